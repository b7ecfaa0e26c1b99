"""Shared parts: Word files in `_bagian/` of which templates include the body."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import BaseLoader

from generator.rendering.compiled import as_jinja, parse_source
from generator.rendering.environment import make_environment
from generator.rendering.package import DOCUMENT, read_package
from generator.rendering.source import Source
from generator.resources import shared_path, stamp

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from jinja2 import Environment, Template

    from generator.rendering.environment import DataOnlyEnvironment

_FOLDER: Final = "_bagian"


@lru_cache(maxsize=8)
def shared_environment(
    overrides: tuple[Path, ...],
) -> tuple[DataOnlyEnvironment, Mapping[str, Source]]:
    """Give the environment that finds shared parts, and those used so far by file name.

    Args:
        overrides: Folders searched before the shipped ones.
    """
    parts = _SharedParts(overrides)
    return make_environment(parts), parts.sources


class _SharedParts(BaseLoader):
    """Compiles what is included; anew when its file changed, or another comes before it."""

    def __init__(self, overrides: tuple[Path, ...]) -> None:
        self._overrides = overrides
        self.sources: dict[str, Source] = {}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 – Jinja's name for it
    ) -> Template:
        relative = f"{_FOLDER}/{name}.docx"
        path = shared_path(relative, self._overrides)
        before = stamp(path)
        folders = takewhile(lambda folder: folder / relative != path, self._overrides)
        rivals = [folder / relative for folder in folders]
        xml = read_package(path.read_bytes(), name=relative)[DOCUMENT]
        source = self.sources[relative] = Source(relative, DOCUMENT, xml)

        def is_fresh() -> bool:
            try:
                return stamp(path) == before and not any(map(Path.is_file, rivals))
            except OSError:
                return False

        tree = parse_source(environment, as_jinja(source.body), name, relative)
        code = environment.compile(tree, name, relative)
        return environment.template_class.from_code(environment, code, globals or {}, is_fresh)
