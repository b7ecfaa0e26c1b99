"""Files at the edge: read with clear errors, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def write_files(files: Mapping[Path, bytes], *, force: bool = False) -> None:
    """Write a set of files that belong together.

    Every file is written aside and flushed to disk before the first takes its name.

    Args:
        files: Contents by path; missing folders are made.
        force: Whether files that exist may be replaced.

    Raises:
        OutputError: A file exists, or can't be written; then no new file or folder of the set has
            appeared.
    """
    written: list[tuple[Path, Path]] = []
    folders: list[Path] = []
    appeared: list[Path] = []
    path = Path()
    done = False
    try:
        for path in files:
            if path.is_dir():
                raise OutputError("output.is-folder", where=str(path), path=str(path))
        if not force:
            refuse_existing(files)
        for path, content in files.items():
            _make_folder(path.parent, folders)
            written.append((_write_aside(path, content), path))
        for aside, path in written:
            is_new = not os.path.lexists(path)
            aside.replace(path)
            appeared += [path] if is_new else []
        done = True
    except (FileExistsError, NotADirectoryError) as exc:
        folder = str(path.parent)
        raise OutputError("output.not-a-folder", where=str(path), folder=folder) from exc
    except OSError as exc:
        reason = exc.strerror or type(exc).__name__
        raise OutputError(
            "output.not-writable", where=str(path), path=str(path), reason=reason
        ) from exc
    finally:
        if not done:
            _clear([*(aside for aside, _ in written), *appeared], folders)


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it, noting each new one in `made`."""
    missing = [step for step in (folder, *folder.parents) if not os.path.lexists(step)]
    for step in reversed(missing):
        step.mkdir(exist_ok=True)
        made.append(step)
    if not folder.is_dir():
        raise NotADirectoryError(folder)


def _clear(paths: list[Path], folders: list[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
    for folder in reversed(folders):
        with contextlib.suppress(OSError):  # someone else's files are in it by now
            folder.rmdir()


def refuse_existing(paths: Iterable[Path]) -> None:
    """Refuse to go on if one of the files to be written is there already.

    Raises:
        OutputError: One exists.
    """
    for path in paths:
        if os.path.lexists(path):
            raise OutputError("output.exists", where=str(path), path=str(path))


def _write_aside(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".naskah-", suffix=".part", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        aside.chmod(0o666 & ~_umask())
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def read_file(path: Path, *, where: str = "") -> bytes:
    """Read a file that a command or an input names.

    Args:
        path: The file.
        where: What names it; the path itself if left out.

    Raises:
        InputError: It can't be read.
    """
    where = where or str(path)
    try:
        return path.read_bytes()
    except FileNotFoundError as exc:
        raise InputError("input.not-found", where=where, path=str(path)) from exc
    except IsADirectoryError as exc:
        raise InputError("input.is-folder", where=where, path=str(path)) from exc
    except OSError as exc:
        reason = exc.strerror or type(exc).__name__
        raise InputError("input.unreadable", where=where, path=str(path), reason=reason) from exc
