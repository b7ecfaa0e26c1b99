"""The yearly list of planned cooperation, and the inventory of needs it grows from.

Permendagri 22/2020 Pasal 25 ayat (2); practice covers every form.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from generator.models.base import Model, Wrong, refuse
from generator.models.keputusan import Keputusan
from generator.models.objek import Urusan
from generator.models.pembiayaan import SumberAnggaran
from generator.models.realisasi import BENTUK, KERJA_SAMA, Bentuk, Realisasi
from generator.models.surat import SuratBernomor
from generator.models.types import Daftar, Judul, Rupiah, Slug, Tahun, Tanggal, Teks

_RENCANA: Final = {
    "bentuk": "ksdpk",
    "judul": "Pengolahan Sampah",
    "urusan": "lingkungan hidup",
    "calon_mitra": "PT Banua Lestari Energi",
    "pemrakarsa": "Dinas Lingkungan Hidup",
    "naskah": "Kesepakatan Bersama dan Perjanjian Kerja Sama",
    "triwulan": 2,
    "sumber": "APBD",
    "pagu": 150000000,
}
_KEBUTUHAN: Final = {
    "perangkat_daerah": "Dinas Lingkungan Hidup",
    "urusan": "lingkungan hidup",
    "masalah": "volume sampah melampaui daya tampung",
    "potensi": "nilai kalor sampah tinggi",
    "objek": "pengolahan sampah",
    "calon_mitra": "PT Banua Lestari Energi",
    "bentuk": "ksdpk",
    "dasar_perencanaan": "RKPD 2026, Program Pengelolaan Persampahan",
    "perkiraan_biaya": 150000000,
    "sumber": "APBD",
    "prioritas": 1,
    "triwulan": 2,
}
_QUARTERS: Final = (1, 2, 3, 4)


class RencanaKerjaSamaTahunan(Model):
    """One planned cooperation."""

    bentuk: Bentuk = Field(title="Bentuk", description="Bentuk kerja sama.", examples=["ksdpk"])
    judul: Judul = Field(
        title="Judul", description="Judul atau objek.", examples=["Pengolahan Sampah"]
    )
    urusan: Urusan = Field(
        title="Urusan", description="Urusan pemerintahan.", examples=["lingkungan hidup"]
    )
    calon_mitra: Teks = Field(
        title="Calon mitra", description="Calon mitra.", examples=["PT Banua Lestari Energi"]
    )
    pemrakarsa: Teks = Field(
        title="Perangkat daerah pemrakarsa",
        description="Perangkat daerah pemrakarsa.",
        examples=["Dinas Lingkungan Hidup"],
    )
    naskah: Teks = Field(
        title="Bentuk naskah",
        description="Naskah yang direncanakan.",
        examples=["Kesepakatan Bersama dan Perjanjian Kerja Sama"],
    )
    triwulan: Literal[1, 2, 3, 4] = Field(
        title="Triwulan", description="Rencana penandatanganan.", examples=[2]
    )
    sumber: SumberAnggaran | None = Field(
        None, title="Sumber", description="Sumber pembiayaan.", examples=["APBD"]
    )
    pagu: Rupiah = Field(
        title="Pagu", description="Pagu rupiah; 0 bila tanpa biaya.", examples=[150000000]
    )
    status: Literal["baru", "perpanjangan", "lanjutan"] = Field(
        "baru", title="Keterangan", description="Baru, perpanjangan, lanjutan.", examples=["baru"]
    )
    berkas: Slug | None = Field(
        None,
        title="Berkas",
        description="Pengenal berkas kerja sama yang merealisasikan rencana ini; boleh menyusul.",
        examples=["2026-ksdpk-sampah"],
    )


class Kebutuhan(Model):
    """One need an office reports."""

    perangkat_daerah: Teks = Field(
        title="Perangkat daerah",
        description="Perangkat daerah pengusul.",
        examples=["Dinas Lingkungan Hidup"],
    )
    urusan: Urusan = Field(
        title="Urusan", description="Urusan pemerintahan.", examples=["lingkungan hidup"]
    )
    masalah: Teks = Field(
        title="Masalah atau kebutuhan",
        description="Masalah atau kebutuhan.",
        examples=["volume sampah melampaui daya tampung"],
    )
    potensi: Teks = Field(
        title="Potensi", description="Potensi.", examples=["nilai kalor sampah tinggi"]
    )
    objek: Teks = Field(
        title="Objek", description="Objek yang diusulkan.", examples=["pengolahan sampah"]
    )
    calon_mitra: Teks = Field(
        title="Calon mitra", description="Calon mitra.", examples=["PT Banua Lestari Energi"]
    )
    bentuk: Bentuk = Field(title="Bentuk", description="Bentuk kerja sama.", examples=["ksdpk"])
    dasar_perencanaan: Teks = Field(
        title="Dasar perencanaan",
        description="Halaman atau kode dalam RPJMD, Renstra, RKPD.",
        examples=["RKPD 2026, Program Pengelolaan Persampahan"],
    )
    perkiraan_biaya: Rupiah = Field(
        title="Perkiraan biaya", description="Rupiah; 0 bila tanpa biaya.", examples=[150000000]
    )
    sumber: SumberAnggaran | None = Field(
        None, title="Sumber", description="Sumber biaya.", examples=["APBD"]
    )
    prioritas: int = Field(
        title="Prioritas", description="Urutan prioritas.", examples=[1], ge=1, le=999
    )
    triwulan: Literal[1, 2, 3, 4] = Field(
        title="Triwulan", description="Rencana waktu.", examples=[2]
    )
    keterangan: Teks | None = Field(
        None, title="Keterangan", description="Keterangan.", examples=["lanjutan tahun 2025"]
    )


class Inventarisasi(Model):
    """The inventory of needs of all offices."""

    tanggal: Tanggal = Field(title="Tanggal", description="Tanggal.", examples=["2025-09-15"])
    kebutuhan: Daftar[Kebutuhan] = Field(
        title="Kebutuhan",
        description="Kebutuhan menurut perangkat daerah.",
        examples=[[_KEBUTUHAN]],
        min_length=1,
        max_length=500,
    )


class RencanaTahunan(Keputusan):
    """The decree on the yearly list, and the inventory before it."""

    form: ClassVar[str] = "rencana_tahunan"

    bentuk: Literal["rencana_tahunan"] = Field(
        title="Bentuk",
        description="Keputusan kepala daerah tentang daftar rencana kerja sama.",
        examples=["rencana_tahunan"],
    )
    tahun: Tahun = Field(title="Tahun", description="Tahun rencana.", examples=[2026])
    inventarisasi: Inventarisasi | None = Field(
        None,
        title="Inventarisasi kebutuhan",
        description="Inventarisasi kebutuhan kerja sama perangkat daerah.",
        examples=[{"tanggal": "2025-09-15", "kebutuhan": [_KEBUTUHAN]}],
    )
    daftar: Daftar[RencanaKerjaSamaTahunan] = Field(
        (),
        title="Daftar rencana",
        description="Kerja sama yang direncanakan.",
        examples=[[_RENCANA]],
        max_length=500,
    )
    perubahan_atas: SuratBernomor | None = Field(
        None,
        title="Perubahan atas",
        description="Keputusan yang diubah, bila ini perubahan dalam tahun berjalan.",
        examples=[{"nomor": "100.3.3.2/9/KUM/2026", "tanggal": "2026-01-05"}],
    )

    realisasi: Realisasi | None = Field(
        None,
        title="Realisasi",
        description="Realisasi daftar ini, dihitung dengan naskah realisation.",
        examples=[{"per": "2026-12-31", "kerja_sama": [KERJA_SAMA]}],
    )

    @model_validator(mode="after")
    def _realises_what_is_planned(self) -> Self:
        refuse(self._strange_numbers())
        return self

    def _strange_numbers(self) -> Iterator[Wrong]:
        seen: set[int] = set()
        for index, one in enumerate(self.realisasi.kerja_sama if self.realisasi else ()):
            number = one.rencana
            if number is not None and (number > len(self.daftar) or number in seen):
                at = ("realisasi", "kerja_sama", index, "rencana")
                yield Wrong("field.plan-number", at, {"number": number, "count": len(self.daftar)})
            seen.add(number or 0)

    @property
    def heading(self) -> str:
        """The title of the decree after TENTANG."""
        title = f"Daftar Rencana Kerja Sama {self.daerah.nama_lengkap} Tahun {self.tahun}"
        if self.perubahan_atas is None:
            return title
        number = self.perubahan_atas.nomor
        return f"Perubahan atas Keputusan {self.daerah.jabatan} Nomor {number} tentang {title}"

    def rekapitulasi(self) -> list[dict[str, object]]:
        """Count the planned cooperation per form and quarter.

        Returns:
            A line per form that occurs, in the law's order, then the sums: `bentuk` (empty for
            the sums), `triwulan` (four counts) and `jumlah`.
        """
        found = [form for form in BENTUK if any(row.bentuk == form for row in self.daftar)]
        lines: list[dict[str, object]] = []
        for form in (*found, ""):
            rows = [row for row in self.daftar if form in ("", row.bentuk)]
            counts = [sum(row.triwulan == quarter for row in rows) for quarter in _QUARTERS]
            lines.append({"bentuk": form, "triwulan": counts, "jumlah": len(rows)})
        return lines

    def rekapitulasi_realisasi(self) -> list[dict[str, Any]]:
        """Count what was planned, and what of it was signed, per form and quarter.

        Returns:
            A line per form that occurs, in the law's order, then the sums: `bentuk` (empty for
            the sums), `triwulan` (per quarter `rencana`, by the quarter planned, and `realisasi`,
            by the quarter of signing), `rencana`, `realisasi`, `persen` (of what was planned;
            `None` where nothing was) and `di_luar_rencana`.
        """
        found = self.realisasi.kerja_sama if self.realisasi else ()
        done = [one for one in found if one.rencana is not None and one.terealisasi]
        kept = [(self.daftar[(one.rencana or 0) - 1].bentuk, one.triwulan) for one in done]
        extra = [one.bentuk for one in found if one.rencana is None and one.terealisasi]
        occurring = {*(row.bentuk for row in self.daftar), *extra}
        lines = []
        for form in (*(form for form in BENTUK if form in occurring), ""):
            planned = [row.triwulan for row in self.daftar if form in ("", row.bentuk)]
            signed = [quarter for kind, quarter in kept if form in ("", kind)]
            lines.append(
                {
                    "bentuk": form,
                    "triwulan": [
                        {"rencana": planned.count(number), "realisasi": signed.count(number)}
                        for number in _QUARTERS
                    ],
                    "rencana": len(planned),
                    "realisasi": len(signed),
                    "persen": _percent(len(signed), len(planned)),
                    "di_luar_rencana": sum(form in ("", kind) for kind in extra),
                }
            )
        return lines


def _percent(part: int, whole: int) -> Decimal | int | None:
    """Give per cent to one place; `None` of nothing."""
    if not whole:
        return None
    share = round(Decimal(100 * part) / whole, 1)
    return int(share) if share == int(share) else share
