from __future__ import annotations

import hashlib
import io
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject
from test_pdf_bundle import INFO, blank, parts

from generator.errors import VerificationError
from generator.pdf.attachments import Attachment, read_attachments
from generator.pdf.bundle import Part, merge

FILES = (
    Attachment("naskah.json", b'{"a": 1}', "application/json", "Source", "Isi"),
    Attachment("gambar.png", b"\x89PNG", "image/png", "Data", "Gambar"),
    Attachment("besar.txt", b"x" * 100_000, "text/plain", "Unspecified", "Teks"),
)


def with_files(*files: Attachment) -> bytes:
    return merge([Part("nk", "NK", "NK", blank())], INFO, files or FILES)


def root(pdf: bytes) -> Any:
    return PdfReader(io.BytesIO(pdf)).root_object


def test_files_come_back_as_they_went_in() -> None:
    assert read_attachments(with_files()) == FILES


def test_a_bundle_without_files_has_none() -> None:
    pdf = merge(parts(), INFO)

    assert read_attachments(pdf) == ()
    assert "/AF" not in root(pdf)


def test_files_are_listed_by_name_and_as_associated() -> None:
    catalog = root(with_files())
    listed = catalog["/Names"]["/EmbeddedFiles"]["/Names"]

    assert list(listed[::2]) == ["besar.txt", "gambar.png", "naskah.json"]
    assert [each.get_object()["/UF"] for each in catalog["/AF"]] == [each.name for each in FILES]
    assert {id(each.get_object()) for each in listed[1::2]} == {
        id(each.get_object()) for each in catalog["/AF"]
    }


def test_each_file_tells_type_size_time_and_checksum() -> None:
    specification = root(with_files())["/AF"][0].get_object()
    embedded = specification["/EF"]["/F"].get_object()

    assert specification["/F"] == specification["/UF"] == "naskah.json"
    assert specification["/AFRelationship"] == "/Source"
    assert specification["/Desc"] == "Isi"
    assert embedded["/Subtype"] == "/application/json"
    parameters = dict(embedded["/Params"])
    checksum = hashlib.md5(FILES[0].content, usedforsecurity=False).digest()
    assert parameters.pop("/CheckSum").original_bytes == checksum
    assert parameters == {
        "/Size": 8,
        "/CreationDate": "D:20260302093000+08'00'",
        "/ModDate": "D:20260302093000+08'00'",
    }


def test_other_files_give_another_identifier() -> None:
    changed = Attachment("naskah.json", b"{}", "application/json", "Source", "Isi")
    first, second = (
        PdfReader(io.BytesIO(with_files(each))).trailer["/ID"] for each in (FILES[0], changed)
    )

    assert first != second


def test_files_in_a_tree_of_names_are_found() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(with_files()))
    catalog: Any = writer.root_object
    tree = catalog["/Names"]["/EmbeddedFiles"].get_object()
    tree[NameObject("/Kids")] = ArrayObject([writer._add_object(tree.clone(writer))])
    del tree["/Names"], catalog["/AF"]
    output = io.BytesIO()
    writer.write(output)

    assert set(read_attachments(output.getvalue())) == set(FILES)


@pytest.mark.parametrize("pdf", [b"", b"bukan pdf", b"%PDF-1.7\n%%EOF"])
def test_unreadable_files_are_refused(pdf: bytes) -> None:
    with pytest.raises(VerificationError) as caught:
        read_attachments(pdf)
    assert caught.value.code == "attachment.unreadable"


def test_a_file_that_unpacks_to_very_much_is_refused() -> None:
    huge = Attachment("nol.bin", bytes(120_000_000), "application/octet-stream", "Data", "Nol")
    pdf = with_files(huge)

    assert len(pdf) < 1_000_000
    with pytest.raises(VerificationError) as caught:
        read_attachments(pdf)
    assert caught.value.code == "attachment.unreadable"
