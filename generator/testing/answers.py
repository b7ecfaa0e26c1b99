"""What the services of a throw-away authority answer: timestamps, OCSP responses, CRLs."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from generator.signing.timestamp import TimestampResponse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.testing.issuing import Issuer

CURRENT_FOR: Final = timedelta(days=7)

_POLICY: Final = "1.3.6.1.4.1.99999.1"


@dataclass(frozen=True, slots=True)
class Revocation:
    """When and why a certificate was revoked."""

    at: datetime
    reason: x509.ReasonFlags = x509.ReasonFlags.unspecified


@dataclass(frozen=True, slots=True)
class Stamper:
    """What a timestamp authority signs with.

    Attributes:
        certificate: Its own.
        key: Its private key.
        chain: Certificates of its issuers.
    """

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey = field(repr=False)
    chain: Sequence[x509.Certificate] = ()

    def respond(
        self,
        request: bytes,
        moment: datetime,
        *,
        nonce: int | None = None,
        imprint: bytes | None = None,
    ) -> bytes:
        """Answer a request as RFC 3161, 2.4.2 says.

        Args:
            request: TimeStampReq, DER.
            moment: The time to state.
            nonce: Another nonce than the one asked for.
            imprint: Another digest than the one asked for.
        """
        asked = tsp.TimeStampReq.load(request)
        stated = asked["message_imprint"].copy()
        if imprint is not None:
            stated["hashed_message"] = imprint
        values = {
            "version": "v1",
            "policy": _POLICY,
            "message_imprint": stated,
            "serial_number": secrets.randbits(63),
            "gen_time": core.GeneralizedTime(moment),
        }
        if asked["nonce"].native is not None:
            values["nonce"] = asked["nonce"].native if nonce is None else nonce
        status = tsp.PKIStatusInfo({"status": "granted"})
        token = self._token(tsp.TSTInfo(values).dump())
        return bytes(tsp.TimeStampResp({"status": status, "time_stamp_token": token}).dump())

    def _token(self, info: bytes) -> cms.ContentInfo:
        own = _translate(self.certificate)
        digest = algos.DigestAlgorithm({"algorithm": "sha256"})
        named = tsp.ESSCertIDv2(
            {
                "cert_hash": hashlib.sha256(own.dump()).digest(),
                "issuer_serial": {
                    "issuer": [asn1_x509.GeneralName("directory_name", own.issuer)],
                    "serial_number": own.serial_number,
                },
            }
        )
        attributes = cms.CMSAttributes(
            [
                _attribute("content_type", "tst_info"),
                _attribute("message_digest", hashlib.sha256(info).digest()),
                _attribute("signing_certificate_v2", tsp.SigningCertificateV2({"certs": [named]})),
            ]
        )
        signer = cms.SignerInfo(
            {
                "version": "v1",
                "sid": cms.SignerIdentifier(
                    "issuer_and_serial_number",
                    {"issuer": own.issuer, "serial_number": own.serial_number},
                ),
                "digest_algorithm": digest,
                "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                "signed_attrs": attributes,
                "signature": self.key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256())),
            }
        )
        signed = cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [digest],
                "encap_content_info": {
                    "content_type": "tst_info",
                    "content": core.ParsableOctetString(info),
                },
                "certificates": [own, *map(_translate, self.chain)],
                "signer_infos": [signer],
            }
        )
        return cms.ContentInfo({"content_type": "signed_data", "content": signed})


def refuse_timestamp(reason: str) -> bytes:
    """Refuse to make a timestamp (RFC 3161, 2.4.2: PKIStatus rejection)."""
    status = tsp.PKIStatusInfo(
        {"status": "rejection", "status_string": [reason], "fail_info": {"unaccepted_policy"}}
    )
    return bytes(TimestampResponse({"status": status}).dump())


@dataclass(frozen=True, slots=True)
class Responder:
    """What an authority answers about the certificates it issued.

    Attributes:
        issuer: The authority.
        certificate: Of the responder it delegates to (RFC 6960, 4.2.2.2).
        key: The responder's private key.
    """

    issuer: Issuer
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey = field(repr=False)

    def respond(self, request: bytes, moment: datetime, revoked: Mapping[int, Revocation]) -> bytes:
        """Answer an OCSP request.

        Args:
            request: DER.
            moment: When the answer is made; it is current for a week.
            revoked: By serial number.
        """
        asked = ocsp.load_der_ocsp_request(request)
        found = revoked.get(asked.serial_number)
        is_revoked = found is not None and found.at <= moment
        builder = ocsp.OCSPResponseBuilder().add_response_by_hash(
            issuer_name_hash=asked.issuer_name_hash,
            issuer_key_hash=asked.issuer_key_hash,
            serial_number=asked.serial_number,
            algorithm=asked.hash_algorithm,
            cert_status=ocsp.OCSPCertStatus.REVOKED if is_revoked else ocsp.OCSPCertStatus.GOOD,
            this_update=moment,
            next_update=moment + CURRENT_FOR,
            revocation_time=found.at if found and is_revoked else None,
            revocation_reason=_stated(found) if found and is_revoked else None,
        )
        signed = (
            builder.responder_id(ocsp.OCSPResponderEncoding.HASH, self.certificate)
            .certificates([self.certificate])
            .sign(self.key, hashes.SHA256())
        )
        return signed.public_bytes(Encoding.DER)

    def crl(self, moment: datetime, revoked: Mapping[int, Revocation]) -> bytes:
        """Make the authority's certificate revocation list (RFC 5280, 5), DER."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.issuer.certificate.subject)
            .last_update(moment)
            .next_update(moment + CURRENT_FOR)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.issuer.key.public_key()),
                critical=False,
            )
            .add_extension(x509.CRLNumber(int(moment.timestamp())), critical=False)
        )
        for serial, found in revoked.items():
            if found.at > moment:
                continue
            entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(found.at)
            if (reason := _stated(found)) is not None:
                entry = entry.add_extension(x509.CRLReason(reason), critical=False)
            builder = builder.add_revoked_certificate(entry.build())
        return builder.sign(self.issuer.key, hashes.SHA256()).public_bytes(Encoding.DER)


def refuse_ocsp() -> bytes:
    """Refuse to answer for now (RFC 6960, 2.3: tryLater)."""
    status = ocsp.OCSPResponseStatus.TRY_LATER
    return ocsp.OCSPResponseBuilder.build_unsuccessful(status).public_bytes(Encoding.DER)


def _stated(found: Revocation) -> x509.ReasonFlags | None:
    # RFC 5280, 5.3.1: `unspecified` is said by leaving the reason out.
    return None if found.reason is x509.ReasonFlags.unspecified else found.reason


def _attribute(kind: str, value: object) -> cms.CMSAttribute:
    return cms.CMSAttribute({"type": kind, "values": [value]})


def _translate(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
