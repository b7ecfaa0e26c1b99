"""What the signatures in a PDF are worth, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from generator.errors import Problem

Coverage = Literal["entire_file", "entire_revision", "other"]
Trust = Literal["trusted", "untrusted", "not_checked"]
LaterChanges = Literal["none", "signatures", "form_filling", "other"]


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
            "problems": [_problem(problem) for problem in self.problems],
            "warnings": [_problem(warning) for warning in self.warnings],
        }


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """All signatures of a file.

    Attributes:
        sha256: SHA-256 of the file, hexadecimal.
        signatures: In the order they were made.
        unsigned_fields: Names of the fields that are still empty.
        problems: What is wrong with the file as a whole.
        warnings: What else a reader should know about it.
    """

    sha256: str
    signatures: tuple[SignatureVerdict, ...]
    unsigned_fields: tuple[str, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether there are signatures and nothing is wrong with them or the file."""
        return not self.problems and all(verdict.ok for verdict in self.signatures)

    def as_dict(self) -> dict[str, object]:
        """Give plain values that `json` can write."""
        return {
            "ok": self.ok,
            "sha256": self.sha256,
            "signatures": [verdict.as_dict() for verdict in self.signatures],
            "unsigned_fields": list(self.unsigned_fields),
            "problems": [_problem(problem) for problem in self.problems],
            "warnings": [_problem(warning) for warning in self.warnings],
        }


def _problem(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "path": problem.path, "facts": dict(problem.facts)}
