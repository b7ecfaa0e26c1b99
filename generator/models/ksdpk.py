"""KSDPK: cooperation with a third party.

UU 23/2014 Pasal 363 and 366; PP 28/2018 Pasal 13–22; Permendagri 22/2020 Pasal 22–39, 40, 41, 44.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.dua_naskah import DuaNaskah
from generator.models.perjanjian import PerjanjianKsdpk
from generator.models.pihak_ketiga import PihakKetiga, PihakKsdpk
from generator.models.signatory import PenandaTangan
from generator.models.tahapan import TahapanKsdpk
from generator.models.types import Daftar, Tahun, Teks

JenisKsdpk = Literal["pelayanan_publik", "pengelolaan_aset", "investasi", "lainnya"]


class KriteriaPrakarsa(Model):
    """What a third party must show to make an offer (PP 28/2018 Pasal 18)."""

    terintegrasi: Teks = Field(
        title="Terintegrasi",
        description="Bukti terintegrasi secara teknis dengan rencana induk sektor.",
        examples=["selaras dengan rencana induk persampahan"],
    )
    layak: Teks = Field(
        title="Layak",
        description="Bukti layak secara ekonomi dan finansial.",
        examples=["IRR 14 persen"],
    )
    mampu: Teks = Field(
        title="Mampu membiayai",
        description="Bukti kemampuan keuangan pemrakarsa.",
        examples=["laporan keuangan teraudit tahun 2024"],
    )


class DaftarRencana(Model):
    """The yearly list that foresees the object (Permendagri 22/2020 Pasal 25 ayat (2))."""

    nomor: Teks = Field(
        title="Nomor", description="Nomor keputusan.", examples=["100.3.3.2/9/KUM/2026"]
    )
    tahun: Tahun = Field(title="Tahun", description="Tahun daftar.", examples=[2026])


class Ksdpk(DuaNaskah):
    """One cooperation with a person, a company or an organisation."""

    form: ClassVar[str] = "ksdpk"

    bentuk: Literal["ksdpk"] = Field(
        title="Bentuk",
        description="Bentuk kerja sama: kerja sama daerah dengan pihak ketiga.",
        examples=["ksdpk"],
    )
    jenis: JenisKsdpk = Field(
        title="Jenis",
        description="Jenis kerja sama (PP 28/2018 Pasal 15).",
        examples=["pelayanan_publik"],
    )
    rezim_khusus: Teks | None = Field(
        None,
        title="Ketentuan khusus",
        description=(
            "Peraturan khusus untuk aset, investasi, infrastruktur dan pengadaan (PP 28/2018 "
            "Pasal 15 ayat (3) dan (4))."
        ),
        examples=["Peraturan Menteri Dalam Negeri Nomor 19 Tahun 2016"],
    )
    para_pihak: Daftar[PihakKsdpk] = Field(
        title="Para pihak",
        description="Daerah sebagai PIHAK KESATU dan pihak ketiga.",
        examples=[
            [
                {"rujuk": "profil"},
                {
                    "jenis": "badan_usaha",
                    "bentuk_usaha": "pt",
                    "nama": "PT Banua Lestari Energi",
                    "berbadan_hukum": True,
                    "alamat": {"jalan": "Jalan Lambung Mangkurat Nomor 8", "kota": "Banjarmasin"},
                },
            ]
        ],
        min_length=2,
        max_length=5,
    )
    kriteria_prakarsa: KriteriaPrakarsa | None = Field(
        None,
        title="Kriteria prakarsa",
        description="Diisi bila pihak ketiga yang memprakarsai (PP 28/2018 Pasal 18).",
        examples=[{"terintegrasi": "ya", "layak": "ya", "mampu": "ya"}],
    )
    daftar_rencana: DaftarRencana | None = Field(
        None,
        title="Daftar rencana kerja sama",
        description="Keputusan kepala daerah yang memuat objek, bila daerah yang memprakarsai.",
        examples=[{"nomor": "100.3.3.2/9/KUM/2026", "tahun": 2026}],
    )
    tahapan: TahapanKsdpk = Field(
        default_factory=TahapanKsdpk.model_construct,
        title="Tahapan",
        description="Naskah dan surat tahap persiapan dan penawaran.",
        examples=[{"penawaran": {"nomor": "100.3.7/3/BKS/2026", "tanggal": "2026-01-05"}}],
    )
    perjanjian_kerja_sama: PerjanjianKsdpk | None = Field(
        None,
        title="Perjanjian kerja sama",
        description="Kontrak yang menindaklanjuti kesepakatan bersama.",
        examples=[{"nomor": {"kesatu": "100.3.7.1/14/KSDPK/2026"}}],
    )

    @property
    def named_parties(self) -> tuple[PihakKsdpk, ...]:
        """The parties as the berkas names them."""
        return self.para_pihak

    @property
    def pihak_ketiga(self) -> tuple[PihakKetiga, ...]:
        """The third parties."""
        return tuple(pihak for pihak in self.para_pihak if isinstance(pihak, PihakKetiga))

    def signatories(self, signers: str, document: str) -> tuple[PenandaTangan, ...]:
        """Say who signs a document, in the order of the roles."""
        if signers == "penyusun":  # Permendagri 22/2020 Pasal 26 ayat (2)
            study = self.tahapan.studi_kelayakan
            by_partner = study is not None and study.penyusun == "pihak_ketiga"
            return self.signatories("mitra" if by_partner else "pemrakarsa", document)
        return super().signatories(signers, document)
