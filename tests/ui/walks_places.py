"""The actions that lead from place to place, and those of the lists."""

from typing import Any

from textual.app import App

from tests.ui.hands import Command, Spot, Text, Wheel
from tests.ui.locked import PASSPHRASE, locked_journal
from tests.ui.stage import journal_at, two_sessions
from tests.ui.test_drafts import a_draft, left_behind
from tests.ui.walks import Walk, history, is_scrolled, noted, of, screen, steps_of, to, way


def is_closed(app: App[Any]) -> object:
    """Whether the app has ended."""
    return app._exit


PLACES_WALK = Walk(
    "from place to place",
    [
        to("app.timeline", "t", "t Timeline"),
        to("timeline.back", "escape", "esc Today"),
        way("t", "t Timeline"),
        to("timeline.back", "t", "esc Today"),
        to("app.calendar", "c", "c Calendar"),
        to("calendar.back", "escape", "esc Today"),
        way("c", "c Calendar"),
        to("calendar.back", "c", "esc Today"),
        to("app.sessions", "v", "v Sessions"),
        to("app.session", "a", "a Add"),
        to("session.back", "escape", "esc Cancel"),
        to("sessions.back", "escape", "esc Today"),
        to("app.share", "p", "p Share"),
        to("share.back", "escape", "esc Today"),
        to("app.history", "h", Command("History")),
        to("history.back", "escape", "esc Back"),
        way("h", Command("History")),
        to("history.back", "h", "esc Back"),
        to("app.search", "slash", Command("Search notes")),
        to("search.back", "escape", "esc Back"),
        to("app.settings", "comma", Command("Settings")),
        to("settings.back", "escape", "esc Back"),
        to("app.quit", "q", "q Quit")._replace(proof=is_closed),
    ],
)

HELP_WALK = Walk(
    "help",
    [
        to("app.help", "question_mark", "? Help"),
        to("help.back", "escape", "esc Back"),
        to("app.help", "f1", "? Help"),
        to("help.back", "question_mark", "esc Back"),
        way("f1", "? Help"),
        to("help.back", "q", "esc Back"),
        way("f1", "? Help"),
        to("help.back", "enter", "esc Back"),
        to("app.quit_too", "ctrl+q", "q Quit")._replace(proof=is_closed),
    ],
)

JUMP_WALK = Walk(
    "jumping",
    [
        to("app.jump", "g", Command("Go to")),
        to("jump.cancel", "escape", "Nobody reads"),
        way("g", Command("Go to")),
        to("jump.cancel", "g", "Nobody reads"),
        way("g", Command("Go to")),
        to("jump.2", "2", "2 Timeline"),
        way("g", Command("Go to")),
        to("jump.3", "3", "3 Calendar"),
        way("g", Command("Go to")),
        to("jump.4", "4", "4 Sessions"),
        way("g", Command("Go to")),
        to("jump.5", "5", "5 Share"),
        way("g", Command("Go to")),
        to("jump.6", "6", "6 History"),
        way("escape g", "esc Back", Command("Go to")),
        to("jump.7", "7", "7 Settings"),
        way("escape t g", "esc Back", "t Timeline", Command("Go to")),
        to("jump.1", "1", "1 Today"),
    ],
)

SESSIONS_WALK = Walk(
    "the sessions",
    [
        way("v", "v Sessions"),
        to("sessions.edit", "e", "e Correct"),
        way("escape", "esc Cancel"),
        to("sessions.withdraw", "x", "x Withdraw"),
        way("1", "I typed it wrong"),
    ],
)

HISTORY_WALK = Walk(
    "the history",
    [
        way("h", Command("History")),
        to("history.withdraw", "x", "x Withdraw"),
        *steps_of(history, ("", "1", "I typed it wrong"), ("app.undo", "u", "u Undo")),
    ],
)

SEARCH_WALK = Walk(
    "searching",
    [
        way("slash 'word'", Command("Search notes"), "Words from", Text("word")),
        *steps_of(
            of("OptionList", "highlighted"),
            ("search.down", "down", Spot("↑↓", right=1)),
            ("search.up", "up", "↑↓"),
        ),
        *steps_of(
            is_scrolled("OptionList"),
            ("search.page_on", "pagedown pagedown", Wheel("Mon ", 30)),
            ("search.page_back", "pageup pageup pageup", Wheel("Mon ", -60)),
        ),
        to("search.open", "enter", "enter Open"),
    ],
    diary=noted,
)

LOCK_WALK = Walk(
    "the lock",
    [
        way(
            f"'{PASSPHRASE.replace(' ', '_')}' enter",
            "Your passphrase",
            Text(PASSPHRASE),
            "enter Open",
        ),
        *steps_of(screen, ("app.lock", "ctrl+l", Command("Lock"))),
    ],
    diary=lambda home: (two_sessions(home), locked_journal(home))[1],
)


def left_over(home: Any) -> Any:
    """A diary with a check-in that was typed and not saved."""
    two_sessions(home)
    left_behind(home, a_draft())
    return journal_at(home)


DRAFT_WALK = Walk(
    "what was left unsaved",
    [to("ask_draft.later", "escape", "Decide later")],
    diary=left_over,
    wait=0.3,
)
