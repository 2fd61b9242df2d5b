"""How much of a change was seen, on the page of a session: a line for each area."""

from datetime import date, timedelta
from pathlib import Path

from diary.core.answers import AreaSeen, ResultAnswer, Seen
from diary.core.areas import Area
from diary.journal import Journal
from tests.diaries import PLAN
from tests.ui.stage import BELLY, THIGH, Clock, add_session, app_over, journal_at
from tests.ui.test_sessions import page
from tests.ui.test_today import SIZE, press

NONE, SLIGHT, CLEAR = Seen.NONE, Seen.SLIGHT, Seen.CLEAR


def treated(home: Path, *seen: Seen | None, areas: tuple[Area, ...] = (THIGH,)) -> Journal:
    """A session every four weeks, each with what was said of its result."""
    journal = journal_at(home)
    for number, one in enumerate(seen):
        day = date(2026, 8, 1) + timedelta(28 * number)
        add_session(journal, day, *areas)
        if one:
            last = journal.records().sessions[-1].id
            answer = ResultAnswer(last, day + timedelta(14), (AreaSeen(THIGH, one),))
            journal.record(answer, Clock(answer.day)())
    return journal


async def of_last(home: Path, journal: Journal) -> str:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        await press(pilot, "v enter")
        return page(pilot)


async def test_a_line_per_area_says_what_was_seen_session_by_session(tmp_path: Path) -> None:
    journal = treated(tmp_path, NONE, None, SLIGHT, areas=(THIGH, BELLY))
    said = await of_last(tmp_path, journal)
    assert (
        "The change you see\n"
        "Left thigh (front)  Session 1: none · Session 2: not said · Session 3: slight"
    ) in said
    assert said.count("Lower abdomen") == 1  # nothing was said of its result
    assert PLAN.results.words not in said


async def test_after_the_third_session_with_no_change_it_says_what_is_usual(
    tmp_path: Path,
) -> None:
    said = await of_last(tmp_path, treated(tmp_path, NONE, NONE, NONE))
    assert f"No change seen yet: left thigh (front). {PLAN.results.words}" in said


async def test_before_the_third_session_and_once_a_change_was_seen_it_does_not(
    tmp_path: Path,
) -> None:
    for number, seen in enumerate(((NONE, NONE), (NONE, CLEAR, NONE), (NONE, NONE, None))):
        home = tmp_path / str(number)
        assert PLAN.results.words not in await of_last(home, treated(home, *seen))


async def test_where_nothing_was_said_of_results_there_is_no_line(tmp_path: Path) -> None:
    assert "The change you see" not in await of_last(tmp_path, treated(tmp_path, None))
