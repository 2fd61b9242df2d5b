"""Every key has a name to be changed by, and the owner's own keys do what they say."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.content import Content

import diary.ui
from diary.cli.exporters import FileExporters
from diary.core.answers import PlannedSession
from diary.core.records import CheckIn
from diary.core.settings import Settings
from diary.ui.app import DiaryApp
from diary.ui.keys import bound, classes, keymap
from diary.ui.screens.flags import FlagsScreen
from diary.ui.screens.help import HelpScreen
from diary.ui.widgets.key_bar import FIXED, Key, KeyLine
from diary.wording.settings import key_not_read
from tests.ui.hands import lines
from tests.ui.stage import THIGH, TODAY, Clock, ratings, two_sessions
from tests.ui.test_settings import toasts
from tests.ui.walks_today import two_weeks_ago


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
        line = KeyLine(
            Key("w", "Why?", "screen.why", "today.why"), Key("x", "Other", "app.bell", FIXED)
        )
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


#: What only moves a mark, and figures: the list of commands has no words for them.
_PLAIN = {"up", "down", "left", "right", *"0123456789"}


def test_the_list_of_commands_has_words_for_all_but_plain_arrows_and_digits() -> None:
    unsaid = {
        (binding.id, binding.key)
        for owner in classes()
        for binding in owner.__dict__["BINDINGS"]
        if isinstance(binding, Binding) and not binding.description
    }
    assert {id_ for id_, keys in unsaid if not {*keys.split(",")} <= _PLAIN} == set()


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ("t", {"Zoom out", "Zoom in", "Open this day", "Seven days on", "First day"}),
        ("t 3", {"Later session", "Bruise or sore", "Last day"}),
        ("t 4", {"Play or stop", "Session before", "Session after", "Bruise or sore"}),
        ("slash", {"A page on"}),
        ("escape", {"Back to the rows", "Clear this row", "Go to"}),
    ],
)
async def test_what_the_keys_of_a_screen_do_is_found_by_name(
    tmp_path: Path, keys: str, names: set[str]
) -> None:
    app = app_with(tmp_path, "")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        found = {one.title for one in app.get_system_commands(app.screen)}
        assert names - found == set()


def _keys() -> list[ast.Call]:
    """Where a key is written that is shown with its words."""
    files = Path(diary.ui.__file__).parent.rglob("*.py")
    trees = [ast.parse(file.read_text("utf-8")) for file in files]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [one for one in calls if isinstance(one.func, ast.Name) and one.func.id == "Key"]


def test_every_key_that_is_shown_names_its_binding_or_is_one_of_textual_s() -> None:
    known = {one.id for one in bound()}
    assert len(_keys()) > 90
    for call in _keys():
        key, _, _, binding, *_ = call.args
        if isinstance(binding, ast.Name):
            assert binding.id == "FIXED"
            assert ast.literal_eval(key) in {"tab", "space", "enter", "pgdn", "^p"}
        elif isinstance(binding, ast.Constant):
            assert {*str(binding.value).split()} <= known, binding.value


#: Ways to the screens, by what is done on them.
_WAYS = (
    *("today.why", "app.timeline", "app.calendar", "app.sessions", "app.share", "app.day"),
    *("app.session", "app.history", "app.search", "app.settings", "app.planned", "app.care_plan"),
    *("app.jump", "app.help", "check_in.area", "check_in.used", "today.answer", "today.tell"),
    *("timeline.all-areas", "timeline.compared", "timeline.body"),
)
#: Keys of Textual's that are shown and stay.
_STAY = {"tab", "space", "enter", "pgdn", "^p"}


async def test_no_screen_shows_a_usual_key_once_all_have_others(tmp_path: Path) -> None:
    letters = (letter for letter in map(chr, range(0x400, 0x530)) if letter.isalpha())
    own = {one.id: next(letters) for one in bound()}
    own |= {one.id: f"f{n}" for n, one in enumerate((x for x in bound() if x.always), start=2)}
    text = "\n".join(f'"{id_}" = "{key}"' for id_, key in own.items())
    journal = two_weeks_ago(tmp_path)
    journal.record(CheckIn(TODAY, ratings((THIGH, 3, 8))), Clock()())
    journal.record(PlannedSession(TODAY + timedelta(1), (THIGH,)), Clock()())
    (tmp_path / "keys.toml").write_text(text, "utf-8")
    app = DiaryApp(journal, Clock(), None, FileExporters)
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.pause(0.3)
        for way in ("", *_WAYS):
            app.action_today()
            await pilot.pause()
            if way.startswith("timeline."):
                await pilot.press(own["app.timeline"])
            if way:
                await pilot.press(own[way])
            await pilot.pause()
            shown = {
                str(span.style) and content.plain[span.start : span.end]
                for widget in app.screen.query("*")
                if widget.display and isinstance(content := widget.render(), Content)
                for span in content.spans
                if "$accent" in str(span.style)
            }
            assert shown, way
            usual = {
                one for one in shown if not any(key in own.values() for key in one.lower().split())
            }
            assert usual <= _STAY, (way, usual)
            for word in ("Press ", "Undo: "):
                for line in lines(app):
                    if word in line:
                        key = line.partition(word)[2].split()[0]
                        assert key in own.values() or key == "Ctrl+P", line
