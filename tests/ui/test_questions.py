"""The questions that are due on Today, what was answered, and that it can be taken back."""

import json
from datetime import date, time
from pathlib import Path

import pytest
from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Input, Static

from diary.core.answers import AreaSeen, LateAnswer, Reaction, ResultAnswer, Seen
from diary.core.entries import Entry
from diary.core.records import Answer, Record, SessionKind, TreatmentSession
from diary.core.rules import Rule
from diary.journal import Journal
from diary.ui.answer_draft import About, AnswerDraft
from diary.ui.app import DiaryApp
from diary.ui.drafts import drafts_in, text_of
from diary.ui.screens.answer import AnswerScreen
from diary.ui.screens.flags import FlagsScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.flag_card import FlagCard
from diary.ui.widgets.flag_story import FlagStory
from diary.ui.widgets.question_card import QuestionCard
from diary.ui.widgets.tick import Tick
from diary.wording import safety, screens
from diary.wording import today as words
from tests.ui.hands import Spot, click, found, lines
from tests.ui.stage import BELLY, THIGH, TODAY, Clock, add_session, app_over, journal_at
from tests.ui.test_drafts import ended, left, left_behind, offered
from tests.ui.test_today import SIZE, YESTERDAY, press, toasts

#: Seconds; a question shows once Today was painted.
SHOWN = 0.3


def injected(home: Path) -> Journal:
    """Test injections yesterday afternoon."""
    journal = journal_at(home)
    session = TreatmentSession(YESTERDAY, (THIGH,), SessionKind.TEST, time(15, 0))
    journal.record(session, Clock(YESTERDAY, time(18, 0))())
    return journal


def treated(home: Path, day: date = date(2026, 11, 8)) -> Journal:
    """Two areas treated two weeks ago."""
    journal = journal_at(home)
    add_session(journal, day, THIGH, BELLY)
    return journal


def answers(home: Path) -> list[Record]:
    """What another program reads."""
    records = journal_at(home).records()
    found: list[Entry[Record]] = [*records.reactions, *records.late_checks, *records.results]
    return [entry.value for entry in found]


def sessions(journal: Journal) -> list[str]:
    """The ids of all sessions, oldest first."""
    return [one.id for one in journal.records().sessions]


def card(app: DiaryApp) -> str:
    """What the card asks; empty where none shows."""
    assert isinstance(app.screen, TodayScreen)
    cards = app.screen.query(QuestionCard)
    shown = [one for one in cards if one.display]
    return f"{shown[0].border_title}: {shown[0].render()}" if shown else ""


