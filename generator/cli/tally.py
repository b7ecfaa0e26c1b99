"""Shows how a batch is going: a bar for people, one JSON object a line for programs."""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import typer

from generator.cli.console import Reporter, error_data, in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.batch.run import Outcome
    from generator.errors import GeneratorError

_WORDS: Final = {
    "made": {"id": "dibuat", "en": "made"},
    "signed": {"id": "ditandatangani", "en": "signed"},
    "skipped": {"id": "tidak berubah", "en": "unchanged"},
    "empty": {"id": "belum ada dokumen", "en": "no document yet"},
    "other_year": {"id": "tahun lain", "en": "other year"},
    "unsigned": {"id": "belum ditandatangani", "en": "not signed"},
    "failed": {"id": "gagal", "en": "failed"},
}
"""In the order of summaries; what went wrong comes last."""


class Tally:
    """Counts outcomes, and tells of each as it comes.

    Args:
        reporter: Where to tell.
        total: How many there will be.
    """

    def __init__(self, reporter: Reporter, total: int) -> None:
        self._reporter = reporter
        self._total = total
        self._counts: Counter[str] = Counter()
        self._rows: list[tuple[str, str, str]] = []
        self._errors: dict[str, GeneratorError] = {}
        self._left_out: set[str] = set()

    @property
    def counts(self) -> dict[str, int]:
        """How many outcomes there were of each kind that occurred."""
        return {status: self._counts[status] for status in _WORDS if self._counts[status]}

    @property
    def went_wrong(self) -> bool:
        """Whether an agreement failed, or wasn't signed."""
        return bool(self._counts["failed"] or self._counts["unsigned"])

    def add(self, outcome: Outcome) -> None:
        """Count an outcome."""
        lang = self._reporter.lang
        self._counts[outcome.status] += 1
        self._event("outcome", **_data(outcome, lang))
        state = _WORDS[outcome.status][lang]
        if outcome.status == "other_year":
            self._left_out.add(outcome.name)
        if outcome.error is not None:
            self._errors[outcome.name] = outcome.error
            self._rows.append((outcome.name, state, in_one_line(outcome.error, lang)))
        elif outcome.incomplete:
            titles = [document.title for document in outcome.incomplete]
            word = {"id": "belum lengkap", "en": "not complete"}[lang]
            self._rows.append((outcome.name, state, f"{word}: {', '.join(titles)}"))

    @property
    def errors(self) -> dict[str, GeneratorError]:
        """Why agreements failed, or weren't signed, by name."""
        return dict(self._errors)

    @property
    def left_out(self) -> frozenset[str]:
        """Names of the agreements of another year than the one asked for."""
        return frozenset(self._left_out)

    @contextmanager
    def watch(self, outcomes: Iterator[Outcome]) -> Iterator[Iterator[Outcome]]:
        """Give outcomes on, each counted, with a bar on a terminal."""
        self._event("start", total=self._total)
        if self._reporter.as_json or not sys.stderr.isatty():
            yield self._counted(outcomes)
            return
        with _bar(self._reporter) as progress:
            task = progress.add_task(self._line(), total=self._total)

            def shown() -> Iterator[Outcome]:
                for outcome in self._counted(outcomes):
                    progress.update(task, advance=1, description=self._line())
                    yield outcome

            yield shown()

    def _counted(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            self.add(outcome)
            yield outcome

    def _line(self) -> str:
        lang = self._reporter.lang
        found = [f"{count} {_WORDS[status][lang]}" for status, count in self.counts.items()]
        return " · ".join(found) or "…"

    def finish(self, summary: Iterable[Path]) -> None:
        """Sum up: what went wrong and why, how many of each kind, and where the overview is."""
        heads = {"id": ("Berkas", "Keadaan", "Keterangan"), "en": ("Berkas", "State", "Note")}
        word = {"id": "ikhtisar", "en": "overview"}[self._reporter.lang]
        files = [str(path) for path in summary]
        if self._rows:
            self._reporter.table(heads[self._reporter.lang], sorted(self._rows))
        self._reporter.say(self._line())
        self._reporter.say(f"{word}: {', '.join(files)}")
        self._event("end", ok=not self.went_wrong, counts=self.counts, summary=files)

    def stopped(self, error: GeneratorError | None = None) -> None:
        """Tell that the run ended early, by an error or by Ctrl-C."""
        if error is None:
            words = {
                "id": "Dihentikan. Lanjutkan dengan --resume.",
                "en": "Interrupted. Go on with --resume.",
            }
            self._reporter.warn(words[self._reporter.lang])
            self._event("interrupted", counts=self.counts)
        elif self._reporter.as_json:
            self._event("error", error=error_data(error, self._reporter.lang))
        else:
            self._reporter.error(error)

    def _event(self, name: str, /, **data: Any) -> None:
        if self._reporter.as_json:
            typer.echo(json.dumps({"event": name, **data}, default=str))


def _bar(reporter: Reporter) -> Any:
    from rich.progress import (  # noqa: PLC0415 – only on a terminal
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text  # noqa: PLC0415 – as above

    class Rate(ProgressColumn):
        """Agreements a second."""

        def render(self, task: Any) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "–/s")

    return Progress(
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
        Rate(),
        TimeRemainingColumn(compact=True),
        console=reporter.err,
        transient=True,
    )


def _data(outcome: Outcome, lang: str) -> dict[str, Any]:
    """Lay out an outcome for programs."""
    record = outcome.record
    return {
        "name": outcome.name,
        "where": outcome.where,
        "status": outcome.status,
        "folder": None if outcome.folder is None else str(outcome.folder),
        "files": [each.nama for each in record.berkas] if record else [],
        "incomplete": [document.key for document in outcome.incomplete],
        "signed": list(record.selesai) if record else [],
        "seconds": round(outcome.seconds, 3),
        "error": None if outcome.error is None else error_data(outcome.error, lang),
    }
