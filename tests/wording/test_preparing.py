"""Before a session, in words."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from diary.core.answers import PlannedSession, Seen
from diary.core.areas import Area, area_named
from diary.core.courses import SessionRef
from diary.core.flags import Evidence, Flag
from diary.core.injections import Untested
from diary.core.plan import Level
from diary.core.preparing import NotClear, ToTell
from diary.core.results import AfterSession
from diary.core.rules import Rule
from diary.core.scales import BRUISING, SORENESS
from diary.wording import preparing as words
from diary.wording import results
from tests.diaries import PLAN

TODAY = date(2026, 11, 22)
SOON = date(2026, 11, 29)
NECK, CHEST = area_named("neck"), area_named("chest")


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(days=6, hours=17, minutes=59), "In 6 days and 17 hours."),
        (timedelta(days=1, hours=1), "In 1 day and 1 hour."),
        (timedelta(days=2), "In 2 days."),
        (timedelta(hours=23, minutes=59), "In 23 h 59 min."),
        (timedelta(hours=1, minutes=5), "In 1 h 5 min."),
        (timedelta(minutes=58, seconds=59), "In 59 min."),
        (timedelta(seconds=1), "In 1 min."),
        (timedelta(0), "Its time has come."),
        (timedelta(hours=-3), "Its time has come."),
        (None, "In 7 days."),
    ],
)
def test_the_countdown_says_how_much_time_passes_until_then(
    left: timedelta | None, said: str
) -> None:
    assert words.countdown(PlannedSession(SOON), left, TODAY) == said


def test_on_the_day_without_a_time_it_says_today_and_after_it_that_it_waits() -> None:
    assert words.countdown(PlannedSession(TODAY), None, TODAY) == "Today."
    past = words.countdown(PlannedSession(TODAY), timedelta(days=-1), SOON)
    assert past == "Its day is past. It counts once you say that it took place."


def test_a_day_to_come_is_offered_as_a_plan() -> None:
    assert words.to_come(SOON, TODAY) == (
        "Sun 29 Nov, in 7 days. This is to come: keep it as a plan?"
    )


def test_a_day_of_last_year_says_how_to_name_the_one_to_come() -> None:
    said = words.long_ago(date(2025, 12, 3), date(2026, 12, 3), date(2026, 11, 26))
    assert said == ("Wed 3 Dec 2025, 358 days ago. For a session to come, type 3 Dec 2026.")


def test_each_note_on_test_injections_is_a_statement_with_the_plan_s_hours() -> None:
    notes = [words.untested(one, PLAN) for one in Untested]
    assert len(set(notes)) == len(Untested)
    assert [note for note in notes if "24 hours" in note] == [
        "The test injections were less than 24 hours before this session."
        " Your clinic can say if that is long enough.",
        "You said none before 24 hours had passed since the test injections."
        " A reaction may come later.",
    ]


def test_an_item_says_from_when_on_until_its_time_has_come() -> None:
    advice = PLAN.checklist["no-caffeine"]
    assert words.item(advice, is_due=True) == advice.words
    assert words.item(advice, is_due=False) == f"{advice.words} (from 24 hours before)"


def test_what_is_not_clear_is_told_by_area_and_days() -> None:
    found = (
        NotClear(NECK, BRUISING, date(2026, 10, 30), TODAY, 2),
        NotClear(CHEST, SORENESS, TODAY, TODAY, 3),
    )
    assert words.not_clear(found, TODAY) == [
        "Neck: bruise from 30 Oct to 22 Nov",
        "Chest: soreness on 22 Nov",
    ]


def test_what_else_is_flagged_is_told_by_area_and_days() -> None:
    def told(areas: tuple[Area, ...], *days: int, sure: bool = True, **about: Any) -> str:
        dates = (date(2026, 11, one) for one in days)
        found = tuple(Evidence(one, None, None, sure, "r") for one in dates)
        flag = Flag("x", level=Level.CONTACT_CLINIC, is_active=True, evidence=found,
                    plan_id="m", plan_version="1", **about)  # fmt: skip
        return words.to_tell(ToTell(flag, areas), PLAN, TODAY)

    assert told((NECK, CHEST), 20, 22, rule=Rule.REACTION) == (
        "Neck, chest: a reaction to your test injections from 20 to 22 Nov"
    )
    assert told((), 22, rule=Rule.LATE_CHECK, sure=False) == (
        "Maybe a new lump, sore or pain on 22 Nov"
    )
    assert told((), 22, rule=Rule.SIGN, sign="fever") == "“Feeling hot and shivery” on 22 Nov"
    since = SessionRef("s", 1, date(2026, 10, 1))
    never: dict[str, Any] = {"session": since, "area": NECK, "symptom": BRUISING, "limit_days": 21}
    assert told((), 22, rule=Rule.NEVER_CLEAR, **never).startswith("Your neck has been bruised")


def test_a_row_and_a_card_leave_out_what_is_not_known() -> None:
    assert words.row(PlannedSession(SOON), TODAY) == ["Planned", "Sun 29 Nov", "in 7 days"]
    full = PlannedSession(SOON, (NECK, CHEST), time(9, 5))
    assert words.row(full, TODAY)[1:] == ["Sun 29 Nov, 09:05", "in 7 days", "neck, chest"]
    assert words.card(full, TODAY) == "Session planned: Sun 29 Nov, 09:05, in 7 days."
    assert (words.areas(full), words.areas(PlannedSession(SOON))) == (
        "Neck, chest.",
        "No area chosen yet.",
    )


def after(*seen: Seen | None) -> tuple[AfterSession, ...]:
    return tuple(
        AfterSession(SessionRef(f"s{number}", number, TODAY), one)
        for number, one in enumerate(seen, start=1)
    )


def test_results_are_told_session_by_session_up_to_the_last_that_has_one() -> None:
    assert results.over_sessions(after(Seen.NONE, None, Seen.SLIGHT, Seen.CLEAR, None)) == (
        "Session 1: none · Session 2: not said · Session 3: slight · Session 4: clear"
    )
    assert results.over_sessions(after(None)) == results.over_sessions(()) == ""


def test_no_change_is_told_with_what_is_usual_and_names_the_areas() -> None:
    assert results.without_change((NECK, CHEST), PLAN) == (
        f"No change seen yet: neck, chest. {PLAN.results.words}"
    )
