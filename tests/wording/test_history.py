"""The words of the history and of corrections, read aloud once."""

from dataclasses import replace
from datetime import date, time

import pytest

from diary.core.answers import (
    AreaSeen,
    LateAnswer,
    PlanChange,
    PlannedSession,
    Reaction,
    ResultAnswer,
    Seen,
)
from diary.core.areas import area_named
from diary.core.changes import FIELDS, changes, changes_by
from diary.core.profile import Profile
from diary.core.reasons import CODES, reason_from
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Record,
    SessionKind,
    ToldClinic,
    TreatmentSession,
    rating,
)
from diary.core.steps import Undone, history
from diary.wording import corrections as after
from diary.wording import history as words
from tests.diaries import noted, revise
from tests.wording.reading import assert_reads_well

DAY, BEFORE = date(2026, 11, 21), date(2026, 11, 20)
CALF = area_named("left-calf")
CHECK_IN = CheckIn(DAY, (rating("left-calf", "bruising", 2), rating("left-calf", "soreness", 3)))
NOT_SORE = rating("left-calf", "soreness", 0)
SESSION = TreatmentSession(DAY, (CALF,))
TOLD = ToldClinic("sign:fever", DAY)
AROUND: list[Record] = [
    PlannedSession(DAY, (CALF,), time(9, 30), frozenset({"no-caffeine"}), "bring water"),
    Reaction("s1", DAY, frozenset({"itching", "rash"}), time(10, 5), "a coin"),
    LateAnswer("s1", 2, DAY, Answer.UNSURE),
    ResultAnswer("s1", DAY, (AreaSeen(CALF, Seen.SLIGHT),)),
    PlanChange(DAY, "injection-lipolysis", "1", "a = 1"),
]
PROFILE = Profile(DAY, "Ana", date(1960, 3, 19), clinic="Clinica Sol")


@pytest.mark.parametrize(
    ("old", "new", "there", "back"),
    [
        (CHECK_IN, replace(CHECK_IN, day=BEFORE),
         "day: Sat 21 Nov 2026 → Fri 20 Nov 2026", "day: Fri 20 Nov 2026 → Sat 21 Nov 2026"),
        (CHECK_IN, replace(CHECK_IN, ratings=CHECK_IN.ratings[1:]),
         "left calf, bruise: coin → not said", "left calf, bruise: not said → coin"),
        (CHECK_IN, replace(CHECK_IN, ratings=(CHECK_IN.ratings[0], NOT_SORE)),
         "left calf, sore: 3 (mild) → 0", "left calf, sore: 0 → 3 (mild)"),
        (CHECK_IN, replace(CHECK_IN, leftovers=(Leftover(CALF, Answer.YES),)),
         "left calf, there before the session: not answered → yes",
         "left calf, there before the session: yes → not answered"),
        (CHECK_IN, replace(CHECK_IN, signs=frozenset({"hot-swelling", "fever"})),
         "warning signs: not asked → fever, hot swelling",
         "warning signs: fever, hot swelling → not asked"),
        (replace(CHECK_IN, signs=frozenset()), replace(CHECK_IN, signs=frozenset({"fever"})),
         "warning signs: none → fever", "warning signs: fever → none"),
        (CHECK_IN, replace(CHECK_IN, remedies=("ice", "arnica")),
         "used: none → ice, arnica", "used: ice, arnica → none"),
        (CHECK_IN, replace(CHECK_IN, note="a"), "note: none → “a”", "note: “a” → none"),
        (SESSION, replace(SESSION, at=time(9, 5)), "time: not said → 09:05",
         "time: 09:05 → not said"),
        (SESSION, replace(SESSION, areas=(CALF, area_named("neck"))), "area added: neck",
         "area taken out: neck"),
        (SESSION, replace(SESSION, kind=SessionKind.TEST), "kind: treatment → test injections",
         "kind: test injections → treatment"),
        (SESSION, replace(SESSION, numbing_cream=True), "numbing cream: no → yes",
         "numbing cream: yes → no"),
        (TOLD, replace(TOLD, flag="x"), "about: “sign:fever” → “x”", "about: “x” → “sign:fever”"),
    ],
)  # fmt: skip
def test_a_change_is_said_with_both_values(old: Record, new: Record, there: str, back: str) -> None:
    assert words.change_lines(changes(old, new)) == [f"  {there}"]
    assert words.change_lines(changes(new, old)) == [f"  {back}"]


