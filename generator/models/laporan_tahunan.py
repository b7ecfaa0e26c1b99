"""The annual monitoring report: its narrative parts; its figures are computed from the berkas.

UU 23/2014 Pasal 368; Permendagri 22/2020 Pasal 17, 39, 46 ayat (2) huruf j and 60 ask for reports
and leave their outline open.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.models.base import Model
from generator.models.berkas import Berkas
from generator.models.pihak import Wakil
from generator.models.signatory import PenandaTangan
from generator.models.surat import SuratBernomor
from generator.models.types import Daftar, Judul, Tahun, Tanggal, Teks


class AnggotaTim(Model):
    """One member of the team that did the monitoring."""

    jabatan: Teks = Field(
        title="Jabatan",
        description="Jabatan dalam dinas.",
        examples=["Kepala Bagian Kerja Sama Sekretariat Daerah"],
    )
    kedudukan: Teks = Field(
        title="Kedudukan", description="Kedudukan dalam tim.", examples=["Ketua"]
    )


class MasaPelaksanaan(Model):
    """When the monitoring was done."""

    mulai: Tanggal = Field(title="Mulai", description="Hari pertama.", examples=["2026-11-02"])
    selesai: Tanggal = Field(title="Selesai", description="Hari terakhir.", examples=["2026-12-18"])

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.selesai < self.mulai:
            facts = {"mulai": self.mulai.isoformat(), "selesai": self.selesai.isoformat()}
            code = "field.end-before-start"
            raise PydanticCustomError(code, code, {**facts, "at": "selesai"})
        return self


class TindakLanjutRekomendasi(Model):
    """What became of one piece of last year's advice."""

    rekomendasi: Teks = Field(
        title="Rekomendasi",
        description="Rekomendasi tahun lalu.",
        examples=["menyusun rencana kerja untuk setiap nota kesepakatan"],
    )
    tindak_lanjut: Teks = Field(
        title="Tindak lanjut",
        description="Apa yang sudah dilakukan.",
        examples=["rencana kerja disusun untuk seluruh nota kesepakatan"],
    )
    status: Literal["selesai", "proses", "belum"] = Field(
        title="Status",
        description="Selesai, dalam proses, atau belum ditindaklanjuti.",
        examples=["selesai"],
    )


class RekomendasiUmum(Model):
    """Advice that isn't about one cooperation."""

    uraian: Teks = Field(
        title="Uraian",
        description="Apa yang dilakukan, tanpa tanda baca penutup.",
        examples=["menyampaikan laporan semester paling lambat minggu kedua setelah semester"],
    )
    oleh: Teks = Field(
        title="Pelaksana", description="Siapa yang melakukannya.", examples=["perangkat daerah"]
    )
    tenggat: Tanggal | None = Field(
        None, title="Tenggat", description="Paling lambat tanggal.", examples=["2027-07-15"]
    )


class Evaluasi(Model):
    """What figures don't tell, in paragraphs."""

    kesesuaian_tujuan: Daftar[Teks] = Field(
        (),
        title="Kesesuaian dengan tujuan",
        description="Paragraf tentang kesesuaian pelaksanaan dengan tujuan kerja sama.",
        examples=[["Pelaksanaan kerja sama sejalan dengan tujuan yang disepakati."]],
        max_length=20,
    )
    kepatuhan: Daftar[Teks] = Field(
        (),
        title="Kepatuhan",
        description="Paragraf tentang pemenuhan hak, kewajiban, dan tanggung jawab para pihak.",
        examples=[["Para pihak memenuhi kewajibannya tepat waktu."]],
        max_length=20,
    )
    efektivitas: Daftar[Teks] = Field(
        (),
        title="Efektivitas",
        description="Paragraf tentang efektivitas dan manfaat kerja sama.",
        examples=[["Kerja sama menambah jangkauan layanan sampai ke kecamatan terjauh."]],
        max_length=20,
    )


