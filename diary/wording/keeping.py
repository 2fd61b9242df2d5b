"""What the commands say that look after the diary's file: check, backups, encryption."""

from collections.abc import Iterator, Sequence
from datetime import date

from diary.core.merge import Merge
from diary.core.text import clean
from diary.wording.days import count, day_words
from diary.wording.problems import notice

JSON = "Print it as JSON, for other programs."
YES = "Do it without asking."
DRY_RUN = "Only show what would change."

CHECK = """Look the diary over: its file, every entry, every backup.

It changes nothing. The exit status is 1 where something is not as it should be.
"""
BACKUP = """Make a backup of the diary now.

The diary makes one by itself on the first save of each day.
"""
RESTORE = """Bring back what was lost, or go back to how the diary was.

Where the diary is damaged, shortened or gone, it brings back all that can be read. It reads the
file and its backups. Else it lists the backups, the newest first. With a NUMBER from that list it
shows what would change, asks, and goes back to that backup.

Nothing is lost by it: what you said since stays in the history.
"""
ENCRYPT = """Encrypt the diary, so that only your passphrase opens it.

It asks for a new passphrase, twice. If you forget it, nobody can open the diary any more.
"""
DECRYPT = """Take the passphrase off.

Whoever has the diary's file can then read it.
"""
CHANGE = "Change the passphrase of an encrypted diary."

YES_OR_NO = "y or n:"
NEEDS_YES = "Nothing was changed. Add --yes to go on without a question."
NOTHING_CHANGED = "Nothing was changed."

PASSPHRASE = "Passphrase:"
OLD_PASSPHRASE = "Present passphrase:"
NEW_PASSPHRASE = "New passphrase:"
AGAIN = "The same again:"

BEFORE_ENCRYPTING = (
    "From now on, the diary will only open with a passphrase.",
    "Choose one that you can remember, such as four words. Write it down and keep it safe.",
    "If you forget it, nobody can open the diary any more.",
)
ENCRYPTING = "One moment…"
BEFORE_DECRYPTING = "Whoever has the diary's file will be able to read it. Go on?"
DECRYPTED = "The diary opens without a passphrase now."
PASSPHRASE_CHANGED = (
    "The new passphrase opens the diary now.",
    "Copies of the diary's folder that were made before still open with the old one.",
)

MEND = "Bring all this back?"
GO_BACK = "Go back to that backup?"
WENT_BACK = "Done. What you had said since is still in the history."
NO_BACKUPS = "There are no backups yet. The diary makes one on the first save of each day."
HOW_TO_RESTORE = "“diary restore 1” shows what going back to the first of them would change."


def encrypted(folder: str, copies: Sequence[str] | None) -> Iterator[str]:
    """What was done, and what a program cannot undo. `copies` is None where they can't be seen."""
    yield "The diary and its backups are encrypted, in this folder:"
    yield f"  {folder}"
    if copies:
        names = ", ".join(f"“{clean(one)}”" for one in copies)
        yield f"These copies in that folder can still be read: {names}."
    elif copies is None:
        yield "The folder could not be searched for copies that can still be read."
        yield "“diary check” looks for them."
    yield "Files that you exported can still be read, and so can copies elsewhere."
    yield "Your own backups or a synced folder may hold such copies. Delete them there yourself."
    yield "The disk may keep traces of deleted files. Only an encrypted disk prevents that."


def _saves(number: int) -> str:
    """Everything that was ever saved, a correction counted for itself."""
    return "1 entry" if number == 1 else f"{number} entries and corrections"


