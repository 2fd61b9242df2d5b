"""A patient for each test."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.running import TODAY, Patient


@pytest.fixture
def patient(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    waits_for_no_disk: None,
) -> Patient:
    """Someone whose diary is still empty."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("DIARY_HOME", raising=False)
    return Patient(tmp_path / "home", capfd)


@pytest.fixture
def treated(patient: Patient) -> Patient:
    """Someone who had a session on the left calf and the neck three days ago."""
    day = TODAY - timedelta(3)
    patient.on(day).does("session", "add", "--on", "today", "--area", "left-calf", "--area", "neck")
    return patient.on(TODAY)


@pytest.fixture
def logged(treated: Patient) -> Patient:
    """The same, who has logged today too."""
    treated.does("log", "--rate", "left-calf:2:0", "--rate", "neck:1:-", "--note", "fine")
    return treated


@pytest.fixture
def other(patient: Patient, tmp_path: Path) -> Patient:
    """The same person at another computer, whose diary is still empty."""
    return Patient(tmp_path / "other", patient._capfd)
