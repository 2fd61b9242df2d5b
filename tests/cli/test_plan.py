"""`diary plan`: the care plan explained, a file looked over, another one gone by."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.running import TODAY, Patient, in_a_process, last_saved, refused
from tests.core.plans import SHIPPED, Key, keys, with_line
from tests.terminal import Terminal

MESOTHERAPY, LIPOLYSIS = SHIPPED["mesotherapy"], SHIPPED["injection-lipolysis"]
CASES = [(name, one) for name, text in SHIPPED.items() for one in keys(text)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan of my clinic.toml"


@pytest.fixture
def sore(treated: Patient) -> Patient:
    """Someone who is sore on the third day, which mesotherapy flags and lipolysis doesn't."""
    treated.does("log", "--rate", "neck:-:2")
    return treated


def test_it_is_explained_in_words_with_its_sources(patient: Patient) -> None:
    out = " ".join(patient.does("plan", "show").out.split())
    assert out.startswith("Mesotherapy, version 1 No clinician has signed this plan off.")
    for said in (
        "Still there more than 7 days after a session: tell your clinic.",
        "Source: Treatment description: mild bruising usually heals within a week.",
        "No make-up for about 4 hours after a treatment of your face.",
        "No hot shower for about 8 hours.",
    ):
        assert said in out
    assert not patient.home.exists()


def test_every_source_of_the_file_is_among_them(patient: Patient) -> None:
    for name in SHIPPED:
        out = " ".join(patient.does("plan", "show", name).out.split())
        sources = [key.value for key in keys(SHIPPED[name]) if key.last == "source"]
        assert [one for one in sources if " ".join(str(one).split()) not in out] == []


def test_as_json_it_has_every_part(patient: Patient) -> None:
    plan = patient.does("plan", "show", "--json").json
    assert (plan["id"], plan["version"], plan["title"]) == ("mesotherapy", "1", "Mesotherapy")
    assert plan["windows"]["bruising"]["days"] == 7
    assert plan["timers"]["make-up"]["region"] == "face"
    assert plan["signs"]["faint"]["level"] == "emergency"
    assert plan["late_checks"]["weeks"] == [2, 3, 4, 8, 12]
    assert plan["severe"] == {"bruising": 4, "soreness": 7}


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_has_nothing_wrong(patient: Patient, file: Path, name: str) -> None:
    file.write_text(SHIPPED[name], "utf-8")
    ran = patient.does("plan", "check", str(file))
    assert "nothing is wrong with it." in " ".join(ran.out.split())
    assert patient.does("plan", "check", name, "--json").json == {
        "file": name, "plan": {"id": name, "version": "1"}, "faults": [],
    }  # fmt: skip


def wrong_values(key: Key) -> list[str]:
    """Values of another type, and out of the range."""
    if isinstance(key.value, int):
        least, most = key.range
        return [str(least - 1), str(most + 1), '"2"', "2.5", "true"]
    if isinstance(key.value, list):
        return ["[3, 2]", "[0]", "[53]", '["x"]', "3"]
    return ["7", '""', '"a\\nb"', "true", f'"{"a" * 601}"']


@pytest.mark.parametrize(("name", "key"), CASES, ids=[f"{name}-{key.name}" for name, key in CASES])
def test_each_key_removed_mistyped_or_out_of_range_is_refused_with_file_line_and_key(
    patient: Patient, file: Path, name: str, key: Key
) -> None:
    lines = SHIPPED[name].splitlines()
    changed = {"removed": "", "mistyped": f"x{lines[key.line]}"}
    changed |= {one: f"{key.last} = {one}" for one in wrong_values(key)}
    for how, line in changed.items():
        file.write_text(with_line(SHIPPED[name], key.line, line), "utf-8")
        ran = patient.run("plan", "check", str(file))
        assert (ran.status, ran.err) == (1, ""), how
        table = f"[{key.name.rpartition('.')[0]}]"
        at = key.line + 1
        if how in ("removed", "mistyped"):  # it is missed where its table begins
            at = lines.index(table) + 1 if table in lines else 1
        assert f"{file}, line {at}, {key.name}: " in ran.out, how
        if how == "mistyped":
            wrong = f"{key.name[: -len(key.last)]}x{key.last}"
            assert f"{file}, line {key.line + 1}, {wrong}: is a key that no plan has." in ran.out


