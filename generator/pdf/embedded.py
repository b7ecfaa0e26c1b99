"""The built-in engine: rdocx, a layout engine in one wheel, with our own typefaces."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from itertools import repeat
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final

from pypdf.errors import PyPdfError

from generator.errors import ConversionError, MissingDependencyError
from generator.pdf.cff import declare_cff_fonts
from generator.pdf.docx_fonts import UNREADABLE, fonts_asked
from generator.pdf.engine import EngineInfo
from generator.pdf.fonts import faces, families

if TYPE_CHECKING:
    from collections.abc import Sequence

_PACKAGE: Final = "rdocx"
_PANIC: Final = "PanicException"


class RdocxEngine:
    """Converts in this process, in milliseconds, without Word, LibreOffice or system fonts.

    Only the families that a document names are handed over, as registering all faces costs as
    much as the layout of a short letter. rdocx embeds subsets of them; there is nothing to gain
    from subsetting before.
    """

    name: ClassVar[str] = "rdocx"

    def probe(self) -> EngineInfo:
        """Say which rdocx is installed."""
        try:
            return EngineInfo(self.name, version(_PACKAGE), available=True, detail="")
        except PackageNotFoundError:
            return EngineInfo(self.name, "", available=False, detail=f"pip install {_PACKAGE}")

    def convert(self, docx: Sequence[bytes], *, timeout_s: float) -> list[bytes]:
        """Convert documents side by side, as rdocx leaves the other cores to others.

        Layout runs in a thread of its own, so that the time limit can be kept; native code can't
        be stopped, though, and a runaway layout goes on in the background until the process ends.

        Raises:
            MissingDependencyError: `engine.not-installed`.
            ConversionError: `engine.failed` or `engine.timeout`.
        """
        deadline = monotonic() + timeout_s
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            indices = range(len(docx))
            return list(
                pool.map(self._convert_one, docx, indices, repeat(deadline), repeat(timeout_s))
            )

    def _convert_one(self, docx: bytes, index: int, deadline: float, timeout_s: float) -> bytes:
        where = f"docx[{index}]"
        work = _Layout(docx)
        work.start()
        work.join(max(0.0, deadline - monotonic()))
        if work.is_alive():
            raise ConversionError(
                "engine.timeout", where=where, name=self.name, timeout_s=f"{timeout_s:g}"
            )
        if work.failure is None:
            return work.pdf
        if isinstance(work.failure, ImportError):
            raise MissingDependencyError(
                "engine.not-installed", name=self.name, package=_PACKAGE
            ) from work.failure
        if work.is_document_failure():
            reason = str(work.failure) or type(work.failure).__name__
            raise ConversionError(
                "engine.failed", where=where, name=self.name, reason=reason
            ) from work.failure
        raise work.failure


class _Layout(threading.Thread):
    """One conversion; its result or its failure is read after `join`."""

    def __init__(self, docx: bytes) -> None:
        super().__init__(daemon=True)
        self._docx = docx
        self.pdf = b""
        self.failure: BaseException | None = None
        self._expected: tuple[type[BaseException], ...] = (PyPdfError, *UNREADABLE)

    def run(self) -> None:
        try:
            import rdocx  # noqa: PLC0415 - a native library, loaded only where it is used

            self._expected += (rdocx.RdocxError,)
            asked = fonts_asked(self._docx)
            fonts = [
                (family.name, face)
                for family in families()
                if asked.names(family.name)
                for face in faces(family.name)
            ] + [
                (family.shipped, face)
                for family in families()
                if asked.names(family.shipped)
                for face in faces(family.name)
            ]
            document = rdocx.Document.from_bytes(self._docx)
            self.pdf = declare_cff_fonts(document.to_pdf(fonts=fonts))
        except BaseException as exc:  # noqa: BLE001 - handed to the waiting thread, which raises it
            self.failure = exc

    def is_document_failure(self) -> bool:
        """Tell whether rdocx refused the document or broke on it, rather than this code."""
        failure = self.failure
        # A Rust panic arrives as a BaseException of a class that no module exports.
        return isinstance(failure, self._expected) or type(failure).__name__ == _PANIC
