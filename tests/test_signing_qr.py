from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import segno
from pdf_samples import BOX, bundle_with_fields
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject
from signing_samples import NOW, pki, signer_for

from generator import api
from generator.errors import SigningError
from generator.signing.ceremony import sign_as
from generator.signing.qr import modules, qr_content, side_in
from generator.signing.stamp_picture import draw_stamp

if TYPE_CHECKING:
    from pathlib import Path

IDENTIFIER = bytes(range(16))
SCALE = 8


def identified(rect: tuple[float, float, float, float] = BOX) -> bytes:
    """Give a bundle a file identifier, as our bundles have one."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(bundle_with_fields(rect=rect))))
    writer._ID = ArrayObject([ByteStringObject(IDENTIFIER)] * 2)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def signed(tmp_path: Path, pdf: bytes, **more: str) -> bytes:
    with signer_for(pki().people["kesatu"], tmp_path) as signer:
        return sign_as(pdf, "kesatu", signer, now=NOW, **more)[0]  # type: ignore[arg-type] # texts


def picture_of(pdf: bytes, rect: tuple[float, float, float, float] = BOX) -> Image.Image:
    """Draw the box of the first page."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    image: Image.Image = document[0].render(scale=SCALE).to_pil().convert("L")
    left, bottom, right, top = (round(value * SCALE) for value in rect)
    return image.crop((left, image.height - top, right, image.height - bottom))


def read_back(image: Image.Image, content: str, side_px: float, left_px: float) -> bool:
    """Tell whether the middle of every module has the colour it should have."""
    rows = modules(content)
    size, top = side_px / len(rows), (image.height - side_px) / 2
    return all(
        (image.getpixel((int(left_px + (x + 0.5) * size), int(top + (y + 0.5) * size))) < 128)  # type: ignore[operator] # grey
        is dark
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
    )


def test_code_holds_the_bundles_identifier(tmp_path: Path) -> None:
    pdf = signed(tmp_path, identified())
    content = IDENTIFIER.hex().upper()
    assert qr_content(pdf, "{id}") == content
    side = side_in(BOX[2] - BOX[0], BOX[3] - BOX[1])
    assert side > 56.7  # 2 cm
    assert read_back(picture_of(pdf), content, side * SCALE, 2 * SCALE)
    assert not read_back(picture_of(pdf), content[::-1], side * SCALE, 2 * SCALE)


def test_code_may_hold_an_address(tmp_path: Path) -> None:
    url = "https://verifikasi.contohkab.go.id/{id}"
    pdf = signed(tmp_path, identified(), qr=url)
    content = url.replace("{id}", IDENTIFIER.hex().upper())
    side = side_in(BOX[2] - BOX[0], BOX[3] - BOX[1])
    assert read_back(picture_of(pdf), content, side * SCALE, 2 * SCALE)


def test_modules_are_those_of_the_library() -> None:
    code = segno.make_qr("NASKAH", error="m")
    assert modules("NASKAH") == tuple(tuple(map(bool, row)) for row in code.matrix)


def test_unsigned_box_holds_no_code() -> None:
    assert picture_of(identified()).getextrema() == (255, 255)


@pytest.mark.parametrize("qr", ["", "{id}"])
def test_no_code_where_none_is_wanted_or_nothing_is_to_be_told(tmp_path: Path, qr: str) -> None:
    pdf = identified() if not qr else bundle_with_fields()
    assert qr_content(pdf, qr) == ""
    plain = picture_of(signed(tmp_path, pdf, qr=qr))
    assert plain.crop((0, 0, 4 * SCALE, plain.height)).getextrema() == (255, 255)


def test_small_box_keeps_its_text_and_has_no_code() -> None:
    assert side_in(60, 62) == 0
    assert side_in(200, 30) == 0
    assert 0 < side_in(100, 62) < side_in(136, 62) < side_in(170, 62)


def test_code_with_a_novel_in_it_is_refused() -> None:
    with pytest.raises(SigningError) as caught:
        qr_content(identified(), "x" * 201)
    assert caught.value.code == "sign.qr-long"


def test_picture_for_services_has_the_code_too() -> None:
    content = IDENTIFIER.hex().upper()
    with Image.open(BytesIO(draw_stamp(["Siti Contoh"], 170, 62, 4, qr=content))) as opened:
        image = opened.convert("L")
    count = len(modules(content))
    size = round(side_in(170, 62) * 4) // count * count
    assert read_back(image, content, size, 8)


def test_identifier_stays_when_others_sign(tmp_path: Path) -> None:
    pdf = identified()
    once = signed(tmp_path, pdf)
    assert api.status(once, now=NOW).as_dict()["identifier"] == IDENTIFIER.hex()
    assert qr_content(once, "{id}") == qr_content(pdf, "{id}")
