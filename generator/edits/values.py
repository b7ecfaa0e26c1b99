"""From what is printed back to what stands in the berkas, where there is one way back."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from generator.indonesian.tanggal import nama_bulan
from generator.rendering.filters import FILTERS

if TYPE_CHECKING:
    from collections.abc import Callable

Value: TypeAlias = str | int | Decimal
"""A text or number as it stands in a JSON file; a date is a text there."""

_MONTHS: Final = {nama_bulan(month).casefold(): month for month in range(1, 13)}
_DAY: Final = re.compile(r"(\d{1,2}) (\w+) (\d{4})")
_DAY_IN_FIGURES: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_AMOUNT: Final = re.compile(r"(-?)(?:Rp ?)?(-?)(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d+))?")
_OF_DATES: Final = frozenset(
    {"tanggal", "tanggal_angka", "tanggal_terbilang", "hari", "tanggal_inggris",
     "tanggal_inggris_terbilang"}
)  # fmt: skip
_OF_NUMBERS: Final = frozenset(
    {"rupiah", "rupiah_terbilang", "angka", "angka_terbilang", "persen", "terbilang"}
)


def printed(value: object, filters: tuple[str, ...]) -> str | None:
    """Print a value of a JSON file as a template does.

    Args:
        value: The value.
        filters: What it goes through, in order.

    Returns:
        The text, or `None` if the value isn't one that these filters print.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        return None
    made: Any = value
    try:
        if filters and filters[0] in _OF_DATES:
            made = date.fromisoformat(str(value))
        elif filters and filters[0] in _OF_NUMBERS:
            made = Decimal(value)
        for name in filters:
            made = FILTERS[name](made)
    except (ArithmeticError, KeyError, TypeError, ValueError):
        return None
    return str(made)


def unprinted(text: str, filters: tuple[str, ...], before: Value) -> Value | None:
    """Find the value that prints as `text`.

    Args:
        text: What someone typed.
        filters: What the value goes through, in order.
        before: The value so far, whose kind is kept, and its letters where capitals hide them.

    Returns:
        The value, or `None` if there is none, or more than one.
    """
    text = unicodedata.normalize("NFC", text)
    way_back = _WAYS_BACK.get(filters)
    found = way_back(text, before) if way_back else None
    if found is None or printed(found, filters) != text:
        return None
    return found


def _as_it_is(text: str, before: Value) -> Value | None:
    if isinstance(before, str):
        return text
    return int(text) if re.fullmatch(r"-?\d{1,18}", text) else None


def _capitals(text: str, before: Value) -> Value | None:
    """Find the small letters of words that were there before; others have no way back."""
    known: dict[str, str] = {}
    for word in str(before).split():
        if known.setdefault(word.upper(), word) != word:
            return None
    words = [known.get(word) for word in text.split()]
    return None if None in words else " ".join(filter(None, words))


def _sentence(text: str, before: Value) -> Value | None:
    start = str(before)[:1]
    return text[:1].lower() + text[1:] if start == start.lower() else text


def _day(text: str, _before: Value) -> Value | None:
    match = _DAY.fullmatch(text)
    month = _MONTHS.get(match[2].casefold()) if match else None
    return _iso(match[3], month, match[1]) if match and month else None


def _day_in_figures(text: str, _before: Value) -> Value | None:
    match = _DAY_IN_FIGURES.fullmatch(text)
    return _iso(match[3], int(match[2]), match[1]) if match else None


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _number(text: str, before: Value) -> Value | None:
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    sign = "-" if match[1] or match[2] else ""
    try:
        amount = Decimal(f"{sign}{match[3].replace('.', '')}.{match[4] or 0}")
    except InvalidOperation:
        return None
    whole = amount == amount.to_integral_value()
    if isinstance(before, str):
        return str(int(amount)) if whole and "." not in before else str(amount)
    return int(amount) if whole else None


_WAYS_BACK: Final[dict[tuple[str, ...], Callable[[str, Value], Value | None]]] = {
    (): _as_it_is,
    ("kapital",): _capitals,
    ("kalimat",): _sentence,
    ("tanggal",): _day,
    ("tanggal_angka",): _day_in_figures,
    ("rupiah",): _number,
    ("angka",): _number,
}
