"""Signing all places of one signatory, in turn and at the level that was asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.errors import SigningError
from generator.signing.fields import SignatureField, list_fields, of_role
from generator.signing.qr import PLACEHOLDER, qr_content
from generator.signing.signer import Level, SignatureReceipt, SignatureRequest, Signer, Timestamper

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def sign_as(
    pdf: bytes,
    role: str,
    signer: Signer,
    *,
    now: datetime,
    reason: str = "",
    location: str = "",
    appearance_lines: Iterable[str] = (),
    certify: bool = True,
    level: Level = "b-b",
    timestamper: Timestamper | None = None,
    qr: str = PLACEHOLDER,
) -> tuple[bytes, tuple[SignatureReceipt, ...]]:
    """Sign every place of a signatory that isn't signed yet, one after the other.

    Args:
        pdf: The bundle; never changed.
        role: The signatory, such as `kesatu`.
        signer: Already entered.
        now: Moment of signing, with a time zone.
        reason: Why the documents are signed.
        location: Where.
        appearance_lines: Position and office, printed in the visible boxes; the office the field
            names if left out.
        certify: Whether the first signature of all certifies the bundle: afterwards nothing but
            further signatures is allowed. Leave it off if someone who signs later has a signer
            that adds a field of its own, which a certified file forbids.
        level: What the signatures are to be; never less, or it is an error.
        timestamper: A timestamp authority, for any level above B-B; signers that stamp by
            themselves need none up to B-LT.
        qr: What the QR code in a visible box holds: text or an address, in which `{id}` stands for
            the bundle's identifier; empty for no code.

    Returns:
        The signed bundle and one receipt for each signature.

    Raises:
        SigningError: The PDF can't be read, the role has no field or no unsigned one, others must
            sign first, a signature can't be made, the level can't be reached, or the signer gave
            back something else than the signed bundle. If some signatures were made by then, it
            is a `generator.signing.partial.PartlySignedError` that carries them.
    """
    from generator.signing.levels import LevelKeeper  # noqa: PLC0415 - pyHanko, 300 ms

    every, places = check_turn(pdf, role, fills_fields=signer.fills_fields)
    keeper = LevelKeeper(level, timestamper)
    keeper.rehearse(signer, now)
    lines = tuple(appearance_lines)
    code = qr_content(pdf, qr)
    is_first = not any(place.is_signed for place in every)
    receipts: list[SignatureReceipt] = []
    current = _make_way(pdf, places, now) if not signer.fills_fields else pdf
    # Whoever adds a field of its own may rewrite the file once, as long as nobody has signed it.
    must_extend = signer.fills_fields or not is_first
    try:
        for place in places:
            request = SignatureRequest(
                field=place.name,
                now=now,
                reason=reason,
                location=location,
                appearance_lines=lines or ((place.office,) if place.office else ()),
                qr=code,
                page_no=place.page_no,
                rect=place.rect,
                certify=certify and current is pdf and is_first,
                timestamper=keeper.timestamper,
            )
            before = current
            current, receipt = _sign_once(signer, before, request, must_extend=must_extend)
            must_extend = True
            receipts.append(receipt)
            stamped_at = keeper.check(before, current, place.name, stamps=not signer.fills_fields)
            receipts[-1] = replace(receipt, timestamp=stamped_at)
        finished = keeper.finish(current, now)
    except SigningError as exc:
        if not receipts:
            raise
        raise _partly(exc, current, receipts, places, level) from exc
    return finished, tuple(receipts)


def _sign_once(
    signer: Signer, pdf: bytes, request: SignatureRequest, *, must_extend: bool
) -> tuple[bytes, SignatureReceipt]:
    signed, receipt = signer.sign(pdf, request)
    extends = len(signed) > len(pdf) and signed.startswith(pdf)
    if not signed.startswith(b"%PDF-") or (must_extend and not extends):
        raise SigningError("sign.result-foreign", field=request.field)
    return signed, receipt


def _partly(
    cause: SigningError,
    pdf: bytes,
    receipts: list[SignatureReceipt],
    places: Iterable[SignatureField],
    level: Level,
) -> SigningError:
    from generator.signing.partial import PartlySignedError  # noqa: PLC0415 - rarely needed

    done = [place.name for place in places][: len(receipts)]
    missing = [place.name for place in places][len(receipts) :]
    return PartlySignedError(
        "sign.partly" if missing else "sign.partly-level",
        cause=cause,
        pdf=pdf,
        receipts=receipts,
        signed=done,
        missing=missing,
        level=level.upper(),
    )


def check_turn(
    pdf: bytes, role: str, *, fills_fields: bool = True
) -> tuple[tuple[SignatureField, ...], list[SignatureField]]:
    """Find out whether a signatory can sign now, before any key or passphrase is needed.

    Args:
        pdf: The bundle.
        role: The signatory.
        fills_fields: Whether the signer fills prepared fields; BSrE's service doesn't.

    Returns:
        All places of the bundle, and those the signatory is to sign.

    Raises:
        SigningError: The PDF can't be read, the role has no field or no unsigned one, others must
            sign first, or the bundle is certified and the signer adds fields of its own.
    """
    from generator.signing.places import is_certified  # noqa: PLC0415 - pyHanko, 100 ms
    from generator.signing.reading import open_pdf  # noqa: PLC0415 - as above

    every = list_fields(pdf)
    places = [place for place in of_role(every, role) if not place.is_signed]
    if not places:
        raise SigningError("sign.already-signed", role=role)
    _await_turn(pdf, every, role)
    if not fills_fields and is_certified(open_pdf(pdf, SigningError)):
        raise SigningError("sign.certified")
    return every, places


def _await_turn(pdf: bytes, every: tuple[SignatureField, ...], role: str) -> None:
    from generator.signing.order import earlier, read_order  # noqa: PLC0415 - pyHanko, 100 ms

    first = earlier(read_order(pdf, SigningError), role)
    missing = {place.role: place.office for place in every if not place.is_signed}
    awaited = [one for one in first if one in missing]
    if awaited:
        names = [f"{one} ({missing[one]})" if missing[one] else one for one in awaited]
        raise SigningError("sign.out-of-turn", role=role, first=names, roles=awaited)


def prepare(pdf: bytes, roles: Iterable[str], *, now: datetime) -> bytes:
    """Make way for signatories who sign with a service that adds fields of its own, such as BSrE.

    `sign_as` does this by itself for the one role that signs first. Where several sign that way,
    do it for all of them before the first signature: afterwards it can't be done any more, and
    empty fields stay under the signatures.

    Args:
        pdf: An unsigned bundle; never changed.
        roles: The signatories, such as `kesatu`.
        now: The moment, with a time zone.

    Returns:
        The bundle, rewritten as PDF 1.7 with a plain xref table if it isn't one, without these
        fields, but with a note of where they were.

    Raises:
        SigningError: The PDF can't be read, has a signature already, or a role has no field.
    """
    from generator.signing import places  # noqa: PLC0415 - pyHanko, 100 ms

    every = list_fields(pdf)
    names = [field.name for role in roles for field in of_role(every, role)]
    if any(field.is_signed for field in every):
        raise SigningError("sign.release-late")
    return places.release(places.suit_service(pdf), names, now=now)


def _make_way(pdf: bytes, fields: list[SignatureField], now: datetime) -> bytes:
    if any(field.is_signed for field in list_fields(pdf)):
        return pdf
    return prepare(pdf, dict.fromkeys(field.role for field in fields), now=now)
