"""Fonts: embedded, with every glyph that is shown, as wide as they say (ISO 19005-3, 6.2.11).

Which glyph a code shows is worked out for the fonts that our engines write: Type 0 fonts with
Identity encoding, and symbolic TrueType fonts.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from generator.pdf.pdfa.clause import Clause
from generator.pdf.pdfa.opened import look
from generator.pdf.reading import READ_ERRORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.pdf.pdfa.opened import Opened, UsedFont

_SIMPLE: Final = {"/Type1", "/MMType1", "/TrueType", "/Type3"}
_DESCENDANTS: Final = {"/CIDFontType0", "/CIDFontType2"}
_IDENTITY: Final = {"/Identity-H", "/Identity-V"}
_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_FILE_KINDS: Final = {"/Type1C", "/CIDFontType0C", "/OpenType"}
_SYMBOLIC: Final = 4  # ISO 32000-1, table 123, bit 3
_PLAIN_ENCODINGS: Final = {"/MacRomanEncoding", "/WinAnsiEncoding"}
_WIDTH_TOLERANCE: Final = 1.0  # thousandths of an em
_MICROSOFT_SYMBOL: Final = (3, 0)
_MACINTOSH: Final = (1, 0)
_SYMBOL_BASE: Final = 0xF000


@dataclass(frozen=True, slots=True)
class _Program:
    """The embedded font file: advance widths in thousandths of an em, by glyph number."""

    widths: tuple[float, ...]
    by_cid: Mapping[int, int] | None
    by_code: Mapping[int, int] | None
    tables: tuple[tuple[int, int], ...]


@lru_cache(maxsize=64)
def _program(data: bytes) -> _Program:
    from fontTools.cffLib import CFFFontSet  # noqa: PLC0415 - slow, and only this checker needs it
    from fontTools.pens.basePen import NullPen  # noqa: PLC0415 - as above
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - as above

    if data[:4] not in {b"OTTO", b"true", b"\0\1\0\0"}:
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        top = fonts[0]
        names = top.charset
        widths = []
        for name in names:
            drawn = top.CharStrings[name]
            drawn.draw(NullPen())
            widths.append(drawn.width * top.FontMatrix[0] * 1000)
        return _Program(tuple(widths), _cids(top, names), None, ())
    font: Any = TTFont(io.BytesIO(data), lazy=True)
    scale = 1000 / font["head"].unitsPerEm
    names = font.getGlyphOrder()
    metrics = font["hmtx"].metrics
    by_cid = _cids(font["CFF "].cff[0], names) if "CFF " in font else None
    tables = font["cmap"].tables if "cmap" in font else []
    return _Program(
        tuple(metrics[name][0] * scale for name in names),
        by_cid,
        _symbol_codes(tables, {name: number for number, name in enumerate(names)}),
        tuple((each.platformID, each.platEncID) for each in tables),
    )


def _cids(top: Any, names: Any) -> Mapping[int, int] | None:
    """Map CIDs to glyphs for a CID-keyed font; others take the one for the other."""
    if not hasattr(top, "ROS"):
        return None
    found = {0: 0}
    for number, name in enumerate(names):
        if name.startswith("cid"):
            found[int(name[3:])] = number
    return found


def _symbol_codes(tables: Any, numbers: Mapping[str, int]) -> Mapping[int, int] | None:
    """Map codes to glyphs as a symbolic TrueType font does (ISO 32000-1, 9.6.6.4)."""
    kinds = {(each.platformID, each.platEncID): each for each in tables}
    if table := kinds.get(_MICROSOFT_SYMBOL):
        high = max(table.cmap, default=0) & 0xFF00 or _SYMBOL_BASE
        return {code - high: numbers[name] for code, name in table.cmap.items()}
    if table := kinds.get(_MACINTOSH):
        return {code: numbers[name] for code, name in table.cmap.items()}
    return None


def _dictionaries(file: Opened) -> Iterator[str]:
    for used in file.fonts:
        font = used.font
        kind = look(font, "/Subtype")
        ok = look(font, "/Type") == "/Font" and (kind == "/Type0" or kind in _SIMPLE)
        ok = ok and (kind == "/Type3" or "/BaseFont" in font)
        if ok and kind in _SIMPLE:
            ok = all(key in font for key in ("/FirstChar", "/LastChar", "/Widths"))
            ok = ok and len(font["/Widths"]) == font["/LastChar"] - font["/FirstChar"] + 1
        if ok and kind == "/Type0":
            ok = look(_holder(font), "/Subtype") in _DESCENDANTS
        program = _file(font)
        if not ok or (
            program is not None and look(program, "/Subtype", "/OpenType") not in _FILE_KINDS
        ):
            yield used.place


def _composite(file: Opened) -> Iterator[str]:
    for used in file.fonts:
        if look(used.font, "/Subtype") != "/Type0":
            continue
        below, encoding = _holder(used.font), look(used.font, "/Encoding")
        is_mapped = look(below, "/Subtype") != "/CIDFontType2" or "/CIDToGIDMap" in below
        if not is_mapped or (encoding not in _IDENTITY and not hasattr(encoding, "get_data")):
            yield used.place


def _embedded(file: Opened) -> Iterator[str]:
    for used in file.fonts:
        is_drawn = used.shown or not used.hidden
        if look(used.font, "/Subtype") != "/Type3" and is_drawn and _file(used.font) is None:
            yield used.place


def _glyphs_there(file: Opened) -> Iterator[str]:
    for used in file.fonts:
        program = _loaded(used)
        if program is None:
            continue
        count = len(program.widths)
        if any(glyph is None or glyph >= count for _, glyph in _shown(used, program)):
            yield used.place


def _widths(file: Opened) -> Iterator[str]:
    for used in file.fonts:
        program = _loaded(used)
        if program is None:
            continue
        stated = _stated_widths(used.font)
        default = float(look(_holder(used.font), "/DW", 1000))
        for code, glyph in _shown(used, program):
            if glyph is None or glyph >= len(program.widths):
                continue
            if abs(stated.get(code, default) - program.widths[glyph]) > _WIDTH_TOLERANCE:
                yield used.place
                break


def _encodings(file: Opened) -> Iterator[str]:
    for used in file.fonts:
        font = used.font
        if look(font, "/Subtype") != "/TrueType" or _file(font) is None:
            continue
        tables = _program(_file(font).get_data()).tables
        if int(look(_holder(font)["/FontDescriptor"], "/Flags", 0)) & _SYMBOLIC:
            ok = "/Encoding" not in font and (len(tables) == 1 or _MICROSOFT_SYMBOL in tables)
        else:
            encoding = look(font, "/Encoding")
            base = look(encoding, "/BaseEncoding") if hasattr(encoding, "get") else encoding
            ok = base in _PLAIN_ENCODINGS and any(each != _MICROSOFT_SYMBOL for each in tables)
        if not ok:
            yield used.place


def _not_defined(file: Opened) -> Iterator[str]:
    for used in file.fonts:
        program = _loaded(used)
        if program is not None and any(glyph == 0 for _, glyph in _shown(used, program, all_=True)):
            yield used.place


def _holder(font: Any) -> Any:
    """Give the dictionary that describes the glyphs: the font's own, or its descendant's."""
    if look(font, "/Subtype") != "/Type0":
        return font
    return font["/DescendantFonts"].get_object()[0].get_object()


def _file(font: Any) -> Any:
    if look(font, "/Subtype") == "/Type3":
        return None
    descriptor = look(_holder(font), "/FontDescriptor")
    if descriptor is None:
        return None
    found = descriptor.get_object()
    return next((found[key].get_object() for key in _FILES if key in found), None)


def _loaded(used: UsedFont) -> _Program | None:
    """Read the font file of a font whose codes can be followed; `None` for others."""
    font = used.font
    if look(font, "/Subtype") == "/Type0":
        if look(font, "/Encoding") not in _IDENTITY:
            return None
    elif look(font, "/Subtype") != "/TrueType" or "/Encoding" in font:
        return None
    held = _file(font)
    try:
        program = _program(held.get_data()) if held is not None else None
    except READ_ERRORS:
        return _Program((), None, None, ())
    is_simple = program is not None and look(font, "/Subtype") == "/TrueType"
    return None if is_simple and program is not None and program.by_code is None else program


def _shown(
    used: UsedFont, program: _Program, *, all_: bool = False
) -> Iterator[tuple[int, int | None]]:
    """Give each code that text shows, and the number of its glyph, `None` without one."""
    strings = used.shown | used.hidden if all_ else used.shown
    if look(used.font, "/Subtype") == "/TrueType":
        for code in sorted({code for text in strings for code in text}):
            yield code, (program.by_code or {}).get(code)
        return
    numbers = _glyph_map(_holder(used.font))
    for cid in sorted({cid for text in strings for cid in _pairs(text)}):
        if numbers is not None:
            yield cid, numbers.get(cid)
        elif program.by_cid is not None:
            yield cid, program.by_cid.get(cid)
        else:
            yield cid, cid


def _glyph_map(descendant: Any) -> dict[int, int] | None:
    table = look(descendant, "/CIDToGIDMap")
    if table is None or not hasattr(table.get_object(), "get_data"):
        return None
    return dict(enumerate(_pairs(table.get_object().get_data())))


def _pairs(data: bytes) -> list[int]:
    return [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data) - 1, 2)]


def _stated_widths(font: Any) -> dict[int, float]:
    """Read the widths a font states, by code or CID (ISO 32000-1, 9.7.4.3)."""
    if look(font, "/Subtype") != "/Type0":
        first = int(font["/FirstChar"])
        return {first + i: float(each) for i, each in enumerate(font["/Widths"])}
    found: dict[int, float] = {}
    waiting = [each.get_object() for each in look(_holder(font), "/W", ())]
    while waiting:
        first = int(waiting.pop(0))
        following = waiting.pop(0)
        if isinstance(following, list):
            found |= {first + i: float(each) for i, each in enumerate(following)}
        else:
            width = float(waiting.pop(0))
            found |= dict.fromkeys(range(first, int(following) + 1), width)
    return found


CLAUSES: Final = (
    Clause("6.2.11.2", "pdfa.font-dictionary", _dictionaries),
    Clause("6.2.11.3", "pdfa.composite-font", _composite),
    Clause("6.2.11.4", "pdfa.font-embedded", _embedded),
    Clause("6.2.11.4", "pdfa.glyph-missing", _glyphs_there),
    Clause("6.2.11.5", "pdfa.glyph-width", _widths),
    Clause("6.2.11.6", "pdfa.font-encoding", _encodings),
    Clause("6.2.11.8", "pdfa.notdef", _not_defined),
)
