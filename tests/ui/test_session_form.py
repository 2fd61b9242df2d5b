"""The form of a session: what is folded away, test injections, and the quiet notes."""

from datetime import date, time
from pathlib import Path

import pytest
from textual.widgets import Checkbox, Input, Static

from diary.core.answers import Reaction
from diary.core.records import SessionKind, TreatmentSession
from diary.core.text import LONGEST_NAME, LONGEST_NOTE
from diary.journal import Journal
from diary.ui.drafts import drafts_in, text_of
from diary.ui.screens.session import SessionScreen
from diary.ui.session_draft import SessionDraft
from diary.ui.widgets.session_form import SessionForm
from diary.wording import preparing as words
from tests.diaries import PLAN
from tests.ui.hands import lines
from tests.ui.stage import THIGH, TODAY, Clock, app_over, click_key, journal_at, two_sessions
from tests.ui.test_drafts import ended, left, offered
from tests.ui.test_sessions import heading, page, sessions
from tests.ui.test_today import SIZE, press, toasts

MORE = ("products", "points", "by")


def shown(form: SessionForm) -> list[str]:
    """What of the form shows that not every session asks."""
    ids = ("cream", "cream-hint", "test", "test-hint", "more", *(f"{name}-row" for name in MORE))
    return [one for one in ids if form.query_one(f"#{one}").display]


async def test_the_form_is_calm_until_more_is_wanted(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "a")
        form = pilot.app.screen.query_one(SessionForm)
        assert shown(form) == ["cream", "test", "more"]
        await press(pilot, "tab tab m")
        assert shown(form) == ["cream", "test", "more", "products-row", "points-row", "by-row"]
        assert pilot.app.focused is form.query_one("#products")
        assert any("What was used?" in line for line in lines(pilot.app))
        await press(pilot, "L i p o tab 4 0 tab D r space L ctrl+s")
        assert isinstance(pilot.app.screen, SessionScreen)
        await press(pilot, "space ctrl+s")
    last = sessions(tmp_path)[-1].value
    assert (last.products, last.points, last.by) == ("Lipo", 40, "Dr L")
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "v enter")
        said = page(pilot)
        assert "Products: Lipo\nPlaces treated: 40\nGiven by: Dr L\n" in said
        await press(pilot, "e")
        form = pilot.app.screen.query_one(SessionForm)
        assert "by-row" in shown(form)
        assert [form.query_one(f"#{name}", Input).value for name in MORE] == ["Lipo", "40", "Dr L"]
        screen = pilot.app.screen
        assert isinstance(screen, SessionScreen)
        assert not screen.is_changed


async def test_the_fold_opens_and_closes_by_mouse_and_shows_what_was_in_it(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=(60, 20)) as pilot:
        await press(pilot, "a")
        form = pilot.app.screen.query_one(SessionForm)
        form.scroll_end(animate=False)
        await pilot.pause()
        await pilot.click("#more")
        await pilot.pause()
        assert any("Who gave it?" in line for line in lines(pilot.app))
        await pilot.click("#more")
        await pilot.pause()
        assert shown(form) == ["cream", "test", "more"]


@pytest.mark.parametrize("typed", ["many", "0", "10000"])
async def test_a_number_of_places_that_is_none_is_said_beside_it(
    tmp_path: Path, typed: str
) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "a tab tab space m")
        screen = pilot.app.screen
        screen.query_one("#points", Input).value = typed
        screen.query_one("#more", Checkbox).value = False
        await press(pilot, "ctrl+s")
        assert pilot.app.focused is screen.query_one("#points")
        said = str(screen.query_one("#more-echo", Static).render())
        assert said == "The number of places treated lies between 1 and 9999."
        screen.query_one("#points", Input).value = "12"
        await press(pilot, "ctrl+s")
    assert sessions(tmp_path)[-1].value.points == 12


async def test_test_injections_have_a_short_form_of_their_own(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "v")
        await click_key(pilot, "Test injections")
        assert heading(pilot)[0] == "Test injections"
        form = pilot.app.screen.query_one(SessionForm)
        assert shown(form) == ["test", "test-hint", "more"]
        assert words.WHEN_TEST in "\n".join(lines(pilot.app))
        await press(pilot, "y e s t e r d a y tab 1 0 : 3 0 tab space m")
        assert shown(form) == ["test", "test-hint", "more", "products-row"]
        await press(pilot, "ctrl+s")
        assert not [one for one in toasts(pilot.app) if "test injections" in one.lower()]  # type: ignore[arg-type]
    last = sessions(tmp_path)[-1].value
    assert (last.kind, last.day, last.at) == (SessionKind.TEST, date(2026, 11, 21), time(10, 30))


async def test_what_was_filled_in_is_never_hidden(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "a")
        screen = pilot.app.screen
        screen.query_one("#cream", Checkbox).value = True
        screen.query_one("#by", Input).value = "Dr L"
        screen.query_one("#more", Checkbox).value = True
        screen.query_one("#test", Checkbox).value = True
        await pilot.pause()
        assert {"cream", "by-row"} < set(shown(screen.query_one(SessionForm)))


