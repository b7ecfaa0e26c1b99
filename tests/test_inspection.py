from __future__ import annotations

import io
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfWriter
from rendered_samples import SAMPLE_NAMES
from signing_samples import NOW as SIGNED_AT
from signing_samples import signed_by_both
from test_cli import as_json, naskah
from test_extraction import replaced, rewritten
from test_pdf_pdfa import NOW, bundle, signed

import generator as g
from generator.errors import ExitCode, VerificationError
from generator.pdf.attachments import Attachment, attach
from generator.pdf.pdfa import verapdf

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


def holding(*files: Attachment) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    attach(writer, files, NOW)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def inner(content: bytes, name: str = "dalam.pdf") -> Attachment:
    return Attachment(name, content, "application/pdf", "Unspecified", "Dokumen")


def problems(report: g.BundleReport) -> list[str]:
    return [problem.code for problem in report.problems]


# --- PDF/A and manifest ---------------------------------------------------------------------------


def test_verify_tells_of_pdf_a_manifest_and_attachments(keys: Path) -> None:
    report = g.verify(signed("sinergi-kecil", keys), now=NOW)

    assert report.ok
    assert report.pdfa is not None
    assert report.pdfa.ok
    assert report.manifest is not None
    assert report.manifest.bentuk == "sinergi"
    assert {each.agreement for each in report.attachments} == {"match", "manifest"}
    plain: Any = report.as_dict()
    assert plain["pdfa"] == {
        "part": "3", "conformance": "B", "ok": True, "findings": [], "verapdf": None,
    }  # fmt: skip
    assert plain["manifest"]["id"] == report.manifest.id
    assert {len(each["sha256"]) for each in plain["attachments"]} == {64}


def test_changed_attachments_make_verification_fail() -> None:
    report = g.verify(rewritten(replaced("profil.json", b"{}")), now=NOW)

    assert problems(report) == ["verify.no-signature", "attachment.changed"]


def test_a_file_that_claims_nothing_is_only_wrong_if_pdf_a_is_demanded() -> None:
    foreign = signed_by_both()

    assert g.verify(foreign, now=SIGNED_AT).ok
    assert g.verify(foreign, now=SIGNED_AT, pdfa="ignore").pdfa is None
    demanded = g.verify(foreign, now=SIGNED_AT, pdfa="demand")
    assert "pdfa.not-claimed" in problems(demanded)
    assert not demanded.ok


@pytest.mark.parametrize("name", SAMPLE_NAMES)
@pytest.mark.qpdf
def test_qpdf_finds_nothing_wrong_with_a_signed_bundle(
    name: str, keys: Path, tmp_path: Path
) -> None:
    path = tmp_path / "bundel.pdf"
    path.write_bytes(signed(name, keys))
    done = subprocess.run(
        ["qpdf", "--check", str(path)],  # noqa: S607 – found on the PATH by the marker
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "PDF Version: 1.7" in done.stdout


# --- veraPDF --------------------------------------------------------------------------------------

RULE = (
    '<rule specification="ISO 19005-3:2012" clause="6.1.2" testNumber="1" status="{status}">'
    "<description>The file header\n   shall begin</description></rule>"
)
REPORT = (
    '<report><jobs><job><validationReport profileName="PDF/A-3B" isCompliant="{ok}">'
    "<details>{rules}</details></validationReport></job></jobs></report>"
)


def pretend(folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str, exit_code: int = 0) -> None:
    """Put a program that answers like veraPDF where it is looked for."""
    script = folder / "verapdf.py"
    script.write_text(
        f"import sys\nassert open(sys.argv[-1], 'rb').read(5) == b'%PDF-'\n"
        f"assert sys.argv[1:5] == ['--flavour', '3b', '--format', 'mrr']\n"
        f"print({answer!r})\nsys.exit({exit_code})\n",
        "utf-8",
    )
    program = folder / "verapdf"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv(verapdf.ENVIRONMENT, str(program))


def test_verapdf_is_asked_where_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: Path
) -> None:
    pdf = signed("sinergi-kecil", keys)
    pretend(tmp_path, monkeypatch, REPORT.format(ok="true", rules=RULE.format(status="passed")))
    assert g.verify(pdf, now=NOW).verapdf is None
    assert g.verify(pdf, now=NOW, pdfa="demand").verapdf == ()
    pretend(tmp_path, monkeypatch, REPORT.format(ok="false", rules=RULE.format(status="failed")), 1)
    report = g.verify(pdf, now=NOW, pdfa="demand")
    assert problems(report) == ["pdfa.verapdf"]
    assert report.problems[0].facts == {
        "clause": "6.1.2-1",
        "description": "The file header shall begin",
    }


