"""How berkas stand in a register: a sheet per form, a row per berkas, a column per fact.

All of it is read off the JSON Schemas: a field added to a model is a column at once. A list of
objects has a sheet of its own, one for all forms, whose rows name their berkas by its id. A list
of texts is one cell with a line per item.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from pydantic import TypeAdapter

from generator import registry
from generator.models.types import Bulan, Rupiah
from generator.schemas import json_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Kind: TypeAlias = Literal[
    "text", "date", "month", "rupiah", "number", "integer", "flag",
    "lines", "named_lines", "named_lists",
]  # fmt: skip
"""What a cell holds.

The last three are lists of texts, a line per item; texts by name, a line "kesatu: …" each; and
lists of texts by name, with several such lines of one name.
"""

Path: TypeAlias = tuple[str, ...]

ID: Final = "id"
BERKAS: Final = "id_berkas"
PROFIL: Final = "profil"
NUMBER: Final = "no"
NAME: Final = "untuk"
ITEM: Final = "kunci"  # an item of a list that is a text instead of an object
GUIDE: Final = "Petunjuk"
CHOICES: Final = "Pilihan"
EACH: Final = "[]"  # a step of a column whose lines are facts of one object each
ALWAYS: Final = "wajib"
MAX_NAME: Final = 31  # Excel's limit for names of sheets

_IMPLIED: Final = ("$schema", "bentuk", "versi_skema")
_MONTH: Final = TypeAdapter(Bulan).json_schema()["pattern"]
_RUPIAH: Final = TypeAdapter(Rupiah).json_schema()["anyOf"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    Attributes:
        path: Steps from the object of the row to the fact; empty where the row is the fact itself.
        kind: What its cells hold.
        titles: Titles of the steps, the fact's own last.
        about: The models' descriptions.
        need: "" where it may stay empty, else when it may not: "wajib", or "wajib bila … diisi".
        choices: What may stand in the cell, or in each of its lines or before the colon.
        example: A value of the models, as JSON.
    """

    path: Path
    kind: Kind
    titles: tuple[str, ...]
    about: str
    need: str = ""
    choices: tuple[str | int, ...] = ()
    example: object = None

    @property
    def key(self) -> str:
        """The path as it stands in the sheet's row of keys."""
        return ".".join(self.path).replace(f".{EACH}", EACH) or ITEM

    @property
    def is_list(self) -> bool:
        """Whether a cell may hold several lines."""
        return self.kind in ("lines", "named_lines", "named_lists")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a register.

    Attributes:
        name: The name on its tab.
        titles: Titles of the steps that lead to the list; of a form's sheet the form's title.
        about: What a row is.
        lists: The list of a form's facts that the rows are items of, as the steps to each list on
            the way to it; empty for the sheet of a form.
        links: Which berkas and which item a row belongs to.
        columns: The facts of a row.
        forms: Keys of the forms it is for.
        keyed: Whether the items go by names, such as `kesatu`, instead of numbers.
        needed: Whether the list must be there, if only empty, where the object it is a fact of is.
    """

    name: str
    titles: tuple[str, ...]
    about: str
    lists: tuple[Path, ...]
    links: tuple[Column, ...]
    columns: tuple[Column, ...]
    forms: tuple[str, ...]
    keyed: bool = False
    needed: bool = False

    @property
    def is_form(self) -> bool:
        """Whether each row is a berkas."""
        return not self.lists

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Links, then facts, in the order of the sheet."""
        return (*self.links, *self.columns)

    @property
    def link(self) -> str:
        """The key of the column that names the berkas; every such sheet has it."""
        return ID if self.is_form else BERKAS


@cache
def sheets() -> tuple[Sheet, ...]:
    """Lay out a register: a sheet per form, then a sheet per list, each after the one above it."""
    forms, lists = [], dict[tuple[Path, ...], Sheet]()
    for form in registry.FORMS:
        walk = _Walk(json_schema(form.key), form.key)
        columns = _needed_first(walk.facts())
        forms.append(
            Sheet(form.key, (form.title,), "Satu baris untuk satu berkas.", (), (), columns,
                  (form.key,))
        )  # fmt: skip
        for sheet in walk.found:
            known = lists.get(sheet.lists)
            lists[sheet.lists] = sheet if known is None else _merged(known, sheet)
    ordered = sorted(lists.values(), key=lambda sheet: len(sheet.lists))
    return (*forms, *(_linked(sheet, lists) for sheet in ordered))


