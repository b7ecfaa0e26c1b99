from __future__ import annotations

import csv
import io
import json
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
from batch_samples import NOW, idea, small, source, tree
from rich.console import Console
from signing_samples import pki
from typer.testing import CliRunner

from generator.batch.run import Outcome
from generator.cli.app import app
from generator.cli.console import Reporter
from generator.cli.tally import Tally
from generator.errors import ExitCode, InputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NASKAH_LANG", "NASKAH_ENGINE", "NASKAH_DEBUG", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    monkeypatch.chdir(tmp_path)


def batch(*args: object, code: ExitCode = ExitCode.OK) -> Any:
    line = ["batch", "s", "-o", "o", "--workers", "1", *map(str, args)]
    result = CliRunner().invoke(app, line, prog_name="naskah")
    assert result.exit_code == code, f"{result.stdout}\n{result.stderr}\n{result.exception!r}"
    return result


def events(*args: object, code: ExitCode = ExitCode.OK) -> list[dict[str, Any]]:
    result = batch(*args, "--json", code=code)
    assert result.stderr == ""
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_events_tell_of_each_agreement_and_sum_up(tmp_path: Path) -> None:
    source(tmp_path / "s", {**small("b-salah"), "judul": 7}, small("a-benar"), idea("c-gagasan"))
    start, *outcomes, end = events(code=ExitCode.BATCH)
    assert start == {"event": "start", "total": 3}
    assert end == {
        "event": "end",
        "ok": False,
        "counts": {"made": 1, "empty": 1, "failed": 1},
        "summary": ["o/index.html", "o/daftar.csv"],
    }
    made, failed, empty = outcomes
    assert set(made) == {
        *("event", "name", "where", "status", "folder", "files", "incomplete", "signed"),
        *("seconds", "error"),
    }
    assert made["folder"] == "o/a-benar"
    assert "bundel.pdf" in made["files"]
    assert failed["error"]["problems"][0]["path"] == "judul"
    assert (empty["status"], empty["folder"], empty["error"]) == ("empty", None, None)


def test_people_read_what_failed_and_why(tmp_path: Path) -> None:
    partly = small("c-sebagian")
    del partly["maksud"]
    source(tmp_path / "s", {**small("b-salah"), "judul": 7}, small("a-benar"), partly)
    lines = batch(code=ExitCode.BATCH).stdout.splitlines()
    assert lines[0].split() == ["Berkas", "Keadaan", "Keterangan"]
    assert lines[1].startswith("b-salah     gagal    s/b-salah.json: 1 kesalahan. judul: ")
    assert lines[1].endswith("[input.invalid]")
    assert lines[2] == "c-sebagian  dibuat   belum lengkap: Nota Kesepakatan Sinergi" or (
        lines[2].startswith("c-sebagian  dibuat   belum lengkap: ")
    )
    assert lines[3] == "2 dibuat · 1 gagal"
    english = batch("--resume", "--lang", "en", code=ExitCode.BATCH).stdout.splitlines()
    assert english[-2:] == [
        "2 unchanged · 1 failed", "overview: o/index.html, o/daftar.csv"
    ]  # fmt: skip


def test_results_that_are_there_are_refused_with_one_event(tmp_path: Path) -> None:
    source(tmp_path / "s", small("satu"))
    batch()
    before = tree(tmp_path / "o")
    _, error = events(code=ExitCode.OUTPUT)
    assert (error["event"], error["error"]["code"]) == ("error", "batch.exists")
    assert "--resume" in batch(code=ExitCode.OUTPUT).stderr
    assert events("--force")[-1]["counts"] == {"made": 1}
    assert tree(tmp_path / "o") == before


