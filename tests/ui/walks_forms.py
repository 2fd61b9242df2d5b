"""The actions of the forms: a session, the first start, the settings, and what is handed on."""

from pathlib import Path
from typing import Any

from textual.app import App
from textual.widgets import Input

from diary.wording.screens import CREAM
from tests.ui.hands import Command, Part, Spot, Text, Wheel
from tests.ui.stage import journal_at
from tests.ui.walks import Walk, focus, history, is_scrolled, of, steps_of, way


def chosen(app: App[Any]) -> object:
    """The areas that are chosen, and whether on the body or in the list."""
    choice: Any = app.screen.query_one("AreaChoice")
    return type(choice.shown).__name__, choice.chosen


def written(app: Any) -> object:
    """The files that were made, and how they begin: each diary has ids of its own in them."""
    return [(one.name, one.read_bytes()[:5]) for one in sorted(Path.home().glob("*.pdf"))]


def copied(app: App[Any]) -> object:
    """What is on the clipboard."""
    return app.clipboard


def kept(app: Any) -> object:
    """The settings and the details that another program reads."""
    journal = journal_at(Path(app._journal.choices.settings_path).parent)
    return journal.choices.settings(), journal.recent(app._clock().today).profile


def fields(app: App[Any]) -> object:
    """What stands in the fields."""
    return [one.value for one in app.screen.query(Input)]


SESSION_WALK = Walk(
    "a session on the body",
    [
        way("a", "v Sessions", "a Add"),
        *steps_of(
            focus,
            ("session.down", "down", "14:30, or"),
            ("session.up", "up", Spot("today")),
        ),
        way("tab tab", "14:30, or"),
        *steps_of(
            chosen,
            ("body.choose", "space", Part("lower-abdomen")),
            ("body.up", "up space", Part("upper-abdomen")),
            ("body.left", "left space", Part("right-flank")),
            ("body.right", "right space", Part("upper-abdomen")),
            ("body.down", "down space", Part("lower-abdomen")),
            ("session.list", "l", "List or body"),
        ),
        *steps_of(history, ("session.save", "ctrl+s", "^s Save")),
    ],
)

LIST_WALK = Walk(
    "a session from the list",
    [
        way("a tab tab down", "v Sessions", "a Add", Wheel("tab Next", 0)),
        *steps_of(
            chosen,
            ("areas.choose", "space", "Left cheek"),
            ("areas.right", "right space", "Right cheek"),
            ("areas.down", "down space", "Eye area"),
            ("areas.up", "up space", "Left cheek"),
            ("areas.right", "right space", "Right cheek"),
            ("areas.left", "left space", "Left cheek"),
        ),
        *steps_of(history, ("session.save_too", "enter", "^s Save")),
    ],
    size=(60, 24),
)

SETTINGS_WALK = Walk(
    "the settings",
    [
        way("comma", Command("Settings")),
        *steps_of(
            focus,
            ("settings.down", "down", "19 March"),
            ("settings.up", "up", Spot("Your name", right=26)),
        ),
        way("'Ana'", Text("Ana")),
        way("tab tab tab tab tab", "112, or"),
        *steps_of(
            of("#theme", "value"),
            ("choice.right", "right", " light "),
            ("choice.left", "left", Spot(" dark ", right=1)),
        ),
        *steps_of(kept, ("settings.save", "ctrl+s", "^s Save")),
        way("comma down down down down down right", Command("Settings"), " light "),
        *steps_of(kept, ("settings.save_too", "enter", "^s Save")),
    ],
)

SHARE_WALK = Walk(
    "handing it on",
    [
        way("p", "p Share"),
        *steps_of(
            of("OneOf", "chosen"),
            ("one_of.down", "down", "The last 4"),
            ("one_of.up", "up", "Since your"),
        ),
        *steps_of(
            focus,
            ("", "tab", "PDF, to"),
            ("share.next", "down", Spot("Text, to")),
            ("share.before", "up", Spot("PDF, to")),
        ),
        *steps_of(copied, ("share.copy", "y", "y Copy")),
        *steps_of(
            is_scrolled("#page"),
            ("share.down", "pagedown", "pgdn Scroll"),
            ("share.up", "pageup", Wheel("Nobody reads", -30)),
        ),
    ],
)

WRITE_WALK = Walk(
    "writing a file",
    [
        way("p", "p Share"),
        *steps_of(written, ("share.write", "ctrl+s", "^s Save")),
    ],
)

TOUR_FIELDS_WALK = Walk(
    "the fields of the first start",
    [
        way("enter enter", "enter Next", "enter Next"),
        *steps_of(
            focus,
            ("", "tab", CREAM),
            ("tour.up", "up", Part("chest")),
            ("", "tab", CREAM),
            ("tour.down", "down", Part("chest")),
        ),
    ],
    diary=journal_at,
)

TOUR_WALK = Walk(
    "the first start",
    [
        *steps_of(
            of("ContentSwitcher", "current"),
            ("tour.next", "enter", "enter Next"),
            ("tour.back", "escape", "esc Back"),
        ),
        way("enter '18_Nov' enter", "enter Next", "today", Text("18 Nov"), "enter Next"),
        *steps_of(chosen, ("tour.list", "l", "List or body")),
        way("l", "List or body"),
        *steps_of(chosen, ("", "space", Part("lower-abdomen"))),
        *steps_of(history, ("tour.save", "ctrl+s", "enter Save")),
    ],
    diary=journal_at,
)
