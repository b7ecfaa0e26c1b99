"""What formatting comes to: direct properties over styles, lists and defaults.

Word and LibreOffice write the same look in many ways; only a look that differs is a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.rendering.oxml import local, values, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Look = dict[str, str]

# Marks of tools and of the language, and the faces and sizes of scripts that aren't Latin.
_UNSEEN: Final = {
    *("lang", "noProof", "szCs", "bCs", "iCs", "rPr", "sectPr", "pStyle", "rStyle", "numPr"),
    *("pPrChange", "rPrChange", "ins", "del", "suppressAutoHyphens", "overflowPunct", "webHidden"),
    *("autoSpaceDE", "autoSpaceDN", "adjustRightInd", "textAlignment", "snapToGrid", "kern"),
    *("widowControl", "eastAsianLayout", "kinsoku", "wordWrap", "topLinePunct", "cnfStyle"),
}
_UNSEEN_VALUES: Final = {
    *("rFonts@cs", "rFonts@eastAsia", "rFonts@hint", "rFonts@asciiTheme", "rFonts@hAnsiTheme"),
    *("rFonts@eastAsiaTheme", "rFonts@cstheme", "color@themeColor", "shd@themeFill"),
}
_SAME: Final = {"start": "left", "end": "right"}
_OFF: Final = {"0", "false", "off", "none", "nil"}
_FIGURES: Final = ("sz", "spacing", "ind", "outlineLvl", "position", "w")
_NO_STOP: Final = ("num", "clear")
_DEFAULTS: Final = {
    "jc": "left", "color": "auto", "spacing@before": "0",
    "spacing@after": "0", "spacing@line": "240", "spacing@lineRule": "auto", "ind@left": "0",
    "ind@right": "0", "ind@firstLine": "0", "ind@hanging": "0", "vertAlign": "baseline",
    "spacing": "0", "w": "100", "position": "0", "shd": "clear", "shd@fill": "auto",
    "shd@color": "auto", "outlineLvl": "9", "textDirection": "lrTb", "sz": "20",
}  # fmt: skip


class Looks:
    """Tells looks by the styles and lists of one document.

    Args:
        styles: Its styles part.
        numbering: Its lists, if it has any.
    """

    def __init__(self, styles: etree._Element, numbering: etree._Element | None) -> None:
        self._styles = {one.get(w("styleId"), ""): one for one in styles.iterfind(w("style"))}
        self._default = next(
            (
                key
                for key, one in self._styles.items()
                if one.get(w("type")) == "paragraph" and one.get(w("default")) in ("1", "true")
            ),
            "",
        )
        defaults = f"{w('docDefaults')}/{w('{}Default')}/{w('{}')}"
        self._base = {
            name: styles.find(defaults.replace("{}", name).replace("{" + name, "{"))
            for name in ("pPr", "rPr")
        }
        self._levels = {} if numbering is None else _levels(numbering)
        self._known: dict[tuple[str, str, bytes], Look] = {}

    def paragraph(self, properties: etree._Element | None) -> Look:
        """Tell how a paragraph is laid out, its list apart."""
        return self._look("pPr", style_of(properties, "pStyle"), properties)

    def run(self, properties: etree._Element | None, paragraph_style: str | None) -> Look:
        """Tell how a run is written.

        Args:
            properties: Its `rPr`.
            paragraph_style: The style of its paragraph; `None` for the look without it.
        """
        return self._look("rPr", paragraph_style, properties)

    def style(self, key: str) -> tuple[Look, Look]:
        """Tell how a style lays out and writes what has nothing of its own."""
        layers = [_settled(self._style_layers(name, key)) for name in ("pPr", "rPr")]
        return layers[0], layers[1]

    def _look(self, name: str, style: str | None, properties: etree._Element | None) -> Look:
        direct = (
            b""
            if properties is None
            else etree.tostring(properties, method="c14n", with_tail=False)
        )
        key = (name, "\0" if style is None else style, direct)
        if key not in self._known:
            layers = [] if style is None else self._style_layers(name, style)
            if name == "rPr":
                layers += self._chain(name, style_of(properties, "rStyle"))
            else:
                layers += self._list_layers(properties)
            self._known[key] = _settled([*layers, properties])
        return self._known[key]

    def _style_layers(self, name: str, style: str) -> list[etree._Element | None]:
        return [self._base[name], *self._chain(name, style or self._default)]

    def _chain(self, name: str, style: str) -> list[etree._Element | None]:
        """Give the properties of a style and of those it builds on, the deepest first."""
        layers: list[etree._Element | None] = []
        seen: set[str] = set()
        while (one := self._styles.get(style)) is not None and style not in seen:
            seen.add(style)
            layers.insert(0, one.find(w(name)))
            based = one.find(w("basedOn"))
            style = "" if based is None else based.get(w("val"), "")
        return layers

    def _list_layers(self, properties: etree._Element | None) -> list[etree._Element | None]:
        """Give the indents of the list a paragraph names itself; a style's stand in the style."""
        number = None if properties is None else properties.find(w("numPr"))
        if number is None:
            return []
        chosen = number.find(w("numId"))
        level = number.find(w("ilvl"))
        return [
            self._levels.get(
                (
                    "" if chosen is None else chosen.get(w("val"), ""),
                    "0" if level is None else level.get(w("val"), "0"),
                )
            )
        ]


