"""What pydantic found wrong, as problems with our sentences and places in the file.

A model's own validator raises `PydanticCustomError(code, code, facts)` with a code of
`generator.messages`. If the fact `at` is given, a key or a list of keys and indices, the problem
stands at that place below the model.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

from generator import messages
from generator.errors import Problem
from generator.jsontext import print_path
from generator.models.base import SEVERAL, Wrong
from generator.models.places import resolve
from generator.models.types import Rahasia

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from generator.jsontext import JsonDocument, JsonPath
    from generator.models.places import Place

SECRET_NAMES: Final = frozenset({"nip", "nik", "passphrase", "kata_sandi", "password", "pin"})
HIDDEN: Final = "***"
MAX_SHOWN: Final = 60
MAX_KNOWN: Final = 20
MAX_PROBLEMS: Final = 500

_FACTS: Final = {"ge": "limit", "gt": "limit", "le": "limit", "lt": "limit", "multiple_of": "limit"}
_UNUSED: Final = frozenset({"at", "error"})

# The codes of pydantic errors that need no more than their context.
_CODES: Final = {
    "bool_type": "field.need-boolean",
    "date_type": "field.date-format",
    "decimal_type": "field.number-type",
    "dict_type": "field.need-object",
    "float_type": "field.number-type",
    "frozen_set_type": "field.need-list",
    "greater_than": "field.above",
    "greater_than_equal": "field.minimum",
    "int_type": "field.need-integer",
    "less_than": "field.below",
    "less_than_equal": "field.maximum",
    "list_type": "field.need-list",
    "model_attributes_type": "field.need-object",
    "model_type": "field.need-object",
    "multiple_of": "field.multiple",
    "none_required": "field.need-null",
    "set_type": "field.need-list",
    "string_pattern_mismatch": "field.pattern",
    "string_too_long": "field.text-too-long",
    "string_too_short": "field.text-too-short",
    "string_type": "field.need-text",
    "too_long": "field.too-many",
    "tuple_type": "field.need-list",
}


class _Finding(NamedTuple):
    code: str
    path: JsonPath
    facts: dict[str, object]
    of_key: bool = False


def problems_of(
    error: ValidationError, model: object, document: JsonDocument
) -> tuple[Problem, ...]:
    """Translate a validation error, sorted by place in the file.

    Args:
        error: What `model_validate(document.value)` raised.
        model: The model class, or whatever type was validated.
        document: The input.

    Returns:
        One problem for each thing that is wrong; after the first 500 one that counts the rest.
        Values of fields that are secret by name or by type (`Rahasia`) are never among the facts.
    """
    all_details = error.errors(include_url=False)
    problems: dict[tuple[str, JsonPath], Problem] = {}
    for details in all_details[:MAX_PROBLEMS]:
        place = resolve(model, details["loc"], document.value)
        for finding in _findings(details, place):
            position = document.position(finding.path, of_key=finding.of_key)
            line, column = position or (None, None)
            problems.setdefault(
                (finding.code, finding.path),
                Problem(finding.code, print_path(finding.path), line, column, finding.facts),
            )
    found = sorted(problems.values(), key=lambda one: (one.line or 0, one.column or 0, one.path))
    if len(all_details) > MAX_PROBLEMS:
        found.append(Problem("field.more", facts={"count": len(all_details) - MAX_PROBLEMS}))
    return tuple(found)


def show_value(value: object) -> str:
    """Write an input value as JSON would, in at most 60 characters that can all be seen.

    What is inside objects and lists is never shown.

    >>> show_value("Rp1.000"), show_value(True), show_value({"nip": "1"})
    ('"Rp1.000"', 'true', '{…}')
    """
    match value:
        case dict():
            return "{…}"
        case list() | tuple():
            return "[…]"
        case str():
            return f'"{_visible(value)}"'
        case bool() | None:
            return json.dumps(value)
        case int() | float() | Decimal():
            return _visible(str(value))
        case _:
            return type(value).__name__


def _visible(text: str) -> str:
    shown = text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"
    return "".join(
        character if character.isprintable() else f"<U+{ord(character):04X}>" for character in shown
    )


def choose(
    path: JsonPath, value: object, expected: tuple[str, ...]
) -> tuple[str, dict[str, object]]:
    """Say that `value` is none of the expected ones, with the one somebody meant.

    Returns:
        A code, and the facts of its sentence.
    """
    facts: dict[str, object] = {
        "field": _name(path),
        "value": show_value(value),
        "expected": _shortened(expected),
    }
    suggestion = _closest(value, expected) if isinstance(value, str) else None
    if suggestion is None:
        return "field.choice", facts
    return "field.choice-suggest", {**facts, "suggestion": suggestion}


def _findings(details: ErrorDetails, place: Place) -> list[_Finding]:
    if details["type"] == SEVERAL:
        found: list[Wrong] = details.get("ctx", {})[SEVERAL]
        return [_cross_field(wrong, place, details["input"]) for wrong in found]
    finding = _translate(details, place)
    return [] if finding is None else [finding]


def _cross_field(wrong: Wrong, place: Place, model: object) -> _Finding:
    path, value = _below(place.path, model, wrong.at)
    return _Finding(wrong.code, path, {**wrong.facts, **_common(path, place, value)})


def _translate(details: ErrorDetails, place: Place) -> _Finding | None:
    kind = details["type"]
    if kind in _TRANSLATORS:
        return _TRANSLATORS[kind](place, details)
    context = details.get("ctx", {})
    path, value = place.path, details["input"]
    if "at" in context:
        path, value = _below(path, value, context["at"])
    code = kind if kind in messages.CATALOGUE else _CODES.get(kind, "field.invalid")
    facts = {_FACTS.get(name, name): fact for name, fact in context.items() if name not in _UNUSED}
    if kind == "string_too_long" and isinstance(value, str):
        facts["length"] = len(value)
    return _Finding(code, path, {**facts, **_common(path, place, value)})


def _below(path: JsonPath, value: object, at: object) -> tuple[JsonPath, object]:
    """Go down from a model to where its validator says the problem stands."""
    for step in at if isinstance(at, (list, tuple)) else (at,):
        path = (*path, step)
        try:
            value = value[step]  # type: ignore[index] # whatever can't be indexed has nothing below
        except (KeyError, IndexError, TypeError):
            value = None
    return path, value


def _common(path: JsonPath, place: Place, value: object) -> dict[str, object]:
    shown = HIDDEN if _is_secret(path, place) else show_value(value)
    return {"field": _name(path), "value": shown}


def _is_secret(path: JsonPath, place: Place) -> bool:
    if any(isinstance(item, Rahasia) for item in place.metadata):
        return True
    return any(isinstance(step, str) and step.lower() in SECRET_NAMES for step in path)


def _name(path: JsonPath) -> str:
    return print_path(path[-1:])


# --- kinds with a sentence of their own -----------------------------------------------------------


def _missing(place: Place, _: ErrorDetails) -> _Finding:
    field = place.field
    about = (field and (field.description or field.title)) or ""
    return _Finding("field.missing", place.path, {"field": _name(place.path), "about": about})


def _unknown(place: Place, details: ErrorDetails) -> _Finding:
    known = tuple(place.parent.fields) if place.parent else ()
    facts: dict[str, object] = {"field": _name(place.path), "known": _shortened(known)}
    suggestion = _closest(str(details["loc"][-1]), known)
    if suggestion is None:
        return _Finding("field.unknown", place.path, facts, of_key=True)
    facts["suggestion"] = suggestion
    return _Finding("field.unknown-suggest", place.path, facts, of_key=True)


def _choice(place: Place, details: ErrorDetails) -> _Finding:
    expected = tuple(str(choice) for choice in place.choices)
    if not expected:
        expected = (str(details.get("ctx", {}).get("expected", "")),)
    of_key = details["loc"][-1:] == ("[key]",)
    return _choose(place.path, place, details["input"], expected, of_key=of_key)


def _tag_invalid(place: Place, details: ErrorDetails) -> _Finding:
    tag = details.get("ctx", {}).get("tag")
    key = place.discriminator
    if key is None and isinstance(place.value, dict):  # told apart by a function
        key = next((name for name, value in place.value.items() if value == tag), None)
    path = place.path if key is None else (*place.path, key)
    return _choose(path, place, tag, place.tags, of_key=False)


def _choose(
    path: JsonPath, place: Place, value: object, expected: tuple[str, ...], *, of_key: bool
) -> _Finding:
    code, facts = choose(path, value, expected)
    return _Finding(code, path, {**facts, **_common(path, place, value)}, of_key)


def _tag_missing(place: Place, _: ErrorDetails) -> _Finding:
    key = place.discriminator
    if key is None:
        return _Finding("field.kind-unclear", place.path, {"expected": _shortened(place.tags)})
    facts: dict[str, object] = {"field": key, "expected": _shortened(place.tags)}
    return _Finding("field.kind-missing", (*place.path, key), facts)


def _too_few(place: Place, details: ErrorDetails) -> _Finding | None:
    """Count the items in the file: pydantic leaves out those that are wrong themselves."""
    minimum = details.get("ctx", {}).get("min_length", 1)
    count = len(place.value) if isinstance(place.value, (list, dict)) else 0
    if count >= minimum:
        return None
    facts: dict[str, object] = {"min_length": minimum, "actual_length": count}
    return _Finding("field.too-few", place.path, facts)


_TRANSLATORS: Final[dict[str, Callable[[Place, ErrorDetails], _Finding | None]]] = {
    "extra_forbidden": _unknown,
    "literal_error": _choice,
    "missing": _missing,
    "too_short": _too_few,
    "union_tag_invalid": _tag_invalid,
    "union_tag_not_found": _tag_missing,
}


# --- suggestions ----------------------------------------------------------------------------------


def _shortened(names: tuple[str, ...]) -> tuple[str, ...]:
    return names if len(names) <= MAX_KNOWN else (*names[:MAX_KNOWN], "…")


def _closest(word: str, known: tuple[str, ...]) -> str | None:
    """Find the name somebody meant, whatever the case and separators."""
    if len(word) > MAX_SHOWN:
        return None
    names = {_plain(name): name for name in known}
    found = get_close_matches(_plain(word), names, n=1)
    return names[found[0]] if found else None


def _plain(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).casefold()
