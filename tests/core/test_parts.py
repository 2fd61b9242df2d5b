"""What was handed on of a revision is told apart from another machine's version of it."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from diary.core.areas import area_named
from diary.core.parts import is_part_of, without_parts
from diary.core.profile import Profile
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Record,
    Revision,
    SessionKind,
    ToldClinic,
    TreatmentSession,
    rating,
)
from tests.core.small import day
from tests.diaries import revise

CALF, NECK = area_named("left-calf"), area_named("neck")
SAID = CheckIn(
    day(1),
    (rating("left-calf", "bruising", 2), rating("neck", "soreness", 3)),
    (Leftover(CALF, Answer.NO), Leftover(NECK, Answer.YES)),
    frozenset({"fever"}),
    ("arnica",),
    "a secret",
)
DONE = TreatmentSession(day(0), (CALF, NECK), note="a secret")
TOLD = ToldClinic("sign:fever", day(1), "called")
WHO = Profile(day(0), "Ann")


def made(value: Record, reason: str = "mistake: a slip") -> Revision:
    return revise("x", value)._replace(reason=reason)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (replace(SAID, ratings=SAID.ratings[:1]), SAID),
        (replace(SAID, ratings=SAID.ratings[::-1]), SAID),
        (replace(SAID, ratings=SAID.ratings[1:], leftovers=SAID.leftovers[1:]), SAID),
        (replace(SAID, remedies=(), note=""), SAID),
        (replace(DONE, areas=(NECK,)), DONE),
        (replace(DONE, note=""), DONE),
        (replace(TOLD, note=""), TOLD),
        (WHO, WHO),
    ],
)
def test_what_says_nothing_else_is_a_part(part: Record, whole: Record) -> None:
    assert is_part_of(made(part), made(whole))
    assert is_part_of(made(part), made(part))


@pytest.mark.parametrize(
    ("other", "whole"),
    [
        (replace(SAID, ratings=(rating("neck", "soreness", 4),)), SAID),
        (replace(SAID, leftovers=(Leftover(CALF, Answer.YES),)), SAID),
        (replace(SAID, signs=None), SAID),
        (replace(SAID, signs=frozenset()), SAID),
        (replace(SAID, remedies=("ice",)), SAID),
        (replace(SAID, note="a"), SAID),
        (replace(SAID, day=day(0)), SAID),
        (replace(DONE, kind=SessionKind.TEST), DONE),
        (replace(DONE, at=time(9)), DONE),
        (replace(DONE, numbing_cream=True), DONE),
        (replace(DONE, note="a"), DONE),
        (replace(DONE, areas=(area_named("chest"),)), DONE),
        (replace(TOLD, flag="sign:pain"), TOLD),
        (replace(TOLD, note="a"), TOLD),
        (Profile(day(0)), WHO),
        (DONE, SAID),
    ],
)
def test_what_says_anything_else_is_none(other: Record, whole: Record) -> None:
    assert not is_part_of(made(other), made(whole))


@pytest.mark.parametrize(
    "change",
    [{"id": "y"}, {"revision": 2}, {"offset": 60}, {"zone": "CET"}, {"withdrawn": True}],
)
def test_another_save_is_no_part(change: dict[str, Any]) -> None:
    whole = made(SAID)
    assert not is_part_of(whole._replace(**change), whole)
    later = whole._replace(recorded_at=whole.recorded_at + timedelta(microseconds=1))
    assert not is_part_of(later, whole)


def test_of_a_reason_its_code_or_nothing_may_be_left_and_an_undo_stays_one() -> None:
    whole = made(SAID)
    assert [is_part_of(made(SAID, reason), whole) for reason in ("mistake", "", "a slip")] == [
        True, True, False,
    ]  # fmt: skip
    undo = made(SAID, "undo: revision 1")
    assert not is_part_of(made(SAID, ""), undo)
    assert is_part_of(undo, undo)


def test_the_fuller_one_stays_and_two_that_only_differ_in_order_do() -> None:
    whole, part = made(SAID), made(replace(SAID, note=""))
    turned = made(replace(SAID, ratings=SAID.ratings[::-1]))
    other = made(replace(SAID, note="another"))
    assert without_parts([part, whole]) == without_parts([whole, part]) == [whole]
    assert without_parts([part, turned, whole, other]) == [turned, whole, other]
