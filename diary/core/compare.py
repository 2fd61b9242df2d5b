"""Sessions compared: how each course of one area and symptom went, and how long it took to clear.

A clearing is known as a range of days, and what is said of two of them holds wherever in their
ranges they lie.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from diary.core.areas import Area
from diary.core.courses import Course, EpisodeStatus, SessionRef
from diary.core.scales import Symptom
from diary.core.summary import Summary

#: Clearings that can't be further apart than this, in days, took about as long.
_ABOUT = 1


class Clearing(NamedTuple):
    """After how many days from its session a course had cleared: `at_least` to `at_most`.

    Built on the course's last episode, for what came back had not cleared. `at_least` is the day
    after its last certain report that says present, 0 where there is none. `at_most` is the first
    zero after its last report of all that says present; None unless the episode is resolved.
    `is_running` where it isn't, and the next reports can still tell. `looks_clear` is that first
    zero where it is the only one: it may be a slip, so nothing is compared by it.
    """

    at_least: int
    at_most: int | None
    is_running: bool
    looks_clear: int | None = None


class Outcome(StrEnum):
    """How one clearing stands to another."""

    SOONER = "sooner"
    LATER = "later"
    ABOUT_AS_LONG = "about-as-long"
    TOO_EARLY = "too-early"
    UNKNOWN = "unknown"


class Comparison(NamedTuple):
    """The outcome, and by how many days: `days` if `is_exact`, else at least so many."""

    outcome: Outcome
    days: int = 0
    is_exact: bool = False


class Point(NamedTuple):
    """One date of a course. `severity` None is a date without a report of it."""

    day: date
    day_number: int
    severity: int | None
    is_missing: bool
    is_expected: bool
    is_past: bool
    is_possible: bool


class Compared(NamedTuple):
    """One session's course, day by day from the session on."""

    session: SessionRef
    points: tuple[Point, ...]
    clearing: Clearing


def compared(
    summary: Summary, area: Area, symptom: Symptom, most: int, until: date = date.max
) -> tuple[Compared, ...]:
    """The courses of the last `most` sessions on an area, oldest first, to the same day number.

    That is some days past the last report that says present, and two weeks at the least. Sessions
    after `until` are none of them.
    """
    every = summary.courses_in(area, symptom)
    end = sum(course.session.day <= until for course in every)
    start = max(0, end - most)
    courses = every[start:end]
    ends = [_last_present(course) + summary.plan.episodes.clear_reports for course in courses]
    length = max(summary.plan.following_days, *ends) if ends else 0
    nexts = [*(course.session.day for course in every[1:]), date.max]
    return tuple(
        Compared(
            course.session,
            tuple(_points(course, summary, length, next_day)),
            clearing(course, summary),
        )
        for course, next_day in zip(courses, nexts[start:end], strict=True)
    )


def _last_present(course: Course) -> int:
    present = [one.day_number for one in course.reports if one.severity]
    return present[-1] if present else 0


def _points(course: Course, summary: Summary, length: int, until: date) -> Sequence[Point]:
    window = summary.plan.window_days(course.symptom)
    reports = {one.day_number: one for one in course.reports}
    points = []
    for number in range(min(length, summary.as_of.toordinal() - course.start) + 1):
        day = date.fromordinal(course.start + number)
        report = reports.get(number)
        is_past = report is not None and report.severity > 0 and number > window
        points.append(
            Point(
                day=day,
                day_number=number,
                severity=report.severity if report else None,
                is_missing=report is None
                and day < min(until, summary.as_of)
                and day.toordinal() in summary.days_followed(course.area),
                is_expected=number <= window,
                is_past=is_past,
                is_possible=is_past and report is not None and not report.certain,
            )
        )
    return points


def clearing(course: Course, summary: Summary) -> Clearing:
    """How long a course took to clear, as of the summary's date."""
    rules = summary.plan.episodes
    certain = [one.day_number for one in course.reports if one.severity and one.certain]
    at_least = certain[-1] + 1 if certain else 0
    at_most = looks_clear = None
    episodes = summary.episodes(course)
    last = episodes[-1] if episodes else None
    if last is None and len(course.days) >= rules.clear_reports:
        at_most = course.days[0] - course.start
    elif last and last.gone_by:
        gone = last.gone_by.toordinal() - course.start
        if last.status is EpisodeStatus.RESOLVED:
            at_most = gone
        else:
            looks_clear = gone
    latest = course.days[-1] if course.days else course.start
    is_recent = summary.as_of.toordinal() - latest <= rules.recent
    is_running = at_most is None and course.closed_on is None and is_recent
    return Clearing(at_least, at_most, is_running, looks_clear)


def against(this: Clearing, earlier: Clearing) -> Comparison:
    """Whether `this` took more or fewer days than `earlier`, as far as that is certain."""
    least = None if earlier.at_most is None else this.at_least - earlier.at_most
    most = None if this.at_most is None else this.at_most - earlier.at_least
    if most is not None and most < 0:
        return Comparison(Outcome.SOONER, -most, most == least)
    if least is not None and least > 0:
        return Comparison(Outcome.LATER, least, most == least)
    if least is not None and most is not None and least >= -_ABOUT and most <= _ABOUT:
        return Comparison(Outcome.ABOUT_AS_LONG, 0, most == least)
    if this.is_running or earlier.is_running:
        return Comparison(Outcome.TOO_EARLY)
    return Comparison(Outcome.UNKNOWN)