def finding(key: str, detail: str, *, is_bad: bool) -> str:
    """One thing that a check found, with a mark for what needs something done."""
    said = {
        "version-missing": f"An earlier version of the entry {clean(detail)[:8]} is missing.",
        "backup-other-form": f"The backup “{clean(detail)}” was not looked into. "
        "It is encrypted where the diary is not, or the other way round.",
        "backup-unread": f"The backup “{clean(detail)}” cannot be read just now.",
        "backup-spoilt": f"The backup “{clean(detail)}” is damaged. "
        "Keep it while anything else is wrong here.",
        "link": f"“{clean(detail)}” leads to another place. The diary does not follow it.",
        "open-to-others": f"“{clean(detail)}” can be opened by others on this computer.",
        "unfinished": f"“{clean(detail)}” is what an unfinished save left. It is not needed.",
        "backups-not-folder": f"“{clean(detail)}” is not a folder, so no backups can be made. "
        "Move it elsewhere.",
        "kept-aside": f"“{clean(detail)}” is a piece that could not be used. It is kept for you.",
        "readable-copy": f"“{clean(detail)}” is not encrypted. “diary encrypt” did not make it.",
        "key-missing": f"The key “{clean(detail)}” cannot be read. {_NEW_KEY}",
        "keys-differ": f"The key and its copy are not alike. {_NEW_KEY}",
    }.get(key) or notice(key, detail)
    return f"▲ {said}" if is_bad else f"· {said}"


_NEW_KEY = "“diary passphrase” writes both anew."


def checked(entries: int, backups: int, *, is_whole: bool) -> str:
    """What a check has come to."""
    looked = f"Looked at {_saves(entries)} and {count(backups, 'backup')}."
    if is_whole:
        return f"{looked} All is as it was saved."
    return f"{looked} Something is not as it should be. Nothing was changed."


def backed_up(path: str, entries: int) -> str:
    return f"Backup made and read back, with {_saves(entries)}: {path}"


def backup_row(
    number: int, day: date, entries: int, before: str, *, is_aside: bool
) -> tuple[str, ...]:
    """A line of the list of backups."""
    why = {
        "": "",
        "by-hand": "made by you",
        "restore": "before going back",
        "import": "before an import",
        "encryption": "before encrypting",
        "decryption": "before decrypting",
        "passphrase": "before a new passphrase",
        "migration": "before an update of the file",
    }.get(before, "")
    aside = "of another course of the diary" if is_aside else ""
    return str(number), day_words(day), _saves(entries), why or aside


def mending(
    entries: int,
    returned: int,
    spoilt: int,
    unreadable: Sequence[str],
    *,
    is_shut: bool,
    is_two: bool,
) -> Iterator[str]:
    """What bringing a diary back would come to."""
    yield "The diary is not as it was saved. This can be brought back:"
    yield f"  {_saves(entries)} in all"
    if returned:
        yield f"  not in the diary's file now: {returned}"
    if spoilt:
        yield f"  {count(spoilt, 'line')} of the file cannot be read, and a copy of it is kept"
    if is_shut:
        yield "  the file itself cannot be opened, and a copy of it is kept"
        yield "  what you saved after the last backup is not among this"
    if is_two:
        yield "  the file and its backups were begun as two diaries, and become one"
    for name in unreadable:
        yield f"  the backup “{clean(name)}” cannot be read either"


def mended(entries: int, kept: str) -> str:
    done = f"Done. The diary has {_saves(entries)}."
    return f"{done} The file as it was is kept: {kept}" if kept else done


def going_back(merge: Merge, day: date) -> Iterator[str]:
    """What going back to a backup would change."""
    if not merge.new:
        yield f"The diary says just what it said in that backup of {day_words(day)}."
        return
    yield f"Going back to the backup of {day_words(day)} would change this:"
    if merge.withdrawn:
        yield f"  {count(len(merge.withdrawn), 'entry', 'entries')} added since would be withdrawn"
    if merge.changed:
        changed = count(len(merge.changed), "entry", "entries")
        yield f"  {changed} would get back what they said then"
    returned = len(merge.returned) + len(merge.added)
    if returned:
        yield f"  {count(returned, 'entry', 'entries')} would return"


def reason(day: date) -> str:
    """Why an entry changed, when the diary went back."""
    return f"went back to the backup of {day.isoformat()}"
