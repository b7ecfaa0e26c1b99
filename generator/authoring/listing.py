"""What a template of a form may use, as a list for the person who edits it in Word.

Sections of rows; `listing_text` and `listing_docx` lay them out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from generator import registry
from generator.authoring import meanings
from generator.authoring.shape import (
    AMOUNT,
    ANY,
    DATE,
    FLAG,
    GROUP,
    LIST,
    MONTH,
    NUMBER,
    TEXT,
    Shape,
    shape_of,
)
from generator.errors import TemplateError
from generator.rendering.fields import Kosong
from generator.rendering.filters import FILTERS
from generator.resources import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KINDS: Final = {
    TEXT: "teks", NUMBER: "bilangan bulat", AMOUNT: "uang/bilangan", DATE: "tanggal",
    MONTH: "bulan", FLAG: "ya/tidak", LIST: "daftar", GROUP: "kelompok", ANY: "apa saja",
    "loop": "perulangan",
}  # fmt: skip
_WRITTEN: Final = {
    AMOUNT: "{{{{ {}|rupiah }}}}", DATE: "{{{{ {}|tanggal }}}}", LIST: "{{{{ {}|gabung }}}}",
    FLAG: "{{% if {} %}} … {{% endif %}}",
}  # fmt: skip
# Facts about the files and the layout, which no document prints.
_TECHNICAL: Final = re.compile(
    r"(^|\.)(skema|versi_skema)$|^(bentuk|profil)$|^daerah\.(halaman|gambar)"
)
_VARIABLES: Final = ("butir", "anak", "cucu", "cicit")
_SHOWN: Final = 90
_YEARS: Final = 1000
_FIELD_HEADS: Final = ("Tulis", "Jenis", "Arti", "Contoh")


@dataclass(frozen=True, slots=True)
class Section:
    """A titled table.

    Attributes:
        title: Its heading.
        intro: A sentence before the table; may be empty.
        heads: Names of the columns.
        rows: Cells, as many as there are columns; the first is written in a template.
    """

    title: str
    intro: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sections(form: str) -> tuple[Section, ...]:
    """List what templates of a form may use.

    Raises:
        InputError: There is no such form.
    """
    line = registry.form(form)
    shape = shape_of(line.key, registry.COVER.key)
    titles = _Titles(shape)
    single, lists = _sorted_out(shape)
    fields = Section(
        "Isian",
        "Isian yang boleh kosong sebaiknya dicetak di dalam {% if … %}.",
        _FIELD_HEADS,
        tuple(_field_row(one, titles) for one in single),
    )
    repeated = tuple(_list_section(one, titles) for one in lists)
    return (
        Section("Cara menulis", "", ("Tulis", "Guna"), meanings.PATTERNS),
        fields,
        *(one for one in repeated if one.rows),
        _filters(shape),
        Section("Fungsi", "", ("Tulis", "Guna"), tuple(meanings.FUNCTIONS.values())),
        _shared_parts(),
    )


def _sorted_out(shape: Shape) -> tuple[list[Shape], list[Shape]]:
    """Part the fields outside lists from the lists of groups."""
    every = [one for one in shape.walk() if not _TECHNICAL.search(one.path)]
    lists = [one for one in every if one.item is not None and one.item.kinds & {GROUP, LIST}]
    single = [
        one
        for one in every
        if "[]" not in one.path and one not in lists and not one.kinds <= {GROUP}
    ]
    return single, lists


def _list_section(one: Shape, titles: _Titles) -> Section:
    path, depth = _in_loops(one.path)
    variable = _VARIABLES[min(depth, len(_VARIABLES) - 1)]
    item = one.item
    below = (
        []
        if item is None
        else [
            inner
            for inner in item.walk()
            if "[]" not in inner.path.removeprefix(item.path)
            and inner is not item
            and not inner.kinds <= {GROUP}
        ]
    )
    loop = f"{{%p for {variable} in {path} %}} … {{%p endfor %}}"
    meaning = titles.meaning(one)
    return Section(
        f"Daftar {one.path.replace('[]', '')}",
        f"{meaning} {loop}".strip(),
        _FIELD_HEADS,
        tuple(_field_row(inner, titles) for inner in below),
    )


def _in_loops(path: str) -> tuple[str, int]:
    """Write a path as it stands inside the loops around it, and count these."""
    *_, last = path.split("[]")
    depth = path.count("[]")
    if not depth:
        return path, 0
    return f"{_VARIABLES[min(depth, len(_VARIABLES)) - 1]}{last}", depth


def _field_row(one: Shape, titles: _Titles) -> tuple[str, ...]:
    path, _ = _in_loops(one.path)
    kinds = sorted(one.kinds) or [ANY]
    written = _WRITTEN.get(kinds[0], "{{{{ {} }}}}")
    kind = "/".join(_KINDS[name] for name in kinds)
    optional = ", boleh kosong" if titles.is_optional(one) else ""
    return written.format(path), f"{kind}{optional}", titles.meaning(one), _example(one)


class _Titles:
    """Finds what a field means, also for copies of facts under other paths."""

    def __init__(self, shape: Shape) -> None:
        self._by_path = {one.path: one for one in shape.walk()}
        self._by_tail: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for one in self._by_path.values():
            if one.title:
                self._by_tail.setdefault(_tail(one.path), _told(one))
                self._by_name.setdefault(_tail(one.path).rpartition(".")[2], _told(one))

    def meaning(self, one: Shape) -> str:
        """Say what a field means."""
        name = _tail(one.path).rpartition(".")[2]
        return next(
            filter(
                None,
                (
                    meanings.COMPUTED.get(one.path),
                    _told(one),
                    self._by_tail.get(_tail(one.path)),
                    meanings.COMPUTED.get(f"para_pihak[].{name}"),
                    self._by_name.get(name),
                    *(_told(above) for above in self._above(one)),
                ),
            ),
            "Dihitung program.",
        )

    def is_optional(self, one: Shape) -> bool:
        """Tell whether a field, or a group it belongs to, may be missing."""
        return one.is_optional or any(
            above.is_optional and LIST not in above.kinds for above in self._above(one)
        )

    def _above(self, one: Shape) -> Iterator[Shape]:
        path = one.path
        while "." in path or path.endswith("[]"):
            path = path[:-2] if path.endswith("[]") else path.rpartition(".")[0]
            if path in self._by_path:
                yield self._by_path[path]


def _tail(path: str) -> str:
    return ".".join(path.replace("[]", "").split(".")[-2:])


def _told(one: Shape) -> str:
    return f"{one.title}. {one.description}".removesuffix(". ") if one.title else ""


def _example(one: Shape) -> str:
    for value in one.examples:
        text = _shown(value)
        if text:
            return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return ""


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return "; ".join(_shown(item) for item in value if not isinstance(item, (dict, list)))
    return "" if isinstance(value, (dict, Kosong)) else str(value)


def _filters(shape: Shape) -> Section:
    rows = []
    plain_first = sorted(shape.walk(), key=lambda one: ("[]" in one.path, _is_year(one)))
    for name in sorted(FILTERS):
        told = meanings.FILTERS.get(name, meanings.FilterMeaning(ANY, ""))
        written, made = _tried(name, told, plain_first)
        rows.append((written or f"|{name}", _KINDS[told.takes], told.about, made))
    heads = ("Tulis", "Untuk", "Guna", "Contoh hasil")
    return Section("Penyaring", "Ditulis setelah isian, dengan garis tegak.", heads, tuple(rows))


def _is_year(one: Shape) -> bool:
    """Tell numbers that nobody spells out, so that others serve as examples first."""
    return any(isinstance(value, int) and value > _YEARS for value in one.examples)


def _tried(name: str, told: meanings.FilterMeaning, shapes: Iterable[Shape]) -> tuple[str, str]:
    """Find a fact the filter takes, and show what it makes of it."""
    if told.takes == "loop":
        return f"{{{{ loop|{name} }}}}", ""
    for one in shapes:
        if told.suits not in ("", one.path.rpartition(".")[2]):
            continue
        if told.takes not in one.kinds or one.path == "id" or _TECHNICAL.search(one.path):
            continue
        for value in one.examples[:1]:
            try:
                made = str(FILTERS[name](value))
            except (TypeError, TemplateError):
                continue
            if made and "generator." not in made:
                shown = made if len(made) <= _SHOWN else f"{made[: _SHOWN - 1]}…"
                return f"{{{{ {_in_loops(one.path)[0]}|{name} }}}}", shown
    return "", ""


def _shared_parts() -> Section:
    rows = tuple(
        (f"{{%p include '{path.stem}' %}}", f"_bagian/{path.name}")
        for path in sorted((TEMPLATES / "_bagian").glob("*.docx"))
    )
    return Section("Bagian bersama", "", ("Tulis", "Berkas"), rows)


def heading(form: str) -> str:
    """Give the title of a list."""
    return f"Isian templat {registry.form(form).title}"
