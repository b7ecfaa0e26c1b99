"""Models as plain data: mappings, lists, text, numbers and dates; `Kosong` for what is absent.

An empty list is absent too: its first item prints blanks in a draft, and a loop finds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.rendering.fields import Kosong


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
        return {
            name: self.value(getattr(model, name), f"{prefix}{name}")
            for name in type(model).model_fields
        }

    def value(self, value: Any, path: str) -> Any:
        """Give any value, whatever it holds."""
        if value is None or value == ():
            return Kosong(path, draft=self._draft)
        if isinstance(value, BaseModel):
            return self.mapping(value, path)
        if isinstance(value, Mapping):
            return {key: self.value(item, f"{path}.{key}") for key, item in value.items()}
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            return [self.value(item, f"{path}[{index}]") for index, item in enumerate(value)]
        return value
