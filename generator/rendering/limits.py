"""What a template may do, and how much of it: an allow-list of syntax, and bounds on the work.

A template prints fields, repeats, chooses and includes shared parts. Without variables of its own,
macros or arithmetic it can't build up anything large, so that bounding rounds and text is enough.
"""

from __future__ import annotations

import re
import time
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from jinja2 import nodes, pass_context
from jinja2.exceptions import TemplateSyntaxError

from generator.rendering.fields import Kosong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2.runtime import Context

MAX_ROUNDS: Final = 100_000
MAX_CHARACTERS: Final = 64 * 1024 * 1024
MAX_SECONDS: Final = 20.0
ROUNDS: Final = " rounds"  # no template can spell a name with a space
BOUNDED: Final = " bounded"
_BATCH: Final = 1000

_ALLOWED: Final = frozenset(
    {
        nodes.And, nodes.Call, nodes.Compare, nodes.Concat, nodes.CondExpr, nodes.Const,
        nodes.Filter, nodes.For, nodes.Getattr, nodes.Getitem, nodes.If, nodes.Include,
        nodes.Keyword, nodes.List, nodes.Name, nodes.Neg, nodes.Not, nodes.Operand, nodes.Or,
        nodes.Output, nodes.TemplateData, nodes.Test, nodes.Tuple,
    }
)  # fmt: skip
_PART_NAME: Final = re.compile(r"[a-z0-9_]+")


class ForbiddenSyntaxError(TemplateSyntaxError):
    """A template uses syntax that isn't allowed."""


class UnknownNameError(ForbiddenSyntaxError):
    """A template uses a filter or a test that doesn't exist.

    Attributes:
        code: A key of `generator.messages.CATALOGUE`.
        used: The name as written.
        known: The names there are.
    """

    def __init__(self, code: str, used: str, known: Iterable[str], lineno: int) -> None:
        super().__init__(used, lineno)
        self.code = code
        self.used = used
        self.known = tuple(sorted(name for name in known if " " not in name))


class RunawayError(Exception):
    """A template does more rounds, or yields more text, than any document needs."""


class TooSlowError(Exception):
    """A template takes longer than any document needs."""


class Rounds:
    """Counts the rounds of all loops of one part, and the time they take."""

    def __init__(self) -> None:
        self._left = MAX_ROUNDS
        self._deadline = time.monotonic() + MAX_SECONDS

    def over(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield the items, each counted.

        Raises:
            RunawayError: More than `MAX_ROUNDS` altogether.
            TooSlowError: More than `MAX_SECONDS` since the part was begun.
        """
        for item in items:
            self._left -= 1
            if self._left < 0:
                raise RunawayError
            if time.monotonic() > self._deadline:
                raise TooSlowError
            yield item


@pass_context
def bounded(context: Context, items: Any) -> Any:
    """Count the rounds of a loop; every `for` of a template goes through here.

    Raises:
        TypeError: A loop over the letters of a text, which is always a mistake.
    """
    if isinstance(items, str):
        message = "for (str)"
        raise TypeError(message)
    return items if isinstance(items, Kosong) else list(context[ROUNDS].over(items))


def restrict(tree: nodes.Template, *, functions: frozenset[str]) -> None:
    """Refuse syntax that isn't allowed, and bound the loops of what remains, in place.

    Args:
        tree: A parsed template.
        functions: What may be called, besides methods of the loop variable.

    Raises:
        ForbiddenSyntaxError: With the line of the offending node.
    """
    for offence in offences(tree, functions=functions):
        raise offence
    for loop in list(tree.find_all(nodes.For)):
        where = {"lineno": loop.lineno, "environment": loop.environment}
        loop.iter = nodes.Filter(loop.iter, BOUNDED, [], [], None, None, **where)


def offences(tree: nodes.Template, *, functions: frozenset[str]) -> Iterator[ForbiddenSyntaxError]:
    """Find what `restrict` refuses; its arguments are the same."""
    for node in tree.find_all(nodes.Node):
        if type(node) not in _ALLOWED or not _is_harmless(node, functions):
            lines = (n.lineno for n in (node, *node.find_all(nodes.Node)) if n.lineno)
            yield ForbiddenSyntaxError(type(node).__name__, next(lines, 1))
        environment = node.environment
        if isinstance(node, nodes.Filter) and environment and node.name not in environment.filters:
            known = environment.filters
            yield UnknownNameError("template.unknown-filter", node.name, known, node.lineno)
        if isinstance(node, nodes.Test) and environment and node.name not in environment.tests:
            known = environment.tests
            yield UnknownNameError("template.unknown-test", node.name, known, node.lineno)


def _is_harmless(node: nodes.Node, functions: frozenset[str]) -> bool:
    if isinstance(node, nodes.For):
        return not node.recursive
    if isinstance(node, nodes.Include):
        part = node.template
        return isinstance(part, nodes.Const) and bool(_PART_NAME.fullmatch(str(part.value)))
    if isinstance(node, nodes.Call):
        called = node.node
        if isinstance(called, nodes.Getattr):
            return isinstance(called.node, nodes.Name) and called.node.name == "loop"
        return isinstance(called, nodes.Name) and called.name in functions
    return True


def joined(chunks: Iterable[str]) -> str:
    """Join the text a template yields.

    Raises:
        RunawayError: It is longer than `MAX_CHARACTERS`.
    """
    parts: list[str] = []
    length = 0
    chunks = iter(chunks)
    while batch := list(islice(chunks, _BATCH)):
        length += sum(map(len, batch))
        if length > MAX_CHARACTERS:
            raise RunawayError
        parts += batch
    return "".join(parts)
