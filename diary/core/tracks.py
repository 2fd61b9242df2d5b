"""Which session a report belongs to: the courses of each area, put together date by date.

RULES.md holds the rules in words, under "Courses".
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from diary.core.areas import Area
from diary.core.courses import Change, Course, SessionRef
from diary.core.entries import Records
from diary.core.plan import CarePlan
from diary.core.records import Answer, SessionKind
from diary.core.scales import SORENESS, SYMPTOMS, Symptom


class AreaDiary:
    """All that was said about one area: its sessions, the worst severity a day, the answers."""

    __slots__ = ("answers", "sessions", "severities")

    def __init__(self) -> None:
        self.sessions: list[SessionRef] = []
        self.severities: dict[Symptom, dict[int, int]] = {symptom: {} for symptom in SYMPTOMS}
        self.answers: dict[int, Answer] = {}


def numbered_sessions(records: Records, as_of: date) -> list[SessionRef]:
    """The treatment sessions up to a date, numbered in order of day, time and entry."""
    return [ref for ref, _ in _treatments(records, as_of)]


def _treatments(records: Records, as_of: date) -> Iterator[tuple[SessionRef, tuple[Area, ...]]]:
    number = 0
    for entry in records.sessions:
        if entry.value.kind is SessionKind.TREATMENT and entry.value.day <= as_of:
            number += 1
            yield SessionRef(entry.id, number, entry.value.day), entry.value.areas


def by_area(records: Records, as_of: date) -> dict[Area, AreaDiary]:
    """Sort everything up to a date by area. A date's value is its worst severity."""
    areas: dict[Area, AreaDiary] = {}
    for ref, treated in _treatments(records, as_of):
        for area in treated:
            sessions = areas.setdefault(area, AreaDiary()).sessions
            # Two sessions of one date that share an area are one session for that area.
            if not sessions or sessions[-1].day != ref.day:
                sessions.append(ref)
    answered: dict[tuple[int, Area], list[tuple[datetime, int, Answer]]] = {}
    for entry in records.check_ins:
        check_in = entry.value
        if check_in.day > as_of:
            break
        day = check_in.day.toordinal()
        for one in check_in.ratings:
            of_area = areas.get(one.area)
            if of_area is None:
                of_area = areas[one.area] = AreaDiary()
            of_symptom = of_area.severities[one.symptom]
            if of_symptom.get(day, -1) < one.severity:
                of_symptom[day] = one.severity
        for leftover in check_in.leftovers:
            entered, answer = entry.entered(leftover.is_in), leftover.answer
            answered.setdefault((day, leftover.area), []).append(
                (entered.recorded_at, answer.weight, answer)
            )
    for (day, area), answers in answered.items():
        areas.setdefault(area, AreaDiary()).answers[day] = max(answers)[-1]
    return areas


class _Running:
    """A course while it is being put together."""

    __slots__ = (
        "certain", "changes", "closed", "days", "own", "session", "severities", "start", "zeros"
    )  # fmt: skip

    def __init__(self, session: SessionRef) -> None:
        self.session, self.start = session, session.day.toordinal()
        self.days: list[int] = []
        self.severities: list[int] = []
        self.certain: list[bool] = []
        self.changes: list[Change] = []
        self.own = 0
        self.zeros = -1  # since the last report that says present; -1 before the first of those
        self.closed: int | None = None

    def add(self, day: int, severity: int, certain: bool, enough: int) -> None:
        self.days.append(day)
        self.severities.append(severity)
        self.certain.append(certain)
        if severity:
            if self.zeros:
                self.changes.append(Change(day, True, False))
            self.zeros = 0
        else:  # one that listens: something was present before
            self.zeros += 1
            self.changes.append(Change(day, False, self.zeros >= enough))

    def add_own(self, days: Sequence[int], severities: Mapping[int, int], enough: int) -> None:
        """Add a run of own reports at once: nearly all of a long diary comes this way."""
        values = [severities[day] for day in days]
        self.days += days
        self.severities += values
        self.certain += [True] * len(values)
        self.own += len(values)
        zeros = self.zeros
        for day, severity in zip(days, values, strict=True):
            if severity:
                if zeros:
                    self.changes.append(Change(day, True, False))
                zeros = 0
            elif zeros >= 0:
                zeros += 1
                if zeros <= enough:
                    self.changes.append(Change(day, False, zeros >= enough))
        self.zeros = zeros

    @property
    def listens(self) -> bool:
        """Open (its latest report says present) or half-open (one zero since)."""
        return self.zeros in (0, 1) and self.closed is None

    def close(self, day: int, current: int) -> None:
        """It was over before `current`: its possible reports from then on are dropped."""
        while self.days and self.days[-1] >= current and not self.certain[-1]:
            for column in (self.days, self.severities, self.certain):
                column.pop()
        self.closed = day
        self.changes.append(Change(day, False, False))

    def finished(self, area: Area, symptom: Symptom) -> Course:
        return Course(
            area,
            symptom,
            self.session,
            tuple(self.days),
            tuple(self.severities),
            tuple(self.certain),
            self.own,
            None if self.closed is None else date.fromordinal(self.closed),
            tuple(self.changes),
        )


