"""What commands are given to judge: a berkas or a profil a file, or a register of many berkas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.models.berkas import Berkas
    from generator.sources import Entry

_OF_MANY: Final = (".xlsx", ".jsonl")


@dataclass(frozen=True, slots=True)
class Given:
    """One thing to judge.

    Attributes:
        name: What to call it: the file, or the place in a file of many.
        load: Reads it; gives `None` for a profil, and raises `InputError` where it isn't valid.
        entry: What it is in a file of many.
    """

    name: str
    load: Callable[[], Berkas | None]
    entry: Entry | None = None

    def cell(self, path: str) -> str:
        """Say in which cell of a workbook a fact stands; empty outside of workbooks."""
        return self.entry.cell(path) if self.entry is not None else ""


def given(files: Sequence[Path], profile: Path | None) -> Iterator[Given]:
    """List what files hold, in their order; reading comes later, so that all can be told of."""
    for path in files:
        if path.suffix.lower() in _OF_MANY:
            yield from _of_many(path, profile)
        else:
            yield Given(str(path), partial(_load, path, profile))


def _of_many(path: Path, profile: Path | None) -> Iterator[Given]:
    from generator.sources import discover, load_entry  # noqa: PLC0415 – pydantic, when needed

    try:
        entries = discover(path)
    except InputError as error:
        yield Given(str(path), partial(_refuse, error))
        return
    for entry in entries:
        yield Given(entry.where, partial(load_entry, entry, profile=profile), entry)


def _refuse(error: InputError) -> None:
    raise error


def _load(path: Path, profile: Path | None) -> Berkas | None:
    """Load a berkas; read a profil and give `None`, as `*.json` names it too."""
    from generator import jsontext, loading  # noqa: PLC0415 – as above

    if loading.is_profile(jsontext.read(path), name=str(path)):
        loading.load_profile(path)
        return None
    return loading.load(path, profile=profile)
