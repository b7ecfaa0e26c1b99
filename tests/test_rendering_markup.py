"""Tags are read from the text people see, with their places and their mistakes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.messages import CATALOGUE
from generator.rendering.markup import Line, faults, tags

_PIECES = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "p",
        "tr",
        "for~x~in~y",
        "endfor",
        "if~a",
        "endif",
        "else",
        "judul",
        "|",
        "teks",
        "“a”",
        "-",
        "{",
        "}",
        "%",
        "~",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=8).map(lambda pieces: "".join(pieces).replace("~", " "))


def codes(*texts: str, rows: tuple[object, ...] = ()) -> list[str]:
    places = [*rows, *([None] * len(texts))]
    lines = [Line(n, text, places[n - 1]) for n, text in enumerate(texts, start=1)]
    return [fault.code.removeprefix("template.") for fault in faults(lines)]


@pytest.mark.parametrize(
    ("text", "kind", "prefix", "body", "keyword"),
    [
        ("a {{ judul }} b", "{{", "", "judul", ""),
        ("{%p for x in y %}", "{%", "p", "for x in y", "for"),
        ("{%tr endfor %}", "{%", "tr", "endfor", "endfor"),
        ("{% p if a %}", "{%", "p", "if a", "if"),
        ("{%- if a -%}", "{%", "", "if a", "if"),
        ("{{ pihak }}", "{{", "", "pihak", ""),
        ("{{ p }}", "{{", "", "p", ""),
        ("{# {{ x }} #}", "{#", "", "{{ x }}", ""),
        ("{{ “a”|kapital }}", "{{", "", '"a"|kapital', ""),
    ],
)
def test_a_tag_is_taken_apart(text: str, kind: str, prefix: str, body: str, keyword: str) -> None:
    (tag,) = tags(text)
    assert (tag.kind, tag.prefix, tag.body, tag.keyword) == (kind, prefix, body, keyword)
    assert text[tag.start : tag.start + 2] == kind


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["{{ a }}", "{%p if a %}", "b", "{%p else %}", "c", "{%p endif %}"], []),
        (["{% if a %}{% for x in y %}{{ x }}{% endfor %}{% endif %}"], []),
        (["{% for x in y %}a{% else %}b{% endfor %}"], []),
        (["{# {{ tutup }} dan {% x %} #}"], []),
        (["{# {{ offen #}", "{{ a }}"], ["tag-unclosed", "tag-mixed"]),
        (["{{ a"], ["tag-unclosed"]),
        (["{{ a", "}}"], ["tag-unclosed", "tag-unopened"]),
        (["{{ a {{ b }}"], ["tag-unclosed"]),
        (["{{ a %} {{ b }}"], ["tag-mixed"]),
        (["{% for x in y %}{% if a %}{% endfor %}"], ["block-unclosed"]),
        (["{% if a %}{% endfor %}{% endif %}"], ["block-unopened"]),
        (["{% for x in y %}{% elif a %}{% endfor %}"], ["block-unopened"]),
        (["{%p if a %}", "{% endif %}"], ["prefix-mismatch"]),
        (["{%p if a %}", "{%p endif %}{%p if b %}", "{%p endif %}"], ["prefix-twice"]),
        (["vor {%p if a %}", "{%p endif %}"], ["text-beside"]),
        (["{% p if a %}", "{%p endif %}"], ["prefix-spacing"]),
        (["{%pif a %}"], ["command-unknown"]),
        (["{%tr if a %}", "{%tr endif %}"], ["prefix-outside", "prefix-outside"]),
    ],
)
def test_mistakes_of_form_are_found_in_order(texts: list[str], expected: list[str]) -> None:
    assert codes(*texts) == expected


def test_a_row_tag_stands_alone_in_its_row() -> None:
    loop, end = "{%tr for x in y %}", "{%tr endfor %}"
    assert codes(loop, "{{ x }}", end, rows=("a", "b", "c")) == []
    assert codes(loop, "teks", end, rows=("a", "a", "c")) == ["text-beside"]
    assert codes(loop, end, rows=("a", "a")) == ["prefix-twice"]


@given(st.lists(_TEXTS, max_size=6))
def test_any_text_is_read_and_every_fault_has_a_place_and_a_sentence(texts: list[str]) -> None:
    lines = [Line(number, text) for number, text in enumerate(texts, start=1)]
    for fault in faults(lines):
        assert fault.code in CATALOGUE
        assert 0 <= fault.start < fault.end <= len(texts[fault.paragraph - 1])
        assert CATALOGUE[fault.code].id.format_map(fault.facts)


@given(_TEXTS)
def test_tags_do_not_overlap(text: str) -> None:
    found = tags(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
