"""Folders that appear whole or not at all, whenever the process that writes them dies."""

from __future__ import annotations

import errno
import os
import pathlib
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from generator.batch.results import LOCK, Results
from generator.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OLD = {"bundel.pdf": b"lama", "manifest.json": b"{}", "hanya-lama.docx": b"lama"}
NEW = {"bundel.pdf": b"baru", "manifest.json": b"{ }"}


def folders(place: Path) -> dict[str, dict[str, bytes]]:
    return {
        folder.name: {file.name: file.read_bytes() for file in folder.iterdir()}
        for folder in place.iterdir()
        if folder.is_dir()
    }


class Killed(BaseException):
    """Stands for a process that dies: nothing after it runs, and nothing is tidied up."""


def steps(monkeypatch: pytest.MonkeyPatch, before: Callable[[int], None]) -> None:
    """Call `before` with 1, 2, … before each call that changes the disk."""
    count = iter(range(1, 1000))

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            before(next(count))
            return call(*args, **kwargs)

        return wrapper

    for owner, name in (
        (pathlib.Path, "mkdir"),
        (pathlib.Path, "rename"),
        (pathlib.Path, "open"),
        (os, "fsync"),
        (os, "unlink"),
        (os, "rmdir"),
    ):
        monkeypatch.setattr(owner, name, counted(getattr(owner, name)))


def deaths(monkeypatch: pytest.MonkeyPatch, work: Callable[[], None]) -> Iterator[int]:
    """Do some work again and again, killed before its first step, its second, … until it ends."""
    for fatal in range(1, 1000):

        def die(step: int, fatal: int = fatal) -> None:
            if step == fatal:
                raise Killed

        with monkeypatch.context() as patched:
            steps(patched, die)
            try:
                work()
            except Killed:
                pass
            else:
                return
        yield fatal


@pytest.mark.parametrize("there", [False, True], ids=["new", "replaced"])
def test_a_death_at_any_step_leaves_the_old_or_the_new(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "o"

    def begin() -> None:
        shutil.rmtree(place, ignore_errors=True)
        with Results(place) as results:
            if there:
                results.put("satu", OLD)

    def work() -> None:
        Results(place).put("satu", NEW)

    count = 0
    begin()
    for _ in deaths(monkeypatch, work):
        visible = folders(place).get("satu")
        assert visible in ([OLD, NEW, None] if there else [NEW, None])
        with Results(place) as after:
            found = folders(place)
            assert found in ([{"satu": OLD}, {"satu": NEW}] if there else [{"satu": NEW}, {}])
            after.put("satu", NEW)
        assert folders(place) == {"satu": NEW}
        count += 1
        begin()
    assert count > len(NEW) * 2
    assert folders(place) == {"satu": NEW}


def test_a_death_while_recovering_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for state in ({".satu.lama": OLD, ".satu.baru": NEW}, {".satu.lama": OLD, "satu": NEW}):

        def build(place: Path, state: dict[str, dict[str, bytes]] = state) -> None:
            shutil.rmtree(place, ignore_errors=True)
            for folder, files in state.items():
                (place / folder).mkdir(parents=True)
                for name, content in files.items():
                    (place / folder / name).write_bytes(content)

        def recover() -> None:
            Results(tmp_path / "o")._recover()

        build(tmp_path / "o")
        for _ in deaths(monkeypatch, recover):
            recover()
            assert folders(tmp_path / "o") == {"satu": NEW}
            build(tmp_path / "o")


def test_a_full_disk_leaves_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Results(tmp_path) as results:
        results.put("satu", OLD)

        def fill(step: int) -> None:
            if step == 3:
                raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patched:
            steps(patched, fill)
            with pytest.raises(OutputError) as caught:
                results.put("satu", NEW)
    assert caught.value.code == "output.not-writable"
    assert folders(tmp_path) == {"satu": OLD}


def test_a_second_run_is_refused_and_a_third_after_the_first_is_not(tmp_path: Path) -> None:
    with Results(tmp_path / "o"):
        with pytest.raises(OutputError) as caught, Results(tmp_path / "o"):
            pass
        assert caught.value.code == "batch.busy"
    with Results(tmp_path / "o"):
        assert (tmp_path / "o" / LOCK).exists()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "o").write_bytes(b"")
    with pytest.raises(OutputError) as caught, Results(tmp_path / "o"):
        pass
    assert caught.value.code == "output.not-a-folder"


def test_a_death_leaves_a_file_beside_the_folders_old_or_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "o"

    def put(content: bytes) -> None:
        with Results(place) as results:
            results.put_file("index.html", content)

    put(b"lama")
    seen = set()
    for _ in deaths(monkeypatch, lambda: put(b"baru")):
        seen.add((place / "index.html").read_bytes())
        put(b"lama")
        assert {path.name for path in place.iterdir()} == {LOCK, "index.html"}
    assert seen <= {b"lama", b"baru"}
    assert (place / "index.html").read_bytes() == b"baru"
