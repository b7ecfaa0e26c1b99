"""Times Word documents from a warm template: docxtpl, docxtemplater on Node, and ours.

python bench/templates.py [--runs 30]

One agreement of 12 Pasal with a table of 30 rows, the same words and data for all three, which is
checked. They take turns, so that other load hits all alike; medians count. docxtemplater is
installed through npm into a folder for temporary files, and left out where that fails.

"Finished" is what `render_docx` makes: links, list numbers in references, tidy markup. The rows of
our own documents have no aim: docxtpl uses our environment there, and finds shared parts compiled.
"""  # noqa: INP001 – a script, not part of a package

# mypy: allow-untyped-calls

from __future__ import annotations

import argparse
import io
import re
import statistics
import sys
import tempfile
import time
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docx.document import Document as Word

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import docxtemplater  # noqa: E402 – needs the path above
import jinja2  # noqa: E402
from docx import Document  # noqa: E402
from docxtpl import DocxTemplate  # noqa: E402
from table import Row, compared, markdown, within  # noqa: E402

from generator import loading, pictures, registry  # noqa: E402
from generator.pdf.embedded import RdocxEngine  # noqa: E402
from generator.pdf.engine import convert  # noqa: E402
from generator.pdf.parts import page_count  # noqa: E402
from generator.rendering import docx as rendering_docx  # noqa: E402
from generator.rendering import shared  # noqa: E402
from generator.rendering.compiled import CompiledTemplate  # noqa: E402
from generator.rendering.context import build_context  # noqa: E402
from generator.rendering.docx import Rendering, render_docx  # noqa: E402
from generator.rendering.environment import POINTS  # noqa: E402
from generator.rendering.limits import ROUNDS, Rounds  # noqa: E402
from generator.rendering.page import page_of  # noqa: E402
from generator.resources import SAMPLES, TEMPLATES, template_path  # noqa: E402

RUNS: Final = 30
LIMIT_MS: Final = 4.0
DOCXTPL: Final = "docxtpl render + save"
NODE: Final = "docxtemplater on Node"
SENTENCE: Final = (
    "«pihak_kesatu» dan «pihak_kedua» melaksanakan {} tentang «judul» di «lokasi» sesuai dengan "
    "kewenangan masing-masing, dengan iktikad baik, dan berdasarkan ketentuan peraturan "
    "perundang-undangan yang berlaku."
)
ARTICLES: Final = (
    *("Maksud dan Tujuan", "Lokasi", "Objek", "Ruang Lingkup", "Tugas dan Tanggung Jawab"),
    *("Pelaksanaan", "Pembiayaan", "Jangka Waktu", "Korespondensi", "Keadaan Kahar"),
    *("Penyelesaian Perselisihan", "Penutup"),
)
COLUMNS: Final = ("nomor", "kegiatan", "lokasi", "keluaran", "jadwal", "anggaran")
DATA: Final[Mapping[str, Any]] = {
    "judul": "Percepatan Pendaftaran Tanah & Penataan Aset",
    "pihak_kesatu": "Kantor Pertanahan Kabupaten Rekaan",
    "pihak_kedua": "Pemerintah Kabupaten Rekaan",
    "lokasi": "seluruh kecamatan di Kabupaten Rekaan",
    "nomor": "100.3.7/12/NK/2026",
    "tanggal": "2 Maret 2026",
    "butir": [{"teks": f"kegiatan ke-{n} yang disepakati para pihak;"} for n in range(1, 6)],
    "rencana": [
        {
            "nomor": str(n),
            "kegiatan": f"Pengukuran dan pemetaan bidang tanah tahap {n}",
            "lokasi": f"Kecamatan Contoh {n % 7}",
            "keluaran": f"{n * 125} bidang tanah terdaftar",
            "jadwal": "Maret s.d. November 2026",
            "anggaran": f"Rp{n}.250.000,00",
        }
        for n in range(1, 31)
    ],
}


class Dialect(NamedTuple):
    """How a template language writes a field, and the item, beginning and end of a loop."""

    field: str
    item: str
    paragraphs: tuple[str, str]
    rows: tuple[str, str]

    def text(self, text: str) -> str:
        """Write the fields of some text: `«judul»`, or `«.teks»` in a loop."""
        text = re.sub(r"«\.(\w+)»", self.item, text)
        return re.sub(r"«(\w+)»", self.field, text)


JINJA: Final = Dialect(
    r"{{ \1 }}", r"{{ x.\1 }}", ("{%p for x in NAME %}", "{%p endfor %}"),
    ("{%tr for x in NAME %}", "{%tr endfor %}"),
)  # fmt: skip
MUSTACHES: Final = Dialect(r"{\1}", r"{\1}", ("{#NAME}", "{/NAME}"), ("{#NAME}", "{/NAME}"))


def template(dialect: Dialect) -> bytes:
    """Write the agreement as a template, with the styles and lists of our own templates."""
    word = Document(str(TEMPLATES / "_base" / "naskah.docx"))
    for name in ("author", "subject", "comments", "keywords", "language"):
        setattr(word.core_properties, name, "")
    word.core_properties.title = dialect.text("«judul»")

    def add(style: str, text: str) -> None:
        word.add_paragraph(dialect.text(text), style=style)

    add("Judul Naskah", "NOTA KESEPAKATAN")
    add("Judul Naskah", "«pihak_kesatu» DAN «pihak_kedua»")
    add("Nomor Naskah", "NOMOR: «nomor»")
    add("Pembuka", "Pada tanggal «tanggal», bertempat di «lokasi», kami yang bertanda tangan:")
    begin, end = (mark.replace("NAME", "butir") for mark in dialect.paragraphs)
    for article in ARTICLES:
        add("Heading 1", article.upper())
        for what in ("kerja sama", "tugas dan tanggung jawab", "pemantauan dan evaluasi"):
            add("Ayat", SENTENCE.format(what))
        add("Ayat", begin)
        add("Huruf", "«.teks»")
        add("Ayat", end)
    _add_table(word, dialect)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _add_table(word: Word, dialect: Dialect) -> None:
    begin, end = (mark.replace("NAME", "rencana") for mark in dialect.rows)
    cells = [dialect.text(f"«.{name}»") for name in COLUMNS]
    rows = [list(map(str.title, COLUMNS))]
    if dialect is JINJA:  # a row of its own begins, and one ends, the loop
        rows += [[begin], cells, [end]]
    else:
        rows += [[begin + cells[0], *cells[1:-1], cells[-1] + end]]
    table = word.add_table(len(rows), len(COLUMNS))
    for line, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=False):
            cell.paragraphs[0].style = "Isi Tabel"
            cell.paragraphs[0].text = text


