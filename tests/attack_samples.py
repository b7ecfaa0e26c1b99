"""Builds signed PDFs and attacks on them, byte by byte, for `test_signing_attacks.py`.

The classes are those of the literature on attacks against PDF signatures: universal signature
forgery, incremental saving, signature wrapping, shadow documents and attacks on certification.
"""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pdf_samples import bundle_with_fields
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from signing_samples import FIELD, NOW, pki, sign_with

from generator.signing.signer import SignatureRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Change = Callable[[IncrementalPdfFileWriter], None]

SECOND = "nota_kesepakatan.kedua"


# --- what is attacked ----------------------------------------------------------------------


def update(pdf: bytes, change: Change) -> bytes:
    """Append a proper incremental update."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def dictionary(**entries: Any) -> generic.DictionaryObject:
    return generic.DictionaryObject({pdf_name(f"/{key}"): value for key, value in entries.items()})


def stream(data: bytes, **entries: Any) -> generic.StreamObject:
    return generic.StreamObject(dictionary(**entries), stream_data=data)


def numbers(*values: float) -> generic.ArrayObject:
    return generic.ArrayObject(generic.FloatObject(value) for value in values)


def box(data: bytes = b"1 g 0 0 200 40 re f") -> generic.StreamObject:
    return stream(
        data, Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"), BBox=numbers(0, 0, 200, 40)
    )


def font(name: str) -> generic.DictionaryObject:
    return dictionary(
        Type=pdf_name("/Font"), Subtype=pdf_name("/Type1"), BaseFont=pdf_name(f"/{name}")
    )


def _prepare(writer: IncrementalPdfFileWriter) -> None:
    """Add what the attacks work on, before anyone signs: text, font, text field, overlay, spares.

    The overlay and the spares are what an author with bad intentions hides in a document.
    """
    page = writer.root["/Pages"]["/Kids"][0]
    fonts = dictionary(F1=writer.add_object(font("Helvetica")))
    page["/Resources"] = dictionary(Font=fonts)
    content = b"BT /F1 12 Tf 60 600 Td (Biaya ditanggung PIHAK KESATU) Tj ET"
    page["/Contents"] = writer.add_object(stream(content))
    text_field = dictionary(
        Type=pdf_name("/Annot"),
        Subtype=pdf_name("/Widget"),
        FT=pdf_name("/Tx"),
        T=pdf_string("nilai"),
        V=pdf_string("100 juta"),
        DA=pdf_string("/F1 12 Tf 0 g"),
        Rect=numbers(60, 500, 260, 540),
        P=page.container_ref and generic.IndirectObject(page.container_ref.idnum, 0, writer),
        AP=dictionary(N=writer.add_object(box(b"BT /F1 12 Tf (100 juta) Tj ET"))),
    )
    overlay = dictionary(
        Type=pdf_name("/Annot"),
        Subtype=pdf_name("/Stamp"),
        Rect=numbers(60, 590, 260, 630),
        AP=dictionary(N=writer.add_object(box())),
    )
    places = page["/Annots"]
    field_place = writer.add_object(text_field)
    places.append(field_place)
    places.append(writer.add_object(overlay))
    writer.update_container(page)
    writer.update_container(places)
    form = writer.root["/AcroForm"]
    form["/Fields"].append(field_place)
    writer.update_container(form["/Fields"])
    writer.update_container(form)
    spare_page = dictionary(
        Type=pdf_name("/Page"),
        MediaBox=numbers(0, 0, 595, 842),
        Contents=writer.add_object(stream(b"0 g 60 60 400 400 re f")),
    )
    kid = writer.add_object(spare_page)
    tree = dictionary(
        Type=pdf_name("/Pages"), Kids=generic.ArrayObject([kid]), Count=generic.NumberObject(1)
    )
    tree_place = writer.add_object(tree)
    spare_page["/Parent"] = tree_place
    writer.root["/Spare"] = tree_place
    # A stream whose data looks like the page's content, an object within an object.
    number = page.raw_get("/Contents").idnum
    decoy = (
        b"%d 0 obj\n<< /Length 20 >>\nstream\n0 g 0 0 500 500 re f\nendstream\nendobj\n" % number
    )
    writer.root["/Decoy"] = writer.add_object(stream(decoy))
    writer.update_root()


@cache
def unsigned() -> bytes:
    """Give a bundle with four places to sign, and everything an attacker could wish for."""
    return update(bundle_with_fields(), _prepare)


@cache
def signed(*, certify: bool = False) -> bytes:
    """Give that bundle with the first signature."""
    return sign_with(
        pki().people["kesatu"], unsigned(), SignatureRequest(FIELD, NOW, certify=certify)
    )


def then_signed(pdf: bytes) -> bytes:
    """Let the second party sign whatever it is given."""
    return sign_with(pki().people["kedua"], pdf, SignatureRequest(SECOND, NOW))


def number_of(pdf: bytes, *keys: str | int) -> int:
    """Find the object number at a path from the catalog."""
    reader = PdfFileReader(BytesIO(pdf))
    node: Any = reader.root
    for key in keys[:-1]:
        node = node[key]
    return int(node.raw_get(keys[-1]).idnum)


PAGE = ("/Pages", "/Kids", 0)


# --- incremental saving --------------------------------------------------------------------


def _page(writer: IncrementalPdfFileWriter) -> Any:
    return writer.root["/Pages"]["/Kids"][0]


def _field(writer: IncrementalPdfFileWriter, index: int = 0) -> Any:
    return writer.root["/AcroForm"]["/Fields"][0]["/Kids"][index]


def _text_field(writer: IncrementalPdfFileWriter) -> Any:
    return writer.root["/AcroForm"]["/Fields"][2]


def _override(writer: IncrementalPdfFileWriter, old: Any, new: generic.PdfObject) -> None:
    reference = old.container_ref
    new.container_ref = reference
    writer.objects[(reference.generation, reference.idnum)] = new


def page_content(writer: IncrementalPdfFileWriter) -> None:
    _override(writer, _page(writer)["/Contents"], stream(b"0 g 0 0 500 500 re f"))


def page_content_added(writer: IncrementalPdfFileWriter) -> None:
    page = _page(writer)
    page["/Contents"] = generic.ArrayObject(
        [page.raw_get("/Contents"), writer.add_object(stream(b"0 g 0 0 9 9 re f"))]
    )
    writer.update_container(page)


def field_value(writer: IncrementalPdfFileWriter) -> None:
    field = _text_field(writer)
    field["/V"] = pdf_string("900 juta")
    writer.update_container(field)


def field_value_and_look(writer: IncrementalPdfFileWriter) -> None:
    field = _text_field(writer)
    field["/V"] = pdf_string("900 juta")
    look = writer.add_object(box(b"BT /F1 12 Tf (900 juta) Tj ET"))
    field["/AP"] = dictionary(N=look)
    writer.update_container(field)


def field_look(writer: IncrementalPdfFileWriter) -> None:
    look = box(b"BT /F1 12 Tf (900 juta) Tj ET")
    _override(writer, _text_field(writer)["/AP"]["/N"], look)


def signature_look(writer: IncrementalPdfFileWriter) -> None:
    field = _field(writer)
    field["/AP"] = dictionary(N=writer.add_object(box(b"0 g 0 0 200 40 re f")))
    writer.update_container(field)


def font_replaced(writer: IncrementalPdfFileWriter) -> None:
    old = _page(writer)["/Resources"]["/Font"]["/F1"]
    _override(writer, old, font("Symbol"))


def page_added(writer: IncrementalPdfFileWriter) -> None:
    tree = writer.root["/Pages"]
    reference = generic.IndirectObject(tree.container_ref.idnum, 0, writer)
    page = dictionary(Type=pdf_name("/Page"), MediaBox=numbers(0, 0, 595, 842), Parent=reference)
    tree["/Kids"].append(writer.add_object(page))
    tree["/Count"] = generic.NumberObject(int(tree["/Count"]) + 1)
    writer.update_container(tree["/Kids"])
    writer.update_container(tree)


def page_removed(writer: IncrementalPdfFileWriter) -> None:
    tree = writer.root["/Pages"]
    tree["/Kids"].pop()
    tree["/Count"] = generic.NumberObject(int(tree["/Count"]) - 1)
    writer.update_container(tree["/Kids"])
    writer.update_container(tree)


def catalog_replaced(writer: IncrementalPdfFileWriter) -> None:
    _override(
        writer,
        writer.root,
        dictionary(
            Type=pdf_name("/Catalog"),
            Pages=writer.root.raw_get("/Spare"),
            AcroForm=writer.root.raw_get("/AcroForm"),
        ),
    )


def annotation_over_text(writer: IncrementalPdfFileWriter) -> None:
    note = dictionary(
        Type=pdf_name("/Annot"),
        Subtype=pdf_name("/FreeText"),
        Contents=pdf_string("Biaya ditanggung PIHAK KEDUA"),
        Rect=numbers(60, 590, 260, 630),
        AP=dictionary(N=writer.add_object(box())),
    )
    places = _page(writer)["/Annots"]
    places.append(writer.add_object(note))
    writer.update_container(places)


def attachment(writer: IncrementalPdfFileWriter) -> None:
    content = writer.add_object(stream(b"lampiran", Type=pdf_name("/EmbeddedFile")))
    described = dictionary(
        Type=pdf_name("/Filespec"), F=pdf_string("lampiran.txt"), EF=dictionary(F=content)
    )
    names = generic.ArrayObject([pdf_string("lampiran.txt"), writer.add_object(described)])
    writer.root["/Names"] = dictionary(EmbeddedFiles=dictionary(Names=names))
    writer.update_root()


def script(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/OpenAction"] = dictionary(
        S=pdf_name("/JavaScript"), JS=pdf_string("app.alert('x')")
    )
    writer.update_root()


def optional_content(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/OCProperties"] = dictionary(OCGs=generic.ArrayObject(), D=dictionary())
    writer.update_root()


def order_of_signing(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/PieceInfo"] = dictionary(NaskahKerjaSama=dictionary())
    writer.update_root()


# --- shadow --------------------------------------------------------------------------------


def overlay_removed(writer: IncrementalPdfFileWriter) -> None:
    places = _page(writer)["/Annots"]
    places.pop()
    writer.update_container(places)


def overlay_emptied(writer: IncrementalPdfFileWriter) -> None:
    overlay = _page(writer)["/Annots"][-1]
    _override(writer, overlay["/AP"]["/N"], box(b""))


def overlay_hidden(writer: IncrementalPdfFileWriter) -> None:
    overlay = _page(writer)["/Annots"][-1]
    overlay["/F"] = generic.NumberObject(2)
    writer.update_container(overlay)


def page_tree_switched(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Pages"] = writer.root.raw_get("/Spare")
    writer.update_root()


def raw_update(pdf: bytes, entries: Mapping[int, int | None], **trailer: str) -> bytes:
    """Append a bare cross-reference table: object numbers to offsets, or to `None` to free them."""
    last = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    reader = PdfFileReader(BytesIO(pdf))
    told = {
        "Size": str(int(reader.trailer["/Size"])),
        "Root": f"{reader.trailer.raw_get('/Root').idnum} 0 R",
        "Prev": str(last),
        **trailer,
    }
    table = b"xref\n"
    for number, offset in sorted(entries.items()):
        line = b"%010d 65535 f \n" % 0 if offset is None else b"%010d 00000 n \n" % offset
        table += b"%d 1\n" % number + line
    if not entries:
        table += b"0 0\n"
    body = " ".join(f"/{key} {value}" for key, value in told.items()).encode()
    head = b"" if pdf.endswith(b"\n") else b"\n"
    start = len(pdf) + len(head)
    return pdf + head + table + b"trailer\n<< " + body + b" >>\nstartxref\n%d\n%%%%EOF\n" % start


def offset_of(pdf: bytes, number: int) -> int:
    (*_, last) = re.finditer(rb"(?<!\d)%d 0 obj" % number, pdf)
    return int(last.start())


def root_switched(pdf: bytes) -> bytes:
    """Let the trailer lead to a new catalog, with the spare pages and the old form."""
    reader = PdfFileReader(BytesIO(pdf))
    size = int(reader.trailer["/Size"])
    pages, form = (reader.root.raw_get(key).idnum for key in ("/Spare", "/AcroForm"))
    start = len(pdf) + 1
    body = b"\n%d 0 obj\n<< /Type /Catalog /Pages %d 0 R /AcroForm %d 0 R >>\nendobj\n"
    return raw_update(
        pdf + body % (size, pages, form),
        {size: start},
        Root=f"{size} 0 R",
        Size=str(size + 1),
        Prev=re.findall(rb"startxref\s+(\d+)", pdf)[-1].decode(),
    )


def content_switched(pdf: bytes) -> bytes:
    """Point the table to the decoy within the signed bytes."""
    number = number_of(pdf, *PAGE, "/Contents")
    return raw_update(pdf, {number: offset_of(pdf, number)})


def older_object_revived(pdf: bytes) -> bytes:
    """Point the table back to the page as it was before the last unsigned update."""
    page = number_of(pdf, *PAGE)
    first = re.search(rb"(?<!\d)%d 0 obj" % page, pdf)
    if first is None:
        raise ValueError(page)
    return raw_update(pdf, {page: first.start()})


def object_freed(pdf: bytes) -> bytes:
    return raw_update(pdf, {number_of(pdf, *PAGE, "/Contents"): None})


def table_loops(pdf: bytes) -> bytes:
    """Let the table name itself as its predecessor."""
    start = len(pdf) + (0 if pdf.endswith(b"\n") else 1)
    return raw_update(pdf, {}, Prev=str(start))


def object_twice(pdf: bytes) -> bytes:
    """Append a page's content under its old number, without any table."""
    number = number_of(pdf, *PAGE, "/Contents")
    return pdf + b"\n%d 0 obj\n<< /Length 4 >>\nstream\n0 g \nendstream\nendobj\n" % number


