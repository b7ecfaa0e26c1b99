"""Every problem of a template at once: what `naskah template check` tells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from generator import messages, registry
from generator.authoring.base import Base, open_base
from generator.authoring.found import SHARED, Found, overrides_of
from generator.authoring.look import look
from generator.authoring.opened import Opened
from generator.authoring.rules import BY_MESSAGE, SEVERITIES, Rule, Severity
from generator.authoring.shape import Shape, input_leaves, samples_of, seen_of, shape_of
from generator.authoring.tidy import tidy
from generator.authoring.trial import Render, attempt
from generator.authoring.walk import Note, Walk
from generator.errors import TemplateError
from generator.resources import shared_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from generator.registry import Document
    from generator.rendering.places import Place

# Facts about the file rather than about the agreement; no document prints them.
_TECHNICAL: Final = ("skema", "versi_skema", "bentuk", "id", "profil")
_NEEDS_SAMPLES: Final = ("T002", "T005", "T013")
_TELLING: Final = 4  # letters by which a text is recognised inside another


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of a template.

    Attributes:
        note: What was found, and where.
    """

    note: Note

    @property
    def rule(self) -> Rule:
        """The rule it breaks."""
        return BY_MESSAGE[self.note.code]

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.rule.severity

    @property
    def place(self) -> Place:
        """Where it is."""
        return self.note.place

    def message(self, lang: str = messages.DEFAULT_LANG) -> str:
        """Say in one sentence what is wrong."""
        return messages.sentence(self.note.code, lang, self._facts(lang))

    def hint(self, lang: str = messages.DEFAULT_LANG) -> str:
        """Say what to do about it."""
        return messages.hint(self.note.code, lang, self._facts(lang))

    def _facts(self, lang: str) -> dict[str, Any]:
        error = self.note.facts.get("error")
        said = {"reason": error.message(lang)} if error is not None else {}
        return {**self.note.facts, **said}

    def as_dict(self, lang: str = messages.DEFAULT_LANG) -> dict[str, Any]:
        """Lay out for programs."""
        place = self.place
        return {
            "rule": self.rule.code,
            "severity": self.severity,
            "code": self.note.code,
            "file": self.note.file,
            "part": place.part,
            "where": place.label(lang),
            "paragraph": place.paragraph or None,
            "text": place.text,
            "start": place.start if place.paragraph else None,
            "end": place.end if place.paragraph else None,
            "message": self.message(lang),
            "hint": self.hint(lang),
        }


def check(chosen: Sequence[Found], every: Sequence[Found], render: Render) -> list[Finding]:
    """Hold templates against every rule.

    Args:
        chosen: The templates to check; a shared part is checked in each document it is part of.
        every: All templates there are; where all are chosen, facts no template uses are told too.
        render: Makes a document with a template, such as `api.render_with`.

    Returns:
        Findings by file and place.
    """
    checking = _Checking(every, render)
    wanted = {one.name for one in chosen if one.is_shared}
    notes: list[Note] = []
    for one in chosen:
        notes += checking.file(one)
        if not one.is_shared:
            notes += checking.document(one)
    if wanted and len(chosen) < len(every):
        users = [one for one in every if not one.is_shared and one not in chosen]
        notes += [note for one in users for note in checking.document(one) if note.file in wanted]
    if len(chosen) == len(every):
        notes += checking.unused()
    return _sorted(notes)


def _sorted(notes: Sequence[Note]) -> list[Finding]:
    unique: dict[tuple[object, ...], Finding] = {}
    for note in notes:
        unique.setdefault(note.key, Finding(note))
    return sorted(
        unique.values(),
        key=lambda one: (
            one.note.file,
            not one.place.part.endswith("document.xml"),
            one.place.part,
            one.place.paragraph,
            one.place.start,
            SEVERITIES.index(one.severity),
        ),
    )


