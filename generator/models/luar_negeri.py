"""What cooperation abroad shares: KSDPL and KSDLL (Permendagri 25/2020)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.kerja_sama import KerjaSama
from generator.models.naskah import JangkaWaktu, Naskah
from generator.models.pemantauan import HasilPemantauan
from generator.models.pembiayaan import SumberAnggaran
from generator.models.pihak import Peran
from generator.models.rencana_kerja import Jadwal
from generator.models.surat import Surat, SuratBernomor, SuratDiterima
from generator.models.types import (
    MAX_LETTERED,
    Daftar,
    DaftarIsi,
    Rupiah,
    Tahun,
    Tanggal,
    Teks,
    TeksPanjang,
)


class Dwibahasa(Model):
    """The same words in Indonesian and English (UU 24/2009 Pasal 31)."""

    id: Teks = Field(
        title="Bahasa Indonesia",
        description="Teks dalam bahasa Indonesia.",
        examples=["pertukaran pelajar"],
    )
    en: Teks = Field(
        title="Bahasa Inggris",
        description="Teks yang sama dalam bahasa Inggris.",
        examples=["student exchange"],
    )


class ObjekLuarNegeri(Model):
    """The object, and the conditions it must meet (PP 28/2018 Pasal 23 and 27)."""

    jenis: Literal[
        "iptek", "budaya", "peningkatan_kemampuan", "promosi_potensi", "lainnya"
    ] = Field(
        title="Jenis objek",
        description="Jenis objek (PP 28/2018 Pasal 23 ayat (2); Permendagri 25/2020 Pasal 4).",
        examples=["budaya"],
    )  # fmt: skip
    uraian: Dwibahasa = Field(
        title="Uraian objek",
        description="Objek kerja sama.",
        examples=[{"id": "pertukaran budaya", "en": "cultural exchange"}],
    )
    alih_teknologi: Dwibahasa | None = Field(
        None,
        title="Alih teknologi",
        description="Klausul alih teknologi kepada tenaga Indonesia, wajib bagi iptek.",
        examples=[{"id": "pelatihan tenaga lokal", "en": "training of local staff"}],
    )
    hubungan_diplomatik: bool = Field(
        title="Hubungan diplomatik",
        description="Apakah kedua negara mempunyai hubungan diplomatik.",
        examples=[True],
    )
    urusan_daerah: bool = Field(
        title="Urusan daerah",
        description="Apakah objek merupakan urusan pemerintahan daerah.",
        examples=[True],
    )
    tanpa_kantor_perwakilan: bool = Field(
        title="Tanpa kantor perwakilan",
        description="Apakah tidak mendirikan kantor perwakilan di luar negeri.",
        examples=[True],
    )
    tidak_mencampuri: bool = Field(
        title="Tidak mencampuri",
        description="Apakah mitra tidak mencampuri urusan dalam negeri.",
        examples=[True],
    )
    sesuai_rencana: bool = Field(
        title="Sesuai rencana pembangunan",
        description="Apakah sesuai kebijakan dan rencana pembangunan nasional dan daerah.",
        examples=[True],
    )


class Kajian(Model):
    """The study: six headings (Permendagri 25/2020 Pasal 12 ayat (3), Lampiran I)."""

    tanggal: Tanggal = Field(
        title="Tanggal", description="Tanggal kajian.", examples=["2025-08-12"]
    )
    sumber_daya_alam: Daftar[TeksPanjang] = Field(
        (),
        title="Sumber daya alam",
        description="Potensi sumber daya alam.",
        examples=[["Hutan tropis dan sungai sebagai tujuan wisata alam."]],
        max_length=20,
    )
    sumber_daya_manusia: Daftar[TeksPanjang] = Field(
        (),
        title="Sumber daya manusia",
        description="Potensi sumber daya manusia.",
        examples=[["Tersedia 24 guru bahasa Inggris."]],
        max_length=20,
    )
    prioritas: Daftar[Teks] = Field(
        (),
        title="Kebutuhan dan prioritas",
        description="Kebutuhan dan prioritas daerah, tanpa tanda baca penutup.",
        examples=[["peningkatan kemampuan tenaga pendidik"]],
        max_length=20,
    )
    manfaat_sosial: Daftar[Teks] = Field(
        (),
        title="Manfaat sosial",
        description="Manfaat sosial.",
        examples=[["jejaring antarwarga"]],
        max_length=20,
    )
    manfaat_budaya: Daftar[Teks] = Field(
        (),
        title="Manfaat budaya",
        description="Manfaat budaya.",
        examples=[["pengenalan seni Banjar"]],
        max_length=20,
    )
    manfaat_ekonomi: Daftar[Teks] = Field(
        (),
        title="Manfaat ekonomi",
        description="Manfaat ekonomi.",
        examples=[["kunjungan wisatawan"]],
        max_length=20,
    )
    kesimpulan: Daftar[TeksPanjang] = Field(
        (),
        title="Kesimpulan",
        description="Kesimpulan kelayakan.",
        examples=[["Kerja sama layak dilanjutkan."]],
        max_length=10,
    )


class KegiatanLuarNegeri(Model):
    """One activity of the Rencana Kerja Sama or of a yearly plan (Pasal 15 and 26)."""

    uraian: Teks = Field(
        title="Uraian kegiatan", description="Kegiatan.", examples=["pelatihan guru"]
    )
    uraian_inggris: Teks | None = Field(
        None,
        title="Uraian kegiatan dalam bahasa Inggris",
        description="Kegiatan dalam bahasa Inggris, untuk rencana yang ditandatangani bersama.",
        examples=["teacher training"],
    )
    peran: dict[Peran, Teks] = Field(
        default_factory=dict,
        title="Peran",
        description="Peran tiap pihak.",
        examples=[{"kesatu": "menyediakan peserta", "kedua": "menyediakan pelatih"}],
    )
    hasil: Teks = Field(
        title="Hasil yang diharapkan", description="Hasil.", examples=["24 guru terlatih"]
    )
    lokasi: Teks = Field(title="Lokasi", description="Lokasi.", examples=["Tanjung"])
    penerima_manfaat: Teks = Field(
        title="Penerima manfaat", description="Penerima manfaat.", examples=["guru dan pelajar"]
    )
    jadwal: Jadwal = Field(
        title="Jadwal",
        description="Bulan mulai dan bulan selesai.",
        examples=[{"mulai": "2027-03", "selesai": "2027-11"}],
    )
    sumber: SumberAnggaran = Field(
        title="Sumber pembiayaan", description="Sumber.", examples=["APBD"]
    )
    anggaran: Rupiah = Field(
        title="Anggaran", description="Jumlah rupiah; 0 bila tanpa biaya.", examples=[75000000]
    )


class RencanaKerjaSama(SuratBernomor):
    """The plan of cooperation: seven items (Permendagri 25/2020 Pasal 15 ayat (3))."""

    pelaksana: Daftar[Teks] = Field(
        (),
        title="Pelaksana",
        description="Perangkat daerah dan lembaga pelaksana.",
        examples=[["Dinas Pendidikan dan Kebudayaan"]],
        max_length=20,
    )
    sasaran: Daftar[Teks] = Field(
        (),
        title="Sasaran",
        description="Sasaran, tanpa tanda baca penutup.",
        examples=[["24 guru setiap tahun"]],
        max_length=MAX_LETTERED,
    )
    kegiatan: Daftar[KegiatanLuarNegeri] = Field(
        (),
        title="Kegiatan",
        description="Kegiatan dengan sumber dan alokasi pembiayaan serta jangka waktunya.",
        examples=[
            [
                {
                    "uraian": "pelatihan guru",
                    "hasil": "24 guru terlatih",
                    "lokasi": "Tanjung",
                    "penerima_manfaat": "guru",
                    "jadwal": {"mulai": "2027-03", "selesai": "2027-11"},
                    "sumber": "APBD",
                    "anggaran": 75000000,
                }
            ]
        ],
        max_length=100,
    )


class RencanaTahunanLuarNegeri(Model):
    """The yearly plan of activities (Permendagri 25/2020 Pasal 26 ayat (4))."""

    tahun: Tahun = Field(title="Tahun", description="Tahun rencana.", examples=[2027])
    tanggal: Tanggal = Field(
        title="Tanggal", description="Tanggal rencana.", examples=["2026-12-07"]
    )
    kegiatan: DaftarIsi[KegiatanLuarNegeri] = Field(
        title="Kegiatan",
        description="Kegiatan tahun itu.",
        examples=[
            [
                {
                    "uraian": "pelatihan guru",
                    "hasil": "24 guru terlatih",
                    "lokasi": "Tanjung",
                    "penerima_manfaat": "guru",
                    "jadwal": {"mulai": "2027-03", "selesai": "2027-11"},
                    "sumber": "APBD",
                    "anggaran": 75000000,
                }
            ]
        ],
    )


class Pendanaan(Model):
    """Money spent on one activity (Permendagri 25/2020 Lampiran IV)."""

    kegiatan: Teks = Field(title="Kegiatan", description="Kegiatan.", examples=["pelatihan guru"])
    sumber: SumberAnggaran = Field(title="Sumber", description="Sumber.", examples=["APBD"])
    jumlah: Rupiah = Field(title="Jumlah", description="Jumlah rupiah.", examples=[70000000])


class LaporanHasil(SuratBernomor, HasilPemantauan):
    """The yearly report: nine items (Permendagri 25/2020 Pasal 35–37)."""

    tahun: Tahun = Field(title="Tahun", description="Tahun yang dilaporkan.", examples=[2027])
    perkembangan: DaftarIsi[Teks] = Field(
        title="Perkembangan dan hasil",
        description="Perkembangan dan hasil, termasuk kegiatan unggulan.",
        examples=[["pelatihan 22 guru"]],
    )
    penerima_manfaat: DaftarIsi[Teks] = Field(
        title="Penerima manfaat",
        description="Kelompok dan tempat penerima manfaat.",
        examples=[["guru di 12 kecamatan"]],
    )
    pendanaan: Daftar[Pendanaan] = Field(
        (),
        title="Pendanaan",
        description="Pendanaan menurut kegiatan.",
        examples=[[{"kegiatan": "pelatihan guru", "sumber": "APBD", "jumlah": 70000000}]],
        max_length=100,
    )
    hambatan_internal: Daftar[Teks] = Field(
        (),
        title="Hambatan internal",
        description="Hambatan dan tantangan dari dalam.",
        examples=[["keterbatasan penerjemah"]],
        max_length=20,
    )
    hambatan_eksternal: Daftar[Teks] = Field(
        (),
        title="Hambatan eksternal",
        description="Hambatan dan tantangan dari luar.",
        examples=[["perbedaan kalender akademik"]],
        max_length=20,
    )
    tindak_lanjut: DaftarIsi[Teks] = Field(
        title="Analisis dan rencana tindak lanjut",
        description="Analisis dan rencana tindak lanjut.",
        examples=[["menambah pelatihan daring"]],
    )
    sifat: Literal["Biasa", "Segera", "Penting", "Rahasia"] = Field(
        "Biasa", title="Sifat", description="Sifat surat pengantar.", examples=["Biasa"]
    )


class TahapanLuarNegeri(Model):
    """The steps of Permendagri 25/2020 Pasal 9, 14, 18–24 and 29."""

    kajian: Kajian | None = Field(
        None,
        title="Kajian",
        description="Kajian penjajakan (Pasal 12).",
        examples=[{"tanggal": "2025-08-12"}],
    )
    permohonan_tanggapan: Surat | None = Field(
        None,
        title="Permohonan tanggapan",
        description="Surat kepada Menteri Dalam Negeri sebelum pernyataan kehendak (Pasal 14).",
        examples=[{"nomor": "100.3.7.2/2/BKS/2025", "tanggal": "2025-09-01"}],
    )
    tanggapan_menteri: SuratBernomor | None = Field(
        None,
        title="Tanggapan Menteri",
        description="Tanggapan Menteri Dalam Negeri atas rancangan pernyataan kehendak.",
        examples=[{"nomor": "100.3.7.2/4321/SJ", "tanggal": "2025-09-29"}],
    )
    pengantar_gubernur: SuratDiterima | None = Field(
        None,
        title="Surat pengantar kepada gubernur",
        description="Surat agar gubernur meneruskan permohonan kepada Menteri (Pasal 18).",
        examples=[{"nomor": "100.3.7.2/9/BKS/2026", "tanggal": "2026-05-04"}],
    )
    permohonan_pertimbangan: Surat | None = Field(
        None,
        title="Permohonan pertimbangan",
        description="Permohonan verifikasi dan pertimbangan Menteri (Pasal 18 dan 19).",
        examples=[{"nomor": "100.3.7.2/10/BKS/2026", "tanggal": "2026-05-04"}],
    )
    pertimbangan_menteri: SuratBernomor | None = Field(
        None,
        title="Pertimbangan Menteri",
        description="Pertimbangan Menteri atas rencana kerja sama.",
        examples=[{"nomor": "100.3.7.2/5555/SJ", "tanggal": "2026-06-08"}],
    )
    permohonan_persetujuan_naskah: Surat | None = Field(
        None,
        title="Permohonan persetujuan naskah",
        description="Permohonan persetujuan rancangan naskah kerja sama (Pasal 20).",
        examples=[{"nomor": "100.3.7.2/14/BKS/2026", "tanggal": "2026-06-22"}],
    )
    surat_konfirmasi: SuratBernomor | None = Field(
        None,
        title="Surat konfirmasi",
        description="Surat konfirmasi Menteri Luar Negeri (Pasal 23).",
        examples=[{"nomor": "D/01234/08/2026/64", "tanggal": "2026-08-10"}],
    )
    persetujuan_menteri: SuratBernomor | None = Field(
        None,
        title="Persetujuan Menteri",
        description="Persetujuan Menteri Dalam Negeri atas naskah (Pasal 24).",
        examples=[{"nomor": "100.3.7.2/6789/SJ", "tanggal": "2026-09-01"}],
    )
    pemberitahuan_penandatanganan: Surat | None = Field(
        None,
        title="Pemberitahuan penandatanganan",
        description="Laporan rencana tempat dan tanggal penandatanganan (Pasal 24).",
        examples=[{"nomor": "100.3.7.2/20/BKS/2026", "tanggal": "2026-09-14"}],
    )
    pernyataan_kesediaan: SuratBernomor | None = Field(
        None,
        title="Pernyataan kesediaan",
        description="Surat pernyataan kesediaan kerja sama untuk penerusan (Pasal 29).",
        examples=[{"nomor": "100.3.7.2/8/BKS/2026", "tanggal": "2026-04-06"}],
    )


class LetterOfIntent(Naskah):
    """The statement of will (Permendagri 25/2020 Pasal 13 and 14)."""

    jangka_waktu: JangkaWaktu | None = Field(
        None,
        title="Masa berlaku",
        description="Masa berlaku pernyataan kehendak.",
        examples=[{"mulai": "2025-11-03", "selesai": "2026-11-02"}],
    )


class NaskahKerjaSama(Naskah):
    """The memorandum of understanding: eleven items (Permendagri 25/2020 Pasal 20 ayat (5))."""

    pelaksanaan: Daftar[Dwibahasa] = Field(
        (),
        title="Pelaksanaan",
        description="Ayat tambahan pasal pelaksanaan.",
        examples=[[{"id": "Kegiatan disusun tahunan.", "en": "Activities are planned yearly."}]],
        max_length=10,
    )
    kelompok_kerja: Daftar[Dwibahasa] = Field(
        (),
        title="Kelompok kerja bersama",
        description="Unsur kelompok kerja bersama tiap pihak.",
        examples=[[{"id": "Dinas Pendidikan", "en": "Education Office"}]],
        max_length=10,
    )


class LuarNegeri(KerjaSama):
    """A cooperation with a partner abroad."""

    judul_inggris: Teks | None = Field(
        None,
        title="Judul dalam bahasa Inggris",
        description="Judul setelah kata CONCERNING.",
        examples=["Sister Regency Cooperation"],
    )
    objek: ObjekLuarNegeri = Field(
        title="Objek",
        description="Objek dan syaratnya.",
        examples=[
            {
                "jenis": "budaya",
                "uraian": {"id": "budaya", "en": "culture"},
                "hubungan_diplomatik": True,
                "urusan_daerah": True,
                "tanpa_kantor_perwakilan": True,
                "tidak_mencampuri": True,
                "sesuai_rencana": True,
            }
        ],
    )
    maksud: Dwibahasa | None = Field(
        None,
        title="Maksud",
        description="Maksud, satu frasa.",
        examples=[{"id": "mempererat persahabatan", "en": "to strengthen friendship"}],
    )
    tujuan: Daftar[Dwibahasa] = Field(
        (),
        title="Tujuan",
        description="Tujuan, tanpa tanda baca penutup.",
        examples=[[{"id": "meningkatkan mutu pendidikan", "en": "to improve education"}]],
        max_length=MAX_LETTERED,
    )
    ruang_lingkup: Daftar[Dwibahasa] = Field(
        (),
        title="Ruang lingkup",
        description="Ruang lingkup, tanpa tanda baca penutup.",
        examples=[[{"id": "pertukaran pelajar", "en": "student exchange"}]],
        max_length=MAX_LETTERED,
    )
    tahapan: TahapanLuarNegeri = Field(
        default_factory=TahapanLuarNegeri.model_construct,
        title="Tahapan",
        description="Naskah dan surat tiap tahap.",
        examples=[{"kajian": {"tanggal": "2025-08-12"}}],
    )
    menerima_hibah: bool = Field(
        default=False,
        title="Menerima hibah",
        description="Apakah daerah menerima hibah luar negeri (PP 10/2011).",
        examples=[False],
    )
    letter_of_intent: LetterOfIntent | None = Field(
        None,
        title="Pernyataan kehendak kerja sama",
        description="Naskah pernyataan kehendak (Permendagri 25/2020 Pasal 13 dan 14).",
        examples=[{"penandatanganan": {"tempat": "Tanjung", "tanggal": "2025-11-03"}}],
    )
    rencana_kerja_sama: RencanaKerjaSama | None = Field(
        None,
        title="Rencana kerja sama",
        description="Rencana kerja sama (Permendagri 25/2020 Pasal 15).",
        examples=[{"nomor": "100.3.7.2/1/RKS/2026", "tanggal": "2026-01-12"}],
    )
    naskah_kerja_sama: NaskahKerjaSama | None = Field(
        None,
        title="Naskah kerja sama",
        description="Memorandum saling pengertian (Permendagri 25/2020 Pasal 20 dan 25).",
        examples=[{"penandatanganan": {"tempat": "Tanjung", "tanggal": "2026-10-05"}}],
    )
    rencana_kegiatan_tahunan: Daftar[RencanaTahunanLuarNegeri] = Field(
        (),
        title="Rencana kegiatan tahunan",
        description="Rencana menurut tahun; yang terakhir dapat dicetak.",
        examples=[
            [
                {
                    "tahun": 2027,
                    "tanggal": "2026-12-07",
                    "kegiatan": [
                        {
                            "uraian": "pelatihan guru",
                            "hasil": "24 guru terlatih",
                            "lokasi": "Tanjung",
                            "penerima_manfaat": "guru",
                            "jadwal": {"mulai": "2027-03", "selesai": "2027-11"},
                            "sumber": "APBD",
                            "anggaran": 75000000,
                        }
                    ],
                }
            ]
        ],
        max_length=10,
    )
    laporan_hasil: Daftar[LaporanHasil] = Field(
        (),
        title="Laporan hasil",
        description="Laporan menurut tahun; yang terakhir dapat dicetak.",
        examples=[
            [
                {
                    "nomor": "100.3.7.2/1/BKS/2028",
                    "tanggal": "2028-01-05",
                    "tahun": 2027,
                    "perkembangan": ["pelatihan 22 guru"],
                    "penerima_manfaat": ["guru"],
                    "tindak_lanjut": ["pelatihan daring"],
                }
            ]
        ],
        max_length=10,
    )

    @property
    def agreements(self) -> dict[str, Naskah]:
        """The agreements of the berkas that have begun, by document."""
        found = (
            ("letter_of_intent", self.letter_of_intent),
            ("naskah_kerja_sama", self.naskah_kerja_sama),
            ("pengakhiran", self.pengakhiran),
        )
        return {key: naskah for key, naskah in found if naskah is not None}

    @property
    def dasar_hukum_khusus(self) -> tuple[str, ...]:
        """Names of further default lists of legal bases that its facts call for."""
        grants = ("hibah_luar_negeri",) if self.menerima_hibah else ()
        return (*super().dasar_hukum_khusus, *grants)

    @property
    def perlu_persetujuan_dprd(self) -> bool:
        """Always: PP 28/2018 Pasal 30 ayat (1) and 38; Permendagri 25/2020 Pasal 16."""
        return True

    @property
    def melalui_gubernur(self) -> bool:
        """Whether the governor forwards to the Minister; a province turns to the Minister itself.

        Permendagri 25/2020 Pasal 18.
        """
        return self.daerah.jenis != "provinsi"

    @property
    def rencana_tahun_terakhir(self) -> RencanaTahunanLuarNegeri | None:
        """The latest yearly plan."""
        plans = self.rencana_kegiatan_tahunan
        return max(plans, key=lambda plan: plan.tahun) if plans else None

    @property
    def laporan_terakhir(self) -> LaporanHasil | None:
        """The latest yearly report."""
        reports = self.laporan_hasil
        return max(reports, key=lambda report: report.tahun) if reports else None