def test_a_long_note_is_quoted_whole() -> None:
    (line,) = words.change_lines(changes(CHECK_IN, replace(CHECK_IN, note="n" * 2000)))
    assert "n" * 2000 in line


def test_every_field_has_words_without_a_code_in_them() -> None:
    full = replace(
        CHECK_IN, signs=frozenset(), remedies=("ice",), note="x",
        leftovers=(Leftover(CALF, Answer.UNSURE),),
    )  # fmt: skip
    session = replace(SESSION, at=time(9, 5), numbing_cream=True, products="H", points=2, by="E")
    gone = changes_by(revise("c", full), revise("c", full, number=2, withdrawn=True))
    found = [*changes(full, session), *changes(None, session), *changes(None, TOLD), *gone]
    found += changes(None, replace(PROFILE, patient_number="A 12", emergency="112"))
    found += [one for record in AROUND for one in changes(None, record)]
    assert {one.field for one in found} == set(FIELDS)
    for one in found:
        said = words.change_words(one)
        assert not any(mark in said for mark in ("_", "None", "True", "Area", "numbing-cream"))
        assert said == said.strip()
    assert words.change_words(gone[0]) == "no longer counts"
    assert words.change_words(gone[0]._replace(old=True, new=False)) == "counts again"


def test_a_reason_is_told_as_the_cause() -> None:
    assert words.because("mistake") == "because you typed it wrong"
    assert words.because("twice: the phone too") == "because you entered it twice: “the phone too”"
    assert words.because("corrected") == "your reason: “corrected”"
    assert words.because("") == ""
    assert set(words.REASONS) == set(CODES)
    assert len(words.choices()) == len(CODES)
    for number, line in enumerate(words.choices(), start=1):
        assert line.startswith(f"  {number} ")
    assert all(words.because(reason_from(code)).startswith("because ") for code in CODES)


def test_entries_are_named_by_what_they_are_and_their_day() -> None:
    assert words.entry_words(CHECK_IN) == "check-in for Sat 21 Nov 2026"
    assert words.entry_words(SESSION) == "session on Sat 21 Nov 2026"
    test = replace(SESSION, kind=SessionKind.TEST)
    assert words.entry_words(test) == "test injections on Sat 21 Nov 2026"
    assert words.entry_words(TOLD) == "note of Sat 21 Nov 2026 that the clinic was told"


def test_what_a_note_to_the_clinic_says_is_shown() -> None:
    assert words.said_lines(TOLD) == ["About: sign:fever"]
    assert words.said_lines(replace(TOLD, note="x")) == ["About: sign:fever", "Note: x"]
    assert words.said_lines(replace(SESSION, note="x")) == ["Note: x"]


def test_what_was_done_is_said_before_what_changed() -> None:
    first = revise("c", CHECK_IN)
    chain = [
        first,
        first._replace(revision=2, value=replace(CHECK_IN, note="x"), reason="corrected"),
        first._replace(revision=3, withdrawn=True, reason="twice"),
        first._replace(revision=4, value=replace(CHECK_IN, note="y")),
        first._replace(revision=5, withdrawn=True, reason="undo: revision 4"),
        first._replace(revision=6, withdrawn=False, reason="undo: revision 3",
                       value=replace(CHECK_IN, note="x")),
    ]  # fmt: skip
    when = "Sat 21 Nov 2026 at 21:00"
    assert [words.saved_lines(one)[0] for one in history(chain)] == [
        "Left calf - bruise: coin, sore: 3 (mild)",
        "corrected, your reason: “corrected”",
        "withdrawn, because you entered it twice",
        "brought back",
        f"undone: the return of {when}",
        f"undone: the withdrawal of {when}",
    ]
    assert [words.saved_lines(one)[1:] for one in history(chain)] == [
        [],
        ["note: none → “x”"],
        ["note: “x” → none"],
        ["note: none → “y”"],
        ["note: “y” → none"],
        ["note: none → “x”"],
    ]
    assert words.saved_heading(history(chain)[1]) == f"You, {when}: check-in for Sat 21 Nov 2026"


def test_only_a_new_session_is_headed_by_all_it_says() -> None:
    first = revise("s", SESSION)
    moved = first._replace(revision=2, value=replace(SESSION, at=time(9, 5)))
    heads = [words.saved_heading(one).partition(": ")[2] for one in history([first, moved])]
    assert heads == ["session on Sat 21 Nov 2026: left calf", "session on Sat 21 Nov 2026"]


