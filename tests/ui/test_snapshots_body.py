"""Pictures of the body, each looked at before it was kept. Tests of state stand beside."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from diary.core.areas import AREAS, area_named
from diary.core.scales import BRUISING, SORENESS
from diary.core.summary import Summary
from diary.ui.themes import THEMES
from diary.ui.widgets.body_map import BodyMap
from diary.ui.widgets.body_replay import BodyReplay
from tests.ui.stage import TODAY, app_over, journal_at, two_sessions
from tests.ui.test_snapshots import keys

Compare = Callable[..., bool]


class Healing(App[None]):
    """The replay of two sessions."""

    CSS = "Screen { background: $background; color: $foreground; }"

    def __init__(self, summary: Summary, theme: str) -> None:
        super().__init__()
        for one in THEMES:
            self.register_theme(one)
        self.theme, self.summary = theme, summary

    def compose(self) -> ComposeResult:
        yield BodyReplay()

    def on_mount(self) -> None:
        replay = self.query_one(BodyReplay)
        replay.show(self.summary, BRUISING)
        replay.slider.focus()


class EveryArea(App[None]):
    """All areas sore, every other one treated."""

    CSS = Healing.CSS

    def compose(self) -> ComposeResult:
        yield BodyMap()

    def on_mount(self) -> None:
        for one in THEMES:
            self.register_theme(one)
        self.theme = "diary-dark"
        body = self.query_one(BodyMap)
        severities = {area: number % 11 for number, area in enumerate(AREAS)}
        body.show(severities, SORENESS, outlined=AREAS[::2])
        body.point(area_named("left-knee"))
        body.focus()


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()


@pytest.mark.parametrize("theme", ["diary-dark", "diary-light"])
def test_the_healing_replayed(snap_compare: Compare, tmp_path: Path, theme: str) -> None:
    app = Healing(two_sessions(tmp_path).summary(TODAY), theme)
    assert snap_compare(app, terminal_size=(80, 24), run_before=settled)


def test_the_healing_replayed_without_colour_on_a_small_screen(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Healing(two_sessions(tmp_path).summary(TODAY), "diary-dark")
    assert snap_compare(app, terminal_size=(60, 20), run_before=settled)


def test_every_area_says_how_sore_it_is(snap_compare: Compare) -> None:
    assert snap_compare(EveryArea(), terminal_size=(80, 24))


def test_choosing_on_the_body(snap_compare: Compare, tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    chosen = keys("escape", "a", "tab", "tab", "space", "down", "right", "space", "left")
    assert snap_compare(app, terminal_size=(80, 24), run_before=chosen)
