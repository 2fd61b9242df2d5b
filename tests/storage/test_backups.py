"""Copies of the diary: when they are made, which are kept, and what they prove."""

import errno
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.errors import StorageError
from diary.storage import files
from diary.storage.backups import Backup, Backups, kept
from diary.storage.chain import read
from diary.storage.store import FileStore
from tests.storage.samples import START, check_in, diary_of, sealed_diary_of, unlocked
from tests.storage.samples import kept as read_back

TODAY = date(2026, 11, 22)


def copy(age: int, seq: int = 1, before: str = "") -> Backup:
    return Backup(f"{age}-{seq}-{before}", TODAY - timedelta(age), 1, seq, "ab", before, False)


def test_the_first_save_of_a_day_makes_one_copy_of_all_that_was_saved(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.append(check_in(0))
    (first,) = store.backups.listed()
    assert (first.day, first.seq, first.before) == (START, 1, "")
    assert store.backups.read(first) == store.path.read_bytes()
    store.append(check_in(0, "again"))
    assert store.backups.listed() == [first]
    FileStore(tmp_path).append(check_in(1))
    assert [one.seq for one in store.backups.listed()] == [1, 3]


def test_copies_of_an_encrypted_diary_are_encrypted(tmp_path: Path) -> None:
    sealed_diary_of(tmp_path, 2)
    store = unlocked(tmp_path)
    copies = store.backups.listed()
    assert [one.is_sealed for one in copies] == [True, True]
    chain = read(store.log.opened(store.backups.read(copies[-1]), ""))
    assert chain.last_seq == copies[-1].seq == 2


def test_a_copy_that_cannot_be_made_is_said_and_the_save_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FileStore(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Backups, "_keep", _full)
        store.append(check_in(0))
        assert [key for key, _ in store.notices] == ["no-backup"]
    assert read_back(tmp_path) == [check_in(0)]
    store.append(check_in(0, "later"))
    assert [one.seq for one in store.backups.listed()] == [2]
    assert store.notices == ()


def _full(*args: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_copy_that_does_not_hold_what_was_written_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FileStore(tmp_path)
    store.append(check_in(0))
    read_file = files.read
    with monkeypatch.context() as patch:
        patch.setattr(files, "read", lambda path: read_file(path)[:-1])
        with pytest.raises(OSError, match="error"):
            store.back_up(START, "by-hand")
    assert [one.before for one in store.backups.listed()] == [""]
    assert not list(tmp_path.rglob("*.new"))


def test_a_link_in_place_of_the_copies_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "backups").symlink_to(elsewhere)
    store = FileStore(tmp_path / "mine")
    store.append(check_in(0))
    assert [key for key, _ in store.notices] == ["no-backup"]
    assert not list(elsewhere.iterdir())
    with pytest.raises(StorageError):
        store.back_up(START)


# Which are kept.


def test_one_a_day_for_a_week_one_a_week_for_a_month_one_a_month_for_a_year() -> None:
    copies = [copy(age, seq=1000 - age) for age in range(800)]
    ages = sorted((TODAY - one.day).days for one in kept(copies, TODAY))
    assert ages[:8] == list(range(8))
    assert 3 <= len([age for age in ages if 7 < age <= 31]) <= 5
    assert 11 <= len([age for age in ages if 31 < age <= 366]) <= 13
    assert max(ages) <= 366


def test_the_newest_of_a_day_is_kept_and_those_made_before_something_for_a_month() -> None:
    morning, evening = copy(1, 4), copy(1, 6)
    before = copy(20, 2, "import")
    other = copy(20, 3)
    assert kept([morning, evening, before, other], TODAY) == {evening, before, other}
    old = [copy(40, 2, "import"), copy(40, 3)]
    recent = [copy(age, 100 - age) for age in range(1, 9)]
    assert kept([*old, *recent], TODAY) == {copy(40, 3), *recent}


def test_a_clock_that_is_wrong_for_a_day_costs_no_copy() -> None:
    copies = [copy(age, seq=1000 - age) for age in range(60)]
    later = TODAY + timedelta(700)
    wrong = Backup("wrong", later, 1, 1001, "ab", "", False)
    assert kept([*copies, wrong], later) == {*copies, wrong}
    assert len(kept([*copies, wrong], later + timedelta(20))) > 7


def test_copies_put_aside_take_no_place_of_others() -> None:
    own = [copy(age, 100 - age) for age in range(10)]
    aside = [one._replace(name=f"aside {one.name}", seq=999, is_aside=True) for one in own]
    assert {one for one in kept([*own, *aside], TODAY) if not one.is_aside} == kept(own, TODAY)


@given(
    st.lists(
        st.builds(copy, st.integers(-3, 900), st.integers(1, 99), st.sampled_from(["", "import"])),
        unique=True,
    )
)
def test_the_copy_that_reaches_furthest_is_always_kept(copies: list[Backup]) -> None:
    found = kept(copies, TODAY)
    assert found <= set(copies)
    if copies:
        assert max(one.seq for one in found) == max(one.seq for one in copies)
    assert kept(found, TODAY) == found or len(kept(found, TODAY)) <= len(found)
    assert len(found) <= 2 * 32 + 10 + 13 + len([one for one in copies if one.before])


def test_a_year_of_saves_leaves_some_thirty_copies(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    for number in range(0, 380, 2):
        store.append(check_in(number))
    assert 15 <= len(store.backups.listed()) <= 32
    assert store.notices == ()


# What they prove.


def test_a_file_cut_at_the_end_of_a_line_is_an_older_diary_and_said(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 4)
    lines = path.read_bytes().splitlines(keepends=True)
    for cut in range(1, 5):
        path.write_bytes(b"".join(lines[:cut]))
        store = FileStore(tmp_path)
        store.revisions()
        newest = (START + timedelta(3)).isoformat()
        assert list(store.notices) == [("older-than-backup", newest)]
    path.unlink()
    store = FileStore(tmp_path)
    assert list(store.revisions()) == []
    assert [key for key, _ in store.notices] == ["older-than-backup"]


def test_copies_are_not_thinned_out_while_the_diary_lacks_what_they_hold(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 3)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:2]))
    for number in range(3, 60):
        FileStore(tmp_path).append(check_in(number))
    store = FileStore(tmp_path)
    store.revisions()
    assert [key for key, _ in store.notices] == ["other-than-backup"]
    days = {one.day for one in store.backups.listed()}
    assert {START + timedelta(number) for number in range(60)} == days


def test_a_copy_left_by_a_sync_program_is_said(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 2)
    names = [
        "diary (conflicted copy 2026-11-22).jsonl",
        "diary.sync-conflict-20261122-101010-ABC.jsonl",
        "diary 2.jsonl",
        "diary-laptop.jsonl.age",
    ]
    for name in names:
        (tmp_path / name).write_bytes(path.read_bytes())
    for name in ("notes.jsonl", "diary.txt", "diary.torn-1", "other.age"):
        (tmp_path / name).write_bytes(b"")
    store = FileStore(tmp_path)
    store.revisions()
    assert list(store.notices) == [("conflict-copy", name) for name in sorted(names)]


def test_names_that_this_program_did_not_make_are_passed_over(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.append(check_in(0))
    (only,) = store.backups.listed()
    for name in (
        "x",
        "2026-13-01-v1-1-ab.jsonl",
        f"{only.name}.new",
        "identity.age",
        "a-b-c-d-e-f",
    ):
        (tmp_path / "backups" / name).write_bytes(b"")
    (tmp_path / "backups" / "folder").mkdir()
    assert store.backups.listed() == [only]
