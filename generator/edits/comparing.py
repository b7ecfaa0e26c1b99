"""A draft that came back beside the draft that the berkas gives now."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal

from generator.edits.reading import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.edits.reading import Draft, Paragraph
    from generator.rendering.bookmarks import Mark

Kind = Literal["changed", "added", "removed"]

_SPACES: Final = re.compile(r"\s+")
_EDGE: Final = 3
_CHAPTER: Final = re.compile(r"^(Pasal|BAB|Bagian|Article)\b")


@dataclass(frozen=True, slots=True)
class Wording:
    """A paragraph whose wording isn't that of the template.

    Attributes:
        kind: Whether it was changed, added or removed.
        where: The Pasal it is in, as printed; may be empty.
        before: What the berkas and the template give; empty for one that was added.
        after: What it says now; empty for one that was removed.
        fields: JSON paths of the facts that stand in it.
    """

    kind: Kind
    where: str
    before: str
    after: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A printed fact, and what stands in its place now.

    Attributes:
        mark: What was printed.
        text: What is there now, on one line unless it was broken into paragraphs.
        is_certain: Whether it is clear where it ends. It isn't where something was typed right
            beside it, unless it was changed as well and all wording around is as it was.
    """

    mark: Mark
    text: str
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a draft.

    Attributes:
        seen: The facts that can still be found.
        wording: What else was changed, in the order of the document.
    """

    seen: tuple[Seen, ...]
    wording: tuple[Wording, ...]


def compare(fresh: Draft, edited: Draft) -> Comparison:
    """Compare a draft that came back with one that was made now.

    Args:
        fresh: What the berkas and the template give now.
        edited: What came back.
    """
    seen = {
        name: Seen(edited.marks[name], text if "\n" in text.strip("\n") else plain(text))
        for name, text in edited.found.items()
        if name in edited.marks
    }
    again: list[Seen] = []
    wording: list[Wording] = []
    edges = _edges(fresh)
    matcher = SequenceMatcher(None, _skeletons(fresh), _skeletons(edited), autojunk=False)
    for action, start, end, begin, stop in matcher.get_opcodes():
        if action == "equal":
            continue
        old, new = fresh.paragraphs[start:end], edited.paragraphs[begin:stop]
        pairs = list(zip(old, new, strict=True)) if len(old) == len(new) else []
        for index, (before, after) in enumerate(pairs):
            found = _found_again(before, after, fresh, edited)
            if found is not None:
                again += [one for name, one in found if not name]
                seen |= {name: one for name, one in found if name}
                continue
            where = _where(edited.paragraphs, begin + index)
            text = _with_facts_of(after, before, fresh, edited)
            wording.append(Wording("changed", where, text, after.text, _fields(before, fresh)))
            _doubt(seen, after, edited, edges)
        if not pairs:
            wording += _apart(fresh, start, end, edited, begin, stop)
            for after in new:
                _doubt(seen, after, edited, edges)
    return Comparison((*seen.values(), *again), tuple(wording))


def _doubt(
    seen: dict[str, Seen],
    paragraph: Paragraph,
    draft: Draft,
    edges: Mapping[str, AbstractSet[tuple[str, str]]],
) -> None:
    """Doubt the facts beside which something else stands than used to.

    LibreOffice leaves part of a word outside of a bookmark where the last word in it was replaced.
    """
    for name, edge in _edges_of(paragraph):
        if name in seen and edge not in edges.get(_key(draft.marks[name]), ()):
            seen[name] = replace(seen[name], is_certain=False)


def _edges(draft: Draft) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for paragraph in draft.paragraphs:
        for name, edge in _edges_of(paragraph):
            if name in draft.marks:
                found.setdefault(_key(draft.marks[name]), set()).add(edge)
    return found


def _edges_of(paragraph: Paragraph) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give the letters right before and right after each fact; none beside another fact."""
    texts = ["" if piece.mark else piece.text for piece in paragraph.pieces]
    for piece, before, after in zip(paragraph.pieces, ["", *texts], [*texts[1:], ""], strict=False):
        if piece.mark:
            yield piece.mark, (before[-_EDGE:], after[:_EDGE])


def _apart(
    fresh: Draft, start: int, end: int, edited: Draft, begin: int, stop: int
) -> Iterator[Wording]:
    for index in range(start, end):
        before = fresh.paragraphs[index]
        if before.text:
            where = _where(fresh.paragraphs, index)
            yield Wording("removed", where, before.text, "", _fields(before, fresh))
    for index in range(begin, stop):
        if text := edited.paragraphs[index].text:
            yield Wording("added", _where(edited.paragraphs, index), "", text)


