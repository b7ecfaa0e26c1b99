"""Tracked changes as coloured text, so that any engine prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.redline.changes import numbering_in
from generator.redline.layout import figure
from generator.redline.marks import TRACKED, make, set_restored
from generator.redline.places import labels_of
from generator.redline.revisions import STORIES, has_revisions
from generator.rendering.oxml import local, parse, serialize, w
from generator.rendering.package import read_package, write_package

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.rendering.numbering import Numbering

_INSERTED: Final = "1F4E9E"
_DELETED: Final = "B3261E"
_REFORMATTED: Final = "2E7D32"
_ROWS: Final = {"ins": "E9F0FB", "del": "FBE9E8"}
_BAR: Final = {"val": "single", "sz": "12", "space": "10", "color": "7F7F7F"}
# Where a border and shading stand among a paragraph's and a cell's properties.
_BEFORE_BORDER: Final = {
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    "suppressLineNumbers",
}
_BEFORE_SHADING: Final = {
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders"),
}
_BEFORE_COLOUR: Final = {
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "dstrike", "outline"),
    *("shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
}
_BEFORE_LINE: Final = _BEFORE_COLOUR | {
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight"),
}


def visible(docx: bytes, summary: Iterable[etree._Element] = ()) -> bytes:
    """Turn tracked changes into formatting: colour, underline, strike, and a bar beside.

    What went keeps the number it had, struck; what stays and came is numbered as it will be.

    Args:
        docx: A document with tracked changes.
        summary: Blocks to add on a page at the end.

    Returns:
        A document to look at or to print; nothing in it is tracked.

    Raises:
        TemplateError: It isn't a Word document, or holds active content.
    """
    parts = read_package(docx, name="docx")
    numbering = numbering_in(parts)
    for part in filter(STORIES.fullmatch, list(parts)):
        root = parse(parts[part])
        body = root.find(w("body"))
        if has_revisions(root):
            _show(root, numbering)
        if body is not None:
            _add(body, summary)
        parts[part] = serialize(root)
    return write_package(parts)


def colour(run: etree._Element, kind: str) -> None:
    """Write a run as what came ("ins"), went ("del"), or is only formatted otherwise."""
    look = run.find(w("rPr"))
    if look is None:
        look = make("rPr")
        run.insert(0, look)
    _colour(look, kind)


def _colour(look: etree._Element, kind: str) -> None:
    for child in list(look):
        if local(child) in ("color", "u", "strike"):
            look.remove(child)
    hue = make("color", {w("val"): {"ins": _INSERTED, "del": _DELETED}.get(kind, _REFORMATTED)})
    _insert(look, hue, _BEFORE_COLOUR)
    if kind == "del":
        hue.addprevious(make("strike"))
    else:
        line = make("u", {w("val"): "single" if kind == "ins" else "dotted"})
        _insert(look, line, _BEFORE_LINE)


def _show(root: etree._Element, numbering: Numbering) -> None:
    then = labels_of(root, numbering, "rejected")
    for number, paragraph in enumerate(list(root.iter(w("p")))):
        if has_revisions(paragraph):
            _show_mark(paragraph, then.get(number, ""))
            _add_bar(paragraph)
    for mark in [
        *root.iterfind(f".//{w('trPr')}/{w('ins')}"),
        *root.iterfind(f".//{w('trPr')}/{w('del')}"),
    ]:
        _shade(next(mark.iterancestors(w("tr"))), _ROWS[local(mark)])
    for mark in list(root.iter(w("ins"), w("moveTo"), w("del"), w("moveFrom"))):
        if next(mark.iter(w("r")), None) is not None:
            _show_runs(mark, "ins" if local(mark) in ("ins", "moveTo") else "del")
    for mark in list(root.iter(*map(w, TRACKED))):
        look = mark.getparent()
        if look is not None:
            look.remove(mark)
            if mark.tag == w("rPrChange"):
                _colour(look, "format")


def _show_mark(paragraph: etree._Element, label: str) -> None:
    """Show what became of a whole paragraph at its number."""
    came = paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}")
    look = None if came is None else came.getparent()
    if _is_gone(paragraph):
        _number(paragraph, label)
    elif look is not None:
        _colour(look, "ins")


def _show_runs(mark: etree._Element, kind: str) -> None:
    for run in list(mark.iter(w("r"))):
        colour(run, kind)
        if kind == "del":
            set_restored(run)
            _drop_field_mark(run)
    for child in list(mark):
        mark.addprevious(child)
    parent = mark.getparent()
    if parent is not None:
        parent.remove(mark)


def _drop_field_mark(run: etree._Element) -> None:
    """Leave of a field that went only what it showed: nothing may compute it anew."""
    parent = run.getparent()
    if parent is not None and any(local(one) in ("fldChar", "instrText") for one in run):
        parent.remove(run)


def _is_gone(paragraph: etree._Element) -> bool:
    """Say whether a paragraph went with all it held."""
    if paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is None:
        return False
    return all(
        any(local(above) in ("del", "moveFrom") for above in run.iterancestors())
        for run in paragraph.iter(w("r"))
    )


def _number(paragraph: etree._Element, label: str) -> None:
    """Write the number a paragraph had as text, and take it out of its list."""
    properties = paragraph.find(w("pPr"))
    if not label or properties is None:
        return
    for old in properties.findall(w("numPr")):
        properties.remove(old)
    none = make("numPr")
    etree.SubElement(none, w("numId"), {w("val"): "0"})
    _insert(properties, none, _BEFORE_BORDER - {"numPr"})
    run = make("r")
    etree.SubElement(run, w("t")).text = label
    first = next(paragraph.iter(w("delText"), w("br")), None)
    if first is None or first.tag != w("br"):
        etree.SubElement(run, w("tab"))
    colour(run, "del")
    properties.addnext(run)


def _add_bar(paragraph: etree._Element) -> None:
    if next(paragraph.iterancestors(w("tc")), None) is not None:
        return
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = make("pPr")
        paragraph.insert(0, properties)
    borders = properties.find(w("pBdr"))
    if borders is None:
        borders = make("pBdr")
        _insert(properties, borders, _BEFORE_BORDER)
    if borders.find(w("right")) is None:
        bar = make("right", {w(key): value for key, value in _BAR.items()})
        _insert(borders, bar, {"top", "left", "bottom"})


def _shade(row: etree._Element, fill: str) -> None:
    for cell in row.iterfind(w("tc")):
        properties = cell.find(w("tcPr"))
        if properties is None:
            properties = make("tcPr")
            cell.insert(0, properties)
        for old in properties.findall(w("shd")):
            properties.remove(old)
        shading = {w("val"): "clear", w("color"): "auto", w("fill"): fill}
        _insert(properties, make("shd", shading), _BEFORE_SHADING)


def _insert(parent: etree._Element, child: etree._Element, after: set[str]) -> None:
    """Put a property in its place, after those that the schema wants before it."""
    place = sum(1 for one in parent if local(one) in after)
    parent.insert(place, child)


def _add(body: etree._Element, blocks: Iterable[etree._Element]) -> None:
    section = body.find(w("sectPr"))
    width = _text_width(section)
    for block in blocks:
        if section is None:
            body.append(block)
        else:
            section.addprevious(block)
        columns = list(block.iter(w("gridCol")))
        told = sum(figure(column.get(w("w"))) for column in columns)
        for column in columns if width else ():
            column.set(w("w"), str(figure(column.get(w("w"))) * width // told))


def _text_width(section: etree._Element | None) -> int:
    """Measure the lines of a section's pages, in twips; 0 if it doesn't say."""
    size = None if section is None else section.find(w("pgSz"))
    margins = None if section is None else section.find(w("pgMar"))
    if size is None or margins is None:
        return 0
    edges = (figure(margins.get(w(edge))) for edge in ("left", "right", "gutter"))
    return max(0, figure(size.get(w("w"))) - sum(edges))
