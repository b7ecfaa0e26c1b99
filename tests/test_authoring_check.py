"""Every rule for templates finds its fault, names the place, and leaves sound templates alone."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import docx_reading as reading
import pytest
from docx_builder import DocxBuilder, fonts, paragraph, run
from rendered_samples import SAMPLE_NAMES, berkas, needed
from template_samples import Folder, repacked, replaced, tagged
from typer.testing import CliRunner

import generator as g
from generator import api, messages
from generator.authoring import check as checking
from generator.authoring import found
from generator.authoring.check import Finding, check
from generator.authoring.rules import BY_MESSAGE, RULES
from generator.authoring.shape import Shape
from generator.authoring.shape import shape_of as real_shape
from generator.authoring.tidy import tidy
from generator.cli.app import app
from generator.errors import GeneratorError
from generator.messages import CATALOGUE
from generator.rendering.source import MAX_TAGS

if TYPE_CHECKING:
    from pathlib import Path

    from generator.authoring.found import Found

SHIPPED = found.templates()
SIGNATURES = paragraph(run("{%p include 'tanda_tangan' %}"))


@dataclass
class Desk:
    """A folder of templates in which a test lays one, and has it checked."""

    path: Path

    def check(self, docx: bytes, key: str = "nota_kesepakatan") -> list[Finding]:
        one = found.of_file(Folder(self.path).add(docx, f"{key}.docx"))
        return check([one], SHIPPED, api.render_with)

    def codes(self, docx: bytes, key: str = "nota_kesepakatan") -> list[str]:
        return [one.note.code for one in self.check(docx, key)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def sound(*blocks: str) -> bytes:
    """A tidy template with these blocks, and the signatures that a nota kesepakatan needs."""
    return tidy(DocxBuilder().add(*blocks, SIGNATURES).build(), "uji.docx")


def texts(*lines: str) -> bytes:
    return sound(*(paragraph(run(line)) for line in lines))


# --- sound templates ------------------------------------------------------------------------------


def test_shipped_templates_have_neither_errors_nor_warnings() -> None:
    found_all = check(SHIPPED, SHIPPED, api.render_with)
    assert [one.as_dict() for one in found_all if one.severity != "info"] == []
    assert {one.rule.code for one in found_all} <= {"T004"}


@pytest.mark.parametrize(
    "lines",
    [
        ["Maksud {{ maksud }}."],
        ["{%p for pihak in para_pihak %}", "{{ pihak.wakil.nama|kapital }}", "{%p endfor %}"],
        ["{{ para_pihak[0].nama }} {{ para_pihak|map(attribute='nama')|gabung }}"],
        ["{%p for x in para_pihak|selectattr('narahubung') %}", "{{ x.nama }}", "{%p endfor %}"],
        ["{% if daerah.telepon %}{{ daerah.telepon }}{% else %}–{% endif %}"],
        ["{%p for x in tujuan %}", "{{ x }}{{ loop|penutup }} {{ loop.index }}", "{%p endfor %}"],
        ["{{ penandatanganan.tanggal|tanggal }} {{ rencana_kerja_jumlah|rupiah }}"],
        ["{{ maksud or judul }} {{ 'a' if membebani else 'b' }} {{ judul ~ maksud }}"],
        ["{%p for kolom in tanda_tangan %}", "{{ kolom[0].sebutan }}", "{%p endfor %}"],
        ["{% if 'korespondensi' in pasal_pilihan %}ya{% endif %}"],
        ["{%p for s in pembiayaan.sumber if s.tahun == 2026 %}", "{{ s.jenis }}", "{%p endfor %}"],
        ["{# catatan: {{ apa }} saja #}teks"],
    ],
)
def test_what_is_right_is_left_alone(desk: Desk, lines: list[str]) -> None:
    assert [one.as_dict() for one in desk.check(texts(*lines))] == []


# --- tags, one fault each -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rule", "code"),
    [
        ("{{ maksud ", "T001", "template.tag-unclosed"),
        ("{ judul }}", "T001", "template.tag-unopened"),
        ("{{ judul %}", "T001", "template.tag-mixed"),
        ("{% if judul %}a", "T001", "template.block-unclosed"),
        ("a{% endif %}", "T001", "template.block-unopened"),
        ("{% else %}", "T001", "template.block-unopened"),
        ("{% set a = 1 %}", "T001", "template.command-unknown"),
        ("{{ judul|| }}", "T001", "template.markup"),
        ("{{ ''.join(tujuan) }}", "T001", "template.forbidden"),
        ("{{ " + "(" * 3000 + "judul" + ")" * 3000 + " }}", "T001", "template.too-deep"),
        ("{{ xyz }}", "T002", "template.undefined-field"),
        ("{{ maksd }}", "T002", "template.misspelt-field"),
        ("{{ objek.uraan }}", "T002", "template.misspelt-field"),
        ("{% for p in para_pihak %}{{ p.nma }}{% endfor %}", "T002", "template.misspelt-field"),
        ("{% if daerah.tlepon %}a{% endif %}", "T002", "template.misspelt-field"),
        ("{{ para_pihak|map(attribute='nma')|gabung }}", "T002", "template.misspelt-field"),
        (
            "{% for p in para_pihak|selectattr('x') %}{% endfor %}",
            "T002",
            "template.undefined-field",
        ),
        ("{{ para_pihak.nama }}", "T002", "lint.field-of-list"),
        ("{% for t in tujuan %}{% endfor %}{{ t }}", "T002", "template.undefined-field"),
        ("{{ judul|xyz }}", "T003", "template.unknown-filter"),
        ("{{ judul|kapitl }}", "T003", "lint.misspelt-filter"),
        ("{% if judul is panjang %}a{% endif %}", "T003", "template.unknown-test"),
        ("{{ rencana_kerja_jumlah }}", "T005", "lint.unformatted-amount"),
        ("{{ jangka_waktu.mulai }}", "T005", "lint.unformatted-date"),
        ("{{ rencana_kerja[0].jadwal.mulai }}", "T005", "lint.unformatted-month"),
        ("{{ membebani }}", "T005", "lint.unformatted-flag"),
        ("{{ tujuan }}", "T005", "lint.unformatted-list"),
        ("{{ objek }}", "T005", "lint.unformatted-group"),
        ("{% for t in tujuan %}{{ loop }}{% endfor %}", "T005", "lint.unformatted-loop"),
        ("{{ ttd }}", "T005", "lint.unformatted-function"),
        ("{% for h in judul %}a{% endfor %}", "T005", "lint.loop-over"),
        ("{% p if judul %}", "T012", "template.prefix-spacing"),
        ("{%p if judul %}{%p endif %}", "T012", "template.prefix-twice"),
        ("{%tr if judul %}{%tr endif %}", "T012", "template.prefix-outside"),
        ("{%p if judul == '}' %}", "T012", "template.prefix-sign"),
        ("teks {%p if judul %}", "T012", "template.text-beside"),
        ("{{ judul|tanggal }}", "T013", "lint.filter-input"),
        ("{{ jangka_waktu.mulai|rupiah }}", "T013", "lint.filter-input"),
        ("{{ judul|gabung }}", "T013", "lint.filter-input"),
        ("{{ tujuan|penutup }}", "T013", "lint.filter-input"),
        ("{{ rujuk('tak_ada') }}", "T014", "template.reference"),
        ("{%p include 'tak_ada' %}", "T017", "template.missing"),
    ],
)
def test_a_fault_in_a_tag_is_found_at_its_place(
    desk: Desk, text: str, rule: str, code: str
) -> None:
    findings = desk.check(texts("Pembuka", text))
    (*_, one) = [one for one in findings if one.note.code == code]
    assert (one.rule.code, one.severity, one.place.paragraph) == (rule, "error", 2)
    assert one.place.text == text
    assert one.place.start < one.place.end <= len(text)
    assert one.message("id") != one.message("en")


def test_all_faults_are_told_at_once_in_order(desk: Desk) -> None:
    lines = ["{{ maksd }} dan {{ tujun|gabung }}", "{{ judul|kapitl }}", "{% if judul %}"]
    findings = desk.check(texts(*lines))
    assert [(one.rule.code, one.place.paragraph) for one in findings] == [
        ("T002", 1),
        ("T002", 1),
        ("T003", 2),
        ("T001", 3),
    ]


def test_a_wrong_loop_still_tells_what_is_wrong_inside(desk: Desk) -> None:
    docx = texts("{%p for p in para_pihak %}", "{{ p.nma }}")
    assert set(desk.codes(docx)) == {"template.block-unclosed", "template.misspelt-field"}


def test_prefixes_that_do_not_pair_name_the_opener(desk: Desk) -> None:
    (one,) = desk.check(texts("{%p if judul %}", "a {% endif %}"))
    assert one.note.code == "template.prefix-mismatch"
    assert "{%p if judul %}" in one.message("id")
    assert "{%p endif %}" in one.hint("id")


def test_suggestions_are_whole_paths(desk: Desk) -> None:
    (one,) = desk.check(texts("{% for p in para_pihak %}{{ p.wakil.jabatn }}{% endfor %}"))
    assert one.message("id").endswith("maksud Anda p.wakil.jabatan?")


def test_faults_in_headers_and_properties_name_them(desk: Desk) -> None:
    builder = DocxBuilder().add(SIGNATURES)
    builder.header = paragraph(run("{{ jdul }}"))
    core = b"<x:p xmlns:x='x'><x:title>{{ jdul }}</x:title></x:p>"
    findings = desk.check(repacked(builder.build(), {"docProps/core.xml": core}))
    labels = {one.place.label("id") for one in findings if one.rule.code == "T002"}
    assert labels == {"kepala halaman 1, paragraf 1", "properti, paragraf 1"}


def test_faults_in_footnotes_name_them(desk: Desk) -> None:
    note = f"<w:footnote w:id='2'>{paragraph(run('{{ jdul }}'))}</w:footnote>"
    xml = reading.parts_of(tagged("a"))["word/header1.xml"].decode()
    inner = xml[xml.index("<w:p>") : xml.index("</w:hdr>")]
    xml = xml.replace(inner, note).replace("w:hdr", "w:footnotes")
    findings = desk.check(repacked(texts("a"), {"word/footnotes.xml": xml.encode()}))
    assert "catatan kaki, paragraf 1" in {one.place.label("id") for one in findings}


def test_faults_in_shared_parts_are_told_with_the_part(tmp_path: Path) -> None:
    Folder(tmp_path).add_part(texts("{{ jdul }}"), "uji")
    desk = Desk(tmp_path)
    Folder(tmp_path).add_part(
        next(one for one in SHIPPED if one.path.stem == "tanda_tangan").path.read_bytes(),
        "tanda_tangan",
    )
    files = {
        one.note.file
        for one in desk.check(texts("{%p include 'uji' %}"))
        if one.rule.code == "T002"
    }
    assert files == {"_bagian/uji.docx"}


def test_a_shared_part_sees_the_loop_around_it(tmp_path: Path) -> None:
    Folder(tmp_path).add_part(tidy(tagged("{{ p.nama }}"), "x"), "uji")
    lines = ["{%p for p in para_pihak %}", "{%p include 'uji' %}", "{%p endfor %}"]
    docx = tidy(tagged(*lines), "x")
    assert "template.undefined-field" not in Desk(tmp_path).codes(docx)


def test_a_shared_part_is_checked_in_the_documents_that_include_it() -> None:
    part = [one for one in SHIPPED if one.path.stem == "komparisi"]
    assert check(part, SHIPPED, api.render_with) == []


# --- templates of several forms -------------------------------------------------------------------


@pytest.fixture
def two_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second form, whose facts lack `maksud`."""

    def shape_of(form: str, key: str) -> Shape:
        whole = real_shape("sinergi", key)
        fields = {name: one for name, one in whole.fields.items() if name != "maksud"}
        return whole if form == "sinergi" else Shape(kinds=whole.kinds, fields=fields)

    monkeypatch.setattr(checking, "shape_of", shape_of)
    monkeypatch.setattr(checking, "samples_of", lambda _form: (("contoh", None),))


