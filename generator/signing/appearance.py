"""The visible box of a signature: a QR code, who signed, as what, and when.

Only black text in an embedded font and black squares: no picture, no transparency, no colour that
an output intent would have to explain, so that a PDF/A stays one.
"""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import ResourceType
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.stamp.base import BaseStamp, BaseStampStyle

from generator.indonesian.tanggal import tanggal
from generator.signing.qr import QUIET_PT, modules, side_in
from generator.signing.stamp_font import StampFont, stamp_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.pdf_utils.writer import BasePdfFileWriter

HEADING: Final = "Ditandatangani secara elektronik oleh:"

_ZONES: Final = {7: "WIB", 8: "WITA", 9: "WIT"}
_MARGIN_PT: Final = 2.0
_LARGEST_PT: Final = 9.0
_READABLE_PT: Final = 6.5
_SMALLEST_PT: Final = 1.0
_SHRINK: Final = 0.97
_LEADING: Final = 1.2
_FONT_FLAGS: Final = 32  # nonsymbolic
_STEM_V: Final = 80


def signing_time(moment: datetime) -> str:
    """Print a moment as Indonesian documents do, in the zone it carries.

    >>> from datetime import timezone
    >>> signing_time(datetime(2026, 3, 2, 9, 5, tzinfo=timezone(timedelta(hours=8))))
    '2 Maret 2026 pukul 09.05 WITA'
    """
    hours = (moment.utcoffset() or timedelta()) / timedelta(hours=1)
    zone = _ZONES.get(int(hours)) if hours == int(hours) else None
    return f"{tanggal(moment.date())} pukul {moment:%H.%M} {zone or moment.strftime('UTC%z')}"


@dataclass(frozen=True)
class Layout:
    """Lines broken to fit a box, and the size they fit at, in points."""

    lines: tuple[str, ...]
    size_pt: float


def fit(paragraphs: Sequence[str], font: StampFont, width_pt: float, height_pt: float) -> Layout:
    """Find the largest size at which the paragraphs fit the box, breaking lines at spaces.

    A paragraph that fits a line at a readable size isn't broken. A word that is too long even
    for a line of its own is broken anywhere.

    Args:
        paragraphs: Printable text, one paragraph for each item.
        font: What to measure with.
        width_pt: Width of the box, without its margins.
        height_pt: Height of the box, without its margins.
    """
    whole = [width_pt * 1000 / max(font.width(text), 1) for text in paragraphs]
    size = min([_LARGEST_PT, *(limit for limit in whole if limit >= _READABLE_PT)])
    while True:
        room = width_pt * 1000 / size
        lines = tuple(line for text in paragraphs for line in _break(text, font, room))
        if len(lines) * size * _LEADING <= height_pt or size <= _SMALLEST_PT:
            return Layout(lines, size)
        size *= _SHRINK


def _break(text: str, font: StampFont, room: float) -> list[str]:
    lines: list[str] = []
    current = ""
    for word in text.split():
        candidate = f"{current} {word}" if current else word
        if font.width(candidate) <= room:
            current = candidate
            continue
        if current:
            lines.append(current)
        current = word
        while font.width(current) > room and len(current) > 1:
            cut = _fitting(current, font, room)
            lines.append(current[:cut])
            current = current[cut:]
    return [*lines, current] if current else lines


def _fitting(word: str, font: StampFont, room: float) -> int:
    cut = 1
    while cut < len(word) and font.width(word[: cut + 1]) <= room:
        cut += 1
    return cut


@dataclass(frozen=True)
class SignatureBox(BaseStampStyle):
    """What to print in the box of a signature.

    Attributes:
        paragraphs: In this order, one paragraph each.
        qr: What a QR code at the left holds; no code if empty or if the box is too small.
    """

    paragraphs: tuple[str, ...] = field(default=())
    qr: str = ""

    def create_stamp(
        self,
        writer: BasePdfFileWriter,
        box: BoxConstraints,
        text_params: dict[str, object],  # noqa: ARG002 - pyHanko's interface
    ) -> BaseStamp:
        """Draw the box for one field."""
        return _Stamp(writer, self, box)


