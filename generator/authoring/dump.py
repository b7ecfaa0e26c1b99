"""A template as text, one line per paragraph, so that a change of wording is reviewed as text.

The dump stands beside the template and is held against it; nothing is ever made from a dump.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.authoring.opened import Opened
from generator.rendering.oxml import EMU_PER_POINT, TWIPS_PER_MM, WP, A, local, r, values, w
from generator.rendering.places import CORE, part_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

_HEAD: Final = "Salinan teks dari {name}, ditulis oleh `naskah template dump`; jangan disunting."
_POINTS_PER_MM: Final = 72 / 25.4
_INDENT: Final = "  "
# Direct formatting worth a word; what a style says is said by the style's name.
_RUN_WORDS: Final = {
    "b": "tebal", "i": "miring", "u": "garis bawah", "strike": "coret", "caps": "kapital",
    "smallCaps": "kapital kecil", "vanish": "tersembunyi", "highlight": "sorot",
    "vertAlign": "naik/turun", "color": "warna", "sz": "ukuran", "rFonts": "huruf",
    "rStyle": "gaya",
}  # fmt: skip
_EDGES: Final = (("top", "atas"), ("bottom", "bawah"), ("left", "kiri"), ("right", "kanan"))
_KINDS: Final = {"default": "bawaan", "first": "pertama", "even": "genap"}
_SILENT: Final = {"pStyle", "rPr", "sectPr", "numPr"}


def dump(data: bytes, name: str) -> str:
    """Lay out a template as text.

    Args:
        data: The complete file.
        name: Its file name.

    Returns:
        Lines ending in a newline; equal templates give equal text.

    Raises:
        TemplateError: It isn't a Word document.
    """
    opened = Opened(data, name)
    lines = [_HEAD.format(name=name)]
    for part in opened.texts:
        lines += ["", f"== {part_label(part)}", *dump_part(opened, part)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def dump_part(opened: Opened, part: str) -> list[str]:
    """Lay out one part of a template, line by line."""
    root = opened.root(part)
    if root is None:
        return []
    if part == CORE:
        return [f"{local(entry)}: {entry.text or ''}".rstrip() for entry in root if entry.text]
    body = root.find(w("body"))
    return list(_Text(opened, part).blocks(root if body is None else body, ""))


def dump_path(template: Path) -> Path:
    """Give the path of a template's dump: beside it, with the ending `.txt`."""
    return template.with_suffix(".txt")


