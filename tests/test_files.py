from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from generator.errors import InputError, OutputError
from generator.files import read_file, refuse_existing, write_files

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")


def _tree(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


# --- writing --------------------------------------------------------------------------------------


def test_files_and_their_folders_appear(tmp_path: Path) -> None:
    write_files({tmp_path / "a" / "b" / "x.pdf": b"1", tmp_path / "y.pdf": b"2"})
    assert _tree(tmp_path) == {"a": None, "a/b": None, "a/b/x.pdf": b"1", "y.pdf": b"2"}


def test_an_empty_set_writes_nothing(tmp_path: Path) -> None:
    write_files({})
    assert _tree(tmp_path) == {}


@posix_only
def test_files_get_the_usual_permissions(tmp_path: Path) -> None:
    write_files({tmp_path / "x": b""})
    usual = tmp_path / "usual"
    usual.touch()
    assert (tmp_path / "x").stat().st_mode == usual.stat().st_mode


def test_a_name_as_long_as_the_system_takes_is_fine(tmp_path: Path) -> None:
    write_files({tmp_path / ("n" * 250): b"1"})
    assert list(_tree(tmp_path).values()) == [b"1"]


@pytest.mark.parametrize("position", [0, 1])
def test_an_existing_file_is_refused_and_nothing_is_written(tmp_path: Path, position: int) -> None:
    targets = [tmp_path / "baru" / "x", tmp_path / "y"]
    targets.insert(position, tmp_path / "lama")
    (tmp_path / "lama").write_bytes(b"lama")
    with pytest.raises(OutputError) as caught:
        write_files(dict.fromkeys(targets, b"baru"))
    assert caught.value.code == "output.exists"
    assert caught.value.where == str(tmp_path / "lama")
    assert _tree(tmp_path) == {"lama": b"lama"}


def test_force_replaces_existing_files(tmp_path: Path) -> None:
    (tmp_path / "lama").write_bytes(b"lama")
    write_files({tmp_path / "lama": b"baru"}, force=True)
    assert _tree(tmp_path) == {"lama": b"baru"}


@posix_only
def test_a_dangling_link_counts_as_existing(tmp_path: Path) -> None:
    (tmp_path / "tautan").symlink_to(tmp_path / "tidak-ada")
    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "tautan": b"x"})
    assert caught.value.code == "output.exists"


@posix_only
def test_force_replaces_a_link_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "asli").write_bytes(b"asli")
    (tmp_path / "tautan").symlink_to(tmp_path / "asli")
    write_files({tmp_path / "tautan": b"baru"}, force=True)
    assert _tree(tmp_path) == {"asli": b"asli", "tautan": b"baru"}


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_never_replaced(tmp_path: Path, *, force: bool) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "x": b"1", tmp_path / "folder": b"2"}, force=force)
    assert caught.value.where == str(tmp_path / "folder")
    assert caught.value.message()
    assert _tree(tmp_path) == {"folder": None}


@pytest.mark.parametrize("force", [False, True])
def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path, *, force: bool) -> None:
    (tmp_path / "berkas").write_bytes(b"isi")
    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "baru" / "x": b"1", tmp_path / "berkas" / "y": b"2"}, force=force)
    assert caught.value.code == "output.not-a-folder"
    assert _tree(tmp_path) == {"berkas": b"isi"}


@pytest.mark.skipif(sys.platform != "linux", reason="/proc refuses new files to everyone")
def test_a_folder_that_takes_no_files_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "a" / "x": b"1", Path("/proc/uji/y"): b"2"})
    assert caught.value.code in {"output.not-writable", "output.not-a-folder"}
    assert caught.value.facts
    assert _tree(tmp_path) == {}


def test_a_name_that_is_too_long_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "a" / "x": b"1", tmp_path / "b" / ("n" * 400): b"2"})
    assert caught.value.code == "output.not-writable"
    assert _tree(tmp_path) == {}


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_full_disk_in_the_middle_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failing: int
) -> None:
    calls = 0
    original = getattr(os, step)

    def fail(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError(errno.ENOSPC, "No space left on device")
        return original(*args, **kwargs)

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / name / "x": b"1" for name in ("a", "b", "c")})
    assert caught.value.code == "output.not-writable"
    assert caught.value.facts["reason"] == "No space left on device"
    assert _tree(tmp_path) == {}


def test_files_that_were_there_outlive_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "lama").write_bytes(b"lama")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError):
        write_files({tmp_path / "a" / "lama": b"baru", tmp_path / "b" / "x": b"1"}, force=True)
    assert _tree(tmp_path) == {"a": None, "a/lama": b"lama"}


def test_an_interruption_leaves_nothing_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "a" / "x": b"1"})
    assert _tree(tmp_path) == {}


def test_existing_files_can_be_refused_before_any_work(tmp_path: Path) -> None:
    refuse_existing([tmp_path / "a", tmp_path / "b"])
    (tmp_path / "b").touch()
    with pytest.raises(OutputError) as caught:
        refuse_existing([tmp_path / "a", tmp_path / "b"])
    assert caught.value.where == str(tmp_path / "b")


# --- reading --------------------------------------------------------------------------------------


def test_reading_gives_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\x00isi")
    assert read_file(tmp_path / "x") == b"\x00isi"


@pytest.mark.parametrize(
    ("name", "code"),
    [("tidak-ada", "input.not-found"), (".", "input.is-folder"), ("n" * 400, "input.unreadable")],
)
def test_what_cannot_be_read_is_an_error_of_the_input(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_file(tmp_path / name)
    assert caught.value.code == code
    assert caught.value.where == str(tmp_path / name)
    assert caught.value.message()


def test_the_field_that_names_a_file_is_where(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_file(tmp_path / "tidak-ada", where="profil")
    assert caught.value.where == "profil"
