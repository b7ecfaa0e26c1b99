"""The base: the styles, lists, headers and settings that all templates share.

`templates/_base/naskah.docx` holds them. A template differs from it in its wording, and in its
dress: font, size and line spacing of the kind of document it is.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from generator.authoring.opened import NUMBERING, STYLES, Opened
from generator.rendering.oxml import local, values, w
from generator.rendering.page import base_font
from generator.resources import shared_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from lxml import etree

BASE: Final = "_base/naskah.docx"
_CHAIN: Final = 10  # styles are based on styles; a cycle ends here

Properties = dict[str, dict[str, str]]
Pattern = tuple[list[tuple[str, str, str]], list[tuple[str, str]]]


def open_base(overrides: Sequence[Path] = ()) -> Base:
    """Open the base.

    Raises:
        TemplateError: It is missing or isn't a Word document.
    """
    return Base(Opened(shared_path(BASE, overrides).read_bytes(), BASE))


class Base:
    """The base, asked by style names and list patterns rather than by ids.

    Attributes:
        opened: Its parts.
    """

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self._styles = {
            style.get(w("styleId"), ""): style for style in self._root(STYLES).iterfind(w("style"))
        }
        self._ids = {name.casefold(): key for key, name in opened.style_names.items()}

    def _root(self, part: str) -> etree._Element:
        root = self.opened.root(part)
        if root is None:
            raise ValueError(part)
        return root

    def style_id(self, name: str) -> str:
        """Give the id of the style called `name`; empty if the base has none."""
        return self._ids.get(name.casefold(), "")

    def style_names(self) -> list[str]:
        """List the names of its styles."""
        return sorted(self.opened.style_names.values())

    def fonts(self) -> set[str]:
        """List the fonts it is written in."""
        return {
            str(value)
            for part in (STYLES, NUMBERING)
            for fonts in self._root(part).iter(w("rFonts"))
            for value in fonts.attrib.values()
        }

    def dressed(self, styles: etree._Element) -> etree._Element:
        """Give its styles in the dress of another template's: font, size and line spacing."""
        mine = deepcopy(self._root(STYLES))
        font = base_font(styles)
        for theirs, own in zip(_dress(styles), _dress(mine), strict=True):
            if theirs is None or own is None:
                continue
            kept = ("line", "lineRule") if local(own) == "spacing" else ("val",)
            for name in kept:
                if theirs.get(w(name)) and local(own) != "rFonts":
                    own.set(w(name), theirs.get(w(name), ""))
        _replace_font(mine, font)
        return mine

    def lists(self, font: str) -> etree._Element:
        """Give its lists, their numbers written in `font`."""
        mine = deepcopy(self._root(NUMBERING))
        _replace_font(mine, font)
        return mine

    def effective(self, style_id: str) -> Properties:
        """Give what a paragraph style sets, with what it is based on and the list it belongs to."""
        found: Properties = {}
        for style in reversed(list(self._chain(style_id))):
            for child in style.iterfind(f"{w('pPr')}/*"):
                if child.tag == w("numPr"):
                    place = {local(one): one.get(w("val"), "") for one in child}
                    found["numPr"] = {"ilvl": "0", **place}
                else:
                    found[local(child)] = {**found.get(local(child), {}), **values(child)}
        return found

    def has_label(self, place: Mapping[str, str]) -> bool:
        """Tell whether a place in one of its lists, as `effective` gives it, prints a label."""
        numbering = self._root(NUMBERING)
        number = numbering.find(f"{w('num')}[@{w('numId')}='{place.get('numId', '0')}']")
        kind = None if number is None else number.find(w("abstractNumId"))
        if kind is None:
            return False
        level = numbering.find(
            f"{w('abstractNum')}[@{w('abstractNumId')}='{kind.get(w('val'))}']/"
            f"{w('lvl')}[@{w('ilvl')}='{place.get('ilvl', '0')}']/{w('numFmt')}"
        )
        return level is None or level.get(w("val")) != "none"

    def _chain(self, style_id: str) -> Iterator[etree._Element]:
        key = style_id
        for _ in range(_CHAIN):
            style = self._styles.get(key)
            if style is None:
                return
            yield style
            parent = style.find(w("basedOn"))
            key = "" if parent is None else parent.get(w("val"), "")

    def style_element(self, style_id: str) -> etree._Element | None:
        """Give the definition of a style."""
        return self._styles.get(style_id)

    def same_list(self, opened: Opened, number: str, taken: set[str]) -> str:
        """Find a list of its own that prints what a list of another template prints.

        Args:
            opened: The other template.
            number: The id of its list.
            taken: Ids of lists of the base that stand for other lists.

        Returns:
            An id of the base; empty if it has no such list.
        """
        theirs = opened.root(NUMBERING)
        pattern = None if theirs is None else _patterns(theirs).get(number)
        if pattern is None:
            return ""
        same = self._same(pattern)
        return next((key for key in (number, *same) if key in same and key not in taken), "")

    def _same(self, pattern: Pattern) -> list[str]:
        levels, starts = pattern
        return [
            own
            for own, (known, others) in sorted(_patterns(self._root(NUMBERING)).items())
            if others == starts and levels[: len(known)] == known
        ]

    def _lists_of_styles(self, opened: Opened, patterns: Mapping[str, Pattern]) -> dict[str, str]:
        """Find lists by the styles that belong to them in both."""
        styles = opened.root(STYLES)
        found: dict[str, str] = {}
        for style in () if styles is None else styles.iterfind(w("style")):
            mark = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            named = opened.style_names.get(style.get(w("styleId"), ""), "")
            own = self.effective(self.style_id(named)).get("numPr", {}).get("numId", "")
            key = "" if mark is None else mark.get(w("val"), "")
            if own and key in patterns and own in self._same(patterns[key]):
                found.setdefault(key, own)
        return found

    def number_map(self, opened: Opened) -> Mapping[str, str] | None:
        """Find which of its lists each list of another template is.

        Returns:
            Ids of the base by ids of the template; `None` if the template uses a list of its own.
        """
        theirs = opened.root(NUMBERING)
        if theirs is None:
            return {}
        patterns = _patterns(theirs)
        direct = {
            mark.get(w("val"), "")
            for part in opened.texts
            if (root := opened.root(part)) is not None
            for mark in root.iter(w("numId"))
        }
        found = {"0": "0", **self._lists_of_styles(opened, patterns)}
        waiting = []
        for key, pattern in sorted(patterns.items()):
            if key in found:
                continue
            same = [own for own in self._same(pattern) if own not in found.values()]
            if key in same:
                found[key] = key
            elif key in direct:
                waiting.append((key, same))
        for key, same in waiting:  # two lists of a template must not become one
            free = next((own for own in same if own not in found.values()), None)
            if free is None:
                return None
            found[key] = free
        return found


