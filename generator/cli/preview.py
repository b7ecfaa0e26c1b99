"""The command that shows a document while it is being written."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    error_data,
    reports_errors,
)
from generator.cli.documents import DEFAULT_ENGINE, FileArgument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.preview.live import Live, Sight
    from generator.preview.making import Maker

_PRINT_DPI = 150


@reports_errors
def preview(
    file: FileArgument,
    document: Annotated[
        str, typer.Argument(help="Kunci dokumen, seperti nota_kesepakatan.", metavar="DOKUMEN")
    ],
    watch: Annotated[
        bool, typer.Option("--watch", help="Perbarui setiap kali berkas atau templat disimpan.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Tulis halaman ke folder ini, tanpa peramban."),
    ] = None,
    as_pdf: Annotated[
        bool, typer.Option("--pdf", help="Sebagai PDF, bukan gambar tiap halaman.")
    ] = False,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Jangan buka peramban; cetak alamatnya saja.")
    ] = False,
    draft: DraftOption = False,
    allow: AllowOption = None,
    reason: ReasonOption = None,
    profile: ProfileOption = None,
    templates: TemplatesOption = None,
    engine: EngineOption = DEFAULT_ENGINE,
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Tampilkan halaman satu dokumen selagi berkas dan templatnya disunting."""
    from generator.pdf.engine import open_engine  # noqa: PLC0415 – slow libraries
    from generator.preview.live import Live  # noqa: PLC0415 – as above
    from generator.preview.making import Maker  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    maker = Maker(
        file,
        document,
        profile=profile,
        draft=draft,
        templates=templates or (),
        allow=allowed(allow, reason),
        engine=open_engine(engine),
    )
    live = Live(maker)
    with reporter.progress("Menyusun dokumen …"):
        first = live.refresh()
    if first.error and not watch:
        raise first.error
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how a preview ends
        if output is None:
            _serve(reporter, live, maker, watch=watch, as_pdf=as_pdf, no_open=no_open)
        else:
            _write(reporter, live, maker, output, watch=watch, as_pdf=as_pdf, force=force)


def _serve(
    reporter: Reporter, live: Live, maker: Maker, *, watch: bool, as_pdf: bool, no_open: bool
) -> None:
    """Serve the page until Ctrl-C."""
    import functools  # noqa: PLC0415 – with the server
    import time  # noqa: PLC0415 – as above
    import webbrowser  # noqa: PLC0415 – as above

    from generator.preview.server import PreviewServer  # noqa: PLC0415 – as above

    tell = functools.partial(error_data, lang=reporter.lang)
    with PreviewServer(live, tell, lang=reporter.lang) as server:
        url = server.url + ("#pdf" if as_pdf else "")
        reporter.say(url)
        reporter.result({"ok": True, "url": url, "document": maker.document, "watch": watch})
        if not no_open:
            webbrowser.open(url)
        while not watch:
            time.sleep(60)
        for _ in _refreshed(reporter, live, maker):
            pass


def _write(
    reporter: Reporter,
    live: Live,
    maker: Maker,
    folder: Path,
    *,
    watch: bool,
    as_pdf: bool,
    force: bool,
) -> None:
    """Write the pages, and go on doing so if asked to watch."""
    written = _write_pages(live.sight, folder, maker.document, as_pdf=as_pdf, force=force)
    for path in written:
        reporter.say(str(path))
    names = [str(path) for path in written]
    reporter.result({"ok": True, "files": names, "document": maker.document, "watch": watch})
    edition = live.sight.made.edition if live.sight.made else 0
    for sight in _refreshed(reporter, live, maker) if watch else ():
        if sight.made and sight.made.edition != edition:
            edition = sight.made.edition
            stale = set(written)
            written = _write_pages(
                sight, folder, maker.document, as_pdf=as_pdf, force=force or bool(written)
            )
            for path in stale - set(written):
                path.unlink(missing_ok=True)


def _write_pages(
    sight: Sight, folder: Path, document: str, *, as_pdf: bool, force: bool
) -> list[Path]:
    from generator.files import write_files  # noqa: PLC0415 – with what it writes

    if sight.made is None:
        return []
    pages = sight.made.pages
    files = {folder / f"{document}.pdf": sight.made.pdf}
    if not as_pdf:
        width = max(2, len(str(len(pages.sizes))))
        files = {
            folder / f"page-{page_no:0{width}}.png": pages.png(page_no, dpi=_PRINT_DPI)
            for page_no in range(1, len(pages.sizes) + 1)
        }
    write_files(files, force=force)
    return list(files)


def _refreshed(reporter: Reporter, live: Live, maker: Maker) -> Iterator[Sight]:
    """Make the document anew after each save, and say how that went."""
    import threading  # noqa: PLC0415 – with the watch

    from generator.preview.watching import saves  # noqa: PLC0415 – as above

    if live.sight.error:
        reporter.error(live.sight.error)
    for _ in saves(lambda: maker.folders, threading.Event()):
        before = live.sight
        sight = live.refresh()
        if sight is before:
            continue
        if sight.error and not reporter.as_json:
            reporter.error(sight.error)
        elif sight.made:
            count = len(sight.made.pages.sizes)
            word = "halaman" if reporter.lang == "id" else "pages"
            reporter.say(f"{count} {word}, {sight.took_ms:.0f} ms")
        yield sight
