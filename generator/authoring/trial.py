"""A template tried with every shipped sample of its form, as draft and as final document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from generator import pictures
from generator.authoring.opened import Opened
from generator.authoring.shape import context_of, samples_of
from generator.authoring.walk import Note
from generator.errors import GeneratorError
from generator.readiness import documents_for
from generator.rendering.docx import Rendering, render_docx
from generator.rendering.finish import LINK_SCHEME
from generator.rendering.oxml import r, w
from generator.rendering.package import DOCUMENT
from generator.rendering.page import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.models.berkas import Berkas
    from generator.registry import Document

_PLACE: Final = f"{LINK_SCHEME}ttd/"


def attempt(
    path: Path, name: str, form: str, document: Document, overrides: Sequence[Path]
) -> Iterator[Note]:
    """Render a template with each sample of a form that needs it.

    Args:
        path: The template.
        name: What to call it.
        form: Key of the form.
        document: The registry's line.
        overrides: Folders searched before the shipped ones for shared parts.
    """
    for sample, berkas in samples_of(form):
        states = {line.document.key: line.status for line in documents_for(berkas)}
        state = states.get(document.key, "ready")
        if state in ("not_needed", "later"):
            continue
        for draft in (True, False) if state == "ready" else (True,):
            try:
                made = _render(path, berkas, document, overrides, draft=draft)
            except GeneratorError as error:
                facts = {"sample": sample, "at": error.where, "reason": "", "error": error}
                yield Note("lint.trial", name, facts=facts)
                return
        yield from _signatures(made, name, sample, _roles(berkas, document))


def _render(
    path: Path, berkas: Berkas, document: Document, overrides: Sequence[Path], *, draft: bool
) -> bytes:
    partners = [pihak.peran for pihak in berkas.pihak if not pihak.daerah]
    emblems = pictures.emblems({}, {}, roles=partners)
    return render_docx(
        path,
        Rendering(context_of(berkas, document, draft=draft), emblems),
        page_of(document.page, berkas.daerah, overrides),
        overrides,
    )


def _roles(berkas: Berkas, document: Document) -> tuple[str, ...]:
    """Name who signs, in the order of the places."""
    return tuple(
        person.peran
        for kind in document.signers
        for person in berkas.signatories(kind, document.key)
    )


def _signatures(docx: bytes, name: str, sample: str, roles: tuple[str, ...]) -> Iterator[Note]:
    opened = Opened(docx, name)
    targets = opened.targets(DOCUMENT)
    root = opened.root(DOCUMENT)
    found: Counter[str] = Counter()
    for link in () if root is None else root.iter(w("hyperlink")):
        target = targets.get(link.get(r("id"), ""), ("", "", False))[1]
        if target.startswith(_PLACE):
            found[target.removeprefix(_PLACE).partition("?")[0]] += 1
    for role, count in found.items():
        if count > 1:
            facts = {"role": role, "count": count, "sample": sample}
            yield Note("lint.signature-twice", name, facts=facts)
    for role in roles:
        if role not in found:
            yield Note("lint.signature-missing", name, facts={"role": role, "sample": sample})
    for role in found:
        if role not in roles:
            facts = {"role": role, "sample": sample, "known": roles or ("–",)}
            yield Note("lint.signature-stray", name, facts=facts)
