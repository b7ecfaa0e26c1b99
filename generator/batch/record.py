"""What the folder of an agreement says of itself: `manifest.json`, written with the results.

It is also the journal of a batch: a folder appears whole, so whoever has a record is done, and
the hash of the inputs in it says whether it would come out otherwise now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from pydantic import AwareDatetime, ValidationError

from generator.manifest import AllowedFinding, Sha256, Tool, canonical_json, sha256
from generator.models.base import Model

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "manifest.json"


class ResultFile(Model):
    """A file in the folder.

    Attributes:
        nama: Its name.
        sha256: Of its bytes.
    """

    nama: str
    sha256: Sha256


class MadeSignature(Model):
    """A signature in the bundle.

    Attributes:
        bidang: Name of its field.
        peran: Who signs there.
        penanda_tangan: Common name in the certificate.
        waktu: The moment it states.
    """

    bidang: str
    peran: str
    penanda_tangan: str
    waktu: AwareDatetime


class Record(Model):
    """The record of one agreement's results.

    Attributes:
        versi_skema: Version of this layout.
        id: The berkas' own name.
        bentuk: Its form.
        judul: What it is about.
        masukan: Hash of all that the results were made from, but the signatures.
        dibuat: When, with time zone.
        paket: This package.
        mesin: The PDF engine.
        berkas: The other files of the folder, by name.
        belum: Keys of documents that have begun but lack facts.
        peran: Who has places to sign in the bundle.
        selesai: Those of them who have signed all of theirs.
        tanda_tangan: The signatures made.
        diizinkan: Rules that were allowed to be broken.
    """

    versi_skema: Literal[1] = 1
    id: str
    bentuk: str
    judul: str
    masukan: Sha256
    dibuat: AwareDatetime
    paket: Tool
    mesin: Tool
    berkas: tuple[ResultFile, ...]
    belum: tuple[str, ...] = ()
    peran: tuple[str, ...] = ()
    selesai: tuple[str, ...] = ()
    tanda_tangan: tuple[MadeSignature, ...] = ()
    diizinkan: tuple[AllowedFinding, ...] = ()

    def to_json(self) -> bytes:
        """Write canonical JSON."""
        return canonical_json(self)


def read_record(folder: Path) -> Record | None:
    """Read the record of a folder; `None` if there is none, or a file isn't what it says."""
    try:
        record = Record.model_validate_json((folder / NAME).read_bytes())
        intact = all(sha256((folder / e.nama).read_bytes()) == e.sha256 for e in record.berkas)
    except (OSError, ValidationError):
        return None
    return record if intact else None
