"""Two paragraphs made one, with the changes between them tracked word by word."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from generator.redline.atoms import Atom, atoms_of
from generator.redline.layout import is_relisted, keep_old_section
from generator.redline.looks import style_of
from generator.redline.marks import like, make, mark_paragraph
from generator.redline.runs import Runs
from generator.redline.words import Step, steps_between
from generator.rendering.oxml import local, w

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lxml import etree

    from generator.redline.layout import ListPlace
    from generator.redline.looks import Looks
    from generator.redline.marks import Pen


class Paragraphs:
    """Merges paragraphs of one part.

    Args:
        pen: Makes the marks.
        looks: Tells formatting apart.
        targets: What the part's relationships lead to, by id.
        lists: The list level and number of each paragraph that is in a list, of both documents.
        bookmarks: Names of the bookmarks of the new document; old ones of these names go.
        formatting: Whether changes of formatting are tracked.
    """

    def __init__(
        self,
        pen: Pen,
        looks: Looks,
        targets: Mapping[str, str],
        lists: Mapping[etree._Element, ListPlace],
        bookmarks: Collection[str],
        *,
        formatting: bool,
    ) -> None:
        self._pen = pen
        self._looks = looks
        self._targets = targets
        self._lists = lists
        self._formatting = formatting
        self._runs = Runs(pen, looks, bookmarks, formatting=formatting)

    def merged(self, old: etree._Element, new: etree._Element) -> etree._Element:
        """Give the new paragraph with everything marked that the old one had otherwise."""
        before, after = self._atoms(old), self._atoms(new)
        steps = steps_between(
            [atom for atom in before if atom.key is not None],
            [atom for atom in after if atom.key is not None],
        )
        made = _blank(new)
        self._track_properties(made, old, new)
        styles = {style_of(one.find(w("pPr")), "pStyle") for one in (old, new)}
        style = styles.pop() if len(styles) == 1 else None
        made.extend(self._runs.written(_with_silent(steps, before, after), style))
        return made

    def inserted(self, new: etree._Element, *, mark: bool = True) -> etree._Element:
        """Give a paragraph that came, with or without its own mark."""
        return self._whole(new, "+", "ins", mark=mark)

    def deleted(self, old: etree._Element, *, mark: bool = True) -> etree._Element:
        """Give a paragraph that went, with or without its own mark."""
        return self._whole(old, "-", "del", mark=mark)

    def mark(self, paragraph: etree._Element, name: str) -> None:
        """Track a paragraph's own mark as `ins` or `del`."""
        mark_paragraph(paragraph, self._pen.mark(name))

    def take_mark(
        self, paragraph: etree._Element, now: etree._Element | None, then: etree._Element | None
    ) -> None:
        """Lay a paragraph out as the one that ends here now, and note which ended here before.

        Args:
            paragraph: One that is tracked, changed in place.
            now: The new document's paragraph.
            then: The old document's.
        """
        own = paragraph.find(w("pPr"))
        if own is not None:
            paragraph.remove(own)
        properties = None if now is None else now.find(w("pPr"))
        if properties is not None:
            paragraph.insert(0, _settled(properties))
        self._track_properties(paragraph, then, now)

    def _whole(
        self, paragraph: etree._Element, kind: str, name: str, *, mark: bool
    ) -> etree._Element:
        made = _blank(paragraph)
        steps = [
            Step("+", None, atom) if kind == "+" else Step("-", atom, None)
            for atom in self._atoms(paragraph)
        ]
        made.extend(self._runs.written(steps, None))
        if mark:
            self.mark(made, name)
        return made

    def _atoms(self, paragraph: etree._Element) -> list[Atom]:
        return atoms_of(paragraph, self._targets)

    def _track_properties(
        self, made: etree._Element, then: etree._Element | None, now: etree._Element | None
    ) -> None:
        """Note how a paragraph was laid out, if that was otherwise."""
        if then is None or now is None or not self._formatting:
            return
        old, new = then.find(w("pPr")), made.find(w("pPr"))
        section = None if new is None else new.find(w("sectPr"))
        if section is not None and old is not None:
            keep_old_section(self._pen, section, old.find(w("sectPr")))
        if not self._differ(then, now):
            return
        if new is None:
            new = make("pPr")
            made.insert(0, new)
        self._pen.keep_old(new, old)

    def _differ(self, then: etree._Element, now: etree._Element) -> bool:
        old, new = then.find(w("pPr")), now.find(w("pPr"))
        return (
            style_of(old, "pStyle") != style_of(new, "pStyle")
            or self._looks.paragraph(old) != self._looks.paragraph(new)
            or is_relisted(self._lists.get(then), self._lists.get(now))
        )


def _with_silent(steps: list[Step], before: list[Atom], after: list[Atom]) -> Iterator[Step]:
    """Put what says nothing, such as bookmarks, back in its place."""
    old, new = iter(before), iter(after)
    for step in steps:
        if step.old is not None:
            yield from _until(old, step.old, is_new=False)
        if step.new is not None:
            yield from _until(new, step.new, is_new=True)
        yield step
    yield from _until(old, None, is_new=False)
    yield from _until(new, None, is_new=True)


def _until(atoms: Iterator[Atom], end: Atom | None, *, is_new: bool) -> Iterator[Step]:
    for atom in atoms:
        if atom is end:
            return
        if atom.key is None:
            yield Step("+", None, atom) if is_new else Step("-", atom, None)


def _blank(paragraph: etree._Element) -> etree._Element:
    made = like(paragraph)
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        made.append(deepcopy(properties))
    return made


def _settled(properties: etree._Element) -> etree._Element:
    """Copy properties without the marks and the section that belong to one paragraph."""
    copied = deepcopy(properties)
    for child in list(copied):
        if local(child) in ("sectPr", "pPrChange"):
            copied.remove(child)
    for mark in copied.findall(f"{w('rPr')}/*"):
        if local(mark) in ("ins", "del"):
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)
    return copied
