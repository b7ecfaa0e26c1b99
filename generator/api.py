"""The straight line: load, check, render, convert, bundle, sign, verify.

Only this module knows the order of the stages; the stages don't know each other.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from generator import registry
from generator.composition import describe_bundle, make_cover, make_part, paged, render_one
from generator.dasar_hukum import chosen_bases
from generator.enclosures import Origin, enclose
from generator.errors import InputError, Problem
from generator.overlay import layers
from generator.pdf.bundle import merge
from generator.pdf.engine import PdfEngine, convert, open_engine
from generator.readiness import Readiness, documents_for
from generator.rules.catalogue import RULES
from generator.rules.finding import Case
from generator.tables import rule_settings, severity_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from generator.extraction import Extraction
    from generator.inspection import BundleReport, PdfaDemand
    from generator.models.berkas import Berkas
    from generator.registry import Document
    from generator.rules.finding import Finding
    from generator.signing.config import TsaConfig
    from generator.signing.signer import Level, SignatureReceipt, Signer, Timestamper
    from generator.signing.status import BundleStatus

    Tsa = str | TsaConfig | Timestamper | None

_VERIFY_DEPTH = 3  # PDFs inside of PDFs


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


def check(
    berkas: Berkas,
    *,
    templates: Sequence[Path] = (),
    allow: Mapping[str, str] = MappingProxyType({}),
    today: date | None = None,
) -> tuple[Finding, ...]:
    """Hold a berkas against the rules of law and house, gravest first.

    Args:
        berkas: A berkas with its profil attached.
        templates: Folders laid out like `templates/`, searched before the profil's own.
        allow: Codes of rules that don't block documents here, each with the reason.
        today: The day of judgement; today in the region's time zone if `None`.

    Raises:
        InputError: No profil is attached, a legal basis has an unknown key, a rule is allowed
            without a reason, or a file of a layer is wrong.
    """
    for code, reason in allow.items():
        if not reason.strip():
            raise InputError("input.allow-without-reason", where=berkas.id, rule=code)
    overrides = layers(berkas.daerah, templates)
    settings = rule_settings(overrides)
    case = Case(berkas, today or datetime.now(berkas.daerah.zona).date(), overrides)
    chosen_bases(berkas, extras=berkas.dasar_hukum_khusus, overrides=overrides)
    found = [
        replace(finding, severity=severity, allowed=allow.get(finding.code, ""))
        for rule in RULES
        if (severity := severity_of(rule.code, rule.severity, settings)) is not None
        for finding in rule.apply(case)
    ]
    order = {"error": 0, "warning": 1, "info": 2}
    return tuple(sorted(found, key=lambda f: (order[f.severity], int(f.code[1:]), f.path)))


def render(
    berkas: Berkas,
    *,
    only: Sequence[str] = (),
    draft: bool = False,
    editable: bool = False,
    templates: Sequence[Path] = (),
    allow: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, RenderedDocument]:
    """Make the Word documents of a berkas.

    Args:
        berkas: A berkas with its profil attached.
        only: Keys of the documents wanted; all that are ready if empty.
        draft: Print dotted blanks for missing facts and a DRAF watermark; unlawful or incomplete
            berkas are drafted too.
        editable: Bookmark every printed fact, so that `naskah import` finds what became of it.
        templates: Folders laid out like `templates/`, searched first.
        allow: As in `check`.

    Returns:
        Documents by key, in bundle order.

    Raises:
        InputError: A document named in `only` isn't one of the form's, isn't needed, or lacks
            facts; no document is ready at all; or a rule of severity `error` is broken.
        TemplateError: A template is missing or wrong.
    """
    templates = layers(berkas.daerah, templates)
    chosen = _choose(berkas, only, draft=draft)
    if not chosen:
        raise _not_ready(berkas, [line for line in documents_for(berkas) if line.missing])
    if not draft:
        _refuse_unlawful(berkas, templates, allow)
    return {
        document.key: RenderedDocument(
            document,
            render_one(berkas, document, draft=draft, templates=templates, editable=editable),
        )
        for document in chosen
    }


def _choose(berkas: Berkas, only: Sequence[str], *, draft: bool) -> list[Document]:
    for key in only:
        registry.document(key, berkas.form)
    chosen = []
    gaps = []
    for line in documents_for(berkas):
        if only and line.document.key not in only:
            continue
        wanted = draft and (only or line.status == "incomplete")
        if line.status == "ready" or (wanted and line.status != "not_needed"):
            chosen.append(line.document)
        elif line.missing:
            gaps.append(line)
        elif only:
            raise InputError(
                "input.document-not-needed", where=berkas.id, document=line.document.title
            )
    if gaps and only:
        raise _not_ready(berkas, gaps)
    return chosen


def _not_ready(berkas: Berkas, gaps: Sequence[Readiness]) -> InputError:
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


def _refuse_unlawful(berkas: Berkas, templates: Sequence[Path], allow: Mapping[str, str]) -> None:
    found = check(berkas, templates=templates, allow=allow)
    broken = [finding for finding in found if finding.blocks]
    if broken:
        raise InputError(
            "input.unlawful",
            where=berkas.id,
            count=len(broken),
            rules=[f"{finding.code} ({finding.path})" for finding in broken],
        )


def render_with(
    template: Path,
    berkas: Berkas,
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
    return render_one(
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
    berkas: Berkas,
    documents: Mapping[str, RenderedDocument] | None = None,
    *,
    pdfs: Mapping[str, bytes] | None = None,
    only: Sequence[str] = (),
    engine: PdfEngine | None = None,
    draft: bool = False,
    templates: Sequence[Path] = (),
    allow: Mapping[str, str] = MappingProxyType({}),
    now: datetime | None = None,
    timeout_s: float = 120.0,
) -> bytes:
    """Merge the documents of a berkas, with a cover, into one unsigned PDF.

    Args:
        berkas: A berkas with its profil attached.
        documents: What `render` gave; rendered here if `None`: all whose time has come.
        pdfs: What `convert_documents` gave for them, by the same engine; converted here if `None`.
        only: As in `render`; needed where a document has begun but isn't complete.
        engine: A PDF engine; the embedded one if `None`.
        draft: As in `render`.
        templates: As in `render`.
        allow: As in `check`.
        now: Time of creation; the clock's if `None`.
        timeout_s: Wall-clock seconds for each call of the engine.

    Returns:
        A PDF/A-3b with cover, outline, page labels, one empty signature field per signatory and
        document, and what it was made from as attachments; see `extract`.

    Raises:
        InputError: A document has begun but lacks facts, or as in `render`.
        TemplateError, ConversionError, BundleError: A stage failed.
    """
    engine = engine or open_engine()
    templates = layers(berkas.daerah, templates)
    if documents is None:
        if not draft and not only:
            refuse_incomplete(berkas)
        documents = render(berkas, only=only, draft=draft, templates=templates, allow=allow)
    if pdfs is None:
        pdfs = convert_documents(documents, engine, timeout_s=timeout_s)
    parts = [make_part(berkas, rendered.document, pdfs[key]) for key, rendered in documents.items()]
    cover, cover_docx = make_cover(
        berkas, parts, engine, draft=draft, templates=templates, timeout_s=timeout_s
    )
    created = (now or datetime.now(UTC)).astimezone(berkas.daerah.zona)
    sources = {registry.COVER.key: (registry.COVER, cover_docx)} | {
        key: (rendered.document, rendered.docx) for key, rendered in documents.items()
    }
    origin = Origin("merged", engine.probe(), created, draft, templates, allow)
    return merge(
        (cover, *parts),
        describe_bundle(berkas, created, parts),
        enclose(berkas, paged((cover, *parts), sources), origin),
    )


def refuse_incomplete(berkas: Berkas) -> None:
    """Refuse a berkas of which a document has begun but can't be made yet.

    Raises:
        InputError: That is so.
    """
    gaps = [line for line in documents_for(berkas) if line.status == "incomplete"]
    if gaps:
        raise _not_ready(berkas, gaps)


def refuse_unready(berkas: Berkas, key: str) -> None:
    """Refuse a berkas of which one document can't be made yet, or must not be.

    Raises:
        InputError: The document lacks facts, isn't needed, or a rule is broken.
    """
    _choose(berkas, [key], draft=False)
    _refuse_unlawful(berkas, layers(berkas.daerah), {})


def extract(pdf: bytes) -> Extraction:
    """Get back what a bundle was made from: berkas, profil, pictures, layers, Word files, manifest.

    Args:
        pdf: A bundle, signed or not.

    Returns:
        The files, each of which agrees with the manifest. Written to a folder, they are read with
        `load(folder / "berkas.json", profile=folder / extraction.manifest.profil.letak)`; folders
        of templates given for the run are `templat-1` and so on.

    Raises:
        VerificationError: The PDF can't be read, has no manifest, or doesn't agree with it.
    """
    from generator.extraction import extract as extract_files  # noqa: PLC0415 – as `verify` does

    return extract_files(pdf)


def sign(
    pdf: bytes,
    signer: Signer,
    *,
    as_: str,
    now: datetime | None = None,
    reason: str = "",
    location: str = "",
    certify: bool = True,
    level: Level = "b-b",
    tsa: Tsa = None,
    qr: str = "{id}",
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
        level: PAdES baseline level: `b-b`; `b-t` with a timestamp; `b-lt` with revocation data in
            the file; `b-lta` with a timestamp over all of it. Never less, or it is an error.
        tsa: The timestamp authority for any level above `b-b`: its address, its settings, or
            anything that makes timestamps.
        qr: What the QR code in a visible box holds: text or an address, in which `{id}` stands for
            the bundle's identifier; empty for no code. Nothing personal belongs there.

    Returns:
        The bundle with one more signature per place, as incremental updates.

    Raises:
        SigningError: The role has no unsigned place, others must sign first, a signature can't be
            made, or the level can't be reached.
        PartlySignedError: The same, after some signatures were made; it carries them.
    """
    return sign_with_receipts(
        pdf,
        signer,
        as_=as_,
        now=now,
        reason=reason,
        location=location,
        certify=certify,
        level=level,
        tsa=tsa,
        qr=qr,
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
    level: Level = "b-b",
    tsa: Tsa = None,
    qr: str = "{id}",
) -> tuple[bytes, tuple[SignatureReceipt, ...]]:
    """Sign as `sign` does, and also tell what each signature states."""
    from generator.signing.ceremony import sign_as  # noqa: PLC0415 – pyHanko is slow to import

    return sign_as(
        pdf,
        as_,
        signer,
        now=now or datetime.now(UTC).astimezone(),
        reason=reason,
        location=location,
        certify=certify,
        level=level,
        timestamper=_timestamper(tsa),
        qr=qr,
    )


