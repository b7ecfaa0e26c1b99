"""Canonical text parts: what Word and LibreOffice add on saving is taken out again.

Named after ECMA-376 part 1: properties of paragraphs §17.3.1, runs §17.3.2, tables §17.4, sections
§17.6. What is taken out says nothing, or says again what the style says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.authoring import tidy_runs, tidy_tables
from generator.rendering.oxml import NAMESPACES, local, values, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.authoring.base import Base

_MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_EXTENSIONS: Final = "http://schemas.microsoft.com/office/word/"
_NOISE: Final = {
    "proofErr", "lastRenderedPageBreak", "noProof", "lang", "bidi", "widowControl", "docGrid",
    "formProt", "textDirection", "suppressAutoHyphens", "overflowPunct", "kinsoku", "autoSpaceDE",
    "autoSpaceDN", "snapToGrid", "bCs", "iCs", "permStart", "permEnd", "tblLook", "effectExtent",
}  # fmt: skip
_ON: Final = {"true", "1", "on"}
_OFF: Final = {"false", "0", "off"}
_TOGGLES: Final = {
    "keepNext", "keepLines", "pageBreakBefore", "contextualSpacing", "b", "i", "caps",
    "smallCaps", "strike", "vanish", "cantSplit", "tblHeader", "titlePg",
}  # fmt: skip
_ORDERS: Final = {
    "pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs",
        "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr",
    ),
    "rPr": (
        "rStyle", "rFonts", "b", "i", "caps", "smallCaps", "strike", "vanish", "color", "spacing",
        "kern", "position", "sz", "szCs", "highlight", "u", "shd", "vertAlign",
    ),
    "trPr": ("cantSplit", "trHeight", "tblHeader", "jc"),
    "sectPr": (
        "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
        "pgBorders", "pgNumType", "cols", "vAlign", "titlePg",
    ),
}  # fmt: skip
_ATTRIBUTES: Final = {
    "pgSz": ("w", "h", "orient"),
    "pgMar": ("top", "right", "bottom", "left", "header", "footer", "gutter"),
    "spacing": ("before", "after", "line", "lineRule"),
    "ind": ("left", "right", "hanging", "firstLine"),
}
_MEASURES: Final = ("spacing", "ind")
_ZERO: Final = ("before", "after", "left", "right", "hanging", "firstLine")
_FOLIO: Final = {"12200": "12189", "18720": "18709"}  # LibreOffice rounds 215 × 330 mm
_BLOCK: Final = re.compile(r"\s*\{%p .*%\}\s*")
_COPY: Final = re.compile(r"_Copy_\d+$")  # what LibreOffice adds where a name stands twice
_DEFAULTS: Final = (("type", "nextPage"), ("pgNumType", ""), ("cols", ""))


def tidy_text(
    root: etree._Element, base: Base, styles: Mapping[str, str], numbers: Mapping[str, str] | None
) -> etree._Element:
    """Give a text part in its canonical form.

    Args:
        root: The part; it is changed.
        base: What the template builds on.
        styles: Ids of the base's styles by the template's; styles of its own keep their id.
        numbers: Ids of the base's lists by the template's; `None` keeps all.
    """
    _drop_noise(root)
    _return_breaks(root)
    _rename(root, styles, numbers)
    for properties in list(root.iter(w("pPr"))):
        _tidy_paragraph(properties, base)
    for section in root.iter(w("sectPr")):
        _tidy_section(section)
    tidy_tables.tidy_tables(root)
    tidy_runs.tidy_runs(root)
    for element in root.iter():
        _order(element)
    _renumber(root)
    return _rooted(root)


def _drop_noise(root: etree._Element) -> None:
    root.attrib.pop(f"{{{_MC}}}Ignorable", "")
    for element in list(root.iter(etree.Element)):
        if _is_noise(element):
            _remove(element)
            continue
        for key in list(element.attrib):
            if str(key).rpartition("}")[2].startswith("rsid") or str(key).startswith(
                "{" + _EXTENSIONS
            ):
                del element.attrib[key]
        value = element.get(w("val"))
        if local(element) in _TOGGLES and value in _ON:
            del element.attrib[w("val")]
        elif local(element) in _TOGGLES and value in _OFF:
            element.set(w("val"), "0")
    cursors = [mark for mark in root.iter(w("bookmarkStart")) if mark.get(w("name")) == "_GoBack"]
    ids = {mark.get(w("id")) for mark in cursors}
    ends = [mark for mark in root.iter(w("bookmarkEnd")) if mark.get(w("id")) in ids]
    for mark in (*cursors, *ends):
        _remove(mark)
    for tag in list(root.iter(w("smartTag"))):
        for child in list(tag):
            tag.addprevious(child)
        _remove(tag)


def _return_breaks(root: etree._Element) -> None:
    """Give a page break that LibreOffice put beside a block tag back to the paragraph after it.

    What stands beside such a tag is not rendered.
    """
    for paragraph in root.iter(w("p")):
        after = paragraph.getnext()
        if after is None or after.tag != w("p") or not _BLOCK.fullmatch(_text(paragraph)):
            continue
        for run in paragraph.findall(w("r")):
            content = [child for child in run if child.tag != w("rPr")]
            if [(child.tag, child.get(w("type"))) for child in content] == [(w("br"), "page")]:
                _remove(run)
                properties = after.find(w("pPr"))
                if properties is None:
                    properties = etree.Element(w("pPr"))
                    after.insert(0, properties)
                etree.SubElement(properties, w("pageBreakBefore"))


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(w("t")))


def _is_noise(element: etree._Element) -> bool:
    space, _, name = str(element.tag).rpartition("}")
    if name in _NOISE and space.endswith(("/main", "/wordprocessingDrawing")):
        return True
    return space.startswith("{" + _EXTENSIONS) and not any(
        parent.tag == f"{{{_MC}}}AlternateContent" for parent in element.iterancestors()
    )


def _rename(
    root: etree._Element, styles: Mapping[str, str], numbers: Mapping[str, str] | None
) -> None:
    for name in ("pStyle", "rStyle", "tblStyle"):
        for mark in root.iter(w(name)):
            key = mark.get(w("val"), "")
            mark.set(w("val"), styles.get(key, key))
    for mark in root.iter(w("numId")):
        key = mark.get(w("val"), "")
        mark.set(w("val"), (numbers or {}).get(key, key))


def _tidy_paragraph(properties: etree._Element, base: Base) -> None:
    style = properties.find(w("pStyle"))
    said = base.effective("Normal" if style is None else style.get(w("val"), ""))
    own_list = properties.find(w("numPr"))
    if own_list is not None:
        place = {"ilvl": "0", **{local(one): one.get(w("val"), "") for one in own_list}}
        outside = place.get("numId") == "0"  # LibreOffice writes so for lists without a label
        if place == said.get("numPr") or (outside and not base.has_label(said.get("numPr", {}))):
            _remove(own_list)
    for child in list(properties):
        if _is_silent(child, said.get(local(child))):
            properties.remove(child)
    if style is not None and style.get(w("val")) == "Normal":
        _remove(style)
    if not len(properties):
        _remove(properties)


def _is_silent(child: etree._Element, said: Mapping[str, str] | None) -> bool:
    """Tell whether a direct property says nothing beside the style; shorten it where it does."""
    name = local(child)
    if name in ("pStyle", "numPr", "sectPr") or len(child):
        return False
    if name == "rPr":
        return True
    if name in _MEASURES:  # each attribute is inherited by itself
        for key, value in values(child).items():
            if value == (said or {}).get(key, "0" if key in _ZERO else None):
                del child.attrib[w(key)]
        return not child.attrib
    if said is None:
        return values(child) == {"val": "0"} and name in _TOGGLES
    return values(child).items() <= said.items()


def _tidy_section(section: etree._Element) -> None:
    for size in section.findall(w("pgSz")):
        if {size.get(w("w")), size.get(w("h"))} == _FOLIO.keys():
            for key in ("w", "h"):
                size.set(w(key), _FOLIO[size.get(w(key), "")])
    for name, value in _DEFAULTS:
        for child in section.findall(w(name)):
            plain = {"decimal", "720", "708", "709", value}
            if set(child.attrib.values()) <= plain and not len(child):
                section.remove(child)


def _order(element: etree._Element) -> None:
    name = local(element)
    if name in _ORDERS:
        order = _ORDERS[name]
        ranked = sorted(
            element, key=lambda child: _rank(order, local(child), before_last=name == "pPr")
        )
        element[:] = ranked
    if name in _ATTRIBUTES and element.tag == w(name):
        said = values(element)
        names = [key for key in _ATTRIBUTES[name] if key in said]
        element.attrib.clear()
        for key in dict.fromkeys((*names, *said)):
            element.set(w(key), said[key])


def _rank(order: tuple[str, ...], name: str, *, before_last: bool) -> int:
    if name in order:
        return order.index(name)
    return order.index("jc") if before_last else len(order)


def _renumber(root: etree._Element) -> None:
    """Count bookmarks and drawings from 1, in order."""
    ids: dict[str, str] = {}
    for number, mark in enumerate(root.iter(w("bookmarkStart")), start=1):
        mark.set(w("name"), _COPY.sub("", mark.get(w("name"), "")))
        ids[mark.get(w("id"), "")] = str(number)
        mark.set(w("id"), str(number))
    for mark in root.iter(w("bookmarkEnd")):
        mark.set(w("id"), ids.get(mark.get(w("id"), ""), mark.get(w("id"), "")))
    for number, shape in enumerate(root.iter(f"{{{NAMESPACES['wp']}}}docPr"), start=1):
        shape.set("id", str(number))
        frame = shape.getparent()
        for inner in () if frame is None else frame.iter(f"{{{NAMESPACES['pic']}}}cNvPr"):
            inner.set("id", str(number))


def _rooted(root: etree._Element) -> etree._Element:
    """Move everything under a root that declares our namespaces, in our order."""
    fresh = etree.Element(str(root.tag), nsmap=dict(NAMESPACES))
    fresh.text = None
    fresh.extend(list(root))
    etree.cleanup_namespaces(fresh, keep_ns_prefixes=list(NAMESPACES))
    return fresh


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
