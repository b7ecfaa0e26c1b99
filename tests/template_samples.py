"""Tiny Word templates: a test writes the paragraphs, everything else is as plain as can be."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, Final

import docx_reading as reading
from docx_builder import DocxBuilder, paragraph, run
from rendered_samples import profil

from generator import pictures
from generator.rendering.docx import Rendering, render_docx
from generator.rendering.page import page_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.models.daerah import Halaman

PAGE: Final[Halaman] = page_of("naskah_kerja_sama", profil())
NOTHING: Final[Mapping[str, Any]] = {}


def tagged(*texts: str) -> bytes:
    """A template with one paragraph per text; the texts are XML-escaped where they need it."""
    return DocxBuilder().add(*(paragraph(run(text)) for text in texts)).build()


def repacked(docx: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The package with parts added or replaced, and those mapped to `None` left out."""
    parts: dict[str, bytes | None] = {**reading.parts_of(docx), **changes}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            if content is not None:
                package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def replaced(docx: bytes, old: str, new: str, part: str = reading.DOCUMENT) -> bytes:
    """The package with some text of one part replaced."""
    content = reading.parts_of(docx)[part]
    assert old.encode() in content
    return repacked(docx, {part: content.replace(old.encode(), new.encode())})


class Folder:
    """A folder laid out like `templates/`, searched before the shipped one."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, docx: bytes, name: str = "uji.docx") -> Path:
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(docx)
        return target

    def add_part(self, docx: bytes, name: str) -> Path:
        return self.add(docx, f"_bagian/{name}.docx")

    def render(
        self,
        docx: bytes,
        context: Mapping[str, Any] = NOTHING,
        *,
        page: Halaman = PAGE,
        watermark: bytes | None = None,
    ) -> bytes:
        emblems = {name: pictures.placeholder(name) for name in pictures.NAMES}
        return render_docx(
            self.add(docx), Rendering(context, emblems, watermark), page, [self.path]
        )

    def lines(self, docx: bytes, context: Mapping[str, Any] = NOTHING) -> list[str]:
        return [line for line in reading.numbered_lines(self.render(docx, context)) if line]
