"""The use cases of a diary: open, record, amend, summarise. The only door to it."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from diary.core.accepting import accepted
from diary.core.errors import DiaryError, FutureDayError, RecordError
from diary.core.moment import Now
from diary.core.plan import CarePlan
from diary.core.records import Record, Records, Revision, ToldClinic, chains, current
from diary.core.summary import Summary, summary
from diary.journal.store import Choices, Drafts, Store

if TYPE_CHECKING:
    from diary.core.merge import Merge
    from diary.core.profile import Profile
    from diary.core.steps import Undone

#: Notices of a file of which not everything can be read.
_INCOMPLETE = frozenset(
    (
        *("damaged", "empty-file", "unreadable-record", "file-gone"),
        *("older-than-backup", "other-than-backup"),
    )
)


class Journal:
    """One diary, opened. Values go in, summaries come out; what is derived is never stored."""

    def __init__(self, store: Store, plan: CarePlan) -> None:
        self.plan = plan
        self._store = store
        #: What was last read of the file: all of it, or its last months.
        self._known: Sequence[Revision] | None = None
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
            self._known = self.trouble = None
            self._forget()

    @property
    def drafts(self) -> Drafts:
        """What is typed and not saved yet."""
        return self._store.drafts

    @property
    def choices(self) -> Choices:
        """How the owner wants the app to look and work."""
        return self._store.choices

    def has_grown(self) -> bool:
        """Whether another program saved to this diary since it was last read."""
        return self._store.has_grown()

    def records(self) -> Records:
        """What the diary says now, another program's saves included."""
        self._notice_growth()
        if self._records is None:
            self._records = current(self._read())
        return self._records

    def _notice_growth(self) -> None:
        if self.trouble is None and not self._store.has_grown():
            return
        try:
            self._store.revisions(date.max)
        except (DiaryError, OSError) as error:
            if self._known is None:
                raise
            self.trouble = error  # what was read before goes on being shown
        else:
            self.trouble = None
            self._forget()

    def _read(self, since: date | None = None) -> Sequence[Revision]:
        """What the file holds; while it cannot be read, what was read of it before."""
        if self.trouble is not None and self._known is not None:
            return self._known
        found = self._store.revisions(since)
        if since is None or self._records is None:  # a part never stands for the whole
            self._known = found
        return found

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
        if day not in self._recents:
            since = date.fromordinal(max(1, day.toordinal() - self.plan.follow_up_days - 1))
            self._recents[day] = summary(current(self._read(since)), self.plan, day)
        return self._recents[day]

    def history(self) -> Sequence[Revision]:
        """Every revision ever kept, in the order they were saved."""
        self._notice_growth()
        return self._read()

    def record(self, value: Record, now: Now) -> Revision:
        """Keep a new session or check-in; returns once it is on the disk.

        Raises `DiaryError` for what the diary refuses and `OSError` where the disk does.
        """
        value = accepted(value, now, self.plan)
        return self._keep(Revision(new_id(), 1, *now, value))

    def tell(self, flags: Iterable[str], day: date, note: str, now: Now) -> None:
        """Note, all at once, that the clinic was told on `day` of the flags with these ids."""
        told = [accepted(ToldClinic(flag, day, note), now, self.plan) for flag in flags]
        self._keep(*(Revision(new_id(), 1, *now, one) for one in told))

    def find(self, id_or_beginning: str) -> tuple[Revision, ...]:
        """The revisions of one record, the one that counts last.

        Its id may be given by a beginning that no other has. Raises `RecordError`.
        """
        from diary.core.ids import found

        of_each = chains(self.history())
        return tuple(of_each[found(of_each, id_or_beginning)])

    def amend(self, id_: str, value: Record, now: Now, reason: str) -> Revision:
        """Keep a new revision of a record; the old one stays in the history.

        Raises `RecordError` where there is no such record, or nothing changes.
        """
        from diary.core.changes import changes

        last = self._latest(id_)
        if type(value) is not type(last.value):
            raise RecordError("another-kind", id_)
        value = accepted(value, now, self.plan, last.value)
        if not changes(last.value, value):
            raise RecordError("unchanged-record", id_)
        return self._keep_next(last, value, now, reason)

    def keep_profile(self, profile: "Profile", now: Now) -> Revision:
        """Let this be the patient's profile; there is one, and what it said stays in the history.

        Raises `RecordError` where nothing changes.
        """
        from diary.core.profile import accepted_profile
        from diary.core.reasons import CHANGED

        profile = accepted_profile(profile, now.today)
        entry = self.records().profile
        if entry is not None:
            return self.amend(entry.id, replace(profile, day=entry.value.day), now, CHANGED)
        if profile.says_nothing:
            raise RecordError("unchanged-record")
        return self.record(profile, now)

    def withdraw(self, id_: str, now: Now, reason: str) -> Revision:
        """Let a record count no longer; all that it said stays in the history."""
        last = self._latest(id_)
        return self._keep_next(last, last.value, now, reason, withdrawn=True)

    def undo(self, now: Now) -> "Undone":
        """Take back what was saved last and not taken back yet, by saving what was said before it.

        Raises `RecordError` where nothing is left.
        """
        from diary.core.steps import undoing

        found = undoing(self.history(), now)
        if found is None:
            raise RecordError("nothing-to-undo")
        self._keep(found.revision)
        return found

    def preview(self, incoming: Iterable[Revision], now: Now) -> "Merge":
        """What revisions from elsewhere would bring to this diary. Changes nothing.

        Raises `FutureDayError` for a day later than any country's.
        """
        from diary.core.merge import merged

        merge = merged(self.history(), incoming)
        for one in merge.new:
            if one.value.day > now.today + timedelta(1):
                raise FutureDayError(one.value.day, now.today)
        return merge

    def accept(self, merge: "Merge", now: Now) -> int:
        """Keep, all or none, what a preview showed to be new and still is; gives how many."""
        new = self.preview(merge.incoming, now).new
        if new:
            self._keep(*new)
        return len(new)

    def _latest(self, id_: str) -> Revision:
        found = chains(one for one in self.history() if one.id == id_)
        if not found:
            raise RecordError("unknown-record", id_)
        last = found[id_][-1]
        if last.withdrawn:
            raise RecordError("withdrawn-record", id_)
        return last

    def _keep_next(
        self, last: Revision, value: Record, now: Now, reason: str, *, withdrawn: bool = False
    ) -> Revision:
        from diary.core.reasons import reason_from

        number, reason = last.revision + 1, reason_from(reason)
        return self._keep(Revision(last.id, number, *now, value, reason, withdrawn))

    def going_back(self, then: Sequence[Revision], now: Now, reason: str) -> "Merge":
        """What to add so that the diary says what it said when `then` was all it held."""
        from diary.core.merge import merged
        from diary.core.returning import going_back

        existing = self.history()
        return merged(existing, going_back(existing, then, now, reason))

    def _keep(self, *revisions: Revision) -> Revision:
        try:
            self._store.append(*revisions)
        except (DiaryError, OSError):
            self._notice_growth()
            raise
        else:
            self.trouble = None  # what can be saved to can be read again
        finally:
            if self.trouble is None:
                self._forget()  # even one that fails may have read what another program saved
        return revisions[0]


def new_id() -> str:
    """A random UUID (version 4). Made here because importing `uuid` costs a tenth of a start."""
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
