"""Looking into a diary: what it says, and what the patient should know about its file."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from diary.core.entries import Records, current
from diary.core.errors import DiaryError
from diary.core.plan import CarePlan
from diary.core.plans import in_force, unread
from diary.core.records import Revision
from diary.core.summary import Summary, summary
from diary.journal.store import Choices, Drafts, Store

if TYPE_CHECKING:
    from diary.core.answers import PlanChange
    from diary.core.entries import Entry
    from diary.core.plans import InForce

#: Notices of a file of which not everything can be read.
_INCOMPLETE = frozenset(
    (
        *("damaged", "empty-file", "unreadable-record", "file-gone"),
        *("older-than-backup", "other-than-backup"),
    )
)


class Reading:
    """One diary, opened to be read. What is derived is never stored."""

    def __init__(self, store: Store, plan: CarePlan) -> None:
        self._shipped = plan
        self._plan: CarePlan | None = None
        self._store = store
        #: What was last read of the file: all of it, or its last months.
        self._known: Sequence[Revision] | None = None
        self._records: Records | None = None
        #: The changes of the care plan, as last read.
        self._changes: Sequence[Entry[PlanChange]] = ()
        self._summaries: dict[date, Summary] = {}
        self._recents: dict[date, Summary] = {}
        #: Why the file cannot be read any more, while what was read before is still shown.
        self.trouble: Exception | None = None
        #: Every revision that was saved from here, by its record and number.
        self._saved_here: set[tuple[str, int]] = set()
        #: How often it was come upon that another program had saved to this diary.
        self.saves_elsewhere = 0

    @property
    def plan(self) -> CarePlan:
        """The care plan in force; the one the diary ships with while nothing can be read."""
        if self._plan is None:
            if self.is_locked:
                return self._shipped
            try:
                self._plan = self._plans()[-1].plan
            except (DiaryError, OSError):
                return self._shipped
        return self._plan

    def _plans(self) -> "Sequence[InForce]":
        """All that ever were in force. Reads no check-in, of which there are many."""
        records = self._records
        if records is None:
            is_stuck = self.trouble is not None and self._known is not None
            records = self._folded((is_stuck and self._known) or self._store.revisions(date.max))
        return in_force(records, self._shipped, date.max)

    @property
    def notices(self) -> Sequence[tuple[str, str]]:
        """What the patient should know about the file, and a plan in it; see `wording.notice`."""
        return (*self._store.notices, *(one.notice for one in unread(self._changes)))

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
            self._changes = ()
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
            self._records = self._folded(self._read())
        return self._records

    def _folded(self, revisions: Sequence[Revision]) -> Records:
        records = current(revisions)
        self._changes = records.plans
        return records

    def _notice_growth(self) -> None:
        has_grown = self._store.has_grown()
        if self.trouble is None and not has_grown:
            return
        try:
            self._store.revisions(date.max)
        except (DiaryError, OSError) as error:
            if self._known is None:
                raise
            self.trouble = error  # what was read before goes on being shown
        else:
            self.trouble = None
            self.saves_elsewhere += has_grown
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
        self._records = self._plan = None
        self._summaries = {}
        self._recents = {}

    def summary(self, as_of: date) -> Summary:
        """The whole account as of a date."""
        records = self.records()
        if as_of not in self._summaries:
            self._summaries[as_of] = summary(records, self._shipped, as_of)
        return self._summaries[as_of]

    def recent(self, day: date) -> Summary:
        """The account as of a date from its last months alone, which cost the same in year ten.

        The areas followed, the questions due and the day's ratings are those of `summary`; past
        courses, their flags and the completion are not.
        """
        # A report is recorded on its day or later; a course takes none after `follow_up_days`.
        self._notice_growth()
        if day not in self._recents:
            records = self._months(day, self._shipped)
            plans = in_force(records, self._shipped, date.max)
            longest = max((one.plan for one in plans), key=lambda plan: plan.follow_up_days)
            if longest.follow_up_days > self._shipped.follow_up_days:
                records = self._months(day, longest)
            self._plan = plans[-1].plan
            self._recents[day] = summary(records, self._shipped, day)
        return self._recents[day]

    def _months(self, day: date, plan: CarePlan) -> Records:
        since = date.fromordinal(max(1, day.toordinal() - plan.follow_up_days - 1))
        return self._folded(self._read(since))

    def history(self) -> Sequence[Revision]:
        """Every revision ever kept, in the order they were saved."""
        self._notice_growth()
        return self._read()
