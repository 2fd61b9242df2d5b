"""The texts of the app."""

from collections.abc import Sequence
from datetime import date

from diary.core.areas import Area
from diary.core.courses import SessionRef
from diary.core.entries import Entry
from diary.core.records import Answer, CheckIn, Revision
from diary.core.scales import BRUISING, BRUISING_WORDS, Symptom
from diary.core.summary import Completion, Reminder
from diary.wording.body import BRUISE_HINTS, area_words
from diary.wording.days import after_session, ago, count, day_words

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
WITHDRAW = "Withdraw"

TIMELINE = "Timeline"
DAY = "Another day"
SESSION = "Add a session"
AREA = "Another area"
CLEAR = "Clear this row"
HISTORY = "History"
UNDO = "Undo"
BRING_BACK = "Bring it back"
LEAVE_IT = "Leave it as it is"
LOCK = "Lock"
HELP = "Help"
MORE = "More"
QUIT = "Quit"
BACK = "Back"
ROWS = "Back to the rows"
CANCEL = "Cancel"
TODAY = "Today"
CALENDAR = "Calendar"
SESSIONS = "Sessions"
SHARE = "Share"
SETTINGS = "Settings"
SEARCH = "Search notes"
JUMP = "Go to"

NOTHING_FOLLOWED = (
    "No area is being followed now. Add a session after your next treatment, or choose an area."
)
NOTHING_CHANGED = "Nothing has changed, so there is nothing to save."
STILL_ASKED = "One question is still open. Answer it, or save again to leave it open."
UNSAVED = "What you typed is not saved. Save it, or press the same key again to leave."
SAVE_OR_CLEAR = "Save or clear what you typed first."
SAVE_OR_PUT_BACK = "Save what you typed first, or put back what was saved."
NOTHING_TYPED = "Nothing is typed here that is not saved."
PUT_BACK = "Put back what was saved"
PUT_BACK_SURE = "Put back what was saved? What you typed since then will be gone."
SAVE_FIRST = "What you typed is not saved yet. Save it first."
#: What says that a key did nothing, and why: no longer true once something is saved.
REFUSALS = frozenset(
    (
        *(NOTHING_CHANGED, NOTHING_TYPED, STILL_ASKED, UNSAVED),
        *(SAVE_OR_CLEAR, SAVE_OR_PUT_BACK, SAVE_FIRST),
    )
)
SAVED_ELSEWHERE = "Another window saved to this diary. It is shown here now."


def nothing_followed_then(key: str) -> str:
    return f"No area was being followed on that day. Press {key} to choose one."


def cut_off(longest: int) -> str:
    return f"At most {longest:,} characters fit here. The rest was left out."


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


#: What stands below the numbers where one question shows at a time.
SORENESS_ENDS = ("0 is not sore.", "10 is the worst you can imagine.")


def meaning(symptom: Symptom, severity: int) -> str:
    """`palm: up to a palm, or past the treated spots`."""
    if symptom is BRUISING:
        return f"{BRUISING_WORDS[severity]}: {BRUISE_HINTS[severity]}"
    return " ".join(SORENESS_ENDS)


def one_question(symptom: Symptom) -> str:
    if symptom is BRUISING:
        return "How big is the bruise, at its worst?"
    return "How sore is it, at its worst?"


def place_of(number: int, of: int) -> str:
    """`2 of 4`."""
    return f"{number} of {of}"


def was(symptom: Symptom, severity: int) -> str:
    """What was said the day before: `was coin`, `was 3`."""
    return f"{WAS} {BRUISING_WORDS[severity] if symptom is BRUISING else severity}"


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


def editing(entry: Entry[CheckIn], place: int, of: int) -> str:
    """Said above a day that has been logged: what opens is the check-in, to be corrected."""
    first, day = entry.history[0], entry.value.day
    at = f"{first.local_time:%H:%M}"
    if first.is_late_for(day):
        at = f"{day_words(first.local_time.date(), day)} at {at}"
        parts = [f"Entered late, on {at}"]
    else:
        parts = [f"Saved at {at}"]
    if of > 1:
        parts.append(f" (check-in {place} of {of})")
    now = entry.entered(lambda record: record == entry.value)
    if now.revision > first.revision:
        when = now.local_time
        parts.append(f". Corrected on {day_words(when.date(), day)} at {when:%H:%M}")
    return "".join(parts) + ". To correct it, change it and save again."


def adding(of: int) -> str:
    return f"Another check-in for this day. It has {count(of, 'check-in')} already."


def answer_key(answer: Answer) -> str:
    return f"Answer {answer.value}"


def undo_key(key: str) -> str:
    return f"Undo: {key}"


def bring_back_key(key: str) -> str:
    return f"Bring it back: {key}"


#: Where the owner has other keys for these, the app says those instead.
UNDO_KEY, BRING_BACK_KEY = undo_key("u"), bring_back_key("y")


def saved(day: date, today: date) -> str:
    when = "" if day == today else f" for {day_words(day, today)}"
    return f"Saved{when}. {UNDO_KEY}"


def corrected(day: date, today: date) -> str:
    when = "" if day == today else f" for {day_words(day, today)}"
    return f"Corrected{when}. The earlier version stays in the history. {UNDO_KEY}"


def withdrawn(revision: Revision, today: date) -> str:
    from diary.wording import corrections

    return f"{corrections.withdrawn(revision, today)[0]} {STAYS_TOO} {UNDO_KEY}"


def nothing_to_repeat(day: date, today: date) -> str:
    return f"There is no check-in for {day_words(day, today)} to repeat."


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

WHICH_DAY = "Which day?"
DAY_EXAMPLES = "yesterday, 3 days ago, Thursday, 19 Nov, 2026-11-19"
WHICH_AREA = "Which area?"
OPEN = "Open"
OPEN_DAY = "Open this day"
CHOOSE = "Choose"
NEXT_FIELD = "Next"
WHEN = "When was your session?"
AT = "At what time?"
AT_EXAMPLE = "such as 14:30, or leave it empty"
WHERE = "Where were you treated?"
CREAM = "A numbing cream was used"
TEST = "These were only the test injections"


# Why something is changed.

WHY_CORRECTED = "Why do you correct it?"
WHY_WITHDRAWN = "Why do you withdraw it?"
OWN_WORDS = "Or in your own words"
OWN_WORDS_KEY = "Own words"
STAYS = "What it said before stays in the history."
STAYS_TOO = "It stays in the history."

# The history.

NEWEST_FIRST = "newest first"
NOT_TO_WITHDRAW = "This entry is withdrawn already."


def chosen_areas(areas: Sequence[Area]) -> str:
    if not areas:
        return "No area chosen yet. Choose each treated area."
    return "Chosen: " + ", ".join(area_words(area) for area in areas)


def number_chosen(areas: Sequence[Area]) -> str:
    """`2 areas chosen`; empty before the first."""
    return f"{count(len(areas), 'area')} chosen" if areas else ""


def session_saved(day: date, today: date) -> str:
    return f"Session on {day_words(day, today)} saved. {UNDO_KEY}"


# What to tell the clinic.

PAST_FLAGS = "Over now, but kept for your clinic"


def source(words: str, *, has_limit: bool) -> str:
    """Where it comes from; a sign has no limit."""
    asked = "Why this limit?" if has_limit else "Where is this from?"
    return f"{asked} {words}" if words else ""
