"""Loads a private key and its certificates from a PKCS#12 file, and says what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import pkcs12

from generator.errors import SigningError
from generator.signing.certificates import chain_of, common_name, may_sign

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cryptography import x509

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class HeldKey(Protocol):
    """A key ready for use, wherever it is, and its certificates."""

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """The holder's certificate first, then its issuers as far as they are known."""

    @property
    def certificate(self) -> x509.Certificate:
        """The holder's certificate."""

    def sign(self, data: bytes) -> bytes:
        """Sign the SHA-256 of `data`: PKCS#1 v1.5 with RSA, DER-encoded ECDSA otherwise.

        Raises:
            SigningError: The key can't be used any more.
        """


@dataclass(frozen=True, slots=True)
class KeyAndChain:
    """A private key ready for use, the certificate of its holder, and who issued that.

    Attributes:
        key: The private key; never printed.
        chain: The holder's certificate first, then its issuers as far as the file has them.
    """

    key: PrivateKey = field(repr=False)
    chain: tuple[x509.Certificate, ...]

    @property
    def certificate(self) -> x509.Certificate:
        """The holder's certificate."""
        return self.chain[0]

    def check_valid_at(self, moment: datetime) -> None:
        """Refuse to sign outside the certificate's period of validity.

        Raises:
            SigningError: It begins later or has ended.
        """
        check_valid_at(self.certificate, moment)

    def sign(self, data: bytes) -> bytes:
        """Sign the SHA-256 of `data`: PKCS#1 v1.5 with RSA, DER-encoded ECDSA otherwise."""
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(data, PKCS1v15(), hashes.SHA256())
        return self.key.sign(data, ec.ECDSA(hashes.SHA256()))


def check_valid_at(certificate: x509.Certificate, moment: datetime) -> None:
    """Refuse a moment outside a certificate's period of validity.

    Raises:
        SigningError: It begins later or has ended.
    """
    name = common_name(certificate)
    begin, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if moment < begin:
        raise SigningError("sign.certificate-not-yet-valid", signer=name, since=_day(begin))
    if moment > end:
        raise SigningError("sign.certificate-expired", signer=name, until=_day(end))


def load_pkcs12(path: Path, passphrase: str) -> KeyAndChain:
    """Open a PKCS#12 file.

    Raises:
        SigningError: The file can't be read, isn't PKCS#12, wants another passphrase or a cipher
            that isn't supported, holds no usable key, or its certificate isn't for signing.
    """
    where = str(path)
    try:
        content = path.read_bytes()
    except OSError as exc:
        raise SigningError(
            "sign.key-file-unreadable", path=where, reason=exc.strerror or "?"
        ) from exc
    try:
        # The exception's traceback could show the passphrase, so it isn't chained.
        loaded = pkcs12.load_pkcs12(content, passphrase.encode())
    except UnsupportedAlgorithm:
        raise SigningError("sign.key-file-cipher", path=where) from None
    except ValueError:
        code = "sign.passphrase-wrong" if _is_pkcs12(content) else "sign.key-file-invalid"
        raise SigningError(code, path=where) from None
    if loaded.key is None or loaded.cert is None:
        raise SigningError("sign.key-missing", path=where)
    key, certificate = loaded.key, loaded.cert.certificate
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise SigningError("sign.key-kind", path=where)
    if key.public_key() != certificate.public_key():
        raise SigningError("sign.key-missing", path=where)
    if not may_sign(certificate):
        raise SigningError("sign.certificate-purpose", signer=common_name(certificate))
    others = [entry.certificate for entry in loaded.additional_certs]
    return KeyAndChain(key, chain_of(certificate, others))


def _is_pkcs12(content: bytes) -> bool:
    try:
        return bool(asn1_pkcs12.Pfx.load(content)["version"].native == "v3")
    except (ValueError, TypeError):
        return False


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
