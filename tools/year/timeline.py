"""When things happen: the days of one agreement, set so that it is in its stage at year's end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from year.world import years_later

if TYPE_CHECKING:
    from year.world import Stage, World

EARLY: Final = ("persiapan", "penawaran", "kesepakatan")
_SOON_DAYS: Final = 175


@dataclass(frozen=True, slots=True)
class Timeline:
    """The days of one agreement.

    Attributes:
        stage: How far it has come at the end of the year.
        signed: The day it is signed; of one that isn't yet, the day that is hoped for.
        ends: The last day of its term.
        closed: The day it is ended, if it is.
    """

    stage: Stage
    signed: date
    ends: date
    closed: date | None = None

    @property
    def is_signed(self) -> bool:
        """Whether it is signed by the end of the year."""
        return self.stage not in EARLY


def timeline(world: World, stage: Stage, *, longest: int = 4) -> Timeline:
    """Set the days of an agreement.

    Args:
        world: The year, and chance.
        stage: How far it has come at the end of the year.
        longest: The most years its term may have.
    """
    year, random = world.year, world.random
    if stage in EARLY:
        hoped = world.day(date(year + 1, 1, 10), date(year + 1, 5, 30))
        return Timeline(stage, hoped, years_later(hoped, random.randint(1, longest)))
    if stage == "baru":
        signed = world.day(date(year, 1, 12), date(year, 11, 27))
        return Timeline(stage, signed, years_later(signed, random.randint(2, longest)))
    if stage == "berjalan":
        signed = world.day(date(year - 2, 3, 1), date(year - 1, 12, 10))
        return Timeline(stage, signed, years_later(signed, max(3, longest)))
    years = random.randint(2, min(3, longest))
    if stage == "berakhir":
        last = world.day(date(year, 2, 1), date(year, 11, 20))
    elif stage == "segera_berakhir":
        last = date(year, 12, 31) + timedelta(days=random.randint(20, _SOON_DAYS))
    else:
        last = world.day(date(year + 1, 2, 1), date(year + 1, 9, 30))
    signed = world.day(last.replace(year=last.year - years, day=min(last.day, 28)),
                       last.replace(year=last.year - years, day=28))  # fmt: skip
    ends = years_later(signed, years)
    closed = None
    if stage == "berakhir":
        closed = world.after(ends, 1, 12)
    return Timeline(stage, signed, ends, closed)
