"""Which signer to use, as settings that can be stored and sent; the behaviour is elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from generator.errors import SigningError
from generator.signing.secrets import SecretRef


def _as_reference(value: object) -> object:
    return SecretRef.parse(value) if isinstance(value, str) else value


SecretField = Annotated[SecretRef, BeforeValidator(_as_reference), PlainSerializer(str)]


class Pkcs12Config(BaseModel):
    """A key and its certificates in a PKCS#12 file (`.p12`, `.pfx`).

    Attributes:
        kind: Discriminator; always "pkcs12".
        path: The file.
        passphrase: Where its passphrase comes from.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    kind: Literal["pkcs12"] = "pkcs12"
    path: Path
    passphrase: SecretField


SignerConfig = Pkcs12Config


def parse_signer(text: str, *, passphrase: SecretRef | str) -> SignerConfig:
    """Read a signer from the command line, such as `pkcs12:kunci/bupati.p12`.

    Args:
        text: The kind of signer, a colon, and what that kind needs.
        passphrase: Where the passphrase comes from, as a reference or its text.

    Raises:
        SigningError: The kind is unknown, its part after the colon is missing, or the
            passphrase isn't a reference.
    """
    reference = SecretRef.parse(passphrase) if isinstance(passphrase, str) else passphrase
    kind, _, rest = text.partition(":")
    if kind != "pkcs12" or not rest:
        raise SigningError("sign.signer-unknown", text=text, kinds=["pkcs12:FILE.p12"])
    return Pkcs12Config(path=Path(rest), passphrase=reference)
