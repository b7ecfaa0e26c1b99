"""Template and context in, Word document out: the only module that imports docxtpl.

A template is unpacked, patched by docxtpl and compiled by Jinja once per page profile, then
rendered many times. Parts that hold no tags are kept as they are.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from lxml import etree

from generator.errors import TemplateError
from generator.rendering import finish, references
from generator.rendering import page as pages
from generator.rendering.environment import DataOnlyEnvironment, make_environment
from generator.rendering.fields import EmptyFieldError, NotTextError, UnknownFieldError
from generator.rendering.limits import ROUNDS, ForbiddenSyntaxError, Rounds, RunawayError
from generator.rendering.numbering import Numbering
from generator.rendering.oxml import parse, serialize, w
from generator.rendering.package import DOCUMENT, read_package, write_package
from generator.resources import shared_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    import jinja2

    from generator.models.daerah import Halaman

_DYNAMIC: Final = re.compile(
    r"^(word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|docProps/core\.xml)$"
)
_HEADER: Final = re.compile(r"^word/header\d*\.xml$")
_STYLES: Final = "word/styles.xml"
_NUMBERING: Final = "word/numbering.xml"
_PARAGRAPH: Final = re.compile(r"<w:p(?=[ >])")
_TAGS: Final = re.compile(r"<[^>]+>")
_SHARED_FOLDER: Final = "_bagian"
_WATERMARK_PT: Final = 420.0


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a template is rendered with.

    Attributes:
        context: Plain data, see `rendering.context`.
        pictures: Picture files by the names templates give them.
        watermark: A square picture laid behind every page; `None` for a final document.
    """

    context: Mapping[str, Any]
    pictures: Mapping[str, bytes]
    watermark: bytes | None = None


def render_docx(
    template: Path, rendering: Rendering, page: Halaman, overrides: Sequence[Path] = ()
) -> bytes:
    """Render one Word document.

    Args:
        template: The Word template.
        rendering: Context, pictures and watermark.
        page: Complete page settings, see `rendering.page.page_of`.
        overrides: Folders searched before the shipped ones for shared parts.

    Returns:
        A .docx; the same arguments give the same bytes.

    Raises:
        TemplateError: The template can't be read, is wrong, or asks for what isn't there.
    """
    try:
        stamp = template.stat().st_mtime_ns
        compiled = _compile(template, stamp, page.model_dump_json(), tuple(overrides))
    except OSError as exc:
        raise TemplateError("template.missing", where=str(template), name=template.name) from exc
    return compiled.render(rendering)


@dataclass(frozen=True, slots=True)
class _Compiled:
    name: str
    static: Mapping[str, bytes]
    dynamic: Mapping[str, tuple[jinja2.Template, str]]
    shared: Mapping[str, str]
    numbering: Numbering
    base_font: str
    page: Halaman

    def render(self, rendering: Rendering) -> bytes:
        parts = dict(self.static)
        for part_name, (template, source) in self.dynamic.items():
            root = self._render_part(part_name, template, source, rendering.context)
            if part_name == "docProps/core.xml":
                parts[part_name] = serialize(root)
                continue
            try:
                self._finish(finish.Part(parts, part_name, root), rendering)
            except (LookupError, ValueError) as exc:  # a measure that is no number, say
                where = f"{self.name}, {part_name}"
                raise TemplateError("template.not-docx", where=where) from exc
        finish.drop_unused_media(parts)
        return write_package(parts)

    def _finish(self, part: finish.Part, rendering: Rendering) -> None:
        finish.place_pictures(part, rendering.pictures, name=self.name)
        finish.place_links(part)
        if rendering.watermark and _HEADER.match(part.name):
            finish.place_watermark(part, rendering.watermark, _WATERMARK_PT)
        finish.tidy(part.root)
        if self.base_font != self.page.huruf:
            pages.apply_font(part.root, self.base_font, self.page)
        if part.name == DOCUMENT:
            pages.apply_page(part.root, self.page)
            references.fill_references(part.root, self.numbering, name=self.name)
        part.save()

    def _render_part(
        self, part: str, template: jinja2.Template, source: str, context: Mapping[str, Any]
    ) -> etree._Element:
        try:
            return parse(template.render({**context, ROUNDS: Rounds()}))
        except etree.XMLSyntaxError as exc:
            raise TemplateError("template.broken-xml", where=f"{self.name}, {part}") from exc
        except _RENDER_ERRORS as exc:
            where = self._place(part, source, exc.__traceback__)
            raise _render_error(exc, where) from exc
        except TemplateSyntaxError as exc:  # a shared part, compiled when first included
            raise _syntax_error(exc, f"{self.name}, {exc.filename}", exc.source or "") from exc
        except TemplateError as exc:  # a shared part that isn't there doesn't know who asked
            where = exc.where or self._place(part, source, exc.__traceback__)
            raise TemplateError(exc.code, where=where, **exc.facts) from exc

    def _place(self, part: str, source: str, trace: TracebackType | None) -> str:
        """Name the paragraph of the template in which an error arose."""
        shared, line = "", 0
        while trace is not None:
            filename = trace.tb_frame.f_code.co_filename
            if filename.endswith(".docx"):
                shared, line = filename, trace.tb_lineno
            elif filename == "<template>" and not shared:
                line = trace.tb_lineno
            trace = trace.tb_next
        if shared:
            return _paragraph(f"{self.name}, {shared}", self.shared.get(shared, ""), line)
        return _paragraph(f"{self.name}, {part}", source, line)


