"""How a session went, in the sentences that the screens and the clinic's report share."""

from datetime import date, time, timedelta

import pytest

from diary.core.areas import area_named
from diary.core.entries import Entry
from diary.core.outcomes import outcomes
from diary.core.records import Revision, SessionKind, TreatmentSession
from diary.core.summary import Summary, summary
from diary.wording import sessions as words
from diary.wording.lines import side_by_side, unbroken
from tests.core.small import bruised, course, diary, said, session, sore, soreness, weekly
from tests.diaries import PLAN, RandomDiary, at
from tests.wording.reading import assert_reads_well

# The small diaries begin on Mon 2 Mar 2026.


def sentence(told: Summary, session_day: int = 0, symptom: str = "bruising") -> str:
    one = course(told, session_day, symptom)
    return words.course_sentence(one, told.episodes(one), told.as_of)


def standing(told: Summary, place: int = 0, *, is_whole: bool = True) -> str:
    found = outcomes(told, told.records.sessions[place].value)
    return " · ".join(words.standing(found, told.as_of, is_whole=is_whole))


@pytest.mark.parametrize(
    ("reports", "as_of", "words"),
    [
        ("P 0–8, Z 9, Z 10", 10, "from Mon 2 to Tue 10 Mar, at least 9 days, gone by Wed 11 Mar."),
        ("P 0–8, Z 11, Z 12", 12, "from Mon 2 to Tue 10 Mar, at least 9 days, gone by Fri 13 Mar."),
        ("P 0–1, Z 2", 2, "from Mon 2 to Tue 3 Mar, at least 2 days, looks clear since Wed 4 Mar."),
        ("P 0–2", 3, "since Mon 2 Mar, at least 3 days, still there on Wed 4 Mar."),
        ("P 0–2", 9, "from Mon 2 Mar, at least 3 days, no report since Wed 4 Mar."),
        ("P 0", 1, "since Mon 2 Mar, still there."),
        ("P 0", 9, "on Mon 2 Mar, no report since."),
        ("P 0, Z 1, Z 2", 9, "on Mon 2 Mar, gone by Tue 3 Mar."),
        ("Z 0", 9, "none."),
    ],
)  # fmt: skip
def test_a_stretch_is_a_sentence_with_how_it_ended(reports: str, as_of: int, words: str) -> None:
    assert sentence(bruised(reports, as_of=as_of)) == f"Bruise: {words}"
    told = soreness(reports, as_of=as_of)
    assert sentence(told, symptom="soreness") == f"Soreness: {words}"


def test_a_course_that_nothing_was_said_of_says_so() -> None:
    assert sentence(diary(session(0), as_of=3)) == "Bruise: nothing logged."


def test_a_course_that_came_back_has_a_sentence_for_each_stretch() -> None:
    assert sentence(bruised("P 0–2, P 9–10, Z 11, Z 12, P 20", as_of=20)) == (
        "Bruise: from Mon 2 to Wed 4 Mar, at least 3 days, end not known."
        " Again from Wed 11 to Thu 12 Mar, at least 2 days, gone by Fri 13 Mar."
        " Again since Sun 22 Mar, still there."
    )


def test_a_course_that_the_next_session_replaced_says_that_it_was_gone_by_then() -> None:
    told = diary(session(0), session(7), said("P 0–6, P 7 no"), as_of=8)
    assert sentence(told) == (
        "Bruise: from Mon 2 to Sun 8 Mar, at least 7 days, gone by the next session."
    )


def test_reports_that_may_be_of_a_later_session_are_said_to_be() -> None:
    assert sentence(weekly("P 0–8", as_of=8)).endswith("Some of it may be from a later session.")
    assert sentence(weekly("P 0–8", as_of=8), 7) == (
        "Bruise: since Mon 9 Mar, at least 2 days, still there on Tue 10 Mar."
    )


def test_months_and_years_are_named_where_they_change() -> None:
    told = bruised("P 28–32, Z 33, Z 34", as_of=40)
    assert sentence(told) == (
        "Bruise: from Mon 30 Mar to Fri 3 Apr, at least 5 days, gone by Sat 4 Apr."
    )
    one = course(told)
    later = words.course_sentence(one, told.episodes(one), date(2027, 1, 1))
    assert later == (
        "Bruise: from Mon 30 Mar to Fri 3 Apr 2026, at least 5 days, gone by Sat 4 Apr."
    )


def test_for_the_clinic_it_names_the_area() -> None:
    told = bruised("P 0–8, Z 9, Z 10", as_of=10)
    one = course(told)
    said = words.course_sentence(one, told.episodes(one), told.as_of, with_area=True)
    assert said.startswith("Bruise, left calf: from Mon 2 to Tue 10 Mar")


@pytest.mark.parametrize("seed", range(30))
def test_the_sentences_of_any_diary_read_well(seed: int) -> None:
    random = RandomDiary(seed)
    told = summary(random.records(), PLAN, random.as_of)
    for one in told.courses:
        assert_reads_well(words.course_sentence(one, told.episodes(one), told.as_of))


