"""One person at two computers."""

from pathlib import Path
from typing import Any

from tests.cli.running import Patient


def exported(patient: Patient, path: Path, form: str = "json", *args: str) -> str:
    path.unlink(missing_ok=True)
    patient.does("export", form, *args, "-o", str(path))
    return str(path)


def whole(patient: Patient) -> Any:
    return patient.does("export", "json").json


def entry_id(patient: Patient) -> str:
    check_ins = [one for one in patient.does("history", "--json").json if one["kind"] == "check-in"]
    return str(check_ins[0]["id"])
