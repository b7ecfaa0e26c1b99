"""The signature fields of a bundle, and signing all places of one signatory.

Fields are named `document.role`, such as `nota_kesepakatan.kesatu`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
        is_signed: Whether it holds a signature.
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
    """List the signature fields in the order of the form.

    Raises:
        SigningError: The PDF can't be read or is encrypted.
    """
    from generator.signing.reading import (  # noqa: PLC0415 - pyHanko, 100 ms
        guarded,
        open_pdf,
        page_numbers,
        signature_fields,
    )

    reader = open_pdf(pdf, SigningError)
    with guarded(SigningError):
        pages, annotations = page_numbers(reader)
        return tuple(
            _field(name, value, dictionary, pages, annotations)
            for name, value, dictionary in signature_fields(reader)
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
    current = pdf
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


def _of_role(fields: tuple[SignatureField, ...], role: str) -> tuple[SignatureField, ...]:
    found = tuple(field for field in fields if field.role == role)
    if not found:
        if not fields:
            raise SigningError("sign.no-fields")
        raise SigningError("sign.no-field", role=role, roles=sorted({f.role for f in fields}))
    return found


def _field(
    name: str, value: object, dictionary: Any, pages: dict[int, int], annotations: dict[int, int]
) -> SignatureField:
    document, role = split_name(name)
    kids = dictionary.get("/Kids", ())
    widget = kids[0] if len(kids) else dictionary
    page = widget.raw_get("/P") if "/P" in widget else None
    reference = widget.container_ref
    page_no = pages.get(getattr(page, "idnum", -1))
    if page_no is None and reference is not None:
        page_no = annotations.get(reference.idnum)
    return SignatureField(
        name=name,
        document=document,
        role=role,
        page_no=page_no,
        rect=_rect(widget.get("/Rect", ())),
        is_signed=value is not None,
        office=str(dictionary.get("/TU", "")),
    )


def _rect(numbers: Any) -> Rect:
    corners = [float(number) for number in numbers]
    if len(corners) != len(("left", "bottom", "right", "top")):
        return (0.0, 0.0, 0.0, 0.0)
    x1, y1, x2, y2 = corners
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
