from __future__ import annotations

import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import pytest
from berkas_samples import put, sample, write
from preview_client import events, get
from typer.testing import CliRunner

from generator.cli.app import app
from generator.cli.console import error_data
from generator.errors import ExitCode, GeneratorError, InputError
from generator.preview.live import Live
from generator.preview.making import Maker
from generator.preview.server import PreviewServer
from generator.preview.watching import saves
from generator.resources import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE: Final = "sinergi-kecil"
DOCUMENT: Final = "nota_kesepakatan"
PNG: Final = b"\x89PNG\r\n\x1a\n"


def save(path: Path, content: bytes) -> None:
    """Save as Word does: a lock file, a new file, and the name of the old one for it."""
    path.with_name(f"~${path.name}").write_bytes(b"lock")
    aside = path.with_name("~WRD0001.tmp")
    aside.write_bytes(content)
    aside.replace(path)


def as_json(value: Any) -> bytes:
    return json.dumps(value).encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path, sample(SAMPLE))


@pytest.fixture
def live(file: Path) -> Live:
    live = Live(Maker(file, DOCUMENT, draft=True))
    live.refresh()
    return live


@contextmanager
def served(live: Live, lang: str = "id") -> Iterator[str]:
    with PreviewServer(live, functools.partial(error_data, lang=lang), lang=lang) as server:
        yield server.url


# --- making ---------------------------------------------------------------------------------------


def test_a_document_is_made_anew_only_if_it_changes(file: Path) -> None:
    maker = Maker(file, DOCUMENT, draft=True)
    first = maker.make()
    assert maker.make() is first
    file.write_bytes(as_json(put(sample(SAMPLE), "maksud", "menata data bersama")))
    second = maker.make()
    assert (first.edition, second.edition) == (1, 2)
    assert second.pdf.startswith(b"%PDF")
    assert second.pages.png(1, dpi=30).startswith(PNG)


def test_the_folders_of_all_files_of_a_document_are_known(tmp_path: Path) -> None:
    region = tmp_path / "daerah"
    layer = region / "lapisan" / "_bagian"
    layer.mkdir(parents=True)
    profil = sample("profil") | {"lapisan": "lapisan"}
    (region / "profil.json").write_bytes(as_json(profil))
    file = write(tmp_path, sample(SAMPLE) | {"profil": "daerah/profil.json"})
    maker = Maker(file, DOCUMENT, draft=True)
    assert maker.folders >= {file.parent, TEMPLATES, TEMPLATES / "_bagian"}
    assert layer not in maker.folders
    maker.make()
    assert maker.folders >= {region, layer, layer.parent, file.parent, TEMPLATES / "_base"}


def test_a_profil_elsewhere_is_watched_though_it_is_wrong(tmp_path: Path) -> None:
    region = tmp_path / "daerah"
    region.mkdir()
    (region / "profil.json").write_text("{", "utf-8")
    file = write(tmp_path, sample(SAMPLE) | {"profil": "daerah/profil.json"})
    maker = Maker(file, DOCUMENT, draft=True)
    with pytest.raises(InputError):
        maker.make()
    assert region in maker.folders


def test_the_last_document_stays_while_something_is_wrong(file: Path, live: Live) -> None:
    good = live.sight
    file.write_text("{", "utf-8")
    bad = live.refresh()
    assert isinstance(bad.error, InputError)
    assert bad.made is good.made
    assert bad.number == good.number + 1
    file.write_bytes(as_json(sample(SAMPLE)))
    mended = live.refresh()
    assert (mended.error, mended.made) == (None, good.made)
    assert live.refresh() is mended
    assert live.after(mended.number, timeout_s=0) is None


