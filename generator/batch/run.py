"""The loop of a batch: hand out agreements, take in results, sign them, keep them.

Workers check, render, convert and bundle. Signing stays in this process: keys and sessions with a
token neither travel nor belong on other machines.
"""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from generator._version import __version__
from generator.batch.inputs import Inputs
from generator.batch.jobs import BUNDLE
from generator.batch.record import NAME, Record, ResultFile
from generator.batch.results import Results
from generator.batch.signing import Signatures, Signing, roles_of
from generator.batch.work import run_job
from generator.batch.years import year_of
from generator.enclosures import PACKAGE
from generator.errors import BatchError, GeneratorError, OutputError
from generator.executors import SerialExecutor, window_of
from generator.files import refuse_existing
from generator.manifest import AllowedFinding, Tool, sha256
from generator.readiness import documents_for
from generator.sources import Entry, load_entry

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from generator.batch.jobs import Made
    from generator.models.berkas import Berkas
    from generator.registry import Document

Status = Literal["made", "signed", "skipped", "empty", "unsigned", "failed", "other_year"]
"""What became of an agreement.

`made`: its results are new. `signed`: only signatures were added. `skipped`: nothing had changed.
`empty`: none of its documents is ready. `unsigned`: its results are there, but not all
signatures that were asked for. `failed`: it has no new results. `other_year`: not asked for.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one agreement of a batch.

    Attributes:
        name: Its name in the source, and that of its folder.
        where: Where it comes from.
        status: What became of it.
        folder: Its results; `None` where there are none, or none are written.
        files: Contents by name, where nothing is written.
        record: What the manifest of its folder says; `None` where there is none.
        error: Why it failed, or wasn't signed.
        seconds: Time a worker spent on it.
        incomplete: Documents that have begun but lack facts.
    """

    name: str
    where: str
    status: Status
    folder: Path | None = None
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    record: Record | None = None
    error: GeneratorError | None = None
    seconds: float = 0.0
    incomplete: tuple[Document, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing went wrong."""
        return self.error is None


def run_batch(
    entries: Iterable[Entry],
    output: Path | None = None,
    *,
    executor: Executor | None = None,
    profile: Path | None = None,
    year: int | None = None,
    engine: str = "rdocx",
    templates: Sequence[Path] = (),
    allow: Mapping[str, str] = MappingProxyType({}),
    signing: Signing | None = None,
    resume: bool = False,
    force: bool = False,
    now: datetime | None = None,
    timeout_s: float = 120.0,
    besides: Sequence[str] = (),
) -> Generator[Outcome, None, None]:
    """Make the documents and bundles of many agreements.

    Args:
        entries: What `discover` gave.
        output: Where each agreement gets a folder; nothing is written if `None`.
        executor: Who works, from `open_executor` or any other; this process if `None`. It is
            entered and left by the caller.
        profile: The JSON file of the region, instead of the ones the berkas name.
        year: Only those that belong to it; see `generator.batch.years.year_of`.
        engine: Name of a PDF engine.
        templates: As in `render`.
        allow: As in `check`.
        signing: Who signs what is made; nobody if `None`.
        resume: Go on where an earlier run ended: what is there and unchanged is left alone but
            for signatures it still lacks; what has changed is made again unless it is signed.
        force: Replace what is there, also what is signed or was changed by hand.
        now: Moment of making, with a time zone; the clock's at the start if `None`. The only
            thing that distinguishes the results of two runs, up to signatures.
        timeout_s: Seconds for each call of the engine.
        besides: Names of files that the caller writes into `output` once the run has ended, such
            as an overview; if they are there, they are refused before anything is made.

    Yields:
        One outcome an agreement, as they come; an agreement that is wrong is one of them. Closed
        early, it hands out no more work and lets go of the folder.

    Raises:
        OutputError: There are results already, neither to resume nor to replace; another run is
            at work on the folder; or it can't be written.
        ConversionError: There is no such engine.
        MissingDependencyError: The engine isn't installed.
    """
    inputs = Inputs(
        engine,
        templates=templates,
        allow=allow,
        created=now or datetime.now(UTC),
        timeout_s=timeout_s,
    )
    with ExitStack() as stack:
        results = stack.enter_context(Results(output)) if output is not None else None
        run = _Run(
            inputs,
            results,
            Signatures(signing) if signing is not None else None,
            profile=profile,
            year=year,
            resume=resume,
            force=force,
        )
        entries = tuple(entries)
        run.refuse_existing(entries, besides)
        yield from run.outcomes(entries, executor or SerialExecutor())


class _Task(NamedTuple):
    """An agreement on its way: read, and hashed with all it is made from."""

    entry: Entry
    berkas: Berkas
    digest: str


@dataclass(frozen=True, slots=True)
class _Run:
    inputs: Inputs
    results: Results | None
    signatures: Signatures | None
    profile: Path | None
    year: int | None
    resume: bool
    force: bool

    def refuse_existing(self, entries: Sequence[Entry], besides: Sequence[str]) -> None:
        """Refuse to begin where an earlier run has been, if this one isn't told what to do."""
        if self.results is None or self.resume or self.force:
            return
        there = [
            entry.name
            for entry in entries
            if self.results.has(entry.name) and isinstance(self._read(entry), _Task)
        ]
        if there:
            folder = str(self.results.folder)
            raise OutputError("batch.exists", where=folder, path=folder, count=len(there))
        refuse_existing(self.results.folder / name for name in besides)

    def outcomes(self, entries: Iterable[Entry], executor: Executor) -> Iterator[Outcome]:
        """Work through a source with a bounded number of jobs under way."""
        steps = map(self._begin, entries)
        under_way: dict[Future[Made], _Task] = {}
        try:
            while True:
                while len(under_way) < window_of(executor):
                    step = next(steps, None)
                    if step is None:
                        break
                    if isinstance(step, Outcome):
                        yield step
                    else:
                        under_way[self._submit(executor, step)] = step
                if not under_way:
                    return
                done = wait(under_way, return_when=FIRST_COMPLETED).done
                if any(map(_is_lost, done)):
                    done = wait(under_way).done  # what was under way with it is lost as well
                lost = [under_way.pop(future) for future in done if _is_lost(future)]
                for future in done & under_way.keys():
                    yield self._taken(under_way.pop(future), future)
                for task in lost:  # any of them may have been the cause: each by itself
                    yield self._taken(task, self._submit(executor, task))
        finally:
            for future in under_way:
                future.cancel()

    def _submit(self, executor: Executor, task: _Task) -> Future[Made]:
        return executor.submit(run_job, self.inputs.job(task.berkas))

    def _taken(self, task: _Task, future: Future[Made]) -> Outcome:
        """Take a result in; wait for it where need be."""
        lost = future.exception()
        if lost is not None:
            return self._failed(
                task.entry, BatchError("batch.worker-died", kind=type(lost).__name__)
            )
        made = future.result()
        try:
            return self._finish(task, made)
        except GeneratorError as error:
            return self._failed(task.entry, error, made.seconds)

    def _begin(self, entry: Entry) -> Outcome | _Task:
        """Read an agreement, and see whether there is anything to do for a worker."""
        try:
            task = self._read(entry)
            if isinstance(task, Outcome) or self.results is None or not self.resume:
                return task
            return self._kept(self.results, task) or task
        except GeneratorError as error:
            return self._failed(entry, error)

    def _read(self, entry: Entry) -> Outcome | _Task:
        try:
            berkas = load_entry(entry, profile=self.profile)
            if self.year is not None and year_of(berkas) != self.year:
                return Outcome(entry.name, entry.where, "other_year")
            return _Task(entry, berkas, self.inputs.digest(berkas))
        except GeneratorError as error:
            return self._failed(entry, error)

    def _kept(self, results: Results, task: _Task) -> Outcome | None:
        """Leave an agreement's results alone, or only sign them; `None` if they are to be made.

        Raises:
            BatchError: They are neither what was made once nor what would be made now, and making
                them again would destroy signatures or somebody's changes.
            OutputError: They can't be written.
        """
        name = task.entry.name
        if not results.has(name):
            return None
        record = results.record(name)
        if record is None or (record.masukan != task.digest and record.tanda_tangan):
            if self.force:
                return None
            code = "batch.changed-by-hand" if record is None else "batch.signed-differs"
            raise BatchError(code, folder=str(results.folder / name))
        if record.masukan != task.digest:
            return None
        folder = results.folder / name
        if self.signatures is None or not self.signatures.wanted(record, task.berkas):
            incomplete = _incomplete(task.berkas)
            return Outcome(
                name, task.entry.where, "skipped", folder, record=record, incomplete=incomplete
            )
        files = {each.nama: results.read(name, each.nama) for each in record.berkas}
        return self._keep(task, files, record, "signed")

    def _finish(self, task: _Task, made: Made) -> Outcome:
        """Sign and keep what a worker made.

        Raises:
            GeneratorError: The worker's, or the results can't be written.
        """
        if made.error is not None:
            raise made.error
        if not made.files:
            return Outcome(
                task.entry.name,
                task.entry.where,
                "empty",
                seconds=made.seconds,
                incomplete=_incomplete(task.berkas),
            )
        berkas, inputs = task.berkas, self.inputs
        record = Record(
            id=berkas.id,
            bentuk=berkas.form,
            judul=berkas.heading,
            masukan=task.digest,
            dibuat=inputs.created,
            paket=Tool(nama=PACKAGE, versi=__version__),
            mesin=Tool(nama=inputs.engine.name, versi=inputs.engine.version),
            berkas=(),
            belum=tuple(document.key for document in _incomplete(berkas)),
            peran=roles_of(berkas),
            diizinkan=tuple(AllowedFinding(kode=c, alasan=r) for c, r in inputs.allow.items()),
        )
        outcome = self._keep(task, dict(made.files), record, "made")
        return replace(outcome, seconds=made.seconds)

    def _keep(
        self, task: _Task, files: dict[str, bytes], record: Record, status: Status
    ) -> Outcome:
        error: GeneratorError | None = None
        before = record
        if self.signatures is not None:
            signed = self.signatures.sign(files[BUNDLE], record, task.berkas)
            files[BUNDLE], record, error = signed.pdf, signed.record, signed.error
        name, where = task.entry.name, task.entry.where
        if error is not None:
            status = "unsigned"
            error.where = error.where or where
        listed = tuple(ResultFile(nama=n, sha256=sha256(files[n])) for n in sorted(files))
        record = record.model_copy(update={"berkas": listed})
        outcome = Outcome(
            name, where, status, record=record, error=error, incomplete=_incomplete(task.berkas)
        )
        if self.results is None:
            return replace(outcome, files=files)
        if record != before:
            self.results.put(name, {**files, NAME: record.to_json()})
        return replace(outcome, folder=self.results.folder / name)

    @staticmethod
    def _failed(entry: Entry, error: GeneratorError, seconds: float = 0.0) -> Outcome:
        error.where = error.where or entry.where
        return Outcome(entry.name, entry.where, "failed", error=error, seconds=seconds)


def _incomplete(berkas: Berkas) -> tuple[Document, ...]:
    return tuple(line.document for line in documents_for(berkas) if line.status == "incomplete")


def _is_lost(future: Future[Made]) -> bool:
    """Say whether the process died that a job was given to."""
    return isinstance(future.exception(), BrokenExecutor)
