"""The actions around a session to come, those of the form's folded part, and of the care plan."""

from pathlib import Path
from typing import Any

from textual.app import App

from diary.core.answers import PlannedSession
from diary.journal import Journal
from tests.ui.hands import Command, Spot, Text, Wheel
from tests.ui.stage import THIGH, TODAY, Clock, two_sessions
from tests.ui.walks import Walk, history, steps_of, to, way


def planned_today(home: Path) -> Journal:
    """Two sessions, and one planned for today."""
    journal = two_sessions(home)
    journal.record(PlannedSession(TODAY, (THIGH,)), Clock()())
    return journal


def folded(app: App[Any]) -> object:
    """Whether the fold of the form is open."""
    return app.screen.query_one("#more").value  # type: ignore[attr-defined]


PLANNED_WALK = Walk(
    "a planned session",
    [
        to("app.planned", "b", "b Open"),
        *steps_of(
            lambda app: app.focused and getattr(app.focused, "place", None),
            ("planned.down", "down", Spot("Tell the clinic")),
            ("planned.up", "up", Spot("No coffee")),
        ),
    ],
    diary=planned_today,
)

PLANNED_KEYS_WALK = Walk(
    "what is done with a planned session",
    [
        way("b", "b Open"),
        to("planned.edit", "e", "e Change"),
        way("escape", "esc Cancel"),
        to("planned.details", "a", "a Add details"),
        way("escape", "esc Cancel"),
        to("planned.withdraw", "x", "x Withdraw"),
        way("escape", "esc Cancel"),
        to("planned.back", "escape", "esc Back"),
        way("b", "b Open"),
        *steps_of(history, ("planned.took_place", "f", "f It took place")),
    ],
    diary=planned_today,
)

TOOK_PLACE_WALK = Walk(
    "a planned session that took place, from Today",
    [*steps_of(history, ("app.took_place", "f", "f It took place"))],
    diary=planned_today,
)

SESSIONS_FORMS_WALK = Walk(
    "the forms that open from the sessions",
    [
        way("v", "v Sessions"),
        to("sessions.plan", "n", "n Plan"),
        way("escape", "esc Cancel"),
        to("sessions.test", "i", "i Test injections"),
    ],
)

MORE_WALK = Walk(
    "what is folded away",
    [
        way("a tab tab", "v Sessions", "a Add", Wheel("Add a session", 0)),
        *steps_of(folded, ("session.more", "m", Wheel("Where were", 40), "More: ")),
    ],
)

ASK_PLAN_WALK = Walk(
    "a day to come that is no plan",
    [
        way(
            "v a 'in_3_days' ctrl+s",
            "v Sessions",
            "a Add",
            "today",
            "today",
            Text("in 3 days"),
            "^s Save",
        ),
        to("ask_plan.cancel", "escape", "esc Cancel"),
    ],
)

CARE_PLAN_WALK = Walk(
    "the care plan",
    [
        to("app.care_plan", "k", Command("Care plan")),
        to("care_plan.others", "o", "o Other plans"),
        to("other_plans.cancel", "escape", "esc Cancel"),
        way("o enter", "o Other plans", "Injection lipolysis"),
        *steps_of(history, ("care_plan.use", "ctrl+s", "^s Use this plan")),
        to("care_plan.back", "escape", "esc Back"),
    ],
)

SETTINGS_PLAN_WALK = Walk(
    "the care plan from the settings",
    [
        way("comma up", Command("Settings"), Wheel("Your name", 40)),
        to("opener.open", "enter", "Mesotherapy, version 1 ▸"),
        way("escape", "esc Back"),
        to("opener.open", "space", "Mesotherapy, version 1 ▸"),
    ],
)
