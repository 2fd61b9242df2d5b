"""The actions of what Today asks: warning signs, what was used, and the questions that are due."""

from datetime import date, time
from pathlib import Path
from typing import Any

from textual.app import App
from textual.widgets import Checkbox

from diary.core.records import SessionKind, TreatmentSession
from diary.journal import Journal
from tests.ui.hands import Spot
from tests.ui.stage import BELLY, THIGH, Clock, add_session, journal_at
from tests.ui.walks import Walk, history, screen, steps_of, to, way

#: Seconds, until Today shows what is due.
_SHOWN = 0.3


def signs(app: App[Any]) -> object:
    """What is ticked, on which screen."""
    below: Any = app.screen_stack[-2] if len(app.screen_stack) > 2 else app.screen
    found = list(below.query("SignList")) or list(app.screen_stack[-1].query("SignList"))
    return screen(app), found and sorted(found[0].value or ["unsaid"])


def ticks(app: App[Any]) -> object:
    return [one.value for one in app.screen.query(Checkbox)]


def choices(app: App[Any]) -> object:
    return [one.value for one in app.screen.query("Choice")]  # type: ignore[attr-defined]


def injected(home: Path) -> Journal:
    """Test injections yesterday."""
    journal = journal_at(home)
    day = date(2026, 11, 21)
    session = TreatmentSession(day, (THIGH,), SessionKind.TEST, time(15, 0))
    journal.record(session, Clock(day, time(18, 0))())
    return journal


def two_weeks_ago(home: Path) -> Journal:
    """A session for which a late check and the result are due."""
    journal = journal_at(home)
    add_session(journal, date(2026, 11, 8), THIGH, BELLY)
    return journal


SIGNS_WALK = Walk(
    "the warning signs",
    [
        way("tab tab", "Warning signs"),
        *steps_of(
            signs,
            ("signs.down", "down space", "Hard to breathe"),
            ("sign_card.leave", "enter", "enter Go on"),
            ("signs.up", "up space", "None of these"),
            ("", "down space", "Hard to breathe"),
            ("sign_card.leave", "escape", "enter Go on"),
            ("signs.tick", "space", "Hard to breathe"),
            ("", "space", "Hard to breathe"),
            ("sign_card.leave", "space", "enter Go on"),
        ),
    ],
    size=(80, 30),
)

USED_WALK = Walk(
    "what was used",
    [
        to("check_in.used", "m", "m Used"),
        *steps_of(
            ticks,
            ("remedies.down", "down space", "Cold pack"),
            ("remedies.up", "up space", "Arnica"),
        ),
        to("remedies.take", "enter", "enter Take these"),
        way("m", "m Used"),
        to("remedies.cancel", "escape", "esc Cancel"),
    ],
)

QUESTIONS_WALK = Walk(
    "the questions that are due",
    [
        to("today.answer", "r", "r Yes or"),
        to("answer.cancel", "escape", "esc Cancel"),
        way("r right", "r Yes or", " yes "),
        *steps_of(history, ("answer.save_too", "enter", "^s Save")),
        way("r", "r Answer"),
        *steps_of(
            choices,
            ("answer.down", "down right", Spot(" none ", nth=1, right=1)),
            ("answer.up", "up right", Spot(" none ", right=1)),
        ),
        *steps_of(history, ("answer.save", "ctrl+s", "^s Save")),
    ],
    diary=two_weeks_ago,
    wait=_SHOWN,
)

NO_WALK = Walk(
    "no reaction",
    steps_of(history, ("today.no", "z", "z None")),
    diary=injected,
    wait=_SHOWN,
)

TELL_REACTION_WALK = Walk(
    "telling of a reaction at any time",
    [
        way("v", "v Sessions"),
        way("enter", "Test injections"),
        to("session_detail.reaction", "r", "r Tell of a reaction"),
    ],
    diary=injected,
    wait=_SHOWN,
)

TELL_LATE_WALK = Walk(
    "telling of something late at any time",
    [
        way("v", "v Sessions"),
        way("enter", "Session 1"),
        to("session_detail.late", "n", "n Tell of a lump"),
    ],
    diary=two_weeks_ago,
    wait=_SHOWN,
)
