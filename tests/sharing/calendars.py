"""Calendar files, made in a few words and read by another library."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from diary.core.areas import area_named
from diary.core.records import Rating, Revision, TreatmentSession, rating
from diary.core.scales import SYMPTOMS
from diary.sharing.ics import exported
from tests.diaries import revise
from tests.sharing.held import handed_on, journal


def made(
    revisions: Sequence[Revision], today: date, at: time = time(21), **chosen: object
) -> bytes:
    return exported(replace(handed_on(journal(*revisions), today, **chosen), remind_at=at))  # type: ignore[arg-type]


def read(content: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(content.decode())


def titled(calendar: Calendar, title: str) -> list[Event]:
    return [one for one in calendar.events if one.summary == title]


def alarms(calendar: Calendar, title: str, zone: str) -> Iterator[datetime]:
    """The instants at which the other library lets them ring in a zone, on that zone's clock."""
    for one in calendar.timeline_tz(ZoneInfo(zone)):
        if one.summary == title:
            (alarm,) = one.alarm
            assert isinstance(alarm.trigger, timedelta)
            start = one.timespan_of(ZoneInfo(zone)).start.astimezone(UTC)
            yield (start + alarm.trigger).astimezone(ZoneInfo(zone))


def treated(
    day: date, *areas: str, clock: time | None = None, zone: str = "UTC", id_: str = "s"
) -> Revision:
    value = TreatmentSession(day, tuple(map(area_named, areas or ("left-calf",))), at=clock)
    return revise(id_, value)._replace(zone=zone)


def calf(severity: int) -> tuple[Rating, ...]:
    return tuple(rating("left-calf", one.name, severity) for one in SYMPTOMS)
