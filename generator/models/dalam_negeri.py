"""What the domestic forms share: KSDD, KSDPK and sinergi (Permendagri 22/2020)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from generator.models.base import Wrong, repeated
from generator.models.kerja_sama import KerjaSama
from generator.models.naskah import JangkaWaktu, Naskah, PasalTambahan
from generator.models.objek import Objek
from generator.models.pelaksanaan import Adendum
from generator.models.pemantauan import Pemantauan
from generator.models.persetujuan import PersetujuanDprd
from generator.models.tahapan import Tahapan
from generator.models.types import MAX_LETTERED, Daftar, Teks

PasalPilihan = Literal[
    "korespondensi", "pemantauan_evaluasi", "penyelesaian_perselisihan", "keadaan_kahar"
]


class DalamNegeri(KerjaSama):
    """A cooperation within Indonesia."""

    prakarsa: Literal["daerah", "mitra"] = Field(
        "daerah",
        title="Prakarsa",
        description="Siapa yang menawarkan: daerah dalam profil, atau mitra.",
        examples=["daerah"],
    )
    objek: Objek = Field(
        title="Objek",
        description="Objek kerja sama dan dasar perencanaannya.",
        examples=[
            {
                "urusan": "pertanahan",
                "uraian": "pendaftaran tanah sistematis lengkap",
                "dasar_perencanaan": {"dokumen": "RKPD", "tahun": 2026, "rujukan": "Program A"},
            }
        ],
    )
    lokasi: Daftar[Teks] = Field(
        (),
        title="Lokasi",
        description="Lokasi kerja sama.",
        examples=[["Kabupaten Tabalong"]],
        max_length=50,
    )
    maksud: Teks | None = Field(
        None,
        title="Maksud",
        description="Maksud, satu frasa yang melanjutkan kalimat: Maksud naskah ini adalah …",
        examples=["sebagai landasan PARA PIHAK dalam percepatan pendaftaran tanah"],
    )
    tujuan: Daftar[Teks] = Field(
        (),
        title="Tujuan",
        description="Tujuan, tiap butir diawali kata kerja, tanpa tanda baca penutup.",
        examples=[["mempercepat pendaftaran tanah"]],
        max_length=MAX_LETTERED,
    )
    ruang_lingkup: Daftar[Teks] = Field(
        (),
        title="Ruang lingkup",
        description="Ruang lingkup, tanpa tanda baca penutup.",
        examples=[["penyuluhan dan pengumpulan data yuridis"]],
        max_length=MAX_LETTERED,
    )
    tahapan: Tahapan = Field(
        default_factory=Tahapan.model_construct,
        title="Tahapan",
        description="Naskah dan surat tahap persiapan dan penawaran.",
        examples=[{"penawaran": {"nomor": "100.3.7/3/BKS/2026", "tanggal": "2026-01-05"}}],
    )
    manfaat: Daftar[Teks] = Field(
        (),
        title="Manfaat",
        description="Keuntungan bagi daerah berupa uang, barang atau jasa.",
        examples=[["kepastian hukum atas 5.000 bidang tanah"]],
        max_length=20,
    )
    pasal_pilihan: Daftar[PasalPilihan] = Field(
        ("pemantauan_evaluasi", "penyelesaian_perselisihan", "keadaan_kahar"),
        title="Pasal pilihan",
        description="Pasal baku yang tidak diwajibkan dan hendak dimuat.",
        examples=[["korespondensi", "pemantauan_evaluasi", "penyelesaian_perselisihan"]],
        max_length=4,
        json_schema_extra={"uniqueItems": True},
    )
    perubahan: Daftar[Adendum] = Field(
        (),
        title="Perubahan",
        description="Adendum menurut urutan waktu; yang terakhir dapat dicetak.",
        examples=[
            [
                {
                    "atas": "nota_kesepakatan",
                    "alasan": ["bahwa volume sampah melampaui perkiraan"],
                    "perubahan": [{"ketentuan": "Pasal 7", "semula": "Lama.", "menjadi": "Baru."}],
                    "menambah_pembebanan": False,
                }
            ]
        ],
        max_length=20,
    )
    pasal_tambahan: Daftar[PasalTambahan] = Field(
        (),
        title="Pasal tambahan",
        description="Pasal yang ditambahkan PARA PIHAK sebelum pasal lain-lain.",
        examples=[[{"judul": "Kerahasiaan Data", "ayat": [{"isi": "PARA PIHAK menjaga data."}]}]],
        max_length=30,
    )
    pemantauan: Daftar[Pemantauan] = Field(
        (),
        title="Pemantauan",
        description="Hasil pemantauan menurut semester.",
        examples=[[{"tahun": 2026, "semester": 1}]],
        max_length=40,
    )

    def wrongs(self) -> Iterator[Wrong]:
        """List what doesn't agree within the berkas."""
        yield from super().wrongs()
        yield from repeated(self.pasal_pilihan, ("pasal_pilihan",))

    @property
    def agreements(self) -> dict[str, Naskah]:
        """The agreements of the berkas that have begun, by document."""
        found = (("adendum", self.adendum), ("pengakhiran", self.pengakhiran))
        return {key: naskah for key, naskah in found if naskah is not None}

    def term_of(self, document: str, day: date) -> JangkaWaktu | None:
        """Give the term of an agreement as the latest addendum signed by that day has it."""
        changed = [
            addendum.jangka_waktu
            for addendum in self.perubahan
            if addendum.atas == document
            and addendum.jangka_waktu is not None
            and addendum.penandatanganan is not None
            and addendum.penandatanganan.tanggal <= day
        ]
        return changed[-1] if changed else super().term_of(document, day)

    @property
    def prakarsa_daerah(self) -> bool:
        """Whether the user's own region makes the offer."""
        return self.prakarsa == "daerah"

    @property
    def prakarsa_mitra(self) -> bool:
        """Whether a partner makes the offer."""
        return self.prakarsa == "mitra"

    @property
    def adendum(self) -> Adendum | None:
        """The latest addendum."""
        return self.perubahan[-1] if self.perubahan else None

    @property
    def adendum_perlu_dprd(self) -> bool:
        """Whether the latest addendum adds a burden, so that the council must approve it.

        Permendagri 22/2020 Pasal 15 ayat (6), 37 ayat (5) and 58.
        """
        return self.adendum is not None and self.adendum.menambah_pembebanan

    @property
    def persetujuan_adendum(self) -> PersetujuanDprd | None:
        """The council's approval of the latest addendum."""
        return self.adendum.persetujuan_dprd if self.adendum else None

    @property
    def pemantauan_terakhir(self) -> Pemantauan | None:
        """The results of the latest semester."""
        if not self.pemantauan:
            return None
        return max(self.pemantauan, key=lambda result: (result.tahun, result.semester))
