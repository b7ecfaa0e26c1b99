"""Footnotes and endnotes of the old document, found or added among those of the new one.

A note's own text isn't compared: one that changed went, and another came.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from generator.redline.layout import figure
from generator.redline.relations import Relations
from generator.rendering.oxml import parse, serialize, values, w
from generator.rendering.package import DOCUMENT

if TYPE_CHECKING:
    from lxml import etree

    from generator.redline.dictionary import Dictionary
    from generator.redline.relations import Parts

_KINDS: Final = ("footnote", "endnote")


def take_over_notes(body: etree._Element, old: Parts, new: Parts, dictionary: Dictionary) -> None:
    """Let the references in the old body refer to notes of the new package.

    Args:
        body: The old document part, changed in place.
        old: The old package.
        new: The new one; notes that it lacks are added.
        dictionary: Translates styles and lists.
    """
    for kind in _KINDS:
        part = f"word/{kind}s.xml"
        references = list(body.iter(w(f"{kind}Reference")))
        if not references or part not in old:
            continue
        theirs = parse(old[part])
        mine = parse(new[part]) if part in new else _without_notes(theirs)
        free = {_id(one): _text(one) for one in mine if not _is_line(one)}
        for reference in references:
            note = next((one for one in theirs if _id(one) == _id(reference)), None)
            if note is None:
                continue
            key = next((key for key, text in free.items() if text == _text(note)), "")
            if key:
                del free[key]
            else:
                key = str(1 + max((figure(_id(one)) for one in mine), default=0))
                mine.append(_taken_over(note, key, old, new, part, dictionary))
            reference.set(w("id"), key)
        if part not in new:
            Relations(new, DOCUMENT).add_part(part, f"{kind}s", old)
        new[part] = serialize(mine)


def _taken_over(
    note: etree._Element, key: str, old: Parts, new: Parts, part: str, dictionary: Dictionary
) -> etree._Element:
    """Copy a note that the new package lacks."""
    copied = deepcopy(note)
    copied.set(w("id"), key)
    dictionary.translate(copied)
    relations = Relations(new, part)
    relations.take_over(Relations(old, part), copied)
    relations.save()
    return copied


def _without_notes(root: etree._Element) -> etree._Element:
    """Keep of a part what every document has: the lines between text and notes."""
    copied = deepcopy(root)
    for note in [one for one in copied if not _is_line(one)]:
        copied.remove(note)
    return copied


def _is_line(note: etree._Element) -> bool:
    return values(note).get("type", "normal") != "normal"


def _id(element: etree._Element) -> str:
    return element.get(w("id"), "")


def _text(note: etree._Element) -> str:
    return "\n".join(
        "".join(text.text or "" for text in one.iter(w("t"))) for one in note.iter(w("p"))
    )
