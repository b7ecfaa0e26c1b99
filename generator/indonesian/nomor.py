"""Numbers of official documents: read and written by patterns, compared within a register.

A pattern is text with slots, such as `{klasifikasi}/{urut}/{unit}/{tahun}` (the form of Permendagri
83/2022) or `{urut} TAHUN {tahun}` (decrees). Pure; a region's patterns stand in its profil.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.indonesian.angka import romawi

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MONTHS: Final = tuple(romawi(month) for month in range(1, 13))
_SLOTS: Final = {
    "klasifikasi": r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,6}",
    "urut": r"[0-9]{1,6}",
    "unit": r"[^\W_][^/\s]*(?: [^/\s]+)*",
    "bulan_romawi": "|".join(sorted(_MONTHS, key=len, reverse=True)),
    "bulan": r"0?[1-9]|1[0-2]",
    "tahun": r"(?:19|20)[0-9]{2}",
}
_SLOT: Final = re.compile(r"\{([^{}]*)\}")
_BESIDE_SLASH: Final = re.compile(r"\s*/\s*")


class NomorTerurai(NamedTuple):
    """A number taken apart.

    Attributes:
        urut: The running number.
        klasifikasi: The file code; empty where the pattern has none.
        unit: The code of the office; empty where the pattern has none.
        bulan: The month, 1 to 12; `None` where the pattern has none.
        tahun: The year; `None` where the pattern has none.
        pola: The pattern it follows.
    """

    urut: int
    klasifikasi: str
    unit: str
    bulan: int | None
    tahun: int | None
    pola: str


class NomorTerpakai(NamedTuple):
    """A number that a berkas uses for a document of the region.

    Attributes:
        berkas: Which berkas, by its id or file.
        path: JSON path of the number.
        nomor: The number as written.
        tahun: The year of the document's date.
    """

    berkas: str
    path: str
    nomor: str
    tahun: int


def pola_keliru(pattern: str) -> str:
    """Say what is wrong with a pattern; empty where nothing is.

    Returns:
        The first slot that is unknown or repeated; `{urut}` where it is missing.

    >>> pola_keliru("{klasifikasi}/{urut}/{tahun}")
    ''
    >>> pola_keliru("{urut}/{thn}"), pola_keliru("{urut}/{urut}"), pola_keliru("{tahun}")
    ('{thn}', '{urut}', '{urut}')
    """
    seen: set[str] = set()
    for name in _SLOT.findall(pattern):
        if name not in _SLOTS or name in seen:
            return f"{{{name}}}"
        seen.add(name)
    if "urut" not in seen:
        return "{urut}"
    if brace := re.search(r"[{}]", _SLOT.sub("", pattern)):
        return brace.group()
    return ""


def parse_nomor(text: str, patterns: Sequence[str]) -> NomorTerurai | None:
    """Take a number apart by the first pattern it follows.

    Letter case, repeated spaces and spaces beside a slash don't count.

    Raises:
        ValueError: A pattern is wrong; see `pola_keliru`.

    >>> parse_nomor("100.3.7.1/012/BKS/2026", ["{klasifikasi}/{urut}/{unit}/{tahun}"])
    ... # doctest: +NORMALIZE_WHITESPACE
    NomorTerurai(urut=12, klasifikasi='100.3.7.1', unit='BKS', bulan=None, tahun=2026,
                 pola='{klasifikasi}/{urut}/{unit}/{tahun}')
    >>> parse_nomor("12 Tahun 2026", ["{urut} TAHUN {tahun}"]).tahun
    2026
    >>> parse_nomor("100.3.7.1/12/BKS/VII/2026", ["{klasifikasi}/{urut}/{unit}/{tahun}"])
    """
    tidy = _tidy(text)
    for pattern in patterns:
        if found := _compiled(pattern).fullmatch(tidy):
            slots = found.groupdict()
            month = slots.get("bulan")
            if roman := slots.get("bulan_romawi"):
                month = _MONTHS.index(roman.upper()) + 1
            return NomorTerurai(
                urut=int(slots["urut"]),
                klasifikasi=slots.get("klasifikasi", ""),
                unit=slots.get("unit", ""),
                bulan=None if month is None else int(month),
                tahun=int(slots["tahun"]) if "tahun" in slots else None,
                pola=pattern,
            )
    return None


def tulis_nomor(parts: NomorTerurai, width: int = 1) -> str:
    """Write a number by its pattern.

    Args:
        parts: What `parse_nomor` gives.
        width: The fewest digits of the running number; zeros fill it.

    >>> tulis_nomor(NomorTerurai(7, "100.3.7.1", "BKS", None, 2026,
    ...                          "{klasifikasi}/{urut}/{unit}/{tahun}"), width=3)
    '100.3.7.1/007/BKS/2026'
    """
    month = parts.bulan or 0
    slots = {
        "urut": f"{parts.urut:0{width}d}",
        "klasifikasi": parts.klasifikasi,
        "unit": parts.unit,
        "bulan": f"{month:02d}",
        "bulan_romawi": _MONTHS[month - 1] if month else "",
        "tahun": "" if parts.tahun is None else str(parts.tahun),
    }
    return parts.pola.format_map(slots)


def nomor_baku(text: str) -> str:
    """Give the form in which two writings of one number are equal.

    >>> nomor_baku("100.3.7.1 / 012/Bks/2026") == nomor_baku("100.3.7.1/12/BKS/2026")
    True
    >>> nomor_baku("100.3.7.1/12/BKS/2026") == nomor_baku("100.3.71/12/BKS/2026")
    False
    """
    return re.sub(r"(?<![0-9.])0+(?=[0-9])", "", _tidy(text)).casefold()


def nomor_ganda(used: Iterable[NomorTerpakai]) -> tuple[tuple[NomorTerpakai, ...], ...]:
    """Find numbers that stand on more than one document of a year.

    Registers start anew every year, so equal numbers of different years are different.

    Args:
        used: Numbers of the region's own register; partners keep registers of their own. The same
            place named twice counts once.

    Returns:
        A group for each number used twice or more, in the order they were given.

    >>> twice = nomor_ganda([NomorTerpakai("a", "x", "1/BKS", 2026),
    ...                      NomorTerpakai("b", "x", "01/bks", 2026),
    ...                      NomorTerpakai("c", "x", "1/BKS", 2027)])
    >>> [one.berkas for group in twice for one in group]
    ['a', 'b']
    """
    groups: dict[tuple[str, int], list[NomorTerpakai]] = {}
    for one in dict.fromkeys(used):
        groups.setdefault((nomor_baku(one.nomor), one.tahun), []).append(one)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _tidy(text: str) -> str:
    return _BESIDE_SLASH.sub("/", " ".join(text.split()))


@lru_cache(maxsize=128)
def _compiled(pattern: str) -> re.Pattern[str]:
    if wrong := pola_keliru(pattern):
        raise ValueError(f"the pattern {pattern!r} is wrong at {wrong}")
    parts = [
        f"(?P<{part}>{_SLOTS[part]})" if index % 2 else re.escape(part)
        for index, part in enumerate(_SLOT.split(_tidy(pattern)))
    ]
    return re.compile("".join(parts), re.IGNORECASE)
