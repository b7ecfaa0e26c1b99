"""What became of one cooperation by the cut-off day: signed, new, running, extended, ended.

The unit of every count is the cooperation, which is one berkas, whatever number of agreements it
holds. What counts:

- *ditandatangani* (realised): an agreement of it was signed in the year. Agreements are
  kesepakatan bersama, perjanjian kerja sama, nota kesepakatan and naskah kerja sama (the
  memorandum abroad); a statement of will (LoI) promises one and is none.
- *baru*: its first agreement was signed in the year. A perjanjian that follows a kesepakatan of an
  earlier year is realised, but not new.
- *berakhir*: its last day lies in the year, up to the cut-off day. That is the last day of the
  agreement that ends last, as the latest addendum has it; or the day of the berita acara of ending,
  where that comes first. Each end thus falls into one year's report.
- *berjalan*: signed, and its last day comes after the cut-off day, or none is set. So what ran at
  the start of the year, and what is new, either ends or runs on.
- *diperpanjang*: an addendum signed in the year moved its last day to a later one. A letter that
  proposes an extension is no extension.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from generator.yearly.standing import current_agreement, signed_agreements

if TYPE_CHECKING:
    from datetime import date

    from generator.models.kerja_sama import KerjaSama
    from generator.monev.periode import Periode
    from generator.yearly.standing import Signed

SOON_DAYS: Final = 180  # "berakhir dalam enam bulan"
Status = Literal["berjalan", "diperpanjang", "berakhir", "diakhiri"]


@dataclass(frozen=True, slots=True)
class Keadaan:
    """A cooperation of which an agreement is signed, as it stands on the cut-off day.

    Attributes:
        berkas: The cooperation.
        periode: Year and cut-off day.
        naskah: Its signed agreements, oldest first.
        mulai: First day of the agreement that counts on the cut-off day.
        akhir: The last day of all; `None` where an agreement has no term.
        diperpanjang: The day of the year on which its term was extended.
        diakhiri: Whether it ended by a berita acara before its term was over.
    """

    berkas: KerjaSama
    periode: Periode
    naskah: tuple[Signed, ...]
    mulai: date
    akhir: date | None
    diperpanjang: date | None
    diakhiri: bool

    @property
    def pertama(self) -> date:
        """The day the first agreement was signed."""
        return self.naskah[0].tanggal

    @property
    def ditandatangani(self) -> date | None:
        """The first day of the year on which an agreement was signed."""
        days = (one.tanggal for one in self.naskah)
        return next((day for day in days if self.periode.memuat(day)), None)

    @property
    def baru(self) -> bool:
        """Whether its first agreement was signed in the year."""
        return self.periode.memuat(self.pertama)

    @property
    def berjalan(self) -> bool:
        """Whether it goes on after the cut-off day."""
        return self.akhir is None or self.akhir > self.periode.per

    @property
    def berakhir(self) -> bool:
        """Whether it ended in the year."""
        return self.periode.memuat(self.akhir)

    @property
    def dalam_tahun(self) -> bool:
        """Whether it was in force on some day of the year: it runs on, or ended in the year."""
        return self.berjalan or self.berakhir

    @property
    def status(self) -> Status:
        """What lists print."""
        if self.berjalan:
            return "diperpanjang" if self.diperpanjang else "berjalan"
        return "diakhiri" if self.diakhiri else "berakhir"

    @property
    def sisa_hari(self) -> int | None:
        """Days from the cut-off day to the last day; `None` where it ended or never does."""
        if self.akhir is None or not self.berjalan:
            return None
        return (self.akhir - self.periode.per).days

    @property
    def segera_berakhir(self) -> bool:
        """Whether it runs and has 180 days or fewer left."""
        left = self.sisa_hari
        return left is not None and left <= SOON_DAYS

    def berlaku_antara(self, first: date, last: date) -> bool:
        """Say whether it was in force on some day of a span, both days included."""
        return self.pertama <= last and (self.akhir is None or self.akhir >= first)


def keadaan(berkas: KerjaSama, periode: Periode) -> Keadaan | None:
    """Say what a cooperation is on the cut-off day; `None` where nothing is signed by then."""
    signed = sorted(signed_agreements(berkas, periode.per), key=lambda one: one.tanggal)
    counting = current_agreement(berkas, periode.per)
    if counting is None:
        return None
    last = _last_day(berkas, periode.per)
    ended = _ended_on(berkas, periode)
    by_record = ended is not None and (last is None or ended < last)
    if by_record:
        last = ended
    return Keadaan(
        berkas=berkas,
        periode=periode,
        naskah=tuple(signed),
        mulai=counting.mulai,
        akhir=None if last is None else max(last, signed[0].tanggal),
        diperpanjang=_extended(berkas, periode),
        diakhiri=by_record,
    )


def _last_day(berkas: KerjaSama, day: date) -> date | None:
    """Give the last day of the agreements signed by a day; `None` where one has no term."""
    ends = [one.selesai for one in signed_agreements(berkas, day)]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def _extended(berkas: KerjaSama, periode: Periode) -> date | None:
    """Give the last day of the year on which an addendum moved the last day to a later one."""
    found = None
    for addendum in getattr(berkas, "perubahan", ()):
        signing = addendum.penandatanganan
        if signing is None or not periode.memuat(signing.tanggal):
            continue
        before = _last_day(berkas, signing.tanggal - timedelta(days=1))
        after = _last_day(berkas, signing.tanggal)
        if before is not None and after is not None and before < after:
            found = signing.tanggal
    return found


def _ended_on(berkas: KerjaSama, periode: Periode) -> date | None:
    record = berkas.pengakhiran
    signing = record.penandatanganan if record else None
    return signing.tanggal if signing and signing.tanggal <= periode.per else None
