"""The rules of the diary once more, written plainly from the rules page alone: what `diary` is
compared to.

`judge` takes plain values and gives back plain values. Nothing here is shared with the program it
checks, and nothing here is fast on purpose. The sections follow the page: days, sessions, courses,
episodes, flags, followed dates, questions, reminders, completion.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

TREATMENT = "treatment"

BRUISING = "bruising"
SORENESS = "soreness"
SYMPTOMS = (BRUISING, SORENESS)

YES = "yes"
UNSURE = "unsure"
NO = "no"

ZERO = 0
PRESENT_FROM = 1

LATE_FROM = time(4, 0)

TELL_CLINIC = "tell_clinic"
CONTACT_CLINIC = "contact_clinic"
CONTACT_TODAY = "contact_today"
EMERGENCY = "emergency"
LEVELS = [TELL_CLINIC, CONTACT_CLINIC, CONTACT_TODAY, EMERGENCY]
WORSE_LEVEL = {BRUISING: CONTACT_CLINIC, SORENESS: CONTACT_TODAY}

CERTAIN = "certain"
POSSIBLE = "possible"


# What is handed in.


@dataclass(frozen=True)
class Plan:
    """Flags: "Every number here is a named value in the plan file", by symptom where it differs.

    `signs` are the levels of the warning signs by their names.
    """

    id: str
    version: str
    window_days: dict[str, int]
    not_clearing_days: int
    never_clear_days: int
    worsening_severity: dict[str, int]
    worsening_from_day: dict[str, int]
    worsening_rise: dict[str, int]
    worsening_dates_before: dict[str, int]
    severe_from: dict[str, int]
    most_zeros: int
    most_missing: int
    resolved_zeros: int
    ongoing_days: int
    follow_up_days: int
    followed_days: int
    soreness_unanswered_days: int
    sign_recent_days: int
    late_check_days: int
    signs: dict[str, str]


@dataclass(frozen=True)
class PlanChange:
    """From `day` on another plan holds. `plan` None: what was stored is no plan."""

    id: str
    day: date
    plan: Plan | None
    recorded_at: datetime


@dataclass(frozen=True)
class Session:
    """One visit on one local date."""

    id: str
    day: date
    areas: tuple[str, ...]
    kind: str = TREATMENT
    at: time | None = None
    recorded_at: datetime = field(kw_only=True)


@dataclass(frozen=True)
class CheckIn:
    """What the patient says about one date, in its latest revision. `signs` None: not asked."""

    id: str
    day: date
    recorded_at: datetime
    offset_minutes: int
    ratings: dict[tuple[str, str], int]
    leftovers: dict[str, str]
    signs: frozenset[str] | None


@dataclass(frozen=True)
class Told:
    """A note that the clinic was told about a flag."""

    flag_id: str
    day: date
    note: str
    recorded_at: datetime


@dataclass(frozen=True)
class Reaction:
    """What the test injections of a session did; `seen` False: there was no reaction."""

    id: str
    session: str
    day: date
    seen: bool
    recorded_at: datetime


@dataclass(frozen=True)
class LateAnswer:
    """What was said to a late check of a session."""

    id: str
    session: str
    day: date
    answer: str
    recorded_at: datetime


# What is worked out on the way.


class Report(NamedTuple):
    """The value of one date for one area and symptom, as it stands in one course."""

    day: date
    severity: int
    answer: str | None
    check_in: str
    late: bool
    certain: bool = True
    own: bool = False


@dataclass(frozen=True)
class Course:
    """What happened to one symptom in one area after one session."""

    area: str
    symptom: str
    session: Session
    reports: tuple[Report, ...] = ()
    closed_by: date | None = None


class Moment(NamedTuple):
    """Every course of one area and symptom after the reports up to `day`, and the answer last
    given.
    """

    day: date
    courses: tuple[Course, ...]
    answer: str | None = None
    answered_on: date = date.min


class Episode(NamedTuple):
    """The P's of one episode, and the Z's after its last P and before the next episode."""

    presents: list[Report]
    zeros_after: list[Report]


class Held(NamedTuple):
    """A plan, and the first and the last date that it judges."""

    plan: Plan
    first: date
    last: date

    def judges(self, day: date) -> bool:
        """Whether the plan judges a date."""
        return self.first <= day <= self.last


class Evidence(NamedTuple):
    """One date that fires a rule."""

    day: date
    day_number: int | None
    severity: int | None
    certain: bool
    check_in: str


# Days.


def days_between(earlier: date, later: date) -> int:
    """Calendar days: "D = report day - session day"."""
    return (later - earlier).days


def is_present(report: Report) -> bool:
    """Scales: "Present (P) means severity 1 or more"."""
    return report.severity >= PRESENT_FROM


def is_zero(report: Report) -> bool:
    """Scales: "zero (Z) is an explicit 0"."""
    return report.severity == ZERO


def is_late(check_in: CheckIn) -> bool:
    """Days: "recorded at or after 04:00 of the day after its date is late", by the local clock
    then.
    """
    utc = check_in.recorded_at.astimezone(UTC).replace(tzinfo=None)
    local = utc + timedelta(minutes=check_in.offset_minutes)
    return local >= datetime.combine(check_in.day + timedelta(days=1), LATE_FROM)


def in_order(check_ins: list[CheckIn]) -> list[CheckIn]:
    """By date, and on one date as they were recorded."""
    return sorted(check_ins, key=lambda check_in: (check_in.day, check_in.recorded_at, check_in.id))


def by_day(check_ins: list[CheckIn]) -> dict[date, list[CheckIn]]:
    """The check-ins of each date that has one, in order of dates and of recording."""
    days: dict[date, list[CheckIn]] = {}
    for check_in in in_order(check_ins):
        days.setdefault(check_in.day, []).append(check_in)
    return days


def leftover_answer(check_ins: list[CheckIn], area: str) -> str | None:
    """Days: "Its leftover answer is the latest recorded answer of that date, if not empty".

    Reading taken: of several recorded at one instant, the one that keeps most of what was there.
    """
    answered = [check_in for check_in in check_ins if check_in.leftovers.get(area)]
    if not answered:
        return None
    latest = max(check_in.recorded_at for check_in in answered)
    given = [one.leftovers[area] for one in answered if one.recorded_at == latest]
    return next(answer for answer in (YES, UNSURE, NO) if answer in given)


def report_of_date(check_ins: list[CheckIn], area: str, symptom: str) -> Report | None:
    """Days: "The value of a date is the worst severity among its check-ins"; None is a missing
    date.

    The answer "counts for each symptom that is present on that date", so a Z has none.
    """
    rated = [check_in for check_in in check_ins if (area, symptom) in check_in.ratings]
    if not rated:
        return None
    worst = max(check_in.ratings[area, symptom] for check_in in rated)
    holder = next(check_in for check_in in rated if check_in.ratings[area, symptom] == worst)
    answer = leftover_answer(check_ins, area) if worst >= PRESENT_FROM else None
    return Report(holder.day, worst, answer, holder.id, is_late(holder))


def reports_of(days: dict[date, list[CheckIn]], area: str, symptom: str) -> list[Report]:
    """One area's and symptom's reports, dates in order; a missing date has none."""
    reports = [report_of_date(check_ins, area, symptom) for check_ins in days.values()]
    return [report for report in reports if report is not None]


# Sessions.


def treatments_in_order(sessions: list[Session], as_of: date) -> list[Session]:
    """Words: "In the rules below a session is a treatment session"; later ones do not exist."""
    treatments = [
        session for session in sessions if session.kind == TREATMENT and session.day <= as_of
    ]
    return sorted(
        treatments,
        key=lambda session: (
            session.day,
            session.at is not None,
            session.at or time.min,
            session.recorded_at,
            session.id,
        ),
    )


def sessions_on(area: str, treatments: list[Session]) -> list[Session]:
    """Days: two sessions on one date that share an area "are one session for that area"."""
    kept: list[Session] = []
    for session in treatments:
        if area in session.areas and session.day not in [other.day for other in kept]:
            kept.append(session)
    return kept


def latest_session(sessions: list[Session], day: date) -> Session | None:
    """The latest of one area's sessions on or before a date."""
    begun = [session for session in sessions if session.day <= day]
    return begun[-1] if begun else None


