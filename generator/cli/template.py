"""Commands for people who edit templates: list, new, check, tidy, dump, fields."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import (
    JsonOption,
    Lang,
    LangOption,
    Reporter,
    reports_errors,
)
from generator.errors import ExitCode

template_app = typer.Typer(
    help="Templat Word: daftar, periksa, rapikan, salinan teks, isian.", no_args_is_help=True
)

NamesArgument = Annotated[
    list[str] | None,
    typer.Argument(help="Berkas .docx atau kunci dokumen; bawaan: semua.", metavar="[TEMPLAT]..."),
]


@template_app.command("tidy")
@reports_errors
def tidy(
    names: NamesArgument = None,
    check: Annotated[
        bool, typer.Option("--check", help="Hanya periksa; kode keluar 4 bila belum rapi.")
    ] = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Rapikan berkas yang disimpan Word atau LibreOffice, tanpa mengubah isinya."""
    from generator.authoring import found  # noqa: PLC0415 – slow libraries
    from generator.authoring import tidy as tidying  # noqa: PLC0415 – as above
    from generator.files import read_file, write_files  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    changed: dict[Path, bytes] = {}
    chosen = found.choose(names or (), found.with_base())
    for one in chosen:
        before = read_file(one.path)
        after = tidying.tidy(before, one.name)
        if after != before:
            changed[one.path] = after
    if not check:
        write_files(changed, force=True)
    words = {"id": ("belum rapi", "dirapikan"), "en": ("not tidy", "tidied")}[lang.value]
    for path in changed:
        (reporter.warn if check else reporter.say)(f"{path}: {words[not check]}")
    if not changed:
        reporter.say({"id": "Semua templat rapi.", "en": "All templates are tidy."}[lang.value])
    reporter.result({"ok": not (check and changed), "changed": [str(path) for path in changed]})
    if check and changed:
        raise typer.Exit(ExitCode.TEMPLATE)


@template_app.command("dump")
@reports_errors
def dump(
    names: NamesArgument = None,
    check: Annotated[
        bool, typer.Option("--check", help="Hanya periksa; kode keluar 4 bila salinan usang.")
    ] = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Tulis salinan teks di samping tiap templat, agar perubahan kata dapat ditinjau."""
    from generator.authoring import dump as dumping  # noqa: PLC0415 – slow libraries
    from generator.authoring import found  # noqa: PLC0415 – as above
    from generator.files import read_file, write_files  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    chosen = found.choose(names or (), found.with_base())
    texts = {
        dumping.dump_path(one.path): dumping.dump(read_file(one.path), one.path.name).encode()
        for one in chosen
    }
    stale = {
        path: text
        for path, text in texts.items()
        if not path.is_file() or path.read_bytes() != text
    }
    if not check:
        write_files(stale, force=True)
    words = {"id": ("usang; jalankan naskah template dump", "ditulis"),
             "en": ("stale; run naskah template dump", "written")}[lang.value]  # fmt: skip
    for path in stale:
        (reporter.warn if check else reporter.say)(f"{path}: {words[not check]}")
    if not stale:
        same = {"id": "Semua salinan teks sesuai.", "en": "All dumps are as the templates."}
        reporter.say(same[lang.value])
    reporter.result({"ok": not (check and stale), "stale": [str(path) for path in stale]})
    if check and stale:
        raise typer.Exit(ExitCode.TEMPLATE)
