"""What PDF/A and the attachments cost, in bytes and milliseconds of processor time, warm, medians.

python bench/pdfa.py [--runs 9]
"""  # noqa: INP001 – a script, not part of a package

from __future__ import annotations

import argparse
import io
import statistics
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pypdf import PdfReader, PdfWriter  # noqa: E402 – needs the path above

from generator import api, loading, registry  # noqa: E402
from generator.composition import describe_bundle, make_cover, make_part, paged  # noqa: E402
from generator.demonstration import sample_paths  # noqa: E402
from generator.enclosures import Origin, enclose  # noqa: E402
from generator.pdf.bundle import Part, merge  # noqa: E402
from generator.pdf.engine import open_engine  # noqa: E402
from generator.pdf.pdfa.checker import check_pdfa  # noqa: E402


def median_ms(work: Callable[[], Any], runs: int) -> tuple[float, Any]:
    """Time `work`, once unmeasured, and give its result."""
    result = work()
    times = []
    for _ in range(runs):
        started = time.process_time()
        work()
        times.append((time.process_time() - started) * 1000)
    return statistics.median(times), result


def appended(pdfs: list[bytes]) -> bytes:
    """Merge as a plain script would: no fields, no description, equal objects stored once."""
    writer = PdfWriter()
    for pdf in pdfs:
        writer.append(io.BytesIO(pdf))
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def _without_tags(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Have the parts say they aren't tagged, so that no tree is joined."""
    return tuple(
        replace(part, pdf=part.pdf.replace(b"/Marked true", b"/Marked null")) for part in parts
    )


def main() -> None:
    """Run and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    print("| sample | pages | step | bytes | ms |\n|---|---|---|---|---|")  # noqa: T201
    for path in sample_paths():
        for line in _measure(path, runs):
            print(f"| {path.stem} | " + " | ".join(line) + " |")  # noqa: T201


def _measure(path: Path, runs: int) -> list[tuple[str, str, str, str]]:
    berkas = loading.load(path)
    engine, now = open_engine(), datetime.now(UTC)
    documents = api.render(berkas)
    pdfs = api.convert_documents(documents, engine)
    parts = [make_part(berkas, made.document, pdfs[key]) for key, made in documents.items()]
    cover, docx = make_cover(berkas, parts, engine, draft=False, templates=(), timeout_s=60)
    everything = (cover, *parts)
    sources = {registry.COVER.key: (registry.COVER, docx)} | {
        key: (made.document, made.docx) for key, made in documents.items()
    }
    info = describe_bundle(berkas, now, parts)
    origin = Origin("merged", engine.probe(), now)

    def files() -> Any:
        return enclose(berkas, paged(everything, sources), origin)

    plain_ms, plain = median_ms(lambda: appended([part.pdf for part in everything]), runs)
    bare_ms, bare = median_ms(lambda: merge(everything, info), runs)
    no_ms, untagged = median_ms(lambda: merge(_without_tags(everything), info), runs)
    files_ms, held = median_ms(files, runs)
    full_ms, full = median_ms(lambda: merge(everything, info, held), runs)
    check_ms, _ = median_ms(lambda: check_pdfa(full), runs)
    extract_ms, _ = median_ms(lambda: api.extract(full), runs)
    root: Any = PdfReader(io.BytesIO(bare)).root_object
    packet = len(root["/Metadata"].get_data())
    profile = len(root["/OutputIntents"][0]["/DestOutputProfile"].get_data())
    pages = str(len(PdfReader(io.BytesIO(full)).pages))
    return [
        (pages, "parts appended with pypdf, nothing else", f"{len(plain):,}", f"{plain_ms:.0f}"),
        (pages, "merged to PDF/A-3b, no attachments", f"{len(bare):,}", f"{bare_ms:.0f}"),
        (pages, "of that: XMP and ICC profile", f"{packet:,} + {profile:,}", ""),
        (
            pages,
            "of that: structure tree",
            f"{len(bare) - len(untagged):,}",
            f"{bare_ms - no_ms:.0f}",
        ),
        (
            pages,
            "attachments laid out",
            f"{sum(len(x.content) for x in held):,}",
            f"{files_ms:.0f}",
        ),
        (pages, "merged to PDF/A-3b with attachments", f"{len(full):,}", f"{full_ms:.0f}"),
        (pages, "our PDF/A check", "", f"{check_ms:.0f}"),
        (pages, "extract, hashes checked", "", f"{extract_ms:.0f}"),
    ]


if __name__ == "__main__":
    main()
