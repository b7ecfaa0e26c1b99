"""A template opened for authors: its parts parsed, whatever is wrong with it."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.rendering.numbering import Numbering
from generator.rendering.oxml import RELS, parse, w
from generator.rendering.package import unpack
from generator.rendering.places import DYNAMIC

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLES: Final = "word/styles.xml"
NUMBERING: Final = "word/numbering.xml"
SETTINGS: Final = "word/settings.xml"
_ORDER: Final = ("document", "header", "footer", "footnotes", "endnotes")


class Opened:
    """A template's parts.

    Args:
        data: The complete file.
        name: What to call it in errors.

    Raises:
        TemplateError: It isn't a Word document, or unpacks to more than the limits allow.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        self.parts: Mapping[str, bytes] = unpack(data, name=name)
        self._roots: dict[str, etree._Element | None] = {}

    def root(self, part: str) -> etree._Element | None:
        """Give the tree of a part; `None` if it isn't there or isn't XML."""
        if part not in self._roots:
            try:
                self._roots[part] = parse(self.parts[part])
            except (KeyError, etree.XMLSyntaxError):
                self._roots[part] = None
        return self._roots[part]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Names of the parts that hold text of the document, body first, properties last."""
        found = [part for part in self.parts if DYNAMIC.match(part) and self.root(part) is not None]
        return tuple(sorted(found, key=_rank))

    @cached_property
    def numbering(self) -> Numbering:
        """The lists."""
        styles = self.root(STYLES)
        return Numbering(self.root(NUMBERING), etree.Element("none") if styles is None else styles)

    @cached_property
    def style_names(self) -> dict[str, str]:
        """Names of the styles by id."""
        styles = self.root(STYLES)
        named: dict[str, str] = {}
        for style in () if styles is None else styles.iterfind(w("style")):
            name = style.find(w("name"))
            key = style.get(w("styleId"), "")
            named[key] = key if name is None else name.get(w("val"), key)
        return named

    def targets(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Give kind, target and whether it lies outside, of each relationship of a part by id."""
        folder, _, stem = part.rpartition("/")
        root = self.root(f"{folder}/_rels/{stem}.rels")
        found: dict[str, tuple[str, str, bool]] = {}
        for link in () if root is None else root.iterfind(f"{{{RELS}}}Relationship"):
            outside = link.get("TargetMode") == "External"
            target = link.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = link.get("Type", "").rpartition("/")[2]
            found[link.get("Id", "")] = (kind, target, outside)
        return found


def _rank(part: str) -> tuple[int, str, int]:
    match = re.match(r"(?:word|docProps)/([a-z]+)(\d*)", part)
    name, number = (match.group(1), match.group(2)) if match else (part, "")
    place = _ORDER.index(name) if name in _ORDER else len(_ORDER)
    return place, name, int(number or 0)
