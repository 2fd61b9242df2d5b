"""One check-in by its options: what is saved, what is said, what is asked for next."""

import sys
from datetime import date, time, timedelta
from typing import Any

import pytest

from tests.cli.running import TODAY, Patient, piped


def last(patient: Patient) -> dict[str, Any]:
    """The payload of what was saved last."""
    payload: dict[str, Any] = patient.does("history", "--json").json[-1]["payload"]
    return payload


def test_a_rating_is_saved_for_today_and_said_in_words(treated: Patient) -> None:
    ran = treated.does("log", "--rate", "left-calf:2:3")
    assert ran.out == ""
    assert ran.err.splitlines()[:2] == [
        "Saved for Sun 22 Nov 2026 (today):",
        "  Left calf - bruise: coin, sore: 3 (mild)",
    ]
    assert last(treated) == {
        "day": "2026-11-22",
        "ratings": {"left-calf": {"bruising": 2, "soreness": 3}},
    }


def test_everything_one_check_in_can_hold_is_saved(treated: Patient) -> None:
    treated.does(
        *("log", "--on", "yesterday", "--rate", "Left Calf:coin:-", "--rate", "neck:-:10"),
        *("--leftover", "neck:unsure", "--sign", "none", "--remedy", "arnica"),
        *("--remedy", "cold pack", "--note", "better in the evening"),
    )
    assert last(treated) == {
        "day": "2026-11-21",
        "ratings": {"neck": {"soreness": 10}, "left-calf": {"bruising": 2}},
        "leftovers": {"neck": "unsure"},
        "signs": [],
        "remedies": ["arnica", "cold pack"],
        "note": "better in the evening",
    }


def test_json_prints_what_was_saved(treated: Patient) -> None:
    ran = treated.does("log", "--rate", "neck:0:0", "--json")
    assert ran.json["payload"]["ratings"] == {"neck": {"bruising": 0, "soreness": 0}}
    assert "Saved for" in ran.err
    assert ran.json["zone"] == "Europe/Madrid"
    assert ran.json["offset"] == 60


