"""A page for each session: how each area went after it, drawn and in a sentence."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from diary import wording
from diary.core.compare import Compared, compared
from diary.core.courses import Course
from diary.core.entries import Entry
from diary.core.outcomes import courses_after, outcomes
from diary.core.records import SessionKind, TreatmentSession
from diary.core.scales import SYMPTOMS, Symptom, step_of
from diary.core.shared import Shared
from diary.sharing.pdf import answers
from diary.wording import report_answers as around
from diary.wording import report_pages as words
from diary.wording import sessions
from diary.wording.days import short_day
from diary.wording.letters import capital
from diary.wording.timeline import comparison, figure

Plain = dict[str, Any]

#: A session and those before it that stand beside it.
_MOST = 4
_WEEK = 7
#: Columns of a chart; nothing is followed for longer.
_MOST_COLUMNS = 90
#: As wide as a figure, so that figures in a row stand in their columns.
_BLANK = "\u2007"
#: Steps of the ramp on which a figure is white.
_DARK = 3


def session_pages(shared: Shared) -> list[Plain]:
    """One for each session that is handed on, oldest first."""
    numbers = {one.id: one.number for one in shared.summary.sessions}
    days = {one.value.day for one in shared.records.sessions}
    said = answers.by_session(shared)
    return [
        _page(one, numbers.get(one.id), days, said.get(one.id, []), shared)
        for one in shared.records.sessions
    ]


def _page(
    entry: Entry[TreatmentSession],
    number: int | None,
    days: set[date],
    said: list[answers.Line],
    shared: Shared,
) -> Plain:
    session, summary = entry.value, shared.summary
    is_test = session.kind is SessionKind.TEST
    stands = [] if is_test else sessions.standing(
        outcomes(summary, session), shared.last, is_whole=shared.is_whole
    )  # fmt: skip
    courses = {(one.area, one.symptom): one for one in courses_after(summary, session)}
    return {
        "title": f"{sessions.name(session, number)}, {sessions.when(session, date.min)}",
        "facts": words.facts(session),
        "given": list(_given(session, shared)),
        "answers": said,
        "entered": sessions.entered(
            session.day,
            shared.first_entered(entry),
            shared.entered(entry, lambda record: record == session),
        ),
        "note": session.note,
        "stands": words.TEST_ONLY if is_test else _sentence(stands),
        "areas": [
            {
                "area": wording.area_label(area),
                "charts": [
                    _chart(courses[area, symptom], days, shared)
                    for symptom in SYMPTOMS
                    if (area, symptom) in courses
                ],
            }
            for area in session.areas
            if not is_test
        ],
    }


def _given(session: TreatmentSession, shared: Shared) -> Iterator[tuple[str, str]]:
    """What was given, where, by whom, and what a cream may hide."""
    if session.products:
        yield around.PRODUCTS, session.products
    if session.points:
        yield around.POINTS, str(session.points)
    if session.by:
        yield around.GIVEN_BY, session.by
    if session.numbing_cream:
        yield words.NOTE, shared.summary.plan.numbing_cream.words


def _sentence(parts: Sequence[str]) -> str:
    line = ", ".join(parts)
    return f"{capital(line)}."


def _chart(course: Course, days: set[date], shared: Shared) -> Plain:
    summary, symptom = shared.summary, course.symptom
    found = compared(summary, course.area, symptom, _MOST, course.session.day)
    this = found[-1]
    earlier = [one for one in found[:-1] if one.session.day in days][::-1]
    window = summary.plan.window_days(symptom)
    episodes = summary.episodes(course)
    sentence = sessions.course_sentence(course, episodes, shared.last, with_area=True)
    columns = max(summary.plan.following_days + 1, *(len(one.points) for one in (*earlier, this)))
    columns = min(columns, _MOST_COLUMNS)
    alt = words.chart_words(sentence, course.session.day, list(_said(this)), window)
    alt += "".join(f" {words.beside(one.session.number, list(_said(one)))}" for one in earlier)
    return {
        "title": words.chart_title(symptom),
        "alt": alt,
        "sentence": sentence,
        "comparison": comparison(symptom, this, earlier[0]) if earlier else "",
        "worst": symptom.worst,
        "columns": columns,
        "window": min(window + 1, columns),
        "bars": _bars(this, symptom),
        "ticks": _ticks(course.session.day, columns, shared.last),
        "next": _next(course, columns, shared),
        "rows": [_row(one, symptom) for one in (this, *earlier)],
    }


def _bars(this: Compared, symptom: Symptom) -> Plain:
    """The bars by their step, and the columns that are past the window, maybe so, or missing.

    Those of one kind are one drawing: ten years have a hundred thousand days.
    """
    steps: dict[int, list[tuple[int, int]]] = {}
    past: list[tuple[int, int]] = []
    maybe: list[tuple[int, int]] = []
    for column, one in enumerate(this.points[:_MOST_COLUMNS]):
        if one.severity:
            steps.setdefault(step_of(symptom, one.severity), []).append((column, one.severity))
            if one.is_past:
                (maybe if one.is_possible else past).append((column, one.severity))
    return {"steps": sorted(steps.items()), "past": past, "maybe": maybe}


def _row(one: Compared, symptom: Symptom) -> Plain:
    """The days of one session as figures, a character each."""
    steps: dict[int, list[int]] = {}
    light, dark, missing = [], [], []
    for column, point in enumerate(one.points[:_MOST_COLUMNS]):
        said = _BLANK if point.severity is None else figure(point.severity)
        step = 0 if point.severity is None else step_of(symptom, point.severity)
        light.append(said if step < _DARK else _BLANK)
        dark.append(said if step >= _DARK else _BLANK)
        if step:
            steps.setdefault(step, []).append(column)
        elif point.is_missing:
            missing.append(column)
    return {
        "label": f"▼{one.session.number}",
        "steps": sorted(steps.items()),
        "light": "".join(light).rstrip(_BLANK),
        "dark": "".join(dark).rstrip(_BLANK),
        "missing": missing,
    }


def _said(one: Compared) -> Iterator[str]:
    for point in one.points[:_MOST_COLUMNS]:
        yield words.point_words(
            point.severity,
            is_missing=point.is_missing,
            is_past=point.is_past,
            is_possible=point.is_possible,
        )


def _ticks(start: date, columns: int, as_of: date) -> list[tuple[int, str]]:
    every = _WEEK if columns <= 6 * _WEEK else 2 * _WEEK
    return [
        (number, short_day(start + timedelta(number), as_of))
        for number in range(0, columns, every)
        if number + 2 < columns
    ]


def _next(course: Course, columns: int, shared: Shared) -> list[tuple[int, str]]:
    """The later sessions on the area that fall among a chart's days."""
    found = []
    for one in shared.summary.areas[course.area].sessions:
        number = (one.day - course.session.day).days
        if 0 < number < columns and one.day <= shared.last:
            found.append((number, f"▼{one.number}"))
    return found
