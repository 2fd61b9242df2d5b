"""The actions of the calendar and of the timeline."""

from typing import Any, cast

from textual.app import App

from tests.ui.hands import Spot, Wheel
from tests.ui.walks import Walk, of, steps_of, to, way, weekly

DAY = of("MonthGrid", "day")
HAND = of("TimelineView", "hand")


def view(app: App[Any]) -> object:
    """Which view of the timeline shows, and what is in hand in it."""
    shown = cast(Any, app.screen).view
    return shown.id, shown.hand


def compared(app: App[Any]) -> object:
    """What is in hand where sessions are compared."""
    return cast(Any, app.screen).view.hand


def replay(app: App[Any]) -> object:
    """The session and the day that the body shows, of which symptom, and the area in hand."""
    slider: Any = app.screen.query_one("DaySlider")
    body: Any = app.screen.query_one("BodyMap")
    return slider.day, slider.is_playing, cast(Any, app.screen).view.hand.symptom, body.hand


CALENDAR_WALK = Walk(
    "the calendar",
    [
        way("c", "c Calendar"),
        *steps_of(
            DAY,
            ("months.left", "left", Spot(" 21 ", nth=1, right=1)),
            ("months.up", "up", Spot(" 14 ", nth=2, right=1)),
            ("months.right", "right", Spot(" 15 ", nth=1, right=1)),
            ("months.down", "down", Spot("[22]", right=1)),
            ("calendar.earlier", "pageup", "pgup Earlier"),
            ("calendar.later", "pagedown", "pgdn Later"),
            ("calendar.session_before", "left_square_bracket", "[ Session before"),
            ("calendar.first", "home", "home First day"),
            ("calendar.session_after", "right_square_bracket", "] Session after"),
            ("calendar.today", "end", "end Today"),
        ),
        to("calendar.open", "enter", "enter Open"),
    ],
)

BARS_WALK = Walk(
    "the bars",
    [
        way("t", "t Timeline"),
        *steps_of(
            HAND,
            ("chart.left", "left", "←→"),
            ("chart.right", "right", Spot("←→", right=1)),
            ("chart.up", "up", "↑↓"),
            ("chart.down", "down", Spot("↑↓", right=1)),
            ("chart.back", "pageup", Spot(" 15 ", right=1)),
            ("chart.on", "pagedown", Spot(" 22 ", nth=1, right=1)),
            ("chart.first", "home", Wheel("Mo", -40)),
            ("chart.last", "end", Wheel("Mo", 40)),
            ("chart.zoom_out", "minus", "- Zoom out"),
            ("chart.zoom_in", "equals_sign", "= Zoom in"),
            ("", "minus", "- Zoom out"),
            ("chart.zoom_in", "plus", "= Zoom in"),
        ),
        to("chart.open", "enter", "enter Open this day"),
    ],
)

VIEWS_WALK = Walk(
    "the views of the timeline",
    [
        way("t", "t Timeline"),
        *steps_of(
            view,
            ("timeline.all-areas", "2", "2 All areas"),
            ("timeline.compared", "3", "3 Sessions"),
            ("timeline.body", "4", "4 Body"),
            ("timeline.bars", "1", "1 Bars"),
        ),
    ],
)

COMPARED_WALK = Walk(
    "sessions compared",
    [
        way("t 3", "t Timeline", "3 Sessions"),
        *steps_of(
            compared,
            ("compared.left", "left", "←→"),
            ("compared.right", "right", Spot("←→", right=1)),
            ("compared.first", "home", Spot("bruise ┼", right=9)),
            ("compared.last", "end", Spot("bruise ┼", right=21)),
            ("compared.earlier", "pagedown", "pgdn Session"),
            ("compared.later", "pageup", Spot("bruise ┼", right=21)),
            ("compared.up", "up", "↑↓"),
            ("compared.down", "down", Spot("↑↓", right=1)),
            ("compared.symptom", "b", "b Bruise"),
            ("compared.symptom", "tab", "b Bruise"),
        ),
        to("compared.open", "enter", "enter Open this day"),
    ],
)

BODY_WALK = Walk(
    "the body day by day",
    [
        way("t 4", "t Timeline", "4 Body"),
        *steps_of(
            replay,
            ("slider.left", "left", "←→"),
            ("slider.right", "right", Spot("←→", right=1)),
            ("slider.before", "pageup", "pgup Session"),
            ("slider.after", "pagedown", "pgup Session", "pgup Session"),
            ("slider.last", "end", Spot(" play", right=-1)),
            ("slider.first", "home", Spot(" play", down=0, right=-75)),
            ("slider.play", "space", "space Play"),
            ("", "left", "space Play"),
            ("replay.symptom", "b", "b Bruise"),
            ("", "end shift+tab", Spot(" play", right=-1)),
        ),
        to("body_view.open", "tab enter", "enter Open this day"),
    ],
    diary=weekly,
)
