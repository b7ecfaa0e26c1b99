"""A template in its canonical form, whoever saved it last.

Word and LibreOffice write the same document in many ways. Tidied, a template holds its wording and
what the base gives it, in one order and with fixed times; tidying twice changes nothing.
"""

from __future__ import annotations

import re
from copy import deepcopy
from posixpath import basename, splitext
from typing import TYPE_CHECKING, Final, cast

from lxml import etree

from generator.authoring.base import Base, open_base
from generator.authoring.dump import dump_part
from generator.authoring.opened import NUMBERING, SETTINGS, STYLES, Opened
from generator.authoring.tidy_text import tidy_text
from generator.rendering.oxml import RELS, TYPES, WP, A, R, r, w
from generator.rendering.package import CONTENT_TYPES, DOCUMENT, read_package, write_package
from generator.rendering.page import base_font
from generator.rendering.places import CORE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORDML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PACKAGE: Final = "application/vnd.openxmlformats-package."
_PACKAGE_SCHEMA: Final = "http://schemas.openxmlformats.org/package/2006/metadata/"
_METADATA: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_SHARED: Final = {"styles": ("rIdS", STYLES), "numbering": ("rIdN", NUMBERING),
                  "settings": ("rIdSet", SETTINGS)}  # fmt: skip
_NOTES: Final = {"footnotes": "rIdFn", "endnotes": "rIdEn", "comments": "rIdC"}
_EDGES: Final = {"header": "rIdH", "footer": "rIdF"}
_KINDS: Final = ("default", "first", "even")
_IMAGES: Final = {
    "png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "gif": "image/gif",
    "svg": "image/svg+xml", "emf": "image/x-emf", "wmf": "image/x-wmf",
}  # fmt: skip
_CORE: Final = (
    "title", "subject", "creator", "keywords", "description", "language", "category",
)  # fmt: skip


def tidy(data: bytes, name: str, base: Base | None = None) -> bytes:
    """Bring a template into its canonical form.

    Args:
        data: The complete file.
        name: Its file name, for errors.
        base: What templates build on; the shipped one if `None`.

    Returns:
        A .docx; tidying it again gives the same bytes.

    Raises:
        TemplateError: It isn't a Word document, or holds active content.
    """
    read_package(data, name=name)
    opened = Opened(data, name)
    return write_package(_Tidying(opened, base or open_base()).parts())


