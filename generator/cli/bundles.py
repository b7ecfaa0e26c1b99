"""The command that makes bundles: one PDF, one for each document, or a portfolio."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.console import (
    AllowOption,
    DraftOption,
    EngineOption,
    ForceOption,
    JsonOption,
    Lang,
    LangOption,
    ProfileOption,
    ReasonOption,
    Reporter,
    TemplatesOption,
    allowed,
    reports_errors,
)
from generator.cli.documents import DEFAULT_ENGINE, FileArgument

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.models.berkas import Berkas
    from generator.pdf.engine import PdfEngine


class Kind(StrEnum):
    """What a bundle is."""

    merged = "merged"
    portfolio = "portfolio"
    year = "year"


@reports_errors
def bundle(
    file: FileArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Berkas PDF hasil; folder dengan --split.")
    ],
    kind: Annotated[
        Kind,
        typer.Option(
            "--kind",
            help="merged: satu PDF. portfolio: wadah berisi PDF yang ditandatangani satu per satu. "
            "year: wadah berisi bundel setahun, dengan berkas rencana_tahunan.",
        ),
    ] = Kind.merged,
    split: Annotated[
        bool, typer.Option("--split", help="Satu PDF per dokumen, siap ditandatangani.")
    ] = False,
    documents: Annotated[
        Path | None,
        typer.Option(
            "--documents",
            help="Folder PDF dari --split, untuk --kind portfolio; hasil batch, untuk --kind year.",
        ),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Hanya dokumen ini; boleh berulang.")
    ] = None,
    draft: DraftOption = False,
    allow: AllowOption = None,
    reason: ReasonOption = None,
    profile: ProfileOption = None,
    templates: TemplatesOption = None,
    engine: EngineOption = DEFAULT_ENGINE,
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Gabungkan dokumen yang sudah waktunya menjadi satu PDF dengan tempat tanda tangan."""
    is_container = kind is not Kind.merged
    if split and is_container:
        raise typer.BadParameter(f"tidak bersama --kind {kind}", param_hint="--split")
    if is_container and draft:
        raise typer.BadParameter(f"tidak bersama --kind {kind}", param_hint="--draft")
    if documents is not None and not is_container:
        raise typer.BadParameter("tidak bersama --kind merged", param_hint="--documents")
    if documents is None and kind is Kind.year:
        raise typer.BadParameter("perlu untuk --kind year", param_hint="--documents")
    from generator import api, loading, portfolios  # noqa: PLC0415 – pydantic, only when needed
    from generator.files import write_files  # noqa: PLC0415 – as above
    from generator.pdf.engine import open_engine  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    opened, own, reasons = open_engine(engine), tuple(templates or ()), allowed(allow, reason)
    with reporter.progress("Menyusun bundel …"):
        berkas = loading.load(file, profile=profile)
        if split:
            made = portfolios.split(
                berkas, only=only or (), engine=opened, draft=draft, templates=own, allow=reasons
            )
            files = {output / f"{key}.pdf": pdf for key, pdf in made.items()}
        elif kind is Kind.year:
            files = {output: _year(berkas, documents, opened, own)}
        elif kind is Kind.portfolio:
            pdfs = _documents(reporter, berkas, documents, opened, own)
            files = {output: portfolios.portfolio(berkas, pdfs, engine=opened, templates=own)}
        else:
            pdf = api.bundle(
                berkas, only=only or (), engine=opened, draft=draft, templates=own, allow=reasons
            )
            files = {output: pdf}
    write_files(files, force=force)
    for path, pdf in files.items():
        reporter.say(f"{path}  ({len(pdf) / 1024:.0f} KiB)")
    results = [{"file": str(path), "bytes": len(pdf)} for path, pdf in files.items()]
    reporter.result({"ok": True, "id": berkas.id, **({"files": results} if split else results[0])})


def _year(
    berkas: Berkas, folder: Path | None, engine: PdfEngine, templates: Sequence[Path]
) -> bytes:
    """Put what a batch left in a folder into one container."""
    from generator.errors import BundleError  # noqa: PLC0415 – as above
    from generator.yearly.portfolio import newest_bundles, year_portfolio  # noqa: PLC0415 – as above

    if folder is None or not folder.is_dir():
        raise BundleError("portfolio.no-bundles", where=str(folder))
    return year_portfolio(berkas, newest_bundles(folder), engine=engine, templates=templates)


def _documents(
    reporter: Reporter,
    berkas: Berkas,
    folder: Path | None,
    engine: PdfEngine,
    templates: Sequence[Path],
) -> Mapping[str, bytes]:
    """Find the PDFs for a portfolio in a folder, or make them, unsigned."""
    from generator import portfolios  # noqa: PLC0415 – as above
    from generator.errors import BundleError  # noqa: PLC0415 – as above
    from generator.files import read_file  # noqa: PLC0415 – as above

    if folder is None:
        return portfolios.split(berkas, engine=engine, templates=templates)
    paths = sorted(folder.glob("*.pdf")) if folder.is_dir() else []
    chosen = portfolios.choose({path.name: read_file(path) for path in paths})
    if not chosen.pdfs:
        raise BundleError("portfolio.no-documents", where=str(folder), path=str(folder))
    for key, name in chosen.names.items():
        reporter.warn(f"{key}: {name}")
    for name in chosen.ignored:
        told = "dilewati, bukan dokumen berkas" if reporter.lang == "id" else "skipped, no document"
        reporter.warn(f"{name}: {told}")
    return chosen.pdfs
