"""Looking the whole folder over, without changing a byte of it."""

from pathlib import Path

import pytest

from diary.core.errors import NewerDiaryError
from diary.storage.check import check
from diary.storage.store import FileStore
from tests.diaries import revise
from tests.storage.samples import IDENTITY, check_in, diary_of, sealed_diary_of, unlocked


def found(folder: Path) -> dict[str, tuple[str, bool]]:
    """What a check finds, by its key; nothing below the folder may change by it."""
    before = everything(folder)
    store = unlocked(folder)
    report = check(store)
    assert everything(folder) == before
    assert report.is_whole is not any(one.is_bad for one in report.findings)
    return {one.key: (one.detail, one.is_bad) for one in report.findings}


def everything(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    files = [one for one in folder.rglob("*") if one.is_file() and one.name != "diary.lock"]
    return {
        str(one): (one.read_bytes(), one.stat().st_mtime_ns, one.stat().st_mode) for one in files
    }


@pytest.mark.parametrize("make", [diary_of, sealed_diary_of])
def test_a_whole_diary_has_nothing_to_be_said(tmp_path: Path, make: "object") -> None:
    make(tmp_path, 3)  # type: ignore[operator]
    (tmp_path / "backups" / "identity.age").write_bytes(IDENTITY.read_bytes())
    (tmp_path / "backups" / "identity.age").chmod(0o600)
    report = check(unlocked(tmp_path))
    assert (report.entries, report.backups, report.findings) == (3, 3, ())
    assert report.is_whole


def test_a_check_of_nothing_finds_nothing(tmp_path: Path) -> None:
    assert check(FileStore(tmp_path / "not there")).findings == ()
    assert not (tmp_path / "not there").exists()


def test_damage_in_the_file_and_in_a_copy_is_found(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 3)
    path.write_bytes(path.read_bytes().replace(b"Day 1", b"Day 8"))
    copy = sorted((tmp_path / "backups").iterdir())[1]
    copy.write_bytes(copy.read_bytes().replace(b"Day 0", b"Day 9"))
    assert found(tmp_path) == {"damaged": ("line 3", True), "backup-spoilt": (copy.name, True)}


def test_a_copy_under_another_copys_name_is_found(tmp_path: Path) -> None:
    diary_of(tmp_path, 2)
    first, second = sorted((tmp_path / "backups").iterdir())
    second.write_bytes(first.read_bytes())
    assert found(tmp_path) == {"backup-spoilt": (second.name, True)}


def test_a_version_that_is_missing_is_found(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.append(check_in(0), revise("gap", check_in(0).value, number=3))
    assert found(tmp_path) == {"version-missing": ("gap", True)}


def test_what_puts_nothing_at_risk_is_said_and_is_no_fault(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 2)
    with path.open("ab") as file:
        file.write(b'{"seq":3')
    (tmp_path / "diary.torn-1").write_bytes(b"x")
    (tmp_path / "diary.jsonl.new").write_bytes(b"x")
    (tmp_path / "diary (conflicted copy).jsonl").write_bytes(b"x")
    path.chmod(0o644)
    keys = found(tmp_path)
    assert set(keys) == {
        *("torn-tail", "kept-aside", "unfinished", "conflict-copy", "open-to-others"),
    }
    assert not any(is_bad for _, is_bad in keys.values())


def test_what_can_be_read_beside_an_encrypted_diary_is_found(tmp_path: Path) -> None:
    sealed_diary_of(tmp_path, 1)
    (tmp_path / "diary.torn-1").write_bytes(b"x")
    (tmp_path / "backups" / "2026-03-01-v1-000001-ab.jsonl").write_bytes(b"x")
    keys = found(tmp_path)
    assert keys["key-missing"] == ("backups/identity.age", True)
    assert keys["readable-copy"] == ("diary.torn-1", True)
    (tmp_path / "backups" / "identity.age").write_bytes(b"other")
    assert found(tmp_path)["keys-differ"] == ("identity.age", True)


def test_links_are_named_and_not_followed(tmp_path: Path) -> None:
    diary_of(tmp_path, 1)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "drafts").symlink_to(tmp_path / "elsewhere")
    assert found(tmp_path) == {"link": ("drafts", True)}


def test_a_newer_diary_is_not_looked_into(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 1)
    path.write_bytes(path.read_bytes().replace(b'"schema":1', b'"schema":7'))
    with pytest.raises(NewerDiaryError):
        check(FileStore(tmp_path))
