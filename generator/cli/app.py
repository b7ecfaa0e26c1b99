"""The `naskah` command and its commands, in the order of the work."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from generator import __version__
from generator.cli import (
    bundles,
    checks,
    documents,
    enclosed,
    setup,
    signatures,
    signing,
    status,
    template,
)

app = typer.Typer(
    name="naskah",
    help=(
        "Naskah kerja sama daerah: dari satu berkas JSON menjadi dokumen Word, PDF, dan bundel "
        "bertanda tangan elektronik."
    ),
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_PREPARE = "Persiapan"
_DOCUMENTS = "Dokumen"
_SIGNATURES = "Tanda tangan"
_TEMPLATES = "Templat"

app.command("demo", rich_help_panel=_PREPARE)(setup.demo)
app.command("init", rich_help_panel=_PREPARE)(setup.init)
app.command("doctor", rich_help_panel=_PREPARE)(setup.doctor)
app.add_typer(setup.schema_app, name="schema", rich_help_panel=_PREPARE)
app.command("validate", rich_help_panel=_DOCUMENTS)(checks.validate)
app.command("deadlines", rich_help_panel=_DOCUMENTS)(checks.deadlines)
app.command("list", rich_help_panel=_DOCUMENTS)(documents.list_documents)
app.command("render", rich_help_panel=_DOCUMENTS)(documents.render)
app.command("bundle", rich_help_panel=_DOCUMENTS)(bundles.bundle)
app.command("extract", rich_help_panel=_DOCUMENTS)(enclosed.extract)
app.add_typer(template.template_app, name="template", rich_help_panel=_TEMPLATES)
app.command("sign", rich_help_panel=_SIGNATURES)(signing.sign)
app.command("status", rich_help_panel=_SIGNATURES)(status.status)
app.command("verify", rich_help_panel=_SIGNATURES)(signatures.verify)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"naskah {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Tampilkan versi."),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # pipes on Windows aren't UTF-8
    app()
