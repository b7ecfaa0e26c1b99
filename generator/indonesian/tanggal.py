"""Dates, months and periods of time as Indonesian text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from generator.indonesian.angka import angka_terbilang
from generator.indonesian.terbilang import terbilang

_DAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_MONTHS_PER_YEAR: Final = 12


def hari(day: date) -> str:
    """Name the weekday.

    >>> hari(date(2026, 11, 23))
    'Senin'
    """
    return _DAYS[day.weekday()]


def nama_bulan(month: int) -> str:
    """Name a month by its number, 1 to 12.

    Raises:
        ValueError: There is no such month.

    >>> nama_bulan(3)
    'Maret'
    """
    if not 1 <= month <= _MONTHS_PER_YEAR:
        raise ValueError("months go from 1 to 12")
    return _MONTHS[month - 1]


def tanggal(day: date) -> str:
    """Print a date as texts do, without a leading zero.

    >>> tanggal(date(2026, 1, 5))
    '5 Januari 2026'
    """
    return f"{day.day} {nama_bulan(day.month)} {day.year}"


def tanggal_angka(day: date) -> str:
    """Print a date in figures, as in the brackets of an opening (Permendagri 22/2020 Lampiran).

    >>> tanggal_angka(date(2026, 1, 5))
    '05-01-2026'
    """
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def tanggal_terbilang(day: date) -> str:
    """Spell a date as openings do, after the weekday.

    >>> tanggal_terbilang(date(2026, 11, 23))
    'tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam'
    """
    return f"tanggal {terbilang(day.day)} bulan {nama_bulan(day.month)} tahun {terbilang(day.year)}"


def bulan_tahun(month: tuple[int, int]) -> str:
    """Print a month given as (year, month).

    Raises:
        ValueError: There is no such month.

    >>> bulan_tahun((2026, 3))
    'Maret 2026'
    """
    year, number = month
    return f"{nama_bulan(number)} {year}"


def rentang_bulan(first: tuple[int, int], last: tuple[int, int]) -> str:
    """Print a range of months, naming a common year once.

    Raises:
        ValueError: The range ends before it starts, or there is no such month.

    >>> rentang_bulan((2026, 3), (2026, 11))
    'Maret s.d. November 2026'
    >>> rentang_bulan((2026, 11), (2027, 2))
    'November 2026 s.d. Februari 2027'
    >>> rentang_bulan((2026, 3), (2026, 3))
    'Maret 2026'
    """
    if tuple(last) < tuple(first):
        raise ValueError("the range ends before it starts")
    if tuple(first) == tuple(last):
        return bulan_tahun(first)
    start = nama_bulan(first[1]) if first[0] == last[0] else bulan_tahun(first)
    return f"{start} s.d. {bulan_tahun(last)}"


class Lama(NamedTuple):
    """A length of time in years, months and days; compares by length.

    Attributes:
        tahun: Whole years.
        bulan: Whole months beyond them, 0 to 11.
        hari: Days beyond those, 0 to 30.
    """

    tahun: int
    bulan: int
    hari: int

    def __str__(self) -> str:
        """Print the parts that are not zero, each with its words."""
        parts = [
            f"{angka_terbilang(count)} {unit}"
            for count, unit in zip(self, ("tahun", "bulan", "hari"), strict=True)
            if count
        ]
        return " ".join(parts) or f"{angka_terbilang(0)} hari"


def hitung_lama(mulai: date, selesai: date, *, akhir_termasuk: bool = True) -> Lama:
    """Measure the time from one day to another in whole months and the days left over.

    A month is over at the end of the day before the same day number comes again. Where a month
    lacks that number (30 February), it is over at the end of that month's last day. So from
    2 March 2026 to 1 April 2026 inclusive is one month, and from 31 January 2027 to 28 February
    2027 inclusive is one month too.

    Args:
        mulai: The first day, which always counts.
        selesai: The last day.
        akhir_termasuk: Whether `selesai` counts as well. Agreements that run "from 23-11-2026 to
            23-11-2029" for three years don't count it.

    Raises:
        ValueError: `selesai` is before `mulai`.
        OverflowError: The day after the period is beyond the year 9999.

    >>> hitung_lama(date(2026, 3, 2), date(2028, 12, 31))
    Lama(tahun=2, bulan=9, hari=30)
    >>> hitung_lama(date(2026, 11, 23), date(2029, 11, 22))
    Lama(tahun=3, bulan=0, hari=0)
    >>> hitung_lama(date(2026, 11, 23), date(2029, 11, 23), akhir_termasuk=False)
    Lama(tahun=3, bulan=0, hari=0)
    """
    if selesai < mulai:
        raise ValueError("the period ends before it starts")
    end = selesai + timedelta(days=1) if akhir_termasuk else selesai
    months = (end.year - mulai.year) * _MONTHS_PER_YEAR + end.month - mulai.month
    if tambah_bulan(mulai, months) > end:
        months -= 1
    years, rest = divmod(months, _MONTHS_PER_YEAR)
    return Lama(years, rest, (end - tambah_bulan(mulai, months)).days)


def tambah_bulan(day: date, months: int) -> date:
    """Find the day on which `months` whole months from `day` are over and the next one begins.

    Raises:
        ValueError: The day would be outside the years 1 to 9999.

    >>> tambah_bulan(date(2026, 11, 23), 36)
    datetime.date(2029, 11, 23)
    >>> tambah_bulan(date(2027, 1, 31), 1)
    datetime.date(2027, 3, 1)
    """
    year, month = divmod(day.year * _MONTHS_PER_YEAR + day.month - 1 + months, _MONTHS_PER_YEAR)
    first = date(year, month + 1, 1)
    same = first + timedelta(days=day.day - 1)
    if same.month == first.month:
        return same
    return same.replace(day=1)


def lama(mulai: date, selesai: date, *, akhir_termasuk: bool = True) -> str:
    """Print the time from one day to another, as `hitung_lama` measures it.

    Raises:
        ValueError: `selesai` is before `mulai`.
        OverflowError: The day after the period is beyond the year 9999.

    >>> lama(date(2026, 3, 1), date(2028, 12, 31))
    '2 (dua) tahun 10 (sepuluh) bulan'
    >>> lama(date(2026, 3, 2), date(2026, 3, 2))
    '1 (satu) hari'
    """
    return str(hitung_lama(mulai, selesai, akhir_termasuk=akhir_termasuk))
