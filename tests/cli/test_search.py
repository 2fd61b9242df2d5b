"""`diary search`: the days whose notes have these words."""

from datetime import timedelta

import pytest

from tests.cli.running import TODAY, Patient, refused


@pytest.fixture
def noted(logged: Patient) -> Patient:
    """Someone who wrote something on three days."""
    logged.on(TODAY - timedelta(1)).does(
        *("log", "--rate", "neck:1:1", "--note", "Café after work, sore", "--remedy", "Arnica"),
    )
    logged.does("session", "add", "--on", "today", "--area", "scalp", "--note", "Sore at once")
    return logged.on(TODAY)


def test_days_are_found_by_words_newest_first(noted: Patient) -> None:
    assert noted.does("search", "SORE").out == (
        "Sat 21 Nov · session · yesterday\n"
        "  Note: Sore at once\n"
        "Sat 21 Nov · check-in · yesterday\n"
        "  Note: Café after work, sore\n"
        "  Used: arnica\n"
    )
    assert noted.does("search", "fine").out == "Sun 22 Nov · check-in · today\n  Note: fine\n"


def test_all_words_must_be_there_and_accents_do_not_matter(noted: Patient) -> None:
    [one] = noted.does("search", "cafe", "arnica", "--json").json
    assert len(one.pop("id")) == 36
    assert one == {
        "day": "2026-11-21",
        "kind": "check-in",
        "note": "Café after work, sore",
        "remedies": ["arnica"],
        "rest": [],
    }


def test_where_nothing_is_found_that_is_said_and_is_no_error(noted: Patient) -> None:
    ran = noted.does("search", "sore", "fine")
    assert (ran.out, ran.err) == ("", "Nothing in your notes has “sore fine”.\n")
    assert noted.does("search", "nowhere", "--json").json == []


def test_words_must_be_given(noted: Patient) -> None:
    assert "Missing argument" in refused(noted, "search", status=2)


def test_a_long_note_is_folded_to_the_terminal(noted: Patient) -> None:
    noted.does("log", "--rate", "neck:1:1", "--note", "a long evening " * 20)
    lines = noted.does("search", "evening").out.splitlines()
    assert len(lines) > 3
    assert all(len(line) <= 80 for line in lines)
    assert {line[:4] for line in lines[2:]} == {"    "}
