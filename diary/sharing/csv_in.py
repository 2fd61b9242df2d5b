"""The table read back: one that was exported, one corrected in a spreadsheet, one kept on paper.

A row says something about a check-in. Rows with an id belong to that check-in; those without one to
a new check-in of their day. An empty cell says nothing and takes nothing away.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from diary.core.entries import current
from diary.core.errors import FutureDayError, RecordError
from diary.core.merge import in_order, said
from diary.core.moment import Now
from diary.core.payload import record_to_plain
from diary.core.records import CheckIn, Record, Revision
from diary.sharing.csv_rows import Row, rows
from diary.sharing.csv_said import Said
from diary.sharing.incoming import MOST_ENTRIES, Fault, Incoming, Receiver
from diary.wording.imports import FROM_TABLE

Chains = Mapping[str, Sequence[Revision]]


def read(content: bytes, history: Iterable[Revision], now: Now) -> Incoming:
    """The revisions a table asks for, in a diary with this history. Raises `BadFileError`.

    For what the diary says already they are its own ones.
    """
    chains: dict[str, list[Revision]] = {}
    for one in history:
        chains.setdefault(one.id, []).append(one)
    with Fault(""):
        table = _Table(chains, now)
        return Incoming("csv", tuple(table.revisions(content)), table.remarks)


class _Table:
    """One reading of one table."""

    def __init__(self, chains: Chains, now: Now) -> None:
        self._chains, self._now = chains, now
        self._receiver = Receiver(now)
        self._remarks: dict[str, int] = {}
        self._unknown: list[str] = []

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """What was passed over, once all revisions were read."""
        columns = [("columns", name) for name in self._unknown]
        return (*columns, *((key, str(number)) for key, number in self._remarks.items()))

    def revisions(self, content: bytes) -> Iterator[Revision]:
        for about in self._grouped(rows(content, self._now, self._unknown)).values():
            with Fault(f"row {about.row}"):
                found = self._of(about)
            yield from found

    def _grouped(self, found: Iterable[Row]) -> dict[object, Said]:
        groups: dict[object, Said] = {}
        for row in found:
            with Fault(f"row {row.number}"):
                key = row.check_in or row.day
                about = groups.get(key)
                if about is None:
                    if len(groups) == MOST_ENTRIES:
                        raise RecordError("too-many", "check-ins")
                    about = groups[key] = Said(row)
                about.add(row)
        return groups

    def _of(self, about: Said) -> list[Revision]:
        if about.check_in in self._chains:
            return [self._known(about, in_order(self._chains[about.check_in]))]
        if about.check_in:
            return self._recreated(about)
        value = about.on_paper()
        id_ = _id_of(value)
        if id_ in self._chains:
            return [in_order(self._chains[id_])[-1]]
        one = self._entered_now(id_, 1, value)
        if one.is_late_for(value.day):
            self._remark("paper")
        return [one]

    def _known(self, about: Said, chain: Sequence[Revision]) -> Revision:
        """What the diary has, or an amendment of it."""
        latest = chain[-1]
        if not isinstance(latest.value, CheckIn):
            raise RecordError("no-check-in", about.check_in)
        if latest.withdrawn:
            self._remark("withdrawn")
            return latest
        value = about.over(latest.value)
        if said(value) == said(latest.value):
            return latest
        (entry,) = current(chain).check_ins
        # Beside a note no moment of its own stands: the same words as before are the old ones.
        is_note_alone = said(replace(value, note=latest.value.note)) == said(latest.value)
        is_older = is_note_alone or about.is_older_than(entry)
        if is_older and any(_holds(one.value, about) for one in chain):
            self._remark("older")
            return latest
        return self._entered_now(latest.id, latest.revision + 1, value, FROM_TABLE)

    def _recreated(self, about: Said) -> list[Revision]:
        """A check-in of another diary, with a revision for each moment its ratings were entered."""
        values = about.as_entered()
        self._remark("table-only" if values else "left-out")
        found = []
        for number, (moment, value) in enumerate(values, start=1):
            if moment is None:
                found.append(self._entered_now(about.check_in, number, value))
                continue
            at, offset = moment
            one = Revision(about.check_in, number, at, offset, "", value, FROM_TABLE)
            if value.day > one.local_time.date():
                raise RecordError("recorded-before-its-day", value.day.isoformat())
            found.append(self._receiver.take(one))
        return found

    def _entered_now(self, id_: str, number: int, value: Record, reason: str = "") -> Revision:
        now = self._now
        if value.day > now.today:
            raise FutureDayError(value.day, now.today)
        return self._receiver.take(Revision(id_, number, *now, value, reason))

    def _remark(self, key: str) -> None:
        self._remarks[key] = self._remarks.get(key, 0) + 1


def _id_of(check_in: CheckIn) -> str:
    """The same for the same words: a table that is brought in twice adds nothing."""
    from uuid import UUID, uuid5

    text = json.dumps(record_to_plain(check_in), sort_keys=True)
    return str(uuid5(UUID("5e1b6b0c-2f4a-4c53-9d0e-6a7c3f1d2b84"), text))


def _holds(value: Record, about: Said) -> bool:
    return isinstance(value, CheckIn) and said(about.over(value)) == said(value)
