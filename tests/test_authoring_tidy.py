"""Templates come back canonical, whoever saved them; nothing that is said gets lost."""

from __future__ import annotations

import difflib
import io
import json
import zipfile
from typing import TYPE_CHECKING, Final

import docx_reading as reading
import pytest
from docx_builder import DocxBuilder, paragraph, run
from hypothesis import given, settings
from hypothesis import strategies as st
from libreoffice_editor import edited
from template_samples import repacked, replaced, tagged
from typer.testing import CliRunner

from generator.authoring import found
from generator.authoring.dump import dump
from generator.authoring.tidy import tidy
from generator.cli.app import app
from generator.errors import TemplateError
from generator.rendering.oxml import w
from generator.resources import TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

    from generator.authoring.found import Found

SHIPPED = found.with_base()
each_template = pytest.mark.parametrize("one", SHIPPED, ids=lambda one: one.name)

WORD = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def body(docx: bytes) -> str:
    return reading.parts_of(docx)[reading.DOCUMENT].decode()


def texts(docx: bytes) -> list[str]:
    return [reading.text_of(one) for one in reading.part(docx).iter(w("p"))]


def tidied(*blocks: str) -> bytes:
    return tidy(DocxBuilder().add(*blocks).build(), "uji.docx")


# --- shipped templates ----------------------------------------------------------------------------


@each_template
def test_a_shipped_template_is_tidy(one: Found) -> None:
    data = one.path.read_bytes()
    assert tidy(data, one.name) == data


def test_all_templates_share_the_styles_and_lists_of_the_base() -> None:
    ids = {
        one.name: [
            style.get(w("styleId"))
            for style in reading.part(one.path.read_bytes(), "word/styles.xml").iter(w("style"))
        ]
        for one in SHIPPED
    }
    assert all(listed == ids["_base/naskah.docx"] for listed in ids.values())


def test_a_style_and_the_level_of_its_list_name_each_other() -> None:
    """A style that no level names is numbered by some engines and not by others (§17.9.23)."""
    base = (TEMPLATES / "_base" / "naskah.docx").read_bytes()
    numbering = reading.part(base, "word/numbering.xml")
    kinds = {
        number.get(w("numId")): kind.get(w("val"))
        for number in numbering.iter(w("num"))
        for kind in number.iter(w("abstractNumId"))
    }
    levels = {
        (kind.get(w("abstractNumId")), level.get(w("ilvl"))): owner.get(w("val"))
        for kind in numbering.iter(w("abstractNum"))
        for level in kind.iter(w("lvl"))
        for owner in level.iter(w("pStyle"))
    }
    listed = {}
    for style in reading.part(base, "word/styles.xml").iter(w("style")):
        for place in style.iter(w("numPr")):
            said = {child.tag: child.get(w("val")) for child in place}
            level = (kinds[said[w("numId")]], said.get(w("ilvl"), "0"))
            listed[style.get(w("styleId"))] = levels.get(level)
    assert {"Mengingat", "Memperhatikan", "Butir", "Ayat"} <= listed.keys()
    assert listed == {name: name for name in listed}


# --- what Word leaves behind ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "noise",
    [
        '<w:proofErr w:type="spellStart"/>',
        "<w:r><w:lastRenderedPageBreak/></w:r>",
        '<w:r><w:rPr><w:noProof/><w:lang w:val="en-US"/></w:rPr></w:r>',
        '<w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/>',
        "<w:r><w:t></w:t></w:r>",
    ],
)
def test_what_says_nothing_is_dropped(noise: str) -> None:
    assert tidied(paragraph(run("isi "), noise, run("dokumen"))) == tidied(
        paragraph(run("isi dokumen"))
    )


def test_revision_ids_and_extensions_are_dropped() -> None:
    plain = DocxBuilder().add(paragraph(run("isi"))).build()
    marked = replaced(
        plain, "<w:p>", f'<w:p {WORD} w:rsidR="00A1" w:rsidRDefault="00B2" w14:paraId="0C">'
    )
    assert marked != plain
    assert tidy(marked, "x") == tidy(plain, "x")


def test_a_tag_split_over_equal_runs_becomes_whole() -> None:
    docx = tidied(paragraph(run("{{ jud"), '<w:proofErr w:type="gramStart"/>', run("ul }}")))
    assert "{{ judul }}" in body(docx)


def test_runs_that_differ_stay_apart() -> None:
    docx = tidied(paragraph(run("biasa"), run("tebal", "<w:b/>"), run("lagi", "<w:b/>")))
    assert [node.text for node in reading.part(docx).iter(w("t"))] == ["biasa", "teballagi"]


def test_a_property_the_style_has_anyway_is_dropped() -> None:
    same = '<w:spacing w:before="0" w:after="0"/>'
    other = '<w:spacing w:before="240" w:after="0"/>'
    assert "w:spacing" not in body(tidied(paragraph(run("a"), properties=same)))
    assert '<w:spacing w:before="240"/>' in body(tidied(paragraph(run("a"), properties=other)))