def test_how_a_session_stands_is_said_in_a_few_words() -> None:
    assert standing(diary(session(0), as_of=3)) == "nothing logged yet"
    two = diary(session(0), said("P 0–3"), sore("P 0–1, Z 2, Z 3"), as_of=3)
    assert standing(two) == "bruise still there · soreness gone after 2 days"
    clear = diary(session(0), said("P 0–6, Z 9, Z 10"), sore("Z 0"), as_of=10)
    assert standing(clear) == "all clear · bruise gone after 7 to 9 days"
    assert standing(diary(session(0), said("Z 0"), sore("Z 0"), as_of=1)) == "all clear"
    half = diary(session(0), said("P 0, Z 1"), sore("Z 0"), as_of=1)
    assert standing(half) == "bruise looks clear after 1 day · no soreness"
    assert standing(bruised("P 0–2", as_of=20)) == "bruise: no report since 4 Mar"
    replaced = diary(session(0), session(7), said("P 0–6, P 7 no"), as_of=8)
    assert standing(replaced) == "bruise gone by the next session"


def test_nothing_is_all_clear_where_entries_may_be_missing() -> None:
    clear = diary(session(0), said("Z 0"), sore("Z 0"), as_of=1)
    assert standing(clear, is_whole=False) == "no bruise · no soreness"


THIGH, BELLY = area_named("left-front-thigh"), area_named("lower-abdomen")
TODAY = date(2026, 11, 22)
SESSION = TreatmentSession(date(2026, 11, 19), (THIGH, BELLY), at=time(14, 30))


def entry(*values: TreatmentSession, hours: int = 4) -> Entry[TreatmentSession]:
    """A session with its versions, the first typed some hours after two in the afternoon."""
    typed = [at(SESSION.day, time(14)) + timedelta(hours=hours * n) for n in (1, 2)]
    history = tuple(
        Revision("s", number, moment, 0, "", one)
        for number, (moment, one) in enumerate(zip(typed, values, strict=False), start=1)
    )
    return Entry("s", values[-1], history)


def test_a_session_is_headed_by_its_number_its_day_and_its_areas() -> None:
    parts = words.heading(SESSION, 2, TODAY)
    assert parts == ["Session 2", "Thu 19 Nov, 14:30", "left thigh (front), lower abdomen"]
    test = TreatmentSession(date(2025, 11, 18), (BELLY,), SessionKind.TEST)
    assert words.heading(test, None, TODAY, is_edited=True) == [
        "Test injections", "Tue 18 Nov 2025", "lower abdomen (corrected)",
    ]  # fmt: skip
    assert words.name(SESSION, None) == "Session"


def entered(one: Entry[TreatmentSession]) -> str:
    return words.entered(one.value.day, one.history[0], one.latest)


def test_a_page_about_a_session_says_where_when_and_when_it_was_entered() -> None:
    assert words.title(entry(SESSION), 2, TODAY) == ("Session 2", "Thu 19 Nov, 14:30 · 3 days ago")
    assert words.treated(SESSION) == "Left thigh (front), lower abdomen."
    cream = TreatmentSession(SESSION.day, (BELLY,), numbing_cream=True)
    assert words.treated(cream) == "Lower abdomen, with numbing cream."
    assert entered(entry(SESSION)) == "Entered on Thu 19 Nov 2026 at 18:00."
    assert entered(entry(cream, SESSION, hours=16)) == (
        "Entered late, on Fri 20 Nov 2026 at 06:00. Corrected on Fri 20 Nov 2026 at 22:00."
    )
    for text in (entered(entry(cream, SESSION)), words.corrected(SESSION.day, TODAY)):
        assert_reads_well(text.removesuffix(" Undo: u"))


def test_the_worst_of_each_symptom_stands_beside_an_area() -> None:
    told = diary(session(0), said("P2 0, P 1"), sore("P6 0"), as_of=2)
    both = [course(told), course(told, symptom="soreness")]
    assert words.worst(both) == " · at worst coin, sore 6 (moderate)"
    assert words.worst([course(bruised("Z 0"))]) == ""
    assert words.worst([course(diary(session(0), as_of=2))]) == ""


def test_parts_side_by_side_break_between_them_first() -> None:
    assert side_by_side(["all clear", "gone"], 20) == ["all clear · gone"]
    assert side_by_side(["all clear", "gone after 9 days"], 20) == [
        "all clear",
        "gone after 9 days",
    ]
    assert side_by_side(["Session 2", "left thigh, belly", "x"], 21, "  ") == [
        "Session 2", "  left thigh, belly", "  x",
    ]  # fmt: skip
    assert side_by_side(["one two three four"], 10, "  ") == ["one two", "  three", "  four"]


def test_no_day_is_torn_apart() -> None:
    assert unbroken("on Sat 21 Nov 2026 it was") == "on Sat\u00a021\u00a0Nov\u00a02026 it was"
