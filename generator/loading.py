"""From JSON files to a valid berkas with its profil: step one of the straight line."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from generator import jsontext, pictures, registry
from generator.errors import InputError, Problem
from generator.models.base import InputFile
from generator.models.daerah import Profil
from generator.models.problems import choose, problems_of

if TYPE_CHECKING:
    from generator.models.berkas import Berkas

M = TypeVar("M", bound=InputFile)


def load(path: str | Path, *, profile: str | Path | None = None) -> Berkas:
    """Read a berkas and the profil it names.

    Args:
        path: The JSON file of the agreement.
        profile: The JSON file of the region, instead of the one the berkas names.

    Returns:
        A valid berkas, its profil attached.

    Raises:
        InputError: A file can't be read or isn't valid; `problems` lists everything wrong in it.
    """
    path = Path(path)
    return load_text(jsontext.read(path), name=str(path), folder=path.parent, profile=profile)


def load_text(data: bytes, *, name: str, folder: Path, profile: str | Path | None = None) -> Berkas:
    """Read a berkas that may stand in no file of its own, and the profil it names.

    Args:
        data: The JSON text, UTF-8.
        name: What to call it in errors.
        folder: What relative paths in it start from.
        profile: As in `load`.

    Returns:
        As `load` does.

    Raises:
        InputError: As `load` does.
    """
    berkas = parse_berkas(data, name=name)
    berkas = berkas.with_pictures(
        {
            role: pictures.load_picture(folder / relative, where=f"{name}: lambang ({role})")
            for role, relative in berkas.picture_paths.items()
        }
    )
    if profile is not None:
        return berkas.with_profil(load_profile(profile))
    if berkas.profil is None:
        raise InputError("input.no-profil", where=name)
    named = folder / berkas.profil
    try:
        content = jsontext.read(named)
    except InputError as exc:
        exc.where = f"{name}: profil"
        raise
    return berkas.with_profil(_with_files(parse_profile(content, name=str(named)), named))


def load_profile(path: str | Path) -> Profil:
    """Read a region's profil, the pictures it names, and the place of its layer.

    Raises:
        InputError: The file or a picture can't be read or isn't valid, or there is no such layer.
    """
    path = Path(path)
    return _with_files(parse_profile(jsontext.read(path), name=str(path)), path)


def _with_files(profil: Profil, path: Path) -> Profil:
    files = {
        name: pictures.load_picture(path.parent / relative, where=f"{path}: gambar.{name}")
        for name in pictures.NAMES
        if (relative := getattr(profil.gambar, name)) is not None
    }
    profil = profil.with_pictures(files)
    if profil.lapisan is None:
        return profil
    folder = path.parent / profil.lapisan
    if not folder.is_dir():
        raise InputError("input.no-layer", where=f"{path}: lapisan", folder=str(folder))
    return profil.with_layer(folder)


def parse_berkas(data: bytes, *, name: str = "berkas") -> Berkas:
    """Validate the JSON text of a berkas; its profil is attached later with `with_profil`.

    Args:
        data: The text, UTF-8.
        name: What to call it in errors.

    Raises:
        InputError: It isn't valid; `problems` lists everything wrong in it.
    """
    document = jsontext.parse(data, name=name)
    form = document.value.get("bentuk")
    known = tuple(line.key for line in registry.FORMS)
    if form not in known:
        raise _invalid(name, (_form_problem(document, form, known),))
    return _validate(_model(str(form)), document, name)


def is_profile(data: bytes, *, name: str = "profil") -> bool:
    """Say whether a JSON text is a profil rather than a berkas, valid or not.

    Raises:
        InputError: It isn't a JSON object.
    """
    return looks_like_profile(jsontext.parse(data, name=name).value)


def parse_profile(data: bytes, *, name: str = "profil") -> Profil:
    """Validate the JSON text of a profil.

    Raises:
        InputError: It isn't valid; `problems` lists everything wrong in it.
    """
    return _validate(Profil, jsontext.parse(data, name=name), name)


def model_of(form: str) -> type[Berkas]:
    """Give the model of a form.

    Raises:
        InputError: There is no such form.
    """
    return _model(registry.form(form).key)


def _model(form: str) -> type[Berkas]:
    module, _, name = registry.form(form).model.partition(":")
    model: type[Berkas] = getattr(importlib.import_module(module), name)
    return model


def _form_problem(document: jsontext.JsonDocument, form: object, known: tuple[str, ...]) -> Problem:
    facts: dict[str, object] = {"known": known}
    if "bentuk" in document.value:
        code, facts = choose(("bentuk",), form, known)
    else:
        is_profile = looks_like_profile(document.value)
        code = "input.is-profile" if is_profile else "input.form-missing"
    line, column = document.position(("bentuk",)) or (None, None)
    return Problem(code, "bentuk", line, column, facts)


def looks_like_profile(value: dict[str, object]) -> bool:
    """Say whether a JSON object is a profil rather than a berkas, valid or not."""
    return "bentuk" not in value and "kepala_daerah" in value


def _validate(model: type[M], document: jsontext.JsonDocument, name: str) -> M:
    try:
        return model.model_validate(document.value)
    except ValidationError as exc:
        raise _invalid(name, problems_of(exc, model, document)) from exc


def _invalid(name: str, problems: tuple[Problem, ...]) -> InputError:
    return InputError(
        "input.invalid", where=name, problems=problems, path=name, count=len(problems)
    )
