"""The straight line: load, check, render, convert, bundle, sign, verify.

Only this module knows the order of the stages; the stages don't know each other.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator import pictures, registry
from generator.errors import BundleError, InputError, Problem
from generator.models.pihak import PERAN
from generator.pdf.bundle import BundleInfo, merge
from generator.pdf.engine import PdfEngine, convert, open_engine
from generator.pdf.parts import Part, page_count
from generator.readiness import Readiness, documents_for
from generator.rendering.context import build_context, legal_bases
from generator.rendering.docx import Rendering, render_docx
from generator.rendering.page import page_of
from generator.resources import template_path
from generator.rules import sinergi as sinergi_rules
from generator.rules import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.models.sinergi import Sinergi
    from generator.registry import Document
    from generator.rules.finding import Finding
    from generator.signing.report import VerificationReport
    from generator.signing.signer import SignatureReceipt, Signer
    from generator.signing.status import BundleStatus

_COVER_ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """A Word document made from a berkas.

    Attributes:
        document: The registry's line.
        docx: The complete .docx; equal inputs give equal bytes.
    """

    document: Document
    docx: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file, hexadecimal."""
        return hashlib.sha256(self.docx).hexdigest()


def check(berkas: Sinergi, *, templates: Sequence[Path] = ()) -> tuple[Finding, ...]:
    """Hold a berkas against the rules of law and house, gravest first.

    Args:
        berkas: A berkas with its profil attached.
        templates: Folders laid out like `templates/`, searched first for legal bases.

    Raises:
        InputError: No profil is attached, or a legal basis has an unknown key.
    """
    legal_bases(berkas, templates)
    order = {"error": 0, "warning": 1, "info": 2}
    found = [
        finding for rule in (*sinergi_rules.RULES, *wording.RULES) for finding in rule.apply(berkas)
    ]
    return tuple(sorted(found, key=lambda finding: (order[finding.severity], finding.code)))


def render(
    berkas: Sinergi,
    *,
    only: Sequence[str] = (),
    draft: bool = False,
    templates: Sequence[Path] = (),
) -> dict[str, RenderedDocument]:
    """Make the Word documents of a berkas.

    Args:
        berkas: A berkas with its profil attached.
        only: Keys of the documents wanted; all that are ready if empty.
        draft: Print dotted blanks for missing facts and a DRAF watermark; unlawful or incomplete
            berkas are drafted too.
        templates: Folders laid out like `templates/`, searched first.

    Returns:
        Documents by key, in bundle order.

    Raises:
        InputError: A document named in `only` isn't one of the form's, isn't needed, or lacks
            facts; no document is ready at all; or a rule of severity `error` is broken.
        TemplateError: A template is missing or wrong.
    """
    chosen = _choose(berkas, only, draft=draft)
    if not chosen:
        _refuse_incomplete(berkas)
    if not draft:
        _refuse_unlawful(berkas, templates)
    return {
        document.key: RenderedDocument(
            document, _render_one(berkas, document, draft=draft, templates=templates)
        )
        for document in chosen
    }


def _choose(berkas: Sinergi, only: Sequence[str], *, draft: bool) -> list[Document]:
    for key in only:
        registry.document(key, berkas.form)
    chosen = []
    gaps = []
    for line in documents_for(berkas):
        if only and line.document.key not in only:
            continue
        if line.status == "ready" or (draft and line.status == "incomplete"):
            chosen.append(line.document)
        elif line.status == "incomplete":
            gaps.append(line)
        elif only:
            raise InputError(
                "input.document-not-needed", where=berkas.id, document=line.document.title
            )
    if gaps and only:
        raise _not_ready(berkas, gaps)
    return chosen


def _not_ready(berkas: Sinergi, gaps: Sequence[Readiness]) -> InputError:
    problems = [
        Problem(
            "input.document-incomplete",
            facts={"document": line.document.title, "missing": line.missing},
        )
        for line in gaps
    ]
    return InputError(
        "input.documents-not-ready", where=berkas.id, problems=problems, count=len(gaps)
    )


def _refuse_unlawful(berkas: Sinergi, templates: Sequence[Path]) -> None:
    found = check(berkas, templates=templates)
    broken = [finding for finding in found if finding.severity == "error"]
    if broken:
        raise InputError(
            "input.unlawful",
            where=berkas.id,
            count=len(broken),
            rules=[f"{finding.code} ({finding.path})" for finding in broken],
        )


def _render_one(
    berkas: Sinergi,
    document: Document,
    *,
    draft: bool,
    templates: Sequence[Path],
    extra: Mapping[str, object] | None = None,
    template: Path | None = None,
) -> bytes:
    context = build_context(berkas, document, draft=draft, overrides=templates) | dict(extra or {})
    own = berkas.daerah.pictures
    emblems = {name: own.get(name) or pictures.placeholder(name) for name in pictures.NAMES}
    watermark = pictures.placeholder(pictures.WATERMARK) if draft else None
    return render_docx(
        template or template_path(document.key, berkas.form, templates),
        Rendering(context, emblems, watermark),
        page_of(document.page, berkas.daerah, templates),
        templates,
    )


