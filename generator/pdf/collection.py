"""A bundle as a portfolio: viewers show its attachments as a collection (ISO 32000-1, 12.3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from generator.pdf.fields import PRINT_FLAG, annotate
from generator.pdf.objects import add, dictionary, numbers, reference

if TYPE_CHECKING:
    from pypdf import PdfWriter

FIELD: Final = "portofolio"

_COLUMNS: Final = (
    ("Desc", "/Desc", "Keterangan"),
    ("F", "/F", "Berkas"),
    ("Size", "/Size", "Bita"),
)


@dataclass(frozen=True, slots=True)
class Seal:
    """Who may sign the container itself, without a visible box.

    Attributes:
        role: Such as `kedua`; the field is named `portofolio.<role>`.
        office: The office signed in.
    """

    role: str
    office: str


def make_collection(writer: PdfWriter) -> None:
    """Have viewers list the attachments, beside the cover.

    No attachment is named as the first to show, and the list begins hidden, so the cover is what
    opens (ISO 32000-1, table 155); the attachments stand in the panel next to it.
    """
    schema = {"/Type": NameObject("/CollectionSchema")} | {
        f"/{key}": dictionary(
            {
                "/Type": NameObject("/CollectionField"),
                "/Subtype": NameObject(kind),
                "/N": TextStringObject(title),
                "/O": NumberObject(place),
                "/E": BooleanObject(False),
            }
        )
        for place, (key, kind, title) in enumerate(_COLUMNS)
    }
    root = writer.root_object
    root[NameObject("/Collection")] = dictionary(
        {
            "/Type": NameObject("/Collection"),
            "/View": NameObject("/H"),
            "/Schema": dictionary(schema),
        }
    )
    root[NameObject("/PageMode")] = NameObject("/UseAttachments")


def add_seal(writer: PdfWriter, seal: Seal) -> None:
    """Add an invisible signature field for whoever puts the portfolio together."""
    page = writer.pages[0]
    parent = dictionary({"/T": TextStringObject(FIELD)})
    held = add(writer, parent)
    widget = dictionary(
        {
            "/FT": NameObject("/Sig"),
            "/T": TextStringObject(seal.role),
            "/TU": TextStringObject(seal.office),
            "/Parent": held,
            "/Type": NameObject("/Annot"),
            "/Subtype": NameObject("/Widget"),
            "/Rect": numbers((0, 0, 0, 0)),
            "/F": NumberObject(PRINT_FLAG),
            "/P": reference(page),
        }
    )
    parent[NameObject("/Kids")] = ArrayObject([annotate(writer, page, widget)])
    root: Any = writer.root_object
    form = root.get("/AcroForm")
    fields = form.get_object()["/Fields"] if form is not None else ArrayObject()
    fields.append(held)
    root[NameObject("/AcroForm")] = add(writer, DictionaryObject({NameObject("/Fields"): fields}))
