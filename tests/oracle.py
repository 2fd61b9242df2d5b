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
NO = "no"

ZERO = 0
PRESENT_FROM = 1

LATE_FROM = time(4, 0)

FOLLOW_UP_DAYS = 84
FOLLOWED_DAYS = 14
SORENESS_UNANSWERED_DAYS = 4

ONE_EPISODE_MOST_ZEROS = 1
ONE_EPISODE_MOST_MISSING = 3
RESOLVED_ZEROS = 2
ONGOING_DAYS = 3

WINDOW_DAYS = {BRUISING: 7, SORENESS: 2}
NOT_CLEARING_DAYS = 14
NEVER_CLEAR_DAYS = 21

WORSENING_DATES_BEFORE = 3
WORSENING_RISE = 2
WORSENING_SORENESS_SEVERITY = 4
WORSENING_FROM_DAY = {BRUISING: 3, SORENESS: 2}
SEVERE_FROM = {BRUISING: 4, SORENESS: 7}

SIGN_RECENT_DAYS = 1

TELL_CLINIC = "tell_clinic"
CONTACT_CLINIC = "contact_clinic"
CONTACT_TODAY = "contact_today"
WORSE_LEVEL = {BRUISING: CONTACT_CLINIC, SORENESS: CONTACT_TODAY}

CERTAIN = "certain"
POSSIBLE = "possible"


# What is handed in.


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
    """Days: "Its leftover answer is the latest recorded answer of that date, if not empty"."""
    answers = [check_in.leftovers[area] for check_in in check_ins if check_in.leftovers.get(area)]
    return answers[-1] if answers else None


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


def current_session(sessions: list[Session], day: date) -> Session | None:
    """Courses: `current`, the latest session on or before the date and not more than 84 days before
    it.
    """
    latest = latest_session(sessions, day)
    if latest is None or days_between(latest.day, day) > FOLLOW_UP_DAYS:
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


def within_follow_up(course: Course, day: date) -> bool:
    """Whether the course's session is at most `follow_up_days` before the date."""
    return days_between(course.session.day, day) <= FOLLOW_UP_DAYS


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
    course: Course, report: Report, current: Session, standing: str | None, *, latest: bool
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
    if not within_follow_up(course, report.day):
        return course
    if report.answer == YES:
        return with_report(course, report, certain=latest, own=False)
    if is_half_open(course):
        return course
    if answer == YES:
        return with_report(course, report, certain=False, own=False)
    silence = days_between(course.reports[-1].day, report.day)
    if course.symptom == SORENESS and silence > SORENESS_UNANSWERED_DAYS:
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
    courses: tuple[Course, ...], report: Report, current: Session, standing: str | None
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
            after.append(earlier_course_after(course, report, current, standing, latest=latest))
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


def next_moment(before: Moment, report: Report, sessions: list[Session]) -> Moment:
    """One date: its report goes to the courses, its answer stands from then on, a Z ends a standing
    one.
    """
    current = current_session(sessions, report.day)
    standing = standing_answer(before, sessions, report.day)
    if current is None:
        courses = after_baseline(before.courses, report)
    else:
        courses = after_report(before.courses, report, current, standing)
    if is_zero(report):
        return Moment(report.day, courses)
    if report.answer is not None:
        return Moment(report.day, courses, report.answer, report.day)
    return Moment(report.day, courses, before.answer, before.answered_on)


def moments(
    area: str, symptom: str, sessions: list[Session], reports: list[Report]
) -> list[Moment]:
    """Courses: "For one area and one symptom, dates in order". The first moment is before any
    report.
    """
    story = [Moment(date.min, tuple(Course(area, symptom, session) for session in sessions))]
    for report in reports:
        story.append(next_moment(story[-1], report, sessions))
    return story


def moment_before(story: list[Moment], day: date) -> Moment:
    """The courses judged on the reports dated before a day."""
    return [moment for moment in story if moment.day < day][-1]


# Episodes.


def same_episode(reports: list[Report], before: Report, after: Report) -> bool:
    """Episodes: between two P's that follow one another "at most one Z and at most 3 missing dates"
    lie.
    """
    zeros = [report for report in reports if before.day < report.day < after.day]
    missing = days_between(before.day, after.day) - 1 - len(zeros)
    return len(zeros) <= ONE_EPISODE_MOST_ZEROS and missing <= ONE_EPISODE_MOST_MISSING


