"""The export that loses nothing."""

import json
from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from diary.core.payload import revision_from_plain
from diary.core.records import CheckIn, Revision
from diary.sharing.json import exported, whole
from tests.diaries import START, RandomDiary, revise
from tests.sharing.held import check_in, handed_on, journal, later, session

SEEDS = st.integers(0, 2**40)


def read(content: bytes) -> Any:
    return json.loads(content.decode())


def revisions_in(content: bytes) -> list[Revision]:
    return [revision_from_plain(one) for one in read(content)["revisions"]]


@given(SEEDS)
def test_every_revision_comes_back_as_it_was(seed: int) -> None:
    revisions = RandomDiary(seed).revisions()
    back = revisions_in(whole(revisions))
    assert sorted(back, key=repr) == sorted(revisions, key=repr)


@given(SEEDS)
def test_the_same_diary_gives_the_same_bytes_in_whatever_order_it_was_logged(seed: int) -> None:
    revisions = RandomDiary(seed).revisions()
    shuffled = Random(seed).sample(revisions, len(revisions))
    assert whole(shuffled) == whole(revisions)


@given(SEEDS)
def test_an_export_of_what_came_back_is_the_same_export(seed: int) -> None:
    content = whole(RandomDiary(seed).revisions())
    assert whole(revisions_in(content)) == content


def test_it_names_its_format_and_holds_nothing_of_the_file_or_the_moment() -> None:
    first = session(0)
    assert read(whole([first])) == {
        "format": "symptom-diary-export",
        "schema": 1,
        "revisions": [
            {
                "id": "s0",
                "revision": 1,
                "kind": "session",
                "recorded_at": "2026-03-02T21:00:00.000000Z",
                "offset": 0,
                "zone": "UTC",
                "reason": "",
                "withdrawn": False,
                "payload": {"day": "2026-03-02", "kind": "treatment", "areas": ["left-calf"]},
            }
        ],
    }
    assert whole([]).endswith(b"\n")


def test_other_scripts_stand_as_they_were_written() -> None:
    assert "ça va – 痛い".encode() in whole([check_in(1, note="ça va – 痛い")])


def test_a_lone_surrogate_of_a_foreign_file_survives() -> None:
    content = whole([check_in(1, note="a\ud800b")])
    assert read(content)["revisions"][0]["payload"]["note"] == "a\ud800b"


def ids(revisions: Sequence[Revision], first: int | None, last: int | None) -> list[str]:
    content = exported(handed_on(journal(*revisions), START, first, last))
    return [f"{one['id']}.{one['revision']}" for one in read(content)["revisions"]]


def test_from_and_to_keep_records_by_the_day_they_are_about_now_and_nothing_of_other_days() -> None:
    moved = check_in(1)
    assert isinstance(moved.value, CheckIn)
    target = later(moved, CheckIn(START + timedelta(5), moved.value.ratings), 500)
    every = [session(0), moved, target, check_in(3)]
    assert ids(every, 4, 6) == ["c1.2"]
    assert ids(every, 1, 3) == ["c3.1"]
    assert ids(every, None, 0) == ["s0.1"]
    assert len(ids(every, None, None)) == 4


def test_what_was_withdrawn_is_kept() -> None:
    first = check_in(1)
    gone = revise(first.id, first.value, number=2, withdrawn=True)
    assert ids([first, gone], None, None) == ["c1.1", "c1.2"]
