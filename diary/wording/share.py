"""Handing the diary on: which days, in which form, and where the file went."""

from collections.abc import Sequence
from datetime import date

from diary.core.areas import AREAS, Area
from diary.core.errors import DiaryError
from diary.core.period import Span
from diary.core.selection import Part
from diary.core.shared import Contents, Shared
from diary.core.text import clean
from diary.wording.body import area_words
from diary.wording.days import count, span_words
from diary.wording.problems import problem

WHICH_DAYS = "Which days?"
FROM = "From"
TO = "To"
FROM_EXAMPLE = "the beginning, or 3 weeks ago"
TO_EXAMPLE = "today, or 19 Nov"
AS_WHAT = "As what?"
WHICH_AREAS = "Which areas?"
AREA_CHOICES = ("All", "Those of my last session", "I choose them")
WITH_WHAT = "With what?"
MY_NAME = "My name and my clinic"
FOR_CLINIC = "Encrypt"
KEY_EXAMPLE = "the clinic's key file, if they gave you one"
WHERE_TO = "Save as"
PREVIEW = "The summary"
ENCRYPTED = "Your diary is encrypted. These files are not: whoever gets them can read them."
NOTHING_CHOSEN = "Choose at least one form first."
NOT_YET = "Put the days and the areas right first."

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

AREA_OPTION = "Only this area, such as left-calf; give it again for more. Else all."
WITHOUT_OPTION = (
    "Leave these out; give it again for more. With the notes go the reasons of your changes."
)
NAME_OPTION = "With or without what you said about you and your clinic. Else with it."
TO_CLINIC_OPTION = (
    "Encrypt it with the public key of your clinic, in this file. Only they can open it."
)
SCHEMA_OPTION = "The JSON Schema of the json form, for whoever writes programs."
DICTIONARY_OPTION = "What each column of the csv means, as a csv of its own."
NO_ENTRIES = "These are reminders. Nothing that you logged is in them."
NOT_ON_A_TERMINAL = "this is no text to read. Name a file for it with -o."

NO_DATA_OPTION = "Leave out the data that “diary import” would read back from a pdf or fhir."
WITH_PDF_OPTION = "Put the report for the clinic into the fhir file, as a PDF."
GOES_ALONE = "this goes with -o and nothing else."

_SPANS = {
    Span.SINCE_SESSION: "Since your last session",
    Span.FOUR_WEEKS: "The last 4 weeks",
    Span.EVERYTHING: "Everything",
    Span.FROM_TO: "From … to …",
}
#: So many areas are counted and not named.
_MANY = 5
_PART_LABELS = {
    Part.NOTES: "My notes and reasons",
    Part.REMEDIES: "My remedies",
    Part.HISTORY: "What I changed or withdrew",
}
_PARTS = {
    Part.NOTES: "your notes",
    Part.REMEDIES: "your remedies",
    Part.HISTORY: "earlier versions",
}
_FORMATS = {
    "text": "Text, to paste into a message",
    "csv": "CSV, for a spreadsheet",
    "pdf": "PDF, to print or send",
    "json": "JSON, whole, with all corrections",
    "ics": "Calendar, to remind you",
    "fhir": "FHIR, for the clinic's computer",
}


def span(one: Span) -> str:
    return _SPANS[one]


def part_label(part: Part) -> str:
    return _PART_LABELS[part]


def format_label(name: str) -> str:
    """`Text, to paste into a message`."""
    return _FORMATS.get(name, name.upper())


def only_for(option: str, forms: Sequence[str]) -> str:
    """Said where another form is given an option of these."""
    return f"{option} is for {_listed(forms)} alone."


def holds(found: Contents, today: date) -> str:
    """`4 Oct to 22 Nov: 2 sessions, 14 check-ins, 3 answers, 1 corrected`."""
    parts = [count(found.sessions, "session")]
    parts += [count(found.tests, "test")] if found.tests else []
    parts.append(count(found.check_ins, "check-in"))
    parts += _around(found)
    parts += [f"{found.corrected} corrected"] if found.corrected else []
    parts += [f"{found.withdrawn} withdrawn"] if found.withdrawn else []
    return f"{span_words(found.first, found.last, today)}: {', '.join(parts)}"


def _around(found: Contents) -> list[str]:
    """`3 answers`, `1 planned session`."""
    parts = [count(found.answers, "answer")] if found.answers else []
    return parts + ([count(found.planned, "planned session")] if found.planned else [])


def going_out(
    shared: Shared, today: date, *, has_history: bool, has_name: bool, has_answers: bool
) -> list[str]:
    """What is in the files, in sentences, before any is made; see `Format` for what they can hold.

    `4 Oct to 22 Nov: 2 sessions, 14 check-ins, 1 corrected, 1 withdrawn.`, `Left out: your notes.`,
    `With your name.`
    """
    chosen, found = shared.selection, shared.contents
    if not has_history:
        found = found._replace(withdrawn=0)
    only_elsewhere = []
    if not has_answers:
        only_elsewhere = _around(found)
        found = found._replace(answers=0, planned=0)
    said = [f"{holds(found, today)}."]
    if chosen.areas:
        said.append(f"Only {_areas([area for area in AREAS if area in chosen.areas])}.")
    left_out = [_PARTS[part] for part in Part if not chosen.has(part)]
    if left_out:
        said.append(f"Left out: {_listed(left_out)}.")
    if only_elsewhere:
        said.append(f"Not in a csv: {_listed(only_elsewhere)}. A pdf, json or fhir file has them.")
    if not chosen.with_name:
        said.append("Without your name.")
    elif shared.says_who and has_name:
        said.append("With your name." if shared.names else "With what you said about you.")
    return said


def _areas(areas: Sequence[Area]) -> str:
    return _listed(list(map(area_words, areas))) if len(areas) < _MANY else f"{len(areas)} areas"


def _listed(names: Sequence[str]) -> str:
    """`left calf, neck and chest`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def will_be(paths: Sequence[str]) -> str:
    """The files that saving would make, a line each."""
    return "\n".join(f"→\u00a0{clean(path)}" for path in paths)


def making(files: int) -> str:
    """Said while they are made."""
    return f"One moment: making the {'file' if files == 1 else 'files'}."


def written(paths: Sequence[str], *, is_sealed: bool = False) -> str:
    """Where the files went."""
    names = " and ".join(clean(path) for path in paths)
    who = "the clinic" if is_sealed else "you"
    return f"Saved to {names}. Only {who} can open {'it' if len(paths) == 1 else 'them'}."


def not_written(
    error: DiaryError | OSError, done: Sequence[str], *, is_sealed: bool = False
) -> str:
    """Why a file could not be made, after those that were."""
    before = f"{written(done, is_sealed=is_sealed)} " if done else ""
    return f"{before}Not saved. {problem(error)}"
