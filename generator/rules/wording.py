"""Rules for the words of a berkas: titles, spelling, and placeholders left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

from generator.rules.finding import HOUSE, Place, Rule

if TYPE_CHECKING:
    from generator.models.sinergi import Sinergi

_ABBREVIATION: Final = re.compile(r"\([A-Z][A-Za-z]{1,11}\)")
_SPELLING: Final = (
    (re.compile(r"\bkerjasama\b", re.IGNORECASE), "kerja sama"),
    (re.compile(r"\bwalikota\b", re.IGNORECASE), "wali kota"),
    (re.compile(r"\bmil(?:y|i)ar?d\b|\bmilyar\b", re.IGNORECASE), "miliar"),
    (re.compile(r"\bRp\s+\d"), "Rp tanpa spasi"),
    (re.compile(r"\bitikad\b", re.IGNORECASE), "iktikad"),
)
_PLACEHOLDER: Final = re.compile(
    r"…{2,}|\.{4,}|\bx{3,}\b|\bX{4,}\b|\b(?i:lorem)\b|\{\{|\{%"  # three capitals: 30 in Roman
)


def _title_abbreviated(berkas: Sinergi) -> Iterator[Place]:
    if found := _ABBREVIATION.search(berkas.judul):
        yield "judul", {"text": found.group()}


def _misspelt(berkas: Sinergi) -> Iterator[Place]:
    for path, text in _texts(berkas, ""):
        for pattern, better in _SPELLING:
            if found := pattern.search(text):
                yield path, {"text": found.group(), "better": better}


def _placeholder(berkas: Sinergi) -> Iterator[Place]:
    for path, text in _texts(berkas, ""):
        if found := _PLACEHOLDER.search(text):
            yield path, {"text": found.group()}


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Walk every text of a model with its JSON path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, f"{path}.{key}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{path}[{index}]")


RULES: Final = (
    Rule("R89", "warning", "UU 12/2011 Lampiran II no. 4–5", _title_abbreviated),
    Rule("R98", "warning", HOUSE, _misspelt),
    Rule("R99", "error", HOUSE, _placeholder),
)
