"""A Word file as a set of named parts: read within limits, written reproducibly."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.errors import TemplateError
from generator.rendering.oxml import RELS, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_PARTS: Final = 500
MAX_BYTES: Final = 64 * 1024 * 1024
CONTENT_TYPES: Final = "[Content_Types].xml"
DOCUMENT: Final = "word/document.xml"

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
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


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts into a .docx whose bytes depend on nothing but the parts.

    Content types come first, as Office writes them; all times are 1 January 1980.
    """
    names = sorted(parts, key=lambda name: (name != CONTENT_TYPES, name))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            stored = name.endswith(_STORED_SUFFIXES)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name], compresslevel=6)
    return buffer.getvalue()
