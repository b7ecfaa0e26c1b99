"""A PDF opened for checking: every object in force, and what each content stream draws."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    StreamObject,
)

from generator.pdf.pdfa.content import operations
from generator.pdf.reading import READ_ERRORS

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT: Final = {b"Tj", b"TJ", b"'", b'"'}
_INVISIBLE: Final = 3  # text rendering mode (ISO 32000-1, table 106)


@dataclass(frozen=True, slots=True)
class Content:
    """One content stream.

    Attributes:
        place: Which, for messages.
        resources: Its own resources, or `None` without any.
        operations: Operands and operator of each step.
    """

    place: str
    resources: Any
    operations: tuple[tuple[Any, bytes], ...]


@dataclass(slots=True)
class UsedFont:
    """A font and the codes that text shows with it.

    Attributes:
        place: Where it is, for messages.
        font: The font dictionary.
        shown: Strings as they stand in content streams, drawn visibly.
        hidden: The same, in rendering mode 3.
    """

    place: str
    font: Any
    shown: set[bytes]
    hidden: set[bytes]


def look(dictionary: Any, key: str, default: Any = None) -> Any:
    """Look up a value, a reference followed; pypdf's own `get` gives references as they are."""
    value = dictionary.get(key, default)
    return value.get_object() if isinstance(value, IndirectObject) else value


def is_true(dictionary: Any, key: str) -> bool:
    """Tell whether an entry is true; pypdf's booleans are all true to Python."""
    value = look(dictionary, key)
    return isinstance(value, BooleanObject) and bool(value.value)


class Opened:
    """A PDF, read with pypdf, and walked once.

    Objects of earlier revisions that later ones replaced are not looked at.
    """

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.reader = PdfReader(io.BytesIO(pdf))
        self.root: Any = self.reader.root_object

    @cached_property
    def objects(self) -> dict[int, Any]:
        """Every indirect object that the trailer leads to, by number."""
        found: dict[int, Any] = {}
        waiting: list[Any] = [self.reader.trailer]
        while waiting:
            value = waiting.pop()
            if isinstance(value, IndirectObject):
                if value.idnum in found:
                    continue
                value = found.setdefault(value.idnum, value.get_object())
            if isinstance(value, DictionaryObject):
                waiting.extend(value.raw_get(key) for key in value)
            elif isinstance(value, ArrayObject):
                waiting.extend(value)
        return found

    @cached_property
    def values(self) -> tuple[tuple[str, Any], ...]:
        """Every value there is, inside of others too, with the object it stands in."""
        found = []
        for number, top in sorted(self.objects.items()):
            place = f"objek {number}"
            waiting = [top]
            while waiting:
                value = waiting.pop()
                found.append((place, value))
                if isinstance(value, DictionaryObject):
                    inner = [value.raw_get(key) for key in value]
                else:
                    inner = list(value) if isinstance(value, ArrayObject) else []
                waiting.extend(each for each in inner if not isinstance(each, IndirectObject))
        return tuple(found)

    @cached_property
    def dictionaries(self) -> tuple[tuple[str, Any], ...]:
        """Every dictionary, those of streams among them."""
        return tuple(each for each in self.values if isinstance(each[1], DictionaryObject))

    def of_type(self, *names: str) -> Iterator[tuple[str, Any]]:
        """Give the dictionaries whose `/Type` is one of these."""
        return ((place, each) for place, each in self.dictionaries if look(each, "/Type") in names)

    @cached_property
    def streams(self) -> tuple[tuple[int, Any], ...]:
        """Every stream with its object number."""
        return tuple(
            (number, each)
            for number, each in sorted(self.objects.items())
            if isinstance(each, StreamObject)
        )

    @cached_property
    def pages(self) -> tuple[tuple[str, Any], ...]:
        """Every page."""
        return tuple((f"halaman {i}", page) for i, page in enumerate(self.reader.pages, 1))

    @cached_property
    def annotations(self) -> tuple[tuple[str, Any], ...]:
        """Every annotation of every page."""
        found = []
        for place, page in self.pages:
            listed = look(page, "/Annots")
            for index, each in enumerate(listed.get_object() if listed is not None else (), 1):
                found.append((f"{place}, anotasi {index}", each.get_object()))
        return tuple(found)

    @cached_property
    def contents(self) -> tuple[Content, ...]:
        """The content streams of pages, forms and tiling patterns."""
        found = [
            Content(place, _resources(page), self._operations(look(page, "/Contents")))
            for place, page in self.pages
        ]
        for number, each in self.streams:
            if look(each, "/Subtype") == "/Form" or look(each, "/PatternType") == 1:
                found.append(Content(f"objek {number}", _resources(each), self._operations(each)))
        return tuple(found)

    def _operations(self, stream: Any) -> tuple[tuple[Any, bytes], ...]:
        if stream is None:
            return ()
        held = ContentStream(stream.get_object(), self.reader)
        found = operations(held.get_data())
        return tuple(held.operations) if found is None else found

    @cached_property
    def fonts(self) -> tuple[UsedFont, ...]:
        """Every font that resources name, with what is shown in it."""
        found: dict[int, UsedFont] = {}
        for content in self.contents:
            named = _entries(content.resources, "/Font")
            for name, font in named.items():
                place = f"{content.place}, huruf {name.removeprefix('/')}"
                found.setdefault(id(font), UsedFont(place, font, set(), set()))
            _note_text(content, named, found)
        return tuple(found.values())

    def intent_colours(self) -> str:
        """Tell the colour space of the PDF/A output intent, `RGB ` say; empty without one."""
        intents = look(self.root, "/OutputIntents")
        for intent in intents.get_object() if intents is not None else ():
            found = intent.get_object()
            if look(found, "/S") == "/GTS_PDFA1" and "/DestOutputProfile" in found:
                return _header(found["/DestOutputProfile"])[16:20].decode("latin-1")
        return ""


def _header(profile: Any) -> bytes:
    try:
        return bytes(profile.get_data()[:128])
    except READ_ERRORS:
        return b""


def _resources(holder: Any) -> Any:
    found = look(holder, "/Resources")
    return found.get_object() if found is not None else None


def _entries(resources: Any, kind: str) -> dict[str, Any]:
    held = look(resources, kind) if resources is not None else None
    if held is None:
        return {}
    return {str(name): each.get_object() for name, each in held.get_object().items()}


def _note_text(content: Content, named: dict[str, Any], found: dict[int, UsedFont]) -> None:
    state: tuple[Any, int] = (None, 0)
    kept: list[tuple[Any, int]] = []
    for operands, operator in content.operations:
        if operator == b"q":
            kept.append(state)
        elif operator == b"Q" and kept:
            state = kept.pop()
        elif operator == b"Tf":
            state = (named.get(str(operands[0])), state[1])
        elif operator == b"Tr":
            state = (state[0], int(operands[0]))
        elif operator in _TEXT and state[0] is not None:
            used = found[id(state[0])]
            target = used.hidden if state[1] == _INVISIBLE else used.shown
            parts = operands[0] if operator == b"TJ" else operands[-1:]
            target.update(_bytes(part) for part in parts if isinstance(part, (str, bytes)))


def _bytes(text: Any) -> bytes:
    return bytes(text) if isinstance(text, bytes) else bytes(text.original_bytes)