def test_a_note_can_come_from_the_input(treated: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", piped("two lines\nça va \xff".encode() + b"\xff\n"))
    treated.does("log", "--note", "-")
    assert last(treated)["note"] == "two lines ça va ÿ\ufffd"


def test_an_endless_note_is_refused(treated: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", piped(b"x" * 10**6))
    ran = treated.run("log", "--note", "-")
    assert (ran.status, "at most 2000" in ran.err) == (2, True)


def test_same_repeats_yesterdays_ratings_and_nothing_else(treated: Patient) -> None:
    treated.does(
        *("log", "--on", "yesterday", "--rate", "left-calf:3:2", "--rate", "neck:1:0"),
        *("--sign", "fever", "--remedy", "arnica", "--note", "n"),
    )
    treated.does("log", "--same")
    assert last(treated) == {
        "day": "2026-11-22",
        "ratings": {
            "neck": {"bruising": 1, "soreness": 0},
            "left-calf": {"bruising": 3, "soreness": 2},
        },
    }


def test_same_repeats_the_worst_of_yesterday(treated: Patient) -> None:
    treated.does("log", "--on", "yesterday", "--rate", "left-calf:1:5")
    treated.does("log", "--on", "yesterday", "--rate", "left-calf:2:4")
    treated.does("log", "--same")
    assert last(treated)["ratings"] == {"left-calf": {"bruising": 2, "soreness": 5}}


def test_same_is_about_the_day_before_the_check_ins_own(treated: Patient) -> None:
    treated.does("log", "--on", "2 days ago", "--rate", "neck:1:1")
    treated.does("log", "--on", "yesterday", "--same")
    assert last(treated)["ratings"] == {"neck": {"bruising": 1, "soreness": 1}}


def test_same_is_refused_where_yesterday_has_only_a_note(treated: Patient) -> None:
    treated.does("log", "--on", "yesterday", "--note", "slept badly")
    assert treated.run("log", "--same").status == 1


def test_none_says_zero_for_every_area_followed(treated: Patient) -> None:
    treated.does("log", "--none")
    zero = {"bruising": 0, "soreness": 0}
    assert last(treated)["ratings"] == {"neck": zero, "left-calf": zero}


@pytest.mark.parametrize("start", ["--same", "--none"])
def test_a_rating_replaces_its_areas_values(treated: Patient, start: str) -> None:
    treated.does("log", "--on", "yesterday", "--rate", "neck:0:0", "--rate", "left-calf:0:0")
    treated.does("log", start, "--rate", "left-calf:2:-")
    assert last(treated)["ratings"] == {
        "neck": {"bruising": 0, "soreness": 0},
        "left-calf": {"bruising": 2},
    }


def test_a_check_in_entered_late_says_so(treated: Patient) -> None:
    ran = treated.does("log", "--on", "2026-11-20", "--rate", "neck:1:1")
    assert "Saved for Fri 20 Nov 2026 (2 days ago, logged late):" in ran.err


def test_the_small_hours_still_belong_to_yesterday_and_say_how(treated: Patient) -> None:
    night = treated.on(TODAY, time(1, 30))
    assert "diary log --on yesterday" in night.does("log", "--rate", "neck:1:1").err
    assert last(night)["day"] == "2026-11-22"
    said = night.does("log", "--on", "yesterday", "--rate", "neck:1:1").err
    assert "past midnight" not in said
    assert "late" not in said


def test_a_second_check_in_of_a_day_is_kept_beside_the_first(treated: Patient) -> None:
    assert "more than one" not in treated.does("log", "--rate", "neck:1:1").err
    assert "the worst value counts" in treated.does("log", "--rate", "neck:2:1").err


@pytest.mark.parametrize(
    ("sign", "card"),
    [
        ("breathing", ["✚ Get emergency help now", "Call your local emergency number"]),
        ("Hot swelling", ["◆ Contact your clinic today", "If nobody answers there"]),
    ],
)
def test_a_warning_sign_is_saved_and_says_what_to_do_last_of_all(
    treated: Patient, sign: str, card: list[str]
) -> None:
    said = treated.does("log", "--rate", "neck:1:9", "--sign", sign).err
    heading, action = card
    assert said.index("Saved") < said.index(heading) < said.index(action)
    assert said.rstrip().endswith("Nobody reads this diary live.")


def test_the_worst_sign_heads_the_card(treated: Patient) -> None:
    said = treated.does("log", "--sign", "fever", "--sign", "faint").err
    assert "✚ Get emergency help now" in said
    assert "◆" not in said
    assert "hot and shivery" in said


@pytest.fixture
def overlapping(patient: Patient) -> Patient:
    """Someone treated twice on one calf, still bruised from the first time."""
    first = TODAY - timedelta(7)
    patient.on(first).does("session", "add", "--on", "today", "--area", "left-calf")
    for day in range(7):
        patient.on(first + timedelta(day)).does("log", "--rate", "left-calf:2:0")
    return patient.on(TODAY)


def test_a_due_question_says_how_to_answer_it(overlapping: Patient) -> None:
    overlapping.does("session", "add", "--on", "today", "--area", "left-calf")
    said = overlapping.does("log", "--rate", "left-calf:2:0").err
    assert "Was any of this on your left calf there before your session on Sun 22 Nov?" in said
    assert "diary log --leftover left-calf:yes" in said


def test_the_answer_alone_repeats_the_days_rating_and_ends_the_question(
    overlapping: Patient,
) -> None:
    overlapping.does("session", "add", "--on", "today", "--area", "left-calf")
    overlapping.does("log", "--rate", "left-calf:2:0")
    said = overlapping.does("log", "--leftover", "left-calf:no").err
    assert "Was any of this" not in said
    assert last(overlapping) == {
        "day": "2026-11-22",
        "ratings": {"left-calf": {"bruising": 2, "soreness": 0}},
        "leftovers": {"left-calf": "no"},
    }
    later = overlapping.on(TODAY + timedelta(1)).does("log", "--rate", "left-calf:2:0").err
    assert "Was any of this" not in later


def test_the_question_of_a_past_day_names_that_day(overlapping: Patient) -> None:
    overlapping.does("session", "add", "--on", "yesterday", "--area", "left-calf")
    said = overlapping.does("log", "--on", "yesterday", "--rate", "left-calf:2:0").err
    assert "diary log --on 2026-11-21 --leftover left-calf:yes" in said


def test_nothing_is_asked_about_an_area_that_is_clear(overlapping: Patient) -> None:
    overlapping.does("session", "add", "--on", "today", "--area", "left-calf")
    assert "Was any" not in overlapping.does("log", "--rate", "left-calf:0:0").err


def test_what_lasts_too_long_is_pointed_at_when_it_is_logged(treated: Patient) -> None:
    said = treated.does("log", "--rate", "left-calf:1:2").err
    assert "▲ Tell your clinic: 1 thing. “diary flags” shows it." in said
    assert treated.does("flags").out.startswith("1 thing to tell your clinic.")
    assert "Tell your clinic" not in treated.does("log", "--rate", "neck:1:0").err


def test_the_pointer_counts_what_is_active_today_and_not_on_the_day_logged(
    treated: Patient,
) -> None:
    treated.does("log", "--rate", "left-calf:0:0")
    late = treated.on(TODAY + timedelta(1)).does("log", "--on", "2026-11-22", "--rate", "neck:0:5")
    assert "◆" not in late.err
    assert "▲ Tell your clinic: 1 thing." in late.err
    late = treated.does("log", "--on", "2026-11-21", "--rate", "left-calf:0:3")
    assert "Tell" not in late.err


@pytest.mark.parametrize(
    ("typed", "understood"),
    [("2026-11-19", date(2026, 11, 19)), ("19 november", date(2026, 11, 19)),
     ("Thursday", date(2026, 11, 19)), ("3 days ago", date(2026, 11, 19))],
)  # fmt: skip
def test_a_day_is_read_as_written_and_said_back(
    treated: Patient, typed: str, understood: date
) -> None:
    said = treated.does("log", "--on", typed, "--rate", "neck:0:0").err
    assert "Thu 19 Nov 2026 (3 days ago" in said
    assert last(treated)["day"] == understood.isoformat()
    assert treated.does("status", "--as-of", typed).err == "Thu 19 Nov 2026, 3 days ago\n"
