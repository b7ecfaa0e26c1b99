"""How far a cooperation is on a given day, told from its dates alone.

A letter of intent is a statement of will (Permendagri 25/2020 Pasal 13), so a cooperation abroad
stays in preparation until its naskah kerja sama is signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.models.kerja_sama import KerjaSama
    from generator.models.naskah import NaskahHadir

Standing = Literal["persiapan", "ditandatangani", "berjalan", "berakhir"]
STANDINGS: Final[tuple[Standing, ...]] = ("persiapan", "ditandatangani", "berjalan", "berakhir")

AGREEMENTS: Final = (
    "kesepakatan_bersama",
    "perjanjian_kerja_sama",
    "nota_kesepakatan",
    "naskah_kerja_sama",
)
"""The agreements that bind, in the order in which a cooperation signs them."""


@dataclass(frozen=True, slots=True)
class Signed:
    """An agreement that was signed by the day of judgement.

    Attributes:
        key: The document's key.
        naskah: Its numbers and signing.
        tanggal: The day it was signed.
        mulai: The first day it holds: that of its term, or else the day it was signed.
        selesai: The last day it holds, as the latest addendum has it; `None` while no term is
            written.
    """

    key: str
    naskah: NaskahHadir
    tanggal: date
    mulai: date
    selesai: date | None

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies within its term."""
        return self.mulai <= day and (self.selesai is None or day <= self.selesai)


def signed_agreements(berkas: KerjaSama, day: date) -> tuple[Signed, ...]:
    """List the binding agreements signed on or before `day`, in the order of the procedure."""
    return tuple(_signed(berkas, day))


def _signed(berkas: KerjaSama, day: date) -> Iterator[Signed]:
    for key in AGREEMENTS:
        naskah = berkas.agreement(key)
        signing = naskah.penandatanganan if naskah else None
        if naskah is not None and signing is not None and signing.tanggal <= day:
            term = berkas.term_of(key, day)
            first, last = (term.mulai, term.selesai) if term else (signing.tanggal, None)
            yield Signed(key, naskah, signing.tanggal, first, last)


def current_agreement(berkas: KerjaSama, day: date) -> Signed | None:
    """Give the agreement that counts on `day`.

    Returns:
        The last one of the procedure that holds on `day`; if none does, the one that ends last;
        `None` while nothing is signed.
    """
    signed = signed_agreements(berkas, day)
    holding = [one for one in signed if one.holds_on(day)]
    if holding:
        return holding[-1]
    return max(signed, key=lambda one: (one.selesai or one.tanggal, one.tanggal), default=None)


def ended_on(berkas: KerjaSama, day: date) -> date | None:
    """Give the last day of a cooperation that is over on `day`; `None` if it isn't over.

    It is over when its berita acara pengakhiran was signed (PP 28/2018 Pasal 9 and 22), or when
    the terms of all its agreements have run out.
    """
    closing = berkas.agreement("pengakhiran")
    signed = signed_agreements(berkas, day)
    last_days = [one.selesai for one in signed if one.selesai is not None]
    term = max(last_days) if last_days and len(last_days) == len(signed) else None
    days = [
        closing.penandatanganan.tanggal if closing and closing.penandatanganan else None,
        term if term is not None and term < day else None,
    ]
    over = [one for one in days if one is not None and one <= day]
    return min(over, default=None)


def last_day(berkas: KerjaSama, day: date) -> date | None:
    """Give the day a cooperation ended or will end; `None` while no term is signed."""
    agreement = current_agreement(berkas, day)
    return ended_on(berkas, day) or (agreement.selesai if agreement else None)


def standing_of(berkas: KerjaSama, day: date) -> Standing:
    """Tell how far a cooperation is.

    Returns:
        `persiapan` while no binding agreement is signed; `ditandatangani` when one is, but its
        term hasn't begun; `berjalan` while one holds; `berakhir` when all are over, see `ended_on`.
    """
    signed = signed_agreements(berkas, day)
    if not signed:
        return "persiapan"
    if ended_on(berkas, day) is not None:
        return "berakhir"
    return "berjalan" if any(one.holds_on(day) for one in signed) else "ditandatangani"


def concerns(berkas: KerjaSama, year: int, day: date) -> bool:
    """Say whether a cooperation belongs to the overview of a year.

    It does while it is in preparation, and in every year from its first signing, or the start of
    its term, to its last day.
    """
    signed = signed_agreements(berkas, day)
    if not signed:
        return True
    first = min(min(one.tanggal, one.mulai) for one in signed)
    last = ended_on(berkas, day)
    return first.year <= year and (last is None or year <= last.year)