def current_session(plan: Plan, sessions: list[Session], day: date) -> Session | None:
    """Courses: `current`, the latest session on or before the date and not more than 84 days before
    it.
    """
    latest = latest_session(sessions, day)
    if latest is None or days_between(latest.day, day) > plan.follow_up_days:
        return None
    return latest


# Courses: which session a report belongs to.


def is_open(course: Course) -> bool:
    """Courses: open "while it was not closed and its latest report is P"."""
    return course.closed_by is None and bool(course.reports) and is_present(course.reports[-1])


def is_half_open(course: Course) -> bool:
    """Courses: half-open "while it was not closed, its latest report is Z and the one before that
    is P".
    """
    last_two = [is_present(report) for report in course.reports[-2:]]
    return course.closed_by is None and last_two == [True, False]


def can_be_reached(course: Course) -> bool:
    """Only an open or a half-open course gets a report once its session is no longer current."""
    return is_open(course) or is_half_open(course)


def within_follow_up(plan: Plan, course: Course, day: date) -> bool:
    """Whether the course's session is at most `follow_up_days` before the date."""
    return days_between(course.session.day, day) <= plan.follow_up_days


def with_report(course: Course, report: Report, *, certain: bool, own: bool) -> Course:
    """The course after it got a report."""
    return replace(course, reports=(*course.reports, report._replace(certain=certain, own=own)))


def closed(course: Course, report: Report, current: Session) -> Course:
    """Table, answer `no`: "of its reports from `current`'s day on, the possible ones after its last
    certain
    report are dropped".

    A half-open course ends in a Z, which is certain, so it drops nothing.
    """
    last_certain = max(kept.day for kept in course.reports if kept.certain)
    kept = tuple(
        kept
        for kept in course.reports
        if kept.certain or kept.day < current.day or kept.day < last_certain
    )
    return replace(course, reports=kept, closed_by=report.day)


