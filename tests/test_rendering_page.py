from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

import pytest
from lxml import etree
from rendered_samples import profil

from generator.errors import InputError
from generator.models.daerah import Halaman, HalamanDaerah, Tepi
from generator.registry import PageName
from generator.rendering.oxml import W, w
from generator.rendering.page import apply_font, apply_page, apply_size, base_font, page_of
from generator.resources import TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

MM = 1440 / 25.4
F4 = page_of("naskah_kerja_sama", profil()).model_copy(update={"kertas": "F4"})
SHIPPED = json.loads((TEMPLATES / "_base" / "halaman.json").read_bytes())


def _section(*, width: int = 11906, height: int = 16838, orient: str = "") -> str:
    turned = f' w:orient="{orient}"' if orient else ""
    return (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        '<w:pgMar w:top="1" w:right="1440" w:bottom="1" w:left="1440" w:header="709" w:gutter="0"/>'
        "</w:sectPr>"
    )


def _table(*columns: int, width: str = "5000", kind: str = "pct", inner: str = "<w:p/>") -> str:
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
        for column in columns
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="{kind}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    )


def _body(*content: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{W}">{"".join(content)}</w:body>')


def _size(section: etree._Element) -> tuple[float, float]:
    size = section.find(w("pgSz"))
    assert size is not None
    return int(size.get(w("w"), "0")) / MM, int(size.get(w("h"), "0")) / MM


def _widths(table: etree._Element) -> list[int]:
    return [int(c.get(w("w"), "0")) for c in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]


# --- settings -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(SHIPPED))
def test_without_wishes_the_shipped_page_is_used(name: PageName) -> None:
    assert page_of(name, profil()).model_dump() == SHIPPED[name]


def test_every_kind_of_page_is_shipped_and_can_be_changed() -> None:
    assert set(SHIPPED) == set(get_args(PageName)) == set(HalamanDaerah.model_fields)


def test_wishes_replace_only_what_they_name() -> None:
    wished = profil(halaman={"naskah_dinas": {"kertas": "F4", "spasi": 1}})
    page = page_of("naskah_dinas", wished)
    assert page.model_dump() == SHIPPED["naskah_dinas"] | {"kertas": "F4", "spasi": 1}
    assert page_of("naskah_kerja_sama", wished).kertas == "A4"


def test_a_users_folder_may_bring_its_own_defaults(tmp_path: Path) -> None:
    own = {name: values | {"ukuran_pt": 10} for name, values in SHIPPED.items()}
    (tmp_path / "_base").mkdir()
    (tmp_path / "_base" / "halaman.json").write_text(json.dumps(own))
    assert page_of("naskah_dinas", profil(), [tmp_path]).ukuran_pt == 10


def test_a_users_folder_may_change_one_setting_only(tmp_path: Path) -> None:
    (tmp_path / "_base").mkdir()
    own = {"naskah_dinas": {"tepi_mm": {"atas": 30}}}
    (tmp_path / "_base" / "halaman.json").write_text(json.dumps(own))
    edges = page_of("naskah_dinas", profil(), [tmp_path]).tepi_mm
    assert edges is not None
    assert edges.model_dump() == SHIPPED["naskah_dinas"]["tepi_mm"] | {"atas": 30}


def test_a_users_folder_may_not_take_a_setting_away(tmp_path: Path) -> None:
    (tmp_path / "_base").mkdir()
    for own in ({"naskah_dinas": {"huruf": None}}, {"naskah_dinas": None}):
        (tmp_path / "_base" / "halaman.json").write_text(json.dumps(own))
        with pytest.raises(InputError) as caught:
            page_of("naskah_dinas", profil(), [tmp_path])
        assert caught.value.code == "input.page-unfilled"
        assert caught.value.where == "_base/halaman.json: naskah_dinas"


def test_unfilled_settings_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="page_of"):
        apply_page(_body(_section()), Halaman())


# --- paper and margins ----------------------------------------------------------------------------


def test_paper_and_margins_are_set_in_every_section() -> None:
    body = _body(f"<w:p><w:pPr>{_section()}</w:pPr></w:p>", _section(orient="landscape"))
    margins = Tepi(atas=30, bawah=20, kiri=35, kanan=15)
    apply_page(body, F4.model_copy(update={"tepi_mm": margins}))
    first, second = body.iter(w("sectPr"))
    assert _size(first) == pytest.approx((215, 330), abs=0.1)
    assert _size(second) == pytest.approx((330, 215), abs=0.1)
    for section in (first, second):
        edges = section.find(w("pgMar"))
        assert edges is not None
        found = [int(edges.get(w(side), "0")) / MM for side in ("top", "bottom", "left", "right")]
        assert found == pytest.approx([30, 20, 35, 15], abs=0.1)
        assert edges.get(w("header")) == "709"


def test_a_section_without_size_keeps_its_own() -> None:
    body = _body("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", _section())
    apply_page(body, F4)
    assert body.find(f".//{w('pPr')}/{w('sectPr')}/{w('pgSz')}") is None


