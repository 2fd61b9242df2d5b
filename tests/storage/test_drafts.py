"""What is typed and not saved yet, kept beside the diary."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from diary.core.errors import NotConfirmedError, StorageError
from diary.storage import drafts as module
from diary.storage.drafts import DraftFiles
from tests.storage.samples import diary_of, sealed_diary_of, unlocked


def drafts_in(folder: Path) -> DraftFiles:
    return unlocked(folder).drafts


def dies(drafts: DraftFiles) -> None:
    """The program that holds these drafts ends without another word."""
    os.close(drafts._descriptor)


@pytest.fixture(params=["plain", "sealed"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    (diary_of if request.param == "plain" else sealed_diary_of)(tmp_path, 1)
    return tmp_path


def test_what_was_typed_last_is_left_to_the_next_program(home: Path) -> None:
    app = drafts_in(home)
    for text in ("f", "fi", "first ñ 🙂 \ud800"):
        app.keep(text)
    assert drafts_in(home).left() == []
    dies(app)
    ((key, text),) = drafts_in(home).left()
    assert text == "first ñ 🙂 \ud800"
    drafts_in(home).drop_left(key)
    assert drafts_in(home).left() == []
    assert not list((home / "drafts").iterdir())


def test_a_draft_that_was_saved_or_given_up_is_gone(home: Path) -> None:
    app = drafts_in(home)
    app.drop()
    app.keep("typed")
    app.drop()
    assert not list((home / "drafts").iterdir())
    app.keep("typed again")
    dies(app)
    assert [text for _, text in drafts_in(home).left()] == ["typed again"]


def test_two_apps_have_a_draft_each_and_the_newest_is_first(home: Path) -> None:
    one, other = drafts_in(home), drafts_in(home)
    one.keep("one")
    other.keep("other")
    dies(one)
    assert [text for _, text in drafts_in(home).left()] == ["one"]
    assert [text for _, text in other.left()] == ["one"]
    dies(other)
    times = iter((1_000_000_000, 2_000_000_000))
    for path in sorted((home / "drafts").iterdir()):
        moment = next(times)
        os.utime(path, (moment, moment))
    newest = sorted((home / "drafts").iterdir())[-1].name
    assert drafts_in(home).left()[0][0] == newest


def test_a_draft_is_as_secret_as_the_diary(tmp_path: Path) -> None:
    sealed_diary_of(tmp_path, 1)
    app = drafts_in(tmp_path)
    app.keep("geheim")
    (file,) = (tmp_path / "drafts").iterdir()
    assert b"geheim" not in file.read_bytes()
    assert b"Z2VoZWlt" not in file.read_bytes()
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert oct(file.parent.stat().st_mode & 0o777) == "0o700"


def test_every_cut_of_a_drafts_file_gives_a_whole_draft_or_none(home: Path) -> None:
    app = drafts_in(home)
    for text in ("one", "one two"):
        app.keep(text)
    dies(app)
    (file,) = (home / "drafts").iterdir()
    whole = file.read_bytes()
    ends = [place for place, byte in enumerate(whole) if byte == 10]
    for cut in range(0, len(whole), 1 if len(whole) < 300 else 7):
        file.write_bytes(whole[:cut])
        found = [text for _, text in drafts_in(home).left()]
        assert found == ([] if cut < ends[0] else ["one"] if cut < ends[1] else ["one two"])


def test_a_long_evening_moves_to_a_new_file_and_leaves_one(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LARGE", 2000)
    app = drafts_in(home)
    for number in range(40):
        app.keep(f"{number} " + "x" * 100)
    assert len(list((home / "drafts").iterdir())) == 1
    dies(app)
    ((_, text),) = drafts_in(home).left()
    assert text.startswith("39 ")


@pytest.mark.parametrize("call", ["open", "write", "fsync", "mkdir"])
def test_a_draft_that_cannot_be_kept_leaves_the_one_before(
    home: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    app = drafts_in(home)
    app.keep("before")
    monkeypatch.setattr(module, "_LARGE", 1)

    def fails(*arguments: object, **named: object) -> object:
        raise OSError(errno.ENOSPC, "full")

    real: Callable[..., object] = getattr(os, call)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, fails)
        if call == "mkdir":
            app.keep("after")
        else:
            with pytest.raises((OSError, NotConfirmedError)):
                app.keep("after")
    assert getattr(os, call) is real
    dies(app)
    found = [text for _, text in drafts_in(home).left()]
    assert found == (["after"] if call == "mkdir" else ["before"])


def test_links_and_other_files_among_the_drafts_are_passed_over(home: Path) -> None:
    app = drafts_in(home)
    app.keep("mine")
    dies(app)
    folder = home / "drafts"
    (folder / "link.draft").symlink_to(home / "identity.age")
    (folder / "other.txt").write_bytes(b"x")
    (folder / "bad.draft").write_bytes(b"\xff\n" * 9)
    (folder / "folder.draft").mkdir()
    os.mkfifo(folder / "pipe.draft")
    found = drafts_in(home).left()
    assert [text for _, text in found] == ["mine"]
    drafts_in(home).drop_left("../diary.jsonl")
    drafts_in(home).drop_left("nothing.draft")
    assert drafts_in(home).left() == found


def test_a_link_in_place_of_the_drafts_folder_is_not_followed(tmp_path: Path) -> None:
    diary_of(tmp_path / "mine", 1)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "mine" / "drafts").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StorageError):
        drafts_in(tmp_path / "mine").keep("typed")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_an_unchanged_draft_is_not_written_again(home: Path) -> None:
    app = drafts_in(home)
    app.keep("same")
    size = next((home / "drafts").iterdir()).stat().st_size
    app.keep("same")
    assert next((home / "drafts").iterdir()).stat().st_size == size
