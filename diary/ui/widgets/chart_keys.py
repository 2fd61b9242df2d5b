"""The keys of the charts of the timeline, and those of them that are shown."""

from textual.binding import Binding, BindingType

from diary.ui.widgets.key_bar import Key
from diary.wording import timeline as words
from diary.wording.screens import OPEN_DAY

_PAGE = 7

DAYS_BINDINGS: list[BindingType] = [
    Binding("left", "move_day(-1)", id="chart.left", tooltip=words.TIP_DAY_BEFORE),
    Binding("right", "move_day(1)", id="chart.right", tooltip=words.TIP_DAY_AFTER),
    Binding("up", "move_row(-1)", id="chart.up", tooltip=words.TIP_ABOVE),
    Binding("down", "move_row(1)", id="chart.down", tooltip=words.TIP_BELOW),
    Binding(
        "pageup", f"move_day(-{_PAGE})", words.KEY_BACK, id="chart.back", tooltip=words.TIP_BACK
    ),
    Binding("pagedown", f"move_day({_PAGE})", words.KEY_ON, id="chart.on", tooltip=words.TIP_ON),
    Binding("home", "first", words.KEY_FIRST, id="chart.first", tooltip=words.TIP_FIRST),
    Binding("end", "last", words.KEY_LAST, id="chart.last", tooltip=words.TIP_LAST),
    Binding(
        "minus", "zoom(1)", words.KEY_ZOOM_OUT, id="chart.zoom_out", tooltip=words.TIP_ZOOM_OUT
    ),
    Binding(
        "equals_sign,plus",
        "zoom(-1)",
        words.KEY_ZOOM_IN,
        id="chart.zoom_in",
        tooltip=words.TIP_ZOOM_IN,
    ),
    Binding("enter", "open", OPEN_DAY, id="chart.open", tooltip=words.TIP_OPEN),
]
DAYS_KEYS: tuple[Key, ...] = (
    Key(
        "←→",
        words.KEY_DAY,
        "move_day(-1)",
        "chart.left chart.right",
        ("move_day(-1)", "move_day(1)"),
    ),
    Key("↑↓", words.KEY_AREA, "next_row", "chart.up chart.down", ("move_row(-1)", "move_row(1)")),
    Key("-", words.KEY_ZOOM_OUT, "zoom(1)", "chart.zoom_out"),
    Key("=", words.KEY_ZOOM_IN, "zoom(-1)", "chart.zoom_in"),
    Key("enter", OPEN_DAY, "open", "chart.open"),
)

SESSIONS_BINDINGS: list[BindingType] = [
    Binding("left", "move_day(-1)", id="compared.left", tooltip=words.TIP_DAY_BEFORE),
    Binding("right", "move_day(1)", id="compared.right", tooltip=words.TIP_DAY_AFTER),
    Binding("up", "move_area(-1)", id="compared.up", tooltip=words.TIP_ABOVE),
    Binding("down", "move_area(1)", id="compared.down", tooltip=words.TIP_BELOW),
    Binding(
        "pageup",
        "move_session(-1)",
        words.KEY_LATER,
        id="compared.later",
        tooltip=words.TIP_LATER,
    ),
    Binding(
        "pagedown",
        "move_session(1)",
        words.KEY_EARLIER,
        id="compared.earlier",
        tooltip=words.TIP_EARLIER,
    ),
    Binding("home", "first", words.KEY_FIRST, id="compared.first", tooltip=words.TIP_FIRST),
    Binding("end", "last", words.KEY_LAST, id="compared.last", tooltip=words.TIP_LAST),
    Binding(
        "b,tab", "symptom", words.KEY_SYMPTOM, id="compared.symptom", tooltip=words.TIP_SYMPTOM
    ),
    Binding("enter", "open", OPEN_DAY, id="compared.open", tooltip=OPEN_DAY),
]
SESSIONS_KEYS: tuple[Key, ...] = (
    Key(
        "←→",
        words.KEY_DAY,
        "move_day(1)",
        "compared.left compared.right",
        ("move_day(-1)", "move_day(1)"),
    ),
    Key(
        "↑↓",
        words.KEY_AREA,
        "next_area",
        "compared.up compared.down",
        ("move_area(-1)", "move_area(1)"),
    ),
    Key("pgdn", words.KEY_SESSION, "next_session", "compared.earlier"),
    Key("b", words.KEY_SYMPTOM, "symptom", "compared.symptom"),
    Key("enter", OPEN_DAY, "open", "compared.open"),
)
