"""The command that compares documents."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    reports_errors,
)
from generator.cli.documents import DEFAULT_ENGINE

if TYPE_CHECKING:
    from generator.comparison import Comparison

_FORMATS = ("docx", "pdf")
_DATES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


@reports_errors
def diff(
    old: Annotated[
        Path,
        typer.Argument(help="Naskah lama: .docx, berkas JSON, atau bundel PDF.", metavar="LAMA"),
    ],
    new: Annotated[
        Path,
        typer.Argument(help="Naskah baru: .docx, berkas JSON, atau bundel PDF.", metavar="BARU"),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Hasil: .docx dengan perubahan tertanda, .pdf berwarna, atau folder bila banyak.",
        ),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", help="Bentuk hasil, dipisah koma: docx, pdf.")
    ] = "",
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Hanya dokumen ini; boleh berulang.")
    ] = None,
    author: Annotated[
        str, typer.Option("--author", help="Nama penanda perubahan; bawaan: unit dalam profil.")
    ] = "",
    date: Annotated[
        datetime | None,
        typer.Option("--date", formats=_DATES, help="Waktu perubahan; bawaan: sekarang."),
    ] = None,
    formatting: Annotated[
        bool,
        typer.Option("--formatting/--no-formatting", help="Tandai juga perubahan bentuk."),
    ] = True,
    draft: DraftOption = False,
    profile: ProfileOption = None,
    templates: TemplatesOption = None,
    engine: EngineOption = DEFAULT_ENGINE,
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Tandai perubahan antara dua naskah, dua berkas, atau berkas dan naskah yang disunting."""
    wanted = _wanted(formats, output)
    from generator import comparison  # noqa: PLC0415 – lxml and pydantic, only when needed
    from generator.files import write_files  # noqa: PLC0415 – as above
    from generator.pdf.engine import open_engine  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    folders = tuple(templates or ())
    with reporter.progress("Membandingkan naskah …"):
        sides = [
            comparison.read_side(path, draft=draft, profile=profile, templates=folders)
            for path in (old, new)
        ]
        found = comparison.compare_sides(
            *sides, only=only or (), author=author, date=date, formatting=formatting
        )
        paths = {} if output is None else _paths(found, output, wanted)
        files = {paths[key, "docx"]: one.docx for key, one in found.redlines.items()
                 if (key, "docx") in paths}  # fmt: skip
        if "pdf" in wanted:
            pdfs = comparison.convert_redlines(found.redlines, open_engine(engine), lang=lang.value)
            files |= {paths[key, "pdf"]: pdf for key, pdf in pdfs.items()}
    write_files(files, force=force)
    _report(reporter, found, paths)


def _wanted(formats: str, output: Path | None) -> set[str]:
    """Decide what is written: as told, else as the result's name ends, else Word files."""
    wanted = {part.strip() for part in formats.split(",")} if formats else set()
    if wanted - set(_FORMATS):
        raise typer.BadParameter("docx, pdf, atau docx,pdf", param_hint="--format")
    if output is None:
        if wanted:
            raise typer.BadParameter("hanya bersama --output", param_hint="--format")
        return set()
    ending = output.suffix.removeprefix(".")
    return wanted or {ending if ending in _FORMATS else "docx"}


def _paths(found: Comparison, output: Path, wanted: set[str]) -> dict[tuple[str, str], Path]:
    """Say where each result goes: beside one another under a file's name, or into a folder."""
    is_file = output.suffix in (".docx", ".pdf")
    if is_file and len(found.redlines) > 1:
        raise typer.BadParameter("folder, atau tambahkan --only", param_hint="--output")
    return {
        (key, kind): output.with_suffix(f".{kind}") if is_file else output / f"{key}.{kind}"
        for key in found.redlines
        for kind in _FORMATS
        if kind in wanted
    }


def _report(reporter: Reporter, found: Comparison, paths: dict[tuple[str, str], Path]) -> None:
    from generator.redline.summary import counted  # noqa: PLC0415 – as above

    lang = reporter.lang
    for note in found.notes:
        reporter.warn(note.message(lang))
    for key, redline in found.redlines.items():
        reporter.say(f"{key}: {counted(redline.changes, lang)}")
        for change in redline.changes:
            reporter.say(f"  {change.said(lang)}")
        for note in redline.notes:
            reporter.warn(note.message(lang))
    for path in paths.values():
        reporter.say(str(path))
    reporter.result(
        {
            "ok": True,
            "documents": [
                {
                    "key": key,
                    "old": redline.names[0],
                    "new": redline.names[1],
                    "author": redline.author,
                    "date": redline.date.isoformat(),
                    "paragraphs": len({change.paragraph for change in redline.changes}),
                    "changes": [change.as_dict(lang) for change in redline.changes],
                    "notes": [note.message(lang) for note in redline.notes],
                    "files": [str(paths[key, kind]) for kind in _FORMATS if (key, kind) in paths],
                }
                for key, redline in found.redlines.items()
            ],
            "notes": [note.message(lang) for note in found.notes],
        }
    )