def earlier_course_after(
    plan: Plan,
    course: Course,
    report: Report,
    current: Session,
    standing: str | None,
    *,
    latest: bool,
) -> Course:
    """Table of the earlier courses, row by row. `latest`: no later earlier course is open or half-
    open.
    """
    if not can_be_reached(course):
        return course
    if is_zero(report):
        return with_report(course, report, certain=True, own=False)
    answer = report.answer or standing
    if answer == NO:
        return closed(course, report, current)
    if not within_follow_up(plan, course, report.day):
        return course
    if report.answer == YES:
        return with_report(course, report, certain=latest, own=False)
    if is_half_open(course):
        return course
    if answer == YES:
        return with_report(course, report, certain=False, own=False)
    silence = days_between(course.reports[-1].day, report.day)
    if course.symptom == SORENESS and silence > plan.soreness_unanswered_days:
        return course
    return with_report(course, report, certain=False, own=False)


def after_baseline(courses: tuple[Course, ...], report: Report) -> tuple[Course, ...]:
    """Courses: a baseline Z goes to every open or half-open course, a baseline P to none and closes
    none.
    """
    if is_present(report):
        return courses
    return tuple(
        with_report(course, report, certain=True, own=False) if can_be_reached(course) else course
        for course in courses
    )


def after_report(
    plan: Plan, courses: tuple[Course, ...], report: Report, current: Session, standing: str | None
) -> tuple[Course, ...]:
    """Courses: "The current course gets the report in every case, certain"; earlier ones by the
    table.
    """
    earlier = [course for course in courses if course.session.day < current.day]
    reachable = [course for course in earlier if can_be_reached(course)]
    after: list[Course] = []
    for course in courses:
        if course.session.day < current.day:
            latest = bool(reachable) and course is reachable[-1]
            after.append(
                earlier_course_after(plan, course, report, current, standing, latest=latest)
            )
        elif course.session.day == current.day:
            after.append(with_report(course, report, certain=True, own=True))
        else:
            after.append(course)
    return tuple(after)


def standing_answer(moment: Moment, sessions: list[Session], day: date) -> str | None:
    """The question: "An answer stands"; "A new session on the area ends it"."""
    if any(moment.answered_on < session.day <= day for session in sessions):
        return None
    return moment.answer


def next_moment(plan: Plan, before: Moment, report: Report, sessions: list[Session]) -> Moment:
    """One date: its report goes to the courses, its answer stands from then on, a Z ends a standing
    one.
    """
    current = current_session(plan, sessions, report.day)
    standing = standing_answer(before, sessions, report.day)
    if current is None:
        courses = after_baseline(before.courses, report)
    else:
        courses = after_report(plan, before.courses, report, current, standing)
    if is_zero(report):
        return Moment(report.day, courses)
    if report.answer is not None:
        return Moment(report.day, courses, report.answer, report.day)
    return Moment(report.day, courses, before.answer, before.answered_on)


def moments(
    plan: Plan, area: str, symptom: str, sessions: list[Session], reports: list[Report]
) -> list[Moment]:
    """Courses: "For one area and one symptom, dates in order". The first moment is before any
    report.
    """
    story = [Moment(date.min, tuple(Course(area, symptom, session) for session in sessions))]
    for report in reports:
        story.append(next_moment(plan, story[-1], report, sessions))
    return story


def moment_before(story: list[Moment], day: date) -> Moment:
    """The courses judged on the reports dated before a day."""
    return [moment for moment in story if moment.day < day][-1]


# Episodes.


def same_episode(plan: Plan, reports: list[Report], before: Report, after: Report) -> bool:
    """Episodes: between two P's that follow one another "at most one Z and at most 3 missing dates"
    lie.
    """
    zeros = [report for report in reports if before.day < report.day < after.day]
    missing = days_between(before.day, after.day) - 1 - len(zeros)
    return len(zeros) <= plan.most_zeros and missing <= plan.most_missing


def stretches(plan: Plan, reports: list[Report]) -> list[list[Report]]:
    """The P's of the reports, those of one episode together."""
    groups: list[list[Report]] = []
    for report in reports:
        if not is_present(report):
            continue
        if groups and same_episode(plan, reports, groups[-1][-1], report):
            groups[-1].append(report)
        else:
            groups.append([report])
    return groups


def episodes_of(plan: Plan, reports: list[Report]) -> list[Episode]:
    """The episodes, each with the Z's "after the last P and before the next episode"."""
    groups = stretches(plan, reports)
    ends = [*[group[0].day for group in groups], date.max][1:]
    return [
        Episode(group, [report for report in reports if group[-1].day < report.day < end])
        for group, end in zip(groups, ends, strict=True)
    ]


def status(plan: Plan, episode: Episode, course: Course, as_of: date, *, last: bool) -> str:
    """Episodes: how an episode ended, as far as the reports say."""
    if len(episode.zeros_after) >= plan.resolved_zeros:
        return "resolved"
    if episode.zeros_after:
        return "looks_clear"
    if not last:
        return "end_unknown"
    if course.closed_by is not None:
        return "replaced"
    if days_between(episode.presents[-1].day, as_of) <= plan.ongoing_days:
        return "ongoing"
    return "no_recent_report"


def lasted_at_least(episode: Episode) -> int:
    """Episodes: "last P - first P + 1 days"."""
    return days_between(episode.presents[0].day, episode.presents[-1].day) + 1


