"""How far a cooperation is: what counts as signed, running and over, by cases set by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from berkas_samples import attached, drop, put, sample

from generator.deadlines import deadlines_of
from generator.yearly.standing import (
    concerns,
    current_agreement,
    ended_on,
    last_day,
    standing_of,
)
from generator.yearly.steps import steps_of

Dates = tuple[str, str, str]


def sinergi(
    signed: str = "2026-03-02", term: tuple[str, str] = ("2026-04-01", "2028-12-31")
) -> Any:
    value = put(sample(), "penandatanganan.tanggal", signed)
    return attached(put(value, "jangka_waktu", dict(zip(("mulai", "selesai"), term, strict=True))))


def two_steps(kb: Dates, pks: Dates | None) -> Any:
    """Give a KSDD whose agreements were signed, begin and end on these days."""
    value = sample("ksdd-penawaran")
    for key, dates in (("kesepakatan_bersama", kb), ("perjanjian_kerja_sama", pks)):
        if dates is not None:
            value[key] = {
                "penandatanganan": {"tempat": "Tanjung", "tanggal": dates[0]},
                "jangka_waktu": {"mulai": dates[1], "selesai": dates[2]},
            }
    return attached(value)


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2026-03-01", "persiapan"),
        ("2026-03-02", "ditandatangani"),
        ("2026-03-31", "ditandatangani"),
        ("2026-04-01", "berjalan"),
        ("2028-12-31", "berjalan"),
        ("2029-01-01", "berakhir"),
    ],
)
def test_first_and_last_day_of_a_term_belong_to_it(day: str, standing: str) -> None:
    assert standing_of(sinergi(), date.fromisoformat(day)) == standing


def test_a_letter_of_intent_leaves_cooperation_in_preparation() -> None:
    berkas = attached(sample("ksdpl-lainnya"))
    assert berkas.letter_of_intent.penandatanganan is not None
    assert standing_of(berkas, date(2027, 1, 1)) == "persiapan"


def test_cooperation_runs_while_one_of_its_agreements_does() -> None:
    berkas = two_steps(
        ("2025-01-06", "2025-01-06", "2030-01-05"), ("2025-02-03", "2025-02-03", "2026-02-02")
    )
    current = {
        day: (found := current_agreement(berkas, day)) and found.key
        for day in (date(2025, 1, 5), date(2025, 1, 6), date(2025, 2, 3), date(2026, 2, 3))
    }
    assert list(current.values()) == [
        None, "kesepakatan_bersama", "perjanjian_kerja_sama", "kesepakatan_bersama"
    ]  # fmt: skip
    assert standing_of(berkas, date(2026, 2, 3)) == "berjalan"
    assert standing_of(berkas, date(2030, 1, 6)) == "berakhir"
    assert ended_on(berkas, date(2030, 1, 6)) == date(2030, 1, 5)


def test_a_signed_end_comes_before_the_end_of_the_term() -> None:
    value = sample("ksdd-sukarela")
    put(value, "pengakhiran.penandatanganan.tanggal", "2025-07-01")
    berkas = attached(value)
    assert ended_on(berkas, date(2025, 6, 30)) is None
    assert ended_on(berkas, date(2025, 7, 1)) == date(2025, 7, 1)
    assert standing_of(berkas, date(2025, 7, 1)) == "berakhir"


def test_an_addendum_moves_the_end_of_the_agreement_it_changes() -> None:
    value = sample("ksdd-mitra")  # of 2024, its addendum to the perjanjian of 16 June 2025
    addendum = value["perubahan"][0]
    addendum["jangka_waktu"] = {"mulai": "2025-06-16", "selesai": "2029-03-03"}
    berkas = attached(value)
    ends = {day: last_day(berkas, day) for day in (date(2025, 6, 15), date(2025, 6, 16))}
    assert list(ends.values()) == [date(2027, 3, 3), date(2029, 3, 3)]
    assert standing_of(berkas, date(2027, 3, 4)) == "berjalan"
    due = {one.kode: one.tanggal for one in deadlines_of(berkas)}
    assert due["akhir-perjanjian_kerja_sama"] == date(2029, 3, 3)
    assert due["akhir-kesepakatan_bersama"] == date(2027, 3, 3)


def test_an_agreement_without_a_term_runs_on() -> None:
    berkas = attached(drop(sample("sinergi-kecil"), "jangka_waktu"))
    assert standing_of(berkas, date(2090, 1, 1)) == "berjalan"
    assert ended_on(berkas, date(2090, 1, 1)) is None


def test_a_year_has_what_is_prepared_in_it_and_what_runs_in_it() -> None:
    ended = sinergi("2024-01-02", ("2024-01-02", "2025-12-31"))
    day = date(2026, 11, 28)
    assert [concerns(ended, year, day) for year in (2023, 2024, 2025, 2026)] == [
        False, True, True, False
    ]  # fmt: skip
    assert concerns(attached(sample("ksdd-penawaran")), 2026, day)


def test_the_next_step_is_the_agreement_that_is_not_signed_or_the_end_that_comes() -> None:
    day = date(2026, 11, 28)
    assert steps_of(attached(sample("ksdd-penawaran")), day) == ("Siapkan Kesepakatan Bersama",)
    planned = two_steps(("2026-12-07", "2026-12-07", "2030-12-06"), None)
    assert "Tanda tangani Kesepakatan Bersama pada 7 Desember 2026" in steps_of(planned, day)
    assert steps_of(sinergi(term=("2026-04-01", "2027-05-28")), day) == ()
    assert steps_of(sinergi(term=("2026-04-01", "2027-05-27")), day) == (
        "Putuskan perpanjangan atau pengakhiran",
    )
    extended = attached(sample("ksdd-mitra"))
    assert steps_of(extended, day) == ("Selesaikan perpanjangan sampai dengan 3 Maret 2029",)
    assert steps_of(extended, date(2029, 1, 1)) == ()


def test_the_next_step_names_what_a_begun_document_lacks() -> None:
    berkas = attached(drop(drop(sample(), "penandatanganan"), "jangka_waktu"))
    told = steps_of(berkas, date(2026, 11, 28))
    assert "Lengkapi Nota Kesepakatan: penandatanganan, jangka_waktu" in told