def style_of(properties: etree._Element | None, name: str) -> str:
    """Give the id of the style that properties name; empty for the default."""
    style = None if properties is None else properties.find(w(name))
    return "" if style is None else style.get(w("val"), "")


def _levels(numbering: etree._Element) -> Mapping[tuple[str, str], etree._Element | None]:
    """Give the paragraph properties of every level of every list."""
    abstract = {
        one.get(w("abstractNumId"), ""): one for one in numbering.iterfind(w("abstractNum"))
    }
    found = {}
    for number in numbering.iterfind(w("num")):
        chosen = number.find(w("abstractNumId"))
        one = abstract.get("" if chosen is None else chosen.get(w("val"), ""))
        for level in () if one is None else one.iterfind(w("lvl")):
            found[number.get(w("numId"), ""), level.get(w("ilvl"), "0")] = level.find(w("pPr"))
    return found


def _settled(layers: Iterable[etree._Element | None]) -> Look:
    look: Look = {}
    for layer in layers:
        for child in () if layer is None else layer:
            if isinstance(child.tag, str) and local(child) not in _UNSEEN:
                _apply(look, child)
    return {
        key: value for key, value in look.items() if value not in (_DEFAULTS.get(key, "off"), "[]")
    }


def _apply(look: Look, child: etree._Element) -> None:
    name = local(child)
    if name == "tabs":
        stops = [_values(stop) for stop in child]
        look[name] = str(
            sorted(
                sorted(item for item in stop.items() if item[1] != "none")
                for stop in stops
                if stop.get("val") not in _NO_STOP
            )
        )
        return
    if name in ("pBdr", "framePr", "bdr"):
        look[name] = str([(local(one), sorted(_values(one).items())) for one in (*child, child)])
        return
    said = _values(child)
    if not said:
        look[name] = "on"
    for attribute, value in said.items():
        key = name if attribute == "val" else f"{name}@{attribute}"
        if key not in _UNSEEN_VALUES:
            look[key] = _switched(name, value)
    if name == "ind":  # one first line: drawn in or hanging, whichever is said last
        for one, other in (("firstLine", "hanging"), ("hanging", "firstLine")):
            if one in said and other not in said:
                look.pop(f"ind@{other}", None)


def _values(element: etree._Element) -> dict[str, str]:
    """Give an element's attributes, those with two names by one of them."""
    return {_SAME.get(key, key): _SAME.get(value, value) for key, value in values(element).items()}


def _switched(name: str, value: str) -> str:
    """Write on and off in one way, except where figures mean figures."""
    if name in _FIGURES:
        return value
    return {"1": "on", "true": "on"}.get(value, "off" if value in _OFF else value)
