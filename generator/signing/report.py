"""What the signatures in a PDF are worth, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from generator.errors import Problem
    from generator.signing.signer import Level

Coverage = Literal["entire_file", "entire_revision", "other"]
Trust = Literal["trusted", "untrusted", "not_checked"]
LaterChanges = Literal["none", "validation_data", "signatures", "form_filling", "other"]
Revocation = Literal["good", "revoked", "revoked_since", "unknown"]


@dataclass(frozen=True, slots=True)
class TimestampVerdict:
    """One timestamp: over a signature, or over the whole document.

    Attributes:
        field: Name of its field, if it is over the document; else empty.
        time: The moment it states; `None` if it can't be read.
        authority: Common name in the authority's certificate; empty if it can't be read.
        intact: Whether it is for this signature or document, and the authority's key made it.
        trust: Whether the authority leads to a trusted root.
        problems: Why it isn't to be relied on, and somebody should ask why.
        warnings: What else a reader should know; with some of them its time proves nothing.
    """

    field: str
    time: datetime | None
    authority: str
    intact: bool
    trust: Trust
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.problems

    def as_dict(self) -> dict[str, object]:
        """Give plain values that `json` can write."""
        return {
            "field": self.field,
            "ok": self.ok,
            "time": self.time.isoformat() if self.time else None,
            "authority": self.authority,
            "intact": self.intact,
            "trust": self.trust,
            "problems": [_problem(problem) for problem in self.problems],
            "warnings": [_problem(warning) for warning in self.warnings],
        }


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """One signature.

    Attributes:
        field: Fully qualified name of the field.
        document: Key of the document, from the field's name.
        role: Signatory, from the field's name.
        signer: Common name in the signer's certificate; empty if it can't be read.
        serial: Serial number of that certificate, hexadecimal.
        signed_at: The moment the signer's computer claimed, with a time zone.
        coverage: Whether it covers the whole file, the whole file as it then was, or less.
        intact: Whether the covered bytes are those that were signed.
        valid: Whether the key of the certificate made the signature.
        trust: Whether the certificate leads to a trusted root.
        certificate_valid: Whether the certificate was valid at `signed_at`; `None` if unknown.
        later_changes: What was added to the file afterwards.
        level: PAdES baseline level of what the file holds for it, whoever is trusted.
        timestamp: What an authority stamped it with; `None` without one.
        proven_at: When it existed at the latest, by the earliest timestamp to be relied on.
        revocation: Whether a certificate of its chain was revoked; `revoked_since` means after
            `proven_at`, so that the signature stays good.
        revoked_at: When that was.
        long_term: Whether the file by itself proves it, also after the certificates expire.
        problems: Why it isn't to be relied on; empty if it is.
        warnings: What else a reader should know.
    """

    field: str
    document: str
    role: str
    signer: str
    serial: str
    signed_at: datetime | None
    coverage: Coverage
    intact: bool
    valid: bool
    trust: Trust
    certificate_valid: bool | None
    later_changes: LaterChanges
    level: Level
    timestamp: TimestampVerdict | None
    proven_at: datetime | None
    revocation: Revocation
    revoked_at: datetime | None
    long_term: bool
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.problems

    def as_dict(self) -> dict[str, object]:
        """Give plain values that `json` can write."""
        return {
            "field": self.field,
            "document": self.document,
            "role": self.role,
            "ok": self.ok,
            "signer": self.signer,
            "serial": self.serial,
            "signed_at": self.signed_at.isoformat() if self.signed_at else None,
            "coverage": self.coverage,
            "intact": self.intact,
            "valid": self.valid,
            "trust": self.trust,
            "certificate_valid": self.certificate_valid,
            "later_changes": self.later_changes,
            "level": self.level,
            "timestamp": self.timestamp.as_dict() if self.timestamp else None,
            "proven_at": self.proven_at.isoformat() if self.proven_at else None,
            "revocation": self.revocation,
            "revoked_at": self.revoked_at.isoformat() if self.revoked_at else None,
            "long_term": self.long_term,
            "problems": [_problem(problem) for problem in self.problems],
            "warnings": [_problem(warning) for warning in self.warnings],
        }


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """All signatures of a file.

    Attributes:
        sha256: SHA-256 of the file, hexadecimal.
        signatures: In the order they were made.
        timestamps: Those over the whole document, in the order they were made.
        unsigned_fields: Names of the fields that are still empty.
        problems: What is wrong with the file as a whole.
        warnings: What else a reader should know about it.
    """

    sha256: str
    signatures: tuple[SignatureVerdict, ...]
    timestamps: tuple[TimestampVerdict, ...]
    unsigned_fields: tuple[str, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether there are signatures and nothing is wrong with them or the file."""
        parts: tuple[SignatureVerdict | TimestampVerdict, ...] = (
            *self.signatures,
            *self.timestamps,
        )
        return not self.problems and all(part.ok for part in parts)

    def as_dict(self) -> dict[str, object]:
        """Give plain values that `json` can write."""
        return {
            "ok": self.ok,
            "sha256": self.sha256,
            "signatures": [verdict.as_dict() for verdict in self.signatures],
            "timestamps": [verdict.as_dict() for verdict in self.timestamps],
            "unsigned_fields": list(self.unsigned_fields),
            "problems": [_problem(problem) for problem in self.problems],
            "warnings": [_problem(warning) for warning in self.warnings],
        }


def _problem(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "path": problem.path, "facts": dict(problem.facts)}