def lasted_at_most(episode: Episode) -> int | None:
    """Episodes: first Z after the last P - first P days; "unknown where there is no such Z"."""
    if not episode.zeros_after:
        return None
    return days_between(episode.presents[0].day, episode.zeros_after[0].day)


def is_resolved(plan: Plan, course: Course) -> bool:
    """Whether the course's last episode is resolved."""
    episodes = episodes_of(plan, list(course.reports))
    return bool(episodes) and len(episodes[-1].zeros_after) >= plan.resolved_zeros


def episodes_json(plan: Plan, course: Course, as_of: date) -> list[dict[str, Any]]:
    """The episodes of a course, first to last."""
    episodes = episodes_of(plan, list(course.reports))
    return [
        {
            "first_day": episode.presents[0].day.isoformat(),
            "last_day": episode.presents[-1].day.isoformat(),
            "status": status(plan, episode, course, as_of, last=episode is episodes[-1]),
            "days_present": len(episode.presents),
            "peak": max(report.severity for report in episode.presents),
            "lasted_at_least": lasted_at_least(episode),
            "lasted_at_most": lasted_at_most(episode),
        }
        for episode in episodes
    ]


def session_json(session: Session, treatments: list[Session]) -> dict[str, Any]:
    """A session by its id, its number among all treatment sessions, and its day."""
    number = [other.id for other in treatments].index(session.id) + 1
    return {"id": session.id, "number": number, "day": session.day.isoformat()}


def course_json(
    plan: Plan, course: Course, treatments: list[Session], as_of: date
) -> dict[str, Any]:
    """One course with its reports and episodes."""
    return {
        "area": course.area,
        "symptom": course.symptom,
        "session": session_json(course.session, treatments),
        "open": is_open(course),
        "closed_by": course.closed_by.isoformat() if course.closed_by is not None else None,
        "reports": [
            {
                "day": report.day.isoformat(),
                "day_number": days_between(course.session.day, report.day),
                "severity": report.severity,
                "certain": report.certain,
                "late": report.late,
            }
            for report in course.reports
        ],
        "episodes": episodes_json(plan, course, as_of),
    }


# Flags.


def told_clinic(flag_id: str, told: list[Told], as_of: date) -> Told | None:
    """The latest note that the clinic was told about this flag."""
    notes = [note for note in told if note.flag_id == flag_id and note.day <= as_of]
    return max(notes, key=lambda note: (note.day, note.recorded_at)) if notes else None


def is_quiet(note: Told | None, evidence: list[Evidence]) -> bool:
    """Flags: told, "the flag then stays, quieter, and is loud again on later, worse evidence"."""
    if note is None:
        return False
    known = [item.severity or ZERO for item in evidence if item.day <= note.day]
    later = [item.severity or ZERO for item in evidence if item.day > note.day]
    if any(item.severity is None and item.day > note.day for item in evidence):
        return False  # Reading taken: a sign ticked again after the clinic was told is news.
    return max(later, default=ZERO) <= max(known, default=ZERO)


class Stretch(NamedTuple):
    """The first and the last P of a stretch that never clears."""

    first: date
    last: date


@dataclass(frozen=True)
class Raised:
    """One flag as one plan raises it; `stretches` of `never_clear` alone."""

    id: str
    rule: str
    level: str
    plan: Plan
    evidence: tuple[Evidence, ...]
    active: bool
    area: str | None = None
    symptom: str | None = None
    sign: str | None = None
    session: Session | None = None
    limit_days: int | None = None
    pattern: str | None = None
    stretches: tuple[Stretch, ...] = ()


def flag_json(
    flag: Raised, treatments: list[Session], told: list[Told], as_of: date
) -> dict[str, Any]:
    """One flag. Certainty: "certain when any of its evidence is certain, else possible"."""
    evidence = list(flag.evidence)
    note = told_clinic(flag.id, told, as_of)
    session = None if flag.session is None else session_json(flag.session, treatments)
    return {
        "id": flag.id,
        "rule": flag.rule,
        "level": flag.level,
        "pattern": flag.pattern,
        "certainty": CERTAIN if any(item.certain for item in evidence) else POSSIBLE,
        "active": flag.active,
        "area": flag.area,
        "symptom": flag.symptom,
        "sign": flag.sign,
        "session": session,
        "limit_days": flag.limit_days,
        "first_day": evidence[0].day.isoformat(),
        "first_day_number": evidence[0].day_number,
        "last_day": evidence[-1].day.isoformat(),
        "last_day_number": evidence[-1].day_number,
        "evidence": [{**item._asdict(), "day": item.day.isoformat()} for item in evidence],
        "told_clinic": None if note is None else {"day": note.day.isoformat(), "note": note.note},
        "quiet": is_quiet(note, evidence),
        "plan": [flag.plan.id, flag.plan.version],
    }


def evidence_of(reports: list[Report], session: Session) -> tuple[Evidence, ...]:
    """Reports as evidence, their day numbers counted from the flag's session."""
    return tuple(
        Evidence(
            report.day,
            days_between(session.day, report.day),
            report.severity,
            report.certain,
            report.check_in,
        )
        for report in reports
    )


