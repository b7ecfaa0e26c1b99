"""The office of the region that starts a cooperation and carries it out."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import Model
from generator.models.pihak import Alamat, Wakil
from generator.models.types import PosEl, Teks, Telepon


class PerangkatDaerah(Model):
    """A perangkat daerah, with what its letterhead prints (Permendagri 22/2020 Pasal 7, 13, 17)."""

    nama: Teks = Field(
        title="Nama perangkat daerah",
        description="Nama lengkap perangkat daerah.",
        examples=["Dinas Lingkungan Hidup Kabupaten Tabalong"],
    )
    kepala: Wakil | None = Field(
        None,
        title="Kepala",
        description="Kepala perangkat daerah; menandatangani kerangka acuan kerja dan laporan.",
        examples=[{"nama": "Siti Rahmah", "jabatan": "Kepala Dinas Lingkungan Hidup"}],
    )
    alamat: Alamat | None = Field(
        None,
        title="Alamat",
        description="Alamat kantor, dicetak pada kop.",
        examples=[{"jalan": "Jalan Basuki Rahmat Nomor 3", "kota": "Tanjung"}],
    )
    telepon: Telepon | None = Field(
        None,
        title="Telepon",
        description="Telepon kantor.",
        examples=["(0526) 2021010"],
    )
    pos_el: PosEl | None = Field(
        None,
        title="Pos-el",
        description="Pos-el kantor.",
        examples=["dlh@contoh.go.id"],
    )
