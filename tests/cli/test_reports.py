"""What the reports print for a patient, whole, as it stands on a terminal of 80 columns."""

from datetime import timedelta

import pytest

from tests.cli.running import TODAY, Patient


@pytest.fixture
def bruised(patient: Patient) -> Patient:
    """Someone whose calf is bruised on the ninth day; one day is missed and one is late."""
    first = TODAY - timedelta(9)
    patient.on(first).does(
        *("session", "add", "--on", "today", "--at", "14:30", "--area", "left-calf"),
        *("--area", "neck", "--numbing-cream"),
    )
    for day, rating in enumerate(("1:3", "3:2", "3:1", "2:0", "2:0", "", "2:0", "1:0", "1:0")):
        if rating:
            late = day == 3
            patient.on(first + timedelta(day + late)).does(
                *("log", "--on", "yesterday" if late else "today"),
                *("--rate", f"left-calf:{rating}", "--rate", "neck:0:0"),
            )
    return patient.on(TODAY)


def test_status_says_today_at_a_glance(bruised: Patient) -> None:
    assert (
        bruised.does("status").out
        == """\
Sun 22 Nov 2026. 9 days after session 1 (Fri 13 Nov).

▲ Tell your clinic
  Your left calf is still bruised 8 days after your session on Fri 13 Nov.
  A bruise often fades within about a week.
  “diary flags” shows the days.

What helps now:
  Food rich in protein helps after the session.
  Regular exercise and a good diet keep the result.

The areas being followed, with what was last logged:
  Neck       bruise: none   sore: 0  Sat 21 Nov
  Left calf  bruise: spots  sore: 0  Sat 21 Nov

Not logged today yet. “diary log” asks; “diary log --same” repeats yesterday.
Logged on time: 7 of 9 days, 1 late, 1 missed.
Nobody reads this diary live. This diary
does not diagnose and is not medical advice.
"""
    )


def test_status_forgets_what_was_not_known_on_that_day(bruised: Patient) -> None:
    ran = bruised.does("status", "--as-of", "2026-11-14")
    assert "Nothing to tell your clinic right now." in ran.out
    assert "Left calf  bruise: palm  sore: 2 (mild)  Sat 14 Nov" in ran.out
    assert ran.err == "Sat 14 Nov 2026, 8 days ago\n"


def test_status_says_that_today_is_logged_and_yesterday_was_not(bruised: Patient) -> None:
    bruised.on(TODAY + timedelta(1)).does("log", "--rate", "left-calf:1:0")
    out = bruised.does("status").out
    assert "Today is logged." in out
    assert "diary log --on 2026-11-22" in out


def test_flags_shows_the_days_that_prove_it(bruised: Patient) -> None:
    bruised.does("log", "--rate", "left-calf:2:0")
    (flag,) = bruised.does("flags", "--json").json["flags"]
    assert (
        bruised.does("flags").out
        == f"""\
1 thing to tell your clinic.

▲ Tell your clinic
  {flag["message"]}
  A bruise often fades within about a week.
  The days:
    Sat 21 Nov  8 days after  bruise: spots
    Sun 22 Nov  9 days after  bruise: coin
  Id: beyond_window:left-calf:bruising

This does not mean that something is wrong. Your clinic can tell you what it is.
Nobody reads this diary live.
"""
    )


def test_what_is_most_urgent_stands_first(bruised: Patient) -> None:
    bruised.does("log", "--rate", "left-calf:2:0", "--rate", "neck:-:7", "--sign", "faint")
    lines = bruised.does("flags").out.splitlines()
    headings = [line for line in lines if line[:1] in ("▲", "◆", "✚")]
    assert headings[0] == "✚ Get emergency help now"
    assert set(headings[1:3]) == {"◆ Contact your clinic today"}
    assert set(headings[3:]) == {"▲ Tell your clinic"}
    assert lines[0] == f"{len(headings)} things to tell your clinic."


def test_flags_without_any_says_so(treated: Patient) -> None:
    assert treated.does("flags").out == (
        "Nothing to tell your clinic right now.\n\nNobody reads this diary live.\n"
    )


def test_a_sign_and_a_flag_of_the_past_are_shown_as_such(bruised: Patient) -> None:
    bruised.does("log", "--on", "3 days ago", "--sign", "fever")
    bruised.does("log", "--on", "yesterday", "--sign", "none")
    bruised.does("log", "--rate", "left-calf:0:0")
    out = bruised.does("flags").out
    assert out.startswith("Nothing to tell your clinic right now.\n\nNo longer active:\n")
    assert "◆ Contact your clinic today (past)" in out
    assert "    Thu 19 Nov  ticked" in out
    assert "Your left calf was still bruised" in out