class _Text:
    """Writes the blocks of one part."""

    def __init__(self, opened: Opened, part: str) -> None:
        self._opened = opened
        self._targets = opened.targets(part)

    def blocks(self, parent: etree._Element, indent: str) -> Iterator[str]:
        for child in parent:
            if child.tag == w("p"):
                yield f"{indent}{self._paragraph(child)}"
                section = child.find(f"{w('pPr')}/{w('sectPr')}")
                if section is not None:
                    yield self._section(section)
            elif child.tag == w("tbl"):
                yield from self._table(child, indent)
            elif child.tag == w("sectPr"):
                yield self._section(child)
            elif child.tag in (w("footnote"), w("endnote")):
                yield f"{indent}catatan {child.get(w('id'))}:"
                yield from self.blocks(child, indent + _INDENT)
            elif child.tag in (w("sdt"), w("sdtContent"), w("ins"), w("del")):
                yield f"{indent}<{local(child)}>"
                yield from self.blocks(child, indent + _INDENT)

    def _table(self, table: etree._Element, indent: str) -> Iterator[str]:
        columns = [_mm(one.get(w("w"))) for one in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        width = table.find(f"{w('tblPr')}/{w('tblW')}")
        said = "" if width is None else f", lebar {width.get(w('w'))} {width.get(w('type'))}"
        borders = table.find(f"{w('tblPr')}/{w('tblBorders')}")
        lined = ", bergaris" if borders is not None else ""
        yield f"{indent}tabel: kolom {' + '.join(columns)} mm{said}{lined}"
        for number, row in enumerate(table.iterfind(w("tr")), start=1):
            head = " (kepala)" if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None else ""
            yield f"{indent}{_INDENT}baris {number}{head}"
            for cell in row.iterfind(w("tc")):
                span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
                wide = "" if span is None else f" ({span.get(w('val'))} kolom)"
                yield f"{indent}{_INDENT * 2}sel{wide}"
                yield from self.blocks(cell, indent + _INDENT * 3)

    def _paragraph(self, paragraph: etree._Element) -> str:
        properties = paragraph.find(w("pPr"))
        style = None if properties is None else properties.find(w("pStyle"))
        key = "Normal" if style is None else style.get(w("val"), "")
        place = self._opened.numbering.level_of(paragraph)
        listed = f" [{place[1].text}]" if place is not None else ""
        direct = _direct(properties)
        name = self._opened.style_names.get(key, key)
        return f"{name}{listed}{direct} | {''.join(self._inline(paragraph))}"

    def _inline(self, parent: etree._Element) -> Iterator[str]:
        formatting = ""
        for child in _without_results(parent):
            if child.tag == w("r"):
                now = _run_words(child.find(w("rPr")))
                if now != formatting:
                    yield f"{'‹/›' if formatting else ''}{f'‹{now}›' if now else ''}"
                    formatting = now
                yield from self._run(child)
            else:
                yield from self._around(child)
        if formatting:
            yield "‹/›"

    def _around(self, child: etree._Element) -> Iterator[str]:
        """Say what stands in a paragraph beside its runs."""
        if child.tag == w("bookmarkStart"):
            yield f"⟦{child.get(w('name'))}⟧"
        elif child.tag == w("hyperlink"):
            target = self._targets.get(child.get(r("id"), ""), ("", "", False))[1]
            yield f"‹tautan {target or child.get(w('anchor'), '')}›"
            yield from self._inline(child)
            yield "‹/tautan›"
        elif child.tag == w("fldSimple"):
            yield f"‹{child.get(w('instr'), '').strip()}›"
        elif child.tag in (w("ins"), w("del")):
            yield f"‹{local(child)}›"
            yield from self._inline(child)
            yield f"‹/{local(child)}›"
        elif child.tag in (w("sdt"), w("sdtContent"), w("smartTag")):
            yield from self._inline(child)

    def _run(self, run: etree._Element) -> Iterator[str]:
        for child in run:
            if child.tag in (w("t"), w("delText")):
                yield child.text or ""
            elif child.tag == w("tab"):
                yield "→"
            elif child.tag in (w("br"), w("cr")):
                yield "⇟" if child.get(w("type")) == "page" else "↵"
            elif child.tag == w("noBreakHyphen"):
                yield "-"
            elif child.tag == w("instrText"):
                yield f"‹{(child.text or '').strip()}›"
            elif child.tag in (w("footnoteReference"), w("endnoteReference")):
                yield f"‹catatan {child.get(w('id'))}›"
            elif child.tag in (w("drawing"), w("pict"), w("object")):
                yield self._picture(child)

    def _picture(self, drawing: etree._Element) -> str:
        properties = next(drawing.iter(f"{{{WP}}}docPr"), None)
        said = "" if properties is None else properties.get("descr") or properties.get("name", "")
        extent = next(drawing.iter(f"{{{WP}}}extent"), None)
        size = ""
        if extent is not None:
            sides = (
                int(extent.get(f"c{side}", 0)) / EMU_PER_POINT / _POINTS_PER_MM for side in "xy"
            )
            size = " " + "×".join(f"{side:.0f}" for side in sides) + " mm"
        has_picture = next(drawing.iter(f"{{{A}}}blip"), None) is not None
        return f"‹{'gambar' if has_picture else 'bentuk'} {said}{size}›"

    def _section(self, section: etree._Element) -> str:
        size = section.find(w("pgSz"))
        edges = section.find(w("pgMar"))
        pieces = ["-- halaman"]
        if size is not None:
            lying = "rebah" if size.get(w("orient")) == "landscape" else "tegak"
            pieces.append(f"{_mm(size.get(w('w')))}×{_mm(size.get(w('h')))} mm {lying}")
        if edges is not None:
            told = ", ".join(f"{name} {_mm(edges.get(w(side)))}" for side, name in _EDGES)
            pieces.append(f"tepi {told} mm")
        for reference in section:
            if reference.tag in (w("headerReference"), w("footerReference")):
                target = self._targets.get(reference.get(r("id"), ""), ("", "", False))[1]
                kind = _KINDS.get(reference.get(w("type"), ""), "")
                pieces.append(f"{part_label(target)} ({kind})")
        if section.find(w("titlePg")) is not None:
            pieces.append("halaman pertama berbeda")
        return "; ".join(pieces)


def _without_results(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of a paragraph without results of fields, which Word computes anew."""
    depth = 0
    for child in parent:
        mark = child.find(w("fldChar"))
        kind = "" if mark is None else mark.get(w("fldCharType"), "")
        depth = max(0, depth + {"separate": 1, "end": -1}.get(kind, 0))
        if depth == 0:
            yield child


def _direct(properties: etree._Element | None) -> str:
    """Say what a paragraph sets beside its style."""
    words = []
    for child in () if properties is None else properties:
        name = local(child)
        if name in _SILENT:
            continue
        said = sorted(f"{key}={value}" for key, value in values(child).items())
        words.append(" ".join([name, *said]).replace(" val=", "="))
    return f" {{{', '.join(words)}}}" if words else ""


def _run_words(properties: etree._Element | None) -> str:
    words = []
    for child in () if properties is None else properties:
        name = local(child)
        if name not in _RUN_WORDS:
            continue
        value = child.get(w("val")) or child.get(w("ascii")) or ""
        word = _RUN_WORDS[name]
        words.append(f"{word} {value}" if value else word)
    return ", ".join(words)


def _mm(twips: str | None) -> str:
    try:
        return f"{int(twips or 0) / TWIPS_PER_MM:.0f}"
    except ValueError:
        return "?"
