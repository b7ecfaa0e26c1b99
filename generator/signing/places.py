"""Empty signature fields that make way for a service that adds fields of its own.

BSrE's service can't fill a field: it always adds one. Left where it is, our empty field would lie
under the signature, be listed as unsigned for ever, and invite a second signature. Removing it
later is no way out, since that breaks the signatures made so far. So the fields of whoever signs
with such a service are taken away while nobody has signed yet, and the catalogue keeps a note of
where they were, in private data as ISO 32000-1, 14.5 provides for. A place counts as signed when
a signature lies on it.
"""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from generator.errors import SigningError
from generator.signing.objects import entry, items, read_rect
from generator.signing.reading import guarded, open_pdf, page_numbers, signature_fields
from generator.signing.updating import Update

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.reader import PdfFileReader

    from generator.signing.signer import Rect

_OWNER: Final = "/NaskahKerjaSama"
_PLACES: Final = "/SignaturePlaces"
_HIGHEST: Final = (1, 7)

_SLACK_PT: Final = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field was, or is.

    Attributes:
        name: Fully qualified name of the field.
        page_no: 1-based page, or `None` if it was on none.
        rect: Left, bottom, right and top in points; all zero if it couldn't be seen.
        office: The office signed in, from the field's alternative name; may be empty.
    """

    name: str
    page_no: int | None
    rect: Rect
    office: str = ""


def suit_service(pdf: bytes) -> bytes:
    """Write a PDF as the service's reader understands it: PDF 1.7 and a plain xref table.

    The service's back end is iText 5, which fails on what PDF 2.0 and object streams may hold.

    Args:
        pdf: Without signatures, which rewriting would break.

    Returns:
        The same bytes if there is nothing to change.

    Raises:
        SigningError: It can't be read, or is encrypted.
    """
    reader = open_pdf(pdf, SigningError)
    with guarded(SigningError):
        if not reader.has_xref_stream and reader.input_version <= _HIGHEST:
            return pdf
    return rewritten(pdf)


def rewritten(pdf: bytes) -> bytes:
    """Write all objects anew, as PDF 1.7 with a plain xref table; breaks signatures.

    Raises:
        SigningError: It can't be read, or is encrypted.
    """
    reader = open_pdf(pdf, SigningError)
    with guarded(SigningError):
        writer = copy_into_new_writer(reader)
        if "/Version" in writer.root:
            del writer.root["/Version"]
        writer.output_version = _HIGHEST
        output = BytesIO()
        writer.write(output)
    return output.getvalue()


def release(pdf: bytes, names: Collection[str], *, now: datetime) -> bytes:
    """Take away empty signature fields, and note where they were.

    Args:
        pdf: Without signatures.
        names: Fully qualified names of the fields.
        now: For the note, which must carry a time (ISO 32000-1, table 319).

    Returns:
        The given bytes and an update; the same bytes if it has none of these fields.

    Raises:
        SigningError: The PDF can't be read, or has a signature already.
    """
    reader = open_pdf(pdf, SigningError)
    with guarded(SigningError):
        fields = list(signature_fields(reader))
        if any(value is not None for _, value, _ in fields):
            raise SigningError("sign.release-late")
        gone = [str(name) for name, _, _ in fields if name in names]
        if not gone:
            return pdf
        places = [place for place in places_of(reader) if place.name in gone]
        writer = Update.from_reader(reader)
        form = writer.root["/AcroForm"]
        for name in gone:
            _remove(writer, form["/Fields"], name.split("."))
        _note(writer, places, now)
        output = BytesIO()
        writer.write(output)
    return output.getvalue()


def places_of(reader: PdfFileReader) -> list[Place]:
    """List the places of all signature fields, filled or empty, that are there."""
    pages, annotations = page_numbers(reader)
    found = []
    for name, _, dictionary in signature_fields(reader):
        widget = _widget(dictionary)
        page = widget.raw_get("/P") if "/P" in widget else None
        page_no = pages.get(getattr(page, "idnum", -1))
        if page_no is None and widget.container_ref is not None:
            page_no = annotations.get(widget.container_ref.idnum)
        rect = read_rect(entry(widget, "/Rect", ()))
        found.append(Place(name, page_no, rect, str(entry(dictionary, "/TU", ""))))
    return found


def released(reader: PdfFileReader) -> list[Place]:
    """List the places whose fields were taken away.

    A note that isn't as we write it is passed over: it is private data, and anyone may write it.
    """
    found = []
    for note in _notes(entry(reader.root, "/PieceInfo", {})):
        name, page_no = entry(note, "/T"), entry(note, "/Page")
        if isinstance(name, str) and (page_no is None or isinstance(page_no, int)):
            number = None if page_no is None else int(page_no)
            rect = read_rect(entry(note, "/Rect", ()))
            found.append(Place(name, number, rect, str(entry(note, "/TU", ""))))
    return found


def is_certified(reader: PdfFileReader) -> bool:
    """Tell whether the author's signature allows no new fields (ISO 32000-1, 12.8.2.2)."""
    return "/DocMDP" in entry(reader.root, "/Perms", {})


