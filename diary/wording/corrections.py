"""What `amend`, `withdraw` and `undo` say, ask and explain; and the help of `history`."""

from collections.abc import Sequence
from datetime import date

from diary.core.changes import Change
from diary.core.profile import Profile
from diary.core.records import CheckIn, Record, Revision, TreatmentSession
from diary.core.steps import Undone
from diary.wording.answers import KINDS
from diary.wording.days import ago, count, moment_words
from diary.wording.history import (
    change_lines,
    entry_words,
    said_lines,
    step_words,
    whole_entry,
)
from diary.wording.profile import PAGE
from diary.wording.screens import BRING_BACK_KEY, STAYS_TOO, UNDO_KEY

HISTORY = """Show everything ever saved.

Each save is shown with when and why it was made, and what it changed.

With an ID, or the first characters of one, it shows that entry alone.
"""
AMEND = """Correct an entry. The earlier version stays in the history.

“diary history” shows the ID of each entry; its first characters are enough. Only what you give
here changes.

\b
  diary amend 1a2b3c4d --rate left-calf:1:0 --reason mistake
  diary amend 1a2b3c4d --rate left-calf:-:-      takes both values out
  diary amend 1a2b3c4d --on yesterday --reason wrong-day

A reason is mistake, remembered, wrong-day, twice or other, or your own words.
"""
WITHDRAW = """Withdraw an entry, so that it no longer counts. It stays in the history.

“diary history” shows the ID of each entry; its first characters are enough.

A reason is mistake, remembered, wrong-day, twice or other, or your own words.
"""
UNDO = """Take back what was saved last.

That is an entry, a correction or a withdrawal. What was saved in one go is taken back in one go.

Nothing is lost: it stays in the history. Doing it again takes back one more.
"""
REASON = "Why: mistake, remembered, wrong-day, twice, other, or your own words."
STEPS = "How many to take back, the latest first; one if left out."
AMEND_ON = "The day it is about."
AMEND_RATE = "A check-in: these values instead; “-” takes one out."
AMEND_LEFTOVER = "A check-in: yes, no or unsure; “-” takes the answer out."
AMEND_SIGN = "A check-in: these signs instead, or “none”; “-” for not asked."
AMEND_REMEDY = "A check-in: these remedies instead; “-” for none."
AMEND_NOTE = "Another note; “-” reads it from the input, and an empty one takes it out."
AMEND_AT = "A session, or a reaction: the time of day; “-” takes it out."
AMEND_AREA = "A session: these areas instead; give it once for each. “-” empties a plan's."
AMEND_KIND = "A session: treatment or test."
AMEND_CREAM = "A session: whether a numbing cream was put on before."
AMEND_PRODUCTS = "A session: what was injected; “-” takes it out."
AMEND_POINTS = "A session: how many places were treated; “-” takes it out."
AMEND_BY = "A session: who gave it; “-” takes it out."
AMEND_CHECK = "A planned session: tick this point of its list."
AMEND_UNCHECK = "A planned session: take the tick back."
AMEND_SESSION = "An answer: the id of the session it is about."
AMEND_SEEN = "Test injections: what you saw instead, or “none”."
AMEND_SIZE = "Test injections: how large it was; “-” takes it out."
AMEND_WEEK = "A late check: the week it is about."
AMEND_ANSWER = "A late check: yes, no or unsure."
AMEND_RESULT = "A result: none, slight or clear; “-” takes the area out."
AMEND_PLAN = "A change of care plan: this file, or one that comes with the diary."
NOTHING_TO_CHANGE = "there is nothing to change. Give what it should be, such as --on yesterday."
NO_REASON = "it needs a reason. Give one with --reason, such as --reason mistake."

STAYS = "The earlier version stays in the history."
WITHDRAWN_STAYS = "It no longer counts. It stays in the history, and “diary undo” brings it back."
UNDONE_STAYS = "Nothing is lost: what was taken back stays in the history."
NOTHING_LEFT = "There is nothing more to take back."

ASK_WHY = "Why? Type a number, or your own words. "
WHICH_NUMBER = "The numbers go from 1 to 5."
HELP_WHY = "The reason stays with the change, so that you and your clinic can follow it."


def not_for(option: str, record: Record) -> str:
    """`a session has no --rate.`"""
    kind = _kind(record)
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind} has no {option}."


def to_be_changed(record: Record, changes: Sequence[Change]) -> list[str]:
    return [f"To be corrected: {entry_words(record)}.", *change_lines(changes)]


def to_be_withdrawn(record: Record) -> list[str]:
    lines = [f"  {line}" for line in said_lines(record)]
    return [f"To be withdrawn: {whole_entry(record)}.", *lines]


def amended(revision: Revision, changes: Sequence[Change], today: date) -> list[str]:
    when = ago(revision.value.day, today)
    heading = f"Corrected: {entry_words(revision.value)} ({when})."
    return [heading, *change_lines(changes), STAYS]


def withdrawn(revision: Revision, today: date) -> list[str]:
    when = ago(revision.value.day, today)
    return [f"Withdrawn: {entry_words(revision.value)} ({when}).", WITHDRAWN_STAYS]


def undone(done: Undone, changes: Sequence[Change]) -> list[str]:
    """What was taken back, in words."""
    when = moment_words(done.undid.local_time)
    along = [f"With it: the {entry_words(one.undid.value)}." for one in done.along]
    heading = f"Taken back: {_step(done)}. It was saved on {when}."
    return [heading, *change_lines(changes), *along]


def _step(done: Undone) -> str:
    """`the check-in for Sat 21 Nov 2026`, `the correction of the check-in for …`."""
    what, entry = step_words(done.undid, done.before), entry_words(done.undid.value)
    return f"the {entry}" if what == "entry" else f"the {what} of the {entry}"


TAKE_BACK = "Take it back"


def take_back(done: Undone, today: date) -> str:
    """What is asked before something is taken back that was not saved just now."""
    saved = ago(done.undid.local_time.date(), today)
    return f"Take back {_step(done)}? It was saved {saved}. It stays in the history."


def taken_back(done: Undone) -> str:
    """What was taken back, and the way back."""
    return f"{undone(done, ())[0]} {STAYS_TOO} {BRING_BACK_KEY}"


def brought_back(done: Undone) -> str:
    """What counts again."""
    return f"Brought back: {_step(done)}. {UNDO_KEY}"


def fewer_left(done: int) -> str:
    """Said where fewer steps were left than were asked for."""
    return f"{count(done, 'step')} taken back. {NOTHING_LEFT}"


def _kind(record: Record) -> str:
    if isinstance(record, TreatmentSession):
        return "session"
    if isinstance(record, Profile):
        return PAGE
    if isinstance(record, CheckIn):
        return "check-in"
    return KINDS.get(record.RECORD, "note that the clinic was told")
