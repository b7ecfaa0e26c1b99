from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx_reading as reading
import pytest
from docx_builder import DocxBuilder, paragraph, run
from lxml import etree
from PIL import Image
from template_samples import PAGE, Folder, repacked, replaced, tagged

from generator import pictures
from generator.errors import TemplateError
from generator.rendering import finish
from generator.rendering.docx import Rendering, render_docx
from generator.rendering.oxml import NAMESPACES, PIC, WP, A, w

if TYPE_CHECKING:
    from pathlib import Path

EMU_PER_MM = 36_000


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(buffer, kind)
    return buffer.getvalue()


def template_with_picture(description: str) -> bytes:
    """The builder's signature box, its picture named as an emblem of 40 by 20 mm."""
    size = f'cx="{40 * EMU_PER_MM}" cy="{20 * EMU_PER_MM}"'
    drawing = (
        f"<w:r><w:drawing><wp:inline><wp:extent {size}/>"
        f'<wp:docPr id="5" name="g" descr="{description}"/><a:graphic><a:graphicData uri="{PIC}">'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="5" name="g"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdClear"/></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    return DocxBuilder().add(paragraph(drawing)).build()


def _with_emblem(folder: Folder, docx: bytes, emblem: bytes) -> bytes:
    rendering = Rendering({}, {"lambang_daerah": emblem})
    return render_docx(folder.add(docx), rendering, PAGE)


def _one(root: etree._Element, path: str) -> etree._Element:
    found = root.findall(f".//{path}")
    assert len(found) == 1
    return found[0]


# --- pictures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(100, 100), (300, 100), (50, 200)])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_an_emblem_keeps_the_height_of_the_template_and_its_own_shape(
    folder: Folder, width: int, height: int, kind: str
) -> None:
    emblem = picture(width, height, kind)
    made = _with_emblem(folder, template_with_picture("gambar:lambang_daerah"), emblem)
    root = reading.part(made)
    for extent in (_one(root, f"{{{WP}}}extent"), _one(root, f"{{{A}}}ext")):
        assert int(extent.get("cy", "0")) == 20 * EMU_PER_MM
        assert int(extent.get("cx", "0")) == pytest.approx(20 * EMU_PER_MM * width / height, abs=1)
    assert emblem in reading.parts_of(made).values()
    assert not reading.broken_relationships(made)
    assert not reading.untyped_parts(made)


def test_an_emblem_gets_a_text_for_people_who_cannot_see_it(folder: Folder) -> None:
    made = _with_emblem(folder, template_with_picture("gambar:lambang_daerah"), picture(9, 9))
    assert _one(reading.part(made), f"{{{WP}}}docPr").get("descr") == "Lambang daerah"


def test_the_templates_own_pictures_stay(folder: Folder) -> None:
    docx = template_with_picture("Bagan alur")
    made = folder.render(docx)
    assert reading.parts_of(made)["word/media/clear.png"]
    assert _one(reading.part(made), f"{{{WP}}}docPr").get("descr") == "Bagan alur"


def test_the_placeholder_picture_of_the_template_is_not_shipped_along(folder: Folder) -> None:
    made = _with_emblem(folder, template_with_picture("gambar:lambang_daerah"), picture(9, 9))
    assert "word/media/clear.png" not in reading.parts_of(made)


def test_a_picture_named_from_the_root_of_the_package_stays(folder: Folder) -> None:
    rels = "word/_rels/document.xml.rels"
    docx = replaced(
        template_with_picture("x"), '"media/clear.png"', '"/word/media/clear.png"', rels
    )
    made = folder.render(docx)
    assert "word/media/clear.png" in reading.parts_of(made)
    assert not reading.broken_relationships(made)


