"""The PDFs that go into a bundle, and whether they may."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from pypdf import PdfReader

from generator.errors import BundleError
from generator.pdf.reading import READ_ERRORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MAX_FIELD_DEPTH: Final = 32


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a bundle.

    Attributes:
        key: Its registry key, such as "nota_kesepakatan"; the first part may be "sampul".
        title: Its entry in the outline.
        label: Short prefix of its page labels, such as "NK"; unused for the cover.
        pdf: The unsigned PDF.
        roles: Who signs it; each gets one field, named `<key>.<role>`.
        offices: The office each role signs in, shown by viewers as the field's name.
    """

    key: str
    title: str
    label: str
    pdf: bytes
    roles: tuple[str, ...] = ()
    offices: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def reading(part: Part) -> Iterator[None]:
    """Turn whatever pypdf raises on a damaged part into `bundle.unreadable`.

    Raises:
        BundleError: Those of the block, and `bundle.unreadable`.
    """
    try:
        yield
    except READ_ERRORS as exc:
        raise BundleError("bundle.unreadable", part=part.key, reason=type(exc).__name__) from exc


def open_part(part: Part) -> PdfReader:
    """Open a part's PDF, if it can be merged; used within `reading`.

    Raises:
        BundleError: It is encrypted, signed, or has no page.
    """
    reader = PdfReader(io.BytesIO(part.pdf))
    if reader.is_encrypted:
        raise BundleError("bundle.encrypted", part=part.key)
    if _is_signed(reader):
        raise BundleError("bundle.signed-input", part=part.key)
    if not len(reader.pages):
        raise BundleError("bundle.no-pages", part=part.key)
    return reader


def _is_signed(reader: PdfReader) -> bool:
    form: Any = reader.root_object.get("/AcroForm")
    fields = form.get_object().get("/Fields") if form is not None else None
    return any(
        kind == "/Sig" and "/V" in field for field, kind in _fields(fields, None, _MAX_FIELD_DEPTH)
    )


def _fields(entries: Any, inherited: str | None, depth: int) -> Iterator[tuple[Any, str | None]]:
    if entries is None or not depth:
        return
    for entry in entries.get_object():
        field = entry.get_object()
        kind = field.get("/FT", inherited)
        yield field, kind
        yield from _fields(field.get("/Kids"), kind, depth - 1)


@lru_cache(maxsize=16)
def page_count(pdf: bytes) -> int:
    """Count the pages of a PDF that an engine or `merge` made; a bundle asks for each thrice."""
    return PdfReader(io.BytesIO(pdf)).get_num_pages()
