"""The command that makes the annual monitoring report."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.console import (
    DraftOption,
    EngineOption,
    ForceOption,
    JsonOption,
    Lang,
    LangOption,
    ProfileOption,
    Reporter,
    TemplatesOption,
    error_data,
    in_one_line,
    reports_errors,
)
from generator.errors import ExitCode

if TYPE_CHECKING:
    from generator.reports import AnnualReport
    from generator.year_sources import YearSource

_WORDS = {
    "id": {
        "heads": ("Bentuk", "Rencana", "Realisasi", "Baru", "Berakhir", "Berjalan"),
        "all": "Jumlah",
        "no-plan": "Tidak ada rencana_tahunan {year}; persentase realisasi rencana tidak dihitung.",
        "others": "{count} berkas daerah lain tidak dihitung.",
        "failed": "Tidak dihitung, karena tidak terbaca: {why}",
    },
    "en": {
        "heads": ("Form", "Planned", "Realised", "New", "Ended", "Running"),
        "all": "Total",
        "no-plan": "There is no rencana_tahunan for {year}; no percentage of the plan is given.",
        "others": "{count} berkas of other regions were left out.",
        "failed": "Left out, as it can't be read: {why}",
    },
}


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as exc:
        raise typer.BadParameter("TTTT-BB-HH", param_hint="--per") from exc


@reports_errors
def report(
    source: Annotated[
        Path, typer.Argument(help="Folder berkas, .jsonl, atau register .xlsx.", metavar="SUMBER")
    ],
    year: Annotated[int, typer.Option("--year", min=1945, max=2100, help="Tahun laporan.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder hasil.")],
    per: Annotated[
        str | None,
        typer.Option("--per", help="Hari terakhir yang dihitung; bawaan 31 Desember."),
    ] = None,
    laporan: Annotated[
        Path | None,
        typer.Option("--laporan", help="Berkas laporan_tahunan; bawaan yang ada dalam SUMBER."),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", help="Bentuk hasil, dipisah koma: docx, pdf.")
    ] = "docx,pdf",
    draft: DraftOption = False,
    profile: ProfileOption = None,
    templates: TemplatesOption = None,
    engine: EngineOption = "rdocx",
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Buat laporan tahunan pemantauan dan evaluasi dari berkas setahun.

    Kode keluar 11 bila ada berkas yang tidak terbaca, sehingga tidak ikut dihitung.
    """
    wanted = {part.strip() for part in formats.split(",")}
    if not wanted or wanted - {"docx", "pdf"}:
        raise typer.BadParameter("docx, pdf, atau docx,pdf", param_hint="--format")
    cut_off = _day(per)
    from generator import api, reports, year_sources  # noqa: PLC0415 – slow libraries
    from generator.files import write_files  # noqa: PLC0415 – as above
    from generator.pdf.engine import open_engine  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    with reporter.progress("Menyusun laporan …"):
        found = year_sources.gather(source, year, laporan=laporan, profile=profile)
        made = reports.report(
            found.berkas,
            found.laporan,
            per=cut_off,
            draft=draft,
            templates=tuple(templates or ()),
        )
        key = made.document.document.key
        files: dict[Path, bytes] = {}
        if "docx" in wanted:
            files[output / f"{key}.docx"] = made.document.docx
        if "pdf" in wanted:
            pdfs = api.convert_documents({key: made.document}, open_engine(engine))
            files[output / f"{key}.pdf"] = pdfs[key]
    write_files(files, force=force)
    _tell(reporter, made, found, list(files))
    if found.failures:
        raise typer.Exit(ExitCode.BATCH)


def _tell(reporter: Reporter, made: AnnualReport, found: YearSource, files: list[Path]) -> None:
    words: dict[str, Any] = _WORDS[reporter.lang]
    monev = made.monev
    for failure in found.failures:
        reporter.warn(words["failed"].format(why=in_one_line(failure, reporter.lang)))
    if monev.rencana is None:
        reporter.warn(words["no-plan"].format(year=monev.periode.tahun))
    if made.others:
        reporter.warn(words["others"].format(count=made.others))
    reporter.table(
        words["heads"],
        [
            (
                row.bentuk or words["all"],
                *map(str, (row.rencana, row.realisasi, row.baru, row.berakhir, row.berjalan)),
            )
            for row in monev.rekap
        ],
    )
    for path in files:
        reporter.say(str(path))
    reporter.result(
        {
            "ok": not found.failures,
            "year": monev.periode.tahun,
            "per": monev.periode.per.isoformat(),
            "files": [str(path) for path in files],
            "forms": [
                {
                    "form": row.bentuk,
                    "planned": row.rencana,
                    "realised": row.realisasi,
                    "running_before": row.awal,
                    "new": row.baru,
                    "extended": row.diperpanjang,
                    "ended": row.berakhir,
                    "running": row.berjalan,
                }
                for row in monev.rekap
            ],
            "has_plan": monev.rencana is not None,
            "in_preparation": len(monev.dalam_proses),
            "other_regions": made.others,
            "failed": [error_data(failure, reporter.lang) for failure in found.failures],
        }
    )
