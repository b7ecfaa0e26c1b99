"""Templates that are wrong, hostile or unlucky, and text that must come out as typed."""

from __future__ import annotations

import io
import os
import time
import zipfile
from typing import TYPE_CHECKING, Any

import docx_reading as reading
import pytest
import strategies
from docx_builder import DocxBuilder, fonts, paragraph, run
from hypothesis import HealthCheck, given, settings
from template_samples import PAGE, Folder, repacked, replaced, tagged

from generator.errors import TemplateError
from generator.rendering import docx as rendering_docx
from generator.rendering import limits
from generator.rendering.fields import BLANK, Kosong
from generator.rendering.oxml import w
from generator.rendering.package import MAX_BYTES, MAX_PARTS
from generator.rendering.source import MAX_TAGS, MAX_TEXT_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONTEXT: Mapping[str, Any] = {
    "judul": "Judul",
    "butir": ["satu", "dua", "tiga"],
    "banyak": list(range(400)),
    "daerah": {"nama": "Rekaan", "items": "isian bernama items"},
    "kosong": Kosong("penandatanganan.tanggal", draft=False),
    "draf": Kosong("penandatanganan.tanggal", draft=True),
    "salah": True,
    "pihak": [{"peran": "kesatu", "nama": "A"}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def _refusal(folder: Folder, docx: bytes) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        folder.render(docx, CONTEXT)
    assert caught.value.message("id")
    assert caught.value.message("en")
    caught.value.hint("id")
    return caught.value


# --- wrong templates ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{% for x in butir %}{{ x }}", "template.block-unclosed"),
        ("{{ x ", "template.tag-unclosed"),
        ("{{ x %}", "template.tag-mixed"),
        ("x }}", "template.tag-unopened"),
        ("{{ x|| }}", "template.markup"),
        ("{%pfor x in butir %}", "template.command-unknown"),
        ("{% p for x in butir %}", "template.prefix-spacing"),
        ("{%tr for x in butir %}", "template.prefix-outside"),
        ("{%p if butir %}{%p endif %}", "template.text-beside"),
        ("{% if judul %}", "template.block-unclosed"),
        ("{% endfor %}", "template.block-unopened"),
        ("{{ judul|tak_ada }}", "template.unknown-filter"),
        ("{{ judul is tak_ada }}", "template.unknown-test"),
        ("{{ jdul }}", "template.misspelt-field"),
        ("{{ xyz }}", "template.undefined-field"),
        ("{{ daerah.nma }}", "template.misspelt-field"),
        ("{{ butir[7] }}", "template.undefined-field"),
        ("{{ (butir|first).x }}", "template.undefined-field"),
        ("{% if jdul == 'x' %}a{% endif %}", "template.misspelt-field"),
        ("{% if jdul &gt; 3 %}a{% endif %}", "template.misspelt-field"),
        ("{% for x in jdul %}a{% endfor %}", "template.misspelt-field"),
        ("{{ jdul|tanggal }}", "template.misspelt-field"),
        ("{{ kosong }}", "template.empty-field"),
        ("{{ kosong.bawahnya }}", "template.empty-field"),
        ("{{ kosong|tanggal }}", "template.empty-field"),
        ("{{ judul|tanggal }}", "template.filter-input"),
        ("{{ judul|rupiah }}", "template.filter-input"),
        ("{{ 5|kapital }}", "template.filter-input"),
        ("{{ judul|gabung }}", "template.filter-input"),
        ("{{ 0|romawi }}", "template.filter-input"),
        ("{{ daerah|lama }}", "template.filter-input"),
        ("{{ judul|dokumen_perencanaan }}", "template.filter-input"),
        ("{{ judul|kapital(1, 2) }}", "template.filter-input"),
        ("{{ butir|map('tak_ada')|join }}", "template.filter-input"),
        ("{% for x in judul %}{{ x }}{% endfor %}", "template.filter-input"),
        ("{% for x in salah %}{{ x }}{% endfor %}", "template.filter-input"),
        ("{% if judul &gt; 3 %}a{% endif %}", "template.filter-input"),
        ("{{ butir }}", "template.not-text"),
        ("{{ daerah }}", "template.not-text"),
        ("{{ salah }}", "template.not-text"),
        ("{{ ttd }}", "template.not-text"),
        ("{% for x in butir %}{{ loop }}{% endfor %}", "template.not-text"),
        ("{% include 'tak_ada' %}", "template.missing"),
        ("{{ rujuk('tak_ada') }}", "template.reference"),
    ],
)
def test_a_wrong_tag_is_named_with_its_paragraph(folder: Folder, text: str, code: str) -> None:
    refusal = _refusal(folder, tagged("Pasal pembuka", f"Kalimat ini {text}", "Penutup"))
    assert refusal.code == code
    assert "uji.docx" in refusal.where


