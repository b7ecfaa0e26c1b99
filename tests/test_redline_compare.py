"""Accepting a redline gives the new document, rejecting it the old one; by our hand and others'."""

from __future__ import annotations

import copy
import functools
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
import rdocx
from berkas_samples import attached, put, sample
from docx_builder import DocxBuilder, paragraph, run
from docx_reading import (
    bookmarked,
    broken_relationships,
    fields_of,
    numbered_lines,
    part,
    parts_of,
    untypable_parts,
    untyped_parts,
)
from hypothesis import given, settings
from libreoffice_editor import edited as edited_in_libreoffice
from lxml import etree
from redline_samples import (
    EDITS,
    body_paragraphs,
    drop_link,
    edited,
    pairs,
    told,
)

import generator as g
from generator.errors import InputError
from generator.redline.changes import changes_in
from generator.redline.marks import TRACKED
from generator.redline.revisions import accept_all, reject_all, tracked_parts
from generator.rendering.oxml import w
from generator.rendering.package import write_package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DATE = datetime(2026, 11, 28, 10, 30, tzinfo=UTC)


def compared(old: bytes, new: bytes, **options: Any) -> g.Redline:
    return g.compare(old, new, author="Bagian Hukum", date=DATE, **options)


def marks_of(docx: bytes) -> list[etree._Element]:
    return [
        mark
        for name in tracked_parts(parts_of(docx))
        for mark in part(docx, name).iter(*map(w, TRACKED))
    ]


def held_to_both(redline: g.Redline, old: bytes, new: bytes) -> None:
    assert told(accept_all(redline.docx)) == told(new)
    assert told(reject_all(redline.docx)) == told(old)
    assert broken_relationships(redline.docx) == []
    assert untyped_parts(redline.docx) == untypable_parts(redline.docx) == []


@functools.cache
def drafts(changed: bool = False) -> dict[str, bytes]:
    """The documents of the fullest sinergi, or of its renewal."""
    value = sample()
    if changed:
        put(value, "judul", value["judul"].replace("Sertipikasi Barang Milik", "Penataan Aset"))
        put(value, "jangka_waktu.selesai", "2027-12-31")
        value["tujuan"].insert(1, "menyelesaikan sengketa batas bidang tanah")
        del value["ruang_lingkup"][2]
        ayat = [{"isi": "PARA PIHAK mengevaluasi kerja sama setiap tahun."}]
        value["pasal_tambahan"].insert(0, {"judul": "Evaluasi", "ayat": ayat})
        step = {**value["rencana_kerja"][0], "kegiatan": "Penyuluhan tambahan"}
        value["rencana_kerja"] = [step, *value["rencana_kerja"][:3]]
    else:
        value["rencana_kerja"] = value["rencana_kerja"][:3]
    return {key: made.docx for key, made in g.render(attached(value), draft=True).items()}


AGREEMENT = "nota_kesepakatan"
RENEWED = (
    AGREEMENT,
    "rencana_kerja",
    "surat_penawaran",
    "kerangka_acuan_kerja",
    "laporan_semester",
)


@pytest.mark.parametrize("key", RENEWED)
def test_a_renewed_agreement_is_accepted_or_rejected_to_either_draft(key: str) -> None:
    old, new = drafts()[key], drafts(changed=True)[key]
    redline = compared(old, new)
    held_to_both(redline, old, new)
    for settled, wanted in (("accept_all", new), ("reject_all", old)):
        document = rdocx.Document.from_bytes(redline.docx)
        getattr(document, settled)()
        assert numbered_lines(document.to_bytes()) == numbered_lines(wanted)
    assert rdocx.validate_bytes(redline.docx).is_valid


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("key", [AGREEMENT, "surat_penawaran"])
def test_what_staff_edit_is_tracked(key: str, edit: Callable[[etree._Element], None]) -> None:
    old = drafts()[key]
    new = edited(old, edit)
    redline = compared(old, new)
    assert redline.changes
    assert redline.notes == ()
    held_to_both(redline, old, new)


@settings(max_examples=50, deadline=None)
@given(pairs())
def test_any_two_documents_are_accepted_or_rejected_to_either(pair: tuple[bytes, bytes]) -> None:
    old, new = pair
    held_to_both(compared(old, new), old, new)


@settings(max_examples=25, deadline=None)
@given(pairs())
def test_rdocx_accepts_and_rejects_the_same(pair: tuple[bytes, bytes]) -> None:
    redline = compared(*pair)
    for settled, wanted in (("accept_all", pair[1]), ("reject_all", pair[0])):
        document = rdocx.Document.from_bytes(redline.docx)
        getattr(document, settled)()
        assert told(document.to_bytes()) == told(wanted)


