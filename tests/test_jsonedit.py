from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.jsonedit import read_path, with_values
from generator.jsontext import print_path

TEXT = """{
  "judul":   "Satu",
  "pihak": [ {"nama": "A", "jumlah": 10}, {"nama": "\\u00c9"} ],

  "a b": {"kosong": [], "angka": -1.50}
}
"""


def test_only_the_values_change() -> None:
    changed = with_values(
        TEXT,
        {
            ("judul",): 'Dua "baris"\n',
            ("pihak", 0, "jumlah"): 12_000_000,
            ("pihak", 1, "nama"): "É",
            ("a b", "angka"): Decimal("2.5"),
        },
    )
    expected = (
        TEXT.replace('"Satu"', '"Dua \\"baris\\"\\n"')
        .replace("10", "12000000")
        .replace("-1.50", "2.5")
    )
    assert changed == expected
    assert json.loads(changed)["pihak"][1]["nama"] == "É"


def test_a_text_with_letters_beyond_ascii_gets_them_as_they_are() -> None:
    assert with_values('{"a": "é"}', {("a",): "ü"}) == '{"a": "ü"}'


def test_no_value_is_made_where_there_is_none() -> None:
    with pytest.raises(KeyError):
        with_values(TEXT, {("pihak", 2, "nama"): "B"})


@given(st.lists(st.one_of(st.text(max_size=20), st.integers(0, 10_000)), min_size=1, max_size=5))
def test_a_printed_path_is_read_back(path: list[str | int]) -> None:
    assert read_path(print_path(tuple(path))) == tuple(path)


@pytest.mark.parametrize("text", ["a b", "[x]", "a[", "a..b", 'a["b]'])
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_path(text)
