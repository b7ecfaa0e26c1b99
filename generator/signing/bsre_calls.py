"""What is sent to BSrE's eSign Client Service, in versions 1 and 2 of its API.

Sections are those of the guide (BSrE, *Petunjuk Teknis Penggunaan API Esign Client Service*,
January 2024). Optional settings are sent only if they are set, since some installations fail on
empty ones.
"""

from __future__ import annotations

import base64
import json
import secrets as randomness
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from generator.signing.remote import Call

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.signing.bsre_config import BsreConfig
    from generator.signing.signer import Rect


@dataclass(frozen=True, slots=True, repr=False)
class BsreSecrets:
    """The secrets of one session, fetched; never printed."""

    user: str
    password: str
    nik: str
    passphrase: str
    is_totp: bool

    def values(self) -> tuple[str, ...]:
        """List them all."""
        return self.user, self.password, self.nik, self.passphrase

    def basic(self) -> str:
        """Write the application's credentials for HTTP Basic (RFC 7617)."""
        pair = f"{self.user}:{self.password}".encode("utf-8", "surrogateescape")
        return "Basic " + base64.b64encode(pair).decode("ascii")


@dataclass(frozen=True, slots=True)
class Box:
    """The visible box of a signature.

    Attributes:
        page_no: 1-based page.
        rect: Left, bottom, right and top in points, as the page counts them.
        page: The page's own corners in the same points.
        image: What to print in it, PNG or JPEG; empty if the service makes a QR code.
    """

    page_no: int
    rect: Rect
    page: Rect
    image: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SigningJob:
    """One signature to ask for; `box` is `None` if it can't be seen."""

    pdf: bytes = field(repr=False)
    box: Box | None
    reason: str
    location: str


def status_call(config: BsreConfig, held: BsreSecrets) -> Call:
    """Ask whether the signer may sign (`/api/user/status`, `/api/v2/user/check/status`)."""
    if config.api_version == 1:
        return Call("GET", f"/api/user/status/{quote(held.nik, safe='')}", _headers(held))
    return _json_call("/api/v2/user/check/status", {"nik": held.nik}, held)


def totp_call(held: BsreSecrets, count: int) -> Call:
    """Have a one-time code sent to the signer (`/api/v2/sign/get/totp`).

    Args:
        held: The secrets.
        count: How many files it is to sign.
    """
    return _json_call("/api/v2/sign/get/totp", {"nik": held.nik, "data": count}, held)


def download_call(document_id: str, held: BsreSecrets) -> Call:
    """Fetch a file that was signed (`/api/sign/download`); the service gives it once."""
    return Call("GET", f"/api/sign/download/{quote(document_id, safe='')}", _headers(held))


def signing_call(config: BsreConfig, held: BsreSecrets, job: SigningJob) -> Call:
    """Ask for one signature."""
    if config.api_version == 1:
        return _form_call(config, held, job)
    properties = _properties_v2(config, job)
    body: dict[str, Any] = {"nik": held.nik}
    body["totp" if held.is_totp else "passphrase"] = held.passphrase
    body["signatureProperties"] = [properties]
    body["file"] = [_base64(job.pdf)]
    return _json_call("/api/v2/sign/pdf", body, held)


def box_v1(rect: Rect, meaning: str) -> dict[str, str]:
    """Write a box as version 1 wants it: points from the lower left.

    Args:
        rect: Left, bottom, right and top in points.
        meaning: Whether `width` and `height` are "corners", the upper right one, or a "size".
    """
    left, bottom, right, top = rect
    if meaning == "size":
        right, top = right - left, top - bottom
    names = ("xAxis", "yAxis", "width", "height")
    return {
        name: _figure(value) for name, value in zip(names, (left, bottom, right, top), strict=True)
    }


def box_v2(rect: Rect, page: Rect) -> dict[str, float]:
    """Write a box as version 2 wants it: points from the page's upper left corner, downwards.

    Args:
        rect: Left, bottom, right and top in points.
        page: The page's own corners in the same points.
    """
    left, bottom, right, top = rect
    return {
        "originX": _number(left - page[0]),
        "originY": _number(page[3] - top),
        "width": _number(right - left),
        "height": _number(top - bottom),
    }


def _form_call(config: BsreConfig, held: BsreSecrets, job: SigningJob) -> Call:
    settings = {"nik": held.nik, "passphrase": held.passphrase}
    files = [("file", "dokumen.pdf", "application/pdf", job.pdf)]
    if job.box is None:
        settings["tampilan"] = "invisible"
    else:
        settings |= {"tampilan": "visible", "page": str(job.box.page_no)}
        settings |= box_v1(job.box.rect, config.box)
        settings["image"] = "true" if job.box.image else "false"
        if job.box.image:
            kind = "png" if job.box.image.startswith(b"\x89PNG") else "jpeg"
            files.append(("imageTTD", f"ttd.{kind}", f"image/{kind}", job.box.image))
        else:
            settings["linkQR"] = config.link_qr
    settings |= {
        name: text for name, text in (("reason", job.reason), ("location", job.location)) if text
    }
    if config.base64:
        settings["jenis_response"] = "BASE64"
    path = "/api/sign/pdf"
    if config.params == "query":
        path, settings = f"{path}?{urlencode(settings, errors='surrogateescape')}", {}
    kind, body = _multipart(settings, files)
    return Call("POST", path, {**_headers(held), "Content-Type": kind}, body)


def _properties_v2(config: BsreConfig, job: SigningJob) -> dict[str, Any]:
    properties: dict[str, Any] = {"tampilan": "INVISIBLE" if job.box is None else "VISIBLE"}
    if job.box is not None:
        properties["page"] = job.box.page_no
        properties |= box_v2(job.box.rect, job.box.page)
        properties["imageBase64"] = _base64(job.box.image)
    elif config.always_image:
        properties["imageBase64"] = _base64(_DOT)
    texts = {"reason": job.reason, "location": job.location}
    if config.null_strings:
        texts = {name: text or "null" for name, text in {**texts, "contactInfo": ""}.items()}
    return properties | {name: text for name, text in texts.items() if text}


def _headers(held: BsreSecrets) -> dict[str, str]:
    return {"Authorization": held.basic(), "Accept": "*/*"}


def _json_call(path: str, body: Mapping[str, Any], held: BsreSecrets) -> Call:
    headers = {**_headers(held), "Content-Type": "application/json"}
    return Call("POST", path, headers, json.dumps(body).encode("ascii"))


def _multipart(
    settings: Mapping[str, str], files: list[tuple[str, str, str, bytes]]
) -> tuple[str, bytes]:
    """Write a form (RFC 7578)."""
    boundary = randomness.token_hex(16)
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode("ascii")
        + value.encode("utf-8", "surrogateescape")
        for name, value in settings.items()
    ]
    parts += [
        (
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; '
            f'filename="{filename}"\r\nContent-Type: {kind}\r\n\r\n'
        ).encode("ascii")
        + content
        for name, filename, kind, content in files
    ]
    body = b"\r\n".join([*parts, f"--{boundary}--\r\n".encode("ascii")])
    return f"multipart/form-data; boundary={boundary}", body


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _number(value: float) -> float:
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def _figure(value: float) -> str:
    return str(_number(value))


# A white pixel, PNG.
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
)