def test_all_that_is_wrong_is_named_at_once(patient: Patient, file: Path) -> None:
    file.write_text(
        MESOTHERAPY.replace("hours = 4\n", "hours = 0\n").replace("rise = 2", ""), "utf-8"
    )
    ran = patient.run("plan", "check", str(file), "--json")
    assert ran.status == 1
    assert [(one["key"], one["problem"]) for one in ran.json["faults"]] == [
        ("worsening.bruising.rise", "is missing"),
        ("worsening.soreness.rise", "is missing"),
        ("timers.make-up.hours", "is not a whole number from 1 to 168"),
    ]
    assert {one["file"] for one in ran.json["faults"]} == {str(file)}
    assert ran.json["plan"] is None


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (b"", 1, "id: is missing."),
        (b"\xff\xfe", 1, "is not UTF-8"),
        (b"a = 1\n\nb = \xc3", 3, "is not UTF-8"),
        (b"a = 1\nb = [", 2, ""),
        (b"a = 1\n" * 2, 2, ""),
        (b"x" * 40_000, 1, "is longer than 32768 letters"),
        (b"\0" * 900_000, 1, "is longer than"),
        (b"\x1b]52;c;x\x07", 1, ""),
        (b"a = " + b"[" * 9000, 1, ""),
    ],
)
def test_what_is_no_plan_at_all_is_refused_with_its_line(
    patient: Patient, file: Path, content: bytes, line: int, said: str
) -> None:
    file.write_bytes(content)
    ran = patient.run("plan", "check", str(file))
    assert (ran.status, ran.err) == (1, "")
    assert f"{file}, line {line}" in ran.out
    assert said in ran.out
    assert "\x1b" not in ran.out


def test_a_file_of_another_machine_is_read(patient: Patient, file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + MESOTHERAPY.replace("\n", "\r\n").encode())
    patient.does("plan", "check", str(file))


def test_what_is_not_there_is_said(patient: Patient, tmp_path: Path) -> None:
    for command in ("check", "use", "show"):
        said = refused(patient, "plan", command, "nope.toml", status=1)
        assert said == (
            "There is no file “nope.toml”, and no care plan of that name comes with the diary."
        )
    assert str(tmp_path) in refused(patient, "plan", "check", str(tmp_path), status=1)
    assert "no care plan" in refused(patient, "plan", "check", "a\0b", status=1)


def test_using_another_shows_what_it_changes_and_keeps_who_judged_what(sore: Patient) -> None:
    (before,) = sore.does("flags", "--json").json["flags"]
    assert before["active"] is True
    sore.on(TODAY + timedelta(1))
    ran = sore.does("plan", "use", "injection-lipolysis", "--yes", "--json")
    said = " ".join(ran.err.split())
    assert "Another care plan: Injection lipolysis, version 1." in said
    assert "No longer a reason to tell your clinic. You first reported soreness" in said
    assert "What an earlier plan flagged still names that plan." in said
    assert ran.json["flags"] == {"appear": [], "no_longer_active": [before["id"]], "stay": []}
    assert ran.json["revision"]["payload"]["id"] == "injection-lipolysis"
    assert ran.json["revision"]["payload"]["text"] == LIPOLYSIS
    printed = sore.does("flags", "--json").json
    assert printed["plan"] == {"id": "injection-lipolysis", "version": "1"}
    (after,) = printed["flags"]
    assert (after["id"], after["active"]) == (before["id"], False)
    assert after["limit_days"] == 2
    assert "Judged by the care plan “Mesotherapy”" in sore.does("flags").out
    assert sore.does("plan", "show").out.startswith("Injection lipolysis, version 1\n")


def test_a_flag_that_appears_and_one_that_stays_are_shown_too(sore: Patient, file: Path) -> None:
    (before,) = (one["id"] for one in sore.does("flags", "--json").json["flags"])
    file.write_text(MESOTHERAPY.replace("soreness = 7", "soreness = 2"), "utf-8")
    ran = sore.does("plan", "use", str(file), "--yes", "--json")
    assert ran.json["flags"]["stay"] == [before]
    (new,) = ran.json["flags"]["appear"]
    assert new.startswith("severe:neck:soreness:")
    said = " ".join(ran.err.split())
    assert "New: Contact your clinic today." in said
    assert "Stays: Tell your clinic." in said


