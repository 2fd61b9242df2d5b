"""Every fact of the treatment's description is painted in the app, where it matters.

The commands say the same ten; see `tests/cli/test_facts.py`. All is done here with keys alone, day
by day, in one diary.
"""

import re
from collections.abc import Awaitable, Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from tests.facts import BY_NAME, FACTS, told, told_by
from tests.ui.hands import lines
from tests.ui.stage import THIGH, TODAY, Clock, add_session, app_over, journal_at, log
from tests.ui.test_questions import SHOWN
from tests.ui.test_today import SIZE, press

#: What is around a card, and beside a page that scrolls.
_FRAMES = re.compile(r"[│┃▌▐▁▂▃▄▅▆▇█]")

# The form of a session: its time, the list of areas, and the first of the face or the neck.
FACE = "a tab 1 4 : 0 0 tab l space ctrl+s"
FACE_UNTIMED = "a tab tab l space ctrl+s"
NECK = "a tab 1 4 : 0 0 tab l down down down down down down space ctrl+s"


class Patient:
    """Someone whose first session is long ago, who opens the app on some days and reads it."""

    def __init__(self, home: Path) -> None:
        self._home = home
        journal, long_ago = journal_at(home), date(2026, 1, 8)
        add_session(journal, long_ago, THIGH)
        log(journal, long_ago, (THIGH, 0, 0))

    async def reads(self, *keys: str, day: date = TODAY, clock: time = time(21, 0)) -> str:
        """What is painted on Today, and once each of those rows of keys was pressed."""
        app = app_over(journal_at(self._home), Clock(day, clock))
        painted: list[str] = []
        async with app.run_test(size=SIZE) as pilot:
            for row in keys or ("",):
                await pilot.pause(SHOWN)
                await press(pilot, row)
                await pilot.pause(SHOWN)
                painted += [_FRAMES.sub(" ", line) for line in lines(app)]
        return "\n".join(painted)

    async def scrolls(self, keys: str) -> str:
        """The whole of a page that those keys open, as it is read by paging down to its end."""
        app = app_over(journal_at(self._home))
        painted: dict[int, str] = {}
        before = -1
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, keys)
            page = app.screen.query_one("#page")
            while page.scroll_offset.y > before:
                before = int(page.scroll_offset.y)
                shown = lines(app)[page.region.y : page.region.bottom]
                for row, line in enumerate(shown, before):
                    painted[row] = _FRAMES.sub(" ", line)
                await press(pilot, "pagedown")
                await pilot.pause(SHOWN)
        return "\n".join(painted[row] for row in sorted(painted))

    async def is_treated(self, days_ago: int, keys: str = NECK) -> str:
        """What is painted once a session of so many days ago was typed on its own day."""
        return await self.reads(keys, day=TODAY - timedelta(days_ago), clock=time(15, 0))


async def a_bruise_past_its_week(patient: Patient) -> str:
    await patient.is_treated(8)
    return await patient.reads("right right enter space enter")


async def soreness_past_two_days(patient: Patient) -> str:
    await patient.is_treated(3)
    return await patient.reads("down 1 enter space enter")


async def a_day_after_test_injections(patient: Patient) -> str:
    await patient.is_treated(1, "v i tab 0 9 : 0 0 tab l space ctrl+s")
    return await patient.reads()


async def a_session_with_cream(patient: Patient) -> str:
    return await patient.is_treated(0, "a tab 1 4 : 0 0 tab space tab space ctrl+s")


async def the_day_before_a_session(patient: Patient) -> str:
    await patient.reads("v n t o m o r r o w tab 9 : 0 0 ctrl+s")
    return await patient.reads("b")


async def the_hours_after_a_face_was_treated(patient: Patient) -> str:
    """Without a time, for how long; with one, until when is said instead, as a test below holds."""
    return await patient.is_treated(0, FACE_UNTIMED)


async def the_days_after_a_session(patient: Patient) -> str:
    return await patient.is_treated(2) + await patient.reads()


async def a_check_in_with_remedies(patient: Patient) -> str:
    await patient.is_treated(1)
    return await patient.reads("m space down down down space enter")


async def three_sessions_without_a_change(patient: Patient) -> str:
    for days in (60, 40, 20):
        await patient.is_treated(days)
    return await patient.reads("z r", "right ctrl+s v enter")


WHERE: dict[str, Callable[[Patient], Awaitable[str]]] = {
    "bruising-a-week": a_bruise_past_its_week,
    "soreness-two-days": soreness_past_two_days,
    "test-injections": a_day_after_test_injections,
    "numbing-cream": a_session_with_cream,
    "no-stimulants": the_day_before_a_session,
    "no-make-up": the_hours_after_a_face_was_treated,
    "no-hot-shower": the_hours_after_a_face_was_treated,
    "diet-and-exercise": the_days_after_a_session,
    "remedies": a_check_in_with_remedies,
    "results": three_sessions_without_a_change,
}


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    return Patient(tmp_path)


def test_each_of_the_ten_is_looked_for() -> None:
    assert len(WHERE) == len(FACTS)
    assert WHERE.keys() == BY_NAME.keys()


@pytest.mark.parametrize("name", WHERE)
async def test_the_app_tells_it_where_it_matters(patient: Patient, name: str) -> None:
    shown = await WHERE[name](patient)
    assert told_by(shown, name), shown


async def test_with_a_time_the_hours_are_counted_from_it(patient: Patient) -> None:
    shown = await patient.is_treated(0, FACE)
    assert told(shown, "No make-up until 18:00, in 3 h"), shown
    assert told(shown, "No hot shower until 22:00, in 7 h"), shown


async def test_the_care_plan_has_each_number_and_names_each_as_a_source(patient: Patient) -> None:
    page = await patient.scrolls("k")
    assert [one.name for one in FACTS if not told(page, one.in_plan)] == [], page
    assert [one.name for one in FACTS if not told(page, one.source)] == [], page


async def test_make_up_is_only_spoken_of_where_the_face_was_treated(patient: Patient) -> None:
    shown = await patient.is_treated(0, NECK)
    assert told(shown, "No hot shower until 22:00"), shown
    assert not told(shown, "No make-up"), shown


@pytest.mark.parametrize(
    ("days", "clock", "is_advised"),
    [(0, time(21, 0), False), (2, time(13, 59), False), (2, time(14, 0), True)],
)
async def test_exercise_is_advised_from_48_hours_on(
    patient: Patient, days: int, clock: time, is_advised: bool
) -> None:
    await patient.is_treated(days)
    shown = await patient.reads(clock=clock)
    eating, moving = BY_NAME["diet-and-exercise"].sentences
    assert told(shown, moving) is is_advised, shown
    assert told(shown, eating) is not is_advised, shown


async def test_before_the_third_session_nothing_is_said_of_how_many_it_takes(
    patient: Patient,
) -> None:
    for days in (40, 20):
        await patient.is_treated(days)
    shown = await patient.reads("z r", "right ctrl+s v enter")
    asked, usual = BY_NAME["results"].sentences
    assert told(shown, asked), shown
    assert not told(shown, usual), shown
