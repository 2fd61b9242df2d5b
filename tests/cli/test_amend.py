"""`diary amend`."""

import pytest

from tests.cli.running import Patient, id_of, last_saved, piped, refused


def test_a_correction_says_what_changed_and_that_the_earlier_version_stays(
    logged: Patient,
) -> None:
    ran = logged.does(
        "amend", id_of(logged, "check-in")[:8], "--rate", "left-calf:1:0", "--reason", "mistake"
    )
    assert ran.out == ""
    assert ran.err == (
        "Corrected: check-in for Sun 22 Nov 2026 (today).\n"
        "  left calf, bruise: coin → spots\n"
        "The earlier version stays in the history.\n"
    )
    assert last_saved(logged)["payload"]["ratings"] == {
        "neck": {"bruising": 1},
        "left-calf": {"bruising": 1, "soreness": 0},
    }
    assert (last_saved(logged)["revision"], last_saved(logged)["reason"]) == (2, "mistake")


@pytest.mark.parametrize(
    ("args", "part", "value"),
    [
        ("--on yesterday", "day", "2026-11-21"),
        ("--rate neck:-:-", "ratings", {"left-calf": {"bruising": 2, "soreness": 0}}),
        (
            "--rate left-calf:-:5",
            "ratings",
            {"neck": {"bruising": 1}, "left-calf": {"soreness": 5}},
        ),
        ("--leftover neck:unsure", "leftovers", {"neck": "unsure"}),
        ("--sign none", "signs", []),
        ("--sign fever --sign sight", "signs", ["fever", "sight"]),
        ("--remedy arnica", "remedies", ["arnica"]),
        ("--note better", "note", "better"),
    ],
)
def test_only_what_is_given_changes_in_a_check_in(
    logged: Patient, args: str, part: str, value: object
) -> None:
    before = last_saved(logged)["payload"]
    logged.does("amend", id_of(logged, "check-in"), *args.split(), "--reason", "remembered")
    assert last_saved(logged)["payload"] == {**before, part: value}


@pytest.mark.parametrize(
    ("args", "gone"),
    [
        ("--leftover neck:-", "leftovers"),
        ("--sign -", "signs"),
        ("--remedy -", "remedies"),
    ],
)
def test_a_dash_takes_a_part_out(logged: Patient, args: str, gone: str) -> None:
    id_ = id_of(logged, "check-in")
    logged.does("amend", id_, "--leftover", "neck:yes", "--sign", "fever", "--remedy", "ice",
                "--reason", "remembered")  # fmt: skip
    before = last_saved(logged)["payload"]
    logged.does("amend", id_, *args.split(), "--reason", "mistake")
    assert last_saved(logged)["payload"] == {key: one for key, one in before.items() if key != gone}


