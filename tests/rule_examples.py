"""For every rule facts that pass and facts that break it, each on the smallest lawful berkas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from rule_bases import lawful


@dataclass(frozen=True)
class Example:
    """Facts that pass a rule, and facts that break it.

    Attributes:
        code: The rule.
        form: The form whose lawful berkas is changed.
        passing: Values by path; `...` removes a fact.
        failing: The same.
        paths: Where the rule is broken by `failing`.
        today: The day of judgement.
    """

    code: str
    form: str
    passing: dict[str, Any]
    failing: dict[str, Any]
    paths: tuple[str, ...]
    today: str = "2026-07-01"


_BALANGAN: Final = lawful("ksdd")["para_pihak"][1]
_CENTRE: Final = lawful("sinergi")["para_pihak"][0]
_SEATS: Final = lawful("tim_koordinasi")["susunan"]
_REALISED: Final = {
    "rencana": 1,
    "cocok": "berkas",
    "berkas": "2026-ksdpk-a",
    "bentuk": "ksdpk",
    "judul": "Pengolahan Sampah",
    "mitra": "PT Banua Lestari Energi",
    "status": "persiapan",
}
_POWER: Final = {
    "nomor": "100.3.7/40/BKS/2026",
    "tanggal": "2026-05-20",
    "penerima": {"nama": "Siti Rahmah", "jabatan": "Kepala Dinas Lingkungan Hidup"},
    "tembusan": ["Bagian Kerja Sama Sekretariat Daerah Kabupaten Tabalong"],
}
_KUASA: Final = "perjanjian_kerja_sama.kuasa"
_BURDEN: Final = {
    "sumber": [],
    "membebani_masyarakat": True,
    "membebani_daerah": False,
    "alasan": "retribusi",
}
_ANSWER: Final = {"jenis": "surat_pimpinan", "nomor": "9/DPRD", "tanggal": "2026-05-20"}
_OFFER: Final = {"nomor": "100.3.7/3/BKS/2026", "tanggal": "2026-01-05"}
_KAK: Final = "tahapan.kerangka_acuan_kerja"
_REPORT: Final = {
    "nomor": "100.3.7.2/1/BKS/2028",
    "tahun": 2027,
    "tanggal": "2028-01-05",
    "perkembangan": ["baik"],
    "penerima_manfaat": ["warga"],
    "tindak_lanjut": ["lanjut"],
}
_ACTIVITY: Final = {
    "uraian": "pelatihan",
    "hasil": "terlatih",
    "lokasi": "Tanjung",
    "penerima_manfaat": "guru",
    "jadwal": {"mulai": "2028-03", "selesai": "2028-05"},
    "sumber": "APBD",
    "anggaran": 0,
}
_MOU: Final = {
    "nomor": {"kesatu": "100.3.7.2/5/BKS/2026"},
    "penandatanganan": {"tempat": "Tanjung", "tanggal": "2026-06-01"},
}
_GOOD_BASIS: Final = {
    "wajib": True,
    "terus_menerus": True,
    "jumlah_daerah": 3,
    "jumlah_objek": 1,
    "lama_tahun": 5,
    "hibah": True,
    "kesepakatan": "Kesepakatan Bersama Nomor 9",
}
_ADDENDUM: Final = {
    "atas": "perjanjian_kerja_sama",
    "nomor": {"kesatu": "100.3.7.1/90/BKS/2027", "kedua": "1"},
    "penandatanganan": {"tempat": "Tanjung", "tanggal": "2027-01-04"},
    "alasan": ["bahwa volume bertambah"],
    "perubahan": [{"ketentuan": "Pasal 7", "semula": "a.", "menjadi": "b."}],
    "menambah_pembebanan": True,
}
_CONSIDERED: Final = {"penilaian": "sesuai", "uraian": "sesuai"}
_FIVE: Final = (
    "rencana_pembangunan", "tata_ruang", "keterkaitan", "kelayakan", "dampak_pembangunan",
)  # fmt: skip
_ADVICE: Final = {"nomor": "100.3.7/4/TKKSD/2026", "tanggal": "2026-01-20"}


def _article(text: str) -> list[dict[str, Any]]:
    return [{"judul": "Lain", "ayat": [{"isi": text}]}]


def _payment(payer: str) -> dict[str, Any]:
    return {
        "uraian": "kompensasi", "pembayar": payer, "tahun": 2026, "jumlah": 1000,
        "cara": "kompensasi",
    }  # fmt: skip


def _appointed(day: str) -> dict[str, Any]:
    signing = {"tempat": "Tanjung", "tanggal": "2026-06-01"}
    decision = {"jenis": "keputusan", "nomor": "100.2.1.3-9", "tanggal": day}
    return {
        "kesepakatan_bersama": {"penandatanganan": signing},
        "para_pihak[1].wakil.dasar_kewenangan": decision,
    }


EXAMPLES: Final = (
    Example(
        "R01", "ksdd", {}, {"para_pihak[2]": {**_BALANGAN, "nama": "BALANGAN"}}, ("para_pihak[2]",)
    ),
    Example(
        "R03", "ksdpk", {}, {"para_pihak[1].berbadan_hukum": False},
        ("para_pihak[1].berbadan_hukum",),
    ),
    Example(
        "R05", "ksdpl", {},
        {"para_pihak[1].negara": "Indonesia", "objek.hubungan_diplomatik": False},
        ("objek.hubungan_diplomatik", "para_pihak[1].negara"),
    ),
    Example(
        "R06", "ksdll", {"para_pihak[1].jenis": "lembaga_lain", "para_pihak[1].izin_prinsip": ...},
        {"para_pihak[1].izin_prinsip": ...}, ("para_pihak[1].izin_prinsip",),
    ),
    Example(
        "R06", "ksdll", {}, {"para_pihak[1].jenis": "partai_politik"}, ("para_pihak[1].jenis",)
    ),
    Example(
        "R07", "ksdpl",
        {"para_pihak[1].setingkat": False, "para_pihak[1].alasan_kesetaraan": "luasnya sama"},
        {"para_pihak[1].setingkat": False}, ("para_pihak[1].setingkat",),
    ),
    Example(
        "R09", "ksdd", {_KUASA: {"kesatu": {**_POWER, "pemberi": "Plt. Bupati Tabalong"}}},
        {_KUASA: {"kesatu": {**_POWER, "pemberi": "Sekretaris Daerah"}}},
        (f"{_KUASA}.kesatu.pemberi",),
    ),
    Example(
        "R10", "ksdd", {_KUASA: {"kesatu": {**_POWER, "tanggal": "2026-06-01"}}},
        {_KUASA: {"kedua": {**_POWER, "tanggal": "2026-06-02"}}}, (f"{_KUASA}.kedua.tanggal",),
    ),
    Example(
        "R11", "ksdpk", {_KUASA: {"kesatu": _POWER}},
        {_KUASA: {"kesatu": {**_POWER, "penerima": {"nama": "Ali Noor", "jabatan": "Camat"}}}},
        (f"{_KUASA}.kesatu.penerima.jabatan",),
    ),
    Example(
        "R12", "ksdd", {_KUASA: {"kesatu": _POWER}},
        {_KUASA: {"kesatu": {**_POWER, "tembusan": ["Inspektur"]}}},
        (f"{_KUASA}.kesatu.tembusan",),
    ),
    Example(
        "R13", "ksdpk",
        {"para_pihak[1].akta": ..., "kesepakatan_bersama": ..., "perjanjian_kerja_sama": ...},
        {"para_pihak[1].akta": ...}, ("para_pihak[1].akta",),
    ),
    Example(
        "R14", "ksdd", {"para_pihak[1].wakil.nama": "Hadi Drajat"},
        {"para_pihak[1].wakil.nama": "Dr. Hadi, M.Si"}, ("para_pihak[1].wakil.nama",),
    ),
    Example("R15", "ksdd", {}, {"pemrakarsa.kepala.nip": ...}, ("pemrakarsa.kepala.nip",)),
    Example(
        "R17", "sinergi", {},
        {"para_pihak": [{"rujuk": "profil"}, _CENTRE]}, ("para_pihak[0]",),
    ),
    Example(
        "R17", "ksdd", {"para_pihak": [_BALANGAN, {"rujuk": "profil"}], "prakarsa": "mitra"},
        {"prakarsa": "mitra"}, ("para_pihak[0]",),
    ),
    Example(
        "R18", "ksdpk", {"para_pihak[1].nama": "PT Kantor Pertanahan"},
        {"para_pihak[1].nama": "Kejaksaan Negeri Tabalong"}, ("para_pihak[1].nama",),
    ),
    Example(
        "R20", "ksdd", {"objek.urusan": "pertanian"}, {"objek.urusan": "kehutanan"},
        ("objek.urusan",),
    ),
    Example(
        "R21", "ksdd",
        {
            "objek.dasar_perencanaan": ...,
            "objek.pengecualian": {"jenis": "darurat", "penjelasan": "banjir"},
        },
        {"objek.dasar_perencanaan": ...}, ("objek.dasar_perencanaan",),
    ),
    Example(
        "R22", "sinergi", {}, {"objek.dasar_perencanaan.dokumen": "Renja"},
        ("objek.dasar_perencanaan.dokumen",),
    ),
    Example(
        "R23", "ksdd",
        {
            "sifat": "wajib",
            "berbatasan": True,
            "pemetaan": {
                "nomor": "100.3.7/2/BA/2025", "tanggal": "2025-06-10", "tempat": "Banjarbaru",
                "koordinator": "Gubernur", "forum": "musrenbang",
                "daftar": [
                    {
                        "urusan": "lingkungan hidup", "program": "sampah", "lokasi": "batas",
                        "jangka_waktu": "2026", "prioritas": 1, "pelaksana": ["A"],
                        "pembiayaan": "APBD",
                    }
                ],
            },
        },
        {"sifat": "wajib", "berbatasan": True}, ("pemetaan",),
    ),
    Example("R24", "ksdd", {}, {"alasan_efisiensi": ...}, ("alasan_efisiensi",)),
    Example(
        "R26", "ksdpk", {"jenis": "investasi", "rezim_khusus": "Perpres 38/2015"},
        {"jenis": "investasi"}, ("rezim_khusus",),
    ),
    Example("R27", "ksdpk", {}, {"tahapan": {}}, ("tahapan.studi_kelayakan",)),
    Example(
        "R27", "ksdpk", {"tahapan.studi_kelayakan.tanggal": "2026-05-04"},
        {"tahapan.studi_kelayakan.tanggal": "2026-05-05"}, ("tahapan.studi_kelayakan.tanggal",),
    ),
    Example(
        "R28", "ksdpk",
        {
            "prakarsa": "mitra", "tahapan.studi_kelayakan.penyusun": "pihak_ketiga",
            "kriteria_prakarsa": {"terintegrasi": "ya", "layak": "ya", "mampu": "ya"},
        },
        {"prakarsa": "mitra"}, ("kriteria_prakarsa", "tahapan.studi_kelayakan.penyusun"),
    ),
    Example("R29", "ksdpk", {}, {"daftar_rencana": ...}, ("daftar_rencana",)),
    Example(
        "R30", "ksdll",
        {"objek.jenis": "iptek", "objek.alih_teknologi": {"id": "pelatihan", "en": "training"}},
        {"objek.jenis": "iptek", "objek.sesuai_rencana": False},
        ("objek.alih_teknologi", "objek.sesuai_rencana"),
    ),
    Example(
        "R31", "ksdd",
        {_KAK: {"tanggal": "2026-01-02", "dampak_sosial": ["a"], "dampak_lingkungan": ["b"]}},
        {_KAK: {"tanggal": "2026-01-02", "dampak_sosial": ["a"]}},
        (f"{_KAK}.dampak_lingkungan",),
    ),
    Example(
        "R33", "ksdd",
        {
            "tahapan.telaahan_tkksd": {
                **_ADVICE, "pertimbangan": dict.fromkeys(_FIVE, _CONSIDERED)
            }
        },
        {
            "tahapan.telaahan_tkksd": {
                **_ADVICE, "pertimbangan": dict.fromkeys(_FIVE[1:], _CONSIDERED)
            }
        },
        ("tahapan.telaahan_tkksd.pertimbangan.rencana_pembangunan",),
    ),
    Example(
        "R34", "ksdd", {"kesepakatan_bersama.penandatanganan.tanggal": "2026-06-01"},
        {"jangka_waktu.mulai": "2026-05-31"}, ("jangka_waktu.mulai",),
    ),
    Example(
        "R35", "ksdd", {"jangka_waktu.selesai": "2031-05-31"},
        {"jangka_waktu.selesai": "2031-06-01"}, ("jangka_waktu.selesai",),
    ),
    Example(
        "R36", "ksdpl", {"jangka_waktu.selesai": "2031-05-31"},
        {"jangka_waktu.selesai": "2031-06-01"}, ("jangka_waktu.selesai",),
    ),
    Example(
        "R37", "ksdd", {},
        {
            "perjanjian_kerja_sama.jangka_waktu": {
                "mulai": "2026-06-01", "selesai": "2030-01-01"
            }
        },
        ("perjanjian_kerja_sama.jangka_waktu.selesai",),
    ),
    Example(
        "R38", "sinergi", {"jangka_waktu.selesai": "2031-05-31"},
        {"jangka_waktu.selesai": "2031-06-01"}, ("jangka_waktu.selesai",),
    ),
    Example(
        "R39", "ksdd", {"tahapan.penawaran": _OFFER},
        {"tahapan.penawaran": {**_OFFER, "tanggal": "2026-05-05"}},
        ("kesepakatan_bersama.penandatanganan.tanggal",),
    ),
    Example(
        "R39", "sinergi",
        {"tahapan": {"penawaran": _OFFER, _KAK.partition(".")[2]: {"tanggal": "2026-01-05"}}},
        {"tahapan": {"penawaran": _OFFER, _KAK.partition(".")[2]: {"tanggal": "2026-01-06"}}},
        ("tahapan.penawaran.tanggal",),
    ),
    Example(
        "R40", "sinergi",
        {"pembiayaan": _BURDEN, "persetujuan_dprd": {"persetujuan": _ANSWER}},
        {
            "pembiayaan": _BURDEN,
            "persetujuan_dprd": {"persetujuan": {**_ANSWER, "tanggal": "2026-06-02"}},
        },
        ("persetujuan_dprd.persetujuan.tanggal",),
    ),
    Example(
        "R41", "ksdpl",
        {
            "tahapan.permohonan_tanggapan": {
                "nomor": "100.3.7.2/2/BKS/2026", "tanggal": "2026-01-05"
            },
            "tahapan.tanggapan_menteri": {"nomor": "1", "tanggal": "2026-01-06"},
        },
        {
            "tahapan.permohonan_tanggapan": {
                "nomor": "100.3.7.2/2/BKS/2026", "tanggal": "2026-01-05"
            },
            "tahapan.tanggapan_menteri": {"nomor": "1", "tanggal": "2026-01-04"},
        },
        ("tahapan.tanggapan_menteri.tanggal",),
    ),
    Example(
        "R42", "ksdd",
        {
            "tahapan.penawaran": {**_OFFER, "diterima": "2026-01-06"},
            "tahapan.jawaban_penawaran": {"nomor": "1", "tanggal": "2026-01-20"},
        },
        {"tahapan.penawaran": {**_OFFER, "diterima": "2026-01-06"}},
        ("tahapan.penawaran.diterima",),
    ),
    Example(
        "R43", "ksdd",
        {
            "tahapan.penawaran": {**_OFFER, "diterima": "2026-01-06"},
            "tahapan.permintaan_tanggapan_kedua": {
                "nomor": "100.3.7/9/BKS/2026", "tanggal": "2026-03-02"
            },
        },
        {
            "tahapan.penawaran": {**_OFFER, "diterima": "2026-01-06"},
            "tahapan.permintaan_tanggapan_kedua": {
                "nomor": "100.3.7/9/BKS/2026", "tanggal": "2026-01-30"
            },
        },
        ("tahapan.permintaan_tanggapan_kedua.tanggal",),
    ),
    Example(
        "R44", "ksdd",
        {
            "tahapan.permintaan_tanggapan_kedua": {
                "nomor": "100.3.7/9/BKS/2026", "tanggal": "2026-03-02", "diterima": "2026-03-03"
            },
            "tahapan.laporan_tidak_ada_tanggapan": {
                "nomor": "100.3.7/12/BKS/2026", "tanggal": "2026-04-13"
            },
        },
        {
            "tahapan.permintaan_tanggapan_kedua": {
                "nomor": "100.3.7/9/BKS/2026", "tanggal": "2026-03-02", "diterima": "2026-03-03"
            },
            "tahapan.laporan_tidak_ada_tanggapan": {
                "nomor": "100.3.7/12/BKS/2026", "tanggal": "2026-03-10"
            },
        },
        ("tahapan.laporan_tidak_ada_tanggapan.tanggal",),
    ),
    Example(
        "R45", "ksdd", {},
        {
            "persetujuan_dprd": {
                "surat_permohonan": {
                    "nomor": "100.1.4.4/1/BKS/2026", "tanggal": "2026-05-11",
                    "diterima": "2026-05-12",
                }
            }
        },
        ("persetujuan_dprd.surat_permohonan.diterima",),
    ),
    Example(
        "R46", "ksdpl",
        {
            "persetujuan_dprd": {
                "surat_permohonan": {
                    "nomor": "100.1.4.4/1/BKS/2026", "tanggal": "2026-01-05",
                    "diterima": "2026-01-06",
                },
                "persetujuan": {
                    "jenis": "dianggap_disetujui", "nomor": "1", "tanggal": "2026-03-31"
                },
            }
        },
        {
            "persetujuan_dprd": {
                "surat_permohonan": {
                    "nomor": "100.1.4.4/1/BKS/2026", "tanggal": "2026-01-05",
                    "diterima": "2026-01-06",
                },
                "persetujuan": {
                    "jenis": "dianggap_disetujui", "nomor": "1", "tanggal": "2026-02-20"
                },
            }
        },
        ("persetujuan_dprd.persetujuan.tanggal",),
    ),
    Example(
        "R47", "ksdpl",
        {
            "naskah_kerja_sama": _MOU,
            "perpanjangan": {
                "nomor": "100.3.7.2/3/BKS/2028", "tanggal": "2028-11-30", "sampai": "2031-01-01",
                "alasan": ["baik"],
            },
        },
        {
            "naskah_kerja_sama": _MOU,
            "perpanjangan": {
                "nomor": "100.3.7.2/3/BKS/2028", "tanggal": "2028-12-04", "sampai": "2031-01-01",
                "alasan": ["baik"],
            },
        },
        ("perpanjangan.tanggal",),
    ),
    Example(
        "R48", "ksdpl", {"laporan_hasil": [_REPORT]},
        {"laporan_hasil": [{**_REPORT, "tanggal": "2028-01-08"}]}, ("laporan_hasil[0].tanggal",),
    ),
    Example(
        "R49", "ksdpl",
        {
            "naskah_kerja_sama": _MOU,
            "laporan_hasil": [_REPORT],
            "rencana_kegiatan_tahunan": [
                {"tahun": 2028, "tanggal": "2028-01-10", "kegiatan": [_ACTIVITY]}
            ],
        },
        {
            "naskah_kerja_sama": _MOU,
            "rencana_kegiatan_tahunan": [
                {"tahun": 2028, "tanggal": "2028-01-10", "kegiatan": [_ACTIVITY]}
            ],
        },
        ("rencana_kegiatan_tahunan[0]",),
    ),
    Example(
        "R51", "tim_koordinasi", {"mulai_berlaku": "2026-01-05"},
        {"mulai_berlaku": "2026-01-04"}, ("mulai_berlaku",),
    ),
    Example("R52", "tim_koordinasi", {}, {"berakhir": ...}, ("berakhir",)),
    Example(
        "R54", "sinergi", {"pembiayaan": _BURDEN, "persetujuan_dprd": {"persetujuan": _ANSWER}},
        {"pembiayaan": _BURDEN}, ("persetujuan_dprd.persetujuan",),
    ),
    Example(
        "R54", "ksdpk", {"pembiayaan": _BURDEN, "persetujuan_dprd": {"persetujuan": _ANSWER}},
        {"pembiayaan": _BURDEN}, ("persetujuan_dprd.persetujuan",),
    ),
    Example(
        "R55", "ksdpl", {},
        {"tahapan.pertimbangan_menteri": {"nomor": "1", "tanggal": "2026-06-08"}},
        ("persetujuan_dprd.persetujuan",),
    ),
    Example(
        "R55", "ksdll", {},
        {"tahapan.pertimbangan_menteri": {"nomor": "1", "tanggal": "2026-06-08"}},
        ("persetujuan_dprd.persetujuan",),
    ),
    Example(
        "R55", "ksdll", {"jalur": "penerusan"},
        {
            "jalur": "penerusan",
            "tahapan.pertimbangan_menteri": {"nomor": "1", "tanggal": "2026-06-08"},
        },
        ("persetujuan_dprd.persetujuan",),
    ),
    Example(
        "R57", "ksdd",
        {
            "perubahan": [
                {
                    **_ADDENDUM,
                    "persetujuan_dprd": {"persetujuan": {**_ANSWER, "tanggal": "2026-12-20"}},
                }
            ]
        },
        {"perubahan": [_ADDENDUM]}, ("perubahan[0].persetujuan_dprd.persetujuan",),
    ),
    Example(
        "R58", "sinergi",
        {"tugas_tanggung_jawab.kedua[0]": "menerima hibah data"},
        {"tugas_tanggung_jawab.kedua[0]": "menyalurkan hibah kepada PIHAK KESATU"},
        ("tugas_tanggung_jawab.kedua[0]",),
    ),
    Example(
        "R60", "ksdd", {"perjanjian_kerja_sama.pembayaran": [_payment("kedua")]},
        {"perjanjian_kerja_sama.pembayaran": [_payment("kesatu")]},
        ("perjanjian_kerja_sama.pembayaran[0]",),
    ),
    Example(
        "R61", "ksdpk",
        {
            "perjanjian_kerja_sama.pembayaran": [_payment("kedua")],
            "perjanjian_kerja_sama.menghasilkan_pendapatan": True,
        },
        {"perjanjian_kerja_sama.pembayaran": [_payment("kedua")]},
        ("perjanjian_kerja_sama.menghasilkan_pendapatan",),
    ),
    Example(
        "R63", "tim_koordinasi",
        {"jenis": "sekretariat_kerja_sama", "dasar_sekretariat": _GOOD_BASIS},
        {
            "jenis": "sekretariat_kerja_sama",
            "dasar_sekretariat": {**_GOOD_BASIS, "jumlah_daerah": 2, "hibah": False},
        },
        ("dasar_sekretariat.hibah", "dasar_sekretariat.jumlah_daerah"),
    ),
    Example(
        "R66", "ksdpk", {}, {"perjanjian_kerja_sama.sanksi": []},
        ("perjanjian_kerja_sama.sanksi",),
    ),
    Example("R68", "sinergi", {}, {"rencana_kerja": []}, ("rencana_kerja",)),
    Example(
        "R69", "ksdd", {"ruang_lingkup[0]": "pengangkutan"},
        {"ruang_lingkup[0]": "pengangkutan seharga Rp5.000,00"}, ("ruang_lingkup[0]",),
    ),
    Example("R70", "ksdd", {}, {"kesepakatan_bersama": ...}, ("kesepakatan_bersama",)),
    Example(
        "R71", "ksdpl",
        {"letter_of_intent": {}, "tujuan": [{"id": "mempererat persahabatan", "en": "friendship"}]},
        {"letter_of_intent": {}, "tujuan": [{"id": "wajib membayar", "en": "friendship"}]},
        ("tujuan[0].id",),
    ),
    Example(
        "R77", "tim_koordinasi", {},
        {"susunan": _SEATS[:-1], "susunan[0].jabatan": "Inspektur"},
        ("susunan", "susunan[0].jabatan"),
    ),
    Example(
        "R78", "tim_koordinasi", {},
        {"susunan[9]": {"jabatan": "Bupati", "kedudukan": "pengarah"}}, ("susunan[9].kedudukan",),
    ),
    Example("R79", "tim_koordinasi", {}, {"tugas": ["koordinasi", "pemetaan"]}, ("tugas",)),
    Example(
        "R80", "ksdd",
        {"pasal_tambahan": _article("Pergantian pejabat tidak mengakhiri perjanjian.")},
        {"pasal_tambahan": _article("Perjanjian berakhir karena pergantian kepala daerah.")},
        ("pasal_tambahan[0].ayat[0].isi",),
    ),
    Example(
        "R81", "ksdd", {"pasal_tambahan": _article("Perselisihan dimusyawarahkan.")},
        {"pasal_tambahan": _article("Perselisihan diputus pengadilan.")},
        ("pasal_tambahan[0].ayat[0].isi",),
    ),
    Example(
        "R82", "ksdpl",
        {"naskah_kerja_sama": _MOU | {"pelaksanaan": [{"id": "Dirundingkan.", "en": "By talks."}]}},
        {"naskah_kerja_sama": _MOU | {"pelaksanaan": [{"id": "Diputus.", "en": "By a court."}]}},
        ("naskah_kerja_sama.pelaksanaan[0].en",),
    ),
    Example(
        "R85", "ksdd", {"ruang_lingkup[0]": "pengangkutan (harian)"},
        {"ruang_lingkup[0]": "pengangkutan;"}, ("ruang_lingkup[0]",),
    ),
    Example(
        "R86", "tim_koordinasi", {"dasar_hukum": ["uu-25-2009"]},
        {
            "dasar_hukum": [
                {"jenis": "lainnya", "tahun": 2020, "nomor": 1, "teks": "Surat Edaran Nomor 1"}
            ]
        },
        ("dasar_hukum[0]",),
    ),
    Example(
        "R88", "tim_koordinasi", {}, {"menimbang": ["kerja sama perlu dikoordinasikan"]},
        ("menimbang[0]",),
    ),
    Example("R89", "ksdd", {}, {"judul": "Pengelolaan Sampah (PS)"}, ("judul",)),
    Example(
        "R92", "ksdd", {},
        {
            "kesepakatan_bersama.nomor.kesatu": "9",
            "perjanjian_kerja_sama.nomor.kesatu": "100.3.7.1/14/BKS/2025",
        },
        ("kesepakatan_bersama.nomor.kesatu", "perjanjian_kerja_sama.nomor.kesatu"),
    ),
    Example(
        "R93", "ksdd", {}, {"kesepakatan_bersama.nomor.kesatu": "100.3.7.2/9/BKS/2026"},
        ("kesepakatan_bersama.nomor.kesatu",),
    ),
    Example("R96", "tim_koordinasi", {}, {"tahun_anggaran": 2026}, ("tahun_anggaran",)),
    Example(
        "R97", "ksdd", {"ruang_lingkup[0]": "pengangkutan 1234567890123456789 ton"},
        {"ruang_lingkup[0]": "pengangkutan oleh 6309010101900001"}, ("ruang_lingkup[0]",),
    ),
    Example(
        "R98", "ksdd",
        {"judul": "Kerja Sama Sampah", "ruang_lingkup[0]": "surat ke kerjasama@contoh.go.id"},
        {"judul": "Kerjasama Sampah"}, ("judul",)
    ),
    Example(
        "R99", "ksdd", {"ruang_lingkup[0]": "pengangkutan XXX"},
        {"ruang_lingkup[0]": "pengangkutan …… ton"}, ("ruang_lingkup[0]",),
    ),
    Example("R100", "ksdd", {}, {}, ("jangka_waktu.selesai",), today="2029-01-01"),
    Example(
        "R101", "sinergi", {}, {"rencana_kerja[0].jadwal.mulai": "2026-05"},
        ("rencana_kerja[0].jadwal",),
    ),
    Example(
        "R102", "ksdd", {"dasar_hukum": ["pp-28-2018"]}, {"dasar_hukum": ["pp-50-2007"]},
        ("dasar_hukum[0]",),
    ),
    Example(
        "R103", "ksdd", _appointed("2026-06-01"), _appointed("2026-06-02"),
        ("para_pihak[1].wakil.dasar_kewenangan.tanggal",),
    ),
    Example(
        "R104", "rencana_tahunan",
        {"realisasi": {"per": "2026-06-30", "kerja_sama": [_REALISED]}},
        {"realisasi": {"per": "2026-06-30", "kerja_sama": [{**_REALISED, "cocok": "judul"}]}},
        ("daftar[0].berkas",),
    ),
    Example(
        "R105", "rencana_tahunan",
        {"daftar[0].berkas": "2026-ksdpk-a",
         "realisasi": {"per": "2026-06-30", "kerja_sama": [_REALISED]}},
        {"daftar[0].berkas": "2026-ksdpk-b",
         "realisasi": {"per": "2026-06-30", "kerja_sama": [_REALISED]}},
        ("daftar[0].berkas",),
    ),
)  # fmt: skip