def test_the_same_document_has_no_changes() -> None:
    docx = drafts()[AGREEMENT]
    redline = compared(docx, docx)
    assert (redline.docx, redline.changes, redline.notes) == (docx, (), ())


def test_equal_inputs_give_equal_bytes_signed_as_told() -> None:
    old, new = drafts()[AGREEMENT], drafts(changed=True)[AGREEMENT]
    redline = compared(old, new)
    assert redline.docx == compared(old, new).docx
    marks = marks_of(redline.docx)
    assert len({mark.get(w("id")) for mark in marks}) == len(marks)
    assert {mark.get(w("author")) for mark in marks} == {"Bagian Hukum"}
    assert {mark.get(w("date")) for mark in marks} == {"2026-11-28T10:30:00Z"}


def test_references_and_their_targets_follow_the_articles() -> None:
    old, new = drafts()[AGREEMENT], drafts(changed=True)[AGREEMENT]
    redline = compared(old, new)
    for settled, wanted in ((accept_all, new), (reject_all, old)):
        got = settled(redline.docx)
        assert [(f.instruction, f.result) for f in fields_of(part(got))] == [
            (f.instruction, f.result) for f in fields_of(part(wanted))
        ]
        assert bookmarked(got) == bookmarked(wanted)


def test_bookmarks_go_with_articles_that_go() -> None:
    old = drafts()[AGREEMENT]

    def drop_article(root: etree._Element) -> None:
        heads = [
            p for p in body_paragraphs(root) if next(p.iter(w("bookmarkStart")), None) is not None
        ]
        parent = heads[1].getparent()
        assert parent is not None
        parent.remove(heads[1])

    new = edited(old, drop_article)
    redline = compared(old, new)
    assert bookmarked(accept_all(redline.docx)) == bookmarked(new)
    assert bookmarked(reject_all(redline.docx)) == bookmarked(old)


def test_headers_are_compared_too() -> None:
    old = drafts()["surat_penawaran"]
    name = next(n for n in sorted(parts_of(old)) if "footer" in n and n.endswith(".xml") and
                next(part(old, n).iter(w("t")), None) is not None)  # fmt: skip

    def edit(root: etree._Element) -> None:
        next(root.iter(w("t"))).text = "Jalan yang Baru"

    new = edited(old, edit, name)
    redline = compared(old, new)
    held_to_both(redline, old, new)
    assert {change.place.said() for change in redline.changes} == {"kaki halaman"}


def test_a_picture_and_a_link_that_go_come_back() -> None:
    old = drafts()[AGREEMENT]

    def drop(root: etree._Element) -> None:
        drop_link(root)
        drawing = next(root.iter(w("drawing")))
        parent = drawing.getparent()
        assert parent is not None
        parent.remove(drawing)

    pruned = parts_of(edited(old, drop))
    media = [name for name in pruned if name.startswith("word/media/")]
    rels = etree.fromstring(pruned["word/_rels/document.xml.rels"])
    used = {
        v for e in etree.fromstring(pruned["word/document.xml"]).iter() for v in e.attrib.values()
    }
    for link in list(rels):
        if link.get("Type", "").endswith("/image") and link.get("Id") not in used:
            media.remove(f"word/{link.get('Target')}")
            del pruned[f"word/{link.get('Target')}"]
            rels.remove(link)
    pruned["word/_rels/document.xml.rels"] = etree.tostring(rels)
    new = write_package(pruned)
    redline = compared(old, new)
    held_to_both(redline, old, new)
    assert len([n for n in parts_of(redline.docx) if n.startswith("word/media/")]) == len(media) + 1


def test_styles_and_lists_that_only_the_old_document_has_are_taken_over() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>'
    listed = paragraph(run("bernomor"), style="Normal", properties=number)
    parts = parts_of(DocxBuilder().add(listed, paragraph(run("Lama"), style="Surat")).build())
    lists = etree.fromstring(parts["word/numbering.xml"])
    abstract = copy.deepcopy(lists[0])
    abstract.set(w("abstractNumId"), "77")
    for text in abstract.iter(w("lvlText")):
        text.set(w("val"), "Butir %1")
    lists.insert(0, abstract)
    added = etree.SubElement(lists, w("num"), {w("numId"): "9"})
    etree.SubElement(added, w("abstractNumId"), {w("val"): "77"})
    old = write_package({**parts, "word/numbering.xml": etree.tostring(lists)})
    plain = parts_of(DocxBuilder().add(paragraph(run("Baru"))).build())
    styles = etree.fromstring(plain["word/styles.xml"])
    for style in styles.findall(w("style")):
        if style.get(w("styleId")) == "Surat":
            styles.remove(style)
    new = write_package({**plain, "word/styles.xml": etree.tostring(styles)})
    redline = compared(old, new)
    assert told(accept_all(redline.docx)) == told(new)
    assert told(reject_all(redline.docx)) == told(old)
    assert numbered_lines(reject_all(redline.docx))[0] == "Butir 1 bernomor"


