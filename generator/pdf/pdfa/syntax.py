"""The file itself: header, trailer, tables, strings, streams, limits (ISO 19005-3, 6.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pypdf.generic import (
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from generator.pdf.pdfa.clause import Clause
from generator.pdf.pdfa.opened import look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pdf.pdfa.opened import Opened

_HEADER: Final = re.compile(rb"%PDF-1\.[0-7](?:\r\n|\r|\n)%[\x80-\xff]{4}")
_END: Final = re.compile(rb"%%EOF(?:\r\n|\r|\n)?\Z")
_TABLE: Final = re.compile(rb"(?<![a-z])xref(?!(?:\r\n|\r|\n)\d)")
_BEGIN: Final = re.compile(rb"(?<=[\r\n])\d+[\x00\t\f ]\d+[\x00\t\f ]obj(?=[\r\n])")
_FINISH: Final = re.compile(rb"(?<=[\r\n])endobj(?=[\r\n]|\Z)")
_STREAM: Final = re.compile(rb"stream(?:\r\n|\n)")
_ENDSTREAM: Final = re.compile(rb"(?:\r\n|\r|\n)endstream")
_LENGTH: Final = re.compile(rb"/Length\s+(\d+)(\s+\d+\s+R)?")
_FILTERS: Final = {
    *("/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode"),
    *("/CCITTFaxDecode", "/JBIG2Decode", "/DCTDecode", "/JPXDecode"),
}
_INLINE_FILTERS: Final = (_FILTERS - {"/JBIG2Decode", "/JPXDecode"}) | {
    *("/AHx", "/A85", "/Fl", "/RL", "/CCF", "/DCT")
}
_SIGREF_DIGEST: Final = ("/DigestLocation", "/DigestMethod", "/DigestValue")
_LARGEST_INTEGER: Final = 2**31
_LARGEST_REAL: Final = 3.403e38
_SMALLEST_REAL: Final = 1.175e-38
_LONGEST_STRING: Final = 32767
_LONGEST_NAME: Final = 127
_MOST_OBJECTS: Final = 8_388_607
_DEEPEST_STATE: Final = 28
_BOXES: Final = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_SMALLEST_BOX: Final = 3
_LARGEST_BOX: Final = 14_400


def _header(file: Opened) -> Iterator[str]:
    if not _HEADER.match(file.pdf):
        yield "awal berkas"


def _identifier(file: Opened) -> Iterator[str]:
    found = look(file.reader.trailer, "/ID")
    halves = found.get_object() if found is not None else ()
    if len(halves) != len(("first", "second")) or not all(halves):
        yield "trailer"


def _encryption(file: Opened) -> Iterator[str]:
    if "/Encrypt" in file.reader.trailer:
        yield "trailer"


def _after_end(file: Opened) -> Iterator[str]:
    if not _END.search(file.pdf):
        yield "akhir berkas"


def _tables(file: Opened) -> Iterator[str]:
    for place in _starts(file):
        if file.pdf.startswith(b"xref", place) and _TABLE.match(file.pdf, place):
            yield f"bita {place}"


def _starts(file: Opened) -> list[int]:
    return [int(each) for each in re.findall(rb"startxref\s+(\d+)\s+%%EOF", file.pdf)]


def _offsets(file: Opened) -> Iterator[tuple[int, int]]:
    """Give number and place of each object that isn't inside an object stream."""
    for generation in file.reader.xref.values():
        for number, place in generation.items():
            if number in file.objects:
                yield number, place


def _object_spacing(file: Opened) -> Iterator[str]:
    for number, place in _offsets(file):
        end = file.pdf.find(b"endobj", place)
        if not _BEGIN.match(file.pdf, place) or not _FINISH.match(file.pdf, end):
            yield f"objek {number}"


def _hexadecimal(file: Opened) -> Iterator[str]:
    for number, place in _offsets(file):
        for digits in _hex_strings(file.pdf, place):
            plain = b"".join(digits.split())
            if len(plain) % 2 or not re.fullmatch(rb"[0-9A-Fa-f]*", plain):
                yield f"objek {number}"
                break


_TOKEN: Final = re.compile(rb"\(|<<|<([^>]*)>|%[^\r\n]*|\bstream\b|\bendobj\b")


def _hex_strings(pdf: bytes, place: int) -> tuple[bytes, ...]:
    """Collect the hexadecimal strings of the object at a place, its stream left out."""
    found = []
    while match := _TOKEN.search(pdf, place):
        place = match.end()
        if match[0] == b"(":
            place = _after_string(pdf, place)
        elif match[0] in {b"stream", b"endobj"}:
            break
        elif match[1] is not None:
            found.append(match[1])
    return tuple(found)


_PAREN: Final = re.compile(rb"\\.|[()]", re.DOTALL)


