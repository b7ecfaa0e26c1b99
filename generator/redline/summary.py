"""The last page of a printed redline: how to read it, and everything that changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.indonesian import inggris, tanggal
from generator.redline.marks import make
from generator.redline.visible import colour
from generator.rendering.oxml import w

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from generator.redline.changes import Change

_LONGEST: Final = 400  # characters of one text in the table
_COLUMNS: Final = (7, 26, 67)  # per cent of the width
_WORDS: Final = {
    "id": {
        "title": "RINGKASAN PERUBAHAN", "from": "Dibandingkan", "to": "dengan",
        "by": "Ditandai oleh",
        "read": "Cara membaca", "ins": "yang ditambahkan", "del": "yang dihapus",
        "format": "yang hanya diubah bentuknya",
        "bar": "garis tegak di tepi kanan menandai paragraf yang berubah.",
        "no": "No.", "place": "Tempat", "change": "Perubahan", "none": "Tidak ada perubahan.",
        "empty": "(paragraf kosong)", "moved": "dipindahkan dari",
    },
    "en": {
        "title": "SUMMARY OF CHANGES", "from": "Compared", "to": "with", "by": "Marked by",
        "read": "How to read it", "ins": "what was added", "del": "what was removed",
        "format": "what is only formatted otherwise",
        "bar": "a bar in the right margin marks paragraphs that changed.",
        "no": "No.", "place": "Place", "change": "Change", "none": "Nothing changed.",
        "empty": "(empty paragraph)", "moved": "moved from",
    },
}  # fmt: skip
_KINDS: Final = ("added", "removed", "replaced", "moved", "formatted")
_COUNTED: Final = {
    "id": "{paragraphs} paragraf atau baris berubah: {added} penambahan, {removed} penghapusan, "
    "{replaced} penggantian, {moved} pemindahan, {formatted} perubahan bentuk.",
    "en": "{paragraphs} paragraphs or rows changed: {added} additions, {removed} removals, "
    "{replaced} replacements, {moved} moves, {formatted} changes of formatting.",
}


def counted(changes: Sequence[Change], lang: str = "id") -> str:
    """Say in one sentence how much changed."""
    if not changes:
        return _WORDS[lang]["none"]
    kinds = Counter(change.kind for change in changes)
    return _COUNTED[lang].format(
        paragraphs=len({change.paragraph for change in changes}),
        **{kind: kinds[kind] for kind in _KINDS},
    )


def summary_blocks(
    changes: Sequence[Change],
    names: tuple[str, str],
    signed: tuple[str, datetime],
    lang: str = "id",
) -> list[etree._Element]:
    """Lay the last page out.

    Args:
        changes: What changed.
        names: What to call the old and the new document.
        signed: Who marked the changes, and when.
        lang: "id" or "en".

    Returns:
        Paragraphs and a table; the first begins a page.
    """
    words = _WORDS[lang]
    title = _paragraph(_run(words["title"], bold=True), space=120)
    title[0].insert(0, make("pageBreakBefore"))
    author, date = signed
    told = (
        f"{words['from']}: {names[0]} {words['to']} {names[1]}. "
        f"{words['by']}: {author}, {_moment(date, lang)}."
    )
    legend = [
        _run(f"{words['read']}: "),
        *_pairs((words["ins"], "ins"), (words["del"], "del"), (words["format"], "format")),
        _run(words["bar"]),
    ]
    blocks = [
        title,
        _paragraph(_run(told), space=60),
        _paragraph(_run(counted(changes, lang)), space=60),
        _paragraph(*legend, space=120),
    ]
    return [*blocks, _table(changes, lang), _paragraph()] if changes else blocks


def _moment(time: datetime, lang: str) -> str:
    day = tanggal.tanggal(time) if lang == "id" else inggris.tanggal(time)
    return f"{day} {time:%H.%M}"


def _pairs(*pairs: tuple[str, str]) -> Iterator[etree._Element]:
    for text, kind in pairs:
        yield _run(text, kind)
        yield _run("; ")


def _table(changes: Sequence[Change], lang: str) -> etree._Element:
    words = _WORDS[lang]
    table = make("tbl")
    properties = etree.SubElement(table, w("tblPr"))
    etree.SubElement(properties, w("tblW"), {w("w"): "5000", w("type"): "pct"})
    borders = etree.SubElement(properties, w("tblBorders"))
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = {w("val"): "single", w("sz"): "4", w("space"): "0", w("color"): "7F7F7F"}
        etree.SubElement(borders, w(edge), line)
    etree.SubElement(properties, w("tblLayout"), {w("type"): "fixed"})
    padding = etree.SubElement(properties, w("tblCellMar"))
    for edge in ("left", "right"):
        etree.SubElement(padding, w(edge), {w("w"): "85", w("type"): "dxa"})
    grid = etree.SubElement(table, w("tblGrid"))
    for share in _COLUMNS:
        etree.SubElement(grid, w("gridCol"), {w("w"): str(share * 90)})
    heads = [[_run(words[name], bold=True)] for name in ("no", "place", "change")]
    _add_row(table, heads, is_head=True)
    for number, change in enumerate(changes, start=1):
        cells = [[_run(f"{number}.")], [_run(change.place.said(lang))], list(_shown(change, lang))]
        _add_row(table, cells)
    return table


def _shown(change: Change, lang: str) -> Iterator[etree._Element]:
    if change.before:
        yield _run(f"… {change.before} ")
    if change.kind == "moved" and change.origin is not None:
        yield _run(f"{_WORDS[lang]['moved']} {change.origin.said(lang)}: ")
    if change.kind in ("formatted", "moved"):
        yield _run(_short(change.new, lang), "format")
        return
    if change.kind != "added":
        yield _run(_short(change.old, lang), "del")
    if change.kind == "replaced":
        yield _run(" ")
    if change.kind != "removed":
        yield _run(_short(change.new, lang), "ins")


def _short(text: str, lang: str) -> str:
    """Cut a text that would fill the table, and name one that is empty."""
    plain = " ".join(text.split())
    if len(plain) > _LONGEST:
        plain = plain[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return plain or _WORDS[lang]["empty"]


def _add_row(
    table: etree._Element, cells: Sequence[list[etree._Element]], *, is_head: bool = False
) -> None:
    row = etree.SubElement(table, w("tr"))
    properties = etree.SubElement(row, w("trPr"))
    etree.SubElement(properties, w("cantSplit"))
    if is_head:
        etree.SubElement(properties, w("tblHeader"))
    for share, runs in zip(_COLUMNS, cells, strict=True):
        cell = etree.SubElement(row, w("tc"))
        wide = etree.SubElement(cell, w("tcPr"))
        etree.SubElement(wide, w("tcW"), {w("w"): str(share * 50), w("type"): "pct"})
        cell.append(_paragraph(*runs))


def _paragraph(*runs: etree._Element, space: int = 0) -> etree._Element:
    paragraph = make("p")
    properties = etree.SubElement(paragraph, w("pPr"))
    spacing = {w("before"): "0", w("after"): str(space), w("line"): "240", w("lineRule"): "auto"}
    etree.SubElement(properties, w("spacing"), spacing)
    etree.SubElement(properties, w("ind"), {w("left"): "0", w("firstLine"): "0"})
    etree.SubElement(properties, w("jc"), {w("val"): "left"})
    paragraph.extend(runs)
    return paragraph


def _run(text: str, kind: str = "", *, bold: bool = False) -> etree._Element:
    run = make("r")
    look = etree.SubElement(run, w("rPr"))
    if bold:
        etree.SubElement(look, w("b"))
    for name in ("sz", "szCs"):
        etree.SubElement(look, w(name), {w("val"): "20"})
    node = etree.SubElement(
        run, w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
    )
    node.text = text
    if kind:
        colour(run, kind)
    return run