async def test_a_numbing_cream_is_said_to_hide_soreness_in_the_form_and_after(
    tmp_path: Path,
) -> None:
    remark = PLAN.numbing_cream.words
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "a tab tab space tab")
        assert remark not in "\n".join(lines(pilot.app))
        await press(pilot, "space tab")
        assert remark in "\n".join(lines(pilot.app))
        await press(pilot, "ctrl+s v enter")
        assert remark in page(pilot)


# Test injections before a treatment: a quiet note, and never a block.


def after_test(home: Path, day: date, *, answered: bool) -> Journal:
    journal = journal_at(home)
    test = TreatmentSession(day, (THIGH,), SessionKind.TEST, time(9, 0))
    kept = journal.record(test, Clock(day, time(10, 0))())
    if answered:
        journal.record(Reaction(kept.id, TODAY), Clock(TODAY, time(12, 0))())
    return journal


@pytest.mark.parametrize(
    ("day", "answered", "note"),
    [
        (date(2026, 11, 20), True, ""),
        (date(2026, 11, 20), False, "It is not noted how your skin took the test injections."),
        (
            TODAY,
            True,
            "The test injections were less than 24 hours before this session."
            " Your clinic can say if that is long enough.",
        ),
    ],
)
async def test_a_treatment_is_saved_whatever_is_noted_of_tests(
    tmp_path: Path, day: date, answered: bool, note: str
) -> None:
    journal = after_test(tmp_path, day, answered=answered)
    async with app_over(journal).run_test(size=SIZE) as pilot:
        await press(pilot, "a tab tab space ctrl+s")
        said = [one for one in toasts(pilot.app) if "test injections" in one]  # type: ignore[arg-type]
        assert said == ([note] if note else [])
        assert toasts(pilot.app)[-1].startswith("Session on Sun 22 Nov saved.")  # type: ignore[arg-type]
        # Without a time it stands before the test of its day.
        await press(pilot, "v down enter" if day == TODAY else "v enter")
        assert note in page(pilot)
        assert page(pilot).count("test injections") == bool(note)
    assert len(sessions(tmp_path)) == 2


async def test_a_reaction_that_the_clinic_has_not_heard_of_is_said_with_a_treatment(
    tmp_path: Path,
) -> None:
    journal = after_test(tmp_path, date(2026, 11, 20), answered=False)
    [test] = sessions(tmp_path)
    journal.record(Reaction(test.id, TODAY, frozenset(("rash",))), Clock()())
    async with app_over(journal).run_test(size=SIZE) as pilot:
        await press(pilot, "a tab tab space ctrl+s v enter")
        note = "You saw a reaction to your test injections. Tell your clinic before any more"
        assert note in page(pilot)
    assert len(sessions(tmp_path)) == 2


async def test_what_the_tests_did_stands_on_their_page(tmp_path: Path) -> None:
    journal = after_test(tmp_path, date(2026, 11, 20), answered=False)
    [test] = sessions(tmp_path)
    seen = frozenset(("redness", "itching"))
    reaction = Reaction(test.id, TODAY, seen, time(8, 0), "a coin", "gone by noon")
    journal.record(reaction, Clock()())
    async with app_over(journal).run_test(size=SIZE) as pilot:
        await press(pilot, "v enter")
        assert (
            "Answer about test injections of Sun 22 Nov 2026 · Seen: itching, redness"
            " · Seen at: 08:00 · Size: a coin · Note: gone by noon"
        ) in page(pilot)


# What is typed and not saved.


async def test_the_folded_fields_are_kept_as_they_are_typed(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "a tab tab m L i p o tab 4 x")
        await ended(pilot)
    [[draft]] = left(tmp_path)
    assert isinstance(draft, SessionDraft)
    assert (draft.products, draft.points, draft.by) == ("Lipo", "4x", "")
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        assert "a session" in await offered(pilot)
        await press(pilot, "enter")
        form = pilot.app.screen.query_one(SessionForm)
        assert form.query_one("#products", Input).value == "Lipo"
        assert "points-row" in shown(form)


def test_a_draft_keeps_all_of_the_form_and_cuts_what_is_too_long() -> None:
    draft = SessionDraft(
        "today", TODAY, "9", (THIGH,), True, True, "n", "e", "w", "p", "4", "b", True, "i"
    )
    assert drafts_in(text_of([draft])) == (draft,)
    [cut] = drafts_in(text_of([draft._replace(products="x" * 20_000, by="y" * 20_000)]))
    assert isinstance(cut, SessionDraft)
    assert (len(cut.products), len(cut.by)) == (LONGEST_NOTE, LONGEST_NAME)


def test_a_draft_of_an_earlier_version_has_the_new_fields_empty() -> None:
    old = '[{"form": "session", "day": "today", "typed_on": "2026-11-22", "at": "", "areas": [],'
    old += ' "cream": false, "test": false, "note": "n", "entry": "", "why": ""}]'
    assert drafts_in(old) == (SessionDraft("today", TODAY, "", (), False, False, "n"),)
