from __future__ import annotations

import io
import subprocess
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from docx_builder import DocxBuilder, agreement, new_page, paragraph, run
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link

from generator.errors import BundleError
from generator.pdf.anchors import take_marks
from generator.pdf.bundle import BundleInfo, Part, merge
from generator.pdf.embedded import RdocxEngine
from generator.pdf.libreoffice import LibreOfficeEngine

if TYPE_CHECKING:
    from pathlib import Path

    from generator.pdf.engine import PdfEngine

WITA = timezone(timedelta(hours=8))
INFO = BundleInfo(
    title="Sinergi Pendaftaran Tanah",
    author="Kabupaten Contoh",
    subject="Nota Kesepakatan",
    keywords="100.3.7/12/NK/2026",
    created=datetime(2026, 3, 2, 9, 30, tzinfo=WITA),
)


def cover() -> bytes:
    builder = DocxBuilder()
    builder.add(paragraph(run("SAMPUL")), new_page(run("DAFTAR ISI")))
    for key in ("nota_kesepakatan", "rencana_kerja"):
        builder.add(paragraph(builder.link(f"naskah:hal/{key}", f"Daftar {key}")))
    return builder.build()


@cache
def parts(engine: type[PdfEngine] = RdocxEngine) -> tuple[Part, ...]:
    docx = [cover(), agreement("kesatu", "kedua", articles=9), agreement("kesatu")]
    front, agreed, planned = engine().convert(docx, timeout_s=120)
    return (
        Part("sampul", "Sampul", "S", front),
        Part("nota_kesepakatan", "Nota Kesepakatan", "NK", agreed, ("kesatu", "kedua")),
        Part("rencana_kerja", "Rencana Kerja", "RK", planned, ("kesatu",)),
    )


def bundled(*chosen: Part) -> PdfReader:
    return PdfReader(io.BytesIO(merge(chosen or parts(), INFO)))


