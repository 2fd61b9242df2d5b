"""`diary check`, `diary backup` and `diary restore`: whether the diary is whole, and its copies."""

from typing import TYPE_CHECKING

import click

from diary.cli.confirm import confirmed, passphrase
from diary.cli.context import Context
from diary.cli.say import folded, say, show, show_json, table
from diary.core.errors import DamagedError, RecordError
from diary.wording import keeping as words

if TYPE_CHECKING:
    from diary.core.merge import Merge
    from diary.storage.backups import Backup
    from diary.storage.sealed import SealedLog
    from diary.storage.store import FileStore


@click.command(help=words.CHECK)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def check(context: Context, as_json: bool) -> None:
    from diary.storage.check import check as look_over

    report = look_over(context.unlocked())
    context.forget()  # what it has to say, this command says in more words
    if as_json:
        findings = [one._asdict() for one in report.findings]
        whole = {"whole": report.is_whole, "entries": report.entries, "backups": report.backups}
        show_json({**whole, "findings": findings})
    else:
        for one in report.findings:
            show(*folded(words.finding(one.key, one.detail, is_bad=one.is_bad), "", "  "))
        show(*folded(words.checked(report.entries, report.backups, is_whole=report.is_whole)))
    if not report.is_whole:
        raise click.exceptions.Exit(1)


@click.command(help=words.BACKUP)
@click.pass_obj
def backup(context: Context) -> None:
    store = context.unlocked()
    store.revisions()
    if not context.closed_journal.is_whole:
        context.close()  # says what is wrong
        raise RecordError("not-whole")
    made = store.back_up(context.now.today, "by-hand")
    context.forget()
    if made is None:
        raise RecordError("nothing-to-back-up")
    say(*folded(words.backed_up(store.backups.path(made), made.seq)))


@click.command(help=words.RESTORE)
@click.argument("which", required=False, metavar="[NUMBER]")
@click.option("--yes", is_flag=True, help=words.YES)
@click.option("--dry-run", is_flag=True, help=words.DRY_RUN)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def restore(context: Context, which: str | None, yes: bool, dry_run: bool, as_json: bool) -> None:
    store = context.unlocked()
    if not as_json and _mended(context, store, yes=yes, dry_run=dry_run) and which is None:
        return
    copies = list(reversed(store.backups.listed()))
    if which is None:
        _list(copies, as_json)
        return
    merge, number = _go_back(context, store, _chosen(copies, which), yes=yes, dry_run=dry_run)
    if as_json:
        from diary.sharing.incoming import Incoming, merge_plain

        plain = merge_plain(Incoming("backup", merge.incoming), merge)
        show_json({**plain, "brought_in": number or 0})
    if number is None:
        raise click.exceptions.Exit(1)


def _mended(context: Context, store: "FileStore", *, yes: bool, dry_run: bool) -> bool:
    """Bring a damaged diary back first: nothing else can be done with it. False if it is whole."""
    from diary.storage.restore import mend, mending

    sealed = _emptied_half_way(store)
    found = mending(store.log, store.backups, sealed)
    if not found.is_needed:
        return False
    lines = words.mending(
        found.entries,
        found.returned,
        found.spoilt,
        found.unreadable,
        is_shut=found.is_shut,
        is_two=found.is_two,
    )
    say(*(part for line in lines for part in folded(line, "", "  ")))
    if dry_run:
        say(words.NOTHING_CHANGED)
        return True
    if not confirmed(words.MEND, yes=yes):
        raise click.exceptions.Exit(1)
    kept = mend(store.log, store.backups, sealed)
    context.forget()
    say(*folded(words.mended(found.entries, kept)))
    return True


def _emptied_half_way(store: "FileStore") -> "SealedLog | None":
    """The encrypted side of a conversion that was cut short, where the plain side is empty."""
    from diary.storage.forms import is_half_way
    from diary.storage.sealed import SealedLog

    folder = store.log.folder
    if store.is_encrypted or not is_half_way(folder) or not store.log.refresh().is_empty:
        return None
    sealed = SealedLog(folder)
    sealed.unlock(passphrase(words.PASSPHRASE))
    return sealed


def _list(copies: "list[Backup]", as_json: bool) -> None:
    if as_json:
        show_json(
            [
                {"number": number, "name": one.name, "day": one.day.isoformat(), "entries": one.seq}
                for number, one in enumerate(copies, 1)
            ]
        )
        return
    if not copies:
        say(words.NO_BACKUPS)
        return
    rows = [
        words.backup_row(number, one.day, one.seq, one.before, is_aside=one.is_aside)
        for number, one in enumerate(copies, 1)
    ]
    show(*table(rows))
    say(*folded(words.HOW_TO_RESTORE))


def _chosen(copies: "list[Backup]", which: str) -> "Backup":
    if which.isascii() and which.isdigit() and 1 <= int(which[:9]) <= len(copies):
        return copies[int(which) - 1]
    for one in copies:
        if one.name == which:
            return one
    raise RecordError("no-such-backup", which)


def _go_back(
    context: Context, store: "FileStore", copy: "Backup", *, yes: bool, dry_run: bool
) -> "tuple[Merge, int | None]":
    """Let the diary say what it said then. What it has said since stays in the history.

    Gives what that takes and how much of it was kept, None where that wasn't wanted.
    """
    from diary.storage.restore import revisions_of

    journal = context.journal
    try:
        then = revisions_of(store.log, store.backups, copy)
    except DamagedError as error:
        raise RecordError("spoilt-backup", copy.name) from error
    merge = journal.going_back(then, context.now, words.reason(copy.day))
    say(*(part for line in words.going_back(merge, copy.day) for part in folded(line, "", "  ")))
    if not merge.new:
        return merge, 0
    if dry_run:
        say(words.NOTHING_CHANGED)
        return merge, 0
    if not confirmed(words.GO_BACK, yes=yes):
        return merge, None
    store.back_up(context.now.today, "restore")
    number = journal.accept(merge, context.now)
    say(*folded(words.WENT_BACK))
    return merge, number
