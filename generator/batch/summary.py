"""The overview of what a batch made, beside the folders of its agreements.

Rules aren't asked again: what breaks one of them stands among the failures, and `naskah overview`
counts the rest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.batch.results import Results
from generator.yearly.survey import PAGE_NAME, TABLE_NAME, overview

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from generator.errors import GeneratorError
    from generator.sources import Entry


NAMES: Final = (PAGE_NAME, TABLE_NAME)


def write_summary(
    entries: Sequence[Entry],
    output: Path,
    *,
    failures: Mapping[str, GeneratorError],
    left_out: Collection[str] = (),
    profile: Path | None = None,
    year: int | None = None,
    day: date | None = None,
) -> tuple[Path, ...]:
    """Write `index.html` and `daftar.csv` over what a batch made, over those of an earlier run.

    Args:
        entries: What the batch went through.
        output: The folder it wrote into.
        failures: Why an agreement failed, or wasn't signed, by its name.
        left_out: Names of those that weren't asked for.
        profile: As in `run_batch`.
        year: The year the batch was about.
        day: The day of judgement; today if `None`.

    Returns:
        The files.

    Raises:
        OutputError: They can't be written, or another run is at work on the folder.
    """
    found = overview(
        (entry for entry in entries if entry.name not in left_out),
        day=day,
        profile=profile,
        results=output,
        failures=failures,
        check=False,
    )
    files = replace(found, year=year).files()
    with Results(output) as results:
        return tuple(results.put_file(name, content) for name, content in files.items())
