"""What one cooperation yielded in the year: activities, money, obstacles, benefits, advice.

Results come from the semester reports of the year (`pemantauan`), abroad from its yearly report
(`laporan_hasil`). A semester that begins after the cut-off day doesn't count.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from generator.models.dalam_negeri import DalamNegeri
from generator.models.luar_negeri import LuarNegeri
from generator.models.sinergi import Sinergi
from generator.monev.periode import persen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from generator.models.kerja_sama import KerjaSama
    from generator.models.luar_negeri import LaporanHasil
    from generator.models.pemantauan import (
        Capaian,
        HasilPemantauan,
        Kendala,
        Pemantauan,
        Rekomendasi,
        StatusKendala,
        TingkatPelaksanaan,
    )
    from generator.models.rencana_kerja import Kegiatan
    from generator.monev.periode import Periode

SUMBER: Final = ("APBN", "APBD", "Lainnya", "")
"""Sources of money in the order they are printed; empty where a result doesn't name its source."""
NOL: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class BarisKegiatan:
    """One activity of the year.

    Attributes:
        kegiatan: What it is.
        target: What it was to reach, in `satuan`; `None` where no figure was set.
        satuan: The unit.
        realisasi: What it reached; `None` where reports tell it in words only.
        keterangan: A remark; may be empty.
    """

    kegiatan: str
    target: Decimal | None
    satuan: str
    realisasi: Decimal | None
    keterangan: str = ""

    @property
    def persen(self) -> Decimal | None:
        """What was reached of the target, in percent."""
        return None if self.realisasi is None else persen(self.realisasi, self.target)

    @property
    def tercapai(self) -> bool:
        """Whether the target was reached in full."""
        return self.target is not None and (self.realisasi or NOL) >= self.target


@dataclass(frozen=True, slots=True)
class BarisKendala:
    """One obstacle of the year, as the latest report tells it.

    Attributes:
        status: How far it is solved; `None` where a report only names it.
    """

    kendala: str
    penyebab: str
    upaya: str
    penanggung_jawab: str
    tenggat: date | None
    status: StatusKendala | None


@dataclass(frozen=True, slots=True)
class Hasil:
    """The results of one cooperation in the year.

    Attributes:
        kegiatan: Its activities, those of the plan first.
        pagu: Rupiah planned for the year, by source.
        realisasi: Rupiah spent in the year, by source.
        kendala: Its obstacles, each once.
        pendapatan: Rupiah of revenue; `None` where no report tells. So for the next two.
        efisiensi: Rupiah saved.
        investasi: Rupiah invested.
        penerima: How many were served, by unit.
        rekomendasi: The latest advice.
        pelaksanaan: How far it was carried out; `None` where no report allows a judgement.
        dilaporkan: The semesters reported; 0 stands for a yearly report from abroad.
    """

    kegiatan: tuple[BarisKegiatan, ...]
    pagu: dict[str, Decimal]
    realisasi: dict[str, Decimal]
    kendala: tuple[BarisKendala, ...]
    pendapatan: Decimal | None
    efisiensi: Decimal | None
    investasi: Decimal | None
    penerima: dict[str, int]
    rekomendasi: Rekomendasi | None
    pelaksanaan: TingkatPelaksanaan | None
    dilaporkan: frozenset[int]

    @property
    def dilaksanakan(self) -> bool:
        """Whether something of it was carried out."""
        return self.pelaksanaan in ("penuh", "sebagian")


def hasil(berkas: KerjaSama, periode: Periode) -> Hasil:
    """Sum up what a cooperation yielded in the year."""
    if isinstance(berkas, DalamNegeri):
        return _at_home(berkas, periode)
    if isinstance(berkas, LuarNegeri):
        return _abroad(berkas, periode)
    raise TypeError(type(berkas).__name__)


def _at_home(berkas: DalamNegeri, periode: Periode) -> Hasil:
    reports = sorted(
        (one for one in berkas.pemantauan if one.tahun == periode.tahun
         and periode.semester(one.semester)[0] <= periode.per),
        key=lambda one: one.semester,
    )  # fmt: skip
    plan = berkas.rencana_kerja if isinstance(berkas, Sinergi) else ()
    reached = [one for report in reports for one in report.capaian]
    budget = _budget_at_home(berkas, plan, periode)
    activities = _activities(plan, reached, periode)
    return _sum_up(
        reports,
        kegiatan=activities,
        pagu=budget,
        realisasi=_spent(reached, plan, budget),
        kendala=_obstacles(reports),
        pelaksanaan=_level(reports, activities, reported=False),
        dilaporkan=frozenset(one.semester for one in reports if one.laporan is not None),
    )


def _budget_at_home(
    berkas: DalamNegeri, plan: Sequence[Kegiatan], periode: Periode
) -> dict[str, Decimal]:
    """Add up the year's budget: activities of the plan that begin in it, else the money named."""
    if plan:
        return _per_source(
            (row.sumber, row.anggaran) for row in plan if row.jadwal.mulai.tahun == periode.tahun
        )
    money = berkas.pembiayaan
    return _per_source(
        (one.jenis, one.jumlah)
        for one in (money.sumber if money else ())
        if one.tahun == periode.tahun
    )


def _activities(
    plan: Sequence[Kegiatan], reached: Sequence[Capaian], periode: Periode
) -> tuple[BarisKegiatan, ...]:
    """Lay out planned activities that fall into the year, then others that reports name."""
    planned: dict[str, Kegiatan] = {}
    for row in plan:
        if row.jadwal.mulai.tahun <= periode.tahun <= row.jadwal.selesai.tahun:
            planned.setdefault(row.kegiatan, row)
    every = {row.kegiatan: row for row in reversed(plan)}
    results: dict[str, list[Capaian]] = {name: [] for name in planned}
    for one in reached:
        results.setdefault(one.kegiatan, []).append(one)
    return tuple(_activity(name, every.get(name), ones) for name, ones in results.items())


