"""`diary export`: the diary in a form to hand on, to stdout or to a new file."""

from importlib import import_module
from pathlib import Path

import click

from diary.cli.context import Context
from diary.cli.say import say, show_bytes
from diary.core.errors import RecordError, UnknownNameError
from diary.wording import commands as words

#: Each has a module in `diary.sharing` with an `exported(journal, today, first, last)`.
FORMATS = ("csv", "json", "text")


@click.command(help=words.EXPORT, epilog=words.DAYS)
@click.argument("form", metavar="csv|json|text")
@click.option("--from", "first", metavar="DAY", help=words.FROM)
@click.option("--to", "last", metavar="DAY", help=words.TO)
@click.option("--template", is_flag=True, help=words.EXPORT_TEMPLATE)
@click.option("-o", "--output", metavar="PATH", help=words.EXPORT_OUTPUT)
@click.pass_obj
def export(
    context: Context,
    form: str,
    *,
    first: str | None,
    last: str | None,
    template: bool,
    output: str | None,
) -> None:
    tidy = form.strip().lower()
    if tidy not in FORMATS:
        raise UnknownNameError("format", form, accepted=FORMATS)
    since = None if first is None else context.day(first)
    until = None if last is None else context.day(last)
    if since and until and since > until:
        raise RecordError("from-after-to", words.day(since))
    module = import_module(f"diary.sharing.{tidy}")
    if template and (tidy != "csv" or since or until):
        raise click.UsageError(words.ONLY_A_TABLE)
    content: bytes = (
        module.template(context.journal, context.now.today)
        if template
        else module.exported(context.journal, context.now.today, since, until)
    )
    context.echo()
    if template and content.count(b"\n") == 1:
        say(words.EMPTY_TEMPLATE)
    if output is None or output == "-":
        show_bytes(content)
        return
    from diary.cli.outfile import write_new

    write_new(Path(output), getattr(module, "MARK", b"") + content)
    say(words.written(output))
