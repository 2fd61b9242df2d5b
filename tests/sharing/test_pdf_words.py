"""What the report says: every flag's sentence, every note, every course, in whatever it is."""

from datetime import timedelta
from random import Random

import pytest

from diary import wording
from diary.core.outcomes import courses_after
from diary.core.records import CheckIn, Revision, ToldClinic, rating
from diary.core.selection import Part, Selection
from diary.sharing import pdf
from diary.wording.sessions import course_sentence
from tests.core.tangled import tangled
from tests.diaries import START, RandomDiary, noted, revise
from tests.sharing.held import check_in, evening, later, session
from tests.sharing.pages import bare, drawn, held, lines, made, needs_poppler, tags, text

pytestmark = needs_poppler

_NOTES = (
    "slept badly",
    "Très sensible – ça tire",
    "Стало лучше, но ещё болит",
    "Πολύ καλύτερα σήμερα",
    "左大腿有一小块瘀伤",
    "今日は痛みが少ないです",
    "오늘은 덜 아파요",
    "<b>bold</b> & *stars* #hash $math$ @ref",
)


def talkative(seed: int) -> list[Revision]:
    """A diary with corrections and withdrawals, and a note nearly everywhere."""
    draw = Random(seed)
    made = RandomDiary(seed, areas=3, days=30)
    return [
        one._replace(value=noted(one.value, f"{draw.choice(_NOTES)} {place}"))
        for place, one in enumerate(tangled(seed, made.revisions()))
    ]


@pytest.mark.parametrize("seed", range(6))
def test_every_flag_s_sentence_is_on_the_pages(seed: int) -> None:
    chosen = drawn(seed, areas=3, days=50)
    assert chosen.flags
    said = text(pdf.exported(chosen))
    for flag in chosen.flags:
        assert bare(wording.flag(flag, chosen.summary.plan)) in said
        assert bare(wording.rule_words(flag, chosen.summary.plan)) in said


@pytest.mark.parametrize("seed", range(6))
def test_every_note_is_on_the_pages(seed: int) -> None:
    chosen = held(talkative(seed))
    said = text(pdf.exported(chosen))
    notes = [one.value.note for one in chosen.records.sessions]
    notes += [one.value.note for one in chosen.records.check_ins]
    for note in notes:
        assert bare(note) in said
    for one in chosen.revisions:
        if one.withdrawn:
            assert bare(one.value.note) in said  # type: ignore[union-attr]


@pytest.mark.parametrize("seed", range(3))
def test_every_course_is_told_in_a_sentence_and_for_who_cannot_see_the_chart(seed: int) -> None:
    chosen = drawn(seed, areas=3, days=50)
    content = pdf.exported(chosen)
    said, alts = text(content), [alt for kind, alt in tags(content) if kind == "Figure"]
    courses = [
        course
        for entry in chosen.records.sessions
        for course in courses_after(chosen.summary, entry.value)
    ]
    assert len(alts) == len(courses) > 0
    every = [
        course_sentence(one, chosen.summary.episodes(one), chosen.last, with_area=True)
        for one in courses
    ]
    for sentence in every:
        assert bare(sentence) in said
    assert all(any(alt.startswith(one) for one in every) for alt in alts)


def test_a_possible_flag_is_said_to_be_possible_and_a_told_one_to_be_told() -> None:
    # A bruise that goes on past the next session, of which nobody said whose it is.
    weeks = [session(0), session(6), *(check_in(day) for day in range(1, 10))]
    chosen = held(weeks, last=START + timedelta(9))
    (flag,) = chosen.flags
    assert not flag.is_certain
    assert "Possible: it may be from another session." in " ".join(
        lines(pdf.exported(chosen), "-l", "1").split()
    )
    told = revise("t", ToldClinic(flag.id, START + timedelta(9), "Come on Monday"))
    told = told._replace(recorded_at=evening(START + timedelta(9)))
    chosen = held([*weeks, told], last=START + timedelta(9))
    said = text(pdf.exported(chosen))
    assert bare("The patient told the clinic on Wed 11 Mar.") in said
    assert bare("What they said: Come on Monday") in said
    without = Selection(without=frozenset({Part.NOTES}))
    said = text(pdf.exported(held([*weeks, told], without, last=START + timedelta(9))))
    assert bare("The patient told the clinic on Wed 11 Mar.") in said
    assert "Monday" not in said


