"""What a PDF is worth beyond its signatures: PDF/A, manifest, attachments, PDFs inside of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from generator.errors import Problem, VerificationError
from generator.extraction import AttachmentVerdict, Enclosure, examine
from generator.pdf.pdfa.checker import PdfaReport, check_pdfa
from generator.pdf.pdfa.verapdf import ask_verapdf, program
from generator.signing.report import VerificationReport

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.manifest import Manifest

PdfaDemand: TypeAlias = Literal["ignore", "report", "demand"]

_PDF: Final = b"%PDF-"
_UNSIGNED: Final = "verify.no-signature"


@dataclass(frozen=True)
class BundleReport(VerificationReport):
    """What a verification found: of the signatures, and of the rest of the file.

    Attributes:
        pdfa: What it claims and where it falls short; `None` if nobody looked.
        verapdf: What veraPDF found; `None` if it wasn't asked.
        manifest: How it was made, if it says so.
        attachments: The files inside of it.
        enclosed: Reports on the PDFs among them, by name.
    """

    pdfa: PdfaReport | None
    verapdf: tuple[Problem, ...] | None
    manifest: Manifest | None
    attachments: tuple[AttachmentVerdict, ...]
    enclosed: Mapping[str, BundleReport]

    def as_dict(self) -> dict[str, object]:
        """Give plain values that `json` can write."""
        return {
            **VerificationReport.as_dict(self),
            "pdfa": None if self.pdfa is None else _pdfa_dict(self.pdfa, self.verapdf),
            "manifest": None if self.manifest is None else _plain(self.manifest),
            "attachments": [each.as_dict() for each in self.attachments],
            "enclosed": [{"name": name, **one.as_dict()} for name, one in self.enclosed.items()],
        }


def inspect(
    pdf: bytes,
    report: VerificationReport,
    *,
    pdfa: PdfaDemand,
    deeper: Callable[[bytes], BundleReport] | None,
) -> BundleReport:
    """Add to a report on signatures what else there is to say of a file.

    Args:
        pdf: The whole file.
        report: What its signatures are worth.
        pdfa: Whether to leave PDF/A aside, to report it, or to take what falls short for a
            problem, a missing claim included; only then is veraPDF asked.
        deeper: Verifies a PDF inside of it; `None` to go no further.

    Raises:
        VerificationError: veraPDF is there and was asked, but gave no verdict.
    """
    problems = list(report.problems)
    warnings = list(report.warnings)
    found = _enclosure(pdf)
    problems += found.problems
    conformance = None if pdfa == "ignore" else _conformance(pdf)
    opinion = None
    if pdfa == "demand" and conformance is not None:
        path = program()
        opinion = ask_verapdf(pdf, path) if path else None
        if not conformance.claims:
            problems.append(Problem("pdfa.not-claimed"))
        problems += [*conformance.findings, *(opinion or ())]
    inside = _inside(found, deeper)
    for name, one in inside.items():
        if not one.ok:
            problems.append(Problem("verify.enclosed", path=name, facts={"name": name}))
    if any(one.signatures for one in inside.values()) and not report.signatures:
        # A container of signed documents need not be signed itself.
        problems = [problem for problem in problems if problem.code != _UNSIGNED]
        warnings.append(Problem("verify.container-unsigned"))
    base: dict[str, Any] = {
        each.name: getattr(report, each.name) for each in fields(VerificationReport)
    }
    base |= {"problems": tuple(problems), "warnings": tuple(warnings)}
    return BundleReport(
        **base,
        pdfa=conformance,
        verapdf=opinion,
        manifest=found.manifest,
        attachments=found.verdicts,
        enclosed=inside,
    )


def _enclosure(pdf: bytes) -> Enclosure:
    try:
        return examine(pdf)
    except VerificationError as error:
        return Enclosure(None, (), (), (Problem(error.code, facts=error.facts),))


def _conformance(pdf: bytes) -> PdfaReport:
    try:
        return check_pdfa(pdf)
    except VerificationError as error:
        return PdfaReport("", "", (Problem(error.code, facts=error.facts),))


def _inside(
    found: Enclosure, deeper: Callable[[bytes], BundleReport] | None
) -> dict[str, BundleReport]:
    if deeper is None:
        return {}
    reports = {}
    for each in found.attachments:
        if each.content.startswith(_PDF):
            try:
                reports[each.name] = deeper(each.content)
            except VerificationError as error:
                reports[each.name] = _unreadable(each.sha256, error)
    return reports


def _unreadable(sha256: str, error: VerificationError) -> BundleReport:
    base: dict[str, Any] = {
        each.name: () for each in fields(VerificationReport) if each.name != "sha256"
    }
    base["problems"] = (Problem(error.code, facts=error.facts),)
    return BundleReport(
        **base,
        sha256=sha256,
        pdfa=None,
        verapdf=None,
        manifest=None,
        attachments=(),
        enclosed={},
    )


def _pdfa_dict(report: PdfaReport, opinion: tuple[Problem, ...] | None) -> dict[str, object]:
    return {
        "part": report.part,
        "conformance": report.conformance,
        "ok": report.ok,
        "findings": [_problem(each) for each in report.findings],
        "verapdf": None if opinion is None else [_problem(each) for each in opinion],
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "path": problem.path, "facts": dict(problem.facts)}


def _plain(record: Manifest) -> object:
    return record.model_dump(mode="json", by_alias=True, exclude_none=True)
