"""Every fact of the treatment's description is told by a command, where it matters."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest

from tests.cli.running import TODAY, Patient
from tests.cli.treatment import treated_at, with_test
from tests.facts import BY_NAME, FACTS, told, told_by


def a_bruise_past_its_week(patient: Patient) -> str:
    treated_at(patient, TODAY - timedelta(8))
    patient.on(TODAY).does("log", "--rate", "neck:1:0")
    return patient.does("flags").out


def soreness_past_two_days(patient: Patient) -> str:
    treated_at(patient, TODAY - timedelta(3))
    patient.on(TODAY).does("log", "--rate", "neck:0:1")
    return patient.does("flags").out


def a_day_after_test_injections(patient: Patient) -> str:
    return with_test(patient).on(TODAY).does("status").out


def a_session_with_cream(patient: Patient) -> str:
    add = ("session", "add", "--on", "today", "--area", "neck", "--numbing-cream")
    return patient.does(*add).err


def the_day_before_a_session(patient: Patient) -> str:
    patient.does("session", "plan", "--on", "tomorrow", "--at", "9:00")
    return patient.does("session", "plan").out


def the_hours_after_a_face_was_treated(patient: Patient) -> str:
    """Without a time, for how long; with one, until when is said instead, as a test below holds."""
    patient.does("session", "add", "--on", "today", "--area", "forehead")
    return patient.does("status").out


def two_days_after_a_session(patient: Patient) -> str:
    treated_at(patient, TODAY - timedelta(2))
    return patient.on(TODAY).does("status").out


def a_check_in_with_remedies(patient: Patient) -> str:
    remedies = ("--remedy", "Arnica", "--remedy", "prescribed")
    return patient.does("log", "--rate", "neck:1:1", *remedies).err


def three_sessions_without_a_change(patient: Patient) -> str:
    for days in (60, 40, 20):
        treated_at(patient, TODAY - timedelta(days))
    asked = patient.on(TODAY).does("status").out
    return asked + patient.does("answer", "result", "neck:none").err


WHERE: dict[str, Callable[[Patient], str]] = {
    "bruising-a-week": a_bruise_past_its_week,
    "soreness-two-days": soreness_past_two_days,
    "test-injections": a_day_after_test_injections,
    "numbing-cream": a_session_with_cream,
    "no-stimulants": the_day_before_a_session,
    "no-make-up": the_hours_after_a_face_was_treated,
    "no-hot-shower": the_hours_after_a_face_was_treated,
    "diet-and-exercise": two_days_after_a_session,
    "remedies": a_check_in_with_remedies,
    "results": three_sessions_without_a_change,
}


def test_there_are_ten_of_them_and_each_is_looked_for() -> None:
    assert len(FACTS) == len(BY_NAME) == len(WHERE) == 10
    assert WHERE.keys() == BY_NAME.keys()


@pytest.mark.parametrize("name", WHERE)
def test_a_command_tells_it_where_it_matters(patient: Patient, name: str) -> None:
    shown = WHERE[name](patient)
    assert told_by(shown, name), shown


@pytest.mark.parametrize("name", WHERE)
def test_the_care_plan_has_its_number_and_names_it_as_a_source(patient: Patient, name: str) -> None:
    page = patient.does("plan", "show").out
    assert told(page, BY_NAME[name].in_plan)
    assert told(page, BY_NAME[name].source)


def test_with_a_time_the_hours_are_counted_from_it(patient: Patient) -> None:
    treated_at(patient, TODAY, time(10, 30), "forehead")
    shown = patient.on(TODAY, time(11, 30)).does("status").out
    assert told(shown, "No make-up until 14:30, in 3 h")
    assert told(shown, "No hot shower until 18:30, in 7 h")


def test_on_the_day_itself_exercise_is_not_advised(patient: Patient) -> None:
    treated_at(patient, TODAY)
    assert not told_by(patient.on(TODAY).does("status").out, "diet-and-exercise")