def _dress(styles: etree._Element) -> Sequence[etree._Element | None]:
    defaults = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"
    normal = next(
        (
            style
            for style in styles.iterfind(w("style"))
            if style.get(w("default")) == "1" and style.get(w("type")) == "paragraph"
        ),
        None,
    )
    return (
        styles.find(f"{defaults}/{w('sz')}"),
        styles.find(f"{defaults}/{w('szCs')}"),
        None if normal is None else normal.find(f"{w('pPr')}/{w('spacing')}"),
    )


def _replace_font(part: etree._Element, font: str) -> None:
    own = base_font(part) or next(
        (str(fonts.get(w("ascii"), "")) for fonts in part.iter(w("rFonts"))), ""
    )
    for fonts in part.iter(w("rFonts")):
        for key, value in fonts.attrib.items():
            if value == own and font:
                fonts.set(key, font)


def _patterns(numbering: etree._Element) -> dict[str, Pattern]:
    """Give by id what a list prints: format and text of each level, and where it starts anew."""
    abstracts = {
        abstract.get(w("abstractNumId"), ""): [
            tuple(_value(level, name) for name in ("numFmt", "lvlText", "start"))
            for level in abstract.iterfind(w("lvl"))
        ]
        for abstract in numbering.iterfind(w("abstractNum"))
    }
    return {
        number.get(w("numId"), ""): (
            [(a, b, c) for a, b, c in abstracts.get(_value(number, "abstractNumId"), [])],
            [
                (override.get(w("ilvl"), ""), _value(override, "startOverride"))
                for override in number.iterfind(w("lvlOverride"))
            ],
        )
        for number in numbering.iterfind(w("num"))
    }


def _value(element: etree._Element, name: str) -> str:
    child = element.find(w(name))
    return "" if child is None else child.get(w("val"), "")
