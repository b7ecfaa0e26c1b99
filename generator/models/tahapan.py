"""The stages before signing: terms of reference, the team's advice, offers and answers.

Permendagri 22/2020 Pasal 6–8 (KSDD), 28–31 (KSDPK), 52–54 (sinergi).
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.surat import Surat, SuratBernomor, SuratDiterima
from generator.models.types import Daftar, Tahun, Tanggal, Teks, TeksPanjang

Pertimbangan = Literal[
    "rencana_pembangunan",
    "tata_ruang",
    "keterkaitan",
    "kelayakan",
    "dampak_pembangunan",
    "bonafiditas",
    "pengalaman",
    "komitmen",
]
"""What the team weighs: Permendagri 22/2020 Pasal 7 ayat (4), 29 ayat (4) and 31 ayat (2)."""


class KerangkaAcuanKerja(Model):
    """Terms of reference beyond what the berkas says anyway (Pasal 7, 29 and 53)."""

    tanggal: Tanggal = Field(
        title="Tanggal",
        description="Tanggal kerangka acuan kerja.",
        examples=["2025-11-10"],
    )
    tahun_anggaran: Tahun | None = Field(
        None,
        title="Tahun anggaran",
        description="Tahun anggaran perencanaan, dicetak pada sampul.",
        examples=[2026],
    )
    kegiatan: Daftar[Teks] = Field(
        (),
        title="Kegiatan",
        description="Kegiatan yang akan dilaksanakan.",
        examples=[["pengangkutan sampah dari perbatasan"]],
        max_length=30,
    )
    dampak_sosial: Daftar[TeksPanjang] = Field(
        (),
        title="Dampak sosial",
        description="Analisis dampak sosial sesuai bidang yang dikerjasamakan.",
        examples=[["Pemulung memperoleh akses resmi ke tempat pengolahan."]],
        max_length=20,
    )
    dampak_lingkungan: Daftar[TeksPanjang] = Field(
        (),
        title="Dampak lingkungan",
        description="Analisis dampak lingkungan sesuai bidang yang dikerjasamakan.",
        examples=[["Pembuangan liar di sempadan sungai berkurang."]],
        max_length=20,
    )


class PertimbanganTelaahan(Model):
    """The team's answer to one consideration."""

    penilaian: Literal["sesuai", "sesuai_dengan_catatan", "tidak_sesuai"] = Field(
        title="Penilaian",
        description="Hasil penilaian.",
        examples=["sesuai"],
    )
    uraian: Teks = Field(
        title="Uraian",
        description="Alasan penilaian.",
        examples=["tercantum dalam RPJMD pada program pengelolaan persampahan"],
    )


class Telaahan(SuratBernomor):
    """The advice of the coordination team (Tim Koordinasi Kerja Sama Daerah)."""

    pertimbangan: dict[Pertimbangan, PertimbanganTelaahan] = Field(
        default_factory=dict,
        title="Pertimbangan",
        description=(
            "Jawaban atas lima pertimbangan; untuk penawaran pihak ketiga ditambah bonafiditas, "
            "pengalaman dan komitmen."
        ),
        examples=[{"tata_ruang": {"penilaian": "sesuai", "uraian": "sesuai RTRW"}}],
    )
    kesimpulan: Literal["layak", "layak_dengan_perbaikan", "tidak_layak"] = Field(
        "layak",
        title="Kesimpulan",
        description="Kesimpulan telaahan.",
        examples=["layak"],
    )
    rekomendasi: Daftar[Teks] = Field(
        (),
        title="Rekomendasi",
        description="Rekomendasi kepada kepala daerah, tanpa tanda baca penutup.",
        examples=[["kerja sama dapat dilanjutkan dengan penyusunan kesepakatan bersama"]],
        max_length=20,
    )


class Jawaban(Surat):
    """The answer to an offer, sent or received."""

    sikap: Literal["menerima", "menerima_dengan_catatan", "menolak"] = Field(
        "menerima",
        title="Sikap",
        description="Sikap atas penawaran.",
        examples=["menerima"],
    )
    catatan: Daftar[Teks] = Field(
        (),
        title="Catatan",
        description="Catatan atas kerangka acuan kerja, atau alasan menolak.",
        examples=[["lokasi perlu disesuaikan dengan RTRW"]],
        max_length=20,
    )


