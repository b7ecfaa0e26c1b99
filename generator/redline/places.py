"""Where in a document a paragraph stands, as people say it: Pasal 7 ayat (1), table 2 row 3."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.redline.looks import style_of
from generator.redline.revisions import settle
from generator.rendering.oxml import w

if TYPE_CHECKING:
    from lxml import etree

    from generator.redline.revisions import View
    from generator.rendering.numbering import Numbering

_ARTICLE: Final = re.compile(r"(Pasal|Article)\b", re.IGNORECASE)
_MARK: Final = "naskah-nomor"
_SAID: Final = (
    (re.compile(r"\((\d+)\)"), "ayat ({})"),
    (re.compile(r"([a-z]+)[.)]"), "huruf {}"),
    (re.compile(r"(\d+)[.)]"), "angka {}"),
)
# Styles of what stands beside the articles, however far down the last one began.
_BESIDE: Final = re.compile(r"Judul|Pembuka|Penutup|Paragraf|Premis|Tanda|Komparisi|Tembusan|Kop")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change is.

    Attributes:
        labels: Numbers of the article and what is below it, such as `("Pasal 7", "(1)")`.
        paragraph: Which paragraph with words it is, from 1; in a table, of those around it.
        table: Which table, from 1; 0 outside tables.
        row: Which row of it, from 1.
        part: The header or footer, or `pages` for how a section's are laid out; empty in the text.
    """

    labels: tuple[str, ...] = ()
    paragraph: int = 0
    table: int = 0
    row: int = 0
    part: str = ""

    def said(self, lang: str = "id") -> str:
        """Say it in a few words, `lang` being "id" or "en"; parts of articles are Indonesian."""
        words = _WORDS[lang]
        if self.part:
            return words[re.sub(r"\d*\.xml$", "", self.part)]
        pieces = [_spoken(label) for label in self.labels]
        if self.table:
            pieces.append(f"{words['table']} {self.table} {words['row']} {self.row}")
        return " ".join(pieces) or f"{words['paragraph']} {self.paragraph}"


_WORDS: Final = {
    "id": {
        "header": "kepala halaman", "footer": "kaki halaman", "table": "tabel", "row": "baris",
        "paragraph": "paragraf", "footnotes": "catatan kaki", "endnotes": "catatan akhir",
        "pages": "tata halaman",
    },
    "en": {
        "header": "header", "footer": "footer", "table": "table", "row": "row",
        "paragraph": "paragraph", "footnotes": "footnotes", "endnotes": "endnotes",
        "pages": "page layout",
    },
}  # fmt: skip


def _spoken(label: str) -> str:
    for pattern, words in _SAID:
        if match := pattern.fullmatch(label):
            return words.format(match.group(1))
    return label


def labels_of(root: etree._Element, numbering: Numbering, view: View) -> dict[int, str]:
    """Number the paragraphs as they are with all changes accepted, or rejected.

    Args:
        root: A part with tracked changes.
        numbering: The document's lists.
        view: Which of the two.

    Returns:
        Printed numbers by place among all paragraphs; without those that aren't there.
    """
    copied = deepcopy(root)
    for number, paragraph in enumerate(copied.iter(w("p"))):
        paragraph.set(_MARK, str(number))
    settle(copied, view)
    return {int(paragraph.get(_MARK, "0")): label for paragraph, label in numbering.labels(copied)}


class Finder:
    """Follows a part from its first paragraph to its last and says where one is.

    Args:
        root: A part with tracked changes.
        numbering: The document's lists.
        part: What to call the part; empty for the text.
    """

    def __init__(self, root: etree._Element, numbering: Numbering, part: str = "") -> None:
        self._numbering = numbering
        self._part = part
        self._now = labels_of(root, numbering, "accepted")
        self._then = labels_of(root, numbering, "rejected")
        self._tables = {table: n for n, table in enumerate(_outer_tables(root), start=1)}
        self._labels: dict[int, str] = {}
        self._count = -1
        self._spoken_for = 0

    def next(self, paragraph: etree._Element) -> Place:
        """Say where the next paragraph of the part is."""
        self._count += 1
        label = self._now.get(self._count, self._then.get(self._count, ""))
        self._follow(paragraph, label)
        table, row = self._row(paragraph)
        if not table and next(paragraph.iter(w("t"), w("delText")), None) is not None:
            self._spoken_for += 1
        labels = tuple(self._labels[level] for level in sorted(self._labels))
        if table and not label:
            labels = ()
        return Place(labels, self._spoken_for, table, row, self._part)

    def _follow(self, paragraph: etree._Element, label: str) -> None:
        place = self._numbering.level_of(paragraph)
        style = style_of(paragraph.find(w("pPr")), "pStyle")
        article = {level: one for level, one in self._labels.items() if _ARTICLE.match(one)}
        if not label or place is None:
            self._labels = {} if _BESIDE.search(style) else article
            return
        level = place[0]
        if level in article and not _ARTICLE.match(label) and not _BESIDE.search(style):
            level += 1  # a list of its own within the article
        above = {key: one for key, one in self._labels.items() if key < level}
        self._labels = {**above, level: label.strip()}

    def _row(self, paragraph: etree._Element) -> tuple[int, int]:
        rows = list(paragraph.iterancestors(w("tr")))
        if not rows:
            return 0, 0
        table = rows[-1].getparent()
        if table is None:
            return 0, 0
        return self._tables.get(table, 0), table.findall(w("tr")).index(rows[-1]) + 1


def _outer_tables(root: etree._Element) -> list[etree._Element]:
    return [
        table for table in root.iter(w("tbl")) if next(table.iterancestors(w("tbl")), None) is None
    ]
