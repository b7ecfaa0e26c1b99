"""The list of what a template may use holds everything, and says what is true."""

from __future__ import annotations

import html.parser
import json
import re
from typing import TYPE_CHECKING

import docx_reading as reading
import pytest
from typer.testing import CliRunner

from generator import api, registry
from generator.authoring import found, meanings
from generator.authoring.base import open_base
from generator.authoring.check import check
from generator.authoring.listing import sections
from generator.authoring.listing_docx import as_docx
from generator.authoring.listing_text import as_html, as_markdown
from generator.authoring.opened import Opened
from generator.authoring.shape import GROUP, shape_of
from generator.authoring.tidy import tidy
from generator.cli.app import app
from generator.errors import InputError
from generator.pdf.embedded import RdocxEngine
from generator.pdf.engine import convert
from generator.rendering.environment import FUNCTIONS
from generator.rendering.filters import FILTERS
from generator.rendering.markup import tags

if TYPE_CHECKING:
    from pathlib import Path

FORMS = [form.key for form in registry.FORMS]
each_form = pytest.mark.parametrize("form", FORMS)


def rows(form: str, title: str) -> dict[str, tuple[str, ...]]:
    (section,) = [one for one in sections(form) if one.title == title]
    return {row[0]: row[1:] for row in section.rows}


@each_form
def test_every_field_is_listed_under_a_list_or_by_itself(form: str) -> None:
    told = as_markdown(form)
    for one in shape_of(form, registry.COVER.key).leaves():
        if one.kinds <= {GROUP} or re.search(r"skema|^bentuk|profil$|halaman\.|gambar\.", one.path):
            continue
        assert one.path.replace("[]", "").rpartition(".")[2] in told, one.path


def test_a_field_shows_kind_meaning_and_example() -> None:
    kind, meaning, example = rows("sinergi", "Isian")["{{ penandatanganan.tanggal|tanggal }}"]
    assert kind == "tanggal, boleh kosong"
    assert meaning.startswith("Tanggal penandatanganan. Tanggal naskah ditandatangani")
    assert example == "2026-02-09"


def test_lists_show_how_they_are_repeated() -> None:
    (parties,) = [one for one in sections("sinergi") if one.title == "Daftar para_pihak"]
    assert parties.intro.endswith("{%p for butir in para_pihak %} … {%p endfor %}")
    assert "{{ butir.wakil.nama }}" in [row[0] for row in parties.rows]
    (inner,) = [one for one in sections("sinergi") if one.title == "Daftar pasal_tambahan.ayat"]
    assert "{%p for anak in butir.ayat %}" in inner.intro


def test_copies_of_facts_are_told_by_the_facts_own_titles() -> None:
    (partners,) = [one for one in sections("sinergi") if one.title == "Daftar mitra"]
    meaning = {row[0]: row[2] for row in partners.rows}
    assert meaning["{{ butir.wakil.jabatan }}"].startswith("Jabatan")


@each_form
def test_every_filter_and_function_is_listed_with_what_it_does(form: str) -> None:
    told = as_markdown(form)
    assert set(meanings.FILTERS) == set(FILTERS)
    assert set(meanings.FUNCTIONS) == set(FUNCTIONS)
    assert all(re.search(rf"\|{name}\b", told) for name in FILTERS)


def test_filters_show_what_they_make_of_the_sample() -> None:
    listed = rows("sinergi", "Penyaring")
    (made,) = [row[2] for tag, row in listed.items() if tag.endswith("|tanggal }}")]
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ 20\d\d", made)
    assert listed["{{ jangka_waktu|lama }}"][2] == "3 (tiga) tahun"


def test_filters_of_few_facts_are_shown_with_these_only() -> None:
    assert rows("sinergi", "Penyaring")["{{ butir.persen|persen }}"][2].endswith("%")
    assert rows("tim_koordinasi", "Penyaring")["{{ butir.kedudukan|sebutan }}"][2] == "Pengarah"
    assert rows("sinergi", "Penyaring")["|sebutan"][2] == ""


@each_form
def test_every_tag_of_the_list_is_one_a_template_may_hold(form: str) -> None:
    for section in sections(form):
        for row in section.rows:
            assert tags(row[0]) or row[0].startswith("|"), row[0]


def test_markdown_tables_have_as_many_cells_as_heads() -> None:
    table = [line for line in as_markdown("sinergi").splitlines() if line.startswith("|")]
    counts = {len(re.split(r"(?<!\\)\|", line)) for line in table}
    assert counts == {4, 6}


