"""The old document's styles and lists in the ids of the new document's."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from generator.redline.layout import figure
from generator.redline.looks import Looks
from generator.redline.marks import make
from generator.rendering.oxml import local, parse, serialize, w

if TYPE_CHECKING:
    from lxml import etree

    from generator.redline.relations import Parts

STYLES: Final = "word/styles.xml"
NUMBERING: Final = "word/numbering.xml"
_STYLE_MARKS: Final = ("pStyle", "rStyle", "tblStyle")
_STYLE_LINKS: Final = ("basedOn", "next", "link")


class Dictionary:
    """Says the ids of the old document's styles and lists in the new document's.

    What the new one hasn't got is added to it.

    Args:
        old: The old package.
        new: The new one; `save` changes its parts.
    """

    def __init__(self, old: Parts, new: Parts) -> None:
        self._new = new
        self.styles = _root(new, STYLES, "styles")
        self.numbering = parse(new[NUMBERING]) if NUMBERING in new else None
        self._old_styles = _root(old, STYLES, "styles")
        self._old_numbering = parse(old[NUMBERING]) if NUMBERING in old else None
        self._style_ids = self._match_styles()
        self._lists: dict[str, str] = {}
        self._levels = _signatures(self.numbering)
        self._old_levels = _signatures(self._old_numbering)
        self._used: set[str] = set()
        self._grown: set[str] = set()

    def translate(self, root: etree._Element) -> None:
        """Translate a part of the old document, in place."""
        for mark in root.iter(*map(w, _STYLE_MARKS)):
            self._used.add(mark.get(w("val"), ""))
            mark.set(w("val"), self._style(mark.get(w("val"), "")))
        for mark in root.iter(w("numId")):
            mark.set(w("val"), self._list(mark.get(w("val"), "")))

    def save(self) -> None:
        """Write what was added into the new package."""
        if STYLES in self._grown:
            self._new[STYLES] = serialize(self.styles)
        if NUMBERING in self._grown and self.numbering is not None:
            self._new[NUMBERING] = serialize(self.numbering)

    def restyled(self) -> list[str]:
        """Name the styles, used in the old document, that look otherwise in the new one."""
        then = Looks(self._old_styles, self._old_numbering)
        now = Looks(self.styles, self.numbering)
        names = {one.get(w("styleId"), ""): one for one in self._old_styles.iterfind(w("style"))}
        return sorted(
            _name_of(names[key])[1]
            for key in self._used
            if key in names and then.style(key) != now.style(self._style_ids[key])
        )

    def _match_styles(self) -> dict[str, str]:
        mine = {
            _name_of(one): one.get(w("styleId"), "") for one in self.styles.iterfind(w("style"))
        }
        ids = set(mine.values())
        return {
            key: key if key in ids else mine[_name_of(one)]
            for one in self._old_styles.iterfind(w("style"))
            if (key := one.get(w("styleId"), "")) in ids or _name_of(one) in mine
        }

    def _style(self, key: str) -> str:
        if key in self._style_ids:
            return self._style_ids[key]
        self._style_ids[key] = key
        for one in self._old_styles.iterfind(w("style")):
            if one.get(w("styleId")) != key:
                continue
            added = deepcopy(one)
            added.attrib.pop(w("default"), "")
            self.styles.append(added)
            self._grown.add(STYLES)
            for name in _STYLE_LINKS:
                for link in added.findall(w(name)):
                    link.set(w("val"), self._style(link.get(w("val"), "")))
            for number in added.iter(w("numId")):
                number.set(w("val"), self._list(number.get(w("val"), "")))
        return key

    def _list(self, key: str) -> str:
        if key not in self._lists:
            self._lists[key] = self._matching_list(key)
        return self._lists[key]

    def _matching_list(self, key: str) -> str:
        signature = self._old_levels.get(key)
        if signature is None or self._levels.get(key) == signature:
            return key
        free = Counter(self._lists.values())
        same = [mine for mine, levels in self._levels.items() if levels == signature]
        return min(same, key=lambda mine: free[mine]) if same else self._add_list(key)

    def _add_list(self, key: str) -> str:
        if self.numbering is None or self._old_numbering is None:
            return key
        number = next(n for n in self._old_numbering.iterfind(w("num")) if n.get(w("numId")) == key)
        abstract_key = number.find(w("abstractNumId"))
        wanted = "" if abstract_key is None else abstract_key.get(w("val"), "")
        abstracts = list(self.numbering.iterfind(w("abstractNum")))
        fresh = str(1 + max((figure(a.get(w("abstractNumId"))) for a in abstracts), default=0))
        for one in self._old_numbering.iterfind(w("abstractNum")):
            if one.get(w("abstractNumId")) == wanted:
                added = deepcopy(one)
                added.set(w("abstractNumId"), fresh)
                for mark in added.findall(w("nsid")):
                    added.remove(mark)
                if abstracts:
                    abstracts[-1].addnext(added)
                else:
                    self.numbering.insert(0, added)
        copied = deepcopy(number)
        taken = [figure(n.get(w("numId"))) for n in self.numbering.iterfind(w("num"))]
        copied.set(w("numId"), str(1 + max(taken, default=0)))
        for mark in copied.findall(w("abstractNumId")):
            mark.set(w("val"), fresh)
        self.numbering.append(copied)
        self._grown.add(NUMBERING)
        return copied.get(w("numId"), key)


def _root(parts: Parts, name: str, tag: str) -> etree._Element:
    return parse(parts[name]) if name in parts else make(tag)


def _name_of(style: etree._Element) -> tuple[str, str]:
    name = style.find(w("name"))
    said = style.get(w("styleId"), "") if name is None else name.get(w("val"), "")
    return style.get(w("type"), ""), said.casefold()


def _signatures(numbering: etree._Element | None) -> dict[str, tuple[str, ...]]:
    """Tell how the numbers of each list look and where they start, by the list's id."""
    if numbering is None:
        return {}
    abstract = {
        one.get(w("abstractNumId")): tuple(_level(level) for level in one.iterfind(w("lvl")))
        for one in numbering.iterfind(w("abstractNum"))
    }
    found = {}
    for number in numbering.iterfind(w("num")):
        chosen = number.find(w("abstractNumId"))
        starts = tuple(_level(one) for one in number.iterfind(w("lvlOverride")))
        levels = abstract.get(None if chosen is None else chosen.get(w("val")), ())
        found[number.get(w("numId"), "")] = (*levels, *starts)
    return found


def _level(level: etree._Element) -> str:
    told = ("start", "numFmt", "lvlText", "lvlRestart", "startOverride")
    said = (f"{local(one)}={one.get(w('val'), '')}" for one in level if local(one) in told)
    return f"{level.get(w('ilvl'), '')}: {' '.join(said)}"
