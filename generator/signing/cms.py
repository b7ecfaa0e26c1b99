"""Reads a detached CMS signature so strictly that no byte of it can be changed unseen.

The container of the last signature is the one part of a signed PDF that no digest covers. So
each of its bytes must be explained here: by DER having one spelling, by a value that is fixed,
or by a cryptographic check. (RFC 5652, RFC 5035, RFC 6211.)
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
from generator.signing.der import Element, expect

_SIGNED_DATA: Final = "1.2.840.113549.1.7.2"
_DATA: Final = "1.2.840.113549.1.7.1"
_CONTENT_TYPE: Final = "1.2.840.113549.1.9.3"
_MESSAGE_DIGEST: Final = "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE_V2: Final = "1.2.840.113549.1.9.16.2.47"
_ALGORITHM_PROTECTION: Final = "1.2.840.113549.1.9.52"

_RSA: Final = "1.2.840.113549.1.1.1"
_DIGESTS: Final[dict[str, type[hashes.HashAlgorithm]]] = {
    "2.16.840.1.101.3.4.2.1": hashes.SHA256,
    "2.16.840.1.101.3.4.2.2": hashes.SHA384,
    "2.16.840.1.101.3.4.2.3": hashes.SHA512,
}
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


class CmsError(ValueError):
    """The container isn't a CMS signature of the kind PDFs carry."""


class AlgorithmError(CmsError):
    """The container names an algorithm that is unknown or too weak."""


@dataclass(frozen=True, slots=True)
class Container:
    """The parts of a CMS signature, after its structure has been found in order.

    Attributes:
        certificates: All embedded certificates; the signer's first.
        digest: The digest of the document stated in it.
        names_certificate: Whether the signed part names the signer's certificate.
        has_unchecked: Whether it holds timestamps, revocation data or other parts that are not
            covered by the signature and not checked here.
    """

    certificates: tuple[x509.Certificate, ...]
    digest: bytes
    names_certificate: bool
    has_unchecked: bool
    _algorithm: hashes.HashAlgorithm
    _signature_algorithm: Element
    _signed_attributes: bytes
    _signature: bytes

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
        name, parameters = _algorithm_parts(self._signature_algorithm)
        try:
            key = self.certificates[0].public_key()
            if isinstance(key, ec.EllipticCurvePublicKey):
                algorithm = _ECDSA_WITH.get(name)
                if algorithm is None or parameters:
                    raise AlgorithmError
                key.verify(self._signature, self._signed_attributes, ec.ECDSA(algorithm()))
            elif isinstance(key, rsa.RSAPublicKey):
                algorithm = type(self._algorithm) if name == _RSA else _RSA_WITH.get(name)
                if algorithm is None or parameters != _NULL:
                    raise AlgorithmError
                scheme = padding.PKCS1v15()
                key.verify(self._signature, self._signed_attributes, scheme, algorithm())
            else:
                raise AlgorithmError
        except InvalidSignature:
            return False
        except (UnsupportedAlgorithm, ValueError) as exc:
            raise AlgorithmError from exc
        return True


def read_container(content: bytes) -> Container:
    """Take a CMS signature apart.

    Args:
        content: The octets of `/Contents`: the container, then nothing but zeros.

    Raises:
        AlgorithmError: The digest isn't SHA-2.
        CmsError: It isn't DER, holds what it shouldn't, or contradicts itself.
    """
    try:
        outer = der.read_first(content)
        _same(content[len(outer.raw) :].strip(b"\x00"), b"")
        der.check_canonical(outer)
        return _signed_data(outer)
    except CmsError:
        raise
    except (ValueError, x509.InvalidVersion, x509.ExtensionNotFound) as exc:
        raise CmsError from exc


def _signed_data(outer: Element) -> Container:
    kind, wrapped = _exactly(expect(outer, der.SEQUENCE), 2)
    _same(_identifier(kind), _SIGNED_DATA)
    (signed_data,) = _exactly(expect(wrapped, _CONTEXT[0]), 1)
    version, digest_set, encapsulated, *rest = expect(signed_data, der.SEQUENCE).children()
    (digest_algorithm,) = _exactly(expect(digest_set, der.SET), 1)
    (content_kind,) = _exactly(expect(encapsulated, der.SEQUENCE), 1)
    _same(_identifier(content_kind), _DATA)
    optional = {element.tag: element for element in rest[:-1]}
    if len(optional) != len(rest) - 1 or not optional.keys() <= {*_CONTEXT[:2]}:
        raise CmsError
    if _CONTEXT[0] not in optional:
        raise CmsError
    (signer_info,) = _exactly(expect(rest[-1], der.SET), 1)
    container = _signer_info(
        expect(signer_info, der.SEQUENCE),
        optional[_CONTEXT[0]].children(),
        digest_algorithm,
        has_unchecked=_CONTEXT[1] in optional,
    )
    # Version 3 goes with a signer named by key identifier, and only with it (RFC 5652, 5.1).
    _same(version.raw, signer_info.children()[0].raw)
    return container


