"""Several PDFs, one PDF/A-3b: pages, outline, labels, description, empty fields, attachments.

The result is PDF 1.7 with a classic cross-reference table and no object streams, as the
government's signing service reads no other form reliably. The parts' structure trees are joined;
their XMP, which would describe one part only, and their form fields are dropped. Merging is
followed by nothing but incremental updates, or signatures break.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from pypdf import PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from generator.errors import BundleError
from generator.pdf.anchors import Anchor, Marks, is_name, take_marks
from generator.pdf.attachments import Attachment, attach
from generator.pdf.collection import Seal, add_seal, make_collection
from generator.pdf.description import PRODUCER, BundleInfo, describe
from generator.pdf.fields import PRINT_FLAG, add_fields, annotate
from generator.pdf.objects import dictionary, rectangle, reference
from generator.pdf.parts import Part, open_part, reading
from generator.pdf.reading import READ_ERRORS
from generator.pdf.tags import join_tags

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pypdf import PageObject, PdfReader

__all__ = ["COVER_KEY", "PRODUCER", "Attachment", "BundleInfo", "Part", "merge"]

COVER_KEY: Final = "sampul"

_HIDING: Final = 1 | 2 | 32 | 256  # Invisible, Hidden, NoView, ToggleNoView (table 165)


def merge(
    parts: Sequence[Part],
    info: BundleInfo,
    attachments: Sequence[Attachment] = (),
    *,
    seal: Seal | None = None,
) -> bytes:
    """Merge PDFs into one with an empty signature field for each signatory of each part.

    Equal input gives equal bytes, the file identifier in the trailer included.

    Args:
        parts: The documents in bundle order, the cover first.
        info: Document information.
        attachments: Files to embed, each name once.
        seal: Makes it a portfolio, whose attachments are what it is about, with a field for
            whoever put it together.

    Returns:
        An unsigned PDF, ready for incremental signing.

    Raises:
        BundleError: No parts, or a key twice or not usable as a field name; a part that is
            unreadable, encrypted or signed; signature places that are missing, doubled or not
            asked for; a contents line that leads to no part.
    """
    _check_names(parts)
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    first_pages: dict[str, PageObject] = {}
    marks: list[tuple[Part, Sequence[PageObject], Marks]] = []
    sources: list[tuple[Part, PdfReader, Sequence[PageObject]]] = []
    for part in parts:
        start = len(writer.pages)
        with reading(part):
            reader = open_part(part)
            _append(writer, part, reader)
            pages = writer.pages[start:]
            for page in pages:
                _clean(page)
            sources.append((part, reader, pages))
            found = take_marks(pages, part=part.key)
        _label_pages(writer, part, start, len(writer.pages) - 1)
        _check_roles(part, found.anchors)
        first_pages[part.key] = pages[0]
        marks.append((part, pages, found))
    for part, pages, found in marks:
        _link_contents(writer, part, pages, found, first_pages)
    _tidy_outline(writer)
    add_fields(writer, marks)
    describe(writer, info)
    attach(writer, attachments, info.created)
    if seal is not None:
        make_collection(writer)
        add_seal(writer, seal)
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    # Only now: no two elements are alike, and comparing them all takes longer than all the rest.
    join_tags(writer, sources)
    writer._ID = _identifier(parts, info, attachments)  # noqa: SLF001 - the public call makes a random one
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def _check_names(parts: Sequence[Part]) -> None:
    if not parts:
        raise BundleError("bundle.empty")
    for key, count in Counter(part.key for part in parts).items():
        if count > 1:
            raise BundleError("bundle.duplicate-key", part=key)
    for name in (n for part in parts for n in (part.key, *part.roles)):
        if not is_name(name):
            raise BundleError("bundle.bad-name", name=name)


def _append(writer: PdfWriter, part: Part, reader: PdfReader) -> None:
    writer.append(reader, outline_item=part.title, import_outline=_has_outline(reader))


def _has_outline(reader: PdfReader) -> bool:
    try:
        return bool(reader.outline)
    except READ_ERRORS:
        return False


def _tidy_outline(writer: PdfWriter) -> None:
    """Put each title on one line: rdocx keeps the line break between "Pasal 1" and its heading."""
    waiting: list[Any] = [writer.get_outline_root()]
    while waiting:
        item = waiting.pop().get_object()
        if "/Title" in item:
            item[NameObject("/Title")] = TextStringObject(" ".join(str(item["/Title"]).split()))
        waiting.extend(item.raw_get(key) for key in ("/First", "/Next") if key in item)


def _label_pages(writer: PdfWriter, part: Part, first: int, last: int) -> None:
    if part.key == COVER_KEY:
        writer.set_page_label(first, last, style=PageLabelStyle.LOWERCASE_ROMAN, start=1)
    else:
        writer.set_page_label(
            first, last, style=PageLabelStyle.DECIMAL, prefix=f"{part.label}-", start=1
        )


def _clean(page: PageObject) -> None:
    """Remove what only made sense in the part, and have every link printed, as PDF/A wants."""
    for name in ("/StructParents", "/Tabs", "/AA", "/Metadata"):
        page.pop(name, None)
    annotations: Any = page.get("/Annots")
    if annotations is None:
        return
    kept = ArrayObject()
    for entry in annotations.get_object():
        annotation = entry.get_object()
        annotation.pop("/StructParent", None)
        flags = int(annotation.get("/F", 0))
        annotation[NameObject("/F")] = NumberObject(flags & ~_HIDING | PRINT_FLAG)
        if annotation.get("/Subtype") != "/Widget":
            kept.append(entry)
    page[NameObject("/Annots")] = kept


def _check_roles(part: Part, anchors: Sequence[Anchor]) -> None:
    found = Counter(anchor.role for anchor in anchors)
    missing = [role for role in part.roles if role not in found]
    if missing:
        raise BundleError("bundle.anchor-missing", part=part.key, roles=missing, first=missing[0])
    unexpected = [role for role in found if role not in part.roles]
    if unexpected:
        raise BundleError("bundle.anchor-unexpected", part=part.key, roles=unexpected)
    doubled = [role for role, count in found.items() if count > 1]
    if doubled:
        raise BundleError("bundle.anchor-twice", part=part.key, roles=doubled)


def _link_contents(
    writer: PdfWriter,
    part: Part,
    pages: Sequence[PageObject],
    found: Marks,
    first_pages: Mapping[str, PageObject],
) -> None:
    for link in found.contents:
        target = first_pages.get(link.document)
        if target is None:
            raise BundleError("bundle.link-unknown", part=part.key, target=link.document)
        destination = ArrayObject([reference(target), NameObject("/XYZ")] + [NullObject()] * 3)
        annotation = dictionary(
            {
                "/Type": NameObject("/Annot"),
                "/Subtype": NameObject("/Link"),
                "/Rect": rectangle(link.rect),
                "/Border": ArrayObject([NumberObject(0)] * 3),
                "/F": NumberObject(PRINT_FLAG),
                "/Dest": destination,
            }
        )
        annotate(writer, pages[link.page_index], annotation)


def _identifier(
    parts: Sequence[Part], info: BundleInfo, attachments: Sequence[Attachment]
) -> ArrayObject:
    digest = hashlib.sha256(repr(info).encode())
    for part in parts:
        digest.update(repr((part.key, part.title, part.label, part.roles)).encode())
        digest.update(hashlib.sha256(part.pdf).digest())
    for each in attachments:
        digest.update(repr((each.name, each.relationship, each.sha256)).encode())
    identifier = ByteStringObject(digest.digest()[:16])
    return ArrayObject([identifier, identifier])
