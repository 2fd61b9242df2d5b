"""What the timeline says of the day in hand, and of two sessions beside each other."""

from datetime import date

import pytest

from diary.core.areas import area_named
from diary.core.compare import Clearing, compared
from diary.core.grid import rows
from diary.core.scales import BRUISING, SORENESS, Symptom
from diary.core.summary import Summary
from diary.core.timeline import Tick, Unit, Zoom, scale, ticks
from diary.wording import timeline as words
from tests.core.small import CALF, bruised, day, diary, said, session, sore, weekly
from tests.wording.reading import assert_reads_well

# The small diaries begin on Mon 2 Mar 2026.

AREA = area_named(CALF)


def hand(told: Summary, first: int, last: int | None = None, used: tuple[str, ...] = ()) -> str:
    """What a column says, of the bruise and the soreness together."""
    of_area = [row for row in rows(told) if row.area is AREA]
    until = day(first if last is None else last)
    return words.bars_words([(one, one.bar(day(first), until)) for one in of_area], used, told)


def compares(told: Summary, symptom: Symptom = BRUISING) -> str:
    earlier, this = compared(told, AREA, symptom, 2)
    return words.comparison(symptom, this, earlier)


# The day in hand.


def test_a_day_says_when_it_was_where_and_what_was_logged() -> None:
    told = diary(session(0), said("P2 0–3"), sore("P4 0–3"), as_of=3)
    assert hand(told, 0) == (
        "Mon 2 Mar · on the day of session 1 · Left calf · bruise: coin · sore: 4 (moderate)"
    )
    assert hand(told, 2) == (
        "Wed 4 Mar · 2 days after session 1 · Left calf · bruise: coin · sore: 4 (moderate)"
    )


def test_a_day_past_its_window_says_so_and_the_day_before_it_does_not() -> None:
    told = diary(session(0), sore("P4 0–3"), as_of=3)
    assert hand(told, 2).endswith("sore: 4 (moderate)")
    assert hand(told, 3).endswith("sore: 4 (moderate), past its window")


def test_what_may_belong_to_another_session_is_only_possibly_past_its_window() -> None:
    told = weekly("P 0–8", as_of=8)
    assert "bruise: spots, possibly past its window · " in hand(told, 8)


def test_a_day_without_a_word_was_missed_only_where_one_was_expected() -> None:
    told = diary(session(0), said("Z 0, Z 3, Z 4"), as_of=30)
    assert hand(told, 1).endswith("bruise: missed · sore: missed")
    assert hand(told, 25).endswith("bruise: not logged · sore: not logged")
    assert hand(told, 30).endswith("bruise: not logged · sore: not logged")  # today has time yet


def test_what_was_used_comes_last_and_is_only_text() -> None:
    told = diary(session(0), said("P 0"), as_of=0)
    assert hand(told, 0, used=("arnica", "ice \x1b]52;c;x\x07[b]")).endswith(
        " · used: arnica, ice ]52;c;x[b]"
    )


def test_before_the_first_session_no_session_is_named() -> None:
    told = diary(session(5), said("P 2"), as_of=5)
    assert hand(told, 2).startswith("Wed 4 Mar · Left calf · bruise: ")


def test_a_column_of_days_says_the_worst_of_them_and_what_else_it_holds() -> None:
    told = diary(session(0), said("P2 0–1, P 2"), sore("P4 0–3"), session(4), as_of=6)
    assert hand(told, 0, 6) == (
        "2 to 8 Mar · Left calf · session 1 and 2 · worst bruise: coin"
        " · worst sore: 4 (moderate), 1 day past its window · 3 days missed"
    )
    assert hand(told, 5, 6) == (
        "7 to 8 Mar · Left calf · bruise: not logged · sore: not logged · 1 day missed"
    )


# The axis and the scale.


@pytest.mark.parametrize(
    ("days", "zoom", "room", "said"),
    [
        (100, Zoom.TWO_WEEKS, 70, "2 weeks"),
        (100, Zoom.SIX_WEEKS, 70, "6 weeks"),
        (60, Zoom.ALL, 70, "all days"),
        (100, Zoom.ALL, 70, "all, each column is a week"),
        (3650, Zoom.ALL, 70, "all, each column is 8 weeks"),
    ],
)
def test_the_scale_says_how_much_shows(days: int, zoom: Zoom, room: int, said: str) -> None:
    laid = scale(day(0), day(days), zoom, room, 5)
    assert words.scale_words(laid, zoom) == said


def test_days_that_show_are_named_from_the_first_to_the_last() -> None:
    laid = scale(day(0), day(100), Zoom.TWO_WEEKS, 70, 5)
    assert words.scale_words(laid, Zoom.TWO_WEEKS, laid.columns(0)) == "2 weeks, 2 to 15 Mar"


def test_every_label_of_the_axis_has_words() -> None:
    said = [words.tick_words(Tick(0, day(0), unit)) for unit in Unit]
    assert said == ["2", "Mo", "2 Mar", "Mar", "2026"]
    laid = scale(day(0), day(100), Zoom.SIX_WEEKS, 70, 5)
    first, _ = ticks(laid, laid.columns(0))
    assert [words.tick_words(one) for one in first][:2] == ["2 Mar", "9 Mar"]