def test_the_same_thing_after_two_sessions_is_one_thing_to_tell(bruised: Patient) -> None:
    bruised.on(TODAY - timedelta(1)).does("session", "add", "--on", "today", "--area", "left-calf")
    for day in range(9):
        bruised.on(TODAY + timedelta(day)).does("log", "--rate", "left-calf:1:0")
    out = bruised.does("flags").out
    assert out.count("▲ Tell your clinic\n") == 1
    assert "The same holds for 1 later session." in out
    assert "maybe from this session" in out


def test_flags_as_json_has_the_designed_form(bruised: Patient) -> None:
    printed = bruised.does("flags", "--json").json
    assert set(printed) == {"as_of", "plan", "flags"}
    (flag,) = printed["flags"]
    assert list(flag) == [
        *("id", "rule", "level", "pattern", "certainty", "active", "area", "symptom", "sign"),
        *("session", "limit_days", "first_day", "first_day_number", "last_day"),
        *("last_day_number", "evidence", "message", "told_clinic"),
    ]
    assert flag["id"] == f"beyond_window:left-calf:bruising:{flag['session']['id']}"
    assert flag["evidence"][0]["day_number"] == 8


def test_courses_tells_how_each_went(bruised: Patient) -> None:
    assert (
        bruised.does("courses").out
        == """\
Neck
  After session 1 (Fri 13 Nov):
    Bruise: none. Logged late: 1 day.
    Soreness: none. Logged late: 1 day.

Left calf
  After session 1 (Fri 13 Nov):
    Bruise: 13 to 21 Nov, at most palm. Still
      there after 9 days. Logged late: 1 day.
    Soreness: 13 to 15 Nov, at most 3 (mild).
      Gone; it lasted 3 days. Logged late: 1 day.
"""
    )
    (course,) = (
        one
        for one in bruised.does("courses", "--json").json["courses"]
        if (one["area"], one["symptom"]) == ("left-calf", "bruising")
    )
    assert course["open"] is True
    assert [one["late"] for one in course["reports"]].count(True) == 1


def test_sessions_are_listed_with_their_numbers(bruised: Patient) -> None:
    bruised.does("session", "add", "--on", "2026-11-12", "--area", "neck", "--kind", "test",
                 "--note", "no reaction")  # fmt: skip
    bruised.does("session", "add", "--on", "today", "--area", "neck")
    assert (
        bruised.does("session", "list").out
        == """\
Test injections on Thu 12 Nov 2026: neck. Note: no reaction
Session 1 on Fri 13 Nov 2026 at 14:30: left calf, neck, with numbing cream.
  A numbing cream can hide how sore an area is on the day of the session.
Session 2 on Sun 22 Nov 2026: neck.
"""
    )
    printed = bruised.does("session", "list", "--json").json["sessions"]
    assert [one["number"] for one in printed] == [None, 1, 2]


def test_a_session_is_said_back_when_it_is_saved(patient: Patient) -> None:
    ran = patient.does("session", "add", "--on", "thursday", "--at", "9.05", "--area", "Neck")
    assert ran.out == ""
    assert ran.err.startswith("Saved: session on Thu 19 Nov 2026 at 09:05: neck (3 days ago).")
    ran = patient.does("session", "add", "--on", "today", "--area", "scalp", "--json")
    assert ran.json["payload"]["areas"] == ["scalp"]


@pytest.mark.parametrize(
    "command", ["status", "flags", "courses", "timeline", "history", "search x", "session list"]
)
def test_an_empty_diary_is_no_error_and_makes_no_folder(patient: Patient, command: str) -> None:
    ran = patient.does(*command.split())
    assert ran.out or ran.err
    patient.does(*command.split(), "--json")
    assert not patient.home.exists()


@pytest.mark.parametrize("columns", [40, 60, 80, 100])
@pytest.mark.parametrize("command", ["status", "flags", "courses", "timeline", "session list"])
def test_no_line_is_wider_than_the_terminal(
    bruised: Patient, monkeypatch: pytest.MonkeyPatch, columns: int, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    tables = ("bruise:", "days after", "░", "usual", "longer")
    for line in bruised.does(*command.split()).out.splitlines():
        assert len(line) <= columns or any(one in line for one in tables), line


def test_no_command_prints_status_where_there_is_no_terminal(bruised: Patient) -> None:
    assert bruised.does().out == bruised.does("status").out


def test_the_version_and_the_help_are_printed(patient: Patient) -> None:
    from diary import __version__

    assert patient.does("--version").out == f"diary {__version__}\n"
    helped = patient.does("--help").out
    assert "nobody reads it live" in helped
    for command in ("session", "log", "status", "flags", "courses", "timeline", "history",
                    "search", "amend", "withdraw", "undo", "export", "demo"):  # fmt: skip
        assert f"\n  {command} " in helped
        assert "Usage: diary" in patient.does(command, "--help").out
    assert "..." not in helped.partition("Commands:")[2]
    assert "left-inner-thigh" in patient.does("session", "add", "--help").out
