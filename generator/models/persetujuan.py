"""The approval of the regional council (DPRD): the letter, the council's study, the answer.

PP 28/2018 Pasal 6, 18 and 30; Permendagri 22/2020 Pasal 12, 34 and 56; Permendagri 25/2020
Pasal 16–17.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.surat import Surat, SuratBernomor, SuratDiterima
from generator.models.types import Daftar, Teks


class SuratPermohonan(SuratDiterima):
    """Number, date, urgency and receipt of the letter to the council."""

    sifat: Literal["Biasa", "Segera", "Penting", "Rahasia"] = Field(
        "Penting",
        title="Sifat",
        description="Sifat surat.",
        examples=["Penting"],
    )


class TindakLanjut(Surat):
    """The letter that sends the council the mended draft (Permendagri 22/2020 Pasal 12)."""

    perbaikan: Daftar[Teks] = Field(
        title="Perbaikan",
        description="Yang diperbaiki menurut kajian DPRD, tanpa tanda baca penutup.",
        examples=[["Pasal 6 mengenai tarif dilengkapi dasar perhitungan"]],
        min_length=1,
        max_length=30,
    )


class KeputusanDprd(SuratBernomor):
    """The council's position, or the record that silence counts as approval."""

    jenis: Literal["surat_pimpinan", "dianggap_disetujui"] = Field(
        title="Jenis",
        description="Surat pimpinan DPRD, atau keterangan dianggap disetujui setelah 45 hari.",
        examples=["surat_pimpinan"],
    )


class PersetujuanDprd(Model):
    """The letter that asks the council, what it must weigh, and the answer."""

    surat_permohonan: SuratPermohonan | None = Field(
        None,
        title="Surat permohonan",
        description="Nomor dan tanggal surat permohonan persetujuan.",
        examples=[{"nomor": "100.1.4.4/15/BKS/2026", "tanggal": "2026-01-26"}],
    )
    pembebanan_masyarakat: Daftar[Teks] = Field(
        (),
        title="Pembebanan kepada masyarakat",
        description="Besar dan jenis pembebanan kepada masyarakat; kosong bila tidak ada.",
        examples=[["biaya persiapan Rp200.000,00 per bidang"]],
        max_length=20,
    )
    kajian: SuratBernomor | None = Field(
        None,
        title="Hasil kajian DPRD",
        description="Surat pimpinan DPRD yang menyampaikan hasil kajian rancangan.",
        examples=[{"nomor": "100.1.4/5/DPRD/2026", "tanggal": "2026-02-06"}],
    )
    tindak_lanjut: TindakLanjut | None = Field(
        None,
        title="Tindak lanjut kajian",
        description="Surat kepala daerah yang menyampaikan rancangan yang telah diperbaiki.",
        examples=[
            {
                "nomor": "100.1.4.4/22/BKS/2026",
                "tanggal": "2026-02-16",
                "perbaikan": ["Pasal 6 mengenai tarif dilengkapi dasar perhitungan"],
            }
        ],
    )
    persetujuan: KeputusanDprd | None = Field(
        None,
        title="Persetujuan",
        description="Surat pimpinan DPRD atau keterangan dianggap disetujui.",
        examples=[
            {"jenis": "surat_pimpinan", "nomor": "100.1.4/9/DPRD/2026", "tanggal": "2026-02-20"}
        ],
    )
