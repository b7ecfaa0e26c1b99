"""Regulations as data: what they are called, where they were promulgated, and what became of them.

How a legal basis is printed: UU 12/2011 Lampiran II no. 41–52. Pure: the file that holds the
records is read by `generator.dasar_hukum`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.models.base import Model, Wrong, refuse
from generator.models.naskah import JenisPeraturan
from generator.models.types import Daftar, KunciDasarHukum, Tahun, Tanggal, Teks

TINGKAT: Final[Mapping[JenisPeraturan, int]] = {
    "uud": 0,
    "tap_mpr": 1,
    "uu": 2,
    "perppu": 2,
    "pp": 3,
    "perpres": 4,
    "permen": 5,
    "perda_provinsi": 6,
    "perda": 7,
    "perkada": 8,
    "lainnya": 9,
}
"""The ladder of UU 12/2011 Pasal 7 ayat (1), the highest first.

Ministerial regulations stand outside it (Pasal 8); lists put them before the regions' own.
"""

_SEBUTAN: Final[Mapping[JenisPeraturan, str]] = {
    "uud": "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
    "tap_mpr": "Ketetapan Majelis Permusyawaratan Rakyat",
    "uu": "Undang-Undang",
    "perppu": "Peraturan Pemerintah Pengganti Undang-Undang",
    "pp": "Peraturan Pemerintah",
    "perpres": "Peraturan Presiden",
    "permen": "Peraturan",
    "perda_provinsi": "Peraturan Daerah",
    "perda": "Peraturan Daerah",
    "perkada": "Peraturan",
    "lainnya": "",
}
_SERI: Final = {
    "LN": ("Lembaran Negara Republik Indonesia", "Tambahan Lembaran Negara Republik Indonesia"),
    "BN": ("Berita Negara Republik Indonesia", "Tambahan Berita Negara Republik Indonesia"),
    "LD": ("Lembaran Daerah", "Tambahan Lembaran Daerah"),
    "BD": ("Berita Daerah", "Tambahan Berita Daerah"),
}
_HARUS_BERLEMBARAN: Final = {
    "uu": ("Lembaran Negara", "Tambahan Lembaran Negara"),
    "perppu": ("Lembaran Negara", "Tambahan Lembaran Negara"),
    "pp": ("Lembaran Negara", "Tambahan Lembaran Negara"),
    "perda_provinsi": ("Lembaran Daerah", "Tambahan Lembaran Daerah"),
    "perda": ("Lembaran Daerah", "Tambahan Lembaran Daerah"),
}


class Lembaran(Model):
    """Where a regulation was promulgated."""

    seri: Literal["LN", "BN", "LD", "BD"] = Field(
        title="Seri",
        description="LN Lembaran Negara, BN Berita Negara, LD Lembaran Daerah, BD Berita Daerah.",
        examples=["LN"],
    )
    tahun: Tahun = Field(title="Tahun", description="Tahun lembaran.", examples=[2018])
    nomor: int = Field(title="Nomor", description="Nomor lembaran.", examples=[97], ge=1)
    tambahan: int | None = Field(
        None, title="Tambahan", description="Nomor tambahan lembaran.", examples=[6219], ge=1
    )

    def cetak(self, daerah: str = "") -> str:
        """Write it as it stands in parentheses; `daerah` follows the name of a regional series.

        >>> Lembaran(seri="LN", tahun=2015, nomor=62).cetak()
        'Lembaran Negara Republik Indonesia Tahun 2015 Nomor 62'
        """
        owner = f" {daerah}" if daerah and self.seri in {"LD", "BD"} else ""
        name, supplement = (f"{text}{owner}" for text in _SERI[self.seri])
        text = f"{name} Tahun {self.tahun} Nomor {self.nomor}"
        return text if self.tambahan is None else f"{text}, {supplement} Nomor {self.tambahan}"


class Peraturan(Model):
    """One regulation."""

    singkatan: Teks = Field(
        title="Singkatan", description="Nama pendek untuk pesan.", examples=["PP 28/2018"]
    )
    jenis: JenisPeraturan = Field(
        title="Jenis", description="Jenis; menentukan urutan.", examples=["pp"]
    )
    lembaga: Teks | None = Field(
        None,
        title="Lembaga",
        description=(
            "Menteri, daerah, atau kepala daerah yang menetapkan; dicetak setelah jenisnya."
        ),
        examples=["Menteri Dalam Negeri", "Kabupaten Tabalong"],
    )
    nomor: int | None = Field(
        None, title="Nomor", description="Nomor; kosong untuk UUD.", examples=[28], ge=1, le=9999
    )
    tahun: Tahun = Field(title="Tahun", description="Tahun.", examples=[2018])
    pasal: Teks | None = Field(
        None,
        title="Pasal",
        description="Pasal yang disebut lebih dulu; hanya untuk UUD.",
        examples=["Pasal 18 ayat (6)"],
    )
    judul: Teks | None = Field(
        None,
        title="Judul",
        description="Judul setelah kata tentang; kosong untuk UUD.",
        examples=["Kerja Sama Daerah"],
    )
    tanggal: Tanggal | None = Field(
        None, title="Tanggal", description="Tanggal penetapan.", examples=["2018-07-30"]
    )
    lembaran: Lembaran | None = Field(
        None,
        title="Lembaran",
        description="Lembaran Negara, Berita Negara, atau Lembaran Daerah; kosong bila tak pasti.",
        examples=[{"seri": "LN", "tahun": 2018, "nomor": 97, "tambahan": 6219}],
    )
    diubah_oleh: Daftar[KunciDasarHukum] = Field(
        (),
        title="Diubah oleh",
        description="Kunci peraturan yang mengubah, dari yang pertama sampai yang terakhir.",
        examples=[["uu-15-2019", "uu-13-2022"]],
    )
    dicabut_oleh: Teks | None = Field(
        None,
        title="Dicabut oleh",
        description="Kunci atau sebutan peraturan yang mencabut.",
        examples=["pp-28-2018"],
    )
    terverifikasi: bool = Field(
        default=True,
        title="Terverifikasi",
        description="Apakah semua isinya dibaca dalam naskah resmi.",
        examples=[True],
    )
    catatan: Teks | None = Field(
        None,
        title="Catatan",
        description="Apa yang belum terverifikasi, atau yang perlu diketahui.",
        examples=["Nomor Berita Negara belum diperiksa."],
    )

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if self.jenis == "uud":
            return self
        if self.nomor is None or self.judul is None:
            at = "nomor" if self.nomor is None else "judul"
            raise PydanticCustomError("field.basis-incomplete", "incomplete", {"at": at})
        if not self.terverifikasi and self.catatan is None:
            raise PydanticCustomError("field.basis-unexplained", "unexplained", {"at": "catatan"})
        return self

    @property
    def sebutan(self) -> str:
        """Kind, number and year, without "Republik Indonesia" (UU 12/2011 Lampiran II no. 45)."""
        if self.jenis == "uud":
            return _SEBUTAN["uud"]
        return f"{self.nama_jenis} Nomor {self.nomor} Tahun {self.tahun}"

    @property
    def nama_jenis(self) -> str:
        """What it is called before its number: "Peraturan Menteri Dalam Negeri"."""
        return f"{_SEBUTAN[self.jenis]} {self.lembaga or ''}".strip()

    @property
    def nama(self) -> str:
        """Name and place of promulgation, without what changed it."""
        if self.jenis == "uud":
            return f"{self.pasal} {self.sebutan}" if self.pasal else self.sebutan
        text = f"{self.sebutan} tentang {self.judul}"
        if self.lembaran is None:
            return text
        return f"{text} ({self.lembaran.cetak(self.lembaga or '')})"


class DaftarPeraturan(Model):
    """The file `_base/dasar_hukum.json`."""

    koma_sebelum_terakhir: bool = Field(
        default=True,
        title="Koma sebelum terakhir",
        description="Apakah ada koma dalam: beberapa kali diubah, terakhir dengan.",
        examples=[True],
    )
    bawaan: dict[str, Daftar[KunciDasarHukum]] = Field(
        title="Bawaan",
        description="Kunci peraturan yang selalu dicetak, menurut dokumen, jenis, atau bentuk.",
        examples=[{"sinergi": ["uu-23-2014", "pp-28-2018"]}],
    )
    daftar: dict[KunciDasarHukum, Peraturan] = Field(
        title="Daftar", description="Peraturan menurut kuncinya.", examples=[{}]
    )

    @model_validator(mode="after")
    def _keys_are_known(self) -> Self:
        refuse(
            Wrong("field.basis-unlisted", at, {"key": key})
            for at, key in self._references()
            if key not in self.daftar
        )
        return self

    def _references(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for name, keys in self.bawaan.items():
            for index, key in enumerate(keys):
                yield ("bawaan", name, index), key
        for name, record in self.daftar.items():
            for index, key in enumerate(record.diubah_oleh):
                yield ("daftar", name, "diubah_oleh", index), key

    def teks(self, kunci: str) -> str:
        """Print a line of a list of legal bases, without closing punctuation.

        Amended once: "sebagaimana telah diubah dengan"; more often: "sebagaimana telah beberapa
        kali diubah, terakhir dengan", as UU 13/2022 writes.
        """
        record = self.daftar[kunci]
        if not record.diubah_oleh:
            return record.nama
        last = self.daftar[record.diubah_oleh[-1]].nama
        if len(record.diubah_oleh) == 1:
            return f"{record.nama} sebagaimana telah diubah dengan {last}"
        comma = "," if self.koma_sebelum_terakhir else ""
        return f"{record.nama} sebagaimana telah beberapa kali diubah{comma} terakhir dengan {last}"

    def sebutan_pencabut(self, kunci: str) -> str:
        """Name what repealed a regulation; empty while it is in force."""
        repealer = self.daftar[kunci].dicabut_oleh or ""
        return self.daftar[repealer].singkatan if repealer in self.daftar else repealer


@dataclass(frozen=True, slots=True)
class DasarTerpilih:
    """One line of a document's list of legal bases, with what rules ask about it.

    Attributes:
        teks: The line as printed, without closing punctuation.
        jenis: Its kind.
        tahun: Its year.
        nomor: Its number; 0 where it has none.
        asal: JSON path of the field that named it; empty for the shipped defaults.
        kunci: Its key in the registry; empty where the registry doesn't know it.
        peraturan: The registry's record, also of a line that was written out.
        dicabut_oleh: What repealed it, ready to print; empty while in force or unknown.
    """

    teks: str
    jenis: JenisPeraturan
    tahun: int
    nomor: int
    asal: str = ""
    kunci: str = ""
    peraturan: Peraturan | None = None
    dicabut_oleh: str = ""

    @property
    def tingkat(self) -> int:
        """Its place in the ladder; the lower the number, the higher the rank."""
        return TINGKAT[self.jenis]

    @property
    def kurang_lembaran(self) -> tuple[str, ...]:
        """What its line must name and doesn't.

        UU and PP carry Lembaran Negara and its supplement (UU 12/2011 Lampiran II no. 47), Perda
        those of the region (no. 49).
        """
        own = self.teks.partition(" sebagaimana telah ")[0]
        wanted = _HARUS_BERLEMBARAN.get(self.jenis, ())
        series = [name for name in wanted if not name.startswith("Tambahan")]
        missing = [name for name in series if name not in own.replace(f"Tambahan {name}", "")]
        return (*missing, *(name for name in wanted if name not in own and name not in series))


def diurutkan(chosen: list[DasarTerpilih]) -> list[DasarTerpilih]:
    """Sort by rank, then in time (UU 12/2011 Lampiran II no. 43).

    Those of one rank and year stand by date where all their dates are known, else by number.
    """
    ordered = sorted(chosen, key=lambda one: (one.tingkat, one.tahun, one.nomor))
    dates = {
        id(one): one.peraturan.tanggal
        for one in ordered
        if one.peraturan is not None and one.peraturan.tanggal is not None
    }
    result: list[DasarTerpilih] = []
    for place in dict.fromkeys((one.tingkat, one.tahun) for one in ordered):
        group = [one for one in ordered if (one.tingkat, one.tahun) == place]
        if all(id(one) in dates for one in group):
            group.sort(key=lambda one: dates[id(one)])
        result += group
    return result
