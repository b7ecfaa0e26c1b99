from __future__ import annotations

import io

import pytest
from docx_builder import DocxBuilder, agreement, fonts, paragraph, run
from fontTools.ttLib import TTFont
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from generator.errors import ConversionError
from generator.pdf.docx_fonts import AskedFonts, fonts_asked
from generator.pdf.embedded import RdocxEngine
from generator.pdf.fonts import (
    FONTS_DIR,
    FontFamily,
    PdfFont,
    check_characters,
    check_fonts,
    coverage,
    faces,
    families,
    family,
    fonts_embedded,
)


def asking(*names: str) -> AskedFonts:
    return AskedFonts(frozenset(names), {name: frozenset("a") for name in names}, b"")


def pdf_with_font(entries: dict[str, str]) -> PdfReader:
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    font = DictionaryObject({NameObject(k): NameObject(v) for k, v in entries.items()})
    fonts_entry = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts_entry})
    buffer = io.BytesIO()
    writer.write(buffer)
    return PdfReader(buffer)


@pytest.mark.parametrize("row", families(), ids=lambda row: row.name)
def test_shipped_faces_keep_their_own_names(row: FontFamily) -> None:
    names = [TTFont(io.BytesIO(face))["name"] for face in faces(row.name)]

    assert [name.getDebugName(1) for name in names] == [row.shipped] * 4
    assert row.shipped != row.name


@pytest.mark.parametrize("row", families(), ids=lambda row: row.name)
def test_every_shipped_family_has_a_licence_and_a_source(row: FontFamily) -> None:
    folder = row.files[0].parent

    assert list(folder.glob("LICENSE*"))
    assert "Source:" in (folder / "README.md").read_text(encoding="utf-8")


def test_every_font_folder_is_in_the_table() -> None:
    folders = {path for path in FONTS_DIR.iterdir() if path.is_dir()}

    assert {row.files[0].parent for row in families()} == folders


def test_family_is_found_by_either_name() -> None:
    assert family("bookman old style") == family("TeX Gyre Bonum")
    assert family("Papyrus") is None
    assert faces("Papyrus") == ()


@pytest.mark.parametrize("row", families(), ids=lambda row: row.name)
def test_shipped_faces_cover_what_indonesian_documents_need(row: FontFamily) -> None:
    needed = (
        "".join(map(chr, range(0x21, 0x7F)))
        + "“”\u2018\u2019\u2013\u2014\u2212\u00d7…•·°²³½÷±§©éèñ€\u00a0"
    )

    assert set(needed) <= coverage(row.name)


def test_uncovered_character_is_refused_by_name() -> None:
    asked = fonts_asked(DocxBuilder().add(paragraph(run("kotak ☐ dan 😀"))).build())

    with pytest.raises(ConversionError) as caught:
        check_characters(asked)
    assert caught.value.code == "engine.character-missing"
    assert caught.value.facts["characters"] == ["U+2610", "U+1F600"]


def test_decomposed_text_counts_as_composed() -> None:
    check_characters(fonts_asked(DocxBuilder().add(paragraph(run("e\u0301"))).build()))


def test_fonts_of_a_pdf_are_listed_without_subset_tag() -> None:
    reader = pdf_with_font({"/Subtype": "/Type1", "/BaseFont": "/ABCDEF+Arial-BoldMT"})

    assert fonts_embedded(reader) == (PdfFont("Arial-BoldMT", embedded=False),)


def test_fonts_of_a_drawing_are_listed() -> None:
    reader = pdf_with_font({"/Subtype": "/Type1", "/BaseFont": "/Arial"})
    resources = reader.pages[0]["/Resources"]
    form = DictionaryObject({NameObject("/Resources"): resources})
    drawings = DictionaryObject({NameObject("/X"): form})
    reader.pages[0][NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): drawings})

    assert fonts_embedded(reader) == (PdfFont("Arial", embedded=False),)


def test_font_that_is_not_embedded_is_refused() -> None:
    reader = pdf_with_font({"/Subtype": "/Type1", "/BaseFont": "/Arial"})

    with pytest.raises(ConversionError) as caught:
        check_fonts(asking("Arial"), reader)
    assert caught.value.code == "engine.font-not-embedded"
    assert caught.value.facts["fonts"] == ["Arial"]


def test_swapped_font_is_refused_with_both_names() -> None:
    (pdf,) = RdocxEngine().convert([agreement()], timeout_s=30)

    with pytest.raises(ConversionError) as caught:
        check_fonts(asking("Arial"), PdfReader(io.BytesIO(pdf)))
    assert caught.value.code == "engine.font-swapped"
    assert caught.value.facts["asked"] == ["Arial"]
    assert "TeXGyreBonum" in str(caught.value.facts["got"])
    assert "Arial" in caught.value.message()
    assert caught.value.hint()


def test_font_swapped_for_another_asked_family_is_refused() -> None:
    (pdf,) = RdocxEngine().convert([agreement()], timeout_s=30)

    with pytest.raises(ConversionError) as caught:
        check_fonts(asking("Arial", "Bookman Old Style"), PdfReader(io.BytesIO(pdf)))
    assert caught.value.facts["asked"] == ["Arial"]


def test_asked_fonts_that_are_embedded_pass() -> None:
    both = DocxBuilder().add(paragraph(run("Satu "), run("dua", fonts("Arial")))).build()
    (pdf,) = RdocxEngine().convert([both], timeout_s=30)
    reader = PdfReader(io.BytesIO(pdf))

    check_fonts(fonts_asked(both), reader)
    assert {font.name for font in fonts_embedded(reader)} == {"TeXGyreBonum", "LiberationSans"}
