"""What to look at: the flags, in short for the first page, and each on its own."""

from collections.abc import Iterator
from typing import Any

from diary import wording
from diary.core.flags import Flag
from diary.core.rules import Rule
from diary.core.selection import Part
from diary.core.shared import Shared
from diary.sharing.pdf import answers
from diary.wording import clinic
from diary.wording import report as words

Plain = dict[str, Any]

#: The most of each kind that could ever find room; the page itself shows as many as fit.
MOST_FLAGS, MOST_PAST = 12, 5
#: Characters of what the patient wrote, on the first page.
LONGEST, LONGEST_NOTE = 120, 90


def first_flags(shared: Shared) -> Plain:
    cards = [one for one in shared.summary.cards if shared.selection.holds(one.flag.area)]
    past = [one for one in shared.flags if not one.is_active]
    # A reaction stays where the clinic sees it, whatever was flagged since.
    past.sort(key=lambda one: (one.rule is Rule.REACTION, one.last.day), reverse=True)
    items = [_in_short(one.flag, shared, len(one.later)) for one in cards]
    items += [_in_short(one, shared) for one in past]
    shown = items[: min(MOST_FLAGS, len(cards) + MOST_PAST)]
    return {
        "items": shown,
        "active": len(cards),
        "none": words.NOTHING_FLAGGED if past else words.NO_FLAGS,
        "more": [words.more_flags(len(items) - place) for place in range(len(shown) + 1)],
        "total": len(items),
    }


def _in_short(flag: Flag, shared: Shared, later: int = 0) -> Plain:
    """With no more of the patient's own words than the page has room for."""
    found = flag_plain(flag, shared, later)
    note = short(found["note"], LONGEST_NOTE)
    return {**found, "found": short(found["found"], LONGEST), "note": note}


def flag_plain(flag: Flag, shared: Shared, later: int = 0) -> Plain:
    """One flag: how urgent it is, its sentence, the days that prove it, and what else is known."""
    summary, plan = shared.summary, shared.summary.judging(flag)
    more = [words.POSSIBLE] if not flag.is_certain and flag.symptom else []
    more += [words.also_later(later)] if later else []
    more += [told] if (told := words.told(flag, summary.as_of)) else []
    more += [judged] if (judged := wording.judged_by(flag, summary.plan, plan)) else []
    note = flag.told.note if flag.told and shared.selection.has(Part.NOTES) else ""
    return {
        "label": words.card_label(flag),
        "level": int(flag.level),
        "is_active": flag.is_active,
        "sentence": wording.flag(flag, plan),
        "found": answers.flagged(flag, shared),
        "noted": answers.notes_of(flag, shared),
        "days": clinic.days_of(flag, summary),
        "more": " ".join(more),
        "note": words.they_said(note) if note else "",
        "why": wording.rule_words(flag, plan),
    }


def flags_of(shared: Shared) -> Iterator[Plain]:
    """Each flag on its own, none folded into another."""
    for flag in shared.flags:
        yield flag_plain(flag, shared)


def short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
