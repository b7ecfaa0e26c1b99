"""A region's own folder over the shipped templates: files replace files, JSON merges by key.

A layer is a folder laid out like `templates/`. A Word template or picture in it stands in for the
shipped one; a JSON file of `_base/` is laid over it as JSON Merge Patch (RFC 7396): objects merge
key by key, anything else replaces, `null` removes. The first layer of the search order wins.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator import jsontext, registry
from generator.errors import InputError, TemplateError
from generator.jsontext import JsonDocument, print_path
from generator.models.places import resolve
from generator.models.problems import problems_of
from generator.resources import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.errors import Problem
    from generator.jsontext import JsonPath
    from generator.models.daerah import Profil

K = TypeVar("K")
_CACHED: Final = 64


class _File(NamedTuple):
    """A JSON file of a layer, and what tells that it has changed."""

    path: Path
    modified_ns: int
    size: int


def layers(profil: Profil, given: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Give the folders searched before the shipped one, first to last, each once.

    Args:
        profil: The region, which may name a layer of its own (`lapisan`).
        given: Folders the user named for this run; they come first.

    Raises:
        InputError: A layer holds a template or table that nothing would ever read.
    """
    own = (profil.folder_lapisan,) if profil.folder_lapisan is not None else ()
    folders = tuple(dict.fromkeys((*given, *own)))
    for folder in folders:
        _refuse_strays(folder)
    return folders


def _refuse_strays(folder: Path) -> None:
    """Refuse files whose names are wrong: ignored in silence, they would seem to be in force.

    Looked at are Word files beside `_bagian/`, also in the folder of a form, and JSON files of
    `_base/`; Word's own `~$` files and whatever else lies about don't matter.
    """
    sheets = (registry.COVER, registry.INDEX)
    documents = {line.template_key for line in (*registry.DOCUMENTS, *sheets)}
    known = {
        "": documents,
        **{form.key: documents for form in registry.FORMS},
        "_base": {path.stem for path in (TEMPLATES / "_base").glob("*.json")},
    }
    for place, stems in known.items():
        suffix = "*.json" if place == "_base" else "*.docx"
        for path in sorted((folder / place).glob(suffix)):
            if path.stem not in stems and not path.name.startswith(("~$", ".")):
                near = get_close_matches(path.stem, sorted(stems), n=1) or sorted(stems)
                raise InputError(
                    "input.layer-file",
                    where=str(path),
                    file=path.name,
                    known=[f"{stem}{path.suffix}" for stem in near],
                )


def layered(relative: str, kind: type[K], overrides: Sequence[Path] = ()) -> K:
    """Read a JSON file of the shipped templates with every layer laid over it.

    Args:
        relative: The file's place below `templates/`, such as `_base/halaman.json`.
        kind: What the result must be: a model, or a type such as `dict[str, Teks]`.
        overrides: Layers, the first one wins.

    Raises:
        InputError: A file can't be read as JSON, or the whole isn't valid; the error names the file
            that is wrong, and its problems stand at their key, line and column.
        TemplateError: No folder has the file.
    """
    files = tuple(
        _File(path, status.st_mtime_ns, status.st_size)
        for folder in (*overrides, TEMPLATES)
        if (path := folder / relative).is_file()
        for status in (path.stat(),)
    )
    if not files:
        raise TemplateError("template.missing", name=relative)
    hashable: Any = kind
    result: K = _read(hashable, files)
    return result


@lru_cache(maxsize=_CACHED)
def _read(kind: Any, files: tuple[_File, ...]) -> Any:
    documents = [jsontext.parse(jsontext.read(one.path), name=str(one.path)) for one in files]
    merged: dict[str, object] = {}
    for document in reversed(documents):
        merged = merge(merged, document.value)
    try:
        return TypeAdapter(kind).validate_python(merged)
    except ValidationError as exc:
        raise _invalid(exc, kind, documents, merged) from exc


def merge(target: object, patch: object) -> Any:
    """Lay a JSON value over another as JSON Merge Patch does (RFC 7396 section 2).

    Neither value is changed.
    """
    if not isinstance(patch, dict):
        return patch
    result: dict[str, object] = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merge(result.get(key), value)
    return result


def _invalid(
    error: ValidationError, kind: Any, documents: Sequence[JsonDocument], merged: dict[str, object]
) -> InputError:
    """Blame the layer that says most about the place of the first problem, the topmost of equals.

    Its other problems are told with it; those of other files come up once these are mended.
    """
    blamed = [
        (_blame(place := resolve(kind, one["loc"], merged).path, documents), place)
        for one in error.errors(include_url=False)
    ]
    document = blamed[0][0]
    places = [print_path(place) for one, place in blamed if one is document]
    whole = JsonDocument(document.name, merged, document.text)
    problems: list[Problem] = [
        problem
        for problem in problems_of(error, kind, whole)
        if any(problem.path.startswith(place) for place in places)
    ]
    return InputError(
        "input.invalid",
        where=document.name,
        problems=problems,
        path=document.name,
        count=len(problems),
    )


def _blame(path: JsonPath, documents: Sequence[JsonDocument]) -> JsonDocument:
    return max(documents, key=lambda document: _depth(path, document.value))


def _depth(path: JsonPath, value: object) -> int:
    """Count how many steps of a path a value has."""
    for depth, step in enumerate(path):
        try:
            value = value[step]  # type: ignore[index] # what can't be indexed has nothing below
        except (KeyError, IndexError, TypeError):
            return depth
    return len(path)
