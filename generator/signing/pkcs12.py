"""Signs with a key in a PKCS#12 file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Self

from generator.errors import SigningError
from generator.signing.config import Pkcs12Config
from generator.signing.signer import SignatureReceipt, SignatureRequest

if TYPE_CHECKING:
    from types import TracebackType

    from cryptography import x509

    from generator.signing.credential import KeyAndChain
    from generator.signing.pades import HeldKeySigner
    from generator.signing.secrets import Prompt


class Pkcs12Signer:
    """Makes PAdES-B-B and B-T signatures with a key file.

    The file is opened once, on entering, and the key is held until leaving:

        with Pkcs12Signer(config) as signer:
            signed, receipt = signer.sign(pdf, request)
    """

    fills_fields = True
    config_type = Pkcs12Config

    def __init__(self, config: Pkcs12Config, *, prompt: Prompt | None = None) -> None:
        """Remember where the key is; nothing is read yet.

        Args:
            config: The file and where its passphrase comes from.
            prompt: Asks the user for the passphrase if the configuration says `prompt:`.
        """
        self._config = config
        self._prompt = prompt
        self._held: KeyAndChain | None = None
        self._signer: HeldKeySigner | None = None

    def __enter__(self) -> Self:
        """Open the key file.

        Raises:
            SigningError: The passphrase can't be had, or the file can't be used.
        """
        from generator.signing.credential import load_pkcs12  # noqa: PLC0415 - slow libraries
        from generator.signing.pades import HeldKeySigner  # noqa: PLC0415 - pyHanko, 300 ms

        label = self._config.path.name
        passphrase = self._config.passphrase.resolve(prompt=self._prompt, label=label)
        self._held = load_pkcs12(self._config.path, passphrase)
        self._signer = HeldKeySigner(self._held)
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let go of the key."""
        self._held = self._signer = None

    @property
    def certificates(self) -> tuple[x509.Certificate, ...]:
        """The holder's certificate and its issuers, while entered."""
        return self._held.chain if self._held is not None else ()

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the configuration only; a key never leaves its process."""
        return type(self), (self._config,)

    def sign(self, pdf: bytes, request: SignatureRequest) -> tuple[bytes, SignatureReceipt]:
        """Sign `pdf` once, into the empty field the request names.

        Returns:
            The given bytes followed by the update with the signature, and its receipt.

        Raises:
            SigningError: The key isn't open, the certificate isn't valid at the request's
                moment, or the PDF or its field can't be signed.
        """
        from generator.signing.pades import sign_field  # noqa: PLC0415 - pyHanko, 300 ms

        if self._held is None or self._signer is None:
            raise SigningError("sign.signer-closed")
        self._held.check_valid_at(request.now)
        signed = sign_field(pdf, request, self._signer)
        receipt = SignatureReceipt(
            field=request.field,
            signer=self._signer.name,
            serial=f"{self._held.certificate.serial_number:x}",
            signed_at=request.now,
            sha256=hashlib.sha256(signed).hexdigest(),
        )
        return signed, receipt
