"""A template followed tag by tag, shared parts included, with the scopes its loops open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from generator.authoring.expressions import Evaluator
from generator.authoring.parsing import included, parse
from generator.rendering.markup import BLOCKS, faults, tags
from generator.rendering.oxml import w
from generator.rendering.package import DOCUMENT
from generator.rendering.places import CORE, Place, lines, paragraphs
from generator.rendering.source import MAX_TAGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from generator.authoring.opened import Opened
    from generator.authoring.shape import Shape
    from generator.rendering.markup import Line, Tag

_MAX_DEPTH: Final = 8
_CURSOR: Final = "_GoBack"

Scope = dict[str, "Shape"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a template, before it is judged.

    Attributes:
        code: A key of `generator.messages.CATALOGUE`.
        file: The template or shared part it is in.
        place: Where in it.
        facts: Named values for the sentence.
        is_guarded: Whether it stands in a loop or a choice, and so may never be reached.
    """

    code: str
    file: str
    place: Place = field(default_factory=Place)
    facts: dict[str, Any] = field(default_factory=dict)
    is_guarded: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two notes the same."""
        facts = tuple(sorted((key, str(value)) for key, value in self.facts.items()))
        return self.code, self.file, self.place, facts


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark that a reference may name.

    Attributes:
        name: Its name.
        file: The template or shared part it is in.
        place: Where in it.
        is_repeated: Whether it stands in a loop.
        is_chosen: Whether it stands in a choice, so that trying tells how often it comes.
        is_numbered: Whether its paragraph has a number.
    """

    name: str
    file: str
    place: Place
    is_repeated: bool
    is_chosen: bool
    is_numbered: bool


class Walk:
    """Follows one template through the shape of its context.

    Args:
        shape: The context.
        open_part: Gives a shared part by name; `None` if there is none.
    """

    def __init__(self, shape: Shape, open_part: Callable[[str], Opened | None]) -> None:
        self.notes: list[Note] = []
        self.used: set[str] = set()
        self.includes: set[str] = set()
        self.bookmarks: list[Bookmark] = []
        self.references: list[tuple[str, str, Place]] = []
        self._scope: Scope = dict(shape.fields)
        self._open_part = open_part

    def follow(self, opened: Opened) -> None:
        """Follow every part of a template that holds text."""
        for part in opened.texts:
            _Part(self, opened, part, depth=0, repeats=0, choices=0, is_guarded=False).follow(
                self._scope
            )
        self._judge_references()

    def shared(self, name: str) -> Opened | None:
        """Give a shared part."""
        self.includes.add(name)
        return self._open_part(name)

    def _judge_references(self) -> None:
        names: dict[str, list[Bookmark]] = {}
        for mark in self.bookmarks:
            names.setdefault(mark.name, []).append(mark)
        for name, marks in names.items():
            facts = {"bookmark": name}
            always = [mark for mark in marks if not mark.is_chosen]
            for mark in always[1:]:
                self.notes.append(Note("template.bookmark-twice", mark.file, mark.place, facts))
            for mark in always:
                if mark.is_repeated:
                    self.notes.append(Note("lint.bookmark-repeated", mark.file, mark.place, facts))
        for name, file, place in self.references:
            if not any(mark.is_numbered for mark in names.get(name, ())):
                self.notes.append(Note("template.reference", file, place, {"bookmark": name}))


class _Part:
    def __init__(
        self,
        walk: Walk,
        opened: Opened,
        part: str,
        *,
        depth: int,
        repeats: int,
        choices: int,
        is_guarded: bool,
    ) -> None:
        self._walk = walk
        self._opened = opened
        self._part = part
        self._depth = depth
        self._repeats = repeats
        self._is_guarded = is_guarded
        self._place = Place(part)
        self._scopes: list[Scope] = []
        self._choices = choices
        self._evaluator: Evaluator | None = None

    def follow(self, scope: Scope) -> None:
        root = self._opened.root(self._part)
        if root is None:
            return
        texts = lines(self._part, root)
        if sum(len(tags(line.text)) for line in texts) > MAX_TAGS:
            self._report("template.too-many-tags", limit=MAX_TAGS)
            return
        for fault in faults(texts):
            text = texts[fault.paragraph - 1].text
            place = Place(self._part, fault.paragraph, text, fault.start, fault.end)
            self._walk.notes.append(Note(fault.code, self._opened.name, place, fault.facts))
        self._scopes = [scope]
        for line, element in zip(texts, paragraphs(self._part, root), strict=True):
            for tag in tags(line.text):
                self._place = Place(self._part, line.number, line.text, tag.start, tag.end)
                self._take(tag)
            if self._part != CORE:
                self._note_bookmarks(line, element)

    def _report(self, code: str, **facts: object) -> None:
        asked = self._evaluator is not None and self._evaluator.is_guarded
        is_guarded = self._is_guarded or len(self._scopes) > 1 or asked
        self._walk.notes.append(Note(code, self._opened.name, self._place, facts, is_guarded))

    def _refer(self, name: str) -> None:
        self._walk.references.append((name, self._opened.name, self._place))

    def _take(self, tag: Tag) -> None:
        evaluator = Evaluator(self._report, self._walk.used.add, self._refer)
        self._evaluator = evaluator
        scopes = self._scopes
        scope = scopes[-1]
        if tag.kind == "{{":
            node = parse(tag.source, self._report)
            if node is not None:
                evaluator.printed(node, scope)
            return
        word = tag.keyword
        if word == "for":
            node = parse(f"{tag.source}{{% endfor %}}", self._report)
            scopes.append(dict(scope) if node is None else evaluator.loop(node, scope))
            self._repeats += 1
        elif word in ("if", "elif"):
            asked = tag.body.removeprefix(word)
            node = parse(f"{{% if{asked} %}}{{% endif %}}", self._report)
            if node is not None:
                evaluator.condition(node, scope)
            if word == "if":
                scopes.append(scope)
                self._choices += 1
        elif word in BLOCKS.values() and len(scopes) > 1:
            scopes.pop()
            self._repeats -= word == "endfor"
            self._choices -= word == "endif"
        elif word == "include":
            self._include(tag, scope)

    def _include(self, tag: Tag, scope: Scope) -> None:
        name = included(parse(tag.source, self._report))
        if not name:
            return
        opened = self._walk.shared(name)
        if opened is None:
            self._report("template.missing", name=f"_bagian/{name}.docx")
        elif self._depth >= _MAX_DEPTH:
            self._report("template.too-deep")
        else:
            _Part(
                self._walk,
                opened,
                DOCUMENT,
                depth=self._depth + 1,
                repeats=self._repeats,
                choices=self._choices,
                is_guarded=self._is_guarded or len(self._scopes) > 1,
            ).follow(scope)

    def _note_bookmarks(self, line: Line, paragraph: etree._Element) -> None:
        for mark in paragraph.iter(w("bookmarkStart")):
            name = mark.get(w("name"), "")
            if name == _CURSOR:
                continue
            place = Place(self._part, line.number, line.text, 0, len(line.text))
            is_numbered = self._opened.numbering.level_of(paragraph) is not None
            self._walk.bookmarks.append(
                Bookmark(
                    name,
                    self._opened.name,
                    place,
                    is_repeated=self._repeats > 0,
                    is_chosen=self._choices > 0,
                    is_numbered=is_numbered,
                )
            )
