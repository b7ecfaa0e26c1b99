"""Fetches what proves that certificates weren't revoked, from where they say it is.

OCSP responders are asked first (RFC 6960, appendix A), as they answer for one certificate; lists
are fetched where there is no responder or it doesn't help (RFC 5280, 4.2.1.13).
"""

from __future__ import annotations

import itertools
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID

from generator.errors import SigningError
from generator.signing import remote
from generator.signing.certificates import common_name, is_self_issued
from generator.signing.evidence import Evidence
from generator.signing.revocation import statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

TIMEOUT_S: Final = 20.0

_OK: Final = 200


class EvidenceSource:
    """Fetches revocation data, each only once, for chains that share issuers."""

    def __init__(self, *, timeout_s: float = TIMEOUT_S) -> None:
        """Begin with nothing.

        Args:
            timeout_s: Seconds to wait for each answer.
        """
        self._timeout_s = timeout_s
        self._known: dict[bytes, Evidence] = {}

    def complete(self, chain: Sequence[x509.Certificate], moment: datetime) -> Evidence:
        """Prove a whole chain, for a file that is to be provable by itself (PAdES B-LT).

        Args:
            chain: A certificate and its issuers.
            moment: When it is used.

        Returns:
            The chain, and revocation data for all of it but the root.

        Raises:
            SigningError: The chain has no root, a certificate doesn't say where to ask, nobody
                there gives a usable answer, or a certificate is revoked.
        """
        if not is_self_issued(chain[-1]):
            raise SigningError("sign.chain-incomplete", signer=common_name(chain[0]))
        found = Evidence(tuple(chain))
        for certificate, issuer in itertools.pairwise(chain):
            found |= self._prove(certificate, issuer, moment)
        return found

    def available(self, chain: Sequence[x509.Certificate], moment: datetime) -> Evidence:
        """Fetch what can be had for a chain, and pass over what can't."""
        found = Evidence()
        for certificate, issuer in itertools.pairwise(chain):
            with suppress(SigningError):
                found |= self._prove(certificate, issuer, moment, refuse_revoked=False)
        return found

    def _prove(
        self,
        certificate: x509.Certificate,
        issuer: x509.Certificate,
        moment: datetime,
        *,
        refuse_revoked: bool = True,
    ) -> Evidence:
        key = certificate.fingerprint(hashes.SHA256())
        if key in self._known:
            return self._known[key]
        name = common_name(certificate)
        urls = [*_responders(certificate), *_lists(certificate)]
        if not urls:
            raise SigningError("sign.revocation-undeclared", holder=name)
        reason = ""
        for url, request in [
            *((url, _request(certificate, issuer)) for url in _responders(certificate)),
            *((url, b"") for url in _lists(certificate)),
        ]:
            try:
                evidence = _read(_fetch(url, request, self._timeout_s), is_list=not request)
            except _FailedError as exc:
                reason = exc.reason
                continue
            said = [one for one in statements(certificate, issuer, evidence) if one.until >= moment]
            revoked = [one for one in said if one.revoked_at is not None]
            if revoked and refuse_revoked:
                day = (revoked[0].revoked_at or moment).date().isoformat()
                raise SigningError("sign.certificate-revoked", holder=name, since=day)
            if said:
                self._known[key] = evidence
                return evidence
            reason = "stale"
        raise SigningError("sign.revocation-unavailable", holder=name, url=urls[-1], reason=reason)


class _FailedError(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _responders(certificate: x509.Certificate) -> Iterator[str]:
    with suppress(x509.ExtensionNotFound):
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess)
        for each in access.value:
            is_ocsp = each.access_method == AuthorityInformationAccessOID.OCSP
            if is_ocsp and isinstance(each.access_location, x509.UniformResourceIdentifier):
                yield each.access_location.value


def _lists(certificate: x509.Certificate) -> Iterator[str]:
    with suppress(x509.ExtensionNotFound):
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints)
        for point in points.value:
            for name in point.full_name or ():
                if isinstance(name, x509.UniformResourceIdentifier):
                    yield name.value


def _request(certificate: x509.Certificate, issuer: x509.Certificate) -> bytes:
    # SHA-1 only names the issuer here; responders needn't know another (RFC 6960, 4.3).
    builder = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, hashes.SHA1())  # noqa: S303
    return builder.build().public_bytes(Encoding.DER)


def _fetch(url: str, request: bytes, timeout_s: float) -> bytes:
    try:
        address, path = remote.split_url(url)
    except ValueError:
        raise _FailedError("address") from None
    headers = {"Content-Type": "application/ocsp-request"} if request else {}
    call = remote.Call("POST" if request else "GET", path, headers, request)
    try:
        reply = remote.send(address, call, remote.Timeouts(timeout_s, timeout_s))
    except remote.NotSentError as exc:
        raise _FailedError(exc.reason) from None
    except remote.NoAnswerError as exc:
        raise _FailedError(exc.fate) from None
    if reply.status != _OK:
        raise _FailedError(f"HTTP {reply.status}")
    if not reply.is_complete:
        raise _FailedError("broken")
    return reply.body


def _read(body: bytes, *, is_list: bool) -> Evidence:
    try:
        if is_list:
            return Evidence(crls=(x509.load_der_x509_crl(body),))
        response = ocsp.load_der_ocsp_response(body)
    except ValueError:
        raise _FailedError("unreadable") from None
    if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
        raise _FailedError(response.response_status.name.lower())
    return Evidence(certificates=tuple(response.certificates), ocsps=(response,))