def test_the_same_emblem_twice_is_stored_once(folder: Folder) -> None:
    docx = template_with_picture("gambar:lambang_daerah")
    (block,) = reading.part(docx).iterfind(f"{w('body')}/{w('p')}")
    text = etree.tostring(block).decode()
    made = _with_emblem(folder, replaced(docx, "</w:body>", f"{text}</w:body>"), picture(9, 9))
    media = [name for name in reading.parts_of(made) if name.startswith("word/media/")]
    assert len(media) == 1
    ids = [p.get("id") for p in reading.part(made).iter(f"{{{WP}}}docPr")]
    assert ids == ["1", "2"]


def test_an_unknown_emblem_is_refused(folder: Folder) -> None:
    with pytest.raises(TemplateError) as caught:
        _with_emblem(folder, template_with_picture("gambar:logo"), picture(9, 9))
    assert (caught.value.code, caught.value.facts["picture"]) == (
        "template.picture-unknown",
        "logo",
    )


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a" + bytes(30), b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]
)
def test_a_picture_that_is_neither_png_nor_jpeg_is_refused(content: bytes) -> None:
    with pytest.raises(TemplateError) as caught:
        finish.picture_size(content, name="lambang")
    assert caught.value.code == "template.picture-format"


# --- signature places and links -------------------------------------------------------------------


def test_a_signature_place_is_a_linked_space_and_a_linked_box(folder: Folder) -> None:
    made = folder.render(tagged("{{ ttd('kesatu', 48, 20) }}"))
    rels = etree.fromstring(reading.parts_of(made)["word/_rels/document.xml.rels"])
    (link,) = [e for e in rels if e.get("TargetMode") == "External"]
    assert link.get("Target") == "naskah:ttd/kesatu?w=136.1&h=56.7"
    root = reading.part(made)
    text_link = _one(root, w("hyperlink"))
    assert "".join(map(str, text_link.itertext())) == "\u00a0"
    box = _one(root, f"{{{WP}}}inline")
    for element in (text_link, _one(box, f"{{{A}}}hlinkClick")):
        assert element.get(f"{{{NAMESPACES['r']}}}id") == link.get("Id")
    extent = _one(box, f"{{{WP}}}extent")
    assert int(extent.get("cx", "0")) == pytest.approx(48 * EMU_PER_MM, rel=1e-3)
    assert int(extent.get("cy", "0")) == pytest.approx(20 * EMU_PER_MM, rel=1e-3)


def test_signature_places_of_one_role_share_a_relationship(folder: Folder) -> None:
    made = folder.render(tagged("{{ ttd('kesatu') }}", "{{ ttd('kesatu') }}", "{{ ttd('kedua') }}"))
    rels = etree.fromstring(reading.parts_of(made)["word/_rels/document.xml.rels"])
    assert len([e for e in rels if e.get("TargetMode") == "External"]) == 2
    assert not reading.broken_relationships(made)


def test_new_relationships_never_take_an_id_that_is_there(folder: Folder) -> None:
    builder = DocxBuilder().add(paragraph(run("{{ ttd('kesatu') }}")))
    builder.add(paragraph(builder.link("https://contoh.test", "laman")))
    docx = builder.build()
    rels = "word/_rels/document.xml.rels"
    number = len(etree.fromstring(reading.parts_of(docx)[rels])) + 1
    for part in (rels, reading.DOCUMENT):
        docx = replaced(docx, '"rIdLink1"', f'"rIdNaskah{number}"', part)
    made = folder.render(docx)
    ids = [e.get("Id") for e in etree.fromstring(reading.parts_of(made)[rels])]
    assert len(ids) == len(set(ids))
    assert not reading.broken_relationships(made)


def test_the_style_of_links_is_added_where_it_is_missing(folder: Folder) -> None:
    docx = tagged("{{ halaman('nota_kesepakatan', 3) }}")
    without = reading.parts_of(docx)["word/styles.xml"].replace(b'"Tautan"', b'"Lain"')
    made = folder.render(repacked(docx, {"word/styles.xml": without}))
    styles = etree.fromstring(reading.parts_of(made)["word/styles.xml"])
    assert [s.get(w("styleId")) for s in styles.iter(w("style"))].count("Tautan") == 1


