"""The strict, frozen base of every model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

SEVERAL: Final = "several"


class Model(BaseModel):
    """A part of an input: unknown fields are errors, values never change after loading."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        # Keeps pydantic from dropping a field's title as redundant where it equals the class name.
        model_title_generator=lambda model: f"Bagian {model.__name__}",
    )


class InputFile(Model):
    """The first lines of every JSON file this package reads."""

    skema: str | None = Field(
        None,
        alias="$schema",
        title="Skema",
        description="Letak JSON Schema, agar penyunting dapat melengkapi dan menjelaskan isian.",
        examples=["../schemas/sinergi.schema.json"],
    )
    versi_skema: Literal[1] = Field(
        title="Versi skema",
        description="Versi susunan isian berkas; 1 untuk versi yang berlaku sekarang.",
        examples=[1],
    )


class Wrong(NamedTuple):
    """One thing that a validator of a whole model found.

    Attributes:
        code: A code of `generator.messages`.
        at: Keys and indices that lead from the model to the place.
        facts: Named values for the sentence.
    """

    code: str
    at: tuple[str | int, ...]
    facts: dict[str, Any]


def repeated(values: Iterable[str], at: tuple[str | int, ...]) -> Iterator[Wrong]:
    """Find the values that a list of choices names more than once."""
    twice = [value for value, times in Counter(values).items() if times > 1]
    if twice:
        yield Wrong("field.repeated", at, {"values": twice})


def refuse(wrongs: Iterable[Wrong]) -> None:
    """Raise everything a validator found as one error, which `problems_of` takes apart again.

    Raises:
        PydanticCustomError: There is something.
    """
    found = list(wrongs)
    if found:
        raise PydanticCustomError(SEVERAL, SEVERAL, {SEVERAL: found})
