"""dxpdf as a third opinion on layout, for tests and comparisons only.

It reads fonts through fontconfig alone and ignores aliases, so it gets a private configuration
before its first use in the process, and documents in which each family is renamed to the shipped
one. OpenType/CFF faces come out as Type 3: fine for comparing pages and text, not for output.
"""

from __future__ import annotations

import atexit
import io
import os
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final
from xml.sax.saxutils import escape

from generator.errors import ConversionError
from generator.pdf.engine import EngineInfo
from generator.pdf.fonts import families

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULES: Final = ("30-metric-aliases", "45-latin", "49-sansserif", "60-latin")
_configured: list[tempfile.TemporaryDirectory[str]] = []


class DxpdfEngine:
    """Converts with dxpdf in this process."""

    name: ClassVar[str] = "dxpdf"

    def probe(self) -> EngineInfo:
        return EngineInfo(self.name, version("dxpdf"), available=True, detail="")

    def convert(self, docx: Sequence[bytes], *, timeout_s: float) -> list[bytes]:
        del timeout_s  # it can't be interrupted
        _configure()
        import dxpdf  # noqa: PLC0415 - only after fontconfig has been told where to look

        try:
            return [bytes(dxpdf.convert(_rename_families(content))) for content in docx]
        except RuntimeError as exc:
            raise ConversionError("engine.failed", name=self.name, reason=str(exc)) from exc


def _configure() -> None:
    if _configured:
        return
    folder = tempfile.TemporaryDirectory(prefix="naskah-dxpdf-")
    _configured.append(folder)
    atexit.register(folder.cleanup)
    own = {str(path.parent) for row in families() for path in row.files}
    dirs = "".join(
        f"<dir>{escape(d)}</dir>" for d in [*sorted(own), "/usr/share/fonts/truetype/dejavu"]
    )
    rules = "".join(
        f'<include ignore_missing="yes">/usr/share/fontconfig/conf.avail/{rule}.conf</include>'
        for rule in _RULES
    )
    path = Path(folder.name) / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"{dirs}{rules}<cachedir>{escape(folder.name)}/cache</cachedir>"
        "<alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>"
        "</fontconfig>",
        encoding="utf-8",
    )
    os.environ["FONTCONFIG_FILE"] = str(path)


def _rename_families(docx: bytes) -> bytes:
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as source,
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".xml"):
                for row in families():
                    content = content.replace(f'"{row.name}"'.encode(), f'"{row.shipped}"'.encode())
            target.writestr(name, content)
    return output.getvalue()
