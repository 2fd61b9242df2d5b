from datetime import time

import pytest

from diary.core.areas import area_named
from diary.core.records import CheckIn, ToldClinic, rating
from diary.core.rules import Rule
from diary.core.scales import BRUISING, SORENESS
from tests.core.small import CALF, day, diary, said, session, signs, sore
from tests.diaries import at, revise

AREA = area_named(CALF)


def test_an_empty_diary_says_nothing() -> None:
    told = diary(as_of=0)
    assert (told.sessions, told.courses, told.flags, told.cards) == ((), (), (), ())
    assert (told.questions, told.reminders, told.followed) == ({}, (), ())
    assert told.last_session is None
    assert told.last_areas == frozenset()
    assert told.ratings_on(day(0)) == ()


def test_a_missing_date_is_none_and_a_zero_is_a_zero() -> None:
    told = diary(session(0), said("Z 1"), as_of=5)
    assert told.severity(AREA, BRUISING, day(1)) == 0
    assert told.severity(AREA, BRUISING, day(2)) is None
    assert told.severity(AREA, SORENESS, day(1)) is None
    assert told.severity(area_named("neck"), BRUISING, day(1)) is None


def test_a_report_after_the_as_of_date_is_none() -> None:
    told = diary(session(0), said("P 6"), as_of=5)
    assert told.severity(AREA, BRUISING, day(6)) is None
    with pytest.raises(KeyError):
        told.stated(AREA, BRUISING, day(6))


def test_sessions_are_numbered_in_order_and_found_again() -> None:
    told = diary(session(7, "neck"), session(0), as_of=9)
    assert [(one.id, one.number) for one in told.sessions] == [("s0", 1), ("s7", 2)]
    assert told.last_session == told.sessions[1]
    assert told.last_areas == {area_named("neck")}
    assert told.session_entry(told.sessions[0]).value.areas == (AREA,)


def test_a_rating_is_stated_by_the_first_check_in_that_says_the_worst_of_its_date() -> None:
    def made(id_: str, severity: int, hour: int) -> CheckIn:
        return CheckIn(day(0), (rating(CALF, "bruising", severity),), note=f"{id_}{hour}")

    revisions = [
        revise(id_, made(id_, severity, hour), recorded_at=at(day(0), time(hour)))
        for id_, severity, hour in (("a", 1, 8), ("d", 3, 9), ("c", 3, 9), ("b", 3, 10))
    ]
    stated = diary(session(0), revisions, as_of=0).stated(AREA, BRUISING, day(0))
    assert stated.check_in.id == "c"
    assert stated.rating.severity == 3


def test_what_nobody_stated_is_a_key_error() -> None:
    told = diary(session(0), sore("P 1"), as_of=5)
    for asked in (day(0), day(1)):
        with pytest.raises(KeyError):
            told.stated(AREA, BRUISING, asked)


def test_a_rating_is_late_by_when_it_was_entered_and_not_by_a_later_note() -> None:
    first = CheckIn(day(0), (rating(CALF, "bruising", 1),))
    noted = CheckIn(day(0), first.ratings, note="x")
    worse = CheckIn(day(0), (rating(CALF, "bruising", 2),))
    start = [*session(0), revise("c", first)]

    def is_late(edit: CheckIn) -> bool:
        revision = revise("c", edit, number=2, recorded_at=at(day(3)))
        return diary(start, [revision], as_of=4).stated(AREA, BRUISING, day(0)).is_late

    assert not is_late(noted)
    assert is_late(worse)


def test_the_ratings_of_a_day_stand_from_head_to_toe_each_with_its_worst() -> None:
    told = diary(
        session(0, CALF, "neck"),
        sore("P3 0"),
        said("P2 0"),
        said("P 0", area="neck"),
        [revise("x", CheckIn(day(0), (rating(CALF, "bruising", 1),)))],
        as_of=3,
    )
    assert told.ratings_on(day(0)) == (
        rating("neck", "bruising", 1),
        rating(CALF, "bruising", 2),
        rating(CALF, "soreness", 3),
    )
    assert told.ratings_on(day(1)) == ()


def test_courses_are_found_by_area_and_symptom() -> None:
    told = diary(session(0), session(7), said("P 0"), said("P 0", area="neck"), as_of=9)
    assert [one.session.number for one in told.courses_in(AREA, BRUISING)] == [1, 2]
    assert told.courses_in(area_named("neck"), BRUISING) == ()
    assert len(told.courses) == 4


# The active flags folded into cards.


def test_active_flags_of_one_area_symptom_and_rule_are_one_card_headed_by_the_earliest() -> None:
    told = diary(session(0), session(7), said("P 0–6, P 7–16 yes"), as_of=16)
    (card,) = [one for one in told.cards if one.flag.rule is Rule.BEYOND_WINDOW]
    assert card.flag.session == told.sessions[0]
    assert [one.session for one in card.later] == [told.sessions[1]]
    assert all(flag.is_active for flag in told.active_flags)
    assert len(told.active_flags) == sum(1 + len(card.later) for card in told.cards)


def test_past_flags_have_no_card() -> None:
    told = diary(session(0), said("P 0–8, Z 9"), as_of=9)
    assert told.flags
    assert (told.active_flags, told.cards) == ((), ())


def test_each_sign_has_a_card_of_its_own() -> None:
    told = diary(signs(0, "fever", "sight"), as_of=0)
    assert [card.flag.sign for card in told.cards] == ["sight", "fever"]


def test_a_quiet_card_stands_after_the_loud_ones_and_is_quiet_only_as_a_whole() -> None:
    neck = session(0, "neck", id_="n"), said("P 0–16", area="neck")
    parts = session(0), session(7), said("P 0–6, P 7–16 yes"), *neck
    first = f"beyond_window:{CALF}:bruising:s0"
    second = f"beyond_window:{CALF}:bruising:s7"
    notes = [
        revise(f"t{place}", ToldClinic(id_, day(16)), recorded_at=at(day(16)))
        for place, id_ in enumerate((first, second))
    ]

    def place(*said_notes: int) -> int:
        told = diary(*parts, [notes[one] for one in said_notes], as_of=16)
        ids = [{card.flag.id, *(one.id for one in card.later)} for card in told.cards]
        assert len(ids) > 1
        return next(n for n, one in enumerate(ids) if first in one) - len(ids)

    assert place(0, 1) == -1
    assert place() == place(0) < -1
