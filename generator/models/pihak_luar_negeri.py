"""Parties abroad: local governments (KSDPL) and institutions (KSDLL).

PP 28/2018 Pasal 25–27, 36; Permendagri 25/2020 Pasal 5–7, 28–30.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from generator.models.pihak import MITRA, PROFIL, PihakMitra, PihakProfil, kind_of_party
from generator.models.surat import SuratBernomor
from generator.models.types import Teks


class PihakLuarNegeri(PihakMitra):
    """What parties abroad have in common."""

    nama_inggris: Teks = Field(
        title="Nama dalam bahasa Inggris",
        description="Nama lengkap pihak dalam bahasa Inggris.",
        examples=["Toyama City Government"],
    )
    negara: Teks = Field(
        title="Negara", description="Negara, dalam bahasa Indonesia.", examples=["Jepang"]
    )
    negara_inggris: Teks = Field(
        title="Negara dalam bahasa Inggris",
        description="Negara, dalam bahasa Inggris.",
        examples=["Japan"],
    )
    jabatan_inggris: Teks | None = Field(
        None,
        title="Jabatan dalam bahasa Inggris",
        description="Jabatan penanda tangan dalam bahasa Inggris.",
        examples=["Mayor of Toyama"],
    )


class PemerintahDaerahLuarNegeri(PihakLuarNegeri):
    """A local government abroad."""

    tingkat: Teks = Field(
        title="Tingkat pemerintahan",
        description="Tingkat pemerintahan di negaranya.",
        examples=["kota"],
    )
    setingkat: bool = Field(
        title="Setingkat",
        description="Apakah setara status administrasi atau wilayahnya (PP 28/2018 Pasal 27).",
        examples=[True],
    )
    alasan_kesetaraan: Teks | None = Field(
        None,
        title="Alasan kesetaraan",
        description="Alasan bila tidak setingkat.",
        examples=["luas wilayah dan jumlah penduduk sebanding"],
    )


class LembagaLuarNegeri(PihakLuarNegeri):
    """An institution abroad."""

    jenis: Literal[
        "organisasi_internasional", "lembaga_nonprofit", "mitra_pembangunan", "lembaga_lain",
        "partai_politik",
    ] = Field(
        title="Jenis lembaga",
        description="Jenis lembaga (PP 28/2018 Pasal 36; Permendagri 25/2020 Pasal 28).",
        examples=["lembaga_nonprofit"],
    )  # fmt: skip
    izin_prinsip: SuratBernomor | None = Field(
        None,
        title="Izin prinsip",
        description="Izin prinsip lembaga nonprofit (Permendagri 25/2020 Pasal 30).",
        examples=[{"nomor": "HI.03/99/2025", "tanggal": "2025-02-11"}],
    )
    izin_operasional: SuratBernomor | None = Field(
        None,
        title="Izin operasional",
        description="Izin operasional lembaga nonprofit (Permendagri 25/2020 Pasal 30).",
        examples=[{"nomor": "HI.03/120/2025", "tanggal": "2025-04-02"}],
    )


PihakKsdpl = Annotated[
    Annotated[PemerintahDaerahLuarNegeri, Tag(MITRA)] | Annotated[PihakProfil, Tag(PROFIL)],
    Discriminator(kind_of_party),
]
PihakKsdll = Annotated[
    Annotated[LembagaLuarNegeri, Tag(MITRA)] | Annotated[PihakProfil, Tag(PROFIL)],
    Discriminator(kind_of_party),
]