class _Balance(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@each_form
def test_the_web_page_is_whole_and_needs_nothing_else(form: str) -> None:
    page = _Balance()
    page.feed(as_html(form))
    assert page.open == []
    assert page.addresses
    assert all(address.startswith("#") for address in page.addresses)


@each_form
def test_the_word_document_is_tidy_in_the_styles_of_the_base(form: str) -> None:
    docx = as_docx(form)
    assert tidy(docx, "x") == docx
    assert not reading.broken_relationships(docx)
    base = open_base()
    used = set(Opened(docx, "x").style_names.values())
    assert all(base.style_id(name) for name in used)
    text = reading.full_text(docx)
    assert "{{ penandatanganan.tanggal|tanggal }}" in text or form != "sinergi"


def test_the_word_document_becomes_a_pdf() -> None:
    (pdf,) = convert([as_docx("sinergi")], RdocxEngine(), timeout_s=60)
    assert pdf.startswith(b"%PDF-")


def test_an_unknown_form_is_named_with_those_there_are() -> None:
    with pytest.raises(InputError) as caught:
        as_markdown("tak_ada")
    assert caught.value.code == "input.unknown-form"


def test_the_command_writes_each_layout(tmp_path: Path) -> None:
    for layout, start in (("md", b"# Isian"), ("html", b"<!DOCTYPE"), ("docx", b"PK")):
        path = tmp_path / f"isian.{layout}"
        arguments = ["template", "fields", "sinergi", "--format", layout, "-o", str(path)]
        assert CliRunner().invoke(app, arguments).exit_code == 0
        assert path.read_bytes().startswith(start)
    printed = CliRunner().invoke(app, ["template", "fields", "sinergi"])
    assert printed.stdout.rstrip("\n") == as_markdown("sinergi").rstrip("\n")
    told = json.loads(CliRunner().invoke(app, ["template", "fields", "sinergi", "--json"]).stdout)
    assert [one["title"] for one in told["sections"]][:2] == ["Cara menulis", "Isian"]


# --- list and new ---------------------------------------------------------------------------------


def test_all_templates_are_listed_with_their_documents() -> None:
    told = json.loads(CliRunner().invoke(app, ["template", "list", "--json"]).stdout)["templates"]
    assert {one["key"] for one in told} == {one.path.stem for one in found.templates()}
    (letter,) = [one for one in told if one["key"] == "nota_kesepakatan"]
    assert "Nota Kesepakatan" in letter["title"]


@pytest.mark.parametrize(
    ("page", "font"), [("naskah_kerja_sama", "Bookman Old Style"), ("naskah_dinas", "Arial")]
)
def test_a_new_template_is_sound_and_in_the_dress_of_its_page(
    tmp_path: Path, page: str, font: str
) -> None:
    arguments = ["template", "new", "surat_kuasa", "-o", str(tmp_path), "--page", page]
    made = CliRunner().invoke(app, arguments)
    assert made.exit_code == 0
    path = tmp_path / "surat_kuasa.docx"
    # What a document without wording lacks is its signatures, and nothing else.
    lacking = check([found.of_file(path)], found.templates(), api.render_with)
    assert {one.note.code for one in lacking} == {"lint.signature-missing"}
    assert {one.note.file for one in lacking} == {"surat_kuasa.docx"}
    assert font.encode() in reading.parts_of(path.read_bytes())["word/styles.xml"]
    assert [line for line in reading.numbered_lines(path.read_bytes()) if line] == [
        "[word/header1.xml]",
        "2",
    ]


def test_new_prints_the_line_for_the_registry_and_the_next_commands(tmp_path: Path) -> None:
    made = CliRunner().invoke(app, ["template", "new", "surat_kuasa", "-o", str(tmp_path)])
    line = made.stdout[made.stdout.index("Document(") :]
    names = {"Document": registry.Document}
    document = eval(line.rstrip().rstrip(","), names)  # noqa: S307 – what we have just printed
    assert (document.key, document.title) == ("surat_kuasa", "Surat Kuasa")
    assert "naskah template check" in made.stdout


def test_new_refuses_to_replace_and_refuses_names_that_lead_elsewhere(tmp_path: Path) -> None:
    arguments = ["template", "new", "surat_kuasa", "-o", str(tmp_path)]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert CliRunner().invoke(app, arguments).exit_code == 10
    for name in ("../luar", "Surat Kuasa", ""):
        made = CliRunner().invoke(app, ["template", "new", name, "-o", str(tmp_path)])
        assert (made.exit_code, "template.bad-key" in made.stderr) == (4, True)
    other = CliRunner().invoke(app, ["template", "new", "x", "-o", str(tmp_path), "--page", "a"])
    assert "template.unknown-page" in other.stderr


def test_a_new_letter_is_dressed_as_the_shipped_letter_is() -> None:
    def styles(path: Path) -> bytes:
        return reading.parts_of(path.read_bytes())["word/styles.xml"]

    from generator.authoring.seed import new_template  # noqa: PLC0415 – used here alone

    letters = {one.template_key for one in registry.DOCUMENTS if one.page == "naskah_dinas"}
    dressed = [one for one in found.templates() if one.path.stem in letters]
    assert len(dressed) == len(letters)
    made = reading.parts_of(new_template("x", "naskah_dinas"))["word/styles.xml"]
    assert [one.name for one in dressed if styles(one.path) != made] == []
