from __future__ import annotations

import io

import pytest
from pypdf import PageObject, PdfReader
from rendered_samples import converted

from generator.pdf.marked import join_marks
from generator.pdf.pdfa.content import operations


def mark(number: int, text: str = "a", tag: str = "P") -> bytes:
    return f"/{tag} <<\n  /MCID {number}\n>> BDC\nq\nBT ({text}) Tj ET\nQ\nEMC\n".encode()


def steps(content: bytes) -> list[str]:
    found = operations(content)
    assert found is not None
    kept = {b"BDC", b"BMC", b"EMC", b"Tj"}
    return [f"{operands[-1]} {name.decode()}" if operands else name.decode()
            for operands, name in found if name in kept]  # fmt: skip


def marks_of(page: PageObject) -> int:
    content = page.get_contents()
    assert content is not None
    return int(content.get_data().count(b"BDC"))


ARTIFACT = b"/Artifact BMC\nq\nQ\nEMC\n"


def test_words_of_one_element_become_one_piece_and_the_rest_is_numbered_anew() -> None:
    content = b"q\n" + b"".join(mark(n, "abcd"[n]) for n in range(4)) + b"Q\n"
    joined = join_marks(content, [7, 7, 8, 8])
    assert joined is not None
    assert joined.numbers == {0: 0, 1: None, 2: 1, 3: None}
    first, second = ["b'a' Tj", "b'b' Tj", "EMC"], ["b'c' Tj", "b'd' Tj", "EMC"]
    begin = "['/MCID', {}] BDC"
    assert steps(joined.content) == [begin.format(0.0), *first, begin.format(1.0), *second]


@pytest.mark.parametrize(
    ("content", "owners"),
    [
        (mark(0) + ARTIFACT + mark(1), [7, 7]),  # something stands between
        (mark(0) + b"q Q\n" + mark(1), [7, 7]),
        (mark(0) + mark(1, tag="Span"), [7, 7]),
        (mark(0) + mark(1), [7, 8]),
        (mark(0) + mark(1), [None, None]),
        (mark(0)[:-4] + mark(1) + b"EMC\n", [7, 7]),  # one inside of the other
    ],
)
def test_what_is_apart_stays_apart(content: bytes, owners: list[int | None]) -> None:
    joined = join_marks(content, owners)
    assert joined is not None
    assert joined.numbers == {0: 0, 1: 1}
    assert steps(joined.content) == steps(content)


@pytest.mark.parametrize(
    ("content", "owners"),
    [
        (b"q Q", []),
        (mark(0), []),  # nobody's
        (mark(0) + mark(0), [7]),  # a number twice
        (mark(0) + b"/P <</MCID 1 /Lang (id)>> BDC EMC", [7, 7]),
        (mark(0) + b"/P /Named BDC EMC", [7, 7]),
    ],
)
def test_pages_marked_in_another_way_are_left_alone(
    content: bytes, owners: list[int | None]
) -> None:
    assert join_marks(content, owners) is None


@pytest.mark.parametrize("sample", ["sinergi-kecil", "ksdpl-kembar"])
def test_a_bundle_says_the_same_in_far_fewer_marks(sample: str) -> None:
    bundle, made = converted(sample)
    pages = PdfReader(io.BytesIO(bundle)).pages
    sources = [p for _, pdf in made.values() for p in PdfReader(io.BytesIO(pdf)).pages]
    count, before = (sum(marks_of(page) for page in each) for each in (pages, sources))
    assert count < before / 3
    texts = sorted(page.extract_text() for page in sources)
    assert sorted(page.extract_text() for page in pages) == texts
