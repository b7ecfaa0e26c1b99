"""The typefaces a Word document asks for, and the characters it sets in each.

A typeface counts only where text is really set in it: Word names many families in styles that
nothing uses. The look-up follows ECMA-376 part 1, 17.7.2: document defaults, paragraph style,
character style, the run itself; for a list marker, the list level. Table styles are left out: the
base template sets no typeface in them.
"""

from __future__ import annotations

import functools
import io
import unicodedata
import zipfile
import zlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VAL: Final = f"{_W}val"

# Word falls back to this family where nothing in the package names one (ECMA-376, 17.3.2.26).
DEFAULT_FAMILY: Final = "Times New Roman"

CONTENT_TYPES: Final = "[Content_Types].xml"
DOCUMENT: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_NUMBERING: Final = "word/numbering.xml"
_THEME: Final = "word/theme/theme1.xml"
_SIDE_PARTS: Final = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
_MAX_PART_BYTES: Final = 64 * 2**20

# What reading a damaged, encrypted or oddly packed file raises.
UNREADABLE: Final = (
    zipfile.BadZipFile,
    etree.XMLSyntaxError,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)

# Characters that shapers take from a neighbour when a face lacks them.
_STAND_INS: Final = {"\u2011": "\u2010"}


@dataclass(frozen=True, slots=True)
class AskedFonts:
    """The typefaces one document asks for.

    Attributes:
        body: Families in which the body sets visible text or list markers.
        characters: Every family used anywhere (also headers, footers, notes), with the characters
            set in it, in Unicode normal form C, without white space.
        source: All XML the answer was read from; a family named nowhere in it has no part in
            the layout at all.
    """

    body: frozenset[str]
    characters: Mapping[str, frozenset[str]]
    source: bytes

    def names(self, family: str) -> bool:
        """Tell whether `family` is named anywhere, be it for an empty paragraph."""
        return family.encode() in self.source


