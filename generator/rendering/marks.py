"""Facts that know where they come from: they carry their JSON path through filters into the text.

There they stand between signs, which `rendering.bookmarks` turns into bookmarks.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from generator.rendering.plain import Plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

# Noncharacters: no text that is meant for people holds them.
_START, _NEXT, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_SIGNS: Final = re.compile(f"[{_START}{_NEXT}{_END}]")
_MARKED: Final = re.compile(
    f"{_START}([^{_NEXT}]*){_NEXT}([^{_NEXT}]*){_NEXT}([^{_START}{_NEXT}{_END}]*){_END}"
)


class Marked:
    """A value that knows where it comes from.

    Attributes:
        path: Its JSON path in the berkas; one that begins with `profil` is the region's.
        filters: What was done to it since, in order.
    """

    path: str
    filters: tuple[str, ...]

    def printed(self) -> Markup:
        """Give the text between signs."""
        inner = (self.path, "|".join(self.filters), str(self))
        return Markup(f"{_START}%s{_NEXT}%s{_NEXT}%s{_END}") % inner  # noqa: S704 – our signs


class _Text(Marked, str):
    __slots__ = ()


class _Whole(Marked, int):
    pass


class _Number(Marked, Decimal):
    pass


class _Day(Marked, date):
    pass


def mark(value: Any, path: str, filters: tuple[str, ...] = ()) -> Any:
    """Let a text, number or date know where it comes from; anything else is as it was."""
    made: Any
    if type(value) is str and not _SIGNS.search(value):
        made = _Text(value)
    elif type(value) is int:
        made = _Whole(value)
    elif type(value) is Decimal:
        made = _Number(value)
    elif type(value) is date:
        made = _Day(value.year, value.month, value.day)
    else:
        return value
    made.path, made.filters = path, filters
    return made


class MarkingPlain(Plain):
    """Turns models into plain data that knows where it comes from.

    Args:
        draft: Whether absent values print dotted blanks.
        places: Where facts stand that go under another name, such as the latest of a list.
    """

    def __init__(self, *, draft: bool, places: Mapping[str, str]) -> None:
        super().__init__(draft=draft)
        self._places = places

    def mapping(self, model: BaseModel, path: str) -> dict[str, Any]:
        """Give the fields of a model by name, each value marked."""
        prefix = f"{path}." if path else ""
        values = vars(model)
        return {
            name: self.value(values[name], f"{prefix}{name}") for name in type(model).model_fields
        }

    def value(self, value: Any, path: str) -> Any:
        """Give any value, marked if it can be printed."""
        name, dot, below = path.partition(".")
        return mark(super().value(value, path), self._places.get(name, name) + dot + below)


def is_signed(text: str) -> bool:
    """Say whether a text has a marked piece."""
    return _START in text


def pieces(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Take a text apart: each piece with its path, empty for one without, and its filters."""
    cut = _MARKED.split(text)
    for before, path, filters, inner in zip(
        cut[::4], cut[1::4], cut[2::4], cut[3::4], strict=False
    ):
        yield without_signs(before), "", ()
        yield inner, path, tuple(filter(None, filters.split("|")))
    yield without_signs(cut[-1]), "", ()


def without_signs(text: str) -> str:
    """Give a text as it is printed."""
    return _SIGNS.sub("", _MARKED.sub(r"\3", text))
