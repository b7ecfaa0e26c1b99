"""Third parties of a KSDPK: persons, companies, civil organisations (PP 28/2018 Pasal 14)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from generator.models.base import Model
from generator.models.pihak import PihakMitra, PihakProfil, kind_of_party
from generator.models.types import NomorNaskah, Tanggal, Teks


class Akta(Model):
    """The deed of foundation, with the notary who made it."""

    nomor: NomorNaskah = Field(title="Nomor", description="Nomor akta.", examples=["12"])
    tanggal: Tanggal = Field(title="Tanggal", description="Tanggal akta.", examples=["2015-06-09"])
    notaris: Teks = Field(
        title="Notaris", description="Nama notaris, tanpa gelar.", examples=["Rizky Amalia"]
    )
    kedudukan: Teks = Field(
        title="Kedudukan notaris", description="Kota notaris.", examples=["Banjarmasin"]
    )


class Pengesahan(Model):
    """The minister's approval of a legal person, or the registration of an organisation."""

    pejabat: Teks = Field(
        "Menteri Hukum dan Hak Asasi Manusia Republik Indonesia",
        title="Pejabat",
        description="Pejabat yang mengesahkan.",
        examples=["Menteri Hukum Republik Indonesia"],
    )
    nomor: NomorNaskah = Field(
        title="Nomor", description="Nomor keputusan.", examples=["AHU-0099999.AH.01.01"]
    )
    tanggal: Tanggal = Field(
        title="Tanggal", description="Tanggal keputusan.", examples=["2015-07-01"]
    )


class _BadanBerakta(PihakMitra):
    berbadan_hukum: bool = Field(
        title="Berbadan hukum",
        description="Apakah berbadan hukum (PP 28/2018 Pasal 14).",
        examples=[True],
    )
    akta: Akta | None = Field(
        None,
        title="Akta",
        description="Akta pendirian atau anggaran dasar terakhir.",
        examples=[
            {
                "nomor": "12",
                "tanggal": "2015-06-09",
                "notaris": "Rizky Amalia",
                "kedudukan": "Banjarmasin",
            }
        ],
    )
    pengesahan: Pengesahan | None = Field(
        None,
        title="Pengesahan",
        description="Pengesahan badan hukum, atau surat keterangan terdaftar.",
        examples=[{"nomor": "AHU-0099999.AH.01.01", "tanggal": "2015-07-01"}],
    )
    bidang_usaha: Teks | None = Field(
        None,
        title="Bidang kegiatan",
        description="Bidang usaha atau kegiatan, untuk profil mitra.",
        examples=["pengolahan sampah menjadi bahan bakar"],
    )


class BadanUsaha(_BadanBerakta):
    """A company: BUMN, BUMD, cooperative or private, with legal personality."""

    jenis: Literal["badan_usaha"] = Field(
        title="Jenis pihak", description="Badan usaha berbadan hukum.", examples=["badan_usaha"]
    )
    bentuk_usaha: Literal["pt", "bumn", "bumd", "perumda", "koperasi", "cv", "firma"] = Field(
        title="Bentuk usaha", description="Bentuk badan usaha.", examples=["pt"]
    )


class Ormas(_BadanBerakta):
    """A civil organisation, with or without legal personality."""

    jenis: Literal["ormas"] = Field(
        title="Jenis pihak", description="Organisasi kemasyarakatan.", examples=["ormas"]
    )


class Perseorangan(PihakMitra):
    """A person who acts for himself or herself."""

    jenis: Literal["perseorangan"] = Field(
        title="Jenis pihak", description="Perseorangan.", examples=["perseorangan"]
    )
    pekerjaan: Teks = Field(title="Pekerjaan", description="Pekerjaan.", examples=["peternak"])


PihakKetiga = BadanUsaha | Ormas | Perseorangan


def _kind(value: object) -> str | None:
    kind = kind_of_party(value)
    if kind == "profil":
        return kind
    found = value.get("jenis") if isinstance(value, dict) else getattr(value, "jenis", None)
    return found if isinstance(found, str) else None


PihakKsdpk = Annotated[
    Annotated[BadanUsaha, Tag("badan_usaha")]
    | Annotated[Ormas, Tag("ormas")]
    | Annotated[Perseorangan, Tag("perseorangan")]
    | Annotated[PihakProfil, Tag("profil")],
    Discriminator(_kind),
]
