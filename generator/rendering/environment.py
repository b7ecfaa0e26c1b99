"""The one Jinja environment: sandboxed, strict, and blind to everything but plain data.

Templates are edited by many hands, so they can reach mappings, sequences and the loop variable,
and nothing else: no attribute of a Python object, no built-in function, no method. What they may
write, and how much work that may be, stands in `rendering.limits`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from jinja2 import BaseLoader, Undefined, nodes, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from generator.errors import TemplateError
from generator.indonesian.terbilang import urutan
from generator.rendering.fields import Kosong, NotTextError, UnknownField
from generator.rendering.filters import FILTERS
from generator.rendering.limits import BOUNDED, ForbiddenSyntaxError, bounded, joined, restrict
from generator.rendering.marks import Marked

_JINJA_FILTERS: Final = ("length", "map", "selectattr", "rejectattr", "first", "last", "join")
_JINJA_TESTS: Final = ("defined", "none", "eq", "ne", "gt", "ge", "lt", "le", "in", "divisibleby")


class DataOnlyEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which `a.b` and `a[b]` look into data, never at Python attributes."""

    concat = staticmethod(joined)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        try:
            restrict(tree, functions=frozenset(FUNCTIONS))
        except ForbiddenSyntaxError as exc:
            exc.name, exc.filename = name, filename
            raise
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look up `obj.attribute` in data."""
        if type(obj) is dict and attribute in obj:  # nearly always
            return obj[attribute]
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Look up `obj[argument]` in data."""
        if isinstance(obj, Kosong):
            return obj.child(argument)
        if isinstance(obj, UnknownField):
            str(obj)  # the name that is wrong is this one, not the one below it
        if isinstance(obj, Mapping) and argument in obj:
            return obj[argument]
        if isinstance(obj, LoopContext) and isinstance(argument, str):
            return super().getattr(obj, argument)
        if isinstance(argument, int) and isinstance(obj, Sequence) and not isinstance(obj, str):
            try:
                return obj[argument]
            except IndexError:
                return self.undefined(obj=obj, name=str(argument))
        return self.undefined(obj=obj, name=str(argument))


def make_environment(shared: BaseLoader) -> DataOnlyEnvironment:
    """Build the environment; `shared` loads what templates include."""
    environment = DataOnlyEnvironment(
        autoescape=True,
        undefined=UnknownField,
        loader=shared,
        auto_reload=True,  # people edit shared parts while a program runs
        keep_trailing_newline=True,
        finalize=_as_text,
    )
    environment.globals = dict(FUNCTIONS)
    environment.filters = {
        **{name: environment.filters[name] for name in _JINJA_FILTERS},
        **FILTERS,
        BOUNDED: bounded,
    }
    environment.tests = {name: environment.tests[name] for name in _JINJA_TESTS}
    return environment


def _as_text(value: Any) -> Any:
    """Let through what can be printed as it stands: text, whole numbers, and missing facts."""
    if type(value) is str:
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int, Kosong, Undefined)):
        raise NotTextError(type(value).__name__)
    return value.printed() if isinstance(value, Marked) else value


LINK_STYLE: Final = "Tautan"  # LibreOffice exports a text link only where it has a named style
POINTS_PER_MM: Final = 72 / 25.4

_BREAK: Final = "</w:t></w:r>"
_RESUME: Final = '<w:r><w:t xml:space="preserve">'


def rujuk(name: str, *, sendiri: bool = False) -> Markup:
    """Refer to the numbered paragraph that carries the bookmark `name`.

    Gives a Word REF field; its text is filled in once all numbers are known.

    Args:
        name: The bookmark.
        sendiri: Whether engines leave out the numbers of the levels above, as a list of contents
            does for what stands below a chapter.
    """
    switch = r"\n" if sendiri else r"\r"
    instruction = rf" REF {escape(name)} {switch} \h "
    return Markup(  # noqa: S704 – constant markup around an escaped name
        f'{_BREAK}<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>?</w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{_RESUME}'
    )


def ttd(role: Any, lebar_mm: int = 60, tinggi_mm: int = 22) -> Markup:
    """Reserve the place where the signatory `role` signs, `lebar_mm` by `tinggi_mm`.

    Gives a link that `rendering.finish` turns into the anchor of a signature field.
    """
    size = f"w={lebar_mm * POINTS_PER_MM:.1f}&amp;h={tinggi_mm * POINTS_PER_MM:.1f}"
    target = f"naskah:ttd/{escape(role)}?{size}"
    return Markup(  # noqa: S704 – constant markup around an escaped target
        f'{_BREAK}<w:hyperlink r:id="{target}"/>{_RESUME}'
    )


def halaman(document: str, page_no: Any) -> Markup:
    """Print the page number of a document of the bundle, linked to its first page."""
    target = f"naskah:hal/{escape(document)}"
    return Markup(  # noqa: S704 – constant markup around escaped values
        f'{_BREAK}<w:hyperlink r:id="{target}"><w:r><w:rPr>'
        f'<w:rStyle w:val="{LINK_STYLE}"/></w:rPr><w:t>{escape(page_no)}</w:t></w:r>'
        f"</w:hyperlink>{_RESUME}"
    )


def nomor_halaman(name: str) -> Markup:
    """Print the number of the page on which the bookmark `name` of this document stands.

    Gives a Word PAGEREF field, see `rendering.contents`.
    """
    return Markup(  # noqa: S704 – constant markup around an escaped name
        f'{_BREAK}<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {escape(name)} \\h </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>–</w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{_RESUME}'
    )


POINTS: Final = " points"  # no template can spell a name with a space


@pass_context
def diktum(context: Context, name: str) -> str:
    """Number the next point of a decree: KESATU, KEDUA, and so on in the order they are printed.

    Raises:
        TemplateError: A point of this name was numbered before.
    """
    points: list[str] = context[POINTS]
    if name in points:
        raise TemplateError("template.bookmark-twice", bookmark=name)
    points.append(name)
    return urutan(len(points)).upper()


@pass_context
def rujuk_diktum(context: Context, name: str) -> str:
    """Refer to a point of a decree that stands before (UU 12/2011 Lampiran II no. 279).

    Raises:
        TemplateError: No point of this name stands before.
    """
    points: list[str] = context[POINTS]
    if name not in points:
        raise TemplateError("template.reference", bookmark=name)
    return urutan(points.index(name) + 1).upper()


FUNCTIONS: Final[Mapping[str, Callable[..., str]]] = {
    "ttd": ttd,
    "rujuk": rujuk,
    "halaman": halaman,
    "nomor_halaman": nomor_halaman,
    "diktum": diktum,
    "rujuk_diktum": rujuk_diktum,
}
