from __future__ import annotations

import string
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.indonesian.angka import (
    angka,
    angka_terbilang,
    huruf,
    persen,
    persen_lengkap,
    romawi,
    rupiah,
    rupiah_lengkap,
    rupiah_terbilang,
)

money = st.decimals(-(10**14), 10**14, places=2)
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def read_figures(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


@given(st.decimals(-(10**14), 10**14, places=4))
def test_figures_read_back_as_the_number(value: Decimal) -> None:
    assert read_figures(angka(value)) == value


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_figures_have_dots_between_groups_of_three(value: int) -> None:
    first, *rest = angka(value).lstrip("-").split(".")
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in rest)


@given(money)
def test_money_reads_back_and_always_has_two_decimals(amount: Decimal) -> None:
    text = rupiah(amount)
    assert text.removeprefix("-").startswith("Rp")
    assert text[-3] == ","
    assert read_figures(text.replace("Rp", "")) == amount


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (10000, "Rp10.000,00 (sepuluh ribu rupiah)"),
        (500_000_000, "Rp500.000.000,00 (lima ratus juta rupiah)"),
        (0, "Rp0,00 (nol rupiah)"),
        (Decimal("0.05"), "Rp0,05 (lima sen)"),
        (Decimal("1000.75"), "Rp1.000,75 (seribu rupiah tujuh puluh lima sen)"),
        (Decimal("-0.50"), "-Rp0,50 (minus lima puluh sen)"),
        (-1, "-Rp1,00 (minus satu rupiah)"),
    ],
)
def test_money_in_figures_and_words(amount: Decimal | int, text: str) -> None:
    assert rupiah_lengkap(amount) == text


@pytest.mark.parametrize("function", [rupiah, rupiah_terbilang, rupiah_lengkap])
def test_money_is_never_rounded(function: object) -> None:
    assert callable(function)
    with pytest.raises(ValueError, match="two decimals"):
        function(Decimal("1.005"))


def test_trailing_zeros_are_no_parts_of_a_sen() -> None:
    assert rupiah(Decimal("1.5000")) == "Rp1,50"


def test_numbers_followed_by_words() -> None:
    assert angka_terbilang(30) == "30 (tiga puluh)"
    assert angka_terbilang(Decimal("8.5")) == "8,5 (delapan koma lima)"


def test_per_cent_in_figures_and_words() -> None:
    assert persen(25) == "25%"
    assert persen_lengkap(Decimal("12.5")) == "12,5% (dua belas koma lima persen)"


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(number: int) -> None:
    signs = [ROMAN[sign] for sign in romawi(number)]
    following = [*signs[1:], 0]
    assert (
        sum(-sign if sign < after else sign for sign, after in zip(signs, following, strict=True))
        == number
    )


@given(st.integers(1, 3999))
def test_roman_numerals_repeat_no_sign_four_times(number: int) -> None:
    assert not any(sign * 4 in romawi(number) for sign in ROMAN)


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_roman_numerals_end_at_3999(number: int) -> None:
    with pytest.raises(ValueError, match="3999"):
        romawi(number)


@given(st.integers(1, 10**9))
def test_letters_read_back(number: int) -> None:
    value = 0
    for letter in huruf(number):
        value = value * 26 + string.ascii_lowercase.index(letter) + 1
    assert value == number


def test_letters_count_from_one() -> None:
    with pytest.raises(ValueError, match="from 1"):
        huruf(0)
