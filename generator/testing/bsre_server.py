"""A stand-in for BSrE's eSign Client Service on a loopback socket, for users' tests and ours.

It reads requests strictly, really signs, with a throw-away authority, into a field of its own, and
misbehaves on demand as installations and proxies do:

    with BsreServer([FakeUser("3201990101900001", "rahasia", "Siti Contoh")]) as server:
        config = BsreConfig(base_url=server.url, …)
        server.quirks.busy = 1

Written from the guide (BSrE, *Petunjuk Teknis Penggunaan API Esign Client Service*, January 2024)
and from what public clients of the service work around.
"""

from __future__ import annotations

import base64
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final, Literal, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from generator.testing.bsre_requests import Refusal, SigningOrder, read_form, read_json
from generator.testing.pki import KeyKind, throwaway_pki

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

    from generator.signing.pades import HeldKeySigner
    from generator.signing.signer import Timestamper

_LARGEST_BODY: Final = 1 << 28
_FAILED: Final = "Proses signing gagal : "
_HTML: Final = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


@dataclass(frozen=True, slots=True)
class FakeUser:
    """Somebody the service knows.

    Attributes:
        nik: 16 digits.
        passphrase: What unlocks the signing key.
        name: Common name in the certificate.
        status: Of the certificate; only "ISSUE" may sign.
        totp: The one-time code that is valid; empty for none.
    """

    nik: str = field(repr=False)
    passphrase: str = field(repr=False)
    name: str
    status: str = "ISSUE"
    totp: str = field(default="", repr=False)


