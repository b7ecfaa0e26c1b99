"""Sinergi: cooperation with the central government, one nota kesepakatan and one rencana kerja.

PP 28/2018 Pasal 46; Permendagri 22/2020 Pasal 42 and 52–60.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from generator.models.base import Wrong, refuse
from generator.models.berkas import Berkas
from generator.models.naskah import (
    DasarHukumTambahan,
    JangkaWaktu,
    PasalTambahan,
    Penandatanganan,
)
from generator.models.objek import Objek
from generator.models.pembiayaan import Pembiayaan
from generator.models.persetujuan import PersetujuanDprd, Tahapan
from generator.models.pihak import PERAN, Peran, PihakHadir, PihakProfil, PihakSinergi
from generator.models.rencana_kerja import Kegiatan, Pemantauan
from generator.models.types import MAX_LETTERED, Daftar, DaftarIsi, Judul, Teks

PasalPilihan = Literal[
    "korespondensi", "pemantauan_evaluasi", "penyelesaian_perselisihan", "keadaan_kahar"
]


class Sinergi(Berkas):
    """One sinergi agreement, from its preparation to its yearly results."""

    form: ClassVar[str] = "sinergi"

    bentuk: Literal["sinergi"] = Field(
        title="Bentuk",
        description="Bentuk kerja sama: sinergi dengan pemerintah pusat.",
        examples=["sinergi"],
    )
    judul: Judul = Field(
        title="Judul",
        description="Judul setelah kata TENTANG, tanpa singkatan dan tanpa tanda baca penutup.",
        examples=["Sinergi Percepatan Pendaftaran Tanah Sistematis Lengkap"],
    )
    para_pihak: Daftar[PihakSinergi] = Field(
        title="Para pihak",
        description=(
            "Dua sampai sepuluh pihak menurut urutannya; lembaga pusat menjadi PIHAK KESATU dan "
            "daerah menjadi pihak terakhir (Lampiran C Permendagri 22/2020)."
        ),
        examples=[
            [
                {
                    "nama": "Badan Pusat Statistik Kabupaten Tabalong",
                    "jenis": "instansi_vertikal",
                    "alamat": {"jalan": "Jalan Ir. P.H.M. Noor Nomor 45", "kota": "Tanjung"},
                    "wakil": {
                        "nama": "Siti Maulida Rahmah",
                        "jabatan": "Kepala Badan Pusat Statistik Kabupaten Tabalong",
                    },
                },
                {"rujuk": "profil"},
            ]
        ],
        min_length=2,
        max_length=10,
    )
    latar_belakang: Daftar[Teks] = Field(
        title="Latar belakang",
        description="Pernyataan premis 1, 2, …, tanpa tanda baca penutup.",
        examples=[["bahwa pendaftaran tanah memberi kepastian hukum"]],
        min_length=1,
        max_length=30,
    )
    dasar_hukum: Daftar[DasarHukumTambahan] = Field(
        (),
        title="Dasar hukum tambahan",
        description="Peraturan sektor: kunci daftar bawaan, atau peraturan yang ditulis lengkap.",
        examples=[["uu-30-2014"]],
        max_length=50,
    )
    objek: Objek = Field(
        title="Objek",
        description="Objek sinergi dan dasar perencanaannya.",
        examples=[
            {
                "urusan": "pertanahan",
                "uraian": "pendaftaran tanah sistematis lengkap",
                "dasar_perencanaan": {"dokumen": "RKPD", "tahun": 2026, "rujukan": "Program A"},
            }
        ],
    )
    lokasi: Daftar[Teks] = Field(
        title="Lokasi",
        description="Lokasi sinergi.",
        examples=[["Kabupaten Tabalong"]],
        min_length=1,
        max_length=50,
    )
    maksud: Teks = Field(
        title="Maksud",
        description="Maksud, satu frasa yang melanjutkan kalimat: Maksud Nota Kesepakatan ini …",
        examples=["sebagai landasan PARA PIHAK dalam percepatan pendaftaran tanah"],
    )
    tujuan: Daftar[Teks] = Field(
        title="Tujuan",
        description="Tujuan, tiap butir diawali kata kerja, tanpa tanda baca penutup.",
        examples=[["mempercepat pendaftaran tanah"]],
        min_length=1,
        max_length=MAX_LETTERED,
    )
    ruang_lingkup: Daftar[Teks] = Field(
        title="Ruang lingkup",
        description="Ruang lingkup, tanpa tanda baca penutup.",
        examples=[["penyuluhan dan pengumpulan data yuridis"]],
        min_length=1,
        max_length=MAX_LETTERED,
    )
    tugas_tanggung_jawab: dict[Peran, DaftarIsi[Teks]] = Field(
        title="Tugas dan tanggung jawab",
        description=(
            "Tugas tiap pihak, diawali kata kerja, huruf kecil, tanpa tanda baca penutup. Setiap "
            "pihak harus mempunyai tugas."
        ),
        examples=[{"kesatu": ["melaksanakan pengukuran"], "kedua": ["menyiapkan data desa"]}],
        min_length=2,
    )
    pelaksanaan: Daftar[Teks] = Field(
        (),
        title="Pelaksanaan",
        description="Ayat tambahan pasal pelaksanaan, kalimat lengkap dengan titik.",
        examples=[["PARA PIHAK menunjuk pejabat penghubung."]],
        max_length=20,
    )
    jangka_waktu: JangkaWaktu = Field(
        title="Jangka waktu",
        description="Hari pertama dan hari terakhir.",
        examples=[{"mulai": "2026-03-02", "selesai": "2028-12-31"}],
    )
    pembiayaan: Pembiayaan = Field(
        title="Pembiayaan",
        description="Sumber dana dan pembebanan.",
        examples=[
            {
                "sumber": [],
                "membebani_masyarakat": False,
                "membebani_daerah": False,
                "alasan": "kegiatan dilaksanakan tanpa biaya",
            }
        ],
    )
    pasal_pilihan: Daftar[PasalPilihan] = Field(
        ("pemantauan_evaluasi", "penyelesaian_perselisihan", "keadaan_kahar"),
        title="Pasal pilihan",
        description="Pasal baku yang tidak diwajibkan dan hendak dimuat.",
        examples=[["korespondensi", "pemantauan_evaluasi", "penyelesaian_perselisihan"]],
        max_length=4,
        json_schema_extra={"uniqueItems": True},
    )
    pasal_tambahan: Daftar[PasalTambahan] = Field(
        (),
        title="Pasal tambahan",
        description="Pasal yang ditambahkan PARA PIHAK sebelum pasal lain-lain.",
        examples=[[{"judul": "Kerahasiaan Data", "ayat": [{"isi": "PARA PIHAK menjaga data."}]}]],
        max_length=30,
    )
    rencana_kerja: Daftar[Kegiatan] = Field(
        (),
        title="Rencana kerja",
        description="Kegiatan rencana kerja; boleh menyusul sampai rencana kerja disusun.",
        examples=[
            [
                {
                    "kegiatan": "Penyuluhan",
                    "keluaran": {"uraian": "desa disuluh", "target": 12, "satuan": "desa"},
                    "lokasi": "Kecamatan Murung Pudak",
                    "jadwal": {"mulai": "2026-03", "selesai": "2026-05"},
                    "penanggung_jawab": {"kedua": "Dinas Pemberdayaan Masyarakat dan Desa"},
                    "anggaran": 45000000,
                    "sumber": "APBD",
                }
            ]
        ],
        max_length=500,
    )
    tahapan: Tahapan = Field(
        default_factory=Tahapan.model_construct,
        title="Tahapan",
        description="Surat-surat tahap sebelumnya.",
        examples=[{"penawaran": {"nomor": "100.3.7/3/BKS/2026", "tanggal": "2026-01-05"}}],
    )
    persetujuan_dprd: PersetujuanDprd | None = Field(
        None,
        title="Persetujuan DPRD",
        description="Diisi bila persetujuan DPRD diperlukan (PP 28/2018 Pasal 6 ayat (2)).",
        examples=[{"manfaat": ["kepastian hukum atas tanah"]}],
    )
    penandatanganan: Penandatanganan | None = Field(
        None,
        title="Penandatanganan",
        description="Tempat dan tanggal; boleh menyusul sampai naskah siap ditandatangani.",
        examples=[{"tempat": "Tanjung", "tanggal": "2026-03-02"}],
    )
    pemantauan: Daftar[Pemantauan] = Field(
        (),
        title="Pemantauan",
        description="Hasil pemantauan menurut semester.",
        examples=[[{"tahun": 2026, "semester": 1}]],
        max_length=40,
    )

    @model_validator(mode="after")
    def _parties_agree(self) -> Self:
        refuse((*self._one_region(), *self._duties_of_all(), *self._strangers(), *self._repeated()))
        return self

    @property
    def _roles(self) -> tuple[Peran, ...]:
        return PERAN[: len(self.para_pihak)]

    def _one_region(self) -> Iterator[Wrong]:
        if sum(isinstance(pihak, PihakProfil) for pihak in self.para_pihak) != 1:
            yield Wrong("field.one-profil-party", ("para_pihak",), {})

    def _duties_of_all(self) -> Iterator[Wrong]:
        if set(self.tugas_tanggung_jawab) != set(self._roles):
            at = ("tugas_tanggung_jawab",)
            yield Wrong("field.roles-differ", at, {"expected": self._roles})

    def _strangers(self) -> Iterator[Wrong]:
        """Find roles outside the duties that no party has."""
        named: list[tuple[Peran, tuple[str | int, ...]]] = [
            (sumber.pihak, ("pembiayaan", "sumber", index, "pihak"))
            for index, sumber in enumerate(self.pembiayaan.sumber)
        ]
        named += [
            (peran, ("rencana_kerja", index, "penanggung_jawab", peran))
            for index, row in enumerate(self.rencana_kerja)
            for peran in row.penanggung_jawab
        ]
        for peran, at in named:
            if peran not in self._roles:
                yield Wrong("field.role-unknown", at, {"role": peran, "expected": self._roles})

    def _repeated(self) -> Iterator[Wrong]:
        repeated = [key for key, times in Counter(self.pasal_pilihan).items() if times > 1]
        if repeated:
            yield Wrong("field.repeated", ("pasal_pilihan",), {"values": repeated})

    @property
    def pihak(self) -> tuple[PihakHadir, ...]:
        """The parties in their order, the region's facts filled in from the profil."""
        return tuple(
            self._attend(peran, pihak)
            for peran, pihak in zip(self._roles, self.para_pihak, strict=True)
        )

    def _attend(self, peran: Peran, pihak: PihakSinergi) -> PihakHadir:
        if isinstance(pihak, PihakProfil):
            daerah = self.daerah
            return PihakHadir.model_construct(
                peran=peran,
                nama=daerah.pemerintah,
                atas_nama=daerah.pemerintah,
                alamat=daerah.alamat,
                wakil=daerah.wakil,
                nomor_naskah=pihak.nomor_naskah,
                narahubung=pihak.narahubung or daerah.unit_kerja_sama,
                daerah=True,
            )
        return PihakHadir.model_construct(
            peran=peran,
            nama=pihak.nama,
            atas_nama=pihak.atas_nama or pihak.nama,
            alamat=pihak.alamat,
            wakil=pihak.wakil,
            nomor_naskah=pihak.nomor_naskah,
            narahubung=pihak.narahubung,
            daerah=False,
        )

    @property
    def peran_daerah(self) -> Peran:
        """The place of the user's own region among the parties."""
        return next(
            peran
            for peran, pihak in zip(self._roles, self.para_pihak, strict=True)
            if isinstance(pihak, PihakProfil)
        )

    @property
    def perlu_persetujuan_dprd(self) -> bool:
        """Whether the council must approve: a burden, or APBD money not yet budgeted.

        PP 28/2018 Pasal 6 ayat (2); Permendagri 22/2020 Pasal 56.
        """
        return self.membebani or not self.sudah_dianggarkan

    @property
    def membebani(self) -> bool:
        """Whether the sinergi burdens the public or the region."""
        return self.pembiayaan.membebani_masyarakat or self.pembiayaan.membebani_daerah

    @property
    def sudah_dianggarkan(self) -> bool:
        """Whether every APBD amount already stands in the running budget."""
        return all(
            sumber.sudah_dianggarkan for sumber in self.pembiayaan.sumber if sumber.jenis == "APBD"
        )

    @property
    def kontribusi_apbd(self) -> tuple[tuple[int, Decimal], ...]:
        """Rupiah from the APBD per budget year, oldest first."""
        per_year: dict[int, Decimal] = {}
        for sumber in self.pembiayaan.sumber:
            if sumber.jenis == "APBD":
                per_year[sumber.tahun] = per_year.get(sumber.tahun, Decimal(0)) + sumber.jumlah
        return tuple(sorted(per_year.items()))
