"""The signature fields of a bundle.

Fields are named `document.role`, such as `nota_kesepakatan.kesatu`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import SigningError

if TYPE_CHECKING:
    from generator.signing.signer import Rect


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
    from generator.signing.reading import (  # noqa: PLC0415
        guarded,
        is_timestamp,
        open_pdf,
        signature_fields,
    )

    reader = open_pdf(pdf, SigningError)
    with guarded(SigningError):
        held = {name: value for name, value, _ in signature_fields(reader)}
        filled = {name for name, value in held.items() if value is not None}
        stamps = {name for name in filled if is_timestamp(held[name])}
        there = [place for place in places.places_of(reader) if place.name not in stamps]
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
    return of_role(list_fields(pdf), role)


def of_role(fields: tuple[SignatureField, ...], role: str) -> tuple[SignatureField, ...]:
    """Choose the fields of one signatory.

    Raises:
        SigningError: There are none.
    """
    found = tuple(field for field in fields if field.role == role)
    if not found:
        if not fields:
            raise SigningError("sign.no-fields")
        raise SigningError("sign.no-field", role=role, roles=sorted({f.role for f in fields}))
    return found
