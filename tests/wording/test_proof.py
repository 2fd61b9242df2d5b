"""The days that prove a flag, one under another."""

from datetime import date, timedelta
from pathlib import Path

from diary.core.scales import SORENESS
from diary.wording.proof import proof_lines
from tests.ui.stage import THIGH, TODAY, add_session, journal_at, log


def lines(home: Path, session: date, *days: int) -> list[str]:
    """Those of the soreness that was said on so many days after a session."""
    journal = journal_at(home)
    add_session(journal, session, THIGH)
    for number in days:
        log(journal, session + timedelta(number), (THIGH, 0, 4))
    summary = journal.summary(TODAY)
    (flag,) = [one for one in summary.flags if one.symptom is SORENESS]
    return proof_lines(flag, summary)


def test_days_of_which_nothing_was_said_have_a_line_between_those_of_which_something_was(
    tmp_path: Path,
) -> None:
    found = lines(tmp_path, TODAY - timedelta(7), 1, 2, 3, 6, 7)
    assert [one[:12].rstrip() for one in found] == [
        "  Mon 16 Nov",
        "  Tue 17 Nov",
        "  ── expecte",
        "▲ Wed 18 Nov",
        "  · nothing",
        "▲ Sat 21 Nov",
        "▲ Sun 22 Nov",
    ]
    assert found[4] == "  · nothing said for 2 days"


def test_what_was_said_stands_in_one_column_however_long_the_dates_are(tmp_path: Path) -> None:
    days = [one for one in lines(tmp_path, TODAY - timedelta(14), 1, 2, 3, 4) if "sore:" in one]
    assert [one.strip("▲ ")[:9].rstrip() for one in days] == [
        "Mon 9 Nov",
        "Tue 10 No",
        "Wed 11 No",
        "Thu 12 No",
    ]
    assert len({one.index("sore:") for one in days}) == 1


def test_across_a_year_s_end_too(tmp_path: Path) -> None:
    days = [one for one in lines(tmp_path, date(2025, 12, 29), 1, 2, 3, 4) if "sore:" in one]
    assert len({one.index("sore:") for one in days}) == 1
    assert "Tue 30 Dec 2025   sore:" in days[0]