def test_an_overview_of_what_was_made_stands_beside_it_failures_included(tmp_path: Path) -> None:
    other = {**small("d-lama"), "penandatanganan": {"tempat": "Tanjung", "tanggal": "2024-02-05"}}
    other["jangka_waktu"] = {"mulai": "2024-02-05", "selesai": "2027-02-04"}
    unlawful = small("c-melanggar")
    unlawful["objek"]["dasar_perencanaan"]["dokumen"] = "Renja"
    source(tmp_path / "s", {**small("b-salah"), "judul": 7}, small("a-benar"), unlawful, other)
    batch("--year", "2026", code=ExitCode.BATCH)
    text = (tmp_path / "o" / "daftar.csv").read_text("utf-8-sig")
    rows = {row["Pengenal"]: row for row in csv.DictReader(text.splitlines(), delimiter=";")}
    assert set(rows) == {"a-benar", "b-salah", "c-melanggar"}  # another year's isn't asked for
    assert "a-benar/bundel.pdf" in rows["a-benar"]["Berkas hasil"]
    assert rows["a-benar"]["Masalah"] == ""
    assert rows["b-salah"]["Status"] == "tidak terbaca"
    assert "R22" in rows["c-melanggar"]["Masalah"]
    page = (tmp_path / "o" / "index.html").read_text("utf-8")
    assert "Kabupaten Tabalong Tahun 2026" in page
    assert "2 Maret 2026" in page  # the day of the run
    assert 'href="a-benar/nota_kesepakatan.pdf"' in page


def test_a_page_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    source(tmp_path / "s", idea("satu"))
    (tmp_path / "o").mkdir()
    (tmp_path / "o" / "index.html").write_text("milik orang lain", "utf-8")
    *_, error = events(code=ExitCode.OUTPUT)
    assert error["error"]["code"] == "output.exists"
    assert (tmp_path / "o" / "index.html").read_text("utf-8") == "milik orang lain"
    assert not (tmp_path / "o" / "daftar.csv").exists()


def test_keys_are_opened_once_and_sign_every_bundle(tmp_path: Path) -> None:
    source(tmp_path / "s", small("a-satu"), small("b-dua"))
    pki().write(tmp_path / "kunci")
    signing = [
        *("--sign", "daerah=pkcs12:kunci/kedua.p12", "--passphrase", "file:kunci/kedua.pass"),
        *("--sign", "kesatu=pkcs12:kunci/kesatu.p12", "--passphrase", "file:kunci/kesatu.pass"),
    ]
    outcomes = events(*signing)[1:-1]
    assert [outcome["signed"] for outcome in outcomes] == [["kesatu", "kedua"]] * 2


@pytest.mark.parametrize(
    "options",
    [
        ["--dask", "tcp://127.0.0.1:9"],
        ["--sign", "kesatu"],
        ["--sign", "kesatu=pkcs12:a", "--passphrase", "env:A", "--passphrase", "env:B"],
        ["--reason", "tanpa aturan"],
    ],
)
def test_options_that_make_no_sense_are_refused(tmp_path: Path, options: list[str]) -> None:
    source(tmp_path / "s", idea("satu"))
    batch(*options, code=ExitCode.USAGE)
    assert not (tmp_path / "o").exists()


def test_a_source_without_berkas_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (error,) = events(code=ExitCode.INPUT)
    assert error["error"]["code"] == "input.no-berkas"


def test_a_terminal_shows_counts_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    reporter = Reporter(as_json=False, lang="id")
    reporter.err = Console(file=screen, force_terminal=True, width=100, color_system=None)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    tally = Tally(reporter, 3)
    error = InputError("input.no-berkas", path="s")
    outcomes = [
        Outcome("satu", "s/satu.json", "made"),
        Outcome("dua", "s/dua.json", "failed", error=error),
        Outcome("tiga", "s/tiga.json", "skipped"),
    ]
    with tally.watch(iter(outcomes)) as watched:
        assert list(watched) == outcomes
    shown = screen.getvalue()
    assert "0/3 … –/s --:--" in shown
    assert re.search(r"3/3 1 dibuat · 1 tidak berubah · 1 gagal \S+/s 00:00", shown)
    assert tally.counts == {"made": 1, "skipped": 1, "failed": 1}
