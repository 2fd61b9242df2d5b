"""The encrypted diary: the same lines, opened by a passphrase, replaced whole on each save."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.errors import DamagedError, LockedError, StorageError, WrongPassphraseError
from diary.storage.keys import Key
from diary.storage.sealed import SealedLog
from diary.storage.store import FileStore
from tests.diaries import note_of
from tests.storage.samples import (
    PASSPHRASE,
    check_in,
    content,
    revisions,
    sealed_diary_of,
    unlocked,
)


def test_what_is_saved_encrypted_is_read_back_and_stands_nowhere_in_the_folder(
    tmp_path: Path,
) -> None:
    path = sealed_diary_of(tmp_path, 3)
    store = unlocked(tmp_path)
    assert store.is_encrypted
    assert list(store.revisions()) == [check_in(n) for n in range(3)]
    assert store.notices == ()
    assert path.name == "diary.jsonl.age"
    everything = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    assert b"Day 1" not in everything
    assert b"left-calf" not in everything


def test_a_locked_diary_says_so_and_touches_nothing(tmp_path: Path) -> None:
    sealed_diary_of(tmp_path, 1)
    before = content(tmp_path)
    store = FileStore(tmp_path)
    assert store.is_locked
    with pytest.raises(LockedError):
        store.revisions()
    with pytest.raises(LockedError):
        store.append(check_in(1))
    with pytest.raises(WrongPassphraseError):
        store.unlock("four other words")
    assert store.is_locked
    assert content(tmp_path) == before


def test_a_diary_that_is_locked_again_is_read_no_more_until_it_is_unlocked(tmp_path: Path) -> None:
    sealed_diary_of(tmp_path, 2)
    store = unlocked(tmp_path)
    store.revisions()
    store.lock()
    assert store.is_locked
    with pytest.raises(LockedError):
        store.revisions()
    store.unlock(PASSPHRASE)
    store.append(check_in(2))
    assert list(store.revisions()) == [check_in(n) for n in range(3)]


def test_two_programs_on_an_encrypted_diary_both_keep_every_entry(tmp_path: Path) -> None:
    sealed_diary_of(tmp_path, 1)
    one, other = unlocked(tmp_path), unlocked(tmp_path)
    one.revisions()
    other.append(check_in(1))
    assert one.has_grown()
    one.append(check_in(2))
    assert list(other.revisions()) == list(one.revisions()) == [check_in(n) for n in range(3)]
    assert not one.notices


@pytest.mark.parametrize("spoil", ["missing", "empty", "cut", "flipped", "another's"])
def test_a_spoilt_key_is_replaced_by_its_copy_and_said(tmp_path: Path, spoil: str) -> None:
    sealed_diary_of(tmp_path, 1)
    key = tmp_path / "identity.age"
    whole = key.read_bytes()
    (tmp_path / "backups" / "identity.age").write_bytes(whole)
    flipped = bytearray(whole)
    flipped[-1] ^= 1
    spoilt = {"empty": b"", "cut": whole[:50], "flipped": bytes(flipped), "another's": b"x" * 300}
    if spoil == "missing":
        key.unlink()
    else:
        key.write_bytes(spoilt[spoil])
    store = unlocked(tmp_path)
    assert list(store.revisions()) == [check_in(0)]
    assert ("key-spoilt", str(key)) in store.notices
    (tmp_path / "backups" / "identity.age").unlink()
    with pytest.raises((DamagedError, WrongPassphraseError)):
        unlocked(tmp_path)


def test_every_changed_byte_and_every_cut_of_an_encrypted_file_is_refused_and_left_alone(
    tmp_path: Path,
) -> None:
    path = sealed_diary_of(tmp_path, 2)
    whole = path.read_bytes()
    for place in range(0, len(whole), 3):
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        for spoilt in (bytes(changed), whole[:place]):
            path.write_bytes(spoilt)
            store = unlocked(tmp_path)
            with pytest.raises(DamagedError):
                store.revisions()
            with pytest.raises(DamagedError):
                store.append(check_in(3))
            assert path.read_bytes() == spoilt


def test_an_encrypted_diary_that_is_gone_is_never_begun_anew(tmp_path: Path) -> None:
    path = sealed_diary_of(tmp_path, 1)
    path.unlink()
    store = unlocked(tmp_path)
    assert list(store.revisions()) == []
    assert ("file-gone", str(path)) in store.notices
    with pytest.raises(StorageError) as refused:
        store.append(check_in(1))
    assert refused.value.detail == "gone"
    assert not (tmp_path / "diary.jsonl").exists()


def test_a_plain_and_an_encrypted_diary_in_one_folder_are_both_left_alone(tmp_path: Path) -> None:
    sealed_diary_of(tmp_path, 1)
    (tmp_path / "diary.jsonl").write_bytes(b"")
    before = content(tmp_path)
    with pytest.raises(StorageError) as refused:
        FileStore(tmp_path)
    assert refused.value.detail == "two forms"
    assert content(tmp_path) == before


def test_a_plain_diary_is_not_begun_beside_one_that_was_encrypted_meanwhile(tmp_path: Path) -> None:
    early = FileStore(tmp_path)
    sealed_diary_of(tmp_path, 1)
    with pytest.raises(StorageError) as refused:
        early.append(check_in(1))
    assert refused.value.detail == "other form"
    assert not (tmp_path / "diary.jsonl").exists()


def test_a_torn_line_inside_an_encrypted_file_is_kept_encrypted(tmp_path: Path) -> None:
    path = sealed_diary_of(tmp_path, 1)
    store = unlocked(tmp_path)
    store.revisions()
    path.write_bytes(store.log.stored(store.log.chain.content + b'{"seq":2,"secret'))
    store.append(check_in(1))
    assert list(unlocked(tmp_path).revisions()) == [check_in(0), check_in(1)]
    (torn,) = tmp_path.glob("diary.torn-*")
    assert store.log.opened(torn.read_bytes(), "") == b'{"seq":2,"secret'


@settings(max_examples=25, deadline=None)
@given(st.lists(revisions(), min_size=1, max_size=6))
def test_anything_saved_encrypted_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, some: "list[object]"
) -> None:
    folder = tmp_path_factory.mktemp("sealed") / "mine"
    sealed_diary_of(folder, 0)
    unlocked(folder).append(*some)  # type: ignore[arg-type]
    assert list(unlocked(folder).revisions()) == some


def test_a_key_opens_only_what_was_sealed_with_it() -> None:
    one, other = Key.new(), Key.new()
    assert one.open(one.seal(b"mine"), "") == b"mine"
    with pytest.raises(DamagedError):
        other.open(one.seal(b"mine"), "")


def test_the_files_of_an_encrypted_diary_are_the_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        sealed_diary_of(tmp_path / "mine", 2)
    finally:
        os.umask(before)
    modes = {oct(one.stat().st_mode & 0o777) for one in (tmp_path / "mine").rglob("*.age")}
    assert modes == {"0o600"}


@pytest.mark.skipif(
    shutil.which("age") is None or shutil.which("jq") is None, reason="needs age and jq"
)
def test_stock_age_and_jq_give_back_every_entry(tmp_path: Path) -> None:
    import pexpect

    path = sealed_diary_of(tmp_path, 5)
    command = f"age -d -i {tmp_path}/identity.age {path} > {tmp_path}/out.jsonl"
    child = pexpect.spawn("sh", ["-c", command], encoding="utf-8", timeout=30)
    child.expect("passphrase")
    child.sendline(PASSPHRASE)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    asked = 'select(.kind == "check-in") | "\\(.payload.day) \\(.payload.note)"'
    ran = subprocess.run(
        ["jq", "-r", asked, tmp_path / "out.jsonl"], capture_output=True, text=True, check=True
    )
    days = [check_in(n).value for n in range(5)]
    assert ran.stdout.splitlines() == [f"{one.day} {note_of(one)}" for one in days]


def test_a_log_without_its_key_forgets_what_it_has_read(tmp_path: Path) -> None:
    sealed_diary_of(tmp_path, 1)
    log = SealedLog(tmp_path)
    log.unlock(PASSPHRASE)
    log.refresh()
    log.lock()
    assert not log.chain.lines
    assert log.has_grown()
