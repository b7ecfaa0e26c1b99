"""New values in a JSON text, everything else left as it was typed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from generator.jsonscan import scan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from generator.jsonscan import Node
    from generator.jsontext import JsonPath

_STEP: Final = re.compile(r'\.?([A-Za-z_$][A-Za-z0-9_$-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]')
_DECODER: Final = json.JSONDecoder()


def read_path(text: str) -> JsonPath:
    """Take apart what `jsontext.print_path` wrote.

    Raises:
        ValueError: It isn't a path.

    >>> read_path("para_pihak[0].wakil.nip")
    ('para_pihak', 0, 'wakil', 'nip')
    """
    steps: list[str | int] = []
    at = 0
    while at < len(text):
        match = _STEP.match(text, at)
        if match is None:
            raise ValueError(text)
        name, index, quoted = match.groups()
        steps.append(int(index) if index else name or str(json.loads(quoted)))
        at = match.end()
    return tuple(steps)


def with_values(text: str, values: Mapping[JsonPath, str | int | Decimal]) -> str:
    """Put new texts and numbers in the place of those there are.

    Args:
        text: A JSON text that `jsontext.parse` has read.
        values: The new values by path; each path leads to a text or number.

    Raises:
        KeyError: There is nothing at a path.
    """
    root = scan(text)
    ascii_only = text.isascii() and "\\u" in text
    for path, value in sorted(
        values.items(), key=lambda pair: _find(root, pair[0]).offset, reverse=True
    ):
        start = _find(root, path).offset
        _, end = _DECODER.raw_decode(text, start)
        token = str(value)
        if isinstance(value, str):
            token = json.dumps(value, ensure_ascii=ascii_only)
        text = text[:start] + token + text[end:]
    return text


def _find(node: Node, path: JsonPath) -> Node:
    for step in path:
        node = node.members[step]
    return node
