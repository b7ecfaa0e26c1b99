"""Days off and working days in Indonesia, and terms counted in them.

Holidays come from the library `holidays`, which is imported when a year is first asked for. They
are set each year by a joint decree (SKB) of three ministers together with the days of cuti bersama;
before that, the days of the Islamic, Chinese and Buddhist calendars are predictions. Days off that
are declared later, such as elections, can't be known; every result says whether its years are sure.

"Hari" means working days in UU 23/2014 Pasal 1 angka 50; a count in calendar days is offered too,
because Permendagri 22/2020 says only "hari".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

FIRST_YEAR: Final = 1946
LAST_YEAR: Final = 2100

Satuan = Literal["kerja", "kalender"]

_ESTIMATED: Final = "perkiraan"  # how the library marks a predicted date in Indonesian
_FIRST_JOINT_LEAVE: Final = 2002  # no year before has cuti bersama
_WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ONE: Final = timedelta(days=1)


class Jatuh(NamedTuple):
    """The last day of a term.

    Attributes:
        tanggal: The day.
        pasti: Whether no year the term touches rests on predicted holidays.
    """

    tanggal: date
    pasti: bool


class Jumlah(NamedTuple):
    """How many days lie between two dates.

    Attributes:
        hari: The count.
        pasti: Whether no year in between rests on predicted holidays.
    """

    hari: int
    pasti: bool


class _Tahun(NamedTuple):
    libur: dict[date, str]
    cuti_bersama: dict[date, str]
    diperkirakan: bool


@lru_cache(maxsize=64)
def _tahun(year: int) -> _Tahun:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"holidays are known from {FIRST_YEAR} to {LAST_YEAR}")
    from holidays import country_holidays  # noqa: PLC0415 – slow to import, and seldom needed

    public, joint = (
        dict(country_holidays("ID", years=year, language="id", expand=False, categories=category))
        for category in ("public", "government")
    )
    estimated = any(_ESTIMATED in name for name in (*public.values(), *joint.values()))
    return _Tahun(public, joint, estimated)


@dataclass(frozen=True, slots=True)
class Kalender:
    """What counts as a day off.

    Attributes:
        cuti_bersama: Whether joint leave days are days off, as they are for government offices.
        libur_mingguan: Weekdays off, Monday being 0; offices work five days.
    """

    cuti_bersama: bool = True
    libur_mingguan: frozenset[int] = frozenset({5, 6})

    def __post_init__(self) -> None:
        if not self.libur_mingguan < set(range(7)):
            raise ValueError("at least one weekday must be worked")

    def libur(self, day: date) -> str:
        """Name the reason why a day is off; empty for a working day.

        Raises:
            ValueError: The year is outside 1946 to 2100.

        >>> Kalender().libur(date(2026, 8, 17)), Kalender().libur(date(2026, 8, 18))
        ('Hari Kemerdekaan Republik Indonesia', '')
        >>> leave = date(2026, 12, 24)
        >>> Kalender().libur(leave), Kalender(cuti_bersama=False).libur(leave)
        ('Cuti Bersama Hari Raya Natal', '')
        """
        year = _tahun(day.year)
        if name := year.libur.get(day):
            return name
        if self.cuti_bersama and (name := year.cuti_bersama.get(day)):
            return name
        return _WEEKDAYS[day.weekday()] if day.weekday() in self.libur_mingguan else ""

    def hari_kerja(self, day: date) -> bool:
        """Say whether a day is worked.

        Raises:
            ValueError: The year is outside 1946 to 2100.
        """
        return not self.libur(day)

    def tahun_pasti(self, year: int) -> bool:
        """Say whether the days off of a year are set, so far as the library knows.

        They are if none of its holidays is a prediction and, where joint leave counts, its decree
        is known.

        Raises:
            ValueError: The year is outside 1946 to 2100.

        >>> Kalender().tahun_pasti(2026), Kalender().tahun_pasti(2040)
        (True, False)
        """
        known = _tahun(year)
        if known.diperkirakan:
            return False
        return not self.cuti_bersama or bool(known.cuti_bersama) or year < _FIRST_JOINT_LEAVE

    def tambah(
        self,
        mulai: date,
        hari: int,
        satuan: Satuan = "kerja",
        *,
        hari_pertama_terhitung: bool = False,
        geser: bool = False,
    ) -> Jatuh:
        """Find the last day of a term.

        Args:
            mulai: The day that starts it, such as the day a letter was received.
            hari: How many days it has, at least 1.
            satuan: Whether days off are left out (`kerja`) or counted (`kalender`).
            hari_pertama_terhitung: Whether `mulai` is its first day. Neither PP 28/2018 nor
                Permendagri 22/2020 says; the custom, and the later date, is the day after.
            geser: Whether a last calendar day that is off moves to the next working day.

        Raises:
            ValueError: `hari` is below 1, or the term leaves the years 1946 to 2100.

        >>> Kalender().tambah(date(2026, 8, 14), 2)
        Jatuh(tanggal=datetime.date(2026, 8, 19), pasti=True)
        >>> Kalender().tambah(date(2026, 8, 14), 3, "kalender")
        Jatuh(tanggal=datetime.date(2026, 8, 17), pasti=True)
        >>> Kalender().tambah(date(2026, 8, 14), 3, "kalender", geser=True)
        Jatuh(tanggal=datetime.date(2026, 8, 18), pasti=True)
        """
        if hari < 1:
            raise ValueError("a term has at least one day")
        day = mulai if hari_pertama_terhitung else mulai + _ONE
        left = hari
        while True:
            if satuan == "kalender" or self.hari_kerja(day):
                left -= 1
                if not left:
                    break
            day += _ONE
        while geser and not self.hari_kerja(day):
            day += _ONE
        by_calendar = satuan == "kalender" and not geser
        return Jatuh(day, by_calendar or self._pasti(mulai, day))

    def hitung(
        self,
        mulai: date,
        selesai: date,
        satuan: Satuan = "kerja",
        *,
        hari_pertama_terhitung: bool = False,
    ) -> Jumlah:
        """Count the days of a term, its last day included.

        Args:
            mulai: The day that starts it.
            selesai: Its last day, not before `mulai`.
            satuan: As in `tambah`.
            hari_pertama_terhitung: As in `tambah`.

        Raises:
            ValueError: `selesai` is before `mulai`, or the term leaves the years 1946 to 2100.

        >>> Kalender().hitung(date(2026, 8, 14), date(2026, 8, 19))
        Jumlah(hari=2, pasti=True)
        """
        if selesai < mulai:
            raise ValueError("the term ends before it starts")
        first = mulai if hari_pertama_terhitung else mulai + _ONE
        span = (selesai - first).days + 1
        if satuan == "kalender":
            return Jumlah(span, pasti=True)
        days = (first + timedelta(days=offset) for offset in range(span))
        return Jumlah(sum(map(self.hari_kerja, days)), self._pasti(mulai, selesai))

    def _pasti(self, first: date, last: date) -> bool:
        return all(self.tahun_pasti(year) for year in range(first.year, last.year + 1))
