"""What templates of a form may use: the shape of their context.

The shape is read off contexts that are built from every shipped sample of the form, so that it
holds computed values too, and is filled from the model for facts that all samples leave out.
Titles, descriptions and examples are the model's own.
"""

from __future__ import annotations

import json
import types
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from generator import loading, registry
from generator.models.daerah import Profil
from generator.monev.tahun import compute
from generator.rendering.context import build_context
from generator.rendering.context_report import report_context
from generator.rendering.fields import Kosong
from generator.resources import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.models.berkas import Berkas
    from generator.registry import Document

TEXT: Final = "text"
NUMBER: Final = "number"
AMOUNT: Final = "amount"
DATE: Final = "date"
MONTH: Final = "month"
FLAG: Final = "flag"
LIST: Final = "list"
GROUP: Final = "group"
ANY: Final = "any"

# What the cover gets beside the facts; the bundle computes it when all pages are counted.
ADDED: Final[Mapping[str, Mapping[str, Any]]] = {
    registry.COVER.key: {
        "daftar_isi": [
            {"kunci": "dokumen", "judul": "Nota Kesepakatan", "nomor": ["1/2026"], "halaman": 2}
        ],
        "sidik_jari": "0" * 64,
    },
    registry.INDEX.key: {
        "lembar": {
            "judul": "Nota Kesepakatan",
            "berkas": "nota_kesepakatan.pdf",
            "baris": [{"nama": "Halaman", "isi": "8"}],
            "tanda_tangan": [{"tempat": "Bupati", "nama": "Ahmad", "waktu": "2 Maret 2026 09.00"}],
        },
    },
}
"""Stand-ins for what a bundle adds to the context of its own sheets."""
_REPORT: Final = "laporan_monev_tahunan"
_REPORT_YEAR: Final = 2026
_KINDS: Final[tuple[tuple[type, str], ...]] = (
    (bool, FLAG),  # before int, which it is one of
    (int, NUMBER),
    (Decimal, AMOUNT),
    (date, DATE),
    (str, TEXT),
)
_SYNTHETIC: Final[Mapping[str, Any]] = {
    FLAG: True, NUMBER: 1, AMOUNT: Decimal(1), DATE: date(2026, 3, 2), TEXT: "contoh",
}  # fmt: skip


@dataclass(eq=False)
class Shape:
    """What may stand at one path of a context.

    Attributes:
        path: Its path, such as `para_pihak[].wakil.nama`; empty for the context and for results.
        kinds: What it is; several where samples differ.
        fields: What a group holds.
        item: What a list holds.
        examples: Values seen in samples, or made up where no sample has one.
        title: What the model calls it; empty for computed values.
        description: What the model says about it.
        is_optional: Whether some sample leaves it out.
        is_input: Whether a berkas or profil states it, rather than this program computing it.
    """

    path: str = ""
    kinds: set[str] = field(default_factory=set)
    fields: dict[str, Shape] = field(default_factory=dict)
    item: Shape | None = None
    examples: list[Any] = field(default_factory=list)
    title: str = ""
    description: str = ""
    is_optional: bool = False
    is_input: bool = False

    def child(self, name: str) -> Shape:
        """Give the field `name`, making it if need be."""
        path = f"{self.path}.{name}" if self.path else name
        return self.fields.setdefault(name, Shape(path))

    def items(self) -> Shape:
        """Give what the list holds, making it if need be."""
        if self.item is None:
            self.item = Shape(f"{self.path}[]")
        return self.item

    def observe(self, value: Any) -> None:
        """Take a value of a sample in."""
        if isinstance(value, Kosong):
            self.is_optional = True
            return
        self.examples.append(value)
        if isinstance(value, dict):
            self.kinds.add(GROUP)
            for name, one in value.items():
                self.child(str(name)).observe(one)
        elif isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            self.kinds.add(LIST)
            for one in value:
                self.items().observe(one)
        else:
            self.kinds.add(kind_of(value))

    def leaves(self) -> Iterator[Shape]:
        """Yield what holds neither fields nor items, in order."""
        below = [*self.fields.values(), *([self.item] if self.item is not None else [])]
        if not below and self.path:
            yield self
        for one in below:
            yield from one.leaves()

    def walk(self) -> Iterator[Shape]:
        """Yield this and everything below, in order."""
        if self.path:
            yield self
        for one in (*self.fields.values(), *([self.item] if self.item is not None else [])):
            yield from one.walk()


def kind_of(value: Any) -> str:
    """Name what a single value is."""
    if hasattr(value, "_fields"):
        return MONTH
    return next((kind for known, kind in _KINDS if isinstance(value, known)), ANY)


def result(*values: Any) -> Shape:
    """Make the shape of values that no path leads to."""
    made = Shape()
    for value in values:
        made.observe(value)
    return made


def anything() -> Shape:
    """Make the shape of what can't be known; nothing is wrong with it."""
    return Shape(kinds={ANY})


