from __future__ import annotations

import io

import pytest
from PIL import Image
from pypdf import PdfWriter

from generator.errors import ConversionError
from generator.pdf.pages import Pages


def blank(*sizes: tuple[float, float]) -> bytes:
    writer = PdfWriter()
    for width_pt, height_pt in sizes:
        writer.add_blank_page(width_pt, height_pt)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def test_a_page_is_drawn_in_its_own_size_at_the_resolution_asked_for() -> None:
    pages = Pages(blank((72, 144), (144, 72)))
    assert [tuple(size) for size in pages.sizes] == [(72, 144), (144, 72)]
    with Image.open(io.BytesIO(pages.png(2, dpi=100))) as picture:
        assert picture.format == "PNG"
        assert picture.size == (200, 100)
        assert picture.convert("RGB").getextrema() == ((255, 255),) * 3


def test_a_page_is_drawn_once() -> None:
    pages = Pages(blank((72, 72)))
    assert pages.png(1, dpi=50) is pages.png(1, dpi=50)


@pytest.mark.parametrize("page_no", [0, -1, 2])
def test_a_page_that_is_not_there_is_an_index_error(page_no: int) -> None:
    with pytest.raises(IndexError):
        Pages(blank((72, 72))).png(page_no, dpi=50)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(ConversionError, match="pdfium"):
        Pages(b"%PDF-1.7 but not really")
