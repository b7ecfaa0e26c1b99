from __future__ import annotations

import doctest
import json
import pickle
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from generator import jsonscan, jsontext
from generator.errors import InputError, Problem
from generator.jsontext import JsonDocument, Position, parse, print_path, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.jsontext import JsonPath

SAMPLE = json.dumps(
    {"a": [1, 2.5, {"b": 'x\\u12 "q"', "c": None, "d": True}], "e": -1e10, "k": {"n": [[], {}]}},
    indent=1,
)
PIECES = [*"{}[]\",:\\'/#\n\r\t 019.eE+-tfnN\u201c\u00a0é\x00", "\\ud83d", "\\u0041", "//", "NaN"]


def refusal(data: bytes) -> Problem:
    with pytest.raises(InputError) as caught:
        parse(data, name="berkas.json")
    assert caught.value.code == "input.invalid"
    assert caught.value.where == "berkas.json"
    (problem,) = caught.value.problems
    assert problem.message("id")
    assert problem.message("en")
    assert problem.hint("id") is not None
    assert problem.hint("en") is not None
    return problem


def paths_of(value: object, above: JsonPath = ()) -> Iterator[tuple[JsonPath, object]]:
    yield above, value
    if isinstance(value, dict):
        for key, member in value.items():
            yield from paths_of(member, (*above, key))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from paths_of(member, (*above, index))


def offset_of(text: str, position: Position) -> int:
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    return starts[position.line - 1] + position.column - 1


@st.composite
def written(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """A JSON object and one of the ways to write it."""
    value = draw(strategies.json_objects)
    text = json.dumps(
        value, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 0, 2, "\t"]))
    )
    return value, text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r", "\n\n "])))


@given(written())
def test_valid_json_has_the_value_every_reader_gives_it(sample: tuple[dict[str, Any], str]) -> None:
    value, text = sample
    document = parse(text.encode(), name="x")
    assert document.value == json.loads(text, parse_float=Decimal)
    assert json.loads(text) == value


@given(written())
def test_every_value_stands_where_the_document_says(sample: tuple[dict[str, Any], str]) -> None:
    text = sample[1]
    document = parse(text.encode(), name="x")
    decoder = json.JSONDecoder(parse_float=Decimal)
    for path, value in paths_of(document.value):
        position = document.position(path)
        assert position is not None
        assert decoder.raw_decode(text, offset_of(text, position))[0] == value
        if path and isinstance(path[-1], str):
            position = document.position(path, of_key=True)
            assert position is not None
            assert decoder.raw_decode(text, offset_of(text, position))[0] == path[-1]


@given(st.binary(max_size=60))
def test_any_bytes_parse_or_are_refused_with_a_place(data: bytes) -> None:
    try:
        parse(data, name="x")
    except InputError as exc:
        (problem,) = exc.problems
        assert problem.code != "json.syntax"
        assert problem.line is not None
        assert problem.column is not None
        assert problem.message()
        assert problem.hint() is not None


@st.composite
def broken(draw: st.DrawFn) -> str:
    """Valid JSON in which a few characters were inserted, deleted or replaced."""
    text = SAMPLE
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        kept = at + draw(st.integers(0, 2))
        text = text[:at] + draw(st.sampled_from(["", *PIECES])) + text[kept:]
    return text


