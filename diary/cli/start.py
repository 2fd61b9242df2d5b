"""`diary` alone: the app on a terminal, and where there is none, how things stand."""

from diary.cli.context import Context


def start(context: Context) -> None:
    """Open the app and return when it is left, or print the status."""
    from diary.cli.compose import has_screen, run_app

    if has_screen():
        journal = context.closed_journal
        if not journal.is_locked:
            # What cannot be read at all is said here, and the app never opens on it.
            journal.recent(context.now.evening)
        run_app(journal, context.clock)
        return
    from diary.cli.reports import print_status

    summary = context.journal.summary(context.now.today)
    print_status(summary, context.now, is_whole=context.journal.is_whole)