def stretches(reports: list[Report]) -> list[list[Report]]:
    """The P's of the reports, those of one episode together."""
    groups: list[list[Report]] = []
    for report in reports:
        if not is_present(report):
            continue
        if groups and same_episode(reports, groups[-1][-1], report):
            groups[-1].append(report)
        else:
            groups.append([report])
    return groups


def episodes_of(reports: list[Report]) -> list[Episode]:
    """The episodes, each with the Z's "after the last P and before the next episode"."""
    groups = stretches(reports)
    ends = [*[group[0].day for group in groups], date.max][1:]
    return [
        Episode(group, [report for report in reports if group[-1].day < report.day < end])
        for group, end in zip(groups, ends, strict=True)
    ]


def status(episode: Episode, course: Course, as_of: date, *, last: bool) -> str:
    """Episodes: how an episode ended, as far as the reports say."""
    if len(episode.zeros_after) >= RESOLVED_ZEROS:
        return "resolved"
    if episode.zeros_after:
        return "looks_clear"
    if not last:
        return "end_unknown"
    if course.closed_by is not None:
        return "replaced"
    if days_between(episode.presents[-1].day, as_of) <= ONGOING_DAYS:
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


def is_resolved(course: Course) -> bool:
    """Whether the course's last episode is resolved."""
    episodes = episodes_of(list(course.reports))
    return bool(episodes) and len(episodes[-1].zeros_after) >= RESOLVED_ZEROS


