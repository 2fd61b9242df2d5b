"""The commands, each imported only when it is called: a check-in must not pay for the app."""

import os
from importlib import import_module

import click

from diary import __version__
from diary.cli.context import Context
from diary.cli.say import say
from diary.cli.start import start
from diary.wording import commands as words

_COMMANDS = {
    "session": "sessions",
    "log": "log",
    "status": "reports",
    "flags": "reports",
    "courses": "reports",
    "timeline": "timeline",
    "told": "told",
    "answer": "answer",
    "plan": "plan",
    "history": "history",
    "search": "search",
    "amend": "amend",
    "withdraw": "corrections",
    "undo": "corrections",
    "profile": "profile",
    "export": "export",
    "import": "imports",
    "check": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "encrypt": "sealing",
    "decrypt": "sealing",
    "passphrase": "sealing",
    "demo": "demo",
}


class Commands(click.Group):
    """Finds a command in its module by its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"diary.cli.{_COMMANDS[cmd_name]}")
        # `import` is a word of Python's own.
        name = f"{cmd_name}_" if cmd_name == "import" else cmd_name
        command: click.Command = getattr(module, name)
        return command


@click.group(cls=Commands, help=words.DIARY, epilog=words.DAYS, invoke_without_command=True)
@click.option("--home", metavar="DIR", help=words.HOME)
@click.version_option(__version__, prog_name="diary", message="%(prog)s %(version)s")
@click.pass_context
def diary(ctx: click.Context, home: str | None) -> None:
    context: Context = ctx.obj
    if home is not None:
        if not home.strip():
            raise click.BadParameter(words.EMPTY_HOME, ctx, param_hint="--home")
        context.home = home
    if ctx.invoked_subcommand is None:
        start(context)


def run(args: list[str], context: Context) -> int:
    """Run what `args` say; faults of the command line are said in one sentence. Gives the status.

    Raises what the command raises, `DiaryError` and `OSError` among it.
    """
    try:
        if "_DIARY_COMPLETE" in os.environ:
            diary.main(args, prog_name="diary")
        with diary.make_context("diary", args, obj=context) as top:
            diary.invoke(top)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "diary"
        say(words.wrong_usage(error.format_message(), command))
        return error.exit_code
    return 0
