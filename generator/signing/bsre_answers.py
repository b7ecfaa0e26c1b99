"""What comes back from BSrE's eSign Client Service, and what it means.

Three cases matter above all: the file is signed; it is certain that nothing was signed; nobody
knows. Only the second may ever lead to another try.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, quote_plus

from generator.errors import SigningError

if TYPE_CHECKING:
    from generator.signing.bsre_calls import BsreSecrets
    from generator.signing.remote import Reply

_OK: Final = 200
_BUSY: Final = {429, 503}
_DENIED: Final = {401, 403}
_CLIENT_ERRORS: Final = range(300, 500)
_MAGIC: Final = b"%PDF-"
_TAIL: Final = 2048
_LONGEST_REASON: Final = 160
_LONGEST_ID: Final = 200
_LONGEST_WAIT_S: Final = 60.0

# Sub-codes seen (guide and public clients); they stand in `status_code` or in the text.
_SUB_CODES: Final = {"2011": "bsre.user-unknown", "2031": "bsre.passphrase-wrong"}
_SUB_CODE: Final = re.compile(r"(?<!\d)(2011|2031)(?!\d)")
_MAY_SIGN: Final = {"ISSUE", "1111"}
_NOT_REGISTERED: Final = {"NOT_REGISTERED", "1110"}
_STATUS: Final = re.compile(r"[A-Z0-9_]{1,40}")
_LONG_NUMBER: Final = re.compile(r"\d[\d .-]{6,}\d")


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed file.

    Attributes:
        pdf: The file.
        document_id: `id_dokumen`, by which version 1 gives it out once more; may be empty.
    """

    pdf: bytes = field(repr=False)
    document_id: str


class BusyError(Exception):
    """The service says itself that it did nothing and wants to be asked later."""

    def __init__(self, status: int, wait_s: float | None) -> None:
        super().__init__(status)
        self.status = status
        self.wait_s = wait_s


class CutShortError(Exception):
    """The file was signed, but didn't come over whole."""

    def __init__(self, document_id: str) -> None:
        super().__init__(document_id)
        self.document_id = document_id


def document_id(reply: Reply) -> str:
    """Find `id_dokumen`, of which proxies change the spelling."""
    for name in ("id_dokumen", "id-dokumen", "iddokumen"):
        value = reply.headers.get(name, "").strip()
        if value and len(value) <= _LONGEST_ID and value.isprintable():
            return value
    return ""


def read_signed_v1(reply: Reply, held: BsreSecrets) -> Signed:
    """Take the signed file out of an answer of version 1.

    Raises:
        SigningError: Nothing was signed, or nobody knows.
        BusyError: Nothing was signed, and asking again is welcome.
        CutShortError: It was signed, but the answer is cut short.
    """
    _refuse(reply, held, signs=True)
    found = document_id(reply)
    # What kind of content it is, is told by its first bytes: the header isn't to be trusted.
    if reply.body.startswith(_MAGIC):
        return _whole(reply, reply.body, found)
    if not reply.is_complete:
        raise CutShortError(found)
    answer = _object(reply)
    encoded = answer.get("base64_signed_file")
    found = found or str(answer.get("id_dokumen") or "")
    pdf = _decoded(encoded)
    if pdf is None:
        raise SigningError("bsre.answer-foreign", status=reply.status, document=found or "–")
    return _whole(reply, pdf, found)


def read_signed_v2(reply: Reply, held: BsreSecrets) -> Signed:
    """Take the signed file out of an answer of version 2; the errors are those of version 1."""
    _refuse(reply, held, signs=True)
    if not reply.is_complete:
        raise CutShortError("")
    files = _object(reply).get("file")
    if not isinstance(files, list):
        raise SigningError("bsre.answer-foreign", status=reply.status, document="–")
    if len(files) != 1:
        raise SigningError("bsre.answer-count", asked=1, got=len(files))
    pdf = _decoded(files[0])
    if pdf is None:
        raise SigningError("bsre.answer-foreign", status=reply.status, document="–")
    return _whole(reply, pdf, "")


