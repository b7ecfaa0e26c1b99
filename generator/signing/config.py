"""Which signer to use, as settings that can be stored and sent; the behaviour is elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal, Self
from urllib.parse import parse_qsl

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
    model_validator,
)

from generator.errors import SigningError
from generator.signing.secrets import SecretRef

if TYPE_CHECKING:
    from collections.abc import Mapping


def _as_reference(value: object) -> object:
    return SecretRef.parse(value) if isinstance(value, str) else value


SecretField = Annotated[SecretRef, BeforeValidator(_as_reference), PlainSerializer(str)]


class SignerConfig(BaseModel):
    """Settings of one kind of signer; kinds of third parties derive theirs from this.

    Attributes:
        kind: The name the signer is registered under.
        usage: How it is written on the command line.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    usage: ClassVar[str] = ""
    kind: str

    @classmethod
    def from_text(cls, text: str, *, passphrase: SecretRef) -> Self:
        """Read what stands after `KIND:` on the command line.

        Args:
            text: Never empty.
            passphrase: Where the passphrase or PIN comes from.

        Raises:
            SigningError: A setting is unknown, missing or wrong.
        """
        raise NotImplementedError

    @classmethod
    def checked(cls, settings: Mapping[str, Any]) -> Self:
        """Build it from plain values.

        Raises:
            SigningError: A setting is unknown, missing or wrong; the error names the settings
                and never their values.
        """
        try:
            return cls.model_validate(settings)
        except ValidationError as exc:
            # The exception isn't chained: a passphrase may stand in a setting by mistake.
            names = sorted({".".join(map(str, each["loc"])) or "*" for each in exc.errors()})
        raise SigningError("sign.signer-settings", usage=cls.usage, settings=names)


class TsaConfig(BaseModel):
    """A timestamp authority (RFC 3161).

    Attributes:
        url: Its address, http or https.
        user: Where the name for HTTP Basic authentication comes from, if it wants any.
        password: Where the password with it comes from.
        timeout_s: Seconds to wait for an answer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    url: str
    user: SecretField | None = None
    password: SecretField | None = None
    timeout_s: float = Field(default=30.0, gt=0)


class Pkcs12Config(SignerConfig):
    """A key and its certificates in a PKCS#12 file (`.p12`, `.pfx`).

    Attributes:
        kind: Discriminator; always "pkcs12".
        path: The file.
        passphrase: Where its passphrase comes from.
    """

    usage: ClassVar[str] = "pkcs12:FILE.p12"
    kind: Literal["pkcs12"] = "pkcs12"
    path: Path
    passphrase: SecretField

    @classmethod
    def from_text(cls, text: str, *, passphrase: SecretRef) -> Self:
        """Read the path."""
        return cls(path=Path(text), passphrase=passphrase)


_PKCS11_NAMES: Final = {
    "cert": "certificate",
    "cert-file": "certificate_file",
    "id": "key_id",
}


class Pkcs11Config(SignerConfig):
    """A key in a token or HSM with a PKCS#11 driver.

    Attributes:
        kind: Discriminator; always "pkcs11".
        module: The driver, such as `/usr/lib/softhsm/libsofthsm2.so`.
        token: Label of the token; if neither it nor `slot` is given, there must be only one.
        slot: Number of the slot the token is in, as the driver counts.
        key: Label of the private key; if neither it nor `key_id` is given, there must be only
            one.
        key_id: Its identifier (CKA_ID), hexadecimal.
        certificate: Label of the certificate in the token; if neither it nor `certificate_file`
            is given, the one whose public key fits.
        certificate_file: The certificate as a file, PEM or DER, if the token has none.
        others: Files with the issuers' certificates, PEM or DER.
        pin: Where the PIN comes from; `None` if the reader has a keypad of its own.
    """

    usage: ClassVar[str] = "pkcs11:MODULE?token=LABEL&key=LABEL"
    kind: Literal["pkcs11"] = "pkcs11"
    module: Path
    token: str | None = None
    slot: int | None = Field(default=None, ge=0)
    key: str | None = None
    key_id: str | None = Field(default=None, pattern=r"^([0-9A-Fa-f]{2})+$")
    certificate: str | None = None
    certificate_file: Path | None = None
    others: tuple[Path, ...] = ()
    pin: SecretField | None

    @classmethod
    def from_text(cls, text: str, *, passphrase: SecretRef) -> Self:
        """Read the module and its settings.

        They are `token`, `slot`, `key`, `id`, `cert`, `cert-file`, `chain` (may be repeated),
        `pin` (a reference, in place of the passphrase's) and `keypad=yes`.

        Raises:
            SigningError: A setting is unknown, missing or wrong.
        """
        module, settings = split_settings(text, usage=cls.usage, repeated={"chain"})
        renamed = {_PKCS11_NAMES.get(name, name): value for name, value in settings.items()}
        pin = renamed.pop("pin", passphrase)
        keypad = renamed.pop("keypad", "no") == "yes"
        chain = renamed.pop("chain", ())
        return cls.checked(
            {**renamed, "module": module, "others": chain, "pin": None if keypad else pin}
        )

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if self.token is not None and self.slot is not None:
            raise ValueError
        if self.certificate is not None and self.certificate_file is not None:
            raise ValueError
        return self


def split_settings(
    text: str, *, usage: str, repeated: set[str] | frozenset[str] = frozenset()
) -> tuple[str, dict[str, Any]]:
    """Split `SUBJECT?name=value&name=value`, with percent-encoding in the values.

    Args:
        text: What stands after `KIND:`.
        usage: For the error.
        repeated: Settings that may be given more than once; their values become tuples.

    Raises:
        SigningError: The part after `?` isn't made of settings, or one is given twice.
    """
    subject, _, query = text.partition("?")
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
    except ValueError:
        raise SigningError("sign.signer-settings", usage=usage, settings=["?"]) from None
    settings: dict[str, Any] = {}
    for name, value in pairs:
        if name in repeated:
            settings[name] = (*settings.get(name, ()), value)
        elif name in settings:
            raise SigningError("sign.signer-settings", usage=usage, settings=[name])
        else:
            settings[name] = value
    return subject, settings