@functools.lru_cache(maxsize=8)
def fonts_asked(docx: bytes) -> AskedFonts:
    """Find the typefaces that the text of a Word document asks for.

    Args:
        docx: A complete .docx package.

    Raises:
        UNREADABLE: One of these: the package is damaged, its document is absent or not XML, or
            a part is larger than 64 MiB.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {
            name: _read(package, name)
            for name in package.namelist()
            if name in {DOCUMENT, _STYLES, _NUMBERING, _THEME}
            or (name.startswith(_SIDE_PARTS) and name.endswith(".xml"))
        }
    resolver = _Resolver(parts)
    body: defaultdict[str, set[str]] = defaultdict(set)
    resolver.collect(_parse(parts[DOCUMENT]), body)
    everywhere: defaultdict[str, set[str]] = defaultdict(set)
    for name, xml in parts.items():
        if name.startswith(_SIDE_PARTS):
            resolver.collect(_parse(xml), everywhere)
    for family, characters in body.items():
        everywhere[family] |= characters
    return AskedFonts(
        body=frozenset(family for family, characters in body.items() if characters),
        characters={f: frozenset(c) for f, c in everywhere.items() if c},
        source=b"\n".join(parts.values()),
    )


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    if package.getinfo(name).file_size > _MAX_PART_BYTES:
        raise zipfile.BadZipFile(name)
    return package.read(name)


def _parse(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(xml, parser)


class _Resolver:
    """Resolves the family of runs and list markers in one package."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._theme = _theme_families(parts.get(_THEME))
        self._styles: dict[str, etree._Element] = {}
        self._default = DEFAULT_FAMILY
        self._default_style = ""
        self._levels: dict[tuple[str, str], etree._Element] = {}
        self._families: dict[str, str | None] = {}
        if _STYLES in parts:
            self._read_styles(_parse(parts[_STYLES]))
        if _NUMBERING in parts:
            self._read_numbering(_parse(parts[_NUMBERING]))

    def _read_styles(self, root: etree._Element) -> None:
        defaults = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        self._default = self._of_properties(defaults) or DEFAULT_FAMILY
        for style in root.iterfind(f"{_W}style"):
            style_id = style.get(f"{_W}styleId", "")
            self._styles[style_id] = style
            if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in {"1", "true"}:
                self._default_style = style_id

    def _read_numbering(self, root: etree._Element) -> None:
        abstract = {
            element.get(f"{_W}abstractNumId"): element
            for element in root.iterfind(f"{_W}abstractNum")
        }
        for num in root.iterfind(f"{_W}num"):
            reference = num.find(f"{_W}abstractNumId")
            definition = None if reference is None else abstract.get(reference.get(_VAL))
            if definition is not None:
                for level in definition.iterfind(f"{_W}lvl"):
                    key = num.get(f"{_W}numId", ""), level.get(f"{_W}ilvl", "0")
                    self._levels[key] = level

    def collect(self, root: etree._Element, into: defaultdict[str, set[str]]) -> None:
        """Add the families and characters of the text below `root`."""
        for paragraph in root.iter(f"{_W}p"):
            properties = paragraph.find(f"{_W}pPr")
            style = _value(properties, "pStyle") or self._default_style
            base = self._of_style(style) or self._default
            for run in _runs(paragraph):
                run_properties = run.find(f"{_W}rPr")
                if run_properties is not None and run_properties.find(f"{_W}vanish") is not None:
                    continue
                family = (
                    self._of_properties(run_properties)
                    or self._of_style(_value(run_properties, "rStyle"))
                    or base
                )
                into[family].update(_characters(run))
                for symbol in run.iterfind(f"{_W}sym"):
                    code = int(symbol.get(f"{_W}char", "0"), 16)
                    into[symbol.get(f"{_W}font", family)].add(chr(code))
            self._collect_marker(properties, style, base, into)

    def _collect_marker(
        self,
        properties: etree._Element | None,
        style: str,
        base: str,
        into: defaultdict[str, set[str]],
    ) -> None:
        level = self._level(properties, style)
        text = _value(level, "lvlText")
        if level is None or not text or _value(level, "numFmt") == "none":
            return
        mark = None if properties is None else properties.find(f"{_W}rPr")
        family = self._of_properties(level.find(f"{_W}rPr")) or self._of_properties(mark) or base
        visible = "".join(c for c in text if c != "%")
        into[family].update(unicodedata.normalize("NFC", visible.replace(" ", "")))

    def _level(self, properties: etree._Element | None, style: str) -> etree._Element | None:
        numbering = None if properties is None else properties.find(f"{_W}numPr")
        num_id, ilvl = _value(numbering, "numId"), _value(numbering, "ilvl")
        for ancestor in self._lineage(style):
            if num_id:
                break
            inherited = ancestor.find(f"{_W}pPr/{_W}numPr")
            num_id, ilvl = _value(inherited, "numId"), ilvl or _value(inherited, "ilvl")
        return self._levels.get((num_id, ilvl or "0"))

    def _lineage(self, style: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = _value(self._styles[style], "basedOn")

    def _of_style(self, style: str) -> str | None:
        if style not in self._families:
            found = (self._of_properties(s.find(f"{_W}rPr")) for s in self._lineage(style))
            self._families[style] = next((family for family in found if family), None)
        return self._families[style]

    def _of_properties(self, properties: etree._Element | None) -> str | None:
        fonts = None if properties is None else properties.find(f"{_W}rFonts")
        if fonts is None:
            return None
        theme = fonts.get(f"{_W}asciiTheme") or fonts.get(f"{_W}hAnsiTheme")
        if theme:
            return self._theme.get("major" if theme.startswith("major") else "minor")
        return fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi")


def _theme_families(xml: bytes | None) -> dict[str, str]:
    if xml is None:
        return {}
    root = _parse(xml)
    found = {
        kind: root.find(f".//{_A}fontScheme/{_A}{kind}Font/{_A}latin")
        for kind in ("major", "minor")
    }
    return {k: e.get("typeface", "") for k, e in found.items() if e is not None}


def _value(parent: etree._Element | None, name: str) -> str:
    element = None if parent is None else parent.find(f"{_W}{name}")
    return "" if element is None else element.get(_VAL, "")


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraph's own runs, not those of text boxes inside it."""
    for run in paragraph.iter(f"{_W}r"):
        if next(run.iterancestors(f"{_W}p")) is paragraph:
            yield run


def _characters(run: etree._Element) -> set[str]:
    text = "".join(element.text or "" for element in run.iterfind(f"{_W}t"))
    composed = unicodedata.normalize("NFC", text)
    return {_STAND_INS.get(c, c) for c in composed if not c.isspace()}
