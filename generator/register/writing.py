"""From berkas to a register: a workbook a clerk can fill, with choices, formats and explanations.

Equal berkas give equal bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from itertools import product
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from generator.errors import OutputError
from generator.register.cells import NO, YES, CellError, from_json
from generator.register.layout import ALWAYS, CHOICES, GUIDE, Kind, sheets
from generator.register.reading import COMMENT
from generator.register.rows import lay_out
from generator.register.workbook import MAX_ROWS
from generator.rendering.package import write_package

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.models.berkas import Berkas
    from generator.register.layout import Column, Sheet

KEYS_ROW: Final = 3
FIRST_ROW: Final = 5

_FORMATS: Final[dict[Kind, str]] = {
    "date": "dd/mm/yyyy",
    "month": "mmm yyyy",
    "rupiah": "#,##0",
    "number": "General",
    "integer": "0",
}
_WIDTHS: Final[dict[Kind, int]] = {
    "date": 13, "month": 12, "rupiah": 18, "number": 12, "integer": 10, "flag": 11,
    "lines": 44, "named_lines": 36, "named_lists": 48,
}  # fmt: skip
_TEXT: Final = "@"
_MAX_PROMPT: Final = 255
_MAX_PROMPT_TITLE: Final = 32
_INK: Final = "1F3A5F"
_GREY: Final = "7F7F7F"
_HEADS: Final = ("bagian", "judul", "kunci")
_BANDS: Final = ("DCE6F1", "EEF3F8")
_STAMP: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_TIME: Final = rb"\g<1>2026-01-01T00:00:00Z"
_GUIDE: Final = (
    "REGISTER KERJA SAMA DAERAH\n"
    "Satu baris pada lembar bentuk (ksdd, ksdpk, ksdpl, ksdll, sinergi, …) adalah satu berkas. "
    "Kolom id memberi nama pendek yang unik, misalnya 2026-ksdd-sampah; kolom profil menyebut "
    "berkas profil daerah, misalnya profil.json, di folder yang sama.\n"
    "Daftar seperti para pihak, sumber dana, rencana kerja, dan pemantauan mempunyai lembar "
    "sendiri, satu baris tiap butir: tulis id berkasnya di kolom id_berkas. Nomor (no) boleh "
    "dikosongkan bila urutannya menurut baris.\n"
    "Kolom dengan tanda * wajib diisi. Penjelasan kolom tampil ketika selnya dipilih.\n"
    "Daftar teks ditulis dalam satu sel, satu baris tiap butir (Alt+Enter). Teks menurut pihak "
    "ditulis kesatu: …, lalu di baris berikutnya kedua: ….\n"
    "Sel kosong berarti belum diisi. Daftar yang memang tidak berisi ditulis (kosong).\n"
    "Daerah sendiri cukup ditulis profil di kolom rujuk pada lembar para_pihak.\n"
    "Baris yang diawali # tidak dibaca, misalnya baris contoh. Jangan ubah baris kunci (baris 3). "
    "Kolom dan lembar boleh disembunyikan, dipindah, atau dihapus bila tidak dipakai; lembar "
    "tambahan Anda sendiri tidak dibaca.\n"
    "Kolom nomor, NIP, telepon, dan kode pos berformat teks, sehingga nol di depan tidak hilang."
)


def write_register(berkas: Iterable[Berkas] = ()) -> bytes:
    """Write berkas as a register; without any, a register to be filled.

    What `read_register` gives for the result are the same berkas, but for `$schema`.

    Raises:
        OutputError: A list is longer than a cell may be.
    """
    from openpyxl import Workbook  # noqa: PLC0415 – slow, only when needed

    book = Workbook()
    book.remove(book.worksheets[0])
    _add_styles(book)
    _write_guide(book)
    rows = lay_out(berkas)
    choices = _Choices()
    for sheet in sheets():
        _write_sheet(book, sheet, rows.get(sheet.name, ()), choices)
    choices.write(book)
    target = io.BytesIO()
    book.save(target)
    return _reproducible(target.getvalue())


def _reproducible(data: bytes) -> bytes:
    """Take the time of writing out of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    parts[core] = _STAMP.sub(_TIME, parts[core])
    return write_package(parts)


