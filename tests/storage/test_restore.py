"""Bringing a diary back from what can still be read of it."""

from pathlib import Path
from random import Random

import pytest

from diary.core.errors import LockedError, NewerDiaryError, StorageError
from diary.storage.backups import Backups
from diary.storage.restore import mend, mending, revisions_of
from diary.storage.store import FileStore
from tests.storage.samples import (
    START,
    check_in,
    content,
    diary_of,
    kept,
    sealed_diary_of,
    unlocked,
)


def mended(folder: Path) -> FileStore:
    """The diary after `diary restore`, opened anew."""
    store = unlocked(folder)
    mend(store.log, store.backups)
    return unlocked(folder)


def test_a_whole_diary_needs_nothing_brought_back(tmp_path: Path) -> None:
    diary_of(tmp_path, 3)
    before = content(tmp_path)
    store = FileStore(tmp_path)
    found = mending(store.log, store.backups)
    assert (found.is_needed, found.entries, found.returned) == (False, 3, 0)
    assert content(tmp_path) == before


@pytest.mark.parametrize("state", ["gone", "empty", "cut", "short", "flipped", "header", "foreign"])
@pytest.mark.parametrize("form", ["plain", "sealed"])
def test_every_entry_comes_back_whatever_happened_to_the_file(
    tmp_path: Path, form: str, state: str
) -> None:
    path = (diary_of if form == "plain" else sealed_diary_of)(tmp_path, 5)
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 4
    if state == "gone":
        path.unlink()
    else:
        path.write_bytes(
            {
                "empty": b"",
                "cut": whole[: len(whole) // 2],
                "short": b"".join(lines[: len(lines) // 2]),
                "flipped": bytes(flipped),
                "header": whole[10:],
                "foreign": b"nothing of a diary\n",
            }[state]
        )
    store = unlocked(tmp_path)
    found = mending(store.log, store.backups)
    assert found.is_needed
    assert found.entries == 5
    old = path.read_bytes() if path.exists() else b""
    after = mended(tmp_path)
    assert list(after.revisions()) == [check_in(n) for n in range(5)]
    assert after.notices == ()
    if state not in ("gone", "empty"):
        aside = [one.read_bytes() for one in tmp_path.glob("diary.damaged-*")]
        assert aside == [old] or (not aside and old in whole)
    after.append(check_in(5))
    assert list(unlocked(tmp_path).revisions()) == [check_in(n) for n in range(6)]


def test_entries_behind_the_damage_come_back_without_any_copy(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 4)
    for one in (tmp_path / "backups").iterdir():
        one.unlink()
    path.write_bytes(path.read_bytes().replace(b"Day 1", b"Day 8"))
    store = FileStore(tmp_path)
    found = mending(store.log, store.backups)
    assert (found.entries, found.returned, found.spoilt) == (3, 0, 1)
    after = mended(tmp_path)
    assert list(after.revisions()) == [check_in(0), check_in(2), check_in(3)]
    assert after.notices == ()
    assert b"Day 8" in (tmp_path / "diary.damaged-1").read_bytes()


def test_a_lost_line_end_costs_no_entry(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 4)
    for one in (tmp_path / "backups").iterdir():
        one.unlink()
    lines = path.read_bytes().split(b"\n")
    for joint in (b"", b" "):
        path.write_bytes(b"\n".join((*lines[:2], lines[2] + joint + lines[3], *lines[4:])))
        assert list(FileStore(tmp_path).revisions()) == [check_in(n) for n in range(4)]


def test_two_courses_of_one_diary_become_one_again(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 2)
    early = path.read_bytes()
    FileStore(tmp_path).append(check_in(2))
    path.write_bytes(early)
    FileStore(tmp_path).append(check_in(3))
    store = FileStore(tmp_path)
    store.revisions()
    assert [key for key, _ in store.notices] == ["other-than-backup"]
    after = mended(tmp_path)
    assert {one.id for one in after.revisions()} == {f"id-{n}" for n in range(4)}
    assert after.notices == ()
    assert len(after.revisions()) == 4


def test_a_diary_begun_anew_after_the_old_one_was_lost_becomes_one_with_it(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 3)
    path.unlink()
    store = FileStore(tmp_path)
    store.append(check_in(3))
    assert [key for key, _ in store.notices] == ["older-than-backup"]
    found = mending(store.log, store.backups)
    assert (found.is_needed, found.is_two, found.entries, found.returned) == (True, True, 4, 3)
    after = mended(tmp_path)
    assert list(after.revisions()) == [check_in(n) for n in range(4)]
    assert after.notices == ()


def test_of_a_spoilt_copy_every_line_that_proves_itself_is_used(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 3)
    copies = FileStore(tmp_path).backups.listed()
    for one in copies[:-1]:
        (tmp_path / "backups" / one.name).unlink()
    spoilt = tmp_path / "backups" / copies[-1].name
    spoilt.write_bytes(spoilt.read_bytes().replace(b"Day 1", b"Day 8"))
    path.unlink()
    store = FileStore(tmp_path)
    found = mending(store.log, store.backups)
    assert (found.entries, found.unreadable) == (2, ())
    with pytest.raises(StorageError):
        revisions_of(store.log, store.backups, copies[-1])
    assert list(mended(tmp_path).revisions()) == [check_in(0), check_in(2)]


def test_a_copy_of_which_nothing_can_be_read_is_named(tmp_path: Path) -> None:
    diary_of(tmp_path, 2)
    (copy, _) = FileStore(tmp_path).backups.listed()
    (tmp_path / "backups" / copy.name).write_bytes(b"x")
    store = FileStore(tmp_path)
    assert mending(store.log, store.backups).unreadable == (copy.name,)


def test_an_encrypted_file_that_cannot_be_opened_is_said_to_be_that(tmp_path: Path) -> None:
    path = sealed_diary_of(tmp_path, 2)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    store = unlocked(tmp_path)
    assert mending(store.log, store.backups).is_shut
    mend(store.log, store.backups)
    assert [one.suffix for one in tmp_path.glob("diary.damaged-*")] == [".age"]


def test_a_copy_that_the_disk_will_not_give_now_is_not_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = diary_of(tmp_path, 2)
    path.unlink()
    store = FileStore(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Backups, "read", _out_of_reach)
        with pytest.raises(OSError, match="fault"):
            mend(store.log, store.backups)
    assert list(mended(tmp_path).revisions()) == [check_in(0), check_in(1)]


def _out_of_reach(*args: object) -> bytes:
    raise OSError(5, "fault")


def test_what_is_too_new_locked_or_not_there_is_left_alone(tmp_path: Path) -> None:
    path = diary_of(tmp_path / "new", 1)
    path.write_bytes(path.read_bytes().replace(b'"schema":1', b'"schema":9'))
    store = FileStore(tmp_path / "new")
    with pytest.raises(NewerDiaryError):
        mend(store.log, store.backups)
    sealed_diary_of(tmp_path / "sealed", 1)
    locked = FileStore(tmp_path / "sealed")
    with pytest.raises(LockedError):
        mending(locked.log, locked.backups)
    nothing = FileStore(tmp_path / "nothing")
    with pytest.raises(StorageError) as refused:
        mending(nothing.log, nothing.backups)
    assert refused.value.detail == "nothing to restore"


def test_a_restore_drill_over_many_faults(tmp_path: Path) -> None:
    draw = Random(11)
    path = diary_of(tmp_path, 6)
    whole = path.read_bytes()
    wanted = {f"id-{n}" for n in range(6)}
    for _ in range(60):
        spoilt = bytearray(whole)
        for _ in range(draw.randint(1, 4)):
            fault = draw.choice(["flip", "cut", "zero", "drop"])
            at = draw.randrange(max(1, len(spoilt)))
            if fault == "flip" and spoilt:
                spoilt[at] ^= 1 << draw.randrange(8)
            elif fault == "cut":
                del spoilt[at:]
            elif fault == "zero":
                spoilt[at : at + 512] = bytes(len(spoilt[at : at + 512]))
            else:
                del spoilt[at : at + draw.randint(1, 700)]
        path.write_bytes(bytes(spoilt))
        after = mended(tmp_path)
        assert {one.id for one in after.revisions()} == wanted
        assert after.notices == ()
        assert kept(tmp_path) == list(after.revisions())
        path.write_bytes(whole)


def test_a_copy_says_what_the_diary_said_then(tmp_path: Path) -> None:
    diary_of(tmp_path, 3)
    store = FileStore(tmp_path)
    made = store.back_up(START, "by-hand")
    assert made is not None
    store.append(check_in(3))
    assert revisions_of(store.log, store.backups, made) == [check_in(n) for n in range(3)]
