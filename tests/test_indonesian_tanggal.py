from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.indonesian.tanggal import (
    Lama,
    bulan_tahun,
    hari,
    hitung_lama,
    lama,
    nama_bulan,
    rentang_bulan,
    tambah_bulan,
    tanggal,
    tanggal_angka,
    tanggal_terbilang,
)

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
months = st.tuples(st.integers(1945, 2100), st.integers(1, 12))
WEEKDAYS = {
    "Monday": "Senin",
    "Tuesday": "Selasa",
    "Wednesday": "Rabu",
    "Thursday": "Kamis",
    "Friday": "Jumat",
    "Saturday": "Sabtu",
    "Sunday": "Minggu",
}
MONTHS = [nama_bulan(number) for number in range(1, 13)]


@given(days)
def test_weekday_is_that_of_the_calendar(day: date) -> None:
    assert hari(day) == WEEKDAYS[day.strftime("%A")]


@given(days)
def test_dates_in_text_read_back_without_leading_zero(day: date) -> None:
    number, name, year = tanggal(day).split(" ")
    assert not number.startswith("0")
    assert date(int(year), MONTHS.index(name) + 1, int(number)) == day


@given(days)
def test_dates_in_figures_read_back(day: date) -> None:
    text = tanggal_angka(day)
    assert len(text) == 10
    number, month, year = text.split("-")
    assert date(int(year), int(month), int(number)) == day


def test_dates_in_words() -> None:
    assert tanggal_terbilang(date(2000, 10, 1)) == "tanggal satu bulan Oktober tahun dua ribu"


def test_months_are_named_in_calendar_order() -> None:
    assert MONTHS[0] == "Januari"
    assert MONTHS[11] == "Desember"
    assert len(set(MONTHS)) == 12


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_is_no_thirteenth_month(month: int) -> None:
    with pytest.raises(ValueError, match="1 to 12"):
        nama_bulan(month)


@given(months, months)
def test_ranges_name_both_ends_once(first: tuple[int, int], last: tuple[int, int]) -> None:
    first, last = sorted((first, last))
    text = rentang_bulan(first, last)
    assert text.endswith(bulan_tahun(last))
    assert text.startswith(nama_bulan(first[1]))
    assert text.count(str(first[0])) == 1


def test_a_range_may_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="before"):
        rentang_bulan((2026, 4), (2026, 3))


@given(days, st.integers(0, 36_500))
def test_a_period_recomposes_to_its_last_day(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    period = hitung_lama(start, end)
    after_months = tambah_bulan(start, period.tahun * 12 + period.bulan)
    assert after_months + timedelta(days=period.hari - 1) == end
    assert 0 <= period.bulan < 12
    assert 0 <= period.hari <= 30


@given(days, st.integers(0, 36_500))
def test_a_period_grows_with_every_day(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    assert hitung_lama(start, end) < hitung_lama(start, end + timedelta(days=1))


@given(days, st.integers(0, 36_500))
def test_an_end_that_does_not_count_is_one_day_less(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    assert hitung_lama(start, end + timedelta(days=1), akhir_termasuk=False) == hitung_lama(
        start, end
    )


@given(days, st.integers(0, 1200))
def test_whole_months_leave_no_days(start: date, count: int) -> None:
    end = tambah_bulan(start, count)
    expected = Lama(count // 12, count % 12, 0)
    assert hitung_lama(start, end, akhir_termasuk=False) == expected


@given(days, st.integers(-1200, 1200))
def test_adding_months_keeps_the_day_or_goes_to_the_first_of_the_next(
    day: date, count: int
) -> None:
    moved = tambah_bulan(day, count)
    apart = (moved.year - day.year) * 12 + moved.month - day.month
    assert (moved.day, apart) in {(day.day, count), (1, count + 1)}


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ((2026, 3, 2), (2028, 12, 31), "2 (dua) tahun 9 (sembilan) bulan 30 (tiga puluh) hari"),
        ((2026, 3, 1), (2028, 12, 31), "2 (dua) tahun 10 (sepuluh) bulan"),
        ((2026, 11, 23), (2029, 11, 22), "3 (tiga) tahun"),
        ((2026, 11, 23), (2029, 11, 23), "3 (tiga) tahun 1 (satu) hari"),
        ((2027, 1, 31), (2027, 2, 28), "1 (satu) bulan"),
        ((2028, 1, 31), (2028, 2, 28), "29 (dua puluh sembilan) hari"),
        ((2028, 2, 29), (2029, 2, 28), "1 (satu) tahun"),
        ((2026, 11, 30), (2027, 2, 28), "3 (tiga) bulan"),
    ],
)
def test_periods_in_words(
    start: tuple[int, int, int], end: tuple[int, int, int], text: str
) -> None:
    assert lama(date(*start), date(*end)) == text


def test_a_period_of_nothing_is_zero_days() -> None:
    day = date(2026, 1, 1)
    assert lama(day, day, akhir_termasuk=False) == "0 (nol) hari"


def test_a_period_may_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="before"):
        lama(date(2026, 1, 2), date(2026, 1, 1))