def lies_on(signature: Place, place: Place) -> bool:
    """Tell whether a signature that a service added takes a place.

    Services round to whole points and some fit the box to their picture, so the middle of the
    smaller box lying inside the larger one is enough. An invisible place has no middle: it is
    never taken.
    """
    if signature.page_no != place.page_no or _area(place.rect) == 0 or _area(signature.rect) == 0:
        return False
    small, large = sorted((signature.rect, place.rect), key=_area)
    x, y = (small[0] + small[2]) / 2, (small[1] + small[3]) / 2
    return (
        large[0] - _SLACK_PT <= x <= large[2] + _SLACK_PT
        and large[1] - _SLACK_PT <= y <= large[3] + _SLACK_PT
    )


def add_field(pdf: bytes, place: Place) -> bytes:
    """Add an empty signature field, as an update.

    Args:
        pdf: With or without signatures.
        place: The field's name, without dots, page and box.

    Raises:
        SigningError: The PDF can't be read, or has such a field or no such page.
    """
    reader = open_pdf(pdf, SigningError)
    with guarded(SigningError):
        writer = Update.from_reader(reader)
        left, bottom, right, top = map(round, place.rect)
        box = None if _area(place.rect) == 0 else (left, bottom, right, top)
        spec = SigFieldSpec(place.name, on_page=(place.page_no or 1) - 1, box=box)
        append_signature_field(writer, spec)
        output = BytesIO()
        writer.write(output)
    return output.getvalue()


def _notes(info: Any) -> list[Any]:
    return items(entry(entry(entry(info, _OWNER, {}), "/Private", {}), _PLACES, ()))


def _area(rect: Rect) -> float:
    return (rect[2] - rect[0]) * (rect[3] - rect[1])


def _widget(dictionary: Any) -> Any:
    kids = entry(dictionary, "/Kids", ())
    return kids[0] if len(kids) else dictionary


def _remove(writer: IncrementalPdfFileWriter, fields: Any, path: list[str]) -> None:
    for index, field in enumerate(items(fields)):
        if str(entry(field, "/T", "")) != path[0]:
            continue
        if len(path) > 1 and "/Kids" in field:
            _remove(writer, field["/Kids"], path[1:])
            if len(field["/Kids"]):
                return
        else:
            _hide(writer, [field, *items(entry(field, "/Kids", ()))])
        del fields[index]
        writer.update_container(fields)
        return


def _hide(writer: IncrementalPdfFileWriter, widgets: Iterable[Any]) -> None:
    gone = {widget.container_ref.idnum for widget in widgets if widget.container_ref is not None}
    for page_index in range(int(writer.root["/Pages"]["/Count"])):
        page = writer.find_page_for_modification(page_index)[0].get_object()
        listed = entry(page, "/Annots", generic.ArrayObject())
        kept = [
            listed.raw_get(index)
            for index in range(len(listed))
            if getattr(listed.raw_get(index), "idnum", None) not in gone
        ]
        if len(kept) == len(listed):
            continue
        if kept:
            page["/Annots"] = generic.ArrayObject(kept)
        else:
            del page["/Annots"]
        writer.update_container(page)


def _note(writer: IncrementalPdfFileWriter, places: list[Place], now: datetime) -> None:
    notes = generic.ArrayObject()
    for place in places:
        note = generic.DictionaryObject(
            {
                pdf_name("/T"): pdf_string(place.name),
                pdf_name("/Rect"): generic.ArrayObject(map(generic.FloatObject, place.rect)),
            }
        )
        if place.office:
            note["/TU"] = pdf_string(place.office)
        if place.page_no is not None:
            note["/Page"] = generic.NumberObject(place.page_no)
        notes.append(note)
    root = writer.root
    info = entry(root, "/PieceInfo", generic.DictionaryObject())
    earlier = _notes(info)
    private = generic.DictionaryObject(entry(entry(info, _OWNER, {}), "/Private", {}))
    private[_PLACES] = generic.ArrayObject([*earlier, *notes])
    info[_OWNER] = generic.DictionaryObject(
        {
            pdf_name("/LastModified"): generic.pdf_date(now.astimezone(UTC)),
            pdf_name("/Private"): private,
        }
    )
    root["/PieceInfo"] = info
    writer.update_root()
