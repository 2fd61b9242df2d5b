"""What is usual beside a flag, on Today's card and under Why?: by the plan that judged."""

from datetime import timedelta
from pathlib import Path

import pytest

from diary.journal import Journal
from diary.ui.widgets.flag_card import FlagCard
from diary.ui.widgets.flag_story import FlagStory
from tests.core.plans import SHIPPED
from tests.facts import told
from tests.ui.stage import THIGH, TODAY, Clock, add_session, app_over, journal_at, log
from tests.ui.test_flags import shown
from tests.ui.test_today import SIZE, press
from tests.usual import BRUISING, JUDGED_BY_THE_FIRST, SORENESS


def going_by(home: Path, plan: str) -> Journal:
    journal = journal_at(home)
    if plan != "mesotherapy":
        journal.change_plan(SHIPPED[plan], Clock(TODAY - timedelta(30))())
    return journal


async def read(journal: Journal) -> tuple[str, str]:
    """The card on Today, and the first story under Why?."""
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        card = shown(app, FlagCard)
        await press(pilot, "w")
        return card, str(app.screen.query(FlagStory).first().render())


@pytest.mark.parametrize("plan", SORENESS)
async def test_what_is_usual_goes_by_the_plan(tmp_path: Path, plan: str) -> None:
    limit, usual = SORENESS[plan]
    journal = going_by(tmp_path, plan)
    add_session(journal, TODAY - timedelta(limit + 1), THIGH)
    log(journal, TODAY, (THIGH, 0, 1))
    for text in await read(journal):
        assert told(text, usual)
        assert "by the care plan" not in text
    assert told((await read(journal))[1], f"soreness more than {limit} days after a session")


@pytest.mark.parametrize("plan", SORENESS)
async def test_so_it_does_of_a_bruise(tmp_path: Path, plan: str) -> None:
    limit, usual = BRUISING
    journal = going_by(tmp_path, plan)
    add_session(journal, TODAY - timedelta(limit + 1), THIGH)
    log(journal, TODAY, (THIGH, 1, 0))
    for text in await read(journal):
        assert told(text, usual)


async def test_after_a_change_a_flag_still_active_keeps_the_numbers_of_the_plan_it_names(
    tmp_path: Path,
) -> None:
    journal = journal_at(tmp_path)
    add_session(journal, TODAY - timedelta(6), THIGH)
    log(journal, TODAY - timedelta(3), (THIGH, 0, 1))
    journal.change_plan(SHIPPED["injection-lipolysis"], Clock(TODAY - timedelta(3))())
    for ago in (2, 1, 0):
        log(journal, TODAY - timedelta(ago), (THIGH, 0, 1))
    card, story = await read(journal)
    for text in (card, story):
        assert told(text, SORENESS["mesotherapy"][1])
        assert told(text, JUDGED_BY_THE_FIRST)
        assert not told(text, "in about 4 days")
    assert told(story, "soreness more than 2 days after a session")
