"""Documents that are signed one by one, and the container that keeps them whole.

Where parties sign at different places and times, each document is a PDF of its own (`split`). A
portfolio holds the signed PDFs unchanged, so every signature in them stays valid; its own pages
are a cover and an index sheet for each document.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from generator import api, registry
from generator.composition import describe_bundle, make_cover, make_part, paged, render_one
from generator.enclosures import Enclosed, Origin, enclose
from generator.errors import BundleError, VerificationError
from generator.extraction import extract
from generator.indonesian.tanggal import tanggal
from generator.manifest import canonical_json, sha256
from generator.overlay import layers
from generator.pdf.bundle import merge
from generator.pdf.collection import Seal
from generator.pdf.engine import convert, open_engine
from generator.pdf.parts import Part, page_count
from generator.readiness import documents_for
from generator.signing.fields import list_fields
from generator.signing.verify import verify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo
    from pathlib import Path

    from generator.api import RenderedDocument
    from generator.models.berkas import Berkas
    from generator.pdf.engine import PdfEngine
    from generator.registry import Document
    from generator.signing.report import VerificationReport

_NONE_YET = "–"
_GROUP = 16


def split(
    berkas: Berkas,
    documents: Mapping[str, RenderedDocument] | None = None,
    *,
    only: Sequence[str] = (),
    engine: PdfEngine | None = None,
    draft: bool = False,
    templates: Sequence[Path] = (),
    allow: Mapping[str, str] = MappingProxyType({}),
    now: datetime | None = None,
    timeout_s: float = 120.0,
) -> dict[str, bytes]:
    """Make one PDF/A-3b of each document of a berkas, to be signed one by one.

    Args:
        berkas: As in `bundle`, as are all others.
        documents: As above.
        only: As above.
        engine: As above.
        draft: As above.
        templates: As above.
        allow: As above.
        now: As above.
        timeout_s: As above.

    Returns:
        PDFs by the keys of the documents, each with its own signature fields, and what it was
        made from.

    Raises:
        InputError: A document the berkas needs can't be made yet.
        TemplateError, ConversionError, BundleError: A stage failed.
    """
    engine = engine or open_engine()
    templates = layers(berkas.daerah, templates)
    if documents is None:
        if not draft and not only:
            api.refuse_incomplete(berkas)
        documents = api.render(berkas, only=only, draft=draft, templates=templates, allow=allow)
    pdfs = api.convert_documents(documents, engine, timeout_s=timeout_s)
    created = (now or datetime.now(UTC)).astimezone(berkas.daerah.zona)
    origin = Origin("document", engine.probe(), created, draft, templates, allow)
    made = {}
    for key, rendered in documents.items():
        part = make_part(berkas, rendered.document, pdfs[key])
        sources = paged([part], {key: (rendered.document, rendered.docx)})
        info = describe_bundle(berkas, created, [part])
        made[key] = merge([part], info, enclose(berkas, sources, origin))
    return made


def portfolio(
    berkas: Berkas,
    pdfs: Mapping[str, bytes],
    *,
    engine: PdfEngine | None = None,
    templates: Sequence[Path] = (),
    now: datetime | None = None,
    timeout_s: float = 120.0,
) -> bytes:
    """Put the documents of a berkas, signed one by one, into one container.

    Args:
        berkas: The berkas they were made from.
        pdfs: What `split` gave, signed or not yet, by the keys of the documents.
        engine: As in `bundle`, as are the others.
        templates: As above.
        now: As above.
        timeout_s: As above.

    Returns:
        A PDF/A-3b with a cover and an index sheet for each document, and the documents inside
        of it, byte for byte.

    Raises:
        BundleError: A document is missing, was made from another berkas, or has a signature that
            isn't sound.
        VerificationError: A PDF can't be read, or doesn't agree with its manifest.
        TemplateError, ConversionError: A stage failed.
    """
    engine = engine or open_engine()
    templates = layers(berkas.daerah, templates)
    lines = documents_for(berkas)
    wanted = [line.document for line in lines if line.status in ("ready", "incomplete")]
    missing = [document.title for document in wanted if document.key not in pdfs]
    if missing:
        raise BundleError("portfolio.missing", documents=missing)
    reports = {each.key: _accepted(berkas, each, pdfs[each.key]) for each in wanted}
    created = (now or datetime.now(UTC)).astimezone(berkas.daerah.zona)
    sheets = [
        render_one(
            berkas,
            registry.INDEX,
            draft=False,
            templates=templates,
            extra={"lembar": _sheet(berkas, each, pdfs[each.key], reports[each.key])},
        )
        for each in wanted
    ]
    parts = [
        Part(key=each.key, title=each.title, label=each.label, pdf=pdf)
        for each, pdf in zip(wanted, convert(sheets, engine, timeout_s=timeout_s), strict=True)
    ]
    cover, cover_docx = make_cover(
        berkas, parts, engine, draft=False, templates=templates, timeout_s=timeout_s
    )
    everything = (cover, *parts)
    placed = paged(
        everything,
        {registry.COVER.key: (registry.COVER, cover_docx)} | {e.key: (e, b"") for e in wanted},
    )
    enclosed = [placed[0]] + [
        Enclosed(each.document, each.first_page, each.last_page, pdf=pdfs[each.document.key])
        for each in placed[1:]
    ]
    origin = Origin("portfolio", engine.probe(), created, draft=False, templates=templates)
    (head,) = berkas.signatories("kepala_daerah", "")
    return merge(
        everything,
        describe_bundle(berkas, created, parts),
        enclose(berkas, enclosed, origin),
        seal=Seal(head.peran, berkas.daerah.jabatan_kepala),
    )


def _accepted(berkas: Berkas, document: Document, pdf: bytes) -> VerificationReport:
    """Refuse what isn't a sound PDF of this document of this berkas."""
    record = extract(pdf).manifest
    if [each.kunci for each in record.dokumen] != [document.key] or record.jenis != "document":
        raise BundleError("portfolio.not-document", document=document.title)
    hashes = sha256(canonical_json(berkas)), sha256(canonical_json(berkas.daerah))
    if (record.berkas.sha256, record.profil.sha256) != hashes:
        raise BundleError("portfolio.other-berkas", document=document.title)
    report = verify(pdf)
    if report.signatures and not report.ok:
        found = [*report.problems, *(each for one in report.signatures for each in one.problems)]
        reasons = list(dict.fromkeys(problem.code for problem in found))
        raise BundleError("portfolio.broken", document=document.title, reasons=reasons)
    return report


