from __future__ import annotations

import io
import zipfile

import pytest
from docx_builder import DocxBuilder, agreement, fonts, paragraph, run
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pdf.docx_fonts import fonts_asked


def test_document_default_is_asked_for() -> None:
    docx = DocxBuilder().add(paragraph(run("Teks"))).build()

    assert fonts_asked(docx).body == {"Bookman Old Style"}


def test_paragraph_style_wins_over_the_default() -> None:
    docx = DocxBuilder().add(paragraph(run("Teks"), style="Surat")).build()

    assert fonts_asked(docx).body == {"Arial"}


def test_character_style_wins_over_the_paragraph_style() -> None:
    styled = run("Teks", '<w:rStyle w:val="Sandi"/>')
    docx = DocxBuilder().add(paragraph(styled, style="Surat")).build()

    assert fonts_asked(docx).body == {"Courier New"}


def test_run_wins_over_every_style() -> None:
    direct = run("Teks", '<w:rStyle w:val="Sandi"/>' + fonts("Tahoma"))
    docx = DocxBuilder().add(paragraph(direct, style="Surat")).build()

    assert fonts_asked(docx).body == {"Tahoma"}


def test_families_without_visible_text_are_not_asked_for() -> None:
    blank = run(" \u00a0", fonts("Tahoma"))
    hidden = run("rahasia", "<w:vanish/>" + fonts("Verdana"))
    docx = DocxBuilder().add(paragraph(run("Teks"), blank, hidden)).build()

    assert fonts_asked(docx).body == {"Bookman Old Style"}
    assert fonts_asked(docx).names("Tahoma")


def test_list_marker_asks_for_the_family_of_its_level() -> None:
    builder = DocxBuilder()
    builder.numbering_family = "Verdana"
    docx = builder.add(paragraph(run("Teks"), style="Ayat")).build()

    assert fonts_asked(docx).body == {"Bookman Old Style", "Verdana"}


def test_symbol_asks_for_its_own_family() -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    docx = DocxBuilder().add(paragraph(symbol)).build()

    assert fonts_asked(docx).characters == {"Wingdings": {"\uf0a8"}}


def test_header_counts_as_used_but_not_as_body() -> None:
    builder = DocxBuilder().add(paragraph(run("Teks")))
    builder.header = paragraph(run("Kop"), style="Surat")
    asked = fonts_asked(builder.build())

    assert asked.body == {"Bookman Old Style"}
    assert set(asked.characters) == {"Bookman Old Style", "Arial"}


def test_theme_font_is_looked_up_in_the_theme() -> None:
    themed = run("Teks", '<w:rFonts w:asciiTheme="majorHAnsi" w:ascii="Tahoma"/>')
    docx = DocxBuilder().add(paragraph(themed)).build()
    theme = (
        b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        b'<a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/>'
        b"</a:majorFont></a:fontScheme></a:themeElements></a:theme>"
    )
    buffer = io.BytesIO(docx)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("word/theme/theme1.xml", theme)

    assert fonts_asked(buffer.getvalue()).body == {"Cambria"}


@settings(deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P"], max_codepoint=0x17F), min_size=1))
def test_every_visible_character_is_reported(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    docx = DocxBuilder().add(paragraph(run(escaped))).build()
    reported = fonts_asked(docx).characters["Bookman Old Style"]

    assert {c for c in text if c.isascii()} <= reported


def test_oversized_part_is_refused() -> None:
    buffer = io.BytesIO(agreement())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/footer9.xml", b" " * (65 * 2**20))

    with pytest.raises(zipfile.BadZipFile):
        fonts_asked(buffer.getvalue())
