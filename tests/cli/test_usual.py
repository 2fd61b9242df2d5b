"""What is usual beside a flag, in commands, text and report: by the plan that judged it."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.running import TODAY, Patient
from tests.cli.treatment import treated_at
from tests.facts import told
from tests.sharing.pages import bare, needs_poppler, text
from tests.usual import BRUISING, JUDGED_BY_THE_FIRST, SORENESS


def report(patient: Patient, folder: Path) -> str:
    """The words of the report for the clinic, without blanks."""
    patient.does("export", "pdf", "-o", str(folder / "report.pdf"))
    return text((folder / "report.pdf").read_bytes())


def goes_by(patient: Patient, plan: str) -> None:
    """From the day before any session on."""
    patient.on(TODAY - timedelta(30))
    if plan != "mesotherapy":
        patient.does("plan", "use", plan, "--yes")


@needs_poppler
@pytest.mark.parametrize("plan", SORENESS)
def test_what_is_usual_goes_by_the_plan(patient: Patient, tmp_path: Path, plan: str) -> None:
    limit, usual = SORENESS[plan]
    goes_by(patient, plan)
    treated_at(patient, TODAY - timedelta(limit + 1))
    patient.on(TODAY - timedelta(1)).does("log", "--rate", "neck:0:1")
    assert not told(patient.does("flags").out, usual)
    patient.on(TODAY).does("log", "--rate", "neck:0:1")
    for command in ("flags", "status"):
        assert told(patient.does(command).out, usual)
    assert f"(limit {limit} days)" in patient.does("export", "text").out
    assert bare(f"The diary flags soreness more than {limit} days after") in report(
        patient, tmp_path
    )


@pytest.mark.parametrize("plan", SORENESS)
def test_so_it_does_of_a_bruise(patient: Patient, plan: str) -> None:
    limit, usual = BRUISING
    goes_by(patient, plan)
    treated_at(patient, TODAY - timedelta(limit + 1))
    patient.on(TODAY).does("log", "--rate", "neck:1:0")
    for command in ("flags", "status"):
        assert told(patient.does(command).out, usual)


@needs_poppler
def test_after_a_change_a_flag_still_active_keeps_the_numbers_of_the_plan_it_names(
    patient: Patient, tmp_path: Path
) -> None:
    treated_at(patient, TODAY - timedelta(6))
    patient.on(TODAY - timedelta(3)).does("log", "--rate", "neck:0:1")
    patient.does("plan", "use", "injection-lipolysis", "--yes")
    for ago in (2, 1, 0):
        patient.on(TODAY - timedelta(ago)).does("log", "--rate", "neck:0:1")
    (flag,) = patient.does("flags", "--json").json["flags"]
    assert (flag["active"], flag["limit_days"]) == (True, 2)
    for command in ("flags", "status"):
        shown = patient.does(command).out
        assert told(shown, SORENESS["mesotherapy"][1])
        assert told(shown, JUDGED_BY_THE_FIRST)
        assert not told(shown, "in about 4 days")
    shown = " ".join(patient.does("export", "text").out.split())
    assert "(limit 2 days). First reported late. By the care plan “Mesotherapy”." in shown
    pages = report(patient, tmp_path)
    assert bare(JUDGED_BY_THE_FIRST) in pages
    assert bare("The diary flags soreness more than 2 days after a session.") in pages


def test_a_flag_of_the_plan_in_force_names_no_plan(patient: Patient) -> None:
    treated_at(patient, TODAY - timedelta(3))
    patient.on(TODAY).does("log", "--rate", "neck:0:1")
    for command in (("flags",), ("status",), ("export", "text")):
        assert "by the care plan" not in patient.does(*command).out.lower()
