"""The command that gets the files out of a bundle."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import (
    BundleArgument,
    ForceOption,
    JsonOption,
    Lang,
    LangOption,
    Reporter,
    naming,
    reports_errors,
)


@reports_errors
def extract(
    file: BundleArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder hasil.")],
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Keluarkan isi bundel: berkas, profil, dokumen Word, catatan pembuatan. Sidiknya diperiksa."""
    from generator import api, manifest  # noqa: PLC0415 – pydantic and pypdf, only when needed
    from generator.files import read_file, write_files  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    with naming(file):
        found = api.extract(read_file(file))
    files = {output / place: content for place, content in found.files.items()}
    write_files(files, force=force)
    for path in files:
        reporter.say(str(path))
    reporter.result(
        {
            "ok": True,
            "id": found.manifest.id,
            "berkas": str(output / found.manifest.berkas.letak),
            "profil": str(output / found.manifest.profil.letak),
            "files": [
                {"file": str(path), "sha256": manifest.sha256(content)}
                for path, content in files.items()
            ],
        }
    )
