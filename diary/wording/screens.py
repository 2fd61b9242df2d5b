"""The texts of the app."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from diary.core.areas import Area
from diary.core.courses import SessionRef
from diary.core.flags import Evidence, Flag
from diary.core.scales import BRUISING, BRUISING_WORDS
from diary.core.summary import Completion, Reminder, Summary
from diary.wording.body import BRUISE_HINTS, area_label, area_words, severity_phrase, symptom_label
from diary.wording.days import after_session, ago, count, day_words

if TYPE_CHECKING:
    from diary.core.grid import Cell, Row

TITLE = "Symptom diary"
DEMO = "Symptom diary · demo"
WAS = "was"
NOTE = "A note, if you like"

SAME = "Same as yesterday"
SAME_AS_BEFORE = "Same as the day before"
NOTHING = "Nothing today"
NOTHING_THAT_DAY = "Nothing that day"
SAVE = "Save"
ADD_ANOTHER = "Add another"
OTHER = "Other check-in"
CORRECTED = "corrected"

WHY = "Why?"
TIMELINE = "Timeline"
DAY = "Another day"
SESSION = "Add a session"
AREA = "Another area"
HELP = "Help"
MORE = "More"
QUIT = "Quit"
BACK = "Back"
CANCEL = "Cancel"
TODAY = "Today"

NOTHING_FOLLOWED = (
    "No area is being followed now. Add a session after your next treatment, or choose an area."
)
NOTHING_FOLLOWED_THEN = "No area was being followed on that day. Press e to choose one."
NOTHING_CHANGED = "Nothing has changed, so there is nothing to save."
STILL_ASKED = "One question is still open. Answer it, or press Enter again to leave it open."
SAVE_FIRST = "What you typed is not saved yet. Press Enter to save it first."
SAVED_ELSEWHERE = "Another window saved to this diary. It is shown here now."


def prompt(day: date, today: date) -> str:
    """What the rows ask."""
    if day == today:
        return "How was it at its worst since yesterday?"
    return f"How was it at its worst on {day_words(day, today)}?"


def heading(day: date, last_session: SessionRef | None) -> str:
    """`Sun 22 Nov · 3 days after session 2`."""
    words = day_words(day, day)
    if last_session is None:
        return words
    number = (day - last_session.day).days
    return f"{words} · {after_session(number, f'session {last_session.number}')}"


def leftover_question(session_day: date) -> str:
    return f"Was any of it there before your session on {day_words(session_day, session_day)}?"


def completion(done: Completion) -> str:
    """`6 of 7 days logged`; empty before the first expected day."""
    if not done.expected:
        return ""
    logged = f"{done.on_time + done.late} of {count(done.expected, 'day')} logged"
    return f"{logged}, {done.late} late" if done.late else logged


def reminder(one: Reminder, as_of: date) -> str:
    state = "bruised" if one.symptom is BRUISING else "sore"
    when = day_words(one.last_day, as_of)
    return f"You last said your {area_words(one.area)} was {state} on {when}. How is it today?"


def editing(entered: datetime, place: int, of: int) -> str:
    """Said above a day that has been logged: what opens is the check-in, to be corrected."""
    if of > 1:
        return f"Saved at {entered:%H:%M} (check-in {place} of {of}). Change it to correct it."
    return f"Saved at {entered:%H:%M}. To correct it, change it and save again."


def adding(of: int) -> str:
    return f"Another check-in for this day. It has {count(of, 'check-in')} already."


def saved(day: date, today: date) -> str:
    return "Saved." if day == today else f"Saved for {day_words(day, today)}."


def corrected(day: date, today: date) -> str:
    when = "" if day == today else f" for {day_words(day, today)}"
    return f"Corrected{when}. The earlier version stays in the history."


def nothing_to_repeat(day: date, today: date) -> str:
    return f"There is no check-in for {day_words(day, today)} to repeat."


def more_flags(number: int) -> str:
    return f"And {count(number, 'more thing')} to tell your clinic."


def new_day(today: date, typed: date) -> str:
    return f"It is now {day_words(today)}. This check-in is still for {day_words(typed, today)}."


def past_midnight(evening: date, today: date) -> tuple[str, str, str]:
    """The question after midnight and its two answers, yesterday first."""
    return (
        "It is after midnight. Which day is this check-in about?",
        f"Yesterday, {day_words(evening, today)}",
        f"Today, {day_words(today, today)}",
    )


def understood(day: date, today: date) -> str:
    """The echo of a day that was typed: `Thu 19 Nov, 4 days ago`."""
    return f"{day_words(day, today)}, {ago(day, today)}"


def flags_title(active: int) -> str:
    if not active:
        return "Nothing to tell your clinic right now."
    return f"{count(active, 'thing')} to tell your clinic"


def folded(later: int) -> str:
    return f"The same holds for {count(later, 'later session')}."


# Adding a session, opening a day.

DAY_TITLE = "Another day"
WHICH_DAY = "Which day?"
DAY_EXAMPLES = "yesterday, 3 days ago, Thursday, 19 Nov, 2026-11-19"
WHICH_AREA = "Which area?"
OPEN = "Open"
CHOOSE = "Choose"
NEXT_FIELD = "Next"
WELCOME = (
    "This diary keeps how bruised and how sore you are after each session. It shows what lasts"
    " longer than expected, so that you can tell your clinic. Nobody reads it live. It starts with"
    " your last session."
)
WHEN = "When was your session?"
AT = "At what time?"
AT_EXAMPLE = "14:30, or leave it empty"
WHERE = "Where were you treated?"
CREAM = "A numbing cream was used"
TEST = "These were only the test injections"


def chosen_areas(areas: Sequence[Area]) -> str:
    if not areas:
        return "No area chosen yet. Press space on each treated area."
    return "Chosen: " + ", ".join(area_words(area) for area in areas)


def number_chosen(areas: Sequence[Area]) -> str:
    """`2 areas chosen`; empty before the first."""
    return f"{count(len(areas), 'area')} chosen" if areas else ""


def session_saved(day: date, today: date) -> str:
    return f"Session on {day_words(day, today)} saved."


# The timeline.

NOTHING_YET = "Nothing to show yet. Add a session first."
KEY_DAY = "Day"
KEY_ROW = "Row"
OPEN_DAY = "Open this day"
LEGEND = "░ expected   ▲ past its window   △ possibly   · missed   ▼ session   L late"


def cell_words(row: "Row", cell: "Cell", summary: Summary) -> str:
    """What the cell in hand says, in words."""
    parts = [day_words(cell.day, summary.as_of)]
    before = [session for session in summary.areas[row.area].sessions if session.day <= cell.day]
    if before:
        number = (cell.day - before[-1].day).days
        parts.append(after_session(number, f"session {before[-1].number}"))
    parts.append(area_label(row.area))
    if cell.severity is not None:
        parts.append(severity_phrase(row.symptom, cell.severity))
    else:
        state = "missed" if cell.is_missing else "not logged"
        parts.append(f"{symptom_label(row.symptom)}: {state}")
    if cell.is_past:
        parts.append("possibly past its window" if cell.is_possible else "past its window")
    if cell.is_late:
        parts.append("entered late")
    return " · ".join(parts)


# What to tell the clinic.

PAST_FLAGS = "Over now, but kept for your clinic"


def evidence_lines(flag: Flag, as_of: date, most: int = 14) -> list[str]:
    """The days that prove a flag, oldest first; a long list keeps its first and last ones."""
    lines = [_evidence(flag, one, as_of) for one in flag.evidence]
    if len(lines) <= most:
        return lines
    left_out = len(lines) - most
    return [*lines[: most // 2], f"… {count(left_out, 'more day')} …", *lines[-(most // 2) :]]


def _evidence(flag: Flag, one: Evidence, as_of: date) -> str:
    words = day_words(one.day, as_of)
    if flag.symptom is None or one.severity is None or one.day_number is None:
        return f"  {words}"
    when = after_session(one.day_number)
    unsure = "" if one.certain else " (possibly)"
    return f"  {words}   {severity_phrase(flag.symptom, one.severity)}   {when}{unsure}"


def source(words: str) -> str:
    return f"Why this limit: {words}" if words else ""


# Help.

HELP_INTRO = (
    "Each evening: set how bruised and how sore each area was at its worst, then press Enter. What"
    " you leave empty counts as not said, never as zero."
)
_BRUISES = "\n".join(
    f"{number} {word:<6} {hint}"
    for number, (word, hint) in enumerate(zip(BRUISING_WORDS, BRUISE_HINTS, strict=True))
)
SYMBOLS = f"""What to tell your clinic
▲  tell it
▲▲ contact it
◆  contact it today
✚  get emergency help now

