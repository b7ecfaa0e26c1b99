"""Certificates and revocation data, as they are kept in a PDF or given beside it.

In a PDF they stand in the document security store, the DSS (ISO 32000-2, 12.8.4.3; ETSI EN
319 142-1, 5.4.2). Nothing in it is believed for standing there: each piece is signed by whoever
issued it.
"""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import pem
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from generator.errors import VerificationError
from generator.signing.objects import entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST: Final = 1000


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves a signature beyond the signature itself.

    Attributes:
        certificates: Of issuers and services.
        ocsps: OCSP responses (RFC 6960).
        crls: Certificate revocation lists (RFC 5280, 5).
    """

    certificates: tuple[x509.Certificate, ...] = ()
    ocsps: tuple[ocsp.OCSPResponse, ...] = ()
    crls: tuple[x509.CertificateRevocationList, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.certificates or self.ocsps or self.crls)

    def __or__(self, other: Evidence) -> Evidence:
        """Put both together, each piece once."""
        return Evidence(
            _once(self.certificates, other.certificates),
            _once(self.ocsps, other.ocsps),
            _once(self.crls, other.crls),
        )


def _once(ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple({each.public_bytes(Encoding.DER): each for each in (*ours, *theirs)}.values())


def read_store(root: Any) -> Evidence:
    """Read the document security store of a catalog; pieces nobody can read are passed over.

    Args:
        root: The catalog of a PDF, or of one of its revisions.
    """
    store = entry(root, "/DSS", {})
    return Evidence(
        tuple(_each(store, "/Certs", x509.load_der_x509_certificate)),
        tuple(_each(store, "/OCSPs", ocsp.load_der_ocsp_response)),
        tuple(_each(store, "/CRLs", x509.load_der_x509_crl)),
    )


def read_given(contents: Iterable[bytes]) -> Evidence:
    """Read revocation data that was given beside a PDF.

    Args:
        contents: CRLs or OCSP responses, DER or, of CRLs, PEM.

    Raises:
        VerificationError: One of them is neither.
    """
    found = Evidence()
    for content in contents:
        try:
            octets = pem.unarmor(content)[2] if pem.detect(content) else content
        except ValueError as exc:
            raise VerificationError("verify.revocation-unreadable") from exc
        found |= _one(octets)
    return found


def _one(octets: bytes) -> Evidence:
    with suppress(ValueError):
        return Evidence(crls=(x509.load_der_x509_crl(octets),))
    try:
        return Evidence(ocsps=(ocsp.load_der_ocsp_response(octets),))
    except ValueError as exc:
        raise VerificationError("verify.revocation-unreadable") from exc


def _each(store: Any, key: str, load: Any) -> Iterator[Any]:
    listed = entry(store, key, ())
    for index in range(min(len(listed), _MOST)):
        with suppress(ValueError, x509.InvalidVersion, AttributeError):
            yield load(listed[index].data)