def test_a_revision_that_was_withdrawn_from_the_first_is_told_too() -> None:
    (told,) = history([revise("c", CHECK_IN, withdrawn=True)])
    assert words.saved_lines(told)[0] == "withdrawn"


SENTENCES = [
    words.NOTHING_SAVED_YET,
    *(after.STAYS, after.WITHDRAWN_STAYS, after.UNDONE_STAYS, after.NOTHING_LEFT),
    *(after.WHICH_NUMBER, after.HELP_WHY, after.fewer_left(1), after.fewer_left(3)),
    *(after.REASON, after.STEPS, after.AMEND_ON, after.AMEND_RATE, after.AMEND_LEFTOVER),
    *(after.AMEND_SIGN, after.AMEND_REMEDY, after.AMEND_NOTE, after.AMEND_AT, after.AMEND_AREA),
    *(after.AMEND_KIND, after.AMEND_CREAM),
]


@pytest.mark.parametrize("text", SENTENCES)
def test_every_sentence_reads_well(text: str) -> None:
    assert_reads_well(text)


@pytest.mark.parametrize("value", [CHECK_IN, SESSION, TOLD, PROFILE])
def test_what_was_done_reads_well_for_every_kind(value: Record) -> None:
    first = revise("r", value)
    changed = first._replace(revision=2, value=noted(value, "x"))
    gone = first._replace(revision=3, withdrawn=True)
    found = changes(value, changed.value)
    for undid, before in ((first, None), (changed, first), (gone, changed), (changed, gone)):
        assert_reads_well(after.undone(Undone(first, undid, before), found)[0])
    for lines in (
        after.amended(changed, found, DAY),
        after.withdrawn(gone, DAY),
        after.to_be_changed(value, found),
        after.to_be_withdrawn(value),
    ):
        assert lines
        for line in lines:
            if not line.startswith("  "):
                assert_reads_well(line)
    assert_reads_well(f"There {after.not_for('--at', value)}".replace("There a", "A"))


def test_what_is_said_around_a_session_reads_like_the_rest() -> None:
    told = [[words.entry_words(one), *words.said_lines(one)] for one in AROUND]
    assert told == [
        [
            *("planned session on Sat 21 Nov 2026", "Time: 09:30", "Areas: left calf"),
            *("Done: no caffeine", "Note: bring water"),
        ],
        [
            *("answer about test injections of Sat 21 Nov 2026", "Seen: itching, rash"),
            *("Seen at: 10:05", "Size: a coin"),
        ],
        ["late check of Sat 21 Nov 2026", "Week 2: unsure"],
        ["answer about results of Sat 21 Nov 2026", "left calf: a slight change"],
        ["care plan from Sat 21 Nov 2026", "Plan: injection-lipolysis, version 1"],
    ]
    bare: list[Record] = [PlannedSession(DAY), Reaction("s", DAY)]
    assert [words.said_lines(one) for one in bare] == [[], ["Seen: none"]]
    session = replace(SESSION, products="H", points=2, by="Eva", note="n")
    assert words.said_lines(session) == [
        *("Products: H", "Places treated: 2", "Given by: Eva", "Note: n"),
    ]


def test_a_change_of_the_plan_shows_no_file() -> None:
    plan = AROUND[-1]
    assert isinstance(plan, PlanChange)
    other = replace(plan, version="2", text="b = 1")
    assert [words.change_words(one) for one in changes(plan, other)] == [
        "version: 1 → 2",
        "the text of the plan has changed",
    ]


def test_what_was_saved_in_one_go_is_told_as_taken_back_in_one_go() -> None:
    told = [revise("a", TOLD), revise("b", ToldClinic("sign:sight", DAY))]
    done = Undone(told[1], told[1], None, (Undone(told[0], told[0], None),))
    lines = after.undone(done, ())
    assert lines[0].startswith("Taken back: the note of Sat 21 Nov 2026 that the clinic was told.")
    assert lines[1:] == ["With it: the note of Sat 21 Nov 2026 that the clinic was told."]
    assert words.because("with: revision 1 of a") == ""


def test_every_kind_has_a_name_where_an_option_is_not_for_it() -> None:
    said = {after.not_for("--rate", one) for one in AROUND}
    assert len(said) == len(AROUND)
    assert "a planned session has no --rate." in said
    assert "an answer about results has no --rate." in said
