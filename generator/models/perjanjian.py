"""Kesepakatan bersama and perjanjian kerja sama: what they say beyond the cooperation itself.

Permendagri 22/2020 Pasal 40 and 41; UU 23/2014 Pasal 366 ayat (2) for KSDPK.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.naskah import Naskah, PasalTambahan
from generator.models.pihak import Kuasa, Peran
from generator.models.types import MAX_LETTERED, Daftar, DaftarIsi, Judul, Rupiah, Tahun, Teks

PasalPerjanjian = Literal[
    "korespondensi",
    "pemantauan_evaluasi",
    "kerahasiaan",
    "pelindungan_data",
    "antikorupsi",
    "larangan_pengalihan",
]


class KesepakatanBersama(Naskah):
    """A kesepakatan bersama: general in nature, without prices or detailed duties."""

    pelaksanaan: Daftar[Teks] = Field(
        (),
        title="Pelaksanaan",
        description="Ayat tambahan pasal pelaksanaan, kalimat lengkap dengan titik.",
        examples=[["PARA PIHAK menunjuk pejabat penghubung."]],
        max_length=20,
    )
    pasal_tambahan: Daftar[PasalTambahan] = Field(
        (),
        title="Pasal tambahan",
        description="Pasal yang hanya dimuat dalam naskah ini, sebelum pasal lain-lain.",
        examples=[[{"judul": "Kerahasiaan Data", "ayat": [{"isi": "PARA PIHAK menjaga data."}]}]],
        max_length=30,
    )


class HakKewajiban(Model):
    """What one party may ask and what it must do."""

    hak: DaftarIsi[Teks] = Field(
        title="Hak",
        description="Hak, diawali kata kerja, huruf kecil, tanpa tanda baca penutup.",
        examples=[["menerima pembayaran kompensasi"]],
    )
    kewajiban: DaftarIsi[Teks] = Field(
        title="Kewajiban",
        description="Kewajiban, diawali kata kerja, huruf kecil, tanpa tanda baca penutup.",
        examples=[["menyediakan lahan tempat pemrosesan akhir"]],
    )


class Rekening(Model):
    """The account that money goes to."""

    bank: Teks = Field(title="Bank", description="Nama bank.", examples=["Bank Kalsel"])
    nomor: Teks = Field(title="Nomor rekening", description="Nomor.", examples=["001.00.01.00000"])
    atas_nama: Teks = Field(
        title="Atas nama",
        description="Pemilik rekening.",
        examples=["Rekening Kas Umum Daerah Kabupaten Tabalong"],
    )


class Pembayaran(Model):
    """One payment under the agreement, and how it is made."""

    uraian: Teks = Field(
        title="Uraian",
        description="Apa yang dibayar.",
        examples=["kompensasi pengolahan sampah"],
    )
    pembayar: Peran = Field(title="Pembayar", description="Pihak pembayar.", examples=["kedua"])
    tahun: Tahun = Field(title="Tahun anggaran", description="Tahun anggaran.", examples=[2026])
    jumlah: Rupiah = Field(
        title="Jumlah", description="Jumlah rupiah dalam tahun itu.", examples=[120000000]
    )
    cara: Literal["bantuan_keuangan", "retribusi", "kompensasi", "harga_satuan", "bagi_hasil"] = (
        Field(title="Cara", description="Cara pembayaran.", examples=["kompensasi"])
    )
    rekening: Rekening | None = Field(
        None,
        title="Rekening",
        description="Rekening tujuan.",
        examples=[{"bank": "Bank Kalsel", "nomor": "001.00", "atas_nama": "Kas Umum Daerah"}],
    )


class PerjanjianKerjaSama(Naskah):
    """A perjanjian kerja sama between regions (Permendagri 22/2020 Pasal 41)."""

    judul: Judul | None = Field(
        None,
        title="Judul",
        description="Judul perjanjian bila berbeda dari judul kerja sama.",
        examples=["Pengolahan Sampah di Tempat Pemrosesan Akhir Regional"],
    )
    objek: Teks | None = Field(
        None,
        title="Objek",
        description="Objek perjanjian, bagian dari objek kesepakatan bersama.",
        examples=["pengolahan sampah rumah tangga dari Kecamatan Kelua"],
    )
    ruang_lingkup: Daftar[Teks] = Field(
        (),
        title="Ruang lingkup",
        description="Ruang lingkup bila lebih sempit dari kerja samanya.",
        examples=[["penimbangan dan pencatatan sampah"]],
        max_length=MAX_LETTERED,
    )
    pelaksanaan: Daftar[Teks] = Field(
        (),
        title="Pelaksanaan",
        description="Ayat tambahan pasal pelaksanaan, kalimat lengkap dengan titik.",
        examples=[["PIHAK KEDUA mengangkut sampah setiap hari kerja."]],
        max_length=20,
    )
    hak_kewajiban: dict[Peran, HakKewajiban] = Field(
        default_factory=dict,
        title="Hak dan kewajiban",
        description="Hak dan kewajiban tiap pihak.",
        examples=[{"kesatu": {"hak": ["menerima data"], "kewajiban": ["menyediakan lahan"]}}],
    )
    pembayaran: Daftar[Pembayaran] = Field(
        (),
        title="Pembayaran",
        description="Pembayaran antarpihak menurut tahun.",
        examples=[
            [
                {
                    "uraian": "kompensasi pengolahan sampah",
                    "pembayar": "kedua",
                    "tahun": 2026,
                    "jumlah": 120000000,
                    "cara": "kompensasi",
                }
            ]
        ],
        max_length=MAX_LETTERED,
    )
    pengakhiran_tambahan: Daftar[Teks] = Field(
        (),
        title="Alasan pengakhiran tambahan",
        description="Alasan berakhir selain yang disebut peraturan, tanpa tanda baca penutup.",
        examples=[["lahan dipakai untuk kepentingan umum yang lebih mendesak"]],
        max_length=10,
    )
    pasal_pilihan: Daftar[PasalPerjanjian] = Field(
        ("korespondensi", "pemantauan_evaluasi"),
        title="Pasal pilihan",
        description="Pasal baku yang tidak diwajibkan dan hendak dimuat.",
        examples=[["korespondensi", "kerahasiaan"]],
        max_length=6,
        json_schema_extra={"uniqueItems": True},
    )
    pasal_tambahan: Daftar[PasalTambahan] = Field(
        (),
        title="Pasal tambahan",
        description="Pasal yang hanya dimuat dalam naskah ini, sebelum pasal lain-lain.",
        examples=[[{"judul": "Kerahasiaan Data", "ayat": [{"isi": "PARA PIHAK menjaga data."}]}]],
        max_length=30,
    )
    kuasa: dict[Peran, Kuasa] = Field(
        default_factory=dict,
        title="Kuasa",
        description=(
            "Surat kuasa bagi penanda tangan yang bukan kepala daerah atau pimpinan "
            "(Permendagri 22/2020 Pasal 14 dan 36)."
        ),
        examples=[
            {
                "kesatu": {
                    "nomor": "100.3.7/40/BKS/2026",
                    "tanggal": "2026-04-01",
                    "penerima": {"nama": "Siti Rahmah", "jabatan": "Kepala Dinas"},
                }
            }
        ],
    )


class PerjanjianKsdpk(PerjanjianKerjaSama):
    """A contract with a third party: sanctions, revenue, assets (UU 23/2014 Pasal 366)."""

    sanksi: Daftar[Teks] = Field(
        (),
        title="Sanksi",
        description="Sanksi, tanpa tanda baca penutup (UU 23/2014 Pasal 366 ayat (2) huruf d).",
        examples=[["denda 1/1000 (satu perseribu) dari nilai kontribusi per hari keterlambatan"]],
        max_length=MAX_LETTERED,
    )
    menghasilkan_pendapatan: bool = Field(
        default=False,
        title="Menghasilkan pendapatan",
        description="Apakah daerah memperoleh uang atau barang (PP 28/2018 Pasal 20).",
        examples=[True],
    )
    status_aset: Daftar[Teks] = Field(
        (),
        title="Status aset",
        description="Status aset selama dan setelah perjanjian, kalimat lengkap dengan titik.",
        examples=[["Bangunan menjadi barang milik daerah setelah perjanjian berakhir."]],
        max_length=20,
    )
    penyelesaian_perselisihan: Literal["pengadilan_negeri", "arbitrase", "mediasi"] = Field(
        "pengadilan_negeri",
        title="Penyelesaian perselisihan",
        description="Jalan bila musyawarah tidak berhasil (PP 28/2018 Pasal 21).",
        examples=["pengadilan_negeri"],
    )
    kedudukan_hukum: Teks | None = Field(
        None,
        title="Kedudukan hukum",
        description="Pengadilan atau lembaga arbitrase yang dipilih.",
        examples=["Pengadilan Negeri Tanjung"],
    )
