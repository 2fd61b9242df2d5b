"""`diary search`: the days whose notes have these words."""

import click

from diary.cli.context import Context
from diary.cli.say import folded, say, show, show_json
from diary.wording import commands
from diary.wording import search as words


@click.command(help=words.HELP)
@click.argument("typed", metavar="WORDS...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def search(context: Context, typed: tuple[str, ...], as_json: bool) -> None:
    from diary.core.search import Notes, words_in

    query = " ".join(typed)
    found = Notes(context.journal.records()).matching(words_in(query))
    if not found:
        say(words.nothing_found(query))
    if as_json:
        show_json(
            [
                {
                    "day": one.record.day.isoformat(),
                    "kind": one.record.RECORD,
                    "id": one.id,
                    "note": one.note,
                    "remedies": list(one.remedies),
                    "rest": list(one.rest),
                }
                for one in found
            ]
        )
        return
    for one in found:
        show(*folded(words.heading(one, context.now.today), "", "  "))
        for before, text in words.texts(one):
            show(*folded(f"{before}{text}", "  ", "    "))
