"""What every berkas has: a form, an id, the profil it belongs to, and people who sign."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from pydantic import Field, PrivateAttr

from generator.errors import InputError
from generator.models.base import InputFile
from generator.models.daerah import Profil
from generator.models.naskah import DasarHukumTambahan, NaskahHadir
from generator.models.pihak import PihakHadir
from generator.models.signatory import KEPALA_DAERAH, PenandaTangan
from generator.models.types import Daftar, JalurBerkas, Slug


class Berkas(InputFile):
    """One input file that yields documents.

    `load` attaches the profil; a berkas made in code gets one with `with_profil`.
    """

    form: ClassVar[str]

    bentuk: str
    id: Slug = Field(
        title="Pengenal",
        description="Nama pendek yang unik, dipakai sebagai nama folder hasil.",
        examples=["2026-sinergi-ptsl"],
    )
    profil: JalurBerkas | None = Field(
        None,
        title="Profil daerah",
        description=(
            "Letak berkas profil, relatif terhadap berkas ini; boleh dikosongkan bila profil "
            "diberikan dengan --profile."
        ),
        examples=["profil.json"],
    )

    dasar_hukum: Daftar[DasarHukumTambahan] = Field(
        (),
        title="Dasar hukum tambahan",
        description="Peraturan sektor: kunci daftar bawaan, atau peraturan yang ditulis lengkap.",
        examples=[["uu-30-2014"]],
        max_length=50,
    )

    _profil: Profil | None = PrivateAttr(None)
    _pictures: Mapping[str, bytes] = PrivateAttr(default_factory=dict)

    @property
    def daerah(self) -> Profil:
        """The region this berkas belongs to.

        Raises:
            InputError: No profil was attached.
        """
        if self._profil is None:
            raise InputError("input.no-profil", where=self.id)
        return self._profil

    def with_profil(self, profil: Profil) -> Self:
        """Return the same berkas, attached to `profil`."""
        copy = self.model_copy()
        copy._profil = profil  # noqa: SLF001 – our own private attribute, on a fresh copy
        return copy

    def with_pictures(self, pictures: Mapping[str, bytes]) -> Self:
        """Return the same berkas with the contents of the partners' emblems, by party."""
        copy = self.model_copy()
        copy._pictures = dict(pictures)  # noqa: SLF001 – our own private attribute, on a fresh copy
        return copy

    @property
    def picture_paths(self) -> dict[str, str]:
        """Where the partners' emblems are, relative to the berkas, by party."""
        return {}

    @property
    def pictures(self) -> Mapping[str, bytes]:
        """The contents of the partners' emblems, by party; empty where none is named."""
        return self._pictures

    @property
    def heading(self) -> str:
        """What the berkas is about, as covers and lists print it."""
        raise NotImplementedError

    @property
    def dasar_hukum_khusus(self) -> tuple[str, ...]:
        """Names of further default lists of legal bases that its facts call for."""
        return ()

    @property
    def pihak(self) -> tuple[PihakHadir, ...]:
        """The parties in their order; none where the berkas belongs to the region alone."""
        return ()

    @property
    def peran_daerah(self) -> str:
        """The role in which the head of the user's own region signs."""
        return KEPALA_DAERAH

    def agreement(self, document: str) -> NaskahHadir | None:
        """Give numbers, signing and term of an agreement; `None` for any other document."""
        del document
        return None

    def signatories(self, signers: str, document: str) -> tuple[PenandaTangan, ...]:
        """Say who signs a document, in the order of the roles.

        Args:
            signers: A kind of signatory, see `generator.registry.Document.signers`.
            document: The document's key.
        """
        del document
        return self.daerah.signatories(signers, self.peran_daerah)
