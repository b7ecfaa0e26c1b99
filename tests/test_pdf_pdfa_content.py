from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ContentStream, StreamObject
from rendered_samples import converted

from generator.pdf.pdfa.content import operations

NUMBERS = st.sampled_from([b"0", b"-1", b"+.5", b"12.", b"3.25", b"-0.001"])
STRINGS = st.sampled_from(
    [b"()", b"(a)", rb"(\(\)\\)", rb"(a\12b\7)", rb"(\101\n\r\t\b\f)", b"(a\\\nb)"]
)
NAMES = st.sampled_from([b"/F1", b"/Sh-2", b"/A.b"])
ATOMS = st.one_of(NUMBERS, STRINGS, NAMES, st.sampled_from([b"<4A4b>", b"<4 A\n5>"]))
INNER = st.one_of(ATOMS, st.sampled_from([b"true", b"false", b"null"]))
ARRAYS = st.lists(INNER, max_size=4).map(lambda parts: b"[" + b" ".join(parts) + b"]")
DICTIONARIES = st.dictionaries(NAMES, ATOMS, max_size=2).map(
    lambda pairs: b"<<" + b" ".join(name + b" " + atom for name, atom in pairs.items()) + b">>"
)
STEPS = st.tuples(
    st.lists(st.one_of(ATOMS, ARRAYS, DICTIONARIES), max_size=3),
    st.sampled_from([b"Tj", b"TJ", b"q", b"re", b"T*", b"'", b"b*", b"BDC"]),
)


def plain(value: Any) -> Any:
    """What pypdf reads, in the words of ours."""
    if isinstance(value, dict):
        return [plain(part) for pair in value.items() for part in pair]
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, str) and hasattr(value, "original_bytes"):
        return bytes(value.original_bytes)
    if hasattr(value, "value"):
        return value.value
    if isinstance(value, bytes):
        return bytes(value)
    return (
        None
        if type(value).__name__ == "NullObject"
        else (str(value) if isinstance(value, str) else float(value))
    )


def by_pypdf(stream: Any, reader: Any = None) -> list[tuple[list[Any], bytes]]:
    held = ContentStream(stream, reader)
    return [(plain(operands), operator) for operands, operator in held.operations]


def stream_of(data: bytes) -> StreamObject:
    stream = StreamObject()
    stream.set_data(data)
    return stream


@given(st.lists(STEPS, max_size=5), st.sampled_from([b" ", b"\n", b" % note\n"]))
def test_operations_are_those_that_pypdf_reads(
    steps: list[tuple[list[bytes], bytes]], gap: bytes
) -> None:
    data = gap.join(part for operands, operator in steps for part in (*operands, operator)) + gap
    found = operations(data)
    assert found is not None
    assert [tuple(step) for step in found] == by_pypdf(stream_of(data))


def test_constants_line_ends_and_needless_backslashes_are_read_as_the_norm_says() -> None:
    # pypdf takes constants outside of a list for operators, and keeps the others as they stand.
    assert operations(b"true null /A (a\\q\r\n\r) x") == (([True, None, "/A", b"aq\n\n"], b"x"),)


@pytest.mark.parametrize("sample", ["sinergi-kecil", "ksdpl-kembar"])
def test_the_pages_of_bundles_are_read_whole(sample: str) -> None:
    reader = PdfReader(io.BytesIO(converted(sample)[0]))
    for page in reader.pages[:3]:
        contents = page["/Contents"].get_object()
        found = operations(ContentStream(contents, reader).get_data())
        assert found is not None
        assert list(found) == by_pypdf(contents, reader)


@pytest.mark.parametrize(
    "data",
    [
        b"BI /W 1 /H 1 ID x EI",
        b"((a)) Tj",
        b"/F#31 12 Tf",
        b"[1 2 Tj",
        b"1 2 ] Tj",
        b"1 2",
        b"(a Tj",
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_pypdf(data: bytes) -> None:
    assert operations(data) is None
