"""Which templates there are, and which ones a command means."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator import registry
from generator.errors import TemplateError
from generator.resources import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.registry import Document

SHARED: Final = "_bagian"
_BASE: Final = "_base"


@dataclass(frozen=True, slots=True)
class Found:
    """A template and what it is for.

    Attributes:
        path: The file.
        forms: Keys of the forms that use it; of all forms for a shared part.
        documents: The registry's lines it is the template of; none for shared parts and the base.
    """

    path: Path
    forms: tuple[str, ...]
    documents: tuple[Document, ...] = ()

    @property
    def name(self) -> str:
        """What to call it: the file, and the folder where that says something."""
        folder = self.path.parent.name
        named = folder in (SHARED, _BASE) or folder in {form.key for form in registry.FORMS}
        return f"{folder}/{self.path.name}" if named else self.path.name

    @property
    def is_shared(self) -> bool:
        """Whether it is a part that other templates include."""
        return self.path.parent.name == SHARED


def templates(folder: Path = TEMPLATES) -> list[Found]:
    """List the templates of a folder laid out like `templates/`: documents, then shared parts."""
    lines = (*registry.DOCUMENTS, registry.COVER)
    found = []
    for path in sorted(folder.rglob("*.docx")):
        if path.name.startswith("~$"):  # Word's lock file
            continue
        place = path.parent.relative_to(folder).as_posix()
        if place == SHARED:
            found.append(Found(path, tuple(form.key for form in registry.FORMS)))
        elif place != _BASE:
            found.append(_as_document(path, place, lines))
    return sorted(found, key=lambda one: (one.is_shared, one.path))


def with_base(folder: Path = TEMPLATES) -> list[Found]:
    """List the templates with the base they all build on."""
    bases = sorted((folder / _BASE).glob("*.docx"))
    return [*templates(folder), *(Found(path, ()) for path in bases)]


def choose(names: Sequence[str], every: Iterable[Found]) -> list[Found]:
    """Find the templates that a command means.

    Args:
        names: Files, or keys of documents and shared parts; none means all.
        every: What there is.

    Raises:
        TemplateError: There is no such file and no such template.
    """
    there = list(every)
    if not names:
        return there
    chosen: list[Found] = []
    for name in names:
        path = Path(name)
        if path.suffix == ".docx" or path.is_file():
            if not path.is_file():
                raise TemplateError("template.missing", name=name)
            same = [one for one in there if one.path.resolve() == path.resolve()]
            chosen += same or [of_file(path)]
            continue
        keyed = [one for one in there if one.path.stem == name]
        if not keyed:
            known = sorted({one.path.stem for one in there})
            raise TemplateError("template.unknown-key", name=name, known=known)
        chosen += keyed
    return chosen


def of_file(path: Path) -> Found:
    """Guess from the names of a file and its folder what it is the template of."""
    folder = path.resolve().parent.name
    forms = tuple(form.key for form in registry.FORMS)
    if folder == SHARED:
        return Found(path, forms)
    return _as_document(path, folder, (*registry.DOCUMENTS, registry.COVER))


def _as_document(path: Path, folder: str, lines: Sequence[Document]) -> Found:
    documents = tuple(line for line in lines if line.key == path.stem)
    every = tuple(form.key for form in registry.FORMS)
    own = (folder,) if folder in every else ()
    forms = own or tuple(key for key in every if any(key in line.forms for line in documents))
    return Found(path, forms or every, documents)
