"""What decrees of the head of a region share (UU 12/2011 Pasal 97; UU 30/2014 Pasal 55–58)."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import Model
from generator.models.berkas import Berkas
from generator.models.pihak import Wakil
from generator.models.surat import SuratBernomor
from generator.models.types import Daftar, DaftarIsi, NomorNaskah, Tahun, Tanggal, Teks


class Pengesahan(Model):
    """The decree itself: its number and the day it is set."""

    nomor: NomorNaskah = Field(
        title="Nomor",
        description="Nomor keputusan sebagaimana dicetak setelah kata NOMOR.",
        examples=["100.3.3.2/12/KUM/2026"],
    )
    tanggal: Tanggal = Field(
        title="Tanggal ditetapkan",
        description="Tanggal keputusan ditetapkan.",
        examples=["2026-01-05"],
    )


class Keputusan(Berkas):
    """A decree (keputusan kepala daerah) and what leads to it."""

    penetapan: Pengesahan | None = Field(
        None,
        title="Penetapan",
        description="Nomor dan tanggal keputusan; boleh menyusul.",
        examples=[{"nomor": "100.3.3.2/12/KUM/2026", "tanggal": "2026-01-05"}],
    )
    menimbang: DaftarIsi[Teks] = Field(
        title="Menimbang",
        description=(
            "Pertimbangan filosofis, sosiologis dan yuridis, tiap butir diawali kata bahwa, tanpa "
            "tanda baca penutup (UU 12/2011 Lampiran II no. 22); butir penutup dibuat sendiri."
        ),
        examples=[["bahwa kerja sama daerah perlu dikoordinasikan"]],
    )
    memperhatikan: Daftar[Teks] = Field(
        (),
        title="Memperhatikan",
        description="Surat atau hasil rapat yang diperhatikan, tanpa tanda baca penutup.",
        examples=[["Berita Acara Rapat Pleno tanggal 4 Desember 2025"]],
        max_length=20,
    )
    mulai_berlaku: Tanggal | None = Field(
        None,
        title="Mulai berlaku",
        description="Tanggal mulai berlaku bila bukan tanggal ditetapkan (UU 30/2014 Pasal 57).",
        examples=["2026-01-05"],
    )
    alasan_berlaku_surut: Teks | None = Field(
        None,
        title="Alasan berlaku surut",
        description="Alasan bila berlaku sebelum ditetapkan (UU 30/2014 Pasal 58 ayat (6)).",
        examples=["melindungi hak yang telah timbul"],
    )
    tahun_anggaran: Tahun | None = Field(
        None,
        title="Tahun anggaran",
        description="Tahun anggaran yang menanggung biaya, sekaligus masa berlakunya.",
        examples=[2026],
    )
    berakhir: Tanggal | None = Field(
        None,
        title="Berakhir",
        description="Tanggal berakhirnya keputusan bila bukan akhir tahun anggaran.",
        examples=["2026-12-31"],
    )
    mencabut: Daftar[SuratBernomor] = Field(
        (),
        title="Mencabut",
        description="Keputusan yang dicabut.",
        examples=[[{"nomor": "188.45/12/KUM/2021", "tanggal": "2021-01-11"}]],
        max_length=10,
    )
    rahmat: bool = Field(
        default=False,
        title="Frasa rahmat",
        description=(
            "Apakah memuat DENGAN RAHMAT TUHAN YANG MAHA ESA; UU 12/2011 Lampiran II no. 15 "
            "menyebutnya untuk peraturan."
        ),
        examples=[False],
    )
    salinan: bool = Field(
        default=False,
        title="Salinan",
        description="Apakah salinan keputusan juga dibuat.",
        examples=[True],
    )
    tembusan: Daftar[Teks] = Field(
        (),
        title="Tembusan",
        description="Penerima salinan keputusan.",
        examples=[["Gubernur Kalimantan Selatan"]],
        max_length=30,
    )

    @property
    def penanda_salinan(self) -> Wakil | None:
        """Who certifies the copy."""
        return self.daerah.kepala_bagian_hukum
