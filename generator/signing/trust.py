"""Whether a certificate leads to a root the reader trusts (RFC 5280, section 6).

Nothing is fetched, and revocation is judged elsewhere (`generator.signing.revocation`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    ExpiredError,
    NotYetValidError,
    PathError,
    ValidationError,
)

from generator.errors import VerificationError
from generator.signing.certificates import chain_of, is_self_issued

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable, Sequence
    from datetime import datetime

Fault = Literal["untrusted", "self-signed", "incomplete", "period", "invalid"]
"""Why no path leads to a root: the chain ends at a stranger, is one certificate that vouches for
itself, lacks an issuer, has a member that wasn't valid then, or breaks a rule of RFC 5280."""


def read_roots(trust: Iterable[bytes]) -> tuple[x509.Certificate, ...]:
    """Read trusted certificates.

    Args:
        trust: Certificates as DER, or as PEM with one or more in each.

    Raises:
        VerificationError: One of them isn't a certificate.
    """
    roots: list[x509.Certificate] = []
    for content in trust:
        try:
            if b"-----BEGIN" in content:
                roots.extend(x509.load_pem_x509_certificates(content))
            else:
                roots.append(x509.load_der_x509_certificate(content))
        except (ValueError, x509.InvalidVersion) as exc:
            raise VerificationError("verify.trust-unreadable") from exc
    return tuple(roots)


def trusted_chain(
    signer: x509.Certificate,
    others: Iterable[x509.Certificate],
    roots: Sequence[x509.Certificate],
) -> tuple[x509.Certificate, ...]:
    """Line up a certificate and its issuers, up to the first that is trusted."""
    chain = chain_of(signer, [*roots, *others])
    for place, certificate in enumerate(chain):
        if certificate in roots:
            return chain[: place + 1]
    return chain


def path_fault(
    certificates: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
    moment: datetime,
) -> Fault | None:
    """Look for a path from the first certificate to a root.

    Args:
        certificates: The signer's certificate, and others to build the path from.
        roots: Trusted certificates.
        moment: When all certificates of the path must be valid; with a time zone.

    Returns:
        Why there is none; `None` if there is one.
    """
    signer, *others = (_translate(certificate) for certificate in certificates)
    context = ValidationContext(
        trust_roots=[_translate(root) for root in roots],
        other_certs=others,
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    validator = CertificateValidator(signer, validation_context=context)
    try:
        _finish(validator.async_validate_path())
    except (ExpiredError, NotYetValidError):
        return "period"
    except (ValidationError, PathError):
        if trusted_chain(certificates[0], certificates[1:], roots)[-1] in roots:
            return "invalid"
        return _dead_end(certificates)
    return None


def _dead_end(certificates: Sequence[x509.Certificate]) -> Fault:
    chain = chain_of(certificates[0], certificates[1:])
    if not is_self_issued(chain[-1]):
        return "incomplete"
    return "self-signed" if len(chain) == 1 else "untrusted"


def _translate(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _finish(coroutine: Coroutine[Any, Any, object]) -> None:
    """Run a coroutine that never waits: without fetching there is nothing to wait for."""
    try:
        coroutine.send(None)
    except StopIteration:
        return
    coroutine.close()
    raise RuntimeError("certificate validation waited for something")
