"""The object of a cooperation: the matter of government and the plan that foresees it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.types import Tahun, Teks

Urusan = Literal[
    "pendidikan",
    "kesehatan",
    "pekerjaan umum dan penataan ruang",
    "perumahan rakyat dan kawasan permukiman",
    "ketenteraman, ketertiban umum, dan pelindungan masyarakat",
    "sosial",
    "tenaga kerja",
    "pemberdayaan perempuan dan pelindungan anak",
    "pangan",
    "pertanahan",
    "lingkungan hidup",
    "administrasi kependudukan dan pencatatan sipil",
    "pemberdayaan masyarakat dan desa",
    "pengendalian penduduk dan keluarga berencana",
    "perhubungan",
    "komunikasi dan informatika",
    "koperasi, usaha kecil, dan menengah",
    "penanaman modal",
    "kepemudaan dan olah raga",
    "statistik",
    "persandian",
    "kebudayaan",
    "perpustakaan",
    "kearsipan",
    "kelautan dan perikanan",
    "pariwisata",
    "pertanian",
    "kehutanan",
    "energi dan sumber daya mineral",
    "perdagangan",
    "perindustrian",
    "transmigrasi",
]
"""The 32 urusan pemerintahan of Permendagri 22/2020 Pasal 4 ayat (1)."""


class DasarPerencanaan(Model):
    """Where in the region's plans the object stands."""

    dokumen: Literal["RKPD", "RPJMD", "RPJPD", "Renstra", "Renja"] = Field(
        title="Dokumen perencanaan",
        description=(
            "Dokumen perencanaan yang memuat objek; sinergi wajib memakai RKPD "
            "(Permendagri 22/2020 Pasal 53 ayat (2))."
        ),
        examples=["RKPD"],
    )
    tahun: Tahun = Field(
        title="Tahun",
        description="Tahun dokumen perencanaan.",
        examples=[2026],
    )
    rujukan: Teks = Field(
        title="Rujukan",
        description="Program dan kegiatan, atau halaman, yang memuat objek.",
        examples=["Program Pengelolaan Izin Membuka Tanah"],
    )


class Pengecualian(Model):
    """Why an object that no plan foresees may be taken up.

    PP 28/2018 Pasal 4 ayat (2) and (3), 16 ayat (2) and (3).
    """

    jenis: Literal["darurat", "program_strategis_nasional", "tugas_pembantuan"] = Field(
        title="Jenis pengecualian",
        description="Keadaan darurat, program strategis nasional, atau tugas pembantuan.",
        examples=["darurat"],
    )
    penjelasan: Teks = Field(
        title="Penjelasan",
        description="Penjelasan, satu kalimat tanpa titik.",
        examples=["banjir di tiga kecamatan pada bulan Januari 2026"],
    )


class Objek(Model):
    """What the cooperation is about, and where the plans foresee it."""

    urusan: Urusan = Field(
        title="Urusan pemerintahan",
        description="Urusan pemerintahan menurut Permendagri 22/2020 Pasal 4 ayat (1).",
        examples=["pertanahan"],
    )
    uraian: Teks = Field(
        title="Uraian objek",
        description="Objek kerja sama dalam satu kalimat tanpa titik.",
        examples=["pendaftaran tanah sistematis lengkap di wilayah Kabupaten Tabalong"],
    )
    dasar_perencanaan: DasarPerencanaan | None = Field(
        None,
        title="Dasar perencanaan",
        description=(
            "Tempat objek dalam dokumen perencanaan; sinergi harus dalam RKPD (Permendagri "
            "22/2020 Pasal 53 ayat (2))."
        ),
        examples=[{"dokumen": "RKPD", "tahun": 2026, "rujukan": "Program Penatagunaan Tanah"}],
    )
    pengecualian: Pengecualian | None = Field(
        None,
        title="Pengecualian",
        description="Diisi bila objek belum ada dalam dokumen perencanaan.",
        examples=[{"jenis": "darurat", "penjelasan": "banjir bulan Januari 2026"}],
    )
