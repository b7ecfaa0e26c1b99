"""The tags of a template, read paragraph by paragraph, before docxtpl and Jinja see them.

Jinja stops at the first mistake and names a line of XML. Here every tag keeps its place in the text
people see in Word, and every mistake of form is found: what isn't closed, what doesn't pair, and
what docxtpl would drop in silence, such as text beside a `{%p … %}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CLOSERS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_EDGE: Final = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
# docxtpl takes a prefix only right after the braces and before a plain space.
_PREFIX: Final = re.compile(r"\s*(p|tr|tc|r)\s+")
_GOOD_PREFIX: Final = re.compile(r"(p|tr|tc|r) ")
_KEYWORD: Final = re.compile(r"[a-z_]+", re.IGNORECASE)
_CURLY_QUOTES: Final = str.maketrans("“”‘’", "\"\"''")

BLOCKS: Final = {"for": "endfor", "if": "endif"}
_ENDS: Final = {end: start for start, end in BLOCKS.items()}
_MIDDLES: Final = {"elif": ("if",), "else": ("if", "for")}
COMMANDS: Final = (*BLOCKS, *_ENDS, *_MIDDLES, "include")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag in the text of a paragraph.

    Attributes:
        kind: `{{` prints, `{%` commands, `{#` comments.
        prefix: What docxtpl removes around the tag: `p`, `tr`, `tc`, `r`, or nothing.
        body: What stands between braces and prefix, quotes straightened.
        start: Where the tag begins in the paragraph's text.
        end: Where it ends.
    """

    kind: str
    prefix: str
    body: str
    start: int
    end: int

    @property
    def keyword(self) -> str:
        """The command, such as `for`; empty for what prints or comments."""
        match = _KEYWORD.match(self.body) if self.kind == "{%" else None
        return match.group() if match else ""

    @property
    def source(self) -> str:
        """The tag as Jinja gets it."""
        return f"{self.kind} {self.body} {_CLOSERS[self.kind]}"


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake of form.

    Attributes:
        code: A key of `generator.messages.CATALOGUE`.
        paragraph: 1-based number of the paragraph in its part.
        start: Where it begins in the paragraph's text.
        end: Where it ends.
        facts: Named values for the sentence.
    """

    code: str
    paragraph: int
    start: int
    end: int
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """What is asked of a paragraph: its number, its text, and the table row it stands in.

    Attributes:
        number: 1-based number in its part.
        text: What Word shows, without list number.
        row: Any value equal for the paragraphs of one row; `None` outside tables.
    """

    number: int
    text: str
    row: object = None


def tags(text: str) -> list[Tag]:
    """List the closed tags of a text in order."""
    return [piece for piece in _pieces(text) if isinstance(piece, Tag)]


def faults(lines: Sequence[Line]) -> list[Fault]:
    """List the mistakes of form in the paragraphs of one part, in order."""
    found: list[Fault] = []
    blocks = _Blocks(found)
    prefixed: dict[object, tuple[int, Tag]] = {}
    for line in lines:
        pieces = list(_pieces(line.text))
        for piece in pieces:
            if isinstance(piece, Tag):
                found += _prefix_faults(line, piece, prefixed)
                blocks.take(line.number, piece)
            else:
                code, start, end = piece
                facts = {"tag": line.text[start : start + 40]}
                found.append(Fault(code, line.number, start, end, facts))
        found += _beside(line, [piece for piece in pieces if isinstance(piece, Tag)])
    blocks.finish()
    found += _beside_in_row(lines, prefixed)
    return sorted(found, key=lambda fault: (fault.paragraph, fault.start))


def _pieces(text: str) -> Iterator[Tag | tuple[str, int, int]]:
    """Yield the tags, and what is left open or closed without being opened."""
    opened: tuple[str, int] | None = None
    for edge in _EDGE.finditer(text):
        mark = edge.group()
        if mark in _CLOSERS:
            if opened is None:
                opened = (mark, edge.start())
            elif opened[0] != "{#" or not _closes(text, edge):
                yield "template.tag-unclosed", opened[1], edge.start()
                opened = (mark, edge.start())
        elif opened is None:
            yield "template.tag-unopened", edge.start(), edge.end()
        elif mark == _CLOSERS[opened[0]]:
            yield _tag(opened[0], text[opened[1] + 2 : edge.start()], opened[1], edge.end())
            opened = None
        elif opened[0] != "{#":
            yield "template.tag-mixed", opened[1], edge.end()
            opened = None
    if opened is not None:
        yield "template.tag-unclosed", opened[1], len(text)


def _closes(text: str, edge: re.Match[str]) -> bool:
    """Tell whether a tag within a comment ends there; else docxtpl would read on behind it."""
    end = text.find("#}", edge.end())
    return text.find(_CLOSERS[edge.group()], edge.end(), end if end >= 0 else None) >= 0


def _tag(kind: str, inner: str, start: int, end: int) -> Tag:
    match = (_PREFIX if kind == "{%" else _GOOD_PREFIX).match(inner)
    prefix = match.group(1) if match else ""
    body = inner[match.end() if match else 0 :].strip().removeprefix("-").removesuffix("-").strip()
    return Tag(kind, prefix, body.translate(_CURLY_QUOTES), start, end)


def _prefix_faults(
    line: Line, tag: Tag, prefixed: dict[object, tuple[int, Tag]]
) -> Iterator[Fault]:
    inner = line.text[tag.start + 2 : tag.end - 2]
    if tag.prefix and not _GOOD_PREFIX.match(inner):
        facts = {"prefix": tag.prefix}
        yield Fault("template.prefix-spacing", line.number, tag.start, tag.end, facts)
    if tag.prefix in ("tr", "tc") and line.row is None:
        yield Fault(
            "template.prefix-outside", line.number, tag.start, tag.end, {"prefix": tag.prefix}
        )
    if tag.prefix in ("tr", "tc", "p") and re.search(r"[}%]", tag.body):
        yield Fault("template.prefix-sign", line.number, tag.start, tag.end, {"prefix": tag.prefix})
    if tag.prefix == "tr" and line.row is not None:
        if line.row in prefixed:
            yield Fault("template.prefix-twice", line.number, tag.start, tag.end, {"prefix": "tr"})
        else:
            prefixed[line.row] = (line.number, tag)


def _beside(line: Line, found: Sequence[Tag]) -> Iterator[Fault]:
    """Find what docxtpl drops with the paragraph of a `{%p … %}`."""
    whole = [tag for tag in found if tag.prefix == "p"]
    if not whole:
        return
    for tag in whole[1:]:
        yield Fault("template.prefix-twice", line.number, tag.start, tag.end, {"prefix": "p"})
    if left := _outside(line.text, whole):
        kept = whole[0]
        facts = {"prefix": "p", "text": left[:60]}
        yield Fault("template.text-beside", line.number, kept.start, kept.end, facts)


def _beside_in_row(
    lines: Iterable[Line], prefixed: dict[object, tuple[int, Tag]]
) -> Iterator[Fault]:
    """Find what docxtpl drops with the row of a `{%tr … %}`."""
    for line in lines:
        if line.row is None or line.row not in prefixed:
            continue
        number, tag = prefixed[line.row]
        rest = _outside(line.text, [piece for piece in tags(line.text) if piece.prefix == "tr"])
        if rest:
            facts = {"prefix": "tr", "text": rest[:60]}
            yield Fault("template.text-beside", number, tag.start, tag.end, facts)


def _outside(text: str, found: Sequence[Tag]) -> str:
    left, start = "", 0
    for tag in found:
        left += text[start : tag.start]
        start = tag.end
    return (left + text[start:]).strip()


class _Blocks:
    """Pairs `for` with `endfor` and `if` with `endif`."""

    def __init__(self, found: list[Fault]) -> None:
        self._found = found
        self._open: list[tuple[int, Tag]] = []

    def take(self, number: int, tag: Tag) -> None:
        word = tag.keyword
        if tag.kind != "{%":
            return
        if word in BLOCKS:
            self._open.append((number, tag))
        elif word in _ENDS:
            self._end(number, tag, _ENDS[word])
        elif word in _MIDDLES:
            if not self._open or self._open[-1][1].keyword not in _MIDDLES[word]:
                self._report("template.block-unopened", number, tag, opener=_MIDDLES[word][0])
            else:
                self._compare_prefix(number, tag, self._open[-1])
        elif word != "include":
            self._report("template.command-unknown", number, tag, known=COMMANDS)

    def _end(self, number: int, tag: Tag, wanted: str) -> None:
        at = next(
            (
                index
                for index in range(len(self._open) - 1, -1, -1)
                if self._open[index][1].keyword == wanted
            ),
            None,
        )
        if at is None:
            self._report("template.block-unopened", number, tag, opener=wanted)
            return
        for left_number, left in self._open[at + 1 :]:
            self._report("template.block-unclosed", left_number, left, end=BLOCKS[left.keyword])
        self._compare_prefix(number, tag, self._open[at])
        del self._open[at:]

    def _compare_prefix(self, number: int, tag: Tag, opener: tuple[int, Tag]) -> None:
        if tag.prefix != opener[1].prefix:
            self._report(
                "template.prefix-mismatch",
                number,
                tag,
                wanted=f"{{%{opener[1].prefix} {tag.keyword} %}}",
                opener=f"{{%{opener[1].prefix} {opener[1].body} %}}",
                opener_paragraph=opener[0],
            )

    def finish(self) -> None:
        for number, tag in self._open:
            self._report("template.block-unclosed", number, tag, end=BLOCKS[tag.keyword])

    def _report(self, code: str, number: int, tag: Tag, **facts: object) -> None:
        shown = {"tag": f"{tag.kind}{tag.prefix} {tag.body} {_CLOSERS[tag.kind]}", **facts}
        self._found.append(Fault(code, number, tag.start, tag.end, shown))
