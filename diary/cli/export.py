"""`diary export`: the diary in a form to hand on, to stdout or to a new file."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from diary.cli.context import Context
from diary.cli.exporters import (
    FORMATS,
    as_file,
    clinic_key,
    dictionary,
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
from diary.core.selection import Part, Selection
from diary.core.shared import Shared
from diary.journal.sharing import Format, shared_from
from diary.wording import commands as words
from diary.wording import share

_BY_NAME = {form.name: form for form in FORMATS}
_PARTS = tuple(Part)
#: The options that only some of the forms take; see `Format.options`.
_OF_A_FORM = ("--template", "--dictionary", "--schema", "--no-data", "--with-pdf")


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
@click.option("--dictionary", "explains", is_flag=True, help=share.DICTIONARY_OPTION)
@click.option("--schema", "is_schema", is_flag=True, help=share.SCHEMA_OPTION)
@click.option("--no-data", is_flag=True, help=share.NO_DATA_OPTION)
@click.option("--with-pdf", is_flag=True, help=share.WITH_PDF_OPTION)
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
    explains: bool,
    is_schema: bool,
    no_data: bool,
    with_pdf: bool,
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
    given = dict(zip(_OF_A_FORM, (is_empty, explains, is_schema, no_data, with_pdf), strict=True))
    _refuse_wrong(named, [one for one in given if given[one]])
    if (
        sum((is_empty, explains, is_schema)) + (selection != Selection() or key_file is not None)
        > 1
    ):
        raise click.UsageError(share.GOES_ALONE)
    key = None if key_file is None else clinic_key(key_file)
    is_shown = output is None or output == "-"
    if is_shown and (key or named.is_binary) and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(share.NOT_ON_A_TERMINAL)
    path = sealed_name(output or "") if key else output or ""
    if not is_shown:
        refuse_place(Path(path))
    if is_schema:
        made = schema(named)
    elif explains:
        made = dictionary(named, context.closed_journal)
    elif is_empty:
        made = template(named, context.journal, context.now.today)
        if made.count(b"\n") == 1:
            say(words.EMPTY_TEMPLATE)
    else:
        shared = shared_from(context.journal, selection, context.now.today)
        context.echo()
        options = _options(named, with_data=not no_data, with_pdf=with_pdf)
        made, remarks = exported(named, shared, **options)
        say(_going_out(named, shared, context.now.today), *remarks)
    if is_shown:
        show_bytes(as_file(named, made, key) if key else made)
        return
    write(named, Path(path), made, key)
    say(words.written(path))


def _refuse_wrong(named: Format, given: Sequence[str]) -> None:
    for option in given:
        if option not in named.options:
            forms = [one.name for one in FORMATS if option in one.options]
            raise click.UsageError(share.only_for(option, forms))


def _options(named: Format, *, with_data: bool, with_pdf: bool) -> dict[str, bool]:
    given = {"--no-data": ("with_data", with_data), "--with-pdf": ("with_pdf", with_pdf)}
    return dict(given[one] for one in named.options if one in given)


def _going_out(form: Format, shared: Shared, today: date) -> str:
    if not form.has_entries:
        return share.NO_ENTRIES
    said = share.going_out(
        shared,
        today,
        has_history=form.has_history,
        has_name=form.has_name,
        has_answers=form.has_answers,
    )
    return " ".join(said)


def _parts(given: tuple[str, ...]) -> frozenset[Part]:
    found = set()
    for one in given:
        tidy = one.strip().lower()
        if tidy not in _PARTS:
            raise UnknownNameError("part", one, accepted=_PARTS)
        found.add(Part(tidy))
    return frozenset(found)
