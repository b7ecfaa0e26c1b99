"""The tables T1 to T8 of the annual report, as rows of figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.models.realisasi import BENTUK
from generator.models.sinergi import Sinergi
from generator.monev.hasil import NOL, SUMBER
from generator.monev.periode import SEMESTERS, persen, triwulan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from generator.models.kerja_sama import KerjaSama
    from generator.models.rencana_tahunan import RencanaKerjaSamaTahunan
    from generator.monev.hasil import Hasil
    from generator.monev.keadaan import Keadaan
    from generator.monev.periode import Periode

TEAM: Final = "Tim Koordinasi Kerja Sama Daerah"
UNNAMED: Final = "Belum disebutkan"
QUARTERS: Final = (1, 2, 3, 4)
_REPORTS: Final = (1, 2, 0)  # what `Hasil.dilaporkan` calls the reports of the columns of T8


@dataclass(frozen=True, slots=True)
class Tercatat:
    """A cooperation that was in force in the year, with its results.

    Attributes:
        nomor: Its number in every table, from 1.
        keadaan: How it stands.
        hasil: What it yielded.
    """

    nomor: int
    keadaan: Keadaan
    hasil: Hasil

    @property
    def berkas(self) -> KerjaSama:
        """The cooperation."""
        return self.keadaan.berkas


@dataclass(frozen=True, slots=True)
class BarisRekap:
    """A row of T1: one form, or the sums (`bentuk` empty).

    Attributes:
        rencana: Planned for the year.
        realisasi: Of which an agreement was signed in the year, planned or not.
        awal: Running when the year began.
        baru: New.
        diperpanjang: Extended, whether it ran on or ended after all.
        berakhir: Ended.
        berjalan: Running after the cut-off day: `awal` + `baru` - `berakhir`.
        rencana_triwulan: Planned per quarter; so `realisasi_triwulan`.
    """

    bentuk: str
    rencana: int
    realisasi: int
    awal: int
    baru: int
    diperpanjang: int
    berakhir: int
    berjalan: int
    rencana_triwulan: tuple[int, ...]
    realisasi_triwulan: tuple[int, ...]

    @property
    def persen(self) -> Decimal | None:
        """Realised of what was planned, in percent."""
        return persen(self.realisasi, self.rencana)


def rekap(
    recorded: Sequence[Tercatat], planned: Sequence[RencanaKerjaSamaTahunan]
) -> tuple[BarisRekap, ...]:
    """Count per form, in the law's order, then altogether (T1)."""
    return tuple(
        _rekap(
            form,
            [one.keadaan for one in recorded if form in ("", one.berkas.form)],
            [row.triwulan for row in planned if form in ("", row.bentuk)],
        )
        for form in (*BENTUK, "")
    )


def _rekap(form: str, states: Sequence[Keadaan], planned: Sequence[int]) -> BarisRekap:
    signed = [triwulan(day) for one in states if (day := one.ditandatangani) is not None]
    return BarisRekap(
        bentuk=form,
        rencana=len(planned),
        realisasi=len(signed),
        awal=sum(not one.baru for one in states),
        baru=sum(one.baru for one in states),
        diperpanjang=sum(one.diperpanjang is not None for one in states),
        berakhir=sum(one.berakhir for one in states),
        berjalan=sum(one.berjalan for one in states),
        rencana_triwulan=tuple(planned.count(quarter) for quarter in QUARTERS),
        realisasi_triwulan=tuple(signed.count(quarter) for quarter in QUARTERS),
    )


@dataclass(frozen=True, slots=True)
class BarisSumber:
    """A row of T4: one source of money, or the sums (`sumber` empty and `jumlah` true)."""

    sumber: str
    pagu: Decimal
    realisasi: Decimal
    jumlah: bool = False

    @property
    def persen(self) -> Decimal | None:
        """Spent of what was planned, in percent."""
        return persen(self.realisasi, self.pagu)


def keuangan(recorded: Sequence[Tercatat]) -> tuple[BarisSumber, ...]:
    """Add up money per source, then altogether (T4); a source without money has no row."""
    rows = [
        BarisSumber(
            source,
            sum((one.hasil.pagu.get(source, NOL) for one in recorded), NOL),
            sum((one.hasil.realisasi.get(source, NOL) for one in recorded), NOL),
        )
        for source in SUMBER
    ]
    found = [row for row in rows if row.pagu or row.realisasi]
    total = BarisSumber(
        "",
        sum((row.pagu for row in found), NOL),
        sum((row.realisasi for row in found), NOL),
        jumlah=True,
    )
    return (*found, total)


