"""Strict reading of JSON files: one clear problem with line and column, or a value.

Numbers with a fraction or exponent become `Decimal`, never a binary float. Refused beside plain
syntax errors: any encoding but UTF-8 without BOM, files over 5 MiB, nesting over 64, duplicate
keys, NaN and Infinity, half surrogate pairs, absurdly long numbers, and a top level that isn't an
object.
"""

from __future__ import annotations

import codecs
import json
import re
import stat
from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from generator.errors import InputError, Problem
from generator.jsonscan import (
    MAX_DEPTH,
    Flaw,
    Node,
    is_too_long,
    line_and_column,
    scan,
    show_character,
)

if TYPE_CHECKING:
    from pathlib import Path

JsonPath: TypeAlias = tuple[str | int, ...]

MAX_BYTES: Final = 5 * 1024 * 1024
_MIB: Final = 1024 * 1024
_PLAIN_KEY: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$-]*")
_SURROGATE_ESCAPE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_NEWLINE: Final = re.compile(r"\r\n|\r|\n")
_MAX_KEY: Final = 60


class Position(NamedTuple):
    """A place in a text: 1-based line, and 1-based column in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class JsonDocument:
    """A JSON object and, where it came from a text, the places of its values.

    Attributes:
        name: The file's name as messages show it.
        value: Objects as `dict`, lists as `list`, fractions as `Decimal`.
        text: What was read; `None` for values that never stood in a JSON file.
    """

    name: str
    value: dict[str, object]
    text: str | None = field(default=None, repr=False)

    def position(self, path: JsonPath, *, of_key: bool = False) -> Position | None:
        """Say where a value stands, or the nearest enclosing value that exists.

        Args:
            path: Keys and indices from the top; `()` is the whole object.
            of_key: Say where its key stands instead, if it has one.

        Returns:
            The place, or `None` if the document has no text.
        """
        if self.text is None:
            return None
        node = self._root
        for step in path:
            if step not in node.members:
                return self._place(node.offset)
            node = node.members[step]
        if of_key and node.key_offset is not None:
            return self._place(node.key_offset)
        return self._place(node.offset)

    @cached_property
    def _root(self) -> Node:
        return scan(self.text or "{}")

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(newline.end() for newline in _NEWLINE.finditer(self.text or ""))]

    def _place(self, offset: int) -> Position:
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)


def read(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Read a file, unless it is larger than `max_bytes`.

    Raises:
        InputError: There is no such file, it is a folder, too large, or can't be read.
    """
    name = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError("input.is-folder", where=name, path=name)
        if status.st_size > max_bytes:
            raise _too_large(name, max_bytes)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)  # a pipe has no size, a file may grow
    except FileNotFoundError as exc:
        raise InputError("input.not-found", where=name, path=name) from exc
    except OSError as exc:
        reason = exc.strerror or type(exc).__name__
        raise InputError("input.unreadable", where=name, path=name, reason=reason) from exc
    if len(data) > max_bytes:
        raise _too_large(name, max_bytes)
    return data


def parse(data: bytes, *, name: str, max_bytes: int = MAX_BYTES) -> JsonDocument:
    """Read a JSON object.

    Args:
        data: The file's content.
        name: The file's name as messages show it.
        max_bytes: The largest content to read.

    Raises:
        InputError: The content can't be used; its one problem says why and where.
    """
    if len(data) > max_bytes:
        raise _too_large(name, max_bytes)
    text = _decode(data, name)
    if not text.strip(" \t\r\n"):
        raise _invalid(name, Problem("json.empty", line=1, column=1))
    try:
        value = _DECODER.decode(text)
    except (ValueError, RecursionError) as exc:
        raise _invalid(name, _diagnose(text)) from exc
    if _is_deeper(value, MAX_DEPTH) or _SURROGATE_ESCAPE.search(text):
        try:
            scan(text)
        except Flaw as flaw:
            raise _invalid(name, _problem(text, flaw)) from flaw
    if not isinstance(value, dict):
        line, column = line_and_column(text, len(text) - len(text.lstrip(" \t\r\n")))
        raise _invalid(name, Problem("json.not-an-object", line=line, column=column))
    return JsonDocument(name, value, text)


def print_path(path: JsonPath) -> str:
    """Write a path as messages show it.

    >>> print_path(("para_pihak", 0, "wakil", "nip"))
    'para_pihak[0].wakil.nip'
    >>> print_path(("", "a b"))
    '[""]["a b"]'
    """
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif len(step) > _MAX_KEY:
            text += f"[{json.dumps(step[:_MAX_KEY])}…]"
        elif _PLAIN_KEY.fullmatch(step):
            text += f".{step}" if text else step
        else:
            text += f"[{json.dumps(step)}]"
    return text


# --- the fast path --------------------------------------------------------------------------------


class _RefusedError(ValueError):
    """The text is JSON of a kind we don't take; `scan` says what and where."""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _RefusedError
    return members


def _integer(number: str) -> int:
    if is_too_long(number):
        raise _RefusedError
    return int(number)


def _fraction(number: str) -> Decimal:
    if is_too_long(number):
        raise _RefusedError
    return Decimal(number)


def _constant(_: str) -> object:
    raise _RefusedError


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_integer,
    parse_float=_fraction,
    parse_constant=_constant,
)


def _is_deeper(value: object, depth: int) -> bool:
    level: list[object] = [value]
    for _ in range(depth):
        following: list[object] = []
        for item in level:
            if isinstance(item, dict):
                following.extend(item.values())
            elif isinstance(item, list):
                following.extend(item)
        if not following:
            return False
        level = following
    return any(isinstance(item, (dict, list)) for item in level)


# --- what is wrong --------------------------------------------------------------------------------


def _decode(data: bytes, name: str) -> str:
    if data.startswith(codecs.BOM_UTF8):
        raise _invalid(name, Problem("json.bom", line=1, column=1))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"{\x00", b"\x00{", b"\x00\x00")):
        raise _invalid(name, Problem("json.utf16", line=1, column=1))
    try:
        return data.decode()
    except UnicodeDecodeError as exc:
        before = data[: exc.start].decode()
        line, column = line_and_column(before, len(before))
        byte = data[exc.start]
        facts: dict[str, object] = {"byte": f"0x{byte:02X}", "byte_no": exc.start + 1}
        code = "json.not-utf8"
        try:
            data.decode("cp1252")
            facts["character"] = show_character(bytes([byte]).decode("cp1252"))
            code = "json.cp1252"
        except UnicodeDecodeError:
            pass
        raise _invalid(name, Problem(code, line=line, column=column, facts=facts)) from exc


def _diagnose(text: str) -> Problem:
    try:
        scan(text)
    except Flaw as flaw:
        return _problem(text, flaw)
    return Problem("json.syntax")  # never yet seen: both readers accept the same texts


def _problem(text: str, flaw: Flaw) -> Problem:
    line, column = line_and_column(text, flaw.offset)
    return Problem(flaw.code, print_path(flaw.path), line, column, flaw.facts)


def _too_large(name: str, max_bytes: int) -> InputError:
    facts: dict[str, object] = {"max_mib": f"{max_bytes / _MIB:g}"}
    return _invalid(name, Problem("json.too-large", facts=facts))


def _invalid(name: str, problem: Problem) -> InputError:
    return InputError("input.invalid", where=name, problems=(problem,), path=name, count=1)
