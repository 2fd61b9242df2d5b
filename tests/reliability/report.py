"""What the tests of `tests/reliability` have found, as the table that the README shows."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

#: The name of what a test notes; a test's properties come back from whichever process ran it.
_NAME = "reliability"
Properties = list[tuple[str, Any]]


class Report:
    """`report.add("SIGKILL at random moments, plain", 10_000, unreadable=0, lost=0)`."""

    def __init__(self, properties: Properties) -> None:
        self._properties = properties

    def add(self, test: str, number: int, *, of: str = "", **found: int) -> None:
        """Add the figures of a test, or of a part of it."""
        self._properties.append((_NAME, (test, str(of), {"": number} | found)))


def table(properties: Iterable[tuple[str, Any]]) -> list[str]:
    """A row a test, its parts summed up, as Markdown; no rows where nothing was noted.

    A part that was run with a small number and with a large one counts once, with the large one.
    """
    found: dict[str, dict[str, Counter[str]]] = {}
    for name, noted in properties:
        if name == _NAME:
            test, of, figures = noted
            parts = found.setdefault(test, {})
            parts[of] = max(parts.get(of, Counter()), Counter(figures), key=lambda one: one[""])
    rows = ["| test | number | found |", "| --- | --- | --- |"]
    for test, parts in found.items():
        names = [name for name in next(iter(parts.values())) if name]
        sums = {name: sum(one[name] for one in parts.values()) for name in ("", *names)}
        told = ", ".join(f"{sums[name]:,} {name.replace('_', ' ')}" for name in names)
        rows.append(f"| {test} | {sums['']:,} | {told} |")
    return rows if found else []