@pytest.mark.parametrize(
    "text", ["{{ jdul }}", "{{ kosong }}", "{{ judul|tanggal }}", "{{ butir }}", "{{ judul|tak }}"]
)
def test_where_quotes_the_paragraph(folder: Folder, text: str) -> None:
    where = _refusal(folder, tagged("Pembuka", f"Kalimat ketiga {text}", "Penutup")).where
    assert where == f"uji.docx, isi, paragraf 2: “Kalimat ketiga {text}”"


def test_paragraphs_that_only_hold_tags_count_too(folder: Folder) -> None:
    docx = tagged("{%p for x in butir %}", "{{ x }}", "{%p endfor %}", "Di sini {{ jdul }}")
    assert "paragraf 4: “Di sini {{ jdul }}”" in _refusal(folder, docx).where


def test_line_breaks_in_the_xml_do_not_count(folder: Folder) -> None:
    docx = replaced(tagged("Pembuka", "Di sini {{ jdul }}"), "<w:p>", "\n\r\n<w:p>\n")
    assert "paragraf 2: “Di sini {{ jdul }}”" in _refusal(folder, docx).where


def test_facts_name_the_field(folder: Folder) -> None:
    assert _refusal(folder, tagged("{{ daerah.nma }}")).facts["field"] == "nma"
    empty = _refusal(folder, tagged("{{ kosong }}"))
    assert empty.facts["field"] == "penandatanganan.tanggal"


def test_facts_name_filter_and_kind_of_value(folder: Folder) -> None:
    assert _refusal(folder, tagged("{{ judul|tanggal }}")).facts["detail"] == "tanggal (str)"


def test_an_error_in_a_header_names_the_header(folder: Folder) -> None:
    builder = DocxBuilder().add(paragraph(run("Isi")))
    builder.header = paragraph(run("Kepala {{ jdul }}"))
    assert (
        "kepala halaman 1, paragraf 1: “Kepala {{ jdul }}”"
        in _refusal(folder, builder.build()).where
    )


@pytest.mark.parametrize("text", ["{{ jdul }}", "{% if x %}", "{{ judul|tak }}", "{{ butir }}"])
def test_an_error_in_a_shared_part_names_the_part(folder: Folder, text: str) -> None:
    folder.add_part(tagged("Baris satu", f"Baris dua {text}"), "uji")
    refusal = _refusal(folder, tagged("{%p include 'uji' %}"))
    assert refusal.where.startswith("uji.docx, _bagian/uji.docx, isi, paragraf 2: “Baris dua")


def test_a_shared_part_that_is_no_word_file_is_named(folder: Folder) -> None:
    folder.add_part(b"bukan zip", "uji")
    refusal = _refusal(folder, tagged("{%p include 'uji' %}"))
    assert (refusal.code, refusal.where) == ("template.not-docx", "uji.docx, _bagian/uji.docx")


def test_a_row_tag_without_its_end_row_is_refused(folder: Folder) -> None:
    cells = "".join(
        f"<w:tr><w:tc><w:tcPr/>{paragraph(run(text))}</w:tc></w:tr>"
        for text in ("{%tr for x in butir %}", "{{ x }}")
    )
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{cells}</w:tbl>"
    docx = DocxBuilder().add(table, paragraph(run("{%p endfor %}"))).build()
    assert _refusal(folder, docx).code == "template.prefix-mismatch"


