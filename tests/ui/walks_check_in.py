"""The actions of Today, of a day, and of what they ask."""

from typing import Any

from textual.app import App

from tests.ui.hands import Command, Part, Spot, Text, Wheel
from tests.ui.walks import (
    Walk,
    flagged,
    focus,
    history,
    is_scrolled,
    of,
    opened_anew,
    steps_of,
    to,
    way,
    weekly,
)

ROWS = of("RatingRows", "ratings", "answers", "hand")


def answer(app: App[Any]) -> object:
    """Which check-in shows, and its values."""
    form: Any = app.screen.query_one("CheckInForm")
    return form.entry is None, form.rows.ratings


def offer(app: App[Any]) -> object:
    """How areas are chosen, and from what."""
    return type(app.screen.query_one("AreaChoice").shown).__name__  # type: ignore[attr-defined]


ROWS_WALK = Walk(
    "the rows of Today",
    [
        *steps_of(
            ROWS,
            ("rows.down", "down", "sore"),
            ("rows.digit_5", "5", Spot(" 5 ", right=1)),
            ("rows.digit_6", "6", Spot(" 6 ", right=1)),
            ("rows.digit_7", "7", Spot(" 7 ", right=1)),
            ("rows.digit_8", "8", Spot(" 8 ", right=1)),
            ("rows.digit_9", "9", Spot(" 9 ", right=1)),
            ("rows.clear", "backspace", Command("Clear this row")),
            ("rows.up", "up", "bruise"),
            ("rows.digit_0", "0", "none"),
            ("rows.digit_1", "1", "spots"),
            ("rows.digit_2", "2", "coin"),
            ("rows.digit_3", "3", "palm"),
            ("rows.digit_4", "4", "large"),
            ("rows.less", "left", "palm"),
            ("rows.more", "right", "large"),
            ("rows.clear", "delete", Command("Clear this row")),
            ("", "3", "palm"),
            ("rows.clear", "minus", Command("Clear this row")),
        ),
        *steps_of(
            focus,
            ("", "tab", "A note"),
            ("check_in.down", "down", "Warning signs"),
            ("", "shift+tab", "A note"),
            ("check_in.up", "up", "sore"),
            ("", "tab", "A note"),
            ("today.rows", "escape", "sore"),
        ),
    ],
)

LEFTOVER_WALK = Walk(
    "what was there before",
    [
        way("2 down down", "coin", "Was any"),
        *steps_of(
            ROWS,
            ("rows.yes", "y", " yes "),
            ("rows.no", "n", Spot(" no ", right=1)),
            ("rows.unsure", "u", "unsure"),
        ),
    ],
    diary=weekly,
)

OLDER_WALK = Walk(
    "taking back what is older",
    [
        to("", "u", Command("Undo")),
        to("ask_sure.leave", "escape", "Leave it as it is"),
        way("u", Command("Undo")),
        *steps_of(history, ("", "down enter", "Take it back")),
    ],
    diary=opened_anew,
)

SAVING_WALK = Walk(
    "saving, correcting and withdrawing",
    [
        way("2", "coin"),
        to("check_in.put_back", "ctrl+z", Command("Put back what was saved")),
        to("", "down enter", Spot("Put back what was saved", nth=1)),
        *steps_of(
            answer,
            ("check_in.same", "s", "Same as yesterday"),
            ("check_in.nothing", "n", "Nothing today"),
        ),
        way("enter", "enter Save"),
        *steps_of(history, ("check_in.save", "enter", "enter Save")),
        *steps_of(
            answer,
            ("check_in.add", "plus", "Add another"),
            ("", "2", "coin"),
        ),
        way("ctrl+s", "enter Save"),
        *steps_of(history, ("check_in.save_too", "ctrl+s", "enter Save")),
        *steps_of(answer, ("check_in.other", "o", "Other check-in")),
        *steps_of(
            history,
            ("app.undo", "u", Command("Undo")),
            ("app.bring_back", "y", Command("Bring it back")),
            ("", "u", Command("Undo")),
        ),
        to("check_in.withdraw", "x", "x Withdraw"),
        to("ask_why.cancel", "escape", "esc Cancel"),
        *(
            step
            for number, (digit, word, reason) in enumerate(
                [
                    ("1", "spots", "I typed it wrong"),
                    ("2", "coin", "I remembered it"),
                    ("3", "palm", "I put it on"),
                    ("4", "large", "I entered it"),
                    ("0", "none", "Another reason"),
                ],
                start=1,
            )
            for step in (
                way(f"{digit} enter", word, "enter Save"),
                *steps_of(history, (f"ask_why.take_{number}", str(number), reason)),
            )
        ),
    ],
)

AREA_WALK = Walk(
    "another area",
    [
        to("check_in.area", "e", "Another area"),
        *steps_of(offer, ("ask_area.list", "l", "List or body")),
        to("ask_area.cancel", "escape", "Cancel"),
        way("e", "Another area"),
        to("ask_area.take", "enter", "enter Choose"),
    ],
)

BESIDE_WALK = Walk(
    "the body beside the rows",
    [
        way("tab tab tab", "A note"),
        *steps_of(ROWS, ("body.take", "up enter", Part("upper-abdomen"))),
    ],
    size=(120, 30),
)

DAY_WALK = Walk(
    "a day",
    [
        to("app.day", "d", Command("Another day")),
        to("ask.cancel", "escape", "Cancel"),
        way("d '19_Nov' enter", Command("Another day"), "yesterday", Text("19 Nov"), "enter Open"),
        *steps_of(
            of("", "_day"),
            ("day.before", "less_than_sign", "Day before"),
            ("day.after", "greater_than_sign", "Day after"),
        ),
        to("day.back", "escape", "esc Back"),
    ],
)

FLAGS_WALK = Walk(
    "what to tell the clinic",
    [
        to("today.why", "w", "Why?"),
        *steps_of(
            is_scrolled("VerticalScroll"),
            ("flags.down", "down", Wheel("The diary flags", 1)),
            ("flags.up", "up", Wheel("The diary flags", -1)),
        ),
        to("flags.back", "escape", "esc Today"),
        way("w", "Why?"),
        to("flags.back", "w", "esc Today"),
        way("w", "Why?"),
        to("flags.tell", "i", Spot("I told them", nth=0)),
        to("tell.cancel", "escape", "Cancel"),
        way("escape", "esc Today"),
        to("today.tell", "i", "I told them"),
        *steps_of(history, ("tell.save", "ctrl+s", "enter Save")),
    ],
    diary=flagged,
)
