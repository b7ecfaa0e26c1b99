"""Models as plain data: mappings, lists, text, numbers and dates; `Kosong` for what is absent.

An empty list is absent too: its first item prints blanks in a draft, and a loop finds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pydantic import BaseModel

from generator.rendering.fields import Kosong

_AS_THEY_ARE: Final = frozenset({str, int, bool, Decimal, date})  # most values, seen at a glance


class Plain:
    """Turns models into plain data.

    Args:
        draft: Whether absent values print dotted blanks.
    """

    def __init__(self, *, draft: bool) -> None:
        self._draft = draft

    def mapping(self, model: BaseModel, path: str) -> dict[str, Any]:
        """Give the fields of a model by name; `path` is where the model stands in the berkas."""
        prefix = f"{path}." if path else ""
        values = vars(model)
        return {
            name: value
            if type(value := values[name]) in _AS_THEY_ARE
            else self.value(value, f"{prefix}{name}")
            for name in type(model).model_fields
        }

    def value(self, value: Any, path: str) -> Any:
        """Give any value, whatever it holds."""
        if type(value) in _AS_THEY_ARE:
            return value
        if isinstance(value, BaseModel):
            return self.mapping(value, path)
        if value is None or value == ():
            return Kosong(path, draft=self._draft)
        if isinstance(value, Mapping):
            return {key: self.value(item, f"{path}.{key}") for key, item in value.items()}
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            return [self.value(item, f"{path}[{index}]") for index, item in enumerate(value)]
        return value
