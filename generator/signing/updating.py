"""Appends to a PDF without touching what is there: the only way to write to a signed file."""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class Update(IncrementalPdfFileWriter):
    """An incremental update that leaves Info and XMP as they are.

    pyHanko would write itself and the machine's clock into both, though not alike: PDF/A wants
    them equal, and time enters only through the request.
    """

    def _update_meta(self) -> None:
        """Leave them."""
