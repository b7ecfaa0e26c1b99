"""Letters of the stages before signing, and the approval of the regional council (DPRD)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.naskah import SuratBernomor
from generator.models.types import Daftar, Teks


class Tahapan(Model):
    """What came before: the steps of Permendagri 22/2020 Pasal 52 ayat (2) already taken."""

    penawaran: SuratBernomor | None = Field(
        None,
        title="Surat penawaran",
        description="Surat penawaran kepala daerah (Pasal 54).",
        examples=[{"nomor": "100.3.7/3/BKS/2026", "tanggal": "2026-01-05"}],
    )
    jawaban_penawaran: SuratBernomor | None = Field(
        None,
        title="Jawaban penawaran",
        description="Surat jawaban calon mitra.",
        examples=[{"nomor": "HP.01/21-63.09/I/2026", "tanggal": "2026-01-15"}],
    )
    telaahan_tkksd: SuratBernomor | None = Field(
        None,
        title="Telaahan TKKSD",
        description="Rekomendasi Tim Koordinasi Kerja Sama Daerah.",
        examples=[{"nomor": "100.3.7/4/TKKSD/2026", "tanggal": "2026-01-20"}],
    )


class SuratPermohonan(SuratBernomor):
    """Number, date and urgency of the letter to the council."""

    sifat: Literal["Biasa", "Segera", "Penting", "Rahasia"] = Field(
        "Penting",
        title="Sifat",
        description="Sifat surat.",
        examples=["Penting"],
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
    manfaat: Daftar[Teks] = Field(
        title="Manfaat",
        description="Keuntungan bagi daerah berupa uang, barang atau jasa.",
        examples=[["kepastian hukum atas 5.000 bidang tanah"]],
        min_length=1,
        max_length=20,
    )
    pembebanan_masyarakat: Daftar[Teks] = Field(
        (),
        title="Pembebanan kepada masyarakat",
        description="Besar dan jenis pembebanan kepada masyarakat; kosong bila tidak ada.",
        examples=[["biaya persiapan Rp200.000,00 per bidang"]],
        max_length=20,
    )
    persetujuan: KeputusanDprd | None = Field(
        None,
        title="Persetujuan",
        description="Surat pimpinan DPRD atau keterangan dianggap disetujui.",
        examples=[
            {"jenis": "surat_pimpinan", "nomor": "100.1.4/9/DPRD/2026", "tanggal": "2026-02-20"}
        ],
    )
