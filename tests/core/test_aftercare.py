"""What the care plan asks of the hours and weeks after a session."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from diary.core.aftercare import Wait, late_checks, tips_now, waits
from diary.core.areas import area_named
from diary.core.entries import current
from diary.core.moment import Now
from diary.core.records import Revision, SessionKind, TreatmentSession
from diary.core.summary import summary
from tests.core.small import CALF, day, diary, said, session
from tests.diaries import PLAN, at, revise

BERLIN = ZoneInfo("Europe/Berlin")
TODAY, AT = day(0), time(16, 30)


def treated(*areas: str, on: date = TODAY, at: time | None = AT) -> TreatmentSession:
    return TreatmentSession(on, tuple(map(area_named, areas)), at=at)


def waiting(value: TreatmentSession, zone: tzinfo | None = None) -> tuple[Wait, ...]:
    """What has to wait after it, where it was entered on its day by the clock of a zone."""
    (entry,) = current([revise("s", value)]).sessions
    return waits(entry, PLAN, lambda name: zone)


def ends(value: TreatmentSession, zone: tzinfo | None = None) -> dict[str, datetime]:
    return {one.timer.name: one.until for one in waiting(value, zone)}


def test_after_a_session_on_the_face_make_up_and_a_hot_shower_have_to_wait() -> None:
    (make_up, shower) = waiting(treated("neck", "forehead"))
    assert (make_up.timer.name, make_up.until) == (
        "make-up",
        datetime.combine(TODAY, time(20, 30)),
    )
    assert (shower.timer.name, shower.until) == (
        "hot-shower",
        datetime.combine(day(1), time(0, 30)),
    )
    assert make_up.since == shower.since == datetime.combine(TODAY, AT)


def test_make_up_has_to_wait_on_the_face_alone() -> None:
    assert set(ends(treated(CALF, "neck", "scalp"))) == {"hot-shower"}


def test_without_a_time_and_after_test_injections_nothing_has_to_wait() -> None:
    assert waiting(treated("forehead", at=None)) == ()
    assert waiting(replace(treated("forehead"), kind=SessionKind.TEST)) == ()


@pytest.mark.parametrize(
    ("on", "hour"),
    [(date(2026, 3, 28), 7), (date(2026, 10, 24), 5), (date(2026, 6, 1), 6)],
)
def test_a_wait_counts_the_hours_that_pass_while_the_clocks_change(on: date, hour: int) -> None:
    late = treated(CALF, on=on, at=time(22))
    assert ends(late, BERLIN) == {"hot-shower": datetime.combine(on + timedelta(1), time(hour))}
    assert ends(late) == {"hot-shower": datetime.combine(on + timedelta(1), time(6))}


@pytest.mark.parametrize("on", [date.min, date.max])
def test_where_the_calendar_ends_nothing_is_worked_out(on: date) -> None:
    west = timezone(timedelta(hours=-14 if on == date.max else 14))
    assert waiting(treated(CALF, on=on, at=time(20 if on == date.max else 4)), west) == ()


def test_late_reactions_are_asked_for_after_two_to_twelve_weeks() -> None:
    found = late_checks(diary(session(3), as_of=60))
    assert [(one.week, (one.day - day(3)).days) for one in found] == [
        *((2, 14), (3, 21), (4, 28), (8, 56), (12, 84)),
    ]
    assert {one.session.day for one in found} == {day(3)}


def test_they_count_from_the_latest_session_on_the_areas_that_matter() -> None:
    told = diary(session(0), session(7, "neck"), session(9, kind=SessionKind.TEST), as_of=10)
    calf, neck, chest = map(area_named, (CALF, "neck", "chest"))
    assert late_checks(told)[0].day == day(21)
    assert late_checks(told, [neck, chest])[0].day == day(21)
    assert late_checks(told, [calf])[0].day == day(14)
    assert late_checks(told, [chest]) == late_checks(diary(as_of=0)) == ()


def test_an_area_that_was_rated_and_never_treated_asks_for_nothing() -> None:
    told = diary(session(0, "neck"), as_of=10)
    assert late_checks(told, [area_named(CALF)]) == ()


def test_the_later_of_two_sessions_on_one_day_counts() -> None:
    told = diary(session(0, id_="a"), session(0, "neck", id_="b"), as_of=1)
    assert late_checks(told)[0].session.number == 2


def test_checks_past_the_end_of_the_calendar_are_left_out() -> None:
    last = revise("s", treated(CALF, on=date.max - timedelta(22)))
    found = late_checks(summary(current([last]), PLAN, date.max))
    assert [one.week for one in found] == [2, 3]


def test_tips_are_shown_for_the_days_in_which_a_session_is_followed_at_first() -> None:
    def helps(*parts: list[Revision], as_of: int) -> list[str]:
        now = Now(at(day(as_of)), 0, "UTC")
        return [one.name for one in tips_now(diary(*parts, as_of=as_of), now, lambda _: UTC)]

    assert helps(session(0), as_of=1) == ["protein"]
    assert helps(session(0), as_of=14) == ["protein", "exercise"]
    # However long a bruise stays, and however soon it is gone.
    assert helps(session(0), said("P 0–15"), as_of=15) == []
    assert helps(session(0), said("P 0, Z 1–3"), as_of=9) == ["protein", "exercise"]
    assert helps(session(0), session(13, "neck"), as_of=14) == ["protein"]
    assert helps(as_of=3) == []
