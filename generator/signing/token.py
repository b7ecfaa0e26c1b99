"""Finds a key and its certificate in a PKCS#11 token, and says what is wrong with them."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pkcs11
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass

from generator.errors import MissingDependencyError, SigningError
from generator.signing.certificates import chain_of, common_name, may_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.signing.config import Pkcs11Config

# What PKCS#1 v1.5 puts before a SHA-256 (RFC 8017, 9.2, note 1).
_SHA256_INFO: Final = bytes.fromhex("3031300d060960864801650304020105000420")
_PEM: Final = b"-----BEGIN"

_PIN_WRONG: Final = (
    pkcs11.exceptions.PinIncorrect,
    pkcs11.exceptions.PinInvalid,
    pkcs11.exceptions.PinLenRange,
)
_PIN_BLOCKED: Final = (
    pkcs11.exceptions.PinLocked,
    pkcs11.exceptions.PinExpired,
    pkcs11.exceptions.UserPinNotInitialized,
)
_TOKEN_GONE: Final = (
    pkcs11.exceptions.NoSuchToken,
    pkcs11.exceptions.TokenNotPresent,
    pkcs11.exceptions.TokenNotRecognised,
    pkcs11.exceptions.DeviceRemoved,
    pkcs11.exceptions.SlotIDInvalid,
)
_NOT_SUPPORTED: Final = (
    pkcs11.exceptions.MechanismInvalid,
    pkcs11.exceptions.MechanismParamInvalid,
    pkcs11.exceptions.FunctionNotSupported,
)


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A private key in an open session, and its certificates.

    Attributes:
        chain: The holder's certificate first, then its issuers as far as they are known.
        token: Label of the token.
    """

    chain: tuple[x509.Certificate, ...]
    token: str
    _key: Any = field(repr=False)
    _mechanism: Mechanism = field(repr=False)
    _session: pkcs11.Session = field(repr=False)
    _pin: str | None = field(repr=False)

    @property
    def certificate(self) -> x509.Certificate:
        """The holder's certificate."""
        return self.chain[0]

    def sign(self, data: bytes) -> bytes:
        """Sign the SHA-256 of `data`: PKCS#1 v1.5 with RSA, DER-encoded ECDSA otherwise.

        Raises:
            SigningError: The token fails or is gone, wants another PIN, or its key isn't that of
                the certificate.
        """
        signed = data
        if self._mechanism == Mechanism.RSA_PKCS:
            data = _SHA256_INFO + hashlib.sha256(data).digest()
        elif self._mechanism == Mechanism.ECDSA:
            data = hashlib.sha256(data).digest()
        arguments = {} if self._pin is None else {"pin": self._pin}
        with _told(self.token):
            signature: bytes = self._key.sign(data, mechanism=self._mechanism, **arguments)
        if self._mechanism in {Mechanism.ECDSA, Mechanism.ECDSA_SHA256}:
            # PKCS#11 gives the two numbers one after the other (2.3.1); CMS wants a SEQUENCE.
            half = len(signature) // 2
            signature = encode_dss_signature(
                int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big")
            )
        self._check(signature, signed)
        return signature

    def _check(self, signature: bytes, signed: bytes) -> None:
        public = self.certificate.public_key()
        try:
            if isinstance(public, rsa.RSAPublicKey):
                public.verify(signature, signed, PKCS1v15(), hashes.SHA256())
            elif isinstance(public, ec.EllipticCurvePublicKey):
                public.verify(signature, signed, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature as exc:
            raise SigningError("sign.token-certificate-foreign", token=self.token) from exc

    def close(self) -> None:
        """Close the session; a token that was pulled out has closed it already."""
        try:
            self._session.close()
        except pkcs11.exceptions.PKCS11Error:
            return


def open_token(config: Pkcs11Config, pin: str | None) -> TokenKey:
    """Open a session and find the key and its certificate.

    Args:
        config: Which ones.
        pin: The PIN; `None` if the reader asks for it on its own keypad.

    Raises:
        MissingDependencyError: The driver isn't there.
        SigningError: The driver, the token, its key or certificate can't be used, or the PIN is
            wrong.
    """
    token = _find_token(config)
    label = token.label.strip()
    with _told(label):
        session = token.open(user_pin=pkcs11.types.PROTECTED_AUTH if pin is None else pin)
    try:
        with _told(label):
            key = _find_key(session, config, label)
            certificates = _certificates(session)
            chain = _find_chain(key, certificates, config, label)
            mechanism = _choose(token.slot.get_mechanisms(), key, label)
            asks_again = _attribute(key, Attribute.ALWAYS_AUTHENTICATE) is True
    except BaseException:
        session.close()
        raise
    return TokenKey(chain, label, key, mechanism, session, pin if asks_again else None)


@contextmanager
def _told(token: str) -> Iterator[None]:
    """Say in our words what the driver reports. Its exceptions hold no PIN, so they are chained."""
    try:
        yield
    except _PIN_WRONG as exc:
        raise SigningError("sign.pin-wrong", token=token) from exc
    except _PIN_BLOCKED as exc:
        raise SigningError("sign.pin-locked", token=token) from exc
    except _TOKEN_GONE as exc:
        raise SigningError("sign.token-missing", token=token, tokens=[]) from exc
    except _NOT_SUPPORTED as exc:
        raise SigningError("sign.token-mechanism", token=token) from exc
    except pkcs11.exceptions.PKCS11Error as exc:
        raise SigningError("sign.token-failed", token=token, reason=type(exc).__name__) from exc


def _find_token(config: Pkcs11Config) -> pkcs11.Token:
    if not config.module.is_file():
        raise MissingDependencyError("signer.driver-missing", path=str(config.module))
    try:
        slots = pkcs11.lib(str(config.module)).get_slots(token_present=True)
        tokens = [slot.get_token() for slot in slots]
    except pkcs11.exceptions.PKCS11Error as exc:
        raise SigningError("sign.token-driver", path=str(config.module)) from exc
    # A token nobody has initialised yet has neither label nor keys.
    named = [token for token in tokens if pkcs11.TokenFlag.TOKEN_INITIALIZED in token.flags]
    found = [
        token
        for token in named
        if (config.token is None or token.label.strip() == config.token)
        and (config.slot is None or token.slot.slot_id == config.slot)
    ]
    wanted = config.token or ("*" if config.slot is None else f"slot {config.slot}")
    if len(found) != 1:
        code = "sign.token-ambiguous" if found else "sign.token-missing"
        raise SigningError(
            code, token=wanted, tokens=sorted(token.label.strip() for token in named)
        )
    return found[0]


def _find_key(session: pkcs11.Session, config: Pkcs11Config, token: str) -> Any:
    wanted: dict[Attribute, Any] = {Attribute.CLASS: ObjectClass.PRIVATE_KEY}
    if config.key is not None:
        wanted[Attribute.LABEL] = config.key
    if config.key_id is not None:
        wanted[Attribute.ID] = bytes.fromhex(config.key_id)
    keys = list(session.get_objects(wanted))
    if len(keys) != 1:
        code = "sign.token-key-ambiguous" if keys else "sign.token-key-missing"
        raise SigningError(code, token=token, key=config.key or config.key_id or "*")
    return keys[0]


def _certificates(session: pkcs11.Session) -> list[tuple[str, x509.Certificate]]:
    found = []
    for each in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        value, label = _attribute(each, Attribute.VALUE), _attribute(each, Attribute.LABEL)
        try:
            certificate = x509.load_der_x509_certificate(value or b"")
        except ValueError:
            continue  # WTLS and attribute certificates (4.6) are no X.509 identity certificates
        found.append((str(label or ""), certificate))
    return found


def _find_chain(
    key: Any,
    certificates: list[tuple[str, x509.Certificate]],
    config: Pkcs11Config,
    token: str,
) -> tuple[x509.Certificate, ...]:
    others = [certificate for path in config.others for certificate in _read(path)]
    if config.certificate_file is not None:
        candidates = list(_read(config.certificate_file))
        others += candidates[1:]
        candidates = candidates[:1]
    else:
        candidates = [
            certificate
            for label, certificate in certificates
            if config.certificate in {None, label}
        ]
    if not candidates:
        raise SigningError(
            "sign.token-certificate-missing", token=token, certificate=config.certificate or "*"
        )
    fitting = [certificate for certificate in candidates if _fits(key, certificate)]
    if not fitting:
        raise SigningError("sign.token-certificate-foreign", token=token)
    usable = [certificate for certificate in fitting if may_sign(certificate)]
    if not usable:
        raise SigningError("sign.certificate-purpose", signer=common_name(fitting[0]))
    newest = max(usable, key=lambda certificate: certificate.not_valid_after_utc)
    return chain_of(newest, [*others, *(certificate for _, certificate in certificates)])


def _read(path: Path) -> Iterable[x509.Certificate]:
    try:
        content = path.read_bytes()
        if content.lstrip().startswith(_PEM):
            return x509.load_pem_x509_certificates(content)
        return [x509.load_der_x509_certificate(content)]
    except (OSError, ValueError) as exc:
        raise SigningError("sign.certificate-file", path=str(path)) from exc


def _fits(key: Any, certificate: x509.Certificate) -> bool:
    """Compare with what the token tells of the private key without giving it away.

    RSA keys carry their modulus. Elliptic ones need not carry their point (PKCS#11, 2.3.3): then
    the public key with the same identifier is asked, or nothing is known and the signature's own
    check decides.
    """
    public = certificate.public_key()
    if key.key_type == KeyType.RSA:
        modulus = _attribute(key, Attribute.MODULUS)
        return isinstance(public, rsa.RSAPublicKey) and (
            modulus is None or int.from_bytes(modulus, "big") == public.public_numbers().n
        )
    if not isinstance(public, ec.EllipticCurvePublicKey):
        return False
    for each in key.session.get_objects(
        {
            Attribute.CLASS: ObjectClass.PUBLIC_KEY,
            Attribute.ID: _attribute(key, Attribute.ID) or b"",
        }
    ):
        point = _attribute(each, Attribute.EC_POINT)
        numbers = public.public_numbers()
        size = (public.curve.key_size + 7) // 8
        if point is not None:
            return bool(
                point.endswith(numbers.x.to_bytes(size, "big") + numbers.y.to_bytes(size, "big"))
            )
    return True


def _choose(offered: set[Mechanism], key: Any, token: str) -> Mechanism:
    known = {
        KeyType.RSA: (Mechanism.SHA256_RSA_PKCS, Mechanism.RSA_PKCS),
        KeyType.EC: (Mechanism.ECDSA, Mechanism.ECDSA_SHA256),
    }.get(key.key_type)
    if known is None:
        raise SigningError("sign.key-kind", path=token)
    for mechanism in known:
        if mechanism in offered:
            return mechanism
    raise SigningError("sign.token-mechanism", token=token)


def _attribute(each: Any, name: Attribute) -> Any:
    try:
        return each[name]
    except pkcs11.exceptions.PKCS11Error:
        return None  # tokens needn't have every attribute
