"""The command that brings back what was edited in Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.console import (
    JsonOption,
    Lang,
    LangOption,
    ProfileOption,
    Reporter,
    TemplatesOption,
    error_data,
    reports_errors,
)

if TYPE_CHECKING:
    from generator.edits.importing import Change, Imported


@reports_errors
def import_draft(
    draft: Annotated[
        Path,
        typer.Argument(
            help="Draf dari naskah render --editable, sesudah disunting.", metavar="DOCX"
        ),
    ],
    berkas: Annotated[
        Path | None,
        typer.Option(
            "--berkas", help="Berkas asal draf; bawaan: dicari di folder draf dan di sini."
        ),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Tulis isian yang berubah ke dalam berkas.")
    ] = False,
    profile: ProfileOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Kembalikan isian yang diubah di Word ke dalam berkas, dan sebutkan kata yang diubah."""
    from generator.edits import importing  # noqa: PLC0415 – slow libraries
    from generator.errors import InputError  # noqa: PLC0415 – as above
    from generator.files import read_file, write_files  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    docx, name = read_file(draft), str(draft)
    file = berkas or importing.find_berkas(
        docx, (draft.parent, draft.parent.parent, Path()), name=name
    )
    found = importing.import_draft(
        docx, file, name=name, profile=profile, templates=tuple(templates or ())
    )
    _tell(reporter, found, file)
    error = None
    if found.problems:
        error = InputError(
            "input.invalid",
            where=str(file),
            problems=found.problems,
            path=str(file),
            count=len(found.problems),
        )
    back = [one for one in found.changes if not one.reason]
    is_written = write and bool(back) and error is None
    if is_written:
        write_files({file: found.text.encode()}, force=True)
    _tell_end(reporter, count=len(back), file=file, is_written=is_written)
    reporter.result(
        {
            "ok": error is None,
            "file": str(file),
            "written": is_written,
            **importing.as_data(found),
            **({"error": error_data(error, lang.value)} if error else {}),
        }
    )
    if error is not None:
        if not as_json:
            reporter.error(error)
        raise typer.Exit(error.exit_code)


_WORDS = {
    "id": {
        "facts": "Isian yang berubah:",
        "wording": "Kata yang berubah (ubah sendiri dalam templat, atau biarkan dalam draf):",
        "none": "Tidak ada yang berubah.",
        "of": "{0} dari {1} tempat",
        "kept": "tidak ditulis: {0}. {1}",
        "changed": "diubah", "added": "ditambah", "removed": "dihapus",
        "written": "{0}: {1} isian ditulis.",
        "unwritten": "{0}: {1} isian dapat ditulis; tambahkan --write.",
    },
    "en": {
        "facts": "Facts that changed:",
        "wording": "Wording that changed (change the template yourself, or leave it in the draft):",
        "none": "Nothing has changed.",
        "of": "{0} of {1} places",
        "kept": "not written: {0}. {1}",
        "changed": "changed", "added": "added", "removed": "removed",
        "written": "{0}: {1} facts written.",
        "unwritten": "{0}: {1} facts can be written; add --write.",
    },
}  # fmt: skip


def _tell(reporter: Reporter, found: Imported, file: Path) -> None:
    """Print facts, wording and notes for people."""
    from generator.messages import sentence  # noqa: PLC0415 – as above

    words = _WORDS[reporter.lang]
    for code in found.notes:
        reporter.warn(f"{file}: {sentence(code, reporter.lang, {})}")
    if not found.changes and not found.wording:
        reporter.say(words["none"])
    if found.changes:
        reporter.say(words["facts"])
    for change in found.changes:
        _tell_change(reporter, change)
    if found.wording:
        reporter.say(words["wording"])
    for one in found.wording:
        where = f"{one.where}: " if one.where else ""
        reporter.say(f"  {where}{words[one.kind]}")
        for sign, text in (("-", one.before), ("+", one.after)):
            if text:
                reporter.say(f"    {sign} {text}")


def _tell_change(reporter: Reporter, change: Change) -> None:
    from generator.messages import hint, sentence  # noqa: PLC0415 – as above

    words = _WORDS[reporter.lang]
    reporter.say(f"  {change.path} ({words['of'].format(change.places, change.printed)})")
    reporter.say(f"    - {change.old}")
    for text in change.new:
        reporter.say(f"    + {text}")
    if change.reason:
        told = (tell(change.reason, reporter.lang, {}) for tell in (sentence, hint))
        reporter.say(f"    {words['kept'].format(*told)}")


def _tell_end(reporter: Reporter, *, count: int, file: Path, is_written: bool) -> None:
    if count:
        text = _WORDS[reporter.lang]["written" if is_written else "unwritten"]
        reporter.say(text.format(file, count))
