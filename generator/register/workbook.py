"""Workbooks read within limits: sheets as rows of plain cells, whoever made the file."""

from __future__ import annotations

import io
import itertools
import re
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from generator.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.reader.excel import ExcelReader

MAX_FILE: Final = 20 * 1024 * 1024
MAX_UNPACKED: Final = 64 * 1024 * 1024
MAX_PARTS: Final = 2_000
MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 400
HEAD: Final = 10
"""Rows at the top of a sheet in which its keys stand; what is right of all of them isn't read."""

_MIB: Final = 1024 * 1024
_WORKBOOK: Final = "xl/workbook.xml"
_OLE: Final = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx with a password
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z0-9:]{2,30})"')
_ROW: Final = re.compile(rb"<(?:\w+:)?row[ />]")
_UNREADABLE: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell holds.

    Attributes:
        at: Its place in the sheet, such as "F7".
        value: A text, number, boolean, date or time; of a formula what it came to when the
            workbook was last saved.
        flaw: A code of `generator.messages` where it holds no value that can be used.
    """

    at: str
    value: object
    flaw: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it: its number in the sheet, and its cells by column, from 1."""

    number: int
    cells: dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a workbook.

    Attributes:
        name: As on its tab.
        rows: Those with something in them.
        merged: Ranges of merged cells: first column, first row, last column, last row.
    """

    name: str
    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...]


class _Found(Protocol):
    @property
    def value(self) -> object: ...
    @property
    def data_type(self) -> str: ...


def read_workbook(data: bytes, *, name: str) -> tuple[Grid, ...]:
    """Read every sheet of a workbook.

    Args:
        data: The complete file.
        name: What to call it in errors.

    Raises:
        InputError: It isn't a workbook, or larger than the limits allow.
    """
    parts = _sheets_within_limits(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that openpyxl leaves out don't matter here
            values, targets = _opened(data, data_only=True)
            computed = {part for part, content in parts.items() if _FORMULA.search(content)}
            formulas = _opened(data, data_only=False)[0] if computed else None
            return tuple(
                Grid(
                    sheet,
                    tuple(_rows(values, formulas if part in computed else None, sheet)),
                    tuple(_merged(parts.get(part, b""))),
                )
                for sheet, part in targets.items()
            )
    except Exception as exc:  # openpyxl fails on bad workbooks with whatever comes first
        raise InputError("register.not-xlsx", where=name) from exc


def _sheets_within_limits(data: bytes, name: str) -> dict[str, bytes]:
    """Give the XML of the sheets, after a look at everything openpyxl would unpack."""
    if len(data) > MAX_FILE:
        raise InputError("register.too-large", where=name, limit_mib=MAX_FILE // _MIB)
    if data.startswith(_OLE):
        raise InputError("register.old-or-locked", where=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_PARTS or sum(one.file_size for one in entries) > MAX_UNPACKED:
                raise InputError("register.too-large", where=name, limit_mib=MAX_UNPACKED // _MIB)
            parts = {one.filename: archive.read(one) for one in entries}
    except _UNREADABLE as exc:
        raise InputError("register.not-xlsx", where=name) from exc
    declared = any(
        b"<!DOCTYPE" in content or b"<!ENTITY" in content
        for part, content in parts.items()
        if part.endswith((".xml", ".rels", ".vml"))
    )
    if _WORKBOOK not in parts or declared:
        raise InputError("register.not-xlsx", where=name)
    for part, content in parts.items():
        if sum(1 for _ in itertools.islice(_ROW.finditer(content), MAX_ROWS + 1)) > MAX_ROWS:
            raise InputError("register.too-many-rows", where=name, part=part, limit=MAX_ROWS)
    return {part: content for part, content in parts.items() if _ROW.search(content)}


def _opened(data: bytes, *, data_only: bool) -> tuple[ExcelReader, dict[str, str]]:
    from openpyxl.reader.excel import ExcelReader  # noqa: PLC0415 – slow, only when needed

    reader = ExcelReader(
        io.BytesIO(data), read_only=True, keep_vba=False, data_only=data_only, keep_links=False
    )
    reader.read()
    targets = {
        sheet.name: relation.target.removeprefix("/")
        for sheet, relation in reader.parser.find_sheets()
        if sheet.name in reader.wb.sheetnames and hasattr(reader.wb[sheet.name], "iter_rows")
    }
    return reader, targets


def _rows(values: ExcelReader, formulas: ExcelReader | None, sheet: str) -> Iterator[Row]:
    width = max(_width(row) for row in _cells(values, sheet, MAX_COLUMNS, HEAD))
    typed = _cells(formulas, sheet, width) if formulas is not None else iter(())
    blank: tuple[_Found, ...] = ()
    for number, row in enumerate(_cells(values, sheet, width), start=1):
        source = next(typed, ())
        if row is blank:  # of the rows a file leaves out there may be a million
            continue
        cells = {
            column: cell
            for column, found in enumerate(row, start=1)
            if (cell := _cell(found, source[column - 1 :][:1], column, number)) is not None
        }
        if cells:
            yield Row(number, cells)
        else:
            blank = row


def _cells(
    reader: ExcelReader, sheet: str, width: int, rows: int | None = None
) -> Iterator[tuple[_Found, ...]]:
    found = reader.wb[sheet]
    found.reset_dimensions()  # what the file says of its own size may be wrong
    return found.iter_rows(max_col=width, max_row=rows)


def _width(row: tuple[_Found, ...]) -> int:
    return max(
        (index for index, cell in enumerate(row, start=1) if cell.value is not None), default=1
    )


def _cell(found: _Found, source: tuple[_Found, ...], column: int, row: int) -> Cell | None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – as above

    value = found.value
    is_formula = bool(source) and source[0].data_type == "f"
    if value is None or (isinstance(value, str) and not value.strip()):
        if not is_formula or value is not None:
            return None
        return Cell(f"{get_column_letter(column)}{row}", None, "register.formula")
    flaw = "register.cell-error" if found.data_type == "e" else ""
    return Cell(f"{get_column_letter(column)}{row}", value, flaw)


def _merged(sheet: bytes) -> Iterator[tuple[int, int, int, int]]:
    from openpyxl.utils import range_boundaries  # noqa: PLC0415 – as above

    for found in _MERGED.finditer(sheet):
        first_column, first_row, last_column, last_row = range_boundaries(found[1].decode())
        yield (
            int(first_column or 1), int(first_row or 1), int(last_column or 1), int(last_row or 1)
        )  # fmt: skip