def _signer_info(
    info: Element,
    embedded: tuple[Element, ...],
    digest_algorithm: Element,
    *,
    has_unchecked: bool,
) -> Container:
    version, identifier, info_digest, attributes, algorithm, signature, *rest = info.children()
    if len(rest) > 1 or any(element.tag != _CONTEXT[1] for element in rest):
        raise CmsError
    _same(info_digest.raw, digest_algorithm.raw)
    digest_name, parameters = _algorithm_parts(digest_algorithm)
    hash_algorithm = _DIGESTS.get(digest_name)
    if hash_algorithm is None or parameters not in {b"", _NULL}:
        raise AlgorithmError
    _same(expect(version, der.INTEGER).content, _version_for(identifier))
    certificates = [_certificate(element) for element in embedded]
    place = _place_of_holder(identifier, embedded, certificates)
    holder = certificates.pop(place)
    values = _attributes(expect(attributes, _CONTEXT[0]))
    _same(_identifier(values[_CONTENT_TYPE]), _DATA)
    if _ALGORITHM_PROTECTION in values:
        _check_protection(values[_ALGORITHM_PROTECTION], digest_algorithm, algorithm)
    if _SIGNING_CERTIFICATE_V2 in values:
        _check_named(values[_SIGNING_CERTIFICATE_V2], [holder, *certificates])
    return Container(
        certificates=(holder, *certificates),
        digest=expect(values[_MESSAGE_DIGEST], der.OCTET_STRING).content,
        names_certificate=_SIGNING_CERTIFICATE_V2 in values,
        has_unchecked=has_unchecked or bool(rest),
        _algorithm=hash_algorithm(),
        _signature_algorithm=expect(algorithm, der.SEQUENCE),
        # What is signed is the attributes as a SET (RFC 5652, 5.4).
        _signed_attributes=bytes([der.SET]) + attributes.raw[1:],
        _signature=expect(signature, der.OCTET_STRING).content,
    )


def _certificate(element: Element) -> x509.Certificate:
    serial = der.read_first(identity(expect(element, der.SEQUENCE).raw).serial).content
    if serial[0] & 0x80 or not any(serial):
        raise CmsError  # RFC 5280, 4.1.2.2: serial numbers are positive
    return x509.load_der_x509_certificate(element.raw)


def _version_for(identifier: Element) -> bytes:
    return _VERSION_3 if identifier.tag == _SKI else _VERSION_1


def _place_of_holder(
    identifier: Element, embedded: tuple[Element, ...], certificates: list[x509.Certificate]
) -> int:
    if identifier.tag == _SKI:
        for place, certificate in enumerate(certificates):
            extension = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
            if extension.value.digest == identifier.content:
                return place
        raise CmsError
    issuer, serial = _exactly(expect(identifier, der.SEQUENCE), 2)
    for place, element in enumerate(embedded):
        names = identity(element.raw)
        if (names.issuer, names.serial) == (issuer.raw, serial.raw):
            return place
    raise CmsError


def _attributes(element: Element) -> dict[str, Element]:
    values: dict[str, Element] = {}
    for attribute in element.children():
        kind, value_set = _exactly(expect(attribute, der.SEQUENCE), 2)
        name = _identifier(kind)
        if name in values:
            raise CmsError
        value = expect(value_set, der.SET).children()
        if len(value) != 1:
            raise CmsError
        values[name] = value[0]
    if not {_CONTENT_TYPE, _MESSAGE_DIGEST} <= values.keys():
        raise CmsError
    return values


def _check_protection(value: Element, digest_algorithm: Element, algorithm: Element) -> None:
    digest, signature = _exactly(expect(value, der.SEQUENCE), 2)
    _same(digest.raw, digest_algorithm.raw)
    _same(expect(signature, _CONTEXT[1]).content, algorithm.content)


def _check_named(value: Element, certificates: list[x509.Certificate]) -> None:
    """Check the certificates that the signed part names by their digests.

    The first is the signer's (RFC 5035, 4). If there are more, they are all that belong here.
    """
    identifiers, *_policies = expect(value, der.SEQUENCE).children()
    named = [_certificate_digest(item) for item in expect(identifiers, der.SEQUENCE).children()]
    if not named:
        raise CmsError
    algorithm, digest = named[0]
    _same(digest, certificates[0].fingerprint(algorithm))
    if len(named) == 1:
        return
    for certificate in certificates:
        if not any(certificate.fingerprint(kind) == wanted for kind, wanted in named):
            raise CmsError


def _certificate_digest(item: Element) -> tuple[hashes.HashAlgorithm, bytes]:
    parts = expect(item, der.SEQUENCE).children()
    algorithm: type[hashes.HashAlgorithm] | None = hashes.SHA256
    if parts and parts[0].tag == der.SEQUENCE:
        algorithm = _DIGESTS.get(_algorithm_parts(parts[0])[0])
        parts = parts[1:]
    if algorithm is None:
        raise AlgorithmError
    if not parts:
        raise CmsError
    return algorithm(), expect(parts[0], der.OCTET_STRING).content


def _algorithm_parts(element: Element) -> tuple[str, bytes]:
    name, *parameters = expect(element, der.SEQUENCE).children()
    return _identifier(name), b"".join(parameter.raw for parameter in parameters)


def _identifier(element: Element) -> str:
    return der.object_identifier(expect(element, der.OBJECT_IDENTIFIER).content)


def _exactly(element: Element, count: int) -> tuple[Element, ...]:
    children = element.children()
    if len(children) != count:
        raise CmsError
    return children


def _same(found: object, wanted: object) -> None:
    if found != wanted:
        raise CmsError
