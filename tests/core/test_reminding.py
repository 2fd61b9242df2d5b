"""Until when somebody is reminded each day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary.core.areas import AREAS, area_named
from diary.core.entries import current
from diary.core.records import TreatmentSession
from diary.core.reminding import remind_until
from diary.core.summary import summary
from tests.core.small import CALF, day, diary, said, session, sore
from tests.diaries import PLAN, START, RandomDiary, revise

NECK = area_named("neck")


def test_after_a_session_it_is_two_weeks_whatever_was_said() -> None:
    assert remind_until(diary(session(0), as_of=0)) == day(14)
    assert remind_until(diary(session(0), said("P 0–3"), as_of=3)) == day(14)
    assert remind_until(diary(session(0), as_of=13)) == day(14)


def test_once_both_are_gone_nobody_is_reminded() -> None:
    gone = (said("P 0–3, Z 4, Z 5"), sore("P 0, Z 1, Z 2"))
    assert remind_until(diary(session(0), *gone, as_of=5)) is None
    assert remind_until(diary(session(0), gone[0], as_of=5)) == day(14)


def test_after_two_weeks_of_silence_nobody_is_reminded() -> None:
    assert remind_until(diary(session(0), as_of=14)) is None
    assert remind_until(diary(as_of=0)) is None


def test_what_outlasted_two_weeks_is_asked_about_to_the_end_of_the_follow_up() -> None:
    bruised = diary(session(0), said("P 0–14"), as_of=14)
    assert remind_until(bruised) == day(84)
    assert remind_until(diary(session(0), said("P 0–14"), as_of=84)) is None


def test_the_latest_area_counts_and_only_those_that_were_chosen() -> None:
    told = diary(session(0), session(5, "neck"), as_of=6)
    assert remind_until(told) == day(19)
    assert remind_until(told, [area_named(CALF)]) == day(14)
    assert remind_until(told, [area_named("chest")]) is None


def test_the_numbers_are_the_plan_s() -> None:
    plan = replace(PLAN, following_days=20, follow_up_days=30)
    assert remind_until(diary(session(0), as_of=1, plan=plan)) == day(20)
    assert remind_until(diary(session(0), said("P 0–21"), as_of=21, plan=plan)) == day(30)


def test_the_calendar_has_an_end() -> None:
    last = date.max - timedelta(3)
    held = current([revise("s", TreatmentSession(last, (NECK,)))])
    assert remind_until(summary(held, PLAN, last)) == date.max
    assert remind_until(summary(held, PLAN, date.max)) is None


@given(st.integers(0, 2**40), st.integers(0, 40))
def test_every_day_until_then_is_one_on_which_an_area_is_followed(seed: int, as_of: int) -> None:
    """Judged by the account of each later day, in which nothing more was said."""
    made = RandomDiary(seed, areas=2)
    today = START + timedelta(as_of)
    known = current(one for one in made.revisions() if one.value.day <= today)
    until = remind_until(summary(known, PLAN, today))
    later = summary(known, PLAN, today + timedelta(90))
    ahead = [n for n in range(1, 91) if later.followed_on(today + timedelta(n))]
    assert (until is None) == (not ahead)
    if until is not None:
        assert list(range(1, (until - today).days + 1)) == ahead[: (until - today).days]
        usual = max(
            (
                one.sessions[-1].day + timedelta(PLAN.following_days)
                for one in later.areas.values()
                if one.sessions
            ),
        )
        assert until <= max(usual, today + timedelta(ahead[-1]))


def test_areas_may_be_all_of_them() -> None:
    told = diary(session(0), as_of=0)
    assert remind_until(told, AREAS) == remind_until(told)
