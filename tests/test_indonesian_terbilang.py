from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from generator.indonesian.terbilang import (
    LIMIT,
    split_decimal,
    terbilang,
    terbilang_desimal,
    urutan,
)

DIGITS = [
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
]
SCALES = {"triliun": 10**12, "miliar": 10**9, "juta": 10**6, "ribu": 10**3}

amounts = st.integers(-LIMIT + 1, LIMIT - 1) | st.builds(
    lambda groups: sum(group * 1000**power for power, group in enumerate(groups)),
    st.lists(st.sampled_from([0, 1, 2, 10, 11, 15, 100, 101, 111, 999]), min_size=1, max_size=5),
)


def read_group(words: list[str]) -> int:
    """Read 0 to 999, word by word, knowing nothing of how it was written."""
    total = 0
    pending = 0
    for word in words:
        match word:
            case "seratus":
                total += 100
            case "sepuluh":
                total += 10
            case "sebelas":
                total += 11
            case "ratus":
                total, pending = total + pending * 100, 0
            case "puluh":
                total, pending = total + pending * 10, 0
            case "belas":
                total, pending = total + pending + 10, 0
            case _:
                pending = DIGITS.index(word)
    return total + pending


def read(text: str) -> int:
    words = text.split(" ")
    sign = 1
    if words[0] == "minus":
        sign, words = -1, words[1:]
    total, group = 0, list[str]()
    for word in words:
        if word == "seribu":
            total += 1000
        elif word in SCALES:
            total, group = total + read_group(group) * SCALES[word], []
        else:
            group.append(word)
    return sign * (total + read_group(group))


@given(amounts)
def test_words_read_back_as_the_number(amount: int) -> None:
    assert read(terbilang(amount)) == amount


@given(amounts)
def test_words_never_say_one_thousand_or_one_hundred_in_two_words(amount: int) -> None:
    words = f" {terbilang(amount)} "
    assert "  " not in words
    assert " satu ratus " not in words
    assert " satu puluh " not in words
    assert " satu belas " not in words
    if " satu ribu " in words:  # only as the end of a larger group, as in "dua puluh satu ribu"
        assert abs(amount) // 1000 % 1000 > 1


@given(amounts)
def test_words_agree_with_num2words_except_where_it_is_wrong(amount: int) -> None:
    expected = num2words(abs(amount), lang="id")
    if abs(amount) >= 10**6 and abs(amount) // 1000 % 1000 == 1:
        expected = expected.replace(" satu ribu", " seribu")
    assert terbilang(abs(amount)) == expected


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (1_001_000, "satu juta seribu"),
        (10**9, "satu miliar"),
        (10**12, "satu triliun"),
        (500_000_000, "lima ratus juta"),
        (2026, "dua ribu dua puluh enam"),
        (-1, "minus satu"),
    ],
)
def test_rows_of_the_spelling_table(amount: int, words: str) -> None:
    assert terbilang(amount) == words


@pytest.mark.parametrize("amount", [LIMIT, -LIMIT, 10**20])
def test_numbers_too_large_to_spell_are_refused(amount: int) -> None:
    with pytest.raises(ValueError, match=r"10\*\*15"):
        terbilang(amount)


@given(st.decimals(-LIMIT + 1, LIMIT - 1, places=6))
def test_decimal_words_read_back_as_the_number(value: Decimal) -> None:
    words, _, after = terbilang_desimal(value).partition(" koma ")
    digits = "".join(str(DIGITS.index(word)) for word in after.split())
    read_back = Decimal(f"{abs(read(words))}.{digits or 0}")
    assert (-read_back if words.startswith("minus") else read_back) == value


@given(st.integers(-LIMIT + 1, LIMIT - 1))
def test_decimal_words_of_a_whole_number_are_its_words(value: int) -> None:
    assert terbilang_desimal(value) == terbilang(value)
    assert terbilang_desimal(Decimal(value) + Decimal("0.00")) == terbilang(value)


@pytest.mark.parametrize("value", [1.5, True, "1", None])
def test_only_integers_and_decimals_are_taken_apart(value: object) -> None:
    with pytest.raises(TypeError):
        split_decimal(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+15", "-1000000000000000"])
def test_numbers_out_of_range_are_not_taken_apart(value: str) -> None:
    with pytest.raises(ValueError, match=r"10\*\*15"):
        split_decimal(Decimal(value))


def test_negative_zero_has_no_minus() -> None:
    assert terbilang_desimal(Decimal("-0.00")) == "nol"


@given(st.integers(1, LIMIT - 1))
def test_ordinals_are_ke_and_the_number(number: int) -> None:
    assert urutan(number) == "ke" + terbilang(number)


@pytest.mark.parametrize("number", [0, -1])
def test_ordinals_start_at_one(number: int) -> None:
    with pytest.raises(ValueError, match="start at 1"):
        urutan(number)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *enumerate(DIGITS),
        (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (19, "sembilan belas"),
        (20, "dua puluh"), (21, "dua puluh satu"),
        (100, "seratus"), (101, "seratus satu"), (111, "seratus sebelas"),
        (199, "seratus sembilan puluh sembilan"), (200, "dua ratus"),
        (1_000, "seribu"), (1_001, "seribu satu"), (1_100, "seribu seratus"),
        (1_999, "seribu sembilan ratus sembilan puluh sembilan"), (2_000, "dua ribu"),
        (11_000, "sebelas ribu"), (21_000, "dua puluh satu ribu"), (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"), (1_000_000, "satu juta"), (1_001_000, "satu juta seribu"),
        (10**9, "satu miliar"), (10**12, "satu triliun"),
        (1_001_001_001_001, "satu triliun satu miliar satu juta seribu satu"),
        (500_000_000, "lima ratus juta"), (-1, "minus satu"),
        (1945, "seribu sembilan ratus empat puluh lima"),
        (1998, "seribu sembilan ratus sembilan puluh delapan"),
        (2026, "dua ribu dua puluh enam"), (2100, "dua ribu seratus"),
    ],
)  # fmt: skip
def test_the_rules_of_spelling_hold(number: int, words: str) -> None:
    assert terbilang(number) == words


def test_points_of_a_decree_are_counted_to_twenty_five_and_beyond() -> None:
    points = [urutan(number).upper() for number in range(1, 26)]
    assert points == [
        "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN",
        "KESEMBILAN", "KESEPULUH", "KESEBELAS", "KEDUA BELAS", "KETIGA BELAS", "KEEMPAT BELAS",
        "KELIMA BELAS", "KEENAM BELAS", "KETUJUH BELAS", "KEDELAPAN BELAS", "KESEMBILAN BELAS",
        "KEDUA PULUH", "KEDUA PULUH SATU", "KEDUA PULUH DUA", "KEDUA PULUH TIGA",
        "KEDUA PULUH EMPAT", "KEDUA PULUH LIMA",
    ]  # fmt: skip
    assert urutan(100) == "keseratus"
    assert urutan(1000) == "keseribu"
