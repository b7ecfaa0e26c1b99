"""Raises a signed bundle to the PAdES levels that belong to the file (ETSI EN 319 142-1, 6.1).

B-LT: whatever is needed to judge the signatures later stands in the file. B-LTA: a timestamp over
the whole file, that included, so that it stays provable when the keys of today are worth nothing.
Both are appended once, after all places of a signatory are signed.
"""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import constants
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import DocumentTimestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore

from generator.errors import SigningError
from generator.signing.certificates import chain_of
from generator.signing.cms import read_container
from generator.signing.cms_attributes import CmsError
from generator.signing.evidence import Evidence
from generator.signing.reading import guarded, is_timestamp, open_pdf, signature_fields
from generator.signing.remote_evidence import EvidenceSource
from generator.signing.signer import LEVELS, Level
from generator.signing.timestamp import read_timestamp
from generator.signing.updating import Update

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cryptography import x509

    from generator.signing.signer import Signer, Timestamper

STAMP_NAME: Final = "stempel_waktu"
"""What fields of timestamps over the document are called, with a number after it."""

_PROBE: Final = bytes(32)


class LevelKeeper:
    """Sees that signatures reach the level that was asked for, or fail."""

    def __init__(
        self, level: Level, timestamper: Timestamper | None, source: EvidenceSource | None = None
    ) -> None:
        """Remember what was asked for.

        Args:
            level: What all signatures of the signatory are to be.
            timestamper: The timestamp authority; a signer that stamps by itself needs none up to
                B-LT.
            source: Where revocation data comes from; the network if `None`.
        """
        self._rank = LEVELS.index(level)
        self.level = level
        self.timestamper = timestamper if self._rank else None
        self._source = source or EvidenceSource()
        self._evidence = Evidence()
        self._made: list[Chains] = []

    def rehearse(self, signer: Signer, now: datetime) -> None:
        """Ask everybody once before the first signature, so that most failures cost none.

        Raises:
            SigningError: No timestamp authority was named though the level wants one, it gives
                nothing useful, or the certificates known by now can't be proved unrevoked.
        """
        if not self._rank:
            return
        if self.timestamper is None:
            if signer.fills_fields or self.level == "b-lta":
                raise SigningError("sign.tsa-missing", level=self.level)
            return
        token = self.timestamper.stamp(_PROBE)
        if self._rank < LEVELS.index("b-lt"):
            return
        known: Sequence[x509.Certificate] = getattr(signer, "certificates", ())
        for certificates in (known, read_timestamp(token).container.certificates):
            if certificates:
                self._prove(certificates, now)

    def check(self, before: bytes, after: bytes, field: str, *, stamps: bool) -> datetime | None:
        """Check that a new signature reaches what a signature alone can.

        Args:
            before: The bundle without it.
            after: With it; a service may have put it into a field of its own.
            field: The place it is for.
            stamps: Whether the signer decides itself whether to have it stamped.

        Returns:
            When it was stamped; `None` if it wasn't and needn't be.

        Raises:
            SigningError: It has no timestamp, though the level wants one.
        """
        if not (self._rank or stamps):
            return None
        known = set(_contents(before).values())
        stamped_at = None
        for content in _contents(after).values():
            if content not in known:
                chains = Chains(content)
                self._made.append(chains)
                stamped_at = chains.stamped_at
        if self._rank and stamped_at is None:
            raise SigningError("sign.level-missed", field=field, level=self.level)
        return stamped_at

    def finish(self, pdf: bytes, now: datetime) -> bytes:
        """Add what the level wants of the file.

        Args:
            pdf: With the new signatures, each of which was checked.
            now: Moment of signing.

        Returns:
            The given bytes, and up to two updates.

        Raises:
            SigningError: A certificate can't be proved unrevoked, or no timestamp can be had.
        """
        if self._rank < LEVELS.index("b-lt"):
            return pdf
        for chains in self._made:
            self._prove(chains.signer, now)
            if chains.authority:
                self._prove(chains.authority, now)
        pdf = add_evidence(pdf, self._evidence)
        if self.level == "b-lta" and self.timestamper is not None:
            pdf = add_document_timestamp(pdf, self.timestamper)
        return pdf

    def _prove(self, certificates: Sequence[x509.Certificate], now: datetime) -> None:
        chain = chain_of(certificates[0], certificates[1:])
        self._evidence |= self._source.complete(chain, now)


