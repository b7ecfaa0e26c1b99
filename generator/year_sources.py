"""What the annual report of a region is made from: the berkas of a folder or register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator import loading, reports, sources
from generator.errors import InputError
from generator.models.laporan_tahunan import LaporanTahunan

if TYPE_CHECKING:
    from pathlib import Path

    from generator.models.berkas import Berkas
    from generator.models.daerah import Profil


@dataclass(frozen=True, slots=True)
class YearSource:
    """The berkas of a source, and whose report they make.

    Attributes:
        berkas: Every berkas that could be read, of whichever region and year.
        laporan: The narrative parts of the year's report.
        failures: Why other berkas couldn't be read.
    """

    berkas: tuple[Berkas, ...]
    laporan: LaporanTahunan
    failures: tuple[InputError, ...]


def gather(
    source: Path,
    year: int,
    *,
    laporan: Path | None = None,
    profile: Path | None = None,
    now: datetime | None = None,
) -> YearSource:
    """Read a source for the report of a year.

    Args:
        source: As in `sources.discover`.
        year: The year.
        laporan: The berkas with the narrative parts; if `None` the source's own of that year, and
            where it has none, one with the usual wording, dated `now`.
        profile: The region, instead of the profil that each berkas names.
        now: The clock's if `None`.

    Raises:
        InputError: The source can't be read or holds no berkas that can; `laporan` isn't valid, or
            is about another year; or nothing says which of several regions is meant.
    """
    found: list[Berkas] = []
    failures: list[InputError] = []
    for entry in sources.discover(source):
        try:
            found.append(sources.load_entry(entry, profile=profile))
        except InputError as error:
            failures.append(error)
    if not found:
        raise failures[0]
    chosen = _narrative(found, year, laporan, profile)
    if chosen is None:
        region = _region(found, source)
        moment = (now or datetime.now(UTC)).astimezone(region.zona)
        chosen = reports.blank_report(region, year, moment.date())
    return YearSource(tuple(found), chosen, tuple(failures))


def _narrative(
    found: list[Berkas], year: int, path: Path | None, profile: Path | None
) -> LaporanTahunan | None:
    if path is not None:
        given = loading.load(path, profile=profile)
        if not isinstance(given, LaporanTahunan) or given.tahun != year:
            raise InputError("input.not-the-report", where=str(path), year=year)
        return given
    own = [one for one in found if isinstance(one, LaporanTahunan) and one.tahun == year]
    return own[0] if len(own) == 1 else None


def _region(found: list[Berkas], source: Path) -> Profil:
    regions = {one.daerah.nama_lengkap: one.daerah for one in found}
    if len(regions) > 1:
        raise InputError("input.several-regions", where=str(source), regions=sorted(regions))
    return next(iter(regions.values()))
