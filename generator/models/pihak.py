"""Parties to an agreement and the officials who sign for them."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Discriminator, Field, Tag

from generator.models.base import Model
from generator.models.surat import SuratBernomor
from generator.models.types import (
    Daftar,
    JalurBerkas,
    KodePos,
    Nip,
    NomorNaskah,
    PosEl,
    Tanggal,
    Teks,
    Telepon,
)

Peran = Literal[
    "kesatu",
    "kedua",
    "ketiga",
    "keempat",
    "kelima",
    "keenam",
    "ketujuh",
    "kedelapan",
    "kesembilan",
    "kesepuluh",
]
"""A party's place in the agreement: PIHAK KESATU is `kesatu`."""

PERAN: Final[tuple[Peran, ...]] = (
    "kesatu",
    "kedua",
    "ketiga",
    "keempat",
    "kelima",
    "keenam",
    "ketujuh",
    "kedelapan",
    "kesembilan",
    "kesepuluh",
)

JenisPihakPusat = Literal[
    "kementerian",
    "lpnk",
    "lembaga",
    "instansi_vertikal",
    "badan_pusat",
    "badan_hukum_publik",
]


class Alamat(Model):
    """A postal address."""

    jalan: Teks = Field(
        title="Jalan",
        description="Nama jalan dan nomor, dengan kata Jalan.",
        examples=["Jalan Jenderal Sudirman Nomor 12"],
    )
    kota: Teks = Field(
        title="Kota",
        description="Kota atau ibu kota tempat kedudukan.",
        examples=["Tanjung"],
    )
    kode_pos: KodePos | None = Field(
        None,
        title="Kode pos",
        description="Kode pos lima angka.",
        examples=["71513"],
    )


class DasarKewenangan(Model):
    """The decision by which an official holds the office."""

    jenis: Literal["keputusan", "peraturan", "surat_perintah", "surat_kuasa"] = Field(
        title="Jenis",
        description="Jenis naskah yang memberi kewenangan.",
        examples=["keputusan"],
    )
    pejabat: Teks | None = Field(
        None,
        title="Pejabat penetap",
        description="Jabatan yang menetapkan naskah itu.",
        examples=["Menteri Dalam Negeri"],
    )
    nomor: NomorNaskah = Field(
        title="Nomor",
        description="Nomor naskah pemberi kewenangan.",
        examples=["100.2.1.3-1234 Tahun 2025"],
    )
    tanggal: Tanggal = Field(
        title="Tanggal",
        description="Tanggal naskah itu, ditulis TTTT-BB-HH.",
        examples=["2025-02-03"],
    )
    tentang: Teks | None = Field(
        None,
        title="Tentang",
        description="Judul naskah itu.",
        examples=["Pengesahan Pengangkatan Kepala Daerah"],
    )


class Pejabat(Model):
    """A person in an office; titles are kept apart, since agreements print names without them."""

    nama: Teks = Field(
        title="Nama",
        description="Nama tanpa gelar (Lampiran Permendagri 22/2020).",
        examples=["Rahmat Hidayatullah"],
    )
    gelar_depan: Teks | None = Field(
        None,
        title="Gelar depan",
        description="Gelar di depan nama; hanya dicetak pada surat.",
        examples=["Dr."],
    )
    gelar_belakang: Teks | None = Field(
        None,
        title="Gelar belakang",
        description="Gelar di belakang nama, tanpa koma pembuka; hanya dicetak pada surat.",
        examples=["S.H., M.H."],
    )
    nip: Nip | None = Field(
        None,
        title="NIP",
        description="Nomor induk pegawai, 18 angka tanpa spasi.",
        examples=["197805122005011003"],
    )
    pangkat: Teks | None = Field(
        None,
        title="Pangkat dan golongan",
        description="Pangkat dengan golongan ruang.",
        examples=["Pembina Tingkat I (IV/b)"],
    )
    dasar_kewenangan: DasarKewenangan | None = Field(
        None,
        title="Dasar kewenangan",
        description="Keputusan pengangkatan atau penunjukan pejabat ini.",
        examples=[{"jenis": "keputusan", "nomor": "12/SK-OT.01/I/2025", "tanggal": "2025-01-20"}],
    )


