"""Names of WordprocessingML (ECMA-376 part 1) that several modules use."""

from __future__ import annotations

from typing import Final

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"

NAMESPACES: Final = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}
EMU_PER_POINT: Final = 12700
TWIPS_PER_POINT: Final = 20
TWIPS_PER_MM: Final = 1440 / 25.4

_PARSER: Final = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    huge_tree=False,
    collect_ids=False,
    remove_blank_text=True,
    remove_comments=True,
    remove_pis=True,
)


def w(tag: str) -> str:
    """Qualify a name of the main namespace: `w("p")` is a paragraph."""
    return f"{{{W}}}{tag}"


def r(tag: str) -> str:
    """Qualify a name of the relationships namespace."""
    return f"{{{R}}}{tag}"


def local(element: etree._Element) -> str:
    """Give an element's name without namespace."""
    return str(element.tag).rpartition("}")[2]


def values(element: etree._Element) -> dict[str, str]:
    """Give an element's attributes by their names without namespace."""
    return {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}


def parse(xml: bytes | str) -> etree._Element:
    """Parse a part without entities or network; leave out what is no content.

    That is comments, processing instructions, and blank text between elements.

    Raises:
        lxml.etree.XMLSyntaxError: It isn't well-formed XML.
    """
    return etree.fromstring(xml.encode() if isinstance(xml, str) else xml, _PARSER)


def serialize(root: etree._Element) -> bytes:
    """Write a part as Office does: UTF-8 with a standalone declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
