"""What only a real process shows: signals, pipes and encodings."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import generator
from generator.errors import ExitCode
from generator.resources import SAMPLES

FULL = str(SAMPLES / "sinergi-lengkap.json")
NAMES = ("NASKAH_", "FORCE_COLOR", "PYTHONUTF8", "PYTHONIOENCODING", "LC_", "LANG")


def environment(**more: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(NAMES)}
    root = str(Path(generator.__file__).parent.parent)
    return {**plain, "PYTHONPATH": root, "NO_COLOR": "1", **more}


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "generator", *map(str, args)]


def naskah(*args: object, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*args), env=environment(**more), capture_output=True, check=False, timeout=60
    )


def test_the_command_runs_as_a_module() -> None:
    done = naskah("list", FULL, PYTHONUTF8="1")
    assert done.returncode == 0
    assert b"nota_kesepakatan" in done.stdout
    assert done.stderr == b""
    failed = naskah("list", "tidak-ada.json", PYTHONUTF8="1")
    assert failed.returncode == ExitCode.INPUT
    assert failed.stdout == b""
    assert b"tidak-ada.json" in failed.stderr


def test_settings_come_from_the_environment() -> None:
    done = naskah("list", "tidak-ada.json", NASKAH_LANG="en")
    assert b"was not found" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_pipe_of_any_encoding_gets_whole_results(encoding: str, tmp_path: Path) -> None:
    value = json.loads(Path(FULL).read_bytes())
    value |= {"judul": "Kerjasama Ålesund \u0142 \U0001f91d", "profil": "profil.json"}
    path = tmp_path / "berkas.json"
    path.write_text(json.dumps(value), "utf-8")
    (tmp_path / "profil.json").write_bytes((SAMPLES / "profil.json").read_bytes())
    for args in (["validate", path], ["doctor"]):
        assert naskah(*args, PYTHONIOENCODING=encoding).returncode == 0
    done = naskah("validate", path, "--json", PYTHONIOENCODING=encoding)
    (file,) = json.loads(done.stdout.decode(encoding))["files"]
    assert file["findings"][0]["code"] == "R98"
    assert b"Traceback" not in done.stderr


def test_paths_are_whole_in_a_narrow_pipe(tmp_path: Path) -> None:
    folder = tmp_path / "nama folder yang panjang sekali" / ("x" * 60)
    done = naskah("schema", "write", folder, COLUMNS="20", PYTHONUTF8="1")
    assert str(folder / "profil.schema.json").encode() in done.stdout.splitlines()


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX pipes")
@pytest.mark.parametrize("options", [[], ["--json"]], ids=["text", "json"])
def test_a_reader_who_stops_reading_gets_no_traceback(options: list[str]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = subprocess.run(
            command("doctor", *options), env=environment(), check=False, timeout=60,
            stdout=write_end, stderr=subprocess.PIPE,
        )  # fmt: skip
    finally:
        os.close(write_end)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals and pipes")
def test_ctrl_c_ends_a_command_at_work_with_130(tmp_path: Path) -> None:
    fifo = tmp_path / "berkas.json"
    os.mkfifo(fifo)
    # Shells let commands they run in the background ignore Ctrl-C, and tests may run there.
    heeding = (
        "import signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from generator.cli.app import main\n"
        f"sys.argv = ['naskah', 'validate', {str(fifo)!r}]\n"
        "main()\n"
    )
    with (
        subprocess.Popen(
            [sys.executable, "-c", heeding],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process,
        fifo.open("wb"),
    ):  # returns once the command has begun to read
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED
    assert out == b""
    assert err == b"Dihentikan.\n"


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX limits on file sizes")
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    limited = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
        "from generator.cli.app import main\n"
        f"sys.argv = ['naskah', 'bundle', {FULL!r}, '-o', 'bundel.pdf']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited], env=environment(PYTHONDONTWRITEBYTECODE="1"),
        cwd=tmp_path, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == ExitCode.OUTPUT
    assert b"output.not-writable" in done.stderr
    assert list(tmp_path.iterdir()) == []