def test_a_paragraph_tag_inside_a_row_loop_is_refused(folder: Folder) -> None:
    row = f"<w:tr><w:tc><w:tcPr/>{paragraph(run('{%tr for x in butir %}'))}</w:tc></w:tr>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{row}</w:tbl>"
    docx = DocxBuilder().add(table).build()
    assert _refusal(folder, docx).code == "template.block-unclosed"


def test_a_tag_in_an_attribute_that_breaks_the_xml_is_refused(folder: Folder) -> None:
    docx = replaced(tagged("A"), '<w:pStyle w:val="Normal"/>', '<w:pStyle w:val="{{ ttd(1) }}"/>')
    assert _refusal(folder, docx).code == "template.broken-xml"


# --- what a draft prints --------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["{{ draf }}", "{{ draf.bawah }}", "{{ draf|tanggal }}"])
def test_a_missing_fact_is_dotted_in_a_draft(folder: Folder, tag: str) -> None:
    assert folder.lines(tagged(f"Tanggal {tag}."), CONTEXT) == [f"Tanggal {BLANK}."]


@pytest.mark.parametrize("name", ["draf", "kosong"])
def test_a_missing_fact_is_false_and_empty(folder: Folder, name: str) -> None:
    text = f"[{{% if {name} %}}ada{{% endif %}}{{% for x in {name} %}}x{{% endfor %}}]"
    assert folder.lines(tagged(text), CONTEXT) == ["[]"]


# --- not a template at all ------------------------------------------------------------------------


def _zip(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _with_table(grid: str) -> bytes:
    span = '<w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
    row = f"<w:tr><w:tc><w:tcPr/>{paragraph()}</w:tc></w:tr>"
    table = f"<w:tbl>{span}<w:tblGrid>{grid}</w:tblGrid>{row}</w:tbl>"
    return DocxBuilder().add(table).build()


def _flipped(docx: bytes, at: int) -> bytes:
    return docx[:at] + bytes([docx[at] ^ 0xFF]) + docx[at + 1 :]


def _encrypted(docx: bytes) -> bytes:
    """Set the flag that says a part needs a password."""
    marked = bytearray(docx)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        marked[marked.index(signature) + offset] |= 1
    return bytes(marked)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"bukan dokumen",
        tagged("A")[:500],
        _zip(),
        _zip(lain=b"x"),
        repacked(tagged("A"), {reading.DOCUMENT: None}),
        repacked(tagged("A"), {"[Content_Types].xml": None}),
        repacked(tagged("A"), {"[Content_Types].xml": b"<Types"}),
        repacked(tagged("A"), {"word/styles.xml": None}),
        repacked(tagged("A"), {"word/styles.xml": b"<rusak"}),
        repacked(tagged("A"), {"word/numbering.xml": b"<rusak"}),
        repacked(tagged("A"), {reading.DOCUMENT: b"<rusak"}),
        repacked(tagged("A"), {"word/_rels/document.xml.rels": b"<rusak"}),
        repacked(tagged("A"), {reading.DOCUMENT: "<w/>".encode("utf-16")}),
        _encrypted(tagged("A")),
        _flipped(tagged("A"), 60),
        _with_table('<w:gridCol w:w="lebar"/>'),
    ],
)
def test_what_is_no_word_document_is_refused(folder: Folder, content: bytes) -> None:
    assert _refusal(folder, content).code in {"template.not-docx", "template.broken-xml"}


