"""A table of measurements: ours beside a baseline that ran in the same run."""  # noqa: INP001 – a script's neighbour

from __future__ import annotations

import os
import platform
import statistics
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Row(NamedTuple):
    """One line of the table.

    Attributes:
        work: What was done.
        baseline: What it is held against.
        baseline_value: The baseline's median; `None` where it can't run on this machine.
        ours_value: Our median, in the same unit.
        ratio: How many times the baseline's figure ours is smaller; `None` without a baseline.
        target: What is aimed for, in words.
        met: Whether the aim is reached; `None` without an aim or a baseline.
        unit: Of both values.
    """

    work: str
    baseline: str
    baseline_value: float | None
    ours_value: float
    ratio: float | None
    target: str
    met: bool | None
    unit: str = "ms"


def compared(
    work: str, baseline: str, theirs: float | None, ours: float, *, at_least: float | None = None
) -> Row:
    """Make the row of something that aims to be so many times faster than its baseline."""
    ratio = None if theirs is None else theirs / ours
    met = None if ratio is None or at_least is None else ratio >= at_least
    return Row(work, baseline, theirs, ours, ratio, f"≥ {at_least:g}×" if at_least else "", met)


def within(work: str, baseline: str, theirs: float | None, ours: float, *, at_most: float) -> Row:
    """Make the row of something that aims to take so many milliseconds at most."""
    ratio = None if theirs is None else theirs / ours
    return Row(work, baseline, theirs, ours, ratio, f"≤ {at_most:g} ms", ours <= at_most)


def median_ms(work: Callable[[], object], runs: int) -> float:
    """Time `work` several times and give the median, in milliseconds of wall time."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def markdown(rows: Sequence[Row]) -> str:
    """Lay out the rows as a Markdown table."""
    lines = [
        "| work | baseline | baseline | ours | ratio | target | met |",
        "|---|---|---:|---:|---:|---|---|",
    ]
    for row in rows:
        theirs = "not here" if row.baseline_value is None else _figure(row.baseline_value, row.unit)
        ratio = "–" if row.ratio is None else f"{row.ratio:.1f}×"
        met = {True: "yes", False: "**no**", None: "–"}[row.met]
        cells = (row.work, row.baseline, theirs, _figure(row.ours_value, row.unit), ratio)
        lines.append("| " + " | ".join((*cells, row.target, met)) + " |")
    return "\n".join(lines)


def machine() -> str:
    """Say on what the figures were measured."""
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def _figure(value: float, unit: str) -> str:
    return f"{value:,.1f} {unit}"
