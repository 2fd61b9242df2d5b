"""Handing the diary on: which days, in which form, and where the file went."""

from collections.abc import Sequence
from datetime import date

from diary.core.errors import DiaryError
from diary.core.period import Span
from diary.core.selection import Contents
from diary.core.text import clean
from diary.wording.days import count, span_words
from diary.wording.problems import problem

WHICH_DAYS = "Which days?"
FROM = "From"
TO = "To"
FROM_EXAMPLE = "the beginning, or 3 weeks ago"
TO_EXAMPLE = "today, or 19 Nov"
AS_WHAT = "As what?"
WITHOUT_NOTES = "Leave my notes out"
WHERE_TO = "Save as"
PREVIEW = "The summary"
ENCRYPTED = "Your diary is encrypted. These files are not: whoever gets them can read them."
NOTHING_CHOSEN = "Choose at least one form first."
NOT_YET = "Put the days right first."

WRITE = "Save the files"
WRITE_KEY = "Save"
COPY = "Copy the summary"
SCROLL = "Scroll"
COPIED = "The summary is copied. Some terminals don't allow it: then save it as text."

TIP_WRITE = "Write the files whose names stand here; none is written over"
TIP_COPY = "Copy the summary, to paste it into a message"
TIP_DOWN = "Scroll down to the rest of the summary"
TIP_UP = "Scroll up"
TIP_MORE = "The choice below"
TIP_LESS = "The choice above"

WITHOUT_NOTES_OPTION = "Leave your notes out. The text never has them."

_SPANS = {
    Span.SINCE_SESSION: "Since your last session",
    Span.FOUR_WEEKS: "The last 4 weeks",
    Span.EVERYTHING: "Everything",
    Span.FROM_TO: "From … to …",
}
_FORMATS = {
    "text": "Text, to paste into a message",
    "csv": "CSV, for a spreadsheet",
    "pdf": "PDF, to print or send",
    "json": "JSON, whole, with all corrections",
}


def span(one: Span) -> str:
    return _SPANS[one]


def format_label(name: str) -> str:
    """`Text, to paste into a message`."""
    return _FORMATS.get(name, name.upper())


def holds(found: Contents, today: date) -> str:
    """`4 Oct to 22 Nov: 2 sessions, 14 check-ins, 1 corrected`."""
    parts = [count(found.sessions, "session")]
    parts += [count(found.tests, "test")] if found.tests else []
    parts.append(count(found.check_ins, "check-in"))
    parts += [f"{found.corrected} corrected"] if found.corrected else []
    parts += [f"{found.withdrawn} withdrawn"] if found.withdrawn else []
    return f"{span_words(found.first, found.last, today)}: {', '.join(parts)}"


def will_be(paths: Sequence[str]) -> str:
    """The files that saving would make, a line each."""
    return "\n".join(f"→\u00a0{clean(path)}" for path in paths)


def written(paths: Sequence[str]) -> str:
    """Where the files went."""
    names = " and ".join(clean(path) for path in paths)
    return f"Saved to {names}. Only you can open {'it' if len(paths) == 1 else 'them'}."


def not_written(error: DiaryError | OSError, done: Sequence[str]) -> str:
    """Why a file could not be made, after those that were."""
    before = f"{written(done)} " if done else ""
    return f"{before}Not saved. {problem(error)}"