class _Stamp(BaseStamp):
    def __init__(
        self,
        writer: BasePdfFileWriter,
        style: SignatureBox,
        box: BoxConstraints,
    ) -> None:
        super().__init__(writer, style, box)
        self._font = stamp_font("".join(style.paragraphs))
        self._paragraphs = [self._font.printable(text) for text in style.paragraphs]
        self._qr = style.qr

    def render(self) -> bytes:
        """Write the content stream of the box."""
        width, height = float(self.box.width), float(self.box.height)
        side = side_in(width, height) if self._qr else 0.0
        start = side + QUIET_PT if side else 0.0
        room = width - start
        layout = fit(self._paragraphs, self._font, room - 2 * _MARGIN_PT, height - 2 * _MARGIN_PT)
        reference = _embed(self._ensure_writer, self._font)
        self.set_resource(ResourceType.FONT, pdf_name("/F1"), reference)
        leading = layout.size_pt * _LEADING
        above = max(height - leading * len(layout.lines), 0) / 2
        first = height - above - leading + (leading - layout.size_pt * 0.72) / 2
        rows = []
        for number, line in enumerate(layout.lines):
            spare = room - self._font.width(line) * layout.size_pt / 1000
            left = start + _MARGIN_PT if side else spare / 2
            glyphs = "".join(f"{self._font.glyphs[char]:04x}" for char in line)
            rows.append(f"1 0 0 1 {left:.3f} {first - number * leading:.3f} Tm <{glyphs}> Tj")
        text = f"BT 0 g /F1 {layout.size_pt:.3f} Tf {' '.join(rows)} ET"
        code = _squares(self._qr, _MARGIN_PT, (height - side) / 2, side) if side else ""
        return f"q {text} {code}Q".encode("ascii")


def _squares(content: str, left: float, bottom: float, side: float) -> str:
    """Draw a QR code; dark modules beside one another are one rectangle, so that no gap shows."""
    rows = modules(content)
    size = side / len(rows)
    drawn = []
    for number, row in enumerate(rows):
        y = bottom + side - (number + 1) * size
        place = 0
        for is_dark, run in itertools.groupby(row):
            count = len(list(run))
            if is_dark:
                x = left + place * size
                drawn.append(f"{x:.3f} {y:.3f} {count * size:.3f} {size:.3f} re")
            place += count
    return f"{' '.join(drawn)} f "


def _embed(writer: BasePdfFileWriter, font: StampFont) -> generic.IndirectObject:
    program = generic.StreamObject(
        {pdf_name("/Length1"): generic.NumberObject(len(font.program))},
        stream_data=font.program,
    )
    to_unicode = generic.StreamObject(stream_data=_to_unicode(font))
    for stream in (program, to_unicode):
        stream.compress()
    name = pdf_name(f"/{font.name}")
    descriptor = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/FontDescriptor"),
            pdf_name("/FontName"): name,
            pdf_name("/Flags"): generic.NumberObject(_FONT_FLAGS),
            pdf_name("/FontBBox"): _numbers(font.box),
            pdf_name("/ItalicAngle"): generic.NumberObject(0),
            pdf_name("/Ascent"): generic.NumberObject(font.ascent),
            pdf_name("/Descent"): generic.NumberObject(font.descent),
            pdf_name("/CapHeight"): generic.NumberObject(font.cap_height),
            pdf_name("/StemV"): generic.NumberObject(_STEM_V),
            pdf_name("/FontFile2"): writer.add_object(program),
        }
    )
    descendant = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Font"),
            pdf_name("/Subtype"): pdf_name("/CIDFontType2"),
            pdf_name("/BaseFont"): name,
            pdf_name("/CIDSystemInfo"): generic.DictionaryObject(
                {
                    pdf_name("/Registry"): generic.pdf_string("Adobe"),
                    pdf_name("/Ordering"): generic.pdf_string("Identity"),
                    pdf_name("/Supplement"): generic.NumberObject(0),
                }
            ),
            pdf_name("/FontDescriptor"): writer.add_object(descriptor),
            pdf_name("/CIDToGIDMap"): pdf_name("/Identity"),
            pdf_name("/W"): generic.ArrayObject([generic.NumberObject(0), _numbers(font.widths)]),
        }
    )
    return writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Font"),
                pdf_name("/Subtype"): pdf_name("/Type0"),
                pdf_name("/BaseFont"): name,
                pdf_name("/Encoding"): pdf_name("/Identity-H"),
                pdf_name("/DescendantFonts"): generic.ArrayObject([writer.add_object(descendant)]),
                pdf_name("/ToUnicode"): writer.add_object(to_unicode),
            }
        )
    )


def _numbers(values: Sequence[int]) -> generic.ArrayObject:
    return generic.ArrayObject(generic.NumberObject(value) for value in values)


def _to_unicode(font: StampFont) -> bytes:
    pairs = [
        f"<{glyph:04x}> <{char.encode('utf-16-be').hex()}>" for char, glyph in font.glyphs.items()
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
        *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode("ascii")
