"""The year a report is about, and the day up to which it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

Semester = Literal[1, 2]
SEMESTERS: Final[tuple[Semester, Semester]] = (1, 2)
_CENT: Final = Decimal("0.01")
_MONTHS_PER_QUARTER: Final = 3


@dataclass(frozen=True, slots=True)
class Periode:
    """A year up to a cut-off day.

    Attributes:
        tahun: The year.
        per: The last day that counts, a day of that year.
    """

    tahun: int
    per: date

    @property
    def awal(self) -> date:
        """The first day of the year."""
        return date(self.tahun, 1, 1)

    @property
    def penuh(self) -> bool:
        """Whether the whole year counts."""
        return self.per == date(self.tahun, 12, 31)

    def memuat(self, day: date | None) -> bool:
        """Say whether a day lies in the year and counts."""
        return day is not None and self.awal <= day <= self.per

    def semester(self, number: Semester) -> tuple[date, date]:
        """Give the first and the last day of a semester."""
        if number == 1:
            return date(self.tahun, 1, 1), date(self.tahun, 6, 30)
        return date(self.tahun, 7, 1), date(self.tahun, 12, 31)


def triwulan(day: date) -> int:
    """Give the quarter of a day, 1 to 4."""
    return (day.month - 1) // _MONTHS_PER_QUARTER + 1


def persen(part: Decimal | int, whole: Decimal | int | None) -> Decimal | None:
    """Give a percentage with two decimals; `None`, printed "–", where there is no whole.

    >>> persen(1, 3)
    Decimal('33.33')
    >>> persen(1, 0) is None
    True
    """
    if not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(_CENT, ROUND_HALF_UP)