class Tahapan(Model):
    """The steps before the agreement that every domestic form knows."""

    kerangka_acuan_kerja: KerangkaAcuanKerja | None = Field(
        None,
        title="Kerangka acuan kerja",
        description="Kerangka acuan kerja perangkat daerah pemrakarsa.",
        examples=[{"tanggal": "2025-11-10"}],
    )
    telaahan_tkksd: Telaahan | None = Field(
        None,
        title="Telaahan TKKSD",
        description="Rekomendasi Tim Koordinasi Kerja Sama Daerah.",
        examples=[{"nomor": "100.3.7/4/TKKSD/2026", "tanggal": "2026-01-20"}],
    )
    penawaran: SuratDiterima | None = Field(
        None,
        title="Surat penawaran",
        description="Surat penawaran pihak yang memprakarsai (Pasal 8, 30 dan 54).",
        examples=[{"nomor": "100.3.7/3/BKS/2026", "tanggal": "2026-01-05"}],
    )
    jawaban_penawaran: Jawaban | None = Field(
        None,
        title="Jawaban penawaran",
        description="Surat jawaban pihak yang ditawari.",
        examples=[{"nomor": "HP.01/21-63.09/I/2026", "tanggal": "2026-01-15"}],
    )


class TahapanSinergi(Tahapan):
    """The steps of Permendagri 22/2020 Pasal 52 ayat (2)."""

    permintaan_tanggapan_kedua: SuratDiterima | None = Field(
        None,
        title="Permintaan tanggapan kedua",
        description="Surat bila penawaran tidak dijawab dalam 30 hari (Pasal 54 ayat (4)).",
        examples=[{"nomor": "100.3.7/21/BKS/2026", "tanggal": "2026-02-20"}],
    )


class TahapanKsdd(TahapanSinergi):
    """The steps of Permendagri 22/2020 Pasal 6."""

    laporan_tidak_ada_tanggapan: Surat | None = Field(
        None,
        title="Laporan tidak ada tanggapan",
        description=(
            "Laporan kepada gubernur bila permintaan kedua tidak dijawab dalam 15 hari (Pasal 8)."
        ),
        examples=[{"nomor": "100.3.7/30/BKS/2026", "tanggal": "2026-03-16"}],
    )


class Risiko(Model):
    """One risk, what it would do, and who keeps it small."""

    risiko: Teks = Field(
        title="Risiko", description="Risiko.", examples=["keterlambatan perizinan"]
    )
    dampak: Teks | None = Field(
        None,
        title="Dampak",
        description="Akibat bila risiko terjadi.",
        examples=["operasi mundur 6 bulan"],
    )
    kemungkinan: Literal["rendah", "sedang", "tinggi"] = Field(
        "sedang",
        title="Kemungkinan",
        description="Kemungkinan terjadi.",
        examples=["sedang"],
    )
    mitigasi: Teks = Field(
        title="Mitigasi", description="Cara mengurangi risiko.", examples=["pendampingan izin"]
    )
    penanggung_jawab: Teks | None = Field(
        None,
        title="Penanggung jawab",
        description="Yang bertanggung jawab atas mitigasi.",
        examples=["Dinas Penanaman Modal"],
    )


