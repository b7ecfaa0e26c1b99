"""Opens PDFs with pyHanko and finds their signature fields; the one place that meets bad files."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from generator.errors import GeneratorError, SigningError, VerificationError

if TYPE_CHECKING:
    from collections.abc import Iterator

# pyHanko logs what it finds odd, with tracebacks; without a handler Python prints them. Whoever
# wants to see them configures logging.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

ReadError = type[SigningError] | type[VerificationError]


@contextmanager
def guarded(error: ReadError) -> Iterator[None]:
    """Turn whatever pyHanko raises on a damaged or hostile file into `error`.

    Its readers stumble over such files with nearly any exception, from KeyError to
    RecursionError, so all of them mean the same: this isn't a PDF we can read.
    """
    try:
        yield
    except GeneratorError:
        raise
    except Exception as exc:
        raise error("signature.pdf-unreadable") from exc


def open_pdf(pdf: bytes, error: ReadError) -> PdfFileReader:
    """Open a PDF strictly: no repair of damaged files, no hybrid cross-references.

    Args:
        pdf: The whole file.
        error: What to raise.

    Raises:
        SigningError: It can't be read or is encrypted, and `error` asks for this class.
        VerificationError: The same, and `error` asks for this one.
    """
    if not pdf.startswith(b"%PDF-"):
        raise error("signature.pdf-unreadable")
    with guarded(error):
        reader = PdfFileReader(BytesIO(pdf))
        if reader.encrypted:
            raise error("signature.pdf-encrypted")
        if reader.xrefs.hybrid_xrefs_present:
            raise error("signature.pdf-hybrid")
        if "/Root" not in reader.trailer:
            raise error("signature.pdf-unreadable")
        return reader


def signature_fields(
    reader: PdfFileReader,
) -> Iterator[tuple[str, Any, generic.DictionaryObject]]:
    """Go through all signature fields.

    Yields:
        The fully qualified name, the signature or `None`, and the field's dictionary.
    """
    for name, value, reference in enumerate_sig_fields(reader):
        yield str(name), value, reference.get_object()


def is_timestamp(value: Any) -> bool:
    """Tell whether what a field holds is a timestamp over the document, nobody's signature."""
    held = value.get_object()
    return "/Type" in held and held["/Type"] == "/DocTimeStamp"


def page_numbers(reader: PdfFileReader) -> tuple[dict[int, int], dict[int, int]]:
    """Number the pages.

    Returns:
        The 1-based page number by the object number of the page, and by that of each of its
        annotations.
    """
    pages: dict[int, int] = {}
    annotations: dict[int, int] = {}
    stack = [reader.root.raw_get("/Pages")]
    seen: set[int] = set()
    while stack:
        reference = stack.pop()
        node = reference.get_object()
        if isinstance(reference, generic.IndirectObject):
            if reference.idnum in seen:
                continue
            seen.add(reference.idnum)
        if "/Kids" in node:
            kids = node["/Kids"]
            stack.extend(kids.raw_get(index) for index in reversed(range(len(kids))))
            continue
        number = len(pages) + 1
        pages[reference.idnum] = number
        listed = node.get("/Annots", ())
        for index in range(len(listed)):
            annotation = listed.raw_get(index)
            if isinstance(annotation, generic.IndirectObject):
                annotations[annotation.idnum] = number
    return pages, annotations
