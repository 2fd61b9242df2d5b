"""What a file from elsewhere may bring: revisions that are clean, believable and not too long.

Every reader has a `Receiver` take each of them; what is wrong with a file is a `BadFileError`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple, TypeVar

from diary.core.answers import PlannedSession, cleaned
from diary.core.changes import changes
from diary.core.errors import BadFileError, DiaryError, FutureDayError, RecordError
from diary.core.merge import Merge
from diary.core.moment import Now
from diary.core.payload import Plain, revision_to_plain
from diary.core.profile import Profile, accepted_profile
from diary.core.records import CheckIn, Record, Revision, ToldClinic, TreatmentSession
from diary.core.text import LONGEST_NAME, LONGEST_NOTE, clean

#: In bytes. Ten years with a long note every evening are a third of it.
LARGEST_FILE = 16 * 2**20
#: Revisions; fifty years of evenings, each corrected once.
MOST_ENTRIES = 50_000
#: Warning signs or remedies of one check-in, and different warning signs of a whole file.
MOST_NAMES, MOST_SIGNS = 40, 200
HIGHEST_REVISION = 999_999
_LONGEST_FLAG = 240
#: No computer's clock goes back further.
_EARLIEST_YEAR = 1970

Held = str | tuple[str, ...] | frozenset[str]
H = TypeVar("H", bound=Held)
#: Another machine's clock may be wrong, and another country a day ahead, but no more than this.
_AHEAD = timedelta(1)


class Incoming(NamedTuple):
    """What a file holds: its `form`, the revisions, and what to say of it besides, as
    `(key, detail)`; see `wording.imports`.
    """

    form: str
    revisions: tuple[Revision, ...]
    remarks: tuple[tuple[str, str], ...] = ()


class Fault:
    """`with Fault("entry 3"):` says of whatever is refused inside where in the file it stands."""

    def __init__(self, place: str) -> None:
        self._place = place

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, BadFileError):
            return
        if isinstance(error, DiaryError):
            raise BadFileError(self._place, error) from error


class Receiver:
    """Takes one revision of a file after another, as the diary may keep it.

    What is said many times in a file is held once: names, and sets of names.
    """

    def __init__(self, now: Now) -> None:
        self._now = now
        self._number = 0
        self._signs: set[str] = set()
        self._held: dict[Held, Held] = {}

    def take(self, one: Revision) -> Revision:
        """Raises `RecordError` or `FutureDayError` for one that no diary could have kept."""
        self._number += 1
        if self._number > MOST_ENTRIES:
            raise RecordError("too-many", "entries")
        if not one.id or clean(one.id) != one.id or len(one.id) > LONGEST_NAME:
            raise RecordError("bad-id", one.id)
        if one.revision > HIGHEST_REVISION:
            raise RecordError("bad-revision", str(HIGHEST_REVISION))
        if one.recorded_at.year < _EARLIEST_YEAR:
            raise RecordError("bad-moment", f"{one.recorded_at:%Y-%m-%d}")
        if one.recorded_at > self._now.instant + _AHEAD:
            raise RecordError("from-the-future", f"{one.local_time:%Y-%m-%d}")
        is_to_come = isinstance(one.value, PlannedSession)
        if one.value.day > self._now.today + _AHEAD and not is_to_come:
            raise FutureDayError(one.value.day, self._now.today)
        return one._replace(
            zone=self._same(_text(one.zone, LONGEST_NAME)),
            reason=self._same(_text(one.reason, LONGEST_NOTE)),
            value=self._record(one.value),
        )

    def _record(self, value: Record) -> Record:
        if isinstance(value, Profile):
            return accepted_profile(value, self._now.today + _AHEAD)
        note = _text(value.note, LONGEST_NOTE)
        if isinstance(value, ToldClinic):
            return replace(value, note=note, flag=self._same(_text(value.flag, _LONGEST_FLAG)))
        if isinstance(value, TreatmentSession):
            products, by = _text(value.products, LONGEST_NOTE), _text(value.by, LONGEST_NAME)
            return replace(value, note=note, products=products, by=by)
        if not isinstance(value, CheckIn):
            return cleaned(value)
        signs = None
        if value.signs is not None:
            signs = self._same(frozenset(self._names(value.signs, "warning signs")))
            self._signs |= signs
            if len(self._signs) > MOST_SIGNS:
                raise RecordError("too-many", "warning signs")
        remedies = self._same(self._names(value.remedies, "remedies"))
        if not (value.ratings or signs is not None or remedies or note):
            raise RecordError("says-nothing")
        return replace(value, note=note, signs=signs, remedies=remedies)

    def _names(self, names: Iterable[str], what: str) -> tuple[str, ...]:
        cleaned = tuple(self._same(name) for one in names if (name := _text(one, LONGEST_NAME)))
        if len(cleaned) > MOST_NAMES:
            raise RecordError("too-many", what)
        return cleaned

    def _same(self, held: H) -> H:
        return self._held.setdefault(held, held)  # type: ignore[return-value]  # equal, so alike


def _text(text: str, longest: int) -> str:
    cleaned = clean(text)
    if len(cleaned) > longest:
        raise RecordError("too-long", str(longest))
    return cleaned


def merge_plain(incoming: Incoming, merge: Merge) -> Plain:
    """`diary import --json`: what the file holds and what it changes."""
    days = [one.value.day for one in merge.incoming]
    return {
        "form": incoming.form,
        "entries": len(merge.incoming),
        "first_day": min(days).isoformat() if days else None,
        "last_day": max(days).isoformat() if days else None,
        "new": [{"id": one.id, "revision": one.revision} for one in merge.new],
        "known": [{"id": one.id, "revision": one.revision} for one in merge.known],
        "narrower": [{"id": one.id, "revision": one.revision} for one in merge.narrower],
        "collisions": [
            {
                "id": one.id,
                "revision": one.revision,
                "versions": [revision_to_plain(version) for version in one.versions],
            }
            for one in merge.collisions
        ],
        "added": [revision_to_plain(one.latest) for one in merge.added],
        "changed": [
            {
                "id": one.new.id,
                "changes": [change.to_plain() for change in changes(one.old.value, one.new.value)],
            }
            for one in merge.changed
        ],
        "withdrawn": [one.id for one in merge.withdrawn],
        "returned": [one.id for one in merge.returned],
        "unchanged": list(merge.unchanged),
        "remarks": [{"about": key, "detail": detail} for key, detail in incoming.remarks],
    }
