"""What the file says of itself (ISO 19005-3, 6.6)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from generator.pdf.pdfa.clause import Clause
from generator.pdf.pdfa.opened import look
from generator.pdf.xmp import NAMESPACES, PART, RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pdf.pdfa.opened import Opened

CONFORMANCES: Final = ("A", "B", "U")

_PACKET: Final = re.compile(rb"<\?xpacket begin=[^?]*\?>")
_FORBIDDEN: Final = re.compile(rb"\s(?:bytes|encoding)\s*=")
_EXTENSION: Final = "http://www.aiim.org/pdfa/ns/extension/"
_SCHEMA: Final = "http://www.aiim.org/pdfa/ns/schema#"
_PROPERTY: Final = "http://www.aiim.org/pdfa/ns/property#"
# Predefined properties (XMP Specification, September 2005, 4); whole schemas where files of ours
# can't have them anyway.
_PREDEFINED: Final = {
    NAMESPACES["dc"]: {
        *("contributor", "coverage", "creator", "date", "description", "format", "identifier"),
        *("language", "publisher", "relation", "rights", "source", "subject", "title", "type"),
    },
    NAMESPACES["pdf"]: {"Keywords", "PDFVersion", "Producer", "Trapped"},
    NAMESPACES["pdfaid"]: {"part", "amd", "corr", "conformance"},
    NAMESPACES["xmp"]: {
        *("Advisory", "BaseURL", "CreateDate", "CreatorTool", "Identifier", "Label"),
        *("MetadataDate", "ModifyDate", "Nickname", "Rating", "Thumbnails"),
    },
    "http://ns.adobe.com/xap/1.0/mm/": {
        *("DerivedFrom", "DocumentID", "History", "InstanceID", "ManagedFrom", "Manager"),
        *("ManageTo", "ManageUI", "ManagerVariant", "RenditionClass", "RenditionParams"),
        *("VersionID", "Versions", "LastURL", "RenditionOf", "SaveID"),
    },
    "http://ns.adobe.com/xap/1.0/rights/": {
        *("Certificate", "Marked", "Owner", "UsageTerms", "WebStatement")
    },
}
_EQUAL: Final = {
    "/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords", "/Creator": "xmp:CreatorTool", "/Producer": "pdf:Producer",
    "/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate",
}  # fmt: skip
_DATES: Final = {"/CreationDate", "/ModDate"}
_DATE: Final = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([-+Z])?(?:(\d\d)'(\d\d)'?)?")


def claim(file: Opened) -> tuple[str, str]:
    """Tell which part and level of PDF/A the file claims; empty where it claims nothing."""
    tree = _tree(file)
    return _text(tree, "pdfaid:part"), _text(tree, "pdfaid:conformance")


def _packet(file: Opened) -> bytes:
    held = look(file.root, "/Metadata")
    if held is None or not hasattr(held.get_object(), "get_data"):
        return b""
    return bytes(held.get_object().get_data())


def _tree(file: Opened) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(_packet(file), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _properties(tree: Any) -> Iterator[Any]:
    """Give every property of the packet, attributes as elements."""
    if tree is None:
        return
    for about in tree.iter(f"{{{RDF}}}Description"):
        parent = about.getparent()
        if parent is None or parent.tag != f"{{{RDF}}}RDF":
            continue
        yield from about.iterchildren(tag=etree.Element)
        for name, value in about.attrib.items():
            if not name.startswith((f"{{{RDF}}}", "{http://www.w3.org/XML/")):
                made = etree.Element(name)
                made.text = value
                yield made


def _find(tree: Any, name: str) -> Any:
    prefix, _, local = name.partition(":")
    wanted = f"{{{NAMESPACES[prefix]}}}{local}"
    return next((each for each in _properties(tree) if each.tag == wanted), None)


def _text(tree: Any, name: str) -> str:
    found = _find(tree, name)
    if found is None:
        return ""
    items = list(found.iter(f"{{{RDF}}}li"))
    return "".join(str(each.text or "") for each in (items or [found])[:1])


def _stream(file: Opened) -> Iterator[str]:
    held = look(file.root, "/Metadata")
    data = _packet(file)
    kinds = held.get_object() if held is not None else {}
    if (look(kinds, "/Type"), look(kinds, "/Subtype")) != ("/Metadata", "/XML"):
        yield "/Metadata"
        return
    begin = _PACKET.search(data)
    if begin is None or _FORBIDDEN.search(begin[0]) or _tree(file) is None:
        yield "/Metadata"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        yield "/Metadata"


def _known(file: Opened) -> Iterator[str]:
    tree = _tree(file)
    own = set(_described(tree))
    for each in _properties(tree):
        name = etree.QName(each)
        if name.namespace == _EXTENSION and name.localname == "schemas":
            continue
        if name.localname in _PREDEFINED.get(name.namespace or "", ()):
            continue
        if (name.namespace, name.localname) not in own:
            yield str(each.tag)


def _described(tree: Any) -> Iterator[tuple[str, str]]:
    """Give the properties that extension schemas describe in full (6.6.2.3.3)."""
    for schema in tree.iter(f"{{{_SCHEMA}}}property") if tree is not None else ():
        space = schema.getparent().findtext(f"{{{_SCHEMA}}}namespaceURI")
        for entry in schema.iter(f"{{{RDF}}}li"):
            wanted = ("name", "valueType", "category", "description")
            found = [entry.findtext(f"{{{_PROPERTY}}}{each}") for each in wanted]
            if space and all(found) and found[2] in {"internal", "external"}:
                yield space, str(found[0])


def _info_differs(file: Opened) -> Iterator[str]:
    info = look(file.reader.trailer, "/Info")
    tree = _tree(file)
    for key, name in _EQUAL.items():
        if info is None or key not in info.get_object():
            continue
        stated = str(info.get_object()[key])
        other = _text(tree, name)
        same = _moment(stated) == _iso(other) if key in _DATES else stated == other
        if not same:
            yield key


def _moment(text: str) -> datetime | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second, sign, hours, minutes = found.groups()
    zone = f"{sign}{hours}:{minutes or '00'}" if hours else ("+00:00" if sign else "")
    return _iso(f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}")


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _identification(file: Opened) -> Iterator[str]:
    tree = _tree(file)
    part, conformance = claim(file)
    if part != PART or conformance not in CONFORMANCES:
        yield "pdfaid"
    prefixes = {each.prefix for each in _properties(tree) if _space(each) == NAMESPACES["pdfaid"]}
    if prefixes - {"pdfaid", None}:
        yield "pdfaid"


def _space(element: Any) -> str | None:
    return etree.QName(element).namespace


CLAUSES: Final = (
    Clause("6.6.2.1", "pdfa.metadata", _stream),
    Clause("6.6.2.3", "pdfa.property-unknown", _known),
    Clause("6.6.3", "pdfa.info-differs", _info_differs),
    Clause("6.6.4", "pdfa.identification", _identification),
)
