"""Reads a CMS signature so strictly that no byte of it can be changed unseen.

The container of the last signature is the one part of a signed PDF that no digest covers. So
each of its bytes must be explained here: by DER having one spelling, by a value that is fixed,
or by a cryptographic check. (RFC 5652, RFC 5035, RFC 6211.) A timestamp is such a container that
holds what it signs (RFC 3161, 2.4.2).
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from generator.signing import der
from generator.signing.certificates import identity
from generator.signing.cms_attributes import (
    CONTENT_TYPE,
    DIGESTS,
    MESSAGE_DIGEST,
    AlgorithmError,
    CmsError,
    algorithm_parts,
    check_protection,
    exactly,
    identifier,
    names_certificate,
    same,
    signed_attributes,
    timestamp_token,
)
from generator.signing.der import Element, expect

_SIGNED_DATA: Final = "1.2.840.113549.1.7.2"
_DATA: Final = "1.2.840.113549.1.7.1"
_TIMESTAMP_INFO: Final = "1.2.840.113549.1.9.16.1.4"

_RSA: Final = "1.2.840.113549.1.1.1"
_RSA_WITH: Final[dict[str, type[hashes.HashAlgorithm]]] = {
    "1.2.840.113549.1.1.11": hashes.SHA256,
    "1.2.840.113549.1.1.12": hashes.SHA384,
    "1.2.840.113549.1.1.13": hashes.SHA512,
}
_ECDSA_WITH: Final[dict[str, type[hashes.HashAlgorithm]]] = {
    "1.2.840.10045.4.3.2": hashes.SHA256,
    "1.2.840.10045.4.3.3": hashes.SHA384,
    "1.2.840.10045.4.3.4": hashes.SHA512,
}
_CONTEXT: Final = (0xA0, 0xA1, 0xA2)
_SKI: Final = 0x80
_VERSION_1: Final = b"\x01"
_VERSION_3: Final = b"\x03"
_NULL: Final = b"\x05\x00"


@dataclass(frozen=True, slots=True)
class Container:
    """The parts of a CMS signature, after its structure has been found in order.

    Attributes:
        certificates: All embedded certificates; the signer's first.
        digest: The digest of the document stated in it.
        names_certificate: Whether the signed part names the signer's certificate.
        content: What is signed, of a timestamp; empty for a document, which is elsewhere.
        signature: The octets the key made, which a timestamp over this signature is for.
        timestamp: The timestamp that was added to the signature, DER; empty if there is none.
        has_unchecked: Whether it holds revocation data or other parts that are not covered by the
            signature and not checked here.
    """

    certificates: tuple[x509.Certificate, ...]
    digest: bytes
    names_certificate: bool
    content: bytes
    signature: bytes
    timestamp: bytes
    has_unchecked: bool
    _algorithm: hashes.HashAlgorithm
    _signature_algorithm: Element
    _signed_attributes: bytes

    def new_hash(self) -> hashes.Hash:
        """Start a digest of the document with the algorithm the signer used."""
        return hashes.Hash(self._algorithm)

    def states(self, digest: bytes) -> bool:
        """Tell whether the document's digest is the one that was signed."""
        return hmac.compare_digest(self.digest, digest)

    def is_genuine(self) -> bool:
        """Tell whether the signer's key made the signature.

        Raises:
            AlgorithmError: The kind of signature isn't supported.
        """
        name, parameters = algorithm_parts(self._signature_algorithm)
        try:
            key = self.certificates[0].public_key()
            if isinstance(key, ec.EllipticCurvePublicKey):
                algorithm = _ECDSA_WITH.get(name)
                if algorithm is None or parameters:
                    raise AlgorithmError
                key.verify(self.signature, self._signed_attributes, ec.ECDSA(algorithm()))
            elif isinstance(key, rsa.RSAPublicKey):
                algorithm = type(self._algorithm) if name == _RSA else _RSA_WITH.get(name)
                if algorithm is None or parameters != _NULL:
                    raise AlgorithmError
                scheme = padding.PKCS1v15()
                key.verify(self.signature, self._signed_attributes, scheme, algorithm())
            else:
                raise AlgorithmError
        except InvalidSignature:
            return False
        except (UnsupportedAlgorithm, ValueError) as exc:
            raise AlgorithmError from exc
        return True


def read_container(content: bytes, *, is_timestamp: bool = False) -> Container:
    """Take a CMS signature apart.

    Args:
        content: The octets of `/Contents`: the container, then nothing but zeros.
        is_timestamp: Whether it is a timestamp rather than a signature over a document.

    Raises:
        AlgorithmError: The digest isn't SHA-2.
        CmsError: It isn't DER, holds what it shouldn't, or contradicts itself.
    """
    try:
        outer = der.read_first(content)
        same(content[len(outer.raw) :].strip(b"\x00"), b"")
        der.check_canonical(outer)
        return _signed_data(outer, _TIMESTAMP_INFO if is_timestamp else _DATA)
    except CmsError:
        raise
    except (ValueError, x509.InvalidVersion, x509.ExtensionNotFound) as exc:
        raise CmsError from exc


