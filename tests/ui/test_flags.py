"""What is flagged: the cards on Today, why, and saying that the clinic was told."""

from datetime import date, time
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from diary.core.areas import AREAS
from diary.core.profile import Profile
from diary.core.records import ToldClinic
from diary.journal import Journal
from diary.ui.app import DiaryApp
from diary.ui.screens.flags import FlagsScreen
from diary.ui.screens.tell import TellScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.flag_card import FlagCard, OtherCards
from diary.ui.widgets.flag_story import FlagStory
from tests.core.plans import SHIPPED
from tests.ui.stage import (
    BELLY,
    THIGH,
    TODAY,
    Clock,
    add_session,
    app_over,
    flagged,
    journal_at,
    log,
)
from tests.ui.test_today import SIZE, press, toasts

SORE = "Your left thigh (front) is still sore 3 days after your session on Thu 19 Nov."


def told(home: Path) -> list[ToldClinic]:
    return [entry.value for entry in journal_at(home).records().told]


def three_flagged(home: Path) -> Journal:
    """Two areas sore past their two days, and one of them very sore."""
    journal = journal_at(home)
    add_session(journal, date(2026, 11, 16), THIGH, BELLY)
    log(journal, TODAY, (THIGH, 1, 8), (BELLY, 1, 3))
    return journal


def shown(app: DiaryApp, kind: type[Static]) -> str:
    widget = app.screen.query_one(kind)
    return str(widget.render()) if widget.display else ""


async def test_the_most_urgent_thing_has_a_card_and_the_others_a_line_each(tmp_path: Path) -> None:
    app = app_over(three_flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        card = app.screen.query_one(FlagCard)
        assert card.border_title == "◆ Contact your clinic today"
        assert card.has_class("-urgent")
        lines = shown(app, OtherCards).splitlines()
        assert [line.partition(" in your ")[2].partition(" 6 days")[0] for line in lines] == [
            "left thigh (front)",
            "lower abdomen",
        ]
        assert all("Why?" in line for line in lines)


async def test_why_shows_the_days_with_the_limit_between_them_the_rule_and_its_source(
    tmp_path: Path,
) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "w")
        assert isinstance(app.screen, FlagsScreen)
        first, *_, last = app.screen.query(FlagStory)
        lines = [line.rstrip() for line in str(first.render()).splitlines()]
        limit = lines.index("  ── expected until 2 days after your session ──")
        assert lines[limit - 1].startswith("  Sat 21 Nov   sore: 4 (moderate)")
        assert lines[limit + 1].startswith("▲ Sun 22 Nov   sore: 4 (moderate)")
        assert lines[limit + 1].endswith("3 days after your session")
        text = "\n".join(lines)
        assert "The diary flags soreness more than 2 days after a session." in text
        assert "soreness may last a day or two" in text
        assert "does not mean that something is wrong" in text
        assert "was still bruised 8 days after your session" in str(last.render())
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_a_bruise_past_both_its_limits_is_not_said_twice_in_the_same_words(
    tmp_path: Path,
) -> None:
    journal = journal_at(tmp_path)
    add_session(journal, date(2026, 11, 6), THIGH)
    for day in range(6, 23):
        log(journal, date(2026, 11, day), (THIGH, 1, 0))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        first = shown(app, FlagCard).splitlines()[0]
        assert first.startswith("Your left thigh (front) is still bruised more than 14 days after")
        assert "is still bruised 16 days after your session" in shown(app, OtherCards)


async def test_why_names_the_plan_that_judged_a_flag_once_another_holds(tmp_path: Path) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "w")
        assert "Judged by" not in str(app.screen.query(FlagStory).first().render())
        app._journal.change_plan(SHIPPED["injection-lipolysis"], Clock()())
        await press(pilot, "escape w")
        first = str(app.screen.query(FlagStory).first().render())
        assert "soreness may last a day or two" in first
        assert "Judged by the care plan “Mesotherapy” (mesotherapy), version 1." in first


async def test_i_notes_that_the_clinic_was_told_and_the_card_becomes_a_quiet_line(
    tmp_path: Path,
) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i")
        assert isinstance(app.screen, TellScreen)
        assert SORE in str(app.screen.query(Static).first().render())
        await press(pilot, "tab o k enter")
        assert isinstance(app.screen, TodayScreen)
        [one] = told(tmp_path)
        assert (one.day, one.note) == (TODAY, "ok")
        assert one.flag.startswith("beyond_window:left-front-thigh:soreness:")
        assert "Noted: you told them on Sun 22 Nov. Undo: u" in toasts(app)
        assert shown(app, FlagCard) == ""
        assert shown(app, OtherCards) == f"▲ {SORE} (You told them on Sun 22 Nov.)"
        await press(pilot, "i")
        assert "nothing that you have not told them" in toasts(app)[-1]
        await press(pilot, "u")
        assert SORE in shown(app, FlagCard)
    assert told(tmp_path) == []


