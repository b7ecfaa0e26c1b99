"""What a bundle says of itself: document information, XMP, language, colours, order of signing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pypdf.generic import ArrayObject, BooleanObject, NameObject, NumberObject, TextStringObject

from generator.pdf.objects import add, dictionary, pdf_date, stream
from generator.pdf.xmp import packet

if TYPE_CHECKING:
    from datetime import datetime

    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject

PRODUCER: Final = "naskah-kerjasama"
PROFILE: Final = Path(__file__).parent / "colour" / "sRGB.icc"

_COMPONENTS: Final = 3


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


def describe(writer: PdfWriter, info: BundleInfo) -> None:
    """Write the information into a file, in place of whatever the parts said of themselves."""
    date = pdf_date(info.created)
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
    for leftover in ("/Metadata", "/StructTreeRoot", "/MarkInfo", "/OpenAction", "/AA"):
        root.pop(leftover, None)
    _keep_destinations(root)
    kind = {"/Type": NameObject("/Metadata"), "/Subtype": NameObject("/XML")}
    # Left as plain text, so that programs that know no PDF find it (ISO 16684-1, annex A.2).
    metadata = stream(packet(info, producer=PRODUCER), kind, compress=False)
    root[NameObject("/Metadata")] = add(writer, metadata)
    root[NameObject("/Lang")] = TextStringObject(info.language)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/ViewerPreferences")] = dictionary({"/DisplayDocTitle": BooleanObject(True)})
    root[NameObject("/OutputIntents")] = ArrayObject([add(writer, _output_intent(writer))])
    if info.signing_order:
        root[NameObject("/PieceInfo")] = _private_data(info)


def _keep_destinations(root: DictionaryObject) -> None:
    """Leave nothing in the name dictionary but the targets of links."""
    names = root.pop("/Names", None)
    if names is not None and (found := names.get_object().get("/Dests")) is not None:
        root[NameObject("/Names")] = dictionary({"/Dests": found})


def _output_intent(writer: PdfWriter) -> DictionaryObject:
    """Say which colours DeviceRGB and DeviceGray stand for (ISO 19005-3, 6.2.3)."""
    profile = stream(PROFILE.read_bytes(), {"/N": NumberObject(_COMPONENTS)})
    return dictionary(
        {
            "/Type": NameObject("/OutputIntent"),
            "/S": NameObject("/GTS_PDFA1"),
            "/OutputConditionIdentifier": TextStringObject("sRGB"),
            "/RegistryName": TextStringObject("http://www.color.org"),
            "/Info": TextStringObject("sRGB IEC61966-2.1"),
            "/DestOutputProfile": add(writer, profile),
        }
    )


def _private_data(info: BundleInfo) -> DictionaryObject:
    """Lay out the order of signing as a page-piece dictionary (ISO 32000-1, 14.5).

    That is where a PDF keeps what only one program reads; PDF/A allows it, and incremental
    updates carry it along. `generator.signing.order` reads it.
    """
    stages = ArrayObject(
        ArrayObject(TextStringObject(role) for role in stage) for stage in info.signing_order
    )
    date = TextStringObject(pdf_date(info.created))
    private = dictionary({"/SigningOrder": stages})
    data = dictionary({"/LastModified": date, "/Private": private})
    return dictionary({"/NaskahKerjaSama": data})
