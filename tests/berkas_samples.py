"""The shipped samples as plain JSON values, to be changed one fact at a time and read again."""

from __future__ import annotations

import copy
import functools
import json
import re
from typing import TYPE_CHECKING, Any

from generator.loading import parse_berkas, parse_profile
from generator.resources import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from generator.models.daerah import Profil

Value = dict[str, Any]
Steps = tuple[str | int, ...]

PROFILES = tuple(sorted(path.stem for path in SAMPLES.glob("profil*.json")))
BERKAS = tuple(sorted({path.stem for path in SAMPLES.glob("*.json")} - set(PROFILES)))


@functools.cache
def _text(name: str) -> str:
    return (SAMPLES / f"{name}.json").read_text("utf-8")


def sample(name: str = "sinergi-lengkap") -> Value:
    """Give a fresh copy of a shipped sample: of a berkas, or `profil`."""
    value: Value = json.loads(_text(name))
    return value


def steps(path: str) -> Steps:
    """Take a path such as `para_pihak[0].wakil` apart; a key with other signs stands in quotes."""
    found = re.findall(r'\[(\d+)\]|\["([^"]*)"\]|([A-Za-z0-9_$]+)', path)
    return tuple(int(index) if index else key or name for index, key, name in found)


def at(value: Any, path: str | Steps) -> Any:
    """Give what stands at a path."""
    return functools.reduce(
        lambda below, step: below[step], steps(path) if isinstance(path, str) else path, value
    )


def put(value: Value, path: str, new: object) -> Value:
    """Set what stands at a path, in place."""
    *above, last = steps(path)
    at(value, tuple(above))[last] = copy.deepcopy(new)
    return value


def drop(value: Value, path: str) -> Value:
    """Remove what stands at a path, in place."""
    *above, last = steps(path)
    del at(value, tuple(above))[last]
    return value


def changed(name: str = "sinergi-lengkap", /, **facts: object) -> Value:
    """Give a sample with other values in top-level fields; `None` removes a field."""
    value = {**sample(name), **facts}
    return {key: fact for key, fact in value.items() if fact is not None}


def read(value: Value) -> Any:
    """Read a berkas, of whichever form, without a profil."""
    return parse_berkas(json.dumps(value).encode())


def read_profile(value: Value | None = None) -> Profil:
    """Read a profil, by default the shipped one."""
    return parse_profile(json.dumps(value or sample("profil")).encode())


def attached(value: Value | None = None, profil: Value | None = None) -> Any:
    """Read a berkas, by default the fullest, and attach a profil, by default the shipped one."""
    return read(value or sample()).with_profil(read_profile(profil))


def write(folder: Path, berkas: Value, profil: Value | None = None) -> Path:
    """Write a berkas and the profil it names into a folder."""
    (folder / "profil.json").write_text(json.dumps(profil or sample("profil")), "utf-8")
    path = folder / "berkas.json"
    path.write_text(json.dumps(berkas, indent=2, ensure_ascii=False), "utf-8")
    return path


class Written:
    """A JSON value written with every place noted, without help of the reader under test.

    Attributes:
        text: The JSON text, indented.
        values: Line and column of each value, by path.
        keys: Line and column of each key, by path.
    """

    def __init__(self, value: object) -> None:
        self.text = ""
        self.values: dict[Steps, tuple[int, int]] = {}
        self.keys: dict[Steps, tuple[int, int]] = {}
        self._write(value, ())
        assert json.loads(self.text) == value

    def _here(self) -> tuple[int, int]:
        return self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n")

    def _write(self, value: object, path: Steps) -> None:
        self.values[path] = self._here()
        if not isinstance(value, (dict, list)) or not value:
            self.text += json.dumps(value, ensure_ascii=False)
            return
        brackets = "{}" if isinstance(value, dict) else "[]"
        items = list(value.items() if isinstance(value, dict) else enumerate(value))
        self.text += brackets[0]
        for index, (step, item) in enumerate(items):
            self.text += f"{',' if index else ''}\n{'  ' * (len(path) + 1)}"
            if isinstance(step, str):
                self.keys[*path, step] = self._here()
                self.text += f"{json.dumps(step, ensure_ascii=False)}: "
            self._write(item, (*path, step))
        self.text += f"\n{'  ' * len(path)}{brackets[1]}"
