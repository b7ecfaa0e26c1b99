"""The profile of a region: everything its documents share, written once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from generator.indonesian.nomor import pola_keliru
from generator.models.base import InputFile, Model, refuse, repeated
from generator.models.naskah import DasarHukumTambahan
from generator.models.pihak import Alamat, Narahubung, Pejabat, Wakil
from generator.models.signatory import PenandaTangan
from generator.models.types import Daftar, JalurBerkas, Laman, PosEl, Teks, Telepon

_HEAD = {"kabupaten": "Bupati", "kota": "Wali Kota", "provinsi": "Gubernur"}
_HEAD_ENGLISH = {"kabupaten": "Regent", "kota": "Mayor", "provinsi": "Governor"}
_KIND_ENGLISH = {"kabupaten": "Regency", "kota": "City", "provinsi": "Province"}
_ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
_PREFIX = {"definitif": "", "pj": "Pj. ", "pjs": "Pjs. ", "plt": "Plt. ", "plh": "Plh. "}


def _as_float(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value


Penanda = Literal[
    "mitra",
    "daerah",
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
"""Who signs: a party by its place, the region, or all its partners."""

Spasi = Annotated[float, Field(ge=1, le=2), BeforeValidator(_as_float)]
"""Line spacing in lines: 1 to 2."""


class KepalaDaerah(Pejabat):
    """The head of the region, or whoever acts for the head."""

    status: Literal["definitif", "pj", "pjs", "plt", "plh"] = Field(
        "definitif",
        title="Status",
        description="Kedudukan pejabat: definitif, atau penjabat/pelaksana sebagaimana ditunjuk.",
        examples=["definitif"],
    )


class Gambar(Model):
    """Picture files of the emblems; a neutral placeholder stands in where one is missing."""

    lambang_negara: JalurBerkas | None = Field(
        None,
        title="Lambang negara",
        description="Gambar Garuda berwarna (PNG atau JPEG), relatif terhadap berkas profil.",
        examples=["gambar/garuda.png"],
    )
    lambang_daerah: JalurBerkas | None = Field(
        None,
        title="Lambang daerah",
        description="Gambar lambang daerah (PNG atau JPEG), relatif terhadap berkas profil.",
        examples=["gambar/lambang.png"],
    )


def _pattern(value: object) -> object:
    if isinstance(value, str) and (wrong := pola_keliru(value)):
        raise PydanticCustomError("field.number-pattern", "field.number-pattern", {"slot": wrong})
    return value


Pola = Annotated[str, BeforeValidator(_pattern), Field(min_length=6, max_length=100)]
"""A pattern of document numbers, see `generator.indonesian.nomor`."""

_KEPUTUSAN = "{urut} TAHUN {tahun}"
_REGISTER = (
    "{klasifikasi}/{urut}/{unit}/{tahun}",
    "{klasifikasi}/{urut}/{unit}/{bulan_romawi}/{tahun}",
)


class PolaNomor(Model):
    """The patterns that numbers of the region's own register follow, per kind of document.

    Form of Permendagri 83/2022; the month in Roman numerals is an older habit. Partners number
    their documents as they like.
    """

    naskah_kerja_sama: Daftar[Pola] = Field(
        _REGISTER,
        title="Naskah kerja sama",
        description="Pola nomor kesepakatan, perjanjian, dan nota kesepakatan.",
        examples=[list(_REGISTER)],
        min_length=1,
        max_length=10,
    )
    naskah_dinas: Daftar[Pola] = Field(
        _REGISTER,
        title="Naskah dinas",
        description="Pola nomor surat.",
        examples=[list(_REGISTER)],
        min_length=1,
        max_length=10,
    )
    keputusan: Daftar[Pola] = Field(
        (*_REGISTER, _KEPUTUSAN),
        title="Keputusan",
        description="Pola nomor keputusan kepala daerah.",
        examples=[[_KEPUTUSAN]],
        min_length=1,
        max_length=10,
    )


class Dprd(Model):
    """The regional council as addressee."""

    pimpinan: Teks = Field(
        "Ketua",
        title="Pimpinan",
        description="Jabatan yang dituju surat kepada DPRD.",
        examples=["Ketua"],
    )
    kota: Teks = Field(
        title="Kota",
        description="Kota kedudukan DPRD.",
        examples=["Tanjung"],
    )


class Tepi(Model):
    """Page margins in millimetres."""

    atas: int = Field(title="Atas", description="Tepi atas, mm.", examples=[25], ge=10, le=60)
    bawah: int = Field(title="Bawah", description="Tepi bawah, mm.", examples=[25], ge=10, le=60)
    kiri: int = Field(title="Kiri", description="Tepi kiri, mm.", examples=[25], ge=10, le=60)
    kanan: int = Field(title="Kanan", description="Tepi kanan, mm.", examples=[25], ge=10, le=60)


class Halaman(Model):
    """Paper, font and spacing of one kind of document; what is left out keeps its default."""

    kertas: Literal["A4", "F4"] | None = Field(
        None,
        title="Kertas",
        description="Ukuran kertas: A4 (210 x 297 mm) atau F4 (215 x 330 mm).",
        examples=["A4"],
    )
    huruf: Literal["Bookman Old Style", "Arial"] | None = Field(
        None,
        title="Huruf",
        description="Jenis huruf naskah.",
        examples=["Bookman Old Style"],
    )
    ukuran_pt: int | None = Field(
        None,
        title="Ukuran huruf",
        description="Ukuran huruf dalam poin.",
        examples=[12],
        ge=9,
        le=14,
    )
    spasi: Spasi | None = Field(
        None,
        title="Spasi",
        description="Jarak baris: 1 rapat, 1.15, 1.5.",
        examples=[1.15],
    )
    tepi_mm: Tepi | None = Field(
        None,
        title="Tepi",
        description="Tepi halaman dalam milimeter.",
        examples=[{"atas": 25, "bawah": 25, "kiri": 25, "kanan": 25}],
    )


class HalamanDaerah(Model):
    """Page settings of the region that differ from the shipped ones, per kind of document."""

    naskah_kerja_sama: Halaman | None = Field(
        None,
        title="Naskah kerja sama",
        description="Halaman nota kesepakatan, kesepakatan bersama, perjanjian dan rencana kerja.",
        examples=[{"kertas": "F4"}],
    )
    naskah_dinas: Halaman | None = Field(
        None,
        title="Naskah dinas",
        description="Halaman surat, surat kuasa, berita acara dan laporan.",
        examples=[{"ukuran_pt": 11}],
    )
    produk_hukum: Halaman | None = Field(
        None,
        title="Produk hukum",
        description="Halaman keputusan kepala daerah.",
        examples=[{"kertas": "F4"}],
    )
    kajian: Halaman | None = Field(
        None,
        title="Kajian",
        description="Halaman kerangka acuan kerja, studi kelayakan dan kajian.",
        examples=[{"spasi": 1.5}],
    )
    luar_negeri: Halaman | None = Field(
        None,
        title="Luar negeri",
        description="Halaman naskah dwibahasa kerja sama luar negeri.",
        examples=[{"ukuran_pt": 10}],
    )


class Profil(InputFile):
    """A region that makes agreements: names, officials, council, law, letterhead and habits."""

    jenis: Literal["kabupaten", "kota", "provinsi"] = Field(
        title="Jenis daerah",
        description="Kabupaten, kota atau provinsi; menentukan sebutan kepala daerah.",
        examples=["kabupaten"],
    )
    nama: Teks = Field(
        title="Nama daerah",
        description="Nama daerah tanpa kata Kabupaten, Kota atau Provinsi.",
        examples=["Tabalong"],
    )
    provinsi: Teks = Field(
        title="Provinsi",
        description="Nama provinsi tanpa kata Provinsi.",
        examples=["Kalimantan Selatan"],
    )
    ibu_kota: Teks = Field(
        title="Ibu kota",
        description="Ibu kota; dicetak sebagai tempat surat.",
        examples=["Tanjung"],
    )
    ibu_kota_provinsi: Teks | None = Field(
        None,
        title="Ibu kota provinsi",
        description="Kota tujuan surat kepada gubernur.",
        examples=["Banjarbaru"],
    )
    alamat: Alamat = Field(
        title="Alamat",
        description="Alamat kantor kepala daerah.",
        examples=[{"jalan": "Jalan Pangeran Antasari Nomor 1", "kota": "Tanjung"}],
    )
    telepon: Telepon | None = Field(
        None,
        title="Telepon",
        description="Telepon kantor kepala daerah.",
        examples=["(0526) 2021001"],
    )
    laman: Laman | None = Field(
        None,
        title="Laman",
        description="Laman resmi daerah.",
        examples=["https://contoh.go.id"],
    )
    pos_el: PosEl | None = Field(
        None,
        title="Pos-el",
        description="Pos-el resmi daerah.",
        examples=["setda@contoh.go.id"],
    )
    gambar: Gambar = Field(
        default_factory=Gambar.model_construct,
        title="Gambar",
        description="Berkas gambar lambang negara dan lambang daerah.",
        examples=[{"lambang_daerah": "gambar/lambang.png"}],
    )
    kepala_daerah: KepalaDaerah = Field(
        title="Kepala daerah",
        description="Bupati, wali kota atau gubernur, atau penjabatnya.",
        examples=[{"nama": "Ahmad Fauzan Noor"}],
    )
    sekretaris_daerah: Wakil | None = Field(
        None,
        title="Sekretaris daerah",
        description=(
            "Ketua Tim Koordinasi Kerja Sama Daerah karena jabatannya (Permendagri 22/2020 "
            "Pasal 47)."
        ),
        examples=[{"nama": "Muhammad Ridwan", "jabatan": "Sekretaris Daerah"}],
    )
    kepala_bagian_hukum: Wakil | None = Field(
        None,
        title="Kepala bagian hukum",
        description="Pejabat yang mengesahkan salinan keputusan.",
        examples=[{"nama": "Nurul Hidayah", "jabatan": "Kepala Bagian Hukum"}],
    )
    unit_kerja_sama: Narahubung = Field(
        title="Unit kerja sama",
        description="Bagian yang membidangi kerja sama; alamat surat-menyurat daerah.",
        examples=[{"unit": "Bagian Kerja Sama Sekretariat Daerah"}],
    )
    dprd: Dprd = Field(
        title="DPRD",
        description="DPRD sebagai tujuan surat.",
        examples=[{"kota": "Tanjung"}],
    )
    dasar_hukum: Daftar[DasarHukumTambahan] = Field(
        (),
        title="Dasar hukum daerah",
        description=(
            "Peraturan yang khas daerah: undang-undang pembentukan dan peraturan daerah tentang "
            "kerja sama; kunci dari daftar, atau bunyi lengkapnya. Undang-undang pembentukan dapat "
            "berganti; periksa sebelum dipakai."
        ),
        examples=[
            [
                "uu-8-1965",
                {
                    "jenis": "perda",
                    "tahun": 2021,
                    "nomor": 4,
                    "teks": "Peraturan Daerah Kabupaten Tabalong Nomor 4 Tahun 2021 tentang "
                    "Kerja Sama Daerah",
                },
            ]
        ],
        max_length=30,
    )
    pola_nomor: PolaNomor = Field(
        default_factory=PolaNomor.model_construct,
        title="Pola nomor",
        description="Pola nomor naskah daerah menurut jenisnya; nomor mitra tidak diperiksa.",
        examples=[{"keputusan": [_KEPUTUSAN]}],
    )
    lapisan: JalurBerkas | None = Field(
        None,
        title="Lapisan",
        description=(
            "Folder milik daerah dengan susunan seperti templates/, relatif terhadap berkas "
            "profil: templat, dasar hukum, halaman, aturan, dan teks yang menggantikan bawaan."
        ),
        examples=["lapisan"],
    )
    halaman: HalamanDaerah = Field(
        default_factory=HalamanDaerah.model_construct,
        title="Halaman",
        description="Kertas, huruf, spasi dan tepi yang berbeda dari bawaan.",
        examples=[{"naskah_kerja_sama": {"kertas": "F4"}}],
    )
    zona_waktu: Literal["WIB", "WITA", "WIT"] = Field(
        "WIB",
        title="Zona waktu",
        description="Zona waktu daerah: WIB, WITA atau WIT.",
        examples=["WITA"],
    )
    cuti_bersama: bool = Field(
        default=True,
        title="Cuti bersama",
        description="Apakah cuti bersama dihitung sebagai hari libur saat menghitung hari kerja.",
        examples=[True],
    )
    satuan_hari: Literal["kerja", "kalender"] = Field(
        "kerja",
        title="Satuan hari",
        description="Arti kata hari bila peraturan hanya menulis hari: hari kerja atau kalender.",
        examples=["kerja"],
    )
    urutan_tanda_tangan: Literal["kedua_kiri", "kesatu_kiri"] = Field(
        "kedua_kiri",
        title="Urutan tanda tangan",
        description=(
            "Sisi tanda tangan: PIHAK KEDUA di kiri menurut format Permendagri 22/2020, atau "
            "PIHAK KESATU di kiri."
        ),
        examples=["kedua_kiri"],
    )
    urutan_penandatanganan: Daftar[Penanda] = Field(
        (),
        title="Urutan penandatanganan",
        description=(
            "Siapa menandatangani lebih dulu secara elektronik: mitra (semua pihak lain, urutan di "
            "antara mereka bebas), daerah, atau peran seperti kesatu. Yang tidak disebut "
            "menandatangani paling akhir. Bila kosong, urutannya bebas."
        ),
        examples=[["mitra", "daerah"]],
        max_length=10,
    )
    ejaan: Literal["format", "baku"] = Field(
        "format",
        title="Ejaan",
        description=(
            "Ejaan rumusan baku: sebagaimana tercetak dalam format Permendagri 22/2020 "
            "(bertandatangan, bermaterai) atau menurut kamus (bertanda tangan, bermeterai)."
        ),
        examples=["format"],
    )
    tanda_tangan_elektronik: bool = Field(
        default=True,
        title="Tanda tangan elektronik",
        description="Naskah ditandatangani secara elektronik; bila tidak, dicetak untuk meterai.",
        examples=[True],
    )
    catatan_kaki_tte: Teks | None = Field(
        None,
        title="Catatan kaki tanda tangan elektronik",
        description=(
            "Kalimat di kaki setiap halaman naskah yang ditandatangani secara elektronik, bila "
            "berbeda dari bawaan."
        ),
        examples=[
            "Dokumen ini ditandatangani secara elektronik dengan sertifikat yang diterbitkan BSrE"
        ],
    )
    tembusan_dprd: Daftar[Teks] = Field(
        (),
        title="Tembusan surat DPRD",
        description="Penerima tembusan surat permohonan persetujuan DPRD.",
        examples=[["Gubernur Kalimantan Selatan"]],
        max_length=20,
    )

    _pictures: Mapping[str, bytes] = PrivateAttr(default_factory=dict)
    _folder: Path | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _each_signs_once(self) -> Self:
        refuse(repeated(self.urutan_penandatanganan, ("urutan_penandatanganan",)))
        return self

    def with_pictures(self, pictures: Mapping[str, bytes]) -> Self:
        """Return the same profil with the contents of its picture files, by field name."""
        copy = self.model_copy()
        copy._pictures = dict(pictures)  # noqa: SLF001 – our own private attribute, on a fresh copy
        return copy

    def with_layer(self, folder: Path) -> Self:
        """Return the same profil with the folder that its `lapisan` names."""
        copy = self.model_copy()
        copy._folder = folder  # noqa: SLF001 – as above
        return copy

    @property
    def folder_lapisan(self) -> Path | None:
        """Where the region's own layer is; `None` where it has none, or nobody looked for it."""
        return self._folder

    @property
    def pictures(self) -> Mapping[str, bytes]:
        """The contents of the picture files, by field name; empty where none is named."""
        return self._pictures

    @property
    def nama_lengkap(self) -> str:
        """Kind and name: "Kabupaten Tabalong"."""
        return f"{self.jenis.capitalize()} {self.nama}"

    @property
    def pemerintah(self) -> str:
        """The government as a party: "Pemerintah Daerah Kabupaten Tabalong"."""
        return f"Pemerintah Daerah {self.nama_lengkap}"

    @property
    def sebutan_kepala(self) -> str:
        """What the head is called: Bupati, Wali Kota or Gubernur, with Pj./Plt. where due."""
        return f"{_PREFIX[self.kepala_daerah.status]}{_HEAD[self.jenis]}"

    @property
    def jabatan_kepala(self) -> str:
        """The head's position in full: "Bupati Tabalong"."""
        return f"{self.sebutan_kepala} {self.nama}"

    @property
    def sebutan_jabatan(self) -> str:
        """What the office is called, whoever holds it: Bupati, Wali Kota or Gubernur."""
        return _HEAD[self.jenis]

    @property
    def jabatan(self) -> str:
        """The office of the head, whoever holds it: "Bupati Tabalong"."""
        return f"{_HEAD[self.jenis]} {self.nama}"

    @property
    def jabatan_inggris(self) -> str:
        """The head's office in English: "Regent of Tabalong"."""
        return f"{_HEAD_ENGLISH[self.jenis]} of {self.nama}"

    @property
    def pemerintah_inggris(self) -> str:
        """The government in English: "Regional Government of Tabalong Regency"."""
        return f"Regional Government of {self.nama} {_KIND_ENGLISH[self.jenis]}"

    @property
    def zona(self) -> timezone:
        """The region's time zone; Indonesia has no summer time."""
        return timezone(timedelta(hours=_ZONES[self.zona_waktu]), self.zona_waktu)

    @property
    def sebutan_dprd(self) -> str:
        """The council's full name."""
        return f"Dewan Perwakilan Rakyat Daerah {self.nama_lengkap}"

    @property
    def wakil(self) -> Wakil:
        """The head of the region as the official who signs for the region."""
        kepala = self.kepala_daerah
        return Wakil.model_construct(
            **{name: getattr(kepala, name) for name in Pejabat.model_fields},
            jabatan=self.jabatan_kepala,
        )

    @property
    def _ketua_tkksd(self) -> Wakil | None:
        """The regional secretary as chair of the team (Permendagri 22/2020 Pasal 47)."""
        official = self.sekretaris_daerah
        if official is None:
            return None
        office = f"{official.jabatan} selaku Ketua Tim Koordinasi Kerja Sama Daerah"
        return official.model_copy(update={"jabatan": office})

    def signatories(self, signers: str, role: str) -> tuple[PenandaTangan, ...]:
        """Say who signs for the region.

        Args:
            signers: `kepala_daerah`, `ketua_tkksd`, or `kepala_bagian_hukum`.
            role: The role of the head of the region.

        Raises:
            ValueError: The region has no such signatory.
        """
        if signers == "kepala_daerah":
            definitive = self.kepala_daerah.status == "definitif"
            return (PenandaTangan(peran=role, pejabat=self.wakil, bergelar=definitive),)
        if signers == "ketua_tkksd":
            return (PenandaTangan(peran=signers, pejabat=self._ketua_tkksd),)
        if signers == "kepala_bagian_hukum":
            official = self.kepala_bagian_hukum
            return (PenandaTangan(peran=signers, pejabat=official, berpangkat=True),)
        raise ValueError(signers)
