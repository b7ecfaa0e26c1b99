from __future__ import annotations

import io
import os
import stat
import time
from pathlib import Path

import pytest
from docx_builder import DocxBuilder, agreement, fonts, paragraph, run
from pypdf import PdfReader

from generator.errors import ConversionError, MissingDependencyError
from generator.pdf import libreoffice
from generator.pdf.docx_fonts import fonts_asked
from generator.pdf.engine import convert
from generator.pdf.fonts import check_fonts, fonts_embedded
from generator.pdf.libreoffice import LibreOfficeEngine


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for `soffice`, first on the PATH; tests write its script."""
    path = tmp_path / "soffice"
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return path


def write_script(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.libreoffice
def test_many_documents_come_back_in_order_with_our_fonts() -> None:
    texts = [f"Dokumen {n}" for n in range(4)]
    docx = [
        DocxBuilder().add(paragraph(run(text), run(" arial", fonts("Arial")))).build()
        for text in texts
    ]
    readers = [PdfReader(io.BytesIO(p)) for p in convert(docx, LibreOfficeEngine())]

    assert [r.pages[0].extract_text().strip() for r in readers] == [f"{t} arial" for t in texts]
    names = {font.name for reader in readers for font in fonts_embedded(reader)}
    assert names == {"TeXGyreBonum-Regular", "LiberationSans"}


@pytest.mark.libreoffice
def test_swapped_font_of_libreoffice_is_caught() -> None:
    docx = DocxBuilder("Papirus Gaib").add(paragraph(run("Teks"))).build()
    (pdf,) = LibreOfficeEngine().convert([docx], timeout_s=120)

    with pytest.raises(ConversionError) as caught:
        check_fonts(fonts_asked(docx), PdfReader(io.BytesIO(pdf)))
    assert caught.value.code == "engine.font-swapped"


@pytest.mark.libreoffice
def test_probe_reports_the_version() -> None:
    info = LibreOfficeEngine().probe()

    assert info.available
    assert info.version[0].isdigit()


def test_absent_program_is_a_missing_dependency(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", ())

    assert not LibreOfficeEngine().probe().available
    with pytest.raises(MissingDependencyError) as caught:
        LibreOfficeEngine().convert([agreement()], timeout_s=5)
    assert caught.value.code == "engine.program-missing"
    assert "soffice" in caught.value.hint()


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_success_without_output_is_an_error(program: Path) -> None:
    write_script(program, "exit 0")

    with pytest.raises(ConversionError) as caught:
        LibreOfficeEngine().convert([agreement()], timeout_s=20)
    assert caught.value.code == "engine.no-output"


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_failing_program_is_an_error_that_quotes_it(program: Path) -> None:
    write_script(program, "echo 'kehabisan memori' >&2; exit 77")

    with pytest.raises(ConversionError) as caught:
        LibreOfficeEngine().convert([agreement()], timeout_s=20)
    assert caught.value.code == "engine.failed"
    assert "77" in caught.value.message()
    assert "kehabisan memori" in caught.value.message()


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_time_limit_kills_the_children_too(program: Path, tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    write_script(program, f"sleep 60 & echo $! > {pid_file}; wait")
    started = time.monotonic()

    with pytest.raises(ConversionError) as caught:
        LibreOfficeEngine().convert([agreement()], timeout_s=1)
    assert caught.value.code == "engine.timeout"
    assert time.monotonic() - started < 20
    assert not is_running(int(pid_file.read_text()))


def is_running(pid: int) -> bool:
    """Tell whether a process still lives after five seconds; a zombie doesn't count."""
    for _ in range(50):
        try:
            state = Path("/proc", str(pid), "stat").read_text("utf-8").rpartition(")")[2].split()[0]
        except OSError:
            return False
        if state == "Z":
            return False
        time.sleep(0.1)
    return True


@pytest.mark.libreoffice
def test_nothing_is_left_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    LibreOfficeEngine().convert([agreement()], timeout_s=120)

    assert list(tmp_path.iterdir()) == []
