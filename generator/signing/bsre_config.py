"""Settings of BSrE's eSign Client Service, as far as installations of it differ."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from generator.signing.config import SecretField, SignerConfig, split_settings
from generator.signing.remote import is_address
from generator.signing.secrets import SecretRef  # noqa: TC001 - pydantic reads annotations

_SHORT: Final = {"version": "api_version", "timeout": "timeout_s"}


def _address(text: str) -> str:
    if not is_address(text):
        raise ValueError
    return text.rstrip("/")


class BsreConfig(SignerConfig):
    """An eSign Client Service, and who signs there.

    Sources are the service's guide (BSrE, *Petunjuk Teknis Penggunaan API Esign Client Service*,
    January 2024) and, for the switches, how public clients work around installations.

    Attributes:
        kind: Discriminator; always "bsre".
        base_url: Address of the service, such as `http://esign.contohkab.go.id`.
        api_version: 1 sends the file as a form, 2 as JSON.
        user: Where the application's user name for HTTP Basic comes from.
        password: Where its password comes from.
        nik: Where the signer's NIK, 16 digits, comes from. It is a secret like the others.
        passphrase: Where the signer's passphrase comes from; or else `totp`.
        totp: Where the one-time code comes from that the signer got by e-mail; version 2 only.
        name: The signer's name as printed in the box; the certificate isn't known before.
        image: Picture for the box, PNG or JPEG; one with text is drawn if left out.
        link_qr: Version 1: an address the service prints as a QR code in place of a picture.
        visible: Whether a box is drawn at all.
        image_scale: Pixels of the drawn picture for each point of the box. 1 is for
            installations that don't fit pictures to the box.
        box: Version 1: whether `width` and `height` are the upper right corner, as one reads the
            guide's figure, or sizes.
        params: Version 1: whether the settings go into the form or the address, as old
            installations want. The address with NIK and passphrase then stands in their logs.
        base64: Version 1: ask for the file as Base64 in JSON.
        null_strings: Version 2: send "null" for reason and location that are empty.
        always_image: Version 2: send a picture even if invisible.
        check_status: Ask first whether the signer may sign.
        connect_timeout_s: For the connection.
        timeout_s: For one signature.
        retries: How often to try again when it is certain that nothing was signed.
        retry_wait_s: Pause before the first of these; it doubles each time.
    """

    usage: ClassVar[str] = "bsre:URL?version=2&nik=env:NIK&user=env:USER&password=env:PASSWORD"
    kind: Literal["bsre"] = "bsre"
    base_url: Annotated[str, AfterValidator(_address)]
    api_version: Literal[1, 2] = 2
    user: SecretField
    password: SecretField
    nik: SecretField
    passphrase: SecretField | None = None
    totp: SecretField | None = None
    name: str = ""
    image: Path | None = None
    link_qr: str = ""
    visible: bool = True
    image_scale: int = Field(default=3, ge=1, le=8)
    box: Literal["corners", "size"] = "corners"
    params: Literal["form", "query"] = "form"
    base64: bool = False
    null_strings: bool = False
    always_image: bool = False
    check_status: bool = True
    connect_timeout_s: float = Field(default=10.0, gt=0, le=600)
    timeout_s: float = Field(default=180.0, gt=0, le=3600)
    retries: int = Field(default=2, ge=0, le=10)
    retry_wait_s: float = Field(default=2.0, ge=0, le=60)

    @classmethod
    def from_text(cls, text: str, *, passphrase: SecretRef) -> Self:
        """Read the address and the settings after its `?`, named like the attributes.

        `version` and `timeout` are short for `api_version` and `timeout_s`. With `totp` the
        passphrase isn't used.

        Raises:
            SigningError: A setting is unknown, missing or wrong.
        """
        base_url, settings = split_settings(text, usage=cls.usage)
        named: dict[str, Any] = {_SHORT.get(name, name): settings[name] for name in settings}
        if named.get("api_version") in {"1", "2"}:
            named["api_version"] = int(named["api_version"])
        if "totp" not in named:
            named.setdefault("passphrase", passphrase)
        return cls.checked({**named, "base_url": base_url})

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if (self.passphrase is None) == (self.totp is None):
            raise ValueError
        if self.totp is not None and self.api_version == 1:
            raise ValueError
        return self
