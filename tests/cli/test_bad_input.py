"""What cannot be taken is refused in one sentence, and the file stays as it was."""

import errno
import json
import os
from pathlib import Path

import pytest

from tests.cli.running import Patient, in_a_process, refused

LOG = ("log", "--rate")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((*LOG, "left-calf:5:1"), "Bruising “5” is off its scale. Use 0 to 4"),
        ((*LOG, "left-calf:1:11"), "Soreness “11” is off its scale. Use 0 to 10."),
        ((*LOG, "left-calf:-1:1"), "“-1” is off its scale"),
        ((*LOG, "left-calf:1:2.5"), "“2.5” is off its scale"),
        ((*LOG, "left-calf:huge:1"), "none, spots, coin, palm, large"),
        ((*LOG, "left-calf:²:1"), "off its scale"),
        ((*LOG, "left-calf:" + "9" * 5000 + ":1"), "off its scale"),
        ((*LOG, "left-calf"), "is not AREA:BRUISING:SORENESS"),
        ((*LOG, "left-calf:1:2:3"), "is not AREA:BRUISING:SORENESS"),
        ((*LOG, "left-calf:-:-"), "There is nothing to save yet"),
        ((*LOG, "left-calf:1:1", "--rate", "left calf:2:2"), "given twice"),
        ((*LOG, "lefft-calf:1:1"), "Did you mean left-calf"),
        ((*LOG, "calf:1:1"), "Did you mean left-calf or right-calf?"),
        ((*LOG, "\udcff\udcfe:1:1"), "There is no area"),
        ((*LOG, "left-calf:1:1", "--on", "2026-11-23"), "is still to come"),
        ((*LOG, "left-calf:1:1", "--on", "2026-02-30"), "is not in the calendar"),
        ((*LOG, "left-calf:1:1", "--on", "10"), "could be a day of any month"),
        ((*LOG, "left-calf:1:1", "--on", "5/11"), "could not be understood as a day"),
        ((*LOG, "left-calf:1:1", "--on", "soon"), "could not be understood as a day"),
        ((*LOG, "left-calf:1:1", "--on", ""), "There is no day yet"),
        ((*LOG, "left-calf:1:1", "--on", "\udcff"), "could not be understood as a day"),
        ((*LOG, "left-calf:1:1", "--on", "9" * 5000), "could not be understood as a day"),
        ((*LOG, "left-calf:1:1", "--leftover", "left-calf:maybe"), "AREA:yes"),
        ((*LOG, "left-calf:1:1", "--leftover", "left-calf"), "AREA:yes"),
        ((*LOG, "left-calf:1:1", "--leftover", "neck:yes"), "needs a rating of that area"),
        ((*LOG, "left-calf:1:1", "--sign", "sparkles"), "Use none, skin-colour"),
        ((*LOG, "left-calf:1:1", "--sign", "none", "--sign", "fever"), "Give “none” alone"),
        ((*LOG, "left-calf:1:1", "--note", "x" * 2001), "at most 2000 characters"),
        (("log", "--same", "--none"), "Choose one of --same and --none."),
        (("log", "--note", ""), "There is nothing to save yet"),
        (("log", "--note", "\x1b\x07\udc80"), "There is nothing to save yet"),
        (("log",), "there is nothing to log"),
        (("log", "--on", "today"), "there is nothing to log"),
        (("log", "--rat", "left-calf:1:1"), "--rate"),
        (("log", "--note"), "requires an argument"),
        (("session", "add", "--on", "today"), "Missing option '--area'"),
        (("session", "add", "--area", "neck"), "Missing option '--on'"),
        (("session", "add", "--on", "today", "--area", "nek"), "Did you mean neck?"),
        (("session", "add", "--on", "today", "--area", "neck", "--at", "25:00"), "Use HH:MM"),
        (("session", "add", "--on", "tomorrow", "--area", "neck"), "is still to come"),
        (("session", "add", "--on", "2026-12-01", "--area", "neck"), "is still to come"),
        (("session", "add", "--on", "today", "--area", "neck", "--area", "Neck"), "given twice"),
        (("session", "add", "--on", "today", "--area", "neck", "--kind", "x"), "'treatment'"),
        (("session",), "Missing command"),
        (("export", "docx"), "There is no format “docx”. Use csv, "),
        (("export",), "Missing argument"),
        (("export", "csv", "--from", "today", "--to", "yesterday"), "is after the last one"),
        (("timeline", "--from", "today", "--as-of", "yesterday"), "is after the last one"),
        (("status", "--as-of", "2026-13-01"), "is not in the calendar"),
        (("flags", "--as-of", "32"), "could be a day of any month"),
        (("courses", "--as-of", "Monday week"), "could not be understood"),
        (("flag",), "No such command 'flag'"),
        (("9" * 5000,), "No such command"),
        (("--home", "", "status"), "the name of a folder"),
    ],
)
def test_wrong_usage_is_said_in_one_line(
    treated: Patient, args: tuple[str, ...], said: str
) -> None:
    sentence = refused(treated, *args, status=2)
    assert said in sentence
    assert len(sentence) < 420


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("log", "--same"), "There is no check-in for Sat 21 Nov 2026 to repeat."),
        (("log", "--same", "--on", "0001-01-01"), "There is no check-in for Mon 1 Jan 1 to repeat"),
        (("log", "--none", "--on", "2026-11-01"), "No area is being followed on Sun 1 Nov 2026"),
        (("export", "csv", "-o", "/nowhere/x.csv"), "There is no such folder (/nowhere/x.csv)"),
        (("export", "text", "-o", "/"), "is already there"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    treated: Patient, args: tuple[str, ...], said: str
) -> None:
    assert said in refused(treated, *args, status=1)


