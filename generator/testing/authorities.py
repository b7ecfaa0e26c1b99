"""A certificate authority with its services on this machine, to test signatures with.

A timestamp authority (RFC 3161), an OCSP responder (RFC 6960) and certificate revocation lists
(RFC 5280) on a real socket, each with switches to fail in the ways such services fail:

    with LoopbackAuthorities(now, {"kesatu": "Siti Contoh"}) as authorities:
        authorities.pki.write(folder)
        signed = g.sign(pdf, signer, as_="kesatu", level="b-lt", tsa=authorities.tsa_url)
        authorities.revoke(authorities.pki.people["kesatu"].certificate)

Its clock stands still at `now` unless it is moved, so that tests can look years ahead.
"""

from __future__ import annotations

import base64
import hmac
import sys
import threading
import time
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from generator.testing import answers
from generator.testing.answers import Responder, Revocation, Stamper
from generator.testing.issuing import CA_VALIDITY, LEEWAY, issue_certificate
from generator.testing.pki import throwaway_pki

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from types import TracebackType

    from generator.testing.issuing import Issuer, KeyKind, Purpose

Fault = Literal[
    "none",
    "refuse",
    "unavailable",
    "unauthorised",
    "nonsense",
    "broken",
    "wrong-nonce",
    "wrong-digest",
    "wrong-key",
    "wrong-purpose",
    "stale",
]
"""How a service fails; the `wrong-…` ones are for timestamps but `wrong-key`, which all know."""

_NOT_FOUND: Final = 404
_PAGE: Final = b"<html><body><h1>502 Bad Gateway</h1></body></html>"
_KINDS: Final = {
    "tsa": "application/timestamp-reply",
    "ocsp": "application/ocsp-response",
    "crl": "application/pkix-crl",
}


@dataclass(slots=True)
class Switches:
    """How one service behaves from now on.

    Attributes:
        fault: How it fails.
        after: How many requests it answers properly before it fails.
        delay_s: How long it takes to answer.
        user: Name wanted by HTTP Basic authentication; empty if none is.
        password: The password with it.
    """

    fault: Fault = "none"
    after: int = 0
    delay_s: float = 0.0
    user: str = ""
    password: str = ""


