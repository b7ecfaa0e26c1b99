"""The error that carries what was signed before something failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import SigningError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.signing.signer import SignatureReceipt


class PartlySignedError(SigningError):
    """Some signatures were made, then something failed; a signature made is never thrown away.

    Attributes:
        cause: What failed.
        pdf: The bundle with the signatures that were made; they are sound.
        receipts: One for each of them.
    """

    def __init__(
        self,
        code: str,
        /,
        *,
        cause: SigningError,
        pdf: bytes,
        receipts: Sequence[SignatureReceipt],
        where: str = "",
        **facts: object,
    ) -> None:
        super().__init__(code, where=where, **facts)
        self.cause = cause
        self.pdf = pdf
        self.receipts = tuple(receipts)

    def __reduce__(self) -> tuple[object, ...]:
        extra = {"cause": self.cause, "pdf": self.pdf, "receipts": self.receipts}
        return _rebuild, (self.code, self.where, {**self.facts, **extra})

    def message(self, lang: str = "id") -> str:
        """Say what is signed and what isn't, then what failed."""
        return f"{super().message(lang)} {self.cause.message(lang)}"

    def hint(self, lang: str = "id") -> str:
        """Say what to do about it, then about what failed."""
        return " ".join(filter(None, (super().hint(lang), self.cause.hint(lang))))


def _rebuild(code: str, where: str, facts: dict[str, object]) -> PartlySignedError:
    return PartlySignedError(code, where=where, **facts)  # type: ignore[arg-type] # from __reduce__
