"""Table grids that follow the cells a template's loops and merges leave, as docxtpl mends them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.rendering.oxml import NAMESPACES, w

if TYPE_CHECKING:
    from collections.abc import Sequence

_TABLE: Final = w("tbl")
_ROW: Final = w("tr")
_CELL: Final = w("tc")
_COLUMN: Final = w("gridCol")
_SPAN: Final = w("gridSpan")
_WIDTH: Final = w("w")
_IS_EVEN: Final = etree.XPath(  # seen at a glance: a row fills the grid, and none has more cells
    "w:tr[count(w:tc) = $columns] and not(w:tr[count(w:tc) > $columns]"
    " or *[not(self::w:tblPr or self::w:tblGrid or self::w:tr)])",
    namespaces=NAMESPACES,
)


def fit_grids(root: etree._Element) -> None:
    """Give the grid of every table as many columns as its widest row takes, in place.

    The table keeps its width. What is no number counts as none.
    """
    for table in root.iter(_TABLE):
        grid = table.find(w("tblGrid"))
        if grid is None:
            continue
        columns = list(grid.iterchildren(_COLUMN))
        if _IS_EVEN(table, columns=len(columns)):
            continue
        rows = _rows(table)
        missing = max((_count(row) for row in rows), default=0) - len(columns)
        if missing > 0:
            _add(grid, columns, missing)
            columns = list(grid.iterchildren(_COLUMN))
        spans = next(table.iter(_SPAN), None) is not None
        widest = max((_reach(row) if spans else _count(row) for row in rows), default=0)
        if widest < len(columns):
            _drop(grid, columns[:widest], columns[widest:])


def _rows(table: etree._Element) -> list[etree._Element]:
    """List the rows of a table, without those of tables in its cells."""
    rows = list(table.iter(_ROW))
    if next(table.iterdescendants(_TABLE), None) is None:
        return rows
    return [row for row in rows if next(row.iterancestors(_TABLE)) is table]


def _count(row: etree._Element) -> int:
    return sum(1 for _ in row.iterchildren(_CELL))


def _reach(row: etree._Element) -> int:
    spans = (cell.find(f"{w('tcPr')}/{_SPAN}") for cell in row.iterchildren(_CELL))
    return sum(1 if span is None else int(_number(span.get(w("val"), "1"))) for span in spans)


def _add(grid: etree._Element, columns: Sequence[etree._Element], missing: int) -> None:
    total = sum(map(_width, columns))
    if not total:
        return
    before, after = total / len(columns), total / (len(columns) + missing)
    for column in columns:
        column.set(_WIDTH, str(int(_width(column) * after / before)))
    for _ in range(missing):
        etree.SubElement(grid, _COLUMN, {_WIDTH: str(int(after))})


def _drop(
    grid: etree._Element, kept: Sequence[etree._Element], surplus: Sequence[etree._Element]
) -> None:
    for column in surplus:
        grid.remove(column)
    freed = sum(map(_width, surplus))
    for column in kept:
        column.set(_WIDTH, str(int(_width(column) + int(freed / len(kept)))))


def _width(column: etree._Element) -> float:
    return _number(column.get(_WIDTH, ""))


def _number(text: str) -> float:
    return float(text) if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text, re.ASCII) else 0.0
