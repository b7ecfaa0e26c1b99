"""The XMP packet of a bundle: what PDF/A wants to know, equal to the Info dictionary.

Only predefined properties are used, so no extension schema is needed (ISO 19005-3, 6.6.2.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from generator.pdf.description import BundleInfo

PART: Final = "3"
CONFORMANCE: Final = "B"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
_META: Final = "adobe:ns:meta/"
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# The packet's wrapper (ISO 16684-1, 7.3.2), without the attributes that PDF/A forbids.
_BEGIN: Final = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_END: Final = '\n<?xpacket end="r"?>'


def packet(info: BundleInfo, *, producer: str) -> bytes:
    """Write the packet, UTF-8.

    Raises:
        ValueError: A text holds characters that XML can't.
    """
    meta = etree.Element(f"{{{_META}}}xmpmeta", nsmap={"x": _META})
    rdf = etree.SubElement(meta, f"{{{RDF}}}RDF", nsmap={"rdf": RDF})
    about = etree.SubElement(
        rdf, f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""}, nsmap=NAMESPACES
    )
    moment = info.created.isoformat(timespec="seconds")
    _simple(about, "pdfaid:part", PART)
    _simple(about, "pdfaid:conformance", CONFORMANCE)
    _simple(about, "dc:format", "application/pdf")
    _listed(about, "dc:title", "Alt", info.title)
    _listed(about, "dc:creator", "Seq", info.author)
    _listed(about, "dc:description", "Alt", info.subject)
    _listed(about, "dc:language", "Bag", info.language)
    _simple(about, "pdf:Keywords", info.keywords)
    _simple(about, "pdf:Producer", producer)
    for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        _simple(about, name, moment)
    body = etree.tostring(meta, encoding="unicode", pretty_print=True).strip()
    return f"{_BEGIN}{body}{_END}".encode()


def _simple(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, _qualified(name)).text = text


def _listed(parent: etree._Element, name: str, kind: str, text: str) -> None:
    container = etree.SubElement(etree.SubElement(parent, _qualified(name)), f"{{{RDF}}}{kind}")
    item = etree.SubElement(container, f"{{{RDF}}}li")
    item.text = text
    if kind == "Alt":
        item.set(_XML_LANG, "x-default")


def _qualified(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
