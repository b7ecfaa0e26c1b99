"""Redlines to look at: colours, struck numbers, and the page that lists everything."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import pytest
from docx_builder import DocxBuilder, paragraph, run
from docx_reading import all_text, numbered_lines, part, parts_of, text_of
from lxml import etree
from pypdf import PdfReader
from redline_samples import add_row, edited

import generator as g
from generator.pdf.engine import convert
from generator.redline.revisions import tracked_parts
from generator.rendering.oxml import w
from generator.rendering.package import write_package

DATE = datetime(2026, 11, 28, 10, 30, tzinfo=UTC)
NAMES = ("nota-lama.docx", "nota-baru.docx")


def article(title: str, *verses: str) -> list[str]:
    return [
        paragraph(run(title), style="Pasal"),
        *(paragraph(run(verse), style="Ayat") for verse in verses),
    ]


def with_articles(docx: bytes) -> bytes:
    """The document with "Pasal 1" for its first list numbers, as agreements have them."""
    parts = parts_of(docx)
    lists = parts["word/numbering.xml"].replace(b'"%1."', b'"Pasal %1"')
    return write_package({**parts, "word/numbering.xml": lists})


OLD = with_articles(DocxBuilder().add(
    *article("MAKSUD", "Maksud kerja sama ini baik.", "Tujuan kerja sama ini jelas."),
    *article("BIAYA", "Biaya ditanggung PIHAK KESATU."),
    *article("PENUTUP", "Berlaku selama 2 (dua) tahun.", "Demikian dibuat."),
).build())  # fmt: skip
NEW = with_articles(DocxBuilder().add(
    *article("MAKSUD", "Maksud kerja sama ini sangat baik.", "Tujuan kerja sama ini jelas."),
    *article("PENUTUP", "Berlaku selama 1 (satu) tahun.", "Demikian dibuat.", "Rangkap dua."),
).build())  # fmt: skip


def redline() -> g.Redline:
    return g.compare(OLD, NEW, author="Bagian Hukum", date=DATE, names=NAMES)


def looks(docx: bytes) -> dict[str, tuple[str, ...]]:
    """Names of the formatting of each run, by its text; the first of runs that say the same."""
    found: dict[str, tuple[str, ...]] = {}
    for one in part(docx).iter(w("r")):
        text = "".join(text.text or "" for text in one.iter(w("t")))
        names = (etree.QName(child).localname for child in one.iterfind(f"{w('rPr')}/*"))
        found.setdefault(text, tuple(names))
    return found


def test_changes_are_said_with_their_article() -> None:
    assert [change.said() for change in redline().changes] == [
        "Pasal 1 ayat (1): … Maksud kerja sama ini + “sangat”",
        "Pasal 2: - “BIAYA”",
        "Pasal 2 ayat (1): - “Biaya ditanggung PIHAK KESATU.”",
        "Pasal 2 ayat (1): … Berlaku selama “2 (dua)” -> “1 (satu)”",
        "Pasal 2 ayat (3): + “Rangkap dua.”",
    ]
    formatted = DocxBuilder().add(paragraph(run("Kata", "<w:b/>"))).build()
    plain = DocxBuilder().add(paragraph(run("Kata"))).build()
    (change,) = g.compare(plain, formatted).changes
    assert change.said("en") == "paragraph 1: formatting: “Kata”"
    assert change.as_dict("en")["place"] == "paragraph 1"


def test_a_list_of_its_own_keeps_the_article_it_stands_in() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'

    def listed(text: str) -> bytes:
        item = paragraph(run(text), properties=number)
        docx = DocxBuilder().add(*article("SATU"), item, paragraph(run("Akhir"))).build()
        parts = parts_of(with_articles(docx))
        level = '<w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl>'
        lists = parts["word/numbering.xml"].decode()
        lists = lists.replace("<w:num ", f'<w:abstractNum w:abstractNumId="5">{level}'
                              "</w:abstractNum><w:num ", 1)  # fmt: skip
        added = '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num></w:numbering>'
        lists = lists.replace("</w:numbering>", added)
        return write_package({**parts, "word/numbering.xml": lists.encode()})

    (change,) = g.compare(listed("Isi lama"), listed("Isi baru")).changes
    assert change.said() == "Pasal 1 huruf a: … Isi “lama” -> “baru”"


def test_what_moved_is_told_once() -> None:
    verses = [
        "Para pihak saling memberi tahu.",
        "Biaya ditanggung bersama oleh para pihak.",
        "Akhir.",
    ]
    old, new = (
        with_articles(DocxBuilder().add(*article("SATU", *order)).build())
        for order in (verses, [verses[1], verses[0], verses[2]])
    )
    redline = g.compare(old, new)
    (change,) = redline.changes
    assert (change.kind, change.old, change.new) == ("moved", change.new, change.old)
    assert re.fullmatch(
        r"Pasal 1 ayat \(\d\): dipindahkan dari Pasal 1 ayat \(\d\): “.*”", change.said()
    )
    assert "moved from Pasal 1" in change.said("en")
    assert str(change.as_dict()["origin"]).startswith("Pasal 1 ayat")
    text = all_text(parts_of(redline.visible())["word/document.xml"])
    assert "1 pemindahan" in text
    assert "dipindahkan dari Pasal 1 ayat" in text


def test_what_came_went_and_stayed_is_told_apart_by_colour() -> None:
    docx = redline().visible()
    assert tracked_parts(parts_of(docx)) == []
    look = looks(docx)
    assert {"color", "u"} <= set(look["sangat "])
    assert "strike" not in look["sangat "]
    assert {"color", "strike"} <= set(look["2 (dua)"])
    assert not set(look["Tujuan kerja sama ini jelas."]) & {"color", "strike", "u"}


def test_what_went_keeps_its_number_and_the_rest_is_numbered_anew() -> None:
    lines = numbered_lines(redline().visible())
    lines = lines[: lines.index("RINGKASAN PERUBAHAN")]
    assert [line for line in lines if "BIAYA" in line or "PENUTUP" in line] == [
        "Pasal 2\tBIAYA",
        "Pasal 2 PENUTUP",
    ]
    assert "strike" in looks(redline().visible())["Pasal 2"]


def test_changed_paragraphs_have_a_bar_beside_them() -> None:
    barred = {
        text_of(one)
        for one in part(redline().visible()).iter(w("p"))
        if one.find(f"{w('pPr')}/{w('pBdr')}/{w('right')}") is not None
    }
    assert "Maksud kerja sama ini sangat baik." in barred
    assert "Tujuan kerja sama ini jelas." not in barred


def test_rows_that_came_are_shaded() -> None:
    cell = f"<w:tc><w:tcPr/>{paragraph(run('Isi'))}</w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell}</w:tr></w:tbl>"
    old = DocxBuilder().add(table, paragraph()).build()
    docx = g.compare(old, edited(old, add_row)).visible()
    table_shown = next(part(docx).iter(w("tbl")))
    shaded = [row.find(f".//{w('shd')}") is not None for row in table_shown.iterfind(w("tr"))]
    assert sorted(shaded) == [False, True]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("id", ["RINGKASAN PERUBAHAN", "Bagian Hukum, 28 November 2026 10.30", "5 paragraf"]),
        ("en", ["SUMMARY OF CHANGES", "Bagian Hukum, 28 November 2026 10.30", "5 paragraphs"]),
    ],
)
def test_the_last_page_lists_everything(lang: str, words: list[str]) -> None:
    text = all_text(parts_of(redline().visible(lang))["word/document.xml"])
    for word in (*words, *NAMES, "Pasal 2 ayat (3)", "Rangkap dua."):
        assert word in text
    nothing = g.compare(OLD, OLD, date=DATE).visible(lang)
    assert ("Tidak ada perubahan." if lang == "id" else "Nothing changed.") in all_text(
        parts_of(nothing)["word/document.xml"]
    )


@pytest.mark.parametrize(
    "engine", ["rdocx", pytest.param("libreoffice", marks=pytest.mark.libreoffice)]
)
def test_either_engine_prints_it(engine: str) -> None:
    (pdf,) = convert([redline().visible()], g.open_engine(engine))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert "BIAYA" in pages[0]
    assert "RINGKASAN PERUBAHAN" in pages[-1]
