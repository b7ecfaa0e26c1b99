"""Where in an input a pydantic error stands, and what the models expect there.

pydantic's locations hold steps that no path in a JSON file has: tags of discriminated unions and
labels of plain ones. Following the annotations tells them from keys.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Literal,
    TypeGuard,
    Union,
    get_args,
    get_origin,
)

from pydantic import BaseModel, Discriminator, Tag
from pydantic.fields import FieldInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.jsontext import JsonPath

_KEY_MARK: Final = "[key]"  # the last step of an error in a key of a dict


@dataclass(frozen=True)
class Place:
    """One place in an input.

    Attributes:
        path: Keys and indices that lead there.
        annotation: What the models expect, without `Annotated` and `None`; `None` where they
            don't know the place.
        metadata: What `Annotated` and the field add to it.
        value: What the input has there; `None` where it has nothing.
        parent: The place one step above; `None` at the top.
    """

    path: JsonPath
    annotation: Any
    metadata: tuple[object, ...]
    value: object
    parent: Place | None = None

    @property
    def field(self) -> FieldInfo | None:
        """The field of the model, where the place is one."""
        return next((item for item in self.metadata if isinstance(item, FieldInfo)), None)

    @property
    def fields(self) -> dict[str, FieldInfo]:
        """The fields of the model expected here, by their name in JSON."""
        return _fields(self.annotation) if _is_model(self.annotation) else {}

    @property
    def choices(self) -> tuple[object, ...]:
        """The values of the `Literal` expected here."""
        return get_args(self.annotation) if get_origin(self.annotation) is Literal else ()

    @property
    def discriminator(self) -> str | None:
        """The field that tells the members of a union apart; `None` if a function does."""
        found = _discriminator(self.metadata)
        return found if isinstance(found, str) else None

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the discriminated union expected here."""
        found = _discriminator(self.metadata)
        return tuple(
            str(tag) for member in _members(self.annotation) for tag in _member_tags(member, found)
        )


def resolve(model: object, location: Sequence[str | int], value: object) -> Place:
    """Follow a pydantic location through the annotations.

    Args:
        model: The model that was validated.
        location: The `loc` of an error.
        value: The input that was validated.
    """
    plain, metadata = _unwrapped(model)
    place = Place((), plain, metadata, value)
    for step in location:
        place = _step(place, step)
    return place


def _step(place: Place, step: str | int) -> Place:
    members = _members(place.annotation)
    if members:
        return _member(place, members, step)
    if step == _KEY_MARK and place.parent and get_origin(place.parent.annotation) is dict:
        key = get_args(place.parent.annotation)[0]
        return _expect(place.parent, place.path[-1:], key, ())
    inside = _inside(place.annotation, step)
    if inside is None and not _has(place.value, step):
        return place  # a label of a plain union
    return _expect(place, (step,), *(inside or (None, ())))


def _inside(annotation: object, step: str | int) -> tuple[object, tuple[object, ...]] | None:
    """Say what is expected at a key or index; `None` where the annotation doesn't know."""
    if _is_model(annotation):
        found = _fields(annotation).get(str(step))
        return (found.annotation, (found, *found.metadata)) if found else (None, ())
    if isinstance(step, int) and get_origin(annotation) in {tuple, list}:
        return get_args(annotation)[0], ()
    if get_origin(annotation) is dict:
        return get_args(annotation)[1], ()
    return None


def _expect(
    above: Place, steps: JsonPath, annotation: object, metadata: tuple[object, ...]
) -> Place:
    plain, added = _unwrapped(annotation)
    value = above.value
    for step in steps:
        value = _below(value, step)
    return Place((*above.path, *steps), plain, (*metadata, *added), value, above)


def _member(place: Place, members: Sequence[object], step: str | int) -> Place:
    """Enter the member of a union that a tag or label names; the path stays."""
    found = _discriminator(place.metadata)
    for member in members:
        plain = _unwrapped(member)[0]
        if step in _member_tags(member, found) or (
            found is None and _is_model(plain) and plain.__name__ == step
        ):
            return _expect(place, (), member, place.metadata)
    return replace(place, annotation=None)


def _unwrapped(annotation: object) -> tuple[Any, tuple[object, ...]]:
    """Take `Annotated` and `| None` off."""
    metadata: tuple[object, ...] = ()
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *added = get_args(annotation)
            metadata = (*metadata, *added)
            continue
        arguments = _members(annotation)
        if len(arguments) != 1:
            return annotation, metadata
        annotation = arguments[0]


def _members(annotation: object) -> tuple[object, ...]:
    """List the members of a union but `None`; empty for anything else."""
    if get_origin(annotation) not in {Union, UnionType}:
        return ()
    return tuple(member for member in get_args(annotation) if member is not NoneType)


def _discriminator(metadata: Iterable[object]) -> object:
    """Find the name or function that tells members apart; `None` for a plain union."""
    for item in metadata:
        if isinstance(item, FieldInfo) and item.discriminator is not None:
            found: object = item.discriminator
            return found.discriminator if isinstance(found, Discriminator) else found
        if isinstance(item, Discriminator):
            return item.discriminator
    return None


def _member_tags(member: object, discriminator: object) -> tuple[object, ...]:
    plain, metadata = _unwrapped(member)
    for item in metadata:
        if isinstance(item, Tag):
            return (item.tag,)
    if isinstance(discriminator, str) and _is_model(plain):
        found = plain.model_fields.get(discriminator)
        return get_args(_unwrapped(found.annotation)[0]) if found else ()
    return ()


def _is_model(annotation: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    fields: Mapping[str, FieldInfo] = model.model_fields
    return {_json_name(name, found): found for name, found in fields.items()}


def _json_name(name: str, found: FieldInfo) -> str:
    return found.validation_alias if isinstance(found.validation_alias, str) else name


def _has(value: object, step: str | int) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def _below(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
