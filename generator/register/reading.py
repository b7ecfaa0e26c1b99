"""From a register to its berkas: rows of all sheets put together into JSON, cell by cell."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from generator.errors import InputError, Problem
from generator.files import read_file
from generator.jsontext import print_path
from generator.loading import parse_berkas
from generator.models.problems import show_value
from generator.register.cells import CellError, to_json
from generator.register.layout import BERKAS, CHOICES, EACH, GUIDE, ID, ITEM, sheets
from generator.register.workbook import HEAD, Cell, Row, read_workbook
from generator.sources import Entry, placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.jsontext import JsonPath
    from generator.register.layout import Column, Sheet
    from generator.register.workbook import Grid

COMMENT: Final = "#"
"""Starts the first cell of a row that isn't read, such as the row of examples."""

_MAX_PROBLEMS: Final = 200


@dataclass(slots=True)
class _Item:
    """One row of a sheet, read.

    Attributes:
        sheet: Its sheet.
        row: Its row.
        links: Values of the columns that say where it belongs, by key.
        facts: Values by path; blank cells are left out.
        cells: Where each column's cell is, by path, blank or not.
        problems: Cells that can't be read.
        value: The JSON value it becomes.
        at: Where that stands in its berkas.
    """

    sheet: Sheet
    row: Row
    links: dict[str, Any] = field(default_factory=dict)
    facts: dict[tuple[str, ...], Any] = field(default_factory=dict)
    cells: dict[tuple[str, ...], str] = field(default_factory=dict)
    problems: list[tuple[tuple[str, ...], Problem]] = field(default_factory=list)
    value: Any = None
    at: JsonPath = ()


@dataclass(slots=True)
class _Berkas:
    """One berkas while its rows are put together."""

    item: _Item
    by_key: dict[tuple[Any, ...], _Item] = field(default_factory=dict)


def read_register(path: Path) -> tuple[Entry, ...]:
    """List the berkas of a register, in the order of its sheets and rows.

    A cell that can't be read makes its berkas an entry with an error; what leaves unclear which
    berkas is meant is an error of the register as a whole.

    Args:
        path: The workbook; relative paths in it start from its folder.

    Raises:
        InputError: It can't be read as a workbook, a sheet lacks its row of keys, a column's key
            isn't known, or a row names no berkas, or none that is there.
    """
    tables, problems = _tables(read_workbook(read_file(path), name=str(path)))
    found: dict[str, _Berkas] = {}
    order: list[_Berkas] = []
    for sheet, items in tables:
        for item in items if sheet.is_form else ():
            order.append(_Berkas(item))
            found.setdefault(str(item.links.get(ID, "")), order[-1])
    for sheet, items in tables:
        for item in items if not sheet.is_form else ():
            problems += _belong(item, found)
    if problems:
        raise _invalid(path, problems)
    return tuple(_entry(berkas, path, number) for number, berkas in enumerate(order, start=1))


def _invalid(path: Path, problems: Sequence[Problem]) -> InputError:
    shown = list(problems[:_MAX_PROBLEMS])
    if len(problems) > _MAX_PROBLEMS:
        shown.append(Problem("field.more", facts={"count": len(problems) - _MAX_PROBLEMS}))
    return InputError(
        "input.invalid", where=str(path), problems=shown, path=str(path), count=len(problems)
    )


# --- sheets and rows ------------------------------------------------------------------------------


def _tables(grids: Sequence[Grid]) -> tuple[list[tuple[Sheet, list[_Item]]], list[Problem]]:
    """Read the sheets that are ours, in the order of the layout; others are a clerk's own."""
    by_name = {grid.name.strip(): grid for grid in grids}
    known = {sheet.name: sheet for sheet in sheets()}
    problems = [
        _unknown("register.unknown-sheet", name, known, name)
        for name, grid in by_name.items()
        if name not in (*known, GUIDE, CHOICES) and _header(grid) is not None
    ]
    tables = []
    for sheet in known.values():
        grid = by_name.get(sheet.name)
        if grid is None or not grid.rows:
            continue
        header = _header(grid)
        if header is None:
            facts: dict[str, object] = {"sheet": sheet.name, "key": sheet.link}
            problems.append(Problem("register.no-keys", cell=f"{sheet.name}!A1", facts=facts))
            continue
        columns, found = _columns(sheet, header)
        problems += found
        tables.append((sheet, _items(grid, sheet, header, columns)))
    return tables, problems


def _header(grid: Grid) -> Row | None:
    """Find the row of keys: the first of the top rows with the key that every row needs."""
    for row in grid.rows:
        if row.number > HEAD:
            return None
        if any(cell.value in (ID, BERKAS) for cell in row.cells.values()):
            return row
    return None


