"""What computed values and filters mean, in Indonesian, for people who edit templates.

Facts of a berkas carry their meaning in the models; these here are computed beside them.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from generator.authoring.shape import AMOUNT, DATE, GROUP, LIST, NUMBER, TEXT

COMPUTED: Final = {
    "dokumen": "Dokumen yang sedang dibuat.",
    "dokumen.kunci": "Kunci dokumen.",
    "dokumen.judul": "Judul dokumen, seperti Nota Kesepakatan.",
    "daerah": "Profil daerah.",
    "daerah.nama_lengkap": "Jenis dan nama daerah.",
    "daerah.pemerintah": "Nama pemerintah daerah.",
    "daerah.sebutan_kepala": "Sebutan kepala daerah: Gubernur, Bupati, atau Wali Kota.",
    "daerah.jabatan_kepala": "Sebutan kepala daerah dengan nama daerahnya.",
    "daerah.sebutan_dprd": "Nama lengkap DPRD.",
    "kepala_daerah": "Kepala daerah sebagai penanda tangan.",
    "kepala_daerah.peran": "Peran kepala daerah, untuk ttd().",
    "kepala_daerah.nama_bergelar": "Nama kepala daerah, dengan gelar menurut tata naskah dinas.",
    "para_pihak[].peran": "Peran pihak, untuk ttd().",
    "para_pihak[].daerah": "Apakah pihak ini daerah sendiri.",
    "para_pihak[].sebutan": "PIHAK KESATU, PIHAK KEDUA, dan seterusnya.",
    "para_pihak[].tugas": "Tugas dan tanggung jawab pihak ini.",
    "para_pihak[].alamat_lengkap": "Jalan dan kota.",
    "mitra": "Para pihak selain daerah sendiri.",
    "tanda_tangan": "Penanda tangan dalam kolom, dari kiri ke kanan.",
    "kontak_daerah": "Telepon, laman, dan pos-el pada kop.",
    "ejaan": "Ejaan yang dipilih profil.",
    "ejaan.bertandatangan": "bertandatangan atau bertanda tangan.",
    "ejaan.bermeterai": "bermaterai atau bermeterai.",
    "rangkap": "Banyaknya rangkap, sama dengan banyaknya pihak.",
    "dasar_hukum": "Dasar hukum menurut urutan cetak.",
    "rencana_kerja_per_tahun": "Rencana kerja menurut tahun.",
    "rencana_kerja_per_tahun[].tahun": "Tahun.",
    "rencana_kerja_per_tahun[].jumlah": "Jumlah anggaran tahun itu.",
    "rencana_kerja_per_tahun[].jumlah_per_sumber": "Jumlah anggaran tahun itu menurut sumber.",
    "rencana_kerja_per_sumber": "Jumlah anggaran menurut sumber.",
    "rencana_kerja_jumlah": "Jumlah seluruh anggaran rencana kerja.",
    "rencana_kerja_tahun": "Tahun atau rentang tahun rencana kerja.",
    "membebani": "Apakah kerja sama membebani masyarakat atau daerah.",
    "sudah_dianggarkan": "Apakah semua sumber daerah sudah dianggarkan.",
    "yang_dibebani": "Siapa yang dibebani.",
    "kontribusi_apbd": "Kontribusi APBD menurut tahun.",
    "riwayat": "Langkah yang sudah ditempuh, dengan nomor dan tanggal suratnya.",
    "pembiayaan.sumber[].sebutan_pihak": "PIHAK yang menanggung.",
    "pembiayaan.sumber[].sebutan_sumber": "Nama lengkap sumber dana.",
    "daftar_isi": "Daftar isi bundel; hanya di sampul.",
    "sidik_jari": "Sidik jari SHA-256 isi berkas; hanya di sampul.",
}
"""Meanings by path; what isn't listed is told by the name it shares with a fact of the models."""


class FilterMeaning(NamedTuple):
    """What a filter takes and does.

    Attributes:
        takes: Kind of the facts it takes.
        about: What it does.
        suits: Name of the only facts it makes sense of; empty for all of the kind.
    """

    takes: str
    about: str
    suits: str = ""