def _activity(name: str, plan: Kegiatan | None, ones: Sequence[Capaian]) -> BarisKegiatan:
    target = plan.keluaran.target if plan else None
    unit = plan.keluaran.satuan if plan else ""
    for one in ones:  # the latest report wins
        target = target if one.target is None else one.target
        unit = one.satuan or unit
    remark = "belum dilaporkan" if not ones else (plan.keluaran.uraian if plan else "")
    return BarisKegiatan(name, target, unit, sum((one.realisasi for one in ones), NOL), remark)


def _spent(
    reached: Iterable[Capaian], plan: Sequence[Kegiatan], budget: dict[str, Decimal]
) -> dict[str, Decimal]:
    """Add up what was spent; a result without a source has the plan's, or the only one there is."""
    sources: dict[str, str] = {row.kegiatan: row.sumber for row in reversed(plan)}
    only = next(iter(budget)) if len(budget) == 1 else ""
    return _per_source(
        (one.sumber or sources.get(one.kegiatan, only), one.anggaran)
        for one in reached
        if one.anggaran
    )


def _per_source(rows: Iterable[tuple[str, Decimal]]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for source, amount in rows:
        found[source] = found.get(source, NOL) + amount
    return found


def _obstacles(reports: Sequence[Pemantauan]) -> tuple[BarisKendala, ...]:
    """List each obstacle once, as the latest report that names it tells it."""
    found: dict[str, BarisKendala] = {}
    for report in reports:
        told = [_told(one) for one in report.kendala] or [
            BarisKendala(problem, "", effort, "", None, None)
            for problem, effort in _paired(report.permasalahan, report.upaya)
        ]
        found |= {one.kendala: one for one in told}
    return tuple(found.values())


def _paired(problems: Sequence[str], efforts: Sequence[str]) -> list[tuple[str, str]]:
    """Put problems and efforts side by side where they are as many, else all efforts to the first.

    Reports list both; only equal numbers tell which effort answers which problem.
    """
    if len(problems) == len(efforts):
        return list(zip(problems, efforts, strict=True))
    return [
        (problem, "" if index else "; ".join(efforts)) for index, problem in enumerate(problems)
    ]


def _told(one: Kendala) -> BarisKendala:
    return BarisKendala(
        one.uraian,
        one.penyebab or "",
        one.upaya or "",
        one.penanggung_jawab or "",
        one.tenggat,
        one.status,
    )


def _level(
    reports: Sequence[HasilPemantauan], activities: Sequence[BarisKegiatan], *, reported: bool
) -> TingkatPelaksanaan | None:
    """Give how far it was carried out: what the latest report says, else what figures show.

    Args:
        reports: The reports, oldest first.
        activities: Its activities.
        reported: Whether results were reported in words only.
    """
    said = [one.pelaksanaan for one in reports if one.pelaksanaan is not None]
    if said:
        return said[-1]
    if not reports:
        return None
    aimed = [row for row in activities if row.target]
    if aimed and all(row.tercapai for row in aimed):
        return "penuh"
    if reported or any(row.realisasi for row in activities):
        return "sebagian"
    return "tidak" if activities else None


def _abroad(berkas: LuarNegeri, periode: Periode) -> Hasil:
    reports = [one for one in berkas.laporan_hasil if one.tahun == periode.tahun]
    planned = [
        row
        for year in berkas.rencana_kegiatan_tahunan
        if year.tahun == periode.tahun
        for row in year.kegiatan
    ]
    activities = (
        *(BarisKegiatan(r.uraian, None, "", None, f"diharapkan: {r.hasil}") for r in planned),
        *(
            BarisKegiatan(text, None, "", None, "hasil yang dilaporkan")
            for report in reports
            for text in report.perkembangan
        ),
    )
    return _sum_up(
        reports,
        kegiatan=activities,
        pagu=_per_source((row.sumber, row.anggaran) for row in planned),
        realisasi=_per_source((r.sumber, r.jumlah) for report in reports for r in report.pendanaan),
        kendala=tuple(one for report in reports for one in _hindrances(report)),
        pelaksanaan=_level(reports, activities, reported=bool(reports)),
        dilaporkan=frozenset({0} if reports else ()),
    )


def _hindrances(report: LaporanHasil) -> tuple[BarisKendala, ...]:
    if report.kendala:
        return tuple(_told(one) for one in report.kendala)
    return tuple(
        BarisKendala(text, cause, "", "", None, None)
        for cause, texts in (
            ("faktor internal", report.hambatan_internal),
            ("faktor eksternal", report.hambatan_eksternal),
        )
        for text in texts
    )


def _sum_up(reports: Sequence[HasilPemantauan], **rest: object) -> Hasil:
    advice = [one.rekomendasi for one in reports if one.rekomendasi is not None]
    served: dict[str, int] = {}
    for one in (served_one for report in reports for served_one in report.jumlah_penerima_manfaat):
        served[one.satuan] = served.get(one.satuan, 0) + one.jumlah
    return Hasil(
        pendapatan=_told_sum(one.pendapatan_daerah for one in reports),
        efisiensi=_told_sum(one.efisiensi for one in reports),
        investasi=_told_sum(one.investasi for one in reports),
        penerima=served,
        rekomendasi=advice[-1] if advice else None,
        **rest,  # type: ignore[arg-type] # the other fields of Hasil, each of its own type
    )


def _told_sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    told = [amount for amount in amounts if amount is not None]
    return sum(told, NOL) if told else None
