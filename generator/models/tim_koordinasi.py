"""The decree that sets the coordination team, or the secretariat of a joint body.

Permendagri 22/2020 Pasal 46–51; PP 28/2018 Pasal 7.
"""

from __future__ import annotations

from typing import ClassVar, Final, Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.keputusan import Keputusan
from generator.models.types import Daftar, Teks

Kedudukan = Literal[
    "pengarah",
    "penanggung_jawab",
    "ketua",
    "wakil_ketua",
    "sekretaris",
    "anggota",
    "anggota_tidak_tetap",
    "tenaga_ahli",
    "sekretariat",
]
Tugas = Literal[
    "koordinasi",
    "pemetaan",
    "saran_proses",
    "kerangka_acuan",
    "penilaian",
    "penyiapan_naskah",
    "rekomendasi",
    "fasilitasi_pelaksanaan",
    "fasilitasi_dprd",
    "pelaporan",
]
TUGAS: Final[tuple[Tugas, ...]] = (
    "koordinasi",
    "pemetaan",
    "saran_proses",
    "kerangka_acuan",
    "penilaian",
    "penyiapan_naskah",
    "rekomendasi",
    "fasilitasi_pelaksanaan",
    "fasilitasi_dprd",
    "pelaporan",
)
"""The ten tasks of Permendagri 22/2020 Pasal 46 ayat (2), letters a to j."""


class Anggota(Model):
    """One seat in the team: an office, not a person (Permendagri 22/2020 Pasal 47)."""

    jabatan: Teks = Field(
        title="Jabatan dalam dinas",
        description="Jabatan, bukan nama orang.",
        examples=["Sekretaris Daerah Kabupaten Tabalong"],
    )
    kedudukan: Kedudukan = Field(
        title="Kedudukan dalam tim", description="Kedudukan dalam tim.", examples=["ketua"]
    )
    keterangan: Teks | None = Field(
        None, title="Keterangan", description="Keterangan.", examples=["karena jabatannya"]
    )


class DasarSekretariat(Model):
    """When a joint secretariat may be set up (PP 28/2018 Pasal 7; Permendagri 22/2020 Pasal 50)."""

    wajib: bool = Field(title="Wajib", description="Kerja sama wajib.", examples=[True])
    terus_menerus: bool = Field(
        title="Terus-menerus", description="Dilaksanakan terus-menerus.", examples=[True]
    )
    jumlah_daerah: int = Field(
        title="Jumlah daerah", description="Jumlah daerah.", examples=[3], ge=2, le=50
    )
    jumlah_objek: int = Field(
        title="Jumlah objek", description="Jumlah objek.", examples=[1], ge=1, le=50
    )
    lama_tahun: int = Field(
        title="Lama", description="Lama kerja sama, tahun.", examples=[5], ge=1, le=100
    )
    hibah: bool = Field(
        title="Dibiayai hibah",
        description="Apakah dibiayai APBD masing-masing daerah melalui hibah.",
        examples=[True],
    )
    kesepakatan: Teks = Field(
        title="Kesepakatan bersama",
        description="Kesepakatan bersama yang membentuknya, dengan nomor dan tanggal.",
        examples=["Kesepakatan Bersama Nomor 100.3.7.1/9/KSDD/2026 tanggal 2 Maret 2026"],
    )


class TimKoordinasi(Keputusan):
    """The decree on the Tim Koordinasi Kerja Sama Daerah, or on a joint secretariat."""

    form: ClassVar[str] = "tim_koordinasi"

    bentuk: Literal["tim_koordinasi"] = Field(
        title="Bentuk",
        description="Keputusan kepala daerah tentang tim koordinasi.",
        examples=["tim_koordinasi"],
    )
    jenis: Literal["tkksd", "sekretariat_kerja_sama"] = Field(
        "tkksd",
        title="Jenis",
        description=(
            "Tim Koordinasi Kerja Sama Daerah (Pasal 46–49), atau Sekretariat Kerja Sama untuk "
            "kerja sama wajib (Pasal 50–51)."
        ),
        examples=["tkksd"],
    )
    kerja_sama_luar_negeri: bool = Field(
        default=False,
        title="Kerja sama luar negeri",
        description="Apakah tim juga menangani kerja sama luar negeri.",
        examples=[True],
    )
    tugas: Daftar[Tugas] = Field(
        TUGAS,
        title="Tugas",
        description="Tugas menurut Pasal 46 ayat (2); bawaan memuat kesepuluhnya.",
        examples=[["koordinasi", "pemetaan"]],
        max_length=10,
    )
    tugas_tambahan: Daftar[Teks] = Field(
        (),
        title="Tugas tambahan",
        description="Tugas lain, huruf kecil, tanpa tanda baca penutup.",
        examples=[["menyelenggarakan rapat pleno paling sedikit sekali setahun"]],
        max_length=16,
    )
    sekretariat: Teks | None = Field(
        None,
        title="Kedudukan sekretariat",
        description="Unit kerja tempat sekretariat berkedudukan; bawaannya unit kerja sama.",
        examples=["Bagian Kerja Sama Sekretariat Daerah Kabupaten Tabalong"],
    )
    dasar_sekretariat: DasarSekretariat | None = Field(
        None,
        title="Dasar sekretariat kerja sama",
        description="Syarat pembentukan, hanya untuk sekretariat kerja sama.",
        examples=[
            {
                "wajib": True,
                "terus_menerus": True,
                "jumlah_daerah": 3,
                "jumlah_objek": 1,
                "lama_tahun": 5,
                "hibah": True,
                "kesepakatan": "Kesepakatan Bersama Nomor 100.3.7.1/9/KSDD/2026",
            }
        ],
    )
    susunan: Daftar[Anggota] = Field(
        title="Susunan keanggotaan",
        description="Susunan menurut Pasal 47: jabatan dan kedudukannya.",
        examples=[[{"jabatan": "Sekretaris Daerah", "kedudukan": "ketua"}]],
        min_length=1,
        max_length=100,
    )

    @property
    def dasar_hukum_khusus(self) -> tuple[str, ...]:
        """Names of further default lists of legal bases that its facts call for."""
        return ("luar_negeri",) if self.kerja_sama_luar_negeri else ()

    @property
    def tkksd(self) -> bool:
        """Whether the decree sets the coordination team itself."""
        return self.jenis == "tkksd"

    @property
    def dasar_pembentukan(self) -> DasarSekretariat | bool | None:
        """On what it is founded: the team on the law alone, a secretariat on an agreement."""
        return self.tkksd or self.dasar_sekretariat

    @property
    def heading(self) -> str:
        """The title of the decree after TENTANG."""
        if self.tkksd:
            return f"Tim Koordinasi Kerja Sama Daerah {self.daerah.nama_lengkap}"
        return f"Sekretariat Kerja Sama pada {self.daerah.nama_lengkap}"
