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
    lines = (*registry.DOCUMENTS, registry.COVER, registry.INDEX)
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


def choose(names: Sequence[str], every: Iterable[Found], *, as_key: str = "") -> list[Found]:
    """Find the templates that a command means.

    Args:
        names: Files, or keys of documents and shared parts; none means all.
        every: What there is.
        as_key: Key of the document whose template a file is, whatever it is called.

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
            chosen += [of_file(path, as_key)] if as_key else same or [of_file(path)]
            continue
        keyed = [one for one in there if one.path.stem == name]
        if not keyed:
            known = sorted({one.path.stem for one in there})
            raise TemplateError("template.unknown-key", name=name, known=known)
        chosen += keyed
    return chosen


def of_file(path: Path, as_key: str = "") -> Found:
    """Tell from the names of a file and its folder what it is the template of.

    Args:
        path: The file.
        as_key: Key of a document; empty to go by the file's name.

    Raises:
        TemplateError: There is no document with this key.
    """
    folder = path.resolve().parent.name
    lines = (*registry.DOCUMENTS, registry.COVER, registry.INDEX)
    if as_key and as_key not in (line.key for line in lines):
        known = [line.key for line in lines]
        raise TemplateError("template.unknown-key", name=as_key, known=known)
    if folder == SHARED and not as_key:
        return Found(path, tuple(form.key for form in registry.FORMS))
    return _as_document(path, folder, lines, as_key)


def _as_document(path: Path, folder: str, lines: Sequence[Document], key: str = "") -> Found:
    documents = tuple(line for line in lines if line.template_key == (key or path.stem))
    every = tuple(form.key for form in registry.FORMS)
    own = (folder,) if folder in every else ()
    forms = own or tuple(key for key in every if any(key in line.forms for line in documents))
    return Found(path, forms or every, documents)


def overrides_of(path: Path) -> tuple[Path, ...]:
    """Give the folder of templates a file belongs to, unless it is the shipped one."""
    for folder in path.resolve().parents[:2]:
        if folder != TEMPLATES.resolve() and any(
            (folder / name).is_dir() for name in (SHARED, _BASE)
        ):
            return (folder,)
    return ()
