"""Bring the facts that someone changed in a drafted Word document back to the berkas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from generator import jsontext, loading, registry
from generator.composition import origin_of, render_one
from generator.edits.comparing import Seen, Wording, compare
from generator.edits.reading import read_draft
from generator.edits.values import Value, printed, unprinted
from generator.errors import InputError, Problem
from generator.jsonedit import read_path, with_values
from generator.overlay import layers
from generator.resources import template_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from generator.edits.reading import Draft
    from generator.jsontext import JsonPath
    from generator.models.berkas import Berkas
    from generator.rendering.bookmarks import Origin

Reason = Literal[
    "",
    "edit.conflict",
    "edit.derived",
    "edit.outside",
    "edit.stale",
    "edit.beside",
    "edit.broken",
    "edit.emptied",
]

_MANY: Final = 1000


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that someone changed.

    Attributes:
        path: Its JSON path.
        old: What the berkas says; as printed where it doesn't.
        new: What it is to say; several where places disagree, as typed where there is no way back.
        places: In how many places it was changed.
        printed: In how many places it is printed.
        reason: Code of the sentence that says why it isn't written back; empty if it is.
    """

    path: str
    old: str
    new: tuple[str, ...]
    places: int
    printed: int
    reason: Reason = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What someone made of a draft.

    Attributes:
        origin: What the draft was made from.
        changes: The facts that were changed.
        wording: What else was changed; stays to be done in the template or the berkas by hand.
        text: The JSON text of the berkas with the facts that can be written back.
        problems: What is wrong with that text; it must not be written then.
        notes: Codes of `edit.…` sentences about the draft as a whole.
    """

    origin: Origin
    changes: tuple[Change, ...]
    wording: tuple[Wording, ...]
    text: str
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def find_berkas(docx: bytes, folders: Iterable[Path], *, name: str) -> Path:
    """Find the berkas a draft was made from, by form and identifier.

    Args:
        docx: The draft.
        folders: Where it may be, without the folders below.
        name: What to call the draft in errors.

    Raises:
        InputError: It isn't an editable draft, or there isn't exactly one such berkas.
        TemplateError: It isn't a Word document.
    """
    origin = read_draft(docx, name=name).origin
    files = {path.resolve() for folder in folders for path in sorted(folder.glob("*.json"))[:_MANY]}
    found = [path for path in sorted(files) if _is_of(path, origin)]
    if len(found) != 1:
        raise InputError("edit.no-berkas", where=name, id=origin.id, count=len(found))
    return found[0]


def _is_of(path: Path, origin: Origin) -> bool:
    try:
        value = jsontext.parse(jsontext.read(path), name=str(path)).value
    except InputError:
        return False
    return (value.get("bentuk"), value.get("id")) == (origin.form, origin.id)


def import_draft(
    docx: bytes,
    file: Path,
    *,
    name: str,
    profile: Path | None = None,
    templates: Sequence[Path] = (),
) -> Imported:
    """Find what someone changed in a draft, and what the berkas would be with it.

    Nothing is written. Tracked changes are read as accepted.

    Args:
        docx: A draft that `naskah render --editable` made and someone edited since.
        file: The berkas it was made from.
        name: What to call the draft in errors.
        profile: The profil, instead of the one the berkas names.
        templates: Folders laid out like `templates/`, searched first.

    Raises:
        InputError: It isn't an editable draft, or is one of another berkas; or the berkas can't be
            used as it is.
        TemplateError: It isn't a Word document, holds what programs run unasked, or the template
            is wrong.
    """
    edited = read_draft(docx, name=name)
    text = jsontext.parse(jsontext.read(file), name=str(file))
    berkas = loading.load(file, profile=profile)
    origin = edited.origin
    if (berkas.form, berkas.id) != (origin.form, origin.id):
        raise InputError("edit.other-berkas", where=name, drafted=origin.id, given=berkas.id)
    overrides = layers(berkas.daerah, templates)
    document = registry.document(origin.document, berkas.form)
    made = render_one(berkas, document, draft=origin.draft, templates=overrides, editable=True)
    found = compare(read_draft(made, name=name), edited)
    now = _now(berkas, origin, overrides)
    changes, values = _judge(found.seen, text.value, is_current=now.facts == origin.facts)
    changed_text = with_values(text.text or "", values)
    return Imported(
        origin,
        changes,
        found.wording,
        changed_text,
        _problems(changed_text, file),
        _notes(edited, now),
    )


def _now(berkas: Berkas, origin: Origin, overrides: Sequence[Path]) -> Origin:
    document = registry.document(origin.document, berkas.form)
    template = template_path(document.template_key, berkas.form, overrides)
    return origin_of(berkas, document, template, draft=origin.draft)


def _notes(edited: Draft, now: Origin) -> tuple[str, ...]:
    told = (
        ("edit.facts-changed", now.facts != edited.origin.facts),
        ("edit.template-changed", now.template != edited.origin.template),
        ("edit.tracked", edited.has_changes),
    )
    return tuple(code for code, is_so in told if is_so)


def _problems(text: str, file: Path) -> tuple[Problem, ...]:
    try:
        loading.parse_berkas(text.encode(), name=str(file))
    except InputError as exc:
        return exc.problems
    return ()


def _judge(
    seen: Iterable[Seen], facts: Mapping[str, object], *, is_current: bool
) -> tuple[tuple[Change, ...], dict[JsonPath, Value]]:
    """Decide for each changed fact whether it goes back, and as what."""
    by_path: dict[str, list[Seen]] = {}
    for one in seen:
        by_path.setdefault(one.mark.path, []).append(one)
    changes: list[Change] = []
    values: dict[JsonPath, Value] = {}
    for path, places in by_path.items():
        changed = [one for one in places if one.text != one.mark.text]
        if not changed:
            continue
        old = _value_at(facts, path)
        if old is not None and all(printed(old, p.mark.filters) == p.text for p in changed):
            continue  # the berkas says so already
        new: tuple[Value, ...] = tuple(dict.fromkeys(one.text for one in changed))
        reason = _obstacle(changed, old, is_current=is_current)
        if old is not None and not reason:
            new, reason = _way_back(changed, old)
        told = Change(
            path,
            str(old if old is not None else changed[0].mark.text),
            tuple(map(str, new)),
            len(changed),
            len(places),
            reason,
        )
        changes.append(told)
        if not reason:
            values[read_path(path)] = new[0]
    return tuple(changes), values


def _obstacle(changed: Sequence[Seen], old: Value | None, *, is_current: bool) -> Reason:
    """Say why a fact can't go back, whatever was typed; empty if it may."""
    if old is None:
        return "edit.outside"
    if any(printed(old, one.mark.filters) != one.mark.text for one in changed):
        return "edit.outside" if is_current else "edit.stale"  # computed, or changed since
    if any("\n" in one.text for one in changed):
        return "edit.broken"
    if not all(one.text for one in changed):
        return "edit.emptied"
    return "" if all(one.is_certain for one in changed) else "edit.beside"


