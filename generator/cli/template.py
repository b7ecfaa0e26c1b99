"""Commands for people who edit templates: list, new, check, tidy, dump, fields."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.console import (
    ForceOption,
    JsonOption,
    Lang,
    LangOption,
    Reporter,
    TemplatesOption,
    reports_errors,
)
from generator.errors import ExitCode

if TYPE_CHECKING:
    from generator.authoring.check import Finding

template_app = typer.Typer(
    help="Templat Word: daftar, periksa, rapikan, salinan teks, isian.", no_args_is_help=True
)


class ListFormat(StrEnum):
    """How a list of fields is laid out."""

    md = "md"
    html = "html"
    docx = "docx"


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
    from generator.authoring.base import open_base  # noqa: PLC0415 – as above
    from generator.files import read_file, write_files  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    changed: dict[Path, bytes] = {}
    chosen = found.choose(names or (), found.with_base())
    for one in chosen:
        before = read_file(one.path)
        base = open_base(found.overrides_of(one.path))
        after = tidying.tidy(before, one.name, base)
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


_NAMELESS = {
    "id": "{name} tidak bernama kunci dokumen, maka isiannya harus dikenal oleh semua bentuk; "
    "sebut dokumennya dengan --as.",
    "en": "{name} isn't named after a document, so every form has to know its fields; "
    "name the document with --as.",
}
_SEVERITIES = {
    "id": {"error": "kesalahan", "warning": "peringatan", "info": "keterangan"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}


@template_app.command("check")
@reports_errors
def check(
    names: NamesArgument = None,
    templates: TemplatesOption = None,
    as_document: Annotated[
        str, typer.Option("--as", help="Kunci dokumen yang templatnya berkas itu.")
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Peringatan juga membuat kode keluar 4.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Tanpa keterangan (info).")] = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Periksa templat: semua masalah sekaligus, dengan tempat dan saran. Keluar 4 bila salah."""
    from generator import api  # noqa: PLC0415 – slow libraries
    from generator.authoring import check as checking  # noqa: PLC0415 – as above
    from generator.authoring import found  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    every = [one for folder in templates or () for one in found.templates(folder)]
    every = every or found.templates()
    chosen = found.choose(names or (), every, as_key=as_document)
    for one in chosen:
        if not one.documents and one.forms and not one.is_shared:
            reporter.warn(_NAMELESS[lang.value].format(name=one.name))
    with reporter.progress("Memeriksa …"):
        findings = checking.check(chosen, every, api.render_with)
    if quiet:
        findings = [one for one in findings if one.severity != "info"]
    file = ""
    for finding in findings:
        if finding.note.file != file:
            file = finding.note.file
            reporter.say(file)
        _print_finding(reporter, finding)
    counts = {name: sum(one.severity == name for one in findings) for name in _SEVERITIES["id"]}
    told = ", ".join(f"{count} {_SEVERITIES[lang.value][name]}" for name, count in counts.items())
    reporter.say(f"{len(chosen)} {'templat' if lang is Lang.id else 'templates'}: {told}.")
    is_ok = not counts["error"] and not (strict and counts["warning"])
    reporter.result(
        {"ok": is_ok, **counts, "findings": [one.as_dict(lang.value) for one in findings]}
    )
    if not is_ok:
        raise typer.Exit(ExitCode.TEMPLATE)


def _print_finding(reporter: Reporter, finding: Finding) -> None:
    place = finding.place
    severity = _SEVERITIES[reporter.lang][finding.severity]
    where = f"{place.label(reporter.lang)}: " if place.part else ""
    reporter.say(f"  {finding.rule.code} {severity}: {where}{finding.message(reporter.lang)}")
    if place.text.strip():
        shown, start, length = place.excerpt()
        reporter.say(f"      “{shown}”")
        if length < len(shown):
            reporter.say(f"       {' ' * start}{'^' * max(1, length)}")
    if hint := finding.hint(reporter.lang):
        reporter.say(f"      → {hint}")


