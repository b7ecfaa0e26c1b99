"""Template and context in, Word document out.

A template is unpacked, dressed in the page profile and compiled once, see `rendering.compiled`,
then rendered many times; after each, `rendering.finish` and its like have their turn. Parts that
hold no tags are packed once.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from lxml import etree

from generator.errors import TemplateError
from generator.rendering import finish, references
from generator.rendering import page as pages
from generator.rendering.bookmarks import Marks
from generator.rendering.compiled import compile_part
from generator.rendering.environment import POINTS
from generator.rendering.fields import (
    EmptyFieldError,
    NotTextError,
    UnknownFieldError,
    closest,
)
from generator.rendering.limits import (
    ROUNDS,
    ForbiddenSyntaxError,
    Rounds,
    RunawayError,
    TooSlowError,
    UnknownNameError,
)
from generator.rendering.numbering import Numbering
from generator.rendering.oxml import parse, serialize
from generator.rendering.package import DOCUMENT, pack, read_package, write_package
from generator.rendering.places import CORE, DYNAMIC
from generator.rendering.shared import shared_environment
from generator.rendering.source import Source
from generator.resources import stamp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from generator.models.daerah import Halaman
    from generator.rendering.bookmarks import Origin
    from generator.rendering.compiled import Compiled
    from generator.rendering.package import Member
    from generator.resources import Stamp

_HEADER: Final = re.compile(r"^word/header\d*\.xml$")
_STYLES: Final = "word/styles.xml"
_NUMBERING: Final = "word/numbering.xml"
_WATERMARK_PT: Final = 420.0
_QUICK: Final = 3  # of zlib's levels: a fifth larger than the usual 6 in a quarter of the time


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a template is rendered with.

    Attributes:
        context: Plain data, see `rendering.context`.
        pictures: Picture files by the names templates give them.
        alternatives: What pictures show, in words, by the same names; emblems need none.
        watermark: A square picture laid behind every page; `None` for a final document.
        origin: What an editable draft is made from, so that it can come back; `None` for others.
    """

    context: Mapping[str, Any]
    pictures: Mapping[str, bytes]
    watermark: bytes | None = None
    origin: Origin | None = None
    alternatives: Mapping[str, str] = field(default_factory=dict)


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
        compiled = _compile(template, stamp(template), page.model_dump_json(), tuple(overrides))
    except OSError as exc:
        raise TemplateError("template.missing", where=str(template), name=template.name) from exc
    return compiled.render(rendering)


@dataclass(frozen=True, slots=True)
class _Compiled:
    name: str
    static: Mapping[str, bytes]
    packed: Mapping[str, Member]
    dynamic: Mapping[str, tuple[Compiled, Source]]
    shared: Mapping[str, Source]
    numbering: Numbering
    base_font: str
    page: Halaman

    def render(self, rendering: Rendering) -> bytes:
        parts = dict(self.static)
        marks = Marks(rendering.origin) if rendering.origin else None
        for part_name, (part, source) in self.dynamic.items():
            root = self._render_part(part, source, rendering.context)
            if marks:
                marks.place(part_name, root)
            if part_name == CORE:
                parts[part_name] = serialize(root)
                continue
            try:
                self._finish(finish.Part(parts, part_name, root), rendering)
            except (LookupError, ValueError) as exc:  # a measure that is no number, say
                where = f"{self.name}, {part_name}"
                raise TemplateError("template.not-docx", where=where) from exc
        finish.drop_unused_media(parts)
        if marks:
            marks.enclose(parts)
        unchanged = {
            name: member
            for name, member in self.packed.items()
            if parts.get(name) is self.static[name]
        }
        return write_package({**parts, **unchanged}, _QUICK)

    def _finish(self, part: finish.Part, rendering: Rendering) -> None:
        finish.place_pictures(part, rendering.pictures, rendering.alternatives, name=self.name)
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
        self, part: Compiled, source: Source, context: Mapping[str, Any]
    ) -> etree._Element:
        try:
            return part.render({**context, ROUNDS: Rounds(), POINTS: []})
        except etree.XMLSyntaxError as exc:
            raise TemplateError("template.broken-xml", where=source.where(0)) from exc
        except _RENDER_ERRORS as exc:
            where = self._where(source, exc.__traceback__)
            raise _render_error(exc, where, context) from exc
        except TemplateSyntaxError as exc:  # a shared part, compiled when first included
            error = _syntax_error(exc, self.shared.get(exc.filename or "", source))
            error.where = f"{self.name}, {error.where}"
            raise error from exc
        except TemplateError as exc:  # a shared part doesn't know who asked for it
            asker = self._where(source, exc.__traceback__)
            where = f"{self.name}, {exc.where}" if exc.where else asker
            raise TemplateError(exc.code, where=where, **exc.facts) from exc

    def _where(self, source: Source, trace: TracebackType | None) -> str:
        """Name the paragraph of the template in which an error arose."""
        shared, line = "", 0
        while trace is not None:
            filename = trace.tb_frame.f_code.co_filename
            if filename.endswith(".docx"):
                shared, line = filename, trace.tb_lineno
            elif filename == "<template>" and not shared:
                line = trace.tb_lineno
            trace = trace.tb_next
        if not shared:
            return source.where(line)
        included = self.shared.get(shared)
        return f"{self.name}, {included.where(line) if included else shared}"


