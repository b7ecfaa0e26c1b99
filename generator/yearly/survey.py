"""The overview of a source: every berkas read, judged on one day, and laid out for people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generator import api, registry
from generator.errors import GeneratorError
from generator.models.kerja_sama import KerjaSama
from generator.sources import discover, load_entry
from generator.yearly.links import links_to
from generator.yearly.page import as_html
from generator.yearly.rows import NOT_READ, Row, complaints, row_of, unreadable
from generator.yearly.standing import concerns
from generator.yearly.table import as_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.models.berkas import Berkas
    from generator.sources import Entry

PAGE_NAME: Final = "index.html"
TABLE_NAME: Final = "daftar.csv"
_FORMS: Final = ("", *(form.key for form in registry.FORMS))


@dataclass(frozen=True, slots=True)
class Overview:
    """What a source holds on a given day.

    Attributes:
        rows: A line per berkas: those that can't be read, then by form and title.
        day: The day of judgement.
        year: The year it is about; `None` for everything in the source.
        daerah: The region's name; empty where berkas of several regions, or none, are there.
    """

    rows: tuple[Row, ...]
    day: date
    year: int | None
    daerah: str

    @property
    def title(self) -> str:
        """The heading of the page."""
        year = f"Tahun {self.year}" if self.year else ""
        return " ".join(filter(None, ("Ikhtisar Kerja Sama", self.daerah, year)))

    @property
    def unreadable(self) -> tuple[Row, ...]:
        """The lines of berkas that can't be read."""
        return tuple(row for row in self.rows if row.status == NOT_READ)

    @property
    def complete(self) -> bool:
        """Whether every berkas could be read, and nothing failed of what was made."""
        return not any(row.masalah for row in self.rows)

    def files(self) -> dict[str, bytes]:
        """Lay out the web page and the table, by file name."""
        page = as_html(self.title, self.rows, self.day)
        return {PAGE_NAME: page.encode(), TABLE_NAME: as_csv(self.rows)}


def overview(
    source: str | Path | Iterable[Entry],
    *,
    year: int | None = None,
    day: date | None = None,
    profile: Path | None = None,
    templates: Sequence[Path] = (),
    results: Path | None = None,
    page_folder: Path | None = None,
    failures: Mapping[str, GeneratorError] = MappingProxyType({}),
    check: bool = True,
) -> Overview:
    """Look through the berkas of a source; what can't be read is a line of its own.

    Memory grows with the lines, not with the berkas.

    Args:
        source: What `generator.sources.discover` takes, or what it gave.
        year: Leave out cooperation that began later or was over before, and decrees of other
            years; everything if `None`.
        day: The day of judgement; today in the time zone of the first region if `None`.
        profile: The JSON file of the region, instead of the ones the berkas name.
        templates: Folders laid out like `templates/`, for the rules' settings.
        results: A folder that holds the files made of each berkas in a folder of its name.
        page_folder: Where the page will be; `results` if `None`.
        failures: Why documents of a berkas couldn't be made, by its name.
        check: Whether to count what the rules find; half of the time goes there.

    Raises:
        InputError: The source can't be read, is of no known kind, or holds no berkas.
    """
    entries = discover(Path(source)) if isinstance(source, str | Path) else source
    rows: list[Row] = []
    regions: set[str] = set()
    for entry in entries:
        try:
            berkas = load_entry(entry, profile=profile)
            day = day or datetime.now(berkas.daerah.zona).date()
            if year is not None and not _is_of(berkas, year, day):
                continue
            findings = api.check(berkas, templates=templates, today=day) if check else ()
        except GeneratorError as error:
            rows.append(unreadable(entry.name, error, entry.folder))
            continue
        regions.add(berkas.daerah.nama_lengkap)
        links = links_to(results / entry.name, page_folder or results) if results else ()
        row = row_of(berkas, day, findings, links)
        failure = failures.get(entry.name)
        rows.append(replace(row, masalah=complaints(failure, entry.folder)) if failure else row)
    rows.sort(key=lambda row: (_FORMS.index(row.form), row.judul, row.name))
    (region,) = regions if len(regions) == 1 else ("",)
    return Overview(tuple(rows), day or datetime.now(UTC).date(), year, region)


def _is_of(berkas: Berkas, year: int, day: date) -> bool:
    if isinstance(berkas, KerjaSama):
        return concerns(berkas, year, day)
    return getattr(berkas, "tahun", None) in (None, year)
