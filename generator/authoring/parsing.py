"""One tag parsed by itself, so that one mistake hides no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from jinja2 import DictLoader, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.parser import Parser

from generator.rendering.environment import FUNCTIONS, make_environment
from generator.rendering.fields import closest
from generator.rendering.limits import ForbiddenSyntaxError, UnknownNameError, offences

Report = Callable[..., None]

ENVIRONMENT: Final = make_environment(DictLoader({}))


def parse(source: str, report: Report) -> nodes.Node | None:
    """Parse one tag, with what ends it; tell what is wrong.

    Args:
        source: Such as `{{ judul }}` or `{% if a %}{% endif %}`.
        report: Takes a code and facts.

    Returns:
        The node of the tag; `None` if it can't be followed.
    """
    try:
        tree = Parser(ENVIRONMENT, source).parse()
    except TemplateSyntaxError:
        report("template.markup")
        return None
    except RecursionError:
        report("template.too-deep")
        return None
    tree.set_environment(ENVIRONMENT)
    for offence in offences(tree, functions=frozenset(FUNCTIONS)):
        if isinstance(offence, UnknownNameError):
            _report_unknown_name(offence, report)
        elif isinstance(offence, ForbiddenSyntaxError):
            report("template.forbidden")
            return None
    return tree.body[0] if tree.body else None


def included(node: nodes.Node | None) -> str:
    """Give the name of the shared part that an `include` puts in; empty for other tags."""
    if isinstance(node, nodes.Include) and isinstance(node.template, nodes.Const):
        return str(node.template.value)
    return ""


def _report_unknown_name(offence: UnknownNameError, report: Report) -> None:
    near = closest(offence.used, offence.known)
    if near and offence.code == "template.unknown-filter":
        report("lint.misspelt-filter", used=offence.used, near=near)
    else:
        report(offence.code, used=offence.used, known=offence.known)
