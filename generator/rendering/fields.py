"""What a template gets for a field that has no value, or that doesn't exist.

A fact that isn't there yet is a `Kosong`: false in a condition, empty in a loop, dotted blanks in a
draft, an error in a final document. A name that no model has is an error in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, Final, NoReturn

from jinja2 import StrictUndefined
from markupsafe import Markup

BLANK: Final = "…………………"


class EmptyFieldError(Exception):
    """A final document asks for a fact that isn't there; `args[0]` is its path."""


class UnknownFieldError(Exception):
    """A template names a field that doesn't exist; `args[0]` is its name.

    Attributes:
        near: A name that does exist and looks much like it; may be empty.
    """

    def __init__(self, name: str, near: str = "") -> None:
        super().__init__(name)
        self.near = near


class NotTextError(Exception):
    """A template prints a value that isn't text; `args[0]` is its Python type."""


def closest(name: str, known: Iterable[object]) -> str:
    """Give the known name that looks most like `name`; empty if none does."""
    names = [str(one) for one in known]
    return next(iter(get_close_matches(name, names, n=1, cutoff=0.6)), "")


class Kosong:
    """A fact that isn't known yet.

    Args:
        path: Where it belongs, such as `penandatanganan.tanggal`.
        draft: Whether to print dotted blanks instead of refusing.
    """

    __slots__ = ("_draft", "_path")

    def __init__(self, path: str, *, draft: bool) -> None:
        self._path = path
        self._draft = draft

    def child(self, name: object) -> Kosong:
        """Return the field `name` of this missing fact: missing as well."""
        return Kosong(f"{self._path}.{name}", draft=self._draft)

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Any:
        return iter(())

    def __str__(self) -> str:
        if self._draft:
            return BLANK
        raise EmptyFieldError(self._path)

    def __html__(self) -> Markup:
        return Markup(str(self))  # noqa: S704 – our own dots, nothing from outside


class UnknownField(StrictUndefined):
    """A name that neither the context nor a model knows."""

    __slots__ = ()

    def _fail(self, *_args: object, **_kwargs: object) -> NoReturn:
        name = self._undefined_name or self._undefined_hint or ""
        known = self._undefined_obj if isinstance(self._undefined_obj, Mapping) else ()
        raise UnknownFieldError(name, closest(name, known))

    _fail_with_undefined_error = _fail
    __getattr__ = __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = _fail
    __html__ = __call__ = __getitem__ = __contains__ = __neg__ = _fail
    __lt__ = __le__ = __gt__ = __ge__ = _fail
