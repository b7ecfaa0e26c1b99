"""Renders every document of every sample in both engines, and writes docs/engines.md.

    python tools/engine_matrix.py

Needs LibreOffice and poppler. Pages are counted, and the words of each page compared as poppler
reads them, without hyphens, which readers keep or drop at the end of a line.
"""  # noqa: INP001 – a script, not part of a package

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator import api, loading, registry  # noqa: E402 – needs the path above
from generator.demonstration import sample_paths  # noqa: E402 – as above
from generator.pdf.embedded import RdocxEngine  # noqa: E402 – as above
from generator.pdf.libreoffice import LibreOfficeEngine  # noqa: E402 – as above

_HEAD = """# Dua mesin, satu hasil · two engines, one result

Measured by `python tools/engine_matrix.py` with rdocx {rdocx} and LibreOffice {office}: pages in
rdocx / LibreOffice, and whether the words of every page are the same. {same} of {all} documents
have equal pages and equal words.

| Form | Sample | Document | Pages | Words |
|---|---|---|---|---|
"""


def pages(pdf: bytes) -> list[Counter[str]]:
    """Count the words of each page."""
    raw = subprocess.run(
        ["pdftotext", "-raw", "-", "-"],  # noqa: S607 – a developer's tool
        input=pdf,
        capture_output=True,
        check=True,
    ).stdout.decode()
    plain = re.sub(r"(?<=\S)-\s*\n|(?<=\S/)\n", "", raw)
    plain = re.sub(r" *(?:\. *){5,}", " ", plain)  # dots before page numbers
    return [Counter(page.replace("-", "").split()) for page in plain.split("\f")[:-1]]


def main() -> int:
    """Write the page; the exit code says whether any document differs."""
    made = [
        (loading.load(path), path.stem, key, document)
        for path in sample_paths()
        for key, document in api.render(loading.load(path)).items()
    ]
    docx = [document.docx for _, _, _, document in made]
    ours = RdocxEngine().convert(docx, timeout_s=600)
    theirs = LibreOfficeEngine().convert(docx, timeout_s=1200)
    rows = []
    equal = 0
    for (berkas, sample, key, _), left, right in zip(made, ours, theirs, strict=True):
        here, there = pages(left), pages(right)
        same = here == there
        equal += same
        words = "same" if same else "differ"
        rows.append(
            f"| {berkas.form} | {sample} | `{key}` | {len(here)} / {len(there)} | {words} |"
        )
    head = _HEAD.format(
        rdocx=RdocxEngine().probe().version,
        office=LibreOfficeEngine().probe().version,
        same=equal,
        all=len(rows),
    )
    (ROOT / "docs" / "engines.md").write_text(head + "\n".join(rows) + "\n", "utf-8")
    documents = {key for _, _, key, _ in made}
    left_out = [line.key for line in registry.DOCUMENTS if line.key not in documents]
    sys.stdout.write(f"{equal} of {len(rows)} equal; no sample for: {left_out}\n")
    return int(equal != len(rows) or bool(left_out))


if __name__ == "__main__":
    sys.exit(main())
