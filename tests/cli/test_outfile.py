"""A file that is handed on is there whole, for its owner alone, or not at all."""

import os
import signal
import stat
import sys
from pathlib import Path

import pytest

from diary.cli.outfile import refuse_place, write_new
from diary.core.errors import RecordError
from tests.cli.running import Patient, in_a_process


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_it_is_written_beside_and_then_given_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    sync = os.fsync

    def look(descriptor: int) -> None:
        seen.append([(name, (tmp_path / name).read_bytes()) for name in names(tmp_path)])
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    path = tmp_path / "out.csv"
    write_new(path, b"all of it")
    [(beside, content)], after = seen
    assert (beside[0], content) == (".", b"all of it")
    assert after == [("out.csv", b"all of it")]  # its folder is synced once it has its name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_it_is_for_its_owner_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_new(tmp_path / "out", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("call", ["fsync", "fdopen", "fchmod"])
def test_whatever_stops_it_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: BaseException
) -> None:
    def stop(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, call, stop)
        with pytest.raises(type(error)):
            write_new(tmp_path / "out", b"x")
    assert names(tmp_path) == []


@pytest.mark.parametrize("sealed", [False, True])
def test_a_program_that_is_killed_leaves_no_half_file_under_the_name(
    logged: Patient, tmp_path: Path, sealed: bool
) -> None:
    public = "age1ntee40jag8wt7d6nm0w6czys0elr0vumvanfepf50krlkrem6ypsqfql6t"
    (tmp_path / "clinic.pub").write_text(public)
    folder = tmp_path / "out"
    folder.mkdir()
    args = ["export", "json", "-o", str(folder / "x.json")]
    args += ["--to-clinic", str(tmp_path / "clinic.pub")] if sealed else []
    code = (
        "import os, signal, sys; from diary.cli.main import main;"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL); sys.exit(main())"
    )
    ran = in_a_process(args, home=logged.home, code=code)
    assert ran.returncode == -signal.SIGKILL
    [left] = names(folder)
    assert left.startswith(".")
    assert stat.S_IMODE((folder / left).stat().st_mode) == 0o600
    assert in_a_process(args, home=logged.home).returncode == 0
    assert ("x.json.age" if sealed else "x.json") in names(folder)


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("mine", "link", "."):
        for refuse in (refuse_place, lambda path: write_new(path, b"x")):
            with pytest.raises(RecordError) as caught:
                refuse(tmp_path / name)
            assert caught.value.problem == "file-exists"
    assert (tmp_path / "mine").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_a_place_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        refuse_place(tmp_path / "no" / "x")
    with pytest.raises(RecordError):
        refuse_place(tmp_path / "a\0b")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a disk that is full")
def test_a_full_pipe_or_disk_behind_the_output_is_said(logged: Patient) -> None:
    with Path("/dev/full").open("w") as full:
        ran = in_a_process(["export", "csv"], home=logged.home, stdout=full, stderr=-1)
    assert (ran.returncode, "The disk is full" in ran.stderr) == (1, True)