def _columns(sheet: Sheet, header: Row) -> tuple[dict[int, Column], list[Problem]]:
    by_key = {column.key: column for column in sheet.all_columns}
    columns: dict[int, Column] = {}
    problems = []
    for index, cell in header.cells.items():
        key, place = str(cell.value).strip(), f"{sheet.name}!{cell.at}"
        if key not in by_key:
            problems.append(_unknown("register.unknown-column", key, by_key, place))
        elif by_key[key] in columns.values():
            problems.append(Problem("register.column-twice", cell=place, facts={"key": key}))
        else:
            columns[index] = by_key[key]
    return columns, problems


def _items(grid: Grid, sheet: Sheet, header: Row, columns: Mapping[int, Column]) -> list[_Item]:
    link = next((index for index, column in columns.items() if column.key == sheet.link), 0)
    return [
        _read(sheet, row, columns)
        for row in _unmerged(grid, sheet, columns, header.number)
        if not (link in row.cells and str(row.cells[link].value).startswith(COMMENT))
    ]


def _unknown(code: str, name: str, known: Mapping[str, object], cell: str) -> Problem:
    close = get_close_matches(name, known, n=1)
    facts: dict[str, object] = {"name": name[:60], "suggestion": close[0] if close else "–"}
    return Problem(code, cell=cell, facts=facts)


def _unmerged(
    grid: Grid, sheet: Sheet, columns: Mapping[int, Column], header: int
) -> Iterator[Row]:
    """Give the rows of data; a merged cell down a column of links counts for each of its rows."""
    filled: dict[tuple[int, int], Cell] = {}
    by_number = {row.number: row for row in grid.rows}
    refused = {}
    for first, top, last, bottom in grid.merged:
        origin = by_number[top].cells.get(first) if top in by_number else None
        if origin is None or top <= header or first not in columns:
            continue
        if first == last and columns[first] in sheet.links:
            filled |= {(number, first): origin for number in by_number if top < number <= bottom}
        else:
            refused[top, first] = Cell(origin.at, origin.value, "register.merged")
    for row in grid.rows:
        cells = {
            index: refused.get((row.number, index), cell)
            for index, cell in row.cells.items()
            if index in columns
        }
        if row.number <= header or not cells:
            continue
        for index in columns:
            if index not in cells and (row.number, index) in filled:
                cells[index] = filled[row.number, index]
        yield Row(row.number, cells)


def _read(sheet: Sheet, row: Row, columns: Mapping[int, Column]) -> _Item:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – slow, only when needed

    item = _Item(sheet, row)
    for index, column in columns.items():
        cell = row.cells.get(index)
        place = f"{sheet.name}!{get_column_letter(index)}{row.number}"
        if column not in sheet.links:
            item.cells[column.path] = place
        if cell is None:
            continue
        try:
            value = _value(column, cell, is_link=column in sheet.links)
        except CellError as error:
            problem = Problem(error.code, column.key, facts=error.facts, cell=place)
            item.problems.append((column.path, problem))
            continue
        if column in sheet.links or (sheet.is_form and column.path == (ID,)):
            item.links[column.key] = value
        if column not in sheet.links:
            item.facts[column.path] = value
    if () in item.facts and len(item.facts) > 1:
        problem = Problem("register.either", ITEM, facts={"key": ITEM}, cell=item.cells[()])
        item.problems.append(((), problem))
    return item


def _value(column: Column, cell: Cell, *, is_link: bool) -> object:
    if cell.flaw:
        raise CellError(cell.flaw, value=str(cell.value or ""))
    value = to_json(column, cell.value)
    if is_link and column.kind == "integer" and not isinstance(value, int):
        raise CellError("register.not-number", value=show_value(value))
    return value


# --- rows and berkas ------------------------------------------------------------------------------


def _belong(item: _Item, berkas: Mapping[str, _Berkas]) -> list[Problem]:
    """Hang a row into its berkas; sheets come in an order that brings those above first."""
    sheet = item.sheet
    wrong = [problem for path, problem in item.problems if path not in item.cells]
    if wrong:
        return wrong
    place = f"{sheet.name}!{next(iter(item.row.cells.values())).at}"

    def problem(code: str, **facts: object) -> list[Problem]:
        return [Problem(code, cell=place, facts=facts)]

    for column in sheet.links:
        if column.need and column.key not in item.links:
            return problem("register.no-link", key=column.key)
    owner = berkas.get(item.links[BERKAS])
    if owner is None:
        close = get_close_matches(item.links[BERKAS], berkas, n=1)
        suggestion = close[0] if close else "–"
        return problem("register.unknown-berkas", id=item.links[BERKAS], suggestion=suggestion)
    above = tuple(item.links[column.key] for column in sheet.links[1:-1])
    own = item.links.get(sheet.links[-1].key)
    if own is None:
        taken = [key[-1] for key in owner.by_key if key[:-1] == (sheet.lists, *above)]
        own = max(taken, default=0) + 1
    key = (sheet.lists, *above, own)
    if key in owner.by_key:
        return problem("register.number-twice", number=own)
    if above and (sheet.lists[:-1], *above) not in owner.by_key:
        return problem("register.no-parent", column=sheet.links[-2].key, number=above[-1])
    owner.by_key[key] = item
    return []


