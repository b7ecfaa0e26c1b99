"""A group of commands of which only the one that is called gets imported."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from collections.abc import Mapping


class Line(NamedTuple):
    """One command in the list that `naskah --help` shows.

    Attributes:
        panel: The heading it stands under.
        place: Module within `generator.cli`, and the function or `Typer` in it.
        summary: What it does; the first paragraph of its own help.
    """

    panel: str
    place: str
    summary: str

    def load(self) -> Any:
        """Import the function or `Typer`."""
        module, _, name = self.place.partition(":")
        return getattr(importlib.import_module(f"generator.cli.{module}"), name)


class LazyGroup(TyperGroup):
    """Lists commands from a table, and imports one when it is called."""

    lines: ClassVar[Mapping[str, Line]] = {}

    def __init__(self, **attrs: Any) -> None:
        shown = {
            name: TyperCommand(name, help=line.summary, rich_help_panel=line.panel)
            for name, line in self.lines.items()
        }
        super().__init__(**attrs | {"commands": shown})

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command that the arguments begin with, and import it."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, _imported(name, self.lines[name]) if name else command, rest


def _imported(name: str, line: Line) -> Any:
    found = line.load()
    if isinstance(found, typer.Typer):
        found.info.name = name
        return typer.main.get_group(found)
    app = typer.Typer(add_completion=False)
    app.command(name)(found)
    return typer.main.get_command(app)