_RENDER_ERRORS: Final = (
    EmptyFieldError,
    UnknownFieldError,
    NotTextError,
    RunawayError,
    RecursionError,
    SyntaxError,
    SecurityError,
    TemplateRuntimeError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
)
_CODES: Final[tuple[tuple[type[Exception], str, str], ...]] = (
    (EmptyFieldError, "template.empty-field", "field"),
    (UnknownFieldError, "template.undefined-field", "field"),
    (NotTextError, "template.not-text", "kind"),
    (RunawayError, "template.runaway", ""),
    (RecursionError, "template.too-deep", ""),
    (SyntaxError, "template.too-deep", ""),  # Python's own limit of nested blocks
    (SecurityError, "template.forbidden", ""),
    (Exception, "template.filter-input", "detail"),
)


def _render_error(exc: Exception, where: str) -> TemplateError:
    code, fact = next((code, fact) for kind, code, fact in _CODES if isinstance(exc, kind))
    return TemplateError(code, where=where, **({fact: str(exc)} if fact else {}))


def _syntax_error(exc: TemplateSyntaxError, name: str, source: str) -> TemplateError:
    where = _paragraph(name, source, exc.lineno)
    if isinstance(exc, ForbiddenSyntaxError):
        return TemplateError("template.forbidden", where=where)
    return TemplateError("template.markup", where=where, detail=str(exc.message))


def _paragraph(name: str, source: str, line: int) -> str:
    lines = source.split("\n")
    if not 1 < line <= len(lines):
        return name
    text = re.sub(r"\s+", " ", _TAGS.sub("", lines[line - 1])).strip()
    return f"{name}, paragraf {line - 1}: “{text[:80]}”" if text else f"{name}, paragraf {line - 1}"


@lru_cache(maxsize=64)
def _compile(template: Path, _stamp: int, page_json: str, overrides: tuple[Path, ...]) -> _Compiled:
    from generator.models.daerah import Halaman  # noqa: PLC0415 – keeps the import graph one-way

    name = template.name
    page = Halaman.model_validate_json(page_json, strict=False)
    data = template.read_bytes()
    parts = read_package(data, name=name)
    styles, base_font = _dress(parts, page, name=name)
    environment, shared = _environment(overrides)
    dynamic: dict[str, tuple[jinja2.Template, str]] = {}
    for part_name in sorted(filter(_DYNAMIC.match, parts)):
        source = _patch(parts.pop(part_name), data, name=f"{name}, {part_name}")
        try:
            dynamic[part_name] = (environment.from_string(source), source)
        except TemplateSyntaxError as exc:
            raise _syntax_error(exc, f"{name}, {part_name}", source) from exc
        except (RecursionError, SyntaxError) as exc:
            raise TemplateError("template.too-deep", where=f"{name}, {part_name}") from exc
    numbering = parse(parts[_NUMBERING]) if _NUMBERING in parts else None
    return _Compiled(name, parts, dynamic, shared, Numbering(numbering, styles), base_font, page)


def _dress(parts: dict[str, bytes], page: Halaman, *, name: str) -> tuple[etree._Element, str]:
    """Lay the page profile over styles and lists; give the styles and the template's own font."""
    try:
        styles = parse(parts[_STYLES])
        base = pages.base_font(styles)
        pages.apply_font(styles, base, page)
        pages.apply_size(styles, page)
        finish.ensure_link_style(styles)
        parts[_STYLES] = serialize(styles)
        if _NUMBERING in parts:
            numbering = parse(parts[_NUMBERING])
            pages.apply_font(numbering, base, page)
            parts[_NUMBERING] = serialize(numbering)
    except (KeyError, etree.XMLSyntaxError) as exc:
        raise TemplateError("template.not-docx", where=name) from exc
    return styles, base


def _patch(xml: bytes, package: bytes, *, name: str) -> str:
    """Let docxtpl turn Word's XML into a Jinja source, one paragraph a line."""
    try:
        text = re.sub(r"^\s*<\?xml[^>]*\?>\s*", "", xml.decode("utf-8-sig"))
    except UnicodeDecodeError as exc:
        raise TemplateError("template.not-docx", where=name) from exc
    lines = _PARAGRAPH.sub("\n<w:p", re.sub(r"[\r\n]+", " ", text))
    patched: str = DocxTemplate(io.BytesIO(package)).patch_xml(lines)
    return patched


@lru_cache(maxsize=8)
def _environment(overrides: tuple[Path, ...]) -> tuple[DataOnlyEnvironment, Mapping[str, str]]:
    """Give the environment, and the sources of the shared parts used so far by file name."""
    sources: dict[str, str] = {}

    def load_part(name: str) -> tuple[str, str, Callable[[], bool]]:
        relative = f"{_SHARED_FOLDER}/{name}.docx"
        path = shared_path(relative, overrides)
        stamp = path.stat().st_mtime_ns
        data = path.read_bytes()
        try:
            body = parse(read_package(data, name=relative)[DOCUMENT]).find(w("body"))
        except etree.XMLSyntaxError as exc:
            raise TemplateError("template.not-docx", where=relative) from exc
        xml = "".join(
            etree.tostring(child, encoding="unicode")
            for child in (() if body is None else body)
            if child.tag != w("sectPr")
        )
        sources[relative] = _patch(xml.encode(), data, name=relative)

        def is_fresh() -> bool:
            found = shared_path(relative, overrides)
            return found == path and found.stat().st_mtime_ns == stamp

        return sources[relative], relative, is_fresh

    return make_environment(load_part), sources
