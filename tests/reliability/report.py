"""What the tests of this folder have found, as the table that the README shows."""

from collections import Counter


class Report:
    """`report.add("SIGKILL at random moments, plain", 10_000, unreadable=0, lost=0)`."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, Counter[str]]] = {}

    def add(self, test: str, number: int, *, of: str = "", **found: int) -> None:
        """Add the figures of a test, or of a part of it.

        A part that was run with a small number first and with a large one later counts once.
        """
        self._found.setdefault(test, {})[of] = Counter({"": number} | found)

    def table(self) -> list[str]:
        """A row a test, its parts summed up, as Markdown."""
        rows = ["| test | number | found |", "| --- | --- | --- |"]
        for test, parts in self._found.items():
            names = [name for name in next(iter(parts.values())) if name]
            sums = {name: sum(one[name] for one in parts.values()) for name in ("", *names)}
            found = ", ".join(f"{sums[name]:,} {name.replace('_', ' ')}" for name in names)
            rows.append(f"| {test} | {sums['']:,} | {found} |")
        return rows

    @property
    def is_empty(self) -> bool:
        return not self._found