def with_docxtpl(
    docx: bytes, context: Callable[[], dict[str, Any]], environment: jinja2.Environment
) -> bytes:
    """Do what docxtpl's users do for each document."""
    made = DocxTemplate(io.BytesIO(docx))
    made.render(context(), environment)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def timed(work: Callable[[], bytes]) -> Callable[[], float]:
    """Give a work that tells how long it took, in ms."""

    def run() -> float:
        started = time.perf_counter()
        work()
        return (time.perf_counter() - started) * 1000

    return run


def compare(works: Mapping[str, Callable[[], float]], runs: int) -> dict[str, float]:
    """Run each in turn; give the median of each in ms. A first round isn't counted."""
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            times[name].append(work())
    return {name: statistics.median(values) for name, values in times.items()}


def text_of(docx: bytes) -> str:
    """Give all text of the body; what is in no text element says nothing here."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        xml = package.read("word/document.xml").decode()
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))


def rows(runs: int = RUNS) -> list[Row]:
    """Measure, and compare with what is aimed at."""
    with tempfile.TemporaryDirectory() as folder:
        made = _purpose_made(Path(folder, "naskah.docx"), runs)
    return [*made, *_our_own(runs)]


def _purpose_made(path: Path, runs: int) -> list[Row]:
    path.write_bytes(docx := template(JINJA))
    environment = jinja2.Environment(autoescape=True)
    profil = loading.load_profile(SAMPLES / "profil.json")
    ours = partial(render_docx, path, Rendering(DATA, {}), page_of("naskah_kerja_sama", profil))
    works: dict[str, Callable[[], bytes]] = {
        DOCXTPL: lambda: with_docxtpl(docx, lambda: dict(DATA), environment),
        "ours": ours,
        "layer": lambda: CompiledTemplate.open(path, environment).render(DATA),
        "cold": lambda: _cold(ours),
    }
    texts = {text_of(work()) for work in works.values()}
    _demand(len(texts) == 1, "docxtpl and ours give different text")
    (pdf,) = convert([ours()], RdocxEngine(), timeout_s=60)
    work = f"DOCX of {page_count(pdf)} pages, 12 Pasal, table of 30 rows"
    turns = {name: timed(work) for name, work in works.items()}
    with docxtemplater.opened(template(MUSTACHES), DATA) as theirs:
        if theirs is not None:
            turns[NODE], made = theirs
            _demand(text_of(made) in texts, "docxtemplater gives different text")
        found = compare(turns, runs)
    ours_ms, theirs_ms = found["ours"], found[DOCXTPL]
    return [
        compared(f"{work}, finished", DOCXTPL, theirs_ms, ours_ms, at_least=8),
        compared(f"{work}, finished", NODE, found.get(NODE), ours_ms, at_least=2),
        within(f"{work}, finished", DOCXTPL, theirs_ms, ours_ms, at_most=LIMIT_MS),
        compared(f"{work}, as it is", DOCXTPL, theirs_ms, found["layer"], at_least=8),
        compared(f"{work}, finished, cold", DOCXTPL, theirs_ms, found["cold"]),
    ]


def _our_own(runs: int) -> Iterator[Row]:
    """Measure documents of a sample, finished, against docxtpl with the same template."""
    berkas = loading.load(SAMPLES / "sinergi-lengkap.json")
    environment, _sources = shared.shared_environment(())
    partners = [party.peran for party in berkas.pihak if not party.daerah]
    emblems = pictures.emblems(berkas.daerah.pictures, berkas.pictures, roles=partners)
    for key in ("nota_kesepakatan", "rencana_kerja"):
        document = registry.document(key, berkas.form)
        path = template_path(document.template_key, berkas.form)
        facts = build_context(berkas, document)
        rendering = Rendering(facts, emblems)
        works: dict[str, Callable[[], bytes]] = {
            DOCXTPL: partial(
                with_docxtpl, path.read_bytes(), partial(_limited, facts), environment
            ),
            "ours": partial(render_docx, path, rendering, page_of(document.page, berkas.daerah)),
        }
        found = compare({name: timed(work) for name, work in works.items()}, runs)
        work = f"DOCX, {key} of sinergi-lengkap, finished"
        yield compared(work, DOCXTPL, found[DOCXTPL], found["ours"])


def _limited(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {**facts, ROUNDS: Rounds(), POINTS: []}


def _cold(work: Callable[[], bytes]) -> bytes:
    rendering_docx._compile.cache_clear()  # noqa: SLF001 – nobody else wants it cold
    return work()


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        sys.exit(otherwise)


def main() -> None:
    """Run and print; exits with 1 if an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    found = rows(parser.parse_args().runs)
    print(markdown(found))  # noqa: T201 – a script
    sys.exit(1 if any(row.met is False for row in found) else 0)


if __name__ == "__main__":
    main()
