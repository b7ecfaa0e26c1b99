"""The figures on top of the overview: sums over its rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from generator.deadlines import NOTICE_DAYS
from generator.models.realisasi import BENTUK
from generator.yearly.rows import NOT_READ, SOON_DAYS
from generator.yearly.standing import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.yearly.rows import Row

Urgency = Literal["terlewat", "segera", "dekat", ""]
URGENCIES: Final[tuple[Urgency, ...]] = ("terlewat", "segera", "dekat")
_YEARS: Final = 5


def urgency_of(days: int | None) -> Urgency:
    """Say how pressing something is that is due in so many days; `None` is nothing due."""
    if days is None or days > NOTICE_DAYS:
        return ""
    if days < 0:
        return "terlewat"
    return "segera" if days <= SOON_DAYS else "dekat"


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over the cooperation of an overview; decrees aren't counted.

    Attributes:
        kerja_sama: How many there are.
        status: How many by standing.
        bentuk: How many by form and standing, forms that occur alone, in the law's order.
        tenggat: How many by the urgency of their earliest deadline.
        berakhir: How many that aren't over yet end in each year; the last year stands for itself
            and all later ones.
        tidak_terbaca: How many berkas can't be read.
    """

    kerja_sama: int
    status: dict[str, int]
    bentuk: dict[str, dict[str, int]]
    tenggat: dict[str, int]
    berakhir: dict[int, int]
    tidak_terbaca: int


def figures_of(rows: Sequence[Row], day: date) -> Figures:
    """Count what the overview shows on top."""
    known = [row for row in rows if row.form in BENTUK]
    status = Counter(row.status for row in known)
    urgent = Counter(urgency_of(row.tenggat_hari) for row in known)
    ending = Counter(
        min(row.berakhir.year, day.year + _YEARS)
        for row in known
        if row.berakhir is not None and row.status != "berakhir"
    )
    return Figures(
        len(known),
        {standing: status[standing] for standing in STANDINGS},
        {
            form: {
                standing: sum(row.status == standing for row in known if row.form == form)
                for standing in STANDINGS
            }
            for form in BENTUK
            if any(row.form == form for row in known)
        },
        {urgency: urgent[urgency] for urgency in URGENCIES},
        {year: ending[year] for year in range(day.year, day.year + _YEARS + 1)},
        sum(row.status == NOT_READ for row in rows),
    )
