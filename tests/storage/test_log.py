"""Opening, adding to and refusing to add to the file of a diary."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary.core.errors import (
    DamagedError,
    StorageError,
)
from diary.storage.chain import Chain
from diary.storage.store import FileStore
from tests.storage.samples import check_in, content, diary_of, kept


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("open_umask")
def test_folder_and_files_are_the_owners_alone_under_any_umask(tmp_path: Path) -> None:
    path = diary_of(tmp_path / "of" / "mine", 2)
    with path.open("ab") as file:
        file.write(b'{"seq":3,"id')
    FileStore(path.parent).append(check_in(2))
    assert mode(path.parent) == mode(path.parent.parent) == 0o700
    assert sorted(one.name for one in path.parent.iterdir()) == [
        "backups",
        "diary.jsonl",
        "diary.lock",
        "diary.torn-1",
    ]
    made = set(path.parent.rglob("*"))
    assert {mode(one) for one in made if one.is_file()} == {0o600}
    assert {mode(one) for one in made if one.is_dir()} == {0o700}


def test_an_umask_that_takes_everything_does_not_lock_the_owner_out(tmp_path: Path) -> None:
    before = os.umask(0o777)
    try:
        path = diary_of(tmp_path / "of" / "mine", 2)
    finally:
        os.umask(before)
    modes = [mode(path.parent.parent), mode(path.parent), mode(path)]
    assert modes == [0o700, 0o700, 0o600]


def test_a_file_that_was_open_to_others_is_closed_by_the_next_save(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 1)
    path.chmod(0o644)
    FileStore(tmp_path).append(check_in(1))
    assert mode(path) == 0o600


def test_an_empty_folder_made_for_the_diary_is_closed_and_one_with_other_things_is_not(
    tmp_path: Path,
) -> None:
    for name in ("empty", "used"):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(0o755)
    (tmp_path / "used" / "holiday.jpg").touch()
    diary_of(tmp_path / "empty", 1)
    diary_of(tmp_path / "used", 1)
    assert (mode(tmp_path / "empty"), mode(tmp_path / "used")) == (0o700, 0o755)


def test_reading_a_diary_that_is_not_there_makes_nothing(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "mine")
    assert (list(store.revisions()), store.diary_id, store.notices) == ([], None, ())
    assert not store.has_grown()
    assert list(tmp_path.iterdir()) == []


def test_reading_a_diary_makes_and_changes_nothing(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 3)
    (tmp_path / "diary.lock").unlink()
    with path.open("ab") as file:
        file.write(b'{"seq":4,')
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    store = FileStore(tmp_path)
    assert list(store.revisions()) == [check_in(0), check_in(1), check_in(2)]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["backups", "diary.jsonl"]


def test_keeping_nothing_makes_nothing(tmp_path: Path) -> None:
    FileStore(tmp_path / "mine").append()
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_a_header_and_a_line_a_revision_each_chained_to_the_one_before(
    tmp_path: Path,
) -> None:
    lines = diary_of(tmp_path, 3).read_bytes().splitlines()
    header, *rest = (json.loads(line) for line in lines)
    assert header["diary"] == FileStore(tmp_path).diary_id
    assert [one["seq"] for one in rest] == [1, 2, 3]
    digests = [one["digest"] for one in (header, *rest)]
    assert [one["previous"] for one in rest] == digests[:-1]


def test_a_torn_last_line_is_passed_over_and_moved_aside_by_the_next_save(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 2)
    whole = path.read_bytes()
    with path.open("ab") as file:
        file.write(b'{"seq":3,"id":"half a li')
    store = FileStore(tmp_path)
    assert list(store.revisions()) == [check_in(0), check_in(1)]
    assert list(store.notices) == [("torn-tail", "line 4")]
    store.append(check_in(2))
    assert list(store.notices) == [("moved-aside", str(tmp_path / "diary.torn-1"))]
    assert (tmp_path / "diary.torn-1").read_bytes() == b'{"seq":3,"id":"half a li'
    assert path.read_bytes().startswith(whole)
    assert kept(tmp_path) == [check_in(0), check_in(1), check_in(2)]


def test_a_second_torn_line_does_not_replace_the_first(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 1)
    for number in (1, 2):
        with path.open("ab") as file:
            file.write(b"piece %d" % number)
        FileStore(tmp_path).append(check_in(number))
    assert (tmp_path / "diary.torn-1").read_bytes() == b"piece 1"
    assert (tmp_path / "diary.torn-2").read_bytes() == b"piece 2"
    assert kept(tmp_path) == [check_in(0), check_in(1), check_in(2)]


def test_every_cut_of_a_file_opens_with_the_whole_lines_before_it_and_is_not_written(
    tmp_path: Path,
) -> None:
    path = diary_of(tmp_path, 2)
    whole = path.read_bytes()
    header_end = whole.index(b"\n") + 1
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        store = FileStore(tmp_path)
        lines = whole[:cut].count(b"\n")
        assert list(store.revisions()) == [check_in(n) for n in range(lines - 1)]
        keys = [key for key, _ in store.notices]
        if cut == 0:
            assert keys == ["empty-file"]
        elif cut < header_end:
            assert keys == ["damaged"]
        else:
            torn = [] if whole[cut - 1 : cut] == b"\n" else ["torn-tail"]
            assert keys == [*torn, "older-than-backup"]
        assert path.read_bytes() == whole[:cut]


def test_every_cut_after_the_header_is_healed_by_the_next_save_without_losing_a_byte(
    tmp_path: Path,
) -> None:
    path = diary_of(tmp_path / "first", 2)
    whole = path.read_bytes()
    for cut in range(whole.index(b"\n") + 1, len(whole), 7):
        folder = tmp_path / str(cut)
        folder.mkdir()
        (folder / "diary.jsonl").write_bytes(whole[:cut])
        FileStore(folder).append(check_in(5))
        sound = whole[:cut].count(b"\n") - 1
        assert kept(folder) == [*(check_in(n) for n in range(sound)), check_in(5)]
        files = content(folder)
        kept_bytes = files["diary.jsonl"].rsplit(b"\n", 2)[0] + b"\n"
        assert kept_bytes + files.get("diary.torn-1", b"") == whole[:cut]


def test_a_link_in_place_of_the_file_or_the_lock_is_refused(tmp_path: Path) -> None:
    path = diary_of(tmp_path / "real", 1)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary.jsonl").symlink_to(path)
    before = path.read_bytes()
    store = FileStore(tmp_path / "mine")
    with pytest.raises(StorageError):
        store.revisions()
    with pytest.raises(StorageError):
        store.append(check_in(1))
    (tmp_path / "mine" / "diary.jsonl").unlink()
    (tmp_path / "mine" / "diary.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StorageError):
        store.append(check_in(1))
    assert path.read_bytes() == before
    assert not (tmp_path / "elsewhere").exists()


def test_links_that_wait_where_files_are_to_be_made_are_not_followed(tmp_path: Path) -> None:
    path = diary_of(tmp_path / "mine", 1)
    with path.open("ab") as file:
        file.write(b"torn")
    (tmp_path / "mine" / "diary.torn-1").symlink_to(tmp_path / "elsewhere")
    FileStore(tmp_path / "mine").append(check_in(1))
    assert (tmp_path / "mine" / "diary.torn-2").read_bytes() == b"torn"
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "diary.jsonl.new").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StorageError):
        FileStore(tmp_path / "new").append(check_in(1))
    assert not (tmp_path / "elsewhere").exists()


def test_a_pipe_in_place_of_the_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "diary.jsonl")
    with pytest.raises(StorageError):
        FileStore(tmp_path).revisions()


def test_a_diary_that_vanished_while_open_is_shown_and_not_begun_again(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 2)
    store = FileStore(tmp_path)
    store.revisions()
    path.rename(tmp_path / "away")
    assert store.has_grown()
    assert list(store.revisions()) == [check_in(0), check_in(1)]
    assert list(store.notices) == [("file-gone", str(path))]
    with pytest.raises(StorageError):
        store.append(check_in(2))
    assert not path.exists()
    (tmp_path / "away").rename(path)
    store.append(check_in(2))
    assert list(store.notices) == []
    assert kept(tmp_path) == [check_in(0), check_in(1), check_in(2)]


def test_a_file_that_got_shorter_is_read_again_before_a_save(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 3)
    store = FileStore(tmp_path)
    store.revisions()
    lines = path.read_bytes().splitlines(keepends=True)
    os.truncate(path, len(b"".join(lines[:2])))
    assert list(store.revisions()) == [check_in(0)]
    assert list(store.notices) == [("replaced", str(path)), ("older-than-backup", "2026-03-04")]
    store.append(check_in(7))
    assert kept(tmp_path) == [check_in(0), check_in(7)]


def test_a_save_over_lost_entries_is_refused_once(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 3)
    store = FileStore(tmp_path)
    store.revisions()
    lines = path.read_bytes().splitlines(keepends=True)
    os.truncate(path, len(b"".join(lines[:2])))
    with pytest.raises(StorageError) as refused:
        store.append(check_in(7))
    assert refused.value.detail == "changed"
    assert kept(tmp_path) == [check_in(0)]
    store.append(check_in(7))
    assert kept(tmp_path) == [check_in(0), check_in(7)]


def test_a_replaced_file_is_read_anew_and_said_where_it_is_another_one(tmp_path: Path) -> None:
    path = diary_of(tmp_path / "one", 2)
    store = FileStore(path.parent)
    store.revisions()
    (tmp_path / "copy").write_bytes(path.read_bytes())
    (tmp_path / "copy").replace(path)
    assert list(store.revisions()) == [check_in(0), check_in(1)]
    assert list(store.notices) == []
    other = diary_of(tmp_path / "two", 1)
    other.replace(path)
    assert list(store.revisions()) == [check_in(0)]
    store.append(check_in(4))
    assert list(store.revisions()) == [check_in(0), check_in(4)]
    assert list(store.notices) == [("replaced", str(path)), ("older-than-backup", "2026-03-03")]


def test_a_file_replaced_by_a_damaged_copy_is_read_whole_before_a_save(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 3)
    store = FileStore(tmp_path)
    store.revisions()
    damaged = path.read_bytes().replace(b"Day 1", b"Day 8")
    (tmp_path / "copy").write_bytes(damaged)
    (tmp_path / "copy").replace(path)
    with pytest.raises(DamagedError):
        store.append(check_in(3))
    assert list(store.revisions()) == [check_in(0), check_in(2)]
    assert path.read_bytes() == damaged


def test_a_chain_taken_in_pieces_is_the_chain_taken_at_once(tmp_path: Path) -> None:
    whole = diary_of(tmp_path, 5).read_bytes()
    first = whole.index(b"\n") + 1
    for cut in range(first, len(whole), 11):
        chain = Chain()
        chain.extend(whole[:cut])
        chain.extend(whole[chain.end :])
        assert chain.lines == whole.splitlines()
        assert (chain.end, chain.torn, chain.damaged_at) == (len(whole), b"", None)
