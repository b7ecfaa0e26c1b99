"""What a bundle is put together from: Word documents, parts with their signatories, a cover."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generator import pictures, registry
from generator.enclosures import Enclosed
from generator.errors import BundleError
from generator.files import read_file
from generator.manifest import canonical_json, sha256
from generator.models.pihak import PERAN
from generator.pdf.bundle import BundleInfo
from generator.pdf.engine import convert, open_engine
from generator.pdf.pages import Pages
from generator.pdf.parts import Part, page_count
from generator.rendering import contents
from generator.rendering.bookmarks import Origin
from generator.rendering.context import build_context
from generator.rendering.docx import Rendering, render_docx
from generator.rendering.page import page_of
from generator.resources import template_path
from generator.signatories import signatories, signing_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from generator.charts import Grafik
    from generator.models.berkas import Berkas
    from generator.pdf.engine import PdfEngine
    from generator.registry import Document

_COVER_ATTEMPTS: Final = 4


def render_one(
    berkas: Berkas,
    document: Document,
    *,
    draft: bool,
    templates: Sequence[Path],
    extra: Mapping[str, object] | None = None,
    template: Path | None = None,
    editable: bool = False,
    charts: Mapping[str, Grafik] = MappingProxyType({}),
) -> bytes:
    """Render one Word document, with more in its context if a bundle knows more.

    Args:
        berkas: A berkas with its profil attached.
        document: The registry's line.
        draft: As in `api.render`.
        templates: As in `api.render`.
        extra: Values beside those of the berkas.
        template: Another template than the document's own.
        editable: As in `api.render`.
        charts: Further pictures, by the names templates give them after `grafik_`.
    """
    template = template or template_path(document.template_key, berkas.form, templates)
    context = build_context(
        berkas, document, draft=draft, marked=editable, overrides=templates
    ) | dict(extra or {})
    partners = [pihak.peran for pihak in berkas.pihak if not pihak.daerah]
    emblems = pictures.emblems(berkas.daerah.pictures, berkas.pictures, roles=partners)
    watermark = pictures.placeholder(pictures.WATERMARK) if draft else None
    drawn = {f"grafik_{name}": chart for name, chart in charts.items()}
    docx = render_docx(
        template,
        Rendering(
            context,
            emblems | {name: chart.png for name, chart in drawn.items()},
            watermark,
            origin_of(berkas, document, template, draft=draft) if editable else None,
            {name: chart.uraian for name, chart in drawn.items()},
        ),
        page_of(document.page, berkas.daerah, templates),
        templates,
    )
    if not document.contents:
        return docx
    pages = _pages_of_parts(contents.marked(docx, name=document.key))
    return contents.with_page_numbers(docx, pages, name=document.key)


@lru_cache(maxsize=8)
def _pages_of_parts(marked: bytes) -> dict[int, int]:
    """Find out with the embedded engine what the fields of a marked document print."""
    (pdf,) = convert([marked], open_engine())
    return contents.read_marks(Pages(pdf).texts())


def origin_of(berkas: Berkas, document: Document, template: Path, *, draft: bool) -> Origin:
    """Say what an editable draft is made from.

    Raises:
        InputError: The template can't be read.
    """
    return Origin(
        form=berkas.form,
        id=berkas.id,
        document=document.key,
        draft=draft,
        template=sha256(read_file(template)),
        facts=fingerprint(berkas),
    )


def make_part(berkas: Berkas, document: Document, pdf: bytes) -> Part:
    """Say what a document's PDF is in a bundle, and who signs it."""
    people = signatories(berkas, document)
    return Part(
        key=document.key,
        title=document.title,
        label=document.label,
        pdf=pdf,
        roles=tuple(person.peran for person in people),
        offices={p.peran: p.pejabat.jabatan for p in people if p.pejabat is not None},
    )


def describe_bundle(berkas: Berkas, created: datetime, parts: Sequence[Part]) -> BundleInfo:
    """Say what a bundle of these parts says of itself."""
    documents = [registry.document(part.key, berkas.form) for part in parts]
    numbers = [number for document in documents for number in _numbers(berkas, document)]
    roles = [role for part in parts for role in part.roles]
    return BundleInfo(
        title=berkas.heading,
        author=berkas.daerah.pemerintah,
        subject=f"{registry.form(berkas.form).title} {berkas.id}",
        keywords=", ".join(dict.fromkeys(numbers)),
        created=created,
        signing_order=signing_order(berkas, list(dict.fromkeys(roles))),
    )


def _numbers(berkas: Berkas, document: Document) -> list[str]:
    """Give the numbers of a document: an agreement has one a party."""
    agreement = berkas.agreement(document.key)
    if agreement is not None:
        return [agreement.nomor[role] for role in sorted(agreement.nomor, key=PERAN.index)]
    facts: object = berkas
    for name in document.begins.rstrip("[]{}").split("."):
        facts = getattr(facts, name, None)
    number = getattr(facts, "nomor", None)
    return [number] if isinstance(number, str) else []


def paged(parts: Sequence[Part], sources: Mapping[str, tuple[Document, bytes]]) -> list[Enclosed]:
    """Note on which pages each part will be."""
    placed = []
    first = 1
    for part in parts:
        document, docx = sources[part.key]
        last = first + page_count(part.pdf) - 1
        placed.append(Enclosed(document, first, last, docx=docx))
        first = last + 1
    return placed


def make_cover(
    berkas: Berkas,
    parts: Sequence[Part],
    engine: PdfEngine,
    *,
    draft: bool,
    templates: Sequence[Path],
    timeout_s: float,
    numbers: Mapping[str, Sequence[str]] | None = None,
    extra: Mapping[str, object] | None = None,
) -> tuple[Part, bytes]:
    """Make the cover, also as Word document; its own length decides the numbers it prints.

    Args:
        berkas: Whose cover it is.
        parts: What follows the cover.
        engine: A PDF engine.
        draft: Whether it is a draft.
        templates: Folders searched before the shipped templates.
        timeout_s: Seconds for each call of the engine.
        numbers: Numbers of each part by key; if `None` those that the berkas gives its documents.
        extra: More for the cover's context.
    """
    if numbers is None:
        documents = {part.key: registry.document(part.key, berkas.form) for part in parts}
        numbers = {key: _numbers(berkas, document) for key, document in documents.items()}
    counts = [page_count(part.pdf) for part in parts]
    cover_pages = 1
    for _ in range(_COVER_ATTEMPTS):
        contents = {
            "daftar_isi": [
                {
                    "kunci": part.key,
                    "judul": part.title,
                    "nomor": list(numbers[part.key]),
                    "halaman": 1 + cover_pages + sum(counts[:index]),
                }
                for index, part in enumerate(parts)
            ],
            "sidik_jari": fingerprint(berkas),
        }
        docx = render_one(
            berkas,
            registry.COVER,
            draft=draft,
            templates=templates,
            extra={**contents, **(extra or {})},
        )
        (pdf,) = convert([docx], engine, timeout_s=timeout_s)
        pages = page_count(pdf)
        if pages == cover_pages:
            key, title = registry.COVER.key, registry.COVER.title
            return Part(key=key, title=title, label="", pdf=pdf), docx
        cover_pages = pages
    raise BundleError("bundle.cover-unstable", where=berkas.id)


def fingerprint(berkas: Berkas) -> str:
    """Hash the facts of a berkas and its profil.

    Returns:
        SHA-256, hexadecimal, of their canonical JSON: names sorted, absent values left out.
    """
    facts = b",".join(canonical_json(model) for model in (berkas, berkas.daerah))
    return sha256(b"[" + facts + b"]")
