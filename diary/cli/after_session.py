"""What is said once a session is saved: its quiet notes, what to leave be now, what is asked."""

from contextlib import suppress
from typing import TYPE_CHECKING

from diary.cli.context import Context
from diary.cli.say import say
from diary.core.errors import DiaryError
from diary.core.records import Revision, SessionKind, TreatmentSession
from diary.wording import commands
from diary.wording import treatment as words

if TYPE_CHECKING:
    from diary.core.entries import Entry
    from diary.core.summary import Summary


def say_session(context: Context, revision: Revision) -> None:
    """That it was saved, and what follows. None of it is ever a reason to refuse a session."""
    say(*commands.saved_session(revision, context.now.today))
    with suppress(DiaryError, OSError):  # it is saved, whatever can be said about it
        summary = context.journal.summary(context.now.today)
        entry = next(one for one in summary.records.sessions if one.id == revision.id)
        say(*_notes(context, summary, entry))


def _notes(context: Context, summary: "Summary", entry: "Entry[TreatmentSession]") -> list[str]:
    from diary.core.aftercare import on_the_wall
    from diary.core.hours import hours_now
    from diary.core.ids import shortened
    from diary.core.injections import over_since, untested
    from diary.journal.zones import zone_named

    now, plan, lines = context.now, summary.plan, []
    if entry.value.kind is SessionKind.TEST:
        since = over_since(entry, plan, zone_named)
        if since > now.instant:
            lines.append(words.ask_later(on_the_wall(since, now, zone_named), now.today, plan))
        return lines
    if found := untested(summary, entry, zone_named):
        lines.append(words.note_on_tests(found, plan))
    if remark := words.cream(entry.value, plan):
        lines.append(remark)
    hours = hours_now(summary, now, zone_named)
    lines += [
        words.running(one.timer, on_the_wall(one.until, now, zone_named), one.left(now), now.today)
        for one in hours.running
    ]
    lines += [words.untimed(one) for one in hours.untimed]
    ids = shortened(one.id for one in summary.records.entries)
    lines += [
        words.also_planned(one.value, ids[one.id], now.today)
        for one in summary.records.planned
        if one.value.day == entry.value.day
    ]
    return lines
