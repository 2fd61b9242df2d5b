"""Which reports of a course fire which rule. The care plan has the numbers and their sources."""

from collections.abc import Iterator
from enum import StrEnum

from diary.core.courses import Course, stretches
from diary.core.plan import CarePlan, Worsening
from diary.core.scales import BRUISING, SORENESS


class Rule(StrEnum):
    """The rules that raise a flag."""

    BEYOND_WINDOW = "beyond_window"
    NOT_CLEARING = "not_clearing"
    WORSENING = "worsening"
    SEVERE = "severe"
    NEVER_CLEAR = "never_clear"
    SIGN = "sign"
    REACTION = "reaction"
    LATE_CHECK = "late_check"


class Pattern(StrEnum):
    """How a symptom came to be there past its window."""

    PERSISTING = "persisting"
    RETURNED = "returned"
    LATE = "late"


def fired_by(course: Course, plan: CarePlan) -> Iterator[tuple[Rule, int | None, list[int]]]:
    """The rules that look at one course, with the indexes of the reports that fire each."""
    window = plan.window_days(course.symptom)
    yield Rule.BEYOND_WINDOW, window, _present_after(course, window)
    if course.symptom is BRUISING:
        yield (
            Rule.NOT_CLEARING,
            plan.not_clearing_days,
            _present_after(course, plan.not_clearing_days),
        )
    yield Rule.WORSENING, None, _worsening(course, plan)
    yield Rule.SEVERE, None, _severe(course, plan.severe[course.symptom])


def _severe(course: Course, limit: int) -> list[int]:
    own = course.severities[: course.own]
    if max(own, default=0) < limit:
        return []
    return [index for index, severity in enumerate(own) if severity >= limit]


def _present_after(course: Course, limit: int) -> list[int]:
    last_expected = course.start + limit
    if course.days[-1] <= last_expected:
        return []
    return [
        index
        for index, day in enumerate(course.days)
        if day > last_expected and course.severities[index]
    ]


def _worsening(course: Course, plan: CarePlan) -> list[int]:
    rule = plan.worsening[course.symptom]
    own = course.severities[: course.own]
    # Soreness rises from a zero too; a bruise only from one that was there (see `_has_risen`).
    floor = 0 if course.symptom is SORENESS else 1
    if max(own, default=0) < max(rule.from_severity, floor + rule.rise):
        return []
    ignored = _slips(course, plan) if course.symptom is SORENESS else frozenset[int]()
    return [
        index
        for index, severity in enumerate(own)
        if severity >= rule.from_severity
        and course.days[index] - course.start >= rule.from_day
        and _has_risen(course, index, rule, ignored)
    ]


def _slips(course: Course, plan: CarePlan) -> frozenset[int]:
    """The zeros within an episode: said once between two days on which it was there."""
    return frozenset(
        index
        for first, last in stretches(course.days, course.severities, plan.episodes)
        for index in range(first, last)
        if not course.severities[index]
    )


def _has_risen(course: Course, index: int, rule: Worsening, ignored: frozenset[int]) -> bool:
    # For bruising a zero before is no floor: a bruise often comes out a day or two after.
    zeros_count = course.symptom is SORENESS
    since = course.days[index] - rule.look_back
    before = [
        course.severities[other]
        for other in range(index)
        if course.days[other] >= since
        and other not in ignored
        and (zeros_count or course.severities[other])
    ]
    return bool(before) and course.severities[index] - min(before) >= rule.rise


def pattern_of(course: Course, first: int, plan: CarePlan) -> Pattern:
    """How the episode of the first report past the window came about."""
    spans = stretches(course.days, course.severities, plan.episodes)
    at = next(place for place, (begin, end) in enumerate(spans) if begin <= first <= end)
    begin = spans[at][0]
    if course.days[begin] - course.start <= plan.window_days(course.symptom):
        return Pattern.PERSISTING
    if at == 0:
        return Pattern.LATE
    # All reports between two stretches are zeros: none at all means that nobody said it cleared.
    return Pattern.RETURNED if begin - spans[at - 1][1] > 1 else Pattern.PERSISTING
