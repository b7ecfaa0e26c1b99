from __future__ import annotations

import pytest
from lxml import etree

from generator.rendering.numbering import Numbering
from generator.rendering.oxml import W, w

STYLES = etree.fromstring(
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:styleId="Pasal"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    "</w:pPr></w:style>"
    '<w:style w:styleId="Ayat"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    "</w:pPr></w:style>"
    '<w:style w:styleId="AyatRapat"><w:basedOn w:val="Ayat"/></w:style>'
    '<w:style w:styleId="Lepas"><w:basedOn w:val="Ayat"/><w:pPr><w:numPr><w:numId w:val="0"/>'
    "</w:numPr></w:pPr></w:style>"
    '<w:style w:styleId="Menunjuk"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Putar"><w:basedOn w:val="Putar"/></w:style>'
    "</w:styles>"
)


def _level(
    ilvl: int, text: str, fmt: str = "decimal", start: int = 1, extra: str = "", style: str = ""
) -> str:
    owner = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{extra}{owner}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LEGAL = (
    _level(0, "Pasal %1"),
    _level(1, "(%2)"),
    _level(2, "%3.", "lowerLetter", style="Menunjuk"),
    _level(3, "%4)", "lowerRoman"),
    _level(4, "%1.%2.%3.%4.%5", "upperLetter"),
)


def _numbering(*levels: str, nums: str = "") -> Numbering:
    content = "".join(levels or LEGAL)
    root = etree.fromstring(
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{content}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{nums}</w:numbering>'
    )
    return Numbering(root, STYLES)


def _body(*paragraphs: str | tuple[int | None, str]) -> etree._Element:
    """Paragraphs by style, or by (level, list)."""
    xml = ""
    for item in paragraphs:
        if isinstance(item, str):
            xml += f'<w:p><w:pPr><w:pStyle w:val="{item}"/></w:pPr></w:p>'
        else:
            level, number = item
            ilvl = "" if level is None else f'<w:ilvl w:val="{level}"/>'
            xml += f'<w:p><w:pPr><w:numPr>{ilvl}<w:numId w:val="{number}"/></w:numPr></w:pPr></w:p>'
    return etree.fromstring(f'<w:body xmlns:w="{W}">{xml}</w:body>')


def _labels(numbering: Numbering, *paragraphs: str | tuple[int | None, str]) -> list[str]:
    return [label for _, label in numbering.labels(_body(*paragraphs))]


def test_levels_count_and_start_anew_below_each_higher_level() -> None:
    walk = [(0, "1"), (1, "1"), (1, "1"), (2, "1"), (2, "1"), (3, "1"), (1, "1"), (2, "1")]
    expected = ["Pasal 1", "(1)", "(2)", "a.", "b.", "i)", "(3)", "a."]
    assert _labels(_numbering(), *walk, (0, "1"), (1, "1"), (2, "1")) == [
        *expected, "Pasal 2", "(1)", "a.",
    ]  # fmt: skip


def test_a_number_may_print_all_levels_above() -> None:
    walk = [(0, "1"), (1, "1"), (1, "1"), (2, "1"), (3, "1"), (4, "1")]
    assert _labels(_numbering(), *walk)[-1] == "1.2.a.i.A"


def test_a_level_that_was_skipped_prints_its_start() -> None:
    assert _labels(_numbering(), (0, "1"), (4, "1")) == ["Pasal 1", "1.1.a.i.A"]


def test_letters_go_on_after_z_as_word_writes_them() -> None:
    labels = _labels(_numbering(), *[(2, "1")] * 28)
    assert labels[25:] == ["z.", "aa.", "bb."]