def _way_back(changed: Sequence[Seen], old: Value) -> tuple[tuple[Value, ...], Reason]:
    """Give the new value and no reason, or why there is none and what was typed."""
    typed = tuple(dict.fromkeys(one.text for one in changed))
    found = [unprinted(one.text, one.mark.filters, old) for one in changed]
    known = tuple(dict.fromkeys(value for value in found if value is not None))
    if not known:
        return typed, "edit.derived"
    agree = all(printed(known[0], one.mark.filters) == one.text for one in changed)
    return (known, "") if len(known) == 1 and agree else (typed, "edit.conflict")


def _value_at(facts: object, path: str) -> Value | None:
    """Give the text or number at a path; `None` where the berkas has none."""
    try:
        for step in read_path(path):
            facts = facts[step]  # type: ignore[index] # what can't be indexed has nothing below
    except (KeyError, IndexError, TypeError, ValueError):
        return None
    if isinstance(facts, bool) or not isinstance(facts, (str, int)):
        return None
    return facts


def as_data(imported: Imported) -> dict[str, object]:
    """Lay out for programs what someone made of a draft."""
    return {
        "form": imported.origin.form,
        "id": imported.origin.id,
        "document": imported.origin.document,
        "changes": [
            {
                "path": one.path,
                "old": one.old,
                "new": list(one.new),
                "places": one.places,
                "printed": one.printed,
                "written_back": not one.reason,
                "reason": one.reason,
            }
            for one in imported.changes
        ],
        "wording": [
            {
                "kind": one.kind,
                "where": one.where,
                "before": one.before,
                "after": one.after,
                "fields": list(one.fields),
            }
            for one in imported.wording
        ],
        "notes": list(imported.notes),
    }
