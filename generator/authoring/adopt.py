"""The base grown by styles and lists that templates use and it lacks."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from generator.authoring.base import Base
from generator.authoring.opened import NUMBERING, STYLES, Opened
from generator.authoring.tidy import tidy
from generator.rendering.oxml import local, serialize, values, w
from generator.rendering.package import write_package
from generator.rendering.page import base_font

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINKS = ("basedOn", "next", "link")


@dataclass
class Adoption:
    """What came of adopting.

    Attributes:
        docx: The grown base, tidy.
        styles: Names of the styles that were added, by the template they came from.
        differing: Names of styles that a template defines otherwise than the base, by template;
            tidying gives these the base's look.
    """

    docx: bytes
    styles: dict[str, list[str]] = field(default_factory=dict)
    differing: dict[str, list[str]] = field(default_factory=dict)


def adopt(base: bytes, templates: Sequence[Opened]) -> Adoption:
    """Grow the base by what templates use.

    Args:
        base: The base, a complete file.
        templates: The templates, in the order in which their styles win.

    Raises:
        TemplateError: The base isn't a Word document.
    """
    made = Adoption(base)
    for opened in templates:
        growing = _Growing(Opened(made.docx, "naskah.docx"), opened)
        growing.grow()
        if growing.added:
            made.styles[opened.name] = growing.added
        if growing.differing:
            made.differing[opened.name] = growing.differing
        made.docx = growing.result()
    return made


class _Growing:
    def __init__(self, base: Opened, opened: Opened) -> None:
        self._base = base
        self._opened = opened
        self._styles = _root(base, STYLES)
        self._numbering = _root(base, NUMBERING)
        self._known = Base(base)
        self._ids = {key: self._known.style_id(name) for key, name in opened.style_names.items()}
        self._lists: dict[str, str] = {}
        self.added: list[str] = []
        self.differing: list[str] = []

    def grow(self) -> None:
        theirs = self._opened.root(STYLES)
        if theirs is None:
            return
        styles = {one.get(w("styleId"), ""): one for one in theirs.iterfind(w("style"))}
        used = _with_parents(_used(self._opened), styles)
        taken = {one.get(w("styleId"), "") for one in self._styles.iterfind(w("style"))}
        new = [key for key in styles if key in used and not self._ids.get(key)]
        for key in new:
            fresh = key
            while fresh in taken:
                fresh += "2"
            taken.add(fresh)
            self._ids[key] = fresh
        for key in new:
            self._styles.append(self._translated(styles[key]))
            self.added.append(self._opened.style_names[key])
        for key in sorted(used - set(new)):
            if key in styles and self._differs(styles[key]):
                self.differing.append(self._opened.style_names[key])
        for mark in _numbers(self._opened):
            self._list(mark)

    def result(self) -> bytes:
        parts = {**self._base.parts, STYLES: serialize(self._styles)}
        parts[NUMBERING] = serialize(self._numbering)
        grown = write_package(parts)
        return tidy(grown, "naskah.docx", Base(Opened(grown, "naskah.docx")))

    def _translated(self, style: etree._Element) -> etree._Element:
        """Give a copy of a style with the base's ids and font."""
        copied = deepcopy(style)
        copied.set(w("styleId"), self._ids[style.get(w("styleId"), "")])
        for name in _LINKS:
            for mark in copied.findall(w(name)):
                target = self._ids.get(mark.get(w("val"), ""), "")
                if target:
                    mark.set(w("val"), target)
                else:
                    copied.remove(mark)
        for mark in copied.iter(w("numId")):
            mark.set(w("val"), self._list(mark.get(w("val"), "")))
        self._to_base_font(copied)
        return copied

    def _differs(self, style: etree._Element) -> bool:
        own = self._known.style_element(self._ids[style.get(w("styleId"), "")])
        if own is None or style.get(w("default")) == "1":
            return False  # the default style carries the dress
        return _look(self._translated(style)) != _look(own)

    def _to_base_font(self, element: etree._Element) -> None:
        theirs = base_font(_root(self._opened, STYLES))
        mine = base_font(self._styles)
        for fonts in element.iter(w("rFonts")):
            for name, value in values(fonts).items():
                if value == theirs:
                    fonts.set(w(name), mine)

    def _list(self, number: str) -> str:
        """Give the base's id of a list of the template, adding the list if need be."""
        if number in self._lists or number in ("", "0"):
            return self._lists.get(number, number)
        mapped = self._known.same_list(self._opened, number, set(self._lists.values()))
        if not mapped:
            mapped = self._add_list(number)
        self._lists[number] = mapped
        return mapped

    def _add_list(self, number: str) -> str:
        theirs = _root(self._opened, NUMBERING)
        found = theirs.find(f"{w('num')}[@{w('numId')}='{number}']")
        if found is None:
            return number
        link = found.find(w("abstractNumId"))
        key = "" if link is None else link.get(w("val"), "")
        abstract = theirs.find(f"{w('abstractNum')}[@{w('abstractNumId')}='{key}']")
        if link is None or abstract is None:
            return number
        abstract, found = deepcopy(abstract), deepcopy(found)
        fresh_abstract = _next(self._numbering, "abstractNum", "abstractNumId")
        fresh = _next(self._numbering, "num", "numId")
        abstract.set(w("abstractNumId"), fresh_abstract)
        found.set(w("numId"), fresh)
        for mark in found.iter(w("abstractNumId")):
            mark.set(w("val"), fresh_abstract)
        for mark in abstract.iter(w("pStyle")):
            key = mark.get(w("val"), "")
            mark.set(w("val"), self._ids.get(key) or key)
        self._to_base_font(abstract)
        last = self._numbering.findall(w("abstractNum"))[-1]
        last.addnext(abstract)
        self._numbering.append(found)
        return fresh


def _root(opened: Opened, part: str) -> etree._Element:
    root = opened.root(part)
    return etree.Element(w("numbering")) if root is None else root


def _used(opened: Opened) -> set[str]:
    return {
        mark.get(w("val"), "")
        for part in opened.texts
        if (root := opened.root(part)) is not None
        for mark in root.iter(w("pStyle"), w("rStyle"), w("tblStyle"))
    }


def _with_parents(used: set[str], styles: dict[str, etree._Element]) -> set[str]:
    """Add what styles are based on, and what follows them."""
    waiting, found = list(used), set(used)
    while waiting:
        style = styles.get(waiting.pop())
        for name in _LINKS if style is not None else ():
            mark = None if style is None else style.find(w(name))
            key = "" if mark is None else mark.get(w("val"), "")
            if key and key not in found:
                found.add(key)
                waiting.append(key)
    return found


def _numbers(opened: Opened) -> Iterator[str]:
    for part in opened.texts:
        root = opened.root(part)
        for mark in () if root is None else root.iter(w("numId")):
            yield mark.get(w("val"), "")


def _next(numbering: etree._Element, tag: str, name: str) -> str:
    taken = [int(one.get(w(name), "0")) for one in numbering.iterfind(w(tag))]
    return str(max(taken, default=0) + 1)


def _look(style: etree._Element) -> bytes:
    """Give what a style looks like, as bytes to compare."""
    return b"".join(
        etree.tostring(child, method="c14n", exclusive=True)
        for child in style
        if local(child) in ("pPr", "rPr", "basedOn")
    )
