"""A throw-away certificate authority in memory, for tests and demonstrations.

Nothing it signs is worth anything: the keys are made anew each time and trusted by nobody.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from generator.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KeyKind = Literal["rsa-2048", "ec-p256"]
Purpose = Literal["signing", "encryption", "any"]
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

_ORGANISATION: Final = "Uji Coba Naskah Kerja Sama"
_CA_YEARS: Final = timedelta(days=3650)
_PERSON_YEARS: Final = timedelta(days=730)
_LEEWAY: Final = timedelta(days=1)
_PRIVATE_MODE: Final = 0o600


@dataclass(frozen=True, slots=True)
class Credential:
    """A person's key and certificates as a PKCS#12 file, with its passphrase.

    Attributes:
        name: Common name in the certificate.
        stem: File name without its ending.
        p12: The PKCS#12 file.
        passphrase: What opens it.
        certificate: The person's certificate, DER.
    """

    name: str
    stem: str
    p12: bytes = field(repr=False)
    passphrase: str = field(repr=False)
    certificate: bytes = field(repr=False)

    def write(self, directory: Path) -> Path:
        """Write `STEM.p12` and `STEM.pass`, readable by their owner only.

        Returns:
            The path of the PKCS#12 file.

        Raises:
            OutputError: A file exists already, or can't be written.
        """
        target = directory / f"{self.stem}.p12"
        _write_new(target, self.p12, _PRIVATE_MODE)
        secret = f"{self.passphrase}\n".encode()
        _write_new(directory / f"{self.stem}.pass", secret, _PRIVATE_MODE)
        return target


@dataclass(frozen=True, slots=True)
class _Issuer:
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class ThrowawayPki:
    """A root, an intermediate authority, and people with certificates.

    Attributes:
        now: The moment the authorities were made.
        root: Certificate of the root, PEM.
        intermediate: Certificate of the authority that issues to people, PEM.
        people: The credentials, by common name, or by file name if the caller gave those.
    """

    now: datetime
    root: bytes
    intermediate: bytes
    people: Mapping[str, Credential]
    _root: _Issuer = field(repr=False)
    _intermediate: _Issuer = field(repr=False)

    def issue(
        self,
        name: str,
        *,
        stem: str = "",
        key: KeyKind = "rsa-2048",
        purpose: Purpose = "signing",
        valid_from: datetime | None = None,
        valid_until: datetime | None = None,
        with_root: bool = True,
    ) -> Credential:
        """Give a person a key and a certificate.

        Args:
            name: Common name, invented by the caller.
            stem: File name without its ending; made from the name if left out.
            key: Kind of key.
            purpose: Key usage in the certificate; "any" leaves the extension out.
            valid_from: Beginning of validity; a day before the authorities were made.
            valid_until: End of validity; two years after.
            with_root: Whether the file also holds the root's certificate.
        """
        private_key = _new_key(key)
        certificate = _person_certificate(
            name,
            private_key,
            self._intermediate,
            purpose,
            (valid_from or self.now - _LEEWAY, valid_until or self.now + _PERSON_YEARS),
        )
        chain = [self._intermediate.certificate]
        if with_root:
            chain.append(self._root.certificate)
        return _credential(name, private_key, certificate, chain, stem)

    def issue_self_signed(self, name: str, *, key: KeyKind = "rsa-2048") -> Credential:
        """Give a person a certificate that only the person vouches for."""
        private_key = _new_key(key)
        certificate = _person_certificate(
            name, private_key, None, "signing", (self.now - _LEEWAY, self.now + _PERSON_YEARS)
        )
        return _credential(name, private_key, certificate, [])

    def write(self, directory: Path) -> None:
        """Write `root.pem`, and for every person `NAME.p12` and `NAME.pass`.

        Raises:
            OutputError: A file exists already, or can't be written.
        """
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise _not_writable(directory, exc) from exc
        _write_new(directory / "root.pem", self.root, 0o644)
        for credential in self.people.values():
            credential.write(directory)


def throwaway_pki(
    now: datetime,
    people: Iterable[str] | Mapping[str, str] = (),
    *,
    key: KeyKind = "rsa-2048",
) -> ThrowawayPki:
    """Make a root and an intermediate authority, and certificates for people.

    Args:
        now: The moment everything is made; with a time zone.
        people: Common names, invented by the caller; or common names by file name, where the
            files are to be called otherwise, such as `{"kesatu": "Siti Contoh"}`.
        key: Kind of the people's keys. The authorities' are always elliptic, which is quicker.
    """
    root = _authority("CA Akar Uji Coba", None, now, path_length=1)
    intermediate = _authority("CA Antara Uji Coba", root, now, path_length=0)
    credentials: dict[str, Credential] = {}
    pki = ThrowawayPki(
        now=now,
        root=root.certificate.public_bytes(serialization.Encoding.PEM),
        intermediate=intermediate.certificate.public_bytes(serialization.Encoding.PEM),
        people=credentials,
        _root=root,
        _intermediate=intermediate,
    )
    stems = people if isinstance(people, Mapping) else {name: name for name in people}
    for stem, name in stems.items():
        credentials[stem] = pki.issue(name, stem=stem, key=key)
    return pki


def _new_key(kind: KeyKind) -> PrivateKey:
    if kind == "ec-p256":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _ORGANISATION),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _authority(
    common_name: str, issuer: _Issuer | None, now: datetime, *, path_length: int
) -> _Issuer:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(common_name)
    signing_key = issuer.key if issuer else key
    certificate = (
        _builder(subject, key, issuer, now - _LEEWAY, now + _CA_YEARS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=path_length), critical=True)
        .add_extension(_usage(authority=True), critical=True)
        .sign(signing_key, hashes.SHA256())
    )
    return _Issuer(certificate, key)


def _person_certificate(
    common_name: str,
    key: PrivateKey,
    issuer: _Issuer | None,
    purpose: Purpose,
    validity: tuple[datetime, datetime],
) -> x509.Certificate:
    builder = _builder(_name(common_name), key, issuer, *validity).add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )
    if purpose != "any":
        builder = builder.add_extension(_usage(signing=purpose == "signing"), critical=True)
    return builder.sign(issuer.key if issuer else key, hashes.SHA256())


def _builder(
    subject: x509.Name,
    key: PrivateKey,
    issuer: _Issuer | None,
    valid_from: datetime,
    valid_until: datetime,
) -> x509.CertificateBuilder:
    signing_key = issuer.key if issuer else key
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid_from)
        .not_valid_after(valid_until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key()),
            critical=False,
        )
    )


def _usage(*, authority: bool = False, signing: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signing,
        content_commitment=signing,
        key_encipherment=not (authority or signing),
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _credential(
    name: str,
    key: PrivateKey,
    certificate: x509.Certificate,
    chain: list[x509.Certificate],
    stem: str = "",
) -> Credential:
    passphrase = secrets.token_urlsafe(18)
    return Credential(
        name=name,
        stem=re.sub(r"[^a-z0-9]+", "-", (stem or name).lower()).strip("-") or "tanpa-nama",
        p12=pkcs12.serialize_key_and_certificates(
            name.encode(),
            key,
            certificate,
            chain,
            serialization.BestAvailableEncryption(passphrase.encode()),
        ),
        passphrase=passphrase,
        certificate=certificate.public_bytes(serialization.Encoding.DER),
    )


def _write_new(path: Path, content: bytes, mode: int) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError as exc:
        raise OutputError("output.exists", path=str(path)) from exc
    except OSError as exc:
        raise _not_writable(path, exc) from exc
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
    except OSError as exc:
        path.unlink(missing_ok=True)
        raise _not_writable(path, exc) from exc


def _not_writable(path: Path, exc: OSError) -> OutputError:
    return OutputError("output.not-writable", path=str(path), reason=exc.strerror or "?")
