"""Checks a signed PDF that came back from a service against the PDF that was sent.

The service is another machine, maybe with a mixed-up queue: what it returns is kept only if it is
the document sent plus one sound signature over all of it.
"""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from pyhanko.pdf_utils import generic

from generator.errors import SigningError, VerificationError
from generator.signing.objects import INHERITED, entry, pages_of
from generator.signing.reading import (
    guarded,
    is_timestamp,
    open_pdf,
    page_numbers,
    signature_fields,
)
from generator.signing.verify import verify

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from generator.signing.report import SignatureVerdict

# How a stream is stored may change, what it holds may not.
_STORAGE: Final = {"/Length", "/Filter", "/DecodeParms", "/DL"}
_UPWARDS: Final = {"/P", "/Parent", "/Popup", "/StructParent"}


@dataclass(frozen=True, slots=True)
class PdfContent:
    """What readers see of a PDF, as hashes.

    Attributes:
        pages: For each page its boxes, contents, resources and annotations other than forms.
        attachments: For each attached file its name and content.
        filled: Names of the signed signature fields.
    """

    pages: tuple[str, ...]
    attachments: tuple[str, ...]
    filled: frozenset[str]


def read_content(pdf: bytes) -> PdfContent:
    """Read what a PDF shows and carries.

    Raises:
        SigningError: It can't be read, or is encrypted.
    """
    reader = open_pdf(pdf, SigningError)
    with guarded(SigningError):
        reading = _Reading(page_numbers(reader)[0])
        pages = [reading.page(page) for page in pages_of(reader)]
        root = reader.root
        attached = sorted(
            _attachments(entry(entry(root, "/Names", {}), "/EmbeddedFiles", {}), reading)
        )
        attached += [reading.digest(root[key]) for key in ("/AF",) if key in root]
        filled = {
            name
            for name, value, _ in signature_fields(reader)
            if value is not None and not is_timestamp(value)
        }
    return PdfContent(tuple(pages), tuple(attached), frozenset(filled))


def check_returned(sent: bytes, returned: bytes, *, now: datetime) -> SignatureVerdict:
    """Accept a PDF that is the one sent plus one sound signature.

    Args:
        sent: What the service got.
        returned: What it gave back.
        now: The moment of checking, with a time zone.

    Returns:
        What the new signature states.

    Raises:
        SigningError: It isn't a PDF, has other pages or attachments, not exactly one signature
            more, an unsound one, or lacks the bytes that earlier signatures cover.
    """
    before = read_content(sent)
    if before.filled and not returned.startswith(sent):
        raise SigningError("bsre.result-changed", part="signatures")
    try:
        after = read_content(returned)
        report = verify(returned, now=now)
    except (SigningError, VerificationError) as exc:
        raise SigningError("bsre.result-unreadable") from exc
    if after.pages != before.pages:
        raise SigningError("bsre.result-changed", part="pages")
    if after.attachments != before.attachments:
        raise SigningError("bsre.result-changed", part="attachments")
    fresh = after.filled - before.filled
    if len(fresh) != 1 or not before.filled <= after.filled:
        raise SigningError("bsre.result-changed", part="signatures")
    for verdict in report.signatures:
        if not (verdict.intact and verdict.valid):
            raise SigningError("bsre.result-unsound", field=verdict.field)
    (verdict,) = (each for each in report.signatures if each.field in fresh)
    # The service may add a timestamp over the document, and validation data (PAdES B-LT, B-LTA).
    later = verdict.later_changes in {"none", "validation_data"}
    open_end = any(problem.code == "verify.bytes-after-signature" for problem in report.problems)
    if not later or open_end:
        raise SigningError("bsre.result-unsound", field=verdict.field)
    return verdict


def _attachments(node: Any, reading: _Reading) -> list[str]:
    """Go through a name tree (ISO 32000-1, 7.9.6)."""
    names = entry(node, "/Names", ())
    found = [reading.digest([names[index], names[index + 1]]) for index in range(0, len(names), 2)]
    kids = entry(node, "/Kids", ())
    for index in range(len(kids)):
        found += _attachments(kids[index], reading)
    return found


class _Reading:
    """Hashes objects by what they hold, wherever in the file they stand."""

    def __init__(self, pages: Mapping[int, int]) -> None:
        self._pages = pages
        self._known: dict[tuple[int, int], str] = {}
        self._open: set[tuple[int, int]] = set()

    def page(self, page: dict[str, Any]) -> str:
        contents = page.get("/Contents", ())
        streams = [contents] if isinstance(contents, generic.StreamObject) else _items(contents)
        annotations = [
            each for each in _items(page.get("/Annots", ())) if entry(each, "/Subtype") != "/Widget"
        ]
        parts = [
            *(f"{key}={self.digest(page[key])}" for key in INHERITED if key in page),
            # Readers join the streams with white space between them.
            hashlib.sha256(b"\n".join(stream.data for stream in streams)).hexdigest(),
            *(self.digest(each) for each in annotations),
        ]
        return _hash("|".join(parts))

    def digest(self, value: Any) -> str:
        if isinstance(value, generic.IndirectObject):
            return self._referred(value)
        if isinstance(value, generic.StreamObject):
            content = hashlib.sha256(value.data).hexdigest()
            return _hash(f"stream {content} {self._entries(value, _STORAGE)}")
        if isinstance(value, dict):
            return _hash(f"dictionary {self._entries(value, _UPWARDS)}")
        if isinstance(value, list):
            raw = getattr(value, "raw_get", value.__getitem__)
            return _hash(f"array {' '.join(self.digest(raw(i)) for i in range(len(value)))}")
        return _plain(value)

    def _entries(self, value: Any, without: set[str]) -> str:
        raw = value.raw_get
        return " ".join(
            f"{key}={self.digest(raw(key))}" for key in sorted(value) if key not in without
        )

    def _referred(self, reference: generic.IndirectObject) -> str:
        # Links lead from page to page, round and round: a page is told by its number.
        if reference.idnum in self._pages:
            return f"page {self._pages[reference.idnum]}"
        key = (reference.idnum, reference.generation)
        if key in self._open:
            return "loop"
        if key not in self._known:
            self._open.add(key)
            self._known[key] = self.digest(reference.get_object())
            self._open.discard(key)
        return self._known[key]


def _plain(value: Any) -> str:
    if isinstance(value, generic.TextStringObject | generic.ByteStringObject):
        return f"string {bytes(value.original_bytes).hex()}"
    if isinstance(value, generic.NullObject):
        return "null"
    if isinstance(value, generic.BooleanObject):
        return str(bool(value))
    if isinstance(value, int | Decimal | float):
        return f"{float(value):.3f}"
    return f"{type(value).__name__} {value}"


def _items(array: Any) -> list[Any]:
    return [array[index] for index in range(len(array))]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
