"""A stored care plan that cannot be read: every command says so once, and goes on."""

from datetime import time
from pathlib import Path

import pytest

from diary.core.answers import PlanChange
from diary.storage.store import FileStore
from tests.cli.running import TODAY, Patient, moment
from tests.core.plans import SHIPPED
from tests.diaries import revise
from tests.sharing.pages import bare, needs_poppler, text

SAID = "The care plan “clinic 9” cannot be read, so the plan before it stays in use."
TO_THE_CLINIC = "The care plan “clinic 9” could not be read: flags are judged by the one before it."


@pytest.fixture
def changed(treated: Patient) -> Patient:
    """Someone who is sore past the window, and went by a plan that is cut short now."""
    treated.does("log", "--rate", "neck:-:2")
    cut_short = SHIPPED["injection-lipolysis"][:900]
    now = moment(TODAY)
    change = revise("strange", PlanChange(TODAY, "clinic", "9", cut_short))
    FileStore(treated.home).append(change._replace(recorded_at=now.instant))
    return treated


@pytest.mark.parametrize("command", ["status", "flags", "courses", "timeline"])
def test_every_command_says_it_and_judges_by_the_plan_before(
    changed: Patient, command: str
) -> None:
    ran = changed.does(command)
    assert " ".join(ran.err.split()).count(SAID) == 1
    assert changed.does("flags", "--json").json["plan"] == {"id": "mesotherapy", "version": "1"}
    assert len(changed.does("flags", "--json").json["flags"]) == 1


def test_more_can_be_saved_and_another_plan_ends_it(changed: Patient) -> None:
    assert SAID in " ".join(changed.does("log", "--rate", "neck:-:3").err.split())
    changed.on(TODAY, time(21, 5)).does("plan", "use", "injection-lipolysis", "--yes")
    assert "cannot be read" not in changed.does("status").err


def test_a_check_names_it_and_the_diary_is_as_it_was_saved(changed: Patient) -> None:
    out = " ".join(changed.does("check").out.split())
    assert f"· {SAID}" in out
    assert out.endswith("All is as it was saved.")
    found = changed.does("check", "--json").json
    assert found["whole"] is True
    assert {"key": "unreadable-plan", "detail": "clinic 9", "is_bad": False} in found["findings"]


def test_the_summary_for_the_clinic_says_it(changed: Patient) -> None:
    out = " ".join(changed.does("export", "text", "-o", "-").out.split())
    assert out.count(TO_THE_CLINIC) == 1


@needs_poppler
def test_the_report_says_it_on_its_first_page_and_among_the_changes(
    changed: Patient, tmp_path: Path
) -> None:
    changed.does("export", "pdf", "-o", str(tmp_path / "report.pdf"))
    content = (tmp_path / "report.pdf").read_bytes()
    assert bare(TO_THE_CLINIC) in text(content, "-l", "1")
    said = "From Sun 22 Nov 2026: clinic 9. It could not be read, and judged no day."
    assert bare(said) in text(content)


def test_the_data_for_other_programs_says_it(changed: Patient) -> None:
    bundle = changed.does("export", "fhir", "-o", "-").json
    outcomes = [
        one["resource"]
        for one in bundle["entry"]
        if one["resource"]["resourceType"] == "OperationOutcome"
    ]
    (outcome,) = outcomes
    assert [one["details"]["text"] for one in outcome["issue"]] == [TO_THE_CLINIC]


def test_of_a_plan_that_says_more_than_is_known_it_is_said_that_the_rest_is_used(
    treated: Patient,
) -> None:
    more = SHIPPED["injection-lipolysis"].replace("[episodes]", "[episodes]\nbreaks = 3")
    change = revise("strange", PlanChange(TODAY, "clinic", "9", more))
    FileStore(treated.home).append(change._replace(recorded_at=moment(TODAY).instant))
    said = "This diary does not know all of the care plan “clinic 9”, and uses the rest."
    assert said in " ".join(treated.does("status").err.split())
    out = " ".join(treated.does("export", "text", "-o", "-").out.split())
    assert "Not all of the care plan “clinic 9” is known to this program." in out
