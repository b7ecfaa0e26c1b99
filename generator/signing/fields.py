"""The signature fields of a bundle, and signing all places of one signatory.

Fields are named `document.role`, such as `nota_kesepakatan.kesatu`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import SigningError
from generator.signing.signer import Rect, SignatureReceipt, SignatureRequest, Signer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class SignatureField:
    """One place to sign.

    Attributes:
        name: Fully qualified name.
        document: Key of the document; empty if the name has only one part.
        role: Who signs here, such as `kesatu`.
        page_no: 1-based page, or `None` if the field is on none.
        rect: Left, bottom, right and top in points; all zero if the field can't be seen.
        is_signed: Whether it holds a signature, or one that a service added lies on it.
        office: The office signed in, from the field's alternative name; may be empty.
    """

    name: str
    document: str
    role: str
    page_no: int | None
    rect: Rect
    is_signed: bool
    office: str = ""


def split_name(name: str) -> tuple[str, str]:
    """Split a field's name into document and role.

    >>> split_name("nota_kesepakatan.kesatu")
    ('nota_kesepakatan', 'kesatu')
    """
    document, _, role = name.rpartition(".")
    return document, role


def list_fields(pdf: bytes) -> tuple[SignatureField, ...]:
    """List the signature fields in the order of the form, then places without a field.

    Those are places that make way for a service; see `generator.signing.places`.

    Raises:
        SigningError: The PDF can't be read or is encrypted.
    """
    from generator.signing import places  # noqa: PLC0415 - pyHanko, 100 ms
    from generator.signing.reading import guarded, open_pdf, signature_fields  # noqa: PLC0415

    reader = open_pdf(pdf, SigningError)
    with guarded(SigningError):
        filled = {name for name, value, _ in signature_fields(reader) if value is not None}
        there = places.places_of(reader)
        made = [place for place in there if place.name in filled]
        return tuple(
            SignatureField(
                place.name,
                *split_name(place.name),
                place.page_no,
                place.rect,
                is_signed=place.name in filled
                or any(places.lies_on(signature, place) for signature in made),
                office=place.office,
            )
            for place in [*there, *places.released(reader)]
        )


def fields_of(pdf: bytes, role: str) -> tuple[SignatureField, ...]:
    """List the fields of one signatory.

    Raises:
        SigningError: The PDF can't be read, or has no field for this role.
    """
    return _of_role(list_fields(pdf), role)


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

    Returns:
        The signed bundle and one receipt for each signature.

    Raises:
        SigningError: The PDF can't be read, the role has no field or no unsigned one, others must
            sign first, a signature can't be made, or the signer gave back something else than the
            signed bundle.
    """
    every = list_fields(pdf)
    places = [place for place in _of_role(every, role) if not place.is_signed]
    if not places:
        raise SigningError("sign.already-signed", role=role)
    _await_turn(pdf, every, role)
    lines = tuple(appearance_lines)
    receipts = []
    current = _make_way(pdf, places, now) if not signer.fills_fields else pdf
    # Whoever adds a field of its own may rewrite the file once, as long as nobody has signed it.
    must_extend = signer.fills_fields or any(place.is_signed for place in every)
    for place in places:
        request = SignatureRequest(
            field=place.name,
            now=now,
            reason=reason,
            location=location,
            appearance_lines=lines or ((place.office,) if place.office else ()),
            page_no=place.page_no,
            rect=place.rect,
            certify=certify and current is pdf and not any(each.is_signed for each in every),
        )
        signed, receipt = signer.sign(current, request)
        extends = len(signed) > len(current) and signed.startswith(current)
        if not signed.startswith(b"%PDF-") or (must_extend and not extends):
            raise SigningError("sign.result-foreign", field=place.name)
        current, must_extend = signed, True
        receipts.append(receipt)
    return current, tuple(receipts)


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
    names = [field.name for role in roles for field in _of_role(every, role)]
    if any(field.is_signed for field in every):
        raise SigningError("sign.release-late")
    return places.release(places.suit_service(pdf), names, now=now)


def _make_way(pdf: bytes, fields: list[SignatureField], now: datetime) -> bytes:
    from generator.signing import places  # noqa: PLC0415 - pyHanko, 100 ms
    from generator.signing.reading import open_pdf  # noqa: PLC0415 - as above

    if places.is_certified(open_pdf(pdf, SigningError)):
        raise SigningError("sign.certified")
    if any(field.is_signed for field in list_fields(pdf)):
        return pdf
    return prepare(pdf, dict.fromkeys(field.role for field in fields), now=now)


def _of_role(fields: tuple[SignatureField, ...], role: str) -> tuple[SignatureField, ...]:
    found = tuple(field for field in fields if field.role == role)
    if not found:
        if not fields:
            raise SigningError("sign.no-fields")
        raise SigningError("sign.no-field", role=role, roles=sorted({f.role for f in fields}))
    return found
