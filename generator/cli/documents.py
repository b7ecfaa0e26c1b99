"""Commands on a berkas: validate, list, render, bundle."""

from __future__ import annotations

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
    reports_errors,
)
from generator.errors import ExitCode, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.rules.finding import Finding

FileArgument = Annotated[Path, typer.Argument(help="Berkas JSON kerja sama.", metavar="BERKAS")]
FilesArgument = Annotated[
    list[Path], typer.Argument(help="Satu atau lebih berkas JSON.", metavar="BERKAS…")
]
DEFAULT_ENGINE = "rdocx"
_SEVERITY = {
    "error": {"id": "galat", "en": "error"},
    "warning": {"id": "peringatan", "en": "warning"},
    "info": {"id": "saran", "en": "hint"},
}


@reports_errors
def validate(
    files: FilesArgument,
    profile: ProfileOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Periksa berkas dan profil: isian, lalu aturan hukum. Kode keluar 3 bila ada galat."""
    reporter = Reporter(as_json=as_json, lang=lang.value)
    results: list[dict[str, Any]] = []
    failed = False
    for path in files:
        try:
            findings = _check(path, profile, tuple(templates or ()))
        except InputError as error:
            failed = True
            if "path" not in error.facts and str(path) not in error.where:
                error.where = f"{path}: {error.where}" if error.where else str(path)
            results.append({"file": str(path), "ok": False, "error": error_data(error, lang.value)})
            if not as_json:
                reporter.error(error)
            continue
        broken = any(finding.severity == "error" for finding in findings)
        failed = failed or broken
        results.append(
            {
                "file": str(path),
                "ok": not broken,
                "findings": [finding_data(finding, lang.value) for finding in findings],
            }
        )
        _print_findings(reporter, path, findings)
    reporter.result({"ok": not failed, "files": results})
    if failed:
        raise typer.Exit(ExitCode.INPUT)


def _check(path: Path, profile: Path | None, templates: Sequence[Path]) -> tuple[Finding, ...]:
    from generator import api, jsontext, loading  # noqa: PLC0415 – pydantic, only when needed

    if loading.is_profile(jsontext.read(path), name=str(path)):
        loading.load_profile(path)
        return ()
    return api.check(loading.load(path, profile=profile), templates=templates)


def finding_data(finding: Finding, lang: str) -> dict[str, Any]:
    """Lay out a finding for programs."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": finding.path,
        "source": finding.source,
        "message": finding.message(lang),
        "hint": finding.hint(lang),
    }


def _print_findings(reporter: Reporter, path: Path, findings: tuple[Finding, ...]) -> None:
    from generator.rules.finding import HOUSE  # noqa: PLC0415 – as above

    if not findings:
        reporter.say(f"{path}: sah" if reporter.lang == "id" else f"{path}: valid")
        return
    count = len(findings)
    reporter.say(
        f"{path}: {count} temuan" if reporter.lang == "id" else f"{path}: {count} finding(s)"
    )
    for finding in findings:
        severity = _SEVERITY[finding.severity][reporter.lang]
        source = f" ({finding.source})" if finding.source != HOUSE else ""
        message = finding.message(reporter.lang)
        reporter.say(f"  {finding.code} {severity}  {finding.path}: {message}{source}")
        if hint := finding.hint(reporter.lang):
            reporter.say(f"      {hint}")


@reports_errors
def list_documents(
    file: FileArgument,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Daftar dokumen yang dihasilkan berkas, beserta alasannya."""
    from generator import loading, readiness  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    berkas = loading.load(file, profile=profile)
    lines = readiness.documents_for(berkas)
    words = {
        "ready": {"id": "siap", "en": "ready"},
        "incomplete": {"id": "belum", "en": "not yet"},
        "not_needed": {"id": "tidak perlu", "en": "not needed"},
    }
    heads = {"id": ("Dokumen", "Keadaan", "Alasan"), "en": ("Document", "State", "Reason")}
    reporter.table(
        heads[lang.value],
        [
            (line.document.key, words[line.status][lang.value], line.reason(lang.value))
            for line in lines
        ],
    )
    reporter.result(
        {
            "ok": True,
            "id": berkas.id,
            "documents": [
                {
                    "key": line.document.key,
                    "title": line.document.title,
                    "stage": line.document.stage,
                    "status": line.status,
                    "missing": list(line.missing),
                    "reason": line.reason(lang.value),
                    "legal_basis": line.document.legal_basis,
                }
                for line in lines
            ],
        }
    )


@reports_errors
def render(
    file: FileArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder hasil.")],
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Hanya dokumen ini; boleh berulang.")
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", help="Bentuk hasil, dipisah koma: docx, pdf.")
    ] = "docx",
    draft: DraftOption = False,
    profile: ProfileOption = None,
    templates: TemplatesOption = None,
    engine: EngineOption = DEFAULT_ENGINE,
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Buat dokumen Word (dan PDF) dari berkas."""
    wanted = {part.strip() for part in formats.split(",")}
    if not wanted or wanted - {"docx", "pdf"}:
        raise typer.BadParameter("docx, pdf, atau docx,pdf", param_hint="--format")
    from generator import api, loading, readiness  # noqa: PLC0415 – as above
    from generator.files import write_files  # noqa: PLC0415 – as above
    from generator.pdf.engine import open_engine  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    with reporter.progress("Menyusun dokumen …"):
        berkas = loading.load(file, profile=profile)
        documents = api.render(
            berkas, only=only or (), draft=draft, templates=tuple(templates or ())
        )
        files: dict[Path, bytes] = {}
        if "docx" in wanted:
            files |= {output / f"{key}.docx": made.docx for key, made in documents.items()}
        if "pdf" in wanted and documents:
            pdfs = api.convert_documents(documents, open_engine(engine))
            files |= {output / f"{key}.pdf": pdf for key, pdf in pdfs.items()}
    write_files(files, force=force)
    left_out = [
        line
        for line in readiness.documents_for(berkas)
        if line.status == "incomplete" and not draft and not only
    ]
    for line in left_out:
        reporter.warn(f"{line.document.title}: {line.reason(lang.value)}")
    for path in files:
        reporter.say(str(path))
    reporter.result(
        {
            "ok": True,
            "id": berkas.id,
            "files": [str(path) for path in files],
            "incomplete": [
                {"key": line.document.key, "missing": list(line.missing)} for line in left_out
            ],
        }
    )