def past(course: Course, limit_days: int) -> list[Report]:
    """Every P of the course with D above the limit."""
    return [
        report
        for report in course.reports
        if is_present(report) and days_between(course.session.day, report.day) > limit_days
    ]


def beyond_window(plan: Plan, course: Course) -> list[Report]:
    """`beyond_window`: "a P with D > W"."""
    return past(course, plan.window_days[course.symptom])


def not_clearing(plan: Plan, course: Course) -> list[Report]:
    """`not_clearing`: "bruising: a P with D > 14"."""
    return past(course, plan.not_clearing_days) if course.symptom == BRUISING else []


def slips(plan: Plan, course: Course) -> list[date]:
    """`worsening`: each "single Z between two P's of one episode"."""
    episodes = stretches(plan, list(course.reports))
    return [
        report.day
        for report in course.reports
        for presents in episodes
        if is_zero(report) and presents[0].day < report.day < presents[-1].day
    ]


def own_reports_before(plan: Plan, course: Course, report: Report) -> list[Report]:
    """`worsening`: the course's own reports "of the 3 dates before"."""
    first = report.day - timedelta(days=plan.worsening_dates_before[course.symptom])
    return [other for other in course.reports if other.own and first <= other.day < report.day]


def is_worsening(plan: Plan, course: Course, report: Report) -> bool:
    """`worsening`: a rise of 2 above the lowest own report (bruising: own P) of the 3 dates before.

    Soreness: "severity >= 4, D >= 2", and a slip doesn't count as a report. Bruising: "D >= 3".
    """
    number = days_between(course.session.day, report.day)
    if not report.own or number < plan.worsening_from_day[course.symptom]:
        return False
    before = own_reports_before(plan, course, report)
    if report.severity < plan.worsening_severity[course.symptom]:
        return False
    if course.symptom == SORENESS:
        passed_over = slips(plan, course)
        compared = [other for other in before if other.day not in passed_over]
    else:
        compared = [other for other in before if is_present(other)]
    if not compared:
        return False
    return (
        report.severity
        >= min(other.severity for other in compared) + plan.worsening_rise[course.symptom]
    )


def worsening(plan: Plan, course: Course) -> list[Report]:
    """`worsening`: the reports that fire it."""
    return [report for report in course.reports if is_worsening(plan, course, report)]


def severe(plan: Plan, course: Course) -> list[Report]:
    """`severe`: "own reports only, any D: soreness >= 7", "bruising 4"."""
    return [
        report
        for report in course.reports
        if report.own and report.severity >= plan.severe_from[course.symptom]
    ]


def pattern_of(plan: Plan, course: Course, first: Report) -> str:
    """Pattern of `beyond_window`, with E the episode of the first P that fires it."""
    episodes = episodes_of(plan, list(course.reports))
    place = next(index for index, episode in enumerate(episodes) if first in episode.presents)
    began = days_between(course.session.day, episodes[place].presents[0].day)
    if began <= plan.window_days[course.symptom]:
        return "persisting"
    if place == 0:
        return "late"
    return "returned" if episodes[place - 1].zeros_after else "persisting"


def is_active(plan: Plan, course: Course, as_of: date) -> bool:
    """Active: "not closed, its latest report is P and its session is at most `follow_up_days`
    before".
    """
    return is_open(course) and within_follow_up(plan, course, as_of)


def is_active_while_as_bad(plan: Plan, course: Course, evidence: list[Report], as_of: date) -> bool:
    """Active, `severe` and `worsening`: the latest report "is not below the latest evidence's
    severity".
    """
    return is_active(plan, course, as_of) and course.reports[-1].severity >= evidence[-1].severity


def course_flags(held: Held, course: Course, as_of: date) -> list[Raised]:
    """Flags: "One flag for each course and rule"; its evidence are the dates that the plan judges.

    Reading taken: the pattern is that of the first of these.
    """
    plan = held.plan
    flags: list[Raised] = []

    def add(rule: str, level: str, reports: list[Report], limit_days: int | None = None) -> None:
        judged = [report for report in reports if held.judges(report.day)]
        if not judged:
            return
        active = is_active(plan, course, as_of)
        if rule in ("worsening", "severe"):
            active = is_active_while_as_bad(plan, course, judged, as_of)
        flags.append(
            Raised(
                id=f"{rule}:{course.area}:{course.symptom}:{course.session.id}",
                rule=rule,
                level=level,
                plan=plan,
                evidence=evidence_of(judged, course.session),
                active=active,
                area=course.area,
                symptom=course.symptom,
                session=course.session,
                limit_days=limit_days,
                pattern=pattern_of(plan, course, judged[0]) if rule == "beyond_window" else None,
            )
        )

    worse = WORSE_LEVEL[course.symptom]
    window = plan.window_days[course.symptom]
    add("beyond_window", TELL_CLINIC, beyond_window(plan, course), window)
    add("not_clearing", CONTACT_CLINIC, not_clearing(plan, course), plan.not_clearing_days)
    add("worsening", worse, worsening(plan, course))
    add("severe", worse, severe(plan, course))
    return flags


