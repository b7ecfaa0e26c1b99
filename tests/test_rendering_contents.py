"""Page numbers written into a document's list of its own parts."""

from __future__ import annotations

import docx_reading as reading
import pytest
from docx_builder import DocxBuilder, new_page, paragraph, run

from generator.errors import TemplateError
from generator.pdf.engine import convert, open_engine
from generator.pdf.pages import Pages
from generator.rendering import contents


def page_of(bookmark: str) -> str:
    """A paragraph that prints on which page a bookmark stands, as a template's would."""
    return paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("–")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def part(bookmark: str, text: str) -> str:
    number = len(bookmark)  # of each another
    start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>'
    mark = f'{start}{run(text)}<w:bookmarkEnd w:id="{number}"/>'
    return paragraph(mark)


def document(*wanted: str) -> bytes:
    """A list of pages, and what it refers to on pages 2 and 3."""
    return DocxBuilder().add(
        *map(page_of, wanted),
        new_page(), part("satu", "PERTAMA"),
        new_page(), part("dua", "Kedua"),
    ).build()  # fmt: skip


@pytest.mark.parametrize(
    "engine", ["rdocx", pytest.param("libreoffice", marks=pytest.mark.libreoffice)]
)
def test_engines_print_the_pages_that_are_read_off(engine: str) -> None:
    marked = contents.marked(document("dua", "satu", "dua"), name="x")
    (pdf,) = convert([marked], open_engine(engine))
    assert contents.read_marks(Pages(pdf).texts()) == {0: 3, 1: 2, 2: 3}


def test_each_field_gets_its_page() -> None:
    docx = contents.with_page_numbers(document("dua", "satu"), {0: 3, 1: 2}, name="x")
    assert [field.result for field in reading.fields_of(reading.part(docx))] == ["3", "2"]
    assert "[[" not in reading.full_text(docx)
    assert contents.with_page_numbers(docx, {0: 3, 1: 2}, name="x") == docx


def test_what_refers_to_nothing_is_refused() -> None:
    with pytest.raises(TemplateError) as caught:
        contents.marked(document("tiada"), name="x")
    assert caught.value.code == "template.reference"
    with pytest.raises(TemplateError) as caught:
        contents.with_page_numbers(document("satu", "dua"), {0: 2}, name="x")
    assert (caught.value.code, caught.value.facts["bookmark"]) == ("template.contents", "dua")
