"""What stands in the objects of a PDF: entries, rectangles, and pages with what they inherit."""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pyhanko.pdf_utils import generic

from generator.errors import SigningError
from generator.signing.reading import guarded, open_pdf

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

    from generator.signing.signer import Rect

_LETTER: Final[Rect] = (0.0, 0.0, 612.0, 792.0)

# What pages take over from the nodes above them (ISO 32000-1, table 30).
INHERITED: Final = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")


def entry(dictionary: Any, key: str, default: Any = None) -> Any:
    """Look up what stands in a dictionary; its own `get` gives references away as they are."""
    return dictionary[key] if key in dictionary else default  # noqa: SIM401 - just that difference


def items(array: Any) -> list[Any]:
    """List what an array holds."""
    # Going through an array gives references; asking by position gives what they refer to.
    return [array[index] for index in range(len(array))]


def read_rect(numbers: Any) -> Rect:
    """Read a rectangle (ISO 32000-1, 7.9.5): any two opposite corners; all zero if it is none."""
    corners = [float(number) for number in items(numbers)]
    if len(corners) != len(("left", "bottom", "right", "top")):
        return (0.0, 0.0, 0.0, 0.0)
    x1, y1, x2, y2 = corners
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def page_box(pdf: bytes, page_no: int) -> Rect:
    """Give the corners of a page (its MediaBox) in points.

    Raises:
        SigningError: The PDF can't be read, or has no such page.
    """
    reader = open_pdf(pdf, SigningError)
    with guarded(SigningError):
        pages = pages_of(reader)
        page = pages[page_no - 1]
        return read_rect(page["/MediaBox"]) if "/MediaBox" in page else _LETTER


def pages_of(reader: PdfFileReader) -> list[dict[str, Any]]:
    """List the pages with what they inherit (ISO 32000-1, 7.7.3.4)."""
    found: list[dict[str, Any]] = []
    seen: set[int] = set()

    def walk(reference: Any, inherited: dict[str, Any]) -> None:
        if isinstance(reference, generic.IndirectObject):
            if reference.idnum in seen:
                return
            seen.add(reference.idnum)
        node = reference.get_object()
        own = inherited | {key: node[key] for key in INHERITED if key in node}
        if "/Kids" not in node:
            found.append(own | {key: node[key] for key in ("/Contents", "/Annots") if key in node})
            return
        kids = node["/Kids"]
        for index in range(len(kids)):
            walk(kids.raw_get(index), own)

    walk(reader.root.raw_get("/Pages"), {})
    return found
