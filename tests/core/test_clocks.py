"""Timers count what passes, windows count days: whatever the clocks do and wherever one goes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.aftercare import Countdown, began, countdowns, on_the_wall, tips
from diary.core.areas import area_named
from diary.core.asking import LateCheckDue, ResultDue, due, reaction_due
from diary.core.entries import Entry, current
from diary.core.injections import over_since
from diary.core.moment import Now
from diary.core.records import CheckIn, Revision, SessionKind, TreatmentSession, rating
from diary.core.rules import Rule
from diary.core.summary import summary
from diary.journal.zones import zone_named
from tests.diaries import PLAN

#: Two hemispheres, half an hour of summer time, midnight that is left out, one that skipped a day.
CHANGING = (
    *("Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe"),
    "Pacific/Apia",
)
ZONES = (*CHANGING, "Asia/Kolkata")  # whose clocks never change
YEARS = (2011, 2026)


def turns(zone: str) -> list[datetime]:
    """Every instant of these years at which the zone's clocks change."""
    clock = ZoneInfo(zone)
    found = []
    for year in YEARS:
        at = datetime(year, 1, 1, tzinfo=UTC)
        while at.year == year:
            after = at + timedelta(minutes=30)
            if at.astimezone(clock).utcoffset() != after.astimezone(clock).utcoffset():
                found.append(after)
            at = after
    return found


CHANGES = [(zone, at) for zone in ZONES for at in turns(zone)]