@dataclass(slots=True)
class Quirks:
    """How the service misbehaves; may be changed while it runs.

    Attributes:
        latency_s: Pause before each answer to a signing call.
        busy: How many signing calls are answered with `busy_status` first.
        busy_status: 429 or 503.
        retry_after: `Retry-After` with them; empty for none.
        hangs_up: Close the connection in place of an answer, after signing.
        cuts_answer: Send only half of the answer's body.
        chunked: Send the answer without a length, so that its end can't be told.
        proxy_status: Answer signing calls with a proxy's HTML page of this status.
        proxy_signs: Whether the service behind that proxy signs all the same.
        id_header: Spelling of the header; empty if a proxy drops it.
        content_type: Of signed files from version 1.
        box: What `width` and `height` mean in version 1.
        params: Where version 1 looks for settings other than files.
        strict_pdf: Refuse PDFs that old readers can't open: cross-reference streams, PDF 2.0.
        rewrites: Save the file anew in place of adding to it.
        fails_on_empty_image: Answer 500 if an invisible signature comes without a picture.
        wants_null: Answer 500 if `reason`, `location` or `contactInfo` is absent in version 2.
        sub_code_in_status: Put sub-codes into `status_code` rather than into the text.
        file_count: How many files version 2 returns for one.
        replaces_with: Return this in place of the signed file.
        echoes: Repeat NIK and passphrase in errors.
    """

    latency_s: float = 0.0
    busy: int = 0
    busy_status: int = 429
    retry_after: str = ""
    hangs_up: bool = False
    cuts_answer: bool = False
    chunked: bool = False
    proxy_status: int = 0
    proxy_signs: bool = False
    id_header: str = "id_dokumen"
    content_type: str = "application/pdf"
    box: Literal["corners", "size"] = "corners"
    params: Literal["form", "query"] = "form"
    strict_pdf: bool = False
    rewrites: bool = False
    fails_on_empty_image: bool = False
    wants_null: bool = False
    sub_code_in_status: bool = False
    file_count: int = 1
    replaces_with: bytes | None = None
    echoes: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class BsreServer:
    """The service; runs in a thread while entered.

    Attributes:
        quirks: How it misbehaves.
        signed: How many signatures it made.
        calls: Method and path of each request, without NIK, identifiers and query.
        root: Certificate of the throw-away root, PEM.
    """

    def __init__(
        self,
        users: Iterable[FakeUser],
        *,
        user: str = "aplikasi",
        password: str = "sandi-aplikasi",  # noqa: S107 - of a stand-in
        quirks: Quirks | None = None,
        now: datetime | None = None,
        key: KeyKind = "ec-p256",
        timestamper: Timestamper | None = None,
    ) -> None:
        """Make it ready.

        Args:
            users: Who may sign.
            user: The application's user for HTTP Basic.
            password: The application's password.
            quirks: How it misbehaves from the start.
            now: The service's clock, which stands still; the machine's if left out.
            key: Kind of the users' keys.
            timestamper: Where it gets timestamps from; it makes none without one.
        """
        self._timestamper = timestamper
        moment = now or datetime.now(UTC)
        self.quirks = quirks or Quirks()
        self.signed = 0
        self.calls: list[str] = []
        self._now = now
        self._users = {each.nik: each for each in users}
        self._pki = throwaway_pki(moment - timedelta(days=1), key=key)
        self._key: KeyKind = key
        self.root = self._pki.root
        self._signers: dict[str, HeldKeySigner] = {}
        self._kept: dict[str, bytes | None] = {}
        self._basic = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        self._lock = threading.Lock()
        self._server: _Listener | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The address to send to."""
        if self._server is None:
            raise RuntimeError
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        """Listen on a free port of the loopback interface."""
        self._server = _Listener(("127.0.0.1", 0), _Handler)
        self._server.service = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop listening."""
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
        self._server = self._thread = None

    def answer(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> _Answer:
        """Answer one request; called by the socket's threads."""
        path = urlsplit(target).path
        known = path
        for prefix in ("/api/user/status/", "/api/sign/download/"):
            known = f"{prefix}…" if path.startswith(prefix) else known
        with self._lock:
            self.calls.append(f"{method} {known}")
        if headers.get("Authorization") != self._basic:
            return _json(401, {"error": "Unauthorized"})
        try:
            return self._route(method, target, headers, body)
        except Refusal as refusal:
            return self._refuse(refusal)

    def _route(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> _Answer:
        parts = urlsplit(target)
        kind = headers.get("Content-Type", "")
        match method, parts.path:
            case "POST", "/api/sign/pdf":
                in_query = self.quirks.params == "query"
                query = parse_qsl(parts.query, keep_blank_values=True)
                return self._sign(read_form(kind, body, query, self.quirks.box, in_query=in_query))
            case "POST", "/api/v2/sign/pdf":
                return self._sign(read_json(kind, body, wants_null=self.quirks.wants_null))
            case "POST", "/api/v2/user/check/status":
                return self._status_v2(body)
            case "POST", "/api/v2/sign/get/totp":
                self._user(json.loads(body).get("nik"))
                return _json(200, {"message": "OTP dikirim"})
            case "GET", path if path.startswith("/api/user/status/"):
                return self._status_v1(unquote(path.rpartition("/")[2]))
            case "GET", path if path.startswith("/api/sign/download/"):
                return self._download(unquote(path.rpartition("/")[2]))
            case _:
                raise Refusal(404, "Not Found")

    def _refuse(self, refusal: Refusal) -> _Answer:
        text = refusal.text
        if self.quirks.echoes:
            text += " " + " ".join(f"{each.nik} {each.passphrase}" for each in self._users.values())
        code: int | str = refusal.status
        if refusal.sub_code and self.quirks.sub_code_in_status:
            code = int(refusal.sub_code)
        elif refusal.sub_code:
            text += f" {refusal.sub_code}"
        return _json(refusal.status, {"error": text, "status_code": code})

    def _user(self, nik: object) -> FakeUser:
        found = self._users.get(str(nik))
        if found is None:
            raise Refusal(400, f"{_FAILED}user tidak terdaftar", sub_code="2011")
        return found

    def _status_v1(self, nik: str) -> _Answer:
        found = self._users.get(nik)
        if found is None:
            body = {"status_code": 1110, "status": "NOT_REGISTERED", "message": "Belum terdaftar"}
        elif found.status == "ISSUE":
            body = {"status_code": 1111, "status": "ISSUE", "message": "Sertifikat berlaku"}
        else:
            body = {"status_code": 1112, "status": found.status, "message": "Tidak berlaku"}
        return _json(200, body)

    def _status_v2(self, body: bytes) -> _Answer:
        found = self._users.get(str(json.loads(body).get("nik")))
        return _json(200, {"status": found.status if found else "NOT_REGISTERED"})

    def _download(self, document_id: str) -> _Answer:
        if document_id not in self._kept:
            raise Refusal(404, "Dokumen tidak ditemukan")
        pdf = self._kept[document_id]
        self._kept[document_id] = None
        if pdf is None:
            raise Refusal(404, "Dokumen telah didownload sebelumnya")
        return _Answer(200, pdf, {"Content-Type": "application/pdf"})

    def _sign(self, order: SigningOrder) -> _Answer:
        quirks = self.quirks
        with self._lock:
            is_busy, quirks.busy = quirks.busy > 0, max(quirks.busy - 1, 0)
        if is_busy:
            told = _json(quirks.busy_status, {"error": "Sibuk", "status_code": quirks.busy_status})
            wait = {"Retry-After": quirks.retry_after} if quirks.retry_after else {}
            return _Answer(told.status, told.body, {**told.headers, **wait})
        if quirks.proxy_status and not quirks.proxy_signs:
            return _Answer(quirks.proxy_status, _HTML, {"Content-Type": "text/html"})
        found = self._user(order.nik)
        if found.status != "ISSUE":
            raise Refusal(400, f"{_FAILED}status sertifikat {found.status}")
        secret = found.totp if order.is_totp else found.passphrase
        if not secret or not secrets.compare_digest(secret.encode(), order.passphrase.encode()):
            raise Refusal(400, f"{_FAILED}passphrase salah", sub_code="2031")
        if quirks.fails_on_empty_image and order.is_invisible and not order.has_image:
            raise Refusal(500, "Internal Server Error")
        if quirks.strict_pdf and not _is_plain(order.pdf):
            raise Refusal(400, f"{_FAILED}com.itextpdf.text.exceptions.InvalidPdfException")
        pdf = self._made(order, found)
        time.sleep(quirks.latency_s)
        if quirks.proxy_status:
            return _Answer(quirks.proxy_status, _HTML, {"Content-Type": "text/html"})
        document_id = secrets.token_hex(12)
        self._kept[document_id] = pdf
        return self._delivered(order, pdf, document_id)

    def _made(self, order: SigningOrder, user: FakeUser) -> bytes:
        from generator.signing import objects, pades, places  # noqa: PLC0415 - pyHanko, 300 ms
        from generator.signing.signer import SignatureRequest  # noqa: PLC0415 - as above

        with self._lock:
            self.signed += 1
            name = f"Signature{self.signed}_{secrets.token_hex(3)}"
            signer = self._signers.get(user.nik) or self._issue(user)
        pdf = places.rewritten(order.pdf) if self.quirks.rewrites else order.pdf
        rect = order.rect_on(objects.page_box(pdf, order.page_no))
        pdf = places.add_field(pdf, places.Place(name, order.page_no, rect))
        moment = self._now or datetime.now(UTC)
        request = SignatureRequest(
            name,
            moment,
            reason=order.reason,
            location=order.location,
            timestamper=self._timestamper,
        )
        return pades.sign_field(pdf, request, signer)

    def _issue(self, user: FakeUser) -> HeldKeySigner:
        from generator.signing.credential import KeyAndChain  # noqa: PLC0415 - as above
        from generator.signing.pades import HeldKeySigner  # noqa: PLC0415 - as above

        credential = self._pki.issue(user.name, key=self._key)
        loaded = pkcs12.load_pkcs12(credential.p12, credential.passphrase.encode())
        if loaded.cert is None or not isinstance(
            loaded.key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
        ):
            raise RuntimeError
        others = [entry.certificate for entry in loaded.additional_certs]
        signer = HeldKeySigner(KeyAndChain(loaded.key, (loaded.cert.certificate, *others)))
        self._signers[user.nik] = signer
        return signer

    def _delivered(self, order: SigningOrder, pdf: bytes, document_id: str) -> _Answer:
        quirks = self.quirks
        sent = pdf if quirks.replaces_with is None else quirks.replaces_with
        encoded = base64.b64encode(sent).decode()
        if order.version == 2:  # noqa: PLR2004 - the API's number
            return _json(200, {"time": 87, "file": [encoded] * quirks.file_count})
        headers = {"signing_time": "87"}
        if quirks.id_header:
            headers[quirks.id_header] = document_id
        if order.wants_base64:
            body = {"base64_signed_file": encoded, "id_dokumen": document_id}
            return _Answer(200, json.dumps(body).encode(), headers)
        return _Answer(200, sent, {**headers, "Content-Type": quirks.content_type})


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    service: BsreServer


class _Handler(BaseHTTPRequestHandler):
    server: _Listener
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, *_: Any) -> None:
        """Log nothing: addresses may hold a NIK."""

    def _answer(self) -> None:
        self.close_connection = True
        length = self.headers.get("Content-Length", "0")
        if not length.isdigit() or int(length) > _LARGEST_BODY:
            self.send_error(413)
            return
        body = self.rfile.read(int(length))
        answer = self.server.service.answer(self.command, self.path, dict(self.headers), body)
        quirks = self.server.service.quirks
        is_signing = urlsplit(self.path).path.endswith("/sign/pdf")
        if is_signing and quirks.hangs_up:
            return
        try:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if not quirks.chunked:
                self.send_header("Content-Length", str(len(answer.body)))
            self.send_header("Connection", "close")
            self.end_headers()
            cut = is_signing and quirks.cuts_answer
            self.wfile.write(answer.body[: len(answer.body) // 2] if cut else answer.body)
        except OSError:
            return  # the client gave up waiting


def _is_plain(pdf: bytes) -> bool:
    return not pdf.startswith(b"%PDF-2") and not any(
        mark in pdf for mark in (b"/XRef", b"/ObjStm", b"/Encrypt", b"/XRefStm")
    )


def _json(status: int, body: Mapping[str, Any]) -> _Answer:
    return _Answer(status, json.dumps(body).encode(), {"Content-Type": "application/json"})
