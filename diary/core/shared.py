"""What goes out of a diary: the chosen records, their account, and what is told of them first."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import Any, NamedTuple

from diary.core.entries import Entry, Records, chains, current
from diary.core.flags import Evidence, Flag
from diary.core.plans import Unread, unread
from diary.core.profile import Profile
from diary.core.records import Record, Revision, SessionKind
from diary.core.selection import Selection, selected
from diary.core.settings import USUAL_TIME
from diary.core.summary import Summary

#: The kinds of records that tell of their day.
_LOGGED = ("session", "check-in", "reaction", "late-check", "result")


class Contents(NamedTuple):
    """What goes out, counted; `corrected` are entries, `withdrawn` those that no longer count.

    `answers` are those about test injections, late checks and results.
    """

    first: date
    last: date
    sessions: int
    tests: int
    check_ins: int
    corrected: int
    withdrawn: int = 0
    answers: int = 0
    planned: int = 0


@dataclass(frozen=True)
class Shared:
    """What goes out of a diary.

    `revisions` and `records` are what was chosen and no more. `summary` is the account of the whole
    diary as of `last`: a flag is judged by all its days, whichever of them are handed on. Where not
    all of the file could be read, it is not `is_whole`. `remind_at` is the hour for a calendar.
    """

    selection: Selection
    revisions: tuple[Revision, ...]
    records: Records
    summary: Summary
    first: date
    last: date
    is_whole: bool = True
    remind_at: time = USUAL_TIME

    @cached_property
    def contents(self) -> Contents:
        """What the patient is told before it goes out."""
        records = self.records
        kinds = Counter(one.value.kind for one in records.sessions)
        logged = [one for one in records.entries if one.value.RECORD in _LOGGED]
        return Contents(
            self.first,
            self.last,
            kinds[SessionKind.TREATMENT],
            kinds[SessionKind.TEST],
            len(records.check_ins),
            sum(map(self.is_edited, [*logged, *records.planned])),
            sum(chain[-1].withdrawn for chain in chains(self.revisions).values()),
            len(logged) - len(records.sessions) - len(records.check_ins),
            len(records.planned),
        )

    @property
    def profile(self) -> Profile | None:
        """What the patient says about themselves; None where that stays here."""
        entry = self.records.profile
        return entry.value if entry else None

    @property
    def unread_plans(self) -> tuple[Unread, ...]:
        """The care plans that are not in use as they were meant, though the diary went by them."""
        return unread([one for one in self.summary.records.plans if one.value.day <= self.last])

    @property
    def says_who(self) -> bool:
        """Whether anything that the patient ever said about themselves is in it."""
        return any(not value.says_nothing for value in self._profiles())

    @property
    def names(self) -> bool:
        """Whether a name of the patient is, also one that they changed since."""
        return any(value.name for value in self._profiles())

    def _profiles(self) -> Iterator[Profile]:
        return (one.value for one in self.revisions if isinstance(one.value, Profile))

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Those about the chosen areas that are active or have a day among the chosen ones."""
        return tuple(
            flag
            for flag in self.summary.flags
            if self.selection.holds(flag.area) and (flag.is_active or flag.last.day >= self.first)
        )

    def evidence(self, flag: Flag) -> tuple[Evidence, ...]:
        """The chosen ones of the days that prove a flag. An active flag may have none of them."""
        return tuple(one for one in flag.evidence if one.day >= self.first)

    def entered(self, entry: Entry[Any], holds: Callable[[Record], bool]) -> Revision:
        """As `Entry.entered`, by the whole history, whether that goes out or not.

        Only when it was entered may be told of it.
        """
        whole = self._whole[entry.id]
        return whole.entered(self._seen(holds)) if len(whole.history) > 1 else whole.latest

    def first_entered(self, entry: Entry[Any]) -> Revision:
        """How it was first entered. Only when that was may be told of it."""
        return self._whole[entry.id].history[0]

    def is_edited(self, entry: Entry[Any], holds: Callable[[Record], bool] | None = None) -> bool:
        """As `Entry.is_edited`, by the whole history: nobody takes for first what was changed."""
        whole = self._whole[entry.id]
        same = self._seen(holds or (lambda record: record == entry.value))
        return len(whole.history) > 1 and whole.is_edited(same)

    def _seen(self, holds: Callable[[Record], bool]) -> Callable[[Record], bool]:
        """The same question, put to what of a record goes out."""
        if not self.selection.is_narrow:
            return holds

        def seen(record: Record) -> bool:
            part = self.selection.part_of(record)
            return part is not None and holds(part)

        return seen

    @cached_property
    def _whole(self) -> Mapping[str, Entry[Any]]:
        return {one.id: one for one in self.summary.records.entries}


def shared(
    revisions: Iterable[Revision],
    summary: Summary,
    selection: Selection,
    *,
    is_whole: bool = True,
    remind_at: time = USUAL_TIME,
) -> Shared:
    """What a selection lets out of a diary, with the account of it as of the selection's end."""
    out = tuple(selected(revisions, selection))
    records = current(out)
    days = [one.value.day for one in records.entries if one.value.RECORD in _LOGGED]
    first = selection.period.first or min(days, default=summary.as_of)
    return Shared(selection, out, records, summary, first, summary.as_of, is_whole, remind_at)
