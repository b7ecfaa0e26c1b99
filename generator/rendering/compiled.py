"""Word templates in docxtpl's dialect, patched and compiled once, rendered many times.

What comes out equals what docxtpl's own `render()` gives, part by part, but for this:

- XML that a value breaks is refused; docxtpl leaves out what it can't read.
- Blank text between elements is left out.
- `{_{` is written `{{` where the template says so, not where a value does.
- The grid of a table follows its own rows; docxtpl counts those of tables in its cells as well.
- Values in properties and footnotes are text: docxtpl escapes those in properties twice where the
  environment escapes, and renders footnotes once more for every section.
- Endnotes and every property are rendered too.

Which environment renders is the caller's choice. Our own templates are rendered in the sandbox of
`rendering.environment`, which prints plain data only; pictures, subdocuments and rich text need
another one.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Protocol

from jinja2 import nodes
from lxml import etree
from markupsafe import Markup, escape

from generator.rendering.dialect import Workbench, patched, with_breaks
from generator.rendering.grids import fit_grids
from generator.rendering.oxml import WP, parse, serialize
from generator.rendering.package import DOCUMENT, pack, unpack, write_package
from generator.rendering.places import CORE, DYNAMIC
from generator.resources import stamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import jinja2

    from generator.resources import Stamp

LINE_FEED: Final = "\x1e"  # a line feed of the part itself; no XML holds this character
_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PARAGRAPH: Final = re.compile(r"<w:p(?=[ >/])")
_LITERALS: Final = (
    ("\n", ""), (LINE_FEED, "\n"), ("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"),
)  # fmt: skip
_BREAKS: Final = ("\n", "\t", "\a", "\f")
_NO_XML: Final = {ord("\a"): " ", ord("\f"): " "}
_FIRST_PICTURE: Final = 1001
_NOTES: Final = re.compile(r"^word/(footnotes|endnotes)\.xml$")


class Compiled(Protocol):
    """A part, or the properties, ready to be rendered."""

    def render(self, context: Mapping[str, Any]) -> etree._Element:
        """Give the part's tree; what Jinja raises comes through."""


def compile_part(name: str, root: etree._Element, environment: jinja2.Environment) -> Compiled:
    """Compile a part of a package.

    Args:
        name: Its name in the package.
        root: Its tree.
        environment: What it is compiled and rendered with.

    Raises:
        jinja2.TemplateSyntaxError: A tag is wrong.
    """
    if name == CORE:
        return _Properties(root, environment)
    source = as_jinja(etree.tostring(root, encoding="unicode", with_tail=False))
    return _Part(name, environment.from_string(parse_source(environment, source)))


def as_jinja(xml: str) -> str:
    """Give the Jinja source of some XML: each paragraph begins a line, for errors to name it."""
    marked = re.sub(r"\r\n?|\n", LINE_FEED, xml)
    source = patched(_PARAGRAPH.sub("\n<w:p", marked))
    if LINE_FEED in source:
        source = _TAG.sub(lambda tag: tag.group().replace(LINE_FEED, " "), source)
    return source


def parse_source(
    environment: jinja2.Environment,
    source: str,
    name: str | None = None,
    filename: str | None = None,
) -> nodes.Template:
    """Parse what `as_jinja` gives, and put the text between the tags back as it was."""
    tree = environment.parse(source, name, filename)
    for text in tree.find_all(nodes.TemplateData):
        for marked, plain in _LITERALS:
            text.data = text.data.replace(marked, plain)
    return tree


class _Part:
    def __init__(self, name: str, template: jinja2.Template) -> None:
        self._is_body = name == DOCUMENT
        self._template = template

    def render(self, context: Mapping[str, Any]) -> etree._Element:
        text = self._template.render(context)
        if any(mark in text for mark in _BREAKS):
            parse(text.translate(_NO_XML))  # docxtpl's patterns are quick on well-formed XML only
            text = with_breaks(text)
        root = parse(text)
        if self._is_body:
            fit_grids(root)
            for count, properties in enumerate(root.iter(f"{{{WP}}}docPr"), start=_FIRST_PICTURE):
                properties.set("id", str(count))
        return root


