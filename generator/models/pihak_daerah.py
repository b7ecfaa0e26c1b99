"""Other regions as parties of a KSDD (UU 23/2014 Pasal 363 ayat (2) huruf a)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from generator.models.pihak import MITRA, PROFIL, PihakMitra, PihakProfil, kind_of_party
from generator.models.types import Teks

_HEAD = {"kabupaten": "Bupati", "kota": "Wali Kota", "provinsi": "Gubernur"}


class PihakDaerah(PihakMitra):
    """Another province, kabupaten or kota."""

    jenis: Literal["kabupaten", "kota", "provinsi"] = Field(
        title="Jenis daerah",
        description="Kabupaten, kota atau provinsi.",
        examples=["kabupaten"],
    )
    nama: Teks = Field(
        title="Nama daerah",
        description="Nama daerah tanpa kata Kabupaten, Kota atau Provinsi.",
        examples=["Balangan"],
    )
    provinsi: Teks = Field(
        title="Provinsi",
        description="Provinsi daerah itu, tanpa kata Provinsi.",
        examples=["Kalimantan Selatan"],
    )

    @property
    def nama_lengkap(self) -> str:
        """Kind and name: "Kabupaten Balangan"."""
        return f"{self.jenis.capitalize()} {self.nama}"

    @property
    def sebutan(self) -> str:
        """The government as a party: "Pemerintah Daerah Kabupaten Balangan"."""
        return f"Pemerintah Daerah {self.nama_lengkap}"

    @property
    def jabatan_kepala(self) -> str:
        """The head's position: "Bupati Balangan"."""
        return f"{_HEAD[self.jenis]} {self.nama}"


PihakKsdd = Annotated[
    Annotated[PihakDaerah, Tag(MITRA)] | Annotated[PihakProfil, Tag(PROFIL)],
    Discriminator(kind_of_party),
]
