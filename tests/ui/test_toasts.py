"""What is said after a save: one thing at a time, out of the way, and how to take it back."""

from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from diary.core.scales import BRUISING
from diary.ui.screens.ask_why import AskWhyScreen
from diary.ui.widgets.places import PlacesBar
from diary.ui.widgets.rating_rows import RatingRows
from diary.wording.screens import NOTHING_CHANGED, UNSAVED
from tests.ui.stage import BELLY, app_over, check_ins, click_key, journal_at, two_sessions
from tests.ui.test_today import SIZE, press, rows_of, toasts


async def test_the_first_check_in_is_followed_by_one_toast_that_offers_undo(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter enter space enter")
        assert toasts(app) == ["Session on Sun 22 Nov saved. Undo: u"]
        await press(pilot, "2 down 3 enter enter")
        said = "Saved. That's all for today. Come back tomorrow evening. Undo: u"
        assert toasts(app) == [said]
        await press(pilot, "u")
        assert check_ins(tmp_path) == []


async def test_an_offer_to_undo_gives_way_to_the_next_one(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter")
        assert toasts(app) == ["Saved. Undo: u"]
        await press(pilot, "3 enter")
        assert isinstance(app.screen, AskWhyScreen)
        await press(pilot, "1")
        assert len(toasts(app)) == 1
        assert toasts(app)[0].startswith("Corrected.")
        await press(pilot, "x 1")
        assert len(toasts(app)) == 1
        assert toasts(app)[0].startswith("Withdrawn: ")


async def test_once_it_is_taken_back_nothing_offers_that_any_more(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter u")
        assert len(toasts(app)) == 1
        assert toasts(app)[0].startswith("Taken back: ")


async def test_what_went_wrong_is_said_until_it_goes_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = two_sessions(tmp_path)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(journal, "record", full)
        await press(pilot, "3 enter enter")
        await press(pilot, "question_mark escape")
        assert toasts(app) == ["Not saved. The disk is full."]
        monkeypatch.undo()
        await press(pilot, "enter")
        assert toasts(app) == ["Saved. Undo: u"]


async def test_what_was_refused_is_not_said_over_another_place(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        assert "nothing to save yet" in toasts(app)[0]
        await press(pilot, "t")
        assert toasts(app) == []
        await press(pilot, "a tab tab space escape")
        assert toasts(app) == [UNSAVED]
        await press(pilot, "escape")
        assert toasts(app) == []


async def test_the_same_is_said_once(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "2 enter enter enter enter enter")
        assert toasts(app) == ["Saved. Undo: u", NOTHING_CHANGED]


async def test_in_a_low_window_one_thing_is_said_at_a_time(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "2 enter enter enter")
        assert len(toasts(app)) == 2
        await pilot.resize_terminal(40, 12)
        await pilot.pause(0.1)
        assert toasts(app) == [NOTHING_CHANGED]
        await press(pilot, "z 3 enter 1")
        assert len(toasts(app)) == len(app.screen.query(Toast)) == 1


async def test_what_is_said_again_shows_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = two_sessions(tmp_path)
    app = app_over(journal)
    async with app.run_test(size=SIZE, notifications=True) as pilot:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(journal, "record", full)
        await press(pilot, "3 enter enter enter enter")
        await pilot.pause(0.2)
        assert toasts(app) == ["Not saved. The disk is full."]
        assert len(app.screen.query(Toast)) == 1


@pytest.mark.parametrize("size", [SIZE, (60, 20), (120, 40)])
async def test_a_toast_covers_neither_the_row_in_hand_nor_the_keys(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "2 enter enter")
        await pilot.pause(0.2)
        [toast] = app.screen.query(Toast)
        assert toast.region.height == 1
        assert not toast.region.overlaps(app.screen.query_one(PlacesBar).region)
        rows = app.screen.query_one(RatingRows)
        assert rows.region.y + 1 < toast.region.y
        assert rows_of(app).ratings == {(BELLY, BRUISING): 2}


async def test_undo_is_offered_to_the_mouse_as_well(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "2 enter enter")
        await press(pilot, "h")
        await click_key(pilot, "Undo")
        await pilot.pause()
    assert check_ins(tmp_path) == []
