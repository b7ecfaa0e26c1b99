"""The elements Word marks changes with (ECMA-376 part 1 §17.13.5), signed and numbered."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.rendering.oxml import W, local, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

# Runs, rows and paragraph marks that came or went, and old properties kept beside the new.
TRACKED: Final = (
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange"),
    *("tblGridChange", "trPrChange", "tcPrChange", "numberingChange"),
)
# What may not stand in the old properties that a mark keeps.
NOT_KEPT: Final[dict[str, tuple[str, ...]]] = {
    "pPr": ("rPr", "sectPr"),
    "sectPr": ("headerReference", "footerReference"),
    "rPr": ("ins", "del"),
    "trPr": ("ins", "del"),
}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def make(name: str, attributes: Mapping[str, str] | None = None) -> etree._Element:
    """Make an element of the main namespace that is written with its usual prefix."""
    return etree.Element(w(name), dict(attributes or {}), nsmap={"w": W})


def like(other: etree._Element) -> etree._Element:
    """Make an empty element with another's name and attributes."""
    made = etree.Element(other.tag, nsmap={"w": W})
    made.attrib.update(other.attrib)
    return made


class Pen:
    """Makes marks of one author and moment, each with a number of its own.

    Args:
        author: Who changed, as Word shows it.
        date: When. Word prints the clock of this moment as it stands, whatever its time zone.
    """

    def __init__(self, author: str, date: datetime) -> None:
        self._author = author
        self._date = date.replace(tzinfo=None, microsecond=0).isoformat() + "Z"
        self._count = 0

    @property
    def count(self) -> int:
        """How many marks were made."""
        return self._count

    def mark(self, name: str) -> etree._Element:
        """Make an empty mark, such as `ins`."""
        self._count += 1
        attributes = {w("id"): str(self._count), w("author"): self._author, w("date"): self._date}
        if name == "tblGridChange":  # the only one that is not signed
            attributes = {w("id"): str(self._count)}
        return make(name, attributes)

    def keep_old(self, properties: etree._Element, old: etree._Element | None) -> None:
        """Note in properties, such as `pPr`, what they were before."""
        name = local(properties)
        kept = make(name) if old is None else deepcopy(old)
        for child in list(kept):
            if local(child) in (*NOT_KEPT.get(name, ()), f"{name}Change"):
                kept.remove(child)
        change = self.mark(f"{name}Change")
        change.append(kept)
        properties.append(change)

    def wrap(self, name: str, runs: Iterable[etree._Element]) -> etree._Element:
        """Put runs into an `ins` or `del`."""
        mark = self.mark(name)
        for run in runs:
            if name == "del":
                set_deleted(run)
            mark.append(run)
        return mark


def set_deleted(run: etree._Element) -> None:
    """Write the text of a run as deleted text is written."""
    _rename(run, {"t": "delText", "instrText": "delInstrText"})


def set_restored(run: etree._Element) -> None:
    """Write the deleted text of a run as text is written."""
    _rename(run, {"delText": "t", "delInstrText": "instrText"})


def _rename(run: etree._Element, names: dict[str, str]) -> None:
    for node in run.iter(*map(w, names)):
        if next(node.iterancestors(w("r")), None) is run:  # not the text of a box in the run
            node.tag = w(names[local(node)])
            node.set(_SPACE, "preserve")


def mark_paragraph(paragraph: etree._Element, mark: etree._Element) -> None:
    """Put an `ins` or `del` on a paragraph's own mark."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = make("pPr")
        paragraph.insert(0, properties)
    run_properties = properties.find(w("rPr"))
    if run_properties is None:
        run_properties = make("rPr")
        after = [child for child in properties if local(child) in ("sectPr", "pPrChange")]
        if after:
            after[0].addprevious(run_properties)
        else:
            properties.append(run_properties)
    run_properties.insert(0, mark)


def mark_row(row: etree._Element, mark: etree._Element) -> None:
    """Put an `ins` or `del` on a table row."""
    properties = row.find(w("trPr"))
    if properties is None:
        properties = make("trPr")
        before = row.find(w("tblPrEx"))
        row.insert(0 if before is None else 1, properties)
    change = properties.find(w("trPrChange"))
    if change is None:
        properties.append(mark)
    else:
        change.addprevious(mark)
