"""Draws the box of a signature as a picture, for services that want one.

It is made to the proportions of the box, since some services don't fit pictures to it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from generator.errors import SigningError
from generator.signing.appearance import fit
from generator.signing.qr import QUIET_PT, modules, side_in
from generator.signing.stamp_font import stamp_font

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_MARGIN_PT: Final = 2.0
_LEADING: Final = 1.2
_POINTS_PER_INCH: Final = 72
_SMALLEST_PX: Final = 1


def draw_stamp(
    paragraphs: Sequence[str], width_pt: float, height_pt: float, scale: int, *, qr: str = ""
) -> bytes:
    """Draw a QR code and paragraphs, black on white, as large as they fit.

    Args:
        paragraphs: One paragraph for each item.
        width_pt: Width of the box in points.
        height_pt: Height of the box.
        scale: Pixels for each point.
        qr: What the code holds; no code if empty or if the box is too small.

    Returns:
        A PNG.
    """
    font = stamp_font("".join(paragraphs))
    printable = [font.printable(text) for text in paragraphs]
    side = side_in(width_pt, height_pt) if qr else 0.0
    start = side + QUIET_PT if side else 0.0
    layout = fit(printable, font, width_pt - start - 2 * _MARGIN_PT, height_pt - 2 * _MARGIN_PT)
    size = (max(round(width_pt * scale), _SMALLEST_PX), max(round(height_pt * scale), _SMALLEST_PX))
    picture = Image.new("L", size, 255)
    draw = ImageDraw.Draw(picture)
    face = ImageFont.truetype(BytesIO(font.program), max(layout.size_pt * scale, 1))
    leading = layout.size_pt * scale * _LEADING
    top = max(size[1] - leading * len(layout.lines), 0) / 2
    for index, line in enumerate(layout.lines):
        draw.text(((start + _MARGIN_PT) * scale, top + index * leading), line, fill=0, font=face)
    if side:
        code = _code(qr, round(side * scale))
        picture.paste(code, (round(_MARGIN_PT * scale), (size[1] - code.height) // 2))
    return _png(picture, scale)


def _code(content: str, side_px: int) -> Image.Image:
    rows = modules(content)
    picture = Image.new("L", (len(rows), len(rows)), 255)
    for y, row in enumerate(rows):
        for x, is_dark in enumerate(row):
            if is_dark:
                picture.putpixel((x, y), 0)
    # Whole pixels for each module: a blurred code is hard to read.
    size = max(side_px // len(rows), 1) * len(rows)
    return picture.resize((size, size), Image.Resampling.NEAREST)


def fit_picture(path: Path, width_pt: float, height_pt: float, scale: int) -> bytes:
    """Set a picture into a white box without distorting it.

    Args:
        path: PNG or JPEG.
        width_pt: Width of the box in points.
        height_pt: Height of the box.
        scale: Pixels for each point.

    Returns:
        A PNG of the box's proportions.

    Raises:
        SigningError: The file can't be read or is no picture.
    """
    size = (max(round(width_pt * scale), _SMALLEST_PX), max(round(height_pt * scale), _SMALLEST_PX))
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as opened:
            picture = opened.convert("RGBA")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as exc:
        raise SigningError("bsre.image-unreadable", path=str(path)) from exc
    picture.thumbnail(size)
    box = Image.new("RGB", size, "white")
    place = ((size[0] - picture.width) // 2, (size[1] - picture.height) // 2)
    box.paste(picture, place, picture)
    return _png(box, scale)


def _png(picture: Image.Image, scale: int) -> bytes:
    target = BytesIO()
    dots = _POINTS_PER_INCH * scale
    picture.save(target, format="PNG", optimize=True, dpi=(dots, dots))
    return target.getvalue()
