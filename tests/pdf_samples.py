"""Small PDFs with signature fields, built for tests."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

DOCUMENTS = ("nota_kesepakatan", "rencana_kerja")
ROLES = ("kesatu", "kedua")
BOX = (60.0, 100.0, 230.0, 162.0)


def bundle_with_fields(*, rect: tuple[float, float, float, float] = BOX, pages: int = 2) -> bytes:
    """Build a PDF whose first two pages each carry an empty signature field for both parties."""
    writer = PdfWriter()
    parents = ArrayObject()
    for index in range(pages):
        page = writer.add_blank_page(595, 842)
        content = DecodedStreamObject()
        content.set_data(f"0 g 60 {700 - index % 100} 200 2 re f".encode())
        page[NameObject("/Contents")] = writer._add_object(content)
    for document, page in zip(DOCUMENTS, writer.pages, strict=False):
        parent = DictionaryObject({NameObject("/T"): TextStringObject(document)})
        parent_reference = writer._add_object(parent)
        kids = ArrayObject()
        for index, role in enumerate(ROLES):
            offset = 250.0 * index if rect != (0.0, 0.0, 0.0, 0.0) else 0.0
            widget = DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Annot"),
                    NameObject("/Subtype"): NameObject("/Widget"),
                    NameObject("/FT"): NameObject("/Sig"),
                    NameObject("/T"): TextStringObject(role),
                    NameObject("/Parent"): parent_reference,
                    NameObject("/F"): NumberObject(132),
                    NameObject("/P"): page.indirect_reference,
                    NameObject("/Rect"): ArrayObject(
                        FloatObject(value + (offset if place % 2 == 0 else 0.0))
                        for place, value in enumerate(rect)
                    ),
                }
            )
            kids.append(writer._add_object(widget))
        parent[NameObject("/Kids")] = kids
        parents.append(parent_reference)
        page[NameObject("/Annots")] = kids
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(
        DictionaryObject({NameObject("/Fields"): parents, NameObject("/SigFlags"): NumberObject(1)})
    )
    target = BytesIO()
    writer.write(target)
    return target.getvalue()
