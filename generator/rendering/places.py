"""Places in a template as people name them: part, paragraph, and the text that stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.rendering.markup import Line
from generator.rendering.oxml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

DYNAMIC: Final = re.compile(
    r"^(word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|docProps/core\.xml)$"
)
CORE: Final = "docProps/core.xml"
SHOWN: Final = 80

_NAMES: Final = {
    "document": ("isi", "body"),
    "header": ("kepala halaman", "header"),
    "footer": ("kaki halaman", "footer"),
    "footnotes": ("catatan kaki", "footnotes"),
    "endnotes": ("catatan akhir", "endnotes"),
    "core": ("properti", "properties"),
    "comments": ("komentar", "comments"),
    "styles": ("gaya", "styles"),
    "numbering": ("penomoran", "numbering"),
    "settings": ("setelan", "settings"),
}
_PIECES: Final = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}


def part_label(part: str, lang: str = "id") -> str:
    """Name a part as people do: `word/header2.xml` is "kepala halaman 2"."""
    match = re.fullmatch(r"(?:word|docProps)/([a-z]+)(\d*)\.xml", part)
    if match is None or match.group(1) not in _NAMES:
        return part
    name = _NAMES[match.group(1)][lang == "en"]
    return f"{name} {match.group(2)}" if match.group(2) else name


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a template.

    Attributes:
        part: Name of the part in the package; empty for the file as a whole.
        paragraph: 1-based number of the paragraph in its part; 0 for the part as a whole.
        text: The paragraph's text.
        start: Where the place begins in the text.
        end: Where it ends.
    """

    part: str = ""
    paragraph: int = 0
    text: str = ""
    start: int = 0
    end: int = 0

    def label(self, lang: str = "id") -> str:
        """Name part and paragraph."""
        named = part_label(self.part, lang)
        if not self.paragraph:
            return named
        return f"{named}, {'paragraph' if lang == 'en' else 'paragraf'} {self.paragraph}"

    def quote(self) -> str:
        """Quote the text around the place; empty where there is none."""
        return self.excerpt()[0]

    def excerpt(self) -> tuple[str, int, int]:
        """Quote the text around the place, and say where in the quotation it begins and how long.

        Returns:
            One line of at most about `SHOWN` letters, a 0-based column, and a number of letters.
        """
        begin, end = 0, len(self.text)
        if end > SHOWN:
            begin = max(0, min(self.start - 20, end - SHOWN))
            end = min(end, begin + SHOWN)
        lead = "…" if begin else ""
        before = _clean(self.text[begin : self.start] + "|")[:-1] if self.start > begin else ""
        shown = _clean(self.text[begin:end])
        tail = "…" if end < len(self.text) else ""
        marked = len(_clean(self.text[self.start : min(self.end, end)]))
        return f"{lead}{shown}{tail}", len(lead) + len(before), marked

    def describe(self, name: str) -> str:
        """Say file, part, paragraph and text on one line."""
        where = ", ".join(piece for piece in (name, self.label()) if piece)
        text = self.quote()
        return f"{where}: “{text}”" if text else where


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def paragraph_text(paragraph: etree._Element) -> str:
    """Give the text of a paragraph without that of paragraphs inside it, such as text boxes."""
    return "".join(text for _, text in text_pieces(paragraph))


def text_pieces(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the runs of a paragraph with their text, in order."""
    for run in paragraph.iter(w("r")):
        if next(run.iterancestors(w("p")), None) is paragraph:
            yield (
                run,
                "".join(
                    (child.text or "") if child.tag == w("t") else _PIECES.get(str(child.tag), "")
                    for child in run
                ),
            )


def paragraphs(part: str, root: etree._Element) -> list[etree._Element]:
    """List what counts as a paragraph of a part; in properties, every entry."""
    return list(root) if part == CORE else list(root.iter(w("p")))


def lines(part: str, root: etree._Element) -> list[Line]:
    """Lay out the paragraphs of a part for `markup`."""
    if part == CORE:
        return [Line(number, entry.text or "") for number, entry in enumerate(root, start=1)]
    return [
        Line(number, paragraph_text(paragraph), next(paragraph.iterancestors(w("tr")), None))
        for number, paragraph in enumerate(root.iter(w("p")), start=1)
    ]
