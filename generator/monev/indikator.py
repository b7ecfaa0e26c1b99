"""Indicators of the year: a part, a whole, and what follows; no whole, no figure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from generator.models.dalam_negeri import DalamNegeri
from generator.monev.hasil import NOL
from generator.monev.periode import persen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from generator.models.kerja_sama import KerjaSama
    from generator.monev.periode import Periode
    from generator.monev.tabel import Tercatat

_TENTH: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Rasio:
    """A part of a whole."""

    bagian: Decimal
    seluruh: Decimal

    @property
    def persen(self) -> Decimal | None:
        """The part in percent; `None` where there is no whole."""
        return persen(self.bagian, self.seluruh)


@dataclass(frozen=True, slots=True)
class Waktu:
    """How long a step took: days on average, over the cooperations that finished it in the year."""

    banyak: int
    jumlah_hari: int

    @property
    def rata_rata(self) -> Decimal | None:
        """Days on average, with one decimal; `None` where none finished it."""
        if not self.banyak:
            return None
        return (Decimal(self.jumlah_hari) / self.banyak).quantize(_TENTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Indikator:
    """The indicators of the year.

    Attributes:
        tindak_lanjut_kb: Running kesepakatan bersama followed by a perjanjian, of those running.
        dilaksanakan: Running cooperations of which something was carried out, of those running.
        kegiatan: Activities with a result, of those whose results are figures.
        keluaran: Mean of what activities with a target reached of it, each at most in full.
        anggaran: Rupiah spent, of those planned for the year.
        kepatuhan: Reports received, of those due.
        kendala: Obstacles solved, of all; one only named in words counts as unsolved.
        waktu_jawaban: From the offer to its answer.
        waktu_dprd: From the letter to the council to its position.
        waktu_pks: From signing the kesepakatan bersama to signing the perjanjian.
    """

    tindak_lanjut_kb: Rasio
    dilaksanakan: Rasio
    kegiatan: Rasio
    keluaran: Rasio
    anggaran: Rasio
    kepatuhan: Rasio
    kendala: Rasio
    waktu_jawaban: Waktu
    waktu_dprd: Waktu
    waktu_pks: Waktu


def indikator(
    recorded: Sequence[Tercatat],
    every: Sequence[KerjaSama],
    periode: Periode,
    *,
    kepatuhan: tuple[int, int],
    keuangan: tuple[Decimal, Decimal],
) -> Indikator:
    """Work out the indicators.

    Args:
        recorded: The cooperations in force in the year.
        every: All cooperations, signed or not; steps before signing count too.
        periode: Year and cut-off day.
        kepatuhan: Reports received and due, the sums of T8.
        keuangan: Rupiah spent and planned, the sums of T4.
    """
    running = [one for one in recorded if one.keadaan.berjalan]
    general = [one for one in running if _general(one, periode)]
    rows = [row for one in recorded for row in one.hasil.kegiatan]
    counted = [row for row in rows if row.realisasi is not None]
    aimed = [row for row in counted if row.target]
    obstacles = [row for one in recorded for row in one.hasil.kendala]
    return Indikator(
        tindak_lanjut_kb=_ratio(sum(_followed(one) for one in general), len(general)),
        dilaksanakan=_ratio(sum(one.hasil.dilaksanakan for one in running), len(running)),
        kegiatan=_ratio(sum(bool(row.realisasi) for row in counted), len(counted)),
        keluaran=Rasio(
            sum(
                (min((row.realisasi or NOL) / (row.target or 1), Decimal(1)) for row in aimed), NOL
            ),
            Decimal(len(aimed)),
        ),
        anggaran=Rasio(*keuangan),
        kepatuhan=_ratio(*kepatuhan),
        kendala=_ratio(sum(row.status == "selesai" for row in obstacles), len(obstacles)),
        waktu_jawaban=_time((_answer(one) for one in every), periode),
        waktu_dprd=_time((_council(one) for one in every), periode),
        waktu_pks=_time((_second_step(one) for one in every), periode),
    )


def _ratio(part: int, whole: int) -> Rasio:
    return Rasio(Decimal(part), Decimal(whole))


def _general(one: Tercatat, periode: Periode) -> bool:
    """Say whether a running cooperation has a kesepakatan bersama that runs as well."""
    return any(
        signed.key == "kesepakatan_bersama"
        and (signed.selesai is None or signed.selesai > periode.per)
        for signed in one.keadaan.naskah
    )


def _followed(one: Tercatat) -> bool:
    return any(signed.key == "perjanjian_kerja_sama" for signed in one.keadaan.naskah)


_Step = tuple["date | None", "date | None"]


def _time(steps: Iterable[_Step], periode: Periode) -> Waktu:
    """Average the steps that ended in the year and didn't begin after they ended."""
    taken = [
        (end - begin).days
        for begin, end in steps
        if begin is not None and end is not None and periode.memuat(end) and begin <= end
    ]
    return Waktu(len(taken), sum(taken))


def _answer(berkas: KerjaSama) -> _Step:
    if not isinstance(berkas, DalamNegeri):
        return None, None
    offer, answer = berkas.tahapan.penawaran, berkas.tahapan.jawaban_penawaran
    return offer.tanggal if offer else None, answer.tanggal if answer else None


def _council(berkas: KerjaSama) -> _Step:
    approval = berkas.persetujuan_dprd
    letter = approval.surat_permohonan if approval else None
    position = approval.persetujuan if approval else None
    return letter.tanggal if letter else None, position.tanggal if position else None


def _second_step(berkas: KerjaSama) -> _Step:
    return _signed(berkas, "kesepakatan_bersama"), _signed(berkas, "perjanjian_kerja_sama")


def _signed(berkas: KerjaSama, key: str) -> date | None:
    agreement = berkas.agreement(key)
    signing = agreement.penandatanganan if agreement else None
    return signing.tanggal if signing else None
