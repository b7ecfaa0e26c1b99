"""Declares embedded OpenType/CFF fonts as what they are.

rdocx embeds a subset OpenType font with CFF outlines under `/FontFile2` of a `/CIDFontType2`, the
place for TrueType outlines (ISO 32000-1, table 126). Lenient viewers draw it all the same; strict
ones and PDF/A checkers refuse it. The proper form is `/FontFile3` with subtype `/OpenType` below a
`/CIDFontType0`, which has no `/CIDToGIDMap`.

The new words fit in the room of the old ones, so the change is made in place: no byte moves, and
the cross-reference table stays right. That costs a tenth of rewriting the file.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, Final

from pypdf import PdfReader
from pypdf.generic import IndirectObject

if TYPE_CHECKING:
    from collections.abc import Iterator

_CFF_MAGIC: Final = b"OTTO"
_STREAM_DICT: Final = re.compile(
    rb"<<\s*/Length (?P<length>\d+)\s*/Filter /FlateDecode\s*/Length1 \d+\s*>>"
)
_CID_MAP: Final = re.compile(rb"/CIDToGIDMap\s*/Identity")


def declare_cff_fonts(pdf: bytes) -> bytes:
    """Move each CFF font of an rdocx PDF to where the standard wants it.

    Args:
        pdf: A PDF with a classic cross-reference table. Files without such fonts come back as
            they are.

    Returns:
        A PDF of the same length.

    Raises:
        ValueError: A font of that kind is written in a form this function does not know.
        pypdf.errors.PyPdfError: The PDF can't be read.
    """
    reader = PdfReader(io.BytesIO(pdf))
    patched = bytearray(pdf)
    done: set[int] = set()
    for font in _fonts(reader):
        descendant_ref = _reference(font["/DescendantFonts"].get_object(), 0)
        if descendant_ref.idnum in done:
            continue
        done.add(descendant_ref.idnum)
        descendant: Any = descendant_ref.get_object()
        descriptor_ref = _reference(descendant, "/FontDescriptor")
        descriptor: Any = descriptor_ref.get_object()
        if "/FontFile2" not in descriptor:
            continue
        file_ref = _reference(descriptor, "/FontFile2")
        program: Any = file_ref.get_object()
        if not program.get_data().startswith(_CFF_MAGIC):
            continue
        _patch(patched, reader, descendant_ref, b"/CIDFontType2", b"/CIDFontType0")
        _blank_cid_map(patched, reader, descendant_ref)
        _patch(patched, reader, descriptor_ref, b"/FontFile2", b"/FontFile3")
        _patch_stream(patched, reader, file_ref)
    return bytes(patched)


def _fonts(reader: PdfReader) -> Iterator[Any]:
    for page in reader.pages:
        resources: Any = page.get("/Resources")
        fonts: Any = resources.get_object().get("/Font") if resources else None
        for font in (fonts.get_object() if fonts else {}).values():
            if font.get_object().get("/Subtype") == "/Type0":
                yield font.get_object()


def _reference(container: Any, key: str | int) -> IndirectObject:
    value = container[key] if isinstance(key, int) else container.raw_get(key)
    if isinstance(value, IndirectObject):
        return value
    raise ValueError(key)


def _span(pdf: bytearray, reader: PdfReader, ref: IndirectObject, end: bytes) -> tuple[int, int]:
    start = reader.xref[ref.generation][ref.idnum]
    return start, pdf.index(end, start)


def _patch(pdf: bytearray, reader: PdfReader, ref: IndirectObject, old: bytes, new: bytes) -> None:
    start, stop = _span(pdf, reader, ref, b"endobj")
    at = pdf.index(old, start, stop)
    pdf[at : at + len(old)] = new


def _blank_cid_map(pdf: bytearray, reader: PdfReader, ref: IndirectObject) -> None:
    start, stop = _span(pdf, reader, ref, b"endobj")
    found = _CID_MAP.search(pdf, start, stop)
    if found is not None:
        pdf[found.start() : found.end()] = b" " * (found.end() - found.start())


def _patch_stream(pdf: bytearray, reader: PdfReader, ref: IndirectObject) -> None:
    start, stop = _span(pdf, reader, ref, b"stream")
    found = _STREAM_DICT.search(pdf, start, stop)
    if found is None:
        raise ValueError(ref.idnum)
    room = found.end() - found.start()
    entry = b"<</Length %b/Filter/FlateDecode/Subtype/OpenType" % found["length"]
    if len(entry) + 2 > room:
        raise ValueError(ref.idnum)
    pdf[found.start() : found.end()] = entry.ljust(room - 2) + b">>"