@dataclass(frozen=True, slots=True)
class BarisManfaat:
    """Benefits of one form, or the sums (`bentuk` empty); `None` where no report tells.

    Attributes:
        penerima: How many were served, by unit: `orang`, `lembaga`, `lokasi`.
    """

    bentuk: str
    pendapatan: Decimal | None
    efisiensi: Decimal | None
    investasi: Decimal | None
    penerima: dict[str, int]


def manfaat(recorded: Sequence[Tercatat]) -> tuple[BarisManfaat, ...]:
    """Add up benefits per form that occurs, then altogether."""
    forms = [form for form in BENTUK if any(one.berkas.form == form for one in recorded)]
    return tuple(
        _manfaat(form, [one.hasil for one in recorded if form in ("", one.berkas.form)])
        for form in (*forms, "")
    )


def _manfaat(form: str, results: Sequence[Hasil]) -> BarisManfaat:
    served: Counter[str] = Counter()
    for one in results:
        served.update(one.penerima)
    return BarisManfaat(
        form,
        _told(results, lambda one: one.pendapatan),
        _told(results, lambda one: one.efisiensi),
        _told(results, lambda one: one.investasi),
        dict(served),
    )


def _told(results: Iterable[Hasil], amount: Callable[[Hasil], Decimal | None]) -> Decimal | None:
    told = [found for one in results if (found := amount(one)) is not None]
    return sum(told, NOL) if told else None


@dataclass(frozen=True, slots=True)
class BarisKepatuhan:
    """A row of T8: one office, or the sums (`perangkat_daerah` empty).

    Attributes:
        wajib: Reports due: of semester 1, of semester 2, and yearly ones from abroad.
        diterima: Reports there are, in the same order.
    """

    perangkat_daerah: str
    wajib: tuple[int, int, int]
    diterima: tuple[int, int, int]

    @property
    def persen(self) -> Decimal | None:
        """Received of what was due, in percent."""
        return persen(sum(self.diterima), sum(self.wajib))


def kepatuhan(recorded: Sequence[Tercatat], periode: Periode) -> tuple[BarisKepatuhan, ...]:
    """Count reports due and received per office by name, then altogether (T8).

    A report of a semester is due where the cooperation was in force on some day of it and the
    semester is over by the cut-off day (Permendagri 22/2020 Pasal 17 ayat (5), 39 ayat (5), 60);
    abroad one a year (Permendagri 25/2020 Pasal 35). It counts as received where the berkas has its
    number and date, whatever the date: reports come after the span they are about. Sinergi is
    reported by the team (Permendagri 22/2020 Pasal 60), all else by the office that started it.
    """
    due: dict[str, list[list[int]]] = {}
    for one in recorded:
        row = due.setdefault(_reporter(one.berkas), [[0, 0, 0], [0, 0, 0]])
        for column in _due(one.keadaan, periode):
            row[0][column] += 1
            row[1][column] += _REPORTS[column] in one.hasil.dilaporkan
    rows = [
        BarisKepatuhan(name, _triple(due[name][0]), _triple(due[name][1]))
        for name in sorted(due)
        if any(due[name][0])
    ]
    total = BarisKepatuhan(
        "",
        _triple([sum(row.wajib[column] for row in rows) for column in range(3)]),
        _triple([sum(row.diterima[column] for row in rows) for column in range(3)]),
    )
    return (*rows, total)


def _triple(counts: Sequence[int]) -> tuple[int, int, int]:
    first, second, third = counts
    return first, second, third


def _due(state: Keadaan, periode: Periode) -> list[int]:
    """Give the columns in which a report is due: 0 and 1 semesters, 2 the yearly one abroad."""
    if state.berkas.form in ("ksdpl", "ksdll"):
        in_force = state.berlaku_antara(periode.awal, periode.per)
        return [2] if periode.penuh and in_force else []
    spans = [periode.semester(number) for number in SEMESTERS]
    return [
        column
        for column, (first, last) in enumerate(spans)
        if last <= periode.per and state.berlaku_antara(first, last)
    ]


def _reporter(berkas: KerjaSama) -> str:
    if isinstance(berkas, Sinergi):
        return TEAM
    return berkas.pemrakarsa.nama if berkas.pemrakarsa else UNNAMED


def segera_berakhir(recorded: Sequence[Tercatat]) -> tuple[Tercatat, ...]:
    """List what ends within 180 days after the cut-off day, the earliest first (T7)."""
    soon = [(one.keadaan.akhir, one) for one in recorded if one.keadaan.segera_berakhir]
    ordered: list[tuple[date, Tercatat]] = [(day, one) for day, one in soon if day is not None]
    return tuple(one for _, one in sorted(ordered, key=lambda pair: (pair[0], pair[1].nomor)))