def check_status(reply: Reply, held: BsreSecrets) -> None:
    """Refuse signers who may not sign; only those whose certificate is issued may.

    Raises:
        SigningError: They may not, or the answer isn't one.
        BusyError: The service wants to be asked later.
    """
    _refuse(reply, held)
    answer = _object(reply)
    told = [str(answer.get(name, "")) for name in ("status_code", "status")]
    if any(word in _MAY_SIGN for word in told):
        return
    if any(word in _NOT_REGISTERED for word in told):
        raise SigningError("bsre.user-unknown")
    named = [word for word in reversed(told) if _STATUS.fullmatch(word)]
    if not named or any(secret in named[0] for secret in held.values()):
        raise SigningError("bsre.answer-foreign", status=reply.status, document="–")
    raise SigningError("bsre.user-status", status=named[0])


def check_accepted(reply: Reply, held: BsreSecrets) -> None:
    """Refuse an answer that isn't a success.

    Raises:
        SigningError: It isn't.
        BusyError: The service wants to be asked later.
    """
    _refuse(reply, held)


def _refuse(reply: Reply, held: BsreSecrets, *, signs: bool = False) -> None:
    if reply.status == _OK:
        return
    answer = _object(reply)
    text = str(answer.get("error") or answer.get("message") or "")
    sub_code = _SUB_CODE.fullmatch(str(answer.get("status_code", ""))) or _SUB_CODE.search(text)
    if sub_code:
        raise SigningError(_SUB_CODES[sub_code[1]])
    if reply.status in _DENIED:
        raise SigningError("bsre.unauthorised", status=reply.status)
    # The service's own errors carry `status_code`; frameworks and gateways before it write others.
    is_documented = "status_code" in answer
    if reply.status in _BUSY and is_documented:
        raise BusyError(reply.status, _wait(reply))
    if is_documented or (reply.status in _CLIENT_ERRORS and text):
        reason = _harmless(text, held)
        raise SigningError("bsre.refused", status=reply.status, reason=reason)
    if reply.status in _CLIENT_ERRORS:
        # Whoever answered, it wasn't the service, so the service got nothing.
        raise SigningError("bsre.not-the-service", status=reply.status)
    if not signs:
        raise SigningError("bsre.not-the-service", status=reply.status)
    raise SigningError("bsre.state-unknown", reason=f"HTTP {reply.status}", document="–")


def _whole(reply: Reply, pdf: bytes, found: str) -> Signed:
    if not reply.is_complete or b"%%EOF" not in pdf[-_TAIL:]:
        raise CutShortError(found)
    return Signed(pdf, found)


def _object(reply: Reply) -> dict[str, Any]:
    try:
        answer = json.loads(reply.body)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _decoded(encoded: object) -> bytes | None:
    if not isinstance(encoded, str):
        return None
    try:
        pdf = base64.b64decode("".join(encoded.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    return pdf if pdf.startswith(_MAGIC) else None


def _wait(reply: Reply) -> float | None:
    text = reply.headers.get("retry-after", "").strip()
    return min(float(text), _LONGEST_WAIT_S) if text.isascii() and text.isdigit() else None


def _harmless(text: str, held: BsreSecrets) -> str:
    """Repeat what the service says, unless it repeats a secret.

    Long numbers are masked, since one may be somebody's NIK.
    """
    lowered = text.casefold()
    for secret in held.values():
        raw = secret.encode("utf-8", "surrogateescape")
        forms = {
            secret,
            secret[::-1],
            quote(raw),
            quote_plus(raw),
            json.dumps(secret)[1:-1],
            base64.b64encode(raw).decode("ascii").rstrip("="),
        }
        if any(form.casefold() in lowered for form in forms):
            return "–"
    shown = "".join(character if character.isprintable() else " " for character in text)
    return _LONG_NUMBER.sub("…", " ".join(shown.split()))[:_LONGEST_REASON] or "–"
