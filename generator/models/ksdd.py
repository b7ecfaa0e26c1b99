"""KSDD: cooperation between regions, wajib or sukarela.

UU 23/2014 Pasal 363–364; PP 28/2018 Pasal 2–12; Permendagri 22/2020 Pasal 3–21 and 40–43.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.models.dua_naskah import DuaNaskah
from generator.models.pihak_daerah import PihakDaerah, PihakKsdd
from generator.models.tahapan import Pemetaan, TahapanKsdd
from generator.models.types import Daftar, Teks


class Ksdd(DuaNaskah):
    """One cooperation between two to seven regions."""

    form: ClassVar[str] = "ksdd"

    bentuk: Literal["ksdd"] = Field(
        title="Bentuk",
        description="Bentuk kerja sama: kerja sama daerah dengan daerah lain.",
        examples=["ksdd"],
    )
    sifat: Literal["wajib", "sukarela"] = Field(
        title="Sifat",
        description="Wajib atau sukarela (UU 23/2014 Pasal 363 dan 364).",
        examples=["sukarela"],
    )
    para_pihak: Daftar[PihakKsdd] = Field(
        title="Para pihak",
        description="Dua sampai tujuh daerah; pemrakarsa menjadi PIHAK KESATU.",
        examples=[
            [
                {"rujuk": "profil"},
                {
                    "jenis": "kabupaten",
                    "nama": "Balangan",
                    "provinsi": "Kalimantan Selatan",
                    "alamat": {"jalan": "Jalan Jenderal Ahmad Yani Nomor 1", "kota": "Paringin"},
                },
            ]
        ],
        min_length=2,
        max_length=7,
    )
    berbatasan: bool | None = Field(
        None,
        title="Berbatasan",
        description="Apakah daerah-daerah itu berbatasan; syarat kerja sama wajib.",
        examples=[True],
    )
    alasan_efisiensi: Teks | None = Field(
        None,
        title="Alasan efektif dan efisien",
        description=(
            "Mengapa lebih efektif dan efisien bila dikerjakan bersama (PP 28/2018 Pasal 3)."
        ),
        examples=["satu tempat pemrosesan akhir lebih murah daripada dua"],
    )
    pemetaan: Pemetaan | None = Field(
        None,
        title="Pemetaan",
        description="Berita acara pemetaan urusan, untuk kerja sama wajib.",
        examples=[
            {
                "nomor": "100.3.7/2/BA/2025",
                "tanggal": "2025-06-10",
                "tempat": "Banjarbaru",
                "koordinator": "Gubernur Kalimantan Selatan",
                "forum": "musyawarah perencanaan pembangunan provinsi",
                "daftar": [
                    {
                        "urusan": "lingkungan hidup",
                        "program": "pengelolaan sampah perbatasan",
                        "lokasi": "Kecamatan Banua Lawas",
                        "jangka_waktu": "2026–2030",
                        "prioritas": 1,
                        "pelaksana": ["Kabupaten Tabalong", "Kabupaten Balangan"],
                        "pembiayaan": "APBD masing-masing daerah",
                    }
                ],
            }
        ],
    )
    tahapan: TahapanKsdd = Field(
        default_factory=TahapanKsdd.model_construct,
        title="Tahapan",
        description="Naskah dan surat tahap persiapan dan penawaran.",
        examples=[{"penawaran": {"nomor": "100.3.7/3/BKS/2026", "tanggal": "2026-01-05"}}],
    )

    @property
    def named_parties(self) -> tuple[PihakKsdd, ...]:
        """The parties as the berkas names them."""
        return self.para_pihak

    @property
    def daerah_lain(self) -> tuple[PihakDaerah, ...]:
        """The other regions."""
        return tuple(pihak for pihak in self.para_pihak if isinstance(pihak, PihakDaerah))

    @property
    def wajib(self) -> bool:
        """Whether the law obliges the regions to cooperate."""
        return self.sifat == "wajib"

    @property
    def satu_provinsi(self) -> bool:
        """Whether all parties are kabupaten or kota of one province.

        Its governor then settles their disputes, the minister any other (UU 23/2014 Pasal 370).
        """
        daerah = self.daerah
        kinds = {daerah.jenis, *(pihak.jenis for pihak in self.daerah_lain)}
        provinces = {daerah.provinsi, *(pihak.provinsi for pihak in self.daerah_lain)}
        return "provinsi" not in kinds and len(provinces) == 1
