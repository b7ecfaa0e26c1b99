from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from template_samples import repacked, tagged

from generator.errors import TemplateError
from generator.rendering.package import CONTENT_TYPES, DOCUMENT, read_package, write_package

PARTS = {CONTENT_TYPES: b"<Types/>", DOCUMENT: b"<w/>", "word/media/a.png": bytes(2000)}


def test_reading_gives_what_was_written() -> None:
    assert read_package(write_package(PARTS), name="uji") == PARTS


@given(st.dictionaries(st.from_regex(r"word/[a-z]{1,8}\.bin", fullmatch=True), st.binary()))
def test_any_parts_come_back(extra: dict[str, bytes]) -> None:
    parts = {**PARTS, **extra}
    assert read_package(write_package(parts), name="uji") == parts


def test_bytes_depend_on_the_parts_alone_not_on_their_order() -> None:
    turned = dict(reversed(PARTS.items()))
    assert write_package(turned) == write_package(PARTS)


def test_content_types_come_first_and_times_are_fixed() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(PARTS))) as package:
        entries = package.infolist()
    assert entries[0].filename == CONTENT_TYPES
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}


def test_pictures_are_stored_and_text_is_deflated() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(PARTS))) as package:
        kinds = {entry.filename: entry.compress_type for entry in package.infolist()}
    assert kinds["word/media/a.png"] == zipfile.ZIP_STORED
    assert kinds[DOCUMENT] == zipfile.ZIP_DEFLATED


def test_folders_in_the_package_are_no_parts() -> None:
    assert "word/" not in read_package(repacked(tagged("A"), {"word/": b""}), name="uji")


@given(st.binary(max_size=300))
def test_no_rubbish_is_read(content: bytes) -> None:
    with pytest.raises(TemplateError) as caught:
        read_package(content, name="uji.docx")
    assert (caught.value.code, caught.value.where) == ("template.not-docx", "uji.docx")


@given(st.data())
def test_a_damaged_package_is_read_or_refused(data: st.DataObject) -> None:
    whole = tagged("isi dokumen")
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    try:
        parts = read_package(damaged, name="uji")
    except TemplateError as exc:
        assert exc.code in {"template.not-docx", "template.too-large", "template.outside"}  # noqa: PT017
    else:
        assert DOCUMENT in parts