def test_a_step_of_the_bruise_has_its_word_and_ten_fits_on_one_character() -> None:
    assert words.step_label(BRUISING, 2) == "coin 2"
    assert words.step_label(SORENESS, 10) == "10"
    assert [words.figure(severity) for severity in (0, 9, 10)] == ["0", "9", "X"]
    assert words.place_words(2, 3) == "area 2 of 3"


# Sessions compared.


@pytest.mark.parametrize(
    ("clearing", "said"),
    [
        (Clearing(5, 5, False), "cleared after 5 days"),
        (Clearing(1, 1, False), "cleared after 1 day"),
        (Clearing(5, 8, False), "cleared after 5 to 8 days"),
        (Clearing(0, 3, False), "cleared within 3 days"),
        (Clearing(0, 0, False), "nothing there"),
        (Clearing(5, None, True), "not cleared yet"),
        (Clearing(5, None, True, 5), "looks clear after 5 days"),
        (Clearing(11, None, False, 12), "looks clear after 11 to 12 days"),
        (Clearing(0, None, False, 1), "looks clear within 1 day"),
        (Clearing(5, None, False), "not known when it cleared"),
    ],
)
def test_how_long_it_took_is_said_as_far_as_it_is_known(clearing: Clearing, said: str) -> None:
    assert words.cleared(clearing) == said


@pytest.mark.parametrize(
    ("reports", "as_of", "says"),
    [
        ("P 0–6, Z 7, Z 8, P 20–23, Z 24, Z 25", 40, "cleared 3 days sooner than"),
        ("P 0–3, Z 4, Z 5, P 20–26, Z 27, Z 28", 40, "cleared 3 days later than"),
        ("P 0–3, Z 4, Z 5, P 20–26, Z 29, Z 30", 40, "cleared at least 3 days later than"),
        ("P 0–3, Z 4, Z 5, P 20–26", 26, "has lasted at least 3 days longer than"),
        ("P 0–3, Z 4, Z 5, P 20–23, Z 24, Z 25", 40, "took as long to clear as"),
        ("P 0–3, Z 4, Z 5, P 20–23, Z 25, Z 26", 40, "took about as long to clear as"),
    ],
)
def test_two_sessions_are_compared_in_one_sentence(reports: str, as_of: int, says: str) -> None:
    told = weekly(reports, days=(0, 20), as_of=as_of)
    assert compares(told) == f"This bruise {says} after session 1."
    assert_reads_well(compares(told))


def test_what_cannot_be_compared_says_why() -> None:
    too_early = weekly("P 0–6, Z 7, Z 8, P 20–22", days=(0, 20), as_of=22)
    assert compares(too_early) == (
        "It is too early to compare this bruise with the one after session 1."
    )
    unknown = weekly("P 0–6, P 20–22", days=(0, 20), as_of=40)
    assert compares(unknown) == (
        "Too little was logged to compare this bruise with the one after session 1."
    )


def test_where_one_session_left_no_bruise_at_all_nothing_is_compared() -> None:
    assert compares(weekly("Z 0, Z 1, P 20–23, Z 24, Z 25", days=(0, 20))) == (
        "No bruise was logged after session 1."
    )
    told = diary(session(0), session(20), sore("P 0, Z 1, Z 2, Z 20, Z 21"), as_of=40)
    assert compares(told, SORENESS) == "No soreness was logged after session 2."


def test_a_day_of_one_session_says_which_and_how_it_was() -> None:
    told = bruised("P2 0–8", as_of=9)
    [only] = compared(told, AREA, BRUISING, 2)
    said = [words.point_words(AREA, BRUISING, one, 1, told.as_of) for one in only.points]
    assert said[0] == "Mon 2 Mar · on the day of session 1 · Left calf · bruise: coin"
    assert said[8] == (
        "Tue 10 Mar · 8 days after session 1 · Left calf · bruise: coin · past its window"
    )
    assert said[9].endswith(" · bruise: not logged")
    assert words.session_heading(only, told.as_of) == "Session 1, Mon 2 Mar"
    assert words.compared_title(AREA, BRUISING) == "Left calf: bruise"


def test_a_day_of_one_session_that_was_missed_says_so() -> None:
    told = bruised("P 0, P 2", as_of=3)
    [only] = compared(told, AREA, BRUISING, 2)
    said = words.point_words(AREA, BRUISING, only.points[1], 1, told.as_of)
    assert said.endswith("Left calf · bruise: missed")


def test_an_earlier_year_is_named() -> None:
    told = bruised("P 0", as_of=400)
    [only] = compared(told, AREA, BRUISING, 2)
    assert told.as_of > date(2027, 1, 1)
    assert words.session_heading(only, told.as_of) == "Session 1, Mon 2 Mar 2026"


def test_the_whole_sentences_read_well() -> None:
    for text in (words.NOTHING_YET, words.NOTHING_TO_COMPARE, words.FIRST_SESSION):
        assert_reads_well(text)
