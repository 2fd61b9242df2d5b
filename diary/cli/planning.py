"""`diary session plan` and `diary session confirm`: a session to come, until it has taken place."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from diary.cli.completing import checklist
from diary.cli.context import Context, piped
from diary.cli.say import folded, say, show, show_json
from diary.cli.session_options import tells_what_was_given
from diary.core.areas import area_named
from diary.core.errors import RecordError
from diary.core.payload import revision_to_plain
from diary.core.records import TreatmentSession
from diary.wording import answering as words
from diary.wording import commands
from diary.wording import treatment as said

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession
    from diary.core.entries import Entry
    from diary.core.summary import Summary

_ADDS = {"at": "--at", "areas": "--area", "note": "--note"}


@click.command(help=words.PLAN, epilog=commands.DAYS)
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--on", metavar="DAY", help=words.PLAN_ON)
@click.option("--at", metavar="HH:MM", help=words.PLAN_AT)
@click.option("--area", "areas", metavar="AREA", multiple=True, help=words.PLAN_AREA)
@click.option("--note", metavar="TEXT", help=words.NOTE)
@click.option(
    "--check", metavar="NAME", multiple=True, help=words.PLAN_CHECK, shell_complete=checklist
)
@click.option(
    "--uncheck", metavar="NAME", multiple=True, help=words.PLAN_UNCHECK, shell_complete=checklist
)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def plan(
    context: Context,
    /,
    *,
    id_: str | None,
    on: str | None,
    check: tuple[str, ...],
    uncheck: tuple[str, ...],
    as_json: bool,
    **adds: Any,
) -> None:
    given = [option for name, option in _ADDS.items() if adds[name] not in (None, ())]
    about = "an ID" if id_ else "--check" if check else "--uncheck" if uncheck else ""
    if on is not None and about:
        raise click.UsageError(words.PLAN_EITHER.format(about))
    if on is not None:
        _add(context, on, as_json=as_json, **adds)
        return
    if given:
        raise click.UsageError(words.PLAN_NEEDS_ON.format(given[0]))
    entry = _planned(context, id_)
    if check or uncheck:
        entry = _ticked(context, entry, check, uncheck)
    summary = context.journal.summary(context.now.today)
    if as_json:
        from diary.sharing.plain_around import planned_plain

        show_json(planned_plain(entry, summary, context.now))
    else:
        show_planned(context, entry, summary)


def _add(
    context: Context,
    on: str,
    *,
    at: str | None,
    areas: tuple[str, ...],
    note: str | None,
    as_json: bool,
) -> None:
    from diary.core.answers import PlannedSession
    from diary.core.days import read_time
    from diary.core.preparing import is_put_in_the_past, time_left
    from diary.journal.zones import zone_named
    from diary.wording.days import day_words

    planned = PlannedSession(
        context.coming_day(on),
        tuple(area_named(name) for name in areas),
        None if at is None else read_time(at),
        note=piped() if note == "-" else note or "",
    )
    if is_put_in_the_past(planned, context.now.today):
        raise RecordError("plan-past", day_words(planned.day, context.now.today))
    revision = context.journal.record(planned, context.now)
    say(*words.saved(revision, context.now.today))
    left = time_left(planned, context.now, zone_named)
    say(said.planned_countdown(planned, left, context.now.today))
    if as_json:
        show_json(revision_to_plain(revision))


def _planned(
    context: Context, id_: str | None, *, to_confirm: bool = False
) -> "Entry[PlannedSession]":
    """The one of that id, else the one that comes first, or may have. Raises `RecordError`."""
    from diary.core.preparing import planned_now

    planned = context.journal.records().planned
    if id_ is not None:
        wanted = context.journal.find(id_)[-1]
        if wanted.withdrawn:
            raise RecordError("withdrawn-record", wanted.id)
        found = [one for one in planned if one.id == wanted.id]
        if not found:
            raise RecordError("not-planned", wanted.id)
        return found[0]
    now = planned_now(planned, context.now.today)
    entry = (now.to_confirm if to_confirm else None) or now.first
    if entry is None:
        raise RecordError("nothing-planned")
    return entry


def _ticked(
    context: Context,
    entry: "Entry[PlannedSession]",
    check: tuple[str, ...],
    uncheck: tuple[str, ...],
) -> "Entry[PlannedSession]":
    from diary.cli.amend_answers import ticked
    from diary.core.reasons import CHANGED

    value = replace(entry.value, checked=ticked(context, entry.value, check, uncheck))
    context.journal.amend(entry.id, value, context.now, CHANGED)
    return next(one for one in context.journal.records().planned if one.id == entry.id)


def show_planned(context: Context, entry: "Entry[PlannedSession]", summary: "Summary") -> None:
    """The countdown, the list, and what is not clear yet with its areas and days."""
    from diary.core.ids import shortened
    from diary.core.preparing import also_to_tell, not_clear, time_left
    from diary.core.preparing import checklist as points
    from diary.journal.zones import zone_named
    from diary.wording.body import area_words
    from diary.wording.preparing import ALL_CLEAR, to_tell

    now, planned = context.now, entry.value
    ids = shortened(one.id for one in summary.records.entries)
    left = time_left(planned, now, zone_named)
    show(*folded(said.planned_countdown(planned, left, now.today)))
    if planned.areas:
        show(*folded(f"Areas: {', '.join(map(area_words, planned.areas))}", "  ", "    "))
    if planned.note:
        show(*folded(f"Note: {planned.note}", "  ", "    "))
    show(f"  Id: {ids[entry.id]}", "")
    items = points(planned, summary.plan, now, zone_named)
    if items:
        show(said.BEFORE)
        for one in items:
            show(*folded(said.item(one), "  ", "    "))
        show(*folded(said.HOW_TO_CHECK, "  "), "")
    lines = [said.not_clear(one, summary.as_of) for one in not_clear(summary)]
    lines += [
        to_tell(one, summary.judging(one.flag), summary.as_of) for one in also_to_tell(summary)
    ]
    show(*folded(said.NOT_CLEAR if lines else ALL_CLEAR))
    for line in lines:
        show(*folded(line, "  ", "    "))
    others = [one for one in summary.records.planned if one.id != entry.id]
    if others:
        lines = [f"{said.planned_line(one.value)} (id {ids[one.id]})" for one in others]
        show(*words.others_planned(lines))


@click.command(help=words.CONFIRM, epilog=commands.DAYS)
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--on", metavar="DAY", help=words.CONFIRM_ON)
@click.option("--at", metavar="HH:MM", help=commands.SESSION_AT)
@click.option("--area", "areas", metavar="AREA", multiple=True, help=commands.SESSION_AREA)
@tells_what_was_given
@click.option("--note", metavar="TEXT", help=words.NOTE)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def confirm(
    context: Context,
    /,
    *,
    id_: str | None,
    on: str | None,
    at: str | None,
    areas: tuple[str, ...],
    note: str | None,
    as_json: bool,
    **given: Any,
) -> None:
    from diary.cli.after_session import say_session
    from diary.core.days import read_time
    from diary.wording.days import day_words

    entry = _planned(context, id_, to_confirm=True)
    planned, today = entry.value, context.now.today
    if on is None and planned.day > today:
        raise RecordError("confirm-early", day_words(planned.day, today))
    value = TreatmentSession(
        day=planned.day if on is None else context.day(on),
        areas=tuple(area_named(name) for name in areas) or planned.areas,
        at=planned.at if at is None else read_time(at),
        note=planned.note if note is None else piped() if note == "-" else note,
        **given,
    )
    revision = context.journal.confirm(entry.id, value, context.now)
    if as_json:
        show_json(revision_to_plain(revision))
    say_session(context, revision)
