"""A draft as someone edited it: its paragraphs, and in them the facts that are still marked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generator.errors import InputError
from generator.rendering.bookmarks import BOOKMARK, read_marks
from generator.rendering.numbering import Numbering
from generator.rendering.oxml import parse, w
from generator.rendering.package import DOCUMENT, read_package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from generator.rendering.bookmarks import Mark, Origin

_STYLES: Final = "word/styles.xml"
_NUMBERING: Final = "word/numbering.xml"
_DELETED: Final = frozenset({w("del"), w("moveFrom")})
_CHANGES: Final = frozenset({*_DELETED, w("ins"), w("moveTo")})
_SILENT: Final = frozenset({w("rPr"), w("sdtPr"), w("sectPr"), w("tblPr"), w("trPr"), w("tcPr")})
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS: Final = {
    w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "",
}  # fmt: skip
_SPACES: Final = re.compile(r"\s+")


@dataclass(slots=True)
class Piece:
    """A piece of a paragraph.

    Attributes:
        text: What it says.
        mark: The bookmark around it; empty for plain wording.
    """

    text: str
    mark: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a draft.

    Attributes:
        label: Its printed number, such as `Pasal 3`; may be empty.
        pieces: What it says, in order.
    """

    label: str = ""
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What it says, on one line."""
        return plain("".join(piece.text for piece in self.pieces))


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that can come back.

    Attributes:
        origin: What it was made from.
        marks: What its bookmarks mean, by name.
        paragraphs: Its body.
        found: The text inside of each bookmark that is still there.
        has_changes: Whether changes were tracked; they are read as accepted.
    """

    origin: Origin
    marks: Mapping[str, Mark]
    paragraphs: tuple[Paragraph, ...]
    found: Mapping[str, str]
    has_changes: bool


def plain(text: str) -> str:
    """Give a text on one line, without blanks at its ends."""
    return _SPACES.sub(" ", text).strip()


def read_draft(docx: bytes, *, name: str) -> Draft:
    """Read a draft that `naskah render --editable` made and someone edited since.

    Args:
        docx: The complete file.
        name: What to call it in errors.

    Raises:
        TemplateError: It isn't a Word document, or holds what programs run or fetch unasked.
        InputError: It doesn't say what its bookmarks mean.
    """
    parts = read_package(docx, name=name)
    known = read_marks(parts)
    if known is None:
        raise InputError("edit.unmarked", where=name, path=name)
    root = parse(parts[DOCUMENT])
    reader = _Reader(_labels(parts, root))
    reader.walk(root)
    return Draft(
        known[0],
        {one.name: one for one in known[1]},
        tuple(reader.paragraphs),
        {name: "".join(texts) for name, texts in reader.found.items()},
        reader.has_changes,
    )


def _labels(parts: Mapping[str, bytes], body: etree._Element) -> Mapping[etree._Element, str]:
    """Give the printed numbers of the paragraphs that have one."""
    if _STYLES not in parts:
        return {}
    numbering = parse(parts[_NUMBERING]) if _NUMBERING in parts else None
    return dict(Numbering(numbering, parse(parts[_STYLES])).labels(body))


class _Reader:
    def __init__(self, labels: Mapping[etree._Element, str]) -> None:
        self.paragraphs: list[Paragraph] = []
        self.found: dict[str, list[str]] = {}
        self.has_changes = False
        self._labels = labels
        self._open: dict[str, str] = {}
        self._current: Paragraph | None = None

    def walk(self, element: etree._Element) -> None:
        for child in element:
            self.has_changes |= child.tag in _CHANGES
            if child.tag == w("bookmarkStart"):
                self._begin(child.get(w("id"), ""), child.get(w("name"), ""))
            elif child.tag == w("bookmarkEnd"):
                self._open.pop(child.get(w("id"), ""), None)
            elif child.tag == w("p"):
                self._paragraph(child)
            elif child.tag == w("t"):
                self._say(child.text or "")
            elif child.tag in _SIGNS:
                self._say(_SIGNS[str(child.tag)])
            elif child.tag == w("pPr"):
                self.has_changes |= any(child.iter(w("ins"), w("del")))
            elif child.tag not in _SILENT and child.tag not in _DELETED and child.tag != _FALLBACK:
                self.walk(child)

    def _begin(self, key: str, name: str) -> None:
        if name.startswith(BOOKMARK):
            self._open[key] = name
            self.found.setdefault(name, [])

    def _paragraph(self, element: etree._Element) -> None:
        around = self._current
        self._current = Paragraph(self._labels.get(element, ""))
        self.paragraphs.append(self._current)
        for name in self._open.values():
            if self.found[name]:
                self.found[name].append("\n")  # a fact that was broken into paragraphs
        self.walk(element)
        self._current = around

    def _say(self, text: str) -> None:
        if self._current is None or not text:
            return
        name = next(reversed(self._open.values()), "")
        for one in self._open.values():
            self.found[one].append(text)
        pieces = self._current.pieces
        if pieces and pieces[-1].mark == name:
            pieces[-1].text += text
        else:
            pieces.append(Piece(text, name))
