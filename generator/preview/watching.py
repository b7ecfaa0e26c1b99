"""Noticing that someone saved: the only module that imports watchfiles."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from watchfiles import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from threading import Event

    from watchfiles import Change

_STEP_MS: Final = 10
_AT_MOST_MS: Final = 100
_LATE_MS: Final = 500
_KINDS: Final = frozenset({".json", ".docx", ".png", ".jpg", ".jpeg"})


def saves(folders: Callable[[], frozenset[Path]], stop: Event) -> Iterator[None]:
    """Wait for files to be saved, in whatever way a program does that.

    Folders are watched, not files: Word and careful editors write a new file and give it the name
    of the old one, which no watch of the old file would see.

    Args:
        folders: Gives the folders to watch, without those below; asked again after each save.
        stop: Ends the waiting once it is set.

    Yields:
        Once for all files saved in the same moment, and once when a watch has begun, as something
        may have been saved before.

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed.
    """
    while not stop.is_set():
        watched = folders()
        has_begun = False
        for changes in watch(
            *watched,
            watch_filter=_is_content,
            debounce=_AT_MOST_MS,
            step=_STEP_MS,
            stop_event=stop,
            rust_timeout=_LATE_MS,
            yield_on_timeout=True,
            recursive=False,
        ):
            if changes or not has_begun:
                has_begun = True
                yield
            if folders() != watched:
                break


def _is_content(_: Change, path: str) -> bool:
    """Leave out what isn't ours, and the lock and temporary files of Word and LibreOffice."""
    file = PurePath(path)
    return file.suffix.lower() in _KINDS and not file.name.startswith(("~", "."))
