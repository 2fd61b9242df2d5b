"""The plans that ship, taken apart: every key with its line, and what it may be."""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import diary

FOLDER = Path(diary.__file__).parent / "plans"
SHIPPED = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.toml"))}

#: The least and the most of the numbers, by the end of their keys.
_RANGES = {
    "from_severity": (1, 0),
    "from_day": (0, 365),
    "rise": (1, 0),
    "look_back_days": (1, 30),
    "severe.soreness": (1, 10),
    "severe.bruising": (1, 4),
    "longest_gap_days": (0, 30),
    "slips": (0, 10),
    "clear_reports": (1, 10),
    "recent_days": (0, 30),
    "active_days": (0, 365),
    "hours_before": (1, 168),
    "first_day": (1, 365),
    "most_months": (0, 24),
    "usual_sessions": (1, 50),
    "soreness_latest_report_days": (1, 365),
    "days": (1, 365),
}
_CHOICES = {"level": "is neither contact_today nor emergency",
            "areas": "is neither all nor a region of the body"}  # fmt: skip


class Key(NamedTuple):
    """A key of a plan as it is named in full, with the number of its line from 0."""

    name: str
    line: int
    value: object

    @property
    def last(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def range(self) -> tuple[int, int]:
        if self.last == "hours":
            return (1, 168) if self.name.startswith("timers.") else (0, 8784)
        least, most = next(of for end, of in _RANGES.items() if self.name.endswith(end))
        return least, most or (10 if ".soreness." in self.name else 4)

    @property
    def problem(self) -> str:
        """What is said of a value of another type."""
        match self.value:
            case int():
                least, most = self.range
                return f"is not a whole number from {least} to {most}"
            case list():
                return "is not a rising list of numbers 1 to 52"
        return _CHOICES.get(self.last, "is not a text of one line")


def keys(text: str) -> list[Key]:
    """Every key of a plan, in its order."""
    table = ""
    found = []
    for number, line in enumerate(text.splitlines()):
        if line.startswith("["):
            table = line.strip("[]") + "."
        elif given := re.match(r"([\w-]+) = ", line):
            name = table + given[1]
            (value,) = tomllib.loads(line).values()
            found.append(Key(name, number, value))
    return found


def tables(text: str) -> list[tuple[str, int]]:
    """Every table that a plan has to have, with the number of its line from 0."""
    return [
        (line.strip("[]"), number)
        for number, line in enumerate(text.splitlines())
        if re.fullmatch(r"\[(windows|worsening)\.\w+\]|\[[a-z_]+\]", line)
    ]


def with_line(text: str, number: int, line: str) -> str:
    """The plan with another line in place of that one."""
    lines = text.splitlines()
    return "\n".join([*lines[:number], line, *lines[number + 1 :]])
