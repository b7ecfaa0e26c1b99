"""Compares PDF engines on given Word documents and prints a Markdown table for each document.

    python tools/compare_engines.py nota_kesepakatan.docx rencana_kerja.docx

Columns: pages; whether the words that pdfium and that poppler extract are those of LibreOffice's
PDF; the fonts; bytes; milliseconds of the first conversion in a fresh process (cold) and of the
best of the following ones (warm; LibreOffice: per document, ten in one call). Each engine runs in
a process of its own, without the checks of `generator.pdf.engine.convert`.
"""  # noqa: INP001 - a script, not part of a package

from __future__ import annotations

import argparse
import difflib
import io
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from engines_dxpdf import DxpdfEngine  # noqa: E402 - needs the path above

from generator.pdf.embedded import RdocxEngine  # noqa: E402
from generator.pdf.fonts import fonts_embedded  # noqa: E402
from generator.pdf.libreoffice import LibreOfficeEngine  # noqa: E402

ENGINES = {engine.name: engine for engine in (LibreOfficeEngine, RdocxEngine, DxpdfEngine)}
REFERENCE = LibreOfficeEngine.name
REPEATS = 10
TIMEOUT_S = 300.0


@dataclass(frozen=True, slots=True)
class Result:
    """What one engine made of one document."""

    pdf: bytes
    cold_ms: float
    warm_ms: float
    pdfium: list[str]
    poppler: list[str]


def main() -> None:
    """Print one table per document named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("docx", nargs="*", type=Path)
    parser.add_argument("--worker", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--output", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.worker:
        work(arguments.worker, arguments.docx[0], arguments.output)
        return
    for path in arguments.docx:
        sys.stdout.write(f"### {path.name}\n\n{table(path)}\n\n")


def work(name: str, path: Path, output: Path) -> None:
    """Convert in this process, and report times as JSON on stdout."""
    engine = ENGINES[name]()
    docx = path.read_bytes()
    started = time.perf_counter()
    output.write_bytes(engine.convert([docx], timeout_s=TIMEOUT_S)[0])
    cold = time.perf_counter() - started
    if name == REFERENCE:
        started = time.perf_counter()
        engine.convert([docx] * REPEATS, timeout_s=TIMEOUT_S)
        warm = (time.perf_counter() - started) / REPEATS
    else:
        warm = min(timed(engine, docx) for _ in range(REPEATS))
    sys.stdout.write(json.dumps({"cold": cold * 1000, "warm": warm * 1000}))


def timed(engine: RdocxEngine | DxpdfEngine | LibreOfficeEngine, docx: bytes) -> float:
    """Return the seconds one conversion takes."""
    started = time.perf_counter()
    engine.convert([docx], timeout_s=TIMEOUT_S)
    return time.perf_counter() - started


def table(path: Path) -> str:
    """Run every engine on one document; the result is a Markdown table."""
    results = {name: measure(name, path) for name in ENGINES}
    reference = results[REFERENCE]
    rows = [
        "| engine | pages | text: pdfium | text: poppler | fonts | bytes | cold ms | warm ms |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, result in results.items():
        if isinstance(result, str) or isinstance(reference, str):
            rows.append(f"| {name} | {result if isinstance(result, str) else '-'} |||||||")
            continue
        reader = PdfReader(io.BytesIO(result.pdf))
        fonts = ", ".join(
            font.name + ("" if font.embedded else " (not embedded)")
            for font in fonts_embedded(reader)
        )
        cells = [
            name,
            str(len(reader.pages)),
            verdict(result.pdfium, reference.pdfium),
            verdict(result.poppler, reference.poppler),
            fonts,
            f"{len(result.pdf):,}",
            f"{result.cold_ms:.0f}",
            f"{result.warm_ms:.0f}",
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def measure(name: str, path: Path) -> Result | str:
    """Run one engine in its own process; a string says why it failed."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "out.pdf"
        command = [sys.executable, __file__, "--worker", name, "--output", str(output), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed argv
        if done.returncode:
            return f"failed: {(done.stderr.strip().splitlines() or ['?'])[-1]}"
        times = json.loads(done.stdout)
        poppler = subprocess.run(  # noqa: S603 - fixed argv, no shell
            ["pdftotext", "-raw", str(output), "-"],  # noqa: S607 - a developer's tool
            capture_output=True,
            text=True,
            check=True,
        )
        pdf = output.read_bytes()
    return Result(pdf, times["cold"], times["warm"], pdfium_words(pdf), poppler.stdout.split())


def pdfium_words(pdf: bytes) -> list[str]:
    """Extract the words of a PDF as Chrome and Edge would."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [word for page in document for word in page.get_textpage().get_text_range().split()]
    finally:
        document.close()


def verdict(words: list[str], reference: list[str]) -> str:
    """Say whether two texts have the same words, or give the share they have in common."""
    if words == reference:
        return "same"
    if sorted(words) == sorted(reference):
        return "same words, other order"
    ratio = difflib.SequenceMatcher(a=reference, b=words, autojunk=False).ratio()
    return f"{ratio:.1%}"


if __name__ == "__main__":
    main()
