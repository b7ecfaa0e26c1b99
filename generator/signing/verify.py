"""Says who signed a PDF, over which bytes, and what happened to it afterwards.

A changed byte anywhere in the file is found. All bytes but one stretch are under the digest of
the last signature; that stretch, the signature's own container, is read so strictly that it has
only one spelling (`generator.signing.cms`). What was added after earlier signatures is compared
object by object (pyHanko's difference analysis).
"""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from pyhanko.pdf_utils import generic
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from generator.errors import Problem, VerificationError
from generator.signing.certificates import (
    chain_of,
    common_name,
    is_self_issued,
    issued_by,
    may_sign,
    unexplained,
)
from generator.signing.cms import AlgorithmError, CmsError, Container, read_container
from generator.signing.fields import split_name
from generator.signing.history import (
    form_changed,
    has_stray_objects,
    removed_signatures,
    repeated_fields,
)
from generator.signing.reading import guarded, open_pdf, signature_fields
from generator.signing.report import (
    Coverage,
    LaterChanges,
    SignatureVerdict,
    Trust,
    VerificationReport,
)
from generator.signing.trust import is_trusted, read_roots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptography import x509
    from pyhanko.pdf_utils.reader import PdfFileReader

_CADES: Final = "/ETSI.CAdES.detached"
_SUBFILTERS: Final = {_CADES, "/adbe.pkcs7.detached"}
_ONE_CASE_HEX: Final = re.compile(rb"(?:[0-9A-F]{2})+|(?:[0-9a-f]{2})+")
_CLOCK_SKEW: Final = timedelta(minutes=10)


def verify(
    pdf: bytes, *, trust: Sequence[bytes] = (), now: datetime | None = None
) -> VerificationReport:
    """Check every signature of a PDF.

    Nothing needs to be known about how the file was made, and nothing is fetched.

    Args:
        pdf: The whole file.
        trust: Certificates of the authorities to trust, PEM or DER. Without any, who signed is
            not checked, only that nothing was changed; the report carries a warning.
        now: The moment of checking, with a time zone; the machine's clock if left out.

    Returns:
        The report; its `ok` is true only if there is a signature, all are sound, the last covers
        the whole file, and nothing but further signatures came after the others.

    Raises:
        VerificationError: The file can't be read as a PDF, is encrypted, or a trusted certificate
            can't be read.
    """
    roots = read_roots(trust)
    moment = now or datetime.now(UTC)
    reader = open_pdf(pdf, VerificationError)
    with guarded(VerificationError):
        fields = list(signature_fields(reader))
    filled = frozenset(name for name, value, _ in fields if value is not None)
    run = _Run(pdf, reader, filled, roots, moment)
    findings = [
        _check(run, name, dictionary) for name, value, dictionary in fields if value is not None
    ]
    findings.sort(key=lambda finding: finding.end)
    problems = _check_history(run, fields, findings)
    if not findings:
        problems.append(Problem("verify.no-signature"))
    elif not any(finding.coverage == "entire_file" for finding in findings):
        problems.append(Problem("verify.bytes-after-signature"))
    warnings = ["verify.revocation-not-checked" if roots else "verify.trust-not-checked"]
    return VerificationReport(
        sha256=hashlib.sha256(pdf).hexdigest(),
        signatures=tuple(finding.verdict() for finding in findings),
        unsigned_fields=tuple(name for name, value, _ in fields if value is None),
        problems=tuple(problems),
        warnings=tuple(Problem(code) for code in warnings if findings),
    )


def check_container(pdf: bytes, byte_range: Sequence[int]) -> Container | None:
    """Check the stretch of the file that a signature doesn't cover: its own container.

    Args:
        pdf: The whole file.
        byte_range: The four numbers of `/ByteRange`.

    Returns:
        The container, or `None` if the byte range doesn't leave out exactly one string of
        hexadecimal digits in one letter case.

    Raises:
        CmsError: The container isn't sound.
    """
    match byte_range:
        case [0, int(first), int(second), int(length)] if (
            0 < first < second and length > 0 and second + length <= len(pdf)
        ):
            gap = pdf[first:second]
        case _:
            return None
    if gap[:1] != b"<" or gap[-1:] != b">" or not _ONE_CASE_HEX.fullmatch(gap, 1, len(gap) - 1):
        return None
    return read_container(bytes.fromhex(gap[1:-1].decode("ascii")))


@dataclass(frozen=True, slots=True)
class _Run:
    """What is the same for all signatures of a file."""

    pdf: bytes
    reader: PdfFileReader
    filled: frozenset[str]
    roots: Sequence[x509.Certificate]
    now: datetime


@dataclass(slots=True)
class _Finding:
    """A verdict in the making."""

    name: str
    end: int = 0
    revision: int = 0
    signer: str = ""
    container: Container | None = None
    signed_at: datetime | None = None
    coverage: Coverage = "other"
    intact: bool = False
    valid: bool = False
    trust: Trust = "not_checked"
    certificate_valid: bool | None = None
    later_changes: LaterChanges = "other"
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def verdict(self) -> SignatureVerdict:
        document, role = split_name(self.name)
        certificate = self.container.certificates[0] if self.container else None
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
            problems=tuple(Problem(code, path=self.name) for code in self.problems),
            warnings=tuple(Problem(code, path=self.name) for code in self.warnings),
        )


