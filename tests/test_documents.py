"""Every sample × every document it yields: what all documents have in common.

The registry says which documents there are, `samples/` which berkas; nothing is listed here.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import docx_reading as reading
import pytest
from lxml import etree
from rendered_samples import CASES, SAMPLE_NAMES, berkas, needed, rendered
from snapshots_fixture import FOLDER

import generator as g
from generator import loading, pictures, registry
from generator.demonstration import PROFILE, profile_paths
from generator.errors import InputError
from generator.readiness import documents_for
from generator.rendering.fields import BLANK
from generator.rendering.oxml import WP, w
from generator.resources import SAMPLES, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from snapshots_fixture import Snapshot

    from generator.models.berkas import Berkas

each_document = pytest.mark.parametrize(("sample", "key"), CASES)
each_sample = pytest.mark.parametrize("sample", SAMPLE_NAMES)


@each_sample
def test_every_needed_document_of_a_sample_is_ready(sample: str) -> None:
    lines = documents_for(berkas(sample))
    gaps = {line.document.key: line.missing for line in lines if line.status == "incomplete"}
    assert not gaps
    assert list(rendered(sample)) == needed(sample)


def test_samples_together_yield_every_document() -> None:
    assert {key for _, key in CASES} == {line.key for line in registry.DOCUMENTS}


@each_document
def test_nothing_of_the_template_language_is_left(sample: str, key: str) -> None:
    for name, xml in reading.parts_of(rendered(sample)[key]).items():
        if name.endswith((".xml", ".rels")):
            text = reading.all_text(xml)
            assert not re.search(r"\{\{|\}\}|\{%|%\}|\{#|#\}|gambar:", text), name
            assert b"gambar:" not in xml, name


@each_document
def test_no_fact_is_printed_as_nothing(sample: str, key: str) -> None:
    text = reading.full_text(rendered(sample)[key])
    assert not re.search(r"\b(None|True|False|Decimal|Kosong|Undefined)\b|[<{\[(]\s*[>}\])]", text)
    assert BLANK[:3] not in text
    assert not re.search(r"  | [,.;:](?!\s*$)| ,|\(\)", text.replace(" :", "")), text


@each_document
def test_rendering_twice_gives_the_same_bytes(sample: str, key: str) -> None:
    assert g.render(berkas(sample), only=[key])[key].docx == rendered(sample)[key]


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_another_process_gives_the_same_bytes(seed: str) -> None:
    program = (
        "import hashlib, json, rendered_samples as r; print(json.dumps({s: {k: "
        "hashlib.sha256(d).hexdigest() for k, d in r.rendered(s).items()} "
        "for s in r.SAMPLE_NAMES}))"
    )
    folders = os.pathsep.join((str(Path(__file__).parent), str(Path(g.__file__).parent.parent)))
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": folders}
    output = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=True, text=True
    ).stdout
    here = {
        sample: {k: hashlib.sha256(d).hexdigest() for k, d in rendered(sample).items()}
        for sample in SAMPLE_NAMES
    }
    assert json.loads(output) == here


@each_document
def test_the_package_is_whole(sample: str, key: str) -> None:
    docx = rendered(sample)[key]
    assert not reading.broken_relationships(docx)
    assert not reading.untyped_parts(docx)
    assert not reading.untypable_parts(docx)


@each_document
def test_ids_and_bookmark_names_are_unique(sample: str, key: str) -> None:
    for name, xml in reading.parts_of(rendered(sample)[key]).items():
        if not name.endswith(".xml"):
            continue
        root = etree.fromstring(xml)
        starts = list(root.iter(w("bookmarkStart")))
        for values in (
            [mark.get(w("id")) for mark in starts],
            [mark.get(w("name")) for mark in starts],
            [picture.get("id") for picture in root.iter(f"{{{WP}}}docPr")],
        ):
            assert len(values) == len(set(values)), name
        ends = [mark.get(w("id"), "") for mark in root.iter(w("bookmarkEnd"))]
        assert sorted(ends) == sorted(mark.get(w("id"), "") for mark in starts), name


@each_document
def test_tables_and_cells_are_as_word_demands(sample: str, key: str) -> None:
    body = reading.part(rendered(sample)[key])
    for table in body.iter(w("tbl")):
        columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        rows = table.findall(w("tr"))
        assert rows
        for row in rows:
            spans = [
                int(span.get(w("val"), "1"))
                if (span := cell.find(f"{w('tcPr')}/{w('gridSpan')}")) is not None
                else 1
                for cell in row.findall(w("tc"))
            ]
            assert sum(spans) == columns
    assert all(cell[-1].tag == w("p") for cell in body.iter(w("tc")))
    outside = {reading.tag_above(child) for child in body.iter(w("p"))}
    assert outside <= {w("body"), w("tc"), w("txbxContent")}
    assert {reading.tag_above(run) for run in body.iter(w("r"))} <= {w("p"), w("hyperlink")}


@each_document
def test_articles_are_numbered_without_a_gap(sample: str, key: str) -> None:
    docx = rendered(sample)[key]
    labelled = list(reading.numbering_of(docx).labels(reading.part(docx)))
    labels = [label for _, label in labelled if label]
    articles = [label for label in labels if label.startswith("Pasal ")]
    assert articles == [f"Pasal {number}" for number in range(1, len(articles) + 1)]
    english = [label for label in labels if label.startswith("Article ")]
    assert english in ([], [f"Article {number}" for number in range(1, len(articles) + 1)])
    # Below an article, numbers start at (1) or a. and go up by one, in each column of a table.
    latest: dict[str, str] = {}
    for paragraph, label in labelled:
        if label in {"(2)", "b."}:
            assert latest[reading.style_of(paragraph)] == {"(2)": "(1)", "b.": "a."}[label]
        if label:
            latest[reading.style_of(paragraph)] = label
    for before, after in pairwise(labels):
        assert not (before.startswith("Pasal ") and after.startswith("(") and after != "(1)")


@each_document
def test_references_print_the_number_of_their_target(sample: str, key: str) -> None:
    docx = rendered(sample)[key]
    targets = reading.bookmarked(docx)
    for field in reading.fields_of(reading.part(docx)):
        words = field.instruction.split()
        if words[0] == "REF":
            assert field.result
            assert field.result == targets[words[1]].rstrip(".")


def test_some_document_has_references() -> None:
    assert any(
        field.instruction.split()[0] == "REF"
        for sample, key in CASES
        for field in reading.fields_of(reading.part(rendered(sample)[key]))
    )


@each_document
def test_text_is_as_reviewed(sample: str, key: str, snapshot: Snapshot) -> None:
    snapshot(f"{sample}/{key}", reading.numbered_lines(rendered(sample)[key]))


@each_sample
def test_no_snapshot_is_left_over(sample: str) -> None:
    assert {path.stem for path in (FOLDER / sample).iterdir()} == set(needed(sample))


# --- facts arrive as typed ------------------------------------------------------------------------

AWKWARD: Final = """ & <b>'"{{ judul }}{% x %}</w:t> """

