"""Several programs on one diary."""

import threading
from pathlib import Path

import pytest

from diary.core.errors import BusyError
from diary.storage.lock import Lock
from diary.storage.store import FileStore
from tests.storage.samples import check_in, diary_of, kept


def test_two_open_stores_see_each_others_entries_and_chain_them(tmp_path: Path) -> None:
    one, two = FileStore(tmp_path), FileStore(tmp_path)
    for number in range(0, 10, 2):
        one.append(check_in(number))
        assert two.has_grown()
        two.append(check_in(number + 1))
        assert one.has_grown()
        assert list(one.revisions()) == list(two.revisions())
        assert not one.has_grown()
    assert kept(tmp_path) == [check_in(n) for n in range(10)]
    assert (one.notices, two.notices) == ((), ())


def test_the_second_of_two_first_saves_joins_the_diary_of_the_first(tmp_path: Path) -> None:
    one, two = FileStore(tmp_path), FileStore(tmp_path)
    assert list(one.revisions()) == list(two.revisions()) == []
    one.append(check_in(0))
    two.append(check_in(1))
    assert kept(tmp_path) == [check_in(0), check_in(1)]
    assert one.diary_id == two.diary_id


def test_what_two_programs_add_at_once_word_for_word_is_kept_once(tmp_path: Path) -> None:
    one, two = FileStore(tmp_path), FileStore(tmp_path)
    one.append(check_in(0))
    two.revisions()
    both = [check_in(1), check_in(2)]
    one.append(*both)
    two.append(*both, check_in(3))
    two.append(check_in(4))
    one.append(check_in(4))
    assert kept(tmp_path) == [check_in(n) for n in range(5)]
    assert list(one.revisions()) == list(two.revisions())


def test_what_another_program_half_wrote_is_not_read_until_it_is_whole(tmp_path: Path) -> None:
    whole = diary_of(tmp_path / "whole", 3).read_bytes()
    path = tmp_path / "diary.jsonl"
    second = len(b"".join(whole.splitlines(keepends=True)[:2]))
    path.write_bytes(whole[: second + 50])
    store = FileStore(tmp_path)
    assert list(store.revisions()) == [check_in(0)]
    with path.open("ab") as file:
        file.write(whole[second + 50 :])
    assert store.has_grown()
    assert list(store.revisions()) == [check_in(n) for n in range(3)]
    assert store.notices == ()


def test_a_lock_held_by_another_is_waited_for_and_then_said_to_be_busy(tmp_path: Path) -> None:
    path = str(tmp_path / "diary.lock")
    with Lock(path), pytest.raises(BusyError), Lock(path, patience=0.1):
        pytest.fail("two hold the lock")
    with Lock(path, patience=0.1):
        pass
    assert (tmp_path / "diary.lock").exists()


def test_a_lock_that_is_let_go_in_time_is_taken(tmp_path: Path) -> None:
    path, held = str(tmp_path / "diary.lock"), threading.Event()

    def hold() -> None:
        with Lock(path):
            held.set()
            threading.Event().wait(0.2)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    with Lock(path, patience=5):
        pass
    holder.join()


def test_reading_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    diary_of(tmp_path, 1)
    with Lock(str(tmp_path / "diary.lock")):
        assert kept(tmp_path) == [check_in(0)]


def test_an_error_within_the_lock_lets_it_go(tmp_path: Path) -> None:
    path = str(tmp_path / "diary.lock")
    with pytest.raises(ZeroDivisionError), Lock(path):
        raise ZeroDivisionError
    with Lock(path, patience=0):
        pass
