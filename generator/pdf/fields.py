"""Empty signature fields in a bundle, one for each signatory of each part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from generator.pdf.objects import add, dictionary, rectangle, reference, stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PageObject, PdfWriter
    from pypdf.generic import IndirectObject

    from generator.pdf.anchors import Marks, Rect
    from generator.pdf.parts import Part

PRINT_FLAG: Final = 4  # ISO 32000-1, table 165, bit 3

# The frame of a place that nobody has signed yet: a thin grey line just inside the box.
_FRAME: Final = "q 0.6 G 0.5 w 0.25 0.25 {:.3f} {:.3f} re S Q"
_LINE_PT: Final = 0.5


def add_fields(
    writer: PdfWriter, marks: Sequence[tuple[Part, Sequence[PageObject], Marks]]
) -> None:
    """Add the form with all fields; without any, there is no form.

    Args:
        writer: The bundle.
        marks: Each part, its pages in the bundle and the places found on them.
    """
    fields = ArrayObject()
    for part, pages, found in marks:
        if not part.roles:
            continue
        places = {anchor.role: anchor for anchor in found.anchors}
        kids = ArrayObject()
        parent = dictionary({"/T": TextStringObject(part.key), "/Kids": kids})
        fields.append(add(writer, parent))
        for role in part.roles:
            page = pages[places[role].page_index]
            widget = _widget(writer, role, places[role].rect)
            widget[NameObject("/Parent")] = reference(parent)
            widget[NameObject("/P")] = reference(page)
            if office := part.offices.get(role):
                widget[NameObject("/TU")] = TextStringObject(office)
            kids.append(annotate(writer, page, widget))
    root = writer.root_object
    root.pop("/AcroForm", None)
    if fields:
        root[NameObject("/AcroForm")] = add(writer, dictionary({"/Fields": fields}))


def _widget(writer: PdfWriter, role: str, rect: Rect) -> DictionaryObject:
    return dictionary(
        {
            "/FT": NameObject("/Sig"),
            "/T": TextStringObject(role),
            "/Type": NameObject("/Annot"),
            "/Subtype": NameObject("/Widget"),
            "/Rect": rectangle(rect),
            "/F": NumberObject(PRINT_FLAG),
            "/AP": dictionary({"/N": add(writer, _empty_box(rect))}),
        }
    )


def _empty_box(rect: Rect) -> Any:
    """Draw the box of an unsigned field; PDF/A wants every widget drawn (ISO 19005-3, 6.3.3)."""
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    return stream(
        _FRAME.format(width - _LINE_PT, height - _LINE_PT).encode("ascii"),
        {
            "/Type": NameObject("/XObject"),
            "/Subtype": NameObject("/Form"),
            "/BBox": rectangle((0, 0, width, height)),
            "/Resources": DictionaryObject(),
        },
    )


def annotate(writer: PdfWriter, page: PageObject, annotation: DictionaryObject) -> IndirectObject:
    """Add an annotation to a page, its rectangle as it is (`add_annotation` rewrites it)."""
    made = add(writer, annotation)
    present: Any = page.get("/Annots")
    entries = ArrayObject(present.get_object() if present is not None else ())
    entries.append(made)
    page[NameObject("/Annots")] = entries
    return made