def _in_two_forms(tmp_path: Path, *lines: str) -> list[Finding]:
    path = Folder(tmp_path).add(tidy(tagged(*lines), "x"))
    return check([found.Found(path, ("sinergi", "lain"))], SHIPPED, api.render_with)


@pytest.mark.usefixtures("two_forms")
def test_what_one_form_lacks_is_wrong_where_it_is_always_printed(tmp_path: Path) -> None:
    (one,) = _in_two_forms(tmp_path, "{{ maksud }}")
    assert one.rule.code == "T002"


@pytest.mark.usefixtures("two_forms")
def test_what_one_form_lacks_may_stand_in_a_choice(tmp_path: Path) -> None:
    choice = "{% if bentuk == 'sinergi' %}{{ maksud }}{% endif %}"
    assert _in_two_forms(tmp_path, choice) == []


@pytest.mark.usefixtures("two_forms")
@pytest.mark.parametrize(
    "text",
    [
        "{% if bentuk == 'sinergi' and maksud %}ada{% endif %}",
        "{{ maksud if bentuk == 'sinergi' else judul }}",
    ],
)
def test_what_one_form_lacks_may_stand_behind_a_question(tmp_path: Path, text: str) -> None:
    assert _in_two_forms(tmp_path, text) == []


@pytest.mark.usefixtures("two_forms")
def test_what_no_form_has_is_wrong_in_a_choice_too_and_told_once(tmp_path: Path) -> None:
    (one,) = _in_two_forms(tmp_path, "{% if bentuk == 'sinergi' %}{{ maksd }}{% endif %}")
    assert one.note.code == "template.misspelt-field"