def _check(run: _Run, name: str, dictionary: generic.DictionaryObject) -> _Finding:
    finding = _Finding(name)
    try:
        with guarded(VerificationError):
            signature = dictionary["/V"]
            byte_range = [int(number) for number in signature["/ByteRange"]]
            finding.end = sum(byte_range[2:4])
            finding.signed_at = _claimed_time(signature)
            _check_bytes(run.pdf, byte_range, str(signature["/SubFilter"]), finding)
            if finding.container is not None:
                _check_certificates(run, finding.container, finding)
            _check_changes(run, EmbeddedPdfSignature(run.reader, dictionary, name), finding)
    except VerificationError:
        # The file opens but this signature can't be read through: broken, not unreadable.
        finding.problems.append("verify.container-broken")
    return finding


def _claimed_time(signature: Any) -> datetime | None:
    if "/M" not in signature:
        return None
    moment: datetime = generic.parse_pdf_date(str(signature["/M"]))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _check_bytes(pdf: bytes, byte_range: list[int], kind: str, finding: _Finding) -> None:
    if kind not in _SUBFILTERS:
        finding.problems.append("verify.kind-unsupported")
        return
    try:
        container = check_container(pdf, byte_range)
        if container is None:
            finding.problems.append("verify.range")
            return
        finding.container = container
        _, first, second, length = byte_range
        digest = container.new_hash()
        view = memoryview(pdf)
        digest.update(view[:first])
        digest.update(view[second : second + length])
        finding.intact = container.states(digest.finalize())
        finding.valid = container.is_genuine()
    except AlgorithmError:
        finding.problems.append("verify.algorithm-unsupported")
        return
    except CmsError:
        finding.problems.append("verify.container-broken")
        return
    if not finding.intact:
        finding.problems.append("verify.document-changed")
    if not finding.valid:
        finding.problems.append("verify.signature-wrong")
    if kind == _CADES and not container.names_certificate:
        finding.problems.append("verify.certificate-unnamed")
    if container.has_unchecked:
        finding.warnings.append("verify.parts-unchecked")


def _check_certificates(run: _Run, container: Container, finding: _Finding) -> None:
    signer, *others = embedded = container.certificates
    finding.signer = common_name(signer)
    chain = chain_of(signer, others)
    if unexplained(chain, embedded, run.roots):
        finding.problems.append("verify.certificate-broken")
    if not is_self_issued(chain[-1]) and not any(issued_by(chain[-1], root) for root in run.roots):
        finding.warnings.append("verify.chain-incomplete")
    if not may_sign(signer):
        finding.problems.append("verify.certificate-purpose")
    if run.roots:
        trusted = is_trusted(embedded, run.roots, finding.signed_at or run.now)
        finding.trust = "trusted" if trusted else "untrusted"
        if not trusted:
            finding.problems.append("verify.untrusted")
    if finding.signed_at is None:
        finding.warnings.append("verify.time-missing")
        return
    begin, end = signer.not_valid_before_utc, signer.not_valid_after_utc
    finding.certificate_valid = begin <= finding.signed_at <= end
    if not finding.certificate_valid:
        finding.problems.append("verify.certificate-period")
    elif run.now > end:
        finding.warnings.append("verify.certificate-expired-since")
    if finding.signed_at > run.now + _CLOCK_SKEW:
        finding.problems.append("verify.time-in-future")


def _check_changes(run: _Run, embedded: EmbeddedPdfSignature, finding: _Finding) -> None:
    embedded.compute_integrity_info()
    status = embedded.summarise_integrity_info()
    if status["coverage"] == SignatureCoverageLevel.ENTIRE_FILE and finding.end == len(run.pdf):
        finding.coverage, finding.later_changes = "entire_file", "none"
    elif status["coverage"] == SignatureCoverageLevel.ENTIRE_REVISION:
        finding.coverage = "entire_revision"
        finding.revision = embedded.signed_revision
        finding.later_changes = _classify(status["diff_result"], run.filled)
        if not status["docmdp_ok"]:
            finding.later_changes = "other"
        elif finding.later_changes == "form_filling" and isinstance(
            status["diff_result"], DiffResult
        ):
            # Fields that merely could have been filled are named as well.
            others = set(status["diff_result"].changed_form_fields) - run.filled
            if form_changed(run.reader, finding.revision, others):
                finding.problems.append("verify.form-filled")
            elif others:
                finding.later_changes = "signatures"
    elif "verify.range" not in finding.problems:
        finding.problems.append("verify.range")
    if finding.coverage == "entire_revision" and finding.later_changes == "other":
        finding.problems.append("verify.later-changes")


def _check_history(
    run: _Run, fields: Sequence[tuple[str, Any, Any]], findings: Sequence[_Finding]
) -> list[Problem]:
    repeated = repeated_fields(fields)
    for finding in findings:
        if finding.name in repeated:
            finding.problems.append("verify.field-repeated")
    with guarded(VerificationError):
        removed = removed_signatures(run.reader)
        first = [finding for finding in findings if finding.coverage == "entire_revision"][:1]
        strays = any(
            has_stray_objects(run.pdf, run.reader, finding.revision, finding.end)
            for finding in first
        )
    problems = [Problem("verify.signature-removed", facts={"field": name}) for name in removed]
    return [*problems, *([Problem("verify.stray-objects")] if strays else [])]


def _classify(result: object, filled: frozenset[str]) -> LaterChanges:
    if not isinstance(result, DiffResult):
        return "other"
    level = result.modification_level
    if level == ModificationLevel.NONE:
        return "none"
    if level == ModificationLevel.FORM_FILLING and set(result.changed_form_fields) <= filled:
        return "signatures"
    if level in {ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING}:
        return "form_filling"
    return "other"
