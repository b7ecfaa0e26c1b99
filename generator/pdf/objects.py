"""Small makers of PDF objects that pypdf has no short spelling for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from pypdf import PdfWriter
    from pypdf.generic import IndirectObject, PdfObject


def dictionary(entries: Mapping[str, Any]) -> DictionaryObject:
    """Make a dictionary of values by their names, slash included."""
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})


def stream(content: bytes, entries: Mapping[str, Any], *, compress: bool = True) -> PdfObject:
    """Make a stream with the given entries in its dictionary."""
    made = DecodedStreamObject()
    made.set_data(content)
    made.update(dictionary(entries))
    return made.flate_encode() if compress else made


def rectangle(rect: Sequence[float]) -> ArrayObject:
    """Write a rectangle to a thousandth of a point."""
    return ArrayObject(FloatObject(f"{value:.3f}") for value in rect)


def numbers(values: Sequence[int]) -> ArrayObject:
    """Write whole numbers as an array."""
    return ArrayObject(NumberObject(value) for value in values)


def add(writer: PdfWriter, value: PdfObject) -> IndirectObject:
    """Add an object to a file."""
    return writer._add_object(value)  # noqa: SLF001 - pypdf's only way to add one


def reference(target: DictionaryObject) -> IndirectObject:
    """Give the reference of an object that is in a file.

    Raises:
        ValueError: It isn't in one.
    """
    found = target.indirect_reference
    if found is None:
        raise ValueError(target)
    return found


def pdf_date(moment: datetime) -> str:
    """Write a date as ISO 32000-1, 7.9.4 asks.

    >>> from datetime import UTC, datetime
    >>> pdf_date(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    "D:20260302090000+00'00'"
    """
    zone = f"{moment:%z}"
    return f"D:{moment:%Y%m%d%H%M%S}" + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")