class LoopbackAuthorities:
    """Runs the services while entered; everything may also be called without the network.

    Attributes:
        pki: The authorities and people; all certificates name these services.
        moment: What their clocks show; set it to go forwards.
        tsa: Switches of the timestamp authority.
        ocsp: Switches of the OCSP responders.
        crl: Switches of the revocation lists.
        asked: Path of each request so far.
    """

    def __init__(
        self,
        now: datetime,
        people: Iterable[str] | Mapping[str, str] = (),
        *,
        key: KeyKind = "rsa-2048",
    ) -> None:
        """Take a free port and issue all certificates; nothing is answered yet.

        Args:
            now: As `throwaway_pki` takes it; also what the clocks show.
            people: As `throwaway_pki` takes them.
            key: Kind of the people's keys.
        """
        self.moment = now
        self.tsa, self.ocsp, self.crl = Switches(), Switches(), Switches()
        self.asked: list[str] = []
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.authorities = self
        self._thread: threading.Thread | None = None
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.pki = throwaway_pki(now, people, key=key, services=self.url)
        self._revoked: dict[int, Revocation] = {}
        root, intermediate = self.pki.issuers
        self._stamper = self._new_stamper("timestamping")
        self._responders = {
            each.stem: Responder(each, *self._delegate(each)) for each in (root, intermediate)
        }

    @property
    def tsa_url(self) -> str:
        """Address of the timestamp authority."""
        return f"{self.url}/tsa"

    @property
    def tsa_certificate(self) -> x509.Certificate:
        """What the timestamp authority signs with."""
        return self._stamper.certificate

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()
        if self._thread is not None:
            self._thread.join()

    def revoke(
        self,
        certificate: x509.Certificate | bytes,
        *,
        at: datetime | None = None,
        reason: x509.ReasonFlags = x509.ReasonFlags.unspecified,
    ) -> None:
        """Revoke a certificate; OCSP and the issuer's list say so from `at` on.

        Args:
            certificate: Itself, or its DER.
            at: When; now if `None`.
            reason: Why.
        """
        if isinstance(certificate, bytes):
            certificate = x509.load_der_x509_certificate(certificate)
        self._revoked[certificate.serial_number] = Revocation(at or self.moment, reason)

    def crl_of(self, stem: str = "antara", *, fault: Fault = "none") -> bytes:
        """Give the revocation list of the authority `stem` ("akar" or "antara"), DER."""
        return self._responder(stem, fault).crl(self._time(fault), self._revoked)

    def respond(self, path: str, body: bytes, fault: Fault = "none") -> bytes | None:
        """Answer one request in full.

        Returns:
            The body of the answer, or `None` if there is nothing at that path.
        """
        service, _, name = path.strip("/").partition("/")
        stem = name.removesuffix(".crl")
        if service == "tsa":
            return self._stamp(body, fault)
        if stem not in self._responders or (service == "crl" and fault == "refuse"):
            return None
        if service == "crl":
            return self.crl_of(stem, fault=fault)
        if service != "ocsp":
            return None
        if fault == "refuse":
            return answers.refuse_ocsp()
        return self._responder(stem, fault).respond(body, self._time(fault), self._revoked)

    def switches(self, service: str) -> Switches:
        """Tell how the service at the head of a path behaves."""
        return {"ocsp": self.ocsp, "crl": self.crl}.get(service, self.tsa)

    def _stamp(self, body: bytes, fault: Fault) -> bytes:
        if fault == "refuse":
            return answers.refuse_timestamp("kebijakan tidak diterima")
        stamper = self._stamper
        if fault == "wrong-purpose":
            stamper = self._new_stamper("signing")
        if fault == "wrong-key":
            stamper = replace(stamper, key=ec.generate_private_key(ec.SECP256R1()))
        nonce = 1 if fault == "wrong-nonce" else None
        imprint = bytes(32) if fault == "wrong-digest" else None
        return stamper.respond(body, self._time(fault), nonce=nonce, imprint=imprint)

    def _responder(self, stem: str, fault: Fault) -> Responder:
        responder = self._responders[stem]
        if fault != "wrong-key":
            return responder
        key = ec.generate_private_key(ec.SECP256R1())
        return replace(responder, key=key, issuer=replace(responder.issuer, key=key))

    def _time(self, fault: Fault) -> datetime:
        return self.moment - answers.CURRENT_FOR * 8 if fault == "stale" else self.moment

    def _new_stamper(self, purpose: Purpose) -> Stamper:
        root, intermediate = self.pki.issuers
        key = ec.generate_private_key(ec.SECP256R1())
        validity = (self.pki.now - LEEWAY, self.pki.now + CA_VALIDITY / 2)
        name = "Otoritas Stempel Waktu Uji Coba"
        certificate = issue_certificate(name, key, intermediate, purpose, validity)
        return Stamper(certificate, key, (intermediate.certificate, root.certificate))

    def _delegate(self, issuer: Issuer) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
        key = ec.generate_private_key(ec.SECP256R1())
        validity = (self.pki.now - LEEWAY, self.pki.now + CA_VALIDITY)
        name = f"Responder OCSP Uji Coba ({issuer.stem})"
        return issue_certificate(name, key, issuer, "ocsp", validity), key


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    authorities: LoopbackAuthorities

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that don't wait for a slow answer; that is what they are to do."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    disable_nagle_algorithm = True  # or each answer waits 40 ms for the client's acknowledgement

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as above
        """Say nothing."""

    def _answer(self, body: bytes) -> None:
        authorities = self.server.authorities
        authorities.asked.append(self.path)
        service = self.path.strip("/").partition("/")[0]
        switches = authorities.switches(service)
        fault: Fault = switches.fault
        if switches.after > 0:
            switches.after -= 1
            fault = "none"
        time.sleep(switches.delay_s)
        if not self._may_ask(switches) or fault == "unauthorised":
            self._send(401, b"", "text/plain")
        elif fault == "unavailable":
            self._send(503, _PAGE, "text/html")
        elif fault == "nonsense":
            self._send(200, _PAGE, "text/html")
        elif fault == "broken":
            self.close_connection = True
        else:
            answer = authorities.respond(self.path, body, fault)
            if answer is None:
                self._send(_NOT_FOUND, b"", "text/plain")
            else:
                self._send(200, answer, _KINDS[service])

    def _may_ask(self, switches: Switches) -> bool:
        if not switches.user:
            return True
        wanted = base64.b64encode(f"{switches.user}:{switches.password}".encode()).decode()
        return hmac.compare_digest(self.headers.get("Authorization", ""), f"Basic {wanted}")

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