def test_a_template_that_vanished_is_missing(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        rendering_docx.render_docx(
            tmp_path / "tidak-ada.docx", rendering_docx.Rendering({}, {}), PAGE
        )
    assert caught.value.code == "template.missing"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(folder: Folder) -> None:
    bomb = repacked(tagged("A"), {"word/media/besar.bin": bytes(MAX_BYTES)})
    assert len(bomb) < MAX_BYTES / 500
    assert _refusal(folder, bomb).code == "template.too-large"


def test_too_many_parts_are_refused(folder: Folder) -> None:
    crowd = repacked(tagged("A"), {f"word/x{n}.bin": b"" for n in range(MAX_PARTS)})
    assert _refusal(folder, crowd).code == "template.too-large"


# --- hostile templates ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ ''.__class__ }}", "template.undefined-field"),
        ("{{ ''['__class__'] }}", "template.undefined-field"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "template.forbidden"),
        ("{{ butir.append('x') }}", "template.forbidden"),
        ("{{ daerah.items() }}", "template.forbidden"),
        ("{{ judul.format(judul) }}", "template.forbidden"),
        ("{{ cycler.__init__ }}", "template.undefined-field"),
        ("{{ cycler('a') }}", "template.forbidden"),
        ("{{ lipsum() }}", "template.forbidden"),
        ("{{ namespace(a=1) }}", "template.forbidden"),
        ("{{ range(1000000000) }}", "template.forbidden"),
        ("{% for x in range(9) %}a{% endfor %}", "template.forbidden"),
        ("{{ ttd.__globals__ }}", "template.undefined-field"),
        ("{{ rujuk.__code__ }}", "template.undefined-field"),
        ("{{ self }}", "template.not-text"),
        ("{{ self.__init__ }}", "template.undefined-field"),
        ("{{ self._TemplateReference__context }}", "template.undefined-field"),
        ("{% for x in butir %}{{ loop.__init__ }}{% endfor %}", "template.undefined-field"),
        ("{% for x in butir %}{{ loop._iterable }}{% endfor %}", "template.undefined-field"),
        ("{{ judul|attr('__class__') }}", "template.unknown-filter"),
        ("{{ judul|safe }}", "template.unknown-filter"),
        ("{{ judul|map(attribute='__class__')|join }}", "template.undefined-field"),
        ("{{ '%1000000000d' % 1 }}", "template.forbidden"),
        ("{{ 'a' * 1000000000 }}", "template.forbidden"),
        ("{{ 9 ** 9 ** 9 }}", "template.forbidden"),
        ("{{ judul[0:1] }}", "template.forbidden"),
        ("{% set a = 1 %}", "template.command-unknown"),
        ("{% with a = 1 %}{% endwith %}", "template.command-unknown"),
        ("{% macro m() %}{{ m() }}{% endmacro %}", "template.command-unknown"),
        ("{% block b %}{% endblock %}", "template.command-unknown"),
        ("{% filter kapital %}a{% endfilter %}", "template.command-unknown"),
        ("{% autoescape false %}{{ judul }}{% endautoescape %}", "template.command-unknown"),
        ("{% import 'komparisi' as k %}", "template.command-unknown"),
        ("{% from 'komparisi' import k %}", "template.command-unknown"),
        ("{% extends 'komparisi' %}", "template.command-unknown"),
        ("{% include '../nota_kesepakatan' %}", "template.forbidden"),
        ("{% include '../../../../etc/passwd' %}", "template.forbidden"),
        ("{% include judul %}", "template.forbidden"),
        ("{% include ['komparisi', '../x'] %}", "template.forbidden"),
        ("{% for x in butir recursive %}{{ loop(butir) }}{% endfor %}", "template.forbidden"),
        ("{% for x in butir %}{{ loop(butir) }}{% endfor %}", "template.forbidden"),
        ("{% do judul %}", "template.command-unknown"),
        ("{{ __import__ }}", "template.undefined-field"),
    ],
)
def test_a_hostile_tag_is_refused(folder: Folder, text: str, code: str) -> None:
    refusal = _refusal(folder, tagged("Pembuka", text))
    assert refusal.code == code
    assert "paragraf 2" in refusal.where


def test_loops_within_loops_are_stopped(folder: Folder) -> None:
    loops = "".join(f"{{% for a{n} in banyak %}}" for n in range(6))
    ends = "{% endfor %}" * 6
    assert _refusal(folder, tagged(f"{loops}x{ends}")).code == "template.runaway"


def test_loops_without_output_are_stopped_too(folder: Folder) -> None:
    loops = "".join(f"{{% for a{n} in banyak %}}" for n in range(6))
    ends = "{% endfor %}" * 6
    assert _refusal(folder, tagged(f"{loops}{ends}")).code == "template.runaway"


def test_too_much_text_is_stopped(folder: Folder) -> None:
    bulk = "panjang " * 1000
    loops = "{% for a in banyak %}{% for b in banyak %}" + bulk + "{% endfor %}{% endfor %}"
    assert _refusal(folder, tagged(loops)).code == "template.runaway"


