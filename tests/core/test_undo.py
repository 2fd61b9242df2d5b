"""Taking back: one step at a time, itself recorded, and nothing is ever lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.answers import PlannedSession
from diary.core.moment import Now
from diary.core.parts import without_parts
from diary.core.records import CheckIn, Record, Revision, ToldClinic, TreatmentSession
from diary.core.records import rating as rate
from diary.core.steps import history, last_steps
from diary.journal import Journal
from diary.storage.store import FileStore
from tests.core.small import CALF, day, says
from tests.core.tangled import tangled
from tests.core.test_journal import SESSION, Pages
from tests.diaries import PLAN, RandomDiary, at, noted

UNDO = "undo: revision "
SEEDS = st.integers(0, 2**40)

HOSTILE = [f"{UNDO}{one}" for one in ("0", "1", "1", "2", "3", "-1", "x", "9" * 5000)]


class Diary:
    """A tangled diary that a patient goes on with, after whatever a stranger put into it."""

    def __init__(self, seed: int, *, hostile: bool = False, store: Any = None) -> None:
        self.draw = Random(seed)
        made = RandomDiary(seed, areas=1, days=6)
        made.tell(["sign:fever"])
        log = tangled(seed, made.revisions())
        if hostile:
            log = [one._replace(reason=self.draw.choice(["", "", *HOSTILE])) for one in log]
        self.pages = Pages(log)
        if store is not None:
            store.append(*log)
        self.journal = Journal(store or self.pages, PLAN)
        last = max([one.recorded_at for one in log], default=at(day(0)))
        self.now = Now(max(last, at(day(40))), 0, "UTC")
        self._numbers = iter(range(10_000))

    def log(self) -> list[Revision]:
        return list(self.journal.history())

    def says(self) -> dict[str, Record]:
        return says(self.log())

    def later(self) -> datetime:
        """The clock moves on, or stands still within its resolution."""
        step = timedelta(seconds=self.draw.choice((0, 0, 1, 3600)))
        self.now = self.now._replace(instant=self.now.instant + step)
        return self.now.instant

    def does(self) -> None:
        """One thing that a patient may do, which always changes what the diary says."""
        self.later()
        entries = self.says()
        deeds = ("record", "tell", "confirm", "amend", "amend", "withdraw")
        deed = self.draw.choice(deeds) if entries else "record"
        if deed == "tell":
            flags = ["sign:fever", "sign:sight", "sign:faint"][: self.draw.randint(1, 3)]
            self.journal.tell(flags, day(self.draw.randrange(30)), "", self.now)
            return
        planned = [one.id for one in self.journal.records().planned]
        if deed == "confirm" and planned:
            self.journal.confirm(self.draw.choice(sorted(planned)), SESSION, self.now)
            return
        if deed == "confirm":
            deed = "record"
        if deed == "record":
            self.journal.record(self._value(), self.now)
            return
        id_ = self.draw.choice(sorted(entries))
        if deed == "withdraw":
            self.journal.withdraw(id_, self.now, "twice")
        else:
            self.journal.amend(id_, self._changed(entries[id_]), self.now, "mistake")

    def undo(self) -> None:
        self.later()
        self.journal.undo(self.now)

    def _value(self) -> Record:
        on, note = day(self.draw.randrange(30)), f"n{next(self._numbers)}"
        return self.draw.choice(
            (
                TreatmentSession(on, SESSION.areas, note=note),
                CheckIn(on, (rate(CALF, "soreness", self.draw.randint(0, 10)),), note=note),
                ToldClinic("sign:fever", on, note),
                PlannedSession(day(self.draw.randrange(60, 90)), note=note),
            )
        )

    def _changed(self, value: Record) -> Record:
        if self.draw.random() < 0.3:
            return replace(value, day=value.day - timedelta(1))
        if isinstance(value, CheckIn) and self.draw.random() < 0.5:
            others = [one for one in value.ratings if one.area.name != "scalp"]
            severity = self.draw.choice([n for n in range(5) if rate("scalp", "bruising", n) not in
                                         value.ratings])  # fmt: skip
            return replace(value, ratings=(*others, rate("scalp", "bruising", severity)))
        return noted(value, f"m{next(self._numbers)}")


def law(examples: int = 40, *, hostile: bool = False) -> Callable[..., Callable[[], None]]:
    """A test of that many random diaries, of a patient alone or with what strangers may write."""
    diaries = SEEDS.map(lambda seed: Diary(seed, hostile=hostile))

    def made(test: Callable[..., None]) -> Callable[[], None]:
        return settings(max_examples=examples, deadline=None)(given(diary=diaries)(test))

    return made


@law()
def test_as_many_undos_as_deeds_give_back_what_was_said_before_them(diary: Diary) -> None:
    goes_back_and_forth(diary, 12)


@law(hostile=True)
def test_so_do_they_whatever_a_stranger_wrote_before(diary: Diary) -> None:
    goes_back_and_forth(diary, 6)


def goes_back_and_forth(diary: Diary, deeds: int) -> None:
    """Do and undo in any order, held against a pile of what was said."""
    pile = [diary.says()]
    for _ in range(deeds):
        if len(pile) > 1 and diary.draw.random() < 0.4:
            diary.undo()
            pile.pop()
        else:
            diary.does()
            pile.append(diary.says())
        assert diary.says() == pile[-1]
    while len(pile) > 1:
        diary.undo()
        pile.pop()
        assert diary.says() == pile[-1]


@law(hostile=True)
def test_undoing_until_nothing_is_left_empties_the_diary_and_keeps_every_revision(
    diary: Diary,
) -> None:
    for _ in range(5):
        diary.does()
    before = diary.log()
    for _ in before:
        if not last_steps(diary.log()):
            break
        diary.undo()
    assert not last_steps(diary.log())
    assert diary.says() == {}
    assert diary.log()[: len(before)] == before


@law(hostile=True)
def test_the_log_only_grows_by_one_revision_of_a_record_at_a_time(diary: Diary) -> None:
    for _ in range(8):
        before = diary.log()
        if diary.draw.random() < 0.5 and last_steps(before):
            diary.undo()
        else:
            diary.does()
        assert diary.log()[: len(before)] == before
        added = diary.log()[len(before) :]
        assert len({one.id for one in added}) == len(added) > 0
        for newest in added:
            assert newest.revision == 1 + max(
                [one.revision for one in before if one.id == newest.id], default=0
            )


@law(20, hostile=True)
def test_the_history_tells_every_revision_once_and_in_its_place(diary: Diary) -> None:
    for _ in range(3):
        diary.does()
    diary.undo()
    log = diary.log()
    told = history(log)
    assert [one.revision for one in told] == [
        one for one in log if one in without_parts([other for other in log if other.id == one.id])
    ]
    assert told[-1].undid is not None
    for one in told:
        same = [
            other.revision
            for other in told
            if (other.revision.id, other.revision.revision)
            == (one.revision.id, one.revision.revision)
        ]
        assert one.is_rival is (len(same) > 1)
        assert one.before is None or one.before.revision < one.revision.revision
        if one.undid is not None:
            assert one.counts
            assert one.revision.reason == f"{UNDO}{one.undid.revision.revision}"
    for id_ in {one.id for one in log}:
        counting = [one for one in told if one.revision.id == id_ and one.counts]
        assert len({one.revision.revision for one in counting}) == len(counting)
        last = max(counting, key=lambda one: one.revision.revision).revision
        assert diary.says().get(id_) == (None if last.withdrawn else last.value)


@pytest.mark.parametrize("seed", range(6))
def test_it_holds_on_a_real_file_opened_anew_each_time(seed: int, tmp_path: Path) -> None:
    diary = Diary(seed, store=FileStore(tmp_path))
    pile = [diary.says()]
    for number in range(12):
        diary.journal = Journal(FileStore(tmp_path), PLAN)
        if number in (4, 5, 9):
            diary.undo()
            pile.pop()
        else:
            diary.does()
            pile.append(diary.says())
        assert says(Journal(FileStore(tmp_path), PLAN).history()) == pile[-1]
    lines = (tmp_path / "diary.jsonl").read_bytes()
    while last_steps(diary.log()):
        diary.undo()
    assert diary.says() == {}
    assert (tmp_path / "diary.jsonl").read_bytes().startswith(lines)
