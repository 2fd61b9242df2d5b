"""The use cases of a diary: open, record, amend, summarise. The only door to it."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from diary.core.accepting import accepted
from diary.core.entries import chains, current
from diary.core.errors import DiaryError, FutureDayError, RecordError
from diary.core.moment import Now
from diary.core.plan import CarePlan
from diary.core.records import CheckIn, Record, Revision, ToldClinic, TreatmentSession
from diary.core.summary import Summary, summary
from diary.journal.reading import Reading

if TYPE_CHECKING:
    from diary.core.answers import PlanChange
    from diary.core.merge import Merge
    from diary.core.profile import Profile
    from diary.core.steps import Undone


class Journal(Reading):
    """One diary, opened. Values go in, summaries come out; what is derived is never stored."""

    def record(self, value: Record, now: Now) -> Revision:
        """Keep a new session or check-in; returns once it is on the disk.

        Raises `DiaryError` for what the diary refuses and `OSError` where the disk does.
        """
        value = self._accepted(value, now)
        return self._keep(Revision(new_id(), 1, *now, value))

    def tell(self, flags: Iterable[str], day: date, note: str, now: Now) -> None:
        """Note, all at once, that the clinic was told on `day` of the flags with these ids."""
        from diary.core.reasons import along_with

        told = [self._accepted(ToldClinic(flag, day, note), now) for flag in flags]
        made = [Revision(new_id(), 1, *now, one) for one in told]
        reason = along_with(made[0].id, 1)  # one undo takes them all back
        self._keep(made[0], *(one._replace(reason=reason) for one in made[1:]))

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
        value = self._accepted(value, now, last.value)
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
        found = self.next_undo(now)
        self._keep(found.revision, *(one.revision for one in found.along))
        return found

    def next_undo(self, now: Now) -> "Undone":
        """What `undo` would take back. Changes nothing; raises as it does."""
        from diary.core.steps import undoing

        found = undoing(self.history(), now)
        if found is None:
            raise RecordError("nothing-to-undo")
        return found

    def was_saved_here(self, revision: Revision) -> bool:
        """Whether this very program saved it, since it opened the diary."""
        return revision[:2] in self._saved_here

    def bring_back(self, done: "Undone", now: Now) -> Revision:
        """Take an undo back, as if it had never been.

        Raises `RecordError` where what it took back was changed since.
        """
        from diary.core.steps import returning

        found = returning(done, self.history(), now)
        if not found:
            raise RecordError("nothing-to-bring-back")
        return self._keep(*found)

    def confirm(self, id_: str, session: TreatmentSession, now: Now) -> Revision:
        """Let a planned session have taken place, as `session` says; both at once or neither.

        Raises `RecordError` where there is no such plan, and as recording a session does.
        """
        from diary.core.reasons import TOOK_PLACE, along_with

        last = self._latest(id_)
        if last.value.RECORD != "planned":
            raise RecordError("another-kind", id_)
        value = self._accepted(session, now)
        done = Revision(last.id, last.revision + 1, *now, last.value, TOOK_PLACE, True)
        kept = Revision(new_id(), 1, *now, value, along_with(done.id, done.revision))
        self._keep(done, kept)
        return kept

    def change_plan(self, text: str, now: Now) -> Revision:
        """Go by another care plan from today on; `text` is its TOML.

        Raises `PlanError`, and `RecordError` where it is the plan in force.
        """
        change = plan_change(text, now.today)
        if CarePlan.from_toml(text) == self.plan:
            raise RecordError("unchanged-plan")
        return self.record(change, now)

    def under_plan(self, text: str, now: Now) -> Summary:
        """The account of today as it would be under another care plan. Changes nothing.

        Raises `PlanError`.
        """
        change = Revision(new_id(), 1, *now, plan_change(text, now.today))
        return summary(current([*self.history(), change]), self._shipped, now.today)

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

    def _accepted(self, value: Record, now: Now, before: Record | None = None) -> Record:
        # Only a warning sign has to be one of the plan's, and to see which holds costs a read.
        asks = isinstance(value, CheckIn) and value.signs
        value = accepted(value, now, self.plan if asks else self._shipped, before)
        if value.RECORD == "reaction":
            self._refuse_unseen(value, now, before)
        return value

    def _refuse_unseen(self, value: Record, now: Now, before: Record | None) -> None:
        from diary.core.answers import Reaction
        from diary.core.injections import refuse_unseen

        assert isinstance(value, Reaction)
        when = (value.session, value.day, value.at)
        if isinstance(before, Reaction) and (before.session, before.day, before.at) == when:
            return  # what is corrected is something else
        for one in self.records().sessions:
            if one.id == value.session:
                refuse_unseen(one.value, value.day, value.at, now)

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
        self.saves_elsewhere += self._store.has_grown()  # the save reads it along
        try:
            self._store.append(*revisions)
        except (DiaryError, OSError):
            self._notice_growth()
            raise
        else:
            self._saved_here.update(one[:2] for one in revisions)
            self.trouble = None  # what can be saved to can be read again
        finally:
            if self.trouble is None:
                self._forget()  # even one that fails may have read what another program saved
        return revisions[0]


def plan_change(text: str, today: date) -> "PlanChange":
    """The record that a change to this plan is. Raises `PlanError`."""
    from diary.core.answers import PlanChange

    plan = CarePlan.from_toml(text)
    return PlanChange(today, plan.id, plan.version, text)


def new_id() -> str:
    """A random UUID (version 4). Made here because importing `uuid` costs a tenth of a start."""
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
