"""Draws the box of a signature as a picture, for services that want one.

It is made to the proportions of the box, since some services don't fit pictures to it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from generator.errors import SigningError
from generator.signing.appearance import fit
from generator.signing.stamp_font import stamp_font

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_MARGIN_PT: Final = 2.0
_LEADING: Final = 1.2
_POINTS_PER_INCH: Final = 72
_SMALLEST_PX: Final = 1


def draw_stamp(paragraphs: Sequence[str], width_pt: float, height_pt: float, scale: int) -> bytes:
    """Draw paragraphs, black on white, as large as they fit.

    Args:
        paragraphs: One paragraph for each item.
        width_pt: Width of the box in points.
        height_pt: Height of the box.
        scale: Pixels for each point.

    Returns:
        A PNG.
    """
    font = stamp_font("".join(paragraphs))
    printable = [font.printable(text) for text in paragraphs]
    layout = fit(printable, font, width_pt - 2 * _MARGIN_PT, height_pt - 2 * _MARGIN_PT)
    size = (max(round(width_pt * scale), _SMALLEST_PX), max(round(height_pt * scale), _SMALLEST_PX))
    picture = Image.new("L", size, 255)
    draw = ImageDraw.Draw(picture)
    face = ImageFont.truetype(BytesIO(font.program), max(layout.size_pt * scale, 1))
    leading = layout.size_pt * scale * _LEADING
    top = max(size[1] - leading * len(layout.lines), 0) / 2
    for index, line in enumerate(layout.lines):
        draw.text((_MARGIN_PT * scale, top + index * leading), line, fill=0, font=face)
    return _png(picture, scale)


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
