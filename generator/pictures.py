"""Emblem pictures: read from the region's files, made safe for every PDF engine.

Engines differ in the picture files they draw (palettes with transparency, 16-bit channels, CMYK),
so every picture becomes an 8-bit RGB or RGBA PNG of moderate size.
"""

from __future__ import annotations

import io
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps, UnidentifiedImageError

from generator.errors import InputError
from generator.files import read_file
from generator.models.pihak import PERAN
from generator.resources import shared_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

NAMES: Final = ("lambang_negara", "lambang_daerah")
PARTNER: Final = "lambang_mitra"
WATERMARK: Final = "draf"
CHARTS: Final = ("grafik_bentuk", "grafik_triwulan", "grafik_anggaran", "grafik_berakhir")
MAX_SIDE_PX: Final = 600  # 25 mm at 600 dpi


def placeholder(name: str) -> bytes:
    """Give the neutral picture that stands in for an emblem, or the draft watermark."""
    return shared_path(f"_base/gambar/{name}.png").read_bytes()


def load_picture(path: Path, *, where: str) -> bytes:
    """Read a picture file.

    Args:
        path: A PNG or JPEG.
        where: JSON path of the field that names it.

    Returns:
        An 8-bit RGB or RGBA PNG, at most `MAX_SIDE_PX` on a side; equal files give equal bytes.

    Raises:
        InputError: The file isn't there, or isn't a picture we can read.
    """
    return _normalise(read_file(path, where=where), path.name, where)


@lru_cache(maxsize=32)
def _normalise(data: bytes, name: str, where: str) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
                has_alpha = "A" in opened.getbands() or "transparency" in opened.info
                upright = _eight_bit(ImageOps.exif_transpose(opened))
                picture = upright.convert("RGBA" if has_alpha else "RGB")
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        OSError,
        ValueError,
        SyntaxError,
    ) as exc:
        raise InputError("input.picture", where=where, path=name) from exc
    picture.thumbnail((MAX_SIDE_PX, MAX_SIDE_PX))
    buffer = io.BytesIO()
    picture.info.clear()  # a colour profile of CMYK, say, would not fit any more
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def opaque(png: bytes) -> bytes:
    """Give a picture of ours without transparency, as small as its format allows."""
    with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
        picture = opened.convert("RGB")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _eight_bit(picture: Image.Image) -> Image.Image:
    """Scale 16-bit grey down; Pillow's own conversion cuts it off at white."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda level: level * (1 / 257)).convert("L")


def emblems(
    region: Mapping[str, bytes], partners: Mapping[str, bytes], *, roles: Sequence[str]
) -> dict[str, bytes]:
    """Give every picture a template may name: the region's, and a partner's by role.

    Args:
        region: The region's own pictures, by name.
        partners: The partners' emblems, by role; a neutral one stands in where none is given.
        roles: The partners' roles, in their order; `lambang_mitra` is the first one's.
    """
    found = {name: region.get(name) or placeholder(name) for name in NAMES}
    neutral = placeholder(PARTNER)
    found |= {f"lambang_{role}": partners.get(role, neutral) for role in roles}
    return found | {PARTNER: found[f"lambang_{roles[0]}"] if roles else neutral}


def is_named(name: str) -> bool:
    """Say whether a template may name a picture so: an emblem, or a chart of the annual report."""
    partners = (f"lambang_{role}" for role in PERAN)
    return name in (*NAMES, PARTNER, *CHARTS, *partners)
