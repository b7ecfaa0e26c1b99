"""Reads timestamps (RFC 3161): when a trusted third party had seen the octets of a digest."""

# mypy: allow-untyped-calls
# asn1crypto is untyped.

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from asn1crypto import cms, core, tsp
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from generator.signing.cms import read_container
from generator.signing.cms_attributes import AlgorithmError, CmsError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from generator.signing.cms import Container

_DIGESTS: Final = {"sha256", "sha384", "sha512"}


class TimestampResponse(core.Sequence):  # type: ignore[misc] # asn1crypto is untyped
    """What an authority answers; asn1crypto's own wants a token even of a refusal."""

    _fields: ClassVar = [
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A timestamp whose structure is in order.

    Attributes:
        container: What its authority signed.
        time: The moment it states, with a time zone.
        algorithm: Digest it is for, as `hashlib` calls it.
        imprint: That digest.
        nonce: What the requester gave; `None` if nothing.
    """

    container: Container
    time: datetime
    algorithm: str
    imprint: bytes
    nonce: int | None

    def is_for(self, parts: Iterable[bytes | memoryview]) -> bool:
        """Tell whether it was made over these octets."""
        digest = hashlib.new(self.algorithm)
        for part in parts:
            digest.update(part)
        return hmac.compare_digest(self.imprint, digest.digest())

    def is_genuine(self) -> bool:
        """Tell whether the authority's key made it, naming its certificate.

        Raises:
            AlgorithmError: The kind of signature isn't supported.
        """
        digest = self.container.new_hash()
        digest.update(self.container.content)
        return (
            self.container.states(digest.finalize())
            and self.container.names_certificate
            and self.container.is_genuine()
        )


def read_timestamp(content: bytes) -> Timestamp:
    """Take a timestamp apart.

    Args:
        content: The token, DER, then nothing but zeros.

    Raises:
        AlgorithmError: A digest isn't SHA-2.
        CmsError: It isn't a timestamp.
    """
    container = read_container(content, is_timestamp=True)
    try:
        info = tsp.TSTInfo.load(container.content, strict=True)
        imprint = info["message_imprint"]
        algorithm = imprint["hash_algorithm"]["algorithm"].native
        if algorithm not in _DIGESTS:
            raise AlgorithmError
        return Timestamp(
            container,
            info["gen_time"].native,
            algorithm,
            imprint["hashed_message"].native,
            info["nonce"].native,
        )
    except CmsError:
        raise
    except (ValueError, TypeError, KeyError) as exc:
        raise CmsError from exc


def may_stamp(certificate: x509.Certificate) -> bool:
    """Tell whether it is a timestamp authority's: for that alone, and critically (RFC 3161, 2.3).

    Raises:
        ValueError: The extensions can't be read.
    """
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        return False
    except x509.DuplicateExtension as exc:
        raise ValueError from exc
    return usage.critical and list(usage.value) == [ExtendedKeyUsageOID.TIME_STAMPING]
