"""What may happen to an agreement after signing: changes, extension and end."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.naskah import Naskah
from generator.models.persetujuan import PersetujuanDprd
from generator.models.pihak import Peran
from generator.models.surat import Surat
from generator.models.types import Daftar, NomorNaskah, Tanggal, Teks

AlasanPengakhiran = Literal[
    "jangka_waktu_berakhir",
    "tujuan_tercapai",
    "kesepakatan_para_pihak",
    "perubahan_peraturan",
    "objek_hilang",
    "putusan_pengadilan",
    "pailit",
    "pelanggaran_ketentuan",
]
"""Why a cooperation ends: PP 28/2018 Pasal 9 and 22; Permendagri 25/2020 Pasal 34."""


class Perubahan(Model):
    """One provision that an addendum changes."""

    ketentuan: Teks = Field(
        title="Ketentuan",
        description="Ketentuan yang diubah.",
        examples=["Pasal 7 ayat (1)"],
    )
    semula: Teks = Field(
        title="Semula",
        description="Bunyi ketentuan sebelum diubah.",
        examples=["Jangka waktu berakhir pada tanggal 31 Desember 2027."],
    )
    menjadi: Teks = Field(
        title="Menjadi",
        description="Bunyi ketentuan setelah diubah.",
        examples=["Jangka waktu berakhir pada tanggal 31 Desember 2028."],
    )


class Adendum(Naskah):
    """An addendum (Permendagri 22/2020 Pasal 15, 37 and 58)."""

    atas: Literal["kesepakatan_bersama", "perjanjian_kerja_sama", "nota_kesepakatan"] = Field(
        title="Atas naskah",
        description="Naskah yang diubah.",
        examples=["perjanjian_kerja_sama"],
    )
    alasan: Daftar[Teks] = Field(
        title="Alasan",
        description="Pernyataan premis: mengapa naskah diubah, tanpa tanda baca penutup.",
        examples=[["bahwa volume sampah melampaui perkiraan"]],
        min_length=1,
        max_length=20,
    )
    perubahan: Daftar[Perubahan] = Field(
        title="Perubahan",
        description="Ketentuan yang diubah, menurut urutan pasal.",
        examples=[[{"ketentuan": "Pasal 7", "semula": "Lama.", "menjadi": "Baru."}]],
        min_length=1,
        max_length=30,
    )
    menambah_pembebanan: bool = Field(
        title="Menambah pembebanan",
        description=(
            "Apakah perubahan menambah pembebanan masyarakat atau daerah, sehingga memerlukan "
            "persetujuan DPRD."
        ),
        examples=[False],
    )
    persetujuan_dprd: PersetujuanDprd | None = Field(
        None,
        title="Persetujuan DPRD",
        description="Permohonan dan persetujuan DPRD atas perubahan ini.",
        examples=[{"surat_permohonan": {"nomor": "100.1.4.4/3/BKS/2027", "tanggal": "2027-01-04"}}],
    )


class Perpanjangan(Surat):
    """The letter that proposes an extension."""

    sampai: Tanggal = Field(
        title="Sampai dengan",
        description="Hari terakhir jangka waktu setelah diperpanjang.",
        examples=["2031-12-31"],
    )
    alasan: Daftar[Teks] = Field(
        title="Alasan",
        description="Alasan perpanjangan, tanpa tanda baca penutup.",
        examples=[["target pendaftaran tanah belum tercapai seluruhnya"]],
        min_length=1,
        max_length=20,
    )
    hasil_evaluasi: Daftar[Teks] = Field(
        (),
        title="Hasil evaluasi",
        description="Hasil evaluasi pelaksanaan yang mendasari perpanjangan.",
        examples=[["realisasi 82 persen dari target"]],
        max_length=20,
    )


class Pengakhiran(Naskah):
    """The berita acara by which a cooperation ends."""

    nomor: dict[Peran, NomorNaskah] = Field(
        default_factory=dict,
        title="Nomor",
        description="Nomor berita acara di buku agenda tiap pihak.",
        examples=[{"kesatu": "100.3.7/5/BA/2028"}],
    )
    alasan: AlasanPengakhiran = Field(
        title="Alasan",
        description=(
            "Dasar pengakhiran (PP 28/2018 Pasal 9 dan 22); pergantian kepala daerah bukan alasan."
        ),
        examples=["tujuan_tercapai"],
    )
    uraian: Teks = Field(
        title="Uraian",
        description="Penjelasan alasan, satu kalimat tanpa titik.",
        examples=["seluruh bidang tanah yang ditargetkan telah terdaftar"],
    )
    penyelesaian: Daftar[Teks] = Field(
        title="Penyelesaian",
        description="Penyelesaian hak, kewajiban dan aset, tanpa tanda baca penutup.",
        examples=[["seluruh pembayaran telah diselesaikan"]],
        min_length=1,
        max_length=20,
    )