def test_the_largest_berkas_is_far_from_the_limits() -> None:
    activities, parties, per_year = 500, 10, 2
    assert activities * parties * per_year * 5 < limits.MAX_ROUNDS


def test_a_part_that_includes_itself_is_stopped(folder: Folder) -> None:
    folder.add_part(tagged("{%p include 'ular' %}"), "ular")
    assert _refusal(folder, tagged("{%p include 'ular' %}")).code == "template.too-deep"


def test_loops_nested_beyond_what_python_takes_are_refused(folder: Folder) -> None:
    loops = "".join(f"{{% for a{n} in butir %}}" for n in range(40))
    docx = tagged(loops + "{% endfor %}" * 40)
    assert _refusal(folder, docx).code == "template.too-deep"


def test_expressions_nested_beyond_what_python_takes_are_refused(folder: Folder) -> None:
    docx = tagged("{{ " + "(" * 3000 + "judul" + ")" * 3000 + " }}")
    assert _refusal(folder, docx).code == "template.too-deep"


DOCTYPE = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def _attached(target: str) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="x/attachedTemplate" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    ).encode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (repacked(tagged("A"), {"word/vbaProject.bin": b"x"}), "template.macro"),
        (repacked(tagged("A"), {"word/activeX/activeX1.xml": b"<x/>"}), "template.macro"),
        (repacked(tagged("A"), {"word/embeddings/oleObject1.bin": b"x"}), "template.embedded"),
        (
            repacked(tagged("A"), {"docProps/app.xml": f"{DOCTYPE}<x/>".encode()}),
            "template.entities",
        ),
        (replaced(tagged("A"), "<w:document ", f"{DOCTYPE}<w:document "), "template.entities"),
        (
            replaced(
                tagged("A"),
                'Target="media/clear.png"',
                'Target="file:///etc/passwd" TargetMode="External"',
                "word/_rels/document.xml.rels",
            ),
            "template.external",
        ),
        (
            repacked(
                tagged("A"), {"word/_rels/settings.xml.rels": _attached("http://contoh.test/a")}
            ),
            "template.external",
        ),
        (repacked(tagged("A"), {"../luar.xml": b"<x/>"}), "template.outside"),
        (repacked(tagged("A"), {"word/../../luar.xml": b"<x/>"}), "template.outside"),
        (repacked(tagged("A"), {"/word/x.xml": b"<x/>"}), "template.outside"),
        (repacked(tagged("A"), {"word\\x.xml": b"<x/>"}), "template.outside"),
        (tagged("{{ judul }}" * (MAX_TAGS + 1)), "template.too-many-tags"),
        (tagged("a" * MAX_TEXT_BYTES), "template.too-large"),
    ],
)
def test_a_hostile_package_is_refused_with_a_code_of_its_own(
    folder: Folder, content: bytes, code: str
) -> None:
    assert _refusal(folder, content).code == code


def test_a_part_that_stands_twice_in_the_package_is_refused(folder: Folder) -> None:
    buffer = io.BytesIO(tagged("A"))
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(buffer, "a") as package,
    ):
        package.writestr(reading.DOCUMENT, b"<w/>")
    assert _refusal(folder, buffer.getvalue()).code == "template.not-docx"


