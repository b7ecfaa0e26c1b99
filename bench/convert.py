"""Times DOCX → PDF by the embedded engine against LibreOffice, cold and amortised.

python bench/convert.py [--runs 5]

An agreement of eight pages, and a work plan of ten with a table of 400 cells, which cost the engine
most. Cold is one `soffice` call for one file; amortised, one call for twenty.
"""  # noqa: INP001 – a script, not part of a package

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from table import Row, compared, markdown, median_ms  # noqa: E402 – needs the path above

from generator import api, loading  # noqa: E402 – as above
from generator.pdf.engine import convert, open_engine  # noqa: E402 – as above
from generator.pdf.parts import page_count  # noqa: E402 – as above
from generator.resources import SAMPLES  # noqa: E402 – as above

DOCUMENTS: Final = ("nota_kesepakatan", "rencana_kerja")
_FILES: Final = 20


def rows(runs: int = 5) -> list[Row]:
    """Measure two documents of the large sample."""
    made = api.render(loading.load(SAMPLES / "sinergi-lengkap.json"))
    return [row for key in DOCUMENTS for row in _rows(key, made[key].docx, runs)]


def _rows(key: str, docx: bytes, runs: int) -> list[Row]:
    engine = open_engine()
    convert([docx], engine)  # warm
    ours = median_ms(lambda: convert([docx], engine), runs * 3)
    program = shutil.which("soffice")
    cold = amortised = None
    if program:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            files = [folder / f"naskah{number}.docx" for number in range(_FILES)]
            for path in files:
                path.write_bytes(docx)
            _soffice(program, folder, files[:1])  # makes the profile
            cold = median_ms(lambda: _soffice(program, folder, files[:1]), runs)
            amortised = median_ms(lambda: _soffice(program, folder, files), runs) / _FILES
    (pdf,) = convert([docx], engine)
    work = f"DOCX → PDF, {key}, {page_count(pdf)} pages"
    return [
        compared(work, "soffice, cold", cold, ours, at_least=10),
        compared(work, f"soffice, {_FILES} files a call, each", amortised, ours, at_least=2),
    ]


def _soffice(program: str, folder: Path, files: list[Path]) -> None:
    profile = (folder / "profil").as_uri()
    subprocess.run(  # noqa: S603 – fixed argv, no shell
        [
            *(program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"),
            *("--outdir", str(folder / "pdf"), *map(str, files)),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    print(markdown(rows(parser.parse_args().runs)))  # noqa: T201 – a script


if __name__ == "__main__":
    main()