class Chains:
    """The certificates behind one signature, and behind its timestamp.

    Attributes:
        signer: The signer's first.
        authority: The timestamp authority's first; empty without a timestamp.
        stamped_at: What the timestamp states.
    """

    def __init__(self, content: bytes) -> None:
        """Read the octets of `/Contents`.

        Raises:
            SigningError: They aren't a signature.
        """
        try:
            container = read_container(content)
            self.signer = container.certificates
            self.authority: tuple[x509.Certificate, ...] = ()
            self.stamped_at: datetime | None = None
            if container.timestamp:
                timestamp = read_timestamp(container.timestamp)
                self.authority = timestamp.container.certificates
                self.stamped_at = timestamp.time
        except CmsError as exc:
            raise SigningError("sign.signature-unreadable") from exc


def _contents(pdf: bytes) -> dict[str, bytes]:
    reader = open_pdf(pdf, SigningError)
    with guarded(SigningError):
        return {
            name: bytes(value.get_object()["/Contents"])
            for name, value, _ in signature_fields(reader)
            if value is not None and not is_timestamp(value)
        }


def add_evidence(pdf: bytes, evidence: Evidence) -> bytes:
    """Append certificates and revocation data to the document security store.

    Args:
        pdf: Signed.
        evidence: What to add; what is there already isn't added again.

    Raises:
        SigningError: The PDF can't be read.
    """
    reader = open_pdf(pdf, SigningError)
    with guarded(SigningError):
        writer = Update.from_reader(reader)
        # Without VRI: EN 319 142-1, 5.4.2.2 advises against it, and a store for all is smaller.
        DocumentSecurityStore.supply_dss_in_writer(
            writer,
            sig_contents=None,
            certs=[asn1_x509.Certificate.load(_der(each)) for each in evidence.certificates],
            ocsps=[asn1_ocsp.OCSPResponse.load(_der(each)) for each in evidence.ocsps],
            crls=[asn1_crl.CertificateList.load(_der(each)) for each in evidence.crls],
        )
        writer.register_extension(constants.ESIC_EXTENSION_1)
        output = BytesIO()
        writer.write(output)
    return output.getvalue()


def add_document_timestamp(pdf: bytes, timestamper: Timestamper) -> bytes:
    """Append a timestamp over the whole file (ISO 32000-2, 12.8.5).

    Raises:
        SigningError: The PDF can't be read, or no timestamp can be had.
    """
    reader = open_pdf(pdf, SigningError)
    room = 2 * timestamper.size
    with guarded(SigningError):
        taken = {name for name, _, _ in signature_fields(reader)}
        number = next(n for n in range(1, len(taken) + 2) if f"{STAMP_NAME}_{n}" not in taken)
        name = f"{STAMP_NAME}_{number}"
        writer = Update.from_reader(reader)
        writer.register_extension(constants.ESIC_EXTENSION_1)
        spec = SigFieldSpec(name, readable_field_name="Stempel waktu")
        steps: Any = PdfCMSEmbedder(new_field_spec=spec).write_cms(name, writer)
        next(steps)
        steps.send(SigObjSetup(sig_placeholder=DocumentTimestamp(bytes_reserved=room)))
        output = BytesIO()
        prepared, _ = steps.send(SigIOSetup(md_algorithm="sha256", output=output))
        token = timestamper.stamp(prepared.document_digest)
        if 2 * len(token) > room:
            raise SigningError("sign.tsa-size")
        steps.send(token)
    return output.getvalue()


def _der(each: Any) -> bytes:
    return bytes(each.public_bytes(Encoding.DER))
