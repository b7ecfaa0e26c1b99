"""Deadlines of a berkas, and the calendar file that carries them (iCalendar, RFC 5545).

Written with the library `icalendar`, imported when a file is first made: folding, escaping and the
types of values are its business.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from generator import messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from icalendar import Alarm, Event

_NAMESPACE: Final = UUID("23879171-ba6e-45a1-8861-0aa91093d8bb")
_PRODUCT: Final = "-//naskah-kerjasama//tenggat//ID"
_MORNING: Final = timedelta(hours=8)
REMIND_DAYS: Final = (7, 1)


@dataclass(frozen=True, slots=True)
class Tenggat:
    """One deadline.

    Attributes:
        kode: What it is, such as `R45`; names it within its berkas and never changes.
        tanggal: The last day.
        judul: What must be done, in one line.
        sumber: Law and article, or who set it.
        pasti: Whether the day doesn't rest on predicted holidays.
        berkas_id: The id of the berkas.
    """

    kode: str
    tanggal: date
    judul: str
    sumber: str
    pasti: bool
    berkas_id: str

    @property
    def uid(self) -> str:
        """A UUID that stays the same when the day or the wording changes (RFC 7986 section 5.3)."""
        return str(uuid5(_NAMESPACE, f"{self.berkas_id}/{self.kode}"))


def calendar_file(
    deadlines: Iterable[Tenggat],
    *,
    now: datetime,
    name: str = "",
    remind_days: Sequence[int] = REMIND_DAYS,
    lang: str = messages.DEFAULT_LANG,
) -> bytes:
    """Write deadlines as a calendar file: one all-day event each, with reminders at 8 o'clock.

    Importing it again moves the events that are there; a deadline that isn't sure is tentative.

    Args:
        deadlines: In any order; the file has them by day, berkas and code.
        now: The moment of writing, with a time zone.
        name: What calendar programs call the calendar.
        remind_days: How many days before to remind.
        lang: Language of the sentences beside the deadlines' own ("id" or "en").

    Returns:
        The file, UTF-8, lines ending in CRLF.

    Raises:
        ValueError: `now` has no time zone, or two deadlines of a berkas have one code.
    """
    from icalendar import Calendar  # noqa: PLC0415 – slow to import, and seldom needed

    if now.tzinfo is None:
        raise ValueError("the moment of writing needs a time zone")
    ordered = sorted(deadlines, key=lambda one: (one.tanggal, one.berkas_id, one.kode))
    if len({one.uid for one in ordered}) < len(ordered):
        raise ValueError("two deadlines of a berkas have one code")
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
    for one in ordered:
        calendar.add_component(_event(one, now, remind_days, lang))
    return bytes(calendar.to_ical())


def _event(deadline: Tenggat, now: datetime, remind_days: Sequence[int], lang: str) -> Event:
    from icalendar import Event  # noqa: PLC0415 – as above

    told = [messages.sentence("deadline.source", lang, {"source": deadline.sumber})]
    if not deadline.pasti:
        told.append(messages.sentence("deadline.predicted", lang, {}))
    event = Event()
    event.add("uid", deadline.uid)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", deadline.tanggal)
    event.add("dtend", deadline.tanggal + timedelta(days=1))
    event.add("summary", f"{deadline.judul} ({deadline.berkas_id})")
    event.add("description", "\n".join([*told, f"{deadline.berkas_id} {deadline.kode}"]))
    event.add("categories", [deadline.kode])
    event.add("status", "CONFIRMED" if deadline.pasti else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    for days in remind_days:
        event.add_component(_alarm(deadline, days))
    return event


def _alarm(deadline: Tenggat, days: int) -> Alarm:
    from icalendar import Alarm  # noqa: PLC0415 – as above

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", deadline.judul)
    alarm.add("trigger", _MORNING - timedelta(days=days))
    return alarm
