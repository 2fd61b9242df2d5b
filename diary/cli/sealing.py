"""`diary encrypt`, `diary decrypt` and `diary passphrase`."""

from contextlib import suppress

import click

from diary.cli import confirm
from diary.cli.context import Context
from diary.cli.say import folded, say
from diary.core.errors import RecordError, StorageError
from diary.wording import keeping as words


@click.command(help=words.ENCRYPT)
@click.pass_obj
def encrypt(context: Context) -> None:
    from diary.storage.conversion import encrypt as turn
    from diary.storage.conversion import tidy

    store = context.store
    if store.is_encrypted:
        with suppress(OSError, StorageError):
            tidy(store.log.folder)
        raise RecordError("encrypted-already")
    store.revisions()  # what cannot be read is said before anything is asked
    say(*_folded(*words.BEFORE_ENCRYPTING))
    typed = confirm.new_passphrase()
    say(words.ENCRYPTING)
    turn(store.log, typed, context.now.today.isoformat())
    context.forget()
    folder = store.log.folder
    say(*_folded(*words.encrypted(folder, _copies_in(folder))))


def _copies_in(folder: str) -> "list[str] | None":
    """The copies that can still be read; it is done by then, so that nothing may fail any more."""
    from diary.storage.beside import readable_beside

    with suppress(OSError):
        return readable_beside(folder)
    return None


@click.command(help=words.DECRYPT)
@click.option("--yes", is_flag=True, help=words.YES)
@click.pass_obj
def decrypt(context: Context, yes: bool) -> None:
    from diary.storage.conversion import decrypt as turn
    from diary.storage.forms import is_half_way
    from diary.storage.sealed import SealedLog

    store = context.store
    if not store.is_encrypted and not is_half_way(store.log.folder):
        raise RecordError("not-encrypted")
    log = SealedLog(store.log.folder)
    log.unlock(confirm.passphrase(words.PASSPHRASE))
    if not confirm.confirmed(words.BEFORE_DECRYPTING, yes=yes):
        raise click.exceptions.Exit(1)
    turn(log, context.now.today.isoformat())
    context.forget()
    say(*_folded(words.DECRYPTED))


@click.command(help=words.CHANGE)
@click.pass_obj
def passphrase(context: Context) -> None:
    from diary.storage.conversion import change_passphrase
    from diary.storage.sealed import SealedLog

    if not context.store.is_encrypted:
        raise RecordError("not-encrypted")
    log = SealedLog(context.store.log.folder)
    log.unlock(confirm.passphrase(words.OLD_PASSPHRASE))
    typed = confirm.new_passphrase()
    change_passphrase(log, typed, context.now.today.isoformat())
    context.forget()
    say(*_folded(*words.PASSPHRASE_CHANGED))


def _folded(*sentences: str) -> list[str]:
    return [line for one in sentences for line in ([one] if one[:1] == " " else folded(one))]
