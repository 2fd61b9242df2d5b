"""A log as it may come to look: edits, withdrawals, and revisions that two machines both made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.answers import LateAnswer, PlannedSession, Reaction, ResultAnswer
from diary.core.areas import AREAS, area_named
from diary.core.entries import Entry, current
from diary.core.profile import Profile
from diary.core.records import (
    Answer,
    CheckIn,
    Rating,
    Record,
    Revision,
    ToldClinic,
    TreatmentSession,
)
from diary.core.scales import SYMPTOMS
from diary.core.summary import Summary, summary
from tests.diaries import PLAN, START, RandomDiary


def tangled(seed: int, revisions: Sequence[Revision]) -> list[Revision]:
    """Some of these records changed, withdrawn or brought back, in shuffled order."""
    draw = Random(seed)
    found = [one for first in revisions for one in _chain(draw, first)]
    draw.shuffle(found)
    return found


def _chain(draw: Random, first: Revision) -> Iterator[Revision]:
    yield first
    if draw.random() < 0.6:
        return
    number, at = 1, first.recorded_at
    for _ in range(draw.randint(1, 4)):
        # The same number and even the same instant: both happen when two machines meet.
        number += draw.choice((0, 1, 1, 1))
        at += timedelta(seconds=draw.choice((0, 1, 3600, 86_400)))
        yield first._replace(
            revision=number,
            recorded_at=at,
            value=_changed(draw, first.value),
            withdrawn=draw.random() < 0.25,
        )


def _changed(draw: Random, value: Record) -> Record:
    if isinstance(value, CheckIn):
        ratings = tuple(
            Rating(one.area, one.symptom, draw.randint(0, one.symptom.worst))
            if draw.random() < 0.5
            else one
            for one in value.ratings
        )
        leftovers = value.leftovers if draw.random() < 0.7 else ()
        return CheckIn(value.day, ratings, leftovers, value.signs, (), draw.choice(("x", "y")))
    if isinstance(value, TreatmentSession) and draw.random() < 0.3:
        later = value.day + timedelta(draw.randint(-2, 2))
        return TreatmentSession(later, value.areas, value.kind, value.at)
    if isinstance(value, PlannedSession):
        return replace(value, at=time(draw.randrange(24)), checked=frozenset({"no-caffeine"}))
    if isinstance(value, Reaction):
        return replace(value, seen=value.seen ^ {"rash"})
    if isinstance(value, LateAnswer):
        return replace(value, answer=draw.choice(tuple(Answer)))
    if isinstance(value, ResultAnswer):
        return replace(value, seen=value.seen[: draw.randint(1, len(value.seen))])
    return value


class Log:
    """A random log, tangled, with a random as-of date."""

    def __init__(self, seed: int, days: int = 40) -> None:
        made = RandomDiary(seed, areas=2, days=days)
        made.tell([flag.id for flag in summary(made.records(), PLAN, made.as_of).flags])
        self.revisions = tangled(seed, made.revisions())
        self.as_of = made.as_of
        self.areas = [area_named(name) for name in made.areas]
        self.elsewhere = next(area for area in AREAS if area not in self.areas)
        self.draw = Random(seed)

    def told(self, *more: Revision, as_of: date | None = None) -> Summary:
        return summary(current([*self.revisions, *more]), PLAN, as_of or self.as_of)

    def entries(self) -> list[Entry[Any]]:
        records = self.told().records
        return [*records.sessions, *records.check_ins, *records.told, *records.profiles]

    def day(self) -> date:
        return START + timedelta(self.draw.randrange(45))

    def record(self, day: date) -> Record:
        """Something said or done on that day."""
        area = self.draw.choice(self.areas)
        symptom = self.draw.choice(SYMPTOMS)
        severity = self.draw.randint(0, symptom.worst)
        return self.draw.choice(
            (
                TreatmentSession(day, (area,)),
                CheckIn(day, (Rating(area, symptom, severity),), signs=frozenset({"fever"})),
                ToldClinic("sign:fever", day),
                Profile(day, name="Ana", emergency="112"),
            )
        )


LOGS = st.integers(0, 2**40).map(Log)


def law(examples: int = 30) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """A test of that many random logs."""

    def made(test: Callable[..., None]) -> Callable[[], None]:
        return settings(max_examples=examples)(given(log=LOGS)(test))

    return made
