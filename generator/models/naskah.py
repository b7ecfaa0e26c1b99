"""Parts that agreements of every form share: dates, letters, legal bases, added articles."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from generator.models.base import Model
from generator.models.pihak import Kuasa, Peran
from generator.models.types import (
    MAX_LETTERED,
    Daftar,
    Judul,
    KunciDasarHukum,
    NomorNaskah,
    Tahun,
    Tanggal,
    Teks,
)

JenisPeraturan = Literal[
    "uud",
    "tap_mpr",
    "uu",
    "perppu",
    "pp",
    "perpres",
    "permen",
    "perda_provinsi",
    "perda",
    "perkada",
    "lainnya",
]
"""Kinds of regulations, the highest first (UU 12/2011 Pasal 7 and 8)."""


class JangkaWaktu(Model):
    """First and last day of an agreement, both included."""

    mulai: Tanggal = Field(
        title="Tanggal mulai",
        description="Hari pertama berlakunya naskah, ditulis TTTT-BB-HH.",
        examples=["2026-03-02"],
    )
    selesai: Tanggal = Field(
        title="Tanggal selesai",
        description="Hari terakhir berlakunya naskah, ditulis TTTT-BB-HH.",
        examples=["2028-12-31"],
    )

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.selesai <= self.mulai:
            raise PydanticCustomError(
                "field.end-before-start",
                "end before start",
                {
                    "mulai": self.mulai.isoformat(),
                    "selesai": self.selesai.isoformat(),
                    "at": "selesai",
                },
            )
        return self


class Penandatanganan(Model):
    """Where and when the parties sign."""

    tempat: Teks = Field(
        title="Tempat penandatanganan",
        description="Kota atau tempat naskah ditandatangani.",
        examples=["Tanjung"],
    )
    tanggal: Tanggal = Field(
        title="Tanggal penandatanganan",
        description="Tanggal naskah ditandatangani, ditulis TTTT-BB-HH.",
        examples=["2026-03-02"],
    )


class Naskah(Model):
    """An agreement: its numbers, one a party, where and when it is signed, how long it runs."""

    nomor: dict[Peran, NomorNaskah] = Field(
        default_factory=dict,
        title="Nomor",
        description="Nomor naskah di buku agenda tiap pihak; boleh menyusul.",
        examples=[{"kesatu": "100.3.7.1/12/KSDD/2026", "kedua": "100.3.7.1/77/PEM/2026"}],
    )
    penandatanganan: Penandatanganan | None = Field(
        None,
        title="Penandatanganan",
        description="Tempat dan tanggal; boleh menyusul sampai naskah siap ditandatangani.",
        examples=[{"tempat": "Tanjung", "tanggal": "2026-03-02"}],
    )
    jangka_waktu: JangkaWaktu | None = Field(
        None,
        title="Jangka waktu",
        description="Hari pertama dan hari terakhir naskah ini, bila berbeda dari kerja samanya.",
        examples=[{"mulai": "2026-03-02", "selesai": "2031-03-01"}],
    )


class NaskahHadir(Model):
    """An agreement as documents print it. Not an input: `Berkas.agreement` builds it."""

    judul: str
    nomor: dict[Peran, NomorNaskah]
    penandatanganan: Penandatanganan | None
    jangka_waktu: JangkaWaktu | None
    kuasa: dict[Peran, Kuasa]


class DasarHukum(Model):
    """One line of a list of legal bases, kept with its rank so that the list can be sorted.

    Order of the list: UU 12/2011 Pasal 7 and Lampiran II no. 43; the same level by date.
    """

    jenis: JenisPeraturan = Field(
        title="Jenis peraturan",
        description="Jenis peraturan; menentukan urutan dalam daftar dasar hukum.",
        examples=["perda"],
    )
    tahun: Tahun = Field(
        title="Tahun",
        description="Tahun peraturan.",
        examples=[2021],
    )
    nomor: int = Field(
        title="Nomor",
        description="Nomor peraturan, dipakai untuk mengurutkan peraturan setahun.",
        examples=[4],
        ge=0,
        le=9999,
    )
    teks: Teks = Field(
        title="Teks",
        description=(
            "Bunyi lengkap, dengan Lembaran Negara atau Lembaran Daerah dalam kurung, tanpa tanda "
            "baca penutup."
        ),
        examples=[
            "Peraturan Daerah Kabupaten Tabalong Nomor 4 Tahun 2021 tentang Kerja Sama Daerah"
        ],
    )


def _kind_of_basis(value: object) -> str:
    return "kunci" if isinstance(value, str) else "lengkap"


DasarHukumTambahan = Annotated[
    Annotated[KunciDasarHukum, Tag("kunci")] | Annotated[DasarHukum, Tag("lengkap")],
    Discriminator(_kind_of_basis),
]
"""A regulation named by its key, or written out."""


class AyatTambahan(Model):
    """One ayat of an added article, with an optional list of letters below it."""

    isi: Teks = Field(
        title="Isi ayat",
        description="Kalimat ayat; diakhiri titik dua bila diikuti rincian.",
        examples=["PARA PIHAK menjaga kerahasiaan:"],
    )
    rincian: Daftar[Teks] = Field(
        (),
        title="Rincian",
        description="Butir huruf a, b, c, … di bawah ayat, tanpa tanda baca penutup.",
        examples=[["data pemohon", "dokumen pertanahan"]],
        max_length=MAX_LETTERED,
    )


class PasalTambahan(Model):
    """An article that the law doesn't ask for and the parties want."""

    judul: Judul = Field(
        title="Judul pasal",
        description="Judul pasal; dicetak dengan huruf kapital.",
        examples=["Kerahasiaan Data"],
    )
    ayat: Daftar[AyatTambahan] = Field(
        title="Ayat",
        description="Ayat pasal ini; satu ayat dicetak tanpa nomor.",
        examples=[[{"isi": "PARA PIHAK menjaga kerahasiaan data yang diperoleh."}]],
        min_length=1,
        max_length=50,
    )
