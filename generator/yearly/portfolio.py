"""A year in one file: the bundles of its agreements, whole, in a container with cover and index.

Signed PDFs can't be merged, so each bundle is kept byte for byte, and every signature in it stays
valid. The container's own pages are a cover and an index sheet for each bundle; the head of the
region may seal it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from generator import loading, registry
from generator.composition import make_cover, paged, render_one
from generator.enclosures import BERKAS, Enclosed, Origin, enclose
from generator.errors import BundleError
from generator.extraction import extract
from generator.overlay import layers
from generator.pdf.bundle import merge
from generator.pdf.collection import Seal
from generator.pdf.description import BundleInfo
from generator.pdf.engine import convert, open_engine
from generator.pdf.parts import Part
from generator.portfolios import index_sheet
from generator.registry import Document
from generator.signing.fields import list_fields
from generator.signing.verify import verify
from generator.yearly.rows import row_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.models.berkas import Berkas
    from generator.pdf.engine import PdfEngine
    from generator.signing.report import VerificationReport
    from generator.yearly.rows import Row

_KINDS: Final = ("merged", "portfolio")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A bundle that goes into the container, and what it is about."""

    document: Document
    pdf: bytes
    report: VerificationReport
    row: Row


def year_portfolio(
    plan: Berkas,
    bundles: Mapping[str, bytes],
    *,
    engine: PdfEngine | None = None,
    templates: Sequence[Path] = (),
    now: datetime | None = None,
    timeout_s: float = 120.0,
) -> bytes:
    """Put the bundles of a year into one container. Holds all of them in memory.

    Args:
        plan: A berkas of the region about the year, such as its yearly list: gives the year, the
            region, and who seals.
        bundles: Bundles by the ids of their berkas, signed or not, such as a batch makes.
        engine: As in `bundle`, as are the others.
        templates: As above.
        now: As above.
        timeout_s: As above.

    Returns:
        A PDF/A-3b with a cover, an index sheet for each bundle, and the bundles inside of it, byte
        for byte; `verify` descends into each.

    Raises:
        BundleError: There are no bundles; a PDF is no bundle of the berkas it is named after; or a
            signature isn't sound.
        VerificationError: A PDF can't be read, or doesn't agree with its manifest.
        TemplateError, ConversionError: A stage failed.
    """
    if not bundles:
        raise BundleError("portfolio.no-bundles", where=plan.id)
    engine = engine or open_engine()
    templates = layers(plan.daerah, templates)
    created = (now or datetime.now(UTC)).astimezone(plan.daerah.zona)
    kept = sorted((_kept(*each, created) for each in bundles.items()), key=_place)
    sheets = [
        render_one(
            plan,
            registry.INDEX,
            draft=False,
            templates=templates,
            extra={"lembar": _sheet(each, plan)},
        )
        for each in kept
    ]
    parts = [
        Part(key=each.document.key, title=each.document.title, label="", pdf=pdf)
        for each, pdf in zip(kept, convert(sheets, engine, timeout_s=timeout_s), strict=True)
    ]
    title = f"Naskah Kerja Sama {plan.daerah.nama_lengkap} Tahun {getattr(plan, 'tahun', '')}"
    cover, cover_docx = make_cover(
        plan,
        parts,
        engine,
        draft=False,
        templates=templates,
        timeout_s=timeout_s,
        numbers={each.document.key: [each.row.nomor] if each.row.nomor else [] for each in kept},
        extra={"judul": title.strip(), "nama_bentuk": "Kerja Sama"},
    )
    everything = (cover, *parts)
    pages = paged(
        everything,
        {registry.COVER.key: (registry.COVER, cover_docx)}
        | {each.document.key: (each.document, b"") for each in kept},
    )
    enclosed = [pages[0]] + [
        Enclosed(each.document, page.first_page, page.last_page, pdf=each.pdf, stem=each.row.name)
        for each, page in zip(kept, pages[1:], strict=True)
    ]
    (head,) = plan.signatories("kepala_daerah", "")
    info = BundleInfo(
        title=title.strip(),
        author=plan.daerah.pemerintah,
        subject=f"{len(kept)} bundel",
        keywords=", ".join(each.row.nomor for each in kept if each.row.nomor),
        created=created,
    )
    origin = Origin("portfolio", engine.probe(), created, draft=False, templates=templates)
    return merge(
        everything,
        info,
        enclose(plan, enclosed, origin),
        seal=Seal(head.peran, plan.daerah.jabatan_kepala),
    )


def _kept(name: str, pdf: bytes, created: datetime) -> _Kept:
    """Take a bundle in, with the facts it carries itself."""
    found = extract(pdf)
    if found.manifest.jenis not in _KINDS or found.manifest.id != name:
        raise BundleError("portfolio.not-bundle", name=name)
    report = verify(pdf)
    if report.signatures and not report.ok:
        problems = [*report.problems, *(each for one in report.signatures for each in one.problems)]
        reasons = list(dict.fromkeys(problem.code for problem in problems))
        raise BundleError("portfolio.broken", document=name, reasons=reasons)
    profil = loading.parse_profile(found.files[found.manifest.profil.letak])
    berkas = loading.parse_berkas(found.files[BERKAS]).with_profil(profil)
    document = Document(
        f"berkas_{name.replace('-', '_')}",  # parts are named like fields of a form
        title=berkas.heading,
        label="",
        forms=(berkas.form,),
        stage="",
        page="naskah_kerja_sama",
        signers=(),
        begins="",
        legal_basis="",
    )
    return _Kept(document, pdf, report, row_of(berkas, created.date()))


def _place(each: _Kept) -> tuple[int, str]:
    forms = [form.key for form in registry.FORMS]
    return forms.index(each.row.form), each.row.name


def _sheet(each: _Kept, plan: Berkas) -> dict[str, object]:
    row = each.row
    facts = [
        ("Bentuk", registry.form(row.form).title),
        ("Mitra", ", ".join(row.mitra)),
        ("Naskah", row.naskah),
        ("Nomor", row.nomor),
        ("Status", row.status),
    ]
    told = [(name, text) for name, text in facts if text]
    name = f"{each.row.name}.pdf"
    return index_sheet(each.document.title, name, told, each.pdf, each.report, plan.daerah.zona)


def newest_bundles(folder: Path) -> dict[str, bytes]:
    """Find the bundle of each agreement in what a batch made, of several stages the last.

    Args:
        folder: Holds a folder for each agreement, named by its id, with `bundel*.pdf` in it.

    Raises:
        VerificationError: A PDF can't be read.
    """
    found = {}
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        stages = [path.read_bytes() for path in sorted(place.glob("bundel*.pdf"))]
        if stages:
            found[place.name] = max(stages, key=lambda pdf: (_signed(pdf), len(pdf)))
    return found


def _signed(pdf: bytes) -> int:
    return sum(field.is_signed for field in list_fields(pdf))