def test_the_first_days_there_are_can_be_asked_about(treated: Patient) -> None:
    treated.does("session", "add", "--on", "0001-01-01", "--area", "neck")
    for command in ("timeline", "status", "flags", "courses"):
        assert treated.does(command, "--as-of", "0001-01-02").out


def test_a_home_that_is_a_file_is_refused(patient: Patient) -> None:
    patient.home.write_text("mine")
    assert "is a file" in refused(patient, "status", status=2)
    assert "is a file" in refused(patient, *LOG, "neck:1:1", status=2)
    assert patient.home.read_text() == "mine"


def test_a_home_below_a_file_is_refused(patient: Patient) -> None:
    patient.home.write_text("mine")
    patient.home /= "below"
    assert "no such folder" in refused(patient, *LOG, "neck:1:1", status=1)


def test_a_home_with_a_null_in_it_is_refused(patient: Patient) -> None:
    patient.home = Path("a\0b")
    ran = patient.run("status")
    assert ran.status == 2
    assert ran.err.count("\n") == 1


def test_a_home_that_cannot_be_written_is_refused(
    treated: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def without_rights(path: str, flags: int, *rest: int) -> int:
        # The machine of a test may be root's, who may write everywhere.
        if flags & (os.O_WRONLY | os.O_RDWR) and str(path).startswith(str(treated.home)):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return opened(path, flags, *rest)

    with monkeypatch.context() as machine:
        machine.setattr(os, "open", without_rights)
        sentence = refused(treated, *LOG, "neck:1:1", status=1)
    assert "Nothing may be written" in sentence


def test_a_home_on_a_full_or_foreign_disk_is_refused(patient: Patient) -> None:
    patient.home = Path("/proc/diary")
    assert "/proc/diary" in refused(patient, *LOG, "neck:1:1", status=1)


def damaged(patient: Patient) -> None:
    content = patient.bytes()
    patient.file.write_bytes(content.replace(b"left-calf", b"left-knee"))


def test_a_damaged_diary_takes_nothing(treated: Patient) -> None:
    damaged(treated)
    assert "is damaged" in refused(treated, *LOG, "neck:1:1", status=1)


def test_a_damaged_diary_is_read_up_to_the_damage_and_says_so(treated: Patient) -> None:
    treated.does(*LOG, "neck:1:1")
    treated.file.write_bytes(treated.bytes().replace(b'"neck":{', b'"scalp":{'))
    before = treated.bytes()
    ran = treated.run("session", "list")
    assert ran.status == 1
    assert "left calf" in ran.out
    assert "damaged at line 3" in ran.err
    assert treated.bytes() == before


def test_an_emptied_file_is_not_taken_for_a_new_diary(treated: Patient) -> None:
    treated.file.write_bytes(b"")
    assert "empty" in treated.run("status").err
    assert refused(treated, *LOG, "neck:1:1", status=1)


def test_control_characters_in_a_note_reach_neither_the_file_nor_the_terminal(
    treated: Patient,
) -> None:
    ran = treated.does("log", "--note", "red\x1b]52;c;aGk=\x07 \x9b31mnow\u202e")
    assert "]52;c;aGk= 31mnow" in ran.err
    for said in (ran.err, treated.does("history").out, treated.bytes().decode()):
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(said)
        assert "\\u001b" not in said


def test_an_existing_file_is_never_written_over(treated: Patient, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("mine")
    dangling = tmp_path / "dangling.csv"
    dangling.symlink_to(tmp_path / "nothing")
    for path in (mine, dangling, tmp_path):
        assert "is already there" in refused(treated, "export", "csv", "-o", str(path), status=1)
    assert mine.read_text() == "mine"
    assert not (tmp_path / "nothing").exists()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["dangling.csv", "home", "mine.csv"]


def test_a_file_name_cannot_act_on_the_terminal(treated: Patient) -> None:
    sentence = refused(treated, "export", "csv", "-o", "/nowhere/\x1b[31m.csv", status=1)
    assert "\x1b" not in sentence


def test_bytes_that_are_no_text_are_refused_in_a_real_process(tmp_path: Path) -> None:
    for args in (["log", "--rate", "\udcff:1:1"], ["status", "--as-of", "\udcff"], ["\udcff"]):
        ran = in_a_process(args, home=tmp_path / "home")
        assert ran.returncode == 2
        assert ran.stderr.count("\n") == 1
        assert not (tmp_path / "home").exists()


def test_a_full_disk_behind_the_output_is_said(treated: Patient) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123  # for subprocess
        ran = in_a_process(["export", "json"], home=treated.home, stdout=full, stderr=-1)
    assert ran.returncode == 1
    assert "The disk is full" in ran.stderr.splitlines()[-1]
    assert ran.stderr.count("\n") == 2  # what was to go out, and why it did not


def test_a_reader_that_goes_away_ends_it_quietly(treated: Patient) -> None:
    for day in range(19, 23):
        treated.does(*LOG, "neck:1:1", "--on", f"2026-11-{day}", "--note", "n" * 2000)
    code = "import sys; from diary.cli.main import main; sys.exit(main())"
    read, write = os.pipe()
    os.close(read)
    ran = in_a_process(["export", "json"], home=treated.home, code=code, stdout=write, stderr=-1)
    os.close(write)
    assert (ran.returncode, ran.stderr.count("\n")) == (0, 1)
    assert "4 check-ins" in ran.stderr


def test_json_is_printed_as_utf_8_whatever_the_terminal_speaks(treated: Patient) -> None:
    treated.does("log", "--note", "piqûre – ça va")
    ran = in_a_process(["history", "--json"], home=treated.home)
    assert json.loads(ran.stdout)[-1]["payload"]["note"] == "piqûre – ça va"


@pytest.mark.parametrize("command", [("flags",), ("status",), ("export", "text")])
def test_a_diary_that_is_not_whole_gives_no_all_clear(
    treated: Patient, command: tuple[str, ...]
) -> None:
    file = treated.home / "diary.jsonl"
    content = file.read_bytes()
    file.write_bytes(content[:-40] + b"Z" + content[-39:])
    ran = treated.run(*command)
    assert ran.status == 1
    assert "Nothing to tell" not in ran.out
    assert "Not all of this diary" in ran.out or "NOT COMPLETE" in ran.out


def test_a_diary_of_a_newer_program_is_said_before_the_screen_is_taken(treated: Patient) -> None:
    file = treated.home / "diary.jsonl"
    file.write_bytes(file.read_bytes().replace(b'"schema":1', b'"schema":2', 1))
    ran = treated.run()
    assert ran.status == 1
    assert "newer version" in ran.err