def test_nothing_is_changed_before_it_is_accepted(sore: Patient) -> None:
    before = sore.bytes()
    ran = sore.run("plan", "use", "injection-lipolysis")
    assert (ran.status, ran.out) == (1, "")
    assert "No longer a reason" in " ".join(ran.err.split())
    assert "Add --yes" in ran.err
    assert sore.bytes() == before


def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    terminal = Terminal(
        ["-m", "diary", "plan", "use", "injection-lipolysis"], env={"DIARY_HOME": str(tmp_path)}
    )
    terminal.wait_for("Use this plan from today on?")
    terminal.press("y\r")
    terminal.wait_for("From today on: Injection lipolysis, version 1.")
    assert terminal.wait_for_end() == 0
    assert (tmp_path / "diary.jsonl").exists()


def test_the_plan_in_use_and_a_faulty_one_are_refused(sore: Patient, file: Path) -> None:
    assert "already use" in refused(sore, "plan", "use", "mesotherapy", "--yes", status=1)
    file.write_text(MESOTHERAPY.replace("hours = 4\n", "hours = 0\n"), "utf-8")
    before = sore.bytes()
    for command in (("use", str(file), "--yes"), ("show", str(file)), ("use", str(file), "--json")):
        ran = sore.run("plan", *command)
        assert ran.status == 1
        assert "timers.make-up.hours" in ran.out
        assert ran.err == "This care plan cannot be used as it is. Nothing was changed.\n"
    assert sore.bytes() == before


def test_it_is_taken_back_amended_and_withdrawn_like_any_entry(sore: Patient, file: Path) -> None:
    sore.does("plan", "use", "injection-lipolysis", "--yes")
    id_ = str(last_saved(sore)["id"])
    assert "care plan from Sun 22 Nov 2026" in sore.does("history").out
    file.write_text(LIPOLYSIS.replace("days = 5", "days = 4"), "utf-8")
    sore.does("amend", id_, "--plan", str(file), "--note", "as they said", "--reason", "mistake")
    assert sore.does("plan", "show", "--json").json["windows"]["soreness"]["days"] == 4
    file.write_text("nothing", "utf-8")
    before = sore.bytes()
    assert sore.run("amend", id_, "--plan", str(file), "--reason", "x").status == 1
    assert sore.bytes() == before
    sore.does("withdraw", id_, "--reason", "mistake")
    assert sore.does("plan", "show", "--json").json["id"] == "mesotherapy"
    sore.does("undo")
    assert sore.does("plan", "show", "--json").json["id"] == "injection-lipolysis"


def test_another_day_is_judged_by_the_plan_that_held_then(sore: Patient) -> None:
    sore.on(TODAY + timedelta(1)).does("plan", "use", "injection-lipolysis", "--yes")
    then = sore.does("flags", "--as-of", "2026-11-22", "--json").json
    assert then["plan"]["id"] == "mesotherapy"
    assert then["flags"][0]["active"] is True


def test_the_shell_completes_the_names_of_the_plan_in_use(sore: Patient) -> None:
    def completed(*words: str) -> list[str]:
        ran = in_a_process(
            [],
            home=sore.home,
            code="import os, sys; from diary.cli.main import main; os.environ.update("
            f"_DIARY_COMPLETE='bash_complete', COMP_WORDS={' '.join(words)!r},"
            f" COMP_CWORD='{len(words) - 1}'); sys.exit(main([]))",
        )
        return [line.removeprefix("plain,") for line in ran.stdout.split()]

    assert completed("diary", "log", "--remedy", "co") == ["cold-pack"]
    assert completed("diary", "log", "--sign", "fa") == ["face-swelling", "faint"]
    assert completed("diary", "answer", "reaction", "r") == ["redness", "rash"]
    assert completed("diary", "session", "plan", "--check", "n") == ["no-caffeine"]
    sore.does("plan", "use", "injection-lipolysis", "--yes")
    assert completed("diary", "session", "plan", "--check", "") == ["tell-clinic"]
