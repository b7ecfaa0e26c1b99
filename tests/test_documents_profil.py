"""The same berkas for other regions: what the profil changes in words, columns, paper and type."""

from __future__ import annotations

import functools
import io
import json
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import docx_reading as reading
import pytest
from lxml import etree
from pypdf import PdfReader
from rendered_samples import CASES, SAMPLE_NAMES, berkas, needed, profil

import generator as g
from generator import registry
from generator.models.pihak import PERAN
from generator.pdf.engine import convert, open_engine
from generator.pdf.fonts import family, fonts_embedded
from generator.rendering.fields import BLANK
from generator.rendering.oxml import w

if TYPE_CHECKING:
    from generator.models.daerah import Profil

each_document = pytest.mark.parametrize(("sample", "key"), CASES)
each_sample = pytest.mark.parametrize("sample", SAMPLE_NAMES)
LETTERS = {line.key for line in registry.DOCUMENTS if line.page == "naskah_dinas"}
AGREEMENTS = {line.key for line in registry.DOCUMENTS if line.signers == ("para_pihak",)}


@functools.cache
def _made(sample: str, changes: str) -> dict[str, bytes]:
    region: Profil = profil(**json.loads(changes))
    made = g.render(berkas(sample).with_profil(region))
    return {key: document.docx for key, document in made.items()}


def _docx(sample: str, key: str, **changes: Any) -> bytes:
    return _made(sample, json.dumps(changes))[key]


def _text(sample: str, key: str, **changes: Any) -> str:
    return reading.full_text(_docx(sample, key, **changes))


def _names_the_head(sample: str, key: str) -> bool:
    return profil().jabatan_kepala.casefold() in _text(sample, key).casefold()


@each_sample
def test_agreement_and_letter_name_the_head(sample: str) -> None:
    assert all(_names_the_head(sample, k) for k in needed(sample) if k != "rencana_kerja")


@each_document
@pytest.mark.parametrize(
    ("jenis", "head", "region"),
    [
        ("kabupaten", "Bupati", "Kabupaten Rekaan"),
        ("kota", "Wali Kota", "Kota Rekaan"),
        ("provinsi", "Gubernur", "Provinsi Rekaan"),
    ],
)
def test_the_kind_of_region_decides_its_names(
    sample: str, key: str, jenis: str, head: str, region: str
) -> None:
    text = _text(sample, key, jenis=jenis, nama="Rekaan")
    folded = text.casefold()
    assert (f"{head} Rekaan".casefold() in folded) == _names_the_head(sample, key)
    assert f"Pemerintah Daerah {region}".casefold() in folded
    for other in {"Bupati", "Wali Kota", "Walikota"} - {head}:
        assert f"{other} Rekaan".casefold() not in folded
    if key in LETTERS:
        assert f"Dewan Perwakilan Rakyat Daerah {region}" in text


@each_document
def test_an_acting_head_is_named_with_the_prefix(sample: str, key: str) -> None:
    text = _text(sample, key, kepala_daerah={"status": "plt"}).casefold()
    assert ("plt. bupati tabalong" in text) == _names_the_head(sample, key)
    assert text.count("bupati tabalong") == text.count("plt. bupati tabalong")


@each_document
def test_titles_stand_only_in_letters_and_only_of_a_head_in_full_office(
    sample: str, key: str
) -> None:
    head = profil().kepala_daerah
    in_full = f"{head.gelar_depan} {head.nama}, {head.gelar_belakang}"
    assert (in_full in _text(sample, key)) == (key in LETTERS)
    acting = _text(sample, key, kepala_daerah={"status": "pj"})
    assert head.nama.casefold() in acting.casefold()
    assert str(head.gelar_belakang) not in acting


@each_document
def test_spelling_follows_the_profil(sample: str, key: str) -> None:
    official = _text(sample, key, ejaan="format", tanda_tangan_elektronik=False)
    dictionary = _text(sample, key, ejaan="baku", tanda_tangan_elektronik=False)
    assert "bertandatangan" not in dictionary
    assert "bermaterai" not in dictionary
    assert "bermeterai" not in official
    # The two differ in nothing else.
    translated = official.replace("bertandatangan", "bertanda tangan")
    assert translated.replace("bermaterai", "bermeterai") == dictionary


@each_sample
def test_an_agreement_on_paper_counts_its_originals(sample: str) -> None:
    count = len(berkas(sample).para_pihak)
    words = {2: "2 (dua)", 3: "3 (tiga)"}[count]
    text = _text(sample, "nota_kesepakatan", ejaan="baku", tanda_tangan_elektronik=False)
    assert f"dalam rangkap {words} bermeterai cukup" in text
    assert "elektronik" not in text.replace("pos elektronik", "")


@each_sample
def test_an_electronic_agreement_says_so_and_asks_for_no_stamp(sample: str) -> None:
    text = _text(sample, "nota_kesepakatan", ejaan="baku", tanda_tangan_elektronik=True)
    assert "ditandatangani secara elektronik" in text
    assert "rangkap" not in text
    assert "meterai" not in text


