"""What happened to a file between its signatures that comparing objects doesn't show.

pyHanko's difference analysis looks from a signature that is still there at what came later, takes
filling in a form for harmless, and sees only objects that a cross-reference section lists.
"""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

import hashlib
import re
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from pyhanko.pdf_utils import generic
from pyhanko.sign.fields import enumerate_sig_fields

from generator.errors import VerificationError
from generator.signing.reading import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyhanko.pdf_utils.reader import PdfFileReader

_OBJECT: Final = re.compile(rb"(?<=[\r\n])\d+[ \t\r\n]+\d+[ \t\r\n]+obj\b")
_BLANK: Final = b" \t\r\n\x00\x0c"
_UPWARD: Final = {"/P", "/Parent", "/Kids"}


def removed_signatures(reader: PdfFileReader) -> tuple[str, ...]:
    """List the fields whose signature was taken away or replaced in a later revision."""
    once: dict[str, bytes] = {}
    latest: dict[str, bytes] = {}
    for revision in range(reader.xrefs.total_revisions):
        latest = {}
        # The first section of a file made for the web has no catalog, and so no signatures.
        with suppress(VerificationError), guarded(VerificationError):
            latest = dict(_contents(reader.get_historical_resolver(revision)))
        for name, contents in latest.items():
            once.setdefault(name, contents)
    return tuple(name for name, contents in once.items() if latest.get(name) != contents)


def repeated_fields(fields: Iterable[tuple[str, Any, generic.DictionaryObject]]) -> frozenset[str]:
    """List the fields that share their name or their signature with another."""
    entries = [
        (name, dictionary.raw_get("/V") if value is not None else None)
        for name, value, dictionary in fields
    ]
    names = Counter(name for name, _ in entries)
    held = Counter(value.idnum for _, value in entries if isinstance(value, generic.IndirectObject))
    return frozenset(
        name
        for name, value in entries
        if names[name] > 1 or (isinstance(value, generic.IndirectObject) and held[value.idnum] > 1)
    )


def form_changed(reader: PdfFileReader, revision: int, names: Iterable[str]) -> bool:
    """Tell whether a field's value or look differs from what it was in a revision.

    Args:
        reader: The file.
        revision: Number of the earlier revision.
        names: Fully qualified names of the fields to compare.
    """
    before = _form(reader.get_historical_resolver(revision).root)
    after = _form(reader.root)
    return any(before.get(name) != after.get(name) for name in names)


def has_stray_objects(pdf: bytes, reader: PdfFileReader, signed_revision: int, end: int) -> bool:
    """Tell whether objects were appended that no cross-reference section lists.

    Readers that repair files rather than believe their tables could show them.

    Args:
        pdf: The whole file.
        reader: The same, opened.
        signed_revision: Number of the first signed revision.
        end: Where it ends.
    """
    known = set()
    for revision in range(signed_revision + 1, reader.xrefs.total_revisions):
        known.add(reader.xrefs.get_xref_container_info(revision).start_location)
        for reference in reader.xrefs.explicit_refs_in_revision(revision):
            place = reader.xrefs.get_historical_ref(reference, revision)
            if isinstance(place, int):
                while pdf[place : place + 1] and pdf[place] in _BLANK:
                    place += 1
                known.add(place)
    return any(match.start() not in known for match in _OBJECT.finditer(pdf, max(end - 1, 0)))


def _contents(handler: Any) -> Iterator[tuple[str, bytes]]:
    for name, value, _ in enumerate_sig_fields(handler, filled_status=True):
        signature = value.get_object()
        contents = signature.get("/Contents")
        yield str(name), getattr(contents, "original_bytes", b"")


def _form(root: Any) -> dict[str, bytes]:
    """Digest value and look of each terminal field, by its full name."""
    found: dict[str, bytes] = {}
    if "/AcroForm" not in root or "/Fields" not in root["/AcroForm"]:
        return found
    waiting = [("", field.get_object()) for field in root["/AcroForm"]["/Fields"]]
    seen: set[int] = set()
    while waiting:
        prefix, field = waiting.pop()
        if id(field) in seen:
            continue
        seen.add(id(field))
        own = str(field["/T"]) if "/T" in field else ""
        name = ".".join(part for part in (prefix, own) if part)
        digest = hashlib.sha256(found.get(name, b""))
        digest.update(_spell(field, frozenset()))
        found[name] = digest.digest()
        waiting.extend((name, kid.get_object()) for kid in field.get("/Kids", ()))
    return found


def _spell(value: Any, above: frozenset[int]) -> bytes:
    """Write an object and all it refers to, so that equal contents give equal bytes."""
    value = value.get_object()
    if id(value) in above:
        return b"loop"
    inside = above | {id(value)}
    if isinstance(value, generic.DictionaryObject):
        parts = [
            key.encode() + _spell(value.raw_get(key), inside)
            for key in sorted(value)
            if key not in _UPWARD
        ]
        if isinstance(value, generic.StreamObject):
            parts.append(hashlib.sha256(value.encoded_data).digest())
        return b"<<" + b" ".join(parts) + b">>"
    if isinstance(value, generic.ArrayObject):
        return b"[" + b" ".join(_spell(each, inside) for each in value) + b"]"
    if isinstance(value, (generic.TextStringObject, generic.ByteStringObject)):
        return b"(" + bytes(value.original_bytes) + b")"
    return str(value).encode()
