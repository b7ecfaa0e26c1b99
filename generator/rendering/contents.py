"""A document's list of its own parts: the page each of them begins on.

PAGEREF fields print the pages. PDF engines work them out themselves; Word shows what stands in the
fields until somebody updates them. So a copy with marks around the fields is converted, and the
pages that are read off its PDF are written into the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.errors import TemplateError
from generator.rendering.oxml import parse, serialize, w
from generator.rendering.package import DOCUMENT, read_package, write_package
from generator.rendering.references import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.rendering.references import Field

_PAGE: Final = re.compile(r"^\s*PAGEREF\s+(\S+)\s")
_READ: Final = re.compile(r"\[\[(\d+)\|\s*(\d+)\s*\|\]\]")
_TINY: Final = 2  # half-points: a mark moves nothing


def marked(docx: bytes, *, name: str) -> bytes:
    """Give a copy in which every PAGEREF field stands between marks that tell its place.

    Raises:
        TemplateError: A field names a bookmark that isn't there.
    """
    parts = read_package(docx, name=name)
    root = parse(parts[DOCUMENT])
    known = {mark.get(w("name")) for mark in root.iter(w("bookmarkStart"))}
    for place, (field, bookmark) in enumerate(_page_fields(root)):
        if bookmark not in known or field.begin is None or field.end is None:
            raise TemplateError("template.reference", where=name, bookmark=bookmark)
        field.begin.addprevious(_mark(f"[[{place}|"))
        field.end.addnext(_mark("|]]"))
    return write_package({**parts, DOCUMENT: serialize(root)})


def read_marks(texts: Iterable[str]) -> dict[int, int]:
    """Read the pages off the texts of the pages of a marked document: page by place."""
    found = (match for text in texts for match in _READ.finditer("".join(text.split())))
    return {int(match.group(1)): int(match.group(2)) for match in found}


def with_page_numbers(docx: bytes, pages: dict[int, int], *, name: str) -> bytes:
    """Write into every PAGEREF field its page.

    Args:
        docx: The document, without marks.
        pages: What `read_marks` gave.
        name: What errors call it.

    Raises:
        TemplateError: A page is missing.
    """
    parts = read_package(docx, name=name)
    root = parse(parts[DOCUMENT])
    for place, (field, bookmark) in enumerate(_page_fields(root)):
        if place not in pages:
            raise TemplateError("template.contents", where=name, bookmark=bookmark)
        field.write(str(pages[place]))
    return write_package({**parts, DOCUMENT: serialize(root)})


def _page_fields(root: etree._Element) -> list[tuple[Field, str]]:
    matched = ((field, _PAGE.match(field.instruction)) for field in fields_of(root))
    return [(field, match.group(1)) for field, match in matched if match is not None]


def _mark(text: str) -> etree._Element:
    run = etree.Element(w("r"))
    look = etree.SubElement(run, w("rPr"))
    etree.SubElement(look, w("sz"), {w("val"): str(_TINY)})
    etree.SubElement(run, w("t")).text = text
    return run