def render_with(
    template: Path,
    berkas: Sinergi,
    document: Document,
    *,
    draft: bool = False,
    templates: Sequence[Path] = (),
    extra: Mapping[str, object] | None = None,
) -> bytes:
    """Make one Word document with a template that needn't be in its place, as authors try it.

    Args:
        template: The Word template.
        berkas: A berkas with its profil attached.
        document: The registry's line of the document.
        draft: As in `render`.
        templates: As in `render`, for shared parts.
        extra: Values beside those of the berkas, such as the cover's.

    Returns:
        A complete .docx; rules of law aren't asked.

    Raises:
        InputError: No profil is attached, or a legal basis has an unknown key.
        TemplateError: The template is missing or wrong.
    """
    return _render_one(
        berkas, document, draft=draft, templates=templates, extra=extra, template=template
    )


def convert_documents(
    documents: Mapping[str, RenderedDocument],
    engine: PdfEngine | None = None,
    *,
    timeout_s: float = 120.0,
) -> dict[str, bytes]:
    """Convert Word documents to PDF, all in one call of the engine.

    Args:
        documents: What `render` gave.
        engine: A PDF engine; the embedded one if `None`.
        timeout_s: Wall-clock seconds for all of them.

    Returns:
        PDFs by the keys of `documents`.

    Raises:
        ConversionError: The engine failed, or its PDFs can't be trusted.
        MissingDependencyError: The engine isn't installed.
    """
    pdfs = convert(
        [document.docx for document in documents.values()],
        engine or open_engine(),
        timeout_s=timeout_s,
    )
    return dict(zip(documents, pdfs, strict=True))


def bundle(
    berkas: Sinergi,
    documents: Mapping[str, RenderedDocument] | None = None,
    *,
    engine: PdfEngine | None = None,
    draft: bool = False,
    templates: Sequence[Path] = (),
    now: datetime | None = None,
    timeout_s: float = 120.0,
) -> bytes:
    """Merge the documents of a berkas, with a cover, into one unsigned PDF.

    Args:
        berkas: A berkas with its profil attached.
        documents: What `render` gave; rendered here if `None`.
        engine: A PDF engine; the embedded one if `None`.
        draft: As in `render`.
        templates: As in `render`.
        now: Time of creation; the clock's if `None`.
        timeout_s: Wall-clock seconds for each call of the engine.

    Returns:
        A PDF with cover, outline, page labels and one empty signature field per signatory and
        document.

    Raises:
        InputError: A document the berkas needs can't be made yet.
        TemplateError, ConversionError, BundleError: A stage failed.
    """
    engine = engine or open_engine()
    if documents is None:
        if not draft:
            _refuse_incomplete(berkas)
        documents = render(berkas, draft=draft, templates=templates)
    pdfs = convert_documents(documents, engine, timeout_s=timeout_s)
    parts = [
        Part(
            key=key,
            title=rendered.document.title,
            label=rendered.document.label,
            pdf=pdfs[key],
            roles=_signers(berkas, rendered.document),
            offices={pihak.peran: pihak.wakil.jabatan for pihak in berkas.pihak},
        )
        for key, rendered in documents.items()
    ]
    cover = _cover(berkas, parts, engine, draft=draft, templates=templates, timeout_s=timeout_s)
    info = BundleInfo(
        title=berkas.judul,
        author=berkas.daerah.pemerintah,
        subject=f"{registry.form(berkas.form).title} {berkas.id}",
        keywords=", ".join(p.nomor_naskah for p in berkas.pihak if p.nomor_naskah),
        created=(now or datetime.now(UTC)).astimezone(berkas.daerah.zona),
        signing_order=signing_order(berkas),
    )
    return merge((cover, *parts), info)


def _refuse_incomplete(berkas: Sinergi) -> None:
    gaps = [line for line in documents_for(berkas) if line.status == "incomplete"]
    if gaps:
        raise _not_ready(berkas, gaps)


def _signers(berkas: Sinergi, document: Document) -> tuple[str, ...]:
    if document.signers == "kepala_daerah":
        return (berkas.peran_daerah,)
    return PERAN[: len(berkas.para_pihak)]


