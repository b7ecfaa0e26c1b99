"""Numbers of documents: patterns, their parts, and numbers used twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.indonesian.nomor import (
    NomorTerpakai,
    NomorTerurai,
    nomor_baku,
    nomor_ganda,
    parse_nomor,
    pola_keliru,
    tulis_nomor,
)

REGISTER = "{klasifikasi}/{urut}/{unit}/{tahun}"
MONTHLY = "{klasifikasi}/{urut}/{unit}/{bulan_romawi}/{tahun}"
DECREE = "{urut} TAHUN {tahun}"
ALL = (REGISTER, MONTHLY, DECREE)

codes = st.lists(st.integers(0, 999).map(str), min_size=1, max_size=6).map(".".join)
units = st.from_regex(r"[A-Za-z][A-Za-z0-9.&-]{0,9}( [A-Z][a-z]{0,5})?", fullmatch=True)


@st.composite
def numbers(draw: st.DrawFn) -> NomorTerurai:
    pattern = draw(st.sampled_from(ALL))
    return NomorTerurai(
        urut=draw(st.integers(0, 999_999)),
        klasifikasi=draw(codes) if "{klasifikasi}" in pattern else "",
        unit=draw(units) if "{unit}" in pattern else "",
        bulan=draw(st.integers(1, 12)) if "{bulan_romawi}" in pattern else None,
        tahun=draw(st.integers(1945, 2099)),
        pola=pattern,
    )


@given(numbers(), st.integers(1, 6))
def test_reading_undoes_writing(parts: NomorTerurai, width: int) -> None:
    assert parse_nomor(tulis_nomor(parts, width), [parts.pola]) == parts


@given(numbers(), st.integers(1, 6), st.sampled_from(["/", " /", "/ ", " / "]))
def test_zeros_case_and_spaces_do_not_make_another_number(
    parts: NomorTerurai, width: int, slash: str
) -> None:
    text = tulis_nomor(parts, width).replace("/", slash)
    assert nomor_baku(text) == nomor_baku(tulis_nomor(parts)) == nomor_baku(text.upper())
    assert parse_nomor(text, ALL) == parse_nomor(tulis_nomor(parts), ALL)


@given(numbers(), numbers())
def test_different_numbers_stay_different(one: NomorTerurai, other: NomorTerurai) -> None:
    def plain(parts: NomorTerurai) -> tuple[object, ...]:
        return parts._replace(unit=parts.unit.casefold())

    same = nomor_baku(tulis_nomor(one)) == nomor_baku(tulis_nomor(other))
    assert same == (plain(one) == plain(other))


@given(st.text(max_size=40))
def test_any_text_is_read_or_is_no_number(text: str) -> None:
    found = parse_nomor(text, ALL)
    assert found is None or found.pola in ALL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100.3.7.1/12/BKS/2026", ("100.3.7.1", 12, "BKS", None, 2026)),
        ("100.3.7.1/012/SETDA-KS/vii/2026", ("100.3.7.1", 12, "SETDA-KS", 7, 2026)),
        ("188.45 / 3 / Bag. Hukum / 2021", ("188.45", 3, "Bag. Hukum", None, 2021)),
        ("12 tahun 2026", ("", 12, "", None, 2026)),
    ],
)
def test_habits_of_registers_are_read(text: str, expected: tuple[object, ...]) -> None:
    found = parse_nomor(text, ALL)
    assert found is not None
    assert expected == (found.klasifikasi, found.urut, found.unit, found.bulan, found.tahun)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "100.3.7.1/BKS/2026",
        "100.3.7.1/12/BKS/26",
        "100.3.7.1/12//2026",
        "100.3.7.1/12/BKS/XIII/2026",
        "B-101/63090/HM.330/2026/x",
        "100.3.7.1-12-BKS-2026",
        "12 TAHUN 2026 A",
        "100..3/12/BKS/2026",
    ],
)
def test_what_follows_no_pattern_is_no_number_of_the_region(text: str) -> None:
    assert parse_nomor(text, ALL) is None


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        (REGISTER, ""), (MONTHLY, ""), (DECREE, ""), ("{urut}", ""),
        ("", "{urut}"), ("{tahun}", "{urut}"), ("{urut}/{}", "{}"), ("{urut}{", "{"),
        ("{urut}}", "}"), ("{urut!r}", "{urut!r}"), ("{urut}/{tahun}/{tahun}", "{tahun}"),
    ],
)  # fmt: skip
def test_a_wrong_pattern_says_where(pattern: str, wrong: str) -> None:
    assert pola_keliru(pattern) == wrong
    if wrong:
        with pytest.raises(ValueError, match="pattern"):
            parse_nomor("1", [pattern])


def test_signs_of_a_pattern_stand_for_themselves() -> None:
    assert parse_nomor("5/KB.2026", ["{urut}/KB.{tahun}"]) is not None
    assert parse_nomor("5/KBx2026", ["{urut}/KB.{tahun}"]) is None


# --- numbers used twice ---------------------------------------------------------------------------


def used(berkas: str, nomor: str, tahun: int = 2026, path: str = "nomor") -> NomorTerpakai:
    return NomorTerpakai(berkas, path, nomor, tahun)


def test_a_number_on_two_documents_of_a_year_is_found_with_both_places() -> None:
    first, second = used("a", "100.3.7.1/012/BKS/2026"), used("b", "100.3.7.1/12/bks/2026")
    assert nomor_ganda([first, used("c", "100.3.7.1/13/BKS/2026"), second]) == ((first, second),)


def test_two_documents_of_one_berkas_count_too_but_the_same_place_does_not() -> None:
    one, other = used("a", "1/X"), used("a", "1/X", path="lain")
    assert nomor_ganda([one, one]) == ()
    assert nomor_ganda([one, other]) == ((one, other),)


def test_registers_start_anew_every_year() -> None:
    assert nomor_ganda([used("a", "1/X", 2025), used("b", "1/X", 2026)]) == ()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["1/X", "01/x", "2/X"]))))
def test_numbers_used_twice_are_those_a_count_finds(pairs: list[tuple[str, str]]) -> None:
    entries = [used(berkas, nomor) for berkas, nomor in pairs]
    found = {nomor_baku(group[0].nomor) for group in nomor_ganda(entries)}
    distinct = set(entries)
    expected = {
        nomor_baku(one.nomor)
        for one in distinct
        if sum(nomor_baku(other.nomor) == nomor_baku(one.nomor) for other in distinct) > 1
    }
    assert found == expected