def _needed_first(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Bring the parts of a form that every berkas needs to the front, else in their order."""
    columns = list(columns)
    needed = {ID, PROFIL, *(column.path[0] for column in columns if column.need == ALWAYS)}
    return tuple(sorted(columns, key=lambda column: column.path[0] not in needed))


@dataclass
class _Walk:
    """One form's schema, and the sheets of lists found in it."""

    schema: Mapping[str, Any]
    form: str
    found: list[Sheet] = field(default_factory=list)

    def facts(self) -> Iterator[Column]:
        top = {
            name: node for name, node in self.schema["properties"].items() if name not in _IMPLIED
        }
        yield from self._object({**self.schema, "properties": top}, (), (), (), ALWAYS)

    def _object(
        self,
        node: Mapping[str, Any],
        path: Path,
        titles: tuple[str, ...],
        lists: tuple[Path, ...],
        need: str,
    ) -> Iterator[Column]:
        required = node.get("required", ())
        for name, below in node["properties"].items():
            own = need if name in required else ""
            yield from self._field(
                below, (*path, name), (*titles, below.get("title", name)), lists, own
            )

    def _field(
        self,
        node: Mapping[str, Any],
        path: Path,
        titles: tuple[str, ...],
        lists: tuple[Path, ...],
        need: str,
    ) -> Iterator[Column]:
        plain = self._plain(node)
        about = str(node.get("description", ""))
        examples = node.get("examples") or [None]
        if "properties" in plain:
            inner = need or f"wajib bila {titles[-1]} diisi"
            yield from self._object(plain, path, titles, lists, inner)
            return
        column = Column(path, "text", titles, about, need, example=examples[0])
        if isinstance(plain.get("additionalProperties"), dict):
            yield from self._named(plain, column, lists)
        elif plain.get("type") == "array":
            yield from self._list(plain, column, lists)
        else:
            yield replace(column, kind=_kind(plain), choices=_choices(plain))

    def _named(
        self, plain: Mapping[str, Any], column: Column, lists: tuple[Path, ...]
    ) -> Iterator[Column]:
        value = self._plain(plain["additionalProperties"])
        names = tuple(plain["propertyNames"]["enum"])
        if "properties" in value:
            self._sheet([value], column, lists, names)
        else:
            kind: Kind = "named_lists" if value.get("type") == "array" else "named_lines"
            yield replace(column, kind=kind, choices=names)

    def _list(
        self, plain: Mapping[str, Any], column: Column, lists: tuple[Path, ...]
    ) -> Iterator[Column]:
        item = self._plain(plain["items"])
        members = [self._plain(one) for one in item.get("oneOf", [item])]
        if all(_is_text(member) for member in members):
            yield replace(column, kind="lines", choices=_choices(members[0]))
        elif len(members) == 1 and _is_all_text(members[0]):
            for name, below in members[0]["properties"].items():
                # An example is whatever JSON the schema holds; of this list, a list of objects.
                example = [one[name] for one in column.example or ()]  # type: ignore[attr-defined]
                yield replace(
                    column,
                    path=(*column.path, EACH, name),
                    kind="lines",
                    titles=(*column.titles, below["title"]),
                    about=f"{column.about} {below['description']} Satu baris tiap butir.",
                    example=example,
                )
        else:
            self._sheet(members, column, lists, ())

    def _sheet(
        self,
        members: list[Mapping[str, Any]],
        column: Column,
        lists: tuple[Path, ...],
        names: tuple[str, ...],
    ) -> None:
        """Give a list a sheet; its items may be of several kinds, with all their columns there."""
        below = (*lists, column.path)
        index = len(self.found)
        columns: dict[Path, Column] = {}
        for member in members:
            if "properties" in member:
                found = list(self._object(member, (), (), below, ALWAYS))
            else:
                found = [Column((), _kind(member), ("Kunci",), column.about)]
            _merge(columns, found, alike=len(members) == 1)
        links = (Column((NAME,), "text", ("Untuk",), "Untuk apa baris ini.", ALWAYS, names),)
        self.found.insert(
            index,
            Sheet("", column.titles, column.about, below, links if names else (),
                  tuple(columns.values()), (self.form,), bool(names), bool(column.need)),
        )  # fmt: skip

    def _plain(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow references, and take `| null` off."""
        while True:
            if "$ref" in node:
                node = self.schema["$defs"][node["$ref"].rpartition("/")[2]]
                continue
            options = [one for one in node.get("anyOf", ()) if one.get("type") != "null"]
            if len(options) != 1:
                return node
            node = options[0]


def _is_text(node: Mapping[str, Any]) -> bool:
    return bool(node.get("type") == "string" and "format" not in node)


def _is_all_text(node: Mapping[str, Any]) -> bool:
    """Say whether an object is nothing but texts that must all be there, as two languages are."""
    fields = node.get("properties", {})
    return set(node.get("required", ())) == set(fields) and all(
        _is_text(one) and "enum" not in one for one in fields.values()
    )


def _kind(node: Mapping[str, Any]) -> Kind:
    if [one for one in node.get("anyOf", ()) if one.get("type") != "null"] == _RUPIAH:
        return "rupiah"
    kinds: dict[str, Kind] = {"boolean": "flag", "integer": "integer", "number": "number"}
    kind = node["type"]
    if kind in kinds:
        return kinds[kind]
    if kind != "string":
        raise ValueError(kind)  # a shape no field of a berkas has; every form is laid out in tests
    if node.get("format") == "date":
        return "date"
    return "month" if node.get("pattern") == _MONTH else "text"


def _choices(node: Mapping[str, Any]) -> tuple[str | int, ...]:
    return (node["const"],) if "const" in node else tuple(node.get("enum", ()))


def _merge(columns: dict[Path, Column], others: Iterable[Column], *, alike: bool) -> None:
    """Add columns of the same list in another form, or of another kind of item, to those known."""
    others = list(others)
    theirs = {column.path for column in others}
    known = set(columns)
    for column in others:
        before = columns.get(column.path)
        columns[column.path] = column if before is None else _both(before, column)
        if before is None and known and not alike:
            columns[column.path] = replace(column, need="")
    for path in known - theirs if not alike else ():
        columns[path] = replace(columns[path], need="")


def _both(one: Column, other: Column) -> Column:
    if one.kind != other.kind:
        raise ValueError(one.key)  # as above
    return replace(
        one,
        titles=(*one.titles[:-1], " / ".join(_distinct(one.titles[-1], other.titles[-1]))),
        about=" / ".join(_distinct(one.about, other.about)),
        need=one.need and other.need,
        choices=tuple(dict.fromkeys((*one.choices, *other.choices))),
    )


def _distinct(one: str, other: str) -> tuple[str, ...]:
    return (one,) if other in one.split(" / ") else (one, other)


def _merged(one: Sheet, other: Sheet) -> Sheet:
    columns = {column.path: column for column in one.columns}
    _merge(columns, other.columns, alike=False)
    about = " / ".join(_distinct(one.about, other.about))
    return replace(
        one, about=about, columns=tuple(columns.values()), forms=(*one.forms, *other.forms)
    )


def _linked(sheet: Sheet, lists: Mapping[tuple[Path, ...], Sheet]) -> Sheet:
    """Name the sheet of a list, and give it the columns that say where its rows belong."""
    above = [lists[sheet.lists[:depth]] for depth in range(1, len(sheet.lists))]
    links = [Column((BERKAS,), "text", ("Berkas",), "Pengenal (id) berkas.", ALWAYS)]
    for parent in above:
        about = f"Nomor baris pada lembar {_name(parent.lists)}."
        kind: Kind = "text" if parent.keyed else "integer"
        links.append(
            Column((f"{NUMBER}_{parent.lists[-1][-1]}",), kind, (parent.titles[-1],), about, ALWAYS)
        )
    about = "Nomor urut; boleh kosong bila urut menurut baris."
    own = sheet.links or (Column((NUMBER,), "integer", ("No.",), about),)
    return replace(sheet, name=_name(sheet.lists), links=(*links, *own))


def _name(lists: tuple[Path, ...]) -> str:
    """Name a sheet after the steps to its list, shortened as far as need be.

    Several words become their initials, from the left; after them a single word its first letters.

    >>> _name((("perjanjian_kerja_sama", "pasal_tambahan"), ("ayat",)))
    'pks.pasal_tambahan.ayat'
    >>> _name((("pemantauan",), ("jumlah_penerima_manfaat",)))
    'pem.jumlah_penerima_manfaat'
    """
    steps = [step for path in lists for step in path]
    above = range(len(steps) - 1)
    several = [index for index in above if "_" in steps[index]]
    for index in (*several, *(index for index in above if index not in several)):
        if len(".".join(steps)) <= MAX_NAME:
            break
        words = steps[index].split("_")
        steps[index] = "".join(word[0] for word in words) if len(words) > 1 else words[0][:3]
    return ".".join(steps)
