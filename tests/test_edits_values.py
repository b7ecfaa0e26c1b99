from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edits.values import printed, unprinted


@pytest.mark.parametrize(
    ("typed", "filters", "before", "value"),
    [
        ("Tanjung", (), "Mabuun", "Tanjung"),
        ("2027", (), 2026, 2027),
        ("2 Maret 2026", ("tanggal",), "2026-01-05", "2026-03-02"),
        ("05-01-2026", ("tanggal_angka",), "2026-03-02", "2026-01-05"),
        ("Rp45.000.000,00", ("rupiah",), 40_000_000, 45_000_000),
        ("Rp45.000.000,50", ("rupiah",), "40000000.00", "45000000.50"),
        ("5.000", ("angka",), 4, 5000),
        ("Menata data", ("kalimat",), "mengolah data", "menata data"),
        ("Menata data", ("kalimat",), "Mengolah data", "Menata data"),
        ("SITI RAHMAH", ("kapital",), "Siti Maulida Rahmah", "Siti Rahmah"),
    ],
)
def test_there_is_a_way_back(
    typed: str, filters: tuple[str, ...], before: Any, value: object
) -> None:
    assert unprinted(typed, filters, before) == value
    assert printed(value, filters) == typed


@pytest.mark.parametrize(
    ("typed", "filters", "before"),
    [
        ("dua ribu", (), 2026),
        ("31 Februari 2026", ("tanggal",), "2026-01-05"),
        ("02 Maret 2026", ("tanggal",), "2026-01-05"),
        ("2 Mart 2026", ("tanggal",), "2026-01-05"),
        ("Selasa", ("hari",), "2026-01-05"),
        ("Rp45.000.000", ("rupiah",), 40_000_000),
        ("Rp45.000.000,50", ("rupiah",), 40_000_000),
        ("SITI RAHMAT", ("kapital",), "Siti Rahmah"),
        ("A A", ("kapital",), "a A"),
        ("menata", ("kalimat",), "Mengolah"),
        ("dua", ("terbilang",), 1),
        ("Data", ("tidak_dikenal",), "Data"),
    ],
)
def test_there_is_none_or_more_than_one(typed: str, filters: tuple[str, ...], before: Any) -> None:
    assert unprinted(typed, filters, before) is None


@pytest.mark.parametrize("value", [None, True, [], {}, 1.5])
def test_only_texts_and_numbers_are_printed(value: object) -> None:
    assert printed(value, ()) is None


@given(st.dates())
def test_every_date_comes_back(day: Any) -> None:
    text = printed(day.isoformat(), ("tanggal",))
    assert text is not None
    assert unprinted(text, ("tanggal",), "2026-01-05") in (day.isoformat(), None)
    if day.year > 999:
        assert unprinted(text, ("tanggal",), "2026-01-05") == day.isoformat()


@given(st.decimals(0, 10**12, places=2))
def test_every_amount_comes_back(amount: Decimal) -> None:
    text = printed(str(amount), ("rupiah",))
    assert text is not None
    found = unprinted(text, ("rupiah",), "0.00")
    assert found is not None
    assert Decimal(found) == amount
