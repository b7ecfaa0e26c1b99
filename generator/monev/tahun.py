"""The year altogether: what is recorded, its tables and its indicators."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from generator.models.kerja_sama import KerjaSama
from generator.models.realisasi import BENTUK
from generator.models.rencana_tahunan import RencanaTahunan
from generator.monev import tabel
from generator.monev.hasil import hasil
from generator.monev.indikator import Indikator, indikator
from generator.monev.keadaan import keadaan
from generator.monev.periode import Periode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.models.berkas import Berkas


@dataclass(frozen=True)
class Monev:
    """What the annual report counts.

    Attributes:
        periode: Year and cut-off day.
        rencana: The yearly plan in force; `None` where none is known.
        tercatat: The cooperations in force in the year, by form, signing and id.
        semua: Every cooperation that was looked at.
    """

    periode: Periode
    rencana: RencanaTahunan | None
    tercatat: tuple[tabel.Tercatat, ...]
    semua: tuple[KerjaSama, ...]

    @cached_property
    def rekap(self) -> tuple[tabel.BarisRekap, ...]:
        """T1, a row a form and the sums."""
        return tabel.rekap(self.tercatat, self.rencana.daftar if self.rencana else ())

    @cached_property
    def keuangan(self) -> tuple[tabel.BarisSumber, ...]:
        """T4, a row a source and the sums."""
        return tabel.keuangan(self.tercatat)

    @cached_property
    def manfaat(self) -> tuple[tabel.BarisManfaat, ...]:
        """Benefits, a row a form and the sums."""
        return tabel.manfaat(self.tercatat)

    @cached_property
    def kepatuhan(self) -> tuple[tabel.BarisKepatuhan, ...]:
        """T8, a row an office and the sums."""
        return tabel.kepatuhan(self.tercatat, self.periode)

    @cached_property
    def segera_berakhir(self) -> tuple[tabel.Tercatat, ...]:
        """T7, what ends within 180 days."""
        return tabel.segera_berakhir(self.tercatat)

    @cached_property
    def dalam_proses(self) -> tuple[KerjaSama, ...]:
        """Cooperations of which nothing is signed by the cut-off day."""
        return tuple(one for one in self.semua if keadaan(one, self.periode) is None)

    @cached_property
    def pelaksanaan(self) -> Counter[str]:
        """How many were carried out in full, in part, not at all; empty: not judged."""
        return Counter(one.hasil.pelaksanaan or "" for one in self.tercatat)

    @cached_property
    def rekomendasi(self) -> Counter[str]:
        """How many are to go on, improve, be extended or end; empty: no advice."""
        return Counter(
            one.hasil.rekomendasi.keputusan if one.hasil.rekomendasi else ""
            for one in self.tercatat
        )

    @cached_property
    def indikator(self) -> Indikator:
        """The indicators."""
        money, reports = self.keuangan[-1], self.kepatuhan[-1]
        return indikator(
            self.tercatat,
            self.semua,
            self.periode,
            kepatuhan=(sum(reports.diterima), sum(reports.wajib)),
            keuangan=(money.realisasi, money.pagu),
        )


def compute(berkas: Iterable[Berkas], tahun: int, per: date | None = None) -> Monev:
    """Count a year.

    Args:
        berkas: Berkas of one region, with profil; decrees among them are skipped, except for the
            yearly plan.
        tahun: The year.
        per: The last day that counts; 31 December if `None`.

    Raises:
        ValueError: `per` isn't a day of the year.
    """
    cut_off = per or date(tahun, 12, 31)
    if cut_off.year != tahun:
        raise ValueError(per)
    periode = Periode(tahun, cut_off)
    every = list(berkas)
    cooperations = sorted((one for one in every if isinstance(one, KerjaSama)), key=lambda o: o.id)
    states = [state for one in cooperations if (state := keadaan(one, periode)) is not None]
    inside = sorted(
        (state for state in states if state.dalam_tahun),
        key=lambda one: (BENTUK.index(one.berkas.form), one.pertama, one.berkas.id),
    )
    return Monev(
        periode=periode,
        rencana=_plan(every, tahun),
        tercatat=tuple(
            tabel.Tercatat(number, state, hasil(state.berkas, periode))
            for number, state in enumerate(inside, start=1)
        ),
        semua=tuple(cooperations),
    )


def _plan(every: Sequence[Berkas], tahun: int) -> RencanaTahunan | None:
    """Choose the plan of the year; where it was changed, the one set last."""
    plans = [one for one in every if isinstance(one, RencanaTahunan) and one.tahun == tahun]
    return max(plans, key=lambda one: (_set_on(one), one.id), default=None)


def _set_on(plan: RencanaTahunan) -> date:
    return plan.penetapan.tanggal if plan.penetapan else date.min