@pytest.mark.parametrize(
    ("fmt", "expected"),
    [
        ("decimal", "4"), ("lowerLetter", "d"), ("upperLetter", "D"), ("lowerRoman", "iv"),
        ("upperRoman", "IV"), ("none", ""), ("bullet", ""), ("kanjiDigit", "4"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_the_format_of_the_level(fmt: str, expected: str) -> None:
    numbering = _numbering(_level(0, "%1", fmt, start=4))
    assert _labels(numbering, (0, "1")) == [expected]


def test_lists_of_the_same_definition_go_on_counting() -> None:
    numbering = _numbering(nums='<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>')
    assert _labels(numbering, (0, "1"), (0, "2"), (0, "1")) == ["Pasal 1", "Pasal 2", "Pasal 3"]


def test_a_list_that_starts_anew_does_so_once() -> None:
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    labels = _labels(_numbering(nums=anew), (0, "1"), (0, "1"), (0, "2"), (0, "2"), (0, "1"))
    assert labels == ["Pasal 1", "Pasal 2", "Pasal 5", "Pasal 6", "Pasal 7"]


def test_walking_twice_gives_the_same_numbers() -> None:
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    numbering = _numbering(nums=anew)
    walk: list[tuple[int | None, str]] = [(0, "1"), (0, "2"), (1, "2")]
    assert _labels(numbering, *walk) == _labels(numbering, *walk)


@pytest.mark.parametrize(
    ("restart", "expected"), [("0", "(3)"), ("1", "(1)"), ("", "(1)"), ("x", "(1)")]
)
def test_a_level_restarts_only_as_it_says(restart: str, expected: str) -> None:
    extra = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    numbering = _numbering(_level(0, "Pasal %1"), _level(1, "(%2)", extra=extra))
    walk = [(0, "1"), (1, "1"), (1, "1"), (0, "1"), (1, "1")]
    assert _labels(numbering, *walk)[-1] == expected


def test_styles_give_list_and_level_and_pass_them_on() -> None:
    walk = ["Pasal", "Ayat", "AyatRapat", "Lepas", "Ayat", "Tanpa", "Putar"]
    assert _labels(_numbering(), *walk) == ["Pasal 1", "(1)", "(2)", "", "(3)", "", ""]


def test_a_style_without_level_takes_the_level_that_names_it() -> None:
    assert _labels(_numbering(), "Pasal", "Menunjuk", "Menunjuk") == ["Pasal 1", "a.", "b."]


def test_a_paragraphs_own_list_wins_over_its_styles() -> None:
    root = _body("Ayat")
    properties = root[0].find(w("pPr"))
    assert properties is not None
    own = etree.SubElement(properties, w("numPr"))
    etree.SubElement(own, w("ilvl"), {w("val"): "2"})
    assert [label for _, label in _numbering().labels(root)] == ["a."]


@pytest.mark.parametrize("place", [(0, "0"), (0, "99"), (8, "1"), (0, "x")])
def test_an_unknown_list_or_level_prints_no_number(place: tuple[int, str]) -> None:
    assert _labels(_numbering(), place) == [""]


def test_a_document_without_lists_has_no_numbers() -> None:
    numbering = Numbering(None, STYLES)
    assert _labels(numbering, "Pasal", (0, "1"), "Tanpa") == ["", "", ""]


def test_a_paragraph_in_a_table_counts_where_it_stands() -> None:
    one = '<w:p><w:pPr><w:pStyle w:val="Pasal"/></w:pPr></w:p>'
    cell = f"<w:tbl><w:tr><w:tc>{one}</w:tc></w:tr></w:tbl>"
    root = etree.fromstring(f'<w:body xmlns:w="{W}">{one}{cell}{one}</w:body>')
    assert [label for _, label in _numbering().labels(root)] == ["Pasal 1", "Pasal 2", "Pasal 3"]


def test_what_a_tracked_change_took_away_does_not_number() -> None:
    body = _body("Lain", (0, "1"))
    for paragraph, former in zip(body, _body((0, "1"), "Ayat"), strict=True):
        change = etree.SubElement(paragraph[0], w("pPrChange"))
        change.append(former[0])
    assert [label for _, label in _numbering().labels(body)] == ["", "Pasal 1"]


def test_labels_of_some_paragraphs_are_what_they_are_among_all() -> None:
    body = _body((0, "1"), "Lain", (0, "1"))
    assert list(_numbering().labels(body, {body[2]})) == [(body[2], "Pasal 2")]
