"""Canonical runs: one thing a run, equal neighbours joined, pictures written one way."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.rendering.oxml import NAMESPACES, PIC, WP, A, local, r, w

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_JOINED: Final = ("t", "delText", "instrText")
_GRID_EMU: Final = 3_600  # a tenth of a millimetre; LibreOffice rounds to twips and hundredths


def tidy_runs(root: etree._Element) -> None:
    """Split runs into one thing each, drop empty ones, join equal neighbours, in place."""
    for frame in list(root.iter(f"{{{WP}}}inline")):
        _tidy_picture(frame)
    for run in list(root.iter(w("r"))):
        if not any(parent.tag == w("drawing") for parent in run.iterancestors()):
            _split(run)
    for run in list(root.iter(w("r"))):
        _join(run)


def _split(run: etree._Element) -> None:
    properties = run.find(w("rPr"))
    if properties is not None and not len(properties):
        run.remove(properties)
        properties = None
    for child in list(run):
        if child is properties or not _says_something(child):
            continue
        piece = etree.Element(w("r"))
        if properties is not None:
            piece.append(deepcopy(properties))
        if local(child) in _JOINED:
            child.set(_SPACE, "preserve")
        piece.append(child)
        run.addprevious(piece)
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _says_something(child: etree._Element) -> bool:
    return local(child) not in _JOINED or bool(child.text)


def _join(run: etree._Element) -> None:
    """Join a run of text into the equal one before it."""
    before = run.getprevious()
    parent = run.getparent()
    if before is None or parent is None or before.tag != w("r"):
        return
    mine, theirs = _only(run), _only(before)
    if mine is None or theirs is None or mine.tag != theirs.tag or local(mine) not in _JOINED:
        return
    if _key(run) == _key(before):
        mine.text = (theirs.text or "") + (mine.text or "")
        parent.remove(before)


def _only(run: etree._Element) -> etree._Element | None:
    found = [child for child in run if child.tag != w("rPr")]
    return found[0] if len(found) == 1 else None


def _key(run: etree._Element) -> bytes:
    properties = run.find(w("rPr"))
    return b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True)


def _tidy_picture(frame: etree._Element) -> None:
    """Write an inline picture as plainly as it can be; others stay as they are."""
    shape = frame.find(f"{{{WP}}}docPr")
    extent = frame.find(f"{{{WP}}}extent")
    blips = list(frame.iter(f"{{{A}}}blip"))
    if shape is None or extent is None or len(blips) != 1 or _is_cropped(frame):
        return
    size = {side: str(_round(extent.get(side, "0"))) for side in ("cx", "cy")}
    name = shape.get("name", "")
    described = {"descr": shape.get("descr", "")} if shape.get("descr") else {}
    link = [child for child in shape if local(child) == "hlinkClick"]
    wrapped = etree.Element("none", nsmap=dict(NAMESPACES))
    fresh = etree.SubElement(
        wrapped, f"{{{WP}}}inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
    )
    etree.SubElement(fresh, f"{{{WP}}}extent", size)
    properties = etree.SubElement(fresh, f"{{{WP}}}docPr", {"id": "1", "name": name, **described})
    properties.extend(link)
    graphic = etree.SubElement(fresh, f"{{{A}}}graphic")
    data = etree.SubElement(graphic, f"{{{A}}}graphicData", {"uri": PIC})
    picture = etree.SubElement(data, f"{{{PIC}}}pic")
    for path, attributes in _picture_lines(name, size, blips[0].get(r("embed"), "")):
        place = picture
        for step in path[:-1]:
            found = place.find(step)
            place = etree.SubElement(place, step) if found is None else found
        etree.SubElement(place, path[-1], attributes)
    parent = frame.getparent()
    if parent is not None:
        parent.replace(frame, fresh)


def _picture_lines(
    name: str, size: dict[str, str], embed: str
) -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
    def pic(tag: str) -> str:
        return f"{{{PIC}}}{tag}"

    def a(tag: str) -> str:
        return f"{{{A}}}{tag}"

    yield (pic("nvPicPr"), pic("cNvPr")), {"id": "1", "name": name}
    yield (pic("nvPicPr"), pic("cNvPicPr")), {}
    yield (pic("blipFill"), a("blip")), {r("embed"): embed}
    yield (pic("blipFill"), a("stretch"), a("fillRect")), {}
    yield (pic("spPr"), a("xfrm"), a("off")), {"x": "0", "y": "0"}
    yield (pic("spPr"), a("xfrm"), a("ext")), size
    yield (pic("spPr"), a("prstGeom")), {"prst": "rect"}
    yield (pic("spPr"), a("prstGeom"), a("avLst")), {}


def _is_cropped(frame: etree._Element) -> bool:
    crops = (*frame.iter(f"{{{A}}}srcRect"), *frame.iter(f"{{{A}}}ln"))
    turned = any(shape.get("rot") for shape in frame.iter(f"{{{A}}}xfrm"))
    return turned or any(crop.attrib or len(crop) for crop in crops)


def _round(text: str) -> int:
    return round((int(text) if text.isdigit() else 0) / _GRID_EMU) * _GRID_EMU
