"""From a save to the first page as a picture, over the file system, the watch and HTTP.

python bench/preview.py [--runs 9]
"""  # noqa: INP001 – a script, not part of a package

from __future__ import annotations

import argparse
import itertools
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench"), str(ROOT / "tests")]

from preview_client import events, get  # noqa: E402 – needs the path above
from table import Row, machine, markdown  # noqa: E402 – as above

from generator.cli.console import error_data  # noqa: E402
from generator.preview.live import Live  # noqa: E402
from generator.preview.making import Maker  # noqa: E402
from generator.preview.server import PreviewServer  # noqa: E402
from generator.preview.watching import saves  # noqa: E402
from generator.rendering.package import DOCUMENT, read_package, write_package  # noqa: E402
from generator.resources import SAMPLES, TEMPLATES  # noqa: E402

TARGET_MS = 300
DPI = 96
CASES = (("sinergi-lengkap", "rencana_kerja"), ("ksdpk-investasi", "perjanjian_kerja_sama"))


def rows(runs: int = 5) -> list[Row]:
    """Measure: for each document, a save of its berkas and one of its template.

    The baseline is what shows a page without the preview: LibreOffice, cold, and pdftoppm.
    """
    return [row for sample, key in CASES for row in _rows(sample, key, runs)]


def _rows(sample: str, key: str, runs: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / f"{sample}.json"
        for path in SAMPLES.glob("profil*.json"):
            shutil.copy(path, folder)
        layer = folder / "templat"
        layer.mkdir()
        shutil.copy(SAMPLES / file.name, file)
        form = json.loads(file.read_bytes())["bentuk"]
        shipped = TEMPLATES / form / f"{key}.docx"
        template = layer / f"{key}.docx"
        shutil.copy(shipped if shipped.is_file() else TEMPLATES / template.name, template)
        maker = Maker(file, key, draft=True, templates=(layer,))
        live = Live(maker)
        made = live.refresh().made
        if made is None:
            raise SystemExit(f"{sample}: {live.sight.error}")
        work = f"{len(made.pages.sizes)} pages, {key}, save of the"
        baseline_ms = _office(made.docx, folder)
        saved = {"berkas": (file, _berkas(file)), "template": (template, _template(template))}
        for what, (path, variants) in saved.items():
            times = list(_times(live, maker, path, variants, runs))
            wall_ms, cpu_ms = map(statistics.median, zip(*times, strict=True))
            ratio = baseline_ms / wall_ms if baseline_ms else None
            target = f"≤ {TARGET_MS} ms"
            yield Row(
                f"{work} {what}", "soffice + pdftoppm", baseline_ms, wall_ms, ratio, target,
                met=wall_ms <= TARGET_MS,
            )  # fmt: skip
            yield Row(
                "– of that, processor time", "–", None, cpu_ms, None, target,
                met=cpu_ms <= TARGET_MS,
            )  # fmt: skip


def _berkas(file: Path) -> Iterator[bytes]:
    text = file.read_text("utf-8")
    return (text.replace('"judul": "', f'"judul": "Salinan {n} ', 1).encode() for n in _numbers())


def _template(template: Path) -> Iterator[bytes]:
    parts = read_package(template.read_bytes(), name=template.name)
    before, section, after = parts[DOCUMENT].rpartition(b"<w:sectPr")
    for number in _numbers():
        more = f"<w:p><w:r><w:t>Salinan {number}</w:t></w:r></w:p>".encode()
        yield write_package({**parts, DOCUMENT: before + more + section + after})


def _numbers() -> Iterator[int]:
    return itertools.count(1)


def _times(
    live: Live, maker: Maker, path: Path, variants: Iterator[bytes], runs: int
) -> Iterator[tuple[float, float]]:
    """Save `runs` times; give the milliseconds from the save to the first page.

    First those of the clock, then those of the processor, client and server together.
    """
    stop = threading.Event()

    def follow() -> None:
        for _ in saves(lambda: maker.folders, stop):
            live.refresh()

    thread = threading.Thread(target=follow)
    thread.start()
    time.sleep(1)  # the watch begins
    aside = path.with_suffix(".tmp")
    try:
        with (
            PreviewServer(live, lambda e: error_data(e, "id")) as server,
            events(server.url) as told,
        ):
            next(told)
            for run in range(runs + 1):
                aside.write_bytes(next(variants))
                started, worked = time.perf_counter(), time.process_time()
                aside.replace(path)
                edition = next(told)["edition"]
                status, _headers, _picture = get(server.url, f"{edition}/1@{DPI}.png")
                if status != 200:  # noqa: PLR2004 – fine
                    raise SystemExit(f"{path}: {status}")
                if run:  # the first warms up
                    ended, done = time.perf_counter(), time.process_time()
                    yield (ended - started) * 1000, (done - worked) * 1000
    finally:
        stop.set()
        thread.join()


def _office(docx: bytes, folder: Path) -> float | None:
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        return None
    (folder / "soffice.docx").write_bytes(docx)
    profile = (folder / "profil-soffice").as_uri()
    convert = [
        *("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"),
        *("--outdir", str(folder), str(folder / "soffice.docx")),
    ]
    subprocess.run(convert, check=True, capture_output=True)  # noqa: S603 – makes its profile
    started = time.perf_counter()
    subprocess.run(convert, check=True, capture_output=True)  # noqa: S603 – fixed argv
    draw = ["pdftoppm", "-r", str(DPI), "-png", "-l", "1", "soffice.pdf", "halaman"]
    subprocess.run(draw, check=True, capture_output=True, cwd=folder)  # noqa: S603 – fixed argv
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Run and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    print(machine())  # noqa: T201
    print(markdown(rows(runs)))  # noqa: T201


if __name__ == "__main__":
    main()
