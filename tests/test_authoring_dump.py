from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx_builder import DocxBuilder, paragraph, run
from template_samples import repacked, tagged
from typer.testing import CliRunner

from generator.authoring import found
from generator.authoring.dump import dump, dump_path
from generator.cli.app import app
from generator.errors import TemplateError

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = [one.path for one in found.with_base()]


def body(docx: bytes) -> list[str]:
    lines = dump(docx, "uji.docx").splitlines()
    start = lines.index("== isi") + 1
    return lines[start : lines.index("", start)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_the_dump_beside_a_template_is_up_to_date(path: Path) -> None:
    assert dump_path(path).read_text("utf-8") == dump(path.read_bytes(), path.name)


def test_a_line_names_style_and_list_level() -> None:
    docx = DocxBuilder().add(paragraph(run("Judul"), style="Pasal"), paragraph(run("Isi"))).build()
    assert body(docx)[:2] == ["Pasal [%1.] | Judul", "Normal | Isi"]


def test_formatting_beside_the_style_is_told() -> None:
    bold = paragraph(run("biasa "), run("tebal", "<w:b/>"), properties='<w:jc w:val="center"/>')
    assert body(DocxBuilder().add(bold).build())[0] == (
        "Normal {jc=center} | biasa ‹tebal›tebal‹/›"
    )


def test_runs_split_without_reason_are_told_as_one() -> None:
    whole, split = paragraph(run("satu dua")), paragraph(run("satu "), run("dua"))
    assert body(DocxBuilder().add(whole).build()) == body(DocxBuilder().add(split).build())


def test_tables_tell_rows_cells_and_columns() -> None:
    cells = "".join(f"<w:tc><w:tcPr/>{paragraph(run(text))}</w:tc>" for text in "ab")
    grid = '<w:tblGrid><w:gridCol w:w="1134"/><w:gridCol w:w="567"/></w:tblGrid>'
    table = f"<w:tbl><w:tblPr/>{grid}<w:tr>{cells}</w:tr></w:tbl>"
    assert body(DocxBuilder().add(table).build())[:6] == [
        "tabel: kolom 20 + 10 mm",
        "  baris 1",
        "    sel",
        "      Normal | a",
        "    sel",
        "      Normal | b",
    ]


def test_pictures_links_and_bookmarks_are_told() -> None:
    builder = DocxBuilder()
    mark = '<w:bookmarkStart w:id="0" w:name="tujuan"/><w:bookmarkEnd w:id="0"/>'
    builder.add(paragraph(mark, builder.link("http://contoh.test", "tautan")))
    builder.add(builder.signature("kesatu"))
    lines = body(builder.build())
    assert "⟦tujuan⟧‹tautan http://contoh.test›" in lines[0]
    assert "‹gambar ttd3 60×22 mm›" in lines[1]


def test_results_of_fields_do_not_count() -> None:
    def page(result: str) -> bytes:
        field = "".join(
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inner}'
            for kind, inner in (
                ("begin", "<w:r><w:instrText> PAGE </w:instrText></w:r>"),
                ("separate", run(result)),
                ("end", ""),
            )
        )
        return DocxBuilder().add(paragraph(field)).build()

    assert body(page("2")) == body(page("17"))
    assert body(page("2"))[0] == "Normal | ‹PAGE›"


def test_page_setup_headers_and_properties_are_told() -> None:
    builder = DocxBuilder()
    builder.header = paragraph(run("Kepala"))
    core = b"<x:p xmlns:x='x'><x:title>Judul</x:title></x:p>"
    text = dump(repacked(builder.build(), {"docProps/core.xml": core}), "uji.docx")
    assert "-- halaman; 210×297 mm tegak; tepi atas 25" in text
    assert "== kepala halaman 1\nNormal | Kepala\n" in text
    assert text.endswith("== properti\ntitle: Judul\n")


def test_what_is_no_word_document_has_no_dump() -> None:
    with pytest.raises(TemplateError):
        dump(b"bukan dokumen", "uji.docx")


def test_a_changed_word_is_a_changed_line() -> None:
    before, after = (dump(tagged("Pembuka", word, "Penutup"), "x") for word in ("lama", "baru"))
    changed = zip(before.split("\n"), after.split("\n"), strict=True)
    assert [pair for pair in changed if pair[0] != pair[1]] == [("Normal | lama", "Normal | baru")]


def test_the_command_writes_dumps_and_finds_stale_ones(tmp_path: Path) -> None:
    path = tmp_path / "uji.docx"
    path.write_bytes(tagged("isi"))
    assert CliRunner().invoke(app, ["template", "dump", "--check", str(path)]).exit_code == 4
    assert not dump_path(path).exists()
    assert CliRunner().invoke(app, ["template", "dump", str(path)]).exit_code == 0
    assert dump_path(path).read_text("utf-8") == dump(tagged("isi"), "uji.docx")
    path.write_bytes(tagged("isi lain"))
    assert CliRunner().invoke(app, ["template", "dump", "--check", str(path)]).exit_code == 4