The timeline
░  the days on which it is expected
▲  past its window     △  possibly past it
·  missed              ▼  a session
L  entered late

Bruise
{_BRUISES}

Sore
0 not sore, to 10, the worst you can imagine"""

TIP_SAVE = "Keep this check-in"
TIP_SAME = "Fill in what you said the day before"
TIP_NOTHING = "Say zero for everything asked"
TIP_AREA = "Say something about an area that isn't asked"
TIP_ADD = "Add a second check-in for this day"
TIP_OTHER = "Open the other check-in of this day"
TIP_WHY = "See what to tell your clinic, and the days that show it"
TIP_BACK = "Go back"
TIP_NEXT = "Go to the next field"
TIP_BEFORE = "Go to the field before"
TIP_ROWS = "Go back to the rows"
TIP_DIGITS = "Set the row in hand; 1 then 0 makes 10"
DIGITS_KEY = "0 to 9"
TIP_ANSWER = "Answer yes, no or unsure"
UNSAVED = "What you typed is not saved. Save it, or press the same key again to leave."
TIP_CHOOSE = "Choose the area in hand"
TIP_SCROLL = "Scroll"
TIP_TIMELINE = "See all days of all areas"
TIP_DAY = "Open, fill in or correct another day"
TIP_SESSION = "Add a treatment session"
TIP_HELP = "Show the keys and what the symbols mean"
TIP_QUIT = "Close the diary"
