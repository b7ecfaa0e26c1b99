from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from test_cli import as_json, files_in, naskah
from test_extraction import replaced, rewritten

from generator import api, manifest
from generator.errors import ExitCode
from generator.loading import load
from generator.resources import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    *("berkas.json", "profil.json", "manifest.json"),
    *("sampul.docx", "nota_kesepakatan.docx", "rencana_kerja.docx"),
}


@cache
def bundled() -> bytes:
    return api.bundle(load(SAMPLES / "sinergi-kecil.json"))


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "bundel.pdf"
    path.write_bytes(bundled())
    return path


def test_extract_writes_what_the_bundle_was_made_from(bundle: Path, tmp_path: Path) -> None:
    folder = tmp_path / "isi"
    shown = naskah("extract", bundle, "-o", folder).stdout

    assert files_in(folder) == FILES
    assert set(shown.split()) == {str(folder / name) for name in FILES}
    naskah("render", folder / "berkas.json", "-o", tmp_path / "ulang")
    for name in files_in(tmp_path / "ulang"):
        assert (tmp_path / "ulang" / name).read_bytes() == (folder / name).read_bytes()


def test_extract_as_json_names_files_and_hashes(bundle: Path, tmp_path: Path) -> None:
    result = as_json("extract", bundle, "-o", tmp_path / "isi")

    assert result["berkas"] == str(tmp_path / "isi" / "berkas.json")
    assert {line["file"] for line in result["files"]} == {
        str(tmp_path / "isi" / name) for name in FILES
    }
    for line in result["files"]:
        assert line["sha256"] == manifest.sha256((tmp_path / "isi" / line["file"]).read_bytes())


def test_extract_writes_nothing_of_a_bundle_that_was_changed(bundle: Path, tmp_path: Path) -> None:
    bundle.write_bytes(rewritten(replaced("profil.json", b"{}"), bundled()))
    result = as_json("extract", bundle, "-o", tmp_path / "isi", code=ExitCode.VERIFICATION)

    assert result["error"]["code"] == "attachment.changed"
    assert result["error"]["where"] == str(bundle)
    assert not (tmp_path / "isi").exists()


def test_extract_overwrites_nothing_without_being_asked(bundle: Path, tmp_path: Path) -> None:
    folder = tmp_path / "isi"
    folder.mkdir()
    (folder / "berkas.json").write_text("milik orang lain", "utf-8")
    naskah("extract", bundle, "-o", folder, code=ExitCode.OUTPUT)

    assert files_in(folder) == {"berkas.json"}
    naskah("extract", bundle, "-o", folder, "--force")
    assert files_in(folder) == FILES
