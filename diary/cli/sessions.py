"""`diary session`: add a treatment session, plan one, list them."""

from typing import TYPE_CHECKING, Any

import click

from diary.cli.context import Context, piped
from diary.cli.planning import confirm, plan
from diary.cli.say import folded, say, show, show_json
from diary.cli.session_options import tells_what_was_given
from diary.core.areas import area_named
from diary.core.records import SessionKind, TreatmentSession
from diary.wording import commands as words

if TYPE_CHECKING:
    from diary.core.summary import Summary


@click.group(help=words.SESSION, no_args_is_help=False)
def session() -> None:
    pass


@session.command(help=words.session_add(), epilog=words.DAYS)
@click.option("--on", metavar="DAY", required=True, help=words.SESSION_ON)
@click.option("--at", metavar="HH:MM", help=words.SESSION_AT)
@click.option(
    "--area",
    "areas",
    metavar="AREA",
    multiple=True,
    required=True,
    help=words.SESSION_AREA,
)
@click.option(
    "--kind",
    type=click.Choice([one.value for one in SessionKind]),
    default="treatment",
    help=words.SESSION_KIND,
)
@tells_what_was_given
@click.option("--note", metavar="TEXT", help=words.SESSION_NOTE)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def add(
    context: Context,
    /,
    *,
    on: str,
    at: str | None,
    areas: tuple[str, ...],
    kind: str,
    note: str | None,
    as_json: bool,
    **given: Any,
) -> None:
    from diary.cli.after_session import say_session
    from diary.core.days import near_day_to_come, read_time
    from diary.wording.treatment import perhaps_to_come

    treated = tuple(area_named(name) for name in areas)
    time_of_day = None if at is None else read_time(at)
    day = context.day(on)
    text = piped() if note == "-" else note or ""
    value = TreatmentSession(
        day=day, areas=treated, kind=SessionKind(kind), at=time_of_day, note=text, **given
    )
    revision = context.journal.record(value, context.now)
    if as_json:
        from diary.core.payload import revision_to_plain

        show_json(revision_to_plain(revision))
    say_session(context, revision)
    meant = near_day_to_come(on, context.now.today)
    if meant and value.kind is SessionKind.TREATMENT:
        say(*perhaps_to_come(meant))


session.add_command(plan)
session.add_command(confirm)


@session.command("list", help=words.SESSION_LIST)
@click.option("--as-of", metavar="DAY", help=words.AS_OF)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def list_(context: Context, as_of: str | None, as_json: bool) -> None:
    from diary.sharing.plain import sessions_plain
    from diary.wording import reports

    summary = context.summary(as_of)
    if as_json:
        show_json(sessions_plain(summary))
        return
    numbers = {one.id: one.number for one in summary.sessions}
    entries = [one for one in summary.records.sessions if one.value.day <= summary.as_of]
    if not entries:
        say(reports.NO_SESSION)
    for entry in entries:
        line = reports.session_row(entry.value, numbers.get(entry.id), is_edited=entry.is_edited())
        show(*folded(line, "", "  "))
        _show_more(summary, entry.id)
    _show_planned(summary)


def _show_more(summary: "Summary", id_: str) -> None:
    """What was given, how the skin took it, and the change that was seen."""
    from diary.wording.history import said_lines
    from diary.wording.sessions import given
    from diary.wording.treatment import cream, result

    records, as_of = summary.records, summary.as_of
    session = next(one.value for one in records.sessions if one.id == id_)
    lines = given(session)
    if remark := cream(session, summary.plan):
        lines.append(remark)
    for reaction in records.reactions:
        if reaction.value.session == id_ and reaction.value.day <= as_of:
            lines += said_lines(reaction.value)
    said = [one for one in records.results if one.value.session == id_ and one.value.day <= as_of]
    if said:
        lines.append(result(said[-1].value))
    for line in lines:
        show(*folded(line, "  ", "    "))


def _show_planned(summary: "Summary") -> None:
    from diary.core.ids import shortened
    from diary.wording.letters import capital
    from diary.wording.treatment import planned_line

    ids = shortened(one.id for one in summary.records.entries)
    for entry in summary.records.planned:
        line = planned_line(entry.value)
        note = f". Note: {entry.value.note}" if entry.value.note else "."
        show(*folded(f"{capital(line)}{note}", "", "  "), f"  Id: {ids[entry.id]}")