def test_styles_that_look_otherwise_are_named() -> None:
    old = DocxBuilder("Arial").add(paragraph(run("Sama"), style="Ayat")).build()
    new = DocxBuilder("Bookman Old Style").add(paragraph(run("Sama"), style="Ayat")).build()
    redline = compared(old, new)
    assert redline.changes == ()
    assert [note.message("id") for note in redline.notes] == [
        "Bentuk gaya berubah, yang tidak dapat ditandai Word: ayat, normal."
    ]


def test_changes_tracked_before_count_as_accepted() -> None:
    old, new = drafts()[AGREEMENT], drafts(changed=True)[AGREEMENT]
    once = compared(old, new).docx
    again = compared(once, new, names=("ditandai.docx", "baru.docx"))
    assert again.changes == ()
    assert again.notes[0].message("en").startswith("ditandai.docx holds tracked changes")
    assert compared(old, once).changes == compared(old, new).changes


def test_formatting_can_be_left_out() -> None:
    old = DocxBuilder().add(paragraph(run("Sama kata."), run(" Beda."))).build()
    new = DocxBuilder().add(paragraph(run("Sama kata.", "<w:b/>"), run(" Lain."))).build()
    kinds = [change.kind for change in compared(old, new).changes]
    assert kinds == ["formatted", "replaced"]
    words_only = compared(old, new, formatting=False)
    assert [change.kind for change in words_only.changes] == ["replaced"]
    assert told(accept_all(words_only.docx)) == told(new)


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        (lambda parts: {**parts, "word/vbaProject.bin": b"x"}, "template.macro"),
        (lambda parts: {**parts, "word/embeddings/a.bin": b"x"}, "template.embedded"),
        (lambda parts: {"[Content_Types].xml": parts["[Content_Types].xml"]}, "template.not-docx"),
    ],
)
def test_unsafe_files_are_refused_by_name(
    spoilt: Callable[[dict[str, bytes]], dict[str, bytes]], code: str
) -> None:
    docx = DocxBuilder().add(paragraph(run("Kata"))).build()
    bad = write_package(spoilt(parts_of(docx)))
    for old, new, name in ((bad, docx, "lama.docx"), (docx, bad, "baru.docx")):
        with pytest.raises(InputError) as caught:
            g.compare(old, new)
        assert (caught.value.code, caught.value.where) == ("redline.refused", name)
        assert [problem.code for problem in caught.value.problems] == [code]


def test_long_texts_take_no_long_time() -> None:
    words = [f"kata{number % 700}" for number in range(8000)]
    old = DocxBuilder().add(paragraph(run(" ".join(words)))).build()
    new = DocxBuilder().add(paragraph(run(" ".join(reversed(words))))).build()
    redline = compared(old, new)
    held_to_both(redline, old, new)


@pytest.mark.libreoffice
def test_libreoffice_counts_the_same_changes_and_adds_none(tmp_path: Path) -> None:
    old, new = drafts()[AGREEMENT], drafts(changed=True)[AGREEMENT]
    redline = compared(old, new)
    saved = edited_in_libreoffice({"r": redline.docx, "o": old}, tmp_path, old="", new="")
    before, after = changes_in(redline.docx), changes_in(saved["r"])
    assert [(c.old.strip(), c.new.strip()) for c in after if c.kind != "formatted"] == [
        (c.old.strip(), c.new.strip()) for c in before
    ]
    # Saved again unchanged, a draft has no changes, however differently it is written.
    assert compared(old, saved["o"]).changes == ()


# --- what else stands in a package ----------------------------------------------------------------


def with_notes(docx: bytes, *notes: str) -> bytes:
    """The document with a paragraph that refers to each footnote, numbered as Word likes."""
    parts = parts_of(docx)
    kind = "footnotes"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    told_notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(note))}</w:footnote>'
        for number, note in enumerate(notes, start=7 + len(notes))
    )
    line = f'<w:footnote w:type="separator" w:id="0">{paragraph()}</w:footnote>'
    parts["word/footnotes.xml"] = f"<w:footnotes {space}>{line}{told_notes}</w:footnotes>".encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.wordprocessingml.footnotes+xml"/></Types>',
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rIdNotes" Type="{office}/{kind}" Target="footnotes.xml"/>'
        "</Relationships>".encode(),
    )
    marks = "".join(
        f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'
        for number in range(7 + len(notes), 7 + 2 * len(notes))
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"</w:body>", f"<w:p><w:r><w:t>Catatan</w:t></w:r>{marks}</w:p></w:body>".encode()
    )
    return write_package(parts)


