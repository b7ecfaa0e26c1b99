"""A throw-away certificate authority in memory, for tests and demonstrations.

Nothing it signs is worth anything: the keys are made anew each time and trusted by nobody.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from generator.errors import OutputError
from generator.testing.issuing import (
    LEEWAY,
    PERSON_VALIDITY,
    Issuer,
    KeyKind,
    PrivateKey,
    Purpose,
    issue_authority,
    issue_certificate,
    new_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from cryptography import x509

__all__ = ["Credential", "KeyKind", "Purpose", "ThrowawayPki", "throwaway_pki"]

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
class ThrowawayPki:
    """A root, an intermediate authority, and people with certificates.

    Attributes:
        now: The moment the authorities were made.
        root: Certificate of the root, PEM.
        intermediate: Certificate of the authority that issues to people, PEM.
        people: The credentials, by common name, or by file name if the caller gave those.
        issuers: The root and the intermediate, with their keys.
    """

    now: datetime
    root: bytes
    intermediate: bytes
    people: Mapping[str, Credential]
    issuers: tuple[Issuer, Issuer] = field(repr=False)

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
            purpose: Key usage in the certificate; "any" leaves the extension out, "website",
                "timestamping" and "ocsp" add an extended one.
            valid_from: Beginning of validity; a day before the authorities were made.
            valid_until: End of validity; two years after.
            with_root: Whether the file also holds the root's certificate.
        """
        private_key = new_key(key)
        certificate = issue_certificate(
            name,
            private_key,
            self.issuers[1],
            purpose,
            (valid_from or self.now - LEEWAY, valid_until or self.now + PERSON_VALIDITY),
        )
        chain = [self.issuers[1].certificate]
        if with_root:
            chain.append(self.issuers[0].certificate)
        return _credential(name, private_key, certificate, chain, stem)

    def issue_self_signed(self, name: str, *, key: KeyKind = "rsa-2048") -> Credential:
        """Give a person a certificate that only the person vouches for."""
        private_key = new_key(key)
        certificate = issue_certificate(
            name, private_key, None, "signing", (self.now - LEEWAY, self.now + PERSON_VALIDITY)
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
    services: str = "",
) -> ThrowawayPki:
    """Make a root and an intermediate authority, and certificates for people.

    Args:
        now: The moment everything is made; with a time zone.
        people: Common names, invented by the caller; or common names by file name, where the
            files are to be called otherwise, such as `{"kesatu": "Siti Contoh"}`.
        key: Kind of the people's keys. The authorities' are always elliptic, which is quicker.
        services: Address below which OCSP responders and CRLs are, to be named in certificates;
            `generator.testing.authorities` runs them. Empty for none.
    """
    root = issue_authority(
        "CA Akar Uji Coba", None, now, path_length=1, stem="akar", services=services
    )
    intermediate = issue_authority(
        "CA Antara Uji Coba", root, now, path_length=0, stem="antara", services=services
    )
    credentials: dict[str, Credential] = {}
    pki = ThrowawayPki(
        now=now,
        root=root.certificate.public_bytes(serialization.Encoding.PEM),
        intermediate=intermediate.certificate.public_bytes(serialization.Encoding.PEM),
        people=credentials,
        issuers=(root, intermediate),
    )
    stems = people if isinstance(people, Mapping) else {name: name for name in people}
    for stem, name in stems.items():
        credentials[stem] = pki.issue(name, stem=stem, key=key)
    return pki


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