class _Choices:
    """Lists of choices, each a column of a sheet of its own, as a list in a rule can't be long."""

    def __init__(self) -> None:
        self._lists: dict[tuple[str | int, ...], str] = {}

    def reference(self, choices: tuple[str | int, ...]) -> str:
        """Say where a list stands, as a formula."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 – as above

        letter = get_column_letter(len(self._lists) + 1)
        last = len(choices)
        return self._lists.setdefault(choices, f"{CHOICES}!${letter}$1:${letter}${last}")

    def write(self, book: Workbook) -> None:
        """Write the sheet."""
        page = book.create_sheet(CHOICES)
        page.sheet_state = "hidden"
        for index, choices in enumerate(self._lists, start=1):
            for row, choice in enumerate(choices, start=1):
                page.cell(row, index, choice)


def _write_guide(book: Workbook) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 – as above
    from openpyxl.worksheet.hyperlink import Hyperlink  # noqa: PLC0415 – as above

    page = book.create_sheet(GUIDE)
    page.sheet_properties.tabColor = _INK
    page.sheet_view.showGridLines = False
    for letter, width in zip("ABCD", (34, 48, 90, 44), strict=True):
        page.column_dimensions[letter].width = width
    title, *lines = _GUIDE.splitlines()
    page.append([title])
    page["A1"].font = Font(bold=True, size=14, color=_INK)
    for line in lines:
        page.append([line])
        page.merge_cells(start_row=page.max_row, end_row=page.max_row, start_column=1, end_column=3)
        page.cell(page.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        page.row_dimensions[page.max_row].height = 32
    page.append([])
    page.append(["Lembar", "Isi", "Keterangan", "Untuk bentuk"])
    for cell in page[page.max_row]:
        cell.font = Font(bold=True)
    for sheet in sheets():
        page.append([sheet.name, " › ".join(sheet.titles), sheet.about, ", ".join(sheet.forms)])
        link = page.cell(page.max_row, 1)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{sheet.name}'!A1")
        link.font = Font(color=_INK, underline="single")
        for cell in page[page.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _write_sheet(
    book: Workbook, sheet: Sheet, rows: Sequence[Mapping[str, Any]], choices: _Choices
) -> None:
    page = book.create_sheet(sheet.name)
    page.sheet_properties.tabColor = _INK if sheet.is_form else "8FAADC"
    page.freeze_panes = page.cell(FIRST_ROW, max(len(sheet.links), 1) + 1)
    band, group = 0, ""
    for index, column in enumerate(sheet.all_columns, start=1):
        start = column.titles[0] if len(column.titles) > 1 else ""
        if start != group:
            band, group = 1 - band, start
            page.cell(1, index, group)
        _write_head(page, index, column, band if group else 0)
        _explain(page, index, column, choices)
    page.cell(FIRST_ROW - 1, 1).value = f"{COMMENT} contoh"
    for number, row in enumerate(rows, start=FIRST_ROW):
        for index, column in enumerate(sheet.all_columns, start=1):
            if column.key in row:
                _write_cell(page, number, index, column, row[column.key])


def _write_head(page: Worksheet, index: int, column: Column, band: int) -> None:
    """Write the four rows above the data: part, title, key, example."""
    from openpyxl.styles import Alignment  # noqa: PLC0415 – as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – as above

    star = " *" if column.need == ALWAYS else ""
    page.cell(2, index, " › ".join(column.titles[1:] or column.titles) + star)
    page.cell(KEYS_ROW, index, column.key)
    for row, name in enumerate(_HEADS, start=1):
        page.cell(row, index).style = f"{name} {band}"
    if column.example is not None:
        _write_cell(page, FIRST_ROW - 1, index, column, column.example)
    page.cell(FIRST_ROW - 1, index).style = f"contoh {column.kind}"
    dimension = page.column_dimensions[get_column_letter(index)]
    dimension.width = _WIDTHS.get(column.kind, 26)
    dimension.number_format = _FORMATS.get(column.kind, _TEXT)
    dimension.alignment = Alignment(wrap_text=True, vertical="top")


def _add_styles(book: Workbook) -> None:
    """Add styles by name, which cost far less than setting fonts and fills cell by cell."""
    from openpyxl.styles import (  # noqa: PLC0415 – as above
        Alignment,
        Font,
        NamedStyle,
        PatternFill,
    )

    fonts = (Font(bold=True, color=_INK), Font(bold=True), Font(size=8, color=_GREY))
    for (name, font), (band, colour) in product(zip(_HEADS, fonts, strict=True), enumerate(_BANDS)):
        book.add_named_style(
            NamedStyle(
                f"{name} {band}",
                font=font,
                fill=PatternFill("solid", start_color=colour),
                alignment=Alignment(wrap_text=name == _HEADS[1], vertical="top"),
            )
        )
    for kind in get_args(Kind):
        for prefix, font in (("", Font()), ("contoh ", Font(italic=True, color=_GREY))):
            book.add_named_style(
                NamedStyle(
                    f"{prefix}{kind}",
                    font=font,
                    number_format=_FORMATS.get(kind, _TEXT),
                    alignment=Alignment(wrap_text=True, vertical="top"),
                )
            )


def _explain(page: Worksheet, index: int, column: Column, choices: _Choices) -> None:
    """Show what a column is for once a cell is chosen, and offer what may stand there."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – as above
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 – as above

    offered: tuple[str | int, ...] = (YES, NO) if column.kind == "flag" else column.choices
    about = ". ".join(part.rstrip(".") for part in (column.about, column.need.capitalize()) if part)
    if column.is_list:
        known = f": {', '.join(map(str, offered))}" if offered else ""
        about = f"{about}. Satu baris tiap butir{known}"
        offered = ()
    letter = get_column_letter(index)
    rule = DataValidation(
        type="list" if offered else None,
        formula1=choices.reference(offered) if offered else None,
        allow_blank=True,
        showErrorMessage=bool(offered),
        showInputMessage=True,
        promptTitle=column.titles[-1][:_MAX_PROMPT_TITLE],
        prompt=about if len(about) <= _MAX_PROMPT else f"{about[: _MAX_PROMPT - 1]}…",
    )
    rule.add(f"{letter}{FIRST_ROW}:{letter}{MAX_ROWS}")
    page.add_data_validation(rule)


def _write_cell(page: Worksheet, row: int, index: int, column: Column, value: Any) -> None:
    try:
        found = from_json(column, value)
    except CellError as error:
        where = f"{page.title}!{page.cell(row, index).coordinate}"
        raise OutputError(error.code, where=where, **error.facts) from error
    cell = page.cell(row, index, cast("str | float | bool | date", found))
    cell.style = column.kind
    if isinstance(found, str):
        cell.data_type = "s"  # also "=1+1" and "#N/A"
        if found[:1] in "=+-@":
            cell.quotePrefix = True
    elif isinstance(found, float) and column.kind == "rupiah":
        cell.number_format = "#,##0.00"