class Dokumentasi(Model):
    """One meeting or visit that the report documents."""

    kegiatan: Teks = Field(
        title="Kegiatan", description="Rapat atau kunjungan.", examples=["Rapat monev semester II"]
    )
    tanggal: Tanggal = Field(title="Tanggal", description="Tanggal.", examples=["2026-12-09"])
    tempat: Teks = Field(title="Tempat", description="Tempat.", examples=["Tanjung"])
    keterangan: Teks | None = Field(
        None,
        title="Keterangan",
        description="Peserta, hasil, atau letak fotonya.",
        examples=["dihadiri 14 perangkat daerah"],
    )


class LaporanTahunan(Berkas):
    """The narrative parts of the annual report; each has wording of its own where it is empty."""

    form: ClassVar[str] = "laporan_tahunan"

    bentuk: Literal["laporan_tahunan"] = Field(
        title="Bentuk",
        description="Laporan tahunan pemantauan dan evaluasi kerja sama.",
        examples=["laporan_tahunan"],
    )
    tahun: Tahun = Field(title="Tahun", description="Tahun yang dilaporkan.", examples=[2026])
    per: Tanggal | None = Field(
        None,
        title="Keadaan per",
        description="Hari terakhir yang dihitung; bila kosong 31 Desember tahun itu.",
        examples=["2026-12-31"],
    )
    tanggal: Tanggal | None = Field(
        None,
        title="Tanggal laporan",
        description="Tanggal kata pengantar; boleh menyusul.",
        examples=["2027-01-18"],
    )
    penanda_tangan: Wakil | None = Field(
        None,
        title="Penanda tangan",
        description=(
            "Kepala bagian yang membidangi kerja sama, bila bukan sekretaris daerah selaku Ketua "
            "Tim Koordinasi Kerja Sama Daerah."
        ),
        examples=[{"nama": "Siti Rahmah", "jabatan": "Kepala Bagian Kerja Sama"}],
    )
    judul: Judul | None = Field(
        None,
        title="Judul",
        description="Judul laporan, bila berbeda dari bawaan.",
        examples=["Laporan Pemantauan dan Evaluasi Kerja Sama Daerah"],
    )
    kata_pengantar: Daftar[Teks] = Field(
        (),
        title="Kata pengantar",
        description="Paragraf kata pengantar.",
        examples=[["Laporan ini disusun sebagai bahan perencanaan kerja sama tahun berikutnya."]],
        max_length=20,
    )
    ringkasan: Daftar[Teks] = Field(
        (),
        title="Ringkasan",
        description="Paragraf yang menambah ringkasan eksekutif; angkanya dihitung sendiri.",
        examples=[["Sinergi pendaftaran tanah menjadi kerja sama dengan manfaat terbesar."]],
        max_length=20,
    )
    uraian_latar_belakang: Daftar[Teks] = Field(
        (),
        title="Latar belakang",
        description="Paragraf latar belakang.",
        examples=[["Kerja sama daerah dipantau setiap tahun agar tujuannya tercapai."]],
        max_length=20,
    )
    maksud: Teks | None = Field(
        None,
        title="Maksud",
        description="Maksud, satu frasa yang melanjutkan kata untuk.",
        examples=["menilai pelaksanaan kerja sama daerah"],
    )
    tujuan: Daftar[Teks] = Field(
        (),
        title="Tujuan",
        description="Tujuan, tiap butir diawali kata kerja, tanpa tanda baca penutup.",
        examples=[["mengetahui capaian kegiatan"]],
        max_length=20,
    )
    ruang_lingkup: Daftar[Teks] = Field(
        (),
        title="Ruang lingkup",
        description="Ruang lingkup, tanpa tanda baca penutup.",
        examples=[["kerja sama dalam negeri"]],
        max_length=20,
    )
    metode: Daftar[Teks] = Field(
        (),
        title="Metode",
        description="Metode: data, formulir, rapat, kunjungan; tanpa tanda baca penutup.",
        examples=[["penelaahan laporan semester perangkat daerah"]],
        max_length=20,
    )
    pelaksanaan: MasaPelaksanaan | None = Field(
        None,
        title="Waktu pelaksanaan",
        description="Hari pertama dan terakhir pemantauan dan evaluasi.",
        examples=[{"mulai": "2026-11-02", "selesai": "2026-12-18"}],
    )
    tim: Daftar[AnggotaTim] = Field(
        (),
        title="Tim",
        description="Tim pemantauan dan evaluasi.",
        examples=[[{"jabatan": "Sekretaris Daerah", "kedudukan": "Ketua"}]],
        max_length=50,
    )
    evaluasi: Evaluasi = Field(
        default_factory=Evaluasi.model_construct,
        title="Evaluasi",
        description="Paragraf evaluasi di samping indikator.",
        examples=[{"efektivitas": ["Kerja sama menambah jangkauan layanan."]}],
    )
    tindak_lanjut: Daftar[TindakLanjutRekomendasi] = Field(
        (),
        title="Tindak lanjut rekomendasi tahun lalu",
        description="Rekomendasi tahun lalu dan tindak lanjutnya.",
        examples=[
            [
                {
                    "rekomendasi": "menyusun rencana kerja",
                    "tindak_lanjut": "rencana kerja disusun",
                    "status": "selesai",
                }
            ]
        ],
        max_length=50,
    )
    rekomendasi_umum: Daftar[RekomendasiUmum] = Field(
        (),
        title="Rekomendasi umum",
        description="Rekomendasi di luar rekomendasi per kerja sama.",
        examples=[[{"uraian": "menyampaikan laporan tepat waktu", "oleh": "perangkat daerah"}]],
        max_length=50,
    )
    penutup: Daftar[Teks] = Field(
        (),
        title="Penutup",
        description="Paragraf penutup.",
        examples=[["Laporan ini menjadi bahan perbaikan tahun berikutnya."]],
        max_length=20,
    )
    dokumentasi: Daftar[Dokumentasi] = Field(
        (),
        title="Dokumentasi",
        description="Rapat dan kunjungan.",
        examples=[[{"kegiatan": "Rapat monev", "tanggal": "2026-12-09", "tempat": "Tanjung"}]],
        max_length=100,
    )
    berita_acara: Daftar[SuratBernomor] = Field(
        (),
        title="Berita acara",
        description="Berita acara rapat pemantauan dan evaluasi.",
        examples=[[{"nomor": "100.2.2.3/9/BA/2026", "tanggal": "2026-12-09"}]],
        max_length=20,
    )

    @model_validator(mode="after")
    def _counts_within_the_year(self) -> Self:
        if self.keadaan_per.year != self.tahun:
            facts = {"first": self.tahun, "last": self.tahun, "at": "per"}
            raise PydanticCustomError("field.year-range", "field.year-range", facts)
        return self

    @property
    def heading(self) -> str:
        """The title of the report."""
        title = self.judul or "Laporan Tahunan Pemantauan dan Evaluasi Kerja Sama Daerah"
        return f"{title} {self.daerah.nama_lengkap} Tahun {self.tahun}"

    @property
    def keadaan_per(self) -> date:
        """The last day that counts."""
        return self.per or date(self.tahun, 12, 31)

    @property
    def ketua_tkksd(self) -> Wakil | None:
        """Who signs the foreword."""
        return self.signatories("ketua_tkksd", "")[0].pejabat

    def signatories(self, signers: str, document: str) -> tuple[PenandaTangan, ...]:
        """Say who signs a document, in the order of the roles."""
        if signers == "ketua_tkksd" and self.penanda_tangan is not None:
            official = self.penanda_tangan
            return (PenandaTangan(peran=signers, pejabat=official, berpangkat=True),)
        return super().signatories(signers, document)