def test_parts_nobody_needs_are_dropped() -> None:
    extra = {
        "docProps/app.xml": b"<x/>",
        "docProps/thumbnail.jpeg": b"x",
        "word/webSettings.xml": b"<x/>",
        "word/theme/theme1.xml": b"<x/>",
        "customXml/item1.xml": b"<x/>",
    }
    docx = tagged("isi")
    assert tidy(repacked(docx, dict(extra)), "x") == tidy(docx, "x")


def test_names_of_editors_are_dropped_and_the_title_stays() -> None:
    core = (
        b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        b'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><cp:lastModifiedBy>Orang'
        b"</cp:lastModifiedBy><dc:title>Judul</dc:title><cp:revision>7</cp:revision>"
        b"</cp:coreProperties>"
    )
    made = reading.parts_of(tidy(repacked(tagged("isi"), {"docProps/core.xml": core}), "x"))
    assert b"Orang" not in made["docProps/core.xml"]
    assert reading.all_text(made["docProps/core.xml"]) == "Judul"


def test_the_package_is_whole_sorted_and_without_times() -> None:
    builder = DocxBuilder()
    docx = tidy(builder.add(builder.signature("kesatu"), paragraph(run("a"))).build(), "x")
    assert not reading.broken_relationships(docx)
    assert not reading.untyped_parts(docx)
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = [entry.filename for entry in package.infolist()]
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[1:] == sorted(names[1:])


def test_a_style_of_its_own_is_kept() -> None:
    docx = tidied(paragraph(run("a", '<w:rStyle w:val="Sandi"/>')))
    assert "Courier New" in reading.parts_of(docx)["word/styles.xml"].decode()


def test_columns_that_no_cell_ends_at_are_joined() -> None:
    def row(*spans: int) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph()}</w:tc>'
            for span in spans
        )
        return f"<w:tr>{cells}</w:tr>"

    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (1000, 1000, 1000))
    table = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{row(2, 1)}{row(3)}</w:tbl>"
    root = reading.part(tidied(table))
    assert len(list(root.iter(w("gridCol")))) == 2
    assert [span.get(w("val")) for span in root.iter(w("gridSpan"))] == ["2"]


