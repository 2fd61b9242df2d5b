"""`diary log`: one check-in from options; with none, on a terminal, asked line by line."""

from typing import Any

import click

from diary.cli import completing
from diary.cli.check_in import log_check_in, say_saved
from diary.cli.context import Context
from diary.wording import commands as words


@click.command(help=words.LOG, epilog=words.DAYS)
@click.option("--on", metavar="DAY", help=words.LOG_ON)
@click.option("--rate", "rates", metavar="AREA:BRUISE:SORE", multiple=True, help=words.LOG_RATE)
@click.option(
    "--leftover", "leftovers", metavar="AREA:ANSWER", multiple=True, help=words.LOG_LEFTOVER
)
@click.option("--same", is_flag=True, help=words.LOG_SAME)
@click.option("--none", "zero", is_flag=True, help=words.LOG_NONE)
@click.option(
    "--sign",
    "signs",
    metavar="SIGN",
    multiple=True,
    help=words.LOG_SIGN,
    shell_complete=completing.signs,
)
@click.option(
    "--remedy",
    "remedies",
    metavar="NAME",
    multiple=True,
    help=words.LOG_REMEDY,
    shell_complete=completing.remedies,
)
@click.option("--note", metavar="TEXT", help=words.LOG_NOTE)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def log(context: Context, /, *, on: str | None, as_json: bool, **said: Any) -> None:
    if any(value or value == "" for value in said.values()):
        log_check_in(context, on=on, as_json=as_json, **said)
        return
    from diary.cli.compose import is_terminal

    if not is_terminal():
        raise click.UsageError(words.NOTHING_TO_LOG)
    from diary.cli.ask import ask_check_in

    revision = ask_check_in(context, None if on is None else context.day(on))
    say_saved(context, revision, as_json, warned=True)
