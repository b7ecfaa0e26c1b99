"""JSON Schemas of the input files, generated from the models and never edited by hand.

JSON Schema 2020-12; titles, descriptions and examples are Indonesian, for editors that complete
and explain fields.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from generator import registry
from generator.loading import model_of
from generator.models.daerah import Profil

if TYPE_CHECKING:
    from pathlib import Path

    from generator.models.base import Model

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
PROFILE: Final = "profil"


def schema_keys() -> tuple[str, ...]:
    """List the keys of all schemas: every form, and the profil."""
    return (*(form.key for form in registry.FORMS), PROFILE)


def json_schema(key: str) -> dict[str, Any]:
    """Build the schema of a form's berkas, or of the profil.

    Raises:
        InputError: There is no such form.
    """
    model: type[Model] = Profil if key == PROFILE else model_of(key)
    title = "Profil daerah" if key == PROFILE else f"Berkas {registry.form(key).title}"
    schema = model.model_json_schema(by_alias=True, mode="validation")
    for definition in (schema, *schema.get("$defs", {}).values()):
        definition.pop("description", None)
        definition.pop("title", None)
    return {
        "$schema": DIALECT,
        "$id": f"urn:naskah-kerjasama:skema:{key}:1",
        "title": title,
        "description": f"Isian berkas {key}.json untuk naskah-kerjasama.",
        **schema,
    }


def schema_text(key: str) -> str:
    """Print a schema as it stands in `schemas/`."""
    return json.dumps(json_schema(key), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def file_name(key: str) -> str:
    """Name the file of a schema."""
    return f"{key}.schema.json"


def drifted(folder: Path) -> tuple[str, ...]:
    """List the schema files in `folder` that are missing or differ from the models."""
    return tuple(
        file_name(key)
        for key in schema_keys()
        if _stored(folder / file_name(key)) != json_schema(key)
    )


def _stored(path: Path) -> object:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