def test_a_file_that_is_being_saved_is_waited_for(
    file: Path, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = file.read_bytes()
    file.write_bytes(b"")
    monkeypatch.setattr("time.sleep", lambda _: file.write_bytes(content))
    assert live.refresh().error is None


# --- watching -------------------------------------------------------------------------------------


@contextmanager
def watching(folder: Path) -> Iterator[threading.Semaphore]:
    """Count saves in a folder."""
    stop, counted = threading.Event(), threading.Semaphore(0)

    def count() -> None:
        for _ in saves(lambda: frozenset({folder}), stop):
            counted.release()

    thread = threading.Thread(target=count)
    thread.start()
    try:
        assert counted.acquire(timeout=10)  # the watch has begun
        yield counted
    finally:
        stop.set()
        thread.join()


def test_saves_are_noticed_and_what_programs_leave_about_is_not(tmp_path: Path) -> None:
    path = tmp_path / "nota_kesepakatan.docx"
    with watching(tmp_path) as counted:
        for name in ("~$nota_kesepakatan.docx", ".~lock.nota.docx#", "~WRD1.tmp", "x.bak"):
            (tmp_path / name).write_bytes(b"")
        assert not counted.acquire(timeout=0.3)
        save(path, b"baru")
        assert counted.acquire(timeout=10)
    assert path.read_bytes() == b"baru"


# --- serving --------------------------------------------------------------------------------------


def test_the_page_and_what_it_shows_are_served(live: Live) -> None:
    with served(live, "en") as url, events(url) as told:
        status, headers, content = get(url)
        assert status == 200
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert b"There is no page to show yet." in content
        assert b"$" not in content
        assert b"EventSource" in get(url, "page.js")[2]
        assert get(url, "page.css")[1]["Content-Type"] == "text/css; charset=utf-8"
        now = next(told)
        assert now["error"] is None
        assert now["title"].startswith("Nota Kesepakatan – ")
        assert len(now["pages"]) > 1
        assert [round(x) for x in now["pages"][0]] == [595, 842]
        assert get(url, f"{now['edition']}/1@72.png")[2].startswith(PNG)
        assert get(url, f"{now['edition']}/dokumen.pdf")[2].startswith(b"%PDF")
        assert get(url, f"{now['edition']}/dokumen.docx")[2].startswith(b"PK")


def test_nothing_else_is_served_and_to_nobody_else(live: Live) -> None:
    with served(live) as url:
        parts = urlsplit(url)
        assert parts.hostname == "127.0.0.1"
        stale = ["2/1@72.png", "1/99@72.png", "1/0@72.png", "1/1@999.png"]
        for path in ("making.py", "../server.py", "%2e%2e/server.py", "/etc/passwd", *stale):
            assert get(url, path)[0] == 404, path
        root = f"{parts.scheme}://{parts.netloc}"
        for path in ("/", "/page.js", f"/{'x' * 32}/", "/%ff/", f"/{'x' * 32}/events"):
            assert get(root, path)[0] == 404, path
        for host in ("jahat.example", f"jahat.example:{parts.port}", "127.0.0.1"):
            status, _, content = get(url, Host=host)
            assert (status, content) == (403, b""), host
        assert get(url, Host=f"localhost:{parts.port}")[0] == 200


def test_a_save_is_seen_at_once_and_so_is_a_mistake(file: Path, live: Live) -> None:
    stop = threading.Event()
    maker = live._maker

    def follow() -> None:
        for _ in saves(lambda: maker.folders, stop):
            live.refresh()

    thread = threading.Thread(target=follow)
    thread.start()
    try:
        with served(live) as url, events(url) as told:
            first = next(told)
            before = get(url, "1/1@72.png")[2]
            save(file, as_json(put(sample(SAMPLE), "judul", "Penataan Data Bersama")))
            second = next(told)
            assert (first["edition"], second["edition"]) == (1, 2)
            after = get(url, "2/1@72.png")[2]
            assert after.startswith(PNG)
            assert after != before
            save(file, as_json(put(sample(SAMPLE), "maksud", 5)))
            wrong = next(told)
            assert wrong["edition"] == 2
            assert wrong["error"]["code"] == "input.invalid"
            assert wrong["error"]["problems"][0]["path"] == "maksud"
            assert get(url, "2/1@72.png")[2] == after
    finally:
        stop.set()
        thread.join()


# --- the command ----------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_the_command_serves_until_ctrl_c(file: Path, tmp_path: Path) -> None:
    templates = tmp_path / "templat"
    templates.mkdir()
    own = templates / f"{DOCUMENT}.docx"
    shutil.copy(TEMPLATES / own.name, own)
    heeding = (
        "import signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from generator.cli.app import main\n"
        "main()\n"
    )
    options = ["--draft", "--watch", "--no-open", "--json", "--templates", templates]
    argv = [sys.executable, "-c", heeding, "preview", *map(str, [file, DOCUMENT, *options])]
    root = str(TEMPLATES.parent)
    with subprocess.Popen(
        argv, env={**os.environ, "PYTHONPATH": root}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, b"}\n")
            told = json.loads(b"".join(lines) + b"}")
            with events(told["url"]) as seen:
                assert next(seen)["edition"] == 1
                save(own, b"bukan templat")
                wrong = next(seen)
            assert wrong["error"]["code"] == "template.not-docx"
            assert wrong["pages"]
        finally:
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert err == b""


def test_the_command_writes_pages_or_the_pdf(file: Path, tmp_path: Path) -> None:
    def run(*options: str) -> Any:
        args = ["preview", str(file), DOCUMENT, "--draft", "-o", str(tmp_path / "hasil"), *options]
        return CliRunner().invoke(app, args)

    done = run()
    pages = [Path(line) for line in done.stdout.splitlines()]
    assert [path.name for path in pages[:2]] == ["page-01.png", "page-02.png"]
    assert sorted(pages) == sorted((tmp_path / "hasil").iterdir())
    assert all(path.read_bytes().startswith(PNG) for path in pages)
    assert run().exit_code == ExitCode.OUTPUT
    told = json.loads(run("--pdf", "--json").stdout)
    assert told["files"] == [str(tmp_path / "hasil" / f"{DOCUMENT}.pdf")]
    assert Path(told["files"][0]).read_bytes().startswith(b"%PDF")


def test_without_watching_a_mistake_is_an_error(file: Path) -> None:
    file.write_text("{", "utf-8")
    done = CliRunner().invoke(app, ["preview", str(file), DOCUMENT, "--no-open"])
    assert done.exit_code == ExitCode.INPUT
    assert "[input.invalid]" in done.stderr


def test_an_unknown_document_is_an_error_with_the_known_ones(file: Path) -> None:
    with pytest.raises(GeneratorError) as caught:
        Maker(file, "nota_kesepakatn").make()
    assert "nota_kesepakatan" in caught.value.hint("id") + caught.value.message("id")