class _Tidying:
    def __init__(self, opened: Opened, base: Base) -> None:
        self._opened = opened
        self._base = base
        self._out: dict[str, bytes] = {}
        self._links: dict[str, list[tuple[str, str, str, bool]]] = {}
        self._overrides: list[tuple[str, str]] = []
        used = {
            mark.get(w("val"), "")
            for part in opened.texts
            if (root := opened.root(part)) is not None
            for mark in root.iter(w("pStyle"), w("rStyle"), w("tblStyle"))
        }
        names = opened.style_names
        self._styles = {key: own for key, name in names.items() if (own := base.style_id(name))}
        self._numbers = base.number_map(opened)
        self._is_based = used <= self._styles.keys() and self._numbers is not None
        if not self._is_based:
            self._styles, self._numbers = {}, None

    def parts(self) -> dict[str, bytes]:
        self._add_shared()
        document = self._text(DOCUMENT)
        self._overrides.insert(0, (DOCUMENT, f"{_WORDML}document.main+xml"))
        self._add_edges(document)
        for kind in _NOTES:
            self._add_note(kind)
        self._save(DOCUMENT, document)
        self._add_core()
        self._add_frame()
        return self._out

    def _text(self, part: str) -> etree._Element:
        root = self._opened.root(part)
        if root is None:
            raise KeyError(part)
        return tidy_text(deepcopy(root), self._base, self._styles, self._numbers)

    def _add_shared(self) -> None:
        styles = self._opened.root(STYLES)
        shared: dict[str, etree._Element | None] = {
            part: self._opened.root(part) for part in (STYLES, NUMBERING, SETTINGS)
        }
        if self._is_based and styles is not None:
            shared[STYLES] = self._base.dressed(styles)
            shared[NUMBERING] = self._base.lists(base_font(styles))
        settings = self._base.opened.root(SETTINGS)
        if settings is not None:
            shared[SETTINGS] = _with_even_pages(deepcopy(settings), shared[SETTINGS])
        for kind, (key, part) in _SHARED.items():
            root = shared[part]
            if root is None:
                continue
            self._out[part] = _serialize(root)
            self._links.setdefault(DOCUMENT, []).append((key, kind, basename(part), False))
            self._overrides.append((part, f"{_WORDML}{kind}+xml"))

    def _add_edges(self, document: etree._Element) -> None:
        """Name headers and footers by their kind, and give back those that are the base's."""
        targets = self._opened.targets(DOCUMENT)
        rows: dict[str, list[tuple[str, str, str]]] = {kind: [] for kind in _EDGES}
        for mark in document.iter(w("headerReference"), w("footerReference")):
            kind = "header" if mark.tag == w("headerReference") else "footer"
            target = targets.get(mark.get(r("id"), ""), ("", "", False))[1]
            same = next((row for row in rows[kind] if row[0] == target), None)
            if same is None:
                same = (target, mark.get(w("type"), "default"), mark.get(r("id"), ""))
                rows[kind].append(same)
        renamed: dict[str, str] = {}
        for kind, found in rows.items():
            found.sort(key=lambda row: _KINDS.index(row[1]) if row[1] in _KINDS else 9)
            for index, (target, _, _) in enumerate(found):
                if self._opened.root(target) is None:
                    continue
                key = f"{_EDGES[kind]}{index or ''}"
                part = f"word/{kind}{index + 1}.xml"
                renamed[target] = key
                self._save(part, self._edge(target, kind), source=target)
                self._links[DOCUMENT].append((key, kind, basename(part), False))
                self._overrides.append((part, f"{_WORDML}{kind}+xml"))
        for mark in document.iter(w("headerReference"), w("footerReference")):
            target = targets.get(mark.get(r("id"), ""), ("", "", False))[1]
            mark.set(r("id"), renamed.get(target, mark.get(r("id"), "")))

    def _edge(self, part: str, kind: str) -> etree._Element:
        says = _folded(dump_part(self._opened, part))
        for own in self._base.opened.texts:
            root = self._base.opened.root(own)
            is_same = (
                own.startswith(f"word/{kind}")
                and _folded(dump_part(self._base.opened, own)) == says
            )
            if is_same and root is not None:
                return deepcopy(root)
        return self._text(part)

    def _add_note(self, kind: str) -> None:
        part = f"word/{kind}.xml"
        if part not in self._opened.parts:
            return
        self._save(part, self._text(part))
        self._links[DOCUMENT].append((_NOTES[kind], kind, basename(part), False))
        self._overrides.append((part, f"{_WORDML}{kind}+xml"))

    def _save(self, part: str, root: etree._Element, *, source: str = "") -> None:
        """Keep a part, with the pictures and links it uses under canonical names."""
        targets = self._opened.targets(source or part)
        links = self._links.setdefault(part, [])
        known = {key for key, *_ in links}
        renamed: dict[str, str] = {}
        for element in root.iter():
            for name, value in element.attrib.items():
                if not str(name).startswith("{" + R) or value in known or value not in targets:
                    continue
                kind, target, outside = targets[str(value)]
                if kind not in ("image", "hyperlink"):
                    continue
                if value not in renamed:
                    prefix = "rIdP" if kind == "image" else "rIdL"
                    count = sum(key.startswith(prefix) for key, *_ in links)
                    renamed[str(value)] = f"{prefix}{count}"
                    if not outside:
                        target = self._picture(element, target)
                    links.append((f"{prefix}{count}", kind, target, outside))
                element.set(name, renamed[str(value)])
        self._out[part] = _serialize(root)

    def _picture(self, element: etree._Element, target: str) -> str:
        """Keep a picture under the name its alternative text gives it."""
        content = self._opened.parts.get(target, b"")
        frame = next(
            (one for one in element.iterancestors() if one.find(f"{{{WP}}}docPr") is not None), None
        )
        shape = None if frame is None else frame.find(f"{{{WP}}}docPr")
        described = "" if shape is None else shape.get("descr", "").removeprefix("gambar:")
        stem, ending = splitext(basename(target))
        if re.fullmatch(r"[a-z0-9_]+", described):
            stem = described
        elif element.tag != f"{{{A}}}blip":
            stem = re.sub(r"[^A-Za-z0-9_-]", "_", stem)
        path = f"word/media/{stem}{ending}"
        while self._out.get(path, content) != content:
            stem += "_"
            path = f"word/media/{stem}{ending}"
        self._out[path] = content
        return path.removeprefix("word/")

    def _add_core(self) -> None:
        root = self._opened.root(CORE)
        if root is None:
            return
        spaces = {
            "cp": f"{_PACKAGE_SCHEMA}core-properties",
            "dc": "http://purl.org/dc/elements/1.1/",
            "dcterms": "http://purl.org/dc/terms/",
            "xsi": "http://www.w3.org/2001/XMLSchema-instance",
        }
        fresh = etree.Element(f"{{{spaces['cp']}}}coreProperties", nsmap=spaces)
        said = {str(entry.tag).rpartition("}")[2]: entry for entry in root}
        for name in _CORE:
            if name in said and said[name].text:
                etree.SubElement(fresh, said[name].tag).text = said[name].text
        self._out[CORE] = _serialize(fresh)
        self._overrides.append((CORE, f"{_PACKAGE}core-properties+xml"))

    def _add_frame(self) -> None:
        """Write content types and relationships."""
        types = etree.Element(f"{{{TYPES}}}Types", nsmap=_bare(TYPES))
        endings = {"rels": f"{_PACKAGE}relationships+xml", "xml": "application/xml"}
        endings["png"] = _IMAGES["png"]
        for part in sorted(self._out):
            ending = splitext(part)[1].removeprefix(".")
            if ending not in endings:
                endings[ending] = _IMAGES.get(ending.lower(), "application/octet-stream")
        for ending, kind in endings.items():
            etree.SubElement(
                types, f"{{{TYPES}}}Default", {"Extension": ending, "ContentType": kind}
            )
        for part, kind in self._overrides:
            etree.SubElement(
                types, f"{{{TYPES}}}Override", {"PartName": f"/{part}", "ContentType": kind}
            )
        for part, links in self._links.items():
            if links:
                folder, _, stem = part.rpartition("/")
                rows = ((key, _OFFICE + kind, target, out) for key, kind, target, out in links)
                self._out[f"{folder}/_rels/{stem}.rels"] = _relationships(rows)
        top = [("rId1", f"{_OFFICE}officeDocument", DOCUMENT, False)]
        if CORE in self._out:
            top.append(("rId2", f"{_METADATA}core-properties", CORE, False))
        self._out["_rels/.rels"] = _relationships(iter(top))
        self._out[CONTENT_TYPES] = _serialize(types)


