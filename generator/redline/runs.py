"""The way from one paragraph to another, written as runs and marks."""

from __future__ import annotations

from copy import deepcopy
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from generator.redline.atoms import text_run
from generator.redline.marks import like, make
from generator.rendering.oxml import w

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from generator.redline.looks import Looks
    from generator.redline.marks import Pen
    from generator.redline.words import Step


class Runs:
    """Writes steps.

    Args:
        pen: Makes the marks.
        looks: Tells formatting apart.
        bookmarks: Names of the bookmarks of the new document; old ones of these names go.
        formatting: Whether changes of formatting are tracked.
    """

    def __init__(
        self, pen: Pen, looks: Looks, bookmarks: Collection[str], *, formatting: bool
    ) -> None:
        self._pen = pen
        self._looks = looks
        self._bookmarks = bookmarks
        self._formatting = formatting

    def written(self, steps: Iterable[Step], style: str | None) -> Iterator[etree._Element]:
        """Give the content of a paragraph, what is marked alike together.

        Args:
            steps: What stayed, came and went, with bookmarks and the like in their places.
            style: The paragraph's style; `None` if it changed, so that it doesn't count.
        """
        for group in _by_link([step for step in steps if self._stays(step)]):
            pieces = self._marked(group, style)
            link = group[0].atom.link
            if link is None:
                yield from pieces
            else:
                holder = like(link)
                holder.extend(pieces)
                yield holder

    def _stays(self, step: Step) -> bool:
        """Say whether a step is shown: all, but for old bookmarks that the new document has."""
        if step.atom.key is not None or step.new is not None:
            return True
        node = step.atom.nodes[0]
        is_free = node.get(w("name"), "") not in self._bookmarks
        return node.tag == w("bookmarkEnd") or (node.tag == w("bookmarkStart") and is_free)

    def _marked(self, steps: Sequence[Step], style: str | None) -> Iterator[etree._Element]:
        for kind, group in groupby(steps, key=lambda step: step.atom.key is not None and step.kind):
            if not kind:
                yield from (deepcopy(step.atom.nodes[0]) for step in group)
                continue
            runs = [run for alike in _alike(group) for run in self._runs(alike, style)]
            if kind == "=":
                yield from runs
            else:
                yield self._pen.wrap("ins" if kind == "+" else "del", runs)

    def _runs(self, steps: list[Step], style: str | None) -> list[etree._Element]:
        """Write steps that are alike as one run, or one step as the runs it consists of."""
        first = steps[0]
        if first.atom.is_plain:
            runs = [text_run("".join(step.atom.text for step in steps), first.atom.look)]
        else:
            runs = [deepcopy(node) for node in first.atom.nodes]
        if first.kind == "=" and first.old is not None and self._formatting:
            was = first.old.look
            if self._looks.run(was, style) != self._looks.run(first.atom.look, style):
                for run in runs:
                    if run.tag == w("r"):
                        self._keep_old_look(run, was)
        return runs

    def _keep_old_look(self, run: etree._Element, was: etree._Element | None) -> None:
        look = run.find(w("rPr"))
        if look is None:
            look = make("rPr")
            run.insert(0, look)
        self._pen.keep_old(look, was)


def _by_link(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Part steps by the hyperlink around them; what says nothing goes with what is before it."""
    group: list[Step] = []
    for step in steps:
        is_other = bool(group) and step.atom.link_key != group[-1].atom.link_key
        if is_other and (step.atom.key is not None or not step.atom.link_key):
            yield group
            group = []
        group.append(step)
    if group:
        yield group


def _alike(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Part steps into those that can be written as one run."""
    group: list[Step] = []
    for step in steps:
        if group and not _is_alike(group[-1], step):
            yield group
            group = []
        group.append(step)
    yield group


def _is_alike(one: Step, other: Step) -> bool:
    """Say whether two steps can be written as one run."""
    looks = [(step.atom.look, step.old.look if step.old else None) for step in (one, other)]
    return (
        one.atom.is_plain
        and other.atom.is_plain
        and all(_xml(here) == _xml(there) for here, there in zip(*looks, strict=True))
    )


def _xml(element: etree._Element | None) -> bytes:
    return (
        b""
        if element is None or not len(element)
        else etree.tostring(element, method="c14n", with_tail=False)
    )
