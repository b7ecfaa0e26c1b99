"""A Word file as a set of named parts: read within limits, written reproducibly."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from generator.errors import TemplateError
from generator.rendering.oxml import RELS, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_PARTS: Final = 500
MAX_BYTES: Final = 64 * 1024 * 1024
CONTENT_TYPES: Final = "[Content_Types].xml"
DOCUMENT: Final = "word/document.xml"

_EPOCH: Final = 1 << 5 | 1  # 1 January 1980, as MS-DOS counts
_NEEDED: Final = 20  # version 2.0 of the format
_ASCII: Final = 0
_UTF_8: Final = 1 << 11
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_SMALL: Final = 4096  # bytes
_FOR_OWNER: Final = 0o600 << 16  # what programs on Unix may do with it
_END: Final = struct.Struct("<4s4H2LH")
_STORED_SUFFIXES: Final = (".png", ".jpg", ".jpeg")
_MACROS: Final = re.compile(r"(^|/)(vbaProject\.bin|vbaData\.xml|activeX/)", re.IGNORECASE)
_EMBEDDED: Final = re.compile(r"(^|/)embeddings/", re.IGNORECASE)
_OUTSIDE: Final = re.compile(r"^/|\\|(^|/)\.\.?(/|$)")
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,  # a part is encrypted
    UnicodeError,
)


def read_package(data: bytes, *, name: str) -> dict[str, bytes]:
    """Unpack a .docx.

    Args:
        data: The complete file.
        name: What to call it in errors.

    Returns:
        Part names, as they stand in the package, to contents.

    Raises:
        TemplateError: It isn't a Word document, unpacks to more than the limits allow, or holds
            macros, embedded objects, or links that programs follow by themselves.
    """
    parts = unpack(data, name=name)
    for error in active_content(parts, name=name):
        raise error
    return parts


def unpack(data: bytes, *, name: str) -> dict[str, bytes]:
    """Unpack a .docx within limits, whatever it holds.

    Args:
        data: The complete file.
        name: What to call it in errors.

    Returns:
        Part names to contents.

    Raises:
        TemplateError: It isn't a Word document, or unpacks to more than the limits allow.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_BYTES:
                raise TemplateError(
                    "template.too-large", where=name, limit_mib=MAX_BYTES // 1024**2
                )
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except _UNREADABLE as exc:
        raise TemplateError("template.not-docx", where=name) from exc
    if stray := next(filter(_OUTSIDE.search, parts), ""):
        raise TemplateError("template.outside", where=name, part=stray[:80])
    if CONTENT_TYPES not in parts or DOCUMENT not in parts or len(parts) < len(entries):
        raise TemplateError("template.not-docx", where=name)
    return parts


def active_content(parts: Mapping[str, bytes], *, name: str) -> Iterator[TemplateError]:
    """Find what a program that opens the document may run or fetch unasked."""
    for part, content in parts.items():
        if _MACROS.search(part):
            yield TemplateError("template.macro", where=name, part=part)
        if _EMBEDDED.search(part):
            yield TemplateError("template.embedded", where=name, part=part)
        if not part.endswith((".xml", ".rels")):
            continue
        try:
            root = parse(content)
        except etree.XMLSyntaxError:
            yield TemplateError("template.not-docx", where=f"{name}, {part}")
            continue
        if root.getroottree().docinfo.internalDTD is not None:
            yield TemplateError("template.entities", where=name, part=part)
        if part.endswith(".rels"):
            for link in root.iterfind(f"{{{RELS}}}Relationship[@TargetMode='External']"):
                if not link.get("Type", "").endswith("/hyperlink"):
                    target = link.get("Target", "")[:80]
                    yield TemplateError("template.external", where=name, part=part, target=target)


class Member(NamedTuple):
    """A part as it stands in the zip: deflated once, written as often as one likes.

    Attributes:
        checksum: CRC-32 of the part.
        size: Of the part, in bytes.
        method: Of the zip: `zipfile.ZIP_STORED` or `zipfile.ZIP_DEFLATED`.
        content: The part, stored or deflated.
    """

    checksum: int
    size: int
    method: int
    content: bytes


def pack(name: str, content: bytes, level: int = 9) -> Member:
    """Deflate a part, or store it if it is a picture; `level` is zlib's."""
    checksum = zlib.crc32(content)
    if name.endswith(_STORED_SUFFIXES):
        return Member(checksum, len(content), zipfile.ZIP_STORED, content)
    squeeze = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = squeeze.compress(content) + squeeze.flush()
    return Member(checksum, len(content), zipfile.ZIP_DEFLATED, deflated)


_pack_again: Final = lru_cache(maxsize=256)(pack)


def write_package(parts: Mapping[str, bytes | Member], level: int = 6) -> bytes:
    """Pack parts into a .docx whose bytes depend on nothing but the parts.

    Content types come first, as Office writes them; all times are 1 January 1980.

    Args:
        parts: By their names; those packed before are written as they are.
        level: zlib's, for the others: 1 is quick, 9 is small.
    """
    blocks: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
        part = parts[name]
        if isinstance(part, Member):
            member = part
        else:  # small parts, such as headers, are often the same from document to document
            member = (pack if len(part) > _SMALL else _pack_again)(name, part, level)
        label = name.encode()
        facts = (
            *(_NEEDED, _ASCII if name.isascii() else _UTF_8, member.method, 0, _EPOCH),
            *(member.checksum, len(member.content), member.size, len(label), 0),
        )
        blocks += (_LOCAL.pack(b"PK\3\4", *facts), label, member.content)
        directory += (_CENTRAL.pack(b"PK\1\2", _NEEDED, *facts, 0, 0, 0, _FOR_OWNER, offset), label)
        offset += _LOCAL.size + len(label) + len(member.content)
    length = sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), length, offset, 0)
    return b"".join((*blocks, *directory, end))
