"""The rules: what raises a flag, and with which days. RULES.md holds them in words.

One flag for each course and rule: it grows, it does not repeat. The care plan has the numbers and
their sources.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from diary.core.areas import Area
from diary.core.courses import Course, SessionRef, stretches
from diary.core.entries import Entry
from diary.core.flags import Basis, Evidence, Flag, Told, said_by
from diary.core.plan import Level
from diary.core.records import CheckIn
from diary.core.rules import Pattern, Rule, fired_by, pattern_of
from diary.core.scales import BRUISING, Symptom
from diary.core.tracks import numbered_sessions

if TYPE_CHECKING:
    from diary.core.answer_flags import AboutAnswers


class Raised(NamedTuple):
    """A flag as one plan raises it.

    Of `never_clear` with the first and the last day, as ordinals, of the stretch it is about.
    """

    flag: Flag
    stretch: tuple[int, int] | None = None


def raised(basis: Basis) -> Iterator[Raised]:
    """All that the plan of the basis raises over the days that it judges."""
    yield from _never_clear_flags(basis)
    yield from map(Raised, _course_flags(basis))
    yield from map(Raised, _sign_flags(basis))
    if basis.records.reactions or basis.records.late_checks:
        yield from map(Raised, _answer_flags(basis))


def _course_flags(basis: Basis) -> Iterator[Flag]:
    plan = basis.plan
    for course in basis.courses:
        if not any(course.severities):
            continue
        is_active = course.is_open and basis.as_of.toordinal() - course.start <= plan.follow_up_days
        for rule, limit, indexes in fired_by(course, plan):
            fired = [index for index in indexes if basis.judges(course.days[index])]
            if not fired:
                continue
            worst_now = course.severities[-1] >= course.severities[fired[-1]]
            judged_by_severity = rule in (Rule.WORSENING, Rule.SEVERE)
            yield _flag(
                basis,
                rule,
                level=_level(rule, course.symptom),
                is_active=is_active and (worst_now or not judged_by_severity),
                evidence=_evidence(basis, course, fired),
                area=course.area,
                symptom=course.symptom,
                session=course.session,
                limit_days=limit,
                pattern=pattern_of(course, fired[0], plan) if rule is Rule.BEYOND_WINDOW else None,
            )


def _level(rule: Rule, symptom: Symptom) -> Level:
    if rule is Rule.BEYOND_WINDOW:
        return Level.TELL_CLINIC
    if rule is Rule.NOT_CLEARING or symptom is BRUISING:
        return Level.CONTACT_CLINIC
    return Level.CONTACT_TODAY


def _evidence(basis: Basis, course: Course, fired: Sequence[int]) -> tuple[Evidence, ...]:
    evidence = []
    for index in fired:
        report = course.report(index)
        said = said_by(basis.records, report.day, course.area, course.symptom)
        evidence.append(
            Evidence(report.day, report.day_number, report.severity, report.certain, said.id)
        )
    return tuple(evidence)


def _never_clear_flags(basis: Basis) -> Iterator[Raised]:
    """One for each stretch of an area's bruising, whatever the course."""
    limit = basis.plan.never_clear_days
    for area, of_area in basis.areas.items():
        if not of_area.sessions:
            continue
        since = of_area.sessions[0].day.toordinal()
        severities = of_area.severities[BRUISING]
        days = sorted(day for day in severities if day >= since)
        values = [severities[day] for day in days]
        for first, last in stretches(days, values, basis.plan.episodes):
            if days[last] - days[first] <= limit:
                continue
            later = [one for one in of_area.sessions if one.day.toordinal() > days[first]]
            fired = [
                index
                for index in range(first, last + 1)
                if values[index]
                and basis.judges(days[index])
                and days[index] - days[first] > limit
                and later
                and later[0].day.toordinal() <= days[index]
            ]
            if not fired:
                continue
            begins = days[fired[0]]
            session = [one for one in of_area.sessions if one.day.toordinal() <= begins][-1]
            flag = _flag(
                basis,
                Rule.NEVER_CLEAR,
                level=Level.TELL_CLINIC,
                is_active=last == len(days) - 1,
                evidence=tuple(
                    _area_evidence(basis, area, session, days[index], values[index])
                    for index in fired
                ),
                area=area,
                symptom=BRUISING,
                session=session,
                limit_days=limit,
            )
            yield Raised(flag, (days[first], days[last]))


