"""Answers that were made at one instant: the one that asks for more care counts, whatever its id.

Two machines may have made them, or one file brought them in. Ids are drawn by chance.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.answers import LateAnswer, Reaction
from diary.core.areas import area_named
from diary.core.entries import current
from diary.core.merge import merged
from diary.core.records import Answer, CheckIn, Leftover, Record, Revision, SessionKind, rating
from diary.core.results import latest_checks
from diary.core.summary import Summary, summary
from tests.core.small import CALF, closed_on, day, evidence, said, session
from tests.core.test_oracle import account
from tests.diaries import PLAN, at, revise

ANSWERS = st.lists(st.sampled_from(Answer), min_size=1, max_size=4)
DRAWN = st.randoms(use_true_random=False)
BEFORE = [
    *session(0),
    *session(7),
    *session(0, kind=SessionKind.TEST, id_="test"),
    *said("P 0–6"),
]


def late(answer: Answer) -> Record:
    return LateAnswer("s0", 2, day(14), answer)


def leftover(answer: Answer) -> Record:
    return CheckIn(
        day(7), (rating(CALF, "bruising", 1),), (Leftover(area_named(CALF), answer),), note="x"
    )


def fever(answer: Answer) -> Record:
    return CheckIn(day(10), signs=frozenset({"fever"} if answer is not Answer.NO else {"faint"}))


def reaction(answer: Answer) -> Record:
    return Reaction("test", day(7), frozenset({"rash"} if answer is not Answer.NO else ()))


def made(answers: Sequence[Record], draw: Random) -> list[Revision]:
    """These records of one instant, each under an id drawn by chance."""
    ids = draw.sample(range(10_000), len(answers))
    return [revise(f"i{id_}", one) for id_, one in zip(ids, answers, strict=True)]


def told(log: Sequence[Revision]) -> Summary:
    return summary(current([*BEFORE, *log]), PLAN, day(20))


def nameless(told: Summary) -> dict[str, Any]:
    """All that a diary says, but not by which record."""
    found = account(told)
    for flag in found["flags"]:
        for one in flag["evidence"]:
            del one["check_in"]
    return found


def is_active(told: Summary, id_: str) -> bool:
    return any(flag.is_active for flag in told.flags if flag.id == id_)


@pytest.mark.parametrize("kind", [late, leftover, fever, reaction])
@given(ANSWERS, DRAWN)
@settings(max_examples=60, deadline=None)
def test_what_is_said_at_one_instant_is_heard_the_same_under_whatever_ids(
    kind: Callable[[Answer], Record], answers: list[Answer], draw: Random
) -> None:
    records = [kind(one) for one in answers]
    expected = nameless(told(made(records, draw)))
    for _ in range(3):
        draw.shuffle(records)
        assert nameless(told(made(records, draw))) == expected


@pytest.mark.parametrize("kind", [late, leftover, fever, reaction])
@given(ANSWERS, DRAWN)
@settings(max_examples=60, deadline=None)
def test_two_machines_that_take_each_others_answers_in_say_the_same(
    kind: Callable[[Answer], Record], answers: list[Answer], draw: Random
) -> None:
    log = made([kind(one) for one in answers], draw)
    here, there = log[: len(log) // 2], log[len(log) // 2 :]
    one = [*here, *merged(here, there).new]
    other = [*there, *merged(there, here).new]
    assert account(told(one)) == account(told(other))
    assert merged(one, there).new == merged(other, here).new == ()


@given(ANSWERS, DRAWN)
@settings(max_examples=60, deadline=None)
def test_a_yes_to_a_late_check_is_heard_before_a_no_of_the_same_instant(
    answers: list[Answer], draw: Random
) -> None:
    found = told(made([late(one) for one in answers], draw))
    assert is_active(found, "late_check:s0") is any(one is not Answer.NO for one in answers)
    by_care = (Answer.NO, Answer.UNSURE, Answer.YES)
    assert latest_checks(found.records)[-1].answer is max(answers, key=by_care.index)


@given(ANSWERS, DRAWN)
@settings(max_examples=60, deadline=None)
def test_a_course_is_closed_only_where_every_answer_of_the_instant_is_no(
    answers: list[Answer], draw: Random
) -> None:
    found = told(made([leftover(one) for one in answers], draw))
    assert (closed_on(found) == 7) is all(one is Answer.NO for one in answers)


@given(ANSWERS, DRAWN)
@settings(max_examples=60, deadline=None)
def test_a_sign_is_not_said_to_be_gone_at_the_instant_at_which_it_was_ticked(
    answers: list[Answer], draw: Random
) -> None:
    found = told(made([fever(one) for one in answers], draw))
    assert is_active(found, "sign:fever") is any(one is not Answer.NO for one in answers)
    assert is_active(found, "sign:faint") is any(one is Answer.NO for one in answers)


def test_a_moment_later_a_no_is_a_no() -> None:
    later = at(day(14)).replace(minute=1)
    log = [revise("a", late(Answer.YES)), revise("b", late(Answer.NO), recorded_at=later)]
    found = told(log)
    assert not is_active(found, "late_check:s0")
    (raised,) = [one for one in found.flags if one.id == "late_check:s0"]
    assert evidence(raised) == [14]
