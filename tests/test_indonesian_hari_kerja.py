"""Working days: holidays, joint leave, and terms counted in days."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.indonesian.hari_kerja import FIRST_YEAR, LAST_YEAR, Kalender

if TYPE_CHECKING:
    from generator.indonesian.hari_kerja import Satuan

calendars = st.builds(
    Kalender,
    cuti_bersama=st.booleans(),
    libur_mingguan=st.sampled_from([frozenset({5, 6}), frozenset({6}), frozenset[int]()]),
)
days = st.dates(date(2014, 1, 1), date(2035, 12, 31))
counts = st.integers(1, 120)
units: st.SearchStrategy[Satuan] = st.sampled_from(["kerja", "kalender"])
ONE = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 1, 1), "Tahun Baru Masehi"),
        (date(2026, 3, 19), "Hari Suci Nyepi"),
        (date(2026, 8, 17), "Hari Kemerdekaan Republik Indonesia"),
        (date(2026, 12, 24), "Cuti Bersama Hari Raya Natal"),
        (date(2026, 11, 21), "Sabtu"),
        (date(2026, 11, 22), "Minggu"),
        (date(2026, 11, 23), ""),
    ],
)
def test_a_day_off_says_why(day: date, reason: str) -> None:
    assert Kalender().libur(day) == reason
    assert Kalender().hari_kerja(day) == (not reason)


def test_joint_leave_and_saturday_are_settings() -> None:
    assert Kalender(cuti_bersama=False).hari_kerja(date(2026, 12, 24))
    assert Kalender(libur_mingguan=frozenset({6})).hari_kerja(date(2026, 11, 21))
    with pytest.raises(ValueError, match="weekday"):
        Kalender(libur_mingguan=frozenset(range(7)))


def test_set_years_are_sure_and_predicted_ones_are_not() -> None:
    assert [year for year in range(2014, 2027) if not Kalender().tahun_pasti(year)] == []
    assert not Kalender().tahun_pasti(2050)
    assert not Kalender(cuti_bersama=False).tahun_pasti(2050)
    assert Kalender().tambah(date(2026, 1, 5), 45).pasti
    assert not Kalender().tambah(date(2049, 12, 1), 45).pasti
    assert Kalender().tambah(date(2049, 12, 1), 45, "kalender").pasti
    assert not Kalender().tambah(date(2049, 12, 1), 45, "kalender", geser=True).pasti
    assert not Kalender().hitung(date(2049, 12, 1), date(2050, 2, 1)).pasti


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_years_beyond_the_table_are_refused(year: int) -> None:
    with pytest.raises(ValueError, match="1946 to 2100"):
        Kalender().libur(date(year, 1, 1))
    with pytest.raises(ValueError, match="1946 to 2100"):
        Kalender().tahun_pasti(year)


def test_a_term_without_days_or_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Kalender().tambah(date(2026, 1, 5), 0)
    with pytest.raises(ValueError, match="before"):
        Kalender().hitung(date(2026, 1, 5), date(2026, 1, 4))


@pytest.mark.parametrize(
    ("hari", "satuan", "expected"),
    [
        # A letter received on Friday 6 March 2026, before Nyepi, Lebaran and their joint leave.
        (1, "kerja", date(2026, 3, 9)),
        (8, "kerja", date(2026, 3, 25)),
        (15, "kerja", date(2026, 4, 6)),
        (45, "kalender", date(2026, 4, 20)),
    ],
)
def test_the_clock_starts_on_the_day_after(hari: int, satuan: Satuan, expected: date) -> None:
    assert Kalender().tambah(date(2026, 3, 6), hari, satuan).tanggal == expected


@given(calendars, days, counts, st.booleans())
def test_a_term_of_working_days_agrees_with_a_plain_count(
    calendar: Kalender, start: date, count: int, first: bool
) -> None:
    end = calendar.tambah(start, count, hari_pertama_terhitung=first).tanggal
    worked = 0
    day = start if first else start + ONE
    while day <= end:
        worked += not calendar.libur(day)
        day += ONE
    assert worked == count
    assert calendar.hari_kerja(end)
    assert calendar.hitung(start, end, hari_pertama_terhitung=first).hari == count


@given(days, counts, st.booleans())
def test_a_term_of_calendar_days_is_that_many_days(start: date, count: int, first: bool) -> None:
    end = Kalender().tambah(start, count, "kalender", hari_pertama_terhitung=first).tanggal
    assert end == start + timedelta(days=count - first)
    assert Kalender().hitung(start, end, "kalender", hari_pertama_terhitung=first).hari == count


@given(calendars, days, counts, units)
def test_a_longer_term_ends_later_and_a_later_start_never_earlier(
    calendar: Kalender, start: date, count: int, unit: Satuan
) -> None:
    end = calendar.tambah(start, count, unit).tanggal
    assert calendar.tambah(start, count + 1, unit).tanggal > end
    assert calendar.tambah(start + ONE, count, unit).tanggal >= end
    assert end > start


@given(calendars, days, counts)
def test_a_shifted_end_is_the_first_working_day_from_there(
    calendar: Kalender, start: date, count: int
) -> None:
    plain = calendar.tambah(start, count, "kalender").tanggal
    shifted = calendar.tambah(start, count, "kalender", geser=True).tanggal
    between = [plain + timedelta(days=offset) for offset in range((shifted - plain).days)]
    assert not any(map(calendar.hari_kerja, between))
    assert calendar.hari_kerja(shifted)


@given(days, counts)
def test_working_days_never_end_before_calendar_days(start: date, count: int) -> None:
    calendar = Kalender()
    assert (
        calendar.tambah(start, count).tanggal >= calendar.tambah(start, count, "kalender").tanggal
    )


def test_the_library_is_not_loaded_before_a_year_is_asked_for() -> None:
    code = (
        "import sys, generator.indonesian.hari_kerja as h, datetime; "
        "before = 'holidays' in sys.modules; h.Kalender().libur(datetime.date(2026, 1, 1)); "
        "print(before, 'holidays' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert result.stdout.split() == [b"False", b"True"]
