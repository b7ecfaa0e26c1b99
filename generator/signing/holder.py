"""Who made a signature, when at the latest, and whether that one was still entitled to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.signing.certificates import (
    chain_of,
    common_name,
    is_self_issued,
    issued_by,
    may_sign,
    unexplained,
)
from generator.signing.evidence import read_store
from generator.signing.revocation import standing
from generator.signing.stamps import CLOCK_SKEW, check_signature_stamp, judge_authority
from generator.signing.trust import Fault, path_fault, trusted_chain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cryptography import x509

    from generator.signing.cms import Container
    from generator.signing.finding import Finding, Run, Stamp

_CODES: Final[dict[Fault, str]] = {
    "untrusted": "verify.untrusted",
    "self-signed": "verify.self-signed",
    "incomplete": "verify.issuer-missing",
    "period": "verify.issuer-period",
    "invalid": "verify.chain-invalid",
}


def check_holder(run: Run, finding: Finding, stamps: Sequence[Stamp]) -> None:
    """Judge the holder of a signature's certificate.

    Args:
        run: The file.
        finding: Its bytes are checked already; gets all that is about certificates and time.
        stamps: The timestamps over the document, judged.
    """
    container = finding.container
    if container is None:
        return
    after = [stamp for stamp in stamps if stamp.end > finding.end]
    times = [stamp.timestamp.time for stamp in after if stamp.is_reliable and stamp.timestamp]
    if container.timestamp:
        own = check_signature_stamp(finding.name, container.timestamp, container.signature)
        finding.stamp = own
        judge_authority(run, own, min(times, default=None))
        if own.is_reliable and own.timestamp is not None:
            times.append(own.timestamp.time)
    finding.proven_at = min(times, default=None)
    signer, *others = container.certificates
    known = [*others, *run.store.certificates]
    roots = run.roots or chain_of(signer, known)[-1:]
    chain = trusted_chain(signer, known, roots)
    finding.signer = common_name(signer)
    _check_certificates(run, finding, container)
    _check_time(run, finding, signer)
    _check_path(run, finding, [signer, *known])
    _check_revocation(run, finding, chain)
    _rank(run, finding, chain, after)


def _check_certificates(run: Run, finding: Finding, container: Container) -> None:
    signer, *others = embedded = container.certificates
    chain = chain_of(signer, others)
    known = [*run.roots, *run.store.certificates]
    if unexplained(chain, embedded, known):
        finding.fail("verify.certificate-broken")
    if not is_self_issued(chain[-1]) and not any(issued_by(chain[-1], one) for one in known):
        finding.warn("verify.chain-incomplete")
    if not may_sign(signer):
        finding.fail("verify.certificate-purpose")


def _check_time(run: Run, finding: Finding, signer: x509.Certificate) -> None:
    claimed, proven = finding.signed_at, finding.proven_at
    if claimed is None:
        finding.warn("verify.time-missing")
    elif claimed > run.now + CLOCK_SKEW:
        finding.fail("verify.time-in-future")
    elif proven is not None and claimed > proven + CLOCK_SKEW:
        finding.warn("verify.time-differs")
    begin, end = signer.not_valid_before_utc, signer.not_valid_after_utc
    moment = proven or claimed
    if moment is not None:
        finding.certificate_valid = begin <= moment <= end
    # A claimed time before the certificate began is as odd as a proven one.
    first = min((time for time in (claimed, proven) if time is not None), default=run.now)
    if first < begin:
        finding.certificate_valid = False
        finding.fail("verify.certificate-not-yet-valid", since=begin.date().isoformat())
    elif moment is not None and moment > end:
        finding.fail("verify.certificate-expired", until=end.date().isoformat())
    elif run.now > end and proven is None:
        finding.fail("verify.certificate-expired-unproven", until=end.date().isoformat())
    elif run.now > end:
        finding.warn("verify.certificate-expired-since", until=end.date().isoformat())


def _check_path(run: Run, finding: Finding, certificates: Sequence[x509.Certificate]) -> None:
    if not run.roots:
        return
    fault = path_fault(certificates, run.roots, _moment(run, finding, certificates[0]))
    finding.trust = "trusted" if fault is None else "untrusted"
    if fault is not None:
        finding.fail(_CODES[fault])


def _moment(run: Run, finding: Finding, signer: x509.Certificate) -> datetime:
    """Choose when to judge a path: when it was used for sure, or else now.

    The signer's own validity is judged apart; here it must not hide what is wrong further up.
    """
    begin, end = signer.not_valid_before_utc, signer.not_valid_after_utc
    for moment in (finding.proven_at or run.now, finding.signed_at):
        if moment is not None and begin <= moment <= end:
            return moment
    return begin


def _check_revocation(run: Run, finding: Finding, chain: Sequence[x509.Certificate]) -> None:
    if len(chain) == 1:
        return  # nobody could revoke it
    moment = finding.proven_at or min(run.now, chain[0].not_valid_after_utc)
    found = standing(chain, run.all_evidence(chain), moment, run.now)
    finding.revocation, finding.revoked_at = found.state, found.at
    finding.is_revocation_known = found.is_complete
    if found.certificate is None or found.at is None:
        return
    facts = {"holder": common_name(found.certificate), "at": found.at.isoformat(" ", "minutes")}
    if found.state == "revoked":
        finding.fail("verify.certificate-revoked", **facts)
    else:
        finding.warn("verify.certificate-revoked-since", **facts)


def _rank(
    run: Run, finding: Finding, chain: Sequence[x509.Certificate], after: Sequence[Stamp]
) -> None:
    """Say which level the file's contents reach, and whether they prove the signature for long."""
    sound = [stamp for stamp in after if stamp.intact]
    over = [*([finding.stamp] if finding.stamp and finding.stamp.intact else []), *sound]
    if not over:
        return
    finding.level = "b-t"
    moment = min(stamp.timestamp.time for stamp in over if stamp.timestamp)

    def proves(revision: int | None) -> bool:
        root = run.reader.root if revision is None else _root_at(run, revision)
        return standing(chain, read_store(root), moment, run.now).is_proof

    first = over[0]
    if not (first.has_proof and proves(None)):
        return
    finding.level = "b-lt"
    if any(proves(stamp.revision or None) for stamp in sound):
        finding.level = "b-lta"
    finding.long_term = finding.proven_at is not None and finding.trust != "untrusted"


def _root_at(run: Run, revision: int) -> object:
    return run.reader.get_historical_resolver(revision).root