# Texts that no document prints, and why.
UNPRINTED: Final = (
    # Agreements name who signs without titles and rank; partners' own letters aren't made here.
    r"para_pihak\[0\]\.wakil\.(gelar_\w+|pangkat)",
    r"perjanjian_kerja_sama\.kuasa\.ketiga\.penerima\.(gelar_\w+|pangkat)",
    # Only decides who settles a dispute: the governor, or the minister between provinces.
    r"para_pihak\[0\]\.provinsi",
    # For editors of JSON.
    r"\$schema",
)


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _leaves(item, f"{path}.{name}" if path else name)


def _mapped(value: Any, texts: dict[str, str], path: str = "") -> Any:
    if isinstance(value, str):
        return texts.get(path, value)
    if isinstance(value, list):
        return [_mapped(item, texts, f"{path}[{index}]") for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {
            name: _mapped(item, texts, f"{path}.{name}" if path else name)
            for name, item in value.items()
        }
    return value


@functools.cache
def _marked(sample: str) -> tuple[Berkas, dict[str, str]]:
    """The sample with every free text made awkward and unmistakable, and these texts by path."""
    original = json.loads((SAMPLES / f"{sample}.json").read_text("utf-8"))
    texts = {
        path: f"{value}{AWKWARD}no{number}x"
        for number, (path, value) in enumerate(_leaves(original))
    }
    while True:
        try:
            found = loading.parse_berkas(json.dumps(_mapped(original, texts)).encode())
        except InputError as exc:
            wrong = {problem.path for problem in exc.problems}
            if wrong.isdisjoint(texts):
                raise
            texts = {path: text for path, text in texts.items() if path not in wrong}
        else:
            return found.with_profil(berkas(sample).daerah), texts


@functools.cache
def _marked_text(sample: str) -> dict[str, str]:
    made = g.render(_marked(sample)[0], draft=True)
    return {key: reading.full_text(document.docx).casefold() for key, document in made.items()}


@each_document
def test_texts_come_out_as_typed(sample: str, key: str) -> None:
    printed = _marked_text(sample)[key]
    texts = _marked(sample)[1]
    shown = [path for path, text in texts.items() if _mark(text) in printed]
    assert shown
    assert [path for path in shown if texts[path].casefold() not in printed] == []


@each_document
def test_every_text_the_document_shows_stands_in_the_final(sample: str, key: str) -> None:
    original = json.loads((SAMPLES / f"{sample}.json").read_text("utf-8"))
    values = dict(_leaves(original))
    final = reading.full_text(rendered(sample)[key]).casefold()
    shown = [
        p for p, text in _marked(sample)[1].items() if _mark(text) in _marked_text(sample)[key]
    ]
    assert [path for path in shown if values[path].casefold() not in final] == []


def test_no_text_is_printed_nowhere() -> None:
    fates: dict[str, bool] = {}
    for sample in SAMPLE_NAMES:
        for path, text in _marked(sample)[1].items():
            printed = any(_mark(text) in document for document in _marked_text(sample).values())
            general = re.sub(r"\d+", "0", path)
            fates[general] = fates.get(general, False) or printed
    lost = sorted(path for path, printed in fates.items() if not printed)
    known = re.compile("|".join(f"(?:{pattern})" for pattern in UNPRINTED))
    assert [path for path in lost if not known.fullmatch(path)] == []
    assert [p for p in UNPRINTED if not any(re.fullmatch(p, path) for path in lost)] == []


def _mark(text: str) -> str:
    return text.rpartition(" ")[2]


# --- nothing unclaimed ----------------------------------------------------------------------------


def test_every_template_is_claimed() -> None:
    claimed = {
        *(line.template_key for line in registry.DOCUMENTS),
        registry.COVER.key,
        registry.INDEX.key,
    }
    forms = {line.key for line in registry.FORMS}
    apart = ("_bagian", "_base")
    files = [path for path in TEMPLATES.rglob("*.docx") if path.parent.name not in apart]
    assert {path.stem for path in files} == claimed
    assert {path.parent for path in files} <= {TEMPLATES, *(TEMPLATES / form for form in forms)}


def test_every_shared_part_is_included_somewhere() -> None:
    parts = {path.stem for path in (TEMPLATES / "_bagian").glob("*.docx")}
    text = "".join(
        reading.all_text(xml)
        for path in TEMPLATES.rglob("*.docx")
        for name, xml in reading.parts_of(path.read_bytes()).items()
        if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name)
    )
    assert set(re.findall(r"include ['\"](\w+)['\"]", text)) == parts


