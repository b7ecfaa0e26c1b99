from __future__ import annotations

from typing import TYPE_CHECKING

import docx_reading as reading
import pytest
from docx_builder import DocxBuilder, paragraph, run
from template_samples import Folder

from generator.errors import TemplateError
from generator.rendering.oxml import w

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def article(name: str, number: int = 0, text: str = "JUDUL") -> str:
    """A numbered paragraph with a bookmark; the builder's style prints "1.", "2.", …."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return paragraph(start, run(text), f'<w:bookmarkEnd w:id="{number}"/>', style="Pasal")


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(*pieces: str) -> str:
    return "".join(
        f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces
    )


def ref(*pieces: str, result: str = "") -> str:
    cached = result or f"{run('9', '<w:b/>')}{run('9')}"
    return char("begin") + instruction(*pieces) + char("separate") + cached + char("end")


def _results(docx: bytes) -> list[str]:
    return [field.result for field in reading.fields_of(reading.part(docx))]


def _render(folder: Folder, *blocks: str) -> bytes:
    return folder.render(DocxBuilder().add(*blocks).build())


def test_a_reference_prints_the_number_of_its_target(folder: Folder) -> None:
    made = _render(
        folder,
        paragraph(run("Lihat {{ rujuk('dua') }} dan {{ rujuk('satu') }}.")),
        article("satu", 1),
        article("dua", 2),
    )
    assert _results(made) == ["2", "1"]
    assert reading.numbered_lines(made)[0] == "Lihat 2 dan 1."


def test_references_follow_what_a_condition_leaves_out(folder: Folder) -> None:
    blocks = (
        paragraph(run("Lihat {{ rujuk('akhir') }}")),
        paragraph(run("{%p if ada %}")),
        article("tengah", 1),
        paragraph(run("{%p endif %}")),
        article("akhir", 2),
    )
    docx = DocxBuilder().add(*blocks).build()
    for present, expected in ((True, "2"), (False, "1")):
        assert _results(folder.render(docx, {"ada": present})) == [expected]


@pytest.mark.parametrize(
    "pieces",
    [
        (" REF satu \\r \\h ",),
        (" REF satu \\h \\n",),
        (" REF sa", "tu \\w ", " \\h "),
        ("REF", " satu ", "\\r"),
        ("\u0020REF  satu  \\r  \\h  \\* MERGEFORMAT ",),
    ],
)
def test_fields_as_word_writes_them_are_filled(folder: Folder, pieces: tuple[str, ...]) -> None:
    made = _render(folder, article("satu"), paragraph(ref(*pieces)))
    assert _results(made) == ["1"]


def test_a_filled_field_keeps_the_look_of_its_first_run(folder: Folder) -> None:
    made = _render(folder, article("satu"), paragraph(ref(" REF satu \\r \\h ")))
    texts = [t for t in reading.part(made).iter(w("t")) if t.text == "1"]
    assert len(texts) == 1
    above = texts[0].getparent()
    assert above is not None
    assert above.find(f"{w('rPr')}/{w('b')}") is not None


@pytest.mark.parametrize(
    "field",
    [
        char("begin") + instruction(" REF satu \\r ") + char("end"),
        char("begin") + instruction(" REF satu \\r ") + char("separate") + char("end"),
        char("begin") + instruction(" REF satu \\r ") + char("separate") + run("") + char("end"),
    ],
)
def test_a_field_without_cached_text_gets_it(folder: Folder, field: str) -> None:
    made = _render(folder, article("satu"), paragraph(run("lihat "), field))
    assert _results(made) == ["1"]


def test_a_simple_field_is_filled(folder: Folder) -> None:
    simple = f'<w:fldSimple w:instr=" REF satu \\r \\h ">{run("9")}</w:fldSimple>'
    made = _render(folder, article("satu"), paragraph(run("lihat "), simple))
    assert reading.part(made).find(f".//{w('fldSimple')}/{w('r')}/{w('t')}").text == "1"  # type: ignore[union-attr]


@pytest.mark.parametrize("other", [" PAGE ", " REF satu \\h ", " PAGEREF satu \\h ", " DATE "])
def test_other_fields_keep_their_text(folder: Folder, other: str) -> None:
    made = _render(folder, article("satu"), paragraph(ref(other, result=run("tetap"))))
    assert _results(made) == ["tetap"]


def test_a_field_within_a_field_is_filled(folder: Folder) -> None:
    inner = ref(" REF satu \\r ", result=run("9"))
    outer = (
        char("begin") + instruction(" IF 1 ") + inner + char("separate") + run("x") + char("end")
    )
    made = _render(folder, article("satu"), paragraph(outer))
    assert [t.text for t in reading.part(made).iter(w("t"))][-2:] == ["1", "x"]


@pytest.mark.parametrize(
    "blocks",
    [
        (paragraph(ref(" REF hilang \\r ")),),
        (
            paragraph('<w:bookmarkStart w:id="0" w:name="hilang"/>'),
            paragraph(ref(" REF hilang \\r ")),
        ),
    ],
)
def test_a_reference_to_no_number_is_refused(folder: Folder, blocks: tuple[str, ...]) -> None:
    with pytest.raises(TemplateError) as caught:
        _render(folder, *blocks)
    assert caught.value.code == "template.reference"
    assert caught.value.facts["bookmark"] == "hilang"


def test_a_bookmark_that_a_loop_repeats_is_refused(folder: Folder) -> None:
    loop = (
        paragraph(run("{%p for x in [1, 2] %}")),
        article("satu"),
        paragraph(run("{%p endfor %}")),
    )
    with pytest.raises(TemplateError) as caught:
        _render(folder, *loop)
    assert (caught.value.code, caught.value.facts["bookmark"]) == (
        "template.bookmark-twice",
        "satu",
    )


def test_words_mark_of_the_cursor_may_stand_twice(folder: Folder) -> None:
    made = _render(folder, article("_GoBack", 1), article("_GoBack", 2))
    assert len(list(reading.part(made).iter(w("bookmarkStart")))) == 2


def test_ids_of_bookmarks_become_unique(folder: Folder) -> None:
    made = reading.part(_render(folder, article("satu", 4), article("dua", 4), article("tiga", 4)))
    starts = [mark.get(w("id")) for mark in made.iter(w("bookmarkStart"))]
    assert starts == ["0", "1", "2"]
    assert [mark.get(w("id")) for mark in made.iter(w("bookmarkEnd"))] == starts


def test_crossing_bookmarks_keep_their_ends(folder: Folder) -> None:
    outer = paragraph(
        '<w:bookmarkStart w:id="7" w:name="a"/><w:bookmarkStart w:id="9" w:name="b"/>',
        run("x"),
        '<w:bookmarkEnd w:id="7"/><w:bookmarkEnd w:id="9"/>',
    )
    made = reading.part(_render(folder, outer))
    assert [mark.get(w("id")) for mark in made.iter(w("bookmarkEnd"))] == ["0", "1"]


# --- points of a decree ---------------------------------------------------------------------------


def test_points_are_numbered_as_they_are_printed_and_can_be_referred_to(folder: Folder) -> None:
    made = _render(
        folder,
        paragraph(run("{{ diktum('bentuk') }}")),
        paragraph(run("{%p if false %}")),
        paragraph(run("{{ diktum('lewat') }}")),
        paragraph(run("{%p endif %}")),
        paragraph(run("{{ diktum('tugas') }}: {{ rujuk_diktum('bentuk') }}")),
    )
    assert [line for line in reading.numbered_lines(made) if line] == ["KESATU", "KEDUA: KESATU"]


def test_points_start_anew_with_each_document(folder: Folder) -> None:
    docx = DocxBuilder().add(paragraph(run("{{ diktum('x') }}"))).build()
    assert folder.lines(docx) == folder.lines(docx) == ["KESATU"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ rujuk_diktum('nanti') }} {{ diktum('nanti') }}", "template.reference"),
        ("{{ diktum('sama') }} {{ diktum('sama') }}", "template.bookmark-twice"),
    ],
)
def test_a_point_is_named_once_and_before_it_is_referred_to(
    folder: Folder, text: str, code: str
) -> None:
    with pytest.raises(TemplateError) as caught:
        _render(folder, paragraph(run(text)))
    assert caught.value.code == code
    assert caught.value.where.startswith("uji.docx, ")