def _signed_data(outer: Element, content_kind: str) -> Container:
    kind, wrapped = exactly(expect(outer, der.SEQUENCE), 2)
    same(identifier(kind), _SIGNED_DATA)
    (signed_data,) = exactly(expect(wrapped, _CONTEXT[0]), 1)
    version, digest_set, encapsulated, *rest = expect(signed_data, der.SEQUENCE).children()
    (digest_algorithm,) = exactly(expect(digest_set, der.SET), 1)
    content = _content(expect(encapsulated, der.SEQUENCE), content_kind)
    optional = {element.tag: element for element in rest[:-1]}
    if len(optional) != len(rest) - 1 or not optional.keys() <= {*_CONTEXT[:2]}:
        raise CmsError
    if _CONTEXT[0] not in optional:
        raise CmsError
    (signer_info,) = exactly(expect(rest[-1], der.SET), 1)
    # RFC 5652, 5.1: 3 goes with other content than plain data, or a signer named by its key.
    own_version = signer_info.children()[0].content
    same(expect(version, der.INTEGER).content, own_version if content is None else _VERSION_3)
    return _signer_info(
        expect(signer_info, der.SEQUENCE),
        [_certificate(element) for element in optional[_CONTEXT[0]].children()],
        optional[_CONTEXT[0]].children(),
        _Frame(digest_algorithm, content_kind, content or b"", has_crls=_CONTEXT[1] in optional),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around the signer's part."""

    digest_algorithm: Element
    content_kind: str
    content: bytes
    has_crls: bool


def _content(encapsulated: Element, kind: str) -> bytes | None:
    if kind == _DATA:
        (content_kind,) = exactly(encapsulated, 1)
        same(identifier(content_kind), kind)
        return None
    content_kind, wrapped = exactly(encapsulated, 2)
    same(identifier(content_kind), kind)
    (octets,) = exactly(expect(wrapped, _CONTEXT[0]), 1)
    return expect(octets, der.OCTET_STRING).content


def _signer_info(
    info: Element,
    certificates: list[x509.Certificate],
    embedded: tuple[Element, ...],
    frame: _Frame,
) -> Container:
    version, sid, info_digest, attributes, algorithm, signature, *rest = info.children()
    if len(rest) > 1 or any(element.tag != _CONTEXT[1] for element in rest):
        raise CmsError
    same(info_digest.raw, frame.digest_algorithm.raw)
    digest_name, parameters = algorithm_parts(info_digest)
    hash_algorithm = DIGESTS.get(digest_name)
    if hash_algorithm is None or parameters not in {b"", _NULL}:
        raise AlgorithmError
    same(expect(version, der.INTEGER).content, _version_for(sid))
    holder = certificates.pop(_place_of_holder(sid, embedded, certificates))
    values = signed_attributes(expect(attributes, _CONTEXT[0]))
    same(identifier(values[CONTENT_TYPE]), frame.content_kind)
    check_protection(values, info_digest, algorithm)
    timestamp = timestamp_token(rest[0]) if rest else b""
    return Container(
        certificates=(holder, *certificates),
        digest=expect(values[MESSAGE_DIGEST], der.OCTET_STRING).content,
        names_certificate=names_certificate(values, [holder, *certificates]),
        content=frame.content,
        signature=expect(signature, der.OCTET_STRING).content,
        timestamp=timestamp,
        has_unchecked=frame.has_crls or (bool(rest) and not timestamp),
        _algorithm=hash_algorithm(),
        _signature_algorithm=expect(algorithm, der.SEQUENCE),
        # What is signed is the attributes as a SET (RFC 5652, 5.4).
        _signed_attributes=bytes([der.SET]) + attributes.raw[1:],
    )


def _certificate(element: Element) -> x509.Certificate:
    serial = der.read_first(identity(expect(element, der.SEQUENCE).raw).serial).content
    if serial[0] & 0x80 or not any(serial):
        raise CmsError  # RFC 5280, 4.1.2.2: serial numbers are positive
    return x509.load_der_x509_certificate(element.raw)


def _version_for(sid: Element) -> bytes:
    return _VERSION_3 if sid.tag == _SKI else _VERSION_1


def _place_of_holder(
    sid: Element, embedded: tuple[Element, ...], certificates: list[x509.Certificate]
) -> int:
    if sid.tag == _SKI:
        for place, certificate in enumerate(certificates):
            extension = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
            if extension.value.digest == sid.content:
                return place
        raise CmsError
    issuer, serial = exactly(expect(sid, der.SEQUENCE), 2)
    for place, element in enumerate(embedded):
        names = identity(element.raw)
        if (names.issuer, names.serial) == (issuer.raw, serial.raw):
            return place
    raise CmsError
