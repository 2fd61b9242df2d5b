"""Disks that are full or fail while a save takes place."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diary.core.errors import NotConfirmedError
from diary.storage.store import FileStore
from tests.storage.samples import check_in, content, diary_of, kept

Fault = Callable[..., Any]


def failing(number: int, *, takes: int = 0) -> Fault:
    """An `os` call that always fails; a write after it has taken some of the bytes."""

    def call(descriptor: Any, *arguments: Any) -> Any:
        if takes:
            os.pwrite(descriptor, arguments[0][:takes], os.fstat(descriptor).st_size)
        raise OSError(number, os.strerror(number))

    return call


@pytest.mark.parametrize("takes", [0, 1, 300])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_write_that_fails_part_way_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, takes: int, number: int
) -> None:
    diary_of(tmp_path, 2)
    before = content(tmp_path)
    store = FileStore(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", failing(number, takes=takes))
        with pytest.raises(OSError, match=os.strerror(number)):
            store.append(check_in(2), check_in(3))
    assert content(tmp_path) == before
    assert list(store.revisions()) == [check_in(0), check_in(1)]
    store.append(check_in(4))
    assert kept(tmp_path) == [check_in(0), check_in(1), check_in(4)]


def test_a_write_that_takes_only_a_part_counts_as_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary_of(tmp_path, 2)
    before = content(tmp_path)
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda descriptor, some: write(descriptor, some[:100]))
        with pytest.raises(OSError) as raised:
            FileStore(tmp_path).append(check_in(2))
    assert raised.value.errno == errno.ENOSPC
    assert content(tmp_path) == before


def test_a_line_that_the_disk_does_not_confirm_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary_of(tmp_path, 2)
    before = content(tmp_path)
    fsync, calls = os.fsync, []

    def once(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 1:
            raise OSError(errno.EIO, "I/O error")
        fsync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", once)
        with pytest.raises(OSError, match="I/O error"):
            FileStore(tmp_path).append(check_in(2))
    assert len(calls) == 2
    assert content(tmp_path) == before


@pytest.mark.parametrize("call", ["fsync", "ftruncate"])
def test_a_line_that_can_be_neither_confirmed_nor_taken_back_is_said_to_be_just_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    diary_of(tmp_path, 2)
    store = FileStore(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing(errno.EIO))
        patch.setattr(os, call, failing(errno.EIO))
        with pytest.raises(NotConfirmedError):
            store.append(check_in(2))
    assert list(store.revisions()) == kept(tmp_path)
    store.append(check_in(3))
    assert kept(tmp_path)[-1] == check_in(3)


def test_a_save_that_is_interrupted_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary_of(tmp_path, 1)
    before = content(tmp_path)
    fsync, calls = os.fsync, []

    def interrupted(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 1:
            raise KeyboardInterrupt
        fsync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            FileStore(tmp_path).append(check_in(1))
    assert content(tmp_path) == before


def test_a_save_is_synced_with_the_names_of_the_files_and_folders_it_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        synced.append(str(Path(f"/proc/self/fd/{descriptor}").readlink().relative_to(tmp_path)))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    store = FileStore(tmp_path / "of" / "mine")
    store.append(check_in(0))
    assert synced[:4] == [".", "of", "of/mine/diary.jsonl.new", "of/mine"]
    assert synced[4] == "of/mine"
    assert synced[5].startswith("of/mine/backups/")
    assert synced[6:] == ["of/mine/backups"]
    synced.clear()
    store.append(check_in(1))
    assert synced[0] == "of/mine/diary.jsonl"
    synced.clear()
    with store.path.open("ab") as file:
        file.write(b"torn")
    store.append(check_in(2))
    diary = "of/mine/diary.jsonl"
    assert synced[:4] == ["of/mine/diary.torn-1", "of/mine", diary, diary]


def test_nothing_is_left_of_a_diary_that_could_not_be_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for call in ("write", "fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(os, call, failing(errno.ENOSPC))
            with pytest.raises(OSError, match="No space"):
                FileStore(tmp_path).append(check_in(0))
        assert content(tmp_path) == {}


def test_a_folder_that_takes_no_files_says_so_and_can_still_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary_of(tmp_path, 2)
    real = os.open

    def read_only(path: Any, flags: int, *mode: int) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system")
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", read_only)
    store = FileStore(tmp_path)
    assert list(store.revisions()) == [check_in(0), check_in(1)]
    with pytest.raises(OSError, match="Read-only"):
        store.append(check_in(2))
