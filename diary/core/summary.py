"""The one account of a diary that the screen, the commands and every export read."""

from bisect import bisect_left
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from diary.core.areas import AREAS, Area
from diary.core.courses import Course, Episode, SessionRef
from diary.core.entries import Entry, Records
from diary.core.flags import Basis, Evidence, Flag, said_by
from diary.core.following import Following, following
from diary.core.judging import flags
from diary.core.plan import CarePlan
from diary.core.plans import InForce, in_force
from diary.core.profile import Profile
from diary.core.records import CheckIn, Rating, Record, Revision, TreatmentSession
from diary.core.scales import SYMPTOMS, Symptom
from diary.core.stated import Marks, Stated
from diary.core.tracks import AreaCourses, AreaDiary, by_area, courses_of, numbered_sessions


class Reminder(NamedTuple):
    """What was there at the last report of one area and symptom and has no report today."""

    area: Area
    symptom: Symptom
    last_day: date

    def is_beside(self, day: date) -> bool:
        """Whether whoever fills in `day` sees it anyway, as what was said the day before."""
        return (day - self.last_day).days <= 1


class Card(NamedTuple):
    """The active flags of one area, symptom and rule, headed by the earliest session's."""

    flag: Flag
    later: tuple[Flag, ...]

    @property
    def flags(self) -> tuple[Flag, ...]:
        return (self.flag, *self.later)

    @property
    def is_quiet(self) -> bool:
        """Whether the clinic was told of all of them and nothing later was worse."""
        return all(one.is_quiet for one in self.flags)


class Completion(NamedTuple):
    """How many expected dates have a check-in: `on_time` ÷ `expected`, with `late` shown apart.

    The as-of date counts only once it has a check-in: until then it can still be on time.
    """

    expected: int
    on_time: int
    late: int
    missed: int