class Wakil(Pejabat):
    """The official who appears and signs for a party."""

    jabatan: Teks = Field(
        title="Jabatan",
        description="Jabatan penanda tangan, lengkap.",
        examples=["Kepala Kantor Pertanahan Kabupaten Tabalong"],
    )


class Narahubung(Model):
    """Where letters about the agreement go."""

    unit: Teks = Field(
        title="Unit kerja",
        description="Unit kerja atau jabatan yang menerima surat-menyurat.",
        examples=["Subbagian Tata Usaha"],
    )
    alamat: Teks | None = Field(
        None,
        title="Alamat",
        description="Alamat surat-menyurat bila berbeda dari alamat pihak.",
        examples=["Jalan Jenderal Sudirman Nomor 12, Tanjung"],
    )
    telepon: Telepon | None = Field(
        None,
        title="Telepon",
        description="Nomor telepon kantor.",
        examples=["(0526) 2021345"],
    )
    pos_el: PosEl | None = Field(
        None,
        title="Pos-el",
        description="Alamat pos-el kantor.",
        examples=["tu@contoh.go.id"],
    )


class PihakMitra(Model):
    """What partners of every kind have."""

    nama: Teks = Field(
        title="Nama pihak",
        description="Nama lengkap pihak.",
        examples=["Kantor Pertanahan Kabupaten Tabalong"],
    )
    alamat: Alamat = Field(
        title="Alamat",
        description="Alamat kedudukan pihak.",
        examples=[{"jalan": "Jalan Jenderal Sudirman Nomor 12", "kota": "Tanjung"}],
    )
    wakil: Wakil | None = Field(
        None,
        title="Wakil",
        description="Pejabat yang menandatangani untuk pihak ini; boleh menyusul.",
        examples=[{"nama": "Rahmat Hidayatullah", "jabatan": "Kepala Kantor Pertanahan"}],
    )
    narahubung: Narahubung | None = Field(
        None,
        title="Narahubung",
        description="Alamat surat-menyurat untuk pasal korespondensi.",
        examples=[{"unit": "Subbagian Tata Usaha", "pos_el": "tu@contoh.go.id"}],
    )
    lambang: JalurBerkas | None = Field(
        None,
        title="Lambang atau logo",
        description="Gambar lambang atau logo pihak (PNG atau JPEG), relatif terhadap berkas ini.",
        examples=["gambar/logo-mitra.png"],
    )

    @property
    def sebutan(self) -> str:
        """The party's name as agreements print it."""
        return self.nama

    @property
    def yang_diwakili(self) -> str:
        """On whose behalf the official acts."""
        return self.sebutan


class PihakPusat(PihakMitra):
    """A party from the central government.

    Kementerian, lembaga pemerintah nonkementerian, instansi vertikal and the bodies practice
    treats alike (PP 28/2018 Pasal 46; Permendagri 22/2020 Pasal 52 and 57 ayat (2)).
    """

    nama: Teks = Field(
        title="Nama pihak",
        description="Nama lengkap kementerian, lembaga atau instansi vertikal.",
        examples=["Kantor Pertanahan Kabupaten Tabalong"],
    )
    jenis: JenisPihakPusat = Field(
        title="Jenis pihak",
        description="Jenis lembaga pusat; badan usaha dan daerah lain tidak dapat ber-sinergi.",
        examples=["instansi_vertikal"],
    )
    atas_nama: Teks | None = Field(
        None,
        title="Bertindak atas nama",
        description="Lembaga yang diwakili bila bukan nama pihak sendiri.",
        examples=["Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional"],
    )
    nomor_naskah: NomorNaskah | None = Field(
        None,
        title="Nomor naskah",
        description="Nomor naskah di buku agenda pihak ini; boleh menyusul.",
        examples=["12/NK-63.09/III/2026"],
    )

    @property
    def yang_diwakili(self) -> str:
        """On whose behalf the official acts."""
        return self.atas_nama or self.nama


