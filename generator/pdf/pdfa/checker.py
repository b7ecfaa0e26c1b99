"""Runs every clause over a PDF. The list of clauses is the list of what is covered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.errors import Problem, VerificationError
from generator.pdf.pdfa import embedding, glyphs, graphics, interaction, metadata, syntax
from generator.pdf.pdfa.opened import Opened
from generator.pdf.reading import READ_ERRORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pdf.pdfa.clause import Clause

CLAUSES: Final = (
    *syntax.CLAUSES,
    *graphics.CLAUSES,
    *glyphs.CLAUSES,
    *interaction.CLAUSES,
    *metadata.CLAUSES,
    *embedding.CLAUSES,
)

# What ISO 19005-3 demands of level b and nobody looks at here.
NOT_COVERED: Final = (
    ("6.1.8", "names that are no UTF-8", "engines write ASCII names only"),
    ("6.1.13", "CIDs over 65535, DeviceN with over 32 colourants", "no engine writes either"),
    ("6.2.4.2", "overprint mode with ICCBased CMYK", "no engine writes CMYK"),
    ("6.2.4.4", "Separation and DeviceN colour spaces", "no engine writes them"),
    ("6.2.5", "transfer functions of halftones", "no engine writes halftones"),
    ("6.2.8.3", "inside of JPEG 2000 pictures", "no engine writes them"),
    ("6.2.11.2", "the font file against its own specification", "fontTools reads it, no more"),
    ("6.2.11.3", "embedded CMaps, system information", "engines use Identity-H"),
    ("6.2.11.4", "CharSet and CIDSet", "optional; no engine writes them"),
    (
        "6.2.11.4–8",
        "glyphs of simple fonts with an encoding, and of Type 1 and Type 3",
        "engines write Type 0 and symbolic TrueType",
    ),
    ("6.6.2.3", "types of values, fields of extension schemas", "bundles have no such schema"),
    ("6.7", "logical structure", "asked for by level a only"),
    ("all", "objects that a later revision replaced", "what readers show is what is checked"),
)

_EACH: Final = 5  # places named for a clause


@dataclass(frozen=True, slots=True)
class PdfaReport:
    """What a file claims, and where it doesn't keep to PDF/A-3b.

    Attributes:
        part: The part of ISO 19005 it claims, such as `3`; empty if it claims none.
        conformance: The level it claims, such as `B`.
        findings: One for each place, at most five for a clause; `path` is the place.
    """

    part: str
    conformance: str
    findings: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found; then it also claims to be PDF/A-3."""
        return not self.findings

    @property
    def claims(self) -> bool:
        """Whether it claims to be PDF/A at all."""
        return bool(self.part)


def check_pdfa(pdf: bytes) -> PdfaReport:
    """Hold a PDF against the clauses of PDF/A-3b that are covered.

    Raises:
        VerificationError: `pdfa.unreadable`, it can't be read as a PDF.
    """
    try:
        file = Opened(pdf)
        part, conformance = metadata.claim(file)
        file.values  # noqa: B018 - walks all objects, which is where damage shows
    except READ_ERRORS as exc:
        raise VerificationError("pdfa.unreadable", reason=type(exc).__name__) from exc
    findings = tuple(problem for clause in CLAUSES for problem in _apply(clause, file))
    return PdfaReport(part, conformance, findings)


def _apply(clause: Clause, file: Opened) -> Iterator[Problem]:
    """Apply a clause; what can't be read through doesn't meet it either."""
    found: dict[str, None] = {}
    try:
        for place in clause.check(file):
            found[place] = None
            if len(found) == _EACH:
                break
    except READ_ERRORS as exc:
        found[type(exc).__name__] = None
    facts: dict[str, object] = {"clause": clause.number}
    return (Problem(clause.code, path=place, facts=facts) for place in found)