def test_a_template_that_takes_too_long_is_stopped(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_SECONDS", 0.0)
    assert _refusal(folder, tagged("{% for x in butir %}a{% endfor %}")).code == "template.too-slow"


def test_many_unclosed_tags_are_refused_at_once(folder: Folder) -> None:
    started = time.monotonic()
    assert _refusal(folder, tagged("{{ a " * 200_000)).code == "template.tag-unclosed"
    assert time.monotonic() - started < 10


def test_an_entity_is_not_replaced_by_a_file(folder: Folder, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("isi rahasia", "utf-8")
    entity = f'<!DOCTYPE w:document [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    docx = replaced(tagged("ANCHOR"), "<w:document ", f"{entity}<w:document ")
    refusal = _refusal(folder, replaced(docx, "ANCHOR", "&a;"))
    assert "rahasia" not in refusal.message("id") + str(refusal.facts)


# --- text is data ---------------------------------------------------------------------------------


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=strategies.teks())
def test_any_text_comes_out_as_typed(folder: Folder, text: str) -> None:
    root = reading.part(folder.render(tagged("[{{ judul }}]"), {"judul": text}))
    (found, *_rest) = root.iter(w("p"))
    assert reading.text_of(found) == f"[{text}]"
    assert len(list(root.iter(w("p")))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A & B <b> \"c\" 'd'",
        "{{ rahasia }} {% for %} {# x #}",
        "</w:t></w:r></w:p><w:p><w:r><w:t>sisipan",
        "&lt;w:t&gt; &amp;amp; &#65; ]]>",
        "gambar:lambang_negara naskah:ttd/kesatu?w=1&h=1",
        "  dua  spasi  ",
    ],
)
@pytest.mark.parametrize("tag", ["{{ judul }}", "{{ butir|gabung }}", "{{ judul|kalimat }}"])
def test_awkward_text_comes_out_as_typed(folder: Folder, text: str, tag: str) -> None:
    root = reading.part(folder.render(tagged(tag), {"judul": text, "butir": [text]}))
    expected = text[:1].upper() + text[1:] if "kalimat" in tag else text
    assert "".join(reading.text_of(found) for found in root.iter(w("p"))) == expected


def test_text_in_the_properties_is_data_too(folder: Folder) -> None:
    core = b"<x:p xmlns:x='x'><x:t>{{ judul }}</x:t></x:p>"
    docx = repacked(tagged("A"), {"docProps/core.xml": core})
    made = reading.parts_of(folder.render(docx, {"judul": "A & <b>"}))
    assert reading.all_text(made["docProps/core.xml"]) == "A & <b>"


# --- mechanics ------------------------------------------------------------------------------------


def test_word_may_split_a_tag_over_runs_and_curl_its_quotes(folder: Folder) -> None:
    split = paragraph(run("{"), run("{ jud", "<w:b/>"), run("ul }"), run("}"))
    curly = paragraph(run("{% if “dua” in butir %}ada{% endif %}"))
    docx = DocxBuilder().add(split, curly).build()
    assert folder.lines(docx, CONTEXT) == ["Judul", "ada"]


def test_paragraph_loops_repeat_paragraphs(folder: Folder) -> None:
    docx = tagged("{%p for x in butir %}", "{{ loop.index }}. {{ x }}", "{%p endfor %}", "selesai")
    assert folder.lines(docx, CONTEXT) == ["1. satu", "2. dua", "3. tiga", "selesai"]


def test_an_edited_template_is_read_again(folder: Folder) -> None:
    assert folder.lines(tagged("lama {{ judul }}"), CONTEXT) == ["lama Judul"]
    assert folder.lines(tagged("baru {{ judul }}"), CONTEXT) == ["baru Judul"]


def test_an_edited_shared_part_is_read_again(folder: Folder) -> None:
    docx = tagged("{%p include 'uji' %}")
    folder.add_part(tagged("lama"), "uji")
    assert folder.lines(docx, CONTEXT) == ["lama"]
    folder.add_part(tagged("baru"), "uji")
    assert folder.lines(docx, CONTEXT) == ["baru"]


def test_an_edit_that_keeps_the_time_of_modification_shows(folder: Folder) -> None:
    docx = tagged("{%p include 'uji' %}")
    before = folder.add_part(tagged("lama"), "uji").stat()
    assert folder.lines(docx, CONTEXT) == ["lama"]
    times = (before.st_atime_ns, before.st_mtime_ns)
    os.utime(folder.add_part(tagged("baru"), "uji"), ns=times)
    assert folder.lines(docx, CONTEXT) == ["baru"]


def test_a_users_shared_part_comes_before_the_shipped_one(folder: Folder) -> None:
    folder.add_part(tagged("milik sendiri"), "komparisi")
    assert folder.lines(tagged("{%p include 'komparisi' %}"), CONTEXT) == ["milik sendiri"]


def test_fonts_set_directly_in_the_text_follow_the_profil(folder: Folder) -> None:
    docx = DocxBuilder().add(paragraph(run("A", fonts("Bookman Old Style")))).build()
    made = folder.render(docx, page=PAGE.model_copy(update={"huruf": "Arial"}))
    assert all(b"Bookman" not in xml for xml in reading.parts_of(made).values())
