"""Small diaries in a few words: `diary(session(0), said("P 0–6, Z 7"))`.

Days are counted from `START`; reports are written as in the worked cases of RULES.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from diary.core.areas import area_named
from diary.core.courses import Course
from diary.core.entries import current
from diary.core.flags import Flag
from diary.core.plan import CarePlan
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Record,
    Revision,
    SessionKind,
    ToldClinic,
    TreatmentSession,
    rating,
)
from diary.core.scales import symptom_named
from diary.core.summary import Summary, summary
from tests.diaries import PLAN, START, at, revise
from tests.worked import reports_in

CALF = "left-calf"


def day(number: int) -> date:
    return START + timedelta(number)


def session(
    number: int,
    *areas: str,
    kind: SessionKind = SessionKind.TREATMENT,
    clock: time | None = None,
    id_: str = "",
) -> list[Revision]:
    """One session, of the left calf if not said otherwise."""
    treated = tuple(area_named(area) for area in areas or (CALF,))
    value = TreatmentSession(day(number), treated, kind, clock)
    return [revise(id_ or f"s{number}", value)]


def said(reports: str, symptom: str = "bruising", area: str = CALF) -> list[Revision]:
    """A check-in for each report, entered in the evening of its day."""
    return [
        revise(
            f"{area}-{symptom}-{one.day}",
            CheckIn(
                day(one.day),
                (rating(area, symptom, one.severity),),
                (Leftover(area_named(area), Answer(one.leftover)),) if one.leftover else (),
            ),
        )
        for one in reports_in(reports)
    ]


def sore(reports: str, area: str = CALF) -> list[Revision]:
    return said(reports, "soreness", area)


def signs(number: int, *names: str, hour: int = 21) -> list[Revision]:
    """A check-in that was asked about signs; without a name the answer was none."""
    value = CheckIn(day(number), signs=frozenset(names))
    clock = at(day(number), time(hour))
    return [revise(f"signs-{number}-{hour}", value, recorded_at=clock)]


def told_clinic(flag: str, number: int) -> list[Revision]:
    return [revise(f"told-{flag}-{number}", ToldClinic(flag, day(number), "called"))]


def diary(*parts: Iterable[Revision], as_of: int, plan: CarePlan = PLAN) -> Summary:
    """The summary of all these revisions as of a day."""
    records = current([revision for part in parts for revision in part])
    return summary(records, plan, day(as_of))


def clear_after(zeros: int) -> CarePlan:
    """A plan in which that many zeros in a row mean that it is gone."""
    return replace(PLAN, episodes=PLAN.episodes._replace(clear_reports=zeros))


def course(told: Summary, session_day: int = 0, symptom: str = "bruising") -> Course:
    """The left calf's course of that symptom after the session of that day."""
    found = told.courses_in(area_named(CALF), symptom_named(symptom))
    return next(one for one in found if one.session.day == day(session_day))


def numbers(a_course: Course) -> list[int]:
    """The dates a course has reports of, counted from `START`."""
    return [(one.day - START).days for one in a_course.reports]


def named(told: Summary) -> set[str]:
    """The ids of all flags."""
    return {flag.id for flag in told.flags}


def flag(told: Summary, id_: str) -> Flag:
    """The flag whose id begins so; there is exactly one."""
    (found,) = [one for one in told.flags if one.id.startswith(id_)]
    return found


def evidence(a_flag: Flag) -> list[int]:
    """The dates that prove a flag, counted from `START`."""
    return [(one.day - START).days for one in a_flag.evidence]


def bruised(reports: str, as_of: int = 40) -> Summary:
    return diary(session(0), said(reports), as_of=as_of)


def soreness(reports: str, as_of: int = 40) -> Summary:
    return diary(session(0), sore(reports), as_of=as_of)


def certain(told: Summary, session_day: int = 0, symptom: str = "bruising") -> dict[int, bool]:
    """The reports of a course by their date, with whether they are certain."""
    a_course = course(told, session_day, symptom)
    return dict(zip(numbers(a_course), a_course.certain, strict=True))


def closed_on(told: Summary, session_day: int = 0) -> int | None:
    closed = course(told, session_day).closed_on
    return None if closed is None else (closed - day(0)).days


def weekly(reports: str, *, days: tuple[int, ...] = (0, 7), as_of: int = 40) -> Summary:
    """Sessions on these days, with bruising."""
    return diary(*(session(one) for one in days), said(reports), as_of=as_of)


def says(revisions: Sequence[Revision]) -> dict[str, Record]:
    """What each record says now that is not withdrawn."""
    return {one.id: one.value for one in current(revisions).entries}