def _skeletons(draft: Draft) -> list[str]:
    """Give each paragraph with the names of its facts instead of their texts."""
    return [
        plain("".join(f"{{{_key(draft.marks[piece.mark])}}}" if piece.mark in draft.marks
                      else piece.text for piece in paragraph.pieces))
        for paragraph in draft.paragraphs
    ]  # fmt: skip


def _key(mark: Mark) -> str:
    return "|".join((mark.path, *mark.filters))


def _fields(paragraph: Paragraph, draft: Draft) -> tuple[str, ...]:
    paths = (draft.marks[p.mark].path for p in paragraph.pieces if p.mark in draft.marks)
    return tuple(dict.fromkeys(paths))


def _where(paragraphs: Sequence[Paragraph], index: int) -> str:
    for paragraph in reversed(paragraphs[: index + 1]):
        if _CHAPTER.match(paragraph.label):
            return paragraph.label
    return ""


def _found_again(
    before: Paragraph, after: Paragraph, fresh: Draft, edited: Draft
) -> list[tuple[str, Seen]] | None:
    """Find the facts of a paragraph by the wording around them, if all of that is unchanged.

    Word drops a bookmark when its whole text is typed over, and puts what is typed at its end
    outside of it.

    Returns:
        The facts, with the names of those bookmarks that are still there; `None` if the wording
        was changed, or leaves it open where a fact ends.
    """
    marks = [fresh.marks[piece.mark] for piece in before.pieces if piece.mark in fresh.marks]
    texts = _between(_literals(before), after.text)
    if not marks or texts is None:
        return None
    left = [piece for piece in after.pieces if piece.mark in edited.marks]
    found = []
    for mark, text in zip(marks, texts, strict=True):
        inside = next((p for p in left if _key(edited.marks[p.mark]) == _key(mark)), None)
        if inside is None:
            found.append(("", Seen(mark, plain(text))))
            continue
        left.remove(inside)
        known = edited.marks[inside.mark]
        whole = plain(inside.text) == plain(text)
        is_certain = whole or plain(inside.text) != plain(known.text)
        found.append((inside.mark, Seen(known, plain(text), is_certain)))
    return found


def _inside(paragraph: Paragraph, draft: Draft) -> dict[str, str]:
    """Give the facts of a paragraph that stand in their bookmarks."""
    return {
        _key(draft.marks[piece.mark]): plain(piece.text)
        for piece in paragraph.pieces
        if piece.mark in draft.marks
    }


def _with_facts_of(after: Paragraph, before: Paragraph, fresh: Draft, edited: Draft) -> str:
    """Give the old wording with the new facts, so that only wording differs."""
    facts = _inside(after, edited)
    return plain(
        "".join(
            facts.get(_key(fresh.marks[piece.mark]), piece.text)
            if piece.mark in fresh.marks
            else piece.text
            for piece in before.pieces
        )
    )


def _literals(paragraph: Paragraph) -> list[str]:
    """Give the wording before, between and after the facts of a paragraph."""
    literals = [""]
    for piece in paragraph.pieces:
        if piece.mark:
            literals.append("")
        else:
            literals[-1] += _SPACES.sub(" ", piece.text)
    literals[0], literals[-1] = literals[0].lstrip(), literals[-1].rstrip()
    return literals


def _between(literals: Sequence[str], text: str) -> list[str] | None:
    """Give what stands between literals, if there is exactly one way to find them in a text."""
    first, last = literals[0], literals[-1]
    if len(first) + len(last) > len(text) or not (text.startswith(first) and text.endswith(last)):
        return None
    begin, end = len(first), len(text) - len(last)
    from_left: list[int] = []
    for literal in literals[1:-1]:
        at = text.find(literal, begin, end)
        if at < 0:
            return None
        from_left.append(at)
        begin = at + len(literal)
    limit = end
    for literal, at in zip(reversed(literals[1:-1]), reversed(from_left), strict=True):
        if text.rfind(literal, len(first), limit) != at:
            return None
        limit = at
    starts = [
        len(first),
        *(at + len(one) for at, one in zip(from_left, literals[1:], strict=False)),
    ]
    return [text[start:stop] for start, stop in zip(starts, [*from_left, end], strict=True)]
