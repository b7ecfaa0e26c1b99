"""Deadlines as a calendar file, read back with the library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from strategies import teks

from generator.tenggat import Tenggat, calendar_file

NOW = datetime(2026, 11, 24, 9, 30, 15, 999, tzinfo=timezone(timedelta(hours=8)))
DPRD = Tenggat(
    kode="R45",
    tanggal=date(2027, 1, 29),
    judul="Batas sikap DPRD; 45 hari, sejak surat diterima",
    sumber="PP 28/2018 Pasal 6; Permendagri 22/2020 Pasal 56 ayat (6)",
    pasti=True,
    berkas_id="sinergi-ptsl-2026",
)

deadlines = st.builds(
    Tenggat,
    kode=st.sampled_from(["R42", "R45", "R47"]),
    tanggal=st.dates(date(1946, 1, 1), date(2100, 12, 31)),
    judul=teks(),
    sumber=teks(),
    pasti=st.booleans(),
    berkas_id=st.from_regex(r"[a-z0-9][a-z0-9-]{2,63}", fullmatch=True),
)


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data.decode("utf-8")).walk("VEVENT"))


def test_an_event_takes_the_whole_day_and_reminds_in_the_morning() -> None:
    (event,) = events(calendar_file([DPRD], now=NOW))
    assert event.decoded("dtstart") == date(2027, 1, 29)
    assert event.decoded("dtend") == date(2027, 1, 30)
    assert event.decoded("dtstamp") == datetime(2026, 11, 24, 1, 30, 15, tzinfo=UTC)
    assert str(event["summary"]) == f"{DPRD.judul} ({DPRD.berkas_id})"
    assert DPRD.sumber in str(event["description"])
    assert str(event["status"]) == "CONFIRMED"
    assert str(event["transp"]) == "TRANSPARENT"
    alarms = event.walk("VALARM")
    assert [str(alarm["action"]) for alarm in alarms] == ["DISPLAY", "DISPLAY"]
    start = datetime(2027, 1, 29)  # noqa: DTZ001 – floating, as all-day events are
    assert [start + alarm.decoded("trigger") for alarm in alarms] == [
        datetime(2027, 1, 22, 8),  # noqa: DTZ001 – as above
        datetime(2027, 1, 28, 8),  # noqa: DTZ001 – as above
    ]


def test_what_is_not_sure_is_tentative_and_says_so() -> None:
    unsure = replace(DPRD, pasti=False)
    (event,) = events(calendar_file([unsure], now=NOW, lang="en"))
    assert str(event["status"]) == "TENTATIVE"
    assert "Predicted" in str(event["description"])
    (event,) = events(calendar_file([unsure], now=NOW))
    assert "Perkiraan" in str(event["description"])


def test_an_identifier_survives_a_new_day_and_new_words() -> None:
    assert replace(DPRD, tanggal=date(2027, 2, 1), judul="Lain").uid == DPRD.uid
    assert DPRD.uid == "c665e6ca-e9f5-5d4a-9da8-9ec7ef75fc27"
    assert replace(DPRD, kode="R42").uid != DPRD.uid
    assert replace(DPRD, berkas_id="lain").uid != DPRD.uid


def test_the_same_deadlines_give_the_same_bytes_in_any_order() -> None:
    other = replace(DPRD, kode="R42", tanggal=date(2026, 12, 1))
    one = calendar_file([DPRD, other], now=NOW, name="Kerja sama, Tabalong")
    assert one == calendar_file([other, DPRD], now=NOW, name="Kerja sama, Tabalong")
    assert [event.decoded("dtstart") for event in events(one)] == [other.tanggal, DPRD.tanggal]
    assert str(Calendar.from_ical(one.decode())["name"]) == "Kerja sama, Tabalong"


def test_mistakes_of_the_caller_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        calendar_file([DPRD], now=datetime(2026, 1, 1))  # noqa: DTZ001 – the point
    with pytest.raises(ValueError, match="one code"):
        calendar_file([DPRD, replace(DPRD, tanggal=date(2027, 1, 1))], now=NOW)


def test_an_empty_calendar_is_a_calendar() -> None:
    assert events(calendar_file([], now=NOW)) == []


@given(st.lists(deadlines, max_size=4, unique_by=lambda one: one.uid))
def test_whatever_is_written_is_read_back(given_: list[Tenggat]) -> None:
    data = calendar_file(given_, now=NOW)
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    read = {str(event["uid"]): event for event in events(data)}
    assert set(read) == {one.uid for one in given_}
    for one in given_:
        event = read[one.uid]
        assert event.decoded("dtstart") == one.tanggal
        assert str(event["summary"]) == f"{one.judul} ({one.berkas_id})"
        assert one.sumber in str(event["description"])
