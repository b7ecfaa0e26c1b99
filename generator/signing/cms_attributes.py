"""The signed and unsigned attributes of a CMS signature, read strictly.

(RFC 5652, 5.3 and 11; RFC 5035; RFC 6211; RFC 3161, appendix A.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives import hashes

from generator.signing import der
from generator.signing.der import Element, expect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cryptography import x509

CONTENT_TYPE: Final = "1.2.840.113549.1.9.3"
MESSAGE_DIGEST: Final = "1.2.840.113549.1.9.4"

_SIGNING_CERTIFICATE: Final = "1.2.840.113549.1.9.16.2.12"
_SIGNING_CERTIFICATE_V2: Final = "1.2.840.113549.1.9.16.2.47"
_ALGORITHM_PROTECTION: Final = "1.2.840.113549.1.9.52"
_TIMESTAMP: Final = "1.2.840.113549.1.9.16.2.14"

DIGESTS: Final[dict[str, type[hashes.HashAlgorithm]]] = {
    "2.16.840.1.101.3.4.2.1": hashes.SHA256,
    "2.16.840.1.101.3.4.2.2": hashes.SHA384,
    "2.16.840.1.101.3.4.2.3": hashes.SHA512,
}
_SIGNATURE_ALGORITHM: Final = 0xA1


class CmsError(ValueError):
    """The container isn't a CMS signature of the kind PDFs carry."""


class AlgorithmError(CmsError):
    """The container names an algorithm that is unknown or too weak."""


def signed_attributes(element: Element) -> dict[str, Element]:
    """Read the signed attributes: each once, with one value.

    Raises:
        CmsError: They aren't so, or one of the two that must be there is missing.
    """
    values: dict[str, Element] = {}
    for attribute in element.children():
        kind, value_set = exactly(expect(attribute, der.SEQUENCE), 2)
        name = identifier(kind)
        if name in values:
            raise CmsError
        values[name] = exactly(expect(value_set, der.SET), 1)[0]
    if not {CONTENT_TYPE, MESSAGE_DIGEST} <= values.keys():
        raise CmsError
    return values


def timestamp_token(element: Element) -> bytes:
    """Take the timestamp out of the unsigned attributes.

    Returns:
        The token, DER; empty if there is anything else than one timestamp.
    """
    attributes = element.children()
    if len(attributes) != 1:
        return b""
    kind, value_set = exactly(expect(attributes[0], der.SEQUENCE), 2)
    values = expect(value_set, der.SET).children()
    return values[0].raw if identifier(kind) == _TIMESTAMP and len(values) == 1 else b""


def check_protection(
    values: Mapping[str, Element], digest_algorithm: Element, algorithm: Element
) -> None:
    """Check the algorithms against those that are signed, if they are (RFC 6211).

    Raises:
        CmsError: They differ.
    """
    if _ALGORITHM_PROTECTION not in values:
        return
    digest, signature = exactly(expect(values[_ALGORITHM_PROTECTION], der.SEQUENCE), 2)
    same(digest.raw, digest_algorithm.raw)
    same(expect(signature, _SIGNATURE_ALGORITHM).content, algorithm.content)


def names_certificate(
    values: Mapping[str, Element], certificates: Sequence[x509.Certificate]
) -> bool:
    """Check the certificates that the signed part names by their digests.

    The first is the signer's (RFC 5035, 4). If there are more, they are all that belong here.

    Returns:
        Whether any is named.

    Raises:
        CmsError: Another is named than the signer's, or one that is here isn't named.
    """
    named: list[tuple[hashes.HashAlgorithm, bytes]] = []
    if _SIGNING_CERTIFICATE_V2 in values:
        named = [_certificate_digest(item) for item in _named(values[_SIGNING_CERTIFICATE_V2])]
    elif _SIGNING_CERTIFICATE in values:
        # The older form knows SHA-1 only (RFC 5035, 5.4). Its weakness doesn't matter much here:
        # whoever swaps the certificate for one of the same digest still needs its issuer.
        named = [
            (hashes.SHA1(), expect(item.children()[0], der.OCTET_STRING).content)  # noqa: S303
            for item in _named(values[_SIGNING_CERTIFICATE])
        ]
    else:
        return False
    algorithm, digest = named[0]
    same(digest, certificates[0].fingerprint(algorithm))
    if len(named) > 1:
        for certificate in certificates:
            if not any(certificate.fingerprint(kind) == wanted for kind, wanted in named):
                raise CmsError
    return True


def _named(value: Element) -> tuple[Element, ...]:
    identifiers, *_policies = expect(value, der.SEQUENCE).children()
    items = expect(identifiers, der.SEQUENCE).children()
    if not items:
        raise CmsError
    return items


def _certificate_digest(item: Element) -> tuple[hashes.HashAlgorithm, bytes]:
    parts = expect(item, der.SEQUENCE).children()
    algorithm: type[hashes.HashAlgorithm] | None = hashes.SHA256
    if parts and parts[0].tag == der.SEQUENCE:
        algorithm = DIGESTS.get(algorithm_parts(parts[0])[0])
        parts = parts[1:]
    if algorithm is None:
        raise AlgorithmError
    if not parts:
        raise CmsError
    return algorithm(), expect(parts[0], der.OCTET_STRING).content


def algorithm_parts(element: Element) -> tuple[str, bytes]:
    """Split an AlgorithmIdentifier into its name and its parameters' octets."""
    name, *parameters = expect(element, der.SEQUENCE).children()
    return identifier(name), b"".join(parameter.raw for parameter in parameters)


def identifier(element: Element) -> str:
    """Read an object identifier."""
    return der.object_identifier(expect(element, der.OBJECT_IDENTIFIER).content)


def exactly(element: Element, count: int) -> tuple[Element, ...]:
    """Split a value that has just so many parts.

    Raises:
        CmsError: It has more or fewer.
    """
    children = element.children()
    if len(children) != count:
        raise CmsError
    return children


def same(found: object, wanted: object) -> None:
    """Check that two things are equal.

    Raises:
        CmsError: They aren't.
    """
    if found != wanted:
        raise CmsError