def now_in(zone: str, instant: datetime) -> Now:
    offset = instant.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)
    return Now(instant, int(offset.total_seconds() // 60), zone)


def session_at(now: Now, kind: SessionKind = SessionKind.TREATMENT) -> Entry[TreatmentSession]:
    """A session that is given and entered at that moment, to the minute."""
    value = TreatmentSession(now.today, (area_named("forehead"),), kind, now.local.time())
    return current([Revision("s", 1, *now, value)]).sessions[0]


def test_every_change_of_the_clocks_is_among_them() -> None:
    assert {zone for zone, _ in CHANGES} == set(CHANGING)
    assert len(CHANGING) == 5
    assert len(CHANGES) >= 18
    # Samoa left out the 30th of December 2011.
    assert any((zone, at.year, at.month) == ("Pacific/Apia", 2011, 12) for zone, at in CHANGES)


@pytest.mark.parametrize(("zone", "change"), CHANGES)
def test_no_timer_moves_a_minute_over_a_change_of_the_clocks(zone: str, change: datetime) -> None:
    for minutes in range(-600, 121, 30):
        now = now_in(zone, change + timedelta(minutes=minutes))
        found = countdowns(session_at(now), PLAN, zone_named)
        assert [(one.timer.name, one.until - now.instant) for one in found] == [
            ("make-up", timedelta(hours=4)),
            ("hot-shower", timedelta(hours=8)),
        ]
        assert {one.since for one in found} == {now.instant}


@pytest.mark.parametrize(("zone", "change"), CHANGES)
def test_it_is_asked_about_test_injections_when_the_hours_have_passed(
    zone: str, change: datetime
) -> None:
    now = now_in(zone, change - timedelta(hours=7))
    entry = session_at(now, SessionKind.TEST)
    records = current(entry.history)
    for after, asks in ((timedelta(hours=24) - timedelta(seconds=1), False),
                        (timedelta(hours=24), True)):  # fmt: skip
        later = now_in(zone, now.instant + after)
        told = summary(records, PLAN, later.today)
        assert (reaction_due(told, later, zone_named) is not None) is asks


@given(st.sampled_from(CHANGES), st.integers(-3000, 3000), st.sampled_from(ZONES))
@settings(max_examples=150, deadline=None)
def test_it_counts_the_same_wherever_the_patient_goes(
    change: tuple[str, datetime], minutes: int, elsewhere: str
) -> None:
    zone, at = change
    now = now_in(zone, at + timedelta(minutes=minutes))
    entry = session_at(now)
    (make_up, _) = countdowns(entry, PLAN, zone_named)
    for passed in (0, 60, 239, 240, 500):
        later = now_in(elsewhere, now.instant + timedelta(minutes=passed))
        assert make_up.left(later) == timedelta(minutes=max(0, 240 - passed))
        on_wall = on_the_wall(make_up.until, later, zone_named)
        assert on_wall.replace(tzinfo=ZoneInfo(elsewhere)).astimezone(UTC) in (
            make_up.until,  # an hour that comes twice is shown as it is
            make_up.until - timedelta(hours=1),
            make_up.until - timedelta(minutes=30),
        )


def test_who_crosses_the_date_line_loses_no_minute_and_no_day() -> None:
    now = now_in("Pacific/Auckland", datetime(2026, 3, 2, 1, 0, tzinfo=UTC))  # 2 March, 14:00
    entry = session_at(now)
    landed = now_in("Pacific/Honolulu", now.instant + timedelta(hours=3))  # 1 March, 18:00
    assert (now.today, landed.today) == (date(2026, 3, 2), date(2026, 3, 1))
    (make_up, _) = countdowns(entry, PLAN, zone_named)
    assert make_up.left(landed) == timedelta(hours=1)
    assert on_the_wall(make_up.until, landed, zone_named) == datetime.combine(
        date(2026, 3, 1), time(19)
    )
    # The window is one of dates: a report of the 9th is on the 7th day, wherever it was typed.
    for number, flagged in ((7, False), (8, True)):
        day = date(2026, 3, 2) + timedelta(number)
        value = CheckIn(day, (rating("forehead", "bruising", 1),))
        for zone in (*ZONES, "Pacific/Honolulu", "Pacific/Kiritimati"):
            typed = now_in(zone, datetime.combine(day, time(12), ZoneInfo(zone)).astimezone(UTC))
            report = Revision("c", 1, *typed, value)
            told = summary(current([*entry.history, report]), PLAN, day)
            assert bool(told.flags) is flagged


#: At these times of the last day within a limit, and of the first past it.
_CLOCKS = (time(0, 30), time(2, 30), time(23, 59))


@pytest.mark.parametrize(
    ("symptom", "limit", "rule"),
    [
        ("soreness", 2, Rule.BEYOND_WINDOW),
        ("bruising", 7, Rule.BEYOND_WINDOW),
        ("bruising", 14, Rule.NOT_CLEARING),
    ],
)
@pytest.mark.parametrize(("zone", "change"), CHANGES)
def test_no_window_moves_a_day_over_a_change_of_the_clocks(
    zone: str, change: datetime, symptom: str, limit: int, rule: Rule
) -> None:
    first = now_in(zone, change - timedelta(days=1))
    session = session_at(first)
    for number in (limit, limit + 1):
        day = first.today + timedelta(number)
        for clock in _CLOCKS:
            typed = on_clock(zone, day, clock)
            value = CheckIn(day, (rating("forehead", symptom, 1),))
            told = summary(current([*session.history, Revision("c", 1, *typed, value)]), PLAN, day)
            found = [one.first.day_number for one in told.flags if one.rule is rule]
            assert found == [number] * (number > limit)


@pytest.mark.parametrize(("zone", "change"), CHANGES)
def test_no_late_check_and_no_result_is_asked_for_a_day_early_or_late(
    zone: str, change: datetime
) -> None:
    first = now_in(zone, change - timedelta(days=1))
    records = current(session_at(first).history)

    def asked(days: int) -> set[object]:
        """What is asked so many days after, alike at whatever time of that day."""
        day = first.today + timedelta(days)
        told = summary(records, PLAN, day)
        found = [set(due(told, on_clock(zone, day, clock), zone_named)) for clock in _CLOCKS]
        assert found[0] == found[1] == found[2]
        return {one.week if isinstance(one, LateCheckDue) else type(one) for one in found[0]}

    weeks = PLAN.late_checks.weeks
    assert weeks == (2, 3, 4, 8, 12)
    for before, week in zip((None, *weeks), weeks, strict=False):
        assert {one for one in asked(7 * week - 1) if isinstance(one, int)} == {before} - {None}
        assert week in asked(7 * week)
    assert PLAN.results.first_day == 14
    assert (ResultDue in asked(13), ResultDue in asked(14)) == (False, True)


def on_clock(zone: str, day: date, clock: time) -> Now:
    """That time by the clock on the wall there."""
    return now_in(zone, datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC))


def test_without_a_known_zone_the_clock_stays_as_it_was() -> None:
    now = now_in("Europe/Berlin", datetime(2026, 3, 28, 23, 0, tzinfo=UTC))
    entry = session_at(now)
    assert began(entry, lambda _: None) == now.instant
    assert zone_named("Nowhere/At_All") is zone_named("") is zone_named("Europe") is None
    assert on_the_wall(now.instant, now, lambda _: None) == now.local


def test_a_time_that_was_entered_later_is_one_of_the_clock_of_then() -> None:
    """Noted the day after, when the clocks had changed: the zone knows better than the offset."""
    later = now_in("Europe/Berlin", datetime(2026, 3, 29, 9, 0, tzinfo=UTC))
    value = TreatmentSession(date(2026, 3, 28), (area_named("forehead"),), at=time(22))
    entry = current([Revision("s", 1, *later, value)]).sessions[0]
    assert began(entry, zone_named) == datetime(2026, 3, 28, 21, 0, tzinfo=UTC)


def test_where_the_calendar_ends_nothing_counts_down() -> None:
    edge = Now(datetime(9999, 12, 31, 20, 0, tzinfo=UTC), 0, "UTC")
    assert countdowns(session_at(edge), PLAN, zone_named) == ()
    assert tips(session_at(edge), PLAN, edge, zone_named) == tips_named("protein")
    untimed = TreatmentSession(date.max, (area_named("neck"),), SessionKind.TEST)
    entry = current([Revision("s", 1, *edge, untimed)]).sessions[0]
    assert over_since(entry, PLAN, zone_named) <= datetime.max.replace(tzinfo=UTC)
    west = Revision(
        "s", 1, edge.instant, -600, "", TreatmentSession(date.max, (area_named("neck"),))
    )
    (far,) = current([west]).sessions
    assert tips(far, PLAN, edge, zone_named) == tips_named("protein")


def tips_named(*names: str) -> tuple[object, ...]:
    return tuple(PLAN.tips[name] for name in names)


def test_exercise_is_named_from_48_hours_on() -> None:
    now = now_in("Europe/Berlin", datetime(2026, 3, 28, 13, 0, tzinfo=UTC))
    entry = session_at(now)
    for hours, names in ((0, ("protein",)), (47, ("protein",)), (48, ("protein", "exercise"))):
        later = now_in("Europe/Berlin", now.instant + timedelta(hours=hours))
        assert tips(entry, PLAN, later, zone_named) == tips_named(*names)


def test_without_a_time_the_session_is_taken_to_have_been_late_that_day() -> None:
    day = date(2026, 3, 2)
    value = TreatmentSession(day, (area_named("neck"),))
    typed = now_in("Europe/Berlin", datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    (entry,) = current([Revision("s", 1, *typed, value)]).sessions
    assert countdowns(entry, PLAN, zone_named) == ()
    for number, names in ((2, ("protein",)), (3, ("protein", "exercise"))):
        later = typed._replace(instant=typed.instant + timedelta(number))
        assert tips(entry, PLAN, later, zone_named) == tips_named(*names)


def test_a_countdown_that_is_over_has_nothing_left() -> None:
    at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    one = Countdown(PLAN.timers["make-up"], at, at + timedelta(hours=4))
    assert one.left(Now(at + timedelta(hours=4), 0, "UTC")) == timedelta(0)
    assert one.left(Now(at + timedelta(days=4), 0, "UTC")) == timedelta(0)
