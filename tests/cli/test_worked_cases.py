"""The worked cases of the rules, each by its name, through the commands a patient types."""

from datetime import date, timedelta

import pytest

from tests.cli.running import Patient
from tests.worked import CASES, Case, check

START = date(2026, 3, 2)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_commands_say_what_the_page_says(patient: Patient, case: Case) -> None:
    reports = {report.day: report for report in case.reports}
    for day in range(max(*case.sessions, *reports) + 1):
        patient.on(START + timedelta(day))
        if day in case.sessions:
            patient.does("session", "add", "--on", "today", "--area", "left-calf")
        if day in reports:
            severity, answer = reports[day].severity, reports[day].leftover
            rate = f"{severity}:-" if case.symptom == "bruising" else f"-:{severity}"
            leftover = ["--leftover", f"left-calf:{answer}"] if answer else []
            patient.does("log", "--rate", f"left-calf:{rate}", *leftover)
    patient.on(START + timedelta(case.as_of))
    check(
        case,
        patient.does("flags", "--json").json["flags"],
        patient.does("courses", "--json").json["courses"],
        len(patient.does("status", "--json").json["reminders"]),
    )