@pytest.mark.parametrize(
    ("answer", "exit_code"),
    [("", 0), ("<report/>", 0), ("rusak", 0), (REPORT.format(ok="false", rules=""), 1), ("", 8)],
)
def test_verapdf_without_a_verdict_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, exit_code: int
) -> None:
    pretend(tmp_path, monkeypatch, answer, exit_code)
    with pytest.raises(VerificationError) as caught:
        g.verify(bundle(), now=NOW, pdfa="demand")
    assert caught.value.code == "pdfa.verapdf-failed"


def test_a_verapdf_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(VerificationError):
        verapdf.ask_verapdf(bundle(), "/tidak/ada/verapdf")
    monkeypatch.delenv(verapdf.ENVIRONMENT, raising=False)
    monkeypatch.setenv("PATH", "")
    assert verapdf.program() is None


@pytest.mark.parametrize("name", SAMPLE_NAMES)
@pytest.mark.skipif(verapdf.program() is None, reason="veraPDF not found; it is in no registry")
def test_verapdf_agrees_with_our_checker(name: str, keys: Path) -> None:
    path = verapdf.program()
    assert path is not None
    for pdf in (bundle(name), signed(name, keys)):
        assert verapdf.ask_verapdf(pdf, path) == ()


# --- PDFs inside of PDFs --------------------------------------------------------------------------


def test_signed_pdfs_inside_are_verified_and_the_container_need_not_be_signed() -> None:
    report = g.verify(holding(inner(signed_by_both())), now=SIGNED_AT)

    assert report.ok
    assert [problem.code for problem in report.warnings] == ["verify.container-unsigned"]
    assert len(report.enclosed["dalam.pdf"].signatures) == 4


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_broken_signature_inside_makes_the_whole_fail(depth: int) -> None:
    broken = bytearray(signed_by_both())
    broken[1000] ^= 1
    pdf = bytes(broken)
    for _ in range(depth):
        pdf = holding(inner(pdf))
    report = g.verify(pdf, now=SIGNED_AT)

    assert not report.ok
    assert "verify.enclosed" in problems(report)


def test_an_unsigned_or_unreadable_pdf_inside_is_told() -> None:
    report = g.verify(
        holding(
            inner(signed_by_both()), inner(bundle(), "b.pdf"), inner(b"%PDF-1.7 rusak", "c.pdf")
        ),
        now=SIGNED_AT,
    )

    assert [problem.facts["name"] for problem in report.problems] == ["b.pdf", "c.pdf"]
    assert problems(report.enclosed["b.pdf"]) == ["verify.no-signature"]
    assert problems(report.enclosed["c.pdf"]) == ["signature.pdf-unreadable"]
    plain: Any = report.as_dict()
    assert [each["name"] for each in plain["enclosed"]] == ["dalam.pdf", "b.pdf", "c.pdf"]


def test_a_pdf_that_holds_no_signed_pdf_stays_unsigned() -> None:
    report = g.verify(holding(inner(bundle())), now=NOW)

    assert problems(report) == ["verify.no-signature", "verify.enclosed"]


# --- the command ----------------------------------------------------------------------------------


def test_the_command_prints_pdf_a_manifest_and_hashes(keys: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.pdf"
    path.write_bytes(signed("sinergi-kecil", keys))
    lines = naskah("verify", path).stdout.splitlines()

    assert any(line.startswith("PDF/A-3b: sesuai, menurut") for line in lines)
    assert any(line.startswith("Catatan pembuatan: ") for line in lines)
    (row,) = (line for line in lines if line.startswith("berkas.json"))
    assert row.split()[1] == "cocok"
    english = naskah("verify", path, "--lang", "en", "--pdfa").stdout
    assert "PDF/A-3b: conforms" in english
    assert ("veraPDF isn't on this computer" in english) == (shutil.which("verapdf") is None)


def test_the_command_fails_where_pdf_a_is_demanded_and_missing(tmp_path: Path) -> None:
    path = tmp_path / "s.pdf"
    path.write_bytes(signed_by_both())

    assert "Tidak menyatakan diri" in naskah("verify", path).stdout
    result = naskah("verify", path, "--pdfa", code=ExitCode.VERIFICATION)
    assert "6.6.4" in result.stderr
    found = as_json("verify", path, "--pdfa", code=ExitCode.VERIFICATION)
    assert {"code": "pdfa.not-claimed", "path": "", "facts": {}} in found["problems"]
