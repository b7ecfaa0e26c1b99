"""What timestamps are worth: whether they are sound, whose they are, and what their time proves."""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from generator.errors import VerificationError
from generator.signing.certificates import chain_of, unexplained
from generator.signing.cms_attributes import CmsError
from generator.signing.coverage import check_changes, covered, read_gap
from generator.signing.finding import Stamp
from generator.signing.reading import guarded
from generator.signing.revocation import standing
from generator.signing.timestamp import may_stamp, read_timestamp
from generator.signing.trust import path_fault, trusted_chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from generator.signing.finding import Run

CLOCK_SKEW: Final = timedelta(minutes=10)

_SUBFILTER: Final = "/ETSI.RFC3161"


def check_document_stamp(run: Run, name: str, dictionary: Any) -> Stamp:
    """Check a timestamp over the document, but for its authority."""
    stamp = Stamp(name)
    try:
        with guarded(VerificationError):
            held = dictionary["/V"]
            byte_range = [int(number) for number in held["/ByteRange"]]
            stamp.end = sum(byte_range[2:4])
            content = read_gap(run.pdf, byte_range)
            if str(held["/SubFilter"]) != _SUBFILTER:
                stamp.fail("verify.kind-unsupported")
            elif content is None:
                stamp.fail("verify.range")
            else:
                _read(stamp, content, covered(run.pdf, byte_range))
            check_changes(run, dictionary, stamp)
    except VerificationError:
        stamp.fail("verify.timestamp-broken")
    return stamp


def check_signature_stamp(name: str, token: bytes, signature: bytes) -> Stamp:
    """Check a timestamp over a signature, but for its authority."""
    stamp = Stamp(name)
    _read(stamp, token, [signature])
    return stamp


def _read(stamp: Stamp, content: bytes, parts: Iterable[bytes | memoryview]) -> None:
    try:
        timestamp = read_timestamp(content)
        is_genuine = timestamp.is_genuine()
    except CmsError:
        stamp.fail("verify.timestamp-broken")
        return
    stamp.timestamp = timestamp
    if not is_genuine:
        stamp.fail("verify.timestamp-broken")
    elif not timestamp.is_for(parts):
        stamp.fail("verify.timestamp-foreign")
    else:
        stamp.intact = True


def judge_authorities(run: Run, stamps: Sequence[Stamp]) -> None:
    """Judge the authorities of timestamps over the document, each proven by the next."""
    proven: datetime | None = None
    for stamp in sorted(stamps, key=lambda stamp: -stamp.end):
        judge_authority(run, stamp, proven)
        if stamp.is_reliable and stamp.timestamp is not None:
            proven = stamp.timestamp.time


def judge_authority(run: Run, stamp: Stamp, proven: datetime | None) -> None:
    """Judge who made a timestamp.

    Args:
        run: The file.
        stamp: Already checked; gets trust and whether its time proves anything.
        proven: When it existed at the latest, by a later timestamp; `None` if nothing tells.
    """
    if stamp.timestamp is None or not stamp.intact:
        return
    time = stamp.timestamp.time
    signer, *others = stamp.timestamp.container.certificates
    known = [*others, *run.store.certificates]
    embedded = stamp.timestamp.container.certificates
    vouching = [*run.roots, *run.store.certificates]
    if unexplained(chain_of(signer, [*vouching, *others]), embedded, vouching):
        stamp.fail("verify.timestamp-broken")
        stamp.intact = False
        return
    roots = run.roots or chain_of(signer, known)[-1:]
    chain = trusted_chain(signer, known, roots)
    stamp.has_proof = standing(chain, run.store, time, run.now).is_proof
    fault = path_fault([signer, *known], roots, proven or run.now)
    if fault == "period" and stamp.has_proof:
        # The file proves that the authority was in good standing when it made the timestamp.
        fault = path_fault([signer, *known], roots, time)
    state = standing(chain, run.all_evidence(chain), time, run.now).state
    if not may_stamp(signer):
        stamp.fail("verify.timestamp-purpose")
    elif time > run.now + CLOCK_SKEW:
        stamp.fail("verify.timestamp-in-future")
    elif state == "revoked":
        stamp.fail("verify.timestamp-revoked")
    elif fault == "period":
        stamp.warn("verify.timestamp-expired")
    elif fault is not None:
        stamp.warn("verify.timestamp-untrusted")
    else:
        stamp.is_reliable = True
    if run.roots:
        stamp.trust = "trusted" if stamp.is_reliable else "untrusted"
