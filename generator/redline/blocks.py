"""Paragraphs and tables of two documents brought together, each with the one it became."""

from __future__ import annotations

import math
from collections import Counter
from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.redline.atoms import tokens
from generator.redline.layout import figure
from generator.redline.marks import like, make, mark_row
from generator.redline.sequences import best_pairs, equal_pairs
from generator.rendering.oxml import local, values, w

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from lxml import etree

    from generator.redline.marks import Pen
    from generator.redline.paragraphs import Paragraphs

_LEAST_ALIKE: Final = {w("p"): 0.4, w("tbl"): 0.25, w("tr"): 0.35}
_EMPTY: Final = 0.05  # what pairing two empty paragraphs is worth beside one with words
_ENOUGH_WORDS: Final = 12
_TABLE_PARTS: Final = ("tblPr", "tblGrid")
_SWITCHES: Final = ("cantSplit", "tblHeader")
_SEEN: Final = ("tblStyle", "shd", "vAlign", "textDirection", "gridSpan", "trHeight", "vMerge")
_USUAL: Final = ("auto", "continue", "clear", "top", "lrTb", "atLeast")
_WIDTH_TOLERANCE: Final = 20  # twips; programs round widths each in its own way


class _Shape(NamedTuple):
    """What is looked at to find out which block became which."""

    tag: str
    words: Counter[str]
    key: Hashable
    form: Hashable


class _Pairing(NamedTuple):
    """An old block, the new one it became, or one of the two."""

    old: etree._Element | None
    new: etree._Element | None


class Blocks:
    """Merges the blocks of one part.

    Args:
        pen: Makes the marks.
        paragraphs: Merges paragraphs.
        formatting: Whether changes of layout are tracked.
    """

    def __init__(self, pen: Pen, paragraphs: Paragraphs, *, formatting: bool) -> None:
        self._pen = pen
        self._formatting = formatting
        self._paragraphs = paragraphs
        self._shapes: dict[etree._Element, _Shape] = {}

    def merged(
        self, old: Sequence[etree._Element], new: Sequence[etree._Element]
    ) -> list[etree._Element]:
        """Merge what stands in a body, cell, header or note.

        The last paragraph of these can't come or go, as nothing follows that could take its text:
        what came after the old last paragraph, or went, is tracked around the mark that stays.

        Args:
            old: Paragraphs and tables.
            new: The same; the last of each is a paragraph.
        """
        pairings = _with_last_pair(self._pairings(old, new), old, new)
        turn = max(
            (n for n, pair in enumerate(pairings) if None not in pair), default=len(pairings)
        )
        made = []
        for number, (before, after) in enumerate(pairings):
            is_last = number > turn and number == len(pairings) - 1
            if before is not None and after is not None:
                made.append(self._pair(before, after))
            elif after is not None:
                made.append(self._came(after, mark=not is_last))
            elif before is not None:
                made.append(self._went(before, mark=not is_last))
        if pairings and turn < len(pairings) - 1:
            self._turn(pairings, turn, made)
        return made

    def _turn(
        self, pairings: Sequence[_Pairing], turn: int, made: Sequence[etree._Element]
    ) -> None:
        """Let the last paragraph take over the mark of the one that is last on the other side."""
        old, new = pairings[turn]
        before, after = pairings[-1]
        self._paragraphs.mark(made[turn], "ins" if before is None else "del")
        self._paragraphs.take_mark(
            made[-1], new if after is None else after, old if before is None else before
        )

    def _pair(self, old: etree._Element, new: etree._Element) -> etree._Element:
        if new.tag == w("p"):
            return self._paragraphs.merged(old, new)
        return self._table(old, new)

    def _came(self, new: etree._Element, *, mark: bool = True) -> etree._Element:
        if new.tag == w("p"):
            return self._paragraphs.inserted(new, mark=mark)
        return self._whole_table(new, "ins")

    def _went(self, old: etree._Element, *, mark: bool = True) -> etree._Element:
        if old.tag == w("p"):
            return self._paragraphs.deleted(old, mark=mark)
        return self._whole_table(old, "del")

    # --- tables -----------------------------------------------------------------------------------

    def _table(self, old: etree._Element, new: etree._Element) -> etree._Element:
        made = like(new)
        for child in new:
            if child.tag != w("tr"):
                made.append(deepcopy(child))
        for name in _TABLE_PARTS:
            self._keep(made.find(w(name)), old.find(w(name)))
        rows = [table.findall(w("tr")) for table in (old, new)]
        for before, after in self._pairings(*rows):
            if before is not None and after is not None:
                made.append(self._row(before, after))
            elif after is not None:
                made.append(self._whole_row(after, "ins"))
            elif before is not None:
                made.append(self._whole_row(before, "del"))
        return made

    def _row(self, old: etree._Element, new: etree._Element) -> etree._Element:
        made = like(new)
        for name in ("tblPrEx", "trPr"):
            self._properties(made, old, new, name)
        cells = zip(old.findall(w("tc")), new.findall(w("tc")), strict=True)
        for before, after in cells:
            cell = like(after)
            made.append(cell)
            self._properties(cell, before, after, "tcPr")
            cell.extend(self.merged(blocks_of(before), blocks_of(after)))
        return made

    def _properties(
        self, made: etree._Element, old: etree._Element, new: etree._Element, name: str
    ) -> None:
        before, after = old.find(w(name)), new.find(w(name))
        if after is None and before is not None:
            after = make(name)
        if after is not None:
            copied = deepcopy(after)
            made.append(copied)
            self._keep(copied, before)

    def _keep(self, made: etree._Element | None, old: etree._Element | None) -> None:
        if made is not None and self._formatting and _differ(old, made):
            self._pen.keep_old(made, old)

    def _whole_table(self, table: etree._Element, name: str) -> etree._Element:
        made = like(table)
        for child in table:
            row = child.tag == w("tr")
            made.append(self._whole_row(child, name) if row else deepcopy(child))
        return made

    def _whole_row(self, row: etree._Element, name: str) -> etree._Element:
        made = like(row)
        change = self._came if name == "ins" else self._went
        for child in row:
            if child.tag != w("tc"):
                made.append(deepcopy(child))
                continue
            cell = like(child)
            made.append(cell)
            cell.extend(deepcopy(one) for one in child.iterfind(w("tcPr")))
            cell.extend(change(block) for block in blocks_of(child))
        mark_row(made, self._pen.mark(name))
        return made

    # --- which became which -----------------------------------------------------------------------

    def _pairings(
        self, old: Sequence[etree._Element], new: Sequence[etree._Element]
    ) -> list[_Pairing]:
        here = [self._shape(block) for block in old]
        there = [self._shape(block) for block in new]
        anchors = equal_pairs(
            [shape.key for shape in here], [shape.key for shape in there], repeated=False
        )
        pairs = []
        i = j = 0
        for end, other in [*anchors, (len(old), len(new))]:
            left, right = here[i:end], there[j:other]
            found = best_pairs(len(left), len(right), partial(_likeness_at, left, right))
            pairs += [(i + a, j + b) for a, b in found] + [(end, other)]
            i, j = end + 1, other + 1
        return list(_in_turn(old, new, pairs))

    def _shape(self, block: etree._Element) -> _Shape:
        if block not in self._shapes:
            text = "".join(
                node.text or "" if node.tag == w("t") else "\n"
                for node in block.iter(w("t"), w("p"))
            )
            words = Counter(token for token in tokens(text) if not token.isspace())
            form: Hashable = None
            if block.tag == w("tr"):
                form = len(block.findall(w("tc")))
            elif block.tag == w("p"):
                form = block.find(f"{w('pPr')}/{w('sectPr')}") is not None
            pictures = sum(1 for _ in block.iter(w("drawing"), w("pict")))
            self._shapes[block] = _Shape(block.tag, words, (text, form, pictures, block.tag), form)
        return self._shapes[block]


