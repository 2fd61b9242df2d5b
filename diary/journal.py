"""The use cases of a diary: open, record, amend, summarise. The only door to it."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from diary.core.errors import DiaryError, FutureDayError, RecordError, UnknownNameError
from diary.core.moment import Now
from diary.core.plan import CarePlan
from diary.core.records import CheckIn, Record, Records, Revision, TreatmentSession, current
from diary.core.summary import Summary, summary
from diary.core.text import LONGEST_NAME, LONGEST_NOTE, clean

#: Notices of a file of which not everything can be read.
_INCOMPLETE = frozenset(
    (
        *("damaged", "empty-file", "unreadable-record", "file-gone"),
        *("older-than-backup", "other-than-backup"),
    )
)


class Drafts(Protocol):
    """What is typed and not saved yet, as texts. They are as secret as the diary itself.

    One running app has one draft. What an app left that no longer runs can be taken up by another.
    """

    def keep(self, text: str) -> None:
        """Let this be the draft; returns once it is on the disk. Raises `OSError`."""

    def drop(self) -> None:
        """Throw this app's draft away: it was saved, or given up."""

    def left(self) -> Sequence[tuple[str, str]]:
        """The drafts of apps that no longer run, newest first, as `(key, text)`."""

    def drop_left(self, key: str) -> None:
        """Throw one of these away."""


