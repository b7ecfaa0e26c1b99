"""Where a paragraph stands in its list, and how a section's pages are laid out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.rendering.oxml import local, values, w

if TYPE_CHECKING:
    from lxml import etree

    from generator.redline.marks import Pen
    from generator.rendering.numbering import Numbering

# The number a list begins with, last in what is printed.
_FIRST: Final = re.compile(r"(?<![0-9A-Za-z])(?:1|[aAiI])[^0-9A-Za-z]*$")
_PAGES: Final = ("pgSz", "pgMar", "cols", "pgNumType", "titlePg", "vAlign")
_USUAL: Final = ("decimal", "720", "1", "portrait", "top", "true")


def figure(text: str | None) -> int:
    """Read a whole number; 0 where a file has something else."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else 0


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


def is_relisted(old: ListPlace | None, new: ListPlace | None) -> bool:
    """Say whether a paragraph went into another list; number that merely move on don't count."""
    if old is None or new is None:
        return old is not new
    return old.level != new.level or (old.own != new.own and old.is_first != new.is_first)


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
