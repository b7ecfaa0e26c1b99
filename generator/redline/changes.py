"""Tracked changes as a list for people: where, what it was, what it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from generator.redline.dictionary import NUMBERING, STYLES
from generator.redline.places import Finder, Place
from generator.redline.revisions import has_revisions, tracked_parts
from generator.rendering.numbering import Numbering
from generator.rendering.oxml import TWIPS_PER_MM, local, parse, w
from generator.rendering.package import DOCUMENT, read_package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml import etree

Kind = Literal["added", "removed", "replaced", "moved", "formatted"]

_SIGNS: Final = {
    "tab": "\t",
    "br": " ",
    "cr": " ",
    "noBreakHyphen": "-",
    "drawing": "[…]",
    "footnoteReference": "[*]",
    "endnoteReference": "[*]",
}
_CONTEXT_WORDS: Final = 4
_LEAST_MOVED: Final = 3  # words; shorter texts that went and came may be others


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed.

    Attributes:
        kind: What happened.
        place: Where.
        old: What stood there; empty where something was added.
        new: What stands there; empty where something was removed.
        before: A few words before it in the same paragraph.
        paragraph: Its paragraph, or row of a table, counted over the document; changes of the
            same one share the number.
        origin: Where it stood before it moved.
    """

    kind: Kind
    place: Place
    old: str
    new: str
    before: str
    paragraph: int
    origin: Place | None = None

    def said(self, lang: str = "id") -> str:
        """Say it in one line."""
        old, new = (f"“{' '.join(text.split())}”" for text in (self.old, self.new))
        origin = "" if self.origin is None else self.origin.said(lang)
        told = {
            "added": f"+ {new}",
            "removed": f"- {old}",
            "moved": f"{'dipindahkan dari' if lang == 'id' else 'moved from'} {origin}: {new}",
            "replaced": f"{old} -> {new}",
            "formatted": f"{'bentuk' if lang == 'id' else 'formatting'}: "
            f"{new if self.old == self.new else f'{old} -> {new}'}",
        }[self.kind]
        before = f"… {self.before} " if self.before else ""
        return f"{self.place.said(lang)}: {before}{told}"

    def as_dict(self, lang: str = "id") -> dict[str, object]:
        """Give plain values that `json` can write."""
        return {
            "kind": self.kind,
            "paragraph": self.paragraph,
            "place": self.place.said(lang),
            "labels": list(self.place.labels),
            "before": self.before,
            "old": self.old,
            "new": self.new,
            **({"origin": self.origin.said(lang)} if self.origin else {}),
        }


class _Piece(NamedTuple):
    """Text that is kept, came, went, or is written otherwise than before."""

    state: Literal["=", "+", "-", "~"]
    text: str


def changes_in(docx: bytes) -> tuple[Change, ...]:
    """List what is tracked in a document.

    Returns:
        Changes in the order of the document: the text first, then headers and footers.

    Raises:
        TemplateError: It isn't a Word document, or holds active content.
    """
    parts = read_package(docx, name="docx")
    numbering = numbering_in(parts)
    found: list[Change] = []
    for part in sorted(tracked_parts(parts), key=lambda part: (part != DOCUMENT, part)):
        name = "" if part == DOCUMENT else part.rpartition("/")[2]
        offset = max((change.paragraph for change in found), default=0)
        found += _changes(parse(parts[part]), numbering, name, offset)
    return tuple(_with_moves(found))


def _with_moves(changes: list[Change]) -> Iterator[Change]:
    """Tell what went in one place and came in another as one change, where it is now."""
    went: dict[str, list[int]] = {}
    for index, change in enumerate(changes):
        words = change.old.split()
        if change.kind == "removed" and len(words) >= _LEAST_MOVED:
            went.setdefault(" ".join(words), []).append(index)
    moved: dict[int, Change] = {}
    for index, change in enumerate(changes):
        places = went.get(" ".join(change.new.split())) if change.kind == "added" else None
        if places:
            before = changes[places[0]]
            moved[index] = replace(change, kind="moved", old=before.old, origin=before.place)
            moved[places.pop(0)] = before
    for index, change in enumerate(changes):
        if index not in moved:
            yield change
        elif moved[index].kind == "moved":
            yield moved[index]


def numbering_in(parts: Mapping[str, bytes]) -> Numbering:
    """Read the lists of a document."""
    lists = parts.get(NUMBERING)
    styles = parse(parts[STYLES]) if STYLES in parts else parse(b"<none/>")
    return Numbering(None if lists is None else parse(lists), styles)


