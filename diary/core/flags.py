"""What the patient should tell the clinic, each with the days that prove it.

One flag for each course and rule: it grows, it does not repeat. The care plan has the numbers and
their sources.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from diary.core.areas import Area
from diary.core.courses import Course, SessionRef, stretches
from diary.core.plan import CarePlan, Level
from diary.core.records import CheckIn, Entry, Records
from diary.core.rules import Pattern, Rule, fired_by, pattern_of
from diary.core.scales import BRUISING, Symptom
from diary.core.tracks import AreaDiary


class Evidence(NamedTuple):
    """One day that fires a rule. A sign has no day number and no severity."""

    day: date
    day_number: int | None
    severity: int | None
    certain: bool
    check_in: str


class Told(NamedTuple):
    """When the clinic was told about a flag."""

    day: date
    note: str


class Flag(NamedTuple):
    """One thing to tell the clinic. Parts that don't apply are None.

    `is_quiet` when the clinic was told and nothing later was worse.
    """

    id: str
    rule: Rule
    level: Level
    is_active: bool
    evidence: tuple[Evidence, ...]
    plan_id: str
    plan_version: str
    pattern: Pattern | None = None
    area: Area | None = None
    symptom: Symptom | None = None
    sign: str | None = None
    session: SessionRef | None = None
    limit_days: int | None = None
    told: Told | None = None

    @property
    def is_certain(self) -> bool:
        """Certain when any of its days is; else it may belong to another session."""
        return any(one.certain for one in self.evidence)

    @property
    def first(self) -> Evidence:
        return self.evidence[0]

    @property
    def last(self) -> Evidence:
        return self.evidence[-1]

    @property
    def is_quiet(self) -> bool:
        if self.told is None:
            return False
        until = [one.severity or 0 for one in self.evidence if one.day <= self.told.day]
        after = [one.severity or 0 for one in self.evidence if one.day > self.told.day]
        # A sign has no severity: ticked again after the clinic was told, it is news each time.
        return not after or (self.sign is None and max(after) <= max(until, default=0))


class Basis(NamedTuple):
    """What the rules look at."""

    records: Records
    areas: Mapping[Area, AreaDiary]
    courses: Sequence[Course]
    plan: CarePlan
    as_of: date


def flags(basis: Basis) -> tuple[Flag, ...]:
    """Every flag as of the date: active before past, then the most urgent, then the oldest."""
    raised = [*_course_flags(basis), *_never_clear_flags(basis), *_sign_flags(basis)]
    raised.sort(key=lambda flag: (not flag.is_active, -flag.level, flag.first.day, flag.id))
    return tuple(raised)


def _course_flags(basis: Basis) -> Iterator[Flag]:
    plan = basis.plan
    for course in basis.courses:
        if not any(course.severities):
            continue
        is_active = course.is_open and basis.as_of.toordinal() - course.start <= plan.follow_up_days
        for rule, limit, fired in fired_by(course, plan):
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


def said_by(records: Records, day: date, area: Area, symptom: Symptom) -> Entry[CheckIn]:
    """The check-in that gave a date its value: the earliest of those with the worst severity."""
    return min(
        (
            (-one.severity, entry.history[0].recorded_at, entry.id, entry)
            for entry in records.by_day[day]
            for one in entry.value.ratings
            if one.area is area and one.symptom is symptom
        ),
        key=lambda found: found[:3],
    )[3]


def _never_clear_flags(basis: Basis) -> Iterator[Flag]:
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
                and days[index] - days[first] > limit
                and later
                and later[0].day.toordinal() <= days[index]
            ]
            if not fired:
                continue
            begins = days[fired[0]]
            session = [one for one in of_area.sessions if one.day.toordinal() <= begins][-1]
            yield _flag(
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
        is_absent = False
        for entry in asked:
            is_absent = sign not in (entry.value.signs or ())
            if not is_absent:
                first_of_day.setdefault(entry.value.day, entry)
        latest = max(first_of_day)
        known = basis.plan.signs.get(sign)
        yield _flag(
            basis,
            Rule.SIGN,
            # A sign that a later plan no longer has was worth a call when it was ticked.
            level=known.level if known else Level.CONTACT_TODAY,
            is_active=not is_absent or (basis.as_of - latest).days <= basis.plan.sign_active_days,
            evidence=tuple(
                Evidence(day, None, None, True, entry.id) for day, entry in first_of_day.items()
            ),
            sign=sign,
        )


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
) -> Flag:
    about = f"{area.name}:{symptom.name}:{session.id}" if area and symptom and session else sign
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
        pattern=pattern,
        area=area,
        symptom=symptom,
        sign=sign,
        session=session,
        limit_days=limit_days,
        told=told[-1] if told else None,
    )