def object_twice_with_trailer(pdf: bytes) -> bytes:
    """The same with a trailer but no table, which repairing readers take."""
    return object_twice(pdf) + b"trailer\n<< /Size 99 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


def hybrid(pdf: bytes) -> bytes:
    """Add a table with an XRefStm, which readers of different age read differently."""
    data = b"\x01\x00\x00\x00\x09\x00"
    start = len(pdf) + (0 if pdf.endswith(b"\n") else 1)
    head = b"" if pdf.endswith(b"\n") else b"\n"
    reader = PdfFileReader(BytesIO(pdf))
    size = int(reader.trailer["/Size"])
    body = (
        b"%d 0 obj\n<< /Type /XRef /Size %d /W [1 4 1] /Index [4 1] /Length %d >>\nstream\n"
        % (size, size + 1, len(data))
        + data
        + b"\nendstream\nendobj\n"
    )
    return raw_update(pdf + head + body, {}, XRefStm=str(start), Size=str(size + 1))


# --- universal forgery: the signature object under its own number, changed --------------------


def forge(pdf: bytes, **entries: generic.PdfObject | None) -> bytes:
    """Override the signature object; `None` takes an entry away."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        signature = _field(writer)["/V"]
        copy = generic.DictionaryObject({key: signature.raw_get(key) for key in signature})
        for key, value in entries.items():
            copy.pop(pdf_name(f"/{key}"), None)
            if value is not None:
                copy[pdf_name(f"/{key}")] = value
        _override(writer, signature, copy)

    return update(pdf, change)


def integers(*values: int) -> generic.ArrayObject:
    return generic.ArrayObject(generic.NumberObject(value) for value in values)


def byte_range(pdf: bytes) -> tuple[int, int, int, int]:
    """Read the last byte range of a file."""
    (*_, last) = re.finditer(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", pdf)
    zero, first, second, length = (int(number) for number in last.groups())
    return zero, first, second, length


def range_patched(pdf: bytes, *values: int) -> bytes:
    """Write another byte range in place of the old one, as whoever signs could from the start."""
    old = b"[%d %d %d %d]" % byte_range(pdf)
    new = b"[" + b" ".join(b"%d" % value for value in values) + b"]"
    return pdf.replace(old, new.ljust(len(old)))


# --- wrapping ------------------------------------------------------------------------------


def wrapped(pdf: bytes) -> bytes:
    """Move the second signed stretch to the end, and put own objects where it was.

    The signature's dictionary begins before the gap and is ended anew, with a byte range that
    fits the moved stretch; the `startxref` in that stretch leads to a table of our own, which
    stands where the old one stood. The bytes the signature covers are the same as before.
    """
    _, first, second, length = byte_range(pdf)
    tail = pdf[second:]
    moved = second + 4000
    table = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    content = number_of(pdf, *PAGE, "/Contents")
    own = b"\n/ByteRange [0 %d %d %d] /Type /Sig /Filter /Adobe.PPKLite" % (first, moved, length)
    own += b" /SubFilter /ETSI.CAdES.detached >>\nendobj\n"
    own = own.ljust(table - second)
    old_table, old_trailer = pdf[table:].split(b"trailer", 1)
    trailer = b"trailer" + old_trailer.partition(b"startxref")[0]
    line = b"%d 1\n%010d 00000 n \n"
    size = len(old_table + trailer) + len(line % (content, 0))
    own += old_table + line % (content, table + size) + trailer
    own += (
        b"%d 0 obj\n<< /Length 20 >>\nstream\n0 g 0 0 500 500 re f\nendstream\nendobj\n" % content
    )
    return pdf[:second] + own.ljust(moved - second) + tail


# --- signatures and fields -----------------------------------------------------------------


def signature_in_two_fields(pdf: bytes) -> bytes:
    """Show the first party's signature in the second party's field as well."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        field = _field(writer, 1)
        field["/V"] = _field(writer).raw_get("/V")
        writer.update_container(field)

    return update(pdf, change)


