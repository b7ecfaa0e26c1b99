"""Whether a certificate was revoked, judged from OCSP responses and CRLs at hand.

Each piece is checked on its own: who signed it, whether that one may, for which certificate it
speaks and when it did (RFC 6960, 3.2; RFC 5280, 6.3). CRLs that tell only a part (delta, indirect,
by reason) are passed over. What is asked is not "is it revoked now?" but "was it revoked when it
was used?", for which the library we build paths with has no answer years later: it wants the
responder's certificate to be valid at the moment in question, not when it responded.
"""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID

from generator.signing.certificates import issued_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.signing.evidence import Evidence

State = Literal["good", "revoked", "revoked_since", "unknown"]

_RANKS: Final[tuple[State, ...]] = ("good", "unknown", "revoked_since", "revoked")
_TOLERANCE: Final = timedelta(minutes=10)
_WITHOUT_END: Final = timedelta(days=1)
_WEAK: Final = (hashes.MD5, hashes.SHA1)
_KNOWN_CRITICAL: Final = {ExtensionOID.ISSUING_DISTRIBUTION_POINT}


@dataclass(frozen=True, slots=True)
class Statement:
    """What an authority says of one certificate.

    Attributes:
        since: From when on it says so.
        until: When it will say so anew; a day later if it doesn't tell.
        revoked_at: When the certificate was revoked; `None` if it wasn't.
        reason: Why (RFC 5280, 5.3.1); empty if it doesn't tell.
    """

    since: datetime
    until: datetime
    revoked_at: datetime | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How certificates stood at a moment.

    Attributes:
        state: `revoked_since` means afterwards, so that what was done before stays good.
        certificate: The one it is about, if one was revoked or nothing is known of it.
        at: When it was revoked.
        reason: Why; may be empty.
        is_complete: Whether something is known of every certificate.
    """

    state: State
    certificate: x509.Certificate | None = None
    at: datetime | None = None
    reason: str = ""
    is_complete: bool = True

    @property
    def is_proof(self) -> bool:
        """Whether all certificates are known not to have been revoked by then."""
        return self.is_complete and self.state != "revoked"


def standing(
    chain: Sequence[x509.Certificate], evidence: Evidence, moment: datetime, now: datetime
) -> Standing:
    """Judge a chain.

    Args:
        chain: A certificate and its issuers, the one who is trusted last; that one isn't judged.
        evidence: Revocation data; certificates of responders.
        moment: When the first certificate was used.
        now: What speaks later than this isn't believed.

    Returns:
        What most deserves to be told of any certificate of the chain.
    """
    found, is_complete = Standing("good"), len(chain) > 1
    for certificate, issuer in itertools.pairwise(chain):
        one = _judge(certificate, statements(certificate, issuer, evidence), moment, now)
        is_complete = is_complete and one.state != "unknown"
        if _RANKS.index(one.state) > _RANKS.index(found.state):
            found = one
    return replace(found, is_complete=is_complete)


def _judge(
    certificate: x509.Certificate, said: Iterable[Statement], moment: datetime, now: datetime
) -> Standing:
    said = [one for one in said if one.since <= now + _TOLERANCE]
    revoked = [one for one in said if one.revoked_at is not None]
    if revoked:
        first = min(revoked, key=lambda one: one.revoked_at or now)
        is_before = first.revoked_at is not None and first.revoked_at <= moment
        state: State = "revoked" if is_before else "revoked_since"
        return Standing(state, certificate, first.revoked_at, first.reason)
    if any(one.until >= moment for one in said):
        return Standing("good")
    return Standing("unknown", certificate)


def statements(
    certificate: x509.Certificate, issuer: x509.Certificate, evidence: Evidence
) -> Iterator[Statement]:
    """Go through what is said of a certificate by those who may.

    Args:
        certificate: Whose.
        issuer: Its issuer.
        evidence: Any revocation data.
    """
    for response in evidence.ocsps:
        with suppress(ValueError, UnsupportedAlgorithm, x509.DuplicateExtension):
            yield from _from_ocsp(certificate, issuer, response, evidence.certificates)
    for crl in evidence.crls:
        with suppress(ValueError, UnsupportedAlgorithm, x509.DuplicateExtension):
            yield from _from_crl(certificate, issuer, crl)


def _from_ocsp(
    certificate: x509.Certificate,
    issuer: x509.Certificate,
    response: ocsp.OCSPResponse,
    others: Sequence[x509.Certificate],
) -> Iterator[Statement]:
    if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
        return
    for one in response.responses:
        if one.serial_number != certificate.serial_number or not _is_issuer(one, issuer):
            continue
        if not _is_authorised(response, issuer, others):
            return
        if one.certificate_status is ocsp.OCSPCertStatus.UNKNOWN:
            continue
        since = one.this_update_utc
        yield Statement(
            since,
            one.next_update_utc or since + _WITHOUT_END,
            one.revocation_time_utc,
            one.revocation_reason.value if one.revocation_reason else "",
        )


def _is_issuer(one: ocsp.OCSPSingleResponse, issuer: x509.Certificate) -> bool:
    key = issuer.public_key()
    # RFC 6960, 4.1.1: the digest is of the key's bit string alone.
    encoded = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if isinstance(key, ec.EllipticCurvePublicKey):
        encoded = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    elif isinstance(key, rsa.RSAPublicKey):
        encoded = key.public_bytes(Encoding.DER, PublicFormat.PKCS1)
    return one.issuer_key_hash == _hash(one.hash_algorithm, encoded) and (
        one.issuer_name_hash == _hash(one.hash_algorithm, issuer.subject.public_bytes())
    )


def _hash(algorithm: hashes.HashAlgorithm, octets: bytes) -> bytes:
    digest = hashes.Hash(algorithm)
    digest.update(octets)
    return digest.finalize()


def _is_authorised(
    response: ocsp.OCSPResponse, issuer: x509.Certificate, others: Sequence[x509.Certificate]
) -> bool:
    """Tell whether the issuer responded, or one it delegates to (RFC 6960, 4.2.2.2)."""
    if _has_signed(issuer, response):
        return True
    for responder in (*response.certificates, *others):
        if (
            responder.not_valid_before_utc
            <= response.produced_at_utc
            <= responder.not_valid_after_utc
            and _may_respond(responder)
            and issued_by(responder, issuer)
            and _has_signed(responder, response)
        ):
            return True
    return False


def _may_respond(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.OCSP_SIGNING in usage


def _has_signed(responder: x509.Certificate, response: ocsp.OCSPResponse) -> bool:
    key, algorithm = responder.public_key(), response.signature_hash_algorithm
    if algorithm is None or isinstance(algorithm, _WEAK):
        return False
    signature, signed = response.signature, response.tbs_response_bytes
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, signed, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, signed, ec.ECDSA(algorithm))
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _from_crl(
    certificate: x509.Certificate, issuer: x509.Certificate, crl: x509.CertificateRevocationList
) -> Iterator[Statement]:
    key = issuer.public_key()
    if (
        crl.issuer != certificate.issuer
        or isinstance(crl.signature_hash_algorithm, _WEAK)
        or not isinstance(key, (rsa.RSAPublicKey, ec.EllipticCurvePublicKey))
        or not crl.is_signature_valid(key)
        or not _tells_all(crl, certificate)
    ):
        return
    since = crl.last_update_utc
    until = crl.next_update_utc or since + _WITHOUT_END
    entry = crl.get_revoked_certificate_by_serial_number(certificate.serial_number)
    if entry is None:
        yield Statement(since, until, None)
        return
    reason = ""
    with suppress(x509.ExtensionNotFound):
        reason = entry.extensions.get_extension_for_class(x509.CRLReason).value.reason.value
    yield Statement(since, until, entry.revocation_date_utc.astimezone(UTC), reason)


def _tells_all(crl: x509.CertificateRevocationList, certificate: x509.Certificate) -> bool:
    """Tell whether the list would name the certificate if it were revoked (RFC 5280, 5.2.5)."""
    if any(each.critical and each.oid not in _KNOWN_CRITICAL for each in crl.extensions):
        return False
    try:
        scope = crl.extensions.get_extension_for_class(x509.IssuingDistributionPoint).value
    except x509.ExtensionNotFound:
        return True
    wrong_half = (
        scope.only_contains_user_certs
        if _is_authority(certificate)
        else scope.only_contains_ca_certs
    )
    partial = scope.indirect_crl or scope.only_some_reasons or scope.only_contains_attribute_certs
    if wrong_half or partial:
        return False
    if scope.full_name is None:
        return scope.relative_name is None
    return not set(scope.full_name).isdisjoint(_points(certificate))


def _is_authority(certificate: x509.Certificate) -> bool:
    with suppress(x509.ExtensionNotFound):
        basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
        return basic.value.ca
    return False


def _points(certificate: x509.Certificate) -> list[x509.GeneralName]:
    with suppress(x509.ExtensionNotFound):
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints)
        return [name for point in points.value for name in point.full_name or ()]
    return []
