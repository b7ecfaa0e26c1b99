"""Embedded files, layers, presentations, requirements (ISO 19005-3, 6.8 to 6.11)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pypdf.generic import IndirectObject

from generator.pdf.pdfa.clause import Clause
from generator.pdf.pdfa.opened import look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pdf.pdfa.opened import Opened

_MIME: Final = re.compile(r"/[-\w+.]+/[-\w+.]+")


def _specifications(file: Opened) -> Iterator[tuple[str, Any]]:
    return ((place, each) for place, each in file.dictionaries if "/EF" in each)


def _media_types(file: Opened) -> Iterator[str]:
    for place, each in _specifications(file):
        held = each["/EF"].get_object()
        for key in held:
            if not _MIME.fullmatch(str(look(held[key], "/Subtype", ""))):
                yield place
                break


def _file_names(file: Opened) -> Iterator[str]:
    for place, each in _specifications(file):
        if "/F" not in each or "/UF" not in each:
            yield place


def _relationships(file: Opened) -> Iterator[str]:
    return (place for place, each in _specifications(file) if "/AFRelationship" not in each)


def _associations(file: Opened) -> Iterator[str]:
    associated = set()
    for _, each in file.dictionaries:
        if "/AF" not in each:
            continue
        values = each["/AF"]
        values = values if isinstance(values, list) else [each.raw_get("/AF")]
        associated |= {v.idnum for v in values if isinstance(v, IndirectObject)}
    for number, each in sorted(file.objects.items()):
        if hasattr(each, "get") and "/EF" in each and number not in associated:
            yield f"objek {number}"


def _layers(file: Opened) -> Iterator[str]:
    held = look(file.root, "/OCProperties")
    if held is None:
        return
    properties = held.get_object()
    groups = {getattr(each, "idnum", 0) for each in look(properties, "/OCGs", ())}
    configurations = [look(properties, "/D"), *look(properties, "/Configs", ())]
    names = []
    for each in (found.get_object() for found in configurations if found is not None):
        names.append(str(look(each, "/Name", "")))
        ordered = _numbers(each["/Order"]) if "/Order" in each else groups
        if "/AS" in each or not names[-1] or ordered != groups:
            yield "/OCProperties"
    if len(set(names)) != len(names):
        yield "/OCProperties"


def _numbers(order: Any) -> set[int]:
    found = set()
    for each in order:
        if isinstance(each, IndirectObject):
            found.add(each.idnum)
        elif isinstance(each, list):
            found |= _numbers(each)
    return found


def _presentations(file: Opened) -> Iterator[str]:
    names = look(file.root, "/Names")
    if names is not None and "/AlternatePresentations" in names.get_object():
        yield "/Names"
    yield from (place for place, page in file.pages if "/PresSteps" in page)


def _requirements(file: Opened) -> Iterator[str]:
    if "/Requirements" in file.root:
        yield "/Catalog"


CLAUSES: Final = (
    Clause("6.8", "pdfa.media-type", _media_types),
    Clause("6.8", "pdfa.file-name", _file_names),
    Clause("6.8", "pdfa.relationship", _relationships),
    Clause("6.8", "pdfa.association", _associations),
    Clause("6.9", "pdfa.layer", _layers),
    Clause("6.10", "pdfa.presentation", _presentations),
    Clause("6.11", "pdfa.requirement", _requirements),
)
