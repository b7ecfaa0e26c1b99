"""Reads calls to the stand-in for BSrE's service, and refuses what the guide doesn't allow."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from generator.signing.signer import Rect

_FORM_NAMES: Final = {
    *("nik", "passphrase", "tampilan", "image", "linkQR", "page", "halaman", "xAxis", "yAxis"),
    *("width", "height", "tag_koordinat", "reason", "location", "text", "jenis_response"),
}
_FILE_NAMES: Final = {"file", "imageTTD"}
_JSON_NAMES: Final = {"nik", "email", "passphrase", "totp", "signatureProperties", "file"}
_PROPERTY_NAMES: Final = {
    *("tampilan", "imageBase64", "page", "originX", "originY", "width", "height"),
    *("tag_koordinat", "location", "reason", "contactInfo", "pdfPassword"),
}
_BOX_V1: Final = ("xAxis", "yAxis", "width", "height")
_BOX_V2: Final = ("originX", "originY", "width", "height")
_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class Refusal(Exception):  # noqa: N818 - what the service does, and no error of ours
    """The service refuses a request."""

    def __init__(self, status: int, text: str, *, sub_code: str = "") -> None:
        super().__init__(text)
        self.status = status
        self.text = text
        self.sub_code = sub_code


@dataclass(frozen=True, slots=True)
class SigningOrder:
    """What a signing call asks for.

    Attributes:
        version: Of the API.
        pdf: The file.
        nik: Of the signer.
        passphrase: Passphrase, or one-time code if `is_totp`.
        is_totp: Which of them.
        is_invisible: Whether there is no box.
        page_no: 1-based page of the box.
        box: Its four numbers as they came.
        meaning: What they mean.
        has_image: Whether a picture came along.
        reason: May be empty.
        location: May be empty.
        wants_base64: Version 1: whether to answer with JSON.
    """

    version: int
    pdf: bytes = field(repr=False)
    nik: str = field(repr=False)
    passphrase: str = field(repr=False)
    is_totp: bool
    is_invisible: bool
    page_no: int
    box: tuple[float, float, float, float]
    meaning: Literal["corners", "size", "downwards"]
    has_image: bool
    reason: str
    location: str
    wants_base64: bool = False

    def rect_on(self, page: Rect) -> Rect:
        """Place the box on a page, given its corners; all zero if invisible."""
        x, y, width, height = self.box
        if self.is_invisible:
            return (0.0, 0.0, 0.0, 0.0)
        if self.meaning == "corners":
            return (x, y, width, height)
        if self.meaning == "size":
            return (x, y, x + width, y + height)
        left, top = page[0] + x, page[3] - y
        return (left, top - height, left + width, top)


def read_form(
    kind: str,
    body: bytes,
    query: list[tuple[str, str]],
    meaning: Literal["corners", "size"],
    *,
    in_query: bool,
) -> SigningOrder:
    """Read a call of version 1.

    Args:
        kind: The content type.
        body: The form.
        query: Names and values in the address.
        meaning: What `width` and `height` mean here.
        in_query: Whether settings are looked for in the address.

    Raises:
        Refusal: It isn't as the guide says.
    """
    settings, files = _parts(kind, body)
    if in_query:
        settings = dict(query)
    elif query:
        raise Refusal(400, "parameter di alamat")
    if set(settings) - _FORM_NAMES or set(files) - _FILE_NAMES or "file" not in files:
        raise Refusal(400, "parameter tidak dikenal")
    shown = settings.get("tampilan")
    if shown not in {"visible", "invisible"}:
        raise Refusal(400, "tampilan harus visible atau invisible")
    box = (0.0, 0.0, 0.0, 0.0)
    if shown == "visible":
        box = _box(settings, _BOX_V1)
        image = settings.get("image")
        if image not in {"true", "false"} or (image == "false" and not settings.get("linkQR")):
            raise Refusal(400, "image atau linkQR")
        if image == "true" and not files.get("imageTTD", b"").startswith(_PICTURES):
            raise Refusal(400, "imageTTD")
    return SigningOrder(
        version=1,
        pdf=_pdf(files["file"]),
        nik=_text(settings, "nik"),
        passphrase=_text(settings, "passphrase"),
        is_totp=False,
        is_invisible=shown == "invisible",
        page_no=_page(settings.get("page", "1"), needed=shown == "visible"),
        box=box,
        meaning=meaning,
        has_image="imageTTD" in files,
        reason=settings.get("reason", ""),
        location=settings.get("location", ""),
        wants_base64=settings.get("jenis_response") == "BASE64",
    )


def read_json(kind: str, body: bytes, *, wants_null: bool) -> SigningOrder:
    """Read a call of version 2.

    Args:
        kind: The content type.
        body: The JSON text.
        wants_null: Whether texts must be there, if only as "null".

    Raises:
        Refusal: It isn't as the guide says.
    """
    try:
        order = json.loads(body)
        files, (properties,) = order["file"], order["signatureProperties"]
        names, entries = set(order), set(properties)
    except (ValueError, KeyError, TypeError) as exc:
        raise Refusal(400, "JSON tidak lengkap") from exc
    if not kind.startswith("application/json") or names - _JSON_NAMES or entries - _PROPERTY_NAMES:
        raise Refusal(400, "isian tidak dikenal")
    if len(files) != 1 or ("passphrase" in names) == ("totp" in names):
        raise Refusal(400, "file, passphrase, atau totp")
    shown = properties.get("tampilan")
    if shown not in {"VISIBLE", "INVISIBLE"}:
        raise Refusal(400, "tampilan harus VISIBLE atau INVISIBLE")
    if wants_null and not {"reason", "location", "contactInfo"} <= entries:
        raise Refusal(500, "Internal Server Error")
    image = _decoded(properties.get("imageBase64", ""))
    if shown == "VISIBLE" and not image.startswith(_PICTURES):
        raise Refusal(400, "imageBase64")
    is_totp = "totp" in names
    return SigningOrder(
        version=2,
        pdf=_pdf(_decoded(files[0])),
        nik=_text(order, "nik"),
        passphrase=_text(order, "totp" if is_totp else "passphrase"),
        is_totp=is_totp,
        is_invisible=shown == "INVISIBLE",
        page_no=_page(properties.get("page", 1), needed=shown == "VISIBLE"),
        box=_box(properties, _BOX_V2) if shown == "VISIBLE" else (0.0, 0.0, 0.0, 0.0),
        meaning="downwards",
        has_image=bool(image),
        reason=_unless_null(properties.get("reason", "")),
        location=_unless_null(properties.get("location", "")),
    )


def _parts(kind: str, body: bytes) -> tuple[dict[str, str], dict[str, bytes]]:
    if not kind.startswith("multipart/form-data"):
        raise Refusal(415, "multipart/form-data")
    message = BytesParser(policy=HTTP).parsebytes(
        b"Content-Type: " + kind.encode("ascii", "replace") + b"\r\n\r\n" + body
    )
    settings: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        if name in settings or name in files or not isinstance(content, bytes):
            raise Refusal(400, "parameter ganda")
        if part.get_filename() is None:
            settings[name] = content.decode("utf-8", "replace")
        else:
            files[name] = content
    return settings, files


def _text(settings: dict[str, Any], name: str) -> str:
    value = settings.get(name)
    if not isinstance(value, str) or not value:
        raise Refusal(400, name)
    return value


def _page(value: Any, *, needed: bool) -> int:
    if str(value).isdigit() and int(value) >= 1:
        return int(value)
    if needed:
        raise Refusal(400, "page")
    return 1


def _box(settings: dict[str, Any], names: tuple[str, ...]) -> tuple[float, float, float, float]:
    try:
        x, y, width, height = (float(settings[name]) for name in names)
    except (KeyError, ValueError, TypeError) as exc:
        raise Refusal(400, "letak tanda tangan") from exc
    return (x, y, width, height)


def _decoded(text: Any) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError, TypeError) as exc:
        raise Refusal(400, "Base64") from exc


def _pdf(content: bytes) -> bytes:
    if not content.startswith(b"%PDF-"):
        raise Refusal(400, "bukan PDF")
    return content


def _unless_null(text: str) -> str:
    return "" if text == "null" else text
