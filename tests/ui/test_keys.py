"""Every key has a name to be changed by, and the owner's own keys do what they say."""

from pathlib import Path

import pytest
from textual.binding import Binding

from diary.core.settings import Settings
from diary.ui.app import DiaryApp
from diary.ui.keys import bound, classes, keymap
from diary.ui.screens.flags import FlagsScreen
from diary.ui.screens.help import HelpScreen
from diary.ui.widgets.key_bar import Key, KeyLine
from diary.wording.settings import key_not_read
from tests.ui.stage import Clock, two_sessions
from tests.ui.test_settings import toasts


def test_every_binding_has_a_name_of_its_own_and_says_what_it_does() -> None:
    owners: dict[str, set[str]] = {}
    for owner in classes():
        for binding in owner.__dict__["BINDINGS"]:
            where = f"{owner.__name__} {binding}"
            assert isinstance(binding, Binding), where
            assert binding.id and binding.id.count(".") == 1, where
            assert binding.tooltip, where
            owners.setdefault(binding.id, set()).add(owner.__name__)
    assert len(owners) > 50
    assert {id_: found for id_, found in owners.items() if len(found) > 1} == {}


def test_a_binding_is_known_with_all_its_keys_and_those_beside_it() -> None:
    known = {one.id: one for one in bound()}
    assert set(known["app.help"].keys) == {"question_mark", "f1"}
    assert "t" in known["app.help"].beside
    assert known["app.lock"].always and not known["app.help"].always


def app_with(home: Path, keys: str, settings: Settings | None = None) -> DiaryApp:
    journal = two_sessions(home)
    if keys:
        (home / "keys.toml").write_text(keys)
    return DiaryApp(journal, Clock(), settings)


async def test_the_owner_s_key_does_it_and_the_usual_one_no_longer(tmp_path: Path) -> None:
    app = app_with(tmp_path, '"today.why" = "f2"\n"app.help" = ["f3", "f4"]\n')
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        assert not isinstance(app.screen, FlagsScreen)
        await pilot.press("f2")
        assert isinstance(app.screen, FlagsScreen)
        await pilot.press("escape", "f4")
        assert isinstance(app.screen, HelpScreen)
        assert toasts(pilot) == []


async def test_a_line_of_keys_shows_the_owner_s_key_and_never_as_markup(tmp_path: Path) -> None:
    app = app_with(tmp_path, '"today.why" = "["\n')
    async with app.run_test(size=(80, 24)) as pilot:
        line = KeyLine(Key("w", "Why?", "screen.why", "today.why"), Key("x", "Other", "app.bell"))
        await app.screen.mount(line)
        await pilot.pause()
        assert line.render().plain == "[ Why?   x Other"


async def test_what_is_wrong_in_the_file_is_said_and_the_rest_holds(tmp_path: Path) -> None:
    app = app_with(tmp_path, '"today.wy" = "f2"\n"app.help" = ""\n"today.why" = "f2"\n')
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert toasts(pilot) == [
            key_not_read("unknown", "today.wy"),
            key_not_read("unusable", "app.help"),
        ]
        await pilot.press("f2")
        assert isinstance(app.screen, FlagsScreen)


async def test_a_file_that_is_no_toml_is_said(tmp_path: Path) -> None:
    app = app_with(tmp_path, "=")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert toasts(pilot) == [key_not_read("whole", "")]


async def test_a_key_that_is_given_twice_is_said(tmp_path: Path) -> None:
    app = app_with(tmp_path, '"app.help" = "t"\n')
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert toasts(pilot) == [key_not_read("taken", "app.timeline")]


@pytest.mark.parametrize("is_on", [True, False])
async def test_letters_move_the_rows_where_that_is_wanted(tmp_path: Path, is_on: bool) -> None:
    app = app_with(tmp_path, "", Settings(vim_keys=is_on))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert ("rows.down" in app._keymap) is is_on
        await pilot.press("l")
        assert app.screen.is_changed is is_on  # type: ignore[attr-defined]  # Today has it


async def test_the_owner_s_file_wins_over_the_letters(tmp_path: Path) -> None:
    app = app_with(tmp_path, '"rows.down" = "n"\n', Settings(vim_keys=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert (app._keymap["rows.down"], app._keymap["rows.up"]) == ("n", "up,k")


async def test_letters_go_again_when_they_are_no_longer_wanted(tmp_path: Path) -> None:
    app = app_with(tmp_path, "", Settings(vim_keys=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.use(Settings())
        assert app._keymap == {}


async def test_a_letter_that_moves_is_still_typed_into_a_field(tmp_path: Path) -> None:
    app = app_with(tmp_path, "", Settings(vim_keys=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.press(*"hjkl")
        assert app.screen.query_one("#day").value.endswith("hjkl")  # type: ignore[attr-defined]  # a field


def test_a_key_is_given_twice_only_where_both_hold() -> None:
    assert keymap('"app.help" = "f9"\n"app.timeline" = "f9"', vim_keys=True).wrong == (
        ("taken", "app.timeline"),
    )
    assert keymap('"app.help" = "t"\n"app.timeline" = "f9"', vim_keys=True).wrong == ()
    assert keymap('"rows.down" = "f9"\n"app.timeline" = "f9"', vim_keys=True).wrong == ()
    assert keymap("", vim_keys=True).wrong == ()
