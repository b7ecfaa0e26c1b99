"""KSDPL: cooperation with a local government abroad (Permendagri 25/2020 Pasal 5–26)."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.models.luar_negeri import LuarNegeri
from generator.models.pihak_luar_negeri import PihakKsdpl
from generator.models.types import Daftar


class Ksdpl(LuarNegeri):
    """One cooperation with a local government abroad."""

    form: ClassVar[str] = "ksdpl"

    bentuk: Literal["ksdpl"] = Field(
        title="Bentuk",
        description="Bentuk kerja sama: dengan pemerintah daerah di luar negeri.",
        examples=["ksdpl"],
    )
    jenis: Literal["kembar", "lainnya"] = Field(
        title="Jenis",
        description="Kabupaten/kota kembar atau bersaudara, atau lainnya (Pasal 6).",
        examples=["kembar"],
    )
    para_pihak: Daftar[PihakKsdpl] = Field(
        title="Para pihak",
        description="Daerah dan pemerintah daerah di luar negeri.",
        examples=[
            [
                {"rujuk": "profil"},
                {
                    "nama": "Pemerintah Kota Toyama",
                    "nama_inggris": "Toyama City Government",
                    "negara": "Jepang",
                    "negara_inggris": "Japan",
                    "tingkat": "kota",
                    "setingkat": True,
                    "alamat": {"jalan": "7-38 Shinsakura-machi", "kota": "Toyama"},
                },
            ]
        ],
        min_length=2,
        max_length=2,
    )

    @property
    def named_parties(self) -> tuple[PihakKsdpl, ...]:
        """The parties as the berkas names them."""
        return self.para_pihak

    @property
    def bukan_penerusan(self) -> bool:
        """Whether the full procedure applies; always, for a local government."""
        return True
