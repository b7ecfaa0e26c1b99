"""Names of persons with and without their titles (gelar), and titles typed into a name by mistake.

Peraturan and keputusan print names without titles, letters with them (Permendagri 1/2023 Pasal 44);
the formats of Permendagri 22/2020 print none. Names and titles are therefore kept apart.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple, Protocol

_FRONT: Final = frozenset(
    {"prof", "dr", "drs", "dra", "drg", "drh", "ir", "apt", "ns", "bd", "h", "hj", "kh", "tgh"}
    | {"ust", "pdt", "ars", "psikolog"}
)  # fmt: skip
_BACK: Final = frozenset(
    # sarjana
    {"sh", "shi", "shut", "se", "sei", "st", "stp", "stt", "sth", "sthi", "sttp", "sstp", "skom"}
    | {"spd", "spdi", "spt", "sp", "spi", "spsi", "ssos", "ssosi", "sip", "ssi", "ssn", "sag"}
    | {"sap", "sak", "sab", "sadm", "skm", "skg", "skh", "sked", "skep", "skeb", "sfarm", "sgz"}
    | {"spar", "sds", "sstat", "smat", "shum", "sars", "skel", "sik", "sst", "stra", "strkes"}
    | {"strkeb", "strip", "sbns", "sikom", "siip", "sspd", "ssit", "sud", "shan"}
    # magister and doctor
    | {"mh", "mhi", "mhum", "mm", "mmpd", "msi", "mpd", "mpdi", "mkes", "mkm", "mt", "mti", "mkom"}
    | {"mp", "map", "mab", "mak", "ma", "mag", "msc", "mba", "mph", "mkn", "mip", "mikom", "mpsi"}
    | {"mars", "mtr", "mtrip", "mtrap", "magr", "mstat", "mil", "mling", "mef", "msn"}
    | {"msos", "mfarm", "mkep", "mpwk", "mec", "mecdev", "mpp", "mpa", "mgz", "mmt", "meng"}
    | {"llm", "phd", "dsc", "mhan", "mengsc"}
    # diploma and professions
    | {"amd", "amdkeb", "amdkep", "amk", "amkl", "ama", "amp", "ak", "ca", "cpa", "cfa", "cfra"}
    | {"ba", "bsc", "bba", "beng", "ipm", "ipu", "asean", "cgcae", "cca", "clc", "gr"}
)  # fmt: skip
_SPECIALIST: Final = re.compile(r"Sp\.?[A-Z]")
_STACKED: Final = re.compile(r"[SM]\.\s?Tr\.", re.IGNORECASE)
_FRONT_JOINED: Final = re.compile(
    r"((?:prof|drs|dra|drg|drh|dr|ir|hj)\.)(?=[^\W\d_])", re.IGNORECASE
)
_MAX_SPLIT: Final = 3  # pieces a degree is sometimes spaced into: "S. Tr. Keb."


class Bernama(Protocol):
    """Whoever has a name and titles."""

    @property
    def nama(self) -> str:
        """The name without titles."""
        ...

    @property
    def gelar_depan(self) -> str | None:
        """Titles before the name."""
        ...

    @property
    def gelar_belakang(self) -> str | None:
        """Titles after the name."""
        ...


class NamaTerurai(NamedTuple):
    """A name taken apart.

    Attributes:
        gelar_depan: Titles before the name; may be empty.
        nama: The name itself.
        gelar_belakang: Titles after the name; may be empty.
    """

    gelar_depan: str
    nama: str
    gelar_belakang: str


def gabung_nama(depan: str | None, nama: str, belakang: str | None) -> str:
    """Write a name with its titles, a comma before those that follow.

    >>> gabung_nama("Dr.", "Rahmat Hidayatullah", "S.H., M.H.")
    'Dr. Rahmat Hidayatullah, S.H., M.H.'
    >>> gabung_nama(None, "Rahmat Hidayatullah", "")
    'Rahmat Hidayatullah'
    """
    name = f"{depan} {nama}" if depan else nama
    return f"{name}, {belakang}" if belakang else name


def nama_bergelar(orang: Bernama) -> str:
    """Write a person's name with titles, as letters do (Permendagri 1/2023 Pasal 44)."""
    return gabung_nama(orang.gelar_depan, orang.nama, orang.gelar_belakang)


