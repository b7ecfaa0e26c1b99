"""Commands that make documents of a berkas: list, render, bundle."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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

FileArgument = Annotated[Path, typer.Argument(help="Berkas JSON kerja sama.", metavar="BERKAS")]
DEFAULT_ENGINE = "rdocx"


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
        "incomplete": {"id": "belum lengkap", "en": "incomplete"},
        "later": {"id": "belum dimulai", "en": "not begun"},
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
    editable: Annotated[
        bool,
        typer.Option(
            "--editable", help="Tandai setiap isian, agar suntingan dapat dibaca naskah import."
        ),
    ] = False,
    allow: AllowOption = None,
    reason: ReasonOption = None,
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
            berkas,
            only=only or (),
            draft=draft,
            editable=editable,
            templates=tuple(templates or ()),
            allow=allowed(allow, reason),
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
