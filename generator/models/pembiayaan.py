"""Money of a cooperation, and the facts from which the need for DPRD approval follows."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.pihak import Peran
from generator.models.types import MAX_LETTERED, Daftar, Rupiah, Tahun, Teks

SumberAnggaran = Literal["APBN", "APBD", "Lainnya"]


class SumberDana(Model):
    """One source of money; each party pays from its own budget (PP 28/2018 Pasal 46)."""

    jenis: SumberAnggaran = Field(
        title="Jenis sumber",
        description="APBN, APBD, atau lainnya yang sah.",
        examples=["APBD"],
    )
    pihak: Peran = Field(
        title="Pihak",
        description="Pihak yang menanggung.",
        examples=["kedua"],
    )
    tahun: Tahun = Field(
        title="Tahun anggaran",
        description="Tahun anggaran.",
        examples=[2026],
    )
    jumlah: Rupiah = Field(
        title="Jumlah",
        description="Jumlah rupiah: bilangan bulat, atau teks untuk sen.",
        examples=[250000000],
    )
    sudah_dianggarkan: bool = Field(
        title="Sudah dianggarkan",
        description="Apakah sudah tercantum dalam anggaran tahun berjalan.",
        examples=[False],
    )


class Pembiayaan(Model):
    """Money, and the facts from which the need for DPRD approval follows."""

    sumber: Daftar[SumberDana] = Field(
        title="Sumber dana",
        description="Sumber dana menurut pihak dan tahun; daftar kosong bila tanpa biaya.",
        examples=[
            [
                {
                    "jenis": "APBD",
                    "pihak": "kedua",
                    "tahun": 2026,
                    "jumlah": 250000000,
                    "sudah_dianggarkan": True,
                }
            ]
        ],
        max_length=MAX_LETTERED,
    )
    membebani_masyarakat: bool = Field(
        title="Membebani masyarakat",
        description="Apakah masyarakat harus membayar uang atau menyerahkan sesuatu.",
        examples=[False],
    )
    membebani_daerah: bool = Field(
        title="Membebani daerah",
        description="Apakah ada biaya APBD di luar tugas rutin yang sudah dianggarkan.",
        examples=[False],
    )
    menggunakan_aset_daerah: bool = Field(
        default=False,
        title="Menggunakan aset daerah",
        description="Apakah aset daerah dipakai untuk kerja sama ini.",
        examples=[False],
    )
    alasan: Teks = Field(
        title="Alasan",
        description="Alasan ketiga jawaban di atas, satu kalimat tanpa titik.",
        examples=["kegiatan merupakan tugas perangkat daerah dan sudah dianggarkan"],
    )