def _entry(berkas: _Berkas, path: Path, number: int) -> Entry:
    main = berkas.item
    value: dict[str, Any] = {"bentuk": main.sheet.name, "versi_skema": 1}
    _fill(value, main)
    main.value = value
    for key, item in sorted(berkas.by_key.items(), key=_in_order):
        parent = berkas.by_key[key[0][:-1], *key[1:-1]] if len(key[0]) > 1 else main
        _hang(item, parent, key[-1])
    items = (main, *berkas.by_key.values())
    _add_needed(items)
    places = {"": f"{main.sheet.name}!A{main.row.number}"}
    for item in items:
        _note(places, item)
    for sheet in sheets():
        if len(sheet.lists) == 1 and main.sheet.name in sheet.forms:
            places.setdefault(print_path(sheet.lists[0]), sheet.name)
    entry = Entry(
        name=f"baris-{number}",
        where=f"{path}, {main.sheet.name}!{main.row.number}:{main.row.number}",
        data=json.dumps(value, ensure_ascii=False).encode(),
        folder=path.parent,
        places=places,
    )
    wrong = [
        replace(problem, path=print_path((*item.at, *column)))
        for item in items
        for column, problem in item.problems
    ]
    return replace(entry, error=_unusable(entry, wrong)) if wrong else entry


def _unusable(entry: Entry, wrong: list[Problem]) -> InputError:
    """Tell of cells that can't be read, and of everything else that is wrong with the berkas."""
    cells = {problem.cell for problem in wrong}
    try:
        parse_berkas(entry.data, name=entry.where)
    except InputError as error:
        others = [placed(problem, entry) for problem in error.problems]
        wrong = [*wrong, *(problem for problem in others if problem.cell not in cells)]
    return InputError(
        "input.invalid", where=entry.where, problems=wrong, path=entry.where, count=len(wrong)
    )


def _add_needed(items: Sequence[_Item]) -> None:
    """Add the empty lists that must be there: a sheet without rows says so."""
    for sheet in sheets():
        for item in items if sheet.needed else ():
            value = item.value
            for step in sheet.lists[-1][:-1]:
                value = value.get(step) if isinstance(value, dict) else None
            fits = item.sheet.lists == sheet.lists[:-1] and items[0].sheet.name in sheet.forms
            if fits and isinstance(value, dict):
                value.setdefault(sheet.lists[-1][-1], {} if sheet.keyed else [])


def _in_order(found: tuple[tuple[Any, ...], _Item]) -> tuple[Any, ...]:
    """Sort by depth, so that parents come first, then by list and number."""
    key, item = found
    numbers = tuple(step if isinstance(step, int) else item.row.number for step in key[1:])
    return (len(key[0]), key[0], numbers)


def _hang(item: _Item, parent: _Item, key: object) -> None:
    """Put a row's value into its list or, by name, its object below the value of its parent."""
    above, last = _reach(parent.value, item.sheet.lists[-1])
    step: str | int = str(key)
    item.value = item.facts.get((), {})
    if item.sheet.keyed:
        above.setdefault(last, {})[step] = item.value
    else:
        siblings: list[Any] = above.setdefault(last, [])
        step = len(siblings)
        siblings.append(item.value)
    item.at = (*parent.at, *item.sheet.lists[-1], step)
    if isinstance(item.value, dict):
        _fill(item.value, item)


def _reach(value: dict[str, Any], path: tuple[str, ...]) -> tuple[dict[str, Any], str]:
    for step in path[:-1]:
        value = value.setdefault(step, {})
    return value, path[-1]


def _fill(value: dict[str, Any], item: _Item) -> None:
    for path, fact in item.facts.items():
        if EACH in path:
            above, last = _reach(value, path[: path.index(EACH)])
            rows: list[dict[str, Any]] = above.setdefault(last, [])
            rows += [{} for _ in range(len(fact) - len(rows))]
            for row, text in zip(rows, fact, strict=False):
                row[path[-1]] = text
        elif path:
            above, last = _reach(value, path)
            above[last] = fact


def _note(places: dict[str, str], item: _Item) -> None:
    """Note the cell of every fact of a row, there or not, and of the parts they belong to."""
    for path, cell in item.cells.items():
        if EACH in path:
            at = (*item.at, *path[: path.index(EACH)])
            for index in range(len(item.facts.get(path, ()))):
                places[print_path((*at, index, path[-1]))] = cell
            places.setdefault(print_path(at), cell)
            continue
        for length in range(len(path) + 1):
            step = (*item.at, *path[:length])
            if length == len(path) or print_path(step) not in places:
                places[print_path(step)] = cell
