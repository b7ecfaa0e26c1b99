"""Commands that judge berkas: validate, deadlines."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.console import (
    AllowOption,
    ForceOption,
    JsonOption,
    Lang,
    LangOption,
    ProfileOption,
    ReasonOption,
    Reporter,
    TemplatesOption,
    allowed,
    error_data,
    reports_errors,
)
from generator.cli.inputs import given
from generator.errors import ExitCode, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.cli.inputs import Given
    from generator.models.berkas import Berkas
    from generator.rules.finding import Finding

FilesArgument = Annotated[
    list[Path], typer.Argument(help="Berkas JSON, register .xlsx, atau .jsonl.", metavar="BERKAS…")
]
_SEVERITY = {
    "error": {"id": "galat", "en": "error"},
    "warning": {"id": "peringatan", "en": "warning"},
    "info": {"id": "saran", "en": "hint"},
}


@reports_errors
def validate(
    files: FilesArgument,
    allow: AllowOption = None,
    reason: ReasonOption = None,
    profile: ProfileOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Periksa berkas dan profil: isian, lalu aturan hukum. Kode keluar 3 bila ada galat."""
    reporter = Reporter(as_json=as_json, lang=lang.value)
    reasons = allowed(allow, reason)
    results: list[dict[str, Any]] = []
    loaded: list[tuple[str, Berkas]] = []
    for one in given(files, profile):
        try:
            berkas, findings = _check(one, tuple(templates or ()), reasons)
        except InputError as error:
            if "path" not in error.facts and one.name not in error.where:
                error.where = f"{one.name}: {error.where}" if error.where else one.name
            results.append({"file": one.name, "ok": False, "error": error_data(error, lang.value)})
            if not as_json:
                reporter.error(error)
            continue
        if berkas is not None:
            loaded.append((one.name, berkas))
        results.append(
            {
                "file": one.name,
                "ok": not any(finding.blocks for finding in findings),
                "findings": [
                    finding_data(finding, lang.value)
                    | ({"cell": cell} if (cell := one.cell(finding.path)) else {})
                    for finding in findings
                ],
            }
        )
        _print_findings(reporter, one, findings)
    twice = _numbers_used_twice(loaded)
    for group in twice:
        reporter.warn(f"R92 {group['number']}: " + ", ".join(group["places"]))
    failed = bool(twice) or not all(result["ok"] for result in results)
    reporter.result({"ok": not failed, "files": results, "numbers_used_twice": twice})
    if failed:
        raise typer.Exit(ExitCode.INPUT)


def _numbers_used_twice(loaded: Sequence[tuple[str, Berkas]]) -> list[dict[str, Any]]:
    """Find numbers of the region's register that documents of several berkas share."""
    from generator.rules.numbers import used_twice  # noqa: PLC0415 – pydantic, only when needed

    return [
        {"number": group[0].nomor, "places": [f"{used.berkas}: {used.path}" for used in group]}
        for group in used_twice(loaded)
    ]


def _check(
    one: Given, templates: Sequence[Path], allow: Mapping[str, str]
) -> tuple[Berkas | None, tuple[Finding, ...]]:
    from generator import api  # noqa: PLC0415 – as above

    berkas = one.load()
    if berkas is None:
        return None, ()
    return berkas, api.check(berkas, templates=templates, allow=allow)


def finding_data(finding: Finding, lang: str) -> dict[str, Any]:
    """Lay out a finding for programs."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": finding.path,
        "source": finding.source,
        "message": finding.message(lang),
        "hint": finding.hint(lang),
        "allowed": finding.allowed,
    }


def _print_findings(reporter: Reporter, one: Given, findings: tuple[Finding, ...]) -> None:
    from generator.rules.finding import HOUSE  # noqa: PLC0415 – as above

    if not findings:
        reporter.say(f"{one.name}: sah" if reporter.lang == "id" else f"{one.name}: valid")
        return
    count = len(findings)
    reporter.say(
        f"{one.name}: {count} temuan"
        if reporter.lang == "id"
        else f"{one.name}: {count} finding(s)"
    )
    for finding in findings:
        severity = _SEVERITY[finding.severity][reporter.lang]
        source = f" ({finding.source})" if finding.source != HOUSE else ""
        message = finding.message(reporter.lang)
        place = " ".join(part for part in (one.cell(finding.path), finding.path) if part)
        reporter.say(f"  {finding.code} {severity}  {place}: {message}{source}")
        if finding.allowed:
            word = "diizinkan" if reporter.lang == "id" else "allowed"
            reporter.say(f"      {word}: {finding.allowed}")
        elif hint := finding.hint(reporter.lang):
            reporter.say(f"      {hint}")


@reports_errors
def deadlines(
    files: FilesArgument,
    ics: Annotated[
        Path | None, typer.Option("--ics", help="Tulis juga berkas kalender (.ics).")
    ] = None,
    profile: ProfileOption = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Daftar tenggat yang belum dipenuhi, yang terdekat lebih dulu; --ics untuk kalender."""
    from generator.deadlines import deadlines_of  # noqa: PLC0415 – as above
    from generator.files import write_files  # noqa: PLC0415 – as above
    from generator.tenggat import calendar_file  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    berkas = [read for one in given(files, profile) if (read := one.load()) is not None]
    found = sorted(
        (due for one in berkas for due in deadlines_of(one, lang.value)),
        key=lambda due: (due.tanggal, due.berkas_id, due.kode),
    )
    if ics is not None:
        now = datetime.now(UTC)
        write_files({ics: calendar_file(found, now=now, lang=lang.value)}, force=force)
    guess = {"id": "perkiraan", "en": "predicted"}[lang.value]
    heads = {
        "id": ("Tanggal", "Berkas", "Tenggat", "Dasar"),
        "en": ("Date", "Berkas", "Deadline", "Source"),
    }
    if found:
        reporter.table(
            heads[lang.value],
            [
                (
                    due.tanggal.isoformat() + ("" if due.pasti else f" ({guess})"),
                    due.berkas_id,
                    due.judul,
                    due.sumber,
                )
                for due in found
            ],
        )
    else:
        reporter.say("Tidak ada tenggat." if lang is Lang.id else "No deadlines.")
    reporter.result(
        {
            "ok": True,
            "deadlines": [
                {
                    "code": due.kode,
                    "date": due.tanggal.isoformat(),
                    "certain": due.pasti,
                    "id": due.berkas_id,
                    "title": due.judul,
                    "source": due.sumber,
                }
                for due in found
            ],
            "calendar": None if ics is None else str(ics),
        }
    )