@template_app.command("list")
@reports_errors
def list_templates(
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Tampilkan templat yang ada, bentuk yang memakainya, dan letaknya."""
    from generator.authoring import found  # noqa: PLC0415 – slow libraries

    reporter = Reporter(as_json=as_json, lang=lang.value)
    every = [one for folder in templates or () for one in found.templates(folder)]
    rows = []
    for one in every or found.templates():
        shared = {"id": "bagian bersama", "en": "shared part"}[lang.value]
        title = shared if one.is_shared else ", ".join(line.title for line in one.documents)
        rows.append((one.path.stem, title or "–", ", ".join(one.forms), str(one.path)))
    heads = {
        "id": ("Kunci", "Dokumen", "Bentuk", "Berkas"),
        "en": ("Key", "Document", "Forms", "File"),
    }
    reporter.table(heads[lang.value], rows)
    reporter.result(
        {
            "ok": True,
            "templates": [
                {"key": key, "title": title, "forms": forms.split(", "), "file": file}
                for key, title, forms, file in rows
            ],
        }
    )


@template_app.command("new")
@reports_errors
def new(
    document: Annotated[str, typer.Argument(help="Kunci dokumen baru.", metavar="DOKUMEN")],
    folder: Annotated[Path, typer.Option("-o", "--output", help="Folder templat.")] = Path(
        "templates"
    ),
    page: Annotated[
        str, typer.Option("--page", help="Profil halaman: naskah_kerja_sama atau naskah_dinas.")
    ] = "naskah_kerja_sama",
    form: Annotated[str, typer.Option("--form", help="Bentuk yang memakainya.")] = "sinergi",
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Mulai templat baru dari dasar bersama, dan tampilkan langkah berikutnya."""
    from generator import registry  # noqa: PLC0415 – slow libraries
    from generator.authoring import seed  # noqa: PLC0415 – as above
    from generator.files import write_files  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    registry.form(form)
    path = folder / f"{document}.docx"
    write_files({path: seed.new_template(document, page)}, force=force)
    line = seed.registry_line(document, page, form)
    reporter.say(str(path))
    for step in _STEPS[lang.value]:
        reporter.say(step.format(document=document, path=path, form=form))
    reporter.say(line)
    reporter.result({"ok": True, "file": str(path), "registry_line": line})


_STEPS = {
    "id": (
        "Langkah berikutnya:",
        "1. Isi {path} di Word dengan gaya yang ada; daftar isian: naskah template fields {form}",
        "2. Rapikan dan periksa: naskah template tidy {path}; naskah template check {path}",
        "3. Tambahkan isian yang kurang ke model dan contoh, lalu baris ini ke registry.py:",
    ),
    "en": (
        "Next steps:",
        "1. Fill {path} in Word, with the styles there are; fields: naskah template fields {form}",
        "2. Tidy and check it: naskah template tidy {path}; naskah template check {path}",
        "3. Add missing fields to model and samples, then this line to registry.py:",
    ),
}


@template_app.command("fields")
@reports_errors
def fields(
    form: Annotated[str, typer.Argument(help="Kunci bentuk, seperti sinergi.", metavar="BENTUK")],
    layout: Annotated[
        ListFormat, typer.Option("--format", help="Bentuk daftar: md, html, atau docx.")
    ] = ListFormat.md,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Berkas hasil; bawaan: stdout.")
    ] = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Daftar isian, perulangan, penyaring, dan fungsi untuk templat sebuah bentuk."""
    from generator.authoring import (  # noqa: PLC0415 – slow libraries
        listing,
        listing_docx,
        listing_text,
    )
    from generator.files import write_files  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    if layout is ListFormat.docx:
        content = listing_docx.as_docx(form)
        output = output or Path(f"isian-{form}.docx")
    else:
        make = listing_text.as_html if layout is ListFormat.html else listing_text.as_markdown
        content = make(form).encode()
    if output is None:
        reporter.say(content.decode())
    else:
        write_files({output: content}, force=force)
        reporter.say(str(output))
    reporter.result(
        {
            "ok": True,
            "file": str(output or ""),
            "sections": [
                {"title": one.title, "columns": one.heads, "rows": one.rows}
                for one in listing.sections(form)
            ],
        }
    )


@template_app.command("adopt")
@reports_errors
def adopt(
    names: NamesArgument = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Tambahkan gaya dan penomoran yang dipakai templat ke dasar bersama, _base/naskah.docx."""
    from generator.authoring import adopt as adopting  # noqa: PLC0415 – slow libraries
    from generator.authoring import found  # noqa: PLC0415 – as above
    from generator.authoring.base import BASE  # noqa: PLC0415 – as above
    from generator.authoring.opened import Opened  # noqa: PLC0415 – as above
    from generator.files import read_file, write_files  # noqa: PLC0415 – as above
    from generator.resources import shared_path  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    every = [one for folder in templates or () for one in found.templates(folder)]
    chosen = found.choose(names or (), every or found.templates())
    path = shared_path(BASE, templates or ())
    before = read_file(path)
    made = adopting.adopt(before, [Opened(read_file(one.path), one.name) for one in chosen])
    if made.docx != before:
        write_files({path: made.docx}, force=True)
    words = {
        "id": ("ditambahkan ke dasar", "berbeda dari dasar"),
        "en": ("added to the base", "unlike the base"),
    }[lang.value]
    for file, styles in made.styles.items():
        reporter.say(f"{file}: {', '.join(styles)}: {words[0]}")
    for file, styles in made.differing.items():
        reporter.warn(f"{file}: {', '.join(styles)}: {words[1]}")
    reporter.result(
        {
            "ok": True,
            "changed": made.docx != before,
            "styles": made.styles,
            "differing": made.differing,
        }
    )
