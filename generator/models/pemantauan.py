"""What monitoring finds: results of a period, obstacles, benefits and what is advised."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Model
from generator.models.pembiayaan import SumberAnggaran
from generator.models.surat import SuratBernomor
from generator.models.types import Bilangan, Daftar, Rupiah, Tahun, Tanggal, Teks

StatusKendala = Literal["selesai", "proses", "belum"]
SatuanPenerima = Literal["orang", "lembaga", "lokasi"]
Keputusan = Literal["lanjut", "perbaiki", "perpanjang", "akhiri"]
TingkatPelaksanaan = Literal["penuh", "sebagian", "tidak"]


class Capaian(Model):
    """What one activity reached in the period."""

    kegiatan: Teks = Field(
        title="Kegiatan",
        description="Kegiatan sebagaimana tertulis dalam rencana kerja.",
        examples=["Penyuluhan pendaftaran tanah"],
    )
    target: Bilangan | None = Field(
        None,
        title="Target",
        description=(
            "Target keluaran kegiatan itu seluruhnya, bukan bagian semester; bila tidak tertulis "
            "dalam rencana kerja."
        ),
        examples=[12],
    )
    satuan: Teks | None = Field(
        None,
        title="Satuan",
        description="Satuan target dan realisasi, bila tidak tertulis dalam rencana kerja.",
        examples=["desa"],
    )
    realisasi: Bilangan = Field(
        title="Realisasi keluaran",
        description="Keluaran yang tercapai, dalam satuan target.",
        examples=[12],
    )
    anggaran: Rupiah = Field(
        title="Realisasi anggaran",
        description="Rupiah yang dipakai.",
        examples=[45000000],
    )
    sumber: SumberAnggaran | None = Field(
        None,
        title="Sumber",
        description="Sumber rupiah itu, bila tidak tertulis dalam rencana kerja.",
        examples=["APBD"],
    )


class Kendala(Model):
    """One obstacle, why it is there, and what is done about it."""

    uraian: Teks = Field(
        title="Kendala",
        description="Kendala yang dihadapi; kendala yang sama ditulis sama pada tiap semester.",
        examples=["batas sebagian bidang belum disepakati"],
    )
    penyebab: Teks | None = Field(
        None,
        title="Penyebab",
        description="Penyebab kendala.",
        examples=["patok batas lama hilang"],
    )
    upaya: Teks | None = Field(
        None,
        title="Upaya",
        description="Upaya yang sudah dilakukan.",
        examples=["musyawarah di balai desa"],
    )
    penanggung_jawab: Teks | None = Field(
        None,
        title="Penanggung jawab",
        description="Siapa yang menindaklanjuti.",
        examples=["Dinas Pemberdayaan Masyarakat dan Desa"],
    )
    tenggat: Tanggal | None = Field(
        None,
        title="Tenggat",
        description="Tanggal kendala harus selesai.",
        examples=["2026-12-15"],
    )
    status: StatusKendala = Field(
        "belum",
        title="Status",
        description="Selesai, dalam proses, atau belum ditindaklanjuti.",
        examples=["proses"],
    )


class PenerimaManfaat(Model):
    """How many were served in the period."""

    jumlah: int = Field(
        title="Jumlah",
        description="Banyaknya penerima manfaat baru dalam masa laporan.",
        examples=[1250],
        ge=0,
        le=10**9,
    )
    satuan: SatuanPenerima = Field(
        title="Satuan", description="Orang, lembaga, atau lokasi.", examples=["orang"]
    )
    uraian: Teks | None = Field(
        None,
        title="Uraian",
        description="Siapa penerima manfaatnya.",
        examples=["pemilik bidang tanah"],
    )


class Rekomendasi(Model):
    """What the monitoring advises for one cooperation."""

    keputusan: Keputusan = Field(
        title="Keputusan",
        description="Lanjut, perbaiki, perpanjang, atau akhiri.",
        examples=["lanjut"],
    )
    uraian: Teks | None = Field(
        None,
        title="Uraian",
        description="Apa yang dilakukan, tanpa tanda baca penutup.",
        examples=["menambah petugas ukur pada kecamatan terjauh"],
    )
    oleh: Teks | None = Field(
        None,
        title="Pelaksana",
        description="Siapa yang melakukannya.",
        examples=["Dinas Pekerjaan Umum dan Penataan Ruang"],
    )
    tenggat: Tanggal | None = Field(
        None,
        title="Tenggat",
        description="Tanggal rekomendasi harus dilaksanakan.",
        examples=["2027-03-31"],
    )


class HasilPemantauan(Model):
    """What a report of any form may add, so that the annual report can be computed from it."""

    pelaksanaan: TingkatPelaksanaan | None = Field(
        None,
        title="Tingkat pelaksanaan",
        description=(
            "Terlaksana penuh, sebagian, atau tidak; bila kosong dihitung dari capaian kegiatan."
        ),
        examples=["sebagian"],
    )
    kendala: Daftar[Kendala] = Field(
        (),
        title="Kendala",
        description="Kendala dengan penyebab, upaya, penanggung jawab, dan tindak lanjutnya.",
        examples=[[{"uraian": "batas sebagian bidang belum disepakati", "status": "proses"}]],
        max_length=50,
    )
    pendapatan_daerah: Rupiah | None = Field(
        None,
        title="Pendapatan daerah",
        description="Rupiah yang diterima kas daerah dari kerja sama ini dalam masa laporan.",
        examples=[125000000],
    )
    efisiensi: Rupiah | None = Field(
        None,
        title="Efisiensi",
        description="Rupiah belanja daerah yang dihemat dalam masa laporan.",
        examples=[80000000],
    )
    investasi: Rupiah | None = Field(
        None,
        title="Investasi",
        description="Rupiah yang ditanam mitra di daerah dalam masa laporan.",
        examples=[2500000000],
    )
    jumlah_penerima_manfaat: Daftar[PenerimaManfaat] = Field(
        (),
        title="Jumlah penerima manfaat",
        description="Banyaknya penerima manfaat menurut satuan.",
        examples=[[{"jumlah": 1250, "satuan": "orang", "uraian": "pemilik bidang tanah"}]],
        max_length=20,
    )
    rekomendasi: Rekomendasi | None = Field(
        None,
        title="Rekomendasi",
        description="Rekomendasi hasil pemantauan bagi kerja sama ini.",
        examples=[{"keputusan": "lanjut", "uraian": "menambah petugas ukur"}],
    )


class Pemantauan(HasilPemantauan):
    """Results of one semester, from which the reports are computed.

    Permendagri 22/2020 Pasal 17 ayat (5) and 39 ayat (5).
    """

    tahun: Tahun = Field(title="Tahun", description="Tahun pemantauan.", examples=[2026])
    semester: Literal[1, 2] = Field(
        title="Semester", description="Semester 1 atau 2.", examples=[1]
    )
    laporan: SuratBernomor | None = Field(
        None,
        title="Laporan semester",
        description="Nomor dan tanggal laporan semester; boleh menyusul.",
        examples=[{"nomor": "100.2.2.3/7/DLH/2026", "tanggal": "2026-07-06"}],
    )
    capaian: Daftar[Capaian] = Field(
        (),
        title="Capaian",
        description="Capaian menurut kegiatan.",
        examples=[[{"kegiatan": "Penyuluhan", "realisasi": 12, "anggaran": 45000000}]],
        max_length=500,
    )
    permasalahan: Daftar[Teks] = Field(
        (),
        title="Permasalahan",
        description="Permasalahan yang dihadapi; bila kosong diambil dari kendala.",
        examples=[["batas bidang belum disepakati"]],
        max_length=50,
    )
    upaya: Daftar[Teks] = Field(
        (),
        title="Upaya penyelesaian",
        description="Upaya penyelesaian permasalahan; bila kosong diambil dari kendala.",
        examples=[["musyawarah di balai desa"]],
        max_length=50,
    )
    hal_lain: Daftar[Teks] = Field(
        (),
        title="Hal lain yang disepakati",
        description="Hal lain yang disepakati para pihak.",
        examples=[["rapat koordinasi triwulanan"]],
        max_length=50,
    )

    @property
    def semua_permasalahan(self) -> tuple[str, ...]:
        """The problems in words, taken from the obstacles where none are written."""
        return self.permasalahan or tuple(one.uraian for one in self.kendala)

    @property
    def semua_upaya(self) -> tuple[str, ...]:
        """What was done about them, taken from the obstacles where nothing is written."""
        return self.upaya or tuple(one.upaya for one in self.kendala if one.upaya is not None)
