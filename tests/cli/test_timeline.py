"""The day grid as text."""

from datetime import timedelta

import pytest

from tests.cli.running import TODAY, Patient


@pytest.fixture
def weekly(patient: Patient) -> Patient:
    """Two sessions on one calf a week apart, a bruise that lasts, a missed day and a late one."""
    first = TODAY - timedelta(9)
    for day, bruise in enumerate(("1", "3", "3", "", "2", "2", "1", "1", "2")):
        patient.on(first + timedelta(day))
        if day in (0, 7):
            patient.does("session", "add", "--on", "today", "--area", "left-calf")
        if bruise:
            late = day == 4
            patient.on(first + timedelta(day + late)).does(
                *("log", "--rate", f"left-calf:{bruise}:{10 if day == 0 else 0}"),
                *("--on", "yesterday" if late else "today"),
            )
    return patient.on(TODAY)


def test_the_grid_shows_windows_misses_late_entries_and_what_lasts(weekly: Patient) -> None:
    ran = weekly.does("timeline")
    assert ran.err == ""
    assert (
        ran.out
        == """\
         Nov
         Fri Sat Sun Mon Tue Wed Thu Fri Sat Sun
         13  14  15  16  17  18  19  20  21  22
Left calf
         ▼1                          ▼2
 bruise   1░  3░  3░  ·░  2░L 2░  1░  1░  2△   ░
 sore    10░  0░  0░  ·   0 L 0   0   0░  0░   ░

▼ session            ░ the usual time  · not logged
▲ longer than usual  △ maybe longer    L logged late
C corrected later    * both of these
Bruise: 0 none, 1 spots, 2 coin, 3 palm, 4 large. Sore:
0 to 10. “diary timeline --plain” says it in words.
"""
    )


def test_what_certainly_lasts_has_a_symbol_of_its_own(weekly: Patient) -> None:
    weekly.does("log", "--on", "yesterday", "--leftover", "left-calf:yes")
    assert "2▲ " in weekly.does("timeline").out


def test_plain_says_every_day_in_a_line(weekly: Patient) -> None:
    assert weekly.does("timeline", "--plain").out.splitlines() == [
        "Fri 13 Nov 2026. Session 1. Left calf: bruise: spots, sore: 10 (severe).",
        "Sat 14 Nov 2026. Left calf: bruise: palm, sore: 0.",
        "Sun 15 Nov 2026. Left calf: bruise: palm, sore: 0.",
        "Mon 16 Nov 2026. Left calf: not logged.",
        "Tue 17 Nov 2026. Left calf: bruise: coin, logged late, sore: 0, logged late.",
        "Wed 18 Nov 2026. Left calf: bruise: coin, sore: 0.",
        "Thu 19 Nov 2026. Left calf: bruise: spots, sore: 0.",
        "Fri 20 Nov 2026. Session 2. Left calf: bruise: spots, sore: 0.",
        "Sat 21 Nov 2026. Left calf: bruise: coin, maybe more than 7 days after a session,"
        " sore: 0.",
    ]


@pytest.mark.parametrize(("columns", "blocks"), [(40, 2), (60, 2), (80, 1), (100, 1)])
def test_the_grid_wraps_into_blocks_that_fit(
    weekly: Patient, monkeypatch: pytest.MonkeyPatch, columns: int, blocks: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = weekly.does("timeline").out.splitlines()
    assert max(map(len, lines)) <= max(columns, 54)
    assert lines.count("Left calf") == blocks
    assert sum(line.count("▼") for line in lines) == 3


def test_a_long_diary_shows_its_last_weeks_and_says_how_to_see_more(weekly: Patient) -> None:
    weekly.on(TODAY + timedelta(100))
    ran = weekly.does("timeline", "--plain")
    assert "the last 12 weeks" in ran.err
    assert ran.out.startswith("Wed 9 Dec 2026. Left calf: not logged.")
    ran = weekly.does("timeline", "--plain", "--from", "2026-11-20", "--as-of", "2026-11-30")
    assert "12 weeks" not in ran.err
    assert ran.out.startswith("Fri 20 Nov 2026. Session 2.")


def test_json_has_a_cell_for_each_day(weekly: Patient) -> None:
    bruise, sore = weekly.does("timeline", "--json").json["rows"]
    assert (bruise["symptom"], sore["symptom"]) == ("bruising", "soreness")
    assert [one["severity"] for one in bruise["days"]] == [1, 3, 3, None, 2, 2, 1, 1, 2, None]
    assert [one["missing"] for one in bruise["days"]].index(True) == 3
    assert bruise["days"][8] == {
        "day": "2026-11-21", "severity": 2, "missing": False, "expected": True,
        "past_window": True, "possible": True, "late": False, "edited": False,
        "session": None,
    }  # fmt: skip
