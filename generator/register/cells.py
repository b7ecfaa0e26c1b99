"""One cell and one fact: how JSON values look in a workbook, and what a clerk's cell means.

Cells are read generously where only one thing can be meant (`5.0` for 5, `Ya` for true, a text of
digits for a number), and refused with a reason where Excel may have changed what was typed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from generator.models.problems import show_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.register.layout import Column, Kind

EMPTY: Final = "(kosong)"
"""Stands for a list that is there and empty, where an empty cell would mean: not said."""

YES: Final = "ya"
NO: Final = "tidak"
MAX_CELL: Final = 32_767  # characters, Excel's limit
EXACT: Final = 10**15  # from here on Excel changes digits

_DIGITS: Final = re.compile(r"-?[0-9]{1,15}")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NEWLINE: Final = re.compile(r"\r\n|\r|\n")
_NAMED: Final = re.compile(r"([a-z_]+)\s*:\s*(.*)", re.DOTALL)


class CellError(Exception):
    """A cell doesn't hold what its column is for.

    Attributes:
        code: A code of `generator.messages`.
        facts: Named values for the sentence.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def from_json(column: Column, value: Any) -> object:
    """Turn a JSON value into what its cell holds; an empty list or object becomes `EMPTY`.

    Raises:
        CellError: It is longer than a cell may be.
    """
    found = _WRITERS.get(column.kind, _as_is)(value)
    if isinstance(found, str):
        found = _ESCAPED.sub(r"_x005F_x\1_", found)
        if len(found) > MAX_CELL:
            raise CellError("register.too-long", length=len(found), limit=MAX_CELL)
    return found


def to_json(column: Column, value: object) -> object:
    """Turn what a cell holds into a JSON value, or `None` where it is blank.

    Args:
        column: What the cell is for.
        value: A text, number, boolean, date or time.

    Raises:
        CellError: The cell doesn't hold what its column is for.
    """
    if isinstance(value, str):
        value = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value).strip()
    if value is None or value == "":
        return None
    if isinstance(value, (time, timedelta)):
        raise CellError("register.time", value=str(value))
    if isinstance(value, float):
        value = _number(value)
    return _READERS[column.kind](column, value)


def _number(value: float) -> int | float:
    """Give the number Excel shows: 15 figures, and a whole number as one."""
    shown = float(f"{value:.15g}")
    return int(shown) if shown.is_integer() else shown


# --- writing --------------------------------------------------------------------------------------


def _as_is(value: object) -> object:
    return value


def _write_rupiah(value: int | str) -> object:
    """Write an amount with sen as a number where Excel keeps all its figures."""
    if isinstance(value, int) or Decimal(value) * 100 >= EXACT:
        return value
    return float(value)


def _write_month(value: str) -> date:
    return date.fromisoformat(f"{value}-01")


def _write_flag(value: bool) -> str:
    return YES if value else NO


def _write_lines(value: list[str]) -> str:
    return "\n".join(value) or EMPTY


def _write_named(value: dict[str, str]) -> str:
    return "\n".join(f"{name}: {text}" for name, text in value.items()) or EMPTY


def _write_named_lists(value: dict[str, list[str]]) -> str:
    lines = [f"{name}: {text}" for name, texts in value.items() for text in texts]
    return "\n".join(lines) or EMPTY


_WRITERS: Final[dict[Kind, Callable[[Any], object]]] = {
    "date": date.fromisoformat,
    "month": _write_month,
    "rupiah": _write_rupiah,
    "flag": _write_flag,
    "lines": _write_lines,
    "named_lines": _write_named,
    "named_lists": _write_named_lists,
}


# --- reading --------------------------------------------------------------------------------------


def _read_text(_: Column, value: object) -> object:
    match value:
        case str():
            return value
        case bool() | datetime() | date() | float():
            raise CellError("register.not-text", value=_shown(value))
        case int():
            if abs(value) >= EXACT:
                raise CellError("register.digits-lost")
            return str(value)
    raise CellError("register.not-text", value=_shown(value))


def _read_date(_: Column, value: object) -> object:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, str | date):
        return value if isinstance(value, str) else value.isoformat()
    raise CellError("register.not-date", value=_shown(value))


def _read_month(column: Column, value: object) -> object:
    found = _read_date(column, value)
    return found if isinstance(value, str) else str(found)[:7]


def _read_number(_: Column, value: object) -> object:
    if isinstance(value, date):
        raise CellError("register.not-number", value=_shown(value))
    return int(value) if isinstance(value, str) and _DIGITS.fullmatch(value) else value


def _read_rupiah(column: Column, value: object) -> object:
    found = _read_number(column, value)
    if isinstance(found, float):  # Python's shortest form has an exponent from 10**16 on only
        return format(Decimal(repr(found)), "f")
    return found


def _read_flag(_: Column, value: object) -> object:
    if isinstance(value, bool):
        return value
    answers = {YES: True, NO: False}
    if isinstance(value, str) and value.casefold() in answers:
        return answers[value.casefold()]
    raise CellError("register.yes-or-no", value=_shown(value))


def _read_lines(column: Column, value: object) -> list[str]:
    text = str(_read_text(column, value))
    if text == EMPTY:
        return []
    return [line for line in (part.strip() for part in _NEWLINE.split(text)) if line]


def _read_named(column: Column, value: object) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in _pairs(column, value):
        if name in found:
            raise CellError("register.name-twice", name=name)
        found[name] = text
    return found


def _read_named_lists(column: Column, value: object) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, text in _pairs(column, value):
        found.setdefault(name, []).append(text)
    return found


def _pairs(column: Column, value: object) -> list[tuple[str, str]]:
    pairs = []
    for line in _read_lines(column, value):
        found = _NAMED.fullmatch(line)
        if found is None or found[1] not in column.choices or not found[2]:
            raise CellError(
                "register.not-named", line=show_value(line), known=list(column.choices[:3])
            )
        pairs.append((found[1], found[2]))
    return pairs


def _shown(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else show_value(value)


_READERS: Final[dict[Kind, Callable[[Column, object], object]]] = {
    "text": _read_text,
    "date": _read_date,
    "month": _read_month,
    "rupiah": _read_rupiah,
    "number": _read_number,
    "integer": _read_number,
    "flag": _read_flag,
    "lines": _read_lines,
    "named_lines": _read_named,
    "named_lists": _read_named_lists,
}
