"""The rencana kerja: activities with targets, months and money."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.models.base import Model
from generator.models.pembiayaan import SumberAnggaran
from generator.models.pihak import Peran
from generator.models.types import Bilangan, Bulan, Rupiah, Teks


class Keluaran(Model):
    """What an activity yields, with a target."""

    uraian: Teks = Field(
        title="Keluaran",
        description="Indikator keluaran kegiatan.",
        examples=["bidang tanah terdaftar"],
    )
    target: Bilangan = Field(
        title="Target",
        description="Banyaknya keluaran yang ditargetkan.",
        examples=[5000],
    )
    satuan: Teks = Field(
        title="Satuan",
        description="Satuan target.",
        examples=["bidang"],
    )


class Jadwal(Model):
    """First and last month of an activity, both included."""

    mulai: Bulan = Field(
        title="Bulan mulai",
        description="Bulan pertama, ditulis TTTT-BB.",
        examples=["2026-03"],
    )
    selesai: Bulan = Field(
        title="Bulan selesai",
        description="Bulan terakhir, ditulis TTTT-BB.",
        examples=["2026-11"],
    )

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.selesai < self.mulai:
            raise PydanticCustomError(
                "field.end-before-start",
                "end before start",
                {
                    "mulai": str(self.mulai),
                    "selesai": str(self.selesai),
                    "at": "selesai",
                },
            )
        return self


class Kegiatan(Model):
    """One row of the rencana kerja (Permendagri 22/2020 Pasal 55–57; no official table)."""

    kegiatan: Teks = Field(
        title="Kegiatan",
        description="Program atau kegiatan.",
        examples=["Penyuluhan pendaftaran tanah"],
    )
    keluaran: Keluaran = Field(
        title="Keluaran",
        description="Indikator keluaran dengan target dan satuan.",
        examples=[{"uraian": "desa disuluh", "target": 12, "satuan": "desa"}],
    )
    lokasi: Teks = Field(
        title="Lokasi",
        description="Tempat pelaksanaan kegiatan.",
        examples=["Kecamatan Murung Pudak"],
    )
    jadwal: Jadwal = Field(
        title="Jadwal",
        description="Bulan mulai dan bulan selesai.",
        examples=[{"mulai": "2026-03", "selesai": "2026-11"}],
    )
    penanggung_jawab: dict[Peran, Teks] = Field(
        title="Penanggung jawab",
        description="Unit yang bertanggung jawab, menurut pihak.",
        examples=[{"kesatu": "Seksi Survei dan Pemetaan", "kedua": "Dinas PUPR"}],
        min_length=1,
    )
    anggaran: Rupiah = Field(
        title="Anggaran",
        description="Jumlah rupiah; 0 bila tanpa biaya.",
        examples=[250000000],
    )
    sumber: SumberAnggaran = Field(
        title="Sumber",
        description="Sumber anggaran kegiatan.",
        examples=["APBD"],
    )
    keterangan: Teks | None = Field(
        None,
        title="Keterangan",
        description="Catatan kegiatan.",
        examples=["bertahap per desa"],
    )


_SOURCES: Final[tuple[SumberAnggaran, ...]] = ("APBN", "APBD", "Lainnya")


def totals_per_source(rows: Sequence[Kegiatan]) -> list[dict[str, Any]]:
    """Sum the rupiah of activities per source: `sumber`, `jumlah`, for sources that occur."""
    return [
        {
            "sumber": source,
            "jumlah": sum((row.anggaran for row in rows if row.sumber == source), Decimal(0)),
        }
        for source in _SOURCES
        if any(row.sumber == source for row in rows)
    ]


def per_year(rows: Sequence[Kegiatan]) -> list[dict[str, Any]]:
    """Group activities by the year they start: `tahun`, `kegiatan`, `jumlah_per_sumber`, `jumlah`.

    Years come in order; the activities of a year keep the order of the file.
    """
    years = sorted({row.jadwal.mulai.tahun for row in rows})
    groups = [(year, [row for row in rows if row.jadwal.mulai.tahun == year]) for year in years]
    return [
        {
            "tahun": year,
            "kegiatan": group,
            "jumlah_per_sumber": totals_per_source(group),
            "jumlah": sum((row.anggaran for row in group), Decimal(0)),
        }
        for year, group in groups
    ]
