"""Makes one PAdES baseline signature with pyHanko, in a field that is there already.

PAdES-B-B (ETSI EN 319 142-1): a detached CAdES signature over SHA-256, appended to the file as
an incremental update, so that earlier signatures stay valid. With a timestamp over the signature
(RFC 3161, appendix A) it is PAdES-B-T.
"""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from asn1crypto import algos, cms, tsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError as PyhankoSigningError
from pyhanko.sign.general import as_signing_certificate_v2, simple_cms_attribute
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_cms import Signer as CmsSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from generator.errors import SigningError
from generator.signing import der
from generator.signing.appearance import HEADING, SignatureBox, signing_time
from generator.signing.certificates import common_name, identity
from generator.signing.reading import guarded, open_pdf, signature_fields
from generator.signing.updating import Update

if TYPE_CHECKING:
    from pyhanko.pdf_utils.writer import BasePdfFileWriter

    from generator.signing.credential import HeldKey
    from generator.signing.signer import SignatureRequest, Timestamper

_DIGEST: Final = "sha256"

# Identifier octets and fixed values of the container (RFC 5652, 5.1 and 5.3).
_EXPLICIT: Final = 0xA0
_CERTIFICATES: Final = 0xA0
_SIGNED_ATTRIBUTES: Final = 0xA0
_UNSIGNED_ATTRIBUTES: Final = 0xA1
_VERSION: Final = der.encode(der.INTEGER, b"\x01")
_SHA256: Final = algos.DigestAlgorithm({"algorithm": _DIGEST}).dump()
_DATA: Final = cms.ContentType("data").dump()
_SIGNED_DATA: Final = cms.ContentType("signed_data").dump()
_TIMESTAMP: Final = cms.CMSAttributeType("signature_time_stamp_token").dump()
# What stands around a token: four values' identifiers and lengths, and its name.
_AROUND_TOKEN: Final = 64


