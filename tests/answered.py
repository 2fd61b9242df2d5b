"""What a random diary says around its sessions: plans, answers, and other care plans."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from random import Random

from diary.core.answers import (
    AreaSeen,
    LateAnswer,
    PlanChange,
    PlannedSession,
    Reaction,
    ResultAnswer,
    Seen,
)
from diary.core.areas import area_named
from diary.core.records import Answer, Record, Revision
from tests.core.plans import SHIPPED
from tests.diaries import START, RandomDiary, at, revise

_SEEN = ("redness", "itching", "swelling", "rash", "other", "a tingle")


def answers(seed: int, made: RandomDiary, days: int = 30) -> list[Revision]:
    """Some of each kind; a planned session may be of a day to come, and is entered before it."""
    draw = Random(seed)
    return [
        revise(f"a{place}", value, recorded_at=at(min(value.day, made.last)))
        for place, value in enumerate(_values(draw, made, days))
    ]


def _values(draw: Random, made: RandomDiary, days: int) -> Iterator[Record]:
    sessions = [one.id for one in made.sessions] or ["gone"]
    for _ in range(draw.choice((0, 1, 2, 3))):
        areas = draw.sample(made.areas, draw.randint(0, len(made.areas)))
        yield PlannedSession(
            _day(draw, days + 20),
            tuple(map(area_named, areas)),
            draw.choice((None, time(14, 30))),
            frozenset(draw.sample(("no-caffeine", "tell-clinic", "a thing"), draw.randint(0, 2))),
        )
    for _ in range(draw.choice((0, 1, 2))):
        seen = frozenset(draw.sample(_SEEN, draw.randint(0, 3)))
        at_ = draw.choice((None, time(8)))
        size = draw.choice(("", "a coin"))
        yield Reaction(draw.choice(sessions), _day(draw, days), seen, at_, size)
    for _ in range(draw.choice((0, 1, 3))):
        answer = draw.choice(tuple(Answer))
        week = draw.choice((2, 3, 4, 8, 12, 7))
        yield LateAnswer(draw.choice(sessions), week, _day(draw, days), answer)
    for _ in range(draw.choice((0, 1, 3))):
        yield ResultAnswer(draw.choice(sessions), _day(draw, days), tuple(_seen(draw, made.areas)))
    for _ in range(draw.choice((0, 0, 1, 2))):
        id_ = draw.choice(sorted(SHIPPED))
        yield PlanChange(_day(draw, days), id_, "1", SHIPPED[id_])


def _day(draw: Random, days: int) -> date:
    return START + timedelta(draw.randrange(days))


def _seen(draw: Random, areas: Sequence[str]) -> Iterator[AreaSeen]:
    for name in draw.sample(areas, draw.randint(1, len(areas))):
        yield AreaSeen(area_named(name), draw.choice(tuple(Seen)))
