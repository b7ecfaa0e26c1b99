"""From the files someone is editing to the pages they give."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generator import api, jsontext, loading, pictures, registry
from generator.errors import InputError
from generator.pdf.engine import open_engine
from generator.pdf.pages import Pages
from generator.resources import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.models.berkas import Berkas
    from generator.pdf.engine import PdfEngine

_PARTS_OF_TEMPLATES: Final = ("", "_bagian", "_base")


@dataclass(frozen=True)
class Made:
    """A document as it is now.

    Attributes:
        edition: Counts up each time the Word document changes.
        title: What people call it.
        docx: The Word document.
        pdf: The same as PDF.
    """

    edition: int
    title: str
    docx: bytes = field(repr=False)
    pdf: bytes = field(repr=False)

    @cached_property
    def pages(self) -> Pages:
        """Its pages, drawn when asked for."""
        return Pages(self.pdf)


class Maker:
    """Makes one document again and again, and knows which folders its files are in.

    Args:
        file: The berkas.
        document: Key of the document.
        profile: The profil, instead of the one the berkas names.
        draft: As in `api.render`.
        templates: As in `api.render`.
        allow: As in `api.check`.
        engine: A PDF engine; the embedded one if `None`.
    """

    def __init__(
        self,
        file: Path,
        document: str,
        *,
        profile: Path | None = None,
        draft: bool = False,
        templates: Sequence[Path] = (),
        allow: Mapping[str, str] = MappingProxyType({}),
        engine: PdfEngine | None = None,
    ) -> None:
        self._file = file
        self.document = document
        self._profile = profile
        self._draft = draft
        self._templates = tuple(templates)
        self._allow = allow
        self._engine = engine or open_engine()
        self._made: Made | None = None
        roots = [file.parent, *([profile.parent] if profile else [])]
        self.folders = _existing((*roots, *_template_folders((*templates, TEMPLATES), "")))

    def make(self) -> Made:
        """Make the document from its files as they are.

        Returns:
            The same object as before if the Word document hasn't changed.

        Raises:
            InputError, TemplateError, ConversionError: As `api.render` and
                `api.convert_documents` do.
        """
        try:
            berkas = loading.load(self._file, profile=self._profile)
        except InputError:
            self.folders |= _existing(self._of_profil())
            raise
        self.folders = _existing(self._folders(berkas))
        rendered = api.render(
            berkas,
            only=(self.document,),
            draft=self._draft,
            templates=self._templates,
            allow=self._allow,
        )
        docx = rendered[self.document].docx
        if self._made is not None and self._made.docx == docx:
            return self._made
        pdf = api.convert_documents(rendered, self._engine)[self.document]
        title = f"{registry.document(self.document, berkas.form).title} – {berkas.heading}"
        edition = self._made.edition + 1 if self._made else 1
        self._made = Made(edition, title, docx, pdf)
        return self._made

    def _of_profil(self) -> Iterator[Path]:
        """Give the folder of the profil that a berkas names, though one of them can't be used."""
        with suppress(InputError):
            named = jsontext.parse(jsontext.read(self._file), name="").value.get("profil")
            if isinstance(named, str):
                yield (self._file.parent / named).parent

    def _folders(self, berkas: Berkas) -> Iterator[Path]:
        here = self._file.parent
        profil = self._profile or here / (berkas.profil or self._file.name)
        region = berkas.daerah
        yield from (here, profil.parent)
        yield from (Path(here, picture).parent for picture in berkas.picture_paths.values())
        for name in pictures.NAMES:
            if picture := getattr(region.gambar, name):
                yield Path(profil.parent, picture).parent
        own = [region.folder_lapisan] if region.folder_lapisan else []
        yield from _template_folders((*self._templates, *own, TEMPLATES), berkas.form)


def _template_folders(roots: Sequence[Path], form: str) -> Iterator[Path]:
    for root in roots:
        yield from (root / part for part in {*_PARTS_OF_TEMPLATES, form})


def _existing(folders: Iterator[Path] | Sequence[Path]) -> frozenset[Path]:
    return frozenset(folder.resolve() for folder in folders if folder.is_dir())
