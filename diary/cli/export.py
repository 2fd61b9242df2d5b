"""`diary export`: the diary in a form to hand on, to stdout or to a new file."""

import sys
from pathlib import Path

import click

from diary.cli.context import Context
from diary.cli.exporters import (
    FORMATS,
    as_file,
    clinic_key,
    exported,
    schema,
    sealed_name,
    template,
    write,
)
from diary.cli.outfile import refuse_place
from diary.cli.say import say, show_bytes
from diary.core.areas import area_named
from diary.core.errors import UnknownNameError
from diary.core.period import between
from diary.core.selection import Part, Selection, Shared
from diary.journal.sharing import Format, shared_from
from diary.wording import commands as words
from diary.wording import report, share

_BY_NAME = {form.name: form for form in FORMATS}
_PARTS = tuple(Part)


@click.command(help=words.EXPORT, epilog=words.DAYS)
@click.argument("form", metavar="|".join(sorted(_BY_NAME)))
@click.option("--from", "first", metavar="DAY", help=words.FROM)
@click.option("--to", "last", metavar="DAY", help=words.TO)
@click.option("--area", "areas", metavar="AREA", multiple=True, help=share.AREA_OPTION)
@click.option(
    "--without", "parts", metavar="|".join(_PARTS), multiple=True, help=share.WITHOUT_OPTION
)
@click.option("--name/--no-name", "with_name", default=True, help=share.NAME_OPTION)
@click.option("--to-clinic", "key_file", metavar="FILE.pub", help=share.TO_CLINIC_OPTION)
@click.option("--template", "is_empty", is_flag=True, help=words.EXPORT_TEMPLATE)
@click.option("--schema", "is_schema", is_flag=True, help=share.SCHEMA_OPTION)
@click.option("--no-data", is_flag=True, help=report.NO_DATA_OPTION)
@click.option("-o", "--output", metavar="PATH", help=words.EXPORT_OUTPUT)
@click.pass_obj
def export(
    context: Context,
    form: str,
    *,
    first: str | None,
    last: str | None,
    areas: tuple[str, ...],
    parts: tuple[str, ...],
    with_name: bool,
    key_file: str | None,
    is_empty: bool,
    is_schema: bool,
    no_data: bool,
    output: str | None,
) -> None:
    named = _BY_NAME.get(form.strip().lower())
    if named is None:
        raise UnknownNameError("format", form, accepted=tuple(sorted(_BY_NAME)))
    since = None if first is None else context.day(first)
    until = None if last is None else context.day(last)
    selection = Selection(
        between(since, until), frozenset(map(area_named, areas)), _parts(parts), with_name
    )
    is_plain = selection == Selection() and key_file is None and not (is_empty and is_schema)
    if is_empty and not (is_plain and named.name == "csv"):
        raise click.UsageError(words.ONLY_A_TABLE)
    if is_schema and not (is_plain and named.name == "json"):
        raise click.UsageError(share.ONLY_JSON)
    if no_data and named.name != "pdf":
        raise click.UsageError(report.ONLY_A_PDF)
    key = None if key_file is None else clinic_key(key_file)
    is_shown = output is None or output == "-"
    if is_shown and (key or named.is_binary) and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(share.NOT_ON_A_TERMINAL)
    path = sealed_name(output or "") if key else output or ""
    if not is_shown:
        refuse_place(Path(path))
    if is_schema:
        made = schema(named)
    elif is_empty:
        made = template(named, context.journal, context.now.today)
        if made.count(b"\n") == 1:
            say(words.EMPTY_TEMPLATE)
    else:
        shared = shared_from(context.journal, selection, context.now.today)
        context.echo()
        said = share.going_out(
            shared, context.now.today, has_history=named.has_history, has_name=named.has_name
        )
        say(" ".join(said))
        made = _made(named, shared, with_data=not no_data)
    if is_shown:
        show_bytes(as_file(named, made, key) if key else made)
        return
    write(named, Path(path), made, key)
    say(words.written(path))


def _made(named: Format, shared: Shared, *, with_data: bool) -> bytes:
    if named.name != "pdf":
        return exported(named, shared)
    unprinted: list[str] = []
    made = exported(named, shared, with_data=with_data, tell=unprinted.extend)
    if unprinted:
        say(report.unprinted(unprinted))
    return made


def _parts(given: tuple[str, ...]) -> frozenset[Part]:
    found = set()
    for one in given:
        tidy = one.strip().lower()
        if tidy not in _PARTS:
            raise UnknownNameError("part", one, accepted=_PARTS)
        found.add(Part(tidy))
    return frozenset(found)
