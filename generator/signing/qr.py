"""The QR code in the box of a signature: the document's identifier, or an address with it.

Never anything personal. The identifier is the permanent half of the file identifier (ISO 32000-1,
14.4), which all later versions of a bundle keep; `naskah status --json` prints it.
"""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from generator.errors import SigningError
from generator.signing.reading import guarded, open_pdf

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

PLACEHOLDER: Final = "{id}"
QUIET_PT: Final = 8.0
"""Space between code and text: four modules of a code with an identifier (ISO/IEC 18004, 9.1)."""

_LONGEST: Final = 200
_WIDEST_SHARE: Final = 0.42
_SMALLEST_PT: Final = 36.0
_MARGIN_PT: Final = 2.0


def document_identifier(reader: PdfFileReader) -> str:
    """Read the permanent file identifier, hexadecimal; empty if there is none."""
    if "/ID" not in reader.trailer:
        return ""
    permanent: Any = reader.trailer["/ID"][0]
    return bytes(permanent.original_bytes).hex()


def qr_content(pdf: bytes, wanted: str) -> str:
    """Say what the QR code is to hold.

    Args:
        pdf: The bundle.
        wanted: Text or an address, in which `{id}` stands for the identifier; empty for no code.

    Returns:
        The content; empty if there is to be no code, or if it wants an identifier that the file
        doesn't have.

    Raises:
        SigningError: It is too long to be read from a small code, or the PDF can't be read.
    """
    content = wanted
    if PLACEHOLDER in wanted:
        reader = open_pdf(pdf, SigningError)
        with guarded(SigningError):
            identifier = document_identifier(reader)
        # Capitals and digits make smaller codes (ISO/IEC 18004, 7.4.4).
        content = wanted.replace(PLACEHOLDER, identifier.upper()) if identifier else ""
    if len(content) > _LONGEST:
        raise SigningError("sign.qr-long", longest=_LONGEST)
    return content


@lru_cache(maxsize=32)
def modules(content: str) -> tuple[tuple[bool, ...], ...]:
    """Lay out a code, dark modules true, with error correction of at least 15 % (level M)."""
    import segno  # noqa: PLC0415 - only visible signatures need it

    code = segno.make_qr(content, error="m")
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def side_in(width_pt: float, height_pt: float) -> float:
    """Choose how large a code is in a box, in points; 0 if there is no room for one.

    2 cm (56.7 pt) where the box allows, and never so wide that the text beside it suffers.
    """
    side = min(height_pt - 2 * _MARGIN_PT, width_pt * _WIDEST_SHARE)
    return side if side >= _SMALLEST_PT else 0.0
