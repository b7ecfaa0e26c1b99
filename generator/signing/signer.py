"""What every signer does: take a complete PDF, give back a complete signed PDF.

The seam is the whole document, not its digest, because the government's signing service takes
and returns documents (BSrE, Petunjuk Teknis Penggunaan API Esign Client Service, 2024).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, Protocol, Self

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

Level = Literal["b-b", "b-t", "b-lt", "b-lta"]
LEVELS: Final[tuple[Level, ...]] = ("b-b", "b-t", "b-lt", "b-lta")
"""PAdES baseline levels (ETSI EN 319 142-1, 6.1), each with all that those before it have."""

Rect = tuple[float, float, float, float]


class Timestamper(Protocol):
    """Gets timestamps from an authority."""

    @property
    def size(self) -> int:
        """Octets to leave room for; asks the authority once to find out."""

    def stamp(self, digest: bytes) -> bytes:
        """Have a SHA-256 digest stamped.

        Returns:
            The token (RFC 3161), DER.

        Raises:
            SigningError: It can't be had, or what came isn't worth anything.
        """


@dataclass(frozen=True, slots=True)
class SignatureRequest:
    """One signature to make.

    Attributes:
        field: Fully qualified name of the signature field, such as `nota_kesepakatan.kesatu`.
        now: Moment of signing, with a time zone; shown in the signature and its appearance.
        reason: Why the document is signed; may be empty.
        location: Where; may be empty.
        timestamper: Where to get a timestamp from, for level B-T; B-B without one. The levels
            above are not the signature's but the file's: `generator.signing.levels` adds to it.
        appearance_lines: Position and office of the signer, printed in the visible box.
        qr: What a QR code in the box holds; no code if empty.
        page_no: 1-based page of the box, for signers that add a field of their own.
        rect: Corners of the box (left, bottom, right, top) in points from the page's lower left.
        certify: Whether to allow nothing but further signatures from now on, by a certification
            (ISO 32000-2, 12.8.2.2); only the first signature of a file can. Signers that add a
            field of their own may pass over it.
    """

    field: str
    now: datetime
    reason: str = ""
    location: str = ""
    timestamper: Timestamper | None = None
    appearance_lines: tuple[str, ...] = ()
    qr: str = ""
    page_no: int | None = None
    rect: Rect | None = None
    certify: bool = False

    def __post_init__(self) -> None:
        """Refuse a moment without a time zone.

        Raises:
            ValueError: `now` is naive.
        """
        if self.now.utcoffset() is None:
            raise ValueError("now needs a time zone")


@dataclass(frozen=True, slots=True)
class SignatureReceipt:
    """What was signed, for the manifest.

    Attributes:
        field: Fully qualified name of the field that was filled.
        signer: Common name in the signer's certificate.
        serial: Serial number of that certificate, hexadecimal.
        signed_at: The moment stated in the signature.
        sha256: SHA-256 of the whole PDF right after this signature, hexadecimal.
        timestamp: The moment an authority stamped it, for level B-T and above.
    """

    field: str
    signer: str
    serial: str
    signed_at: datetime
    sha256: str
    timestamp: datetime | None = None


class Signer(Protocol):
    """Signs complete PDFs. Entering opens the key; leaving lets go of it."""

    @property
    def fills_fields(self) -> bool:
        """Whether it fills a prepared field; if not, it adds a field of its own."""

    def __enter__(self) -> Self:
        """Open the key."""

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let go of the key."""

    def sign(self, pdf: bytes, request: SignatureRequest) -> tuple[bytes, SignatureReceipt]:
        """Sign `pdf` once; the bytes given are never changed.

        Raises:
            SigningError: The signature can't be made.
        """