def never_clear(plan: Plan, presents: list[Report], sessions: list[Session]) -> list[Report]:
    """`never_clear`: each P more than 21 days after its stretch's first P, with a session in
    between.

    The session "lies after that first P and on or before this P".
    """
    first = presents[0].day
    return [
        report
        for report in presents
        if days_between(first, report.day) > plan.never_clear_days
        and any(first < session.day <= report.day for session in sessions)
    ]


def never_clear_flags(
    held: Held, area: str, sessions: list[Session], reports: list[Report]
) -> list[Raised]:
    """`never_clear`: bruising, "over the area's reports since its first session, whatever the
    course".

    One flag for each stretch; it belongs to the latest session on or before its first evidence
    date.
    Active while "the area's latest report is P and in that stretch".
    """
    plan = held.plan
    since_first = [report for report in reports if report.day >= sessions[0].day]
    flags: list[Raised] = []
    for presents in stretches(plan, since_first):
        fired = never_clear(plan, presents, sessions)
        evidence = [report for report in fired if held.judges(report.day)]
        if not evidence:
            continue
        session = [session for session in sessions if session.day <= evidence[0].day][-1]
        flags.append(
            Raised(
                id=f"never_clear:{area}:{BRUISING}:{session.id}",
                rule="never_clear",
                level=TELL_CLINIC,
                plan=plan,
                evidence=evidence_of(evidence, session),
                active=since_first[-1] == presents[-1],
                area=area,
                symptom=BRUISING,
                session=session,
                limit_days=plan.never_clear_days,
                stretches=(Stretch(presents[0].day, presents[-1].day),),
            )
        )
    return flags


def sign_evidence(ticked: list[CheckIn]) -> list[Evidence]:
    """Each date on which the sign was ticked, by the first check-in of the date that has it."""
    return [
        Evidence(day, None, None, True, check_ins[0].id)
        for day, check_ins in by_day(ticked).items()
    ]


def sign_is_active(
    plan: Plan, sign: str, check_ins: list[CheckIn], ticked: list[CheckIn], as_of: date
) -> bool:
    """Active, `sign`: its latest check-in is today's or yesterday's, or it was not reported absent
    since.

    Reported absent: a check-in after it in which signs were asked and this one isn't among them.
    Of two of one date recorded at one instant, neither is after the other.
    """
    latest = ticked[-1]
    absent = any(
        check_in.signs is not None
        and sign not in check_in.signs
        and (check_in.day, check_in.recorded_at) > (latest.day, latest.recorded_at)
        for check_in in check_ins
    )
    return days_between(latest.day, as_of) <= plan.sign_recent_days or not absent


def sign_flags(held: Held, check_ins: list[CheckIn], as_of: date) -> list[Raised]:
    """`sign`: "a warning sign ticked in a check-in, any date; needs no session". One flag for each
    sign.

    Reading taken: one that the plan doesn't have was worth a call when it was ticked.
    """
    plan = held.plan
    ordered = in_order(check_ins)
    names = {sign for check_in in ordered for sign in check_in.signs or ()}
    flags: list[Raised] = []
    for sign in sorted(names):
        ticked = [check_in for check_in in ordered if sign in (check_in.signs or ())]
        evidence = [one for one in sign_evidence(ticked) if held.judges(one.day)]
        if not evidence:
            continue
        flags.append(
            Raised(
                id=f"sign:{sign}",
                rule="sign",
                level=plan.signs.get(sign, CONTACT_TODAY),
                plan=plan,
                evidence=tuple(evidence),
                active=sign_is_active(plan, sign, ordered, ticked, as_of),
                sign=sign,
            )
        )
    return flags


def reaction_flags(
    held: Held,
    treatments: list[Session],
    reactions: list[Reaction],
    told: list[Told],
    as_of: date,
) -> list[Raised]:
    """`reaction`: "a reaction to the test injections"; issue 6: it stays on the clinic's page.

    Readings taken: one for each session that was answered about, also where that is there no more;
    the evidence is each answer, and none takes one back; over once a treatment is given later, and
    the clinic was told no earlier than it was last seen.
    """
    known = sorted(
        (one for one in reactions if one.day <= as_of),
        key=lambda one: (one.day, one.recorded_at, one.id),
    )
    flags: list[Raised] = []
    for session in sorted({one.session for one in known if one.seen}):
        seen = [one for one in known if one.session == session and one.seen]
        evidence = [Evidence(one.day, None, None, True, one.id) for one in seen]
        judged = tuple(one for one in evidence if held.judges(one.day))
        if judged:
            treated = any(seen[-1].day < treatment.day for treatment in treatments)
            known_there = any(
                one.flag_id == f"reaction:{session}" and seen[-1].day <= one.day <= as_of
                for one in told
            )
            over = treated and known_there
            flags.append(
                Raised(
                    id=f"reaction:{session}",
                    rule="reaction",
                    level=CONTACT_CLINIC,
                    plan=held.plan,
                    evidence=judged,
                    active=not over,
                )
            )
    return flags


