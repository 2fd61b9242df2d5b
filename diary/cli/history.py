"""`diary history`: everything ever saved, and what each save changed."""

import click

from diary.cli.context import Context
from diary.cli.say import folded, say, show, show_json
from diary.wording import commands, corrections
from diary.wording import history as words


@click.command(help=corrections.HISTORY)
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def history(context: Context, id_: str | None, as_json: bool) -> None:
    from diary.core.ids import shortened
    from diary.core.steps import history as told

    wanted = None if id_ is None else context.journal.find(id_)[-1].id
    revisions = context.journal.history()
    saved = [one for one in told(revisions) if wanted in (None, one.revision.id)]
    if as_json:
        from diary.core.payload import revision_to_plain

        show_json(
            [
                {
                    **revision_to_plain(one.revision),
                    "changes": [change.to_plain() for change in one.changes],
                }
                for one in saved
            ]
        )
        return
    if not revisions:
        say(words.NOTHING_SAVED_YET)
    ids = shortened(one.id for one in revisions)
    zone = context.now.zone
    for one in sorted(saved, key=lambda one: one.revision.recorded_at):
        is_elsewhere = one.revision.zone != zone
        zone = one.revision.zone
        heading = words.saved_heading(one, words.zone_words(one.revision) if is_elsewhere else "")
        show(*folded(heading, "", "  "))
        for line in (*words.saved_lines(one), words.id_line(ids[one.revision.id])):
            show(*folded(line, "  ", "    "))
