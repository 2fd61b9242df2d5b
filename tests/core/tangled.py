"""A log as it may come to look: edits, withdrawals, and revisions that two machines both made."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random

from diary.core.records import CheckIn, Rating, Record, Revision, TreatmentSession


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
    return value