def test_an_empty_note_takes_the_note_out_and_a_dash_reads_one(
    logged: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged.does("amend", id_of(logged, "check-in"), "--note", "", "--reason", "mistake")
    assert "note" not in last_saved(logged)["payload"]
    monkeypatch.setattr("sys.stdin", piped("süß\nand sour".encode()))
    logged.does("amend", id_of(logged, "check-in"), "--note", "-", "--reason", "remembered")
    assert last_saved(logged)["payload"]["note"] == "süß and sour"


@pytest.mark.parametrize(
    ("args", "changed"),
    [
        ("--on 2026-11-18", {"day": "2026-11-18"}),
        ("--at 9:05", {"at": "09:05"}),
        ("--area scalp --area neck", {"areas": ["scalp", "neck"]}),
        ("--kind test", {"kind": "test"}),
        ("--numbing-cream", {"numbing_cream": True}),
        ("--note here", {"note": "here"}),
    ],
)
def test_only_what_is_given_changes_in_a_session(
    logged: Patient, args: str, changed: dict[str, object]
) -> None:
    id_ = id_of(logged, "session")
    before = logged.does("history", id_, "--json").json[0]["payload"]
    logged.does("amend", id_, *args.split(), "--reason", "mistake")
    assert last_saved(logged)["payload"] == {**before, **changed}


def test_the_time_and_the_cream_of_a_session_can_be_taken_out(logged: Patient) -> None:
    id_ = id_of(logged, "session")
    before = logged.does("history", id_, "--json").json[0]["payload"]
    logged.does("amend", id_, "--at", "9:05", "--numbing-cream", "--reason", "mistake")
    logged.does("amend", id_, "--at", "-", "--no-numbing-cream", "--reason", "mistake")
    assert last_saved(logged)["payload"] == before


def test_amend_and_withdraw_print_the_revision_as_json(logged: Patient) -> None:
    id_ = id_of(logged, "check-in")
    ran = logged.does("amend", id_, "--note", "x", "--reason", "I looked again", "--json")
    assert (ran.json["revision"], ran.json["reason"]) == (2, "I looked again")
    ran = logged.does("withdraw", id_, "--reason", "other", "--json")
    assert (ran.json["revision"], ran.json["withdrawn"]) == (3, True)


@pytest.mark.parametrize(
    ("kind", "args", "problem"),
    [
        ("session", "--rate neck:1:1", "a session has no --rate"),
        ("session", "--leftover neck:yes", "a session has no --leftover"),
        ("session", "--sign fever", "a session has no --sign"),
        ("session", "--remedy ice", "a session has no --remedy"),
        ("check-in", "--at 9:05", "a check-in has no --at"),
        ("check-in", "--area neck", "a check-in has no --area"),
        ("check-in", "--kind test", "a check-in has no --kind"),
        ("check-in", "--no-numbing-cream", "a check-in has no --numbing-cream"),
        ("check-in", "", "there is nothing to change"),
        ("check-in", "--json", "there is nothing to change"),
        ("check-in", "--rate left-calf:9:1", "off its scale"),
        ("check-in", "--rate left-calf", "is not AREA:BRUISING:SORENESS"),
        ("check-in", "--leftover scalp:yes", "needs a rating of that area too"),
        ("check-in", "--leftover neck:perhaps", "is not AREA:yes"),
        ("check-in", "--leftover neck:yes --leftover neck:-", "given twice"),
        ("check-in", "--leftover tail:-", "There is no area"),
        ("check-in", "--sign none --sign fever", "“none” alone"),
        ("check-in", "--sign hiccups", "There is no sign"),
        ("check-in", "--on tomorrow", "still to come"),
        ("check-in", f"--note {'x' * 2001}", "too long"),
        ("session", "--area neck --area neck", "given twice"),
        ("session", "--at 25:00", "not a time of day"),
        ("session", "--kind visit", "'treatment', 'test'"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    logged: Patient, kind: str, args: str, problem: str
) -> None:
    id_ = id_of(logged, "check-in") if kind == "check-in" else id_of(logged, "session")
    said = refused(logged, "amend", id_, *args.split(), "--reason", "mistake", status=2)
    assert problem in said


def test_a_check_in_of_which_nothing_is_left_is_withdrawn_and_not_amended(logged: Patient) -> None:
    args = ("--rate", "left-calf:-:-", "--rate", "neck:-:-", "--note", "")
    said = refused(
        logged, "amend", id_of(logged, "check-in"), *args, "--reason", "mistake", status=2
    )
    assert "diary withdraw" in said


def test_what_changes_nothing_is_not_saved(logged: Patient) -> None:
    args = ("--rate", "left-calf:2:0", "--note", "fine", "--on", "today")
    said = refused(
        logged, "amend", id_of(logged, "check-in"), *args, "--reason", "mistake", status=1
    )
    assert said == "Nothing has changed, so there is nothing to save."


@pytest.mark.parametrize("command", ["amend", "withdraw"])
def test_what_is_withdrawn_is_not_changed_again(logged: Patient, command: str) -> None:
    id_ = id_of(logged, "check-in")
    logged.does("withdraw", id_, "--reason", "twice")
    args = ("--note", "x") if command == "amend" else ()
    said = refused(logged, command, id_, *args, "--reason", "mistake", status=1)
    assert said.startswith("That entry is withdrawn already.")


@pytest.mark.parametrize("args", [("amend", "{}", "--note", "x"), ("withdraw", "{}")])
def test_without_a_terminal_a_reason_has_to_be_given(
    logged: Patient, args: tuple[str, ...]
) -> None:
    id_ = id_of(logged, "check-in")
    given = [one.format(id_) for one in args]
    assert "it needs a reason" in refused(logged, *given, status=2)
    assert "A reason is needed" in refused(logged, *given, "--reason", " ", status=2)
    assert "too long" in refused(logged, *given, "--reason", "x" * 2001, status=2)


@pytest.mark.parametrize("command", ["amend", "withdraw"])
def test_an_id_is_needed_and_has_to_be_one(logged: Patient, command: str) -> None:
    args = ("--note", "x") if command == "amend" else ()
    assert "Missing argument 'ID'" in refused(logged, command, *args, status=2)
    for id_, problem in (("zzzz", "no record"), ("zz", "too short"), ("", "too short")):
        assert problem in refused(logged, command, id_, *args, "--reason", "x", status=2)


def test_a_sign_that_is_ticked_afterwards_leads_to_the_card(logged: Patient) -> None:
    ran = logged.does(
        "amend", id_of(logged, "check-in"), "--sign", "faint", "--reason", "remembered"
    )
    assert "✚ Get emergency help now" in ran.err
    ran = logged.does("amend", id_of(logged, "check-in"), "--note", "x", "--reason", "remembered")
    assert "emergency" not in ran.err


def test_what_is_to_be_told_after_a_correction_is_said(logged: Patient) -> None:
    ran = logged.does(
        "amend", id_of(logged, "check-in"), "--rate", "neck:1:9", "--reason", "remembered"
    )
    assert "◆ Contact your clinic today" in ran.err
    ran = logged.does("amend", id_of(logged, "check-in"), "--note", "x", "--reason", "remembered")
    assert "Contact" not in ran.err
