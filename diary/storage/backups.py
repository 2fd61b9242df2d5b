"""Copies of the diary, and which of them to keep.

    backups/2026-11-22-v1-000123-8f14e45fceea167a.jsonl
    backups/2026-11-22-v1-000130-45c48cce2e2d7fbd.before-import.jsonl.age

A name says the day it was made, the schema, the last line's seq and the beginning of its digest, so
that a diary can be held against its copies without opening them. One is made on the first save of
each day, others before anything that rewrites the diary. Kept are: all of a week that were made
before something, else one a day for a week, one a week for a month, one a month for a year, and
always the last seven and the one that reaches furthest.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from diary.core.errors import StorageError
from diary.storage import codec, files, places

if TYPE_CHECKING:
    from diary.storage.chain import Chain
    from diary.storage.log import LogFile

_BEFORE = "before-"
#: Days for which copies are kept: all that were made before something, and one a day; one a week;
#: one a month.
_WEEK, _MONTH, _YEAR = 7, 31, 366


class Backup(NamedTuple):
    """One copy, as its name describes it. `before` says what it was made before, or is empty."""

    name: str
    day: date
    schema: int
    seq: int
    digest: str
    before: str
    is_aside: bool

    @property
    def is_sealed(self) -> bool:
        return self.name.endswith(".age")

    def is_beginning_of(self, chain: Chain) -> bool:
        """Whether the diary has every line of this copy. One of an older schema can't be told."""
        if self.schema != chain.schema:
            return chain.last_seq >= self.seq
        return (
            self.seq <= chain.last_seq
            and codec.digest_of(chain.lines[self.seq])[: len(self.digest)].decode() == self.digest
        )


class Backups:
    """The copies of the diary in a folder."""

    def __init__(self, folder: str) -> None:
        self.folder = places.at(folder, places.BACKUPS)

    def listed(self) -> list[Backup]:
        """All copies, newest last; what else lies in the folder is passed over."""
        try:
            names = os.listdir(self.folder)
        except (FileNotFoundError, NotADirectoryError):
            return []
        found = [one for name in names if (one := described(name)) is not None]
        found.sort(key=lambda one: (one.day, one.seq, one.name))
        return found

    def path(self, backup: Backup) -> str:
        return places.at(self.folder, backup.name)

    def read(self, backup: Backup) -> bytes:
        """A copy's bytes as they are stored. Raises `StorageError` and `OSError`."""
        return files.read(self.path(backup))

    def make(self, log: LogFile, day: str, before: str = "") -> Backup | None:
        """Copy the diary as it was last read; returns once the copy is on the disk and verified.

        None where there is no diary. Raises `StorageError` and `OSError`.
        """
        chain = log.chain
        if not chain.lines:
            return None
        content = log.stored(chain.content)
        digest = chain.last_digest[:16].decode()
        middle = f"{day}-v{chain.schema}-{chain.last_seq:06}-{digest}"
        why = f".{_BEFORE}{before}" if before else ""
        name = f"{middle}{why}{log.NAME.removeprefix('diary')}"
        self._keep(name, content)
        return described(name)

    def _keep(self, name: str, content: bytes) -> None:
        if os.path.islink(self.folder):
            raise StorageError(self.folder, "a link")
        files.make_folder(self.folder)
        path = places.at(self.folder, name)
        files.replace(path, content)

    def thin_out(self, day: date) -> None:
        """Delete the copies that are not to be kept any longer. What can't be deleted stays."""
        found = self.listed()
        for backup in set(found) - kept(found, day):
            with suppress(OSError):
                os.unlink(self.path(backup))

    def put_aside(self, backup: Backup) -> None:
        """Keep a copy that the diary does not go on from, and hold it against it no more."""
        head, dot, tail = backup.name.partition(".")
        os.rename(self.path(backup), places.at(self.folder, f"{head}.aside{dot}{tail}"))


def kept(backups: Iterable[Backup], day: date) -> set[Backup]:
    """Which copies to keep on that day."""
    newest_first = sorted(backups, key=lambda one: (one.day, one.seq, one.name), reverse=True)
    keep = {one for one in newest_first if one.is_aside and (day - one.day).days <= _YEAR}
    own = [one for one in newest_first if not one.is_aside]
    if own:
        keep.add(max(own, key=lambda one: one.seq))
    if len(own) > 1 and (day - own[1].day).days > _MONTH:
        return {*newest_first}  # a long pause, or a clock that is wrong: nothing is deleted today
    newest_of_days = {one.day: one for one in reversed(own)}
    keep.update(newest_of_days[day] for day in sorted(newest_of_days)[-_WEEK:])
    periods: set[tuple[int, ...]] = set()
    for one in own:
        age = (day - one.day).days
        if age > _YEAR:
            continue
        if age <= _WEEK:
            period: tuple[int, ...] = (one.day.toordinal(),)
        elif age <= _MONTH:
            period = one.day.isocalendar()[:2]
        else:
            period = (one.day.year, one.day.month, 0)
        if period not in periods or (age <= _MONTH and one.before):
            keep.add(one)
        periods.add(period)
    return keep


def described(name: str) -> Backup | None:
    """What a name says, None for one that this program did not make."""
    head, _, ending = name.partition(".")
    parts = head.split("-")
    if len(parts) != 6 or not ending.endswith(("jsonl", "jsonl.age")) or parts[3][:1] != "v":
        return None
    year, month, of_month, schema, seq, digest = parts
    try:
        day = date(int(year), int(month), int(of_month))
        words = ending.removesuffix(".age").removesuffix("jsonl").strip(".").split(".")
        before = next((one.removeprefix(_BEFORE) for one in words if one.startswith(_BEFORE)), "")
        return Backup(name, day, int(schema[1:]), int(seq), digest, before, "aside" in words)
    except ValueError:
        return None


def strangers(backups: Sequence[Backup], chain: Chain) -> list[Backup]:
    """The copies that hold lines the diary does not have."""
    return [one for one in backups if not one.is_aside and not one.is_beginning_of(chain)]
