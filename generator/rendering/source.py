"""A part of a template before it is compiled: within limits, and able to name its places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.errors import TemplateError
from generator.rendering.markup import Fault, faults, tags
from generator.rendering.oxml import parse, w
from generator.rendering.package import DOCUMENT
from generator.rendering.places import CORE, Place, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.rendering.markup import Line

MAX_TEXT_BYTES: Final = 8 * 1024 * 1024
MAX_TAGS: Final = 10_000


class Source:
    """A part ready to be compiled, which knows its paragraphs.

    Args:
        name: The template's name, for errors.
        part: The part's name in the package.
        xml: The part.

    Attributes:
        root: Its tree.
        lines: What stands in it, paragraph by paragraph.

    Raises:
        TemplateError: The part can't be read, is too large, or its tags are wrong in form.
    """

    def __init__(self, name: str, part: str, xml: bytes) -> None:
        self.name = name
        self.part = part
        if len(xml) > MAX_TEXT_BYTES:
            raise TemplateError(
                "template.too-large", where=self._named, limit_mib=MAX_TEXT_BYTES // 1024**2
            )
        try:
            self.root = parse(xml)
        except etree.XMLSyntaxError as exc:
            raise TemplateError("template.not-docx", where=self._named) from exc
        if part == DOCUMENT and self.root.find(w("body")) is None:
            raise TemplateError("template.not-docx", where=self._named)
        self.lines: Sequence[Line] = lines(part, self.root)
        found = faults(self.lines)
        if found:
            raise self.fault(found[0])
        if sum(len(tags(line.text)) for line in self.lines) > MAX_TAGS:
            raise TemplateError("template.too-many-tags", where=self._named, limit=MAX_TAGS)

    @property
    def body(self) -> str:
        """What stands in the body, without page setup, as another template includes it."""
        body = self.root.find(w("body"))
        return "".join(
            etree.tostring(child, encoding="unicode")
            for child in (() if body is None else body)
            if child.tag != w("sectPr")
        )

    @property
    def _named(self) -> str:
        return Place(self.part).describe(self.name)

    def fault(self, fault: Fault) -> TemplateError:
        """Make the error of a mistake of form."""
        place = self.place(fault.paragraph, fault.start, fault.end)
        return TemplateError(fault.code, where=place.describe(self.name), **fault.facts)

    def place(self, paragraph: int, start: int = 0, end: int = 0) -> Place:
        """Give the place of a paragraph of this part; of the part if there is no such one."""
        if not 1 <= paragraph <= len(self.lines):
            return Place(self.part)
        return Place(self.part, paragraph, self.lines[paragraph - 1].text, start, end)

    def where(self, line: int) -> str:
        """Describe the paragraph that a line of the Jinja source was made from."""
        place = Place(self.part) if self.part == CORE else self.place(line - 1)
        return place.describe(self.name)
