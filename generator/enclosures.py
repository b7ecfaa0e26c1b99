"""What goes into a bundle besides its pages: the berkas, the profil, the Word files, the manifest.

The berkas and the profil go in as the canonical JSON of the models rather than as the bytes of
the files: a berkas made in code has no file, and what was checked and printed is the model. Read
again, it is equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from generator import manifest, pictures
from generator._version import __version__
from generator.manifest import (
    AllowedFinding,
    Manifest,
    ManifestDocument,
    ManifestFile,
    TemplateFile,
    Tool,
    canonical_json,
)
from generator.pdf.attachments import Attachment
from generator.resources import TEMPLATES, template_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from generator.manifest import Kind
    from generator.models.berkas import Berkas
    from generator.pdf.engine import EngineInfo
    from generator.registry import Document

BERKAS: Final = "berkas.json"
PROFIL: Final = "profil.json"
PACKAGE: Final = "naskah-kerjasama"

_JSON: Final = "application/json"
_PNG: Final = "image/png"
_PDF: Final = "application/pdf"
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHARED_FILES: Final = ("_bagian/*.docx", "_base/*.json")
"""What templates share, as patterns below a folder laid out like `templates/`."""
LAYER_FILES: Final = ("*.docx", *SHARED_FILES)
"""What counts in a layer, besides the Word files in folders of forms."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One document of a bundle.

    Attributes:
        document: The registry's line.
        first_page: Where it begins in the bundle, from 1.
        last_page: Where it ends.
        docx: The Word document it was made from; `None` where it comes as a PDF.
        pdf: The document itself, to be kept whole; `None` where its pages are the bundle's.
        stem: What the files are called, without their kind; the document's key if empty.
    """

    document: Document
    first_page: int
    last_page: int
    docx: bytes | None = None
    pdf: bytes | None = None
    stem: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """How a bundle was made.

    Attributes:
        kind: All documents in one PDF, a single document, or a container of signed PDFs.
        engine: What the PDF engine says of itself.
        created: When, with time zone.
        draft: Whether it is a draft.
        templates: Folders laid out like `templates/`, as `overlay.layers` gives them.
        allow: Rules that were allowed to be broken, each with the reason.
    """

    kind: Kind
    engine: EngineInfo
    created: datetime
    draft: bool = False
    templates: Sequence[Path] = ()
    allow: Mapping[str, str] = field(default_factory=dict)


def enclose(
    berkas: Berkas, documents: Sequence[Enclosed], origin: Origin
) -> tuple[Attachment, ...]:
    """Lay out the attachments of a bundle, the manifest last.

    Args:
        berkas: A berkas with its profil attached.
        documents: In bundle order.
        origin: How the bundle is made.

    Raises:
        TemplateError: A template is missing.
    """
    facts, profil, images = _sources(berkas)
    layer = _layers(berkas, origin.templates)
    words = [_word(each) for each in documents]
    wholes = [_whole(each) for each in documents]
    record = Manifest(
        jenis=origin.kind,
        id=berkas.id,
        bentuk=berkas.form,
        draf=origin.draft,
        dibuat=origin.created,
        paket=Tool(nama=PACKAGE, versi=__version__),
        mesin=Tool(nama=origin.engine.name, versi=origin.engine.version),
        berkas=_entry(facts),
        profil=_entry(profil, _profil_place(berkas)),
        gambar=tuple(_entry(each, place) for each, place in images),
        lapisan=tuple(_entry(each, place) for each, place in layer),
        templat_bersama=_shared(origin.templates),
        dokumen=tuple(
            ManifestDocument(
                kunci=each.document.key,
                judul=each.document.title,
                halaman_awal=each.first_page,
                halaman_akhir=each.last_page,
                templat=_template(each.document, berkas.form, origin) if word else None,
                docx=_entry(word) if word else None,
                pdf=_entry(whole) if whole else None,
            )
            for each, word, whole in zip(documents, words, wholes, strict=True)
        ),
        diizinkan=tuple(AllowedFinding(kode=c, alasan=why) for c, why in origin.allow.items()),
    )
    own = Attachment(manifest.NAME, record.to_json(), _JSON, "Data", "Catatan pembuatan bundel")
    placed = (each for each, _ in (*images, *layer))
    attached = [facts, profil, *placed, *words, *wholes]
    return (*filter(None, attached), own)


def _sources(
    berkas: Berkas,
) -> tuple[Attachment, Attachment, list[tuple[Attachment, str]]]:
    profil = berkas.daerah
    facts = Attachment(BERKAS, canonical_json(berkas), _JSON, "Source", "Isi perjanjian")
    region = Attachment(PROFIL, canonical_json(profil), _JSON, "Source", "Profil daerah")
    folder = PurePosixPath(_profil_place(berkas)).parent
    images = []
    for name in pictures.NAMES:
        named, content = getattr(profil.gambar, name), profil.pictures.get(name)
        if named is not None and content is not None:
            title = f"Gambar {name.replace('_', ' ')}"
            image = Attachment(f"{name}.png", content, _PNG, "Source", title)
            images.append((image, str(folder / named)))
    for role, named in berkas.picture_paths.items():
        content = berkas.pictures.get(role)
        if content is not None:
            name = f"lambang_{role}.png"
            images.append((Attachment(name, content, _PNG, "Source", "Lambang mitra"), named))
    return facts, region, images


def _layers(berkas: Berkas, folders: Sequence[Path]) -> list[tuple[Attachment, str]]:
    """Take what the layers hold for this form, so that the berkas can be rendered anew.

    The region's own lies where the profil names it; those given for the run are numbered.
    """
    profil = berkas.daerah
    named = PurePosixPath(_profil_place(berkas)).parent / (profil.lapisan or "")
    found = []
    for number, folder in enumerate(folders, start=1):
        place = named if folder == profil.folder_lapisan else PurePosixPath(f"templat-{number}")
        paths = {
            path for one in (*LAYER_FILES, f"{berkas.form}/*.docx") for path in folder.glob(one)
        }
        for path in sorted(paths):
            if path.name.startswith(("~$", ".")):
                continue
            below = path.relative_to(folder).as_posix()
            name = f"lapisan-{number}-{below.replace('/', '-')}"
            mime = _JSON if path.suffix == ".json" else _DOCX
            title = f"Lapisan templat: {below}"
            attachment = Attachment(name, path.read_bytes(), mime, "Source", title)
            found.append((attachment, str(place / below)))
    return found


def _profil_place(berkas: Berkas) -> str:
    return berkas.profil or PROFIL


def _word(each: Enclosed) -> Attachment | None:
    if each.docx is None:
        return None
    title = f"{each.document.title} (Word)"
    return Attachment(f"{each.stem or each.document.key}.docx", each.docx, _DOCX, "Source", title)


def _whole(each: Enclosed) -> Attachment | None:
    if each.pdf is None:
        return None
    # None of the named relationships fits a document that the container only carries.
    name = f"{each.stem or each.document.key}.pdf"
    return Attachment(name, each.pdf, _PDF, "Unspecified", each.document.title)


def _entry(attachment: Attachment, place: str = "") -> ManifestFile:
    return ManifestFile(
        nama=attachment.name, letak=place or attachment.name, sha256=attachment.sha256
    )


def _template(document: Document, form: str, origin: Origin) -> TemplateFile:
    path = template_path(document.template_key, form, origin.templates)
    name = f"{form}/{path.name}" if path.parent.name == form else path.name
    return TemplateFile(nama=name, sha256=manifest.sha256(path.read_bytes()))


def _shared(overrides: Sequence[Path]) -> tuple[TemplateFile, ...]:
    found: dict[str, Path] = {}
    for folder in (TEMPLATES, *reversed(overrides)):
        for pattern in SHARED_FILES:
            found |= {path.relative_to(folder).as_posix(): path for path in folder.glob(pattern)}
    return tuple(
        TemplateFile(nama=name, sha256=manifest.sha256(found[name].read_bytes()))
        for name in sorted(found)
    )
