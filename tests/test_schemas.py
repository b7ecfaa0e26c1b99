from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from berkas_samples import BERKAS, sample
from jsonschema import Draft202012Validator

from generator import resources, schemas
from generator.errors import InputError
from generator.loading import model_of
from generator.models.daerah import Profil

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Schema = dict[str, Any]

KEYS = schemas.schema_keys()
# Words of English docstrings and of pydantic's own titles.
ENGLISH = re.compile(r"\b(?:the|and|of|is|are|with|for|which|Model|Field)\b", re.IGNORECASE)


def shipped(key: str) -> Schema:
    schema: Schema = json.loads((resources.SCHEMAS / schemas.file_name(key)).read_bytes())
    return schema


def validator(schema: Schema) -> Draft202012Validator:
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def fields(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Walk every field of every object in a schema."""
    for name, definition in [("", schema), *schema["$defs"].items()]:
        for field, found in definition.get("properties", {}).items():
            yield f"{name}.{field}", found


def references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for item in value.values():
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


@pytest.mark.parametrize("key", KEYS)
def test_the_shipped_schema_is_what_the_models_say(key: str) -> None:
    text = (resources.SCHEMAS / schemas.file_name(key)).read_text("utf-8")
    assert text == schemas.schema_text(key)
    assert schemas.drifted(resources.SCHEMAS) == ()


@pytest.mark.parametrize("key", KEYS)
def test_the_shipped_schema_is_valid_json_schema_2020_12(key: str) -> None:
    schema = shipped(key)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == schemas.DIALECT
    assert schema["$id"].startswith("urn:naskah-kerjasama:")
    targets = {f"#/$defs/{name}" for name in schema["$defs"]}
    assert set(references(schema)) == targets


@pytest.mark.parametrize("key", KEYS)
def test_every_field_has_a_title_a_description_and_examples_in_indonesian(key: str) -> None:
    found = list(fields(shipped(key)))
    assert len(found) > 40
    for name, field in found:
        for part in ("title", "description"):
            assert field.get(part, "").strip(), f"{name} has no {part}"
            assert not ENGLISH.search(field[part]), f"{name}: {field[part]}"
        assert field["description"].endswith((".", "…")), name
        assert field.get("examples"), f"{name} has no examples"
        assert field["examples"][0] not in (None, "", [], {}), f"{name} has an empty example"


@pytest.mark.parametrize("key", KEYS)
def test_every_example_is_valid_where_it_stands(key: str) -> None:
    schema = shipped(key)
    for name, field in fields(schema):
        own = {**field, "$defs": schema["$defs"]}
        for example in field["examples"]:
            errors = [error.message for error in validator(own).iter_errors(example)]
            assert errors == [], name


@pytest.mark.parametrize("key", KEYS)
def test_no_english_of_the_code_reaches_the_schema(key: str) -> None:
    schema = shipped(key)
    for definition in schema["$defs"].values():
        assert "description" not in definition
        assert "title" not in definition
    assert not [name for name, field in fields(schema) if field["title"].startswith("Bagian ")]


@pytest.mark.parametrize("name", [*BERKAS, "profil"])
def test_every_sample_validates_and_names_its_schema(name: str) -> None:
    key = "profil" if name == "profil" else sample(name)["bentuk"]
    assert [error.message for error in validator(shipped(key)).iter_errors(sample(name))] == []
    target = (resources.SAMPLES / sample(name)["$schema"]).resolve()
    assert target == (resources.SCHEMAS / schemas.file_name(key)).resolve()


@pytest.mark.parametrize("key", KEYS)
def test_required_fields_are_those_the_model_requires(key: str) -> None:
    model = Profil if key == "profil" else model_of(key)
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    assert set(shipped(key)["required"]) == needed


def test_an_unknown_form_has_no_schema() -> None:
    with pytest.raises(InputError) as caught:
        schemas.json_schema("ksdx")
    assert caught.value.code == "input.unknown-form"


@pytest.mark.parametrize("damage", ["missing", "changed", "broken", "other layout"])
def test_drift_is_about_content_only(damage: str, tmp_path: Path) -> None:
    for key in KEYS:
        (tmp_path / schemas.file_name(key)).write_text(schemas.schema_text(key), "utf-8")
    assert schemas.drifted(tmp_path) == ()
    path = tmp_path / "profil.schema.json"
    if damage == "missing":
        path.unlink()
    elif damage == "changed":
        path.write_text(path.read_text("utf-8").replace("Tabalong", "Balangan"), "utf-8")
    elif damage == "broken":
        path.write_text("{", "utf-8")
    else:
        path.write_text(json.dumps(json.loads(path.read_text("utf-8"))), "utf-8")
    expected = () if damage == "other layout" else ("profil.schema.json",)
    assert schemas.drifted(tmp_path) == expected