def late_check_flags(
    held: Held, treatments: list[Session], answers: list[LateAnswer], as_of: date
) -> list[Raised]:
    """`late_check`: "a yes to a late check".

    Readings taken: unsure has seen something, possibly; it is over with a later no, or after the
    plan's days; of answers of one instant the one that asks for more care is the later one.
    """
    care = (NO, UNSURE, YES)
    known = sorted(
        (one for one in answers if one.day <= as_of),
        key=lambda one: (one.day, one.recorded_at, care.index(one.answer), one.id),
    )
    flags: list[Raised] = []
    for id_ in sorted({one.session for one in known if one.answer != NO}):
        about = [one for one in known if one.session == id_]
        yes = [one for one in about if one.answer != NO]
        session = next((one for one in treatments if one.id == id_), None)
        evidence = [
            Evidence(
                one.day,
                None if session is None else days_between(session.day, one.day),
                None,
                one.answer == YES,
                one.id,
            )
            for one in yes
        ]
        judged = tuple(one for one in evidence if held.judges(one.day))
        if judged:
            recent = days_between(yes[-1].day, as_of) <= held.plan.late_check_days
            flags.append(
                Raised(
                    id=f"late_check:{id_}",
                    rule="late_check",
                    level=CONTACT_CLINIC,
                    plan=held.plan,
                    evidence=judged,
                    active=recent and about[-1].answer != NO,
                    session=session,
                )
            )
    return flags


# A change of plan.


def plans_held(shipped: Plan, changes: list[PlanChange], as_of: date) -> list[Held]:
    """Every plan that held on some date up to `as_of`, in order, with the dates that it judges.

    "On the day of a change both plans judge": the one that held until then and each that began
    then. One that can't be read changes nothing.
    """
    known = [change for change in changes if change.plan is not None and change.day <= as_of]
    known.sort(key=lambda change: (change.day, change.recorded_at, change.id))
    begins = [date.min, *(change.day for change in known)]
    ends = [*(change.day for change in known), date.max]
    plans = [shipped, *(change.plan for change in known if change.plan is not None)]
    return [Held(*one) for one in zip(plans, begins, ends, strict=True)]


def is_same_flag(one: Raised, other: Raised) -> bool:
    """Whether two plans raise one and the same flag.

    Reading taken, as one plan may end a stretch where the other doesn't: two flags of a bruise that
    never clears are one when their stretches have a P in common.
    """
    if one.rule != "never_clear" or other.rule != "never_clear":
        return one.id == other.id
    return one.area == other.area and any(
        max(mine.first, theirs.first) <= min(mine.last, theirs.last)
        for mine in one.stretches
        for theirs in other.stretches
    )


def grown(flag: Raised, later: Raised) -> Raised:
    """Issue 6: "keeps which plan judged which flag", and "it grows, it does not repeat".

    It keeps the name and the limit of the plan that raised it first, and gets the days that the
    later plan adds. Its level only rises.
    """
    known = [item.day for item in flag.evidence]
    added = [item for item in later.evidence if item.day not in known]
    if flag.session is not None:
        counted_from = flag.session.day
        added = [item._replace(day_number=days_between(counted_from, item.day)) for item in added]
    level = max(flag.level, later.level, key=LEVELS.index)
    both = (*flag.stretches, *later.stretches)
    return replace(flag, evidence=(*flag.evidence, *added), level=level, stretches=both)


def of_all_plans(by_plan: list[list[Raised]], now: list[Raised]) -> list[Raised]:
    """The flags that each plan raised on the dates that it judged, oldest plan first, as one list.

    `now` are those that the plan in force would raise had it always been: only what one of these
    holds active is active.
    """
    found: list[Raised] = []
    for flags in by_plan:
        for flag in flags:
            same = [other for other in found if is_same_flag(other, flag)]
            if same:
                latest = max(same, key=lambda other: other.evidence[0].day)
                found[found.index(latest)] = grown(latest, flag)
            else:
                found.append(flag)
    return [
        replace(flag, active=any(other.active and is_same_flag(flag, other) for other in now))
        for flag in found
    ]


# Followed.


def is_followed_for(
    plan: Plan, session: Session, courses: list[Course], day: date, *, newest: bool
) -> bool:
    """Followed: until 14 days after, less once both resolved; "while a course there is open", up to
    84.

    Reading taken: only the newest session of the area counts for the 14 days. `courses` are the
    session's two courses, judged on the reports dated before the day.
    """
    age = days_between(session.day, day)
    if age < 0:
        return False
    if (
        newest
        and age <= plan.followed_days
        and not all(is_resolved(plan, course) for course in courses)
    ):
        return True
    return age <= plan.follow_up_days and any(is_open(course) for course in courses)


def is_followed(
    plan: Plan, stories: list[list[Moment]], sessions: list[Session], day: date
) -> bool:
    """Followed: an area is followed on a date when one of its sessions has it followed then.

    `stories` are those of the area's two symptoms.
    """
    courses = [course for story in stories for course in moment_before(story, day).courses]
    return any(
        is_followed_for(
            plan,
            session,
            [course for course in courses if course.session == session],
            day,
            newest=session == latest_session(sessions, day),
        )
        for session in sessions
    )


# The question, reminders, completion.


