"""One table of a care plan's file, read key by key, with all that is wrong with it noted."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any, TypeVar

from diary.core.errors import PlanError

#: Letters of one text of a plan, and of the name of a part.
_LONGEST_TEXT, _LONGEST_NAME = 600, 40
#: Timers, signs, remedies … of one plan.
_MOST_PARTS = 40
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
V = TypeVar("V")


class Table:
    """One table of a plan file. It notes which keys are wrong, and which it was asked for."""

    def __init__(
        self, path: str, content: object, faults: list[PlanError], *, is_stored: bool = False
    ) -> None:
        self._path, self._faults, self._is_stored = path, faults, is_stored
        #: An absent table is said to be missing once, not each of its keys too.
        self._is_there = isinstance(content, dict)
        self._content: dict[str, Any] = content if isinstance(content, dict) else {}
        self._asked: dict[str, Table | None] = {}

    def _fault(self, name: str, problem: str) -> None:
        key = f"{self._path}.{name}" if self._path and name else self._path or name
        self._faults.append(PlanError(key, problem))

    def _value(self, name: str) -> Any:
        self._asked.setdefault(name, None)
        if name not in self._content and self._is_there:
            self._fault(name, "is missing")
        return self._content.get(name)

    def _is_given(self, name: str) -> bool:
        return name in self._content

    def table(self, name: str) -> "Table":
        known = self._asked.get(name)
        if known is None:
            content = self._value(name)
            path = f"{self._path}.{name}" if self._path else name
            known = self._asked[name] = Table(
                path, content, self._faults, is_stored=self._is_stored
            )
            if self._is_given(name) and not known._is_there:
                self._fault(name, "is not a table")
        return known

    def parts(self, read: Callable[[str, "Table"], V]) -> dict[str, V]:
        """Every table in this one, by its name."""
        self._check_names()
        return {name: read(name, self.table(name)) for name in self._content}

    def _check_names(self) -> None:
        if len(self._content) > _MOST_PARTS:
            self._fault("", f"has more than {_MOST_PARTS} parts")
        for name in self._content:
            if name == "none":  # the answer that none of them is there
                self._fault(name, "is a name that no part can have")
            if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
                self._fault(name, "is not a name of small letters, figures and hyphens")

    def text(self, name: str) -> str:
        value = self._value(name)
        if not self._is_given(name):
            return ""
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            self._fault(name, "is not a text of one line")
            return ""
        if len(value) > _LONGEST_TEXT:
            self._fault(name, f"is longer than {_LONGEST_TEXT} letters")
        return value

    def name(self, name: str) -> str:
        value = self.text(name)
        if value and (not _NAME.fullmatch(value) or len(value) > _LONGEST_NAME):
            self._fault(name, "is not a name of small letters, figures and hyphens")
        return value

    def number(self, name: str, least: int, most: int) -> int:
        value = self._value(name)
        if not self._is_given(name):
            return least
        if type(value) is not int or not least <= value <= most:
            self._fault(name, f"is not a whole number from {least} to {most}")
            return least
        return value

    def later_number(self, name: str, least: int, most: int, *, before: int) -> int:
        """One that plans have only had since some were stored; in those it was `before`."""
        if self._is_stored and not self._is_given(name):
            return before
        return self.number(name, least, most)

    def rising(self, name: str, least: int, most: int) -> tuple[int, ...]:
        values = self._value(name)
        if not self._is_given(name):
            return ()
        numbers = isinstance(values, list) and all(type(one) is int for one in values)
        if not numbers or not all(a < b for a, b in pairwise([least - 1, *values, most + 1])):
            self._fault(name, f"is not a rising list of numbers {least} to {most}")
            return ()
        return tuple(values)

    def one_of(self, name: str, choices: tuple[str, ...], problem: str) -> str:
        value = self._value(name)
        if self._is_given(name) and value not in choices:
            self._fault(name, problem)
        return value if value in choices else choices[0]

    def refuse_unknown(self) -> None:
        """Note the keys that nothing asked for: they may be others, mistyped."""
        for name in self._content:
            if name not in self._asked:
                self._fault(name, "is a key that no plan has")
            elif table := self._asked[name]:
                table.refuse_unknown()
