"""Commands about a year of berkas."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.checks import finding_data
from generator.cli.console import (
    ForceOption,
    JsonOption,
    Lang,
    LangOption,
    ProfileOption,
    Reporter,
    TemplatesOption,
    reports_errors,
)
from generator.errors import ExitCode

if TYPE_CHECKING:
    from generator.yearly.rows import Row
    from generator.yearly.survey import Overview

SourceArgument = Annotated[
    Path,
    typer.Argument(
        help="Folder berkas JSON, berkas .jsonl, atau buku register .xlsx.", metavar="SUMBER"
    ),
]
_WORDS = {
    "id": {
        "count": "{count} berkas",
        "broken": "{name}: tidak terbaca",
        "sum": "jumlah",
        "no_matter": "{name}: urusannya tidak diketahui, jadi tidak diusulkan.",
        "profile": "Dari folder itu profil tidak dapat disebut; beri --profile saat memakainya.",
    },
    "en": {
        "count": "{count} berkas",
        "broken": "{name}: can't be read",
        "sum": "sum",
        "no_matter": "{name}: its urusan isn't known, so it isn't proposed.",
        "profile": "The profil can't be named from that folder; give --profile when you use it.",
    },
}
_HEADS = {
    "id": ("Bentuk", "Rencana", "Terealisasi", "Capaian", "Di luar rencana"),
    "en": ("Form", "Planned", "Realised", "Share", "Unplanned"),
}
PerOption = Annotated[
    datetime | None,
    typer.Option("--per", formats=["%Y-%m-%d"], help="Keadaan per tanggal; hari ini bila kosong."),
]


@reports_errors
def overview(
    source: SourceArgument,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder hasil.")],
    year: Annotated[
        int | None, typer.Option("--year", help="Hanya kerja sama yang menyangkut tahun ini.")
    ] = None,
    per: PerOption = None,
    files: Annotated[
        Path | None,
        typer.Option(
            "--files", help="Folder dokumen jadi, untuk tautan; folder hasil bila kosong."
        ),
    ] = None,
    profile: ProfileOption = None,
    templates: TemplatesOption = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Ikhtisar kerja sama: index.html dan daftar.csv. Kode keluar 11 bila ada berkas rusak."""
    from generator.files import refuse_existing, write_files  # noqa: PLC0415 – only when needed
    from generator.yearly import survey  # noqa: PLC0415 – slow libraries, as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    if not force:
        refuse_existing([output / survey.PAGE_NAME, output / survey.TABLE_NAME])
    with reporter.progress("Membaca berkas …" if lang is Lang.id else "Reading …"):
        found = survey.overview(
            source,
            year=year,
            day=per.date() if per else None,
            profile=profile,
            templates=tuple(templates or ()),
            results=files or output,
            page_folder=output,
        )
    made = {output / name: content for name, content in found.files().items()}
    write_files(made, force=force)
    _print(reporter, found, list(made))
    if not found.complete:
        raise typer.Exit(ExitCode.BATCH)


def _print(reporter: Reporter, found: Overview, made: list[Path]) -> None:
    words = _WORDS[reporter.lang]
    reporter.say(f"{found.title}: " + words["count"].format(count=len(found.rows)))
    for path in made:
        reporter.say(f"  {path}")
    for row in found.unreadable:
        reporter.warn(words["broken"].format(name=row.name))
        for line in row.masalah:
            reporter.warn(f"  {line}")
    reporter.result(
        {
            "ok": found.complete,
            "title": found.title,
            "day": found.day.isoformat(),
            "files": [str(path) for path in made],
            "rows": [_row_data(row) for row in found.rows],
        }
    )


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "id": row.name,
        "form": row.form,
        "title": row.judul,
        "status": row.status,
        "partners": row.mitra,
        "office": row.pemrakarsa,
        "agreement": row.naskah,
        "number": row.nomor,
        "signed": row.tanggal,
        "starts": row.mulai,
        "ends": row.berakhir,
        "days_left": row.sisa,
        "next": row.langkah,
        "deadlines": [
            {"code": due.kode, "date": due.tanggal, "certain": due.pasti, "title": due.judul}
            for due in row.tenggat
        ],
        "errors": row.kesalahan,
        "warnings": row.peringatan,
        "problems": row.masalah,
        "files": [link.href for link in row.tautan],
    }


@reports_errors
def realisation(
    source: SourceArgument,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Berkas rencana dengan realisasinya (.json).")
    ],
    year: Annotated[
        int | None, typer.Option("--year", help="Tahun rencana; yang terakhir bila kosong.")
    ] = None,
    per: PerOption = None,
    following: Annotated[
        Path | None,
        typer.Option("--next", help="Tulis juga usul daftar rencana tahun berikutnya (.json)."),
    ] = None,
    profile: ProfileOption = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Hitung realisasi daftar rencana dari berkas setahun. Kode keluar 11 bila ada yang rusak."""
    from generator import api  # noqa: PLC0415 – slow libraries, only when needed
    from generator.files import refuse_existing, write_files  # noqa: PLC0415 – as above
    from generator.yearly.realisation import realisation as compute  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    if not force:
        refuse_existing([output, *([following] if following else [])])
    with reporter.progress("Membaca berkas …" if lang is Lang.id else "Reading …"):
        found = compute(source, year=year, per=per.date() if per else None, profile=profile)
    made = {output: found.file(output.parent)}
    if following is not None:
        made[following] = found.next_file(following.parent)
    write_files(made, force=force)
    lines = found.plan.rekapitulasi_realisasi()
    reporter.table(
        _HEADS[reporter.lang],
        [
            (
                line["bentuk"] or _WORDS[reporter.lang]["sum"],
                *(str(line[key]) for key in ("rencana", "realisasi")),
                "–" if line["persen"] is None else f"{line['persen']}%",
                str(line["di_luar_rencana"]),
            )
            for line in lines
        ],
    )
    for path in made:
        reporter.say(str(path))
    for name in found.usul.dilewati if following else ():
        reporter.warn(_WORDS[reporter.lang]["no_matter"].format(name=name))
    doubts = [one for one in api.check(found.plan) if one.code in ("R104", "R105")]
    for doubt in doubts:
        reporter.warn(f"{doubt.code} {doubt.path}: {doubt.message(lang.value)}")
    if not found.keeps_profile(output.parent):
        reporter.warn(_WORDS[reporter.lang]["profile"])
    for name in found.unread:
        reporter.warn(_WORDS[reporter.lang]["broken"].format(name=name))
    reporter.result(
        {
            "ok": not found.unread,
            "id": found.plan.id,
            "files": [str(path) for path in made],
            "recap": lines,
            "findings": [finding_data(doubt, lang.value) for doubt in doubts],
            "unread": found.unread,
        }
    )
    if found.unread:
        raise typer.Exit(ExitCode.BATCH)