def nama_bergelar_kapital(orang: Bernama) -> str:
    """Write a person's name in capitals with the titles as they are: "Dr. H. AHMAD, S.H."."""
    return gabung_nama(orang.gelar_depan, orang.nama.upper(), orang.gelar_belakang)


def urai_nama(text: str) -> NamaTerurai:
    """Take titles off a name that somebody typed in one piece.

    Before the name: known titles, with or without full stop, as whole words, and `Dr.Ahmad` without
    a space. After it: whatever follows a comma, and known degrees without one; in a name all in
    capitals only those with a full stop. Initials stay in the name: `M.`, `A.R.`, and `H.M.`, which
    nobody can tell from them.

    >>> urai_nama("Dr. H. Ahmad Ma'ruf, S.H., M.H.")
    NamaTerurai(gelar_depan='Dr. H.', nama="Ahmad Ma'ruf", gelar_belakang='S.H., M.H.')
    >>> urai_nama("Dra Ratna Dewi M.Si")
    NamaTerurai(gelar_depan='Dra', nama='Ratna Dewi', gelar_belakang='M.Si')
    >>> urai_nama("M. Noor Hadi")
    NamaTerurai(gelar_depan='', nama='M. Noor Hadi', gelar_belakang='')
    """
    before, _, after = _FRONT_JOINED.sub(r"\1 ", " ".join(text.split())).partition(",")
    words = before.split()
    start = _count_front(words)
    end = len(words) - _count_back(words[start:], is_capital=before.isupper())
    back = [" ".join(words[end:]), after.strip(" ,")]
    return NamaTerurai(
        " ".join(words[:start]),
        " ".join(words[start:end]),
        ", ".join(part for part in back if part),
    )


def gelar_dalam(nama: str) -> tuple[str, ...]:
    """Find the titles typed into a name; empty where there are none.

    >>> gelar_dalam("H. Abdul Hadi, S.Sos., M.Si"), gelar_dalam("Hadi Hjalmar"), gelar_dalam("Ir")
    (('H.', 'S.Sos.', 'M.Si'), (), ())
    """
    parts = urai_nama(nama)
    back = (one.strip() for one in parts.gelar_belakang.split(","))
    return (*parts.gelar_depan.split(), *(one for one in back if one))


def nama_kapital(text: str) -> str:
    """Write a name in capitals and leave the case of titles in it alone.

    >>> nama_kapital("Dr. H. Ahmad Syafi'i, S.H., M.Kn.")
    "Dr. H. AHMAD SYAFI'I, S.H., M.Kn."
    """
    parts = urai_nama(text)
    return gabung_nama(parts.gelar_depan, parts.nama.upper(), parts.gelar_belakang)


def _count_front(words: list[str]) -> int:
    """Count the titles before a name; the last word is always a name."""
    for count, word in enumerate(words[:-1]):
        if _plain(word) not in _FRONT:
            return count
        if word.count(".") > 1 and _plain(word) != "kh":  # H.J. are initials
            return count
    return max(len(words) - 1, 0)


def _count_back(words: list[str], *, is_capital: bool) -> int:
    """Count the words of degrees at the end of a name; the first word is always a name."""
    count = 0
    while count < len(words) - 1:
        rest = words[1 : len(words) - count]
        length = next(
            (
                size
                for size in range(min(_MAX_SPLIT, len(rest)), 0, -1)
                if _is_degree(rest[-size:], is_capital=is_capital)
            ),
            0,
        )
        if not length:
            break
        count += length
    return count


def _is_degree(pieces: list[str], *, is_capital: bool) -> bool:
    text = " ".join(pieces)
    if _SPECIALIST.match(text) or _STACKED.match(text):
        return len(pieces) == 1 or "." in pieces[0]
    known = _plain("".join(pieces)) in _BACK
    if len(pieces) > 1:
        return known and all("." in piece for piece in pieces[:-1])
    if "." in text:
        return known
    return known and not is_capital and sum(map(str.isupper, text)) > 1


def _plain(word: str) -> str:
    return word.replace(".", "").replace(" ", "").casefold()