class PihakProfil(Model):
    """The user's own region as a party: its facts stand in the profil."""

    rujuk: Literal["profil"] = Field(
        title="Rujukan",
        description="Selalu profil: pihak ini ialah daerah dalam berkas profil.",
        examples=["profil"],
    )
    narahubung: Narahubung | None = Field(
        None,
        title="Narahubung",
        description="Alamat surat-menyurat bila berbeda dari unit kerja sama dalam profil.",
        examples=[{"unit": "Dinas Pekerjaan Umum dan Penataan Ruang"}],
    )


class PihakProfilBernomor(PihakProfil):
    """The user's own region as a party of a form with one agreement, which it numbers here."""

    nomor_naskah: NomorNaskah | None = Field(
        None,
        title="Nomor naskah",
        description="Nomor naskah di buku agenda daerah.",
        examples=["100.3.7.1/12/NK/2026"],
    )


PROFIL: Final = "profil"
MITRA: Final = "mitra"


def kind_of_party(value: object) -> str:
    """Tell the user's own region from its partners, before and after validation."""
    if isinstance(value, PihakProfil) or (isinstance(value, dict) and "rujuk" in value):
        return PROFIL
    return MITRA


PihakSinergi = Annotated[
    Annotated[PihakPusat, Tag(MITRA)] | Annotated[PihakProfilBernomor, Tag(PROFIL)],
    Discriminator(kind_of_party),
]


class Kuasa(SuratBernomor):
    """A power of attorney to sign a perjanjian kerja sama.

    Permendagri 22/2020 Pasal 14 and 36; what it must say: domain practice after UU 30/2014
    Pasal 41 ayat (4).
    """

    penerima: Wakil = Field(
        title="Penerima kuasa",
        description="Pejabat yang diberi kuasa menandatangani.",
        examples=[{"nama": "Siti Rahmah", "jabatan": "Kepala Dinas Lingkungan Hidup"}],
    )
    pemberi: Teks | None = Field(
        None,
        title="Pemberi kuasa",
        description="Jabatan pemberi kuasa; kosong bila kepala daerah dalam profil.",
        examples=["Bupati Banjar"],
    )
    substitusi: bool = Field(
        default=False,
        title="Hak substitusi",
        description="Apakah kuasa boleh dilimpahkan kepada orang lain.",
        examples=[False],
    )
    tembusan: Daftar[Teks] = Field(
        (),
        title="Tembusan",
        description=(
            "Penerima tembusan surat kuasa, termasuk perangkat daerah yang membidangi kerja sama "
            "(Permendagri 22/2020 Pasal 14 ayat (3))."
        ),
        examples=[["Kepala Bagian Kerja Sama Sekretariat Daerah"]],
        max_length=20,
    )


class PihakHadir(Model):
    """A party as documents print it, whether it came from the berkas or from the profil.

    Not an input: `KerjaSama.pihak` builds it.

    Attributes:
        peran: The place among the parties.
        peran_ttd: The role in which it signs the document at hand: `peran`, or `kuasa_<peran>`
            where somebody signs under a power of attorney.
        asal: What the berkas says of a partner; `None` for the user's own region.
        kuasa: The power of attorney its signatory acts under.
    """

    peran: Peran
    peran_ttd: str
    nama: str
    atas_nama: str
    alamat: Alamat
    wakil: Wakil | None
    nomor_naskah: str | None
    narahubung: Narahubung | None
    daerah: bool
    asal: PihakMitra | None = None
    kuasa: Kuasa | None = None
