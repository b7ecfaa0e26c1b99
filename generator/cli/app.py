"""The `naskah` command and its commands, in the order of the work."""

from __future__ import annotations

import io
import sys
from types import MappingProxyType
from typing import Annotated

import typer

from generator import __version__
from generator.cli.lazy import LazyGroup, Line

_PREPARE = "Persiapan"
_DOCUMENTS = "Dokumen"
_SIGNATURES = "Tanda tangan"
_YEAR = "Setahun"
_TEMPLATES = "Templat"


class Commands(LazyGroup):
    """The commands of `naskah`."""

    lines = MappingProxyType(
        {
            "demo": Line(
                _PREPARE,
                "setup:demo",
                "Jalankan seluruh alur pada contoh: JSON, Word, PDF, bundel, tanda tangan, "
                "pemeriksaan.",
            ),
            "init": Line(
                _PREPARE,
                "setup:init",
                "Buat folder awal: profil, satu berkas per bentuk, register kosong, skema, dan "
                "setelan.",
            ),
            "doctor": Line(
                _PREPARE,
                "setup:doctor",
                "Tampilkan versi, mesin PDF, huruf, dan folder yang dipakai.",
            ),
            "schema": Line(
                _PREPARE,
                "setup:schema_app",
                "JSON Schema berkas dan profil, untuk penyunting dan program lain.",
            ),
            "validate": Line(
                _DOCUMENTS,
                "checks:validate",
                "Periksa berkas dan profil: isian, lalu aturan hukum. Kode keluar 3 bila ada "
                "galat.",
            ),
            "deadlines": Line(
                _DOCUMENTS,
                "checks:deadlines",
                "Daftar tenggat yang belum dipenuhi, yang terdekat lebih dulu; --ics untuk "
                "kalender.",
            ),
            "list": Line(
                _DOCUMENTS,
                "documents:list_documents",
                "Daftar dokumen yang dihasilkan berkas, beserta alasannya.",
            ),
            "render": Line(
                _DOCUMENTS, "documents:render", "Buat dokumen Word (dan PDF) dari berkas."
            ),
            "preview": Line(
                _DOCUMENTS,
                "preview:preview",
                "Tampilkan halaman satu dokumen selagi berkas dan templatnya disunting.",
            ),
            "diff": Line(
                _DOCUMENTS,
                "redlines:diff",
                "Tandai perubahan antara dua naskah, dua berkas, atau berkas dan naskah yang "
                "disunting.",
            ),
            "import": Line(
                _DOCUMENTS,
                "edits:import_draft",
                "Kembalikan isian yang diubah di Word ke dalam berkas, dan sebutkan kata yang "
                "diubah.",
            ),
            "bundle": Line(
                _DOCUMENTS,
                "bundles:bundle",
                "Gabungkan dokumen yang sudah waktunya menjadi satu PDF dengan tempat tanda "
                "tangan.",
            ),
            "batch": Line(
                _DOCUMENTS,
                "batch:batch",
                "Buat dokumen dan bundel semua berkas dalam folder. Kode keluar 11 bila ada yang "
                "gagal.",
            ),
            "report": Line(
                _DOCUMENTS,
                "report:report",
                "Buat laporan tahunan pemantauan dan evaluasi dari berkas setahun.",
            ),
            "extract": Line(
                _DOCUMENTS,
                "enclosed:extract",
                "Keluarkan isi bundel: berkas, profil, dokumen Word, catatan pembuatan. Sidiknya "
                "diperiksa.",
            ),
            "overview": Line(
                _YEAR,
                "yearly:overview",
                "Ikhtisar kerja sama: index.html dan daftar.csv. Kode keluar 11 bila ada berkas "
                "rusak.",
            ),
            "realisation": Line(
                _YEAR,
                "yearly:realisation",
                "Hitung realisasi daftar rencana dari berkas setahun. Kode keluar 11 bila ada "
                "yang rusak.",
            ),
            "template": Line(
                _TEMPLATES,
                "template:template_app",
                "Templat Word: daftar, periksa, rapikan, salinan teks, isian.",
            ),
            "sign": Line(
                _SIGNATURES,
                "signing:sign",
                "Tanda tangani semua tempat milik satu pihak dalam bundel.",
            ),
            "status": Line(
                _SIGNATURES,
                "status:status",
                "Siapa sudah menandatangani apa, dan giliran siapa. Kode keluar 9 bila ada yang "
                "rusak.",
            ),
            "verify": Line(
                _SIGNATURES,
                "signatures:verify",
                "Periksa tanda tangan bundel. Kode keluar 9 bila ada yang tidak sah.",
            ),
        }
    )


app = typer.Typer(
    name="naskah",
    cls=Commands,
    help=(
        "Naskah kerja sama daerah: dari satu berkas JSON menjadi dokumen Word, PDF, dan bundel "
        "bertanda tangan elektronik."
    ),
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
