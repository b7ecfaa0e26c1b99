"""What every berkas has: a form, an id, and the profil it belongs to."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, PrivateAttr

from generator.errors import InputError
from generator.models.base import InputFile
from generator.models.daerah import Profil
from generator.models.types import JalurBerkas, Slug


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

    _profil: Profil | None = PrivateAttr(None)

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
