"""On which dates an area is followed, and so expected to be asked about."""

from collections.abc import Mapping, Sequence
from datetime import date

from diary.core.areas import Area
from diary.core.courses import Change, Course
from diary.core.plan import CarePlan

#: For each area the dates, as ordinals, on which it is followed.
Following = Mapping[Area, set[int]]


def following(courses: Sequence[Course], plan: CarePlan, as_of: date) -> Following:
    """The dates up to `as_of` on which each treated area is followed.

    From its latest session until `following_days` after, ending earlier once both symptoms are
    resolved; and while a course is open, up to `follow_up_days`. A date is judged by the reports
    before it.
    """
    followed: dict[Area, set[int]] = {}
    of_session: dict[tuple[Area, str], list[Course]] = {}
    for course in courses:
        of_session.setdefault((course.area, course.session.id), []).append(course)
    next_start: dict[Area, int] = {}
    for (area, _), pair in reversed(of_session.items()):
        # The next session on the area takes over; what was left open goes on being followed.
        until = min(as_of.toordinal(), next_start.get(area, pair[0].start + 366) - 1)
        next_start[area] = pair[0].start
        _follow(pair, plan, until, as_of.toordinal(), followed.setdefault(area, set()))
    return followed


def _follow(pair: Sequence[Course], plan: CarePlan, until: int, today: int, days: set[int]) -> None:
    start = pair[0].start
    asked_until = min(start + plan.following_days, until)
    open_until = min(start + plan.follow_up_days, today)
    turns = sorted({change.day for course in pair for change in course.changes})
    since = start
    states = [Change(start, False, False) for _ in pair]
    # One turn past the end closes the last stretch.
    for turn in [*turns, max(open_until, asked_until)]:
        if not all(state.is_resolved for state in states):
            days.update(range(since, min(turn, asked_until) + 1))
        if any(state.is_open for state in states):
            days.update(range(since, min(turn, open_until) + 1))
        states = [
            _state_after(course, turn, state) for course, state in zip(pair, states, strict=True)
        ]
        since = turn + 1


def _state_after(course: Course, day: int, before: Change) -> Change:
    return next((one for one in reversed(course.changes) if one.day == day), before)
