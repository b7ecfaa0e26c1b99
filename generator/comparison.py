"""What people compare: Word files, berkas, and bundles, each a set of documents by key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generator import api, loading, registry
from generator.composition import render_one
from generator.errors import InputError, Problem, VerificationError
from generator.files import read_file
from generator.overlay import layers
from generator.pdf.engine import convert, open_engine
from generator.readiness import documents_for
from generator.redline.compare import DEFAULT_AUTHOR, Redline, compare
from generator.redline.opened import title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from generator.models.berkas import Berkas
    from generator.pdf.engine import PdfEngine

_ALONE: Final = ""  # the key of a Word file that may be any document


@dataclass(frozen=True, slots=True)
class Side:
    """The documents of one of two files that are compared.

    Attributes:
        name: What to call the file.
        titles: Titles of its documents by key, in bundle order.
        open: Gives the .docx of a key.
        author: Who keeps such documents; empty where the file doesn't say.
    """

    name: str
    titles: Mapping[str, str]
    open: Callable[[str], bytes] = field(repr=False)
    author: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two files.

    Attributes:
        redlines: By document key; of two Word files, by the new one's name without its ending.
        notes: Which documents only one of them has.
    """

    redlines: Mapping[str, Redline]
    notes: tuple[Problem, ...] = ()


def read_side(
    path: Path,
    *,
    draft: bool = False,
    profile: Path | None = None,
    templates: Sequence[Path] = (),
) -> Side:
    """Open a Word file, a berkas or a bundle for comparing.

    Args:
        path: The file.
        draft: Whether documents of a berkas are made as `api.render` makes drafts.
        profile: The JSON file of the region, instead of the one the berkas names.
        templates: Folders laid out like `templates/`, searched first.

    Raises:
        InputError: It can't be read, or a berkas isn't valid.
        VerificationError: A PDF holds no documents that agree with its manifest.
    """
    data = read_file(path)
    if data.startswith(b"PK"):
        return Side(path.name, {_ALONE: path.stem}, lambda _: data)
    if data.startswith(b"%PDF-"):
        return _bundle_side(path, data)
    return _berkas_side(path.name, loading.load(path, profile=profile), templates, draft=draft)


def _bundle_side(path: Path, pdf: bytes) -> Side:
    try:
        documents = _bundled(pdf)
    except VerificationError as error:
        error.where = error.where or str(path)
        raise
    titles = {key: title for key, (title, _) in documents.items()}
    return Side(path.name, titles, lambda key: documents[key][1])


def _bundled(pdf: bytes) -> dict[str, tuple[str, bytes]]:
    """Get the Word files out of a bundle, or out of the PDFs in a portfolio."""
    found = api.extract(pdf)
    documents: dict[str, tuple[str, bytes]] = {}
    for one in found.manifest.dokumen:
        if one.docx is not None and one.kunci != registry.COVER.key:
            documents[one.kunci] = (one.judul, found.files[one.docx.letak])
        elif one.pdf is not None:
            documents |= _bundled(found.files[one.pdf.letak])
    return documents


def _berkas_side(name: str, berkas: Berkas, templates: Sequence[Path], *, draft: bool) -> Side:
    folders = layers(berkas.daerah, templates)
    wanted = ("ready", "incomplete") if draft else ("ready",)
    documents = {
        line.document.key: line.document for line in documents_for(berkas) if line.status in wanted
    }

    def render(key: str) -> bytes:
        # Rules of law aren't asked: a comparison is no document that anybody signs.
        return render_one(berkas, documents[key], draft=draft, templates=folders)

    titles = {key: document.title for key, document in documents.items()}
    return Side(name, titles, render, berkas.daerah.unit_kerja_sama.unit)


def compare_sides(
    old: Side,
    new: Side,
    *,
    only: Sequence[str] = (),
    author: str = "",
    date: datetime | None = None,
    formatting: bool = True,
) -> Comparison:
    """Compare the documents that two files share.

    Args:
        old: The old file.
        new: The new one.
        only: Keys of the documents wanted; all if empty. With one Word file and one of many
            documents, the one it is.
        author: Who changed; who keeps the agreement, or this program, if empty.
        date: As in `compare`.
        formatting: As in `compare`.

    Raises:
        InputError: A key isn't known, a Word file doesn't show which document it is, nothing is in
            both, or a Word file is refused.
    """
    keys, notes = _common(old, new, only)
    author = author or new.author or old.author or DEFAULT_AUTHOR
    redlines = {}
    for name, (old_key, new_key) in keys.items():
        redlines[name] = compare(
            old.open(old_key),
            new.open(new_key),
            author=author,
            date=date,
            formatting=formatting,
            names=(_called(old, old_key), _called(new, new_key)),
        )
    return Comparison(redlines, tuple(notes))


def _called(side: Side, key: str) -> str:
    return f"{side.name} ({side.titles[key]})" if key else side.name


def _common(
    old: Side, new: Side, only: Sequence[str]
) -> tuple[dict[str, tuple[str, str]], list[Problem]]:
    """Pair keys of both, by the name of the result."""
    alone = [side for side in (old, new) if _ALONE in side.titles]
    if len(alone) == len((old, new)):
        return {new.titles[_ALONE]: (_ALONE, _ALONE)}, []
    known = {**old.titles, **new.titles}
    known.pop(_ALONE, None)
    for key in only:
        if key not in known:
            raise InputError("redline.not-there", where=key, document=key, known=list(known))
    if alone:
        key = _which(alone[0], known, only)
        return {key: (key, _ALONE) if alone[0] is new else (_ALONE, key)}, []
    both = [key for key in known if key in old.titles and key in new.titles]
    wanted = [key for key in both if not only or key in only]
    notes = [
        Problem("redline.only-in", facts={"document": known[key], "name": side.name})
        for side, other in ((old, new), (new, old))
        for key in side.titles
        if key not in other.titles and (not only or key in only)
    ]
    if not wanted:
        raise InputError("redline.nothing-common", old=old.name, new=new.name)
    return {key: (key, key) for key in wanted}, notes


def _which(side: Side, known: Mapping[str, str], only: Sequence[str]) -> str:
    """Find out which document a Word file is: as told, by its name, or by its title."""
    stem = side.titles[_ALONE].casefold()
    title = title_of(side.open(_ALONE), side.name).casefold()
    by_name = [key for key in known if stem.startswith(key)]
    by_title = [key for key in known if title.startswith(known[key].casefold())]
    guesses = only or by_name or by_title
    if not guesses or (only and len(only) > 1):
        raise InputError(
            "redline.which-document", where=side.name, name=side.name, known=list(known)
        )
    return max(guesses, key=len)


def convert_redlines(
    redlines: Mapping[str, Redline],
    engine: PdfEngine | None = None,
    *,
    lang: str = "id",
    timeout_s: float = 120.0,
) -> dict[str, bytes]:
    """Print redlines as PDFs with the changes visible and a last page that lists them.

    Args:
        redlines: By any key.
        engine: A PDF engine; the embedded one if `None`.
        lang: The language of the last page, "id" or "en".
        timeout_s: Wall-clock seconds for all of them.

    Returns:
        PDFs by the same keys.

    Raises:
        ConversionError: The engine failed, or its PDFs can't be trusted.
        MissingDependencyError: The engine isn't installed.
    """
    pages = [redline.visible(lang) for redline in redlines.values()]
    pdfs = convert(pages, engine or open_engine(), timeout_s=timeout_s)
    return dict(zip(redlines, pdfs, strict=True))