FILTERS: Final = {
    "angka": FilterMeaning(AMOUNT, "Bilangan dengan titik ribuan."),
    "angka_terbilang": FilterMeaning(NUMBER, "Bilangan dengan kata-katanya dalam kurung."),
    "dokumen_perencanaan": FilterMeaning(TEXT, "Kepanjangan RKPD, RPJMD, Renstra, dan sejenisnya."),
    "gabung": FilterMeaning(LIST, "Daftar sebagai kalimat: A, B, dan C."),
    "gabung_inggris": FilterMeaning(LIST, "Daftar sebagai kalimat Inggris: A, B, and C."),
    "hari": FilterMeaning(DATE, "Nama hari."),
    "huruf_besar": FilterMeaning(NUMBER, "A, B, C untuk 1, 2, 3."),
    "kalimat": FilterMeaning(TEXT, "Huruf pertama kapital."),
    "kapital": FilterMeaning(TEXT, "HURUF KAPITAL semua."),
    "kewenangan": FilterMeaning(GROUP, "Kalimat dasar kewenangan pejabat."),
    "lama": FilterMeaning(GROUP, "Lamanya jangka waktu dari mulai sampai selesai."),
    "lama_inggris": FilterMeaning(GROUP, "Lamanya jangka waktu, dalam bahasa Inggris."),
    "penutup": FilterMeaning("loop", "Tanda akhir butir: titik koma, “; dan”, lalu titik."),
    "penutup_daftar": FilterMeaning("loop", "Tanda akhir butir: titik koma, lalu titik."),
    "penutup_inggris": FilterMeaning("loop", "Tanda akhir butir: titik koma, “; and”, lalu titik."),
    "persen": FilterMeaning(AMOUNT, "Persentase dengan koma desimal, seperti 12,5%.", "persen"),
    "rentang_bulan": FilterMeaning(GROUP, "Rentang bulan dari mulai sampai selesai."),
    "rincian_dana": FilterMeaning(LIST, "Rincian jumlah menurut sumber, sebagai kalimat."),
    "romawi": FilterMeaning(NUMBER, "Angka Romawi."),
    "rupiah": FilterMeaning(AMOUNT, "Uang dengan angka."),
    "rupiah_terbilang": FilterMeaning(AMOUNT, "Uang dengan kata-kata."),
    "sebutan": FilterMeaning(
        TEXT, "Kata kunci sebagai sebutan: wakil_ketua menjadi Wakil Ketua.", "kedudukan"
    ),
    "semua_huruf": FilterMeaning(NUMBER, "Semua huruf butir: huruf a, huruf b, dan huruf c."),
    "tanggal": FilterMeaning(DATE, "Tanggal seperti 5 Januari 2026."),
    "tanggal_angka": FilterMeaning(DATE, "Tanggal dengan angka."),
    "tanggal_inggris": FilterMeaning(DATE, "Tanggal dalam bahasa Inggris."),
    "tanggal_inggris_terbilang": FilterMeaning(
        DATE, "Tanggal dengan kata-kata dalam bahasa Inggris."
    ),
    "tanggal_terbilang": FilterMeaning(DATE, "Tanggal dengan kata-kata."),
    "terbilang": FilterMeaning(NUMBER, "Bilangan dengan kata-kata."),
}
"""Filters by name."""

FUNCTIONS: Final = {
    "ttd": (
        "{{ ttd(pihak.peran) }}",
        "Menyediakan tempat tanda tangan sebuah peran; lebar dan tinggi (mm) boleh ditambahkan.",
    ),
    "rujuk": (
        "{{ rujuk('ruang_lingkup') }}",
        "Mencetak nomor pasal atau ayat yang diberi penanda (bookmark) dengan nama itu.",
    ),
    "halaman": (
        "{{ halaman(butir.kunci, butir.halaman) }}",
        "Mencetak nomor halaman dokumen dalam bundel; hanya di sampul.",
    ),
    "nomor_halaman": (
        "{{ nomor_halaman('bab_penutup') }}",
        "Mencetak nomor halaman bagian dokumen ini yang diberi penanda (bookmark) itu.",
    ),
    "diktum": (
        "{{ diktum('biaya') }}",
        "Mencetak nomor diktum berikutnya dalam keputusan: KESATU, KEDUA, dan seterusnya.",
    ),
    "rujuk_diktum": (
        "{{ rujuk_diktum('biaya') }}",
        "Mencetak nomor diktum dengan nama itu, yang sudah dicetak di atasnya.",
    ),
}
"""Functions by name: how they are written, and what they do."""

PATTERNS: Final = (
    (
        "{%p for butir in tujuan %}  …  {%p endfor %}",
        "Mengulang paragraf di antaranya. Kedua tanda berdiri sendiri dalam paragrafnya.",
    ),
    (
        "{%tr for baris in daftar %}  …  {%tr endfor %}",
        "Mengulang baris tabel di antaranya. Kedua tanda berdiri sendiri dalam barisnya.",
    ),
    (
        "{% if daerah.telepon %} … {% else %} … {% endif %}",
        "Memilih teks di dalam satu paragraf; {%p if … %} memilih paragraf.",
    ),
    ("{{ loop.index }}", "Nomor urut di dalam perulangan; loop.first dan loop.last untuk if."),
    (
        "{% for p in para_pihak|selectattr('narahubung') %}",
        "Hanya butir yang isian itu terisi.",
    ),
    ("{{ mitra|map(attribute='nama')|gabung }}", "Satu isian dari semua butir, sebagai kalimat."),
    ("{{ tujuan|length }}", "Banyaknya butir."),
    ("{%p include 'tanda_tangan' %}", "Menyertakan bagian bersama dari folder _bagian."),
)
"""Ways to write tags, and what they do."""
