"""Compares two Word documents and writes what changed as tracked changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from generator.errors import Problem
from generator.redline.blocks import Blocks, blocks_of
from generator.redline.changes import Change, changes_in
from generator.redline.dictionary import Dictionary
from generator.redline.layout import keep_old_section, list_places
from generator.redline.looks import Looks
from generator.redline.marks import Pen
from generator.redline.notes import take_over_notes
from generator.redline.opened import open_document
from generator.redline.paragraphs import Paragraphs
from generator.redline.plain import mark_as_old, number_bookmarks, simplify
from generator.redline.relations import Relations
from generator.redline.revisions import has_revisions, settle, tracked_parts
from generator.redline.summary import summary_blocks
from generator.redline.visible import visible
from generator.rendering.numbering import Numbering
from generator.rendering.oxml import parse, r, serialize, w
from generator.rendering.package import DOCUMENT, write_package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    Parts = dict[str, bytes]

DEFAULT_AUTHOR: Final = "naskah"
_EDGES: Final = ("headerReference", "footerReference")


@dataclass(frozen=True, slots=True)
class Redline:
    """What changed between two documents.

    Attributes:
        docx: The new document with everything tracked; equal inputs give equal bytes.
        changes: The same as a list, in the order of the document.
        notes: What Word can't track, and what was settled before comparing.
        names: What the old and the new document are called.
        author: Who marked the changes.
        date: When.
    """

    docx: bytes
    changes: tuple[Change, ...]
    notes: tuple[Problem, ...]
    names: tuple[str, str]
    author: str
    date: datetime

    def visible(self, lang: str = "id") -> bytes:
        """Make a .docx to print: changes as coloured text, and a page that lists them at the end.

        Args:
            lang: The language of that page, "id" or "en".
        """
        summary = summary_blocks(self.changes, self.names, (self.author, self.date), lang)
        return visible(self.docx, summary)


def compare(
    old: bytes,
    new: bytes,
    *,
    author: str = DEFAULT_AUTHOR,
    date: datetime | None = None,
    formatting: bool = True,
    names: tuple[str, str] = ("lama.docx", "baru.docx"),
) -> Redline:
    """Write what changed between two Word documents as tracked changes.

    Accepting all of them gives the new document, rejecting all the old one. The rest of the
    package, such as the definitions of styles, is the new one's, as Word can't track it.

    Args:
        old: The old .docx. Changes tracked in it count as accepted.
        new: The new .docx; the same.
        author: Who changed, as Word shows it.
        date: When, today and now if `None`; Word shows its clock as it stands.
        formatting: Whether changes of formatting are tracked too.
        names: What to call the two.

    Raises:
        InputError: One isn't a Word document, or holds macros, embedded objects, or links that
            programs follow by themselves.
    """
    date = (date or datetime.now(UTC).astimezone()).replace(microsecond=0)
    packages = open_document(old, names[0]), open_document(new, names[1])
    work = _Comparison(*packages, names, Pen(author, date), formatting=formatting)
    parts = work.parts()
    docx = new if parts == packages[1] else write_package(parts)
    return Redline(docx, changes_in(docx), tuple(work.notes), names, author, date)


class _Comparison:
    def __init__(
        self, old: Parts, new: Parts, names: tuple[str, str], pen: Pen, *, formatting: bool
    ) -> None:
        self._old = old
        self._new = dict(new)
        self._names = names
        self._pen = pen
        self._formatting = formatting
        self._dictionary = Dictionary(old, self._new)
        self._bookmarks = {
            mark.get(w("name"), "") for mark in _tree(new, DOCUMENT).iter(w("bookmarkStart"))
        }
        self.notes = [
            Problem("redline.tracked-before", facts={"name": name})
            for parts, name in zip((old, new), names, strict=True)
            if tracked_parts(parts)
        ]

    def parts(self) -> Parts:
        """Give the new package with everything tracked."""
        for old_part, new_part in self._stories():
            self._merge(old_part, new_part)
        if styles := self._dictionary.restyled():
            self.notes.append(Problem("redline.styles", facts={"styles": styles}))
        self._dictionary.save()
        return self._new

    def _stories(self) -> Iterator[tuple[str, str]]:
        """Pair the parts that hold text: the body, then headers and footers by their use."""
        yield DOCUMENT, DOCUMENT
        theirs, ours = (_edges(parts) for parts in (self._old, self._new))
        yield from dict.fromkeys((theirs[use], ours[use]) for use in ours if use in theirs)
        for mine, others, name in ((theirs, ours, 0), (ours, theirs, 1)):
            if mine.keys() - others.keys():
                self.notes.append(Problem("redline.edge", facts={"name": self._names[name]}))

    def _merge(self, old_part: str, new_part: str) -> None:
        old, new = _tree(self._old, old_part), _tree(self._new, new_part)
        before = self._pen.count
        simplify(old, comments=False)
        simplify(new, comments=True)
        mark_as_old(old)
        self._dictionary.translate(old)
        if old_part == DOCUMENT:
            take_over_notes(old, self._old, self._new, self._dictionary)
        relations = Relations(self._new, new_part)
        if relations.take_over(Relations(self._old, old_part), old):
            self.notes.append(Problem("redline.objects", facts={"name": self._names[0]}))
        numbering = Numbering(self._dictionary.numbering, self._dictionary.styles)
        paragraphs = Paragraphs(
            self._pen,
            Looks(self._dictionary.styles, self._dictionary.numbering),
            relations.targets(),
            list_places(old, numbering) | list_places(new, numbering),
            self._bookmarks,
            formatting=self._formatting,
        )
        blocks = Blocks(self._pen, paragraphs, formatting=self._formatting)
        theirs, ours = _flow(old), _flow(new)
        made = blocks.merged(blocks_of(theirs), blocks_of(ours))
        for child in blocks_of(ours):
            ours.remove(child)
        ours[:0] = made
        section = ours.find(w("sectPr"))
        if section is not None and self._formatting:
            keep_old_section(self._pen, section, theirs.find(w("sectPr")))
        if self._pen.count > before or has_revisions(parse(self._new[new_part])):
            number_bookmarks(new)
            self._new[new_part] = serialize(new)
            relations.save(new)


def _tree(parts: Parts, part: str) -> etree._Element:
    """Parse a part with the changes tracked in it accepted."""
    root = parse(parts[part])
    if has_revisions(root):
        settle(root, "accepted")
    return root


def _flow(root: etree._Element) -> etree._Element:
    body = root.find(w("body"))
    return root if body is None else body


def _edges(parts: Parts) -> dict[tuple[int, str], str]:
    """Name the header and footer parts, by the section that uses them and what for."""
    relations = Relations(parts, DOCUMENT)
    found = {}
    for number, section in enumerate(parse(parts[DOCUMENT]).iter(w("sectPr"))):
        for mark in section.iterchildren(*map(w, _EDGES)):
            kind = "header" if mark.tag == w("headerReference") else "footer"
            part = relations.part_of(mark.get(r("id"), ""))
            if part in parts:
                found[number, f"{kind} {mark.get(w('type'), 'default')}"] = part
    return found