class _Track:
    """One symptom of one area, read date by date; see "Courses" in RULES.md."""

    def __init__(self, of_area: AreaDiary, symptom: Symptom, plan: CarePlan) -> None:
        self._ahead = list(reversed(of_area.sessions))
        self._answers = of_area.answers
        self._plan = plan
        self._longest_silence = plan.leftover_soreness_days if symptom is SORENESS else None
        self._latest: _Running | None = None
        # Those that listen; a course that stopped never does again.
        self._earlier: list[_Running] = []
        self._standing: Answer | None = None
        self.courses: list[_Running] = []

    def reach(self, day: int) -> None:
        """Open the sessions up to and on that day; each ends the standing answer."""
        while self._ahead and self._ahead[-1].day.toordinal() <= day:
            if self._latest is not None:
                self._earlier.append(self._latest)
            self._latest = _Running(self._ahead.pop())
            self.courses.append(self._latest)
            self._standing = None
        self._earlier = [one for one in self._earlier if one.listens]

    def asks(self, day: int) -> bool:
        """Whether the leftover question is due on that day, before its own report."""
        within = self._plan.follow_up_days
        # Older courses can gain nothing from the answer: they take no report that says present.
        recent = any(day - one.start <= within for one in self._earlier)
        return recent and self._standing is None

    def take(self, day: int, severity: int) -> None:
        current = self._latest
        enough = self._plan.episodes.clear_reports
        if current is None or day - current.start > self._plan.follow_up_days:
            self._take_baseline(day, severity)
            return
        if not severity:
            self._standing = None
            for course in self._earlier:
                course.add(day, 0, True, enough)
        else:
            own = self._answers.get(day)
            if own is not None:
                self._standing = own
            if self._earlier:
                self._pass_on(day, severity, current.start, own is not None)
        current.add_own((day,), {day: severity}, enough)

    def undisturbed_until(self, day: int) -> int:
        """The last day up to which reports can only be own ones, or the day before `day`."""
        current = self._latest
        if current is None or self._earlier:
            return day - 1
        last = current.start + self._plan.follow_up_days
        return min(last, self._ahead[-1].day.toordinal() - 1) if self._ahead else last

    def take_run(self, days: Sequence[int], severities: Mapping[int, int]) -> None:
        """Take reports of undisturbed days. Answers among them reach no course."""
        assert self._latest
        self._latest.add_own(days, severities, self._plan.episodes.clear_reports)

    def _take_baseline(self, day: int, severity: int) -> None:
        if severity:
            return
        # A standing answer needs no end here: only a new session can make it count again.
        reached = [*self._earlier, self._latest] if self._latest else self._earlier
        for course in reached:
            if course.listens:
                course.add(day, 0, True, self._plan.episodes.clear_reports)

    def _pass_on(self, day: int, severity: int, current: int, answered_today: bool) -> None:
        """Give a report that says present to the earlier courses, as the answer in force says."""
        answer = self._standing
        if answer is Answer.NO:
            for course in self._earlier:
                course.close(day, current)
            return
        yes_today = answer is Answer.YES and answered_today
        latest = self._earlier[-1]
        for course in self._earlier:
            if day - course.start > self._plan.follow_up_days:
                continue
            if course.zeros and not yes_today:
                continue  # half-open: only a yes of this very date says that the zero was a slip
            silence = day - course.days[-1]
            if (
                answer is not Answer.YES
                and self._longest_silence is not None
                and silence > self._longest_silence
            ):
                continue
            certain = yes_today and course is latest
            course.add(day, severity, certain, self._plan.episodes.clear_reports)


class AreaCourses(NamedTuple):
    """The courses of one symptom in one area; `asks` when the leftover question is due."""

    courses: tuple[Course, ...]
    asks: bool


def all_courses(areas: Mapping[Area, AreaDiary], plan: CarePlan, as_of: date) -> Iterator[Course]:
    """Every course, by area, symptom and session."""
    for area, of_area in areas.items():
        if of_area.sessions:
            for symptom in SYMPTOMS:
                yield from courses_of(area, symptom, of_area, plan, as_of).courses


def courses_of(
    area: Area, symptom: Symptom, of_area: AreaDiary, plan: CarePlan, as_of: date
) -> AreaCourses:
    """Follow one symptom of one area through all its sessions up to a date, oldest first."""
    severities = of_area.severities[symptom]
    track = _Track(of_area, symptom, plan)
    today = as_of.toordinal()
    days = sorted(severities)
    before = bisect_left(days, today)
    at = 0
    while at < before:
        day = days[at]
        track.reach(day)
        until = bisect_right(days, track.undisturbed_until(day), at, before)
        if until > at:
            track.take_run(days[at:until], severities)
        else:
            track.take(day, severities[day])
        at = max(until, at + 1)
    track.reach(today)
    asks = track.asks(today)
    for day in days[before:]:
        track.take(day, severities[day])
    return AreaCourses(tuple(one.finished(area, symptom) for one in track.courses), asks)
