"""Verdicts in the making, and what is the same for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.errors import Problem
from generator.signing.certificates import common_name
from generator.signing.fields import split_name
from generator.signing.report import SignatureVerdict, TimestampVerdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from cryptography import x509
    from pyhanko.pdf_utils.reader import PdfFileReader

    from generator.signing.cms import Container
    from generator.signing.evidence import Evidence
    from generator.signing.report import Coverage, LaterChanges, Revocation, Trust
    from generator.signing.signer import Level
    from generator.signing.timestamp import Timestamp


@dataclass(frozen=True, slots=True)
class Run:
    """What is the same for all signatures of a file.

    Attributes:
        pdf: The whole file.
        reader: The same, opened.
        filled: Names of all filled signature fields.
        roots: Trusted certificates; none if trust isn't to be judged.
        now: The moment of checking.
        store: Certificates and revocation data in the file.
        given: Revocation data that was given beside it.
        fetch: Fetches more for a chain; gives nothing if that isn't wanted.
    """

    pdf: bytes
    reader: PdfFileReader
    filled: frozenset[str]
    roots: Sequence[x509.Certificate]
    now: datetime
    store: Evidence
    given: Evidence
    fetch: Callable[[Sequence[x509.Certificate], datetime], Evidence]

    def all_evidence(self, chain: Sequence[x509.Certificate]) -> Evidence:
        """Give all revocation data there is for a chain."""
        return self.store | self.given | self.fetch(chain, self.now)


@dataclass(slots=True)
class Covering:
    """What signatures and timestamps over the document share: bytes they cover.

    Attributes:
        name: Fully qualified name of the field.
        end: Where the covered bytes end.
        revision: Number of the revision that is covered.
        coverage: How much that is.
        later_changes: What came after it.
        problems: Why it isn't to be relied on.
        warnings: What else a reader should know.
    """

    name: str
    end: int = 0
    revision: int = 0
    coverage: Coverage = "other"
    later_changes: LaterChanges = "other"
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def fail(self, code: str, **facts: object) -> None:
        """Note a problem, once."""
        problem = Problem(code, path=self.name, facts=facts)
        if problem not in self.problems:
            self.problems.append(problem)

    def warn(self, code: str, **facts: object) -> None:
        """Note a warning."""
        self.warnings.append(Problem(code, path=self.name, facts=facts))


@dataclass(slots=True)
class Stamp(Covering):
    """A timestamp, over the document or, with no field of its own, over a signature.

    Attributes:
        timestamp: What it says; `None` if it can't be read.
        intact: Whether it is for what it stands at, and genuine.
        trust: Whether its authority is trusted.
        is_reliable: Whether its time proves anything.
        has_proof: Whether the file holds all that is needed to judge its authority.
    """

    timestamp: Timestamp | None = None
    intact: bool = False
    trust: Trust = "not_checked"
    is_reliable: bool = False
    has_proof: bool = False

    def verdict(self) -> TimestampVerdict:
        """Give the finished verdict."""
        signer = self.timestamp.container.certificates[0] if self.timestamp else None
        return TimestampVerdict(
            field=self.name if self.revision or self.end else "",
            time=self.timestamp.time if self.timestamp else None,
            authority=common_name(signer) if signer else "",
            intact=self.intact,
            trust=self.trust,
            problems=tuple(self.problems),
            warnings=tuple(self.warnings),
        )


@dataclass(slots=True)
class Finding(Covering):
    """A signature; the attributes are those of the verdict.

    Attributes:
        is_revocation_known: Whether something is known of every certificate of the chain.
    """

    signer: str = ""
    container: Container | None = None
    signed_at: datetime | None = None
    intact: bool = False
    valid: bool = False
    trust: Trust = "not_checked"
    certificate_valid: bool | None = None
    level: Level = "b-b"
    stamp: Stamp | None = None
    proven_at: datetime | None = None
    revocation: Revocation = "unknown"
    revoked_at: datetime | None = None
    is_revocation_known: bool = False
    long_term: bool = False

    def verdict(self) -> SignatureVerdict:
        """Give the finished verdict."""
        document, role = split_name(self.name)
        certificate = self.container.certificates[0] if self.container else None
        stamped = self.stamp.problems if self.stamp else []
        return SignatureVerdict(
            field=self.name,
            document=document,
            role=role,
            signer=self.signer,
            serial=f"{certificate.serial_number:x}" if certificate else "",
            signed_at=self.signed_at,
            coverage=self.coverage,
            intact=self.intact,
            valid=self.valid,
            trust=self.trust,
            certificate_valid=self.certificate_valid,
            later_changes=self.later_changes,
            level=self.level,
            timestamp=self.stamp.verdict() if self.stamp else None,
            proven_at=self.proven_at,
            revocation=self.revocation,
            revoked_at=self.revoked_at,
            long_term=self.long_term,
            problems=(*self.problems, *stamped),
            warnings=(*self.warnings, *(self.stamp.warnings if self.stamp else ())),
        )
