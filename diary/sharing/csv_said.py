"""What the rows of one check-in say together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from diary.core.areas import Area
from diary.core.entries import Entry
from diary.core.errors import RecordError
from diary.core.records import Answer, CheckIn, Leftover, Rating
from diary.core.scales import Symptom
from diary.core.text import LONGEST_NOTE
from diary.sharing.csv_rows import Row

#: A UTC instant, and local time minus UTC in minutes.
Moment = tuple[datetime, int]


class Said:
    """What the rows of one check-in say together. Without an id it was kept on paper."""

    def __init__(self, first: Row) -> None:
        self.row, self.check_in, self.day = first.number, first.check_in, first.day
        self._ratings: dict[tuple[Area, Symptom], tuple[Rating, str]] = {}
        self._answers: dict[Area, dict[Answer, str]] = {}
        self._notes: dict[str, str] = {}

    def add(self, row: Row) -> None:
        """Take in one more row. Raises `RecordError` where it contradicts the others."""
        if row.day != self.day:
            raise RecordError("two-days", self.check_in)
        if row.rating:
            key = row.rating.area, row.rating.symptom
            if self._ratings.setdefault(key, (row.rating, row.recorded_at))[0] != row.rating:
                raise RecordError("area-twice", row.rating.area.name)
        if row.answer and row.area:
            self._answers.setdefault(row.area, {}).setdefault(row.answer, row.recorded_at)
        if row.note and row.note not in self._notes:
            if sum(map(len, self._notes)) > LONGEST_NOTE:
                raise RecordError("too-long", str(LONGEST_NOTE))
            self._notes[row.note] = row.recorded_at

    def over(self, old: CheckIn) -> CheckIn:
        """An older check-in with what the rows say put in its place."""
        ratings = {(one.area, one.symptom): one for one in old.ratings}
        ratings |= {key: one for key, (one, _) in self._ratings.items()}
        answers = {one.area: one for one in old.leftovers}
        for area, given in self._answers.items():
            held = answers.get(area)
            # Each row of an area repeats its answer: one that differs was changed by hand.
            other = [one for one in given if held is None or one is not held.answer]
            if len(other) > 1:
                raise RecordError("answer-twice", area.name)
            if other:
                answers[area] = Leftover(area, other[0])
        notes = [one for one in self._notes if one != old.note]
        if len(notes) > 1:
            raise RecordError("two-notes")
        return replace(
            old,
            day=self.day,
            ratings=tuple(ratings.values()),
            leftovers=tuple(answers.values()),
            note=notes[0] if notes else old.note,
        )

    def is_older_than(self, entry: Entry[CheckIn]) -> bool:
        """Whether the table was made before the ratings that the diary has now were entered."""
        stamps = [found[0] for text in self._stamps() if (found := _moment_from(text))]
        entered = [entry.entered(one.is_in).recorded_at for one in entry.value.ratings]
        if not stamps or not entered:
            return False
        return max(stamps) < max(entered).replace(microsecond=0)

    def _stamps(self) -> Iterator[str]:
        yield from (stamp for _, stamp in self._ratings.values())
        for given in self._answers.values():
            yield from given.values()
        yield from self._notes.values()

    def on_paper(self) -> CheckIn:
        """The check-in of a day that was kept on paper; all its notes are one."""
        if not self._ratings and not self._notes:
            raise RecordError("leftover-without-rating", next(iter(self._answers)).name)
        return CheckIn(self.day, self._rated(), self._answered(), note=" / ".join(self._notes))

    def as_entered(self) -> list[tuple[Moment | None, CheckIn]]:
        """What had been entered by each moment the rows name; None stands for now.

        So a rating that was corrected late is late again, and the others are not.
        """
        if len(self._notes) > 1:
            raise RecordError("two-notes")
        moments = {stamp: _moment(stamp) for stamp in self._stamps()}
        order = sorted({one for one in moments.values() if one})
        steps: list[Moment | None] = [*order, *([None] if None in moments.values() else [])]
        found = []
        for place, step in enumerate(steps):
            until = {stamp for stamp, one in moments.items() if one in steps[: place + 1]}
            ratings, answers = self._rated(until), self._answered(until)
            note = next(iter(self._notes), "")
            if ratings or note:
                found.append((step, CheckIn(self.day, ratings, answers, note=note)))
        return found

    def _rated(self, until: set[str] | None = None) -> tuple[Rating, ...]:
        return tuple(
            one for one, stamp in self._ratings.values() if until is None or stamp in until
        )

    def _answered(self, until: set[str] | None = None) -> tuple[Leftover, ...]:
        return tuple(
            Leftover(area, one)
            for area, given in self._answers.items()
            for one, stamp in given.items()
            if until is None or stamp in until
        )


def _moment(stamp: str) -> Moment | None:
    found = _moment_from(stamp)
    if stamp and found is None:
        raise RecordError("bad-moment", stamp)
    return found


def _moment_from(text: str) -> Moment | None:
    """Read what the export wrote, `2026-11-19T21:40:00+01:00`; None for anything else."""
    try:
        local = datetime.fromisoformat(text)
        ahead = local.utcoffset()
        if ahead is None or ahead % timedelta(minutes=1):
            return None
        return local.astimezone(UTC), ahead // timedelta(minutes=1)
    except (ValueError, OverflowError):
        return None
