"""Every form and every document, one line each.

The order of the lines is the order users see, and the order of a bundle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from generator.errors import InputError

PageName = Literal["naskah_kerja_sama", "naskah_dinas", "produk_hukum", "kajian", "luar_negeri"]
Signers = Literal[
    "para_pihak",
    "mitra",
    "kepala_daerah",
    "penerima_kuasa",
    "pemrakarsa",
    "penyusun",
    "pelapor",
    "ketua_tkksd",
    "kepala_bagian_hukum",
]


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of berkas: a form of cooperation, or a decree of the region.

    Attributes:
        key: The value of `bentuk`, also the stem of its schema and samples.
        title: What documents and lists call it.
        model: Module and class of its model, imported when first needed.
        legal_basis: Where the law defines it.
    """

    key: str
    title: str
    model: str
    legal_basis: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document that a berkas yields.

    Attributes:
        key: The stem of the files made from it, and of its template.
        title: Its name on covers and in lists.
        label: Short prefix of its page labels.
        forms: Keys of the forms that have it.
        stage: The stage of the law's procedure it belongs to.
        page: The page profile it is set in.
        signers: Who signs, in the order of the signature places.
        begins: Path of the fact with which work on the document begins; before, its time hasn't
            come.
        requires: Paths of the other facts it can't do without; `[]` stands for every item of a
            list, `{}` for an entry of every party.
        further: Further such paths of single forms, each with the form's key before it.
        when: Name of a property of the berkas that must hold; empty for always.
        legal_basis: Where the law asks for it.
        template: The stem of its template where that isn't the key.
        encloses: Whether something is sent along with it.
        contents: Whether it lists on which pages its own parts are.
    """

    key: str
    title: str
    label: str
    forms: tuple[str, ...]
    stage: str
    page: PageName
    signers: tuple[Signers, ...]
    begins: str
    legal_basis: str
    requires: tuple[str, ...] = ()
    further: tuple[tuple[str, str], ...] = ()
    when: str = ""
    template: str = ""
    encloses: bool = False
    contents: bool = False

    @property
    def template_key(self) -> str:
        """The stem of its template."""
        return self.template or self.key


FORMS: Final = (
    Form(
        "ksdd",
        title="Kerja Sama Daerah dengan Daerah Lain",
        model="generator.models.ksdd:Ksdd",
        legal_basis="UU 23/2014 Pasal 364; PP 28/2018 Pasal 2–12; Permendagri 22/2020 Pasal 3–21",
    ),
    Form(
        "ksdpk",
        title="Kerja Sama Daerah dengan Pihak Ketiga",
        model="generator.models.ksdpk:Ksdpk",
        legal_basis="UU 23/2014 Pasal 366; PP 28/2018 Pasal 13–22; Permendagri 22/2020 Pasal 22–39",
    ),
    Form(
        "ksdpl",
        title="Kerja Sama Daerah dengan Pemerintah Daerah di Luar Negeri",
        model="generator.models.ksdpl:Ksdpl",
        legal_basis="UU 23/2014 Pasal 367; PP 28/2018 Pasal 23–34; Permendagri 25/2020",
    ),
    Form(
        "ksdll",
        title="Kerja Sama Daerah dengan Lembaga di Luar Negeri",
        model="generator.models.ksdll:Ksdll",
        legal_basis="UU 23/2014 Pasal 367; PP 28/2018 Pasal 35–41; Permendagri 25/2020",
    ),
    Form(
        "sinergi",
        title="Sinergi",
        model="generator.models.sinergi:Sinergi",
        legal_basis="PP 28/2018 Pasal 46; Permendagri 22/2020 Pasal 52–60",
    ),
    Form(
        "tim_koordinasi",
        title="Tim Koordinasi Kerja Sama Daerah",
        model="generator.models.tim_koordinasi:TimKoordinasi",
        legal_basis="Permendagri 22/2020 Pasal 46–51",
    ),
    Form(
        "rencana_tahunan",
        title="Daftar Rencana Kerja Sama",
        model="generator.models.rencana_tahunan:RencanaTahunan",
        legal_basis="Permendagri 22/2020 Pasal 25 ayat (2)",
    ),
    Form(
        "laporan_tahunan",
        title="Laporan Tahunan Pemantauan dan Evaluasi",
        model="generator.models.laporan_tahunan:LaporanTahunan",
        legal_basis="UU 23/2014 Pasal 368; Permendagri 22/2020 Pasal 17, 39, 46, 60",
    ),
)

_DOMESTIC: Final = ("ksdd", "ksdpk", "sinergi")
_ABROAD: Final = ("ksdpl", "ksdll")
_CORE: Final = (
    "latar_belakang[]", "maksud", "tujuan[]", "lokasi[]", "ruang_lingkup[]", "jangka_waktu",
    "pembiayaan", "manfaat[]",
)  # fmt: skip
_AGREED: Final = ("latar_belakang[]", "maksud", "tujuan[]", "ruang_lingkup[]", "para_pihak[].wakil")
_ABROAD_CORE: Final = ("latar_belakang[]", "maksud", "tujuan[]", "ruang_lingkup[]")

DOCUMENTS: Final = (
    Document(
        "inventarisasi_kebutuhan",
        title="Inventarisasi Kebutuhan Kerja Sama",
        label="IK",
        forms=("rencana_tahunan",),
        stage="persiapan",
        page="kajian",
        signers=("ketua_tkksd",),
        begins="inventarisasi",
        requires=("inventarisasi.kebutuhan[]", "daerah.sekretaris_daerah"),
        legal_basis="Permendagri 22/2020 Pasal 25 dan 46 ayat (2) huruf b",
    ),
    Document(
        "berita_acara_pemetaan",
        title="Berita Acara Pemetaan",
        label="BAP",
        forms=("ksdd",),
        stage="persiapan",
        page="naskah_dinas",
        signers=("para_pihak",),
        begins="pemetaan",
        requires=("para_pihak[].wakil",),
        when="wajib",
        legal_basis="Permendagri 22/2020 Pasal 5",
    ),
    Document(
        "kerangka_acuan_kerja",
        title="Kerangka Acuan Kerja",
        label="KAK",
        forms=_DOMESTIC,
        stage="persiapan",
        page="kajian",
        signers=("pemrakarsa",),
        begins="tahapan.kerangka_acuan_kerja",
        requires=("pemrakarsa.kepala", *_CORE),
        further=(
            ("ksdd", "tahapan.kerangka_acuan_kerja.dampak_sosial[]"),
            ("ksdd", "tahapan.kerangka_acuan_kerja.dampak_lingkungan[]"),
            ("ksdpk", "tahapan.kerangka_acuan_kerja.dampak_sosial[]"),
            ("ksdpk", "tahapan.kerangka_acuan_kerja.dampak_lingkungan[]"),
        ),
        legal_basis="Permendagri 22/2020 Pasal 7 ayat (2), 29 ayat (2), 53 ayat (3)",
    ),
    Document(
        "studi_kelayakan",
        title="Studi Kelayakan",
        label="SK",
        forms=("ksdpk",),
        stage="persiapan",
        page="kajian",
        signers=("penyusun",),
        begins="tahapan.studi_kelayakan",
        requires=(
            "latar_belakang[]", "maksud", "tujuan[]", "jangka_waktu",
            "tahapan.studi_kelayakan.kegiatan[]", "tahapan.studi_kelayakan.analisis_manfaat[]",
            "tahapan.studi_kelayakan.analisis_biaya[]", "tahapan.studi_kelayakan.kesimpulan[]",
            "tahapan.studi_kelayakan.rekomendasi[]", "pemrakarsa.kepala",
        ),
        legal_basis="UU 23/2014 Pasal 366 ayat (3); Permendagri 22/2020 Pasal 25–27",
    ),
    Document(
        "kajian",
        title="Kajian",
        label="KJ",
        forms=_ABROAD,
        stage="penjajakan",
        page="kajian",
        signers=("pemrakarsa",),
        begins="tahapan.kajian",
        requires=(
            *_ABROAD_CORE, "pemrakarsa.kepala", "tahapan.kajian.sumber_daya_alam[]",
            "tahapan.kajian.sumber_daya_manusia[]", "tahapan.kajian.prioritas[]",
            "tahapan.kajian.manfaat_sosial[]", "tahapan.kajian.manfaat_budaya[]",
            "tahapan.kajian.manfaat_ekonomi[]", "tahapan.kajian.kesimpulan[]",
        ),
        legal_basis="Permendagri 25/2020 Pasal 12 ayat (3) dan Lampiran I",
    ),
    Document(
        "telaahan_tkksd",
        title="Telaahan TKKSD",
        label="TEL",
        forms=_DOMESTIC,
        stage="persiapan",
        page="naskah_dinas",
        signers=("ketua_tkksd",),
        begins="tahapan.telaahan_tkksd.pertimbangan[]",
        requires=(
            "tahapan.telaahan_tkksd.rekomendasi[]",
            "daerah.sekretaris_daerah",
        ),
        legal_basis="Permendagri 22/2020 Pasal 7 ayat (4), 29 ayat (4), 31 ayat (2)",
    ),
    Document(
        "surat_penawaran",
        title="Surat Penawaran",
        label="SP",
        forms=_DOMESTIC,
        stage="penawaran",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="tahapan.penawaran",
        requires=("maksud", "tujuan[]", "ruang_lingkup[]", "jangka_waktu", "para_pihak[].wakil"),
        when="prakarsa_daerah",
        legal_basis="Permendagri 22/2020 Pasal 8, 30, 54",
        encloses=True,
    ),
    Document(
        "permintaan_tanggapan_kedua",
        title="Permintaan Tanggapan Kedua",
        label="PT",
        forms=("ksdd", "sinergi"),
        stage="penawaran",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="tahapan.permintaan_tanggapan_kedua",
        requires=("tahapan.penawaran.diterima", "para_pihak[].wakil"),
        when="prakarsa_daerah",
        legal_basis="Permendagri 22/2020 Pasal 8 ayat (4), 54 ayat (4)",
        encloses=True,
    ),
    Document(
        "laporan_tidak_ada_tanggapan",
        title="Laporan Tidak Ada Tanggapan",
        label="LT",
        forms=("ksdd",),
        stage="penawaran",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="tahapan.laporan_tidak_ada_tanggapan",
        requires=(
            "tahapan.penawaran", "tahapan.permintaan_tanggapan_kedua.diterima",
            "daerah.ibu_kota_provinsi",
        ),
        when="prakarsa_daerah",
        legal_basis="Permendagri 22/2020 Pasal 8 ayat (5) dan (6)",
        encloses=True,
    ),
    Document(
        "jawaban_penawaran",
        title="Jawaban Penawaran",
        label="JP",
        forms=_DOMESTIC,
        stage="penawaran",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="tahapan.jawaban_penawaran",
        requires=("tahapan.penawaran", "para_pihak[].wakil"),
        when="prakarsa_mitra",
        legal_basis="Permendagri 22/2020 Pasal 8 ayat (3), 31, 54 ayat (3)",
    ),
    Document(
        "surat_permohonan_tanggapan",
        title="Surat Permohonan Tanggapan",
        label="PMT",
        forms=_ABROAD,
        stage="pernyataan_kehendak",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="tahapan.permohonan_tanggapan",
        requires=("tahapan.kajian", *_ABROAD_CORE),
        when="bukan_penerusan",
        legal_basis="Permendagri 25/2020 Pasal 14 ayat (2)",
        encloses=True,
    ),
    Document(
        "letter_of_intent",
        title="Pernyataan Kehendak Kerja Sama",
        label="LOI",
        forms=_ABROAD,
        stage="pernyataan_kehendak",
        page="luar_negeri",
        signers=("para_pihak",),
        begins="letter_of_intent",
        requires=("letter_of_intent.penandatanganan",
            *_ABROAD_CORE, "judul_inggris", "para_pihak[].wakil", "para_pihak[].jabatan_inggris",
            "letter_of_intent.jangka_waktu",
        ),
        when="bukan_penerusan",
        legal_basis="Permendagri 25/2020 Pasal 13 dan 14",
    ),
    Document(
        "rencana_kerja_sama",
        title="Rencana Kerja Sama",
        label="RKS",
        forms=_ABROAD,
        stage="rencana_kerja_sama",
        page="kajian",
        signers=("kepala_daerah",),
        begins="rencana_kerja_sama",
        requires=(
            *_ABROAD_CORE, "jangka_waktu", "rencana_kerja_sama.sasaran[]",
            "rencana_kerja_sama.kegiatan[]",
        ),
        legal_basis="PP 28/2018 Pasal 30 ayat (3); Permendagri 25/2020 Pasal 15 dan Lampiran II",
    ),
    Document(
        "kesepakatan_bersama",
        title="Kesepakatan Bersama",
        label="KB",
        forms=("ksdd", "ksdpk"),
        stage="kesepakatan_bersama",
        page="naskah_kerja_sama",
        signers=("para_pihak",),
        begins="kesepakatan_bersama",
        requires=(
            "kesepakatan_bersama.penandatanganan", *_AGREED, "kesepakatan_bersama.nomor{}",
            "jangka_waktu",
        ),
        legal_basis="Permendagri 22/2020 Pasal 9, 10, 32, 33, 40",
    ),
    Document(
        "surat_permohonan_persetujuan_dprd",
        title="Surat Permohonan Persetujuan DPRD",
        label="DPRD",
        forms=("ksdd", "ksdpk", "ksdpl", "ksdll", "sinergi"),
        stage="persetujuan_dprd",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="persetujuan_dprd.surat_permohonan",
        requires=("maksud", "tujuan[]", "ruang_lingkup[]", "jangka_waktu", "pembiayaan"),
        further=(
            ("ksdd", "kesepakatan_bersama.nomor{}"),
            ("ksdd", "kesepakatan_bersama.penandatanganan"),
            ("ksdpk", "kesepakatan_bersama.nomor{}"),
            ("ksdpk", "kesepakatan_bersama.penandatanganan"),
            ("ksdpl", "letter_of_intent.penandatanganan"),
            ("ksdpl", "rencana_kerja_sama"),
            ("ksdll", "rencana_kerja_sama"),
        ),
        when="perlu_persetujuan_dprd",
        legal_basis=(
            "PP 28/2018 Pasal 6 ayat (2) dan 30; Permendagri 22/2020 Pasal 12, 34, 56; "
            "Permendagri 25/2020 Pasal 16"
        ),
        encloses=True,
    ),
    Document(
        "surat_tindak_lanjut_kajian_dprd",
        title="Surat Tindak Lanjut Kajian DPRD",
        label="TL",
        forms=("ksdd",),
        stage="persetujuan_dprd",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="persetujuan_dprd.tindak_lanjut",
        requires=("persetujuan_dprd.surat_permohonan", "persetujuan_dprd.kajian"),
        when="perlu_persetujuan_dprd",
        legal_basis="Permendagri 22/2020 Pasal 12",
        encloses=True,
    ),
    Document(
        "keterangan_dianggap_disetujui",
        title="Keterangan Dianggap Disetujui",
        label="KD",
        forms=("ksdd", "ksdpk", "ksdpl", "ksdll", "sinergi"),
        stage="persetujuan_dprd",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="persetujuan_dprd.persetujuan",
        requires=("persetujuan_dprd.surat_permohonan.diterima",),
        when="dianggap_disetujui",
        legal_basis=(
            "Permendagri 22/2020 Pasal 12 ayat (4), 34 ayat (6), 56 ayat (6); Permendagri 25/2020 "
            "Pasal 17"
        ),
    ),
    Document(
        "surat_pengantar_gubernur",
        title="Surat Pengantar kepada Gubernur",
        label="SPG",
        forms=_ABROAD,
        stage="verifikasi",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        when="melalui_gubernur",
        begins="tahapan.pengantar_gubernur",
        requires=("rencana_kerja_sama", "daerah.ibu_kota_provinsi"),
        legal_basis="Permendagri 25/2020 Pasal 18",
        encloses=True,
    ),
    Document(
        "surat_permohonan_pertimbangan",
        title="Surat Permohonan Pertimbangan",
        label="SPP",
        forms=_ABROAD,
        stage="verifikasi",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="tahapan.permohonan_pertimbangan",
        requires=("rencana_kerja_sama", "persetujuan_dprd.persetujuan"),
        legal_basis="Permendagri 25/2020 Pasal 18, 19, 29",
        encloses=True,
    ),
    Document(
        "surat_pernyataan_kesediaan",
        title="Surat Pernyataan Kesediaan Kerja Sama",
        label="SPK",
        forms=("ksdll",),
        stage="verifikasi",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="tahapan.pernyataan_kesediaan",
        requires=("rencana_kerja_sama",),
        when="penerusan",
        legal_basis="Permendagri 25/2020 Pasal 29",
    ),
    Document(
        "surat_permohonan_persetujuan_naskah",
        title="Surat Permohonan Persetujuan Naskah",
        label="SPN",
        forms=_ABROAD,
        stage="penyusunan_naskah",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="tahapan.permohonan_persetujuan_naskah",
        requires=("tahapan.pertimbangan_menteri",),
        when="bukan_penerusan",
        legal_basis="Permendagri 25/2020 Pasal 20",
        encloses=True,
    ),
    Document(
        "surat_pemberitahuan_penandatanganan",
        title="Surat Pemberitahuan Rencana Penandatanganan",
        label="SPR",
        forms=_ABROAD,
        stage="persetujuan_menteri",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="tahapan.pemberitahuan_penandatanganan",
        requires=(
            "tahapan.persetujuan_menteri", "naskah_kerja_sama.penandatanganan",
            "para_pihak[].wakil",
        ),
        when="bukan_penerusan",
        legal_basis="Permendagri 25/2020 Pasal 24",
        encloses=True,
    ),
    Document(
        "surat_kuasa",
        title="Surat Kuasa",
        label="KU",
        forms=("ksdd", "ksdpk"),
        stage="perjanjian_kerja_sama",
        page="naskah_dinas",
        signers=("penerima_kuasa", "kepala_daerah"),
        begins="kuasa",
        requires=("kesepakatan_bersama.nomor{}", "para_pihak[].wakil"),
        when="kuasa_daerah",
        legal_basis="Permendagri 22/2020 Pasal 14 dan 36; UU 30/2014 Pasal 41 ayat (4)",
    ),
    Document(
        "perjanjian_kerja_sama",
        title="Perjanjian Kerja Sama",
        label="PKS",
        forms=("ksdd", "ksdpk"),
        stage="perjanjian_kerja_sama",
        page="naskah_kerja_sama",
        signers=("para_pihak",),
        begins="perjanjian_kerja_sama",
        requires=("perjanjian_kerja_sama.penandatanganan",
            *_AGREED, "perjanjian_kerja_sama.nomor{}", "perjanjian_kerja_sama.hak_kewajiban{}",
            "kesepakatan_bersama.nomor{}", "kesepakatan_bersama.penandatanganan", "jangka_waktu",
            "pembiayaan",
        ),
        legal_basis=(
            "UU 23/2014 Pasal 366 ayat (2); PP 28/2018 Pasal 19; Permendagri 22/2020 Pasal 14, "
            "36, 41"
        ),
    ),
    Document(
        "nota_kesepakatan",
        title="Nota Kesepakatan",
        label="NK",
        forms=("sinergi",),
        stage="penandatanganan",
        page="naskah_kerja_sama",
        signers=("para_pihak",),
        begins="tugas_tanggung_jawab{}",
        requires=("penandatanganan",
            "para_pihak[].nomor_naskah", *_AGREED, "lokasi[]",
            "jangka_waktu", "pembiayaan",
        ),
        legal_basis="Permendagri 22/2020 Pasal 42 dan 57",
    ),
    Document(
        "rencana_kerja",
        title="Rencana Kerja",
        label="RK",
        forms=("sinergi",),
        stage="penandatanganan",
        page="naskah_kerja_sama",
        signers=("para_pihak",),
        begins="rencana_kerja[]",
        requires=("penandatanganan", "para_pihak[].nomor_naskah", "para_pihak[].wakil"),
        legal_basis="Permendagri 22/2020 Pasal 55–57",
    ),
    Document(
        "naskah_kerja_sama",
        title="Naskah Kerja Sama",
        label="MOU",
        forms=_ABROAD,
        stage="penandatanganan",
        page="luar_negeri",
        signers=("para_pihak",),
        begins="naskah_kerja_sama",
        requires=("naskah_kerja_sama.penandatanganan",
            *_ABROAD_CORE, "judul_inggris", "para_pihak[].wakil", "para_pihak[].jabatan_inggris",
            "naskah_kerja_sama.kelompok_kerja[]", "jangka_waktu",
        ),
        legal_basis="Permendagri 25/2020 Pasal 20 ayat (5) dan 25",
    ),
    Document(
        "rencana_kegiatan_tahunan",
        title="Rencana Kegiatan Tahunan",
        label="RKT",
        forms=_ABROAD,
        stage="pelaksanaan",
        page="kajian",
        signers=("para_pihak",),
        begins="rencana_tahun_terakhir",
        requires=("para_pihak[].wakil", "para_pihak[].jabatan_inggris"),
        legal_basis="Permendagri 25/2020 Pasal 26 ayat (4), 30 dan Lampiran III",
    ),
    Document(
        "surat_permohonan_persetujuan_dprd_adendum",
        title="Surat Permohonan Persetujuan DPRD atas Adendum",
        label="DPRDA",
        forms=_DOMESTIC,
        stage="pelaksanaan",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="persetujuan_adendum.surat_permohonan",
        when="adendum_perlu_dprd",
        legal_basis="Permendagri 22/2020 Pasal 15 ayat (6), 37 ayat (5), 58",
        encloses=True,
    ),
    Document(
        "adendum",
        title="Adendum",
        label="ADD",
        forms=_DOMESTIC,
        stage="pelaksanaan",
        page="naskah_kerja_sama",
        signers=("para_pihak",),
        begins="adendum",
        requires=("adendum.penandatanganan", "adendum.nomor{}", "para_pihak[].wakil"),
        legal_basis="Permendagri 22/2020 Pasal 15, 37, 58",
    ),
    Document(
        "laporan_semester",
        title="Laporan Semester",
        label="LS",
        forms=_DOMESTIC,
        stage="pelaporan",
        page="naskah_dinas",
        signers=("pelapor",),
        begins="pemantauan_terakhir.laporan",
        requires=("maksud", "tujuan[]", "jangka_waktu", "pemrakarsa.kepala"),
        further=(
            ("ksdd", "kesepakatan_bersama.nomor{}"),
            ("ksdpk", "kesepakatan_bersama.nomor{}"),
            ("sinergi", "daerah.sekretaris_daerah"),
            ("sinergi", "para_pihak[].nomor_naskah"),
        ),
        legal_basis="Permendagri 22/2020 Pasal 17 ayat (5), 39 ayat (5), 60",
    ),
    Document(
        "laporan_hasil_kerja_sama",
        title="Laporan Hasil Kerja Sama",
        label="LH",
        forms=_ABROAD,
        stage="pelaporan",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="laporan_terakhir",
        requires=(
            *_ABROAD_CORE, "rencana_kerja_sama.sasaran[]", "daerah.ibu_kota_provinsi",
        ),
        legal_basis="Permendagri 25/2020 Pasal 35–37 dan Lampiran IV",
    ),
    Document(
        "perpanjangan",
        title="Surat Perpanjangan",
        label="PP",
        forms=("ksdd", "ksdpk", "ksdpl", "ksdll", "sinergi"),
        stage="perpanjangan",
        page="naskah_dinas",
        signers=("kepala_daerah",),
        begins="perpanjangan",
        requires=("jangka_waktu", "para_pihak[].wakil"),
        further=(
            ("ksdd", "kesepakatan_bersama.nomor{}"),
            ("ksdpk", "kesepakatan_bersama.nomor{}"),
            ("sinergi", "para_pihak[].nomor_naskah"),
        ),
        legal_basis="Permendagri 22/2020 Pasal 9, 32; Permendagri 25/2020 Pasal 33",
        encloses=True,
    ),
    Document(
        "pengakhiran",
        title="Berita Acara Pengakhiran",
        label="BAA",
        forms=("ksdd", "ksdpk", "ksdpl", "ksdll", "sinergi"),
        stage="pengakhiran",
        page="naskah_dinas",
        signers=("para_pihak",),
        begins="pengakhiran",
        requires=(
            "pengakhiran.penandatanganan", "pengakhiran.nomor{}", "para_pihak[].wakil",
            "jangka_waktu",
        ),
        legal_basis="PP 28/2018 Pasal 9, 22; Permendagri 25/2020 Pasal 34",
    ),
    Document(
        "keputusan_bupati_tkksd",
        title="Keputusan tentang Tim Koordinasi Kerja Sama Daerah",
        label="KEP",
        forms=("tim_koordinasi",),
        stage="penetapan",
        page="produk_hukum",
        signers=("kepala_daerah",),
        begins="penetapan",
        requires=("tugas[]", "dasar_pembentukan"),
        legal_basis="Permendagri 22/2020 Pasal 46–51; UU 12/2011 Pasal 97; UU 30/2014 Pasal 55–58",
    ),
    Document(
        "keputusan_bupati_rencana_kerja_sama",
        title="Keputusan tentang Daftar Rencana Kerja Sama",
        label="KEP",
        forms=("rencana_tahunan",),
        stage="penetapan",
        page="produk_hukum",
        signers=("kepala_daerah",),
        begins="penetapan",
        requires=("daftar[]",),
        legal_basis="Permendagri 22/2020 Pasal 25 ayat (2); UU 12/2011 Pasal 97",
    ),
    Document(
        "salinan_keputusan_tkksd",
        title="Salinan Keputusan",
        label="SAL",
        forms=("tim_koordinasi",),
        stage="penetapan",
        page="produk_hukum",
        signers=("kepala_bagian_hukum",),
        begins="penetapan",
        requires=("tugas[]", "dasar_pembentukan", "penanda_salinan"),
        when="salinan",
        legal_basis="UU 12/2011 Lampiran II; domain praktik",
        template="keputusan_bupati_tkksd",
    ),
    Document(
        "salinan_keputusan_rencana_kerja_sama",
        title="Salinan Keputusan",
        label="SAL",
        forms=("rencana_tahunan",),
        stage="penetapan",
        page="produk_hukum",
        signers=("kepala_bagian_hukum",),
        begins="penetapan",
        requires=("daftar[]", "penanda_salinan"),
        when="salinan",
        legal_basis="UU 12/2011 Lampiran II; domain praktik",
        template="keputusan_bupati_rencana_kerja_sama",
    ),
    Document(
        "daftar_realisasi_kerja_sama",
        title="Daftar Realisasi Kerja Sama",
        label="DR",
        forms=("rencana_tahunan",),
        stage="pelaporan",
        page="kajian",
        signers=("ketua_tkksd",),
        begins="realisasi",
        requires=("daftar[]", "daerah.sekretaris_daerah"),
        legal_basis="Permendagri 22/2020 Pasal 25 ayat (2) dan 46 ayat (2) huruf j; domain praktik",
    ),
    Document(
        "laporan_monev_tahunan",
        title="Laporan Tahunan Pemantauan dan Evaluasi",
        label="LMT",
        forms=("laporan_tahunan",),
        stage="pelaporan",
        page="kajian",
        signers=("ketua_tkksd",),
        begins="tanggal",
        requires=("ketua_tkksd",),
        legal_basis="UU 23/2014 Pasal 368; Permendagri 22/2020 Pasal 17, 39, 46 ayat (2), 60",
        contents=True,
    ),
)  # fmt: skip

COVER: Final = Document(
    "sampul",
    title="Sampul",
    label="",
    forms=tuple(form.key for form in FORMS),
    stage="",
    page="naskah_kerja_sama",
    signers=(),
    begins="",
    legal_basis="",
)

INDEX: Final = Document(
    "indeks",
    title="Indeks",
    label="",
    forms=tuple(form.key for form in FORMS),
    stage="",
    page="naskah_kerja_sama",
    signers=(),
    begins="",
    legal_basis="",
)


def form(key: str) -> Form:
    """Look up a form.

    Raises:
        InputError: There is no such form.
    """
    for line in FORMS:
        if line.key == key:
            return line
    raise InputError("input.unknown-form", form=key, known=[line.key for line in FORMS])


def document(key: str, form_key: str) -> Document:
    """Look up a document of a form.

    Raises:
        InputError: The form has no such document.
    """
    lines = documents_of(form_key)
    for line in lines:
        if line.key == key:
            return line
    raise InputError(
        "input.unknown-document", document=key, form=form_key, known=[line.key for line in lines]
    )


def documents_of(form_key: str) -> tuple[Document, ...]:
    """List the documents a form has, in bundle order."""
    return tuple(line for line in DOCUMENTS if form_key in line.forms)
