"""`diary session`: add a treatment session, list them."""

import click

from diary.cli.context import Context, piped
from diary.cli.say import folded, say, show, show_json
from diary.core.areas import area_named
from diary.core.records import SessionKind, TreatmentSession
from diary.wording import commands as words


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
@click.option("--numbing-cream", is_flag=True, help=words.SESSION_CREAM)
@click.option("--note", metavar="TEXT", help=words.SESSION_NOTE)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def add(
    context: Context,
    *,
    on: str,
    at: str | None,
    areas: tuple[str, ...],
    kind: str,
    numbing_cream: bool,
    note: str | None,
    as_json: bool,
) -> None:
    from diary.core.days import read_time

    treated = tuple(area_named(name) for name in areas)
    time_of_day = None if at is None else read_time(at)
    day = context.day(on)
    revision = context.journal.record(
        TreatmentSession(
            day,
            treated,
            SessionKind(kind),
            time_of_day,
            numbing_cream,
            piped() if note == "-" else note or "",
        ),
        context.now,
    )
    if as_json:
        from diary.core.payload import revision_to_plain

        show_json(revision_to_plain(revision))
    say(*words.saved_session(revision, context.now.today))


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
