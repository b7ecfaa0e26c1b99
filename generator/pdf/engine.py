"""The seam between Word documents and PDF engines, and what we demand of every engine.

An engine is a class registered in the entry-point group `generator.pdf_engines`; ours are
registered there like anyone's. Checks of what goes in and what comes out stand here, not in the
engines, so that no engine can forget them. There is no silent fallback to another engine: page
breaks depend on the engine, so users decide.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, ClassVar, Final, Protocol

from pypdf import PdfReader

from generator.errors import ConversionError, MissingDependencyError
from generator.pdf.docx_fonts import (
    CONTENT_TYPES,
    DOCUMENT,
    UNREADABLE,
    AskedFonts,
    fonts_asked,
)
from generator.pdf.fonts import check_characters, check_fonts
from generator.pdf.reading import READ_ERRORS

if TYPE_CHECKING:
    from collections.abc import Sequence

ENTRY_POINT_GROUP: Final = "generator.pdf_engines"
DEFAULT_ENGINE: Final = "rdocx"
DEFAULT_TIMEOUT_S: Final = 120.0


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What an engine says about itself.

    Attributes:
        name: The name it is registered under.
        version: Its version, empty where it isn't available.
        available: Whether `convert` can work on this machine.
        detail: Where it is, or what is missing.
    """

    name: str
    version: str
    available: bool
    detail: str


class PdfEngine(Protocol):
    """Turns Word documents into PDFs. Instances are cheap, stateless and picklable."""

    name: ClassVar[str]

    def probe(self) -> EngineInfo:
        """Say whether the engine can work on this machine; never raises."""
        ...

    def convert(self, docx: Sequence[bytes], *, timeout_s: float) -> list[bytes]:
        """Convert documents, in order; callers use `generator.pdf.engine.convert`.

        Raises:
            MissingDependencyError: The engine is not installed.
            ConversionError: It failed, or took longer than `timeout_s` for all of them.
        """
        ...


def engine_names() -> tuple[str, ...]:
    """List the names of the registered engines, sorted."""
    return tuple(sorted({point.name for point in entry_points(group=ENTRY_POINT_GROUP)}))


def open_engine(name: str = DEFAULT_ENGINE) -> PdfEngine:
    """Make the engine registered under `name`.

    Raises:
        ConversionError: `engine.unknown`, no engine has that name.
        MissingDependencyError: `engine.not-installed`, the engine's own module can't be imported.
    """
    points = entry_points(group=ENTRY_POINT_GROUP, name=name)
    if not points:
        raise ConversionError("engine.unknown", name=name, known=engine_names())
    try:
        engine: PdfEngine = next(iter(points)).load()()
    except ImportError as exc:
        raise MissingDependencyError(
            "engine.not-installed", name=name, package=exc.name or name
        ) from exc
    return engine


def convert(
    docx: Sequence[bytes], engine: PdfEngine, *, timeout_s: float = DEFAULT_TIMEOUT_S
) -> list[bytes]:
    """Convert Word documents and check every result before trusting it.

    Runs in worker processes: takes no open handles and leaves no files behind.

    Args:
        docx: Complete .docx packages.
        engine: The engine to use; no other is tried.
        timeout_s: Wall-clock seconds for all documents together, including a cold start.

    Returns:
        One PDF per document, in order: readable, not encrypted, at least one page, every font
        embedded and of the family the document asks for.

    Raises:
        MissingDependencyError: The engine is not installed; the hint names the package.
        ConversionError: An input is no Word document or has characters without a glyph; the
            engine failed or took too long; or a result breaks one of the promises above. `where`
            says which document, counted from 0.
    """
    asked = [_inspect(content, engine.name, _where(i)) for i, content in enumerate(docx)]
    if not asked:
        return []
    pdfs = engine.convert(docx, timeout_s=timeout_s)
    if len(pdfs) != len(asked):
        raise ConversionError(
            "engine.output-count", name=engine.name, asked=len(asked), got=len(pdfs)
        )
    for index, (pdf, fonts) in enumerate(zip(pdfs, asked, strict=True)):
        _check_output(pdf, fonts, engine.name, _where(index))
    return pdfs


def _where(index: int) -> str:
    return f"docx[{index}]"


def _inspect(docx: bytes, name: str, where: str) -> AskedFonts:
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            members = set(package.namelist())
        absent = sorted({CONTENT_TYPES, DOCUMENT} - members)
        if absent:
            raise ConversionError(
                "engine.not-docx", where=where, name=name, reason=", ".join(absent)
            )
        asked = fonts_asked(docx)
    except UNREADABLE as exc:
        raise ConversionError(
            "engine.not-docx", where=where, name=name, reason=type(exc).__name__
        ) from exc
    check_characters(asked, where=where)
    return asked


def _check_output(pdf: bytes, asked: AskedFonts, name: str, where: str) -> None:
    if not pdf:
        raise ConversionError("engine.no-output", where=where, name=name)
    try:
        reader = PdfReader(io.BytesIO(pdf))
        if reader.is_encrypted:
            raise ConversionError("engine.output-encrypted", where=where, name=name)
        if not len(reader.pages):
            raise ConversionError("engine.output-empty", where=where, name=name)
        check_fonts(asked, reader, where=where)
    except READ_ERRORS as exc:
        raise ConversionError(
            "engine.output-unreadable", where=where, name=name, reason=type(exc).__name__
        ) from exc