def _feet(docx: bytes) -> dict[str, list[tuple[str, str]]]:
    """Style and text of the paragraphs of each footer."""
    return {
        name: [
            (style.get(w("val"), ""), reading.text_of(paragraph))
            for paragraph in etree.fromstring(xml).iter(w("p"))
            for style in paragraph.iter(w("pStyle"))
        ]
        for name, xml in reading.parts_of(docx).items()
        if name.startswith("word/footer") and name.endswith(".xml")
    }


@each_document
def test_an_electronic_document_says_so_in_each_footer(sample: str, key: str) -> None:
    note = "Ditandatangani secara elektronik & sah."
    feet = _feet(_docx(sample, key, catatan_kaki_tte=note))
    assert len(feet) == 2
    assert all(("KakiTte", note) in paragraphs for paragraphs in feet.values())


@each_document
def test_on_paper_the_foot_has_no_note_and_no_empty_line(sample: str, key: str) -> None:
    for paragraphs in _feet(_docx(sample, key, tanda_tangan_elektronik=False)).values():
        assert paragraphs[-1] == ("Penutup", "")  # a line of one point: Word demands a paragraph
        assert all(text for _, text in paragraphs[:-1])


@each_document
@pytest.mark.parametrize(("order", "turned"), [("kesatu_kiri", False), ("kedua_kiri", True)])
def test_signatories_stand_in_the_order_of_the_profil(
    sample: str, key: str, order: str, *, turned: bool
) -> None:
    if key not in AGREEMENTS:
        pytest.skip("the head of the region alone signs a letter")
    rels = reading.parts_of(_docx(sample, key, urutan_tanda_tangan=order))[
        "word/_rels/document.xml.rels"
    ]
    targets = {link.get("Id"): link.get("Target", "") for link in etree.fromstring(rels)}
    body = reading.part(_docx(sample, key, urutan_tanda_tangan=order))
    link_id = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    links = [targets[link.get(link_id)] for link in body.iter(w("hyperlink"))]
    roles = [link.partition("ttd/")[2].partition("?")[0] for link in links if "ttd/" in link]
    expected = list(PERAN[: len(berkas(sample).para_pihak)])
    assert roles == (expected[::-1] if turned else expected)


@each_document
def test_another_paper_and_type_reach_every_part(sample: str, key: str) -> None:
    both = {"kertas": "F4", "huruf": "Arial", "ukuran_pt": 10}
    docx = _docx(sample, key, halaman={"naskah_kerja_sama": both, "naskah_dinas": both})
    for name, xml in reading.parts_of(docx).items():
        assert b"Bookman" not in xml, name
    for size in reading.part(docx).iter(w("pgSz")):
        sides = sorted(int(size.get(w(side), "0")) / 1440 * 25.4 for side in ("w", "h"))
        assert sides == pytest.approx([215, 330], abs=0.1)
    (pdf,) = convert([docx], open_engine())
    fonts = fonts_embedded(PdfReader(io.BytesIO(pdf)))
    arial = family("Arial")
    assert arial is not None
    assert fonts
    assert [f for f in fonts if not any(fnmatchcase(f.name, p) for p in arial.postscript)] == []


@each_document
def test_tables_span_the_text_on_another_paper(sample: str, key: str) -> None:
    margins = {"atas": 30, "bawah": 20, "kiri": 40, "kanan": 15}
    own = {"kertas": "F4", "tepi_mm": margins}
    body = reading.part(_docx(sample, key, halaman={"naskah_kerja_sama": own, "naskah_dinas": own}))
    widths_mm = [
        int(size.get(w("w"), "0")) / 1440 * 25.4 - margins["kiri"] - margins["kanan"]
        for section in body.iter(w("sectPr"))
        for size in section.iter(w("pgSz"))
    ]
    assert widths_mm
    full = [
        table
        for table in body.iter(w("tbl"))
        if (span := table.find(f"{w('tblPr')}/{w('tblW')}")) is not None
        and span.get(w("type")) == "pct"
    ]
    assert full
    for table in full:
        grid = [int(c.get(w("w"), "0")) for c in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        found = sum(grid) / 1440 * 25.4
        assert any(found == pytest.approx(width, abs=0.3) for width in widths_mm)


@each_sample
def test_a_draft_prints_blanks_for_what_is_missing(sample: str) -> None:
    unsigned = berkas(sample).model_copy(update={"penandatanganan": None, "rencana_kerja": ()})
    made = g.render(unsigned, draft=True)
    assert list(made) == needed(sample)
    text = reading.full_text(made["nota_kesepakatan"].docx)
    assert f"bertempat di {BLANK}" in text
    assert "None" not in text
    for document in made.values():
        headers = [x for n, x in reading.parts_of(document.docx).items() if "word/header" in n]
        assert all(b'descr="Draf"' in xml for xml in headers if b"<w:hdr" in xml)
        assert not reading.broken_relationships(document.docx)


@each_document
def test_a_final_document_has_no_watermark(sample: str, key: str) -> None:
    assert all(b"Draf" not in xml for xml in reading.parts_of(_docx(sample, key)).values())
