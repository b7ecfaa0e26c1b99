"""Bookmarks around printed facts, so that a draft that comes back says what became of each.

A custom XML part of the package says what the bookmarks mean. Bookmarks change no line, and both
Word and LibreOffice keep them; LibreOffice 7.4 loses the tags of content controls within a line,
and may write broken XML for them.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.rendering.marks import is_signed, pieces, without_signs
from generator.rendering.oxml import RELS, TYPES, parse, serialize, w
from generator.rendering.package import CONTENT_TYPES, DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

BOOKMARK: Final = "_naskah"  # Word doesn't list names that begin so
_NAMESPACE: Final = "urn:naskah-kerjasama:draf:1"
_ROOT: Final = f"{{{_NAMESPACE}}}draf"
_MARK: Final = f"{{{_NAMESPACE}}}tanda"
_ITEM: Final = re.compile(r"^customXml/[^/]+\.xml$")
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_ITEM_ID: Final = "{2D1C5F0B-7A31-4C0E-9B53-6E61A5A1D9F4}"
_ITEM_PROPERTIES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
    f'<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_ITEM_ID}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()
_PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


@dataclass(frozen=True, slots=True)
class Origin:
    """What an editable draft was made from.

    Attributes:
        form: Key of the form.
        id: The identifier of the berkas.
        document: Key of the document.
        draft: Whether missing facts printed dotted blanks.
        template: SHA-256 of the template, hexadecimal.
        facts: SHA-256 of the facts of berkas and profil.
    """

    form: str
    id: str
    document: str
    draft: bool
    template: str
    facts: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed fact.

    Attributes:
        name: Its bookmark.
        path: Its JSON path.
        filters: The filters it went through, in order.
        text: What was printed.
    """

    name: str
    path: str
    filters: tuple[str, ...]
    text: str


class Marks:
    """The marks of one document that is being rendered.

    Args:
        origin: What the document is made from.
    """

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._marks: list[Mark] = []

    def place(self, part_name: str, root: etree._Element) -> None:
        """Turn the signs in the body into bookmarks; those elsewhere are taken out."""
        if part_name == DOCUMENT:
            taken = [int(one.get(w("id"), "0")) for one in root.iter(w("bookmarkStart"))]
            first_id = max(taken, default=0) + 1
            for run in [
                text.getparent() for text in root.iter(w("t")) if is_signed(text.text or "")
            ]:
                if run is not None and run.tag == w("r") and run.getparent() is not None:
                    self._split(run, first_id)
        _erase(root)

    def enclose(self, parts: MutableMapping[str, bytes]) -> None:
        """Put into a package what its bookmarks mean."""
        number = 1
        while f"customXml/item{number}.xml" in parts:
            number += 1
        item, properties = f"item{number}.xml", f"itemProps{number}.xml"
        parts[f"customXml/{item}"] = serialize(self._listed())
        parts[f"customXml/{properties}"] = _ITEM_PROPERTIES
        _relate(parts, f"customXml/_rels/{item}.rels", "customXmlProps", properties)
        _relate(parts, "word/_rels/document.xml.rels", "customXml", f"../customXml/{item}")
        types = parse(parts[CONTENT_TYPES])
        etree.SubElement(
            types,
            f"{{{TYPES}}}Override",
            {"PartName": f"/customXml/{properties}", "ContentType": _PROPERTIES_TYPE},
        )
        parts[CONTENT_TYPES] = serialize(types)

    def _listed(self) -> etree._Element:
        origin = self._origin
        root = etree.Element(_ROOT, nsmap={"n": _NAMESPACE})
        for name, value in (
            ("bentuk", origin.form), ("id", origin.id), ("dokumen", origin.document),
            ("draf", "ya" if origin.draft else "tidak"), ("templat", origin.template),
            ("fakta", origin.facts),
        ):  # fmt: skip
            root.set(name, value)
        for one in self._marks:
            entry = etree.SubElement(root, _MARK, {"nama": one.name, "letak": one.path})
            if one.filters:
                entry.set("penyaring", "|".join(one.filters))
            entry.text = one.text
        return root

    def _split(self, run: etree._Element, first_id: int) -> None:
        """Give each marked piece of a run a run of its own, between the ends of a bookmark."""
        look = run.find(w("rPr"))
        current = _like(look)
        made = [current]
        for child in list(run):
            if child is look:
                continue
            if child.tag != w("t") or not is_signed(child.text or ""):
                current.append(child)
                continue
            for text, path, filters in pieces(child.text or ""):
                if not path:
                    _add_text(current, text)
                    continue
                start, end = self._bookmark(first_id, path, filters, text)
                inside, current = _like(look), _like(look)
                _add_text(inside, text)
                made += (start, inside, end, current)
        for element in made:
            if element.tag != w("r") or any(child.tag != w("rPr") for child in element):
                run.addprevious(element)
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)

    def _bookmark(
        self, first_id: int, path: str, filters: tuple[str, ...], text: str
    ) -> tuple[etree._Element, etree._Element]:
        count = len(self._marks)
        one = Mark(f"{BOOKMARK}{count + 1}", path, filters, text)
        self._marks.append(one)
        key = {w("id"): str(first_id + count)}
        return (
            etree.Element(w("bookmarkStart"), {**key, w("name"): one.name}),
            etree.Element(w("bookmarkEnd"), key),
        )


def _like(look: etree._Element | None) -> etree._Element:
    """Begin a run that looks like another."""
    run = etree.Element(w("r"))
    if look is not None:
        run.append(deepcopy(look))
    return run


def read_marks(parts: Mapping[str, bytes]) -> tuple[Origin, tuple[Mark, ...]] | None:
    """Read what the bookmarks of a package mean; `None` if it doesn't say."""
    for name in filter(_ITEM.match, sorted(parts)):
        root = parse(parts[name])
        if root.tag != _ROOT:
            continue
        origin = Origin(
            form=root.get("bentuk", ""),
            id=root.get("id", ""),
            document=root.get("dokumen", ""),
            draft=root.get("draf") == "ya",
            template=root.get("templat", ""),
            facts=root.get("fakta", ""),
        )
        marks = (
            Mark(
                one.get("nama", ""),
                one.get("letak", ""),
                tuple(filter(None, one.get("penyaring", "").split("|"))),
                one.text or "",
            )
            for one in root.iter(_MARK)
        )
        return origin, tuple(marks)
    return None


def _add_text(run: etree._Element, text: str) -> None:
    if text:
        element = etree.SubElement(run, w("t"), {_XML_SPACE: "preserve"})
        element.text = text


def _erase(root: etree._Element) -> None:
    """Take out the signs where no bookmark can be: in attributes, headers, properties."""
    for element in root.iter():
        for key, value in element.attrib.items():
            element.set(key, without_signs(str(value)))
        if element.text:
            element.text = without_signs(element.text)


def _relate(parts: MutableMapping[str, bytes], rels: str, kind: str, target: str) -> None:
    root = parse(parts.get(rels, f'<Relationships xmlns="{RELS}"/>'.encode()))
    etree.SubElement(
        root,
        f"{{{RELS}}}Relationship",
        {"Id": "rIdNaskahDraf", "Type": f"{_OFFICE}/relationships/{kind}", "Target": target},
    )
    parts[rels] = serialize(root)
