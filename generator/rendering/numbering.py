"""Word's own list numbers, computed: what Word would print before each numbered paragraph.

Needed for the cached text of cross-references, and for reading a document as text. Follows
ECMA-376 part 1 §17.9: levels, start values, restarts after a higher level, lists that start anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.indonesian import angka
from generator.rendering.oxml import w

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from lxml import etree

_PARAGRAPH: Final = w("p")
_STYLE: Final = w("pStyle")
_NUMBER: Final = w("numPr")
_CHANGE: Final = w("pPrChange")
_NO_NUMBER: Final[tuple[str | None, int | None]] = (None, None)
_VALUE: Final = w("val")


def _letters(number: int) -> str:
    """Write a to z, then aa, bb and so on: Word repeats the letter (ECMA-376 part 1 §17.18.59)."""
    return chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26) if number > 0 else ""


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": lambda number: angka.romawi(number).lower(),
    "upperRoman": angka.romawi,
    "none": lambda _number: "",
    "bullet": lambda _number: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number starts, looks, and is written.

    Attributes:
        start: The first number.
        number_format: A key of the formats above; others print as decimals.
        text: What is printed; `%1` stands for the number of the first level.
        style: The paragraph style that belongs to the level; may be empty.
        restarts_after: The level starts anew after one of the first so many levels.
    """

    start: int
    number_format: str
    text: str
    style: str
    restarts_after: int


class Numbering:
    """The lists of a document, from its numbering and styles parts."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            for abstract in numbering.iterfind(w("abstractNum")):
                self._levels[_attr(abstract, "abstractNumId")] = _levels(abstract)
            for number in numbering.iterfind(w("num")):
                num_id = _attr(number, "numId")
                self._abstract[num_id] = _child_val(number, "abstractNumId", "")
                self._starts[num_id] = {
                    _int(_attr(override, "ilvl"), 0): _int(_attr(start, "val"), 1)
                    for override in number.iterfind(w("lvlOverride"))
                    for start in override.iterfind(w("startOverride"))
                }
        self._known: dict[tuple[str, str | None, int | None], tuple[str, int] | None] = {}
        self._styles = {_attr(style, "styleId"): style for style in styles.iterfind(w("style"))}

    def labels(
        self, body: etree._Element, wanted: Container[etree._Element] | None = None
    ) -> Iterator[tuple[etree._Element, str]]:
        """Walk the paragraphs of a body in order, each with its printed number or "".

        Args:
            body: The document part, or any part of it.
            wanted: The paragraphs to yield; all if `None`.
        """
        counters: dict[str, dict[int, int]] = {}
        starts = {num_id: dict(levels) for num_id, levels in self._starts.items()}
        for paragraph, place in self._places(body):
            is_wanted = wanted is None or paragraph in wanted
            if place is None:
                if is_wanted:
                    yield paragraph, ""
                continue
            num_id, ilvl = place
            levels = self._levels[self._abstract[num_id]]
            counts = counters.setdefault(self._abstract[num_id], {})
            start = starts[num_id].pop(ilvl, None)  # a list starts anew once
            counts[ilvl] = counts.get(ilvl, levels[ilvl].start - 1) + 1 if start is None else start
            for deeper in [level for level in counts if level > ilvl]:
                if ilvl < levels[deeper].restarts_after:
                    del counts[deeper]
            if is_wanted:
                yield paragraph, _print_number(levels, counts, ilvl)

    def level_of(self, paragraph: etree._Element) -> tuple[int, Level] | None:
        """Give depth and level of the list a paragraph belongs to; `None` outside lists."""
        _, place = next(self._places(paragraph))
        if place is None:
            return None
        num_id, ilvl = place
        return ilvl, self._levels[self._abstract[num_id]][ilvl]

    def _places(
        self, body: etree._Element
    ) -> Iterator[tuple[etree._Element, tuple[str, int] | None]]:
        """Walk paragraphs in order, each with its list (`numId`) and level, its own or its style's.

        One filtered walk over everything is many times quicker than a look into each paragraph.
        """
        paragraph, style, number = None, "", _NO_NUMBER
        is_past = False  # what follows tells how the paragraph was before a tracked change
        for element in body.iter(_PARAGRAPH, _STYLE, _NUMBER, _CHANGE):
            tag = element.tag
            if tag == _PARAGRAPH:
                if paragraph is not None:
                    yield paragraph, self._place(style, *number)
                paragraph, style, number, is_past = element, "", _NO_NUMBER, False
            elif tag == _CHANGE:
                is_past = True
            elif not is_past and tag == _STYLE:
                style = element.get(_VALUE, "")
            elif not is_past:
                number = _numbering_of(element)
        if paragraph is not None:
            yield paragraph, self._place(style, *number)

    def _place(self, style: str, num_id: str | None, ilvl: int | None) -> tuple[str, int] | None:
        key = (style, num_id, ilvl)
        if key not in self._known:
            self._known[key] = self._inherited(*key)
        return self._known[key]

    def _inherited(
        self, style: str, num_id: str | None, ilvl: int | None
    ) -> tuple[str, int] | None:
        """Complete what a paragraph says of its list by what its style says."""
        owner = ""
        for _ in range(10):  # styles are based on styles; a cycle ends here
            element = self._styles.get(style)
            if element is None:
                break
            inherited, inherited_level = _numbering_of(element.find(f"{w('pPr')}/{w('numPr')}"))
            if num_id is None and inherited is not None:
                num_id, owner = inherited, style
            ilvl = ilvl if ilvl is not None else inherited_level
            style = _child_val(element, "basedOn", "")
        levels = self._levels.get(self._abstract.get(num_id or "0", ""), {})
        if ilvl is None:  # a style's list names the level by the style, not the style the level
            ilvl = next((key for key, level in levels.items() if owner and level.style == owner), 0)
        return (num_id, ilvl) if num_id is not None and ilvl in levels else None


def _levels(abstract: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in abstract.iterfind(w("lvl")):
        ilvl = _int(_attr(element, "ilvl"), 0)
        levels[ilvl] = Level(
            start=_int(_child_val(element, "start", ""), 1),
            number_format=_child_val(element, "numFmt", "decimal"),
            text=_child_val(element, "lvlText", ""),
            style=_child_val(element, "pStyle", ""),
            restarts_after=_int(_child_val(element, "lvlRestart", ""), ilvl),
        )
    return levels


def _numbering_of(properties: etree._Element | None) -> tuple[str | None, int | None]:
    if properties is None:
        return None, None
    num_id = properties.find(w("numId"))
    ilvl = properties.find(w("ilvl"))
    return (
        None if num_id is None else _attr(num_id, "val"),
        None if ilvl is None else _int(_attr(ilvl, "val"), 0),
    )


def _print_number(levels: dict[int, Level], counts: dict[int, int], ilvl: int) -> str:
    def part(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        level = levels.get(index)
        if level is None:
            return ""
        write = _FORMATS.get(level.number_format, str)
        return write(counts.get(index, level.start))

    return re.sub(r"%([1-9])", part, levels[ilvl].text)


def _attr(element: etree._Element, name: str) -> str:
    return str(element.get(w(name), ""))


def _child_val(element: etree._Element, name: str, default: str) -> str:
    child = element.find(w(name))
    return default if child is None else str(child.get(w("val"), default))


def _int(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else default