class HeldKeySigner(CmsSigner):
    """Signs with a key that stays loaded, and with all fixed parts of the container ready.

    pyHanko's `SimpleSigner` parses the private key again for each signature, and parsing an RSA
    key checks its primes: 55 of the 73 ms of a signature. Of the rest, nearly all goes into
    encoding certificates and attributes that don't change; so they are encoded once.
    """

    def __init__(self, held: HeldKey) -> None:
        """Prepare for many signatures, and find out how much room one takes.

        Args:
            held: The key, in memory or in a token, and its certificates.

        Raises:
            SigningError: The key is neither RSA nor elliptic.
        """
        encoded = [certificate.public_bytes(Encoding.DER) for certificate in held.chain]
        chain = [asn1_x509.Certificate.load(certificate) for certificate in encoded]
        super().__init__(signing_cert=chain[0])
        self.name = common_name(held.certificate)
        self._held = held
        self._certificates = der.encode(_CERTIFICATES, *sorted(encoded))
        names = identity(encoded[0])
        self._identifier = der.encode(der.SEQUENCE, names.issuer, names.serial)
        mechanism = self.get_signature_mechanism_for_digest(_DIGEST)
        self._mechanism = mechanism.dump()
        self._attributes = [
            attribute.dump()
            for attribute in (
                simple_cms_attribute("content_type", "data"),
                simple_cms_attribute("signing_certificate_v2", _name_all(chain)),
                simple_cms_attribute(
                    "cms_algorithm_protection",
                    cms.CMSAlgorithmProtection(
                        {
                            "digest_algorithm": {"algorithm": _DIGEST},
                            "signature_algorithm": mechanism,
                        }
                    ),
                ),
            )
        ]
        placeholder = simple_cms_attribute("message_digest", bytes(hashes.SHA256.digest_size))
        attributes = b"".join([*self._attributes, placeholder.dump()])
        longest = self._container(attributes, self._longest_signature())
        self.bytes_reserved = 2 * len(longest)

    def room(self, timestamper: Timestamper | None) -> int:
        """Count the hexadecimal digits a signature takes at most.

        Raises:
            SigningError: The timestamp authority, which is asked for a sample, doesn't give one.
        """
        if timestamper is None:
            return self.bytes_reserved
        return self.bytes_reserved + 2 * (timestamper.size + _AROUND_TOKEN)

    def container(self, digest: bytes, timestamper: Timestamper | None = None) -> bytes:
        """Make the CMS signature for a document (RFC 5652), DER.

        What is signed is the digest, the certificates of the chain (RFC 5035) and the algorithms
        (RFC 6211), so that none of their bytes in the container can be changed unseen.

        Args:
            digest: SHA-256 of the covered bytes.
            timestamper: Who stamps the signature; nobody for level B-B.

        Raises:
            SigningError: The key can't be used any more, or no timestamp can be had.
        """
        message_digest = simple_cms_attribute("message_digest", digest).dump()
        attributes = b"".join(sorted([*self._attributes, message_digest]))
        signed = der.encode(der.SET, attributes)
        signature = self._held.sign(signed)
        if timestamper is None:
            return self._container(attributes, signature)
        token = timestamper.stamp(hashlib.sha256(signature).digest())
        stamp = der.encode(der.SEQUENCE, _TIMESTAMP, der.encode(der.SET, token))
        return self._container(attributes, signature, der.encode(_UNSIGNED_ATTRIBUTES, stamp))

    def _container(self, attributes: bytes, signature: bytes, unsigned: bytes = b"") -> bytes:
        signer_info = der.encode(
            der.SEQUENCE,
            _VERSION,
            self._identifier,
            _SHA256,
            der.encode(_SIGNED_ATTRIBUTES, attributes),
            self._mechanism,
            der.encode(der.OCTET_STRING, signature),
            unsigned,
        )
        signed_data = der.encode(
            der.SEQUENCE,
            _VERSION,
            der.encode(der.SET, _SHA256),
            der.encode(der.SEQUENCE, _DATA),
            self._certificates,
            der.encode(der.SET, signer_info),
        )
        return der.encode(der.SEQUENCE, _SIGNED_DATA, der.encode(_EXPLICIT, signed_data))

    def _longest_signature(self) -> bytes:
        key = self._held.certificate.public_key()
        if isinstance(key, rsa.RSAPublicKey):
            return bytes(key.key_size // 8)
        if not isinstance(key, ec.EllipticCurvePublicKey):
            raise SigningError("sign.key-kind", path=self.name)
        # A SEQUENCE of two INTEGERs, each perhaps with a leading zero octet (RFC 3279, 2.2.3).
        number = der.encode(der.INTEGER, bytes(key.curve.key_size // 8 + 2))
        return der.encode(der.SEQUENCE, number, number)


def _name_all(chain: list[asn1_x509.Certificate]) -> tsp.SigningCertificateV2:
    return tsp.SigningCertificateV2(
        {"certs": [as_signing_certificate_v2(each)["certs"][0] for each in chain]}
    )


class _BaselineSigner(PdfSigner):
    def register_extensions(self, pdf_out: BasePdfFileWriter, *, md_algorithm: str) -> None:
        """Declare PAdES as an extension of PDF 1.7.

        pyHanko would raise the file to PDF 2.0 for elliptic keys, which PDF/A-3 forbids.
        """
        del md_algorithm
        pdf_out.ensure_output_version(version=(1, 7))
        if pdf_out.output_version < (2, 0):
            pdf_out.register_extension(ESIC_EXTENSION_1)


def sign_field(pdf: bytes, request: SignatureRequest, signer: HeldKeySigner) -> bytes:
    """Sign into an empty field.

    Returns:
        The given bytes, followed by the update with the signature.

    Raises:
        SigningError: The PDF can't be read, has no such field, the field is filled, an earlier
            signature forbids further ones, or no timestamp can be had.
    """
    reader = open_pdf(pdf, SigningError)
    with guarded(SigningError):
        filled = {name: value is not None for name, value, _ in signature_fields(reader)}
        if request.field not in filled:
            raise SigningError("sign.field-unknown", field=request.field, fields=sorted(filled))
        if filled[request.field]:
            raise SigningError("sign.field-filled", field=request.field)
        writer = Update.from_reader(reader)
    metadata = PdfSignatureMetadata(
        field_name=request.field,
        md_algorithm=_DIGEST,
        location=request.location or None,
        reason=request.reason or None,
        subfilter=SigSeedSubFilter.PADES,
        certify=request.certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    paragraphs = (HEADING, *request.appearance_lines, signer.name, signing_time(request.now))
    box = SignatureBox(border_width=0, paragraphs=paragraphs, qr=request.qr)
    try:
        session = _BaselineSigner(metadata, signer, stamp_style=box).init_signing_session(
            writer, existing_fields_only=True
        )
    except PyhankoSigningError as exc:
        raise SigningError("sign.not-permitted", field=request.field) from exc
    except PdfError as exc:
        raise SigningError("signature.pdf-unreadable") from exc
    session.system_time = request.now
    with guarded(SigningError):
        prepared_document = session.prepare_tbs_document(
            validation_info=None, bytes_reserved=signer.room(request.timestamper)
        )
        output = BytesIO()
        prepared, _ = prepared_document.digest_tbs_document(output=output)
    container = signer.container(prepared.document_digest, request.timestamper)
    if 2 * len(container) > signer.room(request.timestamper):
        raise SigningError("sign.tsa-size")
    prepared.fill_with_cms(output, container)
    return output.getvalue()
