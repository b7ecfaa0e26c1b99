"""What is done to a rendered document part: pictures, links, signature places, tidy markup."""

from __future__ import annotations

import hashlib
import struct
import zlib
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import parse_qs, urlsplit

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from lxml import etree

from generator.errors import TemplateError
from generator.rendering.environment import LINK_STYLE
from generator.rendering.oxml import (
    EMU_PER_POINT,
    NAMESPACES,
    PIC,
    RELS,
    TYPES,
    WP,
    A,
    parse,
    r,
    serialize,
    w,
)
from generator.rendering.package import CONTENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

LINK_SCHEME: Final = "naskah:"
PICTURE_PREFIX: Final = "gambar:"
_ALT_TEXTS: Final = {"lambang_negara": "Lambang negara", "lambang_daerah": "Lambang daerah"}
_NO_PICTURE: Final = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    struct.error,
    LookupError,
    ValueError,
)
_RUN: Final = w("r")
_LOOK: Final = w("rPr")
_TEXT: Final = w("t")
_PARAGRAPH: Final = w("p")
_USED_IDS: Final = etree.XPath("//@r:*", namespaces=NAMESPACES)
_RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Part:
    """A part being finished: its tree, its relationships, and the package it belongs to."""

    def __init__(self, parts: MutableMapping[str, bytes], name: str, root: etree._Element) -> None:
        self.root = root
        self.name = name
        self._parts = parts
        folder, _, stem = name.rpartition("/")
        self._rels_name = f"{folder}/_rels/{stem}.rels"

    @cached_property
    def _rels(self) -> etree._Element:
        blank = f'<Relationships xmlns="{RELS}"/>'.encode()
        return parse(self._parts.get(self._rels_name, blank))

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship, or find the equal one, and return its id."""
        for existing in self._rels:
            if existing.get("Target") == target and existing.get("Type", "").endswith(f"/{kind}"):
                return str(existing.get("Id"))
        taken = {existing.get("Id") for existing in self._rels}
        number = len(taken) + 1
        while (key := f"rIdNaskah{number}") in taken:
            number += 1
        attributes = {"Id": key, "Type": _RELATIONSHIP + kind, "Target": target}
        if external:
            attributes["TargetMode"] = "External"
        etree.SubElement(self._rels, f"{{{RELS}}}Relationship", attributes)
        return key

    def add_picture(self, data: bytes) -> str:
        """Put a picture into the package, once per content, and return its relationship id."""
        target, extension = _media(data)
        self._parts[f"word/{target}"] = data
        _declare_extension(self._parts, extension)
        return self.relate("image", target)

    def save(self) -> None:
        """Write tree and relationships back, without relationships nothing uses any more."""
        self._parts[self.name] = serialize(self.root)
        if self._rels_name not in self._parts and "_rels" not in vars(self):
            return  # it has none, and got none
        used = set(cast("list[str]", _USED_IDS(self.root)))
        for relationship in list(self._rels):
            kind = relationship.get("Type", "")
            if kind.endswith(("/image", "/hyperlink")) and relationship.get("Id") not in used:
                self._rels.remove(relationship)
        self._parts[self._rels_name] = serialize(self._rels)


@lru_cache(maxsize=16)
def _media(data: bytes) -> tuple[str, str]:
    extension = "png" if data.startswith(b"\x89PNG") else "jpeg"
    return f"media/{hashlib.sha256(data).hexdigest()[:16]}.{extension}", extension


def place_pictures(
    part: Part, pictures: Mapping[str, bytes], alternatives: Mapping[str, str], *, name: str
) -> None:
    """Swap the template's named pictures for the region's, keeping height and proportions.

    A picture is named by its alternative text, such as `gambar:lambang_negara`; what it shows
    takes the name's place.

    Raises:
        TemplateError: The alternative text names a picture nobody supplies, or the file is
            neither PNG nor JPEG.
    """
    for properties in part.root.iter(f"{{{WP}}}docPr"):
        description = properties.get("descr", "")
        if not description.startswith(PICTURE_PREFIX):
            continue
        key = description.removeprefix(PICTURE_PREFIX)
        data = pictures.get(key)
        if data is None:
            raise TemplateError("template.picture-unknown", where=name, picture=key)
        frame = properties.getparent()
        blip = None if frame is None else next(frame.iter(f"{{{A}}}blip"), None)
        if frame is None or blip is None:
            raise TemplateError("template.picture-unknown", where=name, picture=key)
        blip.set(r("embed"), part.add_picture(data))
        _keep_height(frame, *picture_size(data, name=key))
        properties.set("descr", alternatives.get(key) or _ALT_TEXTS.get(key, key))


@lru_cache(maxsize=16)
def picture_size(data: bytes, *, name: str) -> tuple[int, int]:
    """Read width and height of a PNG or JPEG, in pixels.

    Raises:
        TemplateError: It is neither.
    """
    try:
        image = Image.from_blob(data)
    except _NO_PICTURE as exc:
        raise TemplateError("template.picture-format", where=name) from exc
    is_known = image.content_type in ("image/png", "image/jpeg")
    if not is_known or not image.px_width or not image.px_height:
        raise TemplateError("template.picture-format", where=name)
    return image.px_width, image.px_height


def _keep_height(frame: etree._Element, width_px: int, height_px: int) -> None:
    for extent in (*frame.iter(f"{{{WP}}}extent"), *frame.iter(f"{{{A}}}ext")):
        if extent.get("cy"):
            height = int(extent.get("cy", "0"))
            extent.set("cx", str(round(height * width_px / height_px)))


def place_links(part: Part) -> None:
    """Give our own links their relationships, and signature places their reserved box.

    The reserved box is a transparent picture after a no-break space, both linked to
    `naskah:ttd/<role>?w=<pt>&h=<pt>`: engines keep one link or the other, see `pdf.anchors`.
    """
    for link in list(part.root.iter(w("hyperlink"))):
        target = link.get(r("id"), "")
        if not target.startswith(LINK_SCHEME):
            continue
        relation = part.relate("hyperlink", target, external=True)
        link.set(r("id"), relation)
        if target.startswith(f"{LINK_SCHEME}ttd/"):
            box = parse_qs(urlsplit(target).query)
            _reserve_box(part, link, relation, float(box["w"][0]), float(box["h"][0]))


def ensure_link_style(styles: etree._Element) -> None:
    """Add the character style of our links to a styles part that lacks it."""
    if all(style.get(w("styleId")) != LINK_STYLE for style in styles.iterfind(w("style"))):
        style = etree.SubElement(
            styles, w("style"), {w("type"): "character", w("styleId"): LINK_STYLE}
        )
        etree.SubElement(style, w("name"), {w("val"): LINK_STYLE})


def _reserve_box(
    part: Part, link: etree._Element, relation: str, width_pt: float, height_pt: float
) -> None:
    run = etree.SubElement(link, w("r"))
    look = etree.SubElement(run, w("rPr"))
    etree.SubElement(look, w("rStyle"), {w("val"): LINK_STYLE})
    space = etree.SubElement(
        run, w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
    )
    space.text = "\u00a0"
    drawing = _inline_picture(
        part.add_picture(_TRANSPARENT), round(width_pt * EMU_PER_POINT),
        round(height_pt * EMU_PER_POINT), relation,
    )  # fmt: skip
    holder = etree.Element(w("r"))
    holder.append(drawing)
    link.addnext(holder)


def _inline_picture(embed: str, width_emu: int, height_emu: int, link: str = "") -> etree._Element:
    click = f'<a:hlinkClick r:id="{link}"/>' if link else ""
    return parse(
        f'<w:drawing xmlns:w="{NAMESPACES["w"]}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}" '
        f'xmlns:r="{NAMESPACES["r"]}"><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width_emu}" cy="{height_emu}"/>'
        f'<wp:docPr id="1" name="Tempat tanda tangan" descr="">{click}</wp:docPr>'
        f'<a:graphic><a:graphicData uri="{PIC}"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="kosong.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{embed}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width_emu}" cy="{height_emu}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def place_watermark(part: Part, data: bytes, side_pt: float) -> None:
    """Lay a square picture behind the text of every page that shows this header."""
    paragraph = part.root.find(w("p"))
    if paragraph is None:
        return
    side = round(side_pt * EMU_PER_POINT)
    drawing = _inline_picture(part.add_picture(data), side, side)
    inline = drawing[0]
    inline.tag = f"{{{WP}}}anchor"
    for key, value in {
        "simplePos": "0", "relativeHeight": "2", "behindDoc": "1", "locked": "0",
        "layoutInCell": "1", "allowOverlap": "1",
    }.items():  # fmt: skip
        inline.set(key, value)
    place = parse(
        f'<x xmlns:wp="{WP}"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:align>center</wp:align></wp:positionV></x>'
    )
    for index, element in enumerate(list(place)):
        inline.insert(index, element)
    inline.insert(4, parse(f'<wp:wrapNone xmlns:wp="{WP}"/>'))
    properties = inline.find(f"{{{WP}}}docPr")
    if properties is not None:
        properties.set("name", "Draf")
        properties.set("descr", "Draf")
    run = etree.SubElement(paragraph, w("r"))
    run.append(drawing)


def tidy(root: etree._Element) -> None:
    """Drop empty runs and tables without rows, keep cells valid, number pictures uniquely."""
    for run in list(root.iter(_RUN)):
        if _is_empty(run) and (parent := run.getparent()) is not None:
            parent.remove(run)
    for table in list(root.iter(w("tbl"))):
        parent = table.getparent()
        if parent is not None and next(table.iter(w("tr")), None) is None:
            parent.remove(table)
    for cell in root.iter(w("tc")):
        if not len(cell) or cell[-1].tag != _PARAGRAPH:
            etree.SubElement(cell, _PARAGRAPH)
    for count, properties in enumerate(root.iter(f"{{{WP}}}docPr"), start=1):
        properties.set("id", str(count))
        for inner in properties.getparent().iter(f"{{{PIC}}}cNvPr"):  # type: ignore[union-attr]
            inner.set("id", str(count))


def _is_empty(run: etree._Element) -> bool:
    if len(run) and run[-1].text:  # most runs, seen at a glance
        return False
    return all(child.tag == _LOOK or (child.tag == _TEXT and not child.text) for child in run)


def drop_unused_media(parts: MutableMapping[str, bytes]) -> None:
    """Remove media that no relationship names, such as the template's placeholder pictures."""
    rels = [xml for name, xml in parts.items() if name.endswith(".rels")]
    used = {str(relationship.get("Target")) for xml in rels for relationship in parse(xml)}
    for name in [name for name in parts if name.startswith("word/media/")]:
        if used.isdisjoint({name.removeprefix("word/"), f"/{name}"}):
            del parts[name]


def _declare_extension(parts: MutableMapping[str, bytes], extension: str) -> None:
    if f'Extension="{extension}"'.encode() in parts[CONTENT_TYPES]:
        return
    types = parse(parts[CONTENT_TYPES])
    known = {element.get("Extension") for element in types.iterfind(f"{{{TYPES}}}Default")}
    if extension not in known:
        etree.SubElement(
            types,
            f"{{{TYPES}}}Default",
            {"Extension": extension, "ContentType": f"image/{extension}"},
        )
        parts[CONTENT_TYPES] = serialize(types)


def _transparent_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 6, 0, 0, 0)
    pixels = zlib.compress(b"\x00" + b"\x00" * 4)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


_TRANSPARENT: Final = _transparent_png()
