"""The hours after the latest sessions, as they stand at a moment."""

from datetime import UTC, date, datetime, time, timedelta

from diary.core.areas import area_named
from diary.core.entries import current
from diary.core.hours import Hours, hours_now
from diary.core.moment import Now
from diary.core.records import Revision, SessionKind, TreatmentSession
from diary.core.summary import summary
from diary.journal.zones import zone_named
from tests.diaries import PLAN

DAY = date(2026, 11, 20)


def now(clock: time, day: date = DAY) -> Now:
    return Now(datetime.combine(day, clock, UTC), 0, "UTC")


def session(
    at: time | None, area: str = "left-calf", kind: SessionKind = SessionKind.TREATMENT
) -> TreatmentSession:
    return TreatmentSession(DAY, (area_named(area),), kind, at)


def hours(moment: Now, *sessions: TreatmentSession) -> Hours:
    entered = now(time(23, 59))
    records = current(
        Revision(f"s{number}", 1, *entered, one) for number, one in enumerate(sessions)
    )
    return hours_now(summary(records, PLAN, moment.today), moment, zone_named)


def names(found: Hours) -> tuple[list[str], list[str], list[str]]:
    running = [one.timer.name for one in found.running]
    return running, [one.name for one in found.over], [one.name for one in found.untimed]


def test_what_ends_first_comes_first_and_what_is_over_is_apart() -> None:
    face = session(time(14, 0), "forehead")
    assert names(hours(now(time(14, 0)), face)) == (["make-up", "hot-shower"], [], [])
    assert names(hours(now(time(18, 0)), face)) == (["hot-shower"], ["make-up"], [])
    assert names(hours(now(time(22, 0)), face)) == ([], ["make-up", "hot-shower"], [])


def test_what_is_over_is_said_until_the_end_of_the_next_day() -> None:
    calf = session(time(14, 0))
    for days, over in ((1, ["hot-shower"]), (2, [])):
        later = now(time(12, 0), DAY + timedelta(days))
        assert names(hours(later, calf)) == ([], over, [])


def test_of_two_sessions_the_later_end_counts() -> None:
    both = session(time(8, 0)), session(time(14, 0), "neck")
    found = hours(now(time(15, 0)), *both)
    assert [one.until for one in found.running] == [datetime(2026, 11, 20, 22, 0, tzinfo=UTC)]
    found = hours(now(time(17, 0)), *both)
    assert names(found) == (["hot-shower"], [], [])


def test_without_a_time_it_may_have_been_late_that_day() -> None:
    face = session(None, "forehead")
    assert names(hours(now(time(20, 0)), face)) == ([], [], ["make-up", "hot-shower"])
    next_day = DAY + timedelta(1)
    assert names(hours(now(time(4, 0), next_day), face)) == ([], [], ["hot-shower"])
    assert names(hours(now(time(8, 0), next_day), face)) == ([], [], [])


def test_what_has_no_time_is_not_said_to_be_over() -> None:
    found = hours(now(time(23, 0)), session(time(6, 0)), session(None, "neck"))
    assert names(found) == ([], [], ["hot-shower"])


def test_test_injections_and_sessions_of_long_ago_have_no_such_hours() -> None:
    test = session(time(14, 0), kind=SessionKind.TEST)
    assert hours(now(time(15, 0)), test, session(None, kind=SessionKind.TEST)) == Hours()
    assert hours(now(time(15, 0), DAY + timedelta(10)), session(None)) == Hours()