def _area_evidence(
    basis: Basis, area: Area, session: SessionRef, ordinal: int, severity: int
) -> Evidence:
    day = date.fromordinal(ordinal)
    said = said_by(basis.records, day, area, BRUISING)
    return Evidence(day, (day - session.day).days, severity, True, said.id)


def _sign_flags(basis: Basis) -> Iterator[Flag]:
    asked = [
        entry
        for entry in basis.records.check_ins
        if entry.value.signs is not None and entry.value.day <= basis.as_of
    ]
    ticked = sorted({sign for entry in asked for sign in entry.value.signs or ()})
    for sign in ticked:
        first_of_day: dict[date, Entry[CheckIn]] = {}
        last = asked[0]
        for entry in asked:
            if sign in (entry.value.signs or ()):
                last = entry
                first_of_day.setdefault(entry.value.day, entry)
        latest = last.value.day
        # Of two answers of one instant the one that ticks it counts, whatever their ids.
        is_absent = _said(asked[-1]) > _said(last)
        days = [day for day in first_of_day if basis.judges(day.toordinal())]
        if not days:
            continue
        known = basis.plan.signs.get(sign)
        yield _flag(
            basis,
            Rule.SIGN,
            # A sign that a later plan no longer has was worth a call when it was ticked.
            level=known.level if known else Level.CONTACT_TODAY,
            is_active=not is_absent or basis.plan.is_of_now(latest, basis.as_of),
            evidence=tuple(Evidence(day, None, None, True, first_of_day[day].id) for day in days),
            sign=sign,
        )


def _said(entry: Entry[CheckIn]) -> tuple[date, datetime]:
    return entry.value.day, entry.history[0].recorded_at


def _answer_flags(basis: Basis) -> Iterator[Flag]:
    from diary.core.answer_flags import answers_raise  # few diaries have one

    sessions = numbered_sessions(basis.records, basis.as_of)
    for one in answers_raise(basis.records, sessions, basis.plan, basis.as_of):
        days = [said for said in one.days if basis.judges(said.day.toordinal())]
        if not days:
            continue
        yield _flag(
            basis,
            one.rule,
            level=Level.CONTACT_CLINIC,
            is_active=one.is_active,
            evidence=tuple(
                Evidence(said.day, _number(said.day, one), None, said.is_certain, said.id)
                for said in days
            ),
            about=one.about,
            session=one.session,
        )


def _number(day: date, one: "AboutAnswers") -> int | None:
    return (day - one.session.day).days if one.session else None


def _flag(
    basis: Basis,
    rule: Rule,
    *,
    level: Level,
    is_active: bool,
    evidence: tuple[Evidence, ...],
    area: Area | None = None,
    symptom: Symptom | None = None,
    sign: str | None = None,
    session: SessionRef | None = None,
    limit_days: int | None = None,
    pattern: Pattern | None = None,
    about: str = "",
) -> Flag:
    if area and symptom and session:
        about = f"{area.name}:{symptom.name}:{session.id}"
    about = about or sign or ""
    id_ = f"{rule.value}:{about}"
    told = [
        Told(entry.value.day, entry.value.note)
        for entry in basis.records.told
        if entry.value.flag == id_ and entry.value.day <= basis.as_of
    ]
    return Flag(
        id=id_,
        rule=rule,
        level=level,
        is_active=is_active,
        evidence=evidence,
        plan_id=basis.plan.id,
        plan_version=basis.plan.version,
        judged_by=basis.place,
        pattern=pattern,
        area=area,
        symptom=symptom,
        sign=sign,
        session=session,
        limit_days=limit_days,
        told=told[-1] if told else None,
    )
