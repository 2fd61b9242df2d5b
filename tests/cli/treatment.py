"""A treatment as a patient goes through it, for the tests of its commands."""

from datetime import date, time, timedelta

from tests.cli.running import TODAY, Patient


def with_test(
    patient: Patient, day: date = TODAY - timedelta(1), clock: time = time(9, 0)
) -> Patient:
    """Test injections on the neck, given then."""
    patient.on(day, clock).does(
        *("session", "add", "--on", "today", "--at", f"{clock:%H:%M}", "--kind", "test"),
        *("--area", "neck"),
    )
    return patient


def treated_at(
    patient: Patient, day: date = TODAY, clock: time = time(14, 0), *areas: str
) -> Patient:
    """A session at that time, typed just then."""
    where = [part for area in areas or ("neck",) for part in ("--area", area)]
    patient.on(day, clock).does(
        *("session", "add", "--on", "today", "--at", f"{clock:%H:%M}", *where)
    )
    return patient