def signature_removed(writer: IncrementalPdfFileWriter) -> None:
    field = _field(writer)
    field.pop("/V")
    field.pop("/AP", None)
    writer.update_container(field)


def field_removed(writer: IncrementalPdfFileWriter) -> None:
    kids = writer.root["/AcroForm"]["/Fields"][0]["/Kids"]
    kids.pop(0)
    writer.update_container(kids)


def field_renamed(writer: IncrementalPdfFileWriter) -> None:
    field = _field(writer)
    field["/T"] = pdf_string("saksi")
    writer.update_container(field)


def document_renamed(writer: IncrementalPdfFileWriter) -> None:
    parent = writer.root["/AcroForm"]["/Fields"][0]
    parent["/T"] = pdf_string("lain")
    writer.update_container(parent)


def form_removed(writer: IncrementalPdfFileWriter) -> None:
    writer.root.pop("/AcroForm")
    writer.update_root()


def signature_copied(writer: IncrementalPdfFileWriter) -> None:
    """Let the field point to a copy of its signature in the update."""
    field = _field(writer)
    signature = field["/V"]
    copy = generic.DictionaryObject({key: signature.raw_get(key) for key in signature})
    field["/V"] = writer.add_object(copy)
    writer.update_container(field)


def permissions_removed(writer: IncrementalPdfFileWriter) -> None:
    writer.root.pop("/Perms")
    writer.update_root()