def _after_string(pdf: bytes, place: int) -> int:
    depth = 1
    while depth and (match := _PAREN.search(pdf, place)):
        place = match.end()
        depth += {b"(": 1, b")": -1}.get(match[0], 0)
    return place


def _stream_length(file: Opened) -> Iterator[str]:
    held = {number for number, _ in file.streams}
    for number, place in _offsets(file):
        if number not in held:
            continue
        begin = _STREAM.search(file.pdf, place)
        # pypdf drops the entry on reading.
        stated = _LENGTH.search(file.pdf, place, begin.start() if begin else place)
        if begin is None or stated is None:
            yield f"objek {number}"
            continue
        size = int(stated[1])
        if stated[2]:
            size = int(str(file.reader.get_object(IndirectObject(size, 0, file.reader))))
        if not _ENDSTREAM.match(file.pdf, begin.end() + size):
            yield f"objek {number}"


def _external(file: Opened) -> Iterator[str]:
    for number, each in file.streams:
        if any(key in each for key in ("/F", "/FFilter", "/FDecodeParms")):
            yield f"objek {number}"


def _filters(file: Opened) -> Iterator[str]:
    for number, each in file.streams:
        if any(name not in _FILTERS for name in _names(look(each, "/Filter"))):
            yield f"objek {number}"


def _inline_filters(file: Opened) -> Iterator[str]:
    for content in file.contents:
        for operands, operator in content.operations:
            if operator == b"INLINE IMAGE":
                settings = operands["settings"]
                used = _names(look(settings, "/F") or look(settings, "/Filter"))
                if any(name not in _INLINE_FILTERS for name in used):
                    yield content.place


def _names(value: Any) -> list[str]:
    if value is None:
        return []
    found = value.get_object()
    return [str(found)] if isinstance(found, NameObject) else [str(each) for each in found]


def _permissions(file: Opened) -> Iterator[str]:
    held = look(file.root, "/Perms")
    if held is None:
        return
    if set(held.get_object()) - {"/UR3", "/DocMDP"}:
        yield "/Perms"
    if "/DocMDP" in held.get_object():
        for place, each in file.dictionaries:
            if "/TransformMethod" in each and any(key in each for key in _SIGREF_DIGEST):
                yield place


def _limits(file: Opened) -> Iterator[str]:
    if len(file.objects) > _MOST_OBJECTS:
        yield "jumlah objek"
    for place, value in file.values:
        keys = value if isinstance(value, DictionaryObject) else ()
        if _is_beyond(value) or any(len(str(key).encode()) > _LONGEST_NAME + 1 for key in keys):
            yield place


def _is_beyond(value: Any) -> bool:
    if isinstance(value, NumberObject):
        return not -_LARGEST_INTEGER <= value < _LARGEST_INTEGER
    if isinstance(value, FloatObject):
        return float(value) != 0 and not _SMALLEST_REAL <= abs(float(value)) <= _LARGEST_REAL
    if isinstance(value, NameObject):
        return len(str(value).encode()) > _LONGEST_NAME + 1
    if isinstance(value, TextStringObject):
        return len(value.original_bytes) > _LONGEST_STRING
    return isinstance(value, ByteStringObject) and len(value) > _LONGEST_STRING


def _state_depth(file: Opened) -> Iterator[str]:
    for content in file.contents:
        depth = 0
        for _, operator in content.operations:
            depth += {b"q": 1, b"Q": -1}.get(operator, 0)
            if depth > _DEEPEST_STATE:
                yield content.place
                break


def _boxes(file: Opened) -> Iterator[str]:
    for place, page in file.pages:
        for name in _BOXES:
            if name in page:
                x0, y0, x1, y1 = (float(each) for each in page[name])
                sides = abs(x1 - x0), abs(y1 - y0)
                if not all(_SMALLEST_BOX <= side <= _LARGEST_BOX for side in sides):
                    yield f"{place}, {name}"


CLAUSES: Final = (
    Clause("6.1.2", "pdfa.header", _header),
    Clause("6.1.3", "pdfa.identifier", _identifier),
    Clause("6.1.3", "pdfa.encrypted", _encryption),
    Clause("6.1.3", "pdfa.after-end", _after_end),
    Clause("6.1.4", "pdfa.table-spacing", _tables),
    Clause("6.1.6", "pdfa.hex-string", _hexadecimal),
    Clause("6.1.7", "pdfa.stream-length", _stream_length),
    Clause("6.1.7", "pdfa.external-stream", _external),
    Clause("6.1.7", "pdfa.filter", _filters),
    Clause("6.1.9", "pdfa.object-spacing", _object_spacing),
    Clause("6.1.10", "pdfa.inline-filter", _inline_filters),
    Clause("6.1.12", "pdfa.permissions", _permissions),
    Clause("6.1.13", "pdfa.limit", _limits),
    Clause("6.1.13", "pdfa.state-depth", _state_depth),
    Clause("6.1.13", "pdfa.page-box", _boxes),
)
