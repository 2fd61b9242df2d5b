"""The pages at the end: what was logged and changed, what no longer counts, how to read it."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from diary import __version__
from diary.core.entries import chains
from diary.core.plan import CarePlan
from diary.core.profile import Profile
from diary.core.reasons import TOOK_PLACE
from diary.core.records import CheckIn, Revision
from diary.core.scales import BRUISING_WORDS, SYMPTOMS
from diary.core.selection import Part
from diary.core.shared import Shared
from diary.core.steps import Saved, history
from diary.sharing.pdf.entered import entered
from diary.wording import clinic
from diary.wording import report_pages as words
from diary.wording.body import BRUISE_HINTS
from diary.wording.days import day_words, month_words
from diary.wording.history import entry_words, said_lines, saved_lines, whole_entry
from diary.wording.report import MISSED

Plain = dict[str, Any]


def entries(shared: Shared) -> list[Plain]:
    """The check-ins, month by month."""
    months: list[Plain] = []
    for entry in shared.records.check_ins:
        value = entry.value
        month = month_words(value.day)
        if not months or months[-1]["month"] != month:
            months.append({"month": month, "year": str(value.day.year), "entries": []})
        signs = words.signs(value, shared.summary.plan)
        months[-1]["entries"].append(
            (
                day_words(value.day, value.day),
                " · ".join(filter(None, (words.entry_line(value), signs, words.used(value)))),
                value.note,
                entered(shared, entry),
            )
        )
    return months


def changed(shared: Shared) -> list[Plain]:
    """Each correction: when, of what, old and new, and why; the latest last."""
    # A record that was saved once and never again has no history: nearly all of a long diary.
    log = [one for chain in chains(shared.revisions).values() if chain[1:] for one in chain]
    log.sort(key=lambda one: (one.recorded_at, one.id, one.revision))
    return [_change(one) for one in history(log) if one.before is not None or one.is_rival]


def _change(saved: Saved) -> Plain:
    one = saved.revision
    return {
        "title": words.changed_at(one, entry_words(one.value)),
        "lines": saved_lines(saved),
    }


def withdrawn(shared: Shared) -> list[Plain]:
    """The entries that no longer count, with what they said."""
    return [
        {"title": whole_entry(one.value), "lines": list(_withdrawn(one, shared.summary.plan))}
        for chain in chains(shared.revisions).values()
        for one in chain[-1:]
        if one.withdrawn and not isinstance(one.value, Profile) and one.reason != TOOK_PLACE
    ]


def _withdrawn(one: Revision, plan: CarePlan) -> Iterator[str]:
    if not isinstance(one.value, CheckIn):
        yield from said_lines(one.value)
        return
    parts = (words.entry_line(one.value), words.signs(one.value, plan), words.used(one.value))
    yield " · ".join(filter(None, parts))
    if one.value.note:
        yield words.note(one.value.note)


def how_to_read(shared: Shared, data: bytes, *, is_attached: bool) -> Plain:
    plan = shared.summary.plan
    records = len({one.id for one in shared.revisions})
    return {
        "by_size": words.BRUISE_BY_SIZE,
        "at_worst": words.SORE_AT_WORST,
        "bruise": [
            (str(value), word, hint)
            for value, (word, hint) in enumerate(zip(BRUISING_WORDS, BRUISE_HINTS, strict=True))
        ],
        "soreness": words.SORE_BANDS,
        "windows": [
            (*words.window_words(one, plan.windows[one].days), plan.windows[one].source)
            for one in SYMPTOMS
        ],
        "limits": [words.NOT_SIGNED_OFF, *words.limits(plan)],
        "marks": words.MARK_WORDS,
        "logged": [words.IS_EXPECTED, words.ON_TIME, MISSED],
        "from": [
            clinic.SELF_REPORTED,
            clinic.NOT_LIVE,
            words.plan_words(plan),
            words.counts(records, len(shared.revisions)),
            clinic.made_by(__version__),
            words.digest_words(is_attached=is_attached),
        ],
        "digest": sha256(data).hexdigest(),
    }


def left_out(shared: Shared) -> str:
    """Said in the place of the corrections, where those were left out."""
    return "" if shared.selection.has(Part.HISTORY) else words.CHANGES_LEFT_OUT
