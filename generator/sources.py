"""Where many berkas come from: a folder of JSON files, a file with one a line, or a register.

A berkas that is wrong, or isn't JSON at all, is an entry like any other: whoever works through a
source says what is wrong with it and goes on with the rest.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from generator import jsontext, loading
from generator.errors import InputError
from generator.files import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.errors import Problem
    from generator.models.berkas import Berkas

_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{2,63}")
_OF_BERKAS: Final = ("bentuk", "id", "judul")  # an object without any of them is something else


@dataclass(frozen=True, slots=True)
class Entry:
    """One berkas of a source, not yet validated.

    Attributes:
        name: Unique in the source and safe as a folder's name: the berkas' own id; where that is
            missing, wrong or taken, the file's stem or the number of the line.
        where: What errors call it: the file, file and line, or workbook, sheet and row.
        data: The JSON text, UTF-8.
        folder: What relative paths in it (profil, pictures) start from.
        places: Where the source is a workbook, the cells by JSON path, such as
            `{"para_pihak[0].nama": "para_pihak!F7"}`.
        line: The line of its file that the JSON text starts at, from 1.
        error: Why there is no JSON text; `None` where there is one.
    """

    name: str
    where: str
    data: bytes
    folder: Path
    places: Mapping[str, str] = field(default_factory=dict)
    line: int = 1
    error: InputError | None = None

    def cell(self, path: str) -> str:
        """Say in which cell a value stands, or the nearest around it; empty outside of workbooks.

        Args:
            path: A JSON path such as `para_pihak[0].nama`.
        """
        while path and path not in self.places:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.places.get(path, "")


def discover(source: Path) -> tuple[Entry, ...]:
    """List the berkas of a source in a fixed order.

    Args:
        source: A folder, of which the files `*.json` count that aren't a profil or something else
            altogether; a file `*.jsonl`; or a register `*.xlsx`.

    Returns:
        At least one entry: files by name, lines and rows as they stand.

    Raises:
        InputError: The source can't be read, is of no known kind, or holds no berkas.
    """
    if source.is_dir():
        entries = _of_folder(source)
    else:
        reader = _READERS.get(source.suffix.lower())
        if reader is None and source.exists():
            raise InputError(
                "input.source-kind", where=str(source), path=str(source), known=list(_READERS)
            )
        entries = (reader or _of_lines)(source)
    if not entries:
        raise InputError("input.no-berkas", where=str(source), path=str(source))
    return entries


def load_entry(entry: Entry, *, profile: Path | None = None) -> Berkas:
    """Read a berkas of a source, and the profil it names.

    Args:
        entry: What `discover` gave.
        profile: The JSON file of the region, instead of the one the berkas names.

    Returns:
        A valid berkas, its profil attached.

    Raises:
        InputError: It isn't valid, or its id is another's; problems name the line of the source's
            file, or the cell.
    """
    if entry.error is not None:
        raise entry.error
    try:
        berkas = loading.load_text(
            entry.data, name=entry.where, folder=entry.folder, profile=profile
        )
    except InputError as error:
        if error.where == entry.where:
            error.problems = tuple(placed(problem, entry) for problem in error.problems)
        raise
    if berkas.id != entry.name:
        raise InputError("input.id-twice", where=entry.where, id=berkas.id)
    return berkas


def placed(problem: Problem, entry: Entry) -> Problem:
    """Say where in the source a problem of the JSON text stands."""
    if not entry.places:
        line = None if problem.line is None else problem.line + entry.line - 1
        return replace(problem, line=line)
    return replace(problem, line=None, column=None, cell=entry.cell(problem.path))


def named(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Name entries by their ids, the first of several alike; the others keep the names they have.

    Args:
        entries: Their names are what to fall back on.
    """
    ids: dict[str, int] = {}
    for index, entry in enumerate(entries):
        ids.setdefault(_id(entry) or "", index)
    names = {index: name for name, index in ids.items() if name}
    taken = set(ids)
    for index, entry in enumerate(entries):
        if index not in names:
            names[index] = next(name for name in _variants(entry.name) if name not in taken)
            taken.add(names[index])
    return tuple(replace(entry, name=names[index]) for index, entry in enumerate(entries))


def _variants(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in itertools.count(2))


def _id(entry: Entry) -> str | None:
    value = (_value(entry) or {}).get("id")
    return value if isinstance(value, str) and _SLUG.fullmatch(value) else None


def _value(entry: Entry) -> dict[str, object] | None:
    try:
        return jsontext.parse(entry.data, name=entry.where).value
    except InputError:
        return None


def _of_folder(folder: Path) -> tuple[Entry, ...]:
    paths = sorted(
        path
        for path in folder.glob("*.json")
        if path.is_file() and not path.name.startswith((".", "~"))
    )
    return named([entry for entry in map(_of_file, paths) if _is_berkas(entry)])


def _of_file(path: Path) -> Entry:
    where = str(path)
    try:
        return Entry(path.stem, where, jsontext.read(path), path.parent)
    except InputError as error:
        return Entry(path.stem, where, b"", path.parent, error=error)


def _is_berkas(entry: Entry) -> bool:
    """Say whether a JSON text is a berkas, however wrong; what can't be read is taken for one."""
    value = _value(entry)
    if value is None:
        return True
    return not loading.looks_like_profile(value) and any(name in value for name in _OF_BERKAS)


def _of_lines(path: Path) -> tuple[Entry, ...]:
    return named(
        [
            Entry(f"baris-{number}", f"{path}:{number}", line, path.parent, line=number)
            for number, line in enumerate(read_file(path).split(b"\n"), start=1)
            if line.strip()
        ]
    )


def _of_register(path: Path) -> tuple[Entry, ...]:
    from generator.register.reading import read_register  # noqa: PLC0415 – it makes entries too

    return named(read_register(path))


_READERS: Final[dict[str, Callable[[Path], tuple[Entry, ...]]]] = {
    ".jsonl": _of_lines,
    ".xlsx": _of_register,
}
