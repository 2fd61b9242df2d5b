"""Encrypting and decrypting on a disk that fails, and what is left of it where it was cut short."""

import os
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from diary.core.errors import NotConfirmedError, StorageError
from diary.storage.check import check
from diary.storage.conversion import change_passphrase, decrypt, encrypt, tidy
from diary.storage.forms import is_half_way
from diary.storage.log import LogFile
from diary.storage.sealed import SealedLog
from diary.storage.store import FileStore
from tests.storage.samples import PASSPHRASE, check_in, diary_of, unlocked

DAY = "2026-11-22"
PIECE = "diary.jsonl.new"
CALLS = ("write", "fsync", "replace", "unlink", "listdir", "lstat")


def sealed_log_in(folder: Path) -> SealedLog:
    log = SealedLog(folder)
    log.unlock(PASSPHRASE)
    return log


def begun(folder: Path) -> None:
    diary_of(folder, 1)


def not_begun(folder: Path) -> None:
    folder.mkdir()


def encrypted(folder: Path) -> None:
    diary_of(folder, 1)
    encrypt(LogFile(folder), PASSPHRASE, DAY)


def fail(patch: pytest.MonkeyPatch, at: int, *, stays: bool) -> Callable[[], bool]:
    """The `at`th call that works on names or writes fails, or all from there on.

    Gives a function that says whether it came to that.
    """
    calls = 0

    def failing(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == at or (stays and calls > at):
                raise OSError(ENOSPC, os.strerror(ENOSPC))
            return real(*arguments, **named)

        return call

    for name in CALLS:
        patch.setattr(os, name, failing(getattr(os, name)))
    return lambda: calls >= at


@pytest.mark.parametrize("stays", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize(
    "begin",
    [begun, not_begun, encrypted],
    ids=["encrypt", "encrypt before the first save", "decrypt"],
)
@pytest.mark.usefixtures("quick")
def test_a_conversion_that_says_it_failed_has_and_one_that_does_not_is_done(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    begin: Callable[[Path], None],
    stays: bool,
) -> None:
    begin(tmp_path / "before")
    said: list[str] = []
    happened, at = True, 0
    while happened:
        at += 1
        folder = tmp_path / "now" / str(at)
        copytree(tmp_path / "before", folder)
        log = unlocked(folder).log
        with monkeypatch.context() as patch:
            has_happened = fail(patch, at, stays=stays)
            said.append(result_of(log))
            happened = has_happened()
        store = FileStore(folder)
        is_done = store.is_encrypted is not isinstance(log, SealedLog)
        if said[-1] == "done":
            assert is_done and not is_half_way(str(folder)), at
        elif said[-1] == "not done":
            assert not is_done or is_half_way(str(folder)), at
    assert {"done", "not done"} <= set(said)


def result_of(log: LogFile) -> str:
    """What a conversion claims about itself."""
    try:
        if isinstance(log, SealedLog):
            decrypt(log, DAY)
        else:
            encrypt(log, PASSPHRASE, DAY)
    except NotConfirmedError:
        return "unsure"
    except (OSError, StorageError):
        return "not done"
    return "done"


@pytest.fixture
def cut_short(tmp_path: Path, quick: None) -> Path:
    """The folder of an encrypted diary whose decryption broke off while it was written."""
    encrypted(tmp_path)
    (tmp_path / PIECE).write_bytes(b'{"format":"mesotherapy-diary","schema')
    (tmp_path / PIECE).chmod(0o600)
    (tmp_path / "diary.converting").write_bytes(b"")
    (tmp_path / "diary.converting").chmod(0o600)
    return tmp_path


def test_a_readable_piece_of_a_decryption_is_named_once_and_is_no_fault(cut_short: Path) -> None:
    store = unlocked(cut_short)
    assert list(store.revisions()) == [check_in(0)]
    assert store.notices == (("readable-piece", PIECE),)
    report = check(store)
    assert report.findings == (("readable-piece", PIECE, False),)
    assert report.is_whole


def test_a_piece_that_a_power_cut_has_left_without_its_beginning_is_named_too(
    cut_short: Path,
) -> None:
    (cut_short / PIECE).write_bytes(bytes(512) + b"Day 0")
    assert [one.key for one in check(unlocked(cut_short)).findings] == ["readable-piece"]
    (cut_short / PIECE).write_bytes(b"")
    assert [one.key for one in check(unlocked(cut_short)).findings] == ["unfinished"]


def test_a_save_removes_the_piece_and_says_no_more_of_it(cut_short: Path) -> None:
    store = unlocked(cut_short)
    store.revisions()
    store.append(check_in(1))
    assert store.notices == ()
    assert_nothing_left(cut_short)
    assert list(unlocked(cut_short).revisions()) == [check_in(0), check_in(1)]


def test_a_new_passphrase_removes_the_piece(cut_short: Path) -> None:
    change_passphrase(sealed_log_in(cut_short), PASSPHRASE, DAY)
    assert_nothing_left(cut_short)


def test_encrypting_again_removes_the_piece(cut_short: Path) -> None:
    tidy(str(cut_short))
    assert_nothing_left(cut_short)
    assert list(unlocked(cut_short).revisions()) == [check_in(0)]


def test_decrypting_again_finishes_it(cut_short: Path) -> None:
    decrypt(sealed_log_in(cut_short), DAY)
    assert_nothing_left(cut_short)
    assert list(FileStore(cut_short).revisions()) == [check_in(0)]


def test_what_a_decryption_still_needs_is_not_tidied_away(tmp_path: Path, quick: None) -> None:
    encrypted(tmp_path)
    log = sealed_log_in(tmp_path)
    log.read_for_saving()
    (tmp_path / "diary.converting").write_bytes(b"")
    LogFile(tmp_path).put(log.chain.content)
    tidy(str(tmp_path))
    assert is_half_way(str(tmp_path))


def assert_nothing_left(folder: Path) -> None:
    assert not (folder / PIECE).exists()
    assert not (folder / "diary.converting").exists()