# --- tables ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", ["5000", "100%"])
def test_a_full_width_table_is_scaled_to_the_text(width: str) -> None:
    body = _body(_table(1000, 3000, width=width), _section())
    apply_page(body, F4)
    (table,) = body.iter(w("tbl"))
    text = round(215 * MM) - 2 * round(25 * MM)
    assert sum(_widths(table)) == pytest.approx(text, abs=2)
    assert _widths(table)[1] == pytest.approx(3 * _widths(table)[0], abs=3)
    cells = [int(c.get(w("w"), "0")) for c in table.iter(w("tcW"))]
    assert cells == _widths(table)


@pytest.mark.parametrize(
    "table",
    [
        _table(1000, 3000, kind="dxa", width="4000"),
        _table(1000, 3000, kind="auto", width="0"),
        _table(1000, 3000, width="2500"),
    ],
)
def test_other_tables_keep_their_width(table: str) -> None:
    body = _body(table, _section())
    apply_page(body, F4)
    assert _widths(next(body.iter(w("tbl")))) == [1000, 3000]


def test_a_table_that_spans_its_cell_is_scaled_with_it_and_another_stays() -> None:
    inside = _table(1000, 3000) + _table(500, 500, width="1000", kind="dxa") + "<w:p/>"
    body = _body(_table(4000, inner=inside), _section())
    apply_page(body, F4)
    outer, spanning, fixed = body.iter(w("tbl"))
    assert _widths(outer) != [4000]
    assert sum(_widths(spanning)) == pytest.approx(_widths(outer)[0], abs=2)
    assert _widths(spanning)[1] == pytest.approx(3 * _widths(spanning)[0], abs=3)
    assert _widths(fixed) == [500, 500]


def test_a_table_of_a_part_made_for_other_paper_fits_the_cell_it_lands_in() -> None:
    """Shared parts are made for upright paper, and may stand in a cell of a landscape section."""
    body = _body(_table(14000, inner=_table(4000, 4000) + "<w:p/>"), _section(orient="landscape"))
    apply_page(body, F4)
    outer, inner = body.iter(w("tbl"))
    assert sum(_widths(inner)) == pytest.approx(_widths(outer)[0], abs=2)


def test_a_shared_part_made_on_another_page_fills_the_only_cell_it_stands_in() -> None:
    body = _body(_table(4000, inner=_table(900, 2100) + "<w:p/>"), _section())
    apply_page(body, F4)
    outer, spanning = body.iter(w("tbl"))
    assert sum(_widths(spanning)) == pytest.approx(_widths(outer)[0], abs=2)
    assert _widths(spanning)[1] == pytest.approx(_widths(outer)[0] * 0.7, abs=2)


def test_each_table_fits_the_section_it_stands_in() -> None:
    body = _body(
        _table(5000),
        f"<w:p><w:pPr>{_section()}</w:pPr></w:p>",
        _table(5000),
        _section(orient="landscape"),
    )
    apply_page(body, F4)
    found = [_widths(table)[0] / MM for table in body.iter(w("tbl"))]
    assert found == pytest.approx([165, 280], abs=0.2)


# --- type -----------------------------------------------------------------------------------------


def _styles(*, line: str = '<w:spacing w:line="331" w:lineRule="exact"/>') -> etree._Element:
    fonts = '<w:rFonts w:ascii="Bookman Old Style" w:hAnsi="Bookman Old Style"/>'
    return etree.fromstring(
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="24"/>'
        '<w:szCs w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="character" w:default="1" w:styleId="C"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f"<w:pPr>{line}</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Kecil"><w:rPr><w:sz w:val="16"/>'
        '<w:rFonts w:ascii="Courier New"/></w:rPr></w:style></w:styles>'
    )


def test_the_base_font_gives_way_and_others_stay() -> None:
    styles = _styles()
    assert base_font(styles) == "Bookman Old Style"
    apply_font(styles, base_font(styles), F4.model_copy(update={"huruf": "Arial"}))
    names = {value for fonts in styles.iter(w("rFonts")) for value in fonts.attrib.values()}
    assert names == {"Arial", "Courier New"}


def test_styles_without_defaults_name_no_font_and_keep_their_size() -> None:
    bare = etree.fromstring(f'<w:styles xmlns:w="{W}"/>')
    before = etree.tostring(bare)
    assert base_font(bare) == ""
    apply_size(bare, F4)
    assert etree.tostring(bare) == before


def test_size_and_spacing_of_the_profil_are_the_defaults() -> None:
    styles = _styles()
    apply_size(styles, F4.model_copy(update={"ukuran_pt": 11, "spasi": 1.5}))
    sizes = [e.get(w("val")) for e in styles.iter(w("sz"), w("szCs"))]
    assert sizes == ["22", "22", "16"]
    spacing = styles.find(f".//{w('spacing')}")
    assert spacing is not None
    assert spacing.get(w("line")) == str(round(11 * 1.2 * 1.5 * 20))


def test_the_shipped_page_leaves_a_shipped_template_as_it_is() -> None:
    styles = _styles()
    before = etree.tostring(styles)
    apply_size(styles, page_of("naskah_kerja_sama", profil()))
    assert etree.tostring(styles) == before


def test_a_template_without_base_spacing_gets_none() -> None:
    styles = _styles(line="")
    apply_size(styles, F4)
    assert styles.find(f".//{w('spacing')}") is None
