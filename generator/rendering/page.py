"""Page profiles: paper, font, spacing and margins as data, laid over a template.

A template is written in the shipped profile; a region's profil may change any of it. Measures:
domain practice, not law (Permendagri 22/2020 sets no rule; UU 12/2011 Lampiran II no. 284 for
produk hukum), hence data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.errors import InputError
from generator.models.daerah import Halaman, HalamanDaerah
from generator.overlay import layered
from generator.rendering.oxml import TWIPS_PER_MM, TWIPS_PER_POINT, w

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lxml import etree

    from generator.models.daerah import Profil
    from generator.registry import PageName

_FILE: Final = "_base/halaman.json"
PAPER_MM: Final = {"A4": (210, 297), "F4": (215, 330)}
FULL_WIDTH: Final = (("pct", "5000"), ("pct", "100%"))  # in fiftieths of a percent, or in percent
SINGLE_LINE: Final = 1.2  # line height of single spacing, in ems of the font


def page_of(name: PageName, profil: Profil, overrides: Sequence[Path] = ()) -> Halaman:
    """Give the page settings of a kind of document, the region's own over the shipped ones.

    Returns:
        Settings with every field filled.

    Raises:
        InputError: A layer's file isn't valid, or takes away what a page needs.
    """
    shipped: Halaman | None = getattr(layered(_FILE, HalamanDaerah, overrides), name)
    if shipped is None or None in dict(shipped).values():
        raise InputError("input.page-unfilled", where=f"{_FILE}: {name}", page=name)
    own: Halaman | None = getattr(profil.halaman, name)
    if own is None:
        return shipped
    wished = {field: getattr(own, field) for field in Halaman.model_fields}
    return shipped.model_copy(
        update={field: value for field, value in wished.items() if value is not None}
    )


def apply_page(document: etree._Element, page: Halaman) -> None:
    """Set paper and margins of every section of a document part, keeping its orientation."""
    paper, margins = _filled(page)
    for section in document.iter(w("sectPr")):
        size = section.find(w("pgSz"))
        if size is None:
            continue
        width, height = (round(side * TWIPS_PER_MM) for side in PAPER_MM[paper])
        if size.get(w("orient")) == "landscape":
            width, height = height, width
        size.set(w("w"), str(width))
        size.set(w("h"), str(height))
        edges = section.find(w("pgMar"))
        if edges is not None:
            for side, value in margins.items():
                edges.set(w(side), str(round(value * TWIPS_PER_MM)))
    _fit_tables(document)


def apply_font(part: etree._Element, base_font: str, page: Halaman) -> None:
    """Replace the template's base font by the page's in a styles, numbering or text part."""
    for fonts in part.iter(w("rFonts")):
        for key, value in fonts.attrib.items():
            if value == base_font:
                fonts.set(key, page.huruf or base_font)


def apply_size(styles: etree._Element, page: Halaman) -> None:
    """Set base size and line spacing; styles with a size or spacing of their own keep it."""
    defaults = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    if defaults is None or page.ukuran_pt is None or page.spasi is None:
        return
    for tag in ("sz", "szCs"):
        for element in defaults.iterfind(w(tag)):
            element.set(w("val"), str(page.ukuran_pt * 2))
    for style in styles.iterfind(w("style")):
        if style.get(w("default")) == "1" and style.get(w("type")) == "paragraph":
            spacing = style.find(f"{w('pPr')}/{w('spacing')}")
            if spacing is not None:
                line = page.ukuran_pt * SINGLE_LINE * page.spasi * TWIPS_PER_POINT
                spacing.set(w("line"), str(round(line)))


def base_font(styles: etree._Element) -> str:
    """Name the font a template is written in."""
    fonts = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}")
    return "" if fonts is None else str(fonts.get(w("ascii"), ""))


def _filled(page: Halaman) -> tuple[str, dict[str, int]]:
    if page.kertas is None or page.tepi_mm is None:
        message = "page settings come from page_of(), which fills every field"
        raise ValueError(message)
    edges = page.tepi_mm
    return page.kertas, {
        "top": edges.atas,
        "bottom": edges.bawah,
        "left": edges.kiri,
        "right": edges.kanan,
    }


def _fit_tables(document: etree._Element) -> None:
    """Scale tables that span the text to the width of the text of their section."""
    waiting: list[etree._Element] = []
    for element in document.iter(w("tbl"), w("sectPr")):
        if element.tag == w("sectPr"):  # a section's properties stand at its end
            for table in waiting:
                _fit_table(table, text_width(element))
            waiting.clear()
        elif next(element.iterancestors(w("tbl")), None) is None:
            waiting.append(element)


def text_width(section: etree._Element) -> int:
    """Measure between the margins, in twips; 0 where the section doesn't say."""
    size, edges = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or edges is None:
        return 0
    return int(size.get(w("w"), 0)) - sum(
        int(edges.get(w(side), 0)) for side in ("left", "right", "gutter")
    )


def _fit_table(table: etree._Element, available: int) -> None:
    """Scale a table that spans what is available, and those in its cells to the cells' width.

    A table in a cell may come from a shared part made for other paper or another orientation.
    """
    grid = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    total = sum(int(column.get(w("w"), 0)) for column in grid)
    if _spans(table) and available > 0 and total not in (0, available):
        _scale(table, available / total)
    for inner in table.iterdescendants(w("tbl")):
        cell = inner.getparent()
        if cell is None or next(inner.iterancestors(w("tbl"))) is not table:
            continue
        width = cell.find(f"{w('tcPr')}/{w('tcW')}")
        if width is not None:
            _fit_table(inner, int(width.get(w("w"), 0)) - _cell_margins(table))


def _cell_margins(table: etree._Element) -> int:
    return sum(
        int(edge.get(w("w"), 0))
        for edge in table.iterfind(f"{w('tblPr')}/{w('tblCellMar')}/*")
        if edge.tag in (w("left"), w("right"))
    )


def _spans(table: etree._Element) -> bool:
    width = table.find(f"{w('tblPr')}/{w('tblW')}")
    return width is not None and (width.get(w("type")), width.get(w("w"))) in FULL_WIDTH


def _scale(table: etree._Element, factor: float) -> None:
    """Scale columns, so that their sum is right to the twip, and cells."""
    before, edge = 0, 0
    for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}"):
        before += int(column.get(w("w"), 0))
        column.set(w("w"), str(round(before * factor) - edge))
        edge = round(before * factor)
    for cell in table.iterfind(f"{w('tr')}/{w('tc')}/{w('tcPr')}/{w('tcW')}"):
        cell.set(w("w"), str(round(int(cell.get(w("w"), 0)) * factor)))
