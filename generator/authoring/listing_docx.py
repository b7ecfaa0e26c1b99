"""The list of fields as a Word document, in the styles of the base."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.authoring.base import BASE
from generator.authoring.listing import heading, sections
from generator.authoring.opened import Opened
from generator.authoring.tidy import tidy
from generator.rendering.oxml import serialize, w
from generator.rendering.package import DOCUMENT, write_package
from generator.rendering.places import CORE
from generator.resources import shared_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.authoring.listing import Section

_TITLE: Final = "Judul"
_HEADING: Final = "SubJudul"
_TEXT: Final = "Paragraf"
_HEAD_CELL: Final = "TabelKepala"
_CELL: Final = "TabelIsi"
_SHARES: Final = {2: (40, 60), 4: (32, 14, 32, 22)}  # percent of the width, by number of columns
_WIDTH: Final = 13958  # between the margins of a landscape A4 page, in twips


def as_docx(form: str) -> bytes:
    """Lay the list out as a Word document, landscape.

    Raises:
        InputError: There is no such form.
        TemplateError: The base is missing.
    """
    opened = Opened(shared_path(BASE).read_bytes(), BASE)
    found = opened.root(DOCUMENT)
    if found is None:
        raise KeyError(DOCUMENT)
    root = deepcopy(found)
    body = root.find(w("body"))
    section = root.find(f".//{w('sectPr')}")
    if body is None or section is None:
        raise KeyError(BASE)
    body[:] = [
        _paragraph(_TITLE, heading(form)),
        *(block for one in sections(form) for block in _blocks(one)),
        section,
    ]
    size = section.find(w("pgSz"))
    if size is not None:
        size.attrib.clear()
        for name, value in (("w", "16838"), ("h", "11906"), ("orient", "landscape")):
            size.set(w(name), value)
    parts = {name: content for name, content in opened.parts.items() if name != CORE}
    return tidy(write_package({**parts, DOCUMENT: serialize(root)}), "isian.docx")


def _blocks(section: Section) -> list[etree._Element]:
    intro = [_paragraph(_TEXT, section.intro)] if section.intro else []
    return [_paragraph(_HEADING, section.title), *intro, _table(section)]


def _paragraph(style: str, text: str) -> etree._Element:
    paragraph = etree.Element(w("p"))
    properties = etree.SubElement(paragraph, w("pPr"))
    etree.SubElement(properties, w("pStyle"), {w("val"): style})
    run = etree.SubElement(paragraph, w("r"))
    etree.SubElement(run, w("t")).text = text
    return paragraph


def _table(section: Section) -> etree._Element:
    widths = [share * _WIDTH // 100 for share in _SHARES[len(section.heads)]]
    table = etree.Element(w("tbl"))
    properties = etree.SubElement(table, w("tblPr"))
    etree.SubElement(properties, w("tblW"), {w("w"): "5000", w("type"): "pct"})
    borders = etree.SubElement(properties, w("tblBorders"))
    line = {w("val"): "single", w("sz"): "4", w("space"): "0", w("color"): "999999"}
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        etree.SubElement(borders, w(side), line)
    etree.SubElement(properties, w("tblLayout"), {w("type"): "fixed"})
    margins = etree.SubElement(properties, w("tblCellMar"))
    for side in ("left", "right"):
        etree.SubElement(margins, w(side), {w("w"): "70", w("type"): "dxa"})
    grid = etree.SubElement(table, w("tblGrid"))
    for width in widths:
        etree.SubElement(grid, w("gridCol"), {w("w"): str(width)})
    table.append(_row(section.heads, widths, style=_HEAD_CELL, is_head=True))
    table.extend([_row(row, widths, style=_CELL) for row in section.rows])
    return table


def _row(
    cells: Sequence[str], widths: Sequence[int], *, style: str, is_head: bool = False
) -> etree._Element:
    row = etree.Element(w("tr"))
    properties = etree.SubElement(row, w("trPr"))
    etree.SubElement(properties, w("cantSplit"))
    if is_head:
        etree.SubElement(properties, w("tblHeader"))
    for text, width in zip(cells, widths, strict=True):
        cell = etree.SubElement(row, w("tc"))
        sized = etree.SubElement(cell, w("tcPr"))
        etree.SubElement(sized, w("tcW"), {w("w"): str(width), w("type"): "dxa"})
        cell.append(_paragraph(style, text))
    return row