def question_due(
    plan: Plan, stories: list[list[Moment]], sessions: list[Session], as_of: date
) -> Session | None:
    """The question: "asked where an earlier course is open or half-open and no answer stands".

    Judged before any report of the as-of date. The current session it asks about, or None.
    """
    current = current_session(plan, sessions, as_of)
    if current is None:
        return None
    for story in stories:
        before = moment_before(story, as_of)
        reachable = any(
            course.session.day < current.day
            and within_follow_up(plan, course, as_of)
            and can_be_reached(course)
            for course in before.courses
        )
        if reachable and standing_answer(before, sessions, as_of) is None:
            return current
    return None


def reminder_day(plan: Plan, story: list[Moment], as_of: date) -> date | None:
    """Reminder: a course not closed, its session at most 84 days ago, its latest report P, no
    report today.

    The latest P of such courses, or None.
    """
    if story[-1].day == as_of:
        return None
    waiting = [course for course in story[-1].courses if is_active(plan, course, as_of)]
    return max((course.reports[-1].day for course in waiting), default=None)


def is_expected(
    plan: Plan,
    stories: dict[str, list[list[Moment]]],
    sessions: dict[str, list[Session]],
    day: date,
) -> bool:
    """Expected: "A date is expected when an area is followed on it"."""
    return any(is_followed(plan, stories[area], sessions[area], day) for area in stories)


def completion(
    plan: Plan,
    stories: dict[str, list[list[Moment]]],
    sessions: dict[str, list[Session]],
    days: dict[date, list[CheckIn]],
    *,
    first: date,
    as_of: date,
) -> dict[str, int]:
    """Expected dates, "on time when its first check-in was recorded before 04:00 of the next day".

    The as-of date isn't over: it counts only when it has a check-in.
    """
    counts = {"expected": 0, "on_time": 0, "late": 0, "missed": 0}
    for number in range(days_between(first, as_of) + 1):
        day = first + timedelta(days=number)
        check_ins = days.get(day, [])
        if (day == as_of and not check_ins) or not is_expected(plan, stories, sessions, day):
            continue
        counts["expected"] += 1
        if not check_ins:
            counts["missed"] += 1
        elif is_late(check_ins[0]):
            counts["late"] += 1
        else:
            counts["on_time"] += 1
    return counts


# All of it.


def judge(
    sessions: list[Session],
    check_ins: list[CheckIn],
    told: list[Told],
    as_of: date,
    *,
    shipped: Plan,
    changes: list[PlanChange],
    reactions: list[Reaction],
    late_answers: list[LateAnswer],
) -> dict[str, Any]:
    """What the diary means as of a date: "Reports and sessions after the as-of date do not exist".

    Days are ISO strings. Flags are judged by the plans that held; all else by the one that holds.
    """
    known = [check_in for check_in in check_ins if check_in.day <= as_of]
    days = by_day(known)
    treatments = treatments_in_order(sessions, as_of)
    areas = sorted({area for session in treatments for area in session.areas})
    on_area = {area: sessions_on(area, treatments) for area in areas}
    reports = {
        (area, symptom): reports_of(days, area, symptom) for area in areas for symptom in SYMPTOMS
    }

    def told_under(plan: Plan) -> dict[str, list[list[Moment]]]:
        return {
            area: [
                moments(plan, area, symptom, on_area[area], reports[area, symptom])
                for symptom in SYMPTOMS
            ]
            for area in areas
        }

    def courses_under(plan: Plan) -> list[Course]:
        stories = told_under(plan)
        return [course for area in areas for story in stories[area] for course in story[-1].courses]

    def raised_under(held: Held) -> list[Raised]:
        flags = sign_flags(held, known, as_of)
        flags += reaction_flags(held, treatments, reactions, told, as_of)
        flags += late_check_flags(held, treatments, late_answers, as_of)
        for course in courses_under(held.plan):
            flags += course_flags(held, course, as_of)
        for area in areas:
            flags += never_clear_flags(held, area, on_area[area], reports[area, BRUISING])
        return flags

    plans = plans_held(shipped, changes, as_of)
    plan = plans[-1].plan
    always = raised_under(Held(plan, date.min, date.max))
    flags = of_all_plans([raised_under(held) for held in plans], always)

    stories = told_under(plan)
    courses = courses_under(plan)
    questions = {area: question_due(plan, stories[area], on_area[area], as_of) for area in areas}
    reminders = {
        (area, symptom): reminder_day(plan, story, as_of)
        for area in areas
        for symptom, story in zip(SYMPTOMS, stories[area], strict=True)
    }
    first = treatments[0].day if treatments else as_of
    return {
        "plan": [plan.id, plan.version],
        "flags": [
            flag_json(flag, treatments, told, as_of)
            for flag in sorted(flags, key=lambda flag: flag.id)
        ],
        "courses": [
            course_json(plan, course, treatments, as_of)
            for course in sorted(
                courses, key=lambda course: (course.area, course.symptom, course.session.day)
            )
        ],
        "followed": [
            area for area in areas if is_followed(plan, stories[area], on_area[area], as_of)
        ],
        "questions": {
            area: asked.day.isoformat() for area, asked in questions.items() if asked is not None
        },
        "reminders": [
            {"area": area, "symptom": symptom, "last_day": day.isoformat()}
            for (area, symptom), day in sorted(reminders.items())
            if day is not None
        ],
        "completion": completion(plan, stories, on_area, days, first=first, as_of=as_of),
    }
