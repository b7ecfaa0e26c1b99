"""Numbers in figures: money, quantities, per cent, Roman numerals, letters.

Nothing here calculates or rounds: an amount with parts of a sen is an error of the caller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.indonesian.terbilang import split_decimal, terbilang, terbilang_desimal

if TYPE_CHECKING:
    from decimal import Decimal

_SEN_DIGITS: Final = 2
_ROMAN_LIMIT: Final = 4000
_ROMAN: Final = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"


def angka(value: Decimal | int) -> str:
    """Print a number with a dot between thousands and a comma before decimals.

    Raises:
        TypeError: The value is neither an integer nor a `Decimal`.
        ValueError: The number is not finite, or |value| >= 10**15.

    >>> from decimal import Decimal
    >>> angka(5000), angka(Decimal("8.50")), angka(-1234567)
    ('5.000', '8,5', '-1.234.567')
    """
    parts = split_decimal(value)
    sign = "-" if parts.is_negative else ""
    comma = f",{parts.fraction}" if parts.fraction else ""
    return f"{sign}{_thousands(parts.whole)}{comma}"


def angka_terbilang(value: Decimal | int) -> str:
    """Print a number followed by its words, as norms do.

    Raises:
        TypeError: The value is neither an integer nor a `Decimal`.
        ValueError: The number is not finite, or |value| >= 10**15.

    >>> angka_terbilang(5)
    '5 (lima)'
    """
    return f"{angka(value)} ({terbilang_desimal(value)})"


def persen(value: Decimal | int) -> str:
    """Print per cent in figures; 25 means 25 %.

    Raises:
        TypeError: The value is neither an integer nor a `Decimal`.
        ValueError: The number is not finite, or |value| >= 10**15.

    >>> from decimal import Decimal
    >>> persen(Decimal("12.5"))
    '12,5%'
    """
    return f"{angka(value)}%"


def persen_lengkap(value: Decimal | int) -> str:
    """Print per cent in figures followed by words.

    Raises:
        TypeError: The value is neither an integer nor a `Decimal`.
        ValueError: The number is not finite, or |value| >= 10**15.

    >>> persen_lengkap(25)
    '25% (dua puluh lima persen)'
    """
    return f"{persen(value)} ({terbilang_desimal(value)} persen)"


def rupiah(amount: Decimal | int) -> str:
    """Print an amount of money, always with two decimals (UU 12/2011 Lampiran II).

    Raises:
        TypeError: The amount is neither an integer nor a `Decimal`.
        ValueError: It is not finite, |amount| >= 10**15, or it has parts of a sen.

    >>> from decimal import Decimal
    >>> rupiah(10000), rupiah(Decimal("1250.5")), rupiah(-75)
    ('Rp10.000,00', 'Rp1.250,50', '-Rp75,00')
    """
    is_negative, whole, sen = _money(amount)
    return f"{'-' if is_negative else ''}Rp{_thousands(whole)},{sen:02d}"


def rupiah_terbilang(amount: Decimal | int) -> str:
    """Spell an amount of money; sen are named where there are any.

    Raises:
        TypeError: The amount is neither an integer nor a `Decimal`.
        ValueError: It is not finite, |amount| >= 10**15, or it has parts of a sen.

    >>> from decimal import Decimal
    >>> rupiah_terbilang(10000)
    'sepuluh ribu rupiah'
    >>> rupiah_terbilang(Decimal("1250.50"))
    'seribu dua ratus lima puluh rupiah lima puluh sen'
    >>> rupiah_terbilang(Decimal("0.75"))
    'tujuh puluh lima sen'
    """
    is_negative, whole, sen = _money(amount)
    words = ["minus"] if is_negative else []
    if whole or not sen:
        words += [terbilang(whole), "rupiah"]
    if sen:
        words += [terbilang(sen), "sen"]
    return " ".join(words)


def rupiah_lengkap(amount: Decimal | int) -> str:
    """Print an amount of money followed by its words.

    Raises:
        TypeError: The amount is neither an integer nor a `Decimal`.
        ValueError: It is not finite, |amount| >= 10**15, or it has parts of a sen.

    >>> rupiah_lengkap(10000)
    'Rp10.000,00 (sepuluh ribu rupiah)'
    """
    return f"{rupiah(amount)} ({rupiah_terbilang(amount)})"


def romawi(number: int) -> str:
    """Write a number from 1 to 3999 in Roman numerals.

    Raises:
        ValueError: The number is outside that range.

    >>> romawi(4), romawi(2026)
    ('IV', 'MMXXVI')
    """
    if not 0 < number < _ROMAN_LIMIT:
        raise ValueError("Roman numerals go from 1 to 3999")
    text = ""
    for size, sign in _ROMAN:
        count, number = divmod(number, size)
        text += sign * count
    return text


def huruf(number: int) -> str:
    """Write the letter of the n-th item of a list: a to z, then aa, ab and so on.

    Raises:
        ValueError: The number is below 1.

    >>> huruf(1), huruf(26), huruf(27)
    ('a', 'z', 'aa')
    """
    if number < 1:
        raise ValueError("items are counted from 1")
    text = ""
    while number:
        number, index = divmod(number - 1, len(_ALPHABET))
        text = _ALPHABET[index] + text
    return text


def _thousands(whole: int) -> str:
    return f"{whole:,}".replace(",", ".")


def _money(amount: Decimal | int) -> tuple[bool, int, int]:
    parts = split_decimal(amount)
    if len(parts.fraction) > _SEN_DIGITS:
        raise ValueError("an amount of money has at most two decimals")
    return parts.is_negative, parts.whole, int(parts.fraction.ljust(_SEN_DIGITS, "0"))
