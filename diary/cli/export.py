"""`diary export`: the diary in a form to hand on, to stdout or to a new file."""

import sys
from pathlib import Path

import click

from diary.cli.context import Context
from diary.cli.exporters import FORMATS, content, is_binary, template, write
from diary.cli.say import say, show_bytes
from diary.core.errors import UnknownNameError
from diary.core.period import between
from diary.core.selection import Part, Selection
from diary.wording import commands as words
from diary.wording import report, share

_BY_NAME = {form.name: form for form in FORMATS}


@click.command(help=words.EXPORT, epilog=words.DAYS)
@click.argument("form", metavar="csv|json|pdf|text")
@click.option("--from", "first", metavar="DAY", help=words.FROM)
@click.option("--to", "last", metavar="DAY", help=words.TO)
@click.option("--without-notes", is_flag=True, help=share.WITHOUT_NOTES_OPTION)
@click.option("--template", "is_empty", is_flag=True, help=words.EXPORT_TEMPLATE)
@click.option("--no-data", is_flag=True, help=report.NO_DATA_OPTION)
@click.option("-o", "--output", metavar="PATH", help=words.EXPORT_OUTPUT)
@click.pass_obj
def export(
    context: Context,
    form: str,
    *,
    first: str | None,
    last: str | None,
    without_notes: bool,
    is_empty: bool,
    no_data: bool,
    output: str | None,
) -> None:
    named = _BY_NAME.get(form.strip().lower())
    if named is None:
        raise UnknownNameError("format", form, accepted=tuple(sorted(_BY_NAME)))
    since = None if first is None else context.day(first)
    until = None if last is None else context.day(last)
    period = between(since, until)
    if is_empty and (named.name != "csv" or since or until):
        raise click.UsageError(words.ONLY_A_TABLE)
    if no_data and named.name != "pdf":
        raise click.UsageError(report.ONLY_A_PDF)
    if (
        output in (None, "-")
        and is_binary(named)
        and sys.stdout is not None
        and sys.stdout.isatty()
    ):
        raise click.UsageError(report.NOT_ON_A_TERMINAL)
    left_out = frozenset({Part.NOTES} if without_notes else ())
    selection = Selection(period, without=left_out)
    unprinted: list[str] = []
    options = {"with_data": not no_data, "tell": unprinted.extend} if named.name == "pdf" else {}
    made = (
        template(named, context.journal, context.now.today)
        if is_empty
        else content(context.journal, named, selection, context.now.today, **options)
    )
    context.echo()
    if unprinted:
        say(report.unprinted(unprinted))
    if is_empty and made.count(b"\n") == 1:
        say(words.EMPTY_TEMPLATE)
    if output is None or output == "-":
        show_bytes(made)
        return
    write(named, Path(output), made)
    say(words.written(output))
