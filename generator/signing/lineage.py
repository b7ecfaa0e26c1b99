"""Whether two files grew from the same unsigned bundle, and whether one contains the other.

Signatures are incremental updates, so each signed file begins with the bytes of the unsigned
bundle, followed by those of every signature made in it. Two people who sign copies of the same
bundle get files that agree up to there and no further: neither holds the other's signature, and
nothing can join them.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pyhanko.pdf_utils import generic

from generator.errors import VerificationError
from generator.signing.qr import document_identifier
from generator.signing.reading import guarded, open_pdf, signature_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyhanko.pdf_utils.reader import PdfFileReader

Relation = Literal["same", "before", "after", "parallel", "unrelated"]

_END = b"%%EOF"


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a file comes from.

    Attributes:
        origin: SHA-256 of the unsigned bundle, up to its last end-of-file marker, hexadecimal;
            empty if it can't be told, as in a file that was damaged.
        identifier: The permanent half of the file identifier (ISO 32000-1, 14.4), hexadecimal;
            may be empty. Kept even by programs that save the file anew.
        stages: SHA-256 of the file as it was after each signature, hexadecimal, oldest first.
    """

    origin: str
    identifier: str
    stages: tuple[str, ...]


def lineage(pdf: bytes) -> Lineage:
    """Find out where a file comes from.

    Raises:
        VerificationError: It can't be read as a PDF, or is encrypted.
    """
    reader = open_pdf(pdf, VerificationError)
    with guarded(VerificationError):
        ends, unsigned = _milestones(reader, len(pdf))
        start = reader.xrefs.get_startxref_for_revision(unsigned) if unsigned >= 0 else len(pdf)
        identifier = document_identifier(reader)
    end = pdf.find(_END, start)
    origin = hashlib.sha256(pdf[: end + len(_END)]).hexdigest() if end >= 0 else ""
    return Lineage(origin, identifier, _prefix_digests(pdf, ends))


def relate(one: Lineage, other: Lineage) -> Relation:
    """Say how one file stands to another.

    Returns:
        `same`: signed alike; `before`: the other continues this one; `after`: the reverse;
        `parallel`: both come from the same unsigned bundle and each has a signature that the other
        lacks; `unrelated`: different bundles.
    """
    from_the_same = (one.origin and one.origin == other.origin) or (
        one.identifier and one.identifier == other.identifier
    )
    if not from_the_same:
        return "unrelated"
    if one.stages == other.stages:
        return "same"
    shared = min(len(one.stages), len(other.stages))
    if one.stages[:shared] != other.stages[:shared]:
        return "parallel"
    return "before" if len(one.stages) < len(other.stages) else "after"


def _milestones(reader: PdfFileReader, size: int) -> tuple[list[int], int]:
    """Find where each signature's revision ends, and the last revision without a signature."""
    ends: set[int] = set()
    unsigned = reader.xrefs.total_revisions - 1
    for _, value, dictionary in signature_fields(reader):
        if value is None:
            continue
        # A broken signature, which verification reports, must not hide where the file comes from.
        with suppress(VerificationError), guarded(VerificationError):
            held = dictionary.raw_get("/V")
            is_reference = isinstance(held, generic.IndirectObject)
            holder: Any = held if is_reference else dictionary.container_ref
            introduced = reader.xrefs.get_introducing_revision(
                generic.Reference(holder.idnum, holder.generation)
            )
            unsigned = min(unsigned, introduced - 1)
            numbers = [int(number) for number in dictionary["/V"]["/ByteRange"]]
            ends.add(min(max(sum(numbers[2:4]), 0), size))
    return sorted(ends), unsigned


def _prefix_digests(pdf: bytes, ends: Sequence[int]) -> tuple[str, ...]:
    digest = hashlib.sha256()
    view = memoryview(pdf)
    found = []
    start = 0
    for end in ends:
        digest.update(view[start:end])
        found.append(digest.hexdigest())
        start = end
    return tuple(found)