def notes_of(docx: bytes) -> list[str]:
    """Texts of the footnotes in the order in which the document refers to them."""
    notes = {
        note.get(w("id")): "".join(text.text or "" for text in note.iter(w("t")))
        for note in part(docx, "word/footnotes.xml")
    }
    return [notes[mark.get(w("id"))] for mark in part(docx).iter(w("footnoteReference"))]


def test_footnotes_are_told_by_their_text() -> None:
    docx = DocxBuilder().add(paragraph(run("Kata"))).build()
    old, new = with_notes(docx, "satu", "dua", "tiga"), with_notes(docx, "satu", "tiga diubah")
    redline = compared(old, new)
    assert notes_of(accept_all(redline.docx)) == ["satu", "tiga diubah"]
    assert notes_of(reject_all(redline.docx)) == ["satu", "dua", "tiga"]
    bare = compared(old, docx)
    assert notes_of(reject_all(bare.docx)) == ["satu", "dua", "tiga"]
    assert broken_relationships(bare.docx) == untyped_parts(bare.docx) == []
    assert rdocx.validate_bytes(bare.docx).is_valid


def test_comments_of_the_new_document_stay_around_what_they_are_about() -> None:
    begin, end = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'
    about = paragraph(run("Dikomentari"))
    old = DocxBuilder().add(begin, paragraph(run("Lama")), end, paragraph(run("Akhir"))).build()
    new = DocxBuilder().add(begin, about, end, paragraph(run("Akhir"))).build()
    root = part(compared(old, new).docx)
    (start,) = root.iter(w("commentRangeStart"))
    (stop,) = root.iter(w("commentRangeEnd"))
    commented = {
        "".join(map(str, next(one.iterancestors(w("p"))).itertext())) for one in (start, stop)
    }
    assert commented == {"Dikomentari"}


def test_charts_that_went_are_named_not_shown() -> None:
    docx = DocxBuilder().add(paragraph(run("Kata"))).build()
    parts = parts_of(docx)
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts["word/charts/chart1.xml"] = b"<c/>"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdC" Type="' + office + b'/chart" Target="charts/chart1.xml"/>'
        b"</Relationships>",
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:p>", b'<w:p><w:r><w:drawing><x r:id="rIdC"/></w:drawing></w:r>', 1
    )
    redline = compared(write_package(parts), docx)
    assert [note.code for note in redline.notes] == ["redline.objects"]
    assert broken_relationships(redline.docx) == []


def test_a_broken_link_keeps_its_words_and_odd_figures_do_no_harm() -> None:
    new = drafts()[AGREEMENT]
    old = parts_of(new)
    old["word/document.xml"] = (
        old["word/document.xml"]
        .replace(b'<w:hyperlink r:id="', b'<w:hyperlink r:id="hilang')
        .replace(b'w:left="1417"', b'w:left="2.5cm"')
        .replace(b'<w:gridCol w:w="', b'<w:gridCol w:w="x')
    )
    broken = write_package(old)
    redline = compared(broken, new)
    assert numbered_lines(reject_all(redline.docx)) == numbered_lines(broken)
    assert numbered_lines(accept_all(redline.docx)) == numbered_lines(new)
    assert redline.visible()


def test_a_header_that_only_one_side_has_is_named() -> None:
    old = DocxBuilder().add(paragraph(run("Kata"))).build()

    def drop(root: etree._Element) -> None:
        for mark in list(root.iter(w("headerReference"))):
            section = mark.getparent()
            assert section is not None
            section.remove(mark)

    redline = compared(old, edited(old, drop), names=("a.docx", "b.docx"))
    assert [note.message("en") for note in redline.notes] == [
        "A header or footer is only in a.docx; Word can't track that."
    ]


def test_content_controls_and_traces_of_programs_are_no_changes() -> None:
    plain = DocxBuilder().add(paragraph(run("Satu dua tiga.")), paragraph(run("Akhir"))).build()
    parts = parts_of(plain)
    document = parts["word/document.xml"].decode()
    first = re.search(r"<w:p>.*?</w:p>", document, re.DOTALL)
    assert first is not None
    split = re.sub(
        r"<w:r>(.*?)<w:t xml:space=\"preserve\">Satu dua tiga.</w:t></w:r>",
        r'<w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1"><w:rPr><w:lang w:val="id-ID"/>'
        r'</w:rPr><w:t xml:space="preserve">Satu </w:t></w:r><w:smartTag w:element="x"><w:r>'
        r"<w:lastRenderedPageBreak/><w:t>dua tiga.</w:t></w:r></w:smartTag>",
        first.group(),
    )
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{split}</w:sdtContent></w:sdt>"
    document = document.replace(first.group(), wrapped, 1)
    other = write_package({**parts, "word/document.xml": document.encode()})
    assert other != plain
    assert compared(plain, other).changes == ()
    assert compared(other, plain).changes == ()
