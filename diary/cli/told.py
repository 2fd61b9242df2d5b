"""`diary told`: that the clinic was told of what is flagged."""

from typing import TYPE_CHECKING

import click

from diary.cli.context import Context, piped
from diary.cli.say import say, show_json
from diary.core.errors import RecordError
from diary.wording import answering as words
from diary.wording import commands

if TYPE_CHECKING:
    from diary.core.flags import Flag
    from diary.core.summary import Summary


@click.command(help=words.TOLD, epilog=commands.DAYS)
@click.argument("flag")
@click.option("--on", metavar="DAY", help=words.TOLD_ON)
@click.option("--note", metavar="TEXT", help=words.TOLD_NOTE)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def told(context: Context, flag: str, on: str | None, note: str | None, as_json: bool) -> None:
    found = flags_called(context.journal.summary(context.now.today), flag)
    day = context.now.today if on is None else context.day(on)
    text = piped() if note == "-" else note or ""
    context.journal.tell([one.id for one in found], day, text, context.now)
    say(words.told(len(found), day, context.now.today))
    if as_json:
        from diary.sharing.plain import flag_plain

        summary = context.journal.summary(context.now.today)
        ids = {one.id for one in found}
        show_json({"flags": [flag_plain(one, summary) for one in summary.flags if one.id in ids]})


def flags_called(summary: "Summary", typed: str) -> "tuple[Flag, ...]":
    """The flags of one card whose ids begin with that, the active ones alone where there are any.

    Raises `RecordError` where there is none, or more than one card.
    """
    wanted = typed.strip().lower()
    exact = [one for one in summary.flags if one.id.lower() == wanted]
    found = exact or [one for one in summary.flags if wanted and one.id.lower().startswith(wanted)]
    found = [one for one in found if one.is_active] or found
    if not found:
        raise RecordError("unknown-flag", typed)
    if len({(one.rule, one.area, one.symptom, one.sign) for one in found}) > 1:
        raise RecordError("unclear-flag", typed)
    return tuple(found)


def short_id(flag: "Flag") -> str:
    """As much of its id as names its card: `beyond_window:left-calf:soreness`."""
    return flag.id.rpartition(":")[0] if flag.sign is None else flag.id
