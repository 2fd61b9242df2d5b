"""Every action of the app: the keys that do it, what the mouse does instead, and its proof.

A walk is a diary, a window, and steps that follow one another in one running app.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from textual.app import App

from diary.core.settings import Settings
from diary.journal import Journal
from tests.ui.hands import Mouse, Prove, Step
from tests.ui.stage import THIGH, TODAY, Clock, add_session, journal_at, log, two_sessions

#: Ids are new in every diary.
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Walk(NamedTuple):
    """Steps over one diary, in a window of this size."""

    name: str
    steps: Sequence[Step]
    diary: Callable[[Path], Journal] = two_sessions
    size: tuple[int, int] = (80, 24)
    clock: Callable[[], Clock] = Clock
    settings: Settings = Settings()
    #: Seconds before the first step, for what shows only once the screen was painted.
    wait: float = 0.0


# Diaries.


def flagged(home: Path) -> Journal:
    """Sore on the third day, which the clinic should know."""
    journal = two_sessions(home)
    log(journal, TODAY, (THIGH, 1, 4))
    return journal


def opened_anew(home: Path) -> Journal:
    """Nothing of it was saved by the program that opens it."""
    two_sessions(home)
    return journal_at(home)


def noted(home: Path) -> Journal:
    """Thirty sessions with a note."""
    from dataclasses import replace
    from datetime import date, time, timedelta

    from diary.core.records import TreatmentSession

    journal = journal_at(home)
    for number in range(30):
        day = date(2026, 1, 5) + timedelta(7 * number)
        session = replace(TreatmentSession(day, (THIGH,)), note=f"word {number}")
        journal.record(session, Clock(day, time(18, 0))())
    return journal


def weekly(home: Path) -> Journal:
    """Three sessions a week apart."""
    from datetime import date, timedelta

    journal = journal_at(home)
    for number in range(3):
        day = date(2026, 11, 1) + timedelta(7 * number)
        add_session(journal, day, THIGH)
        log(journal, day + timedelta(1), (THIGH, 2, 3))
    return journal


# Proofs: what an action leads to.


def screen(app: App[Any]) -> object:
    """The screens, the one on top last."""
    return [type(one).__name__ for one in app.screen_stack]


def of(selector: str, *names: str) -> Prove:
    """What a widget on the screen on top, or that screen, says of itself."""

    def prove(app: App[Any]) -> object:
        widget = app.screen.query_one(selector) if selector else app.screen
        return [repr(getattr(widget, name)) for name in names]

    return prove


def focus(app: App[Any]) -> object:
    """What has the focus."""
    return app.focused and (type(app.focused).__name__, app.focused.id)


def history(app: Any) -> object:
    """What another program reads: every revision, newest last."""
    home = Path(app._journal.choices.settings_path).parent
    return [
        (one.revision, _ID.sub("", repr(one.value)), _ID.sub("", one.reason), one.withdrawn)
        for one in journal_at(home)._store.revisions()
    ]


def is_scrolled(selector: str) -> Prove:
    """Whether that is scrolled down."""
    return lambda app: bool(app.screen.query(selector).last().scroll_offset.y)


def way(keys: str, *mouse: Mouse) -> Step:
    """Where the next step begins."""
    return Step("", keys, mouse, lambda _: None)


def to(id_: str, keys: str, *mouse: Mouse) -> Step:
    """An action that leads to another screen."""
    return Step(id_, keys, mouse, screen)


def steps_of(proof: Prove, *rows: tuple[str, str, *tuple[Mouse, ...]]) -> list[Step]:
    """Actions with one proof: id, keys, and what the mouse does."""
    return [Step(id_, keys, mouse, proof) for id_, keys, *mouse in rows]
