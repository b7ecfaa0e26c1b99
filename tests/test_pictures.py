from __future__ import annotations

import io
import struct
import warnings
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from generator import pictures
from generator.errors import InputError, TemplateError

if TYPE_CHECKING:
    from pathlib import Path

COLOURS = (10, 120, 240)


def _file(folder: Path, content: bytes, name: str = "lambang.png") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _loaded(folder: Path, content: bytes) -> Image.Image:
    data = pictures.load_picture(_file(folder, content), where="gambar.lambang_daerah")
    image = Image.open(io.BytesIO(data))
    image.load()
    assert image.format == "PNG"
    return image


def _palette(*, clear: bool) -> bytes:
    image = Image.new("P", (4, 4), 1)
    image.putpalette([0, 0, 0, *COLOURS])
    return _saved(image, transparency=0) if clear else _saved(image)


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        (_saved(Image.new("RGB", (4, 4), COLOURS)), "RGB"),
        (_saved(Image.new("RGBA", (4, 4), (*COLOURS, 128))), "RGBA"),
        (_saved(Image.new("L", (4, 4), 120)), "RGB"),
        (_saved(Image.new("LA", (4, 4), (120, 128))), "RGBA"),
        (_saved(Image.new("1", (4, 4), 1)), "RGB"),
        (_palette(clear=False), "RGB"),
        (_palette(clear=True), "RGBA"),
        (_saved(Image.new("RGB", (4, 4), COLOURS), "JPEG"), "RGB"),
        (_saved(Image.new("L", (4, 4), 120), "JPEG"), "RGB"),
        (_saved(Image.new("CMYK", (4, 4), (0, 255, 0, 0)), "JPEG"), "RGB"),
    ],
)
def test_every_kind_of_picture_becomes_plain(tmp_path: Path, content: bytes, mode: str) -> None:
    image = _loaded(tmp_path, content)
    assert image.mode == mode
    assert image.size == (4, 4)


def test_colours_and_transparency_survive(tmp_path: Path) -> None:
    assert _loaded(tmp_path, _palette(clear=True)).getpixel((0, 0)) == (*COLOURS, 255)
    half = _saved(Image.new("RGBA", (2, 2), (*COLOURS, 128)))
    assert _loaded(tmp_path, half).getpixel((0, 0)) == (*COLOURS, 128)


@pytest.mark.parametrize(("level", "expected"), [(0, 0), (30_000, 117), (65_535, 255)])
def test_sixteen_bit_grey_is_scaled_not_cut_off(tmp_path: Path, level: int, expected: int) -> None:
    image = Image.frombytes("I;16", (2, 2), struct.pack("<4H", *[level] * 4))
    grey = _loaded(tmp_path, _saved(image)).getpixel((0, 0))
    assert isinstance(grey, tuple)
    assert grey == pytest.approx((expected,) * 3, abs=1)


def test_a_photograph_taken_sideways_is_turned_upright(tmp_path: Path) -> None:
    image = Image.new("RGB", (20, 10), COLOURS)
    exif = image.getexif()
    exif[0x0112] = 6
    assert _loaded(tmp_path, _saved(image, "JPEG", exif=exif)).size == (10, 20)


def test_a_colour_profile_is_left_out(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = _saved(Image.new("RGB", (4, 4), COLOURS), icc_profile=profile)
    assert "icc_profile" not in _loaded(tmp_path, content).info


@pytest.mark.parametrize(
    ("size", "expected"),
    [((600, 600), (600, 600)), ((1200, 600), (600, 300)), ((100, 6000), (10, 600))],
)
def test_large_pictures_shrink_and_keep_their_shape(
    tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert _loaded(tmp_path, _saved(Image.new("RGB", size))).size == expected


def test_equal_files_give_equal_bytes(tmp_path: Path) -> None:
    content = _saved(Image.new("RGB", (30, 30), COLOURS))
    first = pictures.load_picture(_file(tmp_path, content, "a.png"), where="a")
    assert pictures.load_picture(_file(tmp_path, content, "b.png"), where="b") == first


def _bomb(side: int) -> bytes:
    """A PNG of one colour that unpacks to `side` times `side` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"bukan gambar",
        b"\x89PNG\r\n\x1a\n",
        _saved(Image.new("RGB", (90, 90), COLOURS))[:120],
        _saved(Image.new("RGB", (90, 90), COLOURS), "JPEG")[:300],
        _saved(Image.new("RGB", (4, 4)), "GIF"),
        _saved(Image.new("RGB", (4, 4)), "BMP"),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        _bomb(12_000),
        _bomb(60_000),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        pictures.load_picture(_file(tmp_path, content), where="profil.json: gambar.x")
    assert caught.value.code == "input.picture"
    assert caught.value.where == "profil.json: gambar.x"
    assert caught.value.facts["path"] == "lambang.png"


def test_a_huge_picture_is_refused_even_where_warnings_are_off(tmp_path: Path) -> None:
    path = _file(tmp_path, _bomb(12_000))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(InputError):
            pictures.load_picture(path, where="x")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_picture_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    whole = _saved(Image.new("RGB", (9, 9), COLOURS), data.draw(st.sampled_from(["PNG", "JPEG"])))
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + 1 :]
    try:
        image = _loaded(tmp_path, damaged)
    except InputError as exc:
        assert exc.code == "input.picture"  # noqa: PT017 - either outcome is right
    else:
        assert max(image.size) <= pictures.MAX_SIDE_PX


@pytest.mark.parametrize("name", ["tidak-ada.png", "."])
def test_a_file_that_is_not_there_is_an_error_of_the_input(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        pictures.load_picture(tmp_path / name, where="gambar.lambang_negara")
    assert caught.value.where == "gambar.lambang_negara"
    assert caught.value.message()


@pytest.mark.parametrize("name", [*pictures.NAMES, pictures.WATERMARK])
def test_every_placeholder_is_a_sound_picture(name: str) -> None:
    image = Image.open(io.BytesIO(pictures.placeholder(name)))
    image.load()
    assert image.format == "PNG"
    assert image.mode in {"RGB", "RGBA"}


def test_there_is_no_placeholder_for_other_names() -> None:
    with pytest.raises(TemplateError) as caught:
        pictures.placeholder("tidak_ada")
    assert caught.value.code == "template.missing"
