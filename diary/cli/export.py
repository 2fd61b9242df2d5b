"""`diary export`: the diary in a form to hand on, to stdout or to a new file."""

from pathlib import Path

import click

from diary.cli.context import Context
from diary.cli.exporters import FORMATS, content, template, write
from diary.cli.say import say, show_bytes
from diary.core.errors import UnknownNameError
from diary.core.period import between
from diary.core.selection import Part, Selection
from diary.wording import commands as words
from diary.wording import share

_BY_NAME = {form.name: form for form in FORMATS}


@click.command(help=words.EXPORT, epilog=words.DAYS)
@click.argument("form", metavar="csv|fhir|json|text")
@click.option("--from", "first", metavar="DAY", help=words.FROM)
@click.option("--to", "last", metavar="DAY", help=words.TO)
@click.option("--without-notes", is_flag=True, help=share.WITHOUT_NOTES_OPTION)
@click.option("--template", "is_empty", is_flag=True, help=words.EXPORT_TEMPLATE)
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
    left_out = frozenset({Part.NOTES} if without_notes else ())
    selection = Selection(period, without=left_out)
    made = (
        template(named, context.journal, context.now.today)
        if is_empty
        else content(context.journal, named, selection, context.now.today)
    )
    context.echo()
    if is_empty and made.count(b"\n") == 1:
        say(words.EMPTY_TEMPLATE)
    if output is None or output == "-":
        show_bytes(made)
        return
    write(named, Path(output), made)
    say(words.written(output))
