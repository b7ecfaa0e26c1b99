"""Several PDFs, one bundle: pages, outline, page labels, metadata and empty signature fields.

The result is PDF 1.7 with a classic cross-reference table and no object streams, as the
government's signing service reads no other form reliably. The parts' structure trees are dropped:
their parent trees number marked content per file, and joining them unrenumbered would tag the
wrong text; the bundle therefore claims no tagging. So are the parts' XMP, which would describe one
part only, and their form fields. Merging is followed by nothing but incremental updates, or
signatures break.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pypdf import PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from generator.errors import BundleError
from generator.pdf.anchors import Anchor, Marks, is_name, take_marks
from generator.pdf.parts import Part, open_part, reading
from generator.pdf.reading import READ_ERRORS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from pypdf import PageObject, PdfReader
    from pypdf.generic import IndirectObject

__all__ = ["COVER_KEY", "PRODUCER", "BundleInfo", "Part", "merge"]

COVER_KEY: Final = "sampul"
PRODUCER: Final = "naskah-kerjasama"

_PRINT_FLAG: Final = 4  # ISO 32000-1, table 165, bit 3


@dataclass(frozen=True, slots=True)
class BundleInfo:
    """What the bundle says of itself.

    Attributes:
        title: For the document information, as are the next three.
        author: As above.
        subject: As above.
        keywords: As above.
        created: Should carry its time zone.
        language: Of the text, RFC 5646.
        signing_order: Who signs before whom, in stages: the roles of a stage sign in any order,
            once all of the stages before have signed. Empty if everyone may sign at any time.
    """

    title: str
    author: str
    subject: str
    keywords: str
    created: datetime
    language: str = "id-ID"
    signing_order: tuple[tuple[str, ...], ...] = ()


def merge(parts: Sequence[Part], info: BundleInfo) -> bytes:
    """Merge PDFs into one with an empty signature field for each signatory of each part.

    Equal input gives equal bytes, the file identifier in the trailer included.

    Args:
        parts: The documents in bundle order, the cover first.
        info: Document information.

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
    for part in parts:
        start = len(writer.pages)
        with reading(part):
            _append(writer, part, open_part(part))
            pages = writer.pages[start:]
            for page in pages:
                _clean(page)
            found = take_marks(pages, part=part.key)
        _label_pages(writer, part, start, len(writer.pages) - 1)
        _check_roles(part, found.anchors)
        first_pages[part.key] = pages[0]
        marks.append((part, pages, found))
    for part, pages, found in marks:
        _link_contents(writer, part, pages, found, first_pages)
    _tidy_outline(writer)
    _add_fields(writer, marks)
    _describe(writer, info)
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    writer._ID = _identifier(parts, info)  # noqa: SLF001 - the public call makes a random one
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
    """Remove what only made sense in the part: structure references and form widgets."""
    page.pop("/StructParents", None)
    page.pop("/Tabs", None)
    annotations: Any = page.get("/Annots")
    if annotations is None:
        return
    kept = ArrayObject()
    for entry in annotations.get_object():
        annotation = entry.get_object()
        annotation.pop("/StructParent", None)
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
        destination = ArrayObject([_ref(target), NameObject("/XYZ")] + [NullObject()] * 3)
        annotation = _dictionary(
            {
                "/Type": NameObject("/Annot"),
                "/Subtype": NameObject("/Link"),
                "/Rect": _rectangle(link.rect),
                "/Border": ArrayObject([NumberObject(0)] * 3),
                "/F": NumberObject(_PRINT_FLAG),
                "/Dest": destination,
            }
        )
        _annotate(writer, pages[link.page_index], annotation)