def page_count(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def blank(*roles: str, pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    for number, role in enumerate(roles):
        rect = (10, 600 - 100 * number, 110, 650 - 100 * number)
        writer.add_annotation(0, Link(rect=rect, url=f"naskah:ttd/{role}?w=100&h=50"))
    return written(writer)


@cache
def signer() -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Penanda Tangan Rekaan")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    data = pkcs12.serialize_key_and_certificates(b"uji", key, certificate, None, NoEncryption())
    loaded = signers.SimpleSigner.load_pkcs12_data(data, other_certs=[])
    assert isinstance(loaded, signers.SimpleSigner)
    return loaded


def sign(pdf: bytes, field: str) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    metadata = signers.PdfSignatureMetadata(
        field_name=field, subfilter=fields.SigSeedSubFilter.PADES
    )
    output = signers.sign_pdf(writer, metadata, signer=signer(), existing_fields_only=True)
    return bytes(output.getvalue())


def code_of(*chosen: Part) -> str:
    with pytest.raises(BundleError) as caught:
        merge(chosen, INFO)
    assert caught.value.message()
    assert caught.value.message("en")
    caught.value.hint()
    return caught.value.code


def test_bundle_has_every_page_in_order() -> None:
    expected = [
        page.extract_text() for part in parts() for page in PdfReader(io.BytesIO(part.pdf)).pages
    ]

    assert [page.extract_text() for page in bundled().pages] == expected


def test_outline_has_one_entry_per_part_with_its_headings_below() -> None:
    outline: list[Any] = bundled().outline

    assert [entry["/Title"] for entry in outline if not isinstance(entry, list)] == [
        "Sampul", "Nota Kesepakatan", "Rencana Kerja",
    ]  # fmt: skip
    (agreed, planned) = (entry for entry in outline if isinstance(entry, list))
    assert len(agreed) == 9
    assert next(entry["/Title"] for entry in planned).endswith("JUDUL PASAL 1")
    assert not any("\n" in entry["/Title"] for entry in agreed)


def test_outline_leads_to_the_first_page_of_each_part() -> None:
    reader = bundled()
    starts = [0]
    for part in parts()[:-1]:
        starts.append(starts[-1] + page_count(part.pdf))
    entries = [entry for entry in reader.outline if not isinstance(entry, list)]

    assert [reader.get_destination_page_number(entry) for entry in entries] == starts


def test_cover_pages_are_roman_and_others_count_from_one() -> None:
    expected = ["i", "ii"]
    for part in parts()[1:]:
        expected += [f"{part.label}-{n}" for n in range(1, page_count(part.pdf) + 1)]

    assert bundled().page_labels == expected


def test_document_information_is_that_of_the_bundle() -> None:
    reader = bundled()
    information: Any = reader.metadata

    assert information == {
        "/Title": INFO.title,
        "/Author": INFO.author,
        "/Subject": INFO.subject,
        "/Keywords": INFO.keywords,
        "/Producer": "naskah-kerjasama",
        "/CreationDate": "D:20260302093000+08'00'",
        "/ModDate": "D:20260302093000+08'00'",
    }
    root: Any = reader.root_object
    assert root["/Lang"] == "id-ID"
    assert root["/PageMode"] == "/UseOutlines"
    assert root["/ViewerPreferences"] == {"/DisplayDocTitle": True}


def test_nothing_that_described_one_part_only_is_left() -> None:
    pdf = merge(parts(), INFO)

    for name in (b"naskah:", b"rdocx", b"/StructParent ", b"(und)"):
        assert name not in pdf
    assert pdf.count(b"/Type /Metadata") == pdf.count(b"<x:xmpmeta") == 1


def test_bundle_has_the_plain_file_form() -> None:
    pdf = merge(parts(), INFO)

    assert pdf.startswith(b"%PDF-1.7")
    assert b"\nxref\n" in pdf
    assert b"/ObjStm" not in pdf
    assert b"/NeedAppearances" not in pdf


def test_equal_input_gives_equal_bytes_and_another_title_another_identifier() -> None:
    other = BundleInfo("Lain", "a", "b", "c", INFO.created)

    assert merge(parts(), INFO) == merge(parts(), INFO)
    first, second = (
        PdfReader(io.BytesIO(merge(parts(), info))).trailer["/ID"] for info in (INFO, other)
    )
    assert first != second


def test_equal_drawings_of_parts_are_stored_once() -> None:
    part = parts()[1]
    twice = merge([part, Part("salinan", "Salinan", "S", part.pdf, part.roles)], INFO)

    assert len(twice) < 1.7 * len(merge([part], INFO))


@pytest.mark.parametrize(
    "engine", [RdocxEngine, pytest.param(LibreOfficeEngine, marks=pytest.mark.libreoffice)]
)
def test_contents_lines_lead_to_their_documents(engine: type[PdfEngine]) -> None:
    reader = PdfReader(io.BytesIO(merge(parts(engine), INFO)))
    starts = [page_count(parts(engine)[0].pdf)]
    starts.append(starts[0] + page_count(parts(engine)[1].pdf))
    annotations: Any = reader.pages[1]["/Annots"]
    targets = [entry.get_object()["/Dest"][0] for entry in annotations]

    assert sorted(reader.pages.index(target.get_object()) for target in targets) == starts


def test_contents_line_to_a_document_outside_the_bundle_is_refused() -> None:
    front, agreed, _ = parts()

    assert code_of(front, agreed) == "bundle.link-unknown"


def test_fields_are_named_after_document_and_role() -> None:
    found: Any = bundled().get_fields()

    assert [name for name, field in found.items() if field.get("/FT") == "/Sig"] == [
        "nota_kesepakatan.kesatu", "nota_kesepakatan.kedua", "rencana_kerja.kesatu",
    ]  # fmt: skip


def test_field_is_a_printable_widget_on_the_page_of_its_place() -> None:
    front, agreed, _ = parts()
    (place, _) = take_marks(PdfReader(io.BytesIO(agreed.pdf)).pages, part=agreed.key).anchors
    reader = bundled()
    form: Any = reader.root_object["/AcroForm"]
    widget = form["/Fields"][0].get_object()["/Kids"][0].get_object()
    page = widget["/P"].get_object()

    assert widget["/Subtype"] == "/Widget"
    assert widget["/F"] == 4
    assert widget in [entry.get_object() for entry in page["/Annots"]]
    assert page == reader.pages[page_count(front.pdf) + place.page_index]
    assert list(widget["/Rect"]) == pytest.approx(place.rect, abs=0.01)


def test_bundle_without_roles_has_no_form() -> None:
    assert "/AcroForm" not in bundled(Part("surat", "Surat", "S", blank())).root_object


@given(st.lists(st.integers(1, 4), min_size=1, max_size=5))
@settings(max_examples=20, deadline=None)
def test_merge_adds_page_counts(counts: list[int]) -> None:
    chosen = [
        Part(f"d{n}", f"Dokumen {n}", f"D{n}", blank(pages=count)) for n, count in enumerate(counts)
    ]
    reader = bundled(*chosen)

    assert len(reader.pages) == sum(counts)
    assert len(set(reader.page_labels)) == sum(counts)


def test_merge_refuses_missing_doubled_and_unexpected_places() -> None:
    assert code_of(Part("nk", "NK", "NK", blank(), ("kesatu",))) == "bundle.anchor-missing"
    doubled = Part("nk", "NK", "NK", blank("kesatu", "kesatu"), ("kesatu",))
    assert code_of(doubled) == "bundle.anchor-twice"
    assert code_of(Part("nk", "NK", "NK", blank("saksi"))) == "bundle.anchor-unexpected"


def test_merge_refuses_nothing_and_doubled_or_odd_names() -> None:
    assert code_of() == "bundle.empty"
    part = Part("nk", "NK", "NK", blank())
    assert code_of(part, part) == "bundle.duplicate-key"
    assert code_of(Part("n.k", "NK", "NK", blank())) == "bundle.bad-name"


@pytest.mark.parametrize("pdf", [b"", b"bukan pdf", b"%PDF-1.7\n%%EOF"])
def test_merge_refuses_unreadable_input(pdf: bytes) -> None:
    assert code_of(Part("nk", "NK", "NK", pdf)) == "bundle.unreadable"


def test_merge_refuses_a_pdf_without_pages() -> None:
    assert code_of(Part("nk", "NK", "NK", written(PdfWriter()))) == "bundle.no-pages"


def test_merge_refuses_encrypted_input() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(blank()))
    writer.encrypt("", owner_password="rahasia", algorithm="RC4-128")  # noqa: S106 - a test's

    assert code_of(Part("nk", "NK", "NK", written(writer))) == "bundle.encrypted"


def test_merge_refuses_signed_input() -> None:
    unsigned = merge([Part("nk", "NK", "NK", blank("kesatu"), ("kesatu",))], INFO)
    signed = sign(unsigned, "nk.kesatu")

    assert code_of(Part("nk", "NK", "NK", signed)) == "bundle.signed-input"


def test_merge_takes_a_bundle_that_is_not_signed_yet() -> None:
    unsigned = merge([Part("nk", "NK", "NK", blank("kesatu"), ("kesatu",))], INFO)

    assert "/AcroForm" not in bundled(Part("berkas", "Berkas", "B", unsigned)).root_object


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_part_merges_or_is_a_bundle_error(data: st.DataObject) -> None:
    content = bytearray(parts()[2].pdf)
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    part = Part("rencana_kerja", "Rencana Kerja", "RK", bytes(content), ("kesatu",))

    assert outcome(part)


def outcome(part: Part) -> bytes | str:
    try:
        return merge([part], INFO)
    except BundleError as exc:
        return exc.message()


@pytest.mark.parametrize(
    "engine", [RdocxEngine, pytest.param(LibreOfficeEngine, marks=pytest.mark.libreoffice)]
)
@pytest.mark.poppler
def test_prepared_fields_can_be_signed_one_after_the_other(
    engine: type[PdfEngine], tmp_path: Path
) -> None:
    names = ["nota_kesepakatan.kesatu", "nota_kesepakatan.kedua", "rencana_kerja.kesatu"]
    pdf = merge(parts(engine), INFO)
    for name in names:
        signed = sign(pdf, name)
        assert signed.startswith(pdf)
        pdf = signed
    path = tmp_path / "signed.pdf"
    path.write_bytes(pdf)
    report = subprocess.run(
        ["pdfsig", "-nocert", str(path)],  # noqa: S607 - found on the PATH by the marker
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert report.count("Signature is Valid.") == len(names)
    assert "Total document signed" in report
    assert all(name in report for name in names)
