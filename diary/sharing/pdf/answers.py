"""What is planned and answered around the sessions: in short, by session, and all of it."""

from collections.abc import Iterator, Sequence
from typing import Any

from diary.core.answers import LateAnswer, Reaction, ResultAnswer, Seen
from diary.core.areas import AREAS, Area
from diary.core.entries import Entry
from diary.core.flags import Flag
from diary.core.injections import said_early
from diary.core.plans import stored_plan
from diary.core.preparing import planned_now
from diary.core.results import AfterSession, latest_checks, without_change
from diary.core.rules import Rule
from diary.core.shared import Shared
from diary.journal.zones import zone_named
from diary.sharing.pdf.entered import entered
from diary.wording import report_answers as words
from diary.wording.body import area_label
from diary.wording.report_pages import note

Plain = dict[str, Any]
#: A label, what was said, the note, and how it was entered.
Line = tuple[str, str, str, str]

#: Of the sessions before the last one, on the first page.
_MOST = 4


def first_lines(shared: Shared) -> list[tuple[str, str]]:
    """For the first page: what comes next, what was answered last, and the result of each area."""
    records, plan = shared.records, shared.summary.plan
    found = []
    if planned := planned_now(records.planned, shared.last).latest:
        waits = planned.value.day < shared.last
        label = words.UNCONFIRMED if waits else words.PLANNED
        found.append((label, words.planned(planned.value, shared.last)))
    if records.reactions:
        # One that was seen stays, whatever was said after it.
        seen = [one for one in records.reactions if one.value.seen] or records.reactions
        early = said_early(records, seen[-1], plan, zone_named)
        said = words.reaction(seen[-1].value, plan, early, with_size=False)
        found.append((words.TESTED, said))
    if late := latest_checks(records):
        found.append((words.LATE_CHECKS, words.weeks(late)))
    for area, after in results(shared):
        found.append((words.change_seen(area), words.over_sessions(after[-_MOST:])))
    return found


def results(shared: Shared) -> list[tuple[Area, list[AfterSession]]]:
    """For each chosen area the sessions of which something was said that goes out."""
    said: dict[tuple[str, Area], Seen] = {
        (entry.value.session, one.area): one.seen
        for entry in shared.records.results
        for one in entry.value.seen
    }
    found = []
    for area in AREAS:
        after = [AfterSession(one, said.get((one.id, area))) for one in shared.summary.sessions]
        after = [one for one in after if one.seen is not None]
        if after:
            found.append((area, after))
    return found


def by_session(shared: Shared) -> dict[str, list[Line]]:
    """All answers, by the id of the session that they are about, in order of their days."""
    found: dict[str, list[Line]] = {}
    for id_, line in _lines(shared):
        found.setdefault(id_, []).append(line)
    return found


def _elsewhere(shared: Shared) -> list[Line]:
    """Those about sessions that stay here, or are there no more."""
    here = {one.id for one in shared.records.sessions}
    return [line for id_, line in _lines(shared) if id_ not in here]


def _lines(shared: Shared) -> Iterator[tuple[str, Line]]:
    plan = shared.summary.plan
    entries: list[Entry[Any]] = [*shared.records.reactions, *shared.records.late_checks]
    entries += shared.records.results
    for entry in entries:
        match entry.value:
            case Reaction() as value:
                early = said_early(shared.records, entry, plan, zone_named)
                label, said = words.TESTED, words.reaction(value, plan, early)
            case LateAnswer() as value:
                label, said = words.LATE_CHECK, words.late_check(value)
            case ResultAnswer() as value:
                label, said = words.CHANGE_SEEN, words.result(value)
        yield value.session, (f"{label}:", said, value.note, entered(shared, entry))


def all_answers(shared: Shared) -> Plain:
    """The whole of it, on the pages behind: what stands by no session, and each area's results."""
    held = [one for one in without_change(shared.summary) if shared.selection.holds(one)]
    said = {area for area, _ in results(shared)}
    return {
        "lines": _elsewhere(shared),
        "planned": [
            (
                f"{words.PLANNED}:",
                words.planned(one.value, shared.last, shared.summary.plan),
                one.value.note,
                entered(shared, one),
            )
            for one in shared.records.planned
        ],
        "results": [
            (f"{area_label(area)}:", words.over_sessions(after), "", "")
            for area, after in results(shared)
        ],
        "expect": shared.summary.plan.results.words if said & set(held) else "",
    }


def flagged(flag: Flag, shared: Shared) -> str:
    """What was seen, when and how large; which week; empty for what is no answer or stays here."""
    ids = {one.check_in for one in flag.evidence}
    plan = shared.summary.plan
    if flag.rule is Rule.REACTION:
        found = [one.value for one in shared.records.reactions if one.id in ids]
        return " ".join(f"{_capital(words.reaction(one, plan))}." for one in found)
    if flag.rule is Rule.LATE_CHECK:
        late = [one.value for one in shared.records.late_checks if one.id in ids]
        return f"{_capital(words.weeks(late))}." if late else ""
    return ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def notes_of(flag: Flag, shared: Shared) -> list[str]:
    """What was noted with the answers that raised it."""
    ids = {one.check_in for one in flag.evidence}
    entries: Sequence[Entry[Any]] = (*shared.records.reactions, *shared.records.late_checks)
    return [one.value.note for one in entries if one.id in ids and one.value.note]


def plan_changes(shared: Shared) -> list[Plain]:
    """Each care plan that the diary came to go by, with its day."""
    found = []
    for one in shared.records.plans:
        change = one.value
        if change.day <= shared.last:
            title = words.plan_change(change, stored_plan(change))
            found.append({"title": title, "lines": [note(change.note)] if change.note else []})
    return found