def test_without_a_sample_only_the_form_of_tags_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "samples_of", lambda _form: ())
    path = Folder(tmp_path).add(tidy(tagged("{{ entah }}", "{% if entah %}"), "x"))
    findings = check([found.Found(path, ("sinergi",))], SHIPPED, api.render_with)
    assert [one.rule.code for one in findings] == ["T001"]


# --- references -----------------------------------------------------------------------------------


def _marked(name: str, text: str, style: str = "Ayat") -> str:
    mark = f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/>'
    return paragraph(mark, run(text), style=style)


def test_a_reference_needs_a_numbered_target(desk: Desk) -> None:
    refers = paragraph(run("{{ rujuk('a') }}"))
    assert desk.codes(sound(_marked("a", "isi", "Normal"), refers)) == ["template.reference"]
    assert desk.codes(sound(_marked("a", "isi"), refers)) == []


def test_a_bookmark_must_not_stand_twice(desk: Desk) -> None:
    docx = sound(_marked("a", "satu"), _marked("a", "dua"))
    assert desk.codes(docx) == ["template.bookmark-twice"]


def test_a_bookmark_may_stand_in_each_branch_of_a_choice(desk: Desk) -> None:
    words = ("if membebani", "else", "endif")
    start, other, end = (paragraph(run(f"{{%p {word} %}}")) for word in words)
    docx = sound(start, _marked("a", "satu"), other, _marked("a", "dua"), end)
    assert desk.codes(docx) == []


