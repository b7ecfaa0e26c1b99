"""The small tables of `templates/_base/`: file codes, default texts, and how grave rules are."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from generator.models.base import Model
from generator.models.types import Daftar, Teks

Tingkat = Literal["error", "warning", "info"]
"""How grave a finding is: `error` blocks final documents, the others are only shown."""

_CODE: Final = r"^[0-9]{1,3}(\.[0-9]{1,3}){0,6}$"
_RULE: Final = r"^R[0-9]{2,3}$"
_NAME: Final = r"^[a-z][a-z0-9_]{1,63}$"

Kode = Annotated[str, Field(pattern=_CODE)]
"""A file code: figures with dots, such as 100.3.7.1."""

KodeAturan = Annotated[str, Field(pattern=_RULE)]
"""The code of a rule, such as R17."""

NamaTeks = Annotated[str, Field(pattern=_NAME)]
"""The name of a default text, such as `catatan_kaki_tte`."""


class KodeKlasifikasi(Model):
    """The file `_base/kode_klasifikasi.json`: codes of Permendagri 83/2022 met in this field."""

    kode: dict[Kode, Teks] = Field(title="Kode", description="Arti setiap kode.", examples=[{}])
    untuk: dict[NamaTeks, Daftar[Kode]] = Field(
        title="Untuk",
        description="Kode yang dipakai suatu jenis naskah.",
        examples=[{"keputusan": ["100.3.3.2"]}],
    )
    lama: Daftar[Kode] = Field(
        title="Lama",
        description="Awal kode sebelum 2022: diterima pada naskah lama, tidak dipakai lagi.",
        examples=[["188"]],
    )

    def dikenal(self, kode: str) -> bool:
        """Say whether the table has a code, or has it as a code of before 2022."""
        return kode in self.kode or self.usang(kode)

    def usang(self, kode: str) -> bool:
        """Say whether a code belongs to the systems before 2022."""
        return any(kode == old or kode.startswith(f"{old}.") for old in self.lama)

    def cocok(self, kode: str, jenis: str) -> bool:
        """Say whether a code fits a kind of document; kinds the table doesn't know take any."""
        wanted = self.untuk.get(jenis)
        return wanted is None or kode in wanted


class SetelanAturan(Model):
    """What a region decides about one rule."""

    tingkat: Tingkat | Literal["off"] = Field(
        title="Tingkat",
        description="error, warning, info, atau off untuk mematikan.",
        examples=["warning"],
    )
    alasan: Teks | None = Field(
        None,
        title="Alasan",
        description="Mengapa; wajib bila aturan yang menolak naskah dilunakkan.",
        examples=["Peraturan Bupati mengatur lain."],
    )


def _short(value: object) -> object:
    return {"tingkat": value} if isinstance(value, str) else value


DaftarAturan = dict[KodeAturan, Annotated[SetelanAturan, BeforeValidator(_short)]]
"""The file `_base/aturan.json`: `{"R17": "off"}`, or with a reason beside it."""


def _kind_of_text(value: object) -> str:
    return "baris" if isinstance(value, (list, tuple)) else "kalimat"


TeksBawaan = Annotated[
    Annotated[Teks, Tag("kalimat")] | Annotated[Daftar[Teks], Tag("baris")],
    Discriminator(_kind_of_text),
]
"""A sentence, or a list of lines."""

DaftarTeks = dict[NamaTeks, TeksBawaan]
"""The file `_base/teks.json`: a sentence, or a list of lines, by name."""