def _changes(
    root: etree._Element, numbering: Numbering, part: str, offset: int
) -> Iterator[Change]:
    finder = Finder(root, numbering, part)
    placed = [(paragraph, finder.next(paragraph)) for paragraph in root.iter(w("p"))]
    number = offset
    for row, group in groupby(placed, key=lambda one: _tracked_row(one[0])):
        paragraphs = list(group)
        if row is not None:
            number += 1
            yield _row_change(row, paragraphs, number)
            continue
        for paragraph, place in paragraphs:
            if has_revisions(paragraph):
                number += 1
                yield from _paragraph_changes(paragraph, place, number)
    yield from _section_changes(root, number)


def _section_changes(root: etree._Element, offset: int) -> Iterator[Change]:
    for number, change in enumerate(root.iter(w("sectPrChange")), start=1):
        section = change.getparent()
        if section is not None and len(change):
            old, new = _measures(change[0]), _measures(section)
            yield Change("formatted", Place(part="pages"), old, new, "", offset + number)


def _measures(section: etree._Element) -> str:
    """Say how large a page and its margins are."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    pieces = [] if size is None else ["×".join(_mm(size, side) for side in ("w", "h")) + " mm"]
    edges = ("top", "right", "bottom", "left")
    if margins is not None:
        pieces.append(f"tepi {', '.join(_mm(margins, edge) for edge in edges)} mm")
    return "; ".join(pieces)


def _mm(element: etree._Element, name: str) -> str:
    value = element.get(w(name), "")
    return f"{int(value) / TWIPS_PER_MM:.0f}" if value.isdigit() else "?"


def _tracked_row(paragraph: etree._Element) -> etree._Element | None:
    """Give the row that came or went with a paragraph in it."""
    for row in paragraph.iterancestors(w("tr")):
        properties = row.find(w("trPr"))
        if properties is not None and any(local(mark) in ("ins", "del") for mark in properties):
            return row
    return None


def _row_change(
    row: etree._Element, paragraphs: list[tuple[etree._Element, Place]], number: int
) -> Change:
    text = " | ".join(
        "".join(piece.text for piece in _pieces(paragraph)) for paragraph, _ in paragraphs
    )
    came = row.find(f"{w('trPr')}/{w('ins')}") is not None
    old, new = ("", text) if came else (text, "")
    return Change("added" if came else "removed", paragraphs[0][1], old, new, "", number)


def _paragraph_changes(paragraph: etree._Element, place: Place, number: int) -> Iterator[Change]:
    pieces = _joined(_pieces(paragraph))
    whole = "".join(piece.text for piece in pieces)
    now = "".join(piece.text for piece in pieces if piece.state != "-")
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        tracked = {local(child) for child in properties.iter()}
        marked = {"ins", "del"} & tracked
        if marked and not whole:
            yield Change("added" if "ins" in marked else "removed", place, "", "", "", number)
        if "pPrChange" in tracked:
            yield Change("formatted", place, now, now, "", number)
    said = ""
    for index, piece in enumerate(pieces):
        before = " ".join(said.split()[-_CONTEXT_WORDS:])
        is_replaced = piece.state == "+" and index > 0 and pieces[index - 1].state == "-"
        if piece.state == "~":
            yield Change("formatted", place, piece.text, piece.text, before, number)
        elif is_replaced:
            yield Change("replaced", place, pieces[index - 1].text, piece.text, before, number)
        elif piece.state == "+":
            yield Change("added", place, "", piece.text, before, number)
        elif piece.state == "-" and not (
            index + 1 < len(pieces) and pieces[index + 1].state == "+"
        ):
            yield Change("removed", place, piece.text, "", before, number)
        if piece.state != "-":
            said += piece.text


def _joined(pieces: Iterable[_Piece]) -> list[_Piece]:
    return [
        _Piece(state, "".join(piece.text for piece in group))
        for state, group in groupby(pieces, key=lambda piece: piece.state)
    ]


def _pieces(paragraph: etree._Element) -> Iterator[_Piece]:
    """Read a paragraph's runs, each with what happened to it; text of boxes is left out."""
    for run in paragraph.iter(w("r")):
        if next(run.iterancestors(w("p")), None) is not paragraph:
            continue
        text = "".join(
            child.text or "" if local(child) in ("t", "delText") else _SIGNS.get(local(child), "")
            for child in run
        )
        around = {local(above) for above in run.iterancestors()}
        look = run.find(w("rPr"))
        if "ins" in around or "moveTo" in around:
            yield _Piece("+", text)
        elif "del" in around or "moveFrom" in around:
            yield _Piece("-", text)
        elif look is not None and look.find(w("rPrChange")) is not None:
            yield _Piece("~", text)
        else:
            yield _Piece("=", text)
