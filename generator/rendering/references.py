r"""Cross-references: the cached text of REF fields, right without Word updating them.

A field `REF name \\r` prints the number of the paragraph that carries the bookmark `name`, as
Word's own cross-reference to a numbered item does (ECMA-376 part 1 §17.16.5.51).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.errors import TemplateError
from generator.rendering.oxml import w

if TYPE_CHECKING:
    from generator.rendering.numbering import Numbering

_REF: Final = re.compile(r"^\s*REF\s+(\S+)\s(.*)$", re.DOTALL)
_CURSOR: Final = "_GoBack"  # where Word left the cursor; nothing refers to it
_NUMBER_SWITCHES: Final = ("\\r", "\\n", "\\w")
_BOOKMARK: Final = w("bookmarkStart")
_RUN: Final = w("r")
_CHARACTER: Final = w("fldChar")


def fill_references(root: etree._Element, numbering: Numbering, *, name: str) -> None:
    """Write the number each REF field refers to into the field, in place.

    Args:
        root: The document part.
        numbering: Its lists.
        name: The template's name, for errors.

    Raises:
        TemplateError: A field refers to a bookmark that isn't there, stands twice, or marks a
            paragraph without a number.
    """
    _renumber_bookmarks(root)
    targets: dict[str, etree._Element] = {}
    for bookmark in root.iter(_BOOKMARK):
        key = bookmark.get(w("name"), "")
        paragraph = next(bookmark.iterancestors(w("p")), None)
        if key == _CURSOR or paragraph is None:
            continue
        if key in targets:
            raise TemplateError("template.bookmark-twice", where=name, bookmark=key)
        targets[key] = paragraph
    fields = [(field, key) for field in fields_of(root) if (key := field.target)]
    if not fields:
        return
    wanted = {targets[key] for _, key in fields if key in targets}
    labels = dict(numbering.labels(root, wanted))
    for field, key in fields:
        label = labels[targets[key]] if key in targets else ""
        if not label:
            raise TemplateError("template.reference", where=name, bookmark=key)
        field.write(label.rstrip("."))


class Field:
    """A field: its instruction, the runs of its cached result, and what comes after these.

    Attributes:
        begin: The run that begins a complex field; `None` for a simple one.
        end: The run that ends it.
    """

    def __init__(self, instruction: str = "") -> None:
        self.instruction = instruction
        self.result: list[etree._Element] = []
        self.begin: etree._Element | None = None
        self.end: etree._Element | None = None

    @property
    def target(self) -> str:
        """The bookmark whose number is asked for; empty for other fields."""
        match = _REF.match(self.instruction)
        asks = match and any(switch in match.group(2) for switch in _NUMBER_SWITCHES)
        return match.group(1) if match and asks else ""

    def write(self, text: str) -> None:
        """Replace the cached result by `text`, keeping the first run's formatting."""
        texts = [node for run in self.result for node in run.iter(w("t"))]
        for node in texts[1:]:
            node.text = ""
        if texts:
            texts[0].text = text
        elif self.result:
            etree.SubElement(self.result[0], w("t")).text = text
        elif self.end is not None:
            run = etree.Element(w("r"))
            etree.SubElement(run, w("t")).text = text
            self.end.addprevious(run)


def fields_of(root: etree._Element) -> list[Field]:
    """List the fields, nested ones included, innermost first."""
    done: list[Field] = []
    for simple in root.iter(w("fldSimple")):
        field = Field(simple.get(w("instr"), ""))
        field.result = list(simple.iter(w("r")))
        done.append(field)
    open_fields: list[tuple[Field, bool]] = []
    for element in root.iter(_RUN, _CHARACTER):
        if element.tag == _CHARACTER:
            _follow(element, open_fields, done)
        elif open_fields and next(element.iterchildren(_CHARACTER), None) is None:
            field, in_result = open_fields[-1]
            if in_result:
                field.result.append(element)
            else:
                texts = element.iter(w("instrText"))
                field.instruction += "".join(node.text or "" for node in texts)
    return done


def _follow(char: etree._Element, open_fields: list[tuple[Field, bool]], done: list[Field]) -> None:
    """Open a field, go over to its result, or close it, as its character says."""
    kind = char.get(w("fldCharType"))
    run = char.getparent()
    if kind == "begin":
        open_fields.append((Field(), False))
        open_fields[-1][0].begin = run
    elif kind == "separate" and open_fields:
        open_fields[-1] = (open_fields[-1][0], True)
    elif kind == "end" and open_fields and run is not None:
        field, has_result = open_fields.pop()
        if not has_result:
            run.addprevious(_separator())
        field.end = run
        done.append(field)


def _separator() -> etree._Element:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("fldChar"), {w("fldCharType"): "separate"})
    return run


def _renumber_bookmarks(root: etree._Element) -> None:
    """Give every bookmark an id of its own: loops and shared parts repeat them."""
    open_ids: dict[str, list[str]] = {}
    count = 0
    for element in root.iter(_BOOKMARK, w("bookmarkEnd")):
        old = element.get(w("id"), "")
        if element.tag == _BOOKMARK:
            open_ids.setdefault(old, []).append(str(count))
            element.set(w("id"), str(count))
            count += 1
        elif open_ids.get(old):
            element.set(w("id"), open_ids[old].pop())
