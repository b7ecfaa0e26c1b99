"""Who signs a document, whoever named them: a party, the profil, or an office of the region."""

from __future__ import annotations

from typing import Final

from generator.models.base import Model
from generator.models.pihak import Wakil

KEPALA_DAERAH: Final = "kepala_daerah"


class PenandaTangan(Model):
    """A signatory of one document. Not an input.

    Attributes:
        peran: The role, part of the name of the signature field: `kesatu`, `pemrakarsa`, ….
        pejabat: The person and office; `None` while nobody is named.
        bergelar: Whether letters print the name with its titles (Permendagri 1/2023 Pasal 44).
        berpangkat: Whether letters add rank and NIP: all but the heads and deputies of regions
            and the regional secretary.
    """

    peran: str
    pejabat: Wakil | None
    bergelar: bool = True
    berpangkat: bool = False
