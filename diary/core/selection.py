"""What of a diary is handed on: which days and areas, and what of them is left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum, StrEnum
from typing import Any

from diary.core.answers import PlanChange, PlannedSession
from diary.core.areas import Area
from diary.core.entries import chains
from diary.core.errors import RecordError
from diary.core.parts import FREE_TEXTS
from diary.core.period import Period
from diary.core.profile import Profile
from diary.core.reasons import TOOK_PLACE, read_reason
from diary.core.records import Record, Revision, ToldClinic

_ALWAYS = Period()


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


def selected(revisions: Iterable[Revision], selection: Selection) -> Iterator[Revision]:
    """The revisions of the records whose day, as they stand now, is chosen; without what isn't.

    A record that would say nothing any more goes out with none of its revisions, and an earlier
    version stays here where it was about a day, or only about areas, that are not chosen.
    """
    for chain in chains(revisions).values():
        yield from _let_through(chain, selection)


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
