"""`naskah diff`: which documents of two files are compared, and what comes of it."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from berkas_samples import put, sample
from docx_builder import DocxBuilder, paragraph, run
from docx_reading import parts_of
from typer.testing import CliRunner

import generator as g
from generator import comparison, portfolios
from generator.cli.app import app
from generator.errors import ExitCode
from generator.loading import load
from generator.redline.revisions import tracked_parts
from generator.resources import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

SMALL = SAMPLES / "sinergi-kecil.json"
AGREEMENT = "nota_kesepakatan"


@cache
def made() -> dict[str, bytes]:
    return {key: one.docx for key, one in g.render(load(SMALL)).items()}


@pytest.fixture
def renewed(tmp_path: Path) -> Path:
    """The small sinergi with another purpose, beside its profil."""
    value = put(sample("sinergi-kecil"), "maksud", "sebagai landasan yang sama sekali baru")
    (tmp_path / "profil.json").write_text(json.dumps(sample("profil")), "utf-8")
    path = tmp_path / "baru.json"
    path.write_text(json.dumps(value), "utf-8")
    return path


def naskah(*args: object, code: ExitCode = ExitCode.OK) -> Any:
    result = CliRunner().invoke(app, ["diff", *map(str, args)], prog_name="naskah")
    assert result.exit_code == code, f"{result.stdout}\n{result.stderr}\n{result.exception!r}"
    return result


def as_json(*args: object) -> Any:
    return json.loads(naskah(*args, "--json").stdout)


def test_two_berkas_are_compared_document_by_document(renewed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "beda"
    said = as_json(SMALL, renewed, "-o", folder, "--date", "2026-11-28")
    keys = [one["key"] for one in said["documents"]]
    assert keys == list(made())
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{key}.docx" for key in keys)
    (agreement,) = (one for one in said["documents"] if one["key"] == AGREEMENT)
    assert agreement["author"] == load(SMALL).daerah.unit_kerja_sama.unit
    assert agreement["date"] == "2026-11-28T00:00:00"
    assert agreement["paragraphs"] >= 1
    assert any("sama sekali baru" in change["new"] for change in agreement["changes"])
    assert tracked_parts(parts_of((folder / f"{AGREEMENT}.docx").read_bytes()))


def test_one_document_becomes_a_word_file_and_a_pdf(renewed: Path, tmp_path: Path) -> None:
    result = naskah(
        *(SMALL, renewed, "--only", AGREEMENT, "-o", tmp_path / "beda.docx"),
        *("--format", "docx,pdf", "--author", "Siti Contoh"),
    )
    assert "nota_kesepakatan: 1 paragraf atau baris berubah" in result.stdout
    assert "Pasal 1" in result.stdout
    assert (tmp_path / "beda.pdf").read_bytes().startswith(b"%PDF-")
    document = parts_of((tmp_path / "beda.docx").read_bytes())["word/document.xml"]
    assert b'w:author="Siti Contoh"' in document
    naskah(SMALL, renewed, "--only", AGREEMENT, "-o", tmp_path / "hanya.pdf")
    assert sorted(path.name for path in tmp_path.glob("hanya.*")) == ["hanya.pdf"]
    again = naskah(SMALL, renewed, "--only", AGREEMENT, "-o", tmp_path / "beda.docx",
                   code=ExitCode.OUTPUT)  # fmt: skip
    assert "--force" in again.stderr


def test_without_a_result_changes_are_only_listed(renewed: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    assert "sama sekali baru" in naskah(SMALL, renewed).stdout
    same = naskah(SMALL, SMALL, "--only", AGREEMENT, "--lang", "en").stdout
    assert same == "nota_kesepakatan: Nothing changed.\n"
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["nota_kesepakatan (suntingan).docx", "tanpa nama.docx"])
def test_an_edited_draft_is_compared_with_its_berkas(
    renewed: Path, tmp_path: Path, name: str
) -> None:
    draft = tmp_path / name  # told by its name, else by the title among its properties
    draft.write_bytes(made()[AGREEMENT])
    said = as_json(draft, renewed)
    assert [one["key"] for one in said["documents"]] == [AGREEMENT]
    assert said["documents"][0]["changes"]
    assert as_json(SMALL, draft)["documents"][0]["changes"] == []


def test_bundles_give_the_word_files_they_were_made_from(renewed: Path, tmp_path: Path) -> None:
    berkas = load(SMALL)
    bundle, portfolio = tmp_path / "bundel.pdf", tmp_path / "portofolio.pdf"
    bundle.write_bytes(g.bundle(berkas, only=[AGREEMENT]))
    portfolio.write_bytes(portfolios.portfolio(berkas, g.split(berkas)))
    for path in (bundle, portfolio):
        said = as_json(path, renewed)
        keys = [one["key"] for one in said["documents"] if one["changes"]]
        assert keys == [AGREEMENT]
    assert "hanya ada di baru.json" in naskah(bundle, renewed).stderr


def test_drafts_are_compared_where_facts_are_missing() -> None:
    side = comparison.read_side(SMALL, draft=True)
    assert set(side.titles) >= set(comparison.read_side(SMALL).titles)
    assert side.open(AGREEMENT) != comparison.read_side(SMALL).open(AGREEMENT)


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ((SMALL, "asing.docx"), ExitCode.INPUT, "[redline.which-document]"),
        ((SMALL, SMALL, "--only", "nota"), ExitCode.INPUT, "[redline.not-there]"),
        ((SMALL, SAMPLES / "tim_koordinasi-kota.json"), ExitCode.INPUT, "[redline.nothing-common]"),
        ((SMALL, "rusak.docx"), ExitCode.INPUT, "[redline.refused]"),
        ((SMALL, "rusak.pdf"), ExitCode.VERIFICATION, "rusak.pdf"),
        ((SMALL, "tidak-ada.json"), ExitCode.INPUT, "tidak-ada.json"),
        ((SMALL, SMALL, "-o", "satu.docx"), ExitCode.USAGE, "--only"),
        ((SMALL, SMALL, "--format", "pdf"), ExitCode.USAGE, "--output"),
        ((SMALL, SMALL, "-o", "x", "--format", "odt"), ExitCode.USAGE, "docx,pdf"),
    ],
)
def test_what_can_not_be_compared_is_said(
    args: tuple[object, ...],
    code: ExitCode,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "asing.docx").write_bytes(_untitled())
    (tmp_path / "rusak.docx").write_bytes(b"PK\x03\x04 bukan")
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF-1.7 bukan")
    files = sorted(tmp_path.iterdir())
    assert said in naskah(*args, code=code).stderr
    assert sorted(tmp_path.iterdir()) == files


def _untitled() -> bytes:
    return DocxBuilder().add(paragraph(run("Kata"))).build()
