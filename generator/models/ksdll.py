"""KSDLL: cooperation with an institution abroad (PP 28/2018 Pasal 25, 35–41)."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.models.luar_negeri import LuarNegeri
from generator.models.pihak_luar_negeri import PihakKsdll
from generator.models.types import Daftar


class Ksdll(LuarNegeri):
    """One cooperation with an institution abroad."""

    form: ClassVar[str] = "ksdll"

    bentuk: Literal["ksdll"] = Field(
        title="Bentuk",
        description="Bentuk kerja sama: dengan lembaga di luar negeri.",
        examples=["ksdll"],
    )
    jalur: Literal["penerusan", "persetujuan_pusat"] = Field(
        title="Jalur",
        description=(
            "Penerusan kerja sama pemerintah pusat, atau berdasarkan persetujuan pemerintah pusat "
            "(PP 28/2018 Pasal 25; Permendagri 25/2020 Pasal 7)."
        ),
        examples=["persetujuan_pusat"],
    )
    para_pihak: Daftar[PihakKsdll] = Field(
        title="Para pihak",
        description="Daerah dan lembaga di luar negeri.",
        examples=[
            [
                {"rujuk": "profil"},
                {
                    "nama": "Yayasan Hutan Utara",
                    "nama_inggris": "Northern Forest Foundation",
                    "jenis": "lembaga_nonprofit",
                    "negara": "Norwegia",
                    "negara_inggris": "Norway",
                    "alamat": {"jalan": "Skogveien 14", "kota": "Bergen"},
                },
            ]
        ],
        min_length=2,
        max_length=4,
    )

    @property
    def named_parties(self) -> tuple[PihakKsdll, ...]:
        """The parties as the berkas names them."""
        return self.para_pihak

    @property
    def penerusan(self) -> bool:
        """Whether a cooperation of the central government is carried on in the region."""
        return self.jalur == "penerusan"

    @property
    def bukan_penerusan(self) -> bool:
        """Whether the full procedure applies, with a statement of will."""
        return not self.penerusan
