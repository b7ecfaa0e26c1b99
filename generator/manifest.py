"""What a bundle was made from, as plain data that travels inside the bundle.

The manifest names every input by its SHA-256. It holds no facts of the agreement itself, no
number of a person, and no secret.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import AwareDatetime, Field, StringConstraints, ValidationError

from generator.errors import VerificationError
from generator.models.base import Model
from generator.models.types import JalurBerkas

if TYPE_CHECKING:
    from pydantic import BaseModel

NAME: Final = "manifest.json"

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Kind = Literal["merged", "document", "portfolio"]


class Tool(Model):
    """A program that took part.

    Attributes:
        nama: Its name.
        versi: Its version, as it states it.
    """

    nama: str
    versi: str


class ManifestFile(Model):
    """A file inside the bundle.

    Attributes:
        nama: Name of the attachment.
        letak: Where `extract` writes it, relative to the folder, so that the files find one
            another by the names they use.
        sha256: Of its bytes.
    """

    nama: str
    letak: JalurBerkas
    sha256: Sha256


class TemplateFile(Model):
    """A file of `templates/` that took part; it isn't in the bundle.

    Attributes:
        nama: Its place below the folder of templates.
        sha256: Of its bytes.
    """

    nama: str
    sha256: Sha256


class ManifestDocument(Model):
    """A document of the bundle.

    Attributes:
        kunci: Its registry key.
        judul: Its title.
        halaman_awal: Its first page in the bundle, from 1.
        halaman_akhir: Its last.
        templat: The Word template.
        docx: The Word document it was converted from.
        pdf: The document itself, where it is kept whole; `None` where its pages are the bundle's.
    """

    kunci: str
    judul: str
    halaman_awal: int = Field(ge=1)
    halaman_akhir: int = Field(ge=1)
    templat: TemplateFile | None = None
    docx: ManifestFile | None = None
    pdf: ManifestFile | None = None


class AllowedFinding(Model):
    """A finding of the rules that somebody allowed.

    Attributes:
        kode: Its code.
        alasan: Why.
    """

    kode: str
    alasan: str


class Manifest(Model):
    """The record of one bundle.

    Attributes:
        versi_skema: Version of this layout.
        jenis: All documents in one PDF, a single document, or a container of signed PDFs.
        id: The berkas' own name.
        bentuk: Its form.
        draf: Whether it is a draft.
        dibuat: When, with time zone.
        paket: This package.
        mesin: The PDF engine: page breaks depend on it.
        berkas: The facts.
        profil: The region.
        gambar: The region's pictures.
        lapisan: Files laid over the templates, by the region's layer and by those of the run.
        templat_bersama: What templates share.
        dokumen: The documents in bundle order, the cover first.
        diizinkan: Findings that were allowed.
    """

    versi_skema: Literal[1] = 1
    jenis: Kind
    id: str
    bentuk: str
    draf: bool
    dibuat: AwareDatetime
    paket: Tool
    mesin: Tool
    berkas: ManifestFile
    profil: ManifestFile
    gambar: tuple[ManifestFile, ...] = ()
    lapisan: tuple[ManifestFile, ...] = ()
    templat_bersama: tuple[TemplateFile, ...] = ()
    dokumen: tuple[ManifestDocument, ...]
    diizinkan: tuple[AllowedFinding, ...] = ()

    def files(self) -> tuple[ManifestFile, ...]:
        """List every file that has to be inside the bundle."""
        of_documents = [each for one in self.dokumen for each in (one.docx, one.pdf)]
        return (self.berkas, self.profil, *self.gambar, *self.lapisan, *filter(None, of_documents))

    def to_json(self) -> bytes:
        """Write canonical JSON."""
        return canonical_json(self)


def read_manifest(data: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        VerificationError: `attachment.manifest-invalid`, it isn't one.
    """
    try:
        return Manifest.model_validate_json(data)
    except ValidationError as exc:
        raise VerificationError("attachment.manifest-invalid", count=exc.error_count()) from exc


def canonical_json(model: BaseModel) -> bytes:
    """Write a model so that equal models give equal bytes.

    Names are sorted, absent values left out, nothing is indented; UTF-8. Loading gives an equal
    model back.
    """
    values: dict[str, Any] = model.model_dump(mode="json", by_alias=True, exclude_none=True)
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def sha256(content: bytes) -> str:
    """Hash bytes, hexadecimal."""
    return hashlib.sha256(content).hexdigest()