@given(broken())
def test_broken_json_is_refused_exactly_when_every_reader_refuses_it(text: str) -> None:
    try:
        value = json.loads(text, parse_float=Decimal)
    except ValueError:
        value = None
    try:
        document = parse(text.encode(), name="x")
    except InputError as exc:
        (problem,) = exc.problems
        assert problem.code != "json.syntax"
        assert problem.line is not None
        beyond_syntax = {"json.duplicate-key", "json.lone-surrogate", "json.not-a-number"}
        beyond_syntax |= {"json.not-an-object", "json.number-too-long"}
        assert value is None or problem.code in beyond_syntax
    else:
        assert document.value == value


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "json.empty", 1, 1),
        (" \r\n\t", "json.empty", 1, 1),
        ("[]", "json.not-an-object", 1, 1),
        ("\n 5", "json.not-an-object", 2, 2),
        ("null", "json.not-an-object", 1, 1),
        ('{"a": 1,}', "json.trailing-comma", 1, 8),
        ('{"a": [1, 2 , ]}', "json.trailing-comma", 1, 13),
        ('{"a": 1,,}', "json.extra-comma", 1, 9),
        ('{,"a": 1}', "json.extra-comma", 1, 2),
        ('{"a": [1,,2]}', "json.extra-comma", 1, 10),
        ("{'a': 1}", "json.single-quotes", 1, 2),
        ('{"a": \'b\'}', "json.single-quotes", 1, 7),
        ("{\u201ca\u201d: 1}", "json.curly-quotes", 1, 2),
        ('{"a": 1\n "b": 2}', "json.missing-comma", 1, 8),
        ('{"a": [1 2]}', "json.missing-comma", 1, 9),
        ('{"a": [{} {}]}', "json.missing-comma", 1, 10),
        ('{"a": [1 true]}', "json.missing-comma", 1, 9),
        ('{"a" 1}', "json.missing-colon", 1, 5),
        ('{"a", "b"}', "json.missing-colon", 1, 5),
        ('{"a": }', "json.missing-value", 1, 7),
        ('{"a": , "b": 1}', "json.missing-value", 1, 7),
        ('{"a": "b\n"}', "json.unterminated-string", 1, 7),
        ('{"a": "b', "json.unterminated-string", 1, 7),
        ('{"a": "b\tc"}', "json.control-character", 1, 9),
        ('{"a": "\\x"}', "json.escape", 1, 8),
        ('{"a": "\\u12"}', "json.escape", 1, 8),
        ('{"a": "kata "baru" lagi"}', "json.inner-quote", 1, 13),
        ('{"a": 1} // x', "json.comment", 1, 10),
        ('{ /* x */ "a": 1}', "json.comment", 1, 3),
        ('{"a": 1, # x\n "b": 1}', "json.comment", 1, 10),
        ('{"a": 1 // x\n}', "json.comment", 1, 9),
        ("{a: 1}", "json.unquoted-key", 1, 2),
        ('{"a": b}', "json.unquoted", 1, 7),
        ('{"a": True}', "json.literal", 1, 7),
        ('{"a": None}', "json.literal", 1, 7),
        ('{"a": ya}', "json.literal", 1, 7),
        ('{"a": 01}', "json.number-format", 1, 7),
        ('{"a": 1.500.000}', "json.number-format", 1, 7),
        ('{"a": 2026-03-31}', "json.number-format", 1, 7),
        ('{"a": +5}', "json.number-format", 1, 7),
        ('{"a": .5}', "json.number-format", 1, 7),
        ('{"a": -}', "json.unexpected", 1, 7),
        ('{"a": -true}', "json.unexpected", 1, 7),
        ('{"a": 8,5}', "json.decimal-comma", 1, 8),
        ('{"a": 8, 5}', "json.decimal-comma", 1, 8),
        ('{"a": "b", 5: 1}', "json.key-expected", 1, 12),
        ('{"a": 1', "json.unclosed", 1, 8),
        ('{"a": 1,', "json.unclosed", 1, 9),
        ('{"a":', "json.unclosed", 1, 6),
        ('{"a"', "json.unclosed", 1, 5),
        ("{", "json.unclosed", 1, 2),
        ('{"a": [', "json.unclosed", 1, 8),
        ('{"a": [1}', "json.wrong-bracket", 1, 9),
        ('{"a": [1, }', "json.wrong-bracket", 1, 11),
        ('{"a": 1]', "json.wrong-bracket", 1, 8),
        ("{]", "json.wrong-bracket", 1, 2),
        ("]", "json.unexpected", 1, 1),
        ('{"a": 1: 2}', "json.unexpected", 1, 8),
        ('{"a": @}', "json.unexpected", 1, 7),
        ('{"a": 1}}', "json.extra-content", 1, 9),
        ('{"a": 1}\n{"a": 2}', "json.extra-content", 2, 1),
        ('{"a":\u00a01}', "json.invisible", 1, 6),
        ('{"a": 1\u200b}', "json.invisible", 1, 8),
        ('{"a": 1}\x00', "json.invisible", 1, 9),
        ('{"a": NaN}', "json.not-a-number", 1, 7),
        ('{"a": [-Infinity]}', "json.not-a-number", 1, 8),
        ('{"a": Infinity}', "json.not-a-number", 1, 7),
        ('{"a": 1,\r\n "a": 2}', "json.duplicate-key", 2, 2),
        ('{"a": {"\\u0062": 1,\r "b": 2}}', "json.duplicate-key", 2, 2),
        ('{"a": "é\\ud83d"}', "json.lone-surrogate", 1, 9),
        ('{"\\udc00": 1}', "json.lone-surrogate", 1, 3),
        ('{"a": ' + "9" * 1001 + "}", "json.number-too-long", 1, 7),
        ('{"a": ' + "9" * 5000 + "}", "json.number-too-long", 1, 7),
        ('{"a": 1e99999999999999999999}', "json.number-too-long", 1, 7),
        ('{"a": -1E-1000}', "json.number-too-long", 1, 7),
        ('{"a": 0.' + "1" * 2000 + "}", "json.number-too-long", 1, 7),
        ('{"a":' * 65 + "1" + "}" * 65, "json.too-deep", 1, 64 * 5 + 1),
        ('{"a":' + "[" * 100_000, "json.too-deep", 1, 69),
        ('{"a":' + "[" * 64 + "]" * 64 + "}", "json.too-deep", 1, 69),
    ],
)  # fmt: skip
def test_each_mistake_has_its_own_code_and_place(
    text: str, code: str, line: int, column: int
) -> None:
    problem = refusal(text.encode())
    assert (problem.code, problem.line, problem.column) == (code, line, column)


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"\xef\xbb\xbf{}", "json.bom", 1, 1),
        ("{}".encode("utf-16"), "json.utf16", 1, 1),
        ("{}".encode("utf-16-be"), "json.utf16", 1, 1),
        ("{}".encode("utf-16-le"), "json.utf16", 1, 1),
        ("{}".encode("utf-32"), "json.utf16", 1, 1),
        ("{}".encode("utf-32-be"), "json.utf16", 1, 1),
        ('{"é":\r\n "'.encode() + b'\xe9"}', "json.cp1252", 2, 3),
        ('{"é": "'.encode() + b'\x81"}', "json.not-utf8", 1, 8),
        (b'{"a": "\xed\xa0\x81"}', "json.not-utf8", 1, 8),
    ],
)
def test_other_encodings_are_named(data: bytes, code: str, line: int, column: int) -> None:
    problem = refusal(data)
    assert (problem.code, problem.line, problem.column) == (code, line, column)


