from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NullObject
from test_pdf_bundle import INFO, blank, parts

from generator.pdf import tags
from generator.pdf.bundle import Part, merge
from generator.pdf.libreoffice import LibreOfficeEngine

if TYPE_CHECKING:
    from collections.abc import Iterator


def joined() -> PdfReader:
    return PdfReader(io.BytesIO(merge(parts(), INFO)))


def tree_of(reader: PdfReader) -> Any:
    return reader.root_object["/StructTreeRoot"]


def elements(value: Any, depth: int = 0) -> Iterator[Any]:
    """Go through a tree in reading order."""
    assert depth < 50
    found = value.get_object()
    if isinstance(found, ArrayObject):
        for each in found:
            yield from elements(each, depth + 1)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield found
        if "/K" in found:
            yield from elements(found.raw_get("/K"), depth + 1)


def marked(page: Any, reader: PdfReader) -> list[int]:
    """List the numbers of a page's marked content, as its content stream has them."""
    steps = ContentStream(page.get_contents(), reader).operations
    return [
        int(operands[1]["/MCID"])
        for operands, operator in steps
        if operator == b"BDC" and "/MCID" in operands[1]
    ]


def owned(element: Any) -> list[tuple[int, int]]:
    """List what an element holds: object number of the page, and number of the content."""
    page = element.raw_get("/Pg").idnum if "/Pg" in element else None
    found: list[Any] = []
    for kid in element["/K"]:
        value: Any = kid.get_object()
        if isinstance(value, DictionaryObject) and value.get("/Type") == "/MCR":
            held: Any = value
            found.append((held.raw_get("/Pg").idnum, int(held["/MCID"])))
        elif not isinstance(value, DictionaryObject):
            found.append((page, int(value)))
    return found


def test_each_part_is_a_part_of_one_document() -> None:
    root: Any = joined().root_object
    (top,) = root["/StructTreeRoot"]["/K"]

    assert root["/MarkInfo"] == {"/Marked": True}
    assert top.get_object()["/S"] == "/Document"
    assert [kid.get_object()["/S"] for kid in top.get_object()["/K"]] == ["/Part"] * len(parts())


def test_every_piece_of_marked_content_has_its_owner_and_no_other() -> None:
    reader = joined()
    tree: Any = reader.root_object["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    held = Counter(each for element in elements(tree["/K"]) for each in owned(element))

    assert list(owners) == list(range(len(reader.pages)))
    assert tree["/ParentTreeNextKey"] == len(reader.pages)
    assert set(held.values()) == {1}
    total = 0
    for page in reader.pages:
        listed = owners[page["/StructParents"]].get_object()
        inside = marked(page, reader)
        assert inside
        assert page.indirect_reference is not None
        for number in inside:
            owner = listed[number].get_object()
            assert (page.indirect_reference.idnum, number) in owned(owner)
        assert sum(not isinstance(each, NullObject) for each in listed) == len(inside)
        total += len(inside)
    assert total == len(list(held.elements()))


def test_reading_order_and_kinds_are_those_of_the_parts() -> None:
    expected = [
        element["/S"]
        for part in parts()
        for element in elements(tree_of(PdfReader(io.BytesIO(part.pdf)))["/K"])
        if "/K" in element
    ]
    got = [e["/S"] for e in elements(tree_of(joined())["/K"])][1:]
    # What held nothing but an anchor is gone, such as the paragraph of a link that was taken away.
    rest = iter(["/Document" if kind == "/Part" else kind for kind in got])
    waiting = next(rest, None)
    for kind in expected:
        if kind == waiting:
            waiting = next(rest, None)
    assert waiting is None
    assert len(got) > 0.9 * len(expected)


def test_every_element_leads_up_to_the_root() -> None:
    tree: Any = joined().root_object["/StructTreeRoot"]
    for element in elements(tree["/K"]):
        above, steps = element, 0
        while "/P" in above:
            above, steps = above["/P"].get_object(), steps + 1
            assert steps < 50
        assert above == tree


def test_a_bundle_with_an_untagged_part_claims_no_tags() -> None:
    front, agreed, planned = parts()
    untagged = Part("surat", "Surat", "S", blank())
    unmarked = replace(front, pdf=front.pdf.replace(b"/Marked true", b"/Marked null"))
    denied = replace(front, pdf=front.pdf.replace(b" /Marked true", b"/Marked false"))
    for chosen in (
        [unmarked, agreed, planned],
        [denied, agreed, planned],
        [untagged],
        [front, agreed, planned, untagged],
        [untagged, front, agreed, planned],
    ):
        pdf = merge(chosen, INFO)
        assert "/MarkInfo" not in PdfReader(io.BytesIO(pdf)).root_object
        for name in (b"/StructTreeRoot", b"/StructParents", b"/Tabs"):
            assert name not in pdf


@pytest.mark.libreoffice
def test_a_bundle_of_an_engine_that_does_not_tag_claims_no_tags() -> None:
    root = PdfReader(io.BytesIO(merge(parts(LibreOfficeEngine), INFO))).root_object

    assert "/StructTreeRoot" not in root
    assert "/MarkInfo" not in root


def test_elements_right_above_the_text_are_read_as_pypdf_reads_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quickly = merge(parts(), INFO)
    read = []
    leaf = tags._leaf
    monkeypatch.setattr(tags, "_leaf", lambda value: read.append(leaf(value) is not None))
    slowly = merge(parts(), INFO)
    assert read.count(True) > len(parts())
    trees = [tree_of(PdfReader(io.BytesIO(pdf)))["/K"] for pdf in (quickly, slowly)]
    first, second = ([(e["/S"], owned(e)) for e in elements(tree)] for tree in trees)
    assert first == second
