"""The smallest lawful berkas of each form, as JSON: what the examples of rules start from."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from berkas_samples import Value

_OWN: Final = {"rujuk": "profil"}
_TERM: Final = {"mulai": "2026-06-01", "selesai": "2029-05-31"}
_NO_MONEY: Final[dict[str, Any]] = {
    "sumber": [],
    "membebani_masyarakat": False,
    "membebani_daerah": False,
    "alasan": "kegiatan dilaksanakan tanpa biaya",
}
_PLAN: Final = {"dokumen": "RKPD", "tahun": 2026, "rujukan": "Program Persampahan"}
_OFFICE: Final = {
    "nama": "Dinas Lingkungan Hidup Kabupaten Tabalong",
    "kepala": {
        "nama": "Siti Rahmah",
        "jabatan": "Kepala Dinas Lingkungan Hidup",
        "nip": "197805122005012003",
        "pangkat": "Pembina (IV/a)",
    },
}
_BALANGAN: Final = {
    "jenis": "kabupaten",
    "nama": "Balangan",
    "provinsi": "Kalimantan Selatan",
    "alamat": {"jalan": "Jalan Ahmad Yani Nomor 1", "kota": "Paringin"},
    "wakil": {"nama": "Hasan Basri Noor", "jabatan": "Bupati Balangan"},
}
_COMPANY: Final = {
    "jenis": "badan_usaha",
    "bentuk_usaha": "pt",
    "nama": "PT Banua Lestari Energi",
    "berbadan_hukum": True,
    "akta": {
        "nomor": "12",
        "tanggal": "2015-06-09",
        "notaris": "Rizky Amalia",
        "kedudukan": "Banjarmasin",
    },
    "pengesahan": {"nomor": "AHU-0099999.AH.01.01", "tanggal": "2015-07-01"},
    "alamat": {"jalan": "Jalan Lambung Mangkurat Nomor 8", "kota": "Banjarmasin"},
    "wakil": {"nama": "Budi Santoso", "jabatan": "Direktur Utama"},
}
_TOYAMA: Final = {
    "nama": "Pemerintah Kota Toyama",
    "nama_inggris": "Toyama City Government",
    "negara": "Jepang",
    "negara_inggris": "Japan",
    "tingkat": "kota",
    "setingkat": True,
    "alamat": {"jalan": "7-38 Shinsakura-machi", "kota": "Toyama"},
}
_FOUNDATION: Final = {
    "nama": "Yayasan Hutan Utara",
    "nama_inggris": "Northern Forest Foundation",
    "jenis": "lembaga_nonprofit",
    "negara": "Norwegia",
    "negara_inggris": "Norway",
    "alamat": {"jalan": "Skogveien 14", "kota": "Bergen"},
    "izin_prinsip": {"nomor": "HI.03/99/2025", "tanggal": "2025-02-11"},
    "izin_operasional": {"nomor": "HI.03/120/2025", "tanggal": "2025-04-02"},
}
_ABROAD: Final = {
    "jenis": "budaya",
    "uraian": {"id": "pertukaran budaya", "en": "cultural exchange"},
    "hubungan_diplomatik": True,
    "urusan_daerah": True,
    "tanpa_kantor_perwakilan": True,
    "tidak_mencampuri": True,
    "sesuai_rencana": True,
}
_SEATS: Final = [
    {"jabatan": "Sekretaris Daerah Kabupaten Tabalong", "kedudukan": "ketua"},
    {"jabatan": "Asisten Pemerintahan dan Kesejahteraan Rakyat", "kedudukan": "wakil_ketua"},
    {"jabatan": "Kepala Bagian Kerja Sama", "kedudukan": "sekretaris"},
    *({"jabatan": f"Kepala Dinas {name}", "kedudukan": "anggota"} for name in "ABCDEF"),
]
_DUTIES: Final = {"hak": ["menerima data"], "kewajiban": ["menyediakan petugas"]}
_NUMBER: Final = "100.3.7.1/{}/BKS/2026"


def _agreement(day: str, number: int, **facts: object) -> Value:
    return {
        "nomor": {"kesatu": _NUMBER.format(number), "kedua": "7/PEM/2026"},
        "penandatanganan": {"tempat": "Tanjung", "tanggal": day},
        **facts,
    }


_COMMON: Final[Value] = {"versi_skema": 1, "id": "contoh-aturan"}
_DOMESTIC: Final[Value] = {
    **_COMMON,
    "judul": "Pengelolaan Sampah",
    "pemrakarsa": _OFFICE,
    "objek": {
        "urusan": "lingkungan hidup",
        "uraian": "pengelolaan sampah",
        "dasar_perencanaan": _PLAN,
    },
    "ruang_lingkup": ["pengangkutan", "pengolahan"],
    "jangka_waktu": _TERM,
    "pembiayaan": _NO_MONEY,
}
_LAWFUL: Final[dict[str, Value]] = {
    "ksdd": {
        **_DOMESTIC,
        "bentuk": "ksdd",
        "sifat": "sukarela",
        "alasan_efisiensi": "satu tempat pemrosesan lebih murah daripada dua",
        "para_pihak": [_OWN, _BALANGAN],
        "kesepakatan_bersama": _agreement("2026-05-04", 9),
        "perjanjian_kerja_sama": _agreement(
            "2026-06-01", 10, hak_kewajiban={"kesatu": _DUTIES, "kedua": _DUTIES}
        ),
    },
    "ksdpk": {
        **_DOMESTIC,
        "bentuk": "ksdpk",
        "jenis": "pelayanan_publik",
        "daftar_rencana": {"nomor": "100.3.3.2/9/KUM/2026", "tahun": 2026},
        "para_pihak": [_OWN, _COMPANY],
        "tahapan": {"studi_kelayakan": {"tanggal": "2026-02-02", "penyusun": "daerah"}},
        "kesepakatan_bersama": _agreement("2026-05-04", 9),
        "perjanjian_kerja_sama": _agreement(
            "2026-06-01",
            10,
            hak_kewajiban={"kesatu": _DUTIES, "kedua": _DUTIES},
            sanksi=["teguran tertulis"],
        ),
    },
    "sinergi": {
        **_DOMESTIC,
        "bentuk": "sinergi",
        "para_pihak": [
            {
                "nama": "Badan Pusat Statistik Kabupaten Tabalong",
                "jenis": "instansi_vertikal",
                "alamat": {"jalan": "Jalan Noor Nomor 45", "kota": "Tanjung"},
                "wakil": {"nama": "Siti Maulida", "jabatan": "Kepala"},
                "nomor_naskah": "12/NK/2026",
            },
            {"rujuk": "profil", "nomor_naskah": _NUMBER.format(12)},
        ],
        "tugas_tanggung_jawab": {"kesatu": ["membina data"], "kedua": ["menyediakan data"]},
        "penandatanganan": {"tempat": "Tanjung", "tanggal": "2026-06-01"},
        "rencana_kerja": [
            {
                "kegiatan": "Pembinaan",
                "keluaran": {"uraian": "dokumen", "target": 1, "satuan": "dokumen"},
                "lokasi": "Tanjung",
                "jadwal": {"mulai": "2026-06", "selesai": "2026-11"},
                "penanggung_jawab": {"kedua": "Dinas Kominfo"},
                "anggaran": 0,
                "sumber": "APBD",
            }
        ],
    },
    "ksdpl": {
        **_COMMON,
        "bentuk": "ksdpl",
        "judul": "Kabupaten Kembar",
        "jenis": "kembar",
        "para_pihak": [_OWN, _TOYAMA],
        "objek": _ABROAD,
        "jangka_waktu": _TERM,
    },
    "ksdll": {
        **_COMMON,
        "bentuk": "ksdll",
        "judul": "Pemulihan Hutan",
        "jalur": "persetujuan_pusat",
        "para_pihak": [_OWN, _FOUNDATION],
        "objek": _ABROAD,
        "jangka_waktu": _TERM,
    },
    "tim_koordinasi": {
        **_COMMON,
        "bentuk": "tim_koordinasi",
        "menimbang": ["bahwa kerja sama daerah perlu dikoordinasikan"],
        "berakhir": "2026-12-31",
        "penetapan": {"nomor": "100.3.3.2/12/KUM/2026", "tanggal": "2026-01-05"},
        "susunan": _SEATS,
    },
    "rencana_tahunan": {
        **_COMMON,
        "bentuk": "rencana_tahunan",
        "tahun": 2026,
        "menimbang": ["bahwa kerja sama daerah perlu direncanakan"],
        "berakhir": "2026-12-31",
        "penetapan": {"nomor": "100.3.3.2/14/KUM/2026", "tanggal": "2026-01-12"},
        "daftar": [
            {
                "bentuk": "ksdpk",
                "judul": "Pengolahan Sampah",
                "urusan": "lingkungan hidup",
                "calon_mitra": "PT Banua Lestari Energi",
                "pemrakarsa": "Dinas Lingkungan Hidup",
                "naskah": "Kesepakatan Bersama",
                "triwulan": 2,
                "pagu": 0,
            }
        ],
    },
}


def lawful(form: str) -> Value:
    """Give a fresh lawful berkas of a form."""
    return copy.deepcopy(_LAWFUL[form])


FORMS: Final = tuple(_LAWFUL)
