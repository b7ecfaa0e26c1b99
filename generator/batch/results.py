"""The folder that a batch writes into: one run at a time, each agreement whole or not at all.

An agreement's files are written into `.NAME.baru`, flushed to disk, and that folder then takes
its place. What stood there goes by way of `.NAME.lama`, so that whatever was signed is never
missing. A run that was killed leaves such folders; the next one tells by them how far it had got.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Self

from filelock import FileLock, Timeout

from generator.batch.record import Record, read_record
from generator.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

LOCK: Final = ".naskah.lock"
_NEW: Final = ".baru"
_OLD: Final = ".lama"


class Results:
    """The results of a batch on disk; entered, they are this run's alone.

    Raises:
        OutputError: On entering: another run is at work on the folder, or it can't be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = FileLock(folder / LOCK, timeout=0)

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout as exc:
            raise OutputError("batch.busy", where=str(self.folder), path=str(self.folder)) from exc
        except (FileExistsError, NotADirectoryError) as exc:
            raise OutputError(
                "output.not-a-folder", where=str(self.folder), folder=str(self.folder)
            ) from exc
        except OSError as exc:
            raise self._not_writable(exc) from exc
        try:
            self._recover()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._lock.release()

    def has(self, name: str) -> bool:
        """Say whether there is anything under an agreement's name."""
        return os.path.lexists(self.folder / name)

    def record(self, name: str) -> Record | None:
        """Read what an agreement's folder says of itself, if all its files are as it says."""
        return read_record(self.folder / name)

    def read(self, name: str, file: str) -> bytes:
        """Read a file of an agreement."""
        return (self.folder / name / file).read_bytes()

    def put(self, name: str, files: Mapping[str, bytes]) -> Path:
        """Let an agreement's folder appear with these files and no others.

        Raises:
            OutputError: It can't be written; what stood there stands there still.
        """
        new, old, place = self._places(name)
        try:
            new.mkdir()
            for file, content in files.items():
                _write(new / file, content)
            _flush(new)
            if self.has(name):
                place.rename(old)
            new.rename(place)
            _flush(self.folder)
            self._drop(old)
        except OSError as exc:
            with suppress(OSError):
                self._settle(name)
            raise self._not_writable(exc) from exc
        return place

    def put_file(self, name: str, content: bytes) -> Path:
        """Let a file beside the agreements appear, or take the place of the one there.

        Raises:
            OutputError: It can't be written; what stood there stands there still.
        """
        new, _, place = self._places(name)
        try:
            _write(new, content)
            new.replace(place)
            _flush(self.folder)
        except OSError as exc:
            with suppress(OSError):
                self._drop(new)
            raise self._not_writable(exc) from exc
        return place

    def _places(self, name: str) -> tuple[Path, Path, Path]:
        return self.folder / f".{name}{_NEW}", self.folder / f".{name}{_OLD}", self.folder / name

    def _recover(self) -> None:
        """Finish or undo what a killed run had under way."""
        try:
            for name in sorted(set(self._under_way())):
                self._settle(name)
        except OSError as exc:
            raise self._not_writable(exc) from exc

    def _under_way(self) -> Iterator[str]:
        for path in self.folder.iterdir():
            if path.name.startswith(".") and path.suffix in (_NEW, _OLD):
                yield path.stem[1:]

    def _settle(self, name: str) -> None:
        new, old, place = self._places(name)
        if old.exists() and not self.has(name):
            # The new one was whole before the old one made way.
            (new if new.exists() else old).rename(place)
        for folder in (new, old):
            self._drop(folder)

    @staticmethod
    def _drop(path: Path) -> None:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    def _not_writable(self, exc: OSError) -> OutputError:
        path = str(exc.filename or self.folder)
        return OutputError(
            "output.not-writable", where=path, path=path, reason=exc.strerror or type(exc).__name__
        )


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _flush(folder: Path) -> None:
    """Have the names in a folder written to disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
