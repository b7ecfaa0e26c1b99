"""The overview as a table for spreadsheets: CSV as Excel opens it in Indonesia.

Excel splits a CSV at the list separator of Windows. Where the comma is the decimal sign, as in
Indonesia, that is the semicolon; a comma would leave each line in one cell. UTF-8 is told by its
byte order mark; the line `sep=;` is left out, as Excel then ignores the mark. Dates are ISO, which
Excel reads as dates in every language.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.yearly.rows import Row

_HEADS: Final = (
    "Pengenal", "Bentuk", "Judul", "Mitra", "Perangkat daerah", "Status", "Naskah", "Nomor",
    "Tanggal", "Mulai", "Berakhir", "Sisa hari", "Tenggat berikutnya", "Tanggal tenggat",
    "Langkah berikutnya", "Temuan kesalahan", "Temuan peringatan", "Masalah", "Berkas hasil",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")


def as_csv(rows: Sequence[Row]) -> bytes:
    """Lay out rows as CSV: UTF-8 with a byte order mark, semicolons, CRLF, a line of heads.

    Text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADS)
    writer.writerows(map(_cells, rows))
    return stream.getvalue().encode("utf-8-sig")


def _cells(row: Row) -> tuple[str | int, ...]:
    due = row.tenggat[0] if row.tenggat else None
    return (
        _text(row.name),
        _text(row.form),
        _text(row.judul),
        _text("; ".join(row.mitra)),
        _text(row.pemrakarsa),
        _text(row.status),
        _text(row.naskah),
        _text(row.nomor),
        _day(row.tanggal),
        _day(row.mulai),
        _day(row.berakhir),
        "" if row.sisa is None else row.sisa,
        _text(row.task(due) if due else ""),
        _day(due.tanggal if due else None),
        _text("; ".join(row.langkah)),
        row.kesalahan,
        row.peringatan,
        _text("; ".join(row.masalah)),
        _text("; ".join(link.href for link in row.tautan)),
    )


def _text(value: str) -> str:
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