class _Properties:
    """The properties: their entries are text, whatever the environment makes of markup."""

    def __init__(self, root: etree._Element, environment: jinja2.Environment) -> None:
        setting = environment.autoescape
        self._escapes = bool(setting(None) if callable(setting) else setting)
        self._root = root
        self._entries: dict[int, jinja2.Template] = {}
        for index, entry in enumerate(root):
            if entry.text and "{" in entry.text:
                tree = parse_source(environment, patched(entry.text))
                if self._escapes:
                    for text in tree.find_all(nodes.TemplateData):
                        text.data = str(escape(text.data))
                self._entries[index] = environment.from_string(tree)

    def render(self, context: Mapping[str, Any]) -> etree._Element:
        root = deepcopy(self._root)
        for index, template in self._entries.items():
            text = template.render(context)
            root[index].text = Markup(text).unescape() if self._escapes else text  # noqa: S704 – only to read it back
        return root


class CompiledTemplate:
    """Anybody's Word template, compiled once for an environment and rendered many times.

        template = CompiledTemplate.open(Path("surat.docx"), jinja2.Environment(autoescape=True))
        template.render({"nama": "Siti"})
        workbench = template.workbench()
        template.render({"foto": InlineImage(workbench, "foto.png")}, workbench)

    Args:
        data: The complete template; unpacked within limits, not looked into for macros.
        environment: What its tags are compiled and rendered with. It decides what templates may
            do: for templates from other hands, use a sandbox.

    Raises:
        TemplateError: It isn't a Word document, or unpacks to more than the limits allow.
        jinja2.TemplateSyntaxError: A tag is wrong.
    """

    def __init__(self, data: bytes, environment: jinja2.Environment) -> None:
        self._data = data
        self._environment = environment
        parts = unpack(data, name="")
        self._dynamic = {
            name: compile_part(name, parse(parts[name]), environment)
            for name in sorted(filter(DYNAMIC.match, parts))
        }
        self._notes = {name: xml for name, xml in parts.items() if _NOTES.match(name)}
        self._static = {
            name: pack(name, content)
            for name, content in parts.items()
            if name not in self._dynamic
        }

    @classmethod
    def open(cls, path: Path, environment: jinja2.Environment) -> CompiledTemplate:
        """Give the template of a file: compiled when first asked for, and when the file changed.

        Raises:
            OSError: The file can't be read.
        """
        return _opened(path, stamp(path), environment)

    def workbench(self) -> Workbench:
        """Give what pictures, links and subdocuments of one rendering are made with."""
        return Workbench(self._data)

    def render(self, context: Mapping[str, Any], workbench: Workbench | None = None) -> bytes:
        """Render.

        Args:
            context: What the template's names stand for.
            workbench: What values of the context were made with, if any were.

        Returns:
            A .docx; without a workbench, the same context gives the same bytes.

        Raises:
            lxml.etree.XMLSyntaxError: A value breaks the XML it stands in.
            jinja2.TemplateError: Whatever the environment raises.
        """
        made: dict[str, bytes] = {}
        for name, part in self._dynamic.items():
            if workbench is not None:
                workbench.rendering = name
            made[name] = serialize(part.render(context))
        if workbench is None or not workbench.is_used:
            return write_package({**self._static, **made})
        parts = workbench.parts()
        for name in filter(_NOTES.match, parts):
            if parts[name] != self._notes.get(name):  # a subdocument brought notes along
                part = compile_part(name, parse(parts[name]), self._environment)
                made[name] = serialize(part.render(context))
        return write_package({**parts, **made})


@lru_cache(maxsize=64)
def _opened(path: Path, _stamp: Stamp, environment: jinja2.Environment) -> CompiledTemplate:
    return CompiledTemplate(path.read_bytes(), environment)
