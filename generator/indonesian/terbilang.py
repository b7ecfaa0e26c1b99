"""Numbers in Indonesian words.

num2words spells the groups below a thousand; the joining is ours, because num2words says
"satu juta satu ribu" for 1,001,000 where officials write "satu juta seribu", and "min" for
"minus".
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from num2words import num2words

LIMIT: Final = 10**15
"""Numbers reach up to, but do not include, this size (seribu triliun)."""

_SCALES: Final = ("", "ribu", "juta", "miliar", "triliun")
_DIGITS: Final = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
)


class DecimalParts(NamedTuple):
    """A number taken apart for printing.

    Attributes:
        is_negative: Whether a minus stands before it; zero has none.
        whole: The digits before the comma as a number, never negative.
        fraction: The digits after the comma without trailing zeros; may be empty.
    """

    is_negative: bool
    whole: int
    fraction: str


def split_decimal(value: Decimal | int) -> DecimalParts:
    """Take a number apart without rounding it.

    Raises:
        TypeError: The value is neither an integer nor a `Decimal`; floats are never printed.
        ValueError: The number is not finite, or |value| >= 10**15.

    >>> split_decimal(Decimal("-8.50"))
    DecimalParts(is_negative=True, whole=8, fraction='5')
    """
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise TypeError(f"need int or Decimal, not {type(value).__name__}")
    number = Decimal(value)
    if not number.is_finite() or number.copy_abs() >= LIMIT:
        raise ValueError("not a number below 10**15")
    whole, _, fraction = format(number.copy_abs(), "f").partition(".")
    return DecimalParts(number < 0, int(whole), fraction.rstrip("0"))


@cache
def _group(number: int) -> str:
    """Spell 1 to 999."""
    return str(num2words(number, lang="id"))


def terbilang(amount: int) -> str:
    """Spell a whole number in Indonesian words.

    Args:
        amount: Any integer with |amount| < 10**15. Callers round before spelling.

    Returns:
        Lower-case words with single spaces; negative numbers start with "minus".

    Raises:
        ValueError: The number is outside the range above.

    >>> terbilang(0)
    'nol'
    >>> terbilang(1_998)
    'seribu sembilan ratus sembilan puluh delapan'
    >>> terbilang(1_001_000)
    'satu juta seribu'
    >>> terbilang(101_000)
    'seratus satu ribu'
    >>> terbilang(-12)
    'minus dua belas'
    """
    if abs(amount) >= LIMIT:
        raise ValueError("not a number below 10**15")
    if amount == 0:
        return _DIGITS[0]
    words: list[str] = []
    rest = abs(amount)
    for scale in _SCALES:
        rest, group = divmod(rest, 1000)
        if group == 1 and scale == "ribu":
            words.append("seribu")
        elif group:
            words.append(f"{_group(group)} {scale}".rstrip())
    if amount < 0:
        words.append("minus")
    return " ".join(reversed(words))


def terbilang_desimal(value: Decimal | int) -> str:
    """Spell a number; after the comma digit by digit, without trailing zeros.

    Raises:
        TypeError: The value is neither an integer nor a `Decimal`.
        ValueError: The number is not finite, or |value| >= 10**15.

    >>> terbilang_desimal(Decimal("2.75"))
    'dua koma tujuh lima'
    >>> terbilang_desimal(Decimal("1500000.00"))
    'satu juta lima ratus ribu'
    >>> terbilang_desimal(Decimal("-0.05"))
    'minus nol koma nol lima'
    """
    parts = split_decimal(value)
    words = [terbilang(parts.whole)]
    if parts.is_negative:
        words.insert(0, "minus")
    if parts.fraction:
        words.append("koma")
        words.extend(_DIGITS[int(digit)] for digit in parts.fraction)
    return " ".join(words)


def urutan(number: int) -> str:
    """Spell an ordinal as parties, sections and points of a decree are counted.

    The first is "kesatu", as in PIHAK KESATU and diktum KESATU, never "pertama".

    Raises:
        ValueError: The number is below 1, or 10**15 and more.

    >>> urutan(1), urutan(2), urutan(11)
    ('kesatu', 'kedua', 'kesebelas')
    >>> urutan(25).upper()
    'KEDUA PULUH LIMA'
    """
    if number < 1:
        raise ValueError("ordinals start at 1")
    return f"ke{terbilang(number)}"