def _sheet(
    berkas: Berkas, document: Document, pdf: bytes, report: VerificationReport
) -> dict[str, Any]:
    """Lay out what the index sheet of a document prints."""
    return index_sheet(
        document.title, f"{document.key}.pdf", [("Naskah", berkas.heading)], pdf, report,
        berkas.daerah.zona,
    )  # fmt: skip


def index_sheet(
    title: str,
    name: str,
    facts: Sequence[tuple[str, str]],
    pdf: bytes,
    report: VerificationReport,
    zone: tzinfo,
) -> dict[str, Any]:
    """Lay out what the index sheet of a PDF kept whole prints.

    Args:
        title: Its heading.
        name: The PDF's name in the container.
        facts: What it is about, each with its name.
        pdf: The PDF itself.
        report: What verification says of it.
        zone: The time zone of the moments printed.
    """
    rows = [
        *facts,
        ("Berkas", name),
        ("Halaman", str(page_count(pdf))),
        ("Sidik SHA-256", _in_groups(sha256(pdf))),
    ]
    by_field = {verdict.field: verdict for verdict in report.signatures}
    places = []
    for place in list_fields(pdf):
        verdict = by_field.get(place.name)
        signed_at = verdict.signed_at if verdict else None
        moment = signed_at.astimezone(zone) if signed_at else None
        line = {
            "tempat": place.office or place.role,
            "nama": verdict.signer if verdict else _NONE_YET,
            "waktu": f"{tanggal(moment.date())} {moment:%H.%M}" if moment else _NONE_YET,
        }
        if line not in places:  # who signs several documents of a bundle signs them all at once
            places.append(line)
    return {
        "judul": title,
        "berkas": name,
        "baris": [{"nama": name, "isi": text} for name, text in rows],
        "tanda_tangan": places,
    }


def _in_groups(digest: str) -> str:
    """Let a line break inside of a hash."""
    return " ".join(digest[i : i + _GROUP] for i in range(0, len(digest), _GROUP))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which of many PDFs to put into a portfolio.

    Attributes:
        pdfs: By the keys of the documents.
        names: Where each came from.
        ignored: Names of files that are no document of a berkas.
    """

    pdfs: Mapping[str, bytes]
    names: Mapping[str, str]
    ignored: tuple[str, ...]


def choose(files: Mapping[str, bytes]) -> Chosen:
    """Choose the newest PDF of each document: the one with the most signatures.

    Args:
        files: Contents by name, such as all PDFs of a folder, stages of signing included.

    Raises:
        BundleError: Two files of a document were signed apart from one another.
    """
    stages: dict[str, list[tuple[int, str, bytes]]] = {}
    ignored = []
    for name, pdf in files.items():
        key = _document_of(pdf)
        if key is None:
            ignored.append(name)
            continue
        count = sum(field.is_signed for field in list_fields(pdf))
        stages.setdefault(key, []).append((count, name, pdf))
    pdfs, names = {}, {}
    for key, found in stages.items():
        count, name, pdf = max(found, key=lambda each: (each[0], len(each[2])))
        apart = [other for signed, other, each in found if signed and not pdf.startswith(each)]
        if apart or (not count and len({each for _, _, each in found}) > 1):
            others = sorted({other for _, other, _ in found} - {name})
            raise BundleError("portfolio.ambiguous", document=key, files=[name, *others])
        pdfs[key], names[key] = pdf, name
    return Chosen(pdfs, names, tuple(ignored))


def _document_of(pdf: bytes) -> str | None:
    try:
        record = extract(pdf).manifest
    except VerificationError:
        return None
    return record.dokumen[0].kunci if record.jenis == "document" else None
