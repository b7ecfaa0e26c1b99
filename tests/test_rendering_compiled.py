"""Compiled templates give what docxtpl gives, part by part, and follow their files."""

from __future__ import annotations

import html
import io
import os
from typing import TYPE_CHECKING, Any

import docx_reading as reading
import jinja2
import pytest
from docxtpl import DocxTemplate
from docxtpl_samples import SAMPLES, entitled, nested, paragraphs, saved
from lxml import etree
from rendered_samples import CASES, berkas

from generator import registry
from generator.authoring.shape import ADDED
from generator.rendering.compiled import CompiledTemplate
from generator.rendering.context import build_context
from generator.rendering.environment import POINTS
from generator.rendering.limits import ROUNDS, Rounds
from generator.rendering.oxml import w
from generator.rendering.package import write_package
from generator.rendering.shared import shared_environment
from generator.resources import TEMPLATES, template_path

if TYPE_CHECKING:
    from pathlib import Path

    from generator.registry import Document

ENVIRONMENT = jinja2.Environment(autoescape=True)
CORE = "docProps/core.xml"
NO_BLANKS = etree.XMLParser(remove_blank_text=True)
TYPES = "[Content_Types].xml"


def with_docxtpl(docx: bytes, context: Any, environment: jinja2.Environment) -> bytes:
    """What docxtpl makes of a template; `context` is a function of docxtpl's template."""
    template = DocxTemplate(io.BytesIO(docx))
    template.render(context(template), environment)
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def compared(docx: bytes) -> dict[str, Any]:
    """The parts of a document in a form that only tells what counts."""
    return {name: _canonical(name, xml) for name, xml in reading.parts_of(docx).items()}


def _canonical(name: str, content: bytes) -> Any:
    if not name.endswith((".xml", ".rels")):
        return content
    root = etree.fromstring(content, NO_BLANKS)
    if name == CORE:  # docxtpl adds empty entries
        return {(entry.tag, entry.text) for entry in root if entry.text}
    if name.endswith(".rels") or name == TYPES:  # the order says nothing
        return {tuple(sorted(entry.attrib.items())) for entry in root}
    for table in root.iter(w("tbl")):  # the one thing in which docxtpl is not followed, see below
        grid = table.find(w("tblGrid"))
        if grid is not None and next(table.iterdescendants(w("tbl")), None) is not None:
            grid.clear()
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_template_renders_as_docxtpl_renders_it(name: str) -> None:
    sample = SAMPLES[name]
    template = CompiledTemplate(sample.docx, ENVIRONMENT)
    workbench = template.workbench() if sample.adds else None
    made = template.render(sample.context(workbench), workbench)
    assert sample.shows in reading.parts_of(made)[reading.DOCUMENT].decode()
    ours, theirs = compared(made), compared(with_docxtpl(sample.docx, sample.context, ENVIRONMENT))
    if not sample.adds:
        del ours[TYPES], theirs[TYPES]  # python-docx writes its own
    assert sorted(ours) == sorted(theirs)
    for part, content in theirs.items():
        assert ours[part] == content, part


def test_an_environment_that_does_not_escape_is_taken_at_its_word() -> None:
    docx = saved(entitled(title="{{ a }} & <b>"))
    environment = jinja2.Environment()  # noqa: S701 – docxtpl's own
    ours = compared(CompiledTemplate(docx, environment).render({"a": "A & B"}))
    theirs = compared(with_docxtpl(docx, lambda _word: {"a": "A & B"}, environment))
    assert ours[CORE] == theirs[CORE]


def _shipped() -> dict[Path, tuple[str, Document]]:
    """Give each shipped template the first sample that needs it."""
    cases = [(name, registry.document(key, berkas(name).form)) for name, key in CASES]
    cases += [(CASES[0][0], sheet) for sheet in (registry.COVER, registry.INDEX)]
    return {
        template_path(document.template_key, berkas(name).form): (name, document)
        for name, document in reversed(cases)
    }


SHIPPED = _shipped()


@pytest.mark.parametrize("path", sorted(SHIPPED), ids=lambda path: path.stem)
def test_a_template_of_ours_renders_as_docxtpl_renders_it(path: Path) -> None:
    name, document = SHIPPED[path]
    facts = {**build_context(berkas(name), document, draft=True), **ADDED.get(document.key, {})}
    environment, _sources = shared_environment(())

    def context(_word: Any = None) -> dict[str, Any]:
        return {**facts, ROUNDS: Rounds(), POINTS: []}

    ours = compared(CompiledTemplate.open(path, environment).render(context()))
    theirs = compared(with_docxtpl(path.read_bytes(), context, environment))
    for part in ours.keys() - {TYPES, CORE}:
        assert ours[part] == theirs[part], part
    assert ours[CORE] == {(tag, html.unescape(text)) for tag, text in theirs[CORE]}


def test_every_shipped_template_is_compared() -> None:
    assert {path for path in TEMPLATES.rglob("*.docx") if path.parent.name[0] != "_"} <= set(
        SHIPPED
    )


# --- where docxtpl is not followed ----------------------------------------------------------------


def test_a_grid_follows_the_rows_of_its_own_table_only() -> None:
    made = CompiledTemplate(saved(nested()), ENVIRONMENT).render({"judul": "x"})
    grids = reading.part(made).iter(w("tblGrid"))
    assert [len(grid) for grid in grids] == [2, 3]


def test_braces_in_a_value_stay_as_they_are() -> None:
    made = CompiledTemplate(saved(paragraphs("{{ a }} {_{ b }_}")), ENVIRONMENT)
    text = reading.all_text(reading.parts_of(made.render({"a": "{_{ a }_}"}))[reading.DOCUMENT])
    assert text == "{_{ a }_} {{ b }}"


def test_text_that_breaks_the_xml_is_refused() -> None:
    template = CompiledTemplate(saved(paragraphs("{{ a }}")), jinja2.Environment())  # noqa: S701
    with pytest.raises(etree.XMLSyntaxError):
        template.render({"a": "A & B"})


# --- files ----------------------------------------------------------------------------------------


def lines(path: Path) -> str:
    made = CompiledTemplate.open(path, ENVIRONMENT).render({"a": "x"})
    return reading.all_text(reading.parts_of(made)[reading.DOCUMENT])


def test_a_template_is_compiled_once_and_again_when_its_file_changed(tmp_path: Path) -> None:
    path = tmp_path / "uji.docx"
    path.write_bytes(write_package(reading.parts_of(saved(paragraphs("satu {{ a }}"))), 0))
    first = CompiledTemplate.open(path, ENVIRONMENT)
    assert CompiledTemplate.open(path, ENVIRONMENT) is first
    before = path.stat()
    changed = write_package(reading.parts_of(saved(paragraphs("enam {{ a }}"))), 0)
    assert len(changed) == before.st_size
    path.write_bytes(changed)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert lines(path) == "enam x"


def test_the_same_context_gives_the_same_bytes() -> None:
    template = CompiledTemplate(saved(paragraphs("{{ a }}")), ENVIRONMENT)
    assert template.render({"a": "x"}) == template.render({"a": "x"})
