"""What of a diary is handed on: which days and areas, and what of them is left out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, time
from enum import Enum, StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from diary.core.answers import PlanChange, PlannedSession
from diary.core.areas import Area
from diary.core.entries import Entry, Records, chains, current
from diary.core.errors import RecordError
from diary.core.flags import Evidence, Flag
from diary.core.parts import FREE_TEXTS
from diary.core.period import Period
from diary.core.profile import Profile
from diary.core.reasons import TOOK_PLACE, read_reason
from diary.core.records import Record, Revision, SessionKind, ToldClinic
from diary.core.settings import USUAL_TIME
from diary.core.summary import Summary

_ALWAYS = Period()
#: The kinds of records that tell of their day.
_LOGGED = ("session", "check-in", "reaction", "late-check", "result")


class Part(StrEnum):
    """What can be left out.

    `notes`: all that was written freely, the reasons of changes too. `history`: what an entry said
    before it was changed, why it was, and what was withdrawn.
    """

    NOTES = "notes"
    REMEDIES = "remedies"
    HISTORY = "history"


class Which(Enum):
    """Which areas are handed on."""

    ALL = "all"
    LAST_SESSION = "last-session"
    PICKED = "picked"


@dataclass(frozen=True, slots=True)
class Selection:
    """What the patient chose to hand on. No `areas` means all of them.

    Without the name, all that the patient said about themselves and their clinic stays here.
    """

    period: Period = _ALWAYS
    areas: frozenset[Area] = frozenset()
    without: frozenset[Part] = frozenset()
    with_name: bool = True

    def holds(self, area: Area | None) -> bool:
        """Whether what is said about an area goes out; what is about none always does."""
        return area is None or not self.areas or area in self.areas

    def has(self, part: Part) -> bool:
        return part not in self.without

    @property
    def is_narrow(self) -> bool:
        """Whether anything of a record that goes out may stay here."""
        return bool(self.areas or self.without)

    def part_of(self, value: Record) -> Record | None:
        """What of a record may go out, were its day chosen; None for nothing."""
        if isinstance(value, Profile):
            return value if self.with_name else None
        if not self.is_narrow:
            return value
        if isinstance(value, ToldClinic) and not self._is_about(value.flag):
            return None
        found = {one.name: self._said(one.name, getattr(value, one.name)) for one in fields(value)}
        if isinstance(value, PlannedSession) and value.areas and not found["areas"]:
            return None
        try:
            return replace(value, **found)
        except RecordError:  # nothing is left of it
            return None

    def _said(self, name: str, said: Any) -> Any:
        """What of one field of a record may go out."""
        if name in FREE_TEXTS:
            return said if self.has(Part.NOTES) else ""
        if name == "remedies":
            return said if self.has(Part.REMEDIES) else ()
        if name == "areas":
            return tuple(filter(self.holds, said))
        if isinstance(said, tuple):
            return tuple(one for one in said if self.holds(one.area))
        return said

    def _is_about(self, flag: str) -> bool:
        """Whether a flag's id, `rule:area:symptom:session`, names a chosen area, or names none."""
        names = flag.split(":")
        chosen = {area.name for area in self.areas}
        return not chosen or len(names) < 4 or names[1] in chosen

    def has_day(self, value: Record) -> bool:
        """Whether its day is chosen; what the patient said about themselves is about no day."""
        if isinstance(value, PlanChange):  # it judged the days after its own
            return self.period.last is None or value.day <= self.period.last
        return isinstance(value, Profile) or value.day in self.period


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


def selected(revisions: Iterable[Revision], selection: Selection) -> Iterator[Revision]:
    """The revisions of the records whose day, as they stand now, is chosen; without what isn't.

    A record that would say nothing any more goes out with none of its revisions, and an earlier
    version stays here where it was about a day, or only about areas, that are not chosen.
    """
    for chain in chains(revisions).values():
        yield from _let_through(chain, selection)


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


def _let_through(chain: Sequence[Revision], selection: Selection) -> list[Revision]:
    has_history = selection.has(Part.HISTORY)
    out: list[Revision] = []
    for one in _sure(chain, selection) if has_history else chain[-1:]:
        value = selection.part_of(one.value) if selection.has_day(one.value) else None
        if value is None or (one.withdrawn and not has_history):
            if one is chain[-1]:
                return []
            continue
        made = one._replace(value=value)
        is_correction = selection.is_narrow and one is not chain[0]
        hides_change = is_correction and _says_no_more(out, made)
        made = made._replace(reason=_reason(one.reason, selection, hides_change=hides_change))
        out.append(one if made == one else made)
    return out


def _sure(chain: Sequence[Revision], selection: Selection) -> Sequence[Revision]:
    """Those whose place is sure whatever is left out of them.

    Of two machines' versions of one instant, what they say decides which counts: that one goes out.
    """
    if not selection.is_narrow:
        return chain
    return list({(one.revision, one.recorded_at): one for one in chain}.values())


def _says_no_more(out: Sequence[Revision], made: Revision) -> bool:
    """Whether a change can't be seen any more, so that its reason is about what stays here."""
    return not out or (out[-1].value, out[-1].withdrawn) == (made.value, made.withdrawn)


def _reason(stored: str, selection: Selection, *, hides_change: bool) -> str:
    """What may be told of why something was changed: what the program stored says no more."""
    reason = read_reason(stored)
    if reason.undone is not None or stored == TOOK_PLACE:
        return stored
    if not selection.has(Part.HISTORY):
        return ""
    if hides_change or not selection.has(Part.NOTES):
        return reason.code or ""
    return stored