def test_a_correction_says_what_was_there_before_what_is_now_and_why() -> None:
    first = check_in(1, bruising=2)
    value = CheckIn(first.value.day, (rating("left-calf", "bruising", 1),))
    again = later(first, value, 2)._replace(reason="mistake")
    said = text(made(session(0), first, again))
    assert bare("Tue 3 Mar 2026 at 23:00: check-in for Tue 3 Mar 2026") in said
    assert bare("corrected, because you typed it wrong") in said
    assert bare("left calf, bruise: coin → spots") in said
    assert bare("Tue 3 Mar Left calf: bruise spots") in said
    assert bare("(corrected, Tue 3 Mar 2026 at 23:00)") in said


def test_what_was_withdrawn_is_shown_apart_and_counts_nowhere() -> None:
    gone = check_in(1, bruising=4, note="not me")
    taken = revise(gone.id, gone.value, number=2, withdrawn=True)._replace(reason="twice")
    said = text(made(session(0), gone, taken))
    logged, _, rest = said.partition(bare("Entries that no longer count"))
    assert bare("Left calf: bruise large") in rest
    assert bare("Note: not me") in rest
    assert bare("No check-in in these days.") in logged
    assert "notme" not in logged.partition(bare("What was changed later"))[0]
    assert bare("withdrawn, because you entered it twice") in logged


def test_a_late_entry_is_marked() -> None:
    late = check_in(1)._replace(recorded_at=evening(START + timedelta(5)))
    assert bare("(logged late, Sat 7 Mar 2026 at 21:00)") in text(made(session(0), late))


def test_completion_says_on_time_of_expected_and_late_ones_apart() -> None:
    days = [check_in(day) for day in (0, 1, 3)]
    late = check_in(4)._replace(recorded_at=evening(START + timedelta(9)))
    said = text(pdf.exported(held([session(0), *days, late], last=START + timedelta(5))))
    assert bare("3 of 5 expected days on time (60 %)") in said
    assert bare("1 logged late, 1 missed.") in said


def test_remedies_are_counted_by_days_and_none_is_said_to_help() -> None:
    twice = [check_in(1, remedies=("arnica",)), check_in(1, remedies=("arnica",), id_="again")]
    said = text(made(session(0), *twice, check_in(2, remedies=("arnica", "cold pack"))), "-l", "1")
    assert bare("arnica on 2 days cold pack on 1 day") in said
    assert bare("The diary does not say if a remedy helped.") in said


def test_warning_signs_are_named_with_their_days_and_how_often_they_were_asked_about() -> None:
    days = [check_in(1, signs=frozenset({"fever"})), check_in(2, signs=frozenset()), check_in(3)]
    said = text(made(session(0), *days), "-l", "1")
    assert bare("“Feeling hot and shivery” on Tue 3 Mar") in said
    assert bare("Asked in 2 of 3 check-ins.") in said


def test_how_to_read_it_names_the_scales_the_windows_with_their_source_and_the_plan() -> None:
    said = text(made(session(0)))
    for one in (
        "each smaller than a fingertip",
        "7 days after the session",
        "Treatment description: mild bruising usually heals within a week.",
        "Care plan “Mesotherapy” (mesotherapy), version 1.",
        "1 record in 1 version.",
        "Made with the program “diary”, version",
        "It is not a diagnosis or advice.",
        "Nobody reads the diary live",
    ):
        assert bare(one) in said


def test_a_damaged_diary_says_so_on_the_first_page() -> None:
    whole = held([session(0)])
    part = type(whole)(**{**whole.__dict__, "is_whole": False})
    assert "NOTCOMPLETE" in text(pdf.exported(part), "-l", "1")
    assert "NOTCOMPLETE" not in text(pdf.exported(whole), "-l", "1")
