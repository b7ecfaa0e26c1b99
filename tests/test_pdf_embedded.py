from __future__ import annotations

import io
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from docx_builder import SENTENCE, DocxBuilder, agreement, fonts, new_page, paragraph, run
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from generator.errors import ConversionError
from generator.pdf.cff import declare_cff_fonts
from generator.pdf.embedded import RdocxEngine
from generator.pdf.engine import convert

if TYPE_CHECKING:
    from pathlib import Path


def words(text: str) -> list[str]:
    return text.split()


def pdfium_text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def descendant_fonts(pdf: bytes) -> list[Any]:
    resources: Any = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]
    return [
        font.get_object()["/DescendantFonts"][0].get_object()
        for font in resources["/Font"].values()
    ]


def every_style() -> bytes:
    arial = fonts("Arial")
    return (
        DocxBuilder()
        .add(
            paragraph(
                run("Biasa "), run("tebal ", "<w:b/>"), run("miring ", "<w:i/>"),
                run("keduanya ", "<w:b/><w:i/>"), run("arial ", arial),
                run("akhir", arial + "<w:b/>"),
            ),
            paragraph(run("Rp1.000.000,00 \u2013 “satu juta” efisien afiliasi")),
            new_page(run("Halaman dua")),
            paragraph(run(SENTENCE * 3), properties='<w:jc w:val="both"/>'),
        )
        .build()
    )  # fmt: skip


def test_same_document_gives_same_bytes() -> None:
    docx = agreement("kesatu")

    assert RdocxEngine().convert([docx], timeout_s=30) == RdocxEngine().convert(
        [docx], timeout_s=30
    )


def test_every_face_is_embedded_under_its_own_name() -> None:
    (pdf,) = RdocxEngine().convert([every_style()], timeout_s=30)

    assert {str(font["/BaseFont"]) for font in descendant_fonts(pdf)} == {
        "/TeXGyreBonum", "/TeXGyreBonum-Bold", "/TeXGyreBonum-Italic", "/TeXGyreBonum-BoldItalic",
        "/LiberationSans", "/LiberationSans-Bold",
    }  # fmt: skip


def test_opentype_fonts_are_declared_as_the_standard_asks() -> None:
    (pdf,) = RdocxEngine().convert([every_style()], timeout_s=30)

    for font in descendant_fonts(pdf):
        descriptor = font["/FontDescriptor"]
        if font["/BaseFont"].startswith("/TeXGyre"):
            assert font["/Subtype"] == "/CIDFontType0"
            assert "/CIDToGIDMap" not in font
            assert descriptor["/FontFile3"]["/Subtype"] == "/OpenType"
            assert descriptor["/FontFile3"].get_data().startswith(b"OTTO")
        else:
            assert font["/Subtype"] == "/CIDFontType2"
            assert "/FontFile2" in descriptor


def test_declaring_fonts_twice_changes_nothing() -> None:
    (pdf,) = RdocxEngine().convert([agreement()], timeout_s=30)

    assert declare_cff_fonts(pdf) == pdf


def test_pdf_draws_the_same_after_the_fonts_are_declared() -> None:
    rdocx = pytest.importorskip("rdocx")
    raw = rdocx.Document.from_bytes(agreement()).to_pdf(fonts=_bookman())
    declared = declare_cff_fonts(raw)

    assert declared != raw
    assert len(declared) == len(raw)
    assert _pixels(declared) == _pixels(raw)


def _bookman() -> list[tuple[str, bytes]]:
    from generator.pdf.fonts import faces  # noqa: PLC0415 - used by one test

    return [("Bookman Old Style", face) for face in faces("Bookman Old Style")]


def _pixels(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [bytes(page.render(scale=1).buffer) for page in document]
    finally:
        document.close()


@pytest.mark.poppler
@pytest.mark.parametrize("docx", [every_style(), agreement("kesatu", "kedua", articles=12)])
def test_pdfium_and_poppler_extract_the_same_text(docx: bytes, tmp_path: Path) -> None:
    (pdf,) = RdocxEngine().convert([docx], timeout_s=30)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    poppler = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"],  # noqa: S607 - found on the PATH by the marker
        check=True,
        capture_output=True,
        text=True,
    )

    assert poppler.stderr == ""
    assert words(pdfium_text(pdf)) == words(poppler.stdout)


def test_time_limit_is_kept() -> None:
    huge = DocxBuilder().add(*[paragraph(run(SENTENCE * 5))] * 3000).build()

    with pytest.raises(ConversionError) as caught:
        RdocxEngine().convert([huge], timeout_s=0.01)
    assert caught.value.code == "engine.timeout"
    assert "0.01" in caught.value.message()


def test_broken_document_is_a_conversion_error() -> None:
    broken = agreement().replace(b"PK\x05\x06", b"PK\x00\x00")

    with pytest.raises(ConversionError) as caught:
        RdocxEngine().convert([agreement(), broken], timeout_s=30)
    assert caught.value.code == "engine.failed"
    assert caught.value.where == "docx[1]"


def outcome(docx: bytes) -> bytes | str:
    """Convert; the error's sentence where it is one of ours, and a traceback for any other."""
    try:
        return convert([docx], RdocxEngine())[0]
    except ConversionError as exc:
        return exc.message()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_document_converts_or_is_a_conversion_error(data: st.DataObject) -> None:
    content = bytearray(agreement("kesatu"))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert outcome(bytes(content))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_document_with_damaged_xml_converts_or_is_a_conversion_error(data: st.DataObject) -> None:
    source = zipfile.ZipFile(io.BytesIO(agreement("kesatu")))
    name = data.draw(st.sampled_from([n for n in source.namelist() if n.endswith(".xml")]))
    damaged = io.BytesIO()
    with zipfile.ZipFile(damaged, "w") as target:
        for member in source.namelist():
            content = bytearray(source.read(member))
            if member == name:
                at = data.draw(st.integers(0, len(content) - 1))
                content[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=4))
            target.writestr(member, bytes(content))
    assert outcome(damaged.getvalue())
