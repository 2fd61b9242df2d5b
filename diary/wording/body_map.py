"""The texts of the body map, of choosing areas on it and of its days."""

from datetime import date
from typing import TYPE_CHECKING

from diary.core.areas import Area
from diary.core.scales import BRUISING, BRUISING_WORDS, Symptom, severity_word
from diary.wording.body import area_label, severity_phrase, symptom_label
from diary.wording.days import after_session, day_words

if TYPE_CHECKING:
    from diary.core.replay import Replay

FRONT, BACK, FACE = "front", "back", "face"
LEFT, RIGHT = "left", "right"
TREATED = "treated"
#: What the lines within an area mean; where it has one line of its own they are brackets.
OUTLINED = f"┌┐[] {TREATED}"
CHOSEN = "chosen"
NOT_CHOSEN = "not chosen"
NOT_LOGGED = "not logged"

LINE_ABOVE = "The line above"
LINE_BELOW = "The line below"
UP = "The area above"
DOWN = "The area below"
TO_LEFT = "The area to the left"
TO_RIGHT = "The area to the right"
CHOOSE = "Choose this area, or unchoose it"
TAKE = "Take this area"
LIST = "List or body"
LIST_OR_BODY = "Choose from a list, or on the body where there is room"


def says(symptom: Symptom, severity: int | None) -> str:
    """`bruise: coin`, `sore: 3 (mild)`, `sore: not logged`."""
    if severity is None:
        return f"{symptom_label(symptom)}: {NOT_LOGGED}"
    return severity_phrase(symptom, severity)


def caption(
    area: Area, symptom: Symptom, severity: int | None, *, is_treated: bool, room: int
) -> tuple[str, str]:
    """The name of an area and what it says, as much of it as there is room for."""
    name, value = area_label(area), f" · {says(symptom, severity)}"
    if is_treated and len(name + value) + len(TREATED) + 3 <= room:
        value += f" · {TREATED}"
    elif len(name + value) > room:
        # The number says it all; the word for it comes second.
        value = value.partition(" (")[0]
    return name, value


def cell(symptom: Symptom, severity: int | None, *, is_treated: bool) -> str:
    """The figure of an area in a list, in brackets where it was treated: `[2]`."""
    figure = " " if severity is None else str(severity)
    text = f"[{figure}]" if is_treated else f" {figure} "
    return text if symptom is BRUISING else text.rjust(4)


def word(symptom: Symptom, severity: int | None) -> str:
    """`coin`, `moderate`, `not logged`: what stands behind the figure."""
    return NOT_LOGGED if severity is None else severity_word(symptom, severity)


def legend(symptom: Symptom) -> tuple[tuple[int, str, str], ...]:
    """A severity of each step of the ramp, the figures of that step and its word."""
    if symptom is BRUISING:
        return tuple((n, f" {n} ", word) for n, word in enumerate(BRUISING_WORDS))
    return (
        (0, " 0 ", "none"),
        (1, "1–3", "mild"),
        (4, "4–6", "moderate"),
        (7, "7–8", "severe"),
        (9, "9–10", "severe"),
    )


# The day slider and the replay.

KEY_CHOOSE = "Choose"
KEY_TAKE = "Take this area"
KEY_FIRST = "First day"
KEY_LAST = "Last day"
KEY_BEFORE = "Session before"
KEY_AFTER = "Session after"
KEY_PLAY = "Play or stop"

DAY_BEFORE = "The day before"
DAY_AFTER = "The day after"
SESSION_DAY = "The day of the session"
LAST_DAY = "The last day"
SESSION_BEFORE = "The session before"
SESSION_AFTER = "The session after"
PLAY_THEM = "Show one day after another, or stop"
PLAY = "play"
STOP = "stop"
BRUISE_OR_SORE = "Show how bruised or how sore it was"


def day_lines(replay: "Replay", day: date) -> tuple[str, ...]:
    """A day and how long after its session it is, from the longest way of saying it."""
    session, on = replay.session, day_words(day, replay.summary.as_of)
    after = after_session(replay.number(day))
    missing = "" if replay.is_logged(day) else f" · {NOT_LOGGED}"
    return (
        f"{on} · session {session.number} · {after}{missing}",
        f"{on} · {after_session(replay.number(day), f'session {session.number}')}{missing}",
        f"{on} · session {session.number}{missing}",
        f"{on}{missing}",
        on,
    )