def test_a_bookmark_that_comes_twice_by_chance_is_found_by_trying(desk: Desk) -> None:
    start, end = (paragraph(run(f"{{%p {word} %}}")) for word in ("if judul", "endif"))
    docx = sound(_marked("a", "satu"), start, _marked("a", "dua"), end)
    (one,) = desk.check(docx)
    assert (one.note.code, one.note.facts["error"].code) == (
        "lint.trial",
        "template.bookmark-twice",
    )


def test_a_bookmark_must_not_stand_in_a_loop(desk: Desk) -> None:
    start, end = (paragraph(run(f"{{%p {word} %}}")) for word in ("for x in tujuan", "endfor"))
    assert desk.codes(sound(start, _marked("a", "satu"), end)) == ["lint.bookmark-repeated"]


# --- signatures and trial -------------------------------------------------------------------------


def test_each_signatory_needs_one_place(desk: Desk) -> None:
    docx = tidy(tagged("{{ ttd('kesatu') }}", "{{ ttd('kesatu') }}", "{{ ttd('saksi') }}"), "x")
    found_all = desk.check(docx)
    assert {one.note.code for one in found_all} == {
        "lint.signature-missing",
        "lint.signature-twice",
        "lint.signature-stray",
    }
    assert {one.rule.code for one in found_all} == {"T015"}