@dataclass(frozen=True)
class Summary:
    """What the records mean as of a date. All of it is derived, each part when first asked for."""

    records: Records
    plan: CarePlan
    as_of: date
    #: Those in force up to the date, of which `plan` is the last.
    plans: tuple[InForce, ...] = ()

    def judging(self, flag: Flag) -> CarePlan:
        """The plan that first raised a flag: its numbers are those that it was judged by."""
        return self.plans[flag.judged_by].plan if self.plans else self.plan

    def is_of_now(self, flag: Flag) -> bool:
        """Whether what is to be done about a flag is to be done at once, and not only if a sign
        that was ticked days ago is still there.
        """
        return flag.sign is None or self.plan.is_of_now(flag.last.day, self.as_of)

    def plan_on(self, day: date) -> CarePlan:
        """The plan in force on a date; on one to come, that of the as-of date."""
        held = [one.plan for one in self.plans if one.since <= day]
        return held[-1] if held else self.plan

    @property
    def profile(self) -> Profile | None:
        """What the patient has said about themselves and whom to call, whatever the as-of date."""
        entry = self.records.profile
        return entry.value if entry else None

    @cached_property
    def sessions(self) -> tuple[SessionRef, ...]:
        """The treatment sessions so far, oldest first."""
        return tuple(numbered_sessions(self.records, self.as_of))

    @cached_property
    def areas(self) -> Mapping[Area, AreaDiary]:
        """What was said about each area that was treated or rated."""
        return by_area(self.records, self.as_of)

    @cached_property
    def _tracks(self) -> dict[tuple[Area, Symptom], AreaCourses]:
        return {
            (area, symptom): courses_of(area, symptom, of_area, self.plan, self.as_of)
            for area, of_area in self.areas.items()
            if of_area.sessions
            for symptom in SYMPTOMS
        }

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """Every course, by area, symptom and session."""
        return tuple(course for track in self._tracks.values() for course in track.courses)

    def courses_in(self, area: Area, symptom: Symptom) -> tuple[Course, ...]:
        """The courses of one area and symptom, oldest first."""
        track = self._tracks.get((area, symptom))
        return track.courses if track else ()

    def episodes(self, course: Course) -> tuple[Episode, ...]:
        """A course's episodes as of this summary's date."""
        return course.episodes(self.plan.episodes, self.as_of)

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """Everything to tell the clinic: active before past, then most urgent first."""
        basis = Basis(self.records, self.areas, self.courses, self.plan, self.as_of, self.plans)
        return flags(basis)

    @property
    def active_flags(self) -> tuple[Flag, ...]:
        return tuple(flag for flag in self.flags if flag.is_active)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The active flags folded, the quiet ones (the clinic was told) after the others."""
        folded: dict[tuple[object, ...], list[Flag]] = {}
        for flag in self.active_flags:
            folded.setdefault((flag.rule, flag.area, flag.symptom, flag.sign), []).append(flag)
        for same in folded.values():
            same.sort(key=lambda flag: flag.session.day if flag.session else flag.first.day)
        cards = [Card(same[0], tuple(same[1:])) for same in folded.values()]
        return tuple(sorted(cards, key=lambda card: card.is_quiet))

    @cached_property
    def questions(self) -> dict[Area, SessionRef]:
        """The areas for which the leftover question is due today, with the session it names."""
        return {
            area: self.areas[area].sessions[-1]
            for (area, _), track in self._tracks.items()
            if track.asks
        }

    @cached_property
    def reminders(self) -> tuple[Reminder, ...]:
        """Once per area and symptom: present at the last report, and no report today."""
        today = self.as_of.toordinal()
        oldest = today - self.plan.follow_up_days
        found = []
        for (area, symptom), track in self._tracks.items():
            waiting = [one.days[-1] for one in track.courses if one.is_open and one.start >= oldest]
            if waiting and today not in self.areas[area].severities[symptom]:
                found.append(Reminder(area, symptom, date.fromordinal(max(waiting))))
        return tuple(found)

    @cached_property
    def _following(self) -> Following:
        return following(self.courses, self.plan, self.as_of)

    def followed_on(self, day: date) -> tuple[Area, ...]:
        """The areas followed on a date up to the as-of date, from head to toe."""
        ordinal = day.toordinal()
        return tuple(area for area in AREAS if ordinal in self._following.get(area, ()))

    def days_followed(self, area: Area) -> Set[int]:
        """The dates up to the as-of date, as ordinals, on which an area is followed."""
        return self._following.get(area, set())

    @property
    def followed(self) -> tuple[Area, ...]:
        """The areas followed today."""
        return self.followed_on(self.as_of)

    @cached_property
    def _expected(self) -> list[int]:
        """The dates on which an area is followed, in order; today only once it was logged."""
        days = sorted(set[int]().union(*self._following.values()))
        if days and days[-1] == self.as_of.toordinal() and self.as_of not in self.records.by_day:
            days.pop()
        return days

    @cached_property
    def missed_days(self) -> tuple[date, ...]:
        """The expected dates before the as-of date without a check-in, oldest first."""
        days = map(date.fromordinal, self._expected)
        return tuple(day for day in days if day not in self.records.by_day)

    def is_late_day(self, day: date) -> bool:
        """Whether the first check-in of a date was entered late; False where it has none."""
        firsts = [one.entered(_anything) for one in self.records.by_day.get(day, ())]
        return bool(firsts) and min(firsts, key=_entered).is_late_for(day)

    @cached_property
    def completion(self) -> Completion:
        """On time ÷ expected, late ones apart, over the whole diary."""
        return self.completion_since(date.min)

    @cached_property
    def completion_since_last_session(self) -> Completion:
        """The same from the last session's day on."""
        return self.completion_since(self.sessions[-1].day if self.sessions else date.min)

    def completion_since(self, since: date) -> Completion:
        """The same from a day on."""
        expected = self._expected[bisect_left(self._expected, since.toordinal()) :]
        days = [date.fromordinal(day) for day in expected]
        logged = [day for day in days if day in self.records.by_day]
        late = sum(map(self.is_late_day, logged))
        missed = len(days) - len(logged)
        return Completion(len(days), len(logged) - late, late, missed)

    def severity(self, area: Area, symptom: Symptom, day: date) -> int | None:
        """The worst severity said for a date; None, which is never a zero, where nothing was."""
        of_area = self.areas.get(area)
        return of_area.severities[symptom].get(day.toordinal()) if of_area else None

    def stated(self, area: Area, symptom: Symptom, day: date) -> Stated:
        """The rating that gave a date its value. Raises `KeyError` where nothing was said."""
        if self.severity(area, symptom, day) is None:
            raise KeyError(area.name, symptom.name, day)
        entry = said_by(self.records, day, area, symptom)
        found = next(
            one for one in entry.value.ratings if one.area is area and one.symptom is symptom
        )
        return Stated(found, entry, entry.entered(found.is_in))

    def marks(self, flag: Flag, one: Evidence) -> Marks:
        """How the day that proves a flag was entered."""
        if flag.area is not None and flag.symptom is not None:
            stated = self.stated(flag.area, flag.symptom, one.day)
            return Marks(stated.is_late, stated.is_edited)
        entry = self.entry_of(one)

        def said_so(record: Record) -> bool:
            if isinstance(record, CheckIn):
                return flag.sign in (record.signs or ())
            return record == entry.value

        is_late = entry.entered(said_so).is_late_for(entry.value.day)
        return Marks(is_late, entry.is_edited(said_so))

    def entry_of(self, one: Evidence) -> Entry[Record]:
        """The record that says what proves a flag."""
        return next(entry for entry in self.records.entries if entry.id == one.check_in)

    def ratings_on(self, day: date) -> tuple[Rating, ...]:
        """The ratings that give a date its values, from head to toe."""
        return tuple(
            self.stated(area, symptom, day).rating
            for area in AREAS
            for symptom in SYMPTOMS
            if self.severity(area, symptom, day) is not None
        )

    def session_entry(self, session: SessionRef) -> Entry[TreatmentSession]:
        """The record behind a session."""
        return next(entry for entry in self.records.sessions if entry.id == session.id)

    @property
    def last_areas(self) -> frozenset[Area]:
        """The areas of the last session; none where there was none."""
        last = self.last_session
        return frozenset(self.session_entry(last).value.areas) if last else frozenset()

    @property
    def last_session(self) -> SessionRef | None:
        return self.sessions[-1] if self.sessions else None


def _anything(_: Record) -> bool:
    return True


def _entered(revision: Revision) -> datetime:
    return revision.recorded_at


def summary(records: Records, plan: CarePlan, as_of: date) -> Summary:
    """The account of a diary as of a date. Reports and sessions after it do not exist.

    `plan` is the one that holds where the diary has not changed to another.
    """
    plans = in_force(records, plan, as_of)
    return Summary(records, plans[-1].plan, as_of, plans)