def blocks_of(parent: etree._Element) -> list[etree._Element]:
    """Give the paragraphs and tables right below an element."""
    return [child for child in parent if child.tag in (w("p"), w("tbl"))]


def _likeness_at(left: Sequence[_Shape], right: Sequence[_Shape], a: int, b: int) -> float:
    return _likeness(left[a], right[b])


def _likeness(old: _Shape, new: _Shape) -> float:
    """Say how much pairing two blocks is worth; 0 if they have too little in common."""
    if old.tag != new.tag or old.form != new.form:
        return 0.0
    sizes = old.words.total() + new.words.total()
    if not sizes:
        return _EMPTY
    share = 2 * (old.words & new.words).total() / sizes
    if share < _LEAST_ALIKE[old.tag]:
        return 0.0
    return share * min(1.0, 0.2 + math.sqrt(sizes / 2 / _ENOUGH_WORDS)) + (old.key == new.key) * 0.1


def _in_turn(
    old: Sequence[etree._Element], new: Sequence[etree._Element], pairs: Sequence[tuple[int, int]]
) -> Iterator[_Pairing]:
    """Give the blocks in the order in which they are shown: what went before what came."""
    i = j = 0
    for here, there in pairs:
        yield from (_Pairing(block, None) for block in old[i:here])
        yield from (_Pairing(None, block) for block in new[j:there])
        if here < len(old) and there < len(new):
            yield _Pairing(old[here], new[there])
        i, j = here + 1, there + 1


def _with_last_pair(
    pairings: list[_Pairing], old: Sequence[etree._Element], new: Sequence[etree._Element]
) -> list[_Pairing]:
    """Pair the last paragraphs of both sides if neither has become anything else."""
    single = (_Pairing(old[-1], None), _Pairing(None, new[-1])) if old and new else ()
    if single and all(one in pairings for one in single):
        return [pair for pair in pairings if pair not in single] + [_Pairing(old[-1], new[-1])]
    return pairings


def _differ(old: etree._Element | None, new: etree._Element) -> bool:
    """Say whether a table, row or cell is laid out otherwise, so far as a reader sees it."""
    if new.tag == w("tblGrid") and old is not None:
        widths = [[figure(one.get(w("w"))) for one in grid] for grid in (old, new)]
        return len(widths[0]) != len(widths[1]) or any(
            abs(here - there) > _WIDTH_TOLERANCE for here, there in zip(*widths, strict=True)
        )
    return _seen(old) != _seen(new)


def _seen(properties: etree._Element | None) -> list[tuple[str, list[tuple[str, str]]]]:
    told: list[tuple[str, list[tuple[str, str]]]] = []
    for one in [] if properties is None else properties:
        said = sorted(item for item in values(one).items() if item[1] not in _USUAL)
        if local(one) in _SWITCHES and values(one).get("val") not in ("0", "false", "off"):
            told.append((local(one), []))
        elif local(one) in _SEEN and (said or local(one) == "vMerge"):
            told.append((local(one), said))
    return sorted(told)
