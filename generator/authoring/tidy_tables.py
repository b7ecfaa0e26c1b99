"""Canonical tables: what LibreOffice says in every cell is said once for the table."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.rendering.oxml import TWIPS_PER_MM, local, values, w
from generator.rendering.page import FULL_WIDTH, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GRID: Final = TWIPS_PER_MM / 2
_SIDE: Final = ("val", "sz", "space", "color")
_ORDER: Final = (
    "tblStyle", "tblpPr", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar",
)  # fmt: skip


def tidy_tables(root: etree._Element) -> None:
    """Bring the tables of a part into their canonical form, in place."""
    for merged in root.iter(w("vMerge")):
        if merged.get(w("val")) == "continue":  # which is what no value means
            del merged.attrib[w("val")]
    for table, width in _with_widths(root):
        properties = table.find(w("tblPr"))
        if properties is None:
            continue
        _drop_defaults(properties)
        _tidy_grid(table, properties, width)
        _lift_borders(table, properties)
        properties[:] = sorted(properties, key=lambda child: _rank(local(child)))
        for row in table.iterfind(w("tr")):
            marks = row.find(w("trPr"))
            if marks is not None and not len(marks):
                row.remove(marks)


def _rank(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _drop_defaults(properties: etree._Element) -> None:
    for child in list(properties):
        said = values(child)
        is_default = (
            (local(child) == "jc" and said.get("val") in ("left", "start"))
            or (local(child) == "tblInd" and said.get("w") == "0")
            or (local(child) == "tblStyle" and said.get("val") == "TableNormal")
        )
        if is_default:
            properties.remove(child)
    for margins in properties.iterfind(w("tblCellMar")):
        for side in list(margins):
            if local(side) in ("top", "bottom") and side.get(w("w")) == "0":
                margins.remove(side)


def _with_widths(root: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Yield the tables with the width of the text around them; 0 where that isn't known."""
    waiting: list[etree._Element] = []
    for element in root.iter(w("tbl"), w("sectPr")):
        if element.tag == w("tbl"):
            waiting.append(element)
            continue
        for table in waiting:  # a section's properties stand at its end
            nested = next(table.iterancestors(w("tbl")), None) is not None
            yield table, 0 if nested else text_width(element)
        waiting.clear()
    for table in waiting:
        yield table, 0


def _tidy_grid(table: etree._Element, properties: etree._Element, text: int) -> None:
    """Keep the columns that cells end at, on a grid coarser than what programs round by."""
    grid = table.find(w("tblGrid"))
    rows = [_spans(row) for row in table.iterfind(w("tr"))]
    if grid is None or not rows or any(spans is None for spans in rows):
        return
    columns = [_int(column.get(w("w"))) for column in grid]
    ends = {end for spans in rows for end in accumulate(spans or ())}
    if not all(columns) or max(ends) != len(columns) or min(sum(spans or ()) for spans in rows) < 1:
        return
    width = properties.find(w("tblW"))
    is_full = width is not None and (width.get(w("type")), width.get(w("w"))) in FULL_WIDTH
    edges = sorted(ends)
    places = [sum(columns[:end]) for end in edges]
    factor = text / places[-1] if is_full and text else 1.0
    snapped = [round(round(place * factor / _GRID) * _GRID) for place in places]
    if is_full and text:
        snapped[-1] = text
    at = {0: 0, **dict(zip(edges, snapped, strict=True))}
    grid[:] = []
    for before, after in pairwise(sorted(at)):
        etree.SubElement(grid, w("gridCol"), {w("w"): str(at[after] - at[before])})
    for row, spans in zip(table.iterfind(w("tr")), rows, strict=True):
        start = 0
        for cell, span in zip(row.iterfind(w("tc")), spans or (), strict=True):
            count = sum(start < edge <= start + span for edge in edges)
            _size_cell(cell, at[start + span] - at[start], count)
            start += span


def _size_cell(cell: etree._Element, width: int, count: int) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    for old in (*properties.findall(w("tcW")), *properties.findall(w("gridSpan"))):
        properties.remove(old)
    sized = [etree.Element(w("tcW"), {w("w"): str(width), w("type"): "dxa"})]
    if count > 1:
        sized.append(etree.Element(w("gridSpan"), {w("val"): str(count)}))
    properties[:] = [*sized, *properties]


def _spans(row: etree._Element) -> list[int] | None:
    """Give how many columns each cell of a row spans; `None` for a row that skips some."""
    if row.find(f"{w('trPr')}/{w('gridBefore')}") is not None:
        return None
    found = []
    for cell in row.iterfind(w("tc")):
        span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        found.append(1 if span is None else _int(span.get(w("val"))))
    return found


def _int(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


Side = tuple[tuple[str, str], ...] | None
_MIXED: Final[Side] = (("mixed", ""),)


def _lift_borders(table: etree._Element, properties: etree._Element) -> None:
    """Say borders that the cells share once, for the table."""
    rows = [[_borders(cell) for cell in row.iterfind(w("tc"))] for row in table.iterfind(w("tr"))]
    if not all(rows) or properties.find(w("tblBorders")) is not None:
        return
    lines = [
        _meeting(_one(cell.get("bottom") for cell in one), _one(cell.get("top") for cell in two))
        for one, two in pairwise(rows)
    ]
    gaps = [
        _meeting(one.get("right"), two.get("left")) for row in rows for one, two in pairwise(row)
    ]
    lifted = {
        "top": _one(cell.get("top") for cell in rows[0]),
        "left": _one(row[0].get("left") for row in rows),
        "bottom": _one(cell.get("bottom") for cell in rows[-1]),
        "right": _one(row[-1].get("right") for row in rows),
        "insideH": _one(lines),
        "insideV": _one(gaps),
    }
    if _MIXED in lifted.values():
        return
    for borders in table.findall(f"{w('tr')}/{w('tc')}/{w('tcPr')}/{w('tcBorders')}"):
        _drop(borders)
    if any(lifted.values()):
        frame = etree.SubElement(properties, w("tblBorders"))
        for name, side in lifted.items():
            if side:
                etree.SubElement(frame, w(name), {w(key): value for key, value in side})


def _borders(cell: etree._Element) -> dict[str, Side]:
    found = cell.find(f"{w('tcPr')}/{w('tcBorders')}")
    sides: dict[str, Side] = {}
    for side in () if found is None else found:
        said = values(side)
        if said.get("val") not in ("nil", "none"):
            sides[local(side)] = tuple((key, said[key]) for key in _SIDE if key in said)
    return sides


def _one(sides: Iterable[Side]) -> Side:
    """Give what all sides are; a mark of its own where they differ."""
    found = set(sides)
    if len(found) > 1:
        return _MIXED
    return found.pop() if found else None


def _meeting(one: Side, other: Side) -> Side:
    """Give the line between two cells, which either may draw."""
    return one or other if one is None or other is None or one == other else _MIXED


def _drop(borders: etree._Element) -> None:
    parent = borders.getparent()
    if parent is not None:
        parent.remove(borders)
