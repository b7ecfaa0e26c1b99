"""Says who signed a PDF, over which bytes, and what happened to it afterwards.

A changed byte anywhere in the file is found. All bytes but one stretch are under the digest of
the last signature; that stretch, the signature's own container, is read so strictly that it has
only one spelling (`generator.signing.cms`). What was added after earlier signatures is compared
object by object (pyHanko's difference analysis).
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from pyhanko.pdf_utils import generic

from generator.errors import Problem, VerificationError
from generator.signing.cms_attributes import AlgorithmError, CmsError
from generator.signing.coverage import check_changes, check_container, covered, is_closed
from generator.signing.evidence import Evidence, read_given, read_store
from generator.signing.finding import Finding, Run, Stamp
from generator.signing.history import has_stray_objects, removed_signatures, repeated_fields
from generator.signing.holder import check_holder
from generator.signing.reading import guarded, is_timestamp, open_pdf, signature_fields
from generator.signing.report import VerificationReport
from generator.signing.stamps import check_document_stamp, judge_authorities
from generator.signing.trust import read_roots

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cryptography import x509

_CADES: Final = "/ETSI.CAdES.detached"
_SUBFILTERS: Final = {_CADES, "/adbe.pkcs7.detached"}


def verify(
    pdf: bytes,
    *,
    trust: Sequence[bytes] = (),
    now: datetime | None = None,
    revocation: Sequence[bytes] = (),
    online: bool = False,
) -> VerificationReport:
    """Check every signature of a PDF.

    Nothing needs to be known about how the file was made, and nothing is fetched unless asked.

    Args:
        pdf: The whole file.
        trust: Certificates of the authorities to trust, of signers and of timestamps, PEM or DER.
            Without any, who signed is not checked, only that nothing was changed; the report
            carries a warning.
        now: The moment of checking, with a time zone; the machine's clock if left out.
        revocation: CRLs and OCSP responses to judge by, besides those in the file.
        online: Whether to ask the authorities over the network, where their certificates say,
            whether certificates were revoked.

    Returns:
        The report; its `ok` is true only if there is a signature, all are sound, the last covers
        the whole file, and nothing but further signatures, timestamps and validation data came
        after the others.

    Raises:
        VerificationError: The file can't be read as a PDF, is encrypted, or a trusted certificate
            or revocation data that was given can't be read.
    """
    roots = read_roots(trust)
    moment = now or datetime.now(UTC)
    reader = open_pdf(pdf, VerificationError)
    with guarded(VerificationError):
        fields = list(signature_fields(reader))
        store = read_store(reader.root)
    filled = frozenset(name for name, value, _ in fields if value is not None)
    run = Run(pdf, reader, filled, roots, moment, store, read_given(revocation), _fetcher(online))
    findings, stamps = _check_fields(run, fields)
    judge_authorities(run, stamps)
    for finding in findings:
        _guard(finding, lambda one: check_holder(run, one, stamps))
    problems = _check_history(run, fields, sorted([*findings, *stamps], key=lambda one: one.end))
    return VerificationReport(
        sha256=hashlib.sha256(pdf).hexdigest(),
        signatures=tuple(finding.verdict() for finding in findings),
        timestamps=tuple(stamp.verdict() for stamp in stamps),
        unsigned_fields=tuple(name for name, value, _ in fields if value is None),
        problems=tuple(problems if findings else [*problems, Problem("verify.no-signature")]),
        warnings=tuple(Problem(code) for code in _warnings(run, findings)),
    )


def _fetcher(
    online: bool,
) -> Callable[[Sequence[x509.Certificate], datetime], Evidence]:
    if not online:
        return lambda _chain, _moment: Evidence()
    from generator.signing.remote_evidence import EvidenceSource  # noqa: PLC0415 - network only

    return EvidenceSource().available


def _check_fields(
    run: Run, fields: Sequence[tuple[str, Any, Any]]
) -> tuple[list[Finding], list[Stamp]]:
    findings: list[Finding] = []
    stamps: list[Stamp] = []
    for name, value, dictionary in fields:
        if value is None:
            continue
        if _is_timestamp(value):
            stamps.append(check_document_stamp(run, name, dictionary))
        else:
            findings.append(_check(run, name, dictionary))
    findings.sort(key=lambda finding: finding.end)
    stamps.sort(key=lambda stamp: stamp.end)
    return findings, stamps


def _is_timestamp(value: Any) -> bool:
    try:
        with guarded(VerificationError):
            return is_timestamp(value)
    except VerificationError:
        return False


def _check(run: Run, name: str, dictionary: generic.DictionaryObject) -> Finding:
    finding = Finding(name)

    def read(finding: Finding) -> None:
        signature = dictionary["/V"]
        byte_range = [int(number) for number in signature["/ByteRange"]]
        finding.end = sum(byte_range[2:4])
        finding.signed_at = _claimed_time(signature)
        _check_bytes(run.pdf, byte_range, str(signature["/SubFilter"]), finding)
        check_changes(run, dictionary, finding)

    _guard(finding, read)
    return finding


def _guard(finding: Finding, check: Callable[[Finding], None]) -> None:
    """Take a signature that can't be read through for broken: the file opens, after all."""
    try:
        with guarded(VerificationError):
            check(finding)
    except VerificationError:
        finding.fail("verify.container-broken")


def _claimed_time(signature: Any) -> datetime | None:
    if "/M" not in signature:
        return None
    moment: datetime = generic.parse_pdf_date(str(signature["/M"]))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _check_bytes(pdf: bytes, byte_range: list[int], kind: str, finding: Finding) -> None:
    if kind not in _SUBFILTERS:
        finding.fail("verify.kind-unsupported")
        return
    try:
        container = check_container(pdf, byte_range)
        if container is None:
            finding.fail("verify.range")
            return
        finding.container = container
        digest = container.new_hash()
        for part in covered(pdf, byte_range):
            digest.update(part)
        finding.intact = container.states(digest.finalize())
        finding.valid = container.is_genuine()
    except AlgorithmError:
        finding.fail("verify.algorithm-unsupported")
        return
    except CmsError:
        finding.fail("verify.container-broken")
        return
    if not finding.intact:
        finding.fail("verify.document-changed")
    if not finding.valid:
        finding.fail("verify.signature-wrong")
    if kind == _CADES and not container.names_certificate:
        finding.fail("verify.certificate-unnamed")
    if container.has_unchecked:
        finding.warn("verify.parts-unchecked")


def _warnings(run: Run, findings: Sequence[Finding]) -> list[str]:
    if findings and not run.roots:
        return ["verify.trust-not-checked"]
    unknown = any(not finding.is_revocation_known for finding in findings)
    return ["verify.revocation-not-checked"] if unknown else []


def _check_history(
    run: Run, fields: Sequence[tuple[str, Any, Any]], parts: Sequence[Finding | Stamp]
) -> list[Problem]:
    repeated = repeated_fields(fields)
    for part in parts:
        if part.name in repeated:
            part.fail("verify.field-repeated")
    with guarded(VerificationError):
        removed = removed_signatures(run.reader)
        first = [part for part in parts if part.coverage == "entire_revision"][:1]
        strays = any(
            has_stray_objects(run.pdf, run.reader, part.revision, part.end) for part in first
        )
    problems = [Problem("verify.signature-removed", facts={"field": name}) for name in removed]
    problems += [Problem("verify.stray-objects")] if strays else []
    if parts and not any(is_closed(run.pdf, part) for part in parts[-1:]):
        problems.append(Problem("verify.bytes-after-signature"))
    return problems
