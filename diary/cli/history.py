"""`diary history`: everything ever saved."""

import click

from diary.cli.context import Context
from diary.cli.say import folded, say, show, show_json
from diary.wording import commands as words
from diary.wording import reports


@click.command(help=words.HISTORY)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def history(context: Context, as_json: bool) -> None:
    revisions = context.journal.history()
    if as_json:
        from diary.core.payload import revision_to_plain

        show_json([revision_to_plain(one) for one in revisions])
        return
    if not revisions:
        say(reports.NO_HISTORY)
    for one in revisions:
        show(*folded(reports.revision_heading(one), "", "  "))
        for line in reports.revision_lines(one):
            show(*folded(line.strip(), "  ", "    "))