def test_what_only_some_sample_lacks_is_found_by_trying(desk: Desk) -> None:
    (one,) = desk.check(texts("Telepon {{ para_pihak[0].narahubung.telepon }}"))
    assert one.note.code == "lint.trial"
    assert "narahubung" in one.message("id")
    assert "paragraf 1" in one.hint("id")


# --- beside the tags ------------------------------------------------------------------------------


def _section(setup: str) -> str:
    return f"<w:p><w:pPr><w:sectPr>{setup}</w:sectPr></w:pPr></w:p>"


@pytest.mark.parametrize(
    ("block", "rule", "code"),
    [
        (paragraph(run("a", fonts("Comic Sans MS"))), "T006", "lint.font"),
        (paragraph(run("a"), style="Surat"), "T006", "lint.style"),
        (paragraph(f"<w:ins w:id='1' w:author='a'>{run('a')}</w:ins>"), "T007", "lint.revision"),
        (
            paragraph("<w:del w:id='1' w:author='a'><w:r><w:delText>a</w:delText></w:r></w:del>"),
            "T007",
            "lint.revision",
        ),
        (paragraph("<w:commentRangeStart w:id='0'/>", run("a")), "T007", "lint.comment"),
        (paragraph(run("{{ ju"), run("dul }}", "<w:b/>")), "T008", "lint.split-tag"),
        (_section(""), "T010", "lint.page-missing"),
        (_section("<w:pgSz w:w='9000' w:h='9000'/><w:pgMar/>"), "T010", "lint.page-size"),
        (_section("<w:pgSz w:w='16838' w:h='11906'/><w:pgMar/>"), "T010", "lint.page-orientation"),
    ],
)
def test_what_word_leaves_in_a_paragraph_is_found(
    desk: Desk, block: str, rule: str, code: str
) -> None:
    findings = desk.check(sound(paragraph(run("Pembuka")), block))
    (one,) = [one for one in findings if one.note.code == code]
    assert one.rule.code == rule


def test_a_tag_in_one_formatting_is_not_split(desk: Desk) -> None:
    docx = sound(paragraph(run("a "), run("{{ judul }}", "<w:b/>")))
    assert desk.codes(docx) == []


def test_an_untidied_template_is_told_what_to_run(desk: Desk) -> None:
    (one,) = desk.check(DocxBuilder().add(SIGNATURES).build())
    assert (one.rule.code, one.severity) == ("T011", "warning")
    assert "naskah template tidy" in one.hint("id")