def signing_order(berkas: Sinergi) -> tuple[tuple[str, ...], ...]:
    """Tell who signs before whom, as the profil wants it.

    Returns:
        Stages of roles: those of one stage sign in any order, after all stages before. Empty if
        the order is free.
    """
    wanted = berkas.daerah.urutan_penandatanganan
    if not wanted:
        return ()
    everyone = PERAN[: len(berkas.para_pihak)]
    region = berkas.peran_daerah
    groups: dict[str, tuple[str, ...]] = {role: (role,) for role in everyone}
    groups |= {"daerah": (region,), "mitra": tuple(role for role in everyone if role != region)}
    stages: list[tuple[str, ...]] = []
    left = list(everyone)
    for name in (*wanted, *everyone):
        # Who isn't named comes last, all together.
        group = groups.get(name, ()) if name in wanted else tuple(left)
        stage = tuple(role for role in group if role in left)
        left = [role for role in left if role not in stage]
        if stage:
            stages.append(stage)
    return tuple(stages)


def _cover(
    berkas: Sinergi,
    parts: Sequence[Part],
    engine: PdfEngine,
    *,
    draft: bool,
    templates: Sequence[Path],
    timeout_s: float,
) -> Part:
    """Make the cover; its own length decides the page numbers it prints."""
    counts = [page_count(part.pdf) for part in parts]
    cover_pages = 1
    for _ in range(_COVER_ATTEMPTS):
        extra = {
            "daftar_isi": [
                {
                    "kunci": part.key,
                    "judul": part.title,
                    "halaman": 1 + cover_pages + sum(counts[:index]),
                }
                for index, part in enumerate(parts)
            ],
            "sidik_jari": fingerprint(berkas),
        }
        docx = _render_one(berkas, registry.COVER, draft=draft, templates=templates, extra=extra)
        (pdf,) = convert([docx], engine, timeout_s=timeout_s)
        pages = page_count(pdf)
        if pages == cover_pages:
            return Part(key=registry.COVER.key, title=registry.COVER.title, label="", pdf=pdf)
        cover_pages = pages
    raise BundleError("bundle.cover-unstable", where=berkas.id)


def fingerprint(berkas: Sinergi) -> str:
    """Hash the facts of a berkas and its profil.

    Returns:
        SHA-256, hexadecimal, of their canonical JSON: names sorted, absent values left out.
    """
    facts = [
        model.model_dump(mode="json", by_alias=True, exclude_none=True)
        for model in (berkas, berkas.daerah)
    ]
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def sign(
    pdf: bytes,
    signer: Signer,
    *,
    as_: str,
    now: datetime | None = None,
    reason: str = "",
    location: str = "",
    certify: bool = True,
) -> bytes:
    """Sign all places of one signatory in a bundle.

    Args:
        pdf: A bundle, unsigned or signed by others.
        signer: An entered signer, such as `Pkcs12Signer` in a `with` block.
        as_: The signatory's role, such as `kesatu`.
        now: Moment of signing, with a time zone; the clock's in local time if `None`.
        reason: Why, shown in the signature.
        location: Where, shown in the signature.
        certify: Whether the first signature allows nothing but further signatures afterwards.

    Returns:
        The bundle with one more signature per place, as incremental updates.

    Raises:
        SigningError: The role has no unsigned place, others must sign first, or a signature can't
            be made.
    """
    return sign_with_receipts(
        pdf, signer, as_=as_, now=now, reason=reason, location=location, certify=certify
    )[0]


def sign_with_receipts(
    pdf: bytes,
    signer: Signer,
    *,
    as_: str,
    now: datetime | None = None,
    reason: str = "",
    location: str = "",
    certify: bool = True,
) -> tuple[bytes, tuple[SignatureReceipt, ...]]:
    """Sign as `sign` does, and also tell what each signature states."""
    from generator.signing.fields import sign_as  # noqa: PLC0415 – pyHanko is slow to import

    return sign_as(
        pdf,
        as_,
        signer,
        now=now or datetime.now(UTC).astimezone(),
        reason=reason,
        location=location,
        certify=certify,
    )


def verify(
    pdf: bytes, *, trust: Sequence[bytes] = (), now: datetime | None = None
) -> VerificationReport:
    """Say who signed a bundle, over which bytes, whether it is trusted, and what changed since.

    Args:
        pdf: Any PDF with signatures.
        trust: Certificates trusted as roots, PEM or DER; without any, trust isn't judged.
        now: The moment of judgement; the clock's if `None`.

    Raises:
        VerificationError: It can't be read as a PDF.
    """
    from generator.signing.verify import verify as verify_pdf  # noqa: PLC0415 – as above

    return verify_pdf(pdf, trust=trust, now=now)


def status(pdf: bytes, *, trust: Sequence[bytes] = (), now: datetime | None = None) -> BundleStatus:
    """Say who has signed a bundle, who is next, what is missing, and whether it is still whole.

    Args:
        pdf: A bundle, unsigned or signed.
        trust: As in `verify`.
        now: As in `verify`.

    Raises:
        VerificationError: It can't be read as a PDF.
    """
    from generator.signing.status import status as status_of  # noqa: PLC0415 – as above

    return status_of(pdf, trust=trust, now=now)
