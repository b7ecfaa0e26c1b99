"""What became of the yearly list: which cooperation was signed, planned or not.

The figures are computed from the year's berkas (`generator.yearly.realisation`), never typed; they
stand in the berkas of the list so that a bundle carries what its documents were made from.
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.types import Daftar, NomorNaskah, Slug, Tanggal, Teks

Bentuk = Literal["ksdd", "ksdpk", "ksdpl", "ksdll", "sinergi"]
BENTUK: Final[tuple[Bentuk, ...]] = ("ksdd", "ksdpk", "ksdpl", "ksdll", "sinergi")
_NASKAH: Final = {
    "naskah": "Nota Kesepakatan",
    "nomor": "100.3.7.1/12/NK/2026",
    "tanggal": "2026-03-02",
}
KERJA_SAMA: Final = {
    "rencana": 10,
    "cocok": "berkas",
    "berkas": "2026-sinergi-ptsl",
    "bentuk": "sinergi",
    "judul": "Percepatan Pendaftaran Tanah Sistematis Lengkap",
    "mitra": "Kantor Pertanahan Kabupaten Tabalong",
    "pemrakarsa": "Bagian Tata Pemerintahan",
    "naskah": [_NASKAH],
    "status": "berjalan",
    "berakhir": "2028-12-31",
}


class NaskahDitandatangani(Model):
    """One agreement that was signed in the year."""

    naskah: Teks = Field(title="Naskah", description="Nama naskah.", examples=["Nota Kesepakatan"])
    nomor: NomorNaskah | None = Field(
        None, title="Nomor", description="Nomor daerah.", examples=["100.3.7.1/12/NK/2026"]
    )
    tanggal: Tanggal = Field(
        title="Tanggal", description="Tanggal ditandatangani.", examples=["2026-03-02"]
    )


class KerjaSamaTerealisasi(Model):
    """One cooperation that was planned, or that was signed in the year without a plan."""

    rencana: int | None = Field(
        None,
        title="Nomor urut rencana",
        description="Nomor urut dalam daftar rencana; kosong bila di luar rencana.",
        examples=[10],
        ge=1,
        le=500,
    )
    cocok: Literal["berkas", "judul"] | None = Field(
        None,
        title="Dicocokkan menurut",
        description="Cara menemukan rencananya: pengenal dalam daftar, atau judul yang sama.",
        examples=["berkas"],
    )
    berkas: Slug = Field(
        title="Berkas", description="Pengenal berkas kerja sama.", examples=["2026-sinergi-ptsl"]
    )
    bentuk: Bentuk = Field(title="Bentuk", description="Bentuk kerja sama.", examples=["sinergi"])
    judul: Teks = Field(
        title="Judul",
        description="Judul kerja sama.",
        examples=["Percepatan Pendaftaran Tanah Sistematis Lengkap"],
    )
    mitra: Teks = Field(
        title="Mitra", description="Mitra.", examples=["Kantor Pertanahan Kabupaten Tabalong"]
    )
    pemrakarsa: Teks | None = Field(
        None,
        title="Perangkat daerah pemrakarsa",
        description="Perangkat daerah pemrakarsa.",
        examples=["Bagian Tata Pemerintahan"],
    )
    naskah: Daftar[NaskahDitandatangani] = Field(
        (),
        title="Naskah",
        description="Naskah yang ditandatangani tahun itu, menurut tanggal.",
        examples=[[_NASKAH]],
        max_length=10,
    )
    status: Literal["persiapan", "ditandatangani", "berjalan", "berakhir"] = Field(
        title="Status", description="Keadaan kerja sama pada tanggal data.", examples=["berjalan"]
    )
    berakhir: Tanggal | None = Field(
        None, title="Berakhir", description="Hari terakhir kerja sama.", examples=["2028-12-31"]
    )

    @property
    def terealisasi(self) -> bool:
        """Whether an agreement of it was signed in the year."""
        return bool(self.naskah)

    @property
    def triwulan(self) -> int | None:
        """The quarter in which the first agreement of the year was signed, 1 to 4."""
        return (self.naskah[0].tanggal.month + 2) // 3 if self.naskah else None


class Realisasi(Model):
    """What became of the yearly list by a given day."""

    per: Tanggal = Field(
        title="Keadaan per tanggal", description="Tanggal data.", examples=["2026-12-31"]
    )
    kerja_sama: Daftar[KerjaSamaTerealisasi] = Field(
        (),
        title="Kerja sama",
        description="Kerja sama yang direncanakan atau ditandatangani tahun itu.",
        examples=[[KERJA_SAMA]],
        max_length=2000,
    )