async def test_the_mouse_alone_tells_the_clinic(tmp_path: Path) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        lines = [line.text for line in app.screen._compositor.render_strips()]
        row = next(n for n, line in enumerate(lines) if "told" in line)
        await pilot.click(offset=(lines[row].index("told"), row))
        await pilot.pause()
        assert isinstance(app.screen, TellScreen)
        keys = app.screen.query_one("KeyLine")
        await pilot.click("KeyLine", offset=(str(keys.render()).index("Save") + 1, 0))
        await pilot.pause()
    assert len(told(tmp_path)) == 1


async def test_a_line_tells_of_its_own_flag(tmp_path: Path) -> None:
    app = app_over(three_flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        await app.screen.run_action("screen.tell(1)")
        await press(pilot, "enter")
    assert [one.flag.split(":")[:3] for one in told(tmp_path)] == [
        ["beyond_window", "left-front-thigh", "soreness"]
    ]


async def test_of_the_flag_in_hand_the_clinic_is_told_from_why(tmp_path: Path) -> None:
    app = app_over(three_flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w tab i")
        await press(pilot, "tab n o enter")
        await pilot.pause()
        assert isinstance(app.screen, FlagsScreen)
        stories = list(app.screen.query(FlagStory))
        assert app.focused is not None
        said = [str(one.border_title) for one in stories]
        assert said.count("▲ Tell your clinic · you told them on Sun 22 Nov") == 1
        assert any("What they said: no" in str(one.render()) for one in stories)
    assert [one.note for one in told(tmp_path)] == ["no"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [("2026-11-30", "still to come"), ("10", "could be a day of any month")],
)
async def test_a_day_that_cannot_be_taken_stays_and_says_why(
    tmp_path: Path, typed: str, why: str
) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i")
        app.screen.query_one("#day", Input).value = typed
        await press(pilot, "enter")
        assert isinstance(app.screen, TellScreen)
        assert why in str(app.screen.query_one("#echo", Static).render())
        await press(pilot, "escape")
    assert told(tmp_path) == []


async def test_a_flag_that_gets_worse_after_it_was_told_is_loud_again(tmp_path: Path) -> None:
    clock = Clock()
    app = app_over(flagged(tmp_path), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i enter")
        assert shown(app, FlagCard) == ""
        clock.set(date(2026, 11, 23), time(21, 0))
        app._tick()
        await press(pilot, "down down down 6 enter enter")
        await pilot.pause(0.3)
        assert "getting sorer" in shown(app, FlagCard)
        assert "still sore 4 days after" in shown(app, OtherCards)
        assert "Why?" in shown(app, OtherCards)


async def test_the_clinics_contact_stands_on_the_card_and_under_why(tmp_path: Path) -> None:
    journal = flagged(tmp_path)
    journal.keep_profile(Profile(TODAY, clinic="Clinica Sol, 555 0100"), Clock()())
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        assert "Your clinic: Clinica Sol, 555 0100" in shown(app, FlagCard)
        await press(pilot, "w")
        assert "Your clinic: Clinica Sol, 555 0100" in str(app.screen.query(FlagStory)[0].render())


def twelve_flagged(home: Path) -> Journal:
    """Twelve areas that are sore past their two days."""
    journal = journal_at(home)
    areas = AREAS[:12]
    add_session(journal, date(2026, 11, 16), *areas)
    log(journal, TODAY, *((area, 1, 3) for area in areas))
    return journal


@pytest.mark.parametrize(("size", "others"), [((80, 24), 1), ((60, 20), 1), ((80, 40), 4)])
async def test_however_much_is_flagged_the_rows_stay_in_the_window(
    tmp_path: Path, size: tuple[int, int], others: int
) -> None:
    app = app_over(twelve_flagged(tmp_path))
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.3)
        assert shown(app, FlagCard)
        lines = shown(app, OtherCards).splitlines()
        assert len(lines) == others
        assert ("11 more things for your clinic." in lines[0]) == (others == 1)
        rows = app.screen.query_one("RatingRows").region
        assert rows.y < app.screen.query_one("#foot").region.y - 3
        await pilot.resize_terminal(80, 40)
        await pilot.pause(0.1)
        assert len(shown(app, OtherCards).splitlines()) == 4


@pytest.mark.parametrize("width", range(56, 82, 2))
async def test_no_day_and_no_link_of_a_card_is_torn_apart(tmp_path: Path, width: int) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause(0.3)
        text = "\n".join(line.text for line in app.screen._compositor.render_strips())
        text = text.replace("\u00a0", " ")
        for whole in ("Thu 19 Nov", "w Why?", "i I told them"):
            assert whole in text
