"""Berkas taken apart into the rows of a register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.register.layout import EACH, sheets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.models.berkas import Berkas
    from generator.register.layout import Column, Path, Sheet


def lay_out(berkas: Iterable[Berkas]) -> dict[str, list[dict[str, Any]]]:
    """Lay out berkas as rows of JSON values by the keys of columns, for each sheet by its name."""
    rows: dict[str, list[dict[str, Any]]] = {sheet.name: [] for sheet in sheets()}
    for one in berkas:
        value = one.model_dump(mode="json", by_alias=True, exclude_unset=True)
        for sheet in sheets():
            if one.form in sheet.forms:
                keys = [column.key for column in sheet.links]
                rows[sheet.name] += [
                    dict(zip(keys, (one.id, *numbers), strict=False)) | _facts(sheet, item)
                    for numbers, item in _items(value, sheet.lists)
                ]
    return rows


def _items(value: Any, lists: tuple[Path, ...]) -> Iterator[tuple[tuple[object, ...], Any]]:
    """Give the items of a list, each with the numbers or names that lead to it."""
    if not lists:
        yield (), value
        return
    found = _reach(value, lists[0]) or []
    steps = found.items() if isinstance(found, dict) else enumerate(found, start=1)
    for step, below in steps:
        for numbers, item in _items(below, lists[1:]):
            yield (step, *numbers), item


def _reach(value: Any, path: Path) -> Any:
    for index, step in enumerate(path):
        if step == EACH:
            return None if value is None else [_reach(item, path[index + 1 :]) for item in value]
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _facts(sheet: Sheet, item: Any) -> dict[str, Any]:
    if not isinstance(item, dict):
        return {column.key: item for column in sheet.columns if not column.path}
    facts = {
        column.key: found
        for column in sheet.columns
        if column.path and (found := _reach(item, column.path)) is not None
    }
    for column in sheet.columns:  # a part that is there and says nothing is shown by one empty list
        part = _reach(item, column.path[:-1]) if len(column.path) > 1 else None
        if column.is_list and isinstance(part, dict) and not _says(facts, column, part):
            facts[column.key] = {} if column.kind.startswith("named") else []
    return facts


def _says(facts: Mapping[str, Any], column: Column, part: Mapping[str, Any]) -> bool:
    below = ".".join(column.path[:-1]) + "."
    return any(part.values()) or any(key.startswith(below) for key in facts)