@lru_cache(maxsize=32)
def samples_of(form: str) -> tuple[tuple[str, Berkas], ...]:
    """Load the shipped berkas of a form, by name."""
    found = []
    for path in sorted(SAMPLES.glob("*.json")):  # a year of them would only cost time
        told = json.loads(path.read_bytes())
        if isinstance(told, dict) and told.get("bentuk") == form:
            found.append((path.stem, loading.load(path)))
    return tuple(found)


@lru_cache(maxsize=1)
def _sample_year() -> Mapping[str, Any]:
    """Count a year of the shipped samples; a report of its own knows no year but an empty one."""
    berkas = [one for form in registry.FORMS for _, one in samples_of(form.key)]
    return report_context(compute(berkas, _REPORT_YEAR))


def added(key: str) -> Mapping[str, Any]:
    """Give what is computed for a document beside its berkas: by a bundle, or of the year."""
    return _sample_year() if key == _REPORT else ADDED.get(key, {})


def context_of(berkas: Berkas, document: Document, *, draft: bool) -> dict[str, Any]:
    """Build what a template is rendered with; sheets of a bundle get stand-ins for what it adds."""
    return {**build_context(berkas, document, draft=draft), **added(document.key)}


@lru_cache(maxsize=256)
def shape_of(form: str, key: str) -> Shape:
    """Give the shape of the context of a document of a form.

    Args:
        form: Key of the form.
        key: Key of a document of the form, or of the cover.

    Raises:
        InputError: There is no such form or document.
    """
    shape = seen_of(form, key)
    _describe(shape, loading.model_of(form))
    if "daerah" in shape.fields:
        _describe(shape.fields["daerah"], Profil)
    return shape


def seen_of(form: str, key: str) -> Shape:
    """Give the shape of what samples alone show of the context of a document of a form."""
    sheets = {sheet.key: sheet for sheet in (registry.COVER, registry.INDEX)}
    document = sheets.get(key) or registry.document(key, form)
    shape = Shape(kinds={GROUP})
    for _, berkas in samples_of(form):
        for name, value in context_of(berkas, document, draft=True).items():
            shape.child(name).observe(value)
    return shape


def input_leaves(form: str) -> list[str]:
    """List the paths of the facts that a berkas of a form may state."""
    shape = Shape(kinds={GROUP})
    _describe(shape, loading.model_of(form))
    return [leaf.path for leaf in shape.leaves()]


def _describe(shape: Shape, model: type[BaseModel]) -> None:
    """Lay a model over a shape: titles everywhere, fields where samples show nothing."""
    for name, told in model.model_fields.items():
        known = name in shape.fields
        below = shape.child(name)
        below.title = below.title or told.title or ""
        below.description = below.description or told.description or ""
        below.is_input = True
        below.is_optional = below.is_optional or not told.is_required()
        _fill(below, told.annotation, list(told.examples or ()), is_new=not known)


def _fill(shape: Shape, annotation: Any, examples: list[Any], *, is_new: bool) -> None:
    shape.is_input = True
    seen = bool(shape.kinds) and not is_new
    for kind in _members(annotation):
        origin, arguments = get_origin(kind), get_args(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            _fill_group(shape, kind, seen=seen)
        elif origin in (list, tuple):
            shape.kinds |= set() if seen else {LIST}
            if LIST in shape.kinds and arguments:
                inner = examples[0][:1] if examples and isinstance(examples[0], list) else []
                fresh = shape.item is None
                _fill(shape.items(), arguments[0], inner, is_new=fresh)
        elif origin is dict:
            shape.kinds |= set() if seen else {GROUP}
            for one in shape.fields.values():
                _fill(one, arguments[1], [], is_new=False)
        elif not seen:
            _fill_leaf(shape, kind, examples)


def _fill_group(shape: Shape, model: type[BaseModel], *, seen: bool) -> None:
    if not seen:
        shape.kinds.add(GROUP)
        _describe(shape, model)
    elif shape.fields.keys() & model.model_fields.keys():
        _describe_known(shape, model)


def _describe_known(shape: Shape, model: type[BaseModel]) -> None:
    """Give titles to what samples show, and add nothing."""
    for name, told in model.model_fields.items():
        below = shape.fields.get(name)
        if below is not None:
            below.title = below.title or told.title or ""
            below.description = below.description or told.description or ""
            _fill(below, told.annotation, list(told.examples or ()), is_new=False)


def _fill_leaf(shape: Shape, kind: Any, examples: list[Any]) -> None:
    if get_origin(kind) is Literal:
        found = get_args(kind)
        shape.kinds |= {kind_of(value) for value in found}
        shape.examples += list(found[:1])
        return
    if hasattr(kind, "_fields"):
        shape.kinds.add(MONTH)
        return
    name = next((name for known, name in _KINDS if isinstance(kind, type) and kind is known), ANY)
    shape.kinds.add(name)
    if name == TEXT and examples and isinstance(examples[0], str):
        shape.examples.append(examples[0])
    elif name in _SYNTHETIC:
        shape.examples.append(_SYNTHETIC[name])


def _members(annotation: Any) -> Iterator[Any]:
    """Yield the types an annotation allows, `None` and metadata aside."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _members(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _members(member)
    elif annotation is not type(None):
        yield getattr(annotation, "__value__", annotation)
