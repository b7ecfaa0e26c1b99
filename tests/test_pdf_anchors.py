from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from docx_builder import DocxBuilder, agreement, new_page, paragraph, run
from engines_dxpdf import DxpdfEngine
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link

from generator.errors import BundleError
from generator.pdf.anchors import TOLERANCE_PT, Anchor, is_name, take_marks
from generator.pdf.embedded import RdocxEngine
from generator.pdf.libreoffice import LibreOfficeEngine

if TYPE_CHECKING:
    from generator.pdf.anchors import Rect
    from generator.pdf.engine import PdfEngine

ENGINES = [
    RdocxEngine(),
    DxpdfEngine(),
    pytest.param(LibreOfficeEngine(), marks=pytest.mark.libreoffice),
]


def page_with_links(*links: tuple[str, Rect]) -> PdfWriter:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    for url, rect in links:
        writer.add_annotation(0, Link(rect=rect, url=url))
    return writer


def signed_places(style: str = "Tautan") -> bytes:
    builder = DocxBuilder()
    builder.add(paragraph(run("Halaman satu")), new_page(run("Halaman dua")))
    builder.add(builder.signature("kesatu", 170, 62, style=style), paragraph(run("Nama")))
    return builder.build()


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
@pytest.mark.parametrize("style", ["Tautan", ""])
def test_every_engine_gives_the_picture_as_the_place(engine: PdfEngine, style: str) -> None:
    (pdf,) = engine.convert([signed_places(style)], timeout_s=120)
    (anchor,) = take_marks(PdfReader(io.BytesIO(pdf)).pages, part="nk").anchors

    assert (anchor.role, anchor.page_index) == ("kesatu", 1)
    # 72 pt margins, one line of 16 pt, the space of 12 pt text in Bonum (0.34 em), the picture.
    assert anchor.rect == pytest.approx((76, 692, 246, 754), abs=TOLERANCE_PT)


@pytest.mark.libreoffice
def test_engines_agree_on_places_in_a_table() -> None:
    builder = DocxBuilder()
    docx = builder.add(builder.signatures("kedua", "kesatu")).build()
    places = []
    for engine in (RdocxEngine(), LibreOfficeEngine()):
        (pdf,) = engine.convert([docx], timeout_s=120)
        found = take_marks(PdfReader(io.BytesIO(pdf)).pages, part="nk").anchors
        places.append({anchor.role: anchor.rect for anchor in found})

    assert places[0].keys() == places[1].keys() == {"kedua", "kesatu"}
    for role, rect in places[0].items():
        assert rect == pytest.approx(places[1][role], abs=TOLERANCE_PT)


def test_marks_are_removed_and_other_links_stay() -> None:
    writer = page_with_links(
        ("naskah:ttd/kesatu?w=100&h=50", (10, 700, 14, 750)),
        ("https://contoh.go.id/", (10, 600, 50, 610)),
    )
    take_marks(writer.pages, part="nk")
    kept: Any = writer.pages[0]["/Annots"]

    assert [entry.get_object()["/A"]["/URI"] for entry in kept] == ["https://contoh.go.id/"]
    assert take_marks(writer.pages, part="nk").anchors == ()


def test_page_with_marks_only_loses_its_annotations() -> None:
    (pdf,) = RdocxEngine().convert([agreement("kesatu")], timeout_s=30)
    pages = PdfReader(io.BytesIO(pdf)).pages
    take_marks(pages, part="nk")

    assert all("/Annots" not in page for page in pages)


def test_space_and_picture_of_one_place_are_one_anchor() -> None:
    target = "naskah:ttd/kesatu?w=100&h=50"
    writer = page_with_links((target, (10, 696, 14, 750)), (target, (14.5, 700, 114.5, 750)))

    assert take_marks(writer.pages, part="nk").anchors == (
        Anchor("kesatu", 0, (14, 700, 114, 750)),
    )


def test_two_places_of_one_role_stay_two() -> None:
    target = "naskah:ttd/kesatu?w=100&h=50"
    writer = page_with_links((target, (10, 696, 14, 750)), (target, (10, 396, 14, 450)))

    assert len(take_marks(writer.pages, part="nk").anchors) == 2


def test_contents_links_are_found() -> None:
    writer = page_with_links(("naskah:hal/nota_kesepakatan", (10, 600, 50, 610)))
    (link,) = take_marks(writer.pages, part="sampul").contents

    assert (link.document, link.rect) == ("nota_kesepakatan", (10, 600, 50, 610))


def test_words_of_one_contents_line_are_one_link() -> None:
    target = "naskah:hal/nota_kesepakatan"
    writer = page_with_links(
        (target, (10, 600, 50, 616)), (target, (54, 600, 90, 616)), (target, (10, 584, 70, 600))
    )

    assert [link.rect for link in take_marks(writer.pages, part="sampul").contents] == [
        (10, 600, 90, 616),
        (10, 584, 70, 600),
    ]


@pytest.mark.parametrize(
    "target",
    ["naskah:ttd/kesatu", "naskah:ttd/?w=1&h=1", "naskah:lain/x", "naskah:ttd/a.b?w=1&h=1"],
)
def test_malformed_mark_is_refused(target: str) -> None:
    with pytest.raises(BundleError) as caught:
        take_marks(page_with_links((target, (0, 0, 9, 9))).pages, part="nk")
    assert caught.value.code == "bundle.anchor-malformed"
    assert target in caught.value.message()
    assert "{{ ttd(" in caught.value.hint()


@given(
    st.floats(0, 400), st.floats(100, 700), st.integers(20, 180), st.integers(20, 90),
    st.booleans(),
)  # fmt: skip
def test_place_has_the_size_the_link_states(
    left: float, top: float, width: int, height: int, from_picture: bool
) -> None:
    rect = (left, top - height, left + width, top) if from_picture else (left - 4, 90, left, top)
    writer = page_with_links((f"naskah:ttd/kesatu?w={width}&h={height}", rect))
    (anchor,) = take_marks(writer.pages, part="nk").anchors

    assert anchor.rect == pytest.approx((left, top - height, left + width, top), abs=0.01)


def test_names_are_plain() -> None:
    assert is_name("nota_kesepakatan")
    assert not any(map(is_name, ["", "a.b", "Kesatu", "1a", "a b", "a\n"]))
