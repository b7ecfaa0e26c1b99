"""Two paragraphs made one, with the changes between them tracked word by word."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from generator.redline.atoms import Atom, atoms_of, text_run
from generator.redline.looks import style_of
from generator.redline.marks import like, make, mark_paragraph
from generator.redline.words import Step, steps_between
from generator.rendering.oxml import local, values, w

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.redline.looks import Looks
    from generator.redline.marks import Pen
    from generator.rendering.numbering import Numbering


# The number a list begins with, last in what is printed.
_FIRST: Final = re.compile(r"(?<![0-9A-Za-z])(?:1|[aAiI])[^0-9A-Za-z]*$")


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
        self._bookmarks = bookmarks
        self._formatting = formatting

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
        steps_written = self._written(_with_silent(steps, before, after), made, len(styles) == 1)
        for element in steps_written:
            made.append(element)
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
        for element in self._written(steps, made, same_style=True):
            made.append(element)
        if mark:
            self.mark(made, name)
        return made

    def _atoms(self, paragraph: etree._Element) -> list[Atom]:
        return atoms_of(paragraph, self._targets)

    def _track_properties(
        self, made: etree._Element, then: etree._Element | None, now: etree._Element | None
    ) -> None:
        """Note how a paragraph was laid out, if that was otherwise."""
        if then is None or now is None:
            return
        old, new = then.find(w("pPr")), made.find(w("pPr"))
        section = None if new is None else new.find(w("sectPr"))
        if section is not None and old is not None:
            keep_old_section(self._pen, section, old.find(w("sectPr")))
        if not self._formatting or not self._differ(then, now):
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
            or _is_relisted(self._lists.get(then), self._lists.get(now))
        )

    def _written(
        self, steps: Iterable[Step], made: etree._Element, same_style: bool
    ) -> Iterator[etree._Element]:
        """Write the steps, what is marked alike together."""
        style = style_of(made.find(w("pPr")), "pStyle") if same_style else None
        link: etree._Element | None = None
        link_key = ""
        batch: list[Step] = []

        def flush() -> Iterator[etree._Element]:
            pieces = list(self._marked(batch, style))
            batch.clear()
            if link is None:
                yield from pieces
            else:
                link.extend(pieces)

        for step in steps:
            atom = step.atom
            if atom.key is None and not self._stays(step):
                continue
            if atom.link_key != link_key and (atom.key is not None or not atom.link_key):
                yield from flush()
                link, link_key = None, atom.link_key
                if atom.link is not None:
                    link = like(atom.link)
                    yield link
            batch.append(step)
        yield from flush()

    def _stays(self, step: Step) -> bool:
        """Say whether a bookmark or the like is kept: the new ones, and old ones not in the way."""
        node = step.atom.nodes[0]
        if step.new is not None:
            return True
        if node.tag == w("bookmarkStart"):
            return node.get(w("name"), "") not in self._bookmarks
        return node.tag == w("bookmarkEnd")

    def _marked(self, steps: list[Step], style: str | None) -> Iterator[etree._Element]:
        wrapped: list[etree._Element] = []
        kind = "="
        run: list[Step] = []

        def close_run() -> None:
            if run:
                wrapped.extend(self._runs(run, style))
                run.clear()

        def close() -> Iterator[etree._Element]:
            close_run()
            if kind == "=":
                yield from wrapped
            elif wrapped:
                yield self._pen.wrap("ins" if kind == "+" else "del", wrapped)
            wrapped.clear()

        for step in steps:
            if step.atom.key is None:
                yield from close()
                yield deepcopy(step.atom.nodes[0])
                continue
            if step.kind != kind:
                yield from close()
                kind = step.kind
            if run and not (_is_alike(run[-1], step)):
                close_run()
            run.append(step)
        yield from close()

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


class ListPlace(NamedTuple):
    """Where a paragraph is in a list.

    Attributes:
        level: The depth and how its numbers look.
        own: The list the paragraph names itself, not by its style.
        is_first: Whether the list begins here.
    """

    level: tuple[int, str, str]
    own: str
    is_first: bool


def list_places(root: etree._Element, numbering: Numbering) -> dict[etree._Element, ListPlace]:
    """Say where each paragraph of a part is in its list; those in none are left out."""
    found = {}
    for paragraph, label in numbering.labels(root):
        place = numbering.level_of(paragraph)
        if place is None:
            continue
        depth, level = place
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        found[paragraph] = ListPlace(
            (depth, level.number_format, level.text),
            "" if own is None else own.get(w("val"), ""),
            _FIRST.search(label) is not None,
        )
    return found


def _is_relisted(old: ListPlace | None, new: ListPlace | None) -> bool:
    """Say whether a paragraph went into another list; number that merely move on don't count."""
    if old is None or new is None:
        return old is not new
    return old.level != new.level or (old.own != new.own and old.is_first != new.is_first)


_PAGES: Final = ("pgSz", "pgMar", "cols", "pgNumType", "titlePg", "vAlign")
_USUAL: Final = ("decimal", "720", "1", "portrait", "top", "true")


def keep_old_section(pen: Pen, new: etree._Element, old: etree._Element | None) -> None:
    """Note how a section's pages were, if they were otherwise."""
    if old is not None and _pages(old) != _pages(new):
        pen.keep_old(new, old)


def _pages(section: etree._Element) -> list[tuple[str, list[tuple[str, str]]]]:
    told = []
    for one in section:
        said = sorted(item for item in values(one).items() if item[1] not in _USUAL)
        is_off = values(one).get("val") in ("0", "false")
        if local(one) in _PAGES and (said or local(one) == "titlePg") and not is_off:
            told.append((local(one), said))
    return sorted(told)
