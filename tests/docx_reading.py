"""Reads Word documents for tests: parts, paragraphs with their numbers, fields."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from generator.rendering.numbering import Numbering
from generator.rendering.oxml import RELS, TYPES, w

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = "word/document.xml"


def parts_of(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def part(docx: bytes, name: str = DOCUMENT) -> etree._Element:
    return etree.fromstring(parts_of(docx)[name])


def numbering_of(docx: bytes) -> Numbering:
    parts = parts_of(docx)
    lists = parts.get("word/numbering.xml")
    return Numbering(
        None if lists is None else etree.fromstring(lists),
        etree.fromstring(parts["word/styles.xml"]),
    )


def tag_above(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def style_of(paragraph: etree._Element) -> str:
    """Name the style of a paragraph; "" for the default one."""
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else str(style.get(w("val"), ""))


def all_text(xml: bytes) -> str:
    return "".join(str(text) for text in etree.fromstring(xml).itertext())


def text_of(paragraph: etree._Element) -> str:
    """The text a reader sees, without list number and without text boxes' own paragraphs."""
    pieces = {w("t"): None, w("tab"): "\t", w("br"): "↵", w("noBreakHyphen"): "-"}
    text = ""
    for element in paragraph.iter(*pieces):
        if next(element.iterancestors(w("p"))) is paragraph and tag_above(element) == w("r"):
            text += pieces[element.tag] or element.text or ""
    return text


def numbered_lines(docx: bytes) -> list[str]:
    """One line per paragraph, list number first; then headers and footers that hold text."""
    lines = [
        f"{label} {text_of(paragraph)}".strip() if label else text_of(paragraph)
        for paragraph, label in numbering_of(docx).labels(part(docx))
    ]
    for name, xml in sorted(parts_of(docx).items()):
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            texts = [text_of(paragraph) for paragraph in etree.fromstring(xml).iter(w("p"))]
            lines += [f"[{name}]", *texts] if any(texts) else []
    return lines


def table_heads(docx: bytes) -> str:
    """The text of the rows that tables repeat on every page."""
    header = f"{w('trPr')}/{w('tblHeader')}"
    rows = (row for row in part(docx).iter(w("tr")) if row.find(header) is not None)
    return " ".join(text_of(paragraph) for row in rows for paragraph in row.iter(w("p")))


def full_text(docx: bytes) -> str:
    return "\n".join(numbered_lines(docx))


@dataclass
class Field:
    """A complex field of a document."""

    instruction: str = ""
    result: str = ""
    in_result: bool = field(default=False, repr=False)


def fields_of(root: etree._Element) -> list[Field]:
    """The complex fields that aren't nested, in order."""
    found: list[Field] = []
    depth = 0
    for element in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            depth += 1
            found += [Field()] if depth == 1 else []
        elif kind == "separate":
            found[-1].in_result = True
        elif kind == "end":
            depth -= 1
        elif depth and element.tag == w("instrText"):
            found[-1].instruction += element.text or ""
        elif depth and found[-1].in_result:
            found[-1].result += element.text or ""
    return found


def bookmarked(docx: bytes) -> dict[str, str]:
    """The list number of the paragraph each bookmark stands in."""
    return {
        mark.get(w("name"), ""): label
        for paragraph, label in numbering_of(docx).labels(part(docx))
        for mark in paragraph.iter(w("bookmarkStart"))
    }


def broken_relationships(docx: bytes) -> list[str]:
    """Targets inside the package that aren't there, and relationship ids that nothing defines."""
    parts = parts_of(docx)
    return [*_dangling(parts), *_undefined(parts)]


def _dangling(parts: dict[str, bytes]) -> Iterator[str]:
    for name, xml in parts.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for link in etree.fromstring(xml).iter(f"{{{RELS}}}Relationship"):
            target = posixpath.normpath(posixpath.join(folder, link.get("Target", "")))
            if link.get("TargetMode") != "External" and target.lstrip("/") not in parts:
                yield f"{name}: {target}"


def _undefined(parts: dict[str, bytes]) -> Iterator[str]:
    relationship = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    for name, xml in parts.items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        folder, _, stem = name.rpartition("/")
        rels = parts.get(f"{folder}/_rels/{stem}.rels")
        known = {link.get("Id") for link in etree.fromstring(rels)} if rels else set()
        for element in etree.fromstring(xml).iter():
            for key, value in element.attrib.items():
                if str(key).startswith(relationship) and value not in known:
                    yield f"{name}: {value!s}"


def untyped_parts(docx: bytes) -> list[str]:
    """Parts that [Content_Types].xml says nothing about."""
    parts = parts_of(docx)
    types = etree.fromstring(parts.pop("[Content_Types].xml"))
    extensions = {e.get("Extension", "").lower() for e in types.iter(f"{{{TYPES}}}Default")}
    names = {e.get("PartName", "") for e in types.iter(f"{{{TYPES}}}Override")}
    return [
        name
        for name in parts
        if f"/{name}" not in names and name.rpartition(".")[2].lower() not in extensions
    ]


def untypable_parts(docx: bytes) -> list[str]:
    """Parts that [Content_Types].xml types but that aren't there."""
    parts = parts_of(docx)
    types = etree.fromstring(parts["[Content_Types].xml"])
    names = [e.get("PartName", "").lstrip("/") for e in types.iter(f"{{{TYPES}}}Override")]
    return [name for name in names if name not in parts]
