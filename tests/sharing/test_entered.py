"""How an entry came into the diary is told by all of its history, also where that stays here."""

import json
from datetime import timedelta
from typing import Any

from diary.core.areas import area_named
from diary.core.records import CheckIn, Revision, TreatmentSession
from diary.core.selection import Part, Selection
from diary.core.shared import Shared
from diary.sharing import fhir
from diary.sharing.pdf.courses import session_pages
from diary.sharing.pdf.entered import entered
from diary.sharing.pdf.first_page import first_page
from tests.diaries import START, at, revise
from tests.sharing.pages import held
from tests.ui.stage import ratings

NECK = area_named("neck")
NEXT_WEEK = at(START + timedelta(7))
SINCE = "Mon 9 Mar 2026 at 21:00"
WITHOUT_HISTORY = Selection(without=frozenset({Part.HISTORY}))


def corrected(first: CheckIn | TreatmentSession, now: CheckIn | TreatmentSession) -> list[Revision]:
    """Entered in time, corrected a week later."""
    return [revise("one", first), revise("one", now, number=2, recorded_at=NEXT_WEEK)]


def on_the_page(*revisions: Revision, selection: Selection | None = None) -> list[str]:
    shared = held(revisions, selection)
    return [entered(shared, one) for one in shared.records.check_ins]


def check_in(bruised: int, note: str = "") -> CheckIn:
    return CheckIn(START, ratings((NECK, bruised, 0)), note=note)


def test_a_note_that_was_added_later_makes_no_check_in_late() -> None:
    said = corrected(check_in(1), check_in(1, "it was cold"))
    assert on_the_page(*said) == [f"corrected, {SINCE}"]
    assert on_the_page(*said, selection=WITHOUT_HISTORY) == [f"corrected, {SINCE}"]


def test_a_rating_that_was_changed_later_makes_it_late() -> None:
    said = corrected(check_in(1), check_in(2))
    assert on_the_page(*said) == [f"logged late, corrected, {SINCE}"]
    assert on_the_page(*said, selection=WITHOUT_HISTORY) == [f"logged late, corrected, {SINCE}"]


def test_what_was_entered_in_time_and_never_changed_has_nothing_said_of_it() -> None:
    assert on_the_page(revise("one", check_in(1))) == [""]


def test_a_session_that_was_corrected_was_still_entered_in_time() -> None:
    first = TreatmentSession(START, (NECK,))
    said = corrected(first, TreatmentSession(START, (NECK,), numbing_cream=True))
    for selection in (None, WITHOUT_HISTORY):
        (page,) = session_pages(held(said, selection))
        assert page["entered"] == (f"Entered on Mon 2 Mar 2026 at 21:00. Corrected on {SINCE}.")
        assert "(corrected)" in str(first_page(held(said, selection))["sessions"])


def test_a_rating_corrected_later_is_amended_also_without_what_it_was() -> None:
    def statuses(shared: Shared) -> list[Any]:
        entries = json.loads(fhir.exported(shared, with_data=False))["entry"]
        found = [one["resource"] for one in entries]
        return [one["status"] for one in found if one["resourceType"] == "Observation"]

    said = corrected(check_in(1), check_in(2))
    assert "amended" in statuses(held(said, WITHOUT_HISTORY))