def episodes_json(course: Course, as_of: date) -> list[dict[str, Any]]:
    """The episodes of a course, first to last."""
    episodes = episodes_of(list(course.reports))
    return [
        {
            "first_day": episode.presents[0].day.isoformat(),
            "last_day": episode.presents[-1].day.isoformat(),
            "status": status(episode, course, as_of, last=episode is episodes[-1]),
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


def course_json(course: Course, treatments: list[Session], as_of: date) -> dict[str, Any]:
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
        "episodes": episodes_json(course, as_of),
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


def flag_json(
    *,
    flag_id: str,
    rule: str,
    level: str,
    evidence: list[Evidence],
    active: bool,
    note: Told | None,
    area: str | None = None,
    symptom: str | None = None,
    sign: str | None = None,
    session: dict[str, Any] | None = None,
    limit_days: int | None = None,
    pattern: str | None = None,
) -> dict[str, Any]:
    """One flag. Certainty: "certain when any of its evidence is certain, else possible"."""
    return {
        "id": flag_id,
        "rule": rule,
        "level": level,
        "pattern": pattern,
        "certainty": CERTAIN if any(item.certain for item in evidence) else POSSIBLE,
        "active": active,
        "area": area,
        "symptom": symptom,
        "sign": sign,
        "session": session,
        "limit_days": limit_days,
        "first_day": evidence[0].day.isoformat(),
        "first_day_number": evidence[0].day_number,
        "last_day": evidence[-1].day.isoformat(),
        "last_day_number": evidence[-1].day_number,
        "evidence": [{**item._asdict(), "day": item.day.isoformat()} for item in evidence],
        "told_clinic": None if note is None else {"day": note.day.isoformat(), "note": note.note},
        "quiet": is_quiet(note, evidence),
    }


def evidence_of(reports: list[Report], session: Session) -> list[Evidence]:
    """Reports as evidence, their day numbers counted from the flag's session."""
    return [
        Evidence(
            report.day,
            days_between(session.day, report.day),
            report.severity,
            report.certain,
            report.check_in,
        )
        for report in reports
    ]


def past(course: Course, limit_days: int) -> list[Report]:
    """Every P of the course with D above the limit."""
    return [
        report
        for report in course.reports
        if is_present(report) and days_between(course.session.day, report.day) > limit_days
    ]


def beyond_window(course: Course) -> list[Report]:
    """`beyond_window`: "a P with D > W"."""
    return past(course, WINDOW_DAYS[course.symptom])


def not_clearing(course: Course) -> list[Report]:
    """`not_clearing`: "bruising: a P with D > 14"."""
    return past(course, NOT_CLEARING_DAYS) if course.symptom == BRUISING else []


def slips(course: Course) -> list[date]:
    """`worsening`: each "single Z between two P's of one episode"."""
    episodes = stretches(list(course.reports))
    return [
        report.day
        for report in course.reports
        for presents in episodes
        if is_zero(report) and presents[0].day < report.day < presents[-1].day
    ]


def own_reports_before(course: Course, report: Report) -> list[Report]:
    """`worsening`: the course's own reports "of the 3 dates before"."""
    first = report.day - timedelta(days=WORSENING_DATES_BEFORE)
    return [other for other in course.reports if other.own and first <= other.day < report.day]


def is_worsening(course: Course, report: Report) -> bool:
    """`worsening`: a rise of 2 above the lowest own report (bruising: own P) of the 3 dates before.

    Soreness: "severity >= 4, D >= 2", and a slip doesn't count as a report. Bruising: "D >= 3".
    """
    number = days_between(course.session.day, report.day)
    if not report.own or number < WORSENING_FROM_DAY[course.symptom]:
        return False
    before = own_reports_before(course, report)
    if course.symptom == SORENESS:
        if report.severity < WORSENING_SORENESS_SEVERITY:
            return False
        passed_over = slips(course)
        compared = [other for other in before if other.day not in passed_over]
    else:
        compared = [other for other in before if is_present(other)]
    if not compared:
        return False
    return report.severity >= min(other.severity for other in compared) + WORSENING_RISE


def worsening(course: Course) -> list[Report]:
    """`worsening`: the reports that fire it."""
    return [report for report in course.reports if is_worsening(course, report)]


def severe(course: Course) -> list[Report]:
    """`severe`: "own reports only, any D: soreness >= 7", "bruising 4"."""
    return [
        report
        for report in course.reports
        if report.own and report.severity >= SEVERE_FROM[course.symptom]
    ]


def pattern_of(course: Course, first: Report) -> str:
    """Pattern of `beyond_window`, with E the episode of the first P that fires it."""
    episodes = episodes_of(list(course.reports))
    place = next(index for index, episode in enumerate(episodes) if first in episode.presents)
    began = days_between(course.session.day, episodes[place].presents[0].day)
    if began <= WINDOW_DAYS[course.symptom]:
        return "persisting"
    if place == 0:
        return "late"
    return "returned" if episodes[place - 1].zeros_after else "persisting"


def is_active(course: Course, as_of: date) -> bool:
    """Active: "not closed, its latest report is P and its session is at most `follow_up_days`
    before".
    """
    return is_open(course) and within_follow_up(course, as_of)


def is_active_while_as_bad(course: Course, evidence: list[Report], as_of: date) -> bool:
    """Active, `severe` and `worsening`: the latest report "is not below the latest evidence's
    severity".
    """
    return is_active(course, as_of) and course.reports[-1].severity >= evidence[-1].severity


def course_flags(
    course: Course, treatments: list[Session], told: list[Told], as_of: date
) -> list[dict[str, Any]]:
    """Flags: "One flag for each course and rule"."""
    flags: list[dict[str, Any]] = []

    def add(
        rule: str,
        level: str,
        reports: list[Report],
        *,
        active: bool,
        limit_days: int | None = None,
        pattern: str | None = None,
    ) -> None:
        flag_id = f"{rule}:{course.area}:{course.symptom}:{course.session.id}"
        flags.append(
            flag_json(
                flag_id=flag_id,
                rule=rule,
                level=level,
                evidence=evidence_of(reports, course.session),
                active=active,
                note=told_clinic(flag_id, told, as_of),
                area=course.area,
                symptom=course.symptom,
                session=session_json(course.session, treatments),
                limit_days=limit_days,
                pattern=pattern,
            )
        )

    active = is_active(course, as_of)
    worse = WORSE_LEVEL[course.symptom]
    if reports := beyond_window(course):
        window = WINDOW_DAYS[course.symptom]
        pattern = pattern_of(course, reports[0])
        add(
            "beyond_window", TELL_CLINIC, reports, active=active, limit_days=window, pattern=pattern
        )
    if reports := not_clearing(course):
        add("not_clearing", CONTACT_CLINIC, reports, active=active, limit_days=NOT_CLEARING_DAYS)
    if reports := worsening(course):
        add("worsening", worse, reports, active=is_active_while_as_bad(course, reports, as_of))
    if reports := severe(course):
        add("severe", worse, reports, active=is_active_while_as_bad(course, reports, as_of))
    return flags


def never_clear(presents: list[Report], sessions: list[Session]) -> list[Report]:
    """`never_clear`: each P more than 21 days after its stretch's first P, with a session in
    between.

    The session "lies after that first P and on or before this P".
    """
    first = presents[0].day
    return [
        report
        for report in presents
        if days_between(first, report.day) > NEVER_CLEAR_DAYS
        and any(first < session.day <= report.day for session in sessions)
    ]


def never_clear_flags(
    area: str,
    sessions: list[Session],
    reports: list[Report],
    *,
    treatments: list[Session],
    told: list[Told],
    as_of: date,
) -> list[dict[str, Any]]:
    """`never_clear`: bruising, "over the area's reports since its first session, whatever the
    course".

    One flag for each stretch; it belongs to the latest session on or before its first evidence
    date.
    Active while "the area's latest report is P and in that stretch".
    """
    since_first = [report for report in reports if report.day >= sessions[0].day]
    flags: list[dict[str, Any]] = []
    for presents in stretches(since_first):
        evidence = never_clear(presents, sessions)
        if not evidence:
            continue
        session = [session for session in sessions if session.day <= evidence[0].day][-1]
        flag_id = f"never_clear:{area}:{BRUISING}:{session.id}"
        flags.append(
            flag_json(
                flag_id=flag_id,
                rule="never_clear",
                level=TELL_CLINIC,
                evidence=evidence_of(evidence, session),
                active=since_first[-1] == presents[-1],
                note=told_clinic(flag_id, told, as_of),
                area=area,
                symptom=BRUISING,
                session=session_json(session, treatments),
                limit_days=NEVER_CLEAR_DAYS,
            )
        )
    return flags


def sign_evidence(ticked: list[CheckIn]) -> list[Evidence]:
    """Each date on which the sign was ticked, by the first check-in of the date that has it."""
    return [
        Evidence(day, None, None, True, check_ins[0].id)
        for day, check_ins in by_day(ticked).items()
    ]


def sign_is_active(sign: str, check_ins: list[CheckIn], ticked: list[CheckIn], as_of: date) -> bool:
    """Active, `sign`: its latest check-in is today's or yesterday's, or it was not reported absent
    since.

    Reported absent: a check-in after it in which signs were asked and this one isn't among them.
    """
    latest = ticked[-1]
    since = check_ins[check_ins.index(latest) + 1 :]
    absent = any(check_in.signs is not None and sign not in check_in.signs for check_in in since)
    return days_between(latest.day, as_of) <= SIGN_RECENT_DAYS or not absent


def sign_flags(
    check_ins: list[CheckIn], told: list[Told], as_of: date, signs: dict[str, str]
) -> list[dict[str, Any]]:
    """`sign`: "a warning sign ticked in a check-in, any date; needs no session". One flag for each
    sign.
    """
    ordered = in_order(check_ins)
    names = {sign for check_in in ordered for sign in check_in.signs or ()}
    flags: list[dict[str, Any]] = []
    for sign in sorted(names):
        ticked = [check_in for check_in in ordered if sign in (check_in.signs or ())]
        flag_id = f"sign:{sign}"
        flags.append(
            flag_json(
                flag_id=flag_id,
                rule="sign",
                level=signs[sign],
                evidence=sign_evidence(ticked),
                active=sign_is_active(sign, ordered, ticked, as_of),
                note=told_clinic(flag_id, told, as_of),
                sign=sign,
            )
        )
    return flags


# Followed.


def is_followed_for(session: Session, courses: list[Course], day: date, *, newest: bool) -> bool:
    """Followed: until 14 days after, less once both resolved; "while a course there is open", up to
    84.

    Reading taken: only the newest session of the area counts for the 14 days. `courses` are the
    session's two courses, judged on the reports dated before the day.
    """
    age = days_between(session.day, day)
    if age < 0:
        return False
    if newest and age <= FOLLOWED_DAYS and not all(is_resolved(course) for course in courses):
        return True
    return age <= FOLLOW_UP_DAYS and any(is_open(course) for course in courses)


def is_followed(stories: list[list[Moment]], sessions: list[Session], day: date) -> bool:
    """Followed: an area is followed on a date when one of its sessions has it followed then.

    `stories` are those of the area's two symptoms.
    """
    courses = [course for story in stories for course in moment_before(story, day).courses]
    return any(
        is_followed_for(
            session,
            [course for course in courses if course.session == session],
            day,
            newest=session == latest_session(sessions, day),
        )
        for session in sessions
    )


# The question, reminders, completion.


def question_due(
    stories: list[list[Moment]], sessions: list[Session], as_of: date
) -> Session | None:
    """The question: "asked where an earlier course is open or half-open and no answer stands".

    Judged before any report of the as-of date. The current session it asks about, or None.
    """
    current = current_session(sessions, as_of)
    if current is None:
        return None
    for story in stories:
        before = moment_before(story, as_of)
        reachable = any(
            course.session.day < current.day
            and within_follow_up(course, as_of)
            and can_be_reached(course)
            for course in before.courses
        )
        if reachable and standing_answer(before, sessions, as_of) is None:
            return current
    return None


def reminder_day(story: list[Moment], as_of: date) -> date | None:
    """Reminder: a course not closed, its session at most 84 days ago, its latest report P, no
    report today.

    The latest P of such courses, or None.
    """
    if story[-1].day == as_of:
        return None
    waiting = [course for course in story[-1].courses if is_active(course, as_of)]
    return max((course.reports[-1].day for course in waiting), default=None)


def is_expected(
    stories: dict[str, list[list[Moment]]], sessions: dict[str, list[Session]], day: date
) -> bool:
    """Expected: "A date is expected when an area is followed on it"."""
    return any(is_followed(stories[area], sessions[area], day) for area in stories)


def completion(
    stories: dict[str, list[list[Moment]]],
    sessions: dict[str, list[Session]],
    days: dict[date, list[CheckIn]],
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
        if (day == as_of and not check_ins) or not is_expected(stories, sessions, day):
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
    signs: dict[str, str],
) -> dict[str, Any]:
    """What the diary means as of a date: "Reports and sessions after the as-of date do not exist".

    Days are ISO strings. A sign that is not in `signs` raises KeyError.
    """
    known = [check_in for check_in in check_ins if check_in.day <= as_of]
    days = by_day(known)
    treatments = treatments_in_order(sessions, as_of)
    areas = sorted({area for session in treatments for area in session.areas})
    on_area = {area: sessions_on(area, treatments) for area in areas}
    reports = {
        (area, symptom): reports_of(days, area, symptom) for area in areas for symptom in SYMPTOMS
    }
    stories = {
        area: [
            moments(area, symptom, on_area[area], reports[area, symptom]) for symptom in SYMPTOMS
        ]
        for area in areas
    }
    courses = [course for area in areas for story in stories[area] for course in story[-1].courses]

    flags = sign_flags(known, told, as_of, signs)
    for course in courses:
        flags += course_flags(course, treatments, told, as_of)
    for area in areas:
        flags += never_clear_flags(
            area,
            on_area[area],
            reports[area, BRUISING],
            treatments=treatments,
            told=told,
            as_of=as_of,
        )

    questions = {area: question_due(stories[area], on_area[area], as_of) for area in areas}
    reminders = {
        (area, symptom): reminder_day(story, as_of)
        for area in areas
        for symptom, story in zip(SYMPTOMS, stories[area], strict=True)
    }
    first = treatments[0].day if treatments else as_of
    return {
        "flags": sorted(flags, key=lambda flag: str(flag["id"])),
        "courses": [
            course_json(course, treatments, as_of)
            for course in sorted(
                courses, key=lambda course: (course.area, course.symptom, course.session.day)
            )
        ],
        "followed": [area for area in areas if is_followed(stories[area], on_area[area], as_of)],
        "questions": {
            area: asked.day.isoformat() for area, asked in questions.items() if asked is not None
        },
        "reminders": [
            {"area": area, "symptom": symptom, "last_day": day.isoformat()}
            for (area, symptom), day in sorted(reminders.items())
            if day is not None
        ],
        "completion": completion(stories, on_area, days, first, as_of),
    }
