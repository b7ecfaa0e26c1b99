"""What a certificate says, and whether one was issued by another. No trust is decided here.

Names are compared octet by octet, as they stand in the certificates: a name nobody parsed can't
go wrong, and a changed letter case is a difference.
"""

from __future__ import annotations

import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from generator.signing import der

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_VERSION_TAG: Final = 0xA0
_NOT_FOR_DOCUMENTS: Final = {
    ExtendedKeyUsageOID.SERVER_AUTH,
    ExtendedKeyUsageOID.CLIENT_AUTH,
    ExtendedKeyUsageOID.CODE_SIGNING,
    ExtendedKeyUsageOID.TIME_STAMPING,
    ExtendedKeyUsageOID.OCSP_SIGNING,
}


class Identity(NamedTuple):
    """How a certificate is told from others, as the octets that stand in it."""

    serial: bytes
    issuer: bytes
    subject: bytes


def identity(certificate: bytes) -> Identity:
    """Read who issued a certificate to whom.

    Args:
        certificate: The whole certificate, DER.

    Raises:
        DerError: It isn't DER.
        ValueError: It is no certificate.
    """
    signed_part, *_ = der.expect(der.read_first(certificate), der.SEQUENCE).children()
    fields = der.expect(signed_part, der.SEQUENCE).children()
    if fields and fields[0].tag == _VERSION_TAG:
        fields = fields[1:]
    serial, _algorithm, issuer, _validity, subject, *_ = fields
    return Identity(der.expect(serial, der.INTEGER).raw, issuer.raw, subject.raw)


def common_name(certificate: x509.Certificate) -> str:
    """Name the holder: the common name, or else the whole subject.

    Raises:
        ValueError: The subject can't be read.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd names are the issuer's affair
        names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(names[0].value) if names else certificate.subject.rfc4514_string()


def may_sign(certificate: x509.Certificate) -> bool:
    """Tell whether its key usages allow signing documents (RFC 5280, 4.2.1.3 and 4.2.1.12).

    A certificate without these extensions is allowed everything. Of the extended usages there is
    none that every issuer gives to signers of documents; so only those that make it a machine's or
    a service's, and nothing else, are refused.

    Raises:
        ValueError: The extensions can't be read.
    """
    try:
        with suppress(x509.ExtensionNotFound):
            extended = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
            if all(usage in _NOT_FOR_DOCUMENTS for usage in extended):
                return False
        with suppress(x509.ExtensionNotFound):
            usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
            return usage.digital_signature or usage.content_commitment
    except x509.DuplicateExtension as exc:
        raise ValueError from exc
    return True


def issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Tell whether `issuer` is named as the issuer and its key made the signature."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, UnsupportedAlgorithm, TypeError, ValueError):
        return False
    return True


def chain_of(
    certificate: x509.Certificate, others: Iterable[x509.Certificate]
) -> tuple[x509.Certificate, ...]:
    """Line up a certificate and its issuers as far as `others` hold them, root last."""
    pool = list(others)
    chain = [certificate]
    while not is_self_issued(chain[-1]):
        issuer = next(
            (other for other in pool if other not in chain and issued_by(chain[-1], other)), None
        )
        if issuer is None:
            break
        chain.append(issuer)
    return tuple(chain)


def is_self_issued(certificate: x509.Certificate) -> bool:
    """Tell whether it names itself as its issuer, as roots do."""
    names = _identity_of(certificate)
    return names.issuer == names.subject


def unexplained(
    chain: Sequence[x509.Certificate],
    embedded: Sequence[x509.Certificate],
    known: Sequence[x509.Certificate] = (),
) -> tuple[x509.Certificate, ...]:
    """Find embedded certificates whose bytes nothing vouches for.

    A certificate is vouched for when an embedded or a `known` certificate that bears its
    issuer's name made its signature. The top of the signer's chain is let off if nobody bears
    its issuer's name: there is nothing to check it against.

    Args:
        chain: The signer's certificate and its issuers, from `chain_of`.
        embedded: Every certificate in the signature.
        known: Certificates the reader trusts.
    """
    pool = [(_identity_of(other).subject, other) for other in (*embedded, *known)]
    found = []
    for certificate in embedded:
        issuer = _identity_of(certificate).issuer
        candidates = [other for subject, other in pool if subject == issuer]
        if not candidates and certificate == chain[-1]:
            continue
        if not any(issued_by(certificate, candidate) for candidate in candidates):
            found.append(certificate)
    return tuple(found)


def _identity_of(certificate: x509.Certificate) -> Identity:
    return identity(certificate.public_bytes(Encoding.DER))
