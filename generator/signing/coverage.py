"""Which bytes of a file a signature or timestamp covers, and what was appended after them."""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from generator.signing.cms import Container, read_container
from generator.signing.history import form_changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.signing.finding import Covering, Run
    from generator.signing.report import LaterChanges

_ONE_CASE_HEX: Final = re.compile(rb"(?:[0-9A-F]{2})+|(?:[0-9a-f]{2})+")
_END: Final = re.compile(rb"startxref\s+\d+\s+%%EOF(?:\r\n|\r|\n)?")
_LONGEST_END: Final = 64


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
    content = read_gap(pdf, byte_range)
    return None if content is None else read_container(content)


def read_gap(pdf: bytes, byte_range: Sequence[int]) -> bytes | None:
    """Read what stands in the stretch that a signature doesn't cover.

    Returns:
        The octets of `/Contents`; `None` if the byte range is wrong.
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
    return bytes.fromhex(gap[1:-1].decode("ascii"))


def covered(pdf: bytes, byte_range: Sequence[int]) -> tuple[memoryview, memoryview]:
    """Give the two stretches that a sound byte range covers."""
    _, first, second, length = byte_range
    view = memoryview(pdf)
    return view[:first], view[second : second + length]


def check_changes(run: Run, dictionary: Any, finding: Covering) -> None:
    """Look at what came after a signature or timestamp.

    Args:
        run: The file.
        dictionary: The field.
        finding: Gets coverage, later changes, and what is wrong with them.
    """
    embedded = EmbeddedPdfSignature(run.reader, dictionary, finding.name)
    embedded.compute_integrity_info()
    status = embedded.summarise_integrity_info()
    result = status["diff_result"]
    if status["coverage"] == SignatureCoverageLevel.ENTIRE_FILE and finding.end == len(run.pdf):
        finding.coverage, finding.later_changes = "entire_file", "none"
    elif status["coverage"] == SignatureCoverageLevel.ENTIRE_REVISION:
        finding.coverage = "entire_revision"
        finding.revision = embedded.signed_revision
        finding.later_changes = _classify(result, run.filled)
        # Of a timestamp it says nothing: certification is about signatures.
        if not status.get("docmdp_ok", True):
            finding.later_changes = "other"
        elif finding.later_changes == "form_filling" and isinstance(result, DiffResult):
            # Fields that merely could have been filled are named as well.
            others = set(result.changed_form_fields) - run.filled
            if form_changed(run.reader, finding.revision, others):
                finding.fail("verify.form-filled")
            elif others:
                finding.later_changes = "signatures"
    else:
        finding.fail("verify.range")
    if finding.coverage == "entire_revision" and finding.later_changes == "other":
        finding.fail("verify.later-changes")


def _classify(result: object, filled: frozenset[str]) -> LaterChanges:
    if not isinstance(result, DiffResult):
        return "other"
    level, is_filled = result.modification_level, set(result.changed_form_fields) <= filled
    if level == ModificationLevel.NONE:
        return "none"
    if level == ModificationLevel.LTA_UPDATES and is_filled:
        return "validation_data"
    if level == ModificationLevel.FORM_FILLING and is_filled:
        return "signatures"
    if level in {ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING}:
        return "form_filling"
    return "other"


def is_closed(pdf: bytes, last: Covering) -> bool:
    """Tell whether a file ends with what the last signature or timestamp covers.

    Certificates and revocation data may follow, in proper updates: at level B-LT they stand after
    the last signature. They can only speak for it: each piece is signed by its issuer.
    """
    if last.coverage == "entire_file":
        return True
    if last.coverage != "entire_revision" or last.later_changes != "validation_data":
        return False
    tail = pdf[max(len(pdf) - _LONGEST_END, last.end) :]
    start = tail.rfind(b"startxref")
    return start >= 0 and _END.fullmatch(tail, start) is not None
