"""What is wrong with a template beside its tags: fonts, styles, leftovers, links, page setup."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.authoring.walk import Note
from generator.pictures import is_named
from generator.rendering.finish import PICTURE_PREFIX
from generator.rendering.markup import tags
from generator.rendering.oxml import TWIPS_PER_MM, WP, local, values, w
from generator.rendering.package import active_content
from generator.rendering.page import PAPER_MM
from generator.rendering.places import CORE, Place, paragraph_text, text_pieces
from generator.resources import shared_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authoring.base import Base
    from generator.authoring.opened import Opened

_REVISIONS: Final = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
    "tcPrChange", "trPrChange", "numberingChange",
)  # fmt: skip
_COMMENTS: Final = ("commentRangeStart", "commentReference")
_SAME_LOOK: Final = ("lang", "noProof", "bCs", "iCs")
_NO_FONT: Final = ("hint", "Theme")
_NEAR_TWIPS: Final = 30


def look(opened: Opened, base: Base) -> Iterator[Note]:
    """Find what is wrong with a template beside its tags."""
    for error in active_content(opened.parts, name=opened.name):
        yield Note(error.code, opened.name, facts=error.facts)
    allowed = base.fonts() | _profile_fonts()
    for part in opened.texts:
        root = opened.root(part)
        if root is None or part == CORE:
            continue
        targets = opened.targets(part)
        for target in sorted({link[1] for link in targets.values() if link[0] == "hyperlink"}):
            yield Note("lint.hyperlink", opened.name, Place(part), {"target": target[:80]})
        for number, paragraph in enumerate(root.iter(w("p")), start=1):
            text = paragraph_text(paragraph)
            place = Place(part, number, text, 0, len(text))
            yield from _styles(opened, base, paragraph, place, allowed)
            yield from _leftovers(opened, paragraph, place)
            yield from _split_tags(opened, paragraph, place)
            yield from _pictures(opened, paragraph, place)
        for section in root.iter(w("sectPr")):
            yield from _page(opened, section, Place(part))


def _profile_fonts() -> set[str]:
    shipped = json.loads(shared_path("_base/halaman.json").read_bytes())
    return {str(profile["huruf"]) for profile in shipped.values()}


def _styles(
    opened: Opened, base: Base, paragraph: etree._Element, place: Place, allowed: set[str]
) -> Iterator[Note]:
    seen: set[tuple[str, str]] = set()
    for mark in paragraph.iter(w("pStyle"), w("rStyle"), w("rFonts")):
        if next(mark.iterancestors(w("p")), None) is not paragraph:
            continue
        if local(mark) == "rFonts":
            fonts = {font for key, font in values(mark).items() if not key.endswith(_NO_FONT)}
            found = [("lint.font", font) for font in sorted(fonts - allowed)]
        else:
            key = mark.get(w("val"), "")
            name = opened.style_names.get(key, key)
            found = [] if base.style_id(name) else [("lint.style", name)]
        for code, name in found:
            if (code, name) not in seen:
                seen.add((code, name))
                yield Note(code, opened.name, place, {"name": name})


def _leftovers(opened: Opened, paragraph: etree._Element, place: Place) -> Iterator[Note]:
    names = {
        local(one)
        for one in paragraph.iter(etree.Element)
        if str(one.tag).startswith(w("")) or one is paragraph
    }
    if names & set(_REVISIONS):
        yield Note("lint.revision", opened.name, place)
    if names & set(_COMMENTS):
        yield Note("lint.comment", opened.name, place)


def _split_tags(opened: Opened, paragraph: etree._Element, place: Place) -> Iterator[Note]:
    """Find tags that Word has split because their pieces look different."""
    pieces: list[tuple[int, int, bytes]] = []
    start = 0
    for run, text in text_pieces(paragraph):
        pieces.append((start, start + len(text), _appearance(run)))
        start += len(text)
    for tag in tags(place.text):
        looks = {look for begin, end, look in pieces if begin < tag.end and end > tag.start}
        if len(looks) > 1:
            shown = Place(place.part, place.paragraph, place.text, tag.start, tag.end)
            facts = {"tag": place.text[tag.start : tag.end]}
            yield Note("lint.split-tag", opened.name, shown, facts)


def _appearance(run: etree._Element) -> bytes:
    properties = run.find(w("rPr"))
    if properties is None:
        return b""
    shown = [child for child in properties if local(child) not in _SAME_LOOK]
    return b"".join(sorted(etree.tostring(child, method="c14n") for child in shown))


def _pictures(opened: Opened, paragraph: etree._Element, place: Place) -> Iterator[Note]:
    for shape in paragraph.iter(f"{{{WP}}}docPr"):
        described = shape.get("descr", "")
        key = described.removeprefix(PICTURE_PREFIX)
        if "{{" in described:
            continue  # the template itself chooses; trying tells
        if described.startswith(PICTURE_PREFIX) and not is_named(key):
            yield Note("template.picture-unknown", opened.name, place, {"picture": key})


def _page(opened: Opened, section: etree._Element, place: Place) -> Iterator[Note]:
    size, edges = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or edges is None:
        yield Note("lint.page-missing", opened.name, place)
        return
    sides = [_number(size.get(w(side))) for side in ("w", "h")]
    known = [sorted(round(side * TWIPS_PER_MM) for side in paper) for paper in PAPER_MM.values()]
    if not any(
        all(abs(a - b) <= _NEAR_TWIPS for a, b in zip(sorted(sides), paper, strict=True))
        for paper in known
    ):
        shown = "×".join(f"{side / TWIPS_PER_MM:.0f}" for side in sides)
        facts = {"size": shown, "known": sorted(PAPER_MM)}
        yield Note("lint.page-size", opened.name, place, facts)
    if (sides[0] > sides[1]) != (size.get(w("orient")) == "landscape"):
        yield Note("lint.page-orientation", opened.name, place)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
