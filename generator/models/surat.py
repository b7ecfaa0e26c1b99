"""Letters and decisions: what every one of them has, and what those we send add."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.types import Daftar, NomorNaskah, Tanggal, Teks


class SuratBernomor(Model):
    """A letter or decision that is named by number and date."""

    nomor: NomorNaskah = Field(
        title="Nomor",
        description="Nomor surat atau naskah sebagaimana tertulis di naskahnya.",
        examples=["100.3.7/15/BKS/2026"],
    )
    tanggal: Tanggal = Field(
        title="Tanggal",
        description="Tanggal surat atau naskah, ditulis TTTT-BB-HH.",
        examples=["2026-01-12"],
    )


class Surat(SuratBernomor):
    """A letter the region sends."""

    sifat: Literal["Biasa", "Segera", "Penting", "Rahasia"] = Field(
        "Biasa",
        title="Sifat",
        description="Sifat surat.",
        examples=["Penting"],
    )
    tembusan: Daftar[Teks] = Field(
        (),
        title="Tembusan",
        description="Penerima tembusan.",
        examples=[["Gubernur Kalimantan Selatan"]],
        max_length=20,
    )


class SuratDiterima(Surat):
    """A letter whose day of receipt starts a clock."""

    diterima: Tanggal | None = Field(
        None,
        title="Tanggal diterima",
        description="Tanggal surat diterima penerimanya; awal tenggat jawaban.",
        examples=["2026-01-14"],
    )