def _folded(lines: list[str]) -> list[str]:
    """Names of styles are equal whatever their case."""
    return [line.casefold() for line in lines]


def _relationships(rows: Iterator[tuple[str, str, str, bool]]) -> bytes:
    root = etree.Element(f"{{{RELS}}}Relationships", nsmap=_bare(RELS))
    for key, kind, target, outside in rows:
        attributes: Mapping[str, str] = {"Id": key, "Type": kind, "Target": target}
        mode = {"TargetMode": "External"} if outside else {}
        etree.SubElement(root, f"{{{RELS}}}Relationship", {**attributes, **mode})
    return _serialize(root)


def _with_even_pages(settings: etree._Element, theirs: etree._Element | None) -> etree._Element:
    """Keep the one setting that changes what pages show."""
    mark = None if theirs is None else theirs.find(w("evenAndOddHeaders"))
    stop = settings.find(w("defaultTabStop"))
    if mark is not None and stop is not None and settings.find(w("evenAndOddHeaders")) is None:
        stop.addnext(etree.Element(w("evenAndOddHeaders")))
    return settings


def _bare(namespace: str) -> dict[str, str]:
    """Declare a namespace without prefix; the stubs don't know that lxml takes `None`."""
    return cast("dict[str, str]", {None: namespace})


def _serialize(root: etree._Element) -> bytes:
    return _DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False)
