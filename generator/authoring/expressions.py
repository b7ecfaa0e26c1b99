"""What an expression of a template yields, and what is wrong with it, without rendering it.

Each tag is parsed by itself, so that one mistake hides no other, and its syntax tree is followed
through the shape of the context: every dotted path, loop variables included. Filters are tried on
values of the samples; what they yield is what comes next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from jinja2 import nodes

from generator.authoring.parsing import ENVIRONMENT, Report
from generator.authoring.shape import ANY, GROUP, LIST, NUMBER, TEXT, Shape, anything, result
from generator.errors import TemplateError
from generator.rendering.environment import FUNCTIONS
from generator.rendering.fields import closest
from generator.rendering.filters import FILTERS

_LOOP: Final = {
    "index": 1, "index0": 0, "revindex": 1, "revindex0": 0, "first": True, "last": False,
    "length": 1, "depth": 1, "depth0": 0,
}  # fmt: skip
_LOOP_NEIGHBOURS: Final = ("previtem", "nextitem", "cycle", "changed")
LOOKING: Final = ("length", "selectattr", "rejectattr", "map", "first", "last")
_LOOP_FILTERS: Final = ("penutup", "penutup_daftar")
PRINTABLE: Final = {TEXT, NUMBER, ANY}

Scope = Mapping[str, Shape]


class Evaluator:
    """Follows expressions through shapes.

    Args:
        report: Takes a code and facts.
        use: Takes the path of each value that is printed or handed on.
        refer: Takes the name each `rujuk()` refers to.
    """

    def __init__(
        self, report: Report, use: Callable[[str], None], refer: Callable[[str], None]
    ) -> None:
        self._report = report
        self._use = use
        self._refer = refer
        self._guards = 0
        self._follow: Mapping[type[nodes.Node], Callable[[Any, Scope, bool], Shape]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._field,
            nodes.Getitem: self._field,
            nodes.Filter: self._filter,
            nodes.Call: self._call,
            nodes.Const: self._constant,
            nodes.CondExpr: self._choice,
            nodes.And: self._choice,
            nodes.Or: self._choice,
            nodes.Concat: self._joined,
            nodes.Compare: self._asked,
            nodes.Not: self._asked,
            nodes.Test: self._asked,
            nodes.List: self._listed,
            nodes.Tuple: self._listed,
        }
        self._jinja_filters: Mapping[str, Callable[[Any, Shape], Shape]] = {
            "length": self._length,
            "join": self._join,
            "first": self._one,
            "last": self._one,
            "selectattr": self._select,
            "rejectattr": self._select,
            "map": self._map,
        }

    @property
    def is_guarded(self) -> bool:
        """Whether what is followed now stands where it may never be asked."""
        return self._guards > 0

    def printed(self, node: nodes.Node, scope: Scope) -> None:
        """Follow what a `{{ … }}` prints."""
        if not isinstance(node, nodes.Output):
            return
        for one in node.nodes:
            if isinstance(one, nodes.TemplateData):
                continue
            found = self.value(one, scope)
            if not found.kinds <= PRINTABLE:
                self._refuse_printing(one, found)

    def _refuse_printing(self, node: nodes.Node, found: Shape) -> None:
        name = spelling(node)
        kind = min(found.kinds - PRINTABLE)
        self._report(f"lint.unformatted-{kind}", field=name)

    def condition(self, node: nodes.Node, scope: Scope) -> None:
        """Follow what an `if` asks."""
        if isinstance(node, nodes.If):
            self.value(node.test, scope, uses=False)

    def loop(self, node: nodes.Node, scope: Scope) -> dict[str, Shape]:
        """Follow a `for`, and give the scope of what it repeats."""
        if not isinstance(node, nodes.For):
            return dict(scope)
        over = self.value(node.iter, scope, uses=False)
        if not over.kinds & {LIST, ANY} and over.kinds:
            self._report("lint.loop-over", field=spelling(node.iter))
        item = over.item if over.item is not None else anything()
        inner = {**scope, "loop": _loop(item)}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = item
        else:
            inner |= {one.name: anything() for one in node.target.find_all(nodes.Name)}
        if node.test is not None:
            self.value(node.test, inner, uses=False)
        return inner

    def value(self, node: nodes.Node, scope: Scope, *, uses: bool = True) -> Shape:
        """Give the shape of an expression.

        Args:
            node: The expression.
            scope: Shapes by name.
            uses: Whether its value is printed or handed on, rather than only looked at.
        """
        follow = self._follow.get(type(node), self._children)
        return follow(node, scope, uses)

    def _children(self, node: Any, scope: Scope, uses: bool) -> Shape:
        for child in node.iter_child_nodes():
            self.value(child, scope, uses=uses)
        return anything()

    def _joined(self, node: Any, scope: Scope, _uses: bool) -> Shape:
        self._children(node, scope, uses=True)
        return result("")

    def _asked(self, node: Any, scope: Scope, _uses: bool) -> Shape:
        self._children(node, scope, uses=False)
        return result(True)

    def _constant(self, node: Any, _scope: Scope, _uses: bool) -> Shape:
        return result(node.value)

    def _listed(self, node: Any, scope: Scope, _uses: bool) -> Shape:
        items = [self.value(child, scope) for child in node.items]
        return Shape(kinds={LIST}, item=union(items))

    def _name(self, node: Any, scope: Scope, uses: bool) -> Shape:
        if node.name in scope:
            return self._used(scope[node.name], uses=uses)
        if node.name in FUNCTIONS:
            return Shape(kinds={"function"})
        self._report_field(node.name, scope)
        return anything()

    def _report_field(self, name: str, known: Mapping[str, object], *, prefix: str = "") -> None:
        near = closest(name, known)
        full = f"{prefix}{name}"
        if near:
            self._report("template.misspelt-field", field=full, near=f"{prefix}{near}")
        else:
            self._report("template.undefined-field", field=full)

    def _field(self, node: Any, scope: Scope, uses: bool) -> Shape:
        base = self.value(node.node, scope, uses=False)
        if isinstance(node, nodes.Getattr):
            return self._used(self.child(base, node.attr, spelling(node.node)), uses=uses)
        if isinstance(node.arg, nodes.Const):
            return self._used(self.child(base, node.arg.value, spelling(node.node)), uses=uses)
        self.value(node.arg, scope)
        return anything()

    def child(self, base: Shape, key: Any, spelt: str) -> Shape:
        """Give the field or item `key` of a shape, and tell if there is none."""
        if ANY in base.kinds or not base.kinds:
            return base.fields.get(str(key), anything())
        if isinstance(key, int):
            if LIST in base.kinds:
                return base.item if base.item is not None else anything()
            self._report("template.undefined-field", field=f"{spelt}[{key}]")
            return anything()
        if str(key) in base.fields:
            return base.fields[str(key)]
        if base.kinds == {LIST}:
            self._report("lint.field-of-list", field=f"{spelt}.{key}", list=spelt)
        else:
            self._report_field(str(key), base.fields, prefix=f"{spelt}.")
        return anything()

    def _choice(self, node: Any, scope: Scope, uses: bool) -> Shape:
        if isinstance(node, nodes.CondExpr):
            self.value(node.test, scope, uses=False)
            ends = [node.expr1, *([node.expr2] if node.expr2 is not None else [])]
        else:
            ends = [node.left, node.right]
        made = []
        for index, end in enumerate(ends):
            # What stands behind `and`, `or` or in a branch may never be asked.
            self._guards += index > 0 or isinstance(node, nodes.CondExpr)
            made.append(self.value(end, scope, uses=uses))
            self._guards -= index > 0 or isinstance(node, nodes.CondExpr)
        return union(made)

    def _call(self, node: Any, scope: Scope, _uses: bool) -> Shape:
        for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self.value(argument, scope)
        called = node.node
        if not isinstance(called, nodes.Name) or called.name not in FUNCTIONS:
            return anything()
        first = node.args[0] if node.args else None
        if called.name == "rujuk" and isinstance(first, nodes.Const):
            self._refer(str(first.value))
        return result("")

    def _filter(self, node: Any, scope: Scope, uses: bool) -> Shape:
        uses = uses and node.name not in LOOKING
        found = anything() if node.node is None else self.value(node.node, scope, uses=uses)
        for argument in node.args:
            self.value(argument, scope)
        if node.name in FILTERS:
            return self._own_filter(node, found)
        return self._jinja_filters.get(node.name, self._unknown)(node, found)

    def _unknown(self, _node: Any, _found: Shape) -> Shape:
        return anything()

    def _length(self, _node: Any, _found: Shape) -> Shape:
        return result(1)

    def _join(self, _node: Any, found: Shape) -> Shape:
        self._used(found.item, uses=True)
        return result("")

    def _one(self, _node: Any, found: Shape) -> Shape:
        return self._used(found.item, uses=True)

    def _select(self, node: Any, found: Shape) -> Shape:
        first = node.args[0] if node.args else None
        if isinstance(first, nodes.Const):
            self._attribute(node, found, str(first.value))
        return found

    def _map(self, node: Any, found: Shape) -> Shape:
        named = next((one.value for one in node.kwargs if one.key == "attribute"), None)
        if isinstance(named, nodes.Const):
            item = self._used(self._attribute(node, found, str(named.value)), uses=True)
            return Shape(kinds={LIST}, item=item)
        first = node.args[0] if node.args else None
        name = str(first.value) if isinstance(first, nodes.Const) else ""
        if name not in ENVIRONMENT.filters:
            self._report("template.unknown-filter", used=name, known=sorted(FILTERS))
            return Shape(kinds={LIST}, item=anything())
        item = self._used(found.item, uses=True)
        return Shape(kinds={LIST}, item=_tried(name, item, ()) or anything())

    def _attribute(self, node: Any, found: Shape, name: str) -> Shape:
        """Follow a dotted attribute of the items, as `selectattr` and `map` name it."""
        item = found.item if found.item is not None else anything()
        for step in name.split("."):
            item = self.child(item, step, f"{spelling(node.node)}[]")
        return item

    def _own_filter(self, node: Any, found: Shape) -> Shape:
        if found.kinds & {ANY} or not found.kinds:
            return result("")
        if node.name in _LOOP_FILTERS:
            made = result("") if "loop" in found.kinds else None
        else:
            arguments = [one.value for one in node.args if isinstance(one, nodes.Const)]
            made = _tried(node.name, found, arguments)
        if made is None:
            self._report("lint.filter-input", used=node.name, field=spelling(node.node))
            return result("")
        return made

    def _used(self, found: Shape | None, *, uses: bool) -> Shape:
        if found is None:
            return anything()
        if found.path and (uses or _is_single(found)):
            self._use(found.path)
        return found


def _is_single(found: Shape) -> bool:
    """Tell a value, or a list of values, from a group; to ask for one is to use it."""
    return GROUP not in (found.kinds if found.item is None else found.item.kinds)


def _tried(name: str, found: Shape, arguments: Sequence[Any]) -> Shape | None:
    """Give what a filter makes of values of the samples; `None` if it takes none of them."""
    if not found.examples:
        return anything()
    made = []
    for example in found.examples:
        with suppress(TypeError, TemplateError):
            made.append(FILTERS[name](example, *arguments) if name in FILTERS else "")
    return result(*made) if made else None


def _loop(item: Shape) -> Shape:
    loop = Shape(kinds={"loop"})
    for name, value in _LOOP.items():
        loop.fields[name] = result(value)
    for name in _LOOP_NEIGHBOURS:
        loop.fields[name] = item if name.endswith("item") else anything()
    return loop


def union(parts: Sequence[Shape]) -> Shape:
    """Make the shape of what may be any of several."""
    if not parts:
        return anything()
    made = Shape()
    for part in parts:
        made.kinds |= part.kinds or {ANY}
        made.fields |= part.fields
        made.item = made.item or part.item
        made.examples += part.examples
    return made


def spelling(node: nodes.Node | None) -> str:
    """Write an expression as the template does, near enough."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{spelling(node.node)}.{node.attr}"
        case nodes.Getitem() if isinstance(node.arg, nodes.Const):
            return f"{spelling(node.node)}[{node.arg.value!r}]"
        case nodes.Filter():
            return f"{spelling(node.node)}|{node.name}"
        case nodes.Const():
            return repr(node.value)
        case _:
            return "…"