def test_a_windows_byte_is_shown_as_its_character() -> None:
    facts = refusal(b'{"a": "\xe9"}').facts
    assert facts == {"byte": "0xE9", "byte_no": 8, "character": "é"}


def test_a_problem_says_in_which_value_it_stands() -> None:
    assert refusal(b'{"a": [{"b": 1}, {"b": tru}]}').path == "a[1].b"
    assert refusal(b'{"a": {"x": 1, "x": 2}}').path == "a.x"


def test_an_unclosed_bracket_is_named_by_its_line() -> None:
    assert refusal(b'{\n"a": [\n1').facts == {"opener": "[", "opener_line": 2}


def test_sixty_four_levels_are_allowed() -> None:
    text = '{"a":' + "[" * 63 + "]" * 63 + "}"
    assert parse(text.encode(), name="x").value == json.loads(text)


def test_pairs_of_surrogate_escapes_are_allowed() -> None:
    assert parse(b'{"a": "\\ud83d\\ude00"}', name="x").value == {"a": "\U0001f600"}


def test_long_numbers_are_refused_without_being_shown() -> None:
    problem = refusal(b'{"nik": 0' + b"6" * 16 + b"}")
    assert "666" not in problem.message() + problem.hint()


def test_unterminated_strings_are_found_in_linear_time() -> None:
    assert refusal(b'{"a": "' + b"a\\n" * 500_000).code == "json.unterminated-string"


def test_content_over_the_limit_is_refused_before_it_is_read() -> None:
    data = b" " * (5 * 1024 * 1024) + b"x"
    problem = refusal(data)
    assert problem.code == "json.too-large"
    assert problem.facts == {"max_mib": "5"}


def test_positions_of_what_is_missing_are_those_of_what_encloses_it() -> None:
    document = parse(b'{\n "a": {"b": [1]}}', name="x")
    assert document.position(("a", "c")) == (2, 7)
    assert document.position(("a", "b", 1)) == (2, 13)
    assert document.position(("a", "b", 0, "c"), of_key=True) == (2, 14)
    assert document.position((), of_key=True) == (1, 1)


def test_values_without_a_text_have_no_positions() -> None:
    assert JsonDocument("baris 3", {"a": 1}).position(("a",)) is None


def test_a_document_shows_no_text_in_its_repr() -> None:
    assert "text" not in repr(parse(b'{"a": 1}', name="x"))


def test_refusals_pickle_with_their_problems() -> None:
    with pytest.raises(InputError) as caught:
        parse(b"{", name="x")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert again.problems == caught.value.problems


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("$schema",), "$schema"),
        (("a", 0, 1, "b-c"), "a[0][1].b-c"),
        (("a.b", ""), '["a.b"][""]'),
        (("\x1b",), '["\\u001b"]'),
        (("\u202e",), '["\\u202e"]'),
        (("a" * 61,), f'["{"a" * 60}"…]'),
    ],
)
def test_paths_are_printed_as_javascript_would(path: JsonPath, text: str) -> None:
    assert print_path(path) == text


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "berkas.json"
    path.write_bytes(b'{"a": 1}')
    assert read(path) == b'{"a": 1}'


@pytest.mark.parametrize(
    ("name", "code"), [("tiada.json", "input.not-found"), (".", "input.is-folder")]
)
def test_unreadable_files_have_their_own_code(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path / name)
    assert caught.value.code == code
    assert str(tmp_path) in caught.value.message()


def test_a_path_below_a_file_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(InputError) as caught:
        read(tmp_path / "a" / "b")
    assert caught.value.code == "input.unreadable"
    assert caught.value.message()


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "besar.json"
    with path.open("wb") as file:
        file.truncate(1024**4)  # a hole: nobody could read this in time
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.problems[0].code == "json.too-large"


@pytest.mark.skipif(sys.platform == "win32", reason="no endless device")
def test_an_endless_file_is_refused_at_the_limit() -> None:
    with pytest.raises(InputError) as caught:
        read(Path("/dev/zero"), max_bytes=1024)
    assert caught.value.problems[0].code == "json.too-large"


def test_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(jsontext).failed == 0
    assert doctest.testmod(jsonscan).failed == 0
