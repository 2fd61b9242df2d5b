"""`diary withdraw` and `diary undo`: what was saved counts no longer, and stays in the history."""

import click

from diary.cli.context import Context
from diary.cli.say import say, show_json
from diary.core.errors import RecordError
from diary.core.payload import Plain, revision_to_plain
from diary.wording import commands
from diary.wording import corrections as words


@click.command(help=words.WITHDRAW)
@click.argument("id_", metavar="ID")
@click.option("--reason", metavar="TEXT", help=words.REASON)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def withdraw(context: Context, id_: str, reason: str | None, as_json: bool) -> None:
    from diary.cli.why import reason_of

    last = context.journal.find(id_)[-1]
    if last.withdrawn:
        raise RecordError("withdrawn-record", last.id)
    why = reason_of(reason, *words.to_be_withdrawn(last.value))
    revision = context.journal.withdraw(last.id, context.now, why)
    say(*words.withdrawn(revision, context.now.today))
    if as_json:
        show_json(revision_to_plain(revision))


@click.command(help=words.UNDO)
@click.option("--steps", metavar="N", type=click.IntRange(min=1), default=1, help=words.STEPS)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def undo(context: Context, steps: int, as_json: bool) -> None:
    from diary.core.changes import changes_by

    written: list[Plain] = []
    taken = 0
    try:
        while taken < steps:
            done = context.journal.undo(context.now)
            taken += 1
            written += [revision_to_plain(one.revision) for one in (done, *done.along)]
            say(*words.undone(done, changes_by(done.undid, done.revision)))
    except RecordError as error:
        if not written or error.problem != "nothing-to-undo":
            raise
        say(words.fewer_left(taken))
    finally:
        if as_json and written:
            show_json(written)
    say(words.UNDONE_STAYS)
