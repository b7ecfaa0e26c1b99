"""What only real processes show: kill -9, Ctrl-C, dying workers, and machines of a cluster."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from batch_samples import NOW, idea, small, source, tree

import generator
from generator.batch.run import run_batch
from generator.errors import ExitCode, InputError, MissingDependencyError
from generator.executors import DaskExecutor, ProcessesExecutor, open_executor

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = 6
# Shells let commands they run in the background ignore Ctrl-C, and tests may run there.
HEEDING = (
    "import signal, sys\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from generator.cli.app import main\n"
    "if __name__ == '__main__':\n"
    "    main()\n"
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")


def batch(folder: Path, *options: str) -> subprocess.Popen[str]:
    """Start a batch over `folder`/s into `folder`/o."""
    return subprocess.Popen(
        [
            *(sys.executable, "-c", HEEDING, "batch", str(folder / "s"), "-o", str(folder / "o")),
            *("--workers", "2", "--json", *options),
        ],
        env={
            **{name: text for name, text in os.environ.items() if not name.startswith("NASKAH_")},
            "PYTHONPATH": str(Path(generator.__file__).parent.parent),
            "SOURCE_DATE_EPOCH": str(int(NOW.timestamp())),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def events(process: subprocess.Popen[str], code: ExitCode = ExitCode.OK) -> list[dict[str, Any]]:
    out, err = process.communicate(timeout=120)
    assert process.returncode == code, err
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the tree that a run nobody disturbs leaves."""
    folder = tmp_path_factory.mktemp("undisturbed")
    entries = source(folder / "s", *map(small, names()))
    assert all(outcome.ok for outcome in run_batch(entries, folder / "o", now=NOW))
    return tree(folder / "o")


def await_made(process: subprocess.Popen[str], count: int) -> None:
    """Wait until a batch has begun, and has made so many agreements or has come to its end."""
    assert process.stdout is not None
    for line in process.stdout:
        event = json.loads(line)
        count -= event.get("status") == "made"
        if count <= 0 or event["event"] == "end":
            return


def names() -> list[str]:
    return [f"kerja-sama-{number}" for number in range(9)]


def test_killed_at_any_moment_it_goes_on_to_the_same_end(
    tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    source(tmp_path / "s", *map(small, names()))
    (tmp_path / "o").mkdir()
    chance = random.Random(7)  # noqa: S311 – moments, not secrets
    made: set[str] = set()
    kills = 0
    while kills < KILLS:
        with batch(tmp_path, "--resume") as process:
            await_made(process, chance.randrange(2))
            time.sleep(chance.uniform(0.0, 0.3))
            process.kill()
        if process.returncode == ExitCode.OK:  # quicker than the moment: begin anew
            assert tree(tmp_path / "o") == undisturbed
            shutil.rmtree(tmp_path / "o")
            (tmp_path / "o").mkdir()
            made = set()
            continue
        assert process.returncode == -signal.SIGKILL
        kills += 1
        shown = {
            path: content
            for path, content in tree(tmp_path / "o").items()
            if not path.startswith(".")
        }
        # What can be seen is whole, right, and never less than before.
        folders = {path.partition("/")[0] for path in shown}
        assert shown == {
            path: content
            for path, content in undisturbed.items()
            if path.partition("/")[0] in folders
        }
        assert made <= folders
        made = folders
    end = events(batch(tmp_path, "--resume"))[-1]
    assert end["ok"]
    assert end["counts"].get("skipped", 0) == len(made)
    assert tree(tmp_path / "o") == undisturbed


def test_ctrl_c_ends_with_130_and_the_run_can_go_on(
    tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    source(tmp_path / "s", *map(small, names()))
    with batch(tmp_path) as process:
        await_made(process, 1)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: workers get it too
        out, err = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED
    assert json.loads(out.splitlines()[-1])["event"] == "interrupted"
    assert err == ""
    done = events(batch(tmp_path, "--resume"))[-1]["counts"]
    assert done["skipped"] >= 1
    assert tree(tmp_path / "o") == undisturbed


def test_workers_do_not_outlive_the_run_that_was_killed(tmp_path: Path) -> None:
    source(tmp_path / "s", *map(small, names()))
    with batch(tmp_path) as process:
        await_made(process, 1)
        session = process.pid
        assert len(members(session)) > 2
        process.kill()
    deadline = time.monotonic() + 30
    while members(session) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert members(session) == []


def members(session: int) -> list[int]:
    """List the live processes of a session."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[3] == str(session) and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def test_a_pool_outlives_the_death_of_a_worker(tmp_path: Path) -> None:
    entries = source(tmp_path, *(idea(f"gagasan-{number}") for number in range(8)))
    with ProcessesExecutor(2) as executor:
        assert isinstance(executor.submit(os._exit, 9).exception(timeout=60), BrokenProcessPool)
        outcomes = []
        for outcome in run_batch(entries, executor=executor):
            outcomes.append(outcome)
            if len(outcomes) == 3:
                victim = multiprocessing.active_children()[0].pid
                assert victim is not None
                os.kill(victim, signal.SIGKILL)
    assert sorted(outcome.name for outcome in outcomes) == [entry.name for entry in entries]
    assert {outcome.status for outcome in outcomes} == {"empty"}


@pytest.mark.parametrize("kind", ["benang:2", "processes:0", "processes:x", "dask:", "serial:2"])
def test_executors_that_do_not_exist_are_refused(kind: str) -> None:
    with pytest.raises(InputError) as caught:
        open_executor(kind)
    assert caught.value.code == "batch.executor-unknown"


# --- a cluster ------------------------------------------------------------------------------------


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """Run a scheduler and two workers, each with a folder of its own, and give the address."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address=None,
        local_directory=str(tmp_path / "cluster"),
        host="127.0.0.1",
    ) as running:
        yield running.scheduler_address


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_two_workers_of_a_cluster_make_what_one_process_makes(
    tmp_path: Path, cluster: str, undisturbed: dict[str, bytes]
) -> None:
    entries = source(tmp_path / "s", *map(small, names()), {**small("salah"), "judul": 7})
    with open_executor(f"dask:{cluster}") as executor:
        assert isinstance(executor, DaskExecutor)
        assert executor.window == 4
        places = {executor.submit(os.getpid).result(timeout=60) for _ in range(4)}
        assert os.getpid() not in places
        outcomes = list(run_batch(entries, tmp_path / "o", executor=executor, now=NOW))
    assert {outcome.name for outcome in outcomes if not outcome.ok} == {"salah"}
    assert tree(tmp_path / "o") == undisturbed


def test_a_cluster_that_is_not_there_is_named() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(MissingDependencyError) as caught:
        DaskExecutor("tcp://127.0.0.1:9", timeout_s=1)
    assert caught.value.code == "batch.dask-unreachable"
    assert "127.0.0.1:9" in caught.value.message()
