from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.places import SHOWN, Place, part_label

BODY = "word/document.xml"


@pytest.mark.parametrize(
    ("part", "indonesian", "english"),
    [
        ("word/document.xml", "isi", "body"),
        ("word/header2.xml", "kepala halaman 2", "header 2"),
        ("word/footer1.xml", "kaki halaman 1", "footer 1"),
        ("word/footnotes.xml", "catatan kaki", "footnotes"),
        ("docProps/core.xml", "properti", "properties"),
        ("word/theme/theme1.xml", "word/theme/theme1.xml", "word/theme/theme1.xml"),
    ],
)
def test_parts_are_named_as_people_name_them(part: str, indonesian: str, english: str) -> None:
    assert (part_label(part, "id"), part_label(part, "en")) == (indonesian, english)


def test_a_place_says_file_part_paragraph_and_text() -> None:
    assert Place(BODY, 3, "a  {{ b }}\tc", 3, 10).describe("x.docx") == (
        "x.docx, isi, paragraf 3: “a {{ b }} c”"
    )
    assert Place(BODY).describe("x.docx") == "x.docx, isi"


def test_a_long_text_is_quoted_around_the_place() -> None:
    text = "kata " * 40 + "{{ salah }}" + " kata" * 40
    shown, start, length = Place(BODY, 1, text, 200, 211).excerpt()
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert shown[start : start + length] == "{{ salah }}"


@given(st.text("ab {}\t", max_size=200), st.data())
def test_the_mark_lies_under_what_it_marks(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown, column, length = Place(BODY, 1, text, start, end).excerpt()
    assert len(shown) <= SHOWN + 2
    marked = " ".join(text[start:end].split())
    if marked and text[start] not in " \t" and len(text) <= SHOWN:
        assert shown[column : column + length] == marked
