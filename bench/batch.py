"""Times batches: against a script by hand, with one and two workers, on Dask, and their memory.

python bench/batch.py [--size 500] [--hand 40]

Every run is a process of its own over copies of the smallest sample, each with two documents, a
cover and four RSA-2048 signatures. Times are an agreement's share of the wall clock, in which
other load shows; it shows less in processor time. Memory is the highest sum of the resident sizes
of all processes of a run, looked at five times a second; pages they share count each time.
"""  # noqa: INP001 – a script, not part of a package

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from docx import Document  # noqa: E402 – needs the path above
from table import Row, compared, markdown  # noqa: E402

from generator import api, loading  # noqa: E402
from generator.batch.run import run_batch  # noqa: E402
from generator.batch.signing import Signing  # noqa: E402
from generator.executors import open_executor  # noqa: E402
from generator.extraction import extract  # noqa: E402
from generator.resources import SAMPLES  # noqa: E402
from generator.signing.config import Pkcs12Config  # noqa: E402
from generator.signing.pkcs12 import Pkcs12Signer  # noqa: E402
from generator.signing.secrets import SecretRef  # noqa: E402
from generator.sources import discover  # noqa: E402
from generator.testing.pki import throwaway_pki  # noqa: E402

SAMPLE: Final = "sinergi-kecil"
ROLES: Final = ("kesatu", "kedua")
PAGE: Final = os.sysconf("SC_PAGE_SIZE")
TICKS: Final = os.sysconf("SC_CLK_TCK")
MIB: Final = 1024 * 1024
PAUSE_S: Final = 0.2
FASTER: Final = 5.0  # times the script by hand
SCALES: Final = 1.7  # from one worker to two
WARM: Final = 4  # agreements made before the clock starts; by hand, one
HAND: Final = 40  # agreements for the script by hand
GROWS: Final = 1.2  # memory with ten times as many agreements


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run took.

    Attributes:
        size: How many agreements it made.
        seconds: Wall time of the making, in a process that has made some before.
        cpu_s: Processor time of all processes, with their start-up.
        mib: Peak of the summed resident sizes.
    """

    size: int
    seconds: float
    cpu_s: float
    mib: float

    @property
    def ms(self) -> float:
        """Milliseconds an agreement."""
        return self.seconds * 1000 / self.size

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of processor time an agreement."""
        return self.cpu_s * 1000 / self.size


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=500)
    parser.add_argument("--hand", type=int, default=HAND, help="agreements for the script by hand")
    parser.add_argument("--run", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        kind, size, folder, is_signed = arguments.run
        _run(kind, int(size), Path(folder), is_signed=is_signed == "signed")
    else:
        print(markdown(rows(arguments.size, arguments.hand)))  # noqa: T201


def rows(size: int = 500, hand: int = HAND) -> list[Row]:
    """Measure one agreement, batches of `size`, and the script by hand with `hand` at most."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder, size)
        return list(_rows(folder, size, min(hand, size)))


def _rows(folder: Path, size: int, hand: int) -> Iterator[Row]:
    has_office = shutil.which("soffice") is not None
    once = _measure("hand", 1, folder) if has_office else None
    ours = _measure("serial", 1, folder)
    work = "one agreement: 3 documents, bundle, 4 signatures"
    yield compared(work, "script by hand", once.ms if once else None, ours.ms, at_least=FASTER)
    two = _measure("processes:2", size, folder)
    by_hand = _measure("hand", hand, folder) if has_office else None
    work, script = f"{size} signed, 2 workers: each", f"script by hand, {hand}"
    yield compared(work, script, by_hand.ms if by_hand else None, two.ms, at_least=FASTER)
    one = _measure("serial", size, folder)
    work_of_one, theirs = (
        "the same in processor time, 1 worker",
        by_hand.cpu_ms if by_hand else None,
    )
    yield compared(work_of_one, script, theirs, one.cpu_ms)
    yield compared(work, "1 worker", one.ms, two.ms, at_least=SCALES)
    plain = _measure("processes:2", size, folder, "unsigned")
    alone = _measure("serial", size, folder, "unsigned")
    unsigned = f"{size} unsigned, 2 workers: each"
    yield compared(unsigned, "1 worker", alone.ms, plain.ms, at_least=SCALES)
    few = _measure("processes:2", max(size // 10, 4), folder)
    yield _memory(f"peak memory of {size}, 2 workers", f"of {few.size}", few, two, at_most=GROWS)
    yield _memory(f"peak memory of {size}, 2 workers", "1 worker", one, two)
    if find_spec("distributed") is None:
        return
    dask = _measure("dask", size, folder)
    yield compared(work, "Dask, 2 workers", dask.ms, two.ms)
    yield _memory(f"peak memory of {size}, 2 workers", "Dask, 2 workers", dask, two)


def _memory(
    work: str, baseline: str, theirs: Measured, ours: Measured, *, at_most: float | None = None
) -> Row:
    ratio = theirs.mib / ours.mib
    if at_most is None:
        return Row(work, baseline, theirs.mib, ours.mib, ratio, "", None, "MiB")
    met = ours.mib <= at_most * theirs.mib
    return Row(work, baseline, theirs.mib, ours.mib, ratio, f"≤ {at_most:g}× as much", met, "MiB")


def _prepare(folder: Path, size: int) -> None:
    """Write agreements, keys, and the templates of the script by hand."""
    sample = json.loads((SAMPLES / f"{SAMPLE}.json").read_bytes())
    (folder / "s").mkdir()
    (folder / "s" / "profil.json").write_bytes((SAMPLES / "profil.json").read_bytes())
    for number in range(size):
        value = {**sample, "id": f"kerja-sama-{number:05}"}
        (folder / "s" / f"{value['id']}.json").write_text(json.dumps(value), "utf-8")
    pki = throwaway_pki(datetime.now(UTC), {"kesatu": "Siti Contoh", "kedua": "Budi Teladan"})
    pki.write(folder / "pki")
    bundle = api.bundle(loading.load(SAMPLES / f"{SAMPLE}.json"))
    (folder / "t").mkdir()
    for place, content in extract(bundle).files.items():
        if place.endswith(".docx"):
            path = folder / "t" / place
            path.write_bytes(content)
            _add_fields(path, sample["judul"])


def _add_fields(path: Path, title: str) -> None:
    """Make a plain template of a finished document: the title is a field wherever it stands."""
    word = Document(str(path))
    for paragraph in word.paragraphs:
        for run in paragraph.runs:
            for text in (title, title.upper()):
                run.text = run.text.replace(text, "{{ judul }}") if text in run.text else run.text
    word.save(str(path))


def _measure(kind: str, size: int, folder: Path, label: str = "signed") -> Measured:
    """Run in processes of their own, and watch their memory."""
    with (
        tempfile.TemporaryDirectory(dir=folder) as output,
        subprocess.Popen(  # noqa: S603 – fixed argv
            [sys.executable, __file__, "--run", kind, str(size), output, label],
            stdout=subprocess.PIPE,
            start_new_session=True,
        ) as process,
    ):
        peak = 0
        ticks: dict[str, int] = {}
        while process.poll() is None:
            seen = list(_processes(process.pid))
            peak = max(peak, sum(resident for _, _, resident in seen))
            ticks |= {number: spent for number, spent, _ in seen}
            time.sleep(PAUSE_S)
        if process.returncode:
            sys.exit(f"{kind} failed")
        seconds = json.loads((process.stdout or sys.exit()).read())["seconds"]
    return Measured(size, seconds, sum(ticks.values()) / TICKS, peak / MIB)


def _processes(session: int) -> Iterator[tuple[str, int, int]]:
    """Give number, processor time (ticks) and resident size (octets) of a session's processes."""
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (OSError, ValueError):
            continue
        if entry.name.isdecimal() and fields[3] == str(session):
            yield entry.name, int(fields[11]) + int(fields[12]), int(fields[21]) * PAGE


def _run(kind: str, size: int, output: Path, *, is_signed: bool) -> None:
    """Make `size` agreements in this process, and print how long it took."""
    folder = output.parent
    with ExitStack() as stack:
        if kind == "hand":
            from by_hand import make  # noqa: PLC0415 – only here

            keys = {
                role: (
                    folder / "pki" / f"{role}.p12",
                    (folder / "pki" / f"{role}.pass").read_bytes().strip(),
                )
                for role in ROLES
            }
            sources = sorted((folder / "s").glob("kerja*.json"))[:size]
            with tempfile.TemporaryDirectory(dir=folder) as aside:
                make(sources[:1], folder / "t", Path(aside), keys)
            started = time.perf_counter()
            make(sources, folder / "t", output, keys)
            seconds = time.perf_counter() - started
            made = len(list(output.glob("*.pdf")))
        else:
            if kind == "dask":
                from distributed import LocalCluster  # noqa: PLC0415 – only here

                start: Any = LocalCluster  # its functions have no types
                cluster = stack.enter_context(
                    start(2, threads_per_worker=1, dashboard_address=None)
                )
                kind = f"dask:{cluster.scheduler_address}"
            executor = stack.enter_context(open_executor(kind))
            signing = None
            if is_signed:
                signing = Signing(
                    {role: stack.enter_context(_signer(folder / "pki", role)) for role in ROLES}
                )
            entries = discover(folder / "s")[:size]
            list(run_batch(entries[:WARM], executor=executor, signing=signing))
            started = time.perf_counter()
            made = sum(o.ok for o in run_batch(entries, output, executor=executor, signing=signing))
            seconds = time.perf_counter() - started
    if made != size:
        sys.exit(f"{made} of {size} made")
    print(json.dumps({"seconds": seconds}))  # noqa: T201


def _signer(keys: Path, role: str) -> Pkcs12Signer:
    passphrase = SecretRef("file", str(keys / f"{role}.pass"))
    return Pkcs12Signer(Pkcs12Config(path=keys / f"{role}.p12", passphrase=passphrase))


if __name__ == "__main__":
    main()