class Store(Protocol):
    """Where revisions are kept. `diary.storage` has the one for real files."""

    @property
    def drafts(self) -> Drafts:
        """What is typed and not saved yet."""

    @property
    def is_encrypted(self) -> bool:
        """Whether a passphrase opens the diary's file."""

    @property
    def notices(self) -> Sequence[tuple[str, str]]:
        """What the patient should know about the file, as `(key, detail)`; see `wording.notice`."""

    def revisions(self, since: date | None = None) -> Sequence[Revision]:
        """All revisions in the log's order, or those recorded from `since` on and all sessions'.

        Reads what another program appended meanwhile. Raises `StorageError`.
        """

    def append(self, *revisions: Revision) -> None:
        """Keep all or none; returns once they are on the disk. Raises `StorageError`, `OSError`."""

    def has_grown(self) -> bool:
        """Whether the file has changed since it was last read; costs one `stat`."""

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase has to be given before anything can be read; see `LockedError`."""

    def unlock(self, passphrase: str) -> None:
        """Open an encrypted diary. Raises `WrongPassphraseError`, `StorageError`, `OSError`."""

    def lock(self) -> None:
        """Forget the key and all that was read. Nothing to a diary that is not encrypted."""


class Journal:
    """One diary, opened. Values go in, summaries come out; what is derived is never stored."""

    def __init__(self, store: Store, plan: CarePlan) -> None:
        self.plan = plan
        self._store = store
        self._records: Records | None = None
        self._summaries: dict[date, Summary] = {}
        self._recents: dict[date, Summary] = {}
        #: Why the file cannot be read any more, while what was read before is still shown.
        self.trouble: Exception | None = None

    @property
    def notices(self) -> Sequence[tuple[str, str]]:
        """What the patient should know about the file; see `wording.notice`."""
        return self._store.notices

    @property
    def is_whole(self) -> bool:
        """Whether all that was saved could be read: else nothing here is an all-clear."""
        return not any(key in _INCOMPLETE for key, _ in self._store.notices)

    @property
    def is_encrypted(self) -> bool:
        return self._store.is_encrypted

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase has to be given before anything can be read."""
        return self._store.is_locked

    def unlock(self, passphrase: str) -> None:
        """Open an encrypted diary. Takes about two seconds.

        Raises `WrongPassphraseError`, `StorageError` and `OSError`.
        """
        self._store.unlock(passphrase)

    def lock(self) -> None:
        """Forget the key and all that was read. Nothing to a diary that is not encrypted."""
        if self.is_encrypted:
            self._store.lock()
            self._forget()

    @property
    def drafts(self) -> Drafts:
        """What is typed and not saved yet."""
        return self._store.drafts

    def has_grown(self) -> bool:
        """Whether another program saved to this diary since it was last read."""
        return self._store.has_grown()

    def records(self) -> Records:
        """What the diary says now, another program's saves included."""
        self._notice_growth()
        if self._records is None:
            self._records = current(self._store.revisions())
        return self._records

    def _notice_growth(self) -> None:
        if not self._store.has_grown():
            return
        try:
            self._store.revisions(date.max)
        except (DiaryError, OSError) as error:
            if not self._recents and self._records is None:
                raise
            self.trouble = error  # what was read before goes on being shown
        else:
            self.trouble = None
            self._forget()

    def _forget(self) -> None:
        self._records = None
        self._summaries = {}
        self._recents = {}

    def summary(self, as_of: date) -> Summary:
        """The whole account as of a date."""
        records = self.records()
        if as_of not in self._summaries:
            self._summaries[as_of] = summary(records, self.plan, as_of)
        return self._summaries[as_of]

    def recent(self, day: date) -> Summary:
        """The account as of a date from its last months alone, which cost the same in year ten.

        The areas followed, the questions due and the day's ratings are those of `summary`; past
        courses, their flags and the completion are not.
        """
        # A report is recorded on its day or later; a course takes none after `follow_up_days`.
        self._notice_growth()
        if day not in self._recents and self.trouble and self._records is not None:
            return self.summary(day)
        if day not in self._recents:
            since = date.fromordinal(max(1, day.toordinal() - self.plan.follow_up_days - 1))
            self._recents[day] = summary(current(self._store.revisions(since)), self.plan, day)
        return self._recents[day]

    def history(self) -> Sequence[Revision]:
        """Every revision ever kept, in the order they were saved."""
        self._notice_growth()
        return self._store.revisions()

    def record(self, value: Record, now: Now) -> Revision:
        """Keep a new session or check-in; returns once it is on the disk.

        Raises `DiaryError` for what the diary refuses and `OSError` where the disk does.
        """
        return self._keep(Revision(new_id(), 1, now.instant, now.offset, now.zone, value), now)

    def amend(self, id_: str, value: Record, now: Now, reason: str) -> Revision:
        """Keep a new revision of a record; the old one stays in the history.

        Raises `RecordError` where there is no such record.
        """
        chain = [one for one in self.history() if one.id == id_]
        if not chain:
            raise RecordError("unknown-record", id_)
        number = max(one.revision for one in chain) + 1
        revision = Revision(
            id_, number, now.instant, now.offset, now.zone, value, clean(reason)[:LONGEST_NOTE]
        )
        return self._keep(revision, now)

    def _keep(self, revision: Revision, now: Now) -> Revision:
        revision = revision._replace(value=self._checked(revision.value, now))
        try:
            self._store.append(revision)
        except (DiaryError, OSError):
            self._notice_growth()
            raise
        else:
            self.trouble = None  # what can be saved to can be read again
        finally:
            if self.trouble is None:
                self._forget()  # even one that fails may have read what another program saved
        return revision

    def _checked(self, value: Record, now: Now) -> Record:
        if value.day > now.today:
            raise FutureDayError(value.day, now.today)
        at = value.at if isinstance(value, TreatmentSession) else None
        if at is not None and (value.day, at) > (now.today, now.local.time()):
            raise RecordError("time-to-come", f"{at:%H:%M}")
        note = clean(value.note)
        if len(note) > LONGEST_NOTE:
            raise RecordError("too-long", str(LONGEST_NOTE))
        if isinstance(value, CheckIn):
            known = tuple(self.plan.signs)
            for sign in value.signs or ():
                if sign not in known:
                    raise UnknownNameError("sign", sign, accepted=("none", *known))
            remedies = tuple(clean(one) for one in value.remedies)
            if any(len(one) > LONGEST_NAME for one in remedies):
                raise RecordError("too-long", str(LONGEST_NAME))
            return replace(value, note=note, remedies=tuple(one for one in remedies if one))
        return replace(value, note=note)


def new_id() -> str:
    """A random UUID (version 4). Made here because importing `uuid` costs a tenth of a start."""
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