class _Checking:
    def __init__(self, every: Sequence[Found], render: Render) -> None:
        self._every = every
        self._render = render
        self._walks: dict[tuple[Path, str, str], Walk] = {}
        self._used: dict[str, set[str]] = {}
        self._printed: dict[str, set[str]] = {}
        self._bases: dict[tuple[Path, ...], Base] = {}

    def _base(self, one: Found) -> Base:
        overrides = overrides_of(one.path)
        if overrides not in self._bases:
            self._bases[overrides] = open_base(overrides)
        return self._bases[overrides]

    def file(self, one: Found) -> list[Note]:
        """Look at a file by itself."""
        try:
            data = one.path.read_bytes()
            opened = Opened(data, one.name)
        except TemplateError as error:
            return [Note(error.code, one.name, facts=error.facts)]
        notes = list(look(opened, self._base(one)))
        try:
            if tidy(data, one.name, self._base(one)) != data:
                notes.append(Note("lint.untidy", one.name, facts={"name": str(one.path)}))
        except TemplateError:  # active content, told already
            pass
        return notes

    def document(self, one: Found) -> list[Note]:
        """Follow the tags of a document's template in each form that has it, then try it.

        What is wrong in some forms only and stands in a loop or a choice may never be reached in
        these; whether it is, trying tells.
        """
        try:
            opened = Opened(one.path.read_bytes(), one.name)
        except TemplateError:
            return []  # told already
        walks = self._walks_of(one)
        if not walks:
            return self._form_only(opened, one)
        everywhere = _common([walk for *_, walk in walks])
        notes: list[Note] = []
        for form, document, walk in walks:
            found = [
                note
                for note in walk.notes
                if not note.is_guarded
                or _spot(note) in (everywhere if note.file == one.name else self._shared(note.file))
            ]
            told = {_spot(note) for note in notes}
            notes += [note for note in found if _spot(note) not in told]
            if one.documents and _is_sound(found) and not list(_unsafe(opened, self._base(one))):
                overrides = overrides_of(one.path)
                notes += attempt(self._render, one.path, one.name, form, document, overrides)
        return notes

    def _walks_of(self, one: Found) -> list[tuple[str, Document, Walk]]:
        """Follow a template in each form that has it and a sample, without which nobody knows."""
        return [
            (form, document, self._walk(one, form, document))
            for form in one.forms
            if samples_of(form)
            for document in _lines(one, form)
        ]

    def _shared(self, file: str) -> set[tuple[object, ...]]:
        """Give what is wrong with a shared part in every document that includes it."""
        name = PurePosixPath(file).stem
        walks = [
            walk
            for one in self._every
            if not one.is_shared
            for *_, walk in self._walks_of(one)
            if name in walk.includes
        ]
        own = [walk for walk in self._walks.values() if name in walk.includes]
        return _common([*walks, *own])

    def _form_only(self, opened: Opened, one: Found) -> list[Note]:
        """Follow the tags where no sample shows what they may use: only their form is judged."""
        form = one.forms[0]
        document = _lines(one, form)[0]
        walk = Walk(
            shape_of(form, document.key), lambda name: _shared(name, overrides_of(one.path))
        )
        walk.follow(opened)
        return [note for note in walk.notes if BY_MESSAGE[note.code].code not in _NEEDS_SAMPLES]

    def _walk(self, one: Found, form: str, document: Document) -> Walk:
        key = (one.path, form, document.key)
        if key not in self._walks:
            overrides = overrides_of(one.path)
            shape = shape_of(form, document.key)
            walk = Walk(shape, lambda name: _shared(name, overrides))
            walk.follow(Opened(one.path.read_bytes(), one.name))
            self._used.setdefault(form, set()).update(walk.used)
            self._printed.setdefault(form, set()).update(_computed(shape, walk.used))
            self._walks[key] = walk
        return self._walks[key]

    def unused(self) -> Iterator[Note]:
        """Name the facts that samples state and no template of a form prints.

        Templates often print a fact under another name; only its value, in a sample, tells.
        """
        for form, used in self._used.items():
            known = {one.path: one for one in seen_of(form, registry.COVER.key).walk()}
            printed = self._printed[form]
            for path in input_leaves(form):
                top = path.partition(".")[0]
                if top in _TECHNICAL or _is_covered(path, used):
                    continue
                if path in known and not _is_told(known[path], printed):
                    facts = {"field": path, "form": form}
                    yield Note("lint.never-used", registry.form(form).title, facts=facts)


def _lines(one: Found, form: str) -> Sequence[Document]:
    """Give the registry's lines a template serves in a form; the cover's for any other file."""
    return [line for line in one.documents if form in line.forms] or [registry.COVER]


def _spot(note: Note) -> tuple[object, ...]:
    """Say what is wrong where; forms may differ in what they suggest for it."""
    return note.file, note.place, BY_MESSAGE[note.code].code, note.facts.get("field")


def _common(walks: Sequence[Walk]) -> set[tuple[object, ...]]:
    """Give what is wrong in all of several walks."""
    spots = [{_spot(note) for note in walk.notes} for walk in walks]
    return set.intersection(*spots) if spots else set()


def _is_sound(notes: Sequence[Note]) -> bool:
    return all(BY_MESSAGE[note.code].severity != "error" for note in notes)


def _is_covered(path: str, used: set[str]) -> bool:
    """Tell whether a fact is used by itself or with what it belongs to."""
    return any(
        path == other or path.startswith((f"{other}.", f"{other}[]")) for other in used if other
    )


def _computed(shape: Shape, used: set[str]) -> Iterator[str]:
    """Give the examples of the computed values that a template uses."""
    for one in shape.walk():
        if one.path in used and not one.is_input:
            yield from map(_spelt, one.examples)


def _is_told(shape: Shape, printed: Collection[str]) -> bool:
    """Tell whether computed values that are printed hold the fact's own values."""
    examples = (value for leaf in shape.leaves() for value in leaf.examples)
    told = [text for text in map(_spelt, examples) if len(text) >= _TELLING]
    return bool(told) and all(any(value in text for text in printed) for value in told)


def _spelt(value: object) -> str:
    return value if isinstance(value, str) else repr(value)


def _unsafe(opened: Opened, base: Base) -> Iterator[Note]:
    return (note for note in look(opened, base) if BY_MESSAGE[note.code].code == "T009")


def _shared(name: str, overrides: Sequence[Path]) -> Opened | None:
    relative = f"{SHARED}/{name}.docx"
    try:
        return Opened(shared_path(relative, overrides).read_bytes(), relative)
    except TemplateError:
        return None