def _timestamper(tsa: Tsa) -> Timestamper | None:
    if tsa is None:
        return None
    from generator.signing.config import TsaConfig  # noqa: PLC0415 – slow libraries
    from generator.signing.remote_timestamp import TimestampAuthority  # noqa: PLC0415 – as above

    if isinstance(tsa, str):
        return TimestampAuthority(TsaConfig(url=tsa))
    return TimestampAuthority(tsa) if isinstance(tsa, TsaConfig) else tsa


def verify(
    pdf: bytes,
    *,
    trust: Sequence[bytes] = (),
    now: datetime | None = None,
    pdfa: PdfaDemand = "report",
    revocation: Sequence[bytes] = (),
    online: bool = False,
) -> BundleReport:
    """Say who signed a bundle, over which bytes, whether it is trusted, and what changed since.

    PDFs inside of it, such as the documents of a portfolio, are verified the same way; if one of
    them isn't sound, nor is the whole.

    Args:
        pdf: Any PDF with signatures.
        trust: Certificates trusted as roots, PEM or DER; without any, trust isn't judged.
        now: The moment of judgement; the clock's if `None`.
        pdfa: Whether to `ignore` PDF/A, to `report` how the file keeps to it, or to `demand` it.
        revocation: CRLs and OCSP responses to judge by, besides those in the file.
        online: Whether to ask the authorities over the network; nothing is fetched otherwise.

    Raises:
        VerificationError: It can't be read as a PDF.
    """
    judgement = _Judgement(trust, now, revocation, online)
    return _verify(pdf, judgement, pdfa, _VERIFY_DEPTH)


class _Judgement(NamedTuple):
    """What signatures are judged by, in a bundle and in the PDFs inside of it."""

    trust: Sequence[bytes]
    now: datetime | None
    revocation: Sequence[bytes]
    online: bool


def _verify(pdf: bytes, judgement: _Judgement, pdfa: PdfaDemand, depth: int) -> BundleReport:
    from generator.inspection import inspect  # noqa: PLC0415 – as above
    from generator.signing.verify import verify as verify_pdf  # noqa: PLC0415 – as above

    def deeper(inner: bytes) -> BundleReport:
        return _verify(inner, judgement, pdfa, depth - 1)

    report = verify_pdf(
        pdf,
        trust=judgement.trust,
        now=judgement.now,
        revocation=judgement.revocation,
        online=judgement.online,
    )
    return inspect(pdf, report, pdfa=pdfa, deeper=deeper if depth else None)


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
