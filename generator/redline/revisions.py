"""Accepting or rejecting tracked changes, as Word does with all of them at once."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Final, Literal

from generator.redline.marks import NOT_KEPT, TRACKED, set_restored
from generator.rendering.oxml import local, parse, serialize, w
from generator.rendering.package import read_package, write_package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

View = Literal["accepted", "rejected"]
Names = tuple[str, ...]

# What is gone in each view, and what stays.
_FATES: Final[dict[View, tuple[Names, Names]]] = {
    "accepted": (("del", "moveFrom"), ("ins", "moveTo")),
    "rejected": (("ins", "moveTo"), ("del", "moveFrom")),
}

STORIES: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_MOVES: Final = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
_ENDS: Final = (w("tc"), w("body"), w("hdr"), w("ftr"), w("footnote"), w("endnote"))


def accept_all(docx: bytes, *, name: str = "docx") -> bytes:
    """Accept every tracked change of a document.

    Raises:
        TemplateError: It isn't a Word document, or holds active content.
    """
    return _settle_package(docx, "accepted", name)


def reject_all(docx: bytes, *, name: str = "docx") -> bytes:
    """Reject every tracked change of a document.

    Raises:
        TemplateError: It isn't a Word document, or holds active content.
    """
    return _settle_package(docx, "rejected", name)


def _settle_package(docx: bytes, view: View, name: str) -> bytes:
    parts = read_package(docx, name=name)
    for part in filter(STORIES.fullmatch, list(parts)):
        root = parse(parts[part])
        if has_revisions(root):
            settle(root, view)
            parts[part] = serialize(root)
    return write_package(parts)


def tracked_parts(parts: Mapping[str, bytes]) -> list[str]:
    """Name the parts with tracked changes."""
    return [part for part in parts if STORIES.fullmatch(part) and has_revisions(parse(parts[part]))]


def has_revisions(root: etree._Element) -> bool:
    """Say whether anything in a part is tracked."""
    return next(root.iter(*map(w, TRACKED)), None) is not None


def settle(root: etree._Element, view: View) -> None:
    """Accept or reject everything tracked in a part, in place."""
    gone, kept = _FATES[view]
    for element in list(root.iter(*map(w, _MOVES))):
        _remove(element)
    _settle_rows(root, gone, kept)
    _settle_cells(root, view)
    _settle_properties(root, view)
    joined = _take_marks(root, gone, kept)
    for element in list(root.iter(*map(w, gone))):
        _remove(element)
    for element in list(root.iter(*map(w, kept))):
        for run in element.iter(w("r")):
            set_restored(run)
        _unwrap(element)
    for link in list(root.iter(w("hyperlink"))):
        if next(link.iter(w("r")), None) is None:
            _remove(link)
    for paragraph in joined:
        _join_next(paragraph)


def _take_marks(root: etree._Element, gone: Names, kept: Names) -> list[etree._Element]:
    """Drop what says that a paragraph's own mark is tracked; give the paragraphs that lose it."""
    joined = []
    for marks in list(root.iterfind(f".//{w('p')}/{w('pPr')}/{w('rPr')}")):
        for mark in list(marks):
            if local(mark) in gone:
                joined.append(next(mark.iterancestors(w("p"))))
            if local(mark) in (*gone, *kept):
                marks.remove(mark)
    return joined


def _settle_rows(root: etree._Element, gone: Names, kept: Names) -> None:
    for row in list(root.iter(w("tr"))):
        properties = row.find(w("trPr"))
        if properties is None:
            continue
        fates = {local(mark): mark for mark in properties}
        if fates.keys() & set(gone):
            table = row.getparent()
            _remove(row)
            if table is not None and table.find(w("tr")) is None:
                _remove(table)
            continue
        for name in fates.keys() & set(kept):
            properties.remove(fates[name])


def _settle_cells(root: etree._Element, view: View) -> None:
    gone, kept = ("cellDel", "cellIns") if view == "accepted" else ("cellIns", "cellDel")
    for mark in list(root.iter(w(gone))):
        cell = next(mark.iterancestors(w("tc")), None)
        if cell is not None:
            _remove(cell)
    for mark in list(root.iter(w(kept), w("cellMerge"))):
        _remove(mark)


def _settle_properties(root: etree._Element, view: View) -> None:
    """Drop the old properties, or put them back."""
    changes = [change for change in root.iter(*map(w, TRACKED)) if local(change).endswith("Change")]
    for change in changes:
        properties = change.getparent()
        if properties is None:
            continue
        properties.remove(change)
        if view == "rejected" and len(change):
            _put_back(properties, change[0])


def _put_back(properties: etree._Element, old: etree._Element) -> None:
    """Replace properties by the old ones, keeping what marks can't keep."""
    staying = NOT_KEPT.get(local(properties), ())
    own = [child for child in properties if local(child) in staying]
    back = [deepcopy(child) for child in old]
    # A paragraph's mark and section stand last among its properties, all others first.
    properties[:] = [*back, *own] if properties.tag == w("pPr") else [*own, *back]


def _join_next(paragraph: etree._Element) -> None:
    """Take a paragraph's mark away: what it holds begins the next paragraph."""
    following = paragraph.getnext()
    while following is not None and local(following) in ("bookmarkStart", "bookmarkEnd"):
        following = following.getnext()
    content = [child for child in paragraph if child.tag != w("pPr")]
    holds = any(next(child.iter(w("r")), None) is not None for child in content)
    if following is not None and following.tag == w("p"):
        place = 0 if following.find(w("pPr")) is None else 1
        for child in reversed(content if holds else _marks_to_keep(content)):
            following.insert(place, child)
        _remove(paragraph)
    elif not holds and not _is_needed(paragraph):
        _remove(paragraph)


def _marks_to_keep(content: list[etree._Element]) -> list[etree._Element]:
    """A bookmark around a paragraph that goes goes with it; one that only begins in it stays."""
    starts = {child.get(w("id")) for child in content if child.tag == w("bookmarkStart")}
    ends = {child.get(w("id")) for child in content if child.tag == w("bookmarkEnd")}
    whole = starts & ends
    marks = (w("bookmarkStart"), w("bookmarkEnd"))
    return [child for child in content if child.tag in marks and child.get(w("id")) not in whole]


def _is_needed(paragraph: etree._Element) -> bool:
    """Say whether a paragraph is the last thing where Word demands a paragraph."""
    parent = paragraph.getparent()
    following = paragraph.getnext()
    is_last = following is None or following.tag == w("sectPr")
    return parent is not None and parent.tag in _ENDS and is_last


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    for child in list(element):
        element.addprevious(child)
    parent.remove(element)
