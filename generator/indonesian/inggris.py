"""Dates, periods and lists in English, for the right column of agreements with partners abroad.

Agreements with a foreign party are written in Indonesian and in the party's language or English
(UU 24/2009 Pasal 31). The English is the British one of treaties: "2 March 2026".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from num2words import num2words

from generator.indonesian.tanggal import hitung_lama

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def bilangan(number: int) -> str:
    """Spell a whole number.

    >>> bilangan(2026)
    'two thousand and twenty-six'
    """
    return str(num2words(number, lang="en"))


def urutan(number: int) -> str:
    """Spell an ordinal.

    >>> urutan(1), urutan(22)
    ('first', 'twenty-second')
    """
    return str(num2words(number, lang="en", to="ordinal"))


def tanggal(day: date) -> str:
    """Print a date, without a leading zero.

    >>> from datetime import date
    >>> tanggal(date(2026, 10, 5))
    '5 October 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def tanggal_terbilang(day: date) -> str:
    """Spell a date as testimonia do.

    >>> from datetime import date
    >>> tanggal_terbilang(date(2026, 10, 5))
    'the fifth day of October in the year two thousand and twenty-six'
    """
    month = _MONTHS[day.month - 1]
    return f"the {urutan(day.day)} day of {month} in the year {bilangan(day.year)}"


def lama(mulai: date, selesai: date) -> str:
    """Print the time from one day to another, both included, as `tanggal.hitung_lama` measures it.

    Raises:
        ValueError: `selesai` is before `mulai`.

    >>> from datetime import date
    >>> lama(date(2026, 10, 5), date(2031, 10, 4))
    '5 (five) years'
    >>> lama(date(2026, 1, 1), date(2027, 2, 2))
    '1 (one) year, 1 (one) month, and 2 (two) days'
    """
    parts = [
        f"{count} ({bilangan(count)}) {unit}{'' if count == 1 else 's'}"
        for count, unit in zip(hitung_lama(mulai, selesai), ("year", "month", "day"), strict=True)
        if count
    ]
    return gabung(parts)


def gabung(parts: Iterable[object]) -> str:
    """Join as running text.

    >>> gabung(["A"]), gabung(["A", "B"]), gabung(["A", "B", "C"])
    ('A', 'A and B', 'A, B, and C')
    """
    words = [str(part) for part in parts]
    if len(words) <= 2:  # noqa: PLR2004 – one word or a pair needs no comma
        return " and ".join(words)
    return ", ".join(words[:-1]) + f", and {words[-1]}"
