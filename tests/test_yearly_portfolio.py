"""A year in one file: bundles kept whole, found by their stages, refused where they don't fit."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
import pytest
from berkas_samples import attached, sample
from rendered_samples import berkas
from signing_samples import pki
from test_cli import as_json, naskah

import generator as g
from generator.errors import BundleError, ExitCode
from generator.pdf.attachments import read_attachments
from generator.resources import SAMPLES
from generator.yearly.portfolio import newest_bundles

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NOW: Final = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
PLAN: Final = "rencana_tahunan-2026"


@pytest.fixture(scope="module")
def unsigned() -> dict[str, bytes]:
    named = [attached({**sample("sinergi-kecil"), "id": f"2026-{name}"}) for name in "ab"]
    return {one.id: g.bundle(one, now=NOW) for one in named}


@pytest.fixture(scope="module")
def signed(unsigned: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the first bundle, signed by both parties."""
    folder = tmp_path_factory.mktemp("kunci")
    pki().write(folder)
    pdf = unsigned["2026-a"]
    for role in ("kesatu", "kedua"):
        secret = g.SecretRef("file", str(folder / f"{role}.pass"))
        with g.Pkcs12Signer(
            g.Pkcs12Config(path=folder / f"{role}.p12", passphrase=secret)
        ) as signer:
            pdf = g.sign(pdf, signer, as_=role, now=NOW)
    return pdf


@pytest.fixture(scope="module")
def packed(unsigned: Mapping[str, bytes], signed: bytes) -> bytes:
    return g.year_portfolio(berkas(PLAN), {**unsigned, "2026-a": signed}, now=NOW)


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def refusal(bundles: Mapping[str, bytes]) -> str:
    with pytest.raises(BundleError) as caught:
        g.year_portfolio(berkas(PLAN), bundles, now=NOW)
    return caught.value.code


def test_bundles_are_kept_byte_for_byte_and_their_signatures_hold(
    packed: bytes, signed: bytes, unsigned: Mapping[str, bytes]
) -> None:
    inside = {each.name: each.content for each in read_attachments(packed)}
    assert inside["2026-a.pdf"] == signed
    assert inside["2026-b.pdf"] == unsigned["2026-b"]
    assert g.verify(inside["2026-a.pdf"], now=NOW, pdfa="ignore").ok
    manifest = g.extract(packed).manifest
    assert manifest.jenis == "portfolio"
    assert [each.judul for each in manifest.dokumen[1:]] == [sample("sinergi-kecil")["judul"]] * 2


def test_verification_descends_into_every_bundle(packed: bytes) -> None:
    report: Any = g.verify(packed, now=NOW, pdfa="report")
    codes = {(one.code, one.facts.get("name")) for one in report.problems}
    assert codes == {("verify.enclosed", "2026-b.pdf")}  # nobody has signed that one yet
    assert report.pdfa.ok


def test_cover_and_sheets_tell_what_is_inside(packed: bytes) -> None:
    cover, first, second = pages(packed)
    assert "NASKAH KERJA SAMA KABUPATEN TABALONG TAHUN 2026" in cover
    assert cover.count("Nomor 100.3.7.1/07/BKS/2026") == 2
    assert "2026-a.pdf" in first
    assert first.count("Siti Contoh") == 1  # two documents signed at once are one line
    assert "2 Maret 2026" in first
    assert "Badan Pusat Statistik Kabupaten Tabalong" in second
    assert "Siti Contoh" not in second


def test_equal_bundles_and_moment_give_equal_containers(
    packed: bytes, unsigned: Mapping[str, bytes], signed: bytes
) -> None:
    again = {"2026-b": unsigned["2026-b"], "2026-a": signed}
    assert g.year_portfolio(berkas(PLAN), again, now=NOW) == packed


def test_what_is_no_sound_bundle_of_its_name_is_refused(
    unsigned: Mapping[str, bytes], signed: bytes
) -> None:
    assert refusal({}) == "portfolio.no-bundles"
    assert refusal({"2026-z": unsigned["2026-a"]}) == "portfolio.not-bundle"
    assert refusal({"2026-a": signed + b"\n% lagi\n"}) == "portfolio.broken"


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture
def results(tmp_path: Path, unsigned: Mapping[str, bytes], signed: bytes) -> Path:
    """Give what a batch leaves, one bundle of it signed in stages afterwards."""
    folder = tmp_path / "hasil"
    for name, pdf in unsigned.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "bundel.pdf").write_bytes(pdf)
        (folder / name / "nota_kesepakatan.pdf").write_bytes(b"%PDF")
    (folder / "2026-a" / "bundel.kesatu.kedua.pdf").write_bytes(signed)
    (folder / "index.html").touch()
    (folder / "kosong").mkdir()
    return folder


def test_of_several_stages_the_last_counts(
    results: Path, unsigned: Mapping[str, bytes], signed: bytes
) -> None:
    assert newest_bundles(results) == {"2026-a": signed, "2026-b": unsigned["2026-b"]}


def test_the_command_packs_what_a_batch_left(results: Path, tmp_path: Path) -> None:
    target = tmp_path / "tahun.pdf"
    plan = SAMPLES / f"{PLAN}.json"
    args = ("bundle", plan, "--kind", "year", "-o", target)
    made = as_json(*args, "--documents", results)
    assert made["bytes"] == target.stat().st_size
    names = {each.name for each in read_attachments(target.read_bytes())}
    assert {"2026-a.pdf", "2026-b.pdf"} <= names
    naskah(*args, code=ExitCode.USAGE)
    result = as_json(*args, "--documents", tmp_path / "tidak-ada", "--force", code=ExitCode.BUNDLE)
    assert result["error"]["code"] == "portfolio.no-bundles"