def test_borders_that_all_cells_share_are_said_once() -> None:
    line = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    sides = "".join(line.format(side) for side in ("top", "left", "bottom", "right"))
    cell = f"<w:tc><w:tcPr><w:tcBorders>{sides}</w:tcBorders></w:tcPr>{paragraph()}</w:tc>"
    grid = '<w:gridCol w:w="1000"/><w:gridCol w:w="1000"/>'
    rows = f"<w:tr>{cell}{cell}</w:tr>" * 2
    root = reading.part(tidied(f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"))
    assert not list(root.iter(w("tcBorders")))
    (borders,) = root.iter(w("tblBorders"))
    assert len(borders) == 6


def test_borders_of_some_cells_stay_with_these() -> None:
    top = '<w:tcBorders><w:top w:val="single" w:sz="4"/></w:tcBorders>'
    cells = "".join(
        f"<w:tc><w:tcPr>{borders}</w:tcPr>{paragraph()}</w:tc>" for borders in (top, "")
    )
    grid = '<w:gridCol w:w="1000"/><w:gridCol w:w="1000"/>'
    table = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    root = reading.part(tidied(table))
    assert len(list(root.iter(w("tcBorders")))) == 1
    assert not list(root.iter(w("tblBorders")))


def test_what_libreoffice_makes_of_a_twofold_bookmark_and_of_folio_is_undone() -> None:
    marks = "".join(
        f'<w:bookmarkStart w:id="{n}" w:name="{name}"/><w:bookmarkEnd w:id="{n}"/>'
        for n, name in enumerate(("ayat", "ayat_Copy_1"))
    )
    root = reading.part(tidied(paragraph(marks)))
    assert [mark.get(w("name")) for mark in root.iter(w("bookmarkStart"))] == ["ayat", "ayat"]
    size = '<w:sectPr><w:pgSz w:w="12200" w:h="18720"/></w:sectPr>'
    root = reading.part(tidied(paragraph(properties=size)))
    sizes = [dict(one.attrib) for one in root.iter(w("pgSz"))]
    assert {w("w"): "12189", w("h"): "18709"} in sizes


def test_a_page_break_put_beside_a_block_tag_goes_back_to_the_paragraph_after_it() -> None:
    broken = '<w:r><w:br w:type="page"/></w:r>'
    root = reading.part(tidied(paragraph(run("{%p if a %}"), broken) + paragraph(run("b"))))
    first, second = list(root.iter(w("p")))[:2]
    assert list(first.iter(w("br"))) == []
    assert second.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None
    beside_text = reading.part(tidied(paragraph(run("a"), broken) + paragraph(run("b"))))
    assert len(list(beside_text.iter(w("br")))) == 1


def test_being_outside_a_list_is_said_only_where_the_style_prints_a_label() -> None:
    outside = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    for style, kept in (("PengantarSurat", 0), ("ButirSurat", 1), ("Isi", 0)):
        root = reading.part(tidied(paragraph(run("a"), style=style, properties=outside)))
        assert len(list(root.iter(w("numPr")))) == kept, style


def test_active_content_is_refused_rather_than_tidied() -> None:
    with pytest.raises(TemplateError) as caught:
        tidy(repacked(tagged("a"), {"word/vbaProject.bin": b"x"}), "uji.docx")
    assert caught.value.code == "template.macro"


# --- laws -----------------------------------------------------------------------------------------

_NOISE = st.sampled_from(
    [
        "",
        '<w:proofErr w:type="spellEnd"/>',
        "<w:r><w:lastRenderedPageBreak/></w:r>",
        '<w:bookmarkStart w:id="3" w:name="tanda"/><w:bookmarkEnd w:id="3"/>',
        "<w:r><w:tab/><w:t>x</w:t><w:br/></w:r>",
    ]
)
_FORMATS = st.sampled_from(["", "<w:b/>", '<w:b w:val="false"/>', "<w:i/><w:b/>", "<w:noProof/>"])
_RUNS = st.builds(run, st.text("ab {}%|.", max_size=8), _FORMATS)
_PROPERTIES = st.sampled_from(
    ["", '<w:jc w:val="both"/>', '<w:spacing w:after="0" w:before="60"/>', "<w:keepNext/>"]
)
_STYLES = st.sampled_from(["Normal", "Pasal", "Ayat", "Surat", "Hilang"])
_PARAGRAPHS = st.builds(
    lambda pieces, style, properties: paragraph(*pieces, style=style, properties=properties),
    st.lists(_RUNS | _NOISE, max_size=5),
    _STYLES,
    _PROPERTIES,
)


@settings(max_examples=60)
@given(st.lists(_PARAGRAPHS, max_size=4))
def test_tidying_twice_changes_nothing_and_no_text_is_lost(blocks: list[str]) -> None:
    before = DocxBuilder().add(*blocks).build()
    once = tidy(before, "uji.docx")
    assert tidy(once, "uji.docx") == once
    assert texts(once) == texts(before)


# --- a real LibreOffice ---------------------------------------------------------------------------


# What LibreOffice changes for good, and tidying can't tell from what an editor meant.
CHANGED_FOR_GOOD: Final = {
    "keputusan_bupati_rencana_kerja_sama.docx",  # a section that ends in an empty paragraph
    "_bagian/judul_berlambang.docx",  # equal pictures become one, with other names
    "laporan_monev_tahunan.docx",  # its charts too, and new headers for its annex
    "_bagian/keputusan_pembuka.docx",  # inner borders of a table, lists of single loop items
    "_bagian/kop_perangkat_daerah.docx",  # the border of a style, said again by its paragraph
}


@pytest.mark.libreoffice
def test_templates_saved_unchanged_by_libreoffice_come_back_as_they_were(tmp_path: Path) -> None:
    documents = {one.name: one.path.read_bytes() for one in SHIPPED}
    saved = edited(documents, tmp_path, old="", new="")
    assert all(saved[name] != data for name, data in documents.items())
    canonical = {name: tidy(docx, name) for name, docx in saved.items()}
    changed = {name for name, docx in canonical.items() if docx != documents[name]}
    assert changed == CHANGED_FOR_GOOD
    # Their wording stays all the same.
    words = {name: "".join(texts(documents[name])).split() for name in changed}
    assert {name: "".join(texts(canonical[name])).split() for name in changed} == words


@pytest.mark.libreoffice
def test_of_a_template_edited_in_libreoffice_only_the_word_differs(tmp_path: Path) -> None:
    (one,) = found.choose(["pasal_keadaan_kahar"], SHIPPED)
    before = one.path.read_bytes()
    saved = edited({"uji": before}, tmp_path, old="bermusyawarah", new="berunding")["uji"]
    first, second = (dump(docx, "x").split("\n") for docx in (before, tidy(saved, "x")))
    changed = [
        line[:1] + line[2:]
        for line in difflib.ndiff(first, second)
        if line.startswith(("+ ", "- "))
    ]
    old, new = changed
    assert old.startswith("-Ayat [(%2)] {keepLines} | PIHAK yang mengalami keadaan kahar")
    assert old[1:].replace("bermusyawarah", "berunding") == new[1:]


def test_the_command_tidies_in_place_and_can_only_check(tmp_path: Path) -> None:
    path = tmp_path / "uji.docx"
    path.write_bytes(tagged("isi"))
    assert CliRunner().invoke(app, ["template", "tidy", "--check", str(path)]).exit_code == 4
    assert path.read_bytes() == tagged("isi")
    made = CliRunner().invoke(app, ["template", "tidy", str(path), "--json"])
    assert (made.exit_code, json.loads(made.stdout)["changed"]) == (0, [str(path)])
    assert path.read_bytes() == tidy(tagged("isi"), "uji.docx")
    assert CliRunner().invoke(app, ["template", "tidy", "--check", str(path)]).exit_code == 0


def test_an_unknown_template_is_named_with_those_there_are() -> None:
    made = CliRunner().invoke(app, ["template", "tidy", "nota_kesepakatn"])
    assert made.exit_code == 4
    assert "nota_kesepakatan" in made.stderr
