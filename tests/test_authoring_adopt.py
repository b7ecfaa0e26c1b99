"""The base takes in what templates use, so that these can share it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import docx_reading as reading
from docx_builder import DocxBuilder, paragraph, run
from template_samples import Folder, replaced
from typer.testing import CliRunner

from generator import api
from generator.authoring import found
from generator.authoring.adopt import adopt
from generator.authoring.base import Base, open_base
from generator.authoring.check import check
from generator.authoring.opened import Opened
from generator.authoring.tidy import tidy
from generator.cli.app import app
from generator.rendering.oxml import w
from generator.resources import TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

BASE = (TEMPLATES / "_base" / "naskah.docx").read_bytes()


def template(style: str = "Surat", family: str = "Arial") -> bytes:
    return DocxBuilder(family).add(paragraph(run("isi"), style=style)).build()


def grown(*templates: bytes) -> Base:
    made = adopt(BASE, [Opened(docx, f"{n}.docx") for n, docx in enumerate(templates)])
    return Base(Opened(made.docx, "naskah.docx"))


def test_a_style_that_is_used_comes_into_the_base_with_what_it_is_based_on() -> None:
    made = adopt(BASE, [Opened(template(), "x.docx")])
    assert made.styles == {"x.docx": ["Surat"]}
    assert Base(Opened(made.docx, "x")).style_id("Surat")
    assert not open_base().style_id("Surat")


def test_after_adoption_the_template_shares_the_base() -> None:
    base = grown(template())
    docx = tidy(template(), "x", base)
    ids = [
        [style.get(w("styleId")) for style in reading.part(one, "word/styles.xml").iter(w("style"))]
        for one in (docx, base.opened.data)
    ]
    assert ids[0] == ids[1]


def test_adopting_twice_changes_nothing() -> None:
    once = adopt(BASE, [Opened(template(), "x")]).docx
    again = adopt(once, [Opened(template(), "x")])
    assert (again.docx, again.styles) == (once, {})


def test_adopting_shipped_templates_changes_nothing() -> None:
    opened = [Opened(one.path.read_bytes(), one.name) for one in found.templates()]
    made = adopt(BASE, opened)
    assert (made.docx, made.styles, made.differing) == (BASE, {}, {})


def test_the_font_of_the_template_becomes_the_font_of_the_base() -> None:
    base = grown(template())
    style = base.style_element(base.style_id("Surat"))
    assert style is not None
    assert {fonts.get(w("ascii")) for fonts in style.iter(w("rFonts"))} == {"Bookman Old Style"}


def test_a_list_that_belongs_to_a_style_comes_along() -> None:
    base = grown(template("Pasal"))
    style = base.style_element(base.style_id("Pasal"))
    assert style is not None
    (mark,) = style.iter(w("numId"))
    patterns = reading.part(base.opened.data, "word/numbering.xml")
    assert mark.get(w("val")) in {one.get(w("numId")) for one in patterns.iter(w("num"))}
    docx = tidy(template("Pasal"), "x", base)
    labels = [label for _, label in reading.numbering_of(docx).labels(reading.part(docx))]
    assert labels[0] == "1."


def test_styles_that_differ_are_named() -> None:
    base = adopt(BASE, [Opened(template(), "a"), Opened(template("Pasal"), "a")]).docx
    other_dress = template("Pasal", family="Courier New")
    assert adopt(base, [Opened(other_dress, "b")]).differing == {}
    name = '<w:name w:val="Surat"/><w:basedOn w:val="Normal"/>'
    kept = replaced(template(), name, f"{name}<w:pPr><w:keepNext/></w:pPr>", "word/styles.xml")
    assert adopt(base, [Opened(kept, "c")]).differing == {"c": ["Surat"]}


def test_the_command_grows_the_base_of_a_folder(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "t")
    path = Folder(tmp_path / "t").add(template(), "nota_kesepakatan.docx")
    folder = ["--templates", str(tmp_path / "t")]
    made = CliRunner().invoke(app, ["template", "adopt", "nota_kesepakatan", *folder])
    assert "nota_kesepakatan.docx: Surat" in made.stdout
    assert (tmp_path / "t" / "_base" / "naskah.docx").read_bytes() != BASE
    told = check([found.of_file(path)], found.templates(tmp_path / "t"), api.render_with)
    assert "lint.style" not in {one.note.code for one in told}