async def test_the_day_after_test_injections_their_reaction_is_asked(tmp_path: Path) -> None:
    app = app_over(injected(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        assert card(app).startswith("Your test injections: Did the skin around your test")
        assert "Sat 21 Nov" in card(app)


async def test_nothing_is_asked_before_its_time(tmp_path: Path) -> None:
    app = app_over(injected(tmp_path), Clock(TODAY, time(14, 0)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        assert card(app) == ""
        await press(pilot, "z r")
        assert isinstance(app.screen, TodayScreen)
    assert answers(tmp_path) == []


async def test_no_reaction_is_said_with_one_key_and_taken_back_with_another(tmp_path: Path) -> None:
    app = app_over(injected(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        await press(pilot, "z")
        [said] = answers(tmp_path)
        assert isinstance(said, Reaction)
        assert (said.seen, said.day) == (frozenset(), TODAY)
        assert card(app) == ""
        assert toasts(app) == ["Answer saved. Undo: u"]
        await press(pilot, "u")
        assert card(app) != ""
    assert answers(tmp_path) == []


async def test_a_reaction_is_described_and_is_a_flag_with_its_days(tmp_path: Path) -> None:
    app = app_over(injected(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        await press(pilot, "r space tab tab space tab tab tab")
        await press(pilot, "y e s t e r d a y tab 2 1 : 3 0 tab 2 space c m ctrl+s")
        assert isinstance(app.screen, TodayScreen)
        [said] = answers(tmp_path)
        assert isinstance(said, Reaction)
        assert (said.seen, said.day, said.at) == (
            frozenset({"redness", "swelling"}),
            YESTERDAY,
            time(21, 30),
        )
        assert said.size == "2 cm"
        assert card(app) == ""
        flags = app.screen.query_one(FlagCard)
        assert flags.border_title == "▲▲ Contact your clinic"
        assert "Tell your clinic about it before your next treatment." in str(flags.render())
        await press(pilot, "w")
        assert isinstance(app.screen, FlagsScreen)
        story = str(app.screen.query_one(FlagStory).render())
        assert "▲ Sat 21 Nov   Seen: redness, swelling · Seen at: 21:30 · Size: 2 cm" in story
        await press(pilot, "i")
        await press(pilot, "enter")
    [flag] = journal_at(tmp_path).summary(TODAY).active_flags
    assert flag.rule is Rule.REACTION
    assert flag.told is not None and flag.told.day == TODAY


async def test_another_day_than_today_is_echoed_with_its_year_where_it_is_another(
    tmp_path: Path,
) -> None:
    app = app_over(injected(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        await press(pilot, "r")
        echo = app.screen.query_one("#echo")
        assert not echo.display
        app.screen.query_one("#day").focus()
        await press(pilot, "3 space D e c")
        assert any("Wed 3 Dec 2025, 354 days ago" in line for line in lines(app))
        await press(pilot, "ctrl+u T o d a y")
        assert not echo.display


async def test_a_form_without_an_answer_is_not_saved_and_says_so(tmp_path: Path) -> None:
    app = app_over(injected(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        await press(pilot, "r ctrl+s")
        assert isinstance(app.screen, AnswerScreen)
        assert any(words.UNANSWERED["reaction"][:30] in line for line in lines(app))
        await press(pilot, "space")
        app.screen.query_one("#day").focus()
        await press(pilot, "t o m o r r o w enter")
        assert isinstance(app.screen, AnswerScreen)
    assert answers(tmp_path) == []


async def test_escape_by_accident_keeps_the_form_and_a_second_one_is_on_purpose(
    tmp_path: Path,
) -> None:
    app = app_over(injected(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        await press(pilot, "r escape")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "r space escape")
        assert isinstance(app.screen, AnswerScreen)
        assert app.screen.query(Tick).first().value
        assert toasts(app) == [screens.UNSAVED]
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
    assert answers(tmp_path) == []


async def test_after_two_weeks_a_late_check_is_asked_first_and_then_the_result(
    tmp_path: Path,
) -> None:
    app = app_over(treated(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        assert card(app).startswith("A late check: Is there any new lump, sore or pain")
        assert "Week 2 after session 1 (Sun 8 Nov)" in card(app)
        assert "1 more question after this one." in "\n".join(lines(app))
        await press(pilot, "z")
        assert card(app).startswith("Your results: Can you see a change yet?")
        await press(pilot, "z")  # there is no such answer to how much
    [said] = answers(tmp_path)
    assert isinstance(said, LateAnswer)
    assert (said.week, said.answer, said.day) == (2, Answer.NO, TODAY)


@pytest.mark.parametrize(("keys", "answer"), [("right", "yes"), ("right right", "unsure")])
async def test_a_late_yes_is_a_flag_that_the_clinic_can_be_told_of(
    tmp_path: Path, keys: str, answer: str
) -> None:
    app = app_over(treated(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        await press(pilot, f"r {keys} enter")
        flags = app.screen.query_one(FlagCard)
        assert flags.border_title == "▲▲ Contact your clinic"
        await press(pilot, "w")
        assert "Sun 22 Nov" in str(app.screen.query_one(FlagStory).render())
        await press(pilot, "w i enter")
        assert not flags.display
    [said] = answers(tmp_path)
    assert isinstance(said, LateAnswer) and said.answer == answer
    [flag] = journal_at(tmp_path).summary(TODAY).active_flags
    assert flag.rule is Rule.LATE_CHECK and flag.is_quiet


async def test_no_change_after_the_third_session_is_told_what_is_usual(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    for day in (date(2026, 8, 8), date(2026, 9, 8), date(2026, 11, 8)):
        add_session(journal, day, THIGH)
    journal.record(LateAnswer(sessions(journal)[-1], 2, TODAY, Answer.NO), Clock()())
    app = app_over(journal)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause(SHOWN)
        await press(pilot, "r right ctrl+s")
        said = " ".join(toasts(app))
        assert "No change seen yet: left thigh (front)." in said
        assert "Results usually show after two to three sessions" in said


async def test_a_result_is_said_area_by_area_with_a_note(tmp_path: Path) -> None:
    journal = treated(tmp_path)
    session = journal.records().sessions[0].id
    journal.record(LateAnswer(session, 2, TODAY, Answer.NO), Clock()())
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        await press(pilot, "r enter")
        assert any(words.UNANSWERED["result"] in line for line in lines(app))
        await press(pilot, "right right down right right right down o k enter")
        assert card(app) == ""
    [said] = [one for one in answers(tmp_path) if isinstance(one, ResultAnswer)]
    assert said.seen == (AreaSeen(THIGH, Seen.SLIGHT), AreaSeen(BELLY, Seen.CLEAR))
    assert said.note == "ok"


async def test_the_mouse_answers_as_well(tmp_path: Path) -> None:
    app = app_over(injected(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        await click(pilot, *await found(pilot, Spot("Say what you saw")))
        await click(pilot, *await found(pilot, Spot("Itching")))
        await click(pilot, *await found(pilot, Spot("^s Save")))
    [said] = answers(tmp_path)
    assert isinstance(said, Reaction) and said.seen == {"itching"}


async def test_what_cannot_be_saved_stays_and_says_why(tmp_path: Path) -> None:
    app = app_over(injected(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        file = tmp_path / "diary.jsonl"
        file.write_bytes(file.read_bytes() + b'{"seq":1}\n')
        await press(pilot, "z")
        assert toasts(app)[-1].startswith("Not saved.")
        await press(pilot, "r space ctrl+s")
        assert isinstance(app.screen, AnswerScreen)
        assert toasts(app)[-1].startswith("Not saved.")


async def test_an_answer_that_is_being_typed_is_offered_again(tmp_path: Path) -> None:
    app = app_over(injected(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        await press(pilot, "r down space")
        app.screen.query_one("#size").focus()
        await press(pilot, "3 space c m")
        await ended(pilot)
    [[draft]] = left(tmp_path)
    assert isinstance(draft, AnswerDraft)
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        assert safety.AN_ANSWER in await offered(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, AnswerScreen)
        await press(pilot, "ctrl+s")
    [said] = answers(tmp_path)
    assert isinstance(said, Reaction) and (said.seen, said.size) == (frozenset({"itching"}), "3 cm")
    assert left(tmp_path) == []


async def test_an_answer_that_was_saved_after_all_is_not_offered(tmp_path: Path) -> None:
    journal = treated(tmp_path)
    session = journal.records().sessions[0].id
    typed = {"answer": "unsure", "note": "a knot"}
    left_behind(tmp_path, AnswerDraft(About("late-check", session, 2), TODAY, typed))
    journal.record(LateAnswer(session, 2, TODAY, Answer.UNSURE, "a knot"), Clock()())
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        assert isinstance(app.screen, TodayScreen)
    assert left(tmp_path) == []


def test_drafts_of_answers_come_back_as_they_were() -> None:
    drafts = (
        AnswerDraft(About("reaction", "s1"), TODAY, {"seen-rash": "x", "day": "today"}),
        AnswerDraft(About("late-check", "s1", 3), TODAY, {"answer": "yes"}),
        AnswerDraft(About("result", "s1", 0, (THIGH, BELLY)), TODAY, {THIGH.name: "none"}),
    )
    found = drafts_in(text_of(drafts))
    assert [one.typed for one in found if isinstance(one, AnswerDraft)] == [
        one.typed for one in drafts
    ]
    assert [set(one.about.areas) for one in found if isinstance(one, AnswerDraft)] == [
        set(),
        set(),
        {THIGH, BELLY},
    ]


@pytest.mark.parametrize(
    "mangled",
    [
        {"kind": "other"},
        {"week": "2"},
        {"typed": []},
        {"typed_on": "soon"},
    ],
)
def test_a_mangled_draft_of_an_answer_is_passed_over(mangled: dict[str, object]) -> None:
    draft = AnswerDraft(About("late-check", "s1", 3), TODAY, {"answer": "yes"})
    [plain] = json.loads(text_of([draft]))
    assert drafts_in(json.dumps([plain])) == (draft,)
    assert drafts_in(json.dumps([{**plain, **mangled}])) == ()


def test_a_draft_by_somebody_else_is_no_answer_that_was_saved() -> None:
    odd = AnswerDraft(About("late-check", "s1", 3), TODAY, {"answer": "perhaps"})
    assert not odd.is_in(())
    assert not odd._replace(typed={}).is_in(())


async def test_a_reaction_is_told_of_on_the_page_of_the_tests_before_it_is_asked(
    tmp_path: Path,
) -> None:
    app = app_over(injected(tmp_path), Clock(TODAY, time(14, 0)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "v enter")
        assert f"r {words.TELL_REACTION}" in lines(app)[-1]
        await press(pilot, "n")  # nothing late comes of test injections
        assert not isinstance(app.screen, AnswerScreen)
        await press(pilot, "r space ctrl+s")
        assert "redness" in "\n".join(lines(app)).lower()
    [said] = answers(tmp_path)
    assert isinstance(said, Reaction)
    assert said.seen == {"redness"}


async def test_a_reaction_is_told_of_though_none_was_said_before(tmp_path: Path) -> None:
    journal = injected(tmp_path)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        await press(pilot, "z")
        assert await chosen(pilot, "reaction") == [words.TELL_REACTION]
        await press(pilot, "space ctrl+s")
        assert app.screen.query(FlagCard)
    said = {one.seen for one in answers(tmp_path) if isinstance(one, Reaction)}
    assert said == {frozenset(), frozenset(("redness",))}


async def test_a_lump_between_two_late_checks_is_told_of(tmp_path: Path) -> None:
    journal = treated(tmp_path, date(2026, 10, 15))  # five weeks and three days ago
    [session] = sessions(journal)
    journal.record(LateAnswer(session, 4, date(2026, 11, 12), Answer.NO), Clock()())
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "v enter r")
        assert not isinstance(app.screen, AnswerScreen)
        assert f"n {words.TELL_LATE}" in lines(app)[-1]
        await press(pilot, "n right ctrl+s escape escape")
        assert await chosen(pilot, "lump") == [words.TELL_LATE]
        await press(pilot, "right right ctrl+s")
    said = {(one.week, one.answer) for one in answers(tmp_path) if isinstance(one, LateAnswer)}
    assert said == {(4, Answer.NO), (5, Answer.YES), (5, Answer.UNSURE)}


async def test_of_neither_is_told_where_there_was_no_session(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        found = [one.title for one in app.get_system_commands(app.screen)]
        assert not {words.TELL_REACTION, words.TELL_LATE} & set(found)


async def chosen(pilot: Pilot[None], typed: str) -> list[str]:
    """What the palette finds for that, once its first command was run."""
    await pilot.press("ctrl+p", *typed)
    palette = pilot.app.screen
    found = palette.query_one(CommandList)
    for _ in range(100):
        await pilot.pause(0.02)
        if found.option_count and not found.has_class("--populating"):
            break
    await pilot.pause(0.2)
    titles = [str(one.prompt).split("\n")[0] for one in found.options]
    await press(pilot, "enter")
    await pilot.pause(0.1)
    return titles


@pytest.mark.parametrize(
    ("on", "at", "said"),
    [
        ("yesterday", "14:59", "The test injections were given at 15:00"),
        ("2026-11-20", "", "is before the test injections"),
        ("today", "23:59", "is still to come"),
    ],
)
async def test_the_form_takes_no_reaction_seen_before_its_injections_or_to_come(
    tmp_path: Path, on: str, at: str, said: str
) -> None:
    app = app_over(injected(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        await press(pilot, "r space")
        app.screen.query_one("#day", Input).value = on
        app.screen.query_one("#at", Input).value = at
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, AnswerScreen)
        assert said in str(app.screen.query_one("#echo", Static).render())
        assert answers(tmp_path) == []
        app.screen.query_one("#day", Input).value = "yesterday"
        app.screen.query_one("#at", Input).value = "15:00"
        await press(pilot, "ctrl+s")
    assert len(answers(tmp_path)) == 1
