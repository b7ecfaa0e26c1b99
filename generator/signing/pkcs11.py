"""Signs with a key in a token or HSM, through its PKCS#11 driver.

The key never leaves the token: it gets the signed attributes, or their digest, and gives back the
signature (PKCS #11 Cryptographic Token Interface Base Specification 2.40, 5.11).
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from generator.errors import MissingDependencyError, SigningError
from generator.signing.config import Pkcs11Config
from generator.signing.signer import SignatureReceipt, SignatureRequest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from cryptography import x509

    from generator.signing.pades import HeldKeySigner
    from generator.signing.secrets import Prompt
    from generator.signing.token import TokenKey


class Pkcs11Signer:
    """Makes PAdES-B-B and B-T signatures with a token.

    The session is opened on entering, with the PIN given once, and closed on leaving:

        with Pkcs11Signer(config) as signer:
            signed, receipt = signer.sign(pdf, request)
    """

    fills_fields = True
    config_type = Pkcs11Config

    def __init__(self, config: Pkcs11Config, *, prompt: Prompt | None = None) -> None:
        """Remember which token and key to use; nothing is opened yet.

        Args:
            config: The driver, the token, the key, and where the PIN comes from.
            prompt: Asks the user for the PIN if the configuration says `prompt:`.
        """
        self._config = config
        self._prompt = prompt
        self._held: TokenKey | None = None
        self._signer: HeldKeySigner | None = None

    def __enter__(self) -> Self:
        """Open the session and find the key and its certificate.

        Raises:
            MissingDependencyError: python-pkcs11 or the driver isn't there.
            SigningError: The PIN can't be had, or the driver, the token, its key or certificate
                can't be used.
        """
        with _library():
            from generator.signing.token import open_token  # noqa: PLC0415 - an extra
        from generator.signing.pades import HeldKeySigner  # noqa: PLC0415 - pyHanko, 300 ms

        pin = None
        if self._config.pin is not None:
            label = self._config.token or self._config.module.name
            pin = self._config.pin.resolve(prompt=self._prompt, label=f"PIN {label}")
        held = open_token(self._config, pin)
        try:
            self._signer = HeldKeySigner(held)
        except SigningError:
            held.close()
            raise
        self._held = held
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the session."""
        held, self._held, self._signer = self._held, None, None
        if held is not None:
            held.close()

    @property
    def certificates(self) -> tuple[x509.Certificate, ...]:
        """The holder's certificate and its issuers, while entered."""
        return self._held.chain if self._held is not None else ()

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the configuration only; a session never leaves its process."""
        return type(self), (self._config,)

    def sign(self, pdf: bytes, request: SignatureRequest) -> tuple[bytes, SignatureReceipt]:
        """Sign `pdf` once, into the empty field the request names.

        Returns:
            The given bytes followed by the update with the signature, and its receipt.

        Raises:
            SigningError: The session isn't open, the certificate isn't valid at the request's
                moment, the token fails, or the PDF or its field can't be signed.
        """
        from generator.signing.credential import check_valid_at  # noqa: PLC0415 - slow libraries
        from generator.signing.pades import sign_field  # noqa: PLC0415 - pyHanko, 300 ms

        if self._held is None or self._signer is None:
            raise SigningError("sign.signer-closed")
        check_valid_at(self._held.certificate, request.now)
        signed = sign_field(pdf, request, self._signer)
        receipt = SignatureReceipt(
            field=request.field,
            signer=self._signer.name,
            serial=f"{self._held.certificate.serial_number:x}",
            signed_at=request.now,
            sha256=hashlib.sha256(signed).hexdigest(),
        )
        return signed, receipt


@contextmanager
def _library() -> Iterator[None]:
    try:
        yield
    except ImportError as exc:
        raise MissingDependencyError(
            "signer.not-installed", name="pkcs11", package="naskah-kerjasama[pkcs11]"
        ) from exc
