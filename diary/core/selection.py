"""What of a diary is handed on: which days and areas, and what of them is left out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from diary.core.areas import AREAS, Area
from diary.core.errors import RecordError
from diary.core.flags import Flag
from diary.core.period import Period
from diary.core.profile import Profile
from diary.core.records import (
    Record,
    Records,
    Revision,
    SessionKind,
    ToldClinic,
    TreatmentSession,
    chains,
    current,
)
from diary.core.summary import Summary

_ALWAYS = Period()


class Part(StrEnum):
    """What can be left out. `history`: what an entry said before it was changed or withdrawn."""

    NOTES = "notes"
    REMEDIES = "remedies"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Selection:
    """What the patient chose to hand on. No `areas` means all of them."""

    period: Period = _ALWAYS
    areas: frozenset[Area] = frozenset()
    without: frozenset[Part] = frozenset()
    with_name: bool = True

    def holds(self, area: Area | None) -> bool:
        """Whether what is said about an area goes out; what is about none always does."""
        return area is None or not self.areas or area in self.areas

    def has(self, part: Part) -> bool:
        return part not in self.without


class Contents(NamedTuple):
    """What goes out, counted; `corrected` are entries, `withdrawn` those that no longer count."""

    first: date
    last: date
    sessions: int
    tests: int
    check_ins: int
    corrected: int
    withdrawn: int = 0


@dataclass(frozen=True)
class Shared:
    """What goes out of a diary.

    `revisions` and `records` are what was chosen and no more. `summary` is the account of the whole
    diary as of `last`: a flag is judged by all its days, whichever of them are handed on. Where not
    all of the file could be read, it is not `is_whole`.
    """

    selection: Selection
    revisions: tuple[Revision, ...]
    records: Records
    summary: Summary
    first: date
    last: date
    is_whole: bool = True

    @property
    def contents(self) -> Contents:
        """What the patient is told before it goes out."""
        kinds = Counter(one.value.kind for one in self.records.sessions)
        return Contents(
            self.first,
            self.last,
            kinds[SessionKind.TREATMENT],
            kinds[SessionKind.TEST],
            len(self.records.check_ins),
            sum(one.is_edited() for one in self.records.sessions)
            + sum(one.is_edited() for one in self.records.check_ins),
            sum(chain[-1].withdrawn for chain in chains(self.revisions).values()),
        )

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Those about the chosen areas that are active or have a day among the chosen ones."""
        return tuple(
            flag
            for flag in self.summary.flags
            if self.selection.holds(flag.area) and (flag.is_active or flag.last.day >= self.first)
        )


def selected(revisions: Iterable[Revision], selection: Selection) -> Iterator[Revision]:
    """The revisions of the records whose day, as they stand now, is chosen; without what isn't.

    A record that would say nothing any more goes out with none of its revisions. The profile is
    about no day: it is left out where its name is and nothing else would be left.
    """
    for chain in chains(revisions).values():
        last = _let_through(chain[-1], selection)
        is_dated = not isinstance(chain[-1].value, Profile)
        if last is None or (is_dated and last.value.day not in selection.period):
            continue
        if selection.has(Part.HISTORY):
            for one in chain[:-1]:
                if (found := _let_through(one, selection)) is not None:
                    yield found
        elif last.withdrawn:
            continue
        yield last


def shared(
    revisions: Iterable[Revision],
    summary: Summary,
    selection: Selection,
    *,
    is_whole: bool = True,
) -> Shared:
    """What a selection lets out of a diary, with the account of it as of the selection's end."""
    out = tuple(selected(revisions, selection))
    records = current(out)
    days = [one.value.day for one in records.sessions]
    days += [one.value.day for one in records.check_ins]
    first = selection.period.first or min(days, default=summary.as_of)
    return Shared(selection, out, records, summary, first, summary.as_of, is_whole)


def _let_through(one: Revision, selection: Selection) -> Revision | None:
    value = _part_of(one.value, selection)
    if value is None:
        return None
    return one if value == one.value else one._replace(value=value)


def _part_of(value: Record, selection: Selection) -> Record | None:
    """What of a record may go out; None for nothing."""
    if isinstance(value, Profile):
        if selection.with_name:
            return value
        nameless = replace(value, name="", born=None, patient_number="")
        return None if nameless.says_nothing else nameless
    note = value.note if selection.has(Part.NOTES) else ""
    if isinstance(value, TreatmentSession):
        areas = tuple(one for one in value.areas if selection.holds(one))
        return replace(value, areas=areas, note=note) if areas else None
    if isinstance(value, ToldClinic):
        return replace(value, note=note) if _is_about(value.flag, selection) else None
    try:
        return replace(
            value,
            ratings=tuple(one for one in value.ratings if selection.holds(one.area)),
            leftovers=tuple(one for one in value.leftovers if selection.holds(one.area)),
            remedies=value.remedies if selection.has(Part.REMEDIES) else (),
            note=note,
        )
    except RecordError:  # nothing is left of it
        return None


def _is_about(flag: str, selection: Selection) -> bool:
    """Whether a flag's id names a chosen area, or none: `rule:area:symptom:session`."""
    names = flag.split(":")
    return len(names) < 4 or any(names[1] == area.name for area in selection.areas or AREAS)