def test_a_page_number_links_to_its_document(folder: Folder) -> None:
    made = folder.render(tagged("Halaman {{ halaman('rencana_kerja', 12) }}."))
    assert reading.numbered_lines(made)[0] == "Halaman 12."
    assert reading.all_text(reading.parts_of(made)[reading.DOCUMENT]).strip() == "Halaman 12."
    assert (
        b'Target="naskah:hal/rencana_kerja"'
        in reading.parts_of(made)["word/_rels/document.xml.rels"]
    )


# --- watermark ------------------------------------------------------------------------------------


def test_the_watermark_lies_behind_every_page(folder: Folder) -> None:
    made = folder.render(tagged("A"), watermark=pictures.placeholder(pictures.WATERMARK))
    header = reading.part(made, "word/header1.xml")
    anchor = _one(header, f"{{{WP}}}anchor")
    assert anchor.get("behindDoc") == "1"
    order = [etree.QName(child).localname for child in anchor]
    assert order == [
        "simplePos", "positionH", "positionV", "extent", "wrapNone", "docPr", "graphic",
    ]  # fmt: skip
    assert not reading.broken_relationships(made)
    assert not reading.untyped_parts(made)


def test_the_watermark_leaves_the_words_alone(folder: Folder) -> None:
    builder = DocxBuilder().add(paragraph(run("Isi")))
    builder.header = paragraph(run("Kepala"))
    mark = pictures.placeholder(pictures.WATERMARK)
    plain, marked = folder.render(builder.build()), folder.render(builder.build(), watermark=mark)
    assert reading.numbered_lines(plain) == reading.numbered_lines(marked)


def test_a_header_without_paragraph_gets_no_watermark(folder: Folder) -> None:
    builder = DocxBuilder().add(paragraph(run("Isi")))
    builder.header = "<w:sdt/>"
    made = folder.render(builder.build(), watermark=pictures.placeholder(pictures.WATERMARK))
    assert reading.part(made, "word/header1.xml").find(f".//{{{WP}}}anchor") is None


# --- tidy -----------------------------------------------------------------------------------------


def _tidied(body: str) -> etree._Element:
    namespaces = f'xmlns:w="{NAMESPACES["w"]}" xmlns:wp="{WP}" xmlns:pic="{PIC}"'
    root = etree.fromstring(f"<w:body {namespaces}>{body}</w:body>")
    finish.tidy(root)
    return root


@pytest.mark.parametrize(
    "empty",
    ["<w:r/>", "<w:r><w:rPr><w:b/></w:rPr></w:r>", "<w:r><w:t/></w:r>", "<w:r><w:t></w:t></w:r>"],
)
def test_empty_runs_are_dropped(empty: str) -> None:
    root = _tidied(f"<w:p>{empty}<w:r><w:t>isi</w:t></w:r></w:p>")
    assert len(list(root.iter(w("r")))) == 1


@pytest.mark.parametrize("content", ["<w:tab/>", "<w:br/>", "<w:t> </w:t>", "<w:drawing/>"])
def test_runs_with_content_stay(content: str) -> None:
    assert len(list(_tidied(f"<w:p><w:r>{content}</w:r></w:p>").iter(w("r")))) == 1


@pytest.mark.parametrize("cell", ["", "<w:tcPr/>", "<w:tbl><w:tr/></w:tbl>"])
def test_every_cell_ends_in_a_paragraph(cell: str) -> None:
    root = _tidied(f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>")
    assert all(found[-1].tag == w("p") for found in root.iter(w("tc")))


def test_a_table_whose_loop_was_empty_is_dropped() -> None:
    root = _tidied("<w:tbl><w:tblPr/><w:tblGrid/></w:tbl><w:p/>")
    assert [child.tag for child in root] == [w("p")]


def test_tidying_twice_changes_nothing_more() -> None:
    root = _tidied("<w:tbl><w:tr><w:tc/></w:tr></w:tbl><w:p><w:r/></w:p><w:tbl/>")
    once = etree.tostring(root)
    finish.tidy(root)
    assert etree.tostring(root) == once
