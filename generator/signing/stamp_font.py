"""The embedded typeface of the visible signature, cut down to the characters it prints.

PDF/A wants every font embedded (ISO 19005-3, 6.2.11.4), and each signature carries its own copy,
so only the needed glyphs go in. Cutting takes some 20 ms; it is done once per set of characters.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from generator.errors import MissingDependencyError
from generator.resources import FONTS

if TYPE_CHECKING:
    from collections.abc import Mapping

FONT_FILE: Final = FONTS / "liberation-sans" / "LiberationSans-Regular.ttf"

_ALWAYS: Final = "0123456789 .,:?"  # so that another minute needs no other font
_EM: Final = 1000


@dataclass(frozen=True, slots=True)
class StampFont:
    """A TrueType font holding just the glyphs of some characters.

    Lengths are in thousandths of an em, as PDF wants them.

    Attributes:
        name: PostScript name with its subset tag, such as `ABCDEF+LiberationSans`.
        program: The font file.
        glyphs: Glyph number of each character; a character the typeface lacks is absent.
        widths: Advance width by glyph number.
        ascent: Height above the baseline.
        descent: Depth below it, negative.
        cap_height: Height of capitals.
        box: Left, bottom, right and top of all glyphs.
    """

    name: str
    program: bytes
    glyphs: Mapping[str, int]
    widths: tuple[int, ...]
    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]

    def printable(self, text: str) -> str:
        """Replace characters the typeface lacks; PDF/A forbids printing a missing glyph."""
        return "".join(char if char in self.glyphs else "?" for char in text)

    def width(self, text: str) -> int:
        """Measure `text`, which must be printable, in thousandths of an em."""
        return sum(self.widths[self.glyphs[char]] for char in text)


def stamp_font(text: str) -> StampFont:
    """Cut the shipped typeface down to the characters of `text`.

    Raises:
        MissingDependencyError: The font file isn't where it was installed.
    """
    return _cut("".join(sorted({*text, *_ALWAYS})))


@lru_cache(maxsize=32)
def _cut(characters: str) -> StampFont:
    from fontTools import subset  # noqa: PLC0415 - costs 60 ms, and only visible signatures need it
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - same

    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.legacy_kern = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = []
    options.drop_tables += ["FFTM", "GDEF", "GPOS", "GSUB", "kern", "meta"]
    try:
        content = FONT_FILE.read_bytes()
    except FileNotFoundError as exc:
        raise MissingDependencyError("sign.font-missing", path=str(FONT_FILE)) from exc
    font: Any = TTFont(BytesIO(content), lazy=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in characters])
    subsetter.subset(font)
    target = BytesIO()
    font.save(target)
    scale = _EM / font["head"].unitsPerEm
    numbers = {name: number for number, name in enumerate(font.getGlyphOrder())}
    head, metrics = font["head"], font["hmtx"].metrics
    tag = hashlib.sha256(characters.encode()).digest()[:6]
    prefix = "".join(chr(ord("A") + octet % 26) for octet in tag)
    return StampFont(
        name=f"{prefix}+LiberationSans",
        program=target.getvalue(),
        glyphs={chr(code): numbers[name] for code, name in font.getBestCmap().items()},
        widths=tuple(round(metrics[name][0] * scale) for name in font.getGlyphOrder()),
        ascent=round(font["hhea"].ascent * scale),
        descent=round(font["hhea"].descent * scale),
        cap_height=round(font["OS/2"].sCapHeight * scale),
        box=(
            round(head.xMin * scale),
            round(head.yMin * scale),
            round(head.xMax * scale),
            round(head.yMax * scale),
        ),
    )