def _add_fields(
    writer: PdfWriter, marks: Sequence[tuple[Part, Sequence[PageObject], Marks]]
) -> None:
    fields = ArrayObject()
    for part, pages, found in marks:
        if not part.roles:
            continue
        places = {anchor.role: anchor for anchor in found.anchors}
        kids = ArrayObject()
        parent = _dictionary({"/T": TextStringObject(part.key), "/Kids": kids})
        fields.append(writer._add_object(parent))  # noqa: SLF001 - pypdf's only way to add one
        for role in part.roles:
            page = pages[places[role].page_index]
            widget = _dictionary(
                {
                    "/FT": NameObject("/Sig"),
                    "/T": TextStringObject(role),
                    "/Parent": _ref(parent),
                    "/Type": NameObject("/Annot"),
                    "/Subtype": NameObject("/Widget"),
                    "/Rect": _rectangle(places[role].rect),
                    "/F": NumberObject(_PRINT_FLAG),
                    "/P": _ref(page),
                }
            )
            if office := part.offices.get(role):
                widget[NameObject("/TU")] = TextStringObject(office)
            kids.append(_annotate(writer, page, widget))
    root = writer.root_object
    root.pop("/AcroForm", None)
    if fields:
        form = _dictionary({"/Fields": fields})
        root[NameObject("/AcroForm")] = writer._add_object(form)  # noqa: SLF001 - as above


def _annotate(writer: PdfWriter, page: PageObject, annotation: DictionaryObject) -> IndirectObject:
    reference = writer._add_object(annotation)  # noqa: SLF001 - add_annotation rewrites the rect
    present: Any = page.get("/Annots")
    entries = ArrayObject(present.get_object() if present is not None else ())
    entries.append(reference)
    page[NameObject("/Annots")] = entries
    return reference


def _describe(writer: PdfWriter, info: BundleInfo) -> None:
    date = _pdf_date(info.created)
    writer.metadata = {
        "/Title": info.title,
        "/Author": info.author,
        "/Subject": info.subject,
        "/Keywords": info.keywords,
        "/Producer": PRODUCER,
        "/CreationDate": date,
        "/ModDate": date,
    }
    root = writer.root_object
    for leftover in ("/Metadata", "/StructTreeRoot", "/MarkInfo", "/OpenAction"):
        root.pop(leftover, None)
    root[NameObject("/Lang")] = TextStringObject(info.language)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/ViewerPreferences")] = _dictionary({"/DisplayDocTitle": BooleanObject(True)})
    if info.signing_order:
        root[NameObject("/PieceInfo")] = _private_data(info)


def _private_data(info: BundleInfo) -> DictionaryObject:
    """Lay out the order of signing as a page-piece dictionary (ISO 32000-1, 14.5).

    That is where a PDF keeps what only one program reads; PDF/A allows it, and incremental
    updates carry it along. `generator.signing.order` reads it.
    """
    stages = ArrayObject(
        ArrayObject(TextStringObject(role) for role in stage) for stage in info.signing_order
    )
    date = TextStringObject(_pdf_date(info.created))
    private = _dictionary({"/SigningOrder": stages})
    data = _dictionary({"/LastModified": date, "/Private": private})
    return _dictionary({"/NaskahKerjaSama": data})


def _pdf_date(moment: datetime) -> str:
    """Write a date as ISO 32000-1, 7.9.4 asks, such as D:20260302090000+08'00'."""
    zone = f"{moment:%z}"
    return f"D:{moment:%Y%m%d%H%M%S}" + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")


def _identifier(parts: Sequence[Part], info: BundleInfo) -> ArrayObject:
    digest = hashlib.sha256(repr(info).encode())
    for part in parts:
        digest.update(repr((part.key, part.title, part.label, part.roles)).encode())
        digest.update(hashlib.sha256(part.pdf).digest())
    identifier = ByteStringObject(digest.digest()[:16])
    return ArrayObject([identifier, identifier])


def _dictionary(entries: Mapping[str, Any]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})


def _rectangle(rect: Sequence[float]) -> ArrayObject:
    return ArrayObject(FloatObject(f"{value:.3f}") for value in rect)


def _ref(target: PageObject | DictionaryObject) -> IndirectObject:
    reference = target.indirect_reference
    if reference is None:
        raise ValueError(target)
    return reference
