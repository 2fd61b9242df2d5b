"""The owner's choices on the disk: kept whole or not at all, and nothing of theirs lost."""

import os
import stat
from pathlib import Path

import pytest

from diary.core.errors import StorageError
from diary.core.settings import Questions, Settings
from diary.storage import files
from diary.storage.choices import ChoiceFiles
from diary.storage.store import FileStore
from tests.storage.samples import check_in

CHOSEN = Settings(10, "diary-light", Questions.ONE, True, "21:00", True)


def test_where_there_are_no_files_the_usual_holds_and_nothing_is_made(tmp_path: Path) -> None:
    choices = FileStore(tmp_path / "home").choices
    assert (choices.settings(), choices.keys()) == (Settings(), "")
    assert choices.settings_path == str(tmp_path / "home" / "settings.toml")
    assert choices.keys_path == str(tmp_path / "home" / "keys.toml")
    assert not (tmp_path / "home").exists()


def test_settings_are_kept_for_nobody_else_to_read_before_the_first_entry_too(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    ChoiceFiles(home).keep(CHOSEN)
    assert ChoiceFiles(home).settings() == CHOSEN
    assert [one.name for one in home.iterdir()] == ["settings.toml"]
    assert stat.S_IMODE((home / "settings.toml").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    FileStore(home).append(check_in(0))
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_comments_and_settings_of_other_versions_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("# mine\nlock_after_minutes = 5  # tea\nlater = [1,  2]\n\n[more]\nx = 1\n")
    ChoiceFiles(tmp_path).keep(CHOSEN)
    text = path.read_text()
    assert text.startswith("# mine\nlock_after_minutes = 10  # tea\nlater = [1,  2]\n")
    assert text.endswith("[more]\nx = 1\n")
    assert ChoiceFiles(tmp_path).settings() == CHOSEN
    ChoiceFiles(tmp_path).keep(CHOSEN)
    assert path.read_text() == text


def test_a_setting_that_could_not_be_read_is_put_right(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("vim_keys = 'yes'\n[theme]\nname = 1\n")
    assert ChoiceFiles(tmp_path).settings().not_read == ("theme", "vim_keys")
    ChoiceFiles(tmp_path).keep(CHOSEN)
    assert ChoiceFiles(tmp_path).settings() == CHOSEN


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b"x = 1\nx = 2\n", b"\x00"])
def test_what_nobody_can_read_is_laid_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(content)
    assert ChoiceFiles(tmp_path).settings() == Settings(not_read=("",))
    ChoiceFiles(tmp_path).keep(CHOSEN)
    assert ChoiceFiles(tmp_path).settings() == CHOSEN
    assert (tmp_path / "settings.toml.old").read_bytes() == content


def test_no_link_is_followed_and_no_folder_taken_for_a_file(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("lock_after_minutes = 1\n")
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").symlink_to(elsewhere)
    (home / "keys.toml").mkdir()
    choices = ChoiceFiles(home)
    assert choices.settings() == Settings(not_read=("",))
    assert choices.keys() == "="
    with pytest.raises(StorageError):
        choices.keep(CHOSEN)
    assert elsewhere.read_text() == "lock_after_minutes = 1\n"
    assert (home / "settings.toml").is_symlink()


def test_a_disk_that_refuses_leaves_the_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices = ChoiceFiles(tmp_path)
    choices.keep(CHOSEN)
    before = (tmp_path / "settings.toml").read_bytes()

    def refuse(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(files, "write_once", refuse)
    with pytest.raises(OSError, match="no space"):
        choices.keep(Settings())
    assert (tmp_path / "settings.toml").read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["settings.toml"]


def test_the_text_of_the_keys_is_given_as_it_is_and_none_of_a_huge_file(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text('"today.why" = "f2"\n')
    assert ChoiceFiles(tmp_path).keys() == '"today.why" = "f2"\n'
    path.write_text("#" * 200_000)
    assert ChoiceFiles(tmp_path).keys() == "="


def test_a_full_disk_is_said_of_the_settings_and_not_of_what_lies_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices = ChoiceFiles(str(tmp_path))
    with monkeypatch.context() as full:
        full.setattr(os, "write", lambda descriptor, content: 0)
        with pytest.raises(OSError, match="No space left") as caught:
            choices.keep(Settings(10))
    assert caught.value.filename == choices.settings_path
    assert list(tmp_path.iterdir()) == []
    choices.keep(Settings(10))
    assert choices.settings() == Settings(10)