_RENDER_ERRORS: Final = (
    EmptyFieldError,
    UnknownFieldError,
    NotTextError,
    RunawayError,
    TooSlowError,
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
    (TooSlowError, "template.too-slow", ""),
    (RecursionError, "template.too-deep", ""),
    (SyntaxError, "template.too-deep", ""),  # Python's own limit of nested blocks
    (SecurityError, "template.forbidden", ""),
    (Exception, "template.filter-input", "detail"),
)


def _render_error(exc: Exception, where: str, context: Mapping[str, Any]) -> TemplateError:
    code, fact = next((code, fact) for kind, code, fact in _CODES if isinstance(exc, kind))
    facts: dict[str, object] = {fact: str(exc)} if fact else {}
    if isinstance(exc, UnknownFieldError) and (near := exc.near or closest(str(exc), context)):
        return TemplateError("template.misspelt-field", where=where, near=near, **facts)
    return TemplateError(code, where=where, **facts)


def _syntax_error(exc: TemplateSyntaxError, source: Source) -> TemplateError:
    where = source.where(exc.lineno)
    if isinstance(exc, UnknownNameError):
        return TemplateError(exc.code, where=where, used=exc.used, known=exc.known)
    if isinstance(exc, ForbiddenSyntaxError):
        return TemplateError("template.forbidden", where=where)
    return TemplateError("template.markup", where=where)


@lru_cache(maxsize=64)
def _compile(
    template: Path, _stamp: Stamp, page_json: str, overrides: tuple[Path, ...]
) -> _Compiled:
    from generator.models.daerah import Halaman  # noqa: PLC0415 – keeps the import graph one-way

    name = template.name
    page = Halaman.model_validate_json(page_json, strict=False)
    data = template.read_bytes()
    parts = read_package(data, name=name)
    styles, base_font = _dress(parts, page, name=name)
    environment, shared = shared_environment(overrides)
    dynamic: dict[str, tuple[Compiled, Source]] = {}
    for part_name in sorted(filter(DYNAMIC.match, parts)):
        source = Source(name, part_name, parts.pop(part_name))
        if part_name == DOCUMENT:
            with suppress(ValueError):  # a tag may stand for a measure
                pages.apply_page(source.root, page)  # so that little is left to do each time
        try:
            dynamic[part_name] = (compile_part(part_name, source.root, environment), source)
        except TemplateSyntaxError as exc:
            raise _syntax_error(exc, source) from exc
        except (RecursionError, SyntaxError) as exc:
            raise TemplateError("template.too-deep", where=source.where(0)) from exc
    packed = {part_name: pack(part_name, content) for part_name, content in parts.items()}
    lists = Numbering(parse(parts[_NUMBERING]) if _NUMBERING in parts else None, styles)
    return _Compiled(name, parts, packed, dynamic, shared, lists, base_font, page)


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
