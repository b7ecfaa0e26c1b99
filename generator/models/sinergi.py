"""Sinergi: cooperation with the central government, one nota kesepakatan and one rencana kerja.

PP 28/2018 Pasal 46; Permendagri 22/2020 Pasal 42 and 52–60.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from generator.models.base import Wrong
from generator.models.dalam_negeri import DalamNegeri
from generator.models.kerja_sama import RoleAt
from generator.models.naskah import Naskah, Penandatanganan
from generator.models.pihak import Peran, PihakHadir, PihakSinergi
from generator.models.rencana_kerja import Kegiatan
from generator.models.signatory import PenandaTangan
from generator.models.tahapan import TahapanSinergi
from generator.models.types import Daftar, DaftarIsi, Teks


class Sinergi(DalamNegeri):
    """One sinergi agreement, from its preparation to its yearly results."""

    form: ClassVar[str] = "sinergi"

    bentuk: Literal["sinergi"] = Field(
        title="Bentuk",
        description="Bentuk kerja sama: sinergi dengan pemerintah pusat.",
        examples=["sinergi"],
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
    tugas_tanggung_jawab: dict[Peran, DaftarIsi[Teks]] = Field(
        default_factory=dict,
        title="Tugas dan tanggung jawab",
        description=(
            "Tugas tiap pihak, diawali kata kerja, huruf kecil, tanpa tanda baca penutup. Setiap "
            "pihak harus mempunyai tugas."
        ),
        examples=[{"kesatu": ["melaksanakan pengukuran"], "kedua": ["menyiapkan data desa"]}],
    )
    pelaksanaan: Daftar[Teks] = Field(
        (),
        title="Pelaksanaan",
        description="Ayat tambahan pasal pelaksanaan, kalimat lengkap dengan titik.",
        examples=[["PARA PIHAK menunjuk pejabat penghubung."]],
        max_length=20,
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
    tahapan: TahapanSinergi = Field(
        default_factory=TahapanSinergi.model_construct,
        title="Tahapan",
        description="Naskah dan surat tahap persiapan dan penawaran.",
        examples=[{"penawaran": {"nomor": "100.3.7/3/BKS/2026", "tanggal": "2026-01-05"}}],
    )
    penandatanganan: Penandatanganan | None = Field(
        None,
        title="Penandatanganan",
        description="Tempat dan tanggal; boleh menyusul sampai naskah siap ditandatangani.",
        examples=[{"tempat": "Tanjung", "tanggal": "2026-03-02"}],
    )

    def wrongs(self) -> Iterator[Wrong]:
        """List what doesn't agree within the berkas."""
        yield from super().wrongs()
        yield from self._duties_of_all()

    def named_roles(self) -> Iterator[RoleAt]:
        """List the roles that facts name; those of the duties must be all, see `wrongs`."""
        return (found for found in super().named_roles() if found[1][0] != "tugas_tanggung_jawab")

    def _duties_of_all(self) -> Iterator[Wrong]:
        if self.tugas_tanggung_jawab and set(self.tugas_tanggung_jawab) != set(self.roles):
            at = ("tugas_tanggung_jawab",)
            yield Wrong("field.roles-differ", at, {"expected": self.roles})

    @property
    def named_parties(self) -> tuple[PihakSinergi, ...]:
        """The parties as the berkas names them."""
        return self.para_pihak

    @property
    def pihak(self) -> tuple[PihakHadir, ...]:
        """The parties with the numbers they give the one agreement."""
        return self.parties_in("nota_kesepakatan")

    @property
    def agreements(self) -> dict[str, Naskah]:
        """The agreements of the berkas that have begun, by document; one pair signed together."""
        numbers = {
            peran: pihak.nomor_naskah
            for peran, pihak in zip(self.roles, self.para_pihak, strict=True)
            if pihak.nomor_naskah is not None
        }
        both = Naskah(nomor=numbers, penandatanganan=self.penandatanganan)
        return super().agreements | {"nota_kesepakatan": both, "rencana_kerja": both}

    def signatories(self, signers: str, document: str) -> tuple[PenandaTangan, ...]:
        """Say who signs a document, in the order of the roles."""
        if signers == "pelapor":  # Permendagri 22/2020 Pasal 60: the team reports
            return super().signatories("ketua_tkksd", document)
        return super().signatories(signers, document)
