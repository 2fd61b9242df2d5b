"""The calendar file's events before a session: test injections, and what is planned."""

from datetime import date, datetime, time, timedelta

import pytest

from diary.core.answers import LateAnswer, PlannedSession, Reaction
from diary.core.areas import area_named
from diary.core.records import Answer, Revision, SessionKind, TreatmentSession
from diary.wording import calendar_file as words
from tests.diaries import START, at, revise
from tests.sharing.calendars import alarms, made, read, titled
from tests.sharing.held import later, session

CALF = area_named("left-calf")


def day(number: int) -> date:
    return START + timedelta(number)


def plan(number: int, clock: time | None = time(14, 30), *checked: str) -> Revision:
    value = PlannedSession(day(number), (CALF,), clock, frozenset(checked), "a secret")
    return revise("p", value, recorded_at=at(START))


def injected(clock: time | None = time(9), zone: str = "UTC") -> Revision:
    value = TreatmentSession(START, (CALF,), SessionKind.TEST, clock)
    return revise("t", value)._replace(zone=zone)


# What is planned.


def test_a_planned_session_rings_when_what_is_to_be_done_before_it_begins() -> None:
    calendar = read(made([plan(9)], START))
    (event,) = titled(calendar, words.PLANNED)
    assert event.dtstart == datetime.combine(day(9), time(14, 30))
    assert next(alarms(calendar, words.PLANNED, "UTC")).replace(tzinfo=None) == (
        datetime.combine(day(8), time(14, 30))
    )


def test_it_tells_the_checklist_in_words_and_nothing_of_where_or_why() -> None:
    (event,) = titled(read(made([plan(9)], START)), words.PLANNED)
    text = event.description or ""
    assert text.startswith(
        "Your session is planned for Wednesday 11 Mar 2026 at 14:30. Before it:\n"
        "- From 24 hours before: No coffee, tea, cola or energy drinks, and nothing else that"
        " stimulates\n- Tell the clinic what is not clear yet\n\nNobody reads the diary live."
    )
    assert not any(one in f"{text}{event.summary}" for one in ("calf", "secret", "mesotherapy"))


def test_what_is_done_is_left_out() -> None:
    calendar = read(made([plan(9, time(14, 30), "no-caffeine")], START))
    (event,) = titled(calendar, words.PLANNED)
    assert "coffee" not in (event.description or "")
    assert next(alarms(calendar, words.PLANNED, "UTC")).date() == day(9)
    every = plan(9, time(14, 30), "no-caffeine", "tell-clinic")
    (event,) = titled(read(made([every], START)), words.PLANNED)
    assert "Before it" not in (event.description or "")


@pytest.mark.parametrize(("hour", "rings"), [(time(21), time(21)), (time(1), time(12))])
def test_without_a_time_it_rings_at_the_chosen_hour_before_that_begins(
    hour: time, rings: time
) -> None:
    calendar = read(made([plan(9, None)], START, hour))
    (event,) = titled(calendar, words.PLANNED)
    assert "planned for Wednesday 11 Mar 2026. Before" in (event.description or "")
    (alarm,) = alarms(calendar, words.PLANNED, "UTC")
    # Without a time the hours count from the beginning of the day.
    assert alarm.replace(tzinfo=None) == datetime.combine(day(7), rings)


def test_where_the_checklist_has_begun_it_rings_at_its_start() -> None:
    for today, rings in ((day(8), day(8)), (day(9), day(9))):
        calendar = read(made([plan(9)], today))
        assert next(alarms(calendar, words.PLANNED, "UTC")).date() == rings


def test_one_whose_day_is_past_is_left_out_and_so_is_one_that_is_planned_no_more() -> None:
    assert titled(read(made([session(5), plan(9)], day(10))), words.PLANNED) == []
    gone = later(plan(9), plan(9).value, 1)._replace(withdrawn=True)
    assert titled(read(made([session(5), plan(9), gone], day(6))), words.PLANNED) == []


def test_of_chosen_areas_a_session_on_others_is_left_out() -> None:
    neck = frozenset({area_named("neck")})
    assert titled(read(made([session(0, "neck"), plan(9)], START, areas=neck)), words.PLANNED) == []


def test_at_the_ends_of_the_calendar_it_is_written_too() -> None:
    for ends in (date.min, date.max):
        one = revise("p", PlannedSession(ends, (), None), recorded_at=at(START))
        assert len(titled(read(made([one], ends)), words.PLANNED)) == 1


# The test injections.


def test_a_day_after_test_injections_it_asks_what_they_did() -> None:
    (event,) = titled(read(made([injected()], START)), words.LATE_CHECK)
    assert event.dtstart == datetime.combine(day(1), time(9))
    assert (event.description or "").startswith("Did the skin around your test injections react?")


def test_the_hours_pass_whatever_the_clocks_do() -> None:
    value = TreatmentSession(date(2026, 3, 28), (CALF,), SessionKind.TEST, time(9))
    berlin = revise("t", value)._replace(zone="Europe/Berlin")
    (event,) = titled(read(made([berlin], date(2026, 3, 28))), words.LATE_CHECK)
    assert event.dtstart == datetime.combine(date(2026, 3, 29), time(10))


def test_without_a_time_it_asks_on_the_next_day_at_the_chosen_hour() -> None:
    (event,) = titled(read(made([injected(None)], START, time(20))), words.LATE_CHECK)
    assert event.dtstart == datetime.combine(day(1), time(20))


def test_once_it_is_answered_or_a_treatment_was_given_it_asks_no_more() -> None:
    seen = revise("r", Reaction("t", START, frozenset({"rash"})))
    too_soon = revise("r", Reaction("t", START))
    assert len(titled(read(made([injected(), too_soon, plan(9)], START)), words.LATE_CHECK)) == 1
    assert titled(read(made([injected(), seen, plan(9)], START)), words.LATE_CHECK) == []
    treated = revise("s", TreatmentSession(START, (CALF,), at=time(20)))
    asked = [
        one.dtstart for one in titled(read(made([injected(), treated], START)), words.LATE_CHECK)
    ]
    assert datetime.combine(day(1), time(9)) not in asked
    neck = frozenset({area_named("neck")})
    held = [injected(), session(0, "neck", id_="n")]
    assert len(titled(read(made(held, START, areas=neck)), words.LATE_CHECK)) == 5


def test_at_the_end_of_the_calendar_it_asks_at_its_last_moment() -> None:
    value = TreatmentSession(date.max - timedelta(1), (CALF,), SessionKind.TEST, time(23))
    last = revise("t", value)._replace(zone="Pacific/Kiritimati", offset=840)
    (event,) = titled(read(made([last], date.max - timedelta(1))), words.LATE_CHECK)
    assert isinstance(event.dtstart, datetime)
    assert event.dtstart.date() == date.max


# The late checks.


def test_one_that_was_answered_ahead_of_its_day_is_left_out() -> None:
    answer = revise("l", LateAnswer("s0", 3, day(18), Answer.NO))
    found = alarms(read(made([session(0), answer], day(18))), words.LATE_CHECK, "UTC")
    assert [one.date() for one in found] == [START + timedelta(weeks=n) for n in (4, 8, 12)]
    of_another = revise("l", LateAnswer("x", 3, day(18), Answer.NO))
    found = alarms(read(made([session(0), of_another], day(18))), words.LATE_CHECK, "UTC")
    assert [one.date() for one in found] == [START + timedelta(weeks=n) for n in (3, 4, 8, 12)]