class StudiKelayakan(Model):
    """A feasibility study: the eight items of Permendagri 22/2020 Pasal 27."""

    tanggal: Tanggal = Field(
        title="Tanggal",
        description="Tanggal studi kelayakan.",
        examples=["2025-10-20"],
    )
    penyusun: Literal["daerah", "pihak_ketiga"] = Field(
        title="Penyusun",
        description="Yang menyusun: pemrakarsa kerja sama (Pasal 26 ayat (2)).",
        examples=["daerah"],
    )
    kegiatan: Daftar[Teks] = Field(
        (),
        title="Kegiatan",
        description="Kegiatan yang akan dilaksanakan.",
        examples=[["pembangunan instalasi pengolahan"]],
        max_length=30,
    )
    analisis_manfaat: Daftar[TeksPanjang] = Field(
        (),
        title="Analisis manfaat",
        description="Analisis manfaat, satu paragraf tiap butir.",
        examples=[["Pendapatan daerah bertambah Rp1.200.000.000,00 setahun."]],
        max_length=30,
    )
    analisis_biaya: Daftar[TeksPanjang] = Field(
        (),
        title="Analisis biaya",
        description="Analisis biaya, satu paragraf tiap butir.",
        examples=[["Investasi seluruhnya ditanggung pihak ketiga."]],
        max_length=30,
    )
    risiko: Daftar[Risiko] = Field(
        (),
        title="Risiko",
        description="Risiko dan mitigasinya.",
        examples=[[{"risiko": "keterlambatan izin", "mitigasi": "pendampingan perizinan"}]],
        max_length=30,
    )
    kesimpulan: Daftar[TeksPanjang] = Field(
        (),
        title="Kesimpulan",
        description="Kesimpulan, satu paragraf tiap butir.",
        examples=[["Kerja sama layak dilaksanakan."]],
        max_length=10,
    )
    rekomendasi: Daftar[Teks] = Field(
        (),
        title="Rekomendasi",
        description="Rekomendasi, tanpa tanda baca penutup.",
        examples=[["melanjutkan ke penyusunan kesepakatan bersama"]],
        max_length=20,
    )


class TahapanKsdpk(Tahapan):
    """The steps of Permendagri 22/2020 Pasal 28."""

    studi_kelayakan: StudiKelayakan | None = Field(
        None,
        title="Studi kelayakan",
        description="Studi kelayakan (UU 23/2014 Pasal 366 ayat (3); Pasal 25–27).",
        examples=[{"tanggal": "2025-10-20", "penyusun": "daerah"}],
    )


class BarisPemetaan(Model):
    """One programme that regions agree to run together (Pasal 5)."""

    urusan: Teks = Field(
        title="Urusan", description="Urusan pemerintahan.", examples=["lingkungan hidup"]
    )
    program: Teks = Field(
        title="Program",
        description="Program atau kegiatan yang dikerjasamakan.",
        examples=["pengelolaan sampah perbatasan"],
    )
    lokasi: Teks = Field(title="Lokasi", description="Lokasi.", examples=["Kecamatan Banua Lawas"])
    jangka_waktu: Teks = Field(
        title="Jangka waktu", description="Jangka waktu pelaksanaan.", examples=["2026–2030"]
    )
    prioritas: int = Field(
        title="Prioritas", description="Urutan prioritas, 1 tertinggi.", examples=[1], ge=1, le=99
    )
    pelaksana: Daftar[Teks] = Field(
        title="Daerah pelaksana",
        description="Daerah yang melaksanakan.",
        examples=[["Kabupaten Tabalong", "Kabupaten Balangan"]],
        min_length=1,
        max_length=10,
    )
    pembiayaan: Teks = Field(
        title="Pembiayaan",
        description="Pembiayaan per tahun, sebagaimana disepakati.",
        examples=["APBD masing-masing daerah, 2026: Rp250.000.000,00"],
    )


class Pemetaan(SuratBernomor):
    """The berita acara of mapping for kerja sama wajib (Permendagri 22/2020 Pasal 5)."""

    tempat: Teks = Field(title="Tempat", description="Tempat rapat.", examples=["Banjarbaru"])
    koordinator: Teks = Field(
        title="Koordinator",
        description="Yang mengoordinasikan pemetaan.",
        examples=["Gubernur Kalimantan Selatan"],
    )
    forum: Teks = Field(
        title="Forum",
        description="Forum pembahasan.",
        examples=["musyawarah perencanaan pembangunan provinsi"],
    )
    daftar: Daftar[BarisPemetaan] = Field(
        title="Daftar",
        description="Program dan kegiatan yang disepakati.",
        examples=[
            [
                {
                    "urusan": "lingkungan hidup",
                    "program": "pengelolaan sampah perbatasan",
                    "lokasi": "Kecamatan Banua Lawas",
                    "jangka_waktu": "2026–2030",
                    "prioritas": 1,
                    "pelaksana": ["Kabupaten Tabalong", "Kabupaten Balangan"],
                    "pembiayaan": "APBD masing-masing daerah",
                }
            ]
        ],
        min_length=1,
        max_length=100,
    )