def test_every_shared_file_is_claimed() -> None:
    base = TEMPLATES / "_base"
    names = (*pictures.NAMES, pictures.PARTNER, pictures.WATERMARK)
    pictured = {f"gambar/{name}.png" for name in names}
    found = {path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file()}
    tables = {
        f"{name}.json" for name in ("aturan", "dasar_hukum", "halaman", "kode_klasifikasi", "teks")
    }
    assert found == {*tables, *pictured, "naskah.docx", "naskah.txt"}


def test_nothing_else_lies_among_the_templates() -> None:
    known = {".docx", ".json", ".png", ".txt"}
    assert [p for p in TEMPLATES.rglob("*") if p.is_file() and p.suffix not in known] == []


def test_every_dump_stands_beside_its_template() -> None:
    dumps = set(TEMPLATES.rglob("*.txt"))
    assert dumps == {path.with_suffix(".txt") for path in TEMPLATES.rglob("*.docx")}


def test_every_sample_is_of_a_form_and_every_form_has_one() -> None:
    found = {path.name for path in SAMPLES.iterdir() if path.is_file()} - {"README.md"}
    profiles = {path.name for path in profile_paths()}
    assert PROFILE in profiles
    assert found == {*profiles, *(f"{sample}.json" for sample in SAMPLE_NAMES)}
    forms = {sample: berkas(sample).form for sample in SAMPLE_NAMES}
    assert set(forms.values()) == {line.key for line in registry.FORMS}
    assert all(sample.startswith(form) for sample, form in forms.items())
