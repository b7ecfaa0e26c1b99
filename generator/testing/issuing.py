"""Issues throw-away X.509 certificates: authorities, people, and the services of an authority."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from datetime import datetime

KeyKind = Literal["rsa-2048", "ec-p256"]
Purpose = Literal["signing", "encryption", "any", "website", "timestamping", "ocsp"]
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

CA_VALIDITY: Final = timedelta(days=3650)
PERSON_VALIDITY: Final = timedelta(days=730)
LEEWAY: Final = timedelta(days=1)

_ORGANISATION: Final = "Uji Coba Naskah Kerja Sama"
_EXTENDED: Final = {
    "website": ExtendedKeyUsageOID.SERVER_AUTH,
    "timestamping": ExtendedKeyUsageOID.TIME_STAMPING,
    "ocsp": ExtendedKeyUsageOID.OCSP_SIGNING,
}


@dataclass(frozen=True, slots=True)
class Issuer:
    """An authority: its certificate, its key, and where it publishes what it revoked.

    Attributes:
        certificate: Its own certificate.
        key: Its private key.
        stem: Names it in the addresses of its services.
        services: Address below which its OCSP responder and CRL are; empty if it has none.
    """

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey = field(repr=False)
    stem: str = ""
    services: str = ""

    @property
    def ocsp_url(self) -> str:
        """Address of its OCSP responder."""
        return f"{self.services}/ocsp/{self.stem}"

    @property
    def crl_url(self) -> str:
        """Address of its certificate revocation list."""
        return f"{self.services}/crl/{self.stem}.crl"


def new_key(kind: KeyKind) -> PrivateKey:
    """Make a key."""
    if kind == "ec-p256":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def issue_authority(
    common_name: str,
    issuer: Issuer | None,
    now: datetime,
    *,
    path_length: int,
    stem: str = "",
    services: str = "",
) -> Issuer:
    """Make an authority, by itself or under another."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(common_name)
    signing_key = issuer.key if issuer else key
    certificate = (
        _builder(subject, key, issuer, (now - LEEWAY, now + CA_VALIDITY))
        .add_extension(x509.BasicConstraints(ca=True, path_length=path_length), critical=True)
        .add_extension(_usage(authority=True), critical=True)
        .sign(signing_key, hashes.SHA256())
    )
    return Issuer(certificate, key, stem, services)


def issue_certificate(
    common_name: str,
    key: PrivateKey,
    issuer: Issuer | None,
    purpose: Purpose,
    validity: tuple[datetime, datetime],
) -> x509.Certificate:
    """Certify a key that isn't an authority's; without an issuer it certifies itself.

    Args:
        common_name: Of its holder.
        key: The holder's.
        issuer: Who certifies; its services are named in the certificate if it has any.
        purpose: Goes into the key usage; `any` leaves that out.
        validity: Beginning and end.
    """
    builder = _builder(_name(common_name), key, issuer, validity).add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )
    if purpose != "any":
        builder = builder.add_extension(_usage(signing=purpose != "encryption"), critical=True)
    if purpose in _EXTENDED:
        # RFC 3161, 2.3: of a timestamp authority it is critical and the only one.
        usage = x509.ExtendedKeyUsage([_EXTENDED[purpose]])
        builder = builder.add_extension(usage, critical=purpose == "timestamping")
    if purpose == "ocsp":
        builder = builder.add_extension(x509.OCSPNoCheck(), critical=False)  # RFC 6960, 4.2.2.2.1
    return builder.sign(issuer.key if issuer else key, hashes.SHA256())


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _ORGANISATION),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _builder(
    subject: x509.Name,
    key: PrivateKey,
    issuer: Issuer | None,
    validity: tuple[datetime, datetime],
) -> x509.CertificateBuilder:
    signing_key = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(validity[0])
        .not_valid_after(validity[1])
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key()),
            critical=False,
        )
    )
    if issuer is None or not issuer.services:
        return builder
    ocsp = x509.AccessDescription(
        AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(issuer.ocsp_url)
    )
    points = x509.DistributionPoint(
        [x509.UniformResourceIdentifier(issuer.crl_url)], None, None, None
    )
    return builder.add_extension(
        x509.AuthorityInformationAccess([ocsp]), critical=False
    ).add_extension(x509.CRLDistributionPoints([points]), critical=False)


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
