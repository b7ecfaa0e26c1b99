"""Documents to compare: edits by hand, small generated ones, and what a document says in full."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx_builder import DocxBuilder, paragraph, run
from docx_reading import DOCUMENT, numbering_of, part, parts_of, style_of, text_of
from hypothesis import strategies as st
from lxml import etree

from generator.redline.looks import Looks
from generator.rendering.oxml import w
from generator.rendering.package import write_package

if TYPE_CHECKING:
    from collections.abc import Callable

Told = list[Any]


def told(docx: bytes) -> Told:
    """Everything a document says: paragraphs with style, look, number and runs, and tables."""
    parts = parts_of(docx)
    lists = parts.get("word/numbering.xml")
    looks = Looks(
        etree.fromstring(parts["word/styles.xml"]), None if lists is None else part(docx, NUMBERING)
    )
    found = []
    for name in (DOCUMENT, *sorted(n for n in parts if n.startswith(("word/header", "word/foot")))):
        root = part(docx, name)
        labels = dict(numbering_of(docx).labels(root))
        flow = root.find(w("body"))
        found.append([_block(child, looks, labels) for child in (root if flow is None else flow)])
    return found


NUMBERING = "word/numbering.xml"


def _block(block: etree._Element, looks: Looks, labels: dict[etree._Element, str]) -> Told:
    if block.tag == w("tbl"):
        return [
            [[_block(one, looks, labels) for one in cell] for cell in row.iterfind(w("tc"))]
            for row in block.iterfind(w("tr"))
        ]
    if block.tag != w("p"):
        margins = [sorted(one.attrib.items()) for one in block.iter(w("pgMar"))]
        return [etree.QName(block).localname, margins]
    style = style_of(block)
    runs: list[list[Any]] = []
    for one in block.iter(w("r")):
        alone = etree.Element(w("p"))
        alone.append(deepcopy(one))
        pictures = sum(1 for _ in one.iter(w("drawing")))
        link = next(one.iterancestors(w("hyperlink")), None)
        target = "" if link is None else link.get(w("anchor"), "elsewhere")
        said = [looks.run(one.find(w("rPr")), style), target]
        text = text_of(alone) + "▣" * pictures
        if runs and runs[-1][1:] == said:
            runs[-1][0] += text
        elif text:
            runs.append([text, *said])
    return [style, looks.paragraph(block.find(w("pPr"))), labels[block], runs]


# --- edits ----------------------------------------------------------------------------------------


def edited(docx: bytes, edit: Callable[[etree._Element], None], name: str = DOCUMENT) -> bytes:
    """A document with one part edited in place."""
    parts = parts_of(docx)
    root = part(docx, name)
    edit(root)
    return write_package({**parts, name: etree.tostring(root)})


def body_paragraphs(root: etree._Element) -> list[etree._Element]:
    body = root.find(w("body"))
    assert body is not None
    return [child for child in body.iterchildren(w("p")) if text_of(child)]


def words(root: etree._Element, least: int = 20) -> list[etree._Element]:
    """Texts of at least so many letters."""
    return [text for text in root.iter(w("t")) if len(text.text or "") >= least]


def replace_word(root: etree._Element) -> None:
    text = words(root)[3]
    text.text = (text.text or "").replace(" ", " yang diubah ", 1)


def move_paragraph(root: etree._Element) -> None:
    found = body_paragraphs(root)
    found[-2].addnext(found[2])


def delete_paragraphs(root: etree._Element) -> None:
    for one in body_paragraphs(root)[4:8]:
        _parent(one).remove(one)


def split_paragraph(root: etree._Element) -> None:
    text = max(words(root), key=lambda one: len(one.text or ""))
    here = next(text.iterancestors(w("p")))
    after = deepcopy(here)
    for one in list(after.iter(w("t"))):
        one.text = ""
    middle = len(text.text or "") // 2
    next(after.iter(w("t"))).text = (text.text or "")[middle:]
    text.text = (text.text or "")[:middle]
    here.addnext(after)


def add_row(root: etree._Element) -> None:
    row = list(root.iter(w("tr")))[-1]
    row.addprevious(deepcopy(row))


def delete_row(root: etree._Element) -> None:
    rows = next(found for table in root.iter(w("tbl")) if len(found := table.findall(w("tr"))) > 1)
    _parent(rows[0]).remove(rows[0])


def add_to_cell(root: etree._Element) -> None:
    cell = next(root.iter(w("tc")))
    last = list(cell.iterchildren(w("p")))[-1]
    last.addnext(deepcopy(last))


def take_from_cell(root: etree._Element) -> None:
    cells = [cell for cell in root.iter(w("tc")) if len(cell.findall(w("p"))) > 1]
    cells[0].remove(cells[0].findall(w("p"))[-1])


def embolden(root: etree._Element) -> None:
    run_of = _parent(words(root)[5])
    look = run_of.find(w("rPr"))
    if look is None:
        look = etree.Element(w("rPr"))
        run_of.insert(0, look)
    for name in ("b", "i"):
        etree.SubElement(look, w(name))


def align_right(root: etree._Element) -> None:
    properties = next(root.iter(w("pPr")))
    etree.SubElement(properties, w("jc"), {w("val"): "right"})


def widen_margin(root: etree._Element) -> None:
    next(root.iter(w("pgMar"))).set(w("left"), "2222")


def drop_link(root: etree._Element) -> None:
    link = next(root.iter(w("hyperlink")))
    _parent(link).remove(link)


def add_page_of_text(root: etree._Element) -> None:
    last = body_paragraphs(root)[-1]
    for number in range(3):
        last.addnext(etree.fromstring(etree.tostring(last)))
        text = next(last.iter(w("t")))
        text.text = f"{text.text} {number}"


EDITS = (
    replace_word, move_paragraph, delete_paragraphs, split_paragraph, add_row, delete_row,
    add_to_cell, take_from_cell, embolden, align_right, widen_margin, drop_link, add_page_of_text,
)  # fmt: skip


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


# --- small generated documents --------------------------------------------------------------------

_WORD = st.sampled_from(["PARA", "PIHAK", "sepakat", "Rp1.000,00", "(dua)", "a.", "5%"])
_LOOK = st.sampled_from(["", "", "", "<w:b/>", "<w:i/>"])
_STYLE = st.sampled_from(["Normal", "Normal", "Ayat", "Pasal"])
_RUN = st.builds(lambda text, look: run(" ".join(text), look), st.lists(_WORD, max_size=6), _LOOK)
_FIELD = st.builds(
    lambda code, shown: f'<w:fldSimple w:instr=" REF {code} \\r ">{run(shown)}</w:fldSimple>',
    st.sampled_from(["tujuan", "biaya"]),
    st.sampled_from(["Pasal 1", "Pasal 2"]),
)
_LINK = st.builds(
    lambda place, inner: f'<w:hyperlink w:anchor="{place}">{inner}</w:hyperlink>',
    st.sampled_from(["satu", "dua"]),
    _RUN,
)
_SIGN = st.sampled_from(["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"])
_INLINE = st.one_of(_RUN, _RUN, _RUN, _FIELD, _LINK, _SIGN)
_PARAGRAPH = st.builds(
    lambda pieces, style: paragraph(*pieces, style=style), st.lists(_INLINE, max_size=4), _STYLE
)
_CELL = st.lists(_PARAGRAPH, min_size=1, max_size=2).map("".join)


@st.composite
def _table(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 2))
    rows = draw(st.lists(st.lists(_CELL, min_size=width, max_size=width), min_size=1, max_size=3))
    grid = '<w:gridCol w:w="2000"/>' * width
    told_rows = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{told_rows}</w:tbl>"


_BLOCKS = st.lists(st.one_of(_PARAGRAPH, _PARAGRAPH, _PARAGRAPH, _table()), max_size=5)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """Two documents, of which the second is the first with some blocks changed, or another."""
    old = draw(_BLOCKS)
    new = [block for block in old if draw(st.integers(0, 3))]
    for block in draw(st.lists(_PARAGRAPH, max_size=2)):
        new.insert(draw(st.integers(0, len(new))), block)
    if not draw(st.integers(0, 2)):
        new = draw(_BLOCKS)
    ends = draw(st.tuples(_PARAGRAPH, _PARAGRAPH))
    old_docx, new_docx = (
        DocxBuilder().add(*blocks, end).build()
        for blocks, end in zip((old, new), ends, strict=True)
    )
    return old_docx, new_docx
