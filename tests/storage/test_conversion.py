"""Encrypting a diary, decrypting it, and what happens when that is cut short."""

import os
from pathlib import Path

import pytest

from diary.core.errors import DamagedError, StorageError, WrongPassphraseError
from diary.storage import conversion
from diary.storage.conversion import change_passphrase, decrypt, encrypt
from diary.storage.log import LogFile
from diary.storage.sealed import SealedLog
from diary.storage.store import FileStore
from tests.storage.samples import (
    PASSPHRASE,
    check_in,
    content,
    diary_of,
    sealed_diary_of,
    unlocked,
)

DAY = "2026-11-22"
SECRET = b"Day "


def readable(folder: Path) -> list[str]:
    """The files in which something of the diary can be read."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return sorted(one.name for one in files if SECRET in one.read_bytes())


def with_everything(folder: Path) -> FileStore:
    """A diary with backups, a torn piece, a draft and what an unfinished save leaves."""
    path = diary_of(folder, 3)
    with path.open("ab") as file:
        file.write(b'{"seq":4,"note":"Day 4 torn')
    FileStore(folder).append(check_in(3))
    (folder / "diary.jsonl.new").write_bytes(b"Day 9 unfinished")
    (folder / "backups" / "x.jsonl.new").write_bytes(b"Day 9 unfinished")
    drafts = FileStore(folder).drafts
    drafts.keep('{"note":"Day 5 draft"}')
    os.close(drafts._descriptor)
    return FileStore(folder)


def test_encrypting_leaves_nothing_readable_behind_and_loses_nothing(
    tmp_path: Path, quick: None
) -> None:
    store = with_everything(tmp_path)
    encrypt(store.log, PASSPHRASE, DAY)
    assert readable(tmp_path) == []
    after = unlocked(tmp_path)
    assert list(after.revisions()) == [check_in(n) for n in range(4)]
    assert after.notices == ()
    assert [text for _, text in after.drafts.left()] == ['{"note":"Day 5 draft"}']
    assert [one.before for one in after.backups.listed()][-1] == "encryption"
    assert all(one.is_sealed for one in after.backups.listed())
    (torn,) = tmp_path.glob("diary.torn-*")
    assert b"torn" in after.log.opened(torn.read_bytes(), "")
    after.append(check_in(4))
    assert readable(tmp_path) == []


def test_decrypting_gives_everything_back(tmp_path: Path, quick: None) -> None:
    store = with_everything(tmp_path)
    before = {one.seq: store.backups.read(one) for one in store.backups.listed()}
    encrypt(store.log, PASSPHRASE, DAY)
    log = unlocked(tmp_path).log
    assert isinstance(log, SealedLog)
    decrypt(log, DAY)
    after = FileStore(tmp_path)
    assert not after.is_encrypted
    assert list(after.revisions()) == [check_in(n) for n in range(4)]
    assert not list(tmp_path.rglob("*.age"))
    found = {one.seq: after.backups.read(one) for one in after.backups.listed() if not one.before}
    assert found == before
    assert [text for _, text in after.drafts.left()] == ['{"note":"Day 5 draft"}']
    assert b"torn" in (tmp_path / "diary.torn-1").read_bytes()
    assert after.notices == ()


def test_a_diary_can_be_encrypted_before_its_first_entry(tmp_path: Path, quick: None) -> None:
    encrypt(LogFile(tmp_path / "mine"), PASSPHRASE, DAY)
    store = unlocked(tmp_path / "mine")
    assert list(store.revisions()) == []
    assert store.notices == ()
    store.append(check_in(0))
    assert list(unlocked(tmp_path / "mine").revisions()) == [check_in(0)]


def test_an_encryption_cut_short_before_the_first_entry_leaves_a_diary_that_can_be_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick: None
) -> None:
    for at in range(1, 12):
        folder, done = tmp_path / str(at), True
        with monkeypatch.context() as patch:
            cut_short(patch, at)
            try:
                encrypt(LogFile(folder), PASSPHRASE, DAY)
            except Stop:
                done = False
        unlocked(folder).append(check_in(0))
        assert list(unlocked(folder).revisions()) == [check_in(0)]
        finish(folder, plain=False)
        assert readable(folder) == []
        assert list(unlocked(folder).revisions()) == [check_in(0)]
        if done:
            return
    raise AssertionError


class Stop(BaseException):
    """The program is killed here."""


def cut_short(monkeypatch: pytest.MonkeyPatch, at: int) -> pytest.MonkeyPatch:
    """Every call that changes a name on the disk counts; the `at`th never happens."""
    calls = 0

    def fatal(real: "object") -> "object":
        def call(*arguments: object, **named: object) -> object:
            nonlocal calls
            calls += 1
            if calls >= at:
                raise Stop
            return real(*arguments, **named)  # type: ignore[operator]

        return call

    for name in ("replace", "unlink"):
        monkeypatch.setattr(os, name, fatal(getattr(os, name)))
    return monkeypatch


@pytest.mark.parametrize("which", ["encrypt", "decrypt"])
def test_a_conversion_cut_short_anywhere_loses_nothing_and_can_be_finished_either_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick: None, which: str
) -> None:
    wanted = [check_in(n) for n in range(4)]
    for at in range(1, 40):
        folder = tmp_path / str(at)
        encrypt_it = which == "encrypt"
        with_everything(folder)
        if not encrypt_it:
            encrypt(FileStore(folder).log, PASSPHRASE, DAY)
        done = True
        with monkeypatch.context() as patch:
            cut_short(patch, at)
            try:
                convert(folder)
            except Stop:
                done = False
        store = unlocked(folder)
        assert list(store.revisions()) == wanted
        assert {key for key, _ in store.notices} <= {"half-converted", "readable-piece"}
        store.append(check_in(9))
        if done:
            break
        if at % 2:
            finish(folder, plain=False)
            assert readable(folder) == []
        else:
            finish(folder, plain=True)
            assert not list(folder.rglob("*.age"))
        store = unlocked(folder)
        assert list(store.revisions()) == [*wanted, check_in(9)]
        assert store.notices == ()
        assert len(store.backups.listed()) >= 4
    assert done


def convert(folder: Path) -> None:
    store = unlocked(folder)
    if isinstance(store.log, SealedLog):
        decrypt(store.log, DAY)
    else:
        encrypt(store.log, PASSPHRASE, DAY)


def finish(folder: Path, *, plain: bool) -> None:
    """What the patient types next: the same again, or the way back."""
    store = unlocked(folder)
    store.revisions()
    if plain and (store.is_encrypted or any(key == "half-converted" for key, _ in store.notices)):
        log = SealedLog(folder)
        log.unlock(PASSPHRASE)
        decrypt(log, DAY)
    elif not plain and not store.is_encrypted:
        encrypt(store.log, PASSPHRASE, DAY)
    elif plain:
        for one in folder.rglob("*.age"):
            one.unlink()  # only a key that nothing uses any more


def test_a_damaged_diary_is_not_converted(tmp_path: Path, quick: None) -> None:
    path = diary_of(tmp_path, 3)
    path.write_bytes(path.read_bytes().replace(b"Day 1", b"Day 8"))
    before = content(tmp_path)
    with pytest.raises(DamagedError):
        encrypt(LogFile(tmp_path), PASSPHRASE, DAY)
    assert content(tmp_path) == before


def test_after_a_new_passphrase_only_that_one_opens_the_diary(tmp_path: Path) -> None:
    sealed_diary_of(tmp_path, 2)
    log = unlocked(tmp_path).log
    assert isinstance(log, SealedLog)
    change_passphrase(log, "other words, other days", DAY)
    store = FileStore(tmp_path)
    with pytest.raises(WrongPassphraseError):
        store.unlock(PASSPHRASE)
    store.unlock("other words, other days")
    assert list(store.revisions()) == [check_in(0), check_in(1)]
    assert [one.before for one in store.backups.listed()][-1] == "passphrase"
    (tmp_path / "identity.age").write_bytes(b"")
    again = FileStore(tmp_path)
    again.unlock("other words, other days")
    assert list(again.revisions()) == [check_in(0), check_in(1)]


def test_an_encryption_that_cannot_be_written_leaves_the_plain_diary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick: None
) -> None:
    diary_of(tmp_path, 2)
    with monkeypatch.context() as patch:
        patch.setattr(SealedLog, "put", _fails)
        with pytest.raises(OSError, match="full"):
            encrypt(LogFile(tmp_path), PASSPHRASE, DAY)
    store = FileStore(tmp_path)
    assert not store.is_encrypted
    assert list(store.revisions()) == [check_in(0), check_in(1)]
    store.append(check_in(2))


def _fails(*args: object) -> None:
    raise OSError(28, "full")


def test_an_app_that_was_open_while_the_diary_was_encrypted_writes_nothing_readable(
    tmp_path: Path, quick: None
) -> None:
    diary_of(tmp_path, 2)
    early = FileStore(tmp_path)
    early.revisions()
    early.drafts.keep("Day 3 typed")
    encrypt(LogFile(tmp_path), PASSPHRASE, DAY)
    for attempt in (
        lambda: early.append(check_in(3)),
        lambda: early.drafts.keep("Day 3 typed on"),
        early.revisions,
    ):
        with pytest.raises(StorageError) as refused:
            attempt()
        assert refused.value.detail == "other form"
    early.drafts.drop()
    assert readable(tmp_path) == []


def test_the_real_key_costs_what_it_costs_and_works(tmp_path: Path) -> None:
    diary_of(tmp_path, 1)
    encrypt(LogFile(tmp_path), "blue horse tree", DAY)
    assert (tmp_path / "identity.age").read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")
    store = FileStore(tmp_path)
    store.unlock("blue horse tree")
    assert list(store.revisions()) == [check_in(0)]
    assert conversion._key_for(str(tmp_path), "blue horse tree")
