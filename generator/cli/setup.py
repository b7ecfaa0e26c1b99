"""Commands that prepare and show: demo, init, schema, doctor."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Annotated

import typer

from generator import __version__
from generator.cli.console import (
    EngineOption,
    ForceOption,
    JsonOption,
    Lang,
    LangOption,
    Reporter,
    reports_errors,
)
from generator.errors import ExitCode, GeneratorError

schema_app = typer.Typer(
    help="JSON Schema berkas dan profil, untuk penyunting dan program lain.", no_args_is_help=True
)


@reports_errors
def demo(
    folder: Annotated[Path, typer.Argument(help="Folder hasil.", metavar="FOLDER")] = Path("demo"),
    sample: Annotated[
        list[str] | None,
        typer.Option("--sample", help="Contoh ini saja; dapat diulang.", metavar="NAMA"),
    ] = None,
    engine: EngineOption = "rdocx",
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Jalankan seluruh alur pada contoh: JSON, Word, PDF, bundel, tanda tangan, pemeriksaan."""
    from generator import demonstration  # noqa: PLC0415 – slow libraries, only when needed

    reporter = Reporter(as_json=as_json, lang=lang.value)
    with reporter.progress("Menjalankan contoh …"):
        steps = demonstration.run(folder, samples=sample or (), engine=engine, force=force)
    heads = {
        "id": ("Contoh", "Dokumen", "Halaman", "Tanda tangan", "Waktu"),
        "en": ("Sample", "Documents", "Pages", "Signatures", "Time"),
    }
    reporter.table(
        heads[lang.value],
        [
            (
                step.sample,
                str(len(step.documents)),
                str(step.pages),
                str(step.signatures),
                f"{step.seconds:.2f} s",
            )
            for step in steps
        ],
    )
    for step in steps:
        reporter.say(str(step.bundle))
    total = sum(step.seconds for step in steps)
    reporter.say(
        f"{len(steps)} bundel bertanda tangan dan terperiksa di {folder} dalam {total:.1f} detik."
        if lang is Lang.id
        else f"{len(steps)} bundles signed and verified in {folder} within {total:.1f} seconds."
    )
    reporter.result({"ok": True, "folder": str(folder), "bundles": [s.as_dict() for s in steps]})


@reports_errors
def init(
    folder: Annotated[Path, typer.Argument(help="Folder baru.", metavar="FOLDER")],
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Buat folder awal: profil, satu berkas per bentuk, register kosong, skema, dan setelan."""
    from generator import demonstration  # noqa: PLC0415 – as above
    from generator.files import write_files  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    files = demonstration.starter_files(folder)
    write_files(files, force=force)
    for path in files:
        reporter.say(str(path))
    reporter.result({"ok": True, "files": [str(path) for path in files]})


@schema_app.command("write")
@reports_errors
def schema_write(
    folder: Annotated[Path, typer.Argument(help="Folder hasil.", metavar="FOLDER")],
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Tulis JSON Schema semua bentuk dan profil ke folder."""
    from generator import schemas  # noqa: PLC0415 – as above
    from generator.files import write_files  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    files = {
        folder / schemas.file_name(key): schemas.schema_text(key).encode()
        for key in schemas.schema_keys()
    }
    write_files(files, force=force)
    for path in files:
        reporter.say(str(path))
    reporter.result({"ok": True, "files": [str(path) for path in files]})


@schema_app.command("check")
@reports_errors
def schema_check(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder skema; bawaan: skema terpasang.", metavar="FOLDER")
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Periksa apakah skema di folder masih sama dengan model. Kode keluar 3 bila tidak."""
    from generator import resources, schemas  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    folder = folder or resources.SCHEMAS
    drifted = schemas.drifted(folder)
    state = {"id": "tidak ada atau berbeda dari model", "en": "missing, or not as the models"}
    for name in drifted:
        reporter.warn(f"{folder / name}: {state[lang.value]}")
    if drifted:
        reporter.warn(f"  → naskah schema write {folder} --force")
    else:
        same = {"id": "Semua skema sama dengan model.", "en": "All schemas are as the models."}
        reporter.say(same[lang.value])
    reporter.result({"ok": not drifted, "drifted": list(drifted)})
    if drifted:
        raise typer.Exit(ExitCode.INPUT)


@reports_errors
def doctor(as_json: JsonOption = False, lang: LangOption = Lang.id) -> None:
    """Tampilkan versi, mesin PDF, huruf, dan folder yang dipakai."""
    from generator import resources  # noqa: PLC0415 – as above
    from generator.pdf.engine import engine_names, open_engine  # noqa: PLC0415 – as above
    from generator.pdf.fonts import families  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    engines = []
    for name in engine_names():
        try:
            info = open_engine(name).probe()
        except GeneratorError as error:
            engines.append(
                {"name": name, "version": "", "available": False, "detail": error.message()}
            )
            continue
        engines.append(
            {
                "name": info.name,
                "version": info.version or "",
                "available": info.available,
                "detail": info.detail,
            }
        )
    data = {
        "ok": any(engine["available"] for engine in engines),
        "version": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "engines": engines,
        "fonts": [family.name for family in families()],
        "templates": str(resources.TEMPLATES),
        "schemas": str(resources.SCHEMAS),
        "samples": str(resources.SAMPLES),
    }
    rows = [
        ("naskah", str(data["version"])),
        ("Python", f"{data['python']} ({data['platform']})"),
        *(
            (
                f"PDF: {engine['name']}",
                " ".join(
                    str(part)
                    for part in (
                        "✓" if engine["available"] else "–",
                        engine["version"],
                        engine["detail"],
                    )
                    if part
                ),
            )
            for engine in engines
        ),
        ("Huruf" if lang is Lang.id else "Fonts", ", ".join(f.name for f in families())),
        ("Templat" if lang is Lang.id else "Templates", str(data["templates"])),
        ("Skema" if lang is Lang.id else "Schemas", str(data["schemas"])),
        ("Contoh" if lang is Lang.id else "Samples", str(data["samples"])),
    ]
    reporter.table(("", ""), rows)
    reporter.result(data)
