"""Pages of a PDF as pictures and as text: the only module that imports pypdfium2."""

from __future__ import annotations

import struct
import threading
import zlib
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pypdfium2

from generator.errors import ConversionError

if TYPE_CHECKING:
    from collections.abc import Iterator

POINTS_PER_INCH: Final = 72
_FASTEST: Final = 1  # a page is mostly white: more effort gains a few per cent
_PDFIUM: Final = threading.Lock()  # pdfium isn't made for threads


class PageSize(NamedTuple):
    """Width and height of a page in points."""

    width_pt: float
    height_pt: float


class Pages:
    """The pages of one PDF, drawn when asked for, each once a resolution. Safe for threads.

    Args:
        pdf: A complete PDF.

    Raises:
        ConversionError: It can't be read.
    """

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._drawn: dict[tuple[int, int], bytes] = {}
        with self._open() as document:
            self.sizes = tuple(
                PageSize(*document.get_page_size(index)) for index in range(len(document))
            )

    def texts(self) -> list[str]:
        """Read the text of every page."""
        with self._open() as document:
            return [page.get_textpage().get_text_bounded() for page in document]

    def png(self, page_no: int, *, dpi: int) -> bytes:
        """Draw a page.

        Args:
            page_no: Counted from 1.
            dpi: Pixels an inch.

        Raises:
            IndexError: There is no such page.
        """
        if not 1 <= page_no <= len(self.sizes):
            raise IndexError(page_no)
        picture = self._drawn.get((page_no, dpi))
        if picture is None:
            picture = self._drawn[page_no, dpi] = self._draw(page_no - 1, dpi)
        return picture

    def _draw(self, page_index: int, dpi: int) -> bytes:
        with self._open() as document:
            bitmap = document[page_index].render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True)
            with closing(bitmap):
                return _png(bitmap.width, bitmap.height, bitmap.stride, memoryview(bitmap.buffer))

    @contextmanager
    def _open(self) -> Iterator[Any]:
        """Open the PDF, in a tenth of a millisecond, so that nothing is left to close later."""
        with _PDFIUM:
            try:
                document = pypdfium2.PdfDocument(self._pdf)
            except pypdfium2.PdfiumError as exc:
                raise ConversionError(
                    "engine.output-unreadable", name="pdfium", reason=type(exc).__name__
                ) from exc
            with closing(document):
                yield document


def _png(width: int, height: int, stride: int, rgb: memoryview) -> bytes:
    """Write a PNG without filtering its rows, in half of Pillow's time (RFC 2083)."""
    rows: list[bytes | memoryview] = []
    for start in range(0, height * stride, stride):
        rows += (b"\0", rgb[start : start + 3 * width])
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(rows), _FASTEST)
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