@pytest.mark.parametrize(
    ("docx", "rule", "code"),
    [
        (repacked(tagged("a"), {"word/vbaProject.bin": b"x"}), "T009", "template.macro"),
        (repacked(tagged("a"), {"word/embeddings/o.bin": b"x"}), "T009", "template.embedded"),
        (repacked(tagged("a"), {"x.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), "T009",
         "template.entities"),
        (replaced(tagged("a"), 'Target="media/clear.png"',
                  'Target="http://contoh.test/a.png" TargetMode="External"',
                  "word/_rels/document.xml.rels"), "T009", "template.external"),
        (b"bukan dokumen", "T018", "template.not-docx"),
        (repacked(tagged("a"), {"../luar.xml": b"<x/>"}), "T018", "template.outside"),
        (repacked(tagged("a"), {"word/besar.bin": bytes(65 * 1024 * 1024)}), "T018",
         "template.too-large"),
    ],
)  # fmt: skip
def test_a_hostile_package_is_told_not_opened(
    desk: Desk, docx: bytes, rule: str, code: str
) -> None:
    (one,) = [one for one in desk.check(docx) if one.note.code == code]
    assert (one.rule.code, one.severity) == (rule, "error")


def test_too_many_tags_are_told_without_following_them(desk: Desk) -> None:
    assert "template.too-many-tags" in desk.codes(tagged("{{ x }}" * (MAX_TAGS + 1)))


def test_links_are_mentioned(desk: Desk) -> None:
    builder = DocxBuilder()
    builder.add(paragraph(builder.link("http://contoh.test/", "tautan", style="")), SIGNATURES)
    (one,) = desk.check(tidy(builder.build(), "x"))
    assert (one.rule.code, one.severity, one.note.facts["target"]) == (
        "T020",
        "info",
        "http://contoh.test/",
    )


def test_pictures_nobody_supplies_are_found(desk: Desk) -> None:
    builder = DocxBuilder()
    place = builder.signature("kesatu").replace('name="ttd2"', 'name="x" descr="gambar:logo"', 1)
    assert 'descr="gambar:logo"' in place
    docx = tidy(builder.add(place).build(), "x")
    assert "template.picture-unknown" in desk.codes(docx)


def test_facts_no_template_prints_are_told_for_the_whole_set_only() -> None:
    told = {one.note.facts["field"] for one in check(SHIPPED, SHIPPED, api.render_with)}
    assert "pemrakarsa.pos_el" in told
    printed = {"judul", "tujuan[]", "tahapan.penawaran.nomor", "pasal_pilihan[]"}
    renamed = {"perpanjangan.nomor", "kesepakatan_bersama.nomor", "pemantauan[].upaya[]"}
    assert not told & (printed | renamed)
    assert check(SHIPPED[:1], SHIPPED, api.render_with) == []


# --- the rules keep their promises ----------------------------------------------------------------


def test_codes_of_rules_are_in_order_and_each_message_belongs_to_one() -> None:
    assert [rule.code for rule in RULES] == [f"T{n:03}" for n in range(1, len(RULES) + 1)]
    assert len(BY_MESSAGE) == sum(len(rule.messages) for rule in RULES)
    assert {code for code in CATALOGUE if code.startswith("lint.")} <= set(BY_MESSAGE)
    assert set(BY_MESSAGE) <= set(CATALOGUE)


def test_every_message_of_every_rule_is_tested_here(request: pytest.FixtureRequest) -> None:
    source = request.path.read_text("utf-8")
    by_rule = {"lint.never-used": "T004", "lint.untidy": "T011", "lint.hyperlink": "T020"}
    assert [code for code in BY_MESSAGE if by_rule.get(code, code) not in source] == []


@pytest.mark.parametrize("code", BY_MESSAGE)
def test_every_finding_speaks_both_languages(code: str) -> None:
    assert messages.CATALOGUE[code].id != messages.CATALOGUE[code].en


# --- the command ----------------------------------------------------------------------------------


def test_the_command_shows_place_mark_and_suggestion(tmp_path: Path) -> None:
    path = Folder(tmp_path).add(texts("Maksud {{ maksd }}."), "nota_kesepakatan.docx")
    made = CliRunner().invoke(app, ["template", "check", str(path)])
    assert made.exit_code == 4
    first, *rest = made.stdout.splitlines()[1:5]
    assert first.startswith("  T002 kesalahan: isi, paragraf 1: Templat memakai isian maksd")
    assert rest == [
        "      “Maksud {{ maksd }}.”",
        "              ^^^^^^^^^^^",
        "      → Ganti maksd dengan maksud di templat.",
    ]


def test_the_command_speaks_json(tmp_path: Path) -> None:
    path = Folder(tmp_path).add(texts("{{ maksd }}"), "draf saya.docx")
    arguments = [
        "template",
        "check",
        str(path),
        "--as",
        "nota_kesepakatan",
        "--json",
        "--lang",
        "en",
    ]
    made = CliRunner().invoke(app, arguments)
    data = json.loads(made.stdout)
    assert (made.exit_code, data["ok"], data["error"]) == (4, False, 1)
    (one,) = data["findings"]
    assert {key: one[key] for key in ("rule", "where", "start", "end")} == {
        "rule": "T002",
        "where": "body, paragraph 1",
        "start": 0,
        "end": 11,
    }


def test_a_file_whose_name_says_nothing_is_asked_what_it_is(tmp_path: Path) -> None:
    path = Folder(tmp_path).add(texts("{{ judul }}"), "draf saya.docx")
    asked = CliRunner().invoke(app, ["template", "check", str(path)])
    assert "--as" in asked.stderr
    told = CliRunner().invoke(app, ["template", "check", str(path), "--as", "nota_kesepakatan"])
    shipped = CliRunner().invoke(app, ["template", "check", "sampul", "pasal_tambahan"])
    assert told.stderr + shipped.stderr == ""


def test_warnings_fail_only_where_asked(tmp_path: Path) -> None:
    path = Folder(tmp_path).add(DocxBuilder().add(SIGNATURES).build(), "nota_kesepakatan.docx")
    assert CliRunner().invoke(app, ["template", "check", str(path)]).exit_code == 0
    assert CliRunner().invoke(app, ["template", "check", str(path), "--strict"]).exit_code == 4


def test_a_file_named_for_no_document_needs_one_that_exists(tmp_path: Path) -> None:
    path = Folder(tmp_path).add(texts("a"), "x.docx")
    made = CliRunner().invoke(app, ["template", "check", str(path), "--as", "tak_ada"])
    assert made.exit_code == 4
    assert "template.unknown-key" in made.stderr


# --- what passes, renders -------------------------------------------------------------------------


def _damaged(docx: bytes, chance: random.Random) -> bytes:
    """The template with one letter of its tags dropped, doubled or changed."""
    xml = reading.parts_of(docx)[reading.DOCUMENT].decode()
    marks = [at for at in range(len(xml)) if xml[at] in "{}%|." or xml[at - 3 : at] == "{{ "]
    at = chance.choice(marks)
    letter = chance.choice(["", xml[at] * 2, "x", " "])
    return repacked(docx, {reading.DOCUMENT: (xml[:at] + letter + xml[at + 1 :]).encode()})


@pytest.mark.parametrize("one", [one for one in SHIPPED if one.documents], ids=lambda one: one.name)
def test_a_template_that_passes_renders_for_every_sample(one: Found, tmp_path: Path) -> None:
    chance = random.Random(one.name)  # noqa: S311 – no secret, but the same faults each time
    passed = 0
    for _ in range(12):
        docx = _damaged(one.path.read_bytes(), chance)
        path = Folder(tmp_path).add(docx, one.path.name)
        findings = check([found.of_file(path)], SHIPPED, api.render_with)
        is_sound = not any(finding.severity == "error" for finding in findings)
        passed += is_sound
        for sample in SAMPLE_NAMES if is_sound else ():
            if one.path.stem in needed(sample):
                g.render(berkas(sample), only=[one.path.stem], templates=[tmp_path])
    assert passed < 12


def test_rendering_names_the_same_place_as_checking(tmp_path: Path) -> None:
    path = Folder(tmp_path).add(texts("Pembuka", "Maksud {{ maksd }}."), "nota_kesepakatan.docx")
    (finding,) = check([found.of_file(path)], SHIPPED, api.render_with)
    with pytest.raises(GeneratorError) as caught:
        g.render(berkas("sinergi-lengkap"), only=["nota_kesepakatan"], templates=[tmp_path])
    assert caught.value.code == finding.note.code
    assert caught.value.where == finding.place.describe("nota_kesepakatan.docx")
    assert caught.value.message("id") == finding.message("id")
