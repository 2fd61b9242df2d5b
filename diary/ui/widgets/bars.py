"""Bars drawn in characters: a column each, on the days on which a symptom is expected."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.style import Style

from diary.core.scales import Symptom
from diary.ui.widgets.timeline_view import EXPECTED, MISSING, PAST, POSSIBLE, Styles, centred
from diary.wording import timeline as words

#: Characters left of the columns.
LABEL = 10
_BLOCKS = " ▁▂▃▄▅▆▇█"
_EIGHTHS = 8

Parts = list[tuple[str, Style]]


class Mark(NamedTuple):
    """What one column shows."""

    severity: int | None = None
    is_missing: bool = False
    is_expected: bool = False
    is_past: bool = False
    is_possible: bool = False

    @property
    def symbol(self) -> str:
        """How it stands to its window; empty where there is nothing to say."""
        if not self.is_past:
            return ""
        return POSSIBLE if self.is_possible else PAST


class Bars(NamedTuple):
    """The bars of one symptom, `size` lines high, each column `cells` characters wide."""

    symptom: Symptom
    size: int
    cells: int
    styles: Styles

    @property
    def _wide(self) -> int:
        """Of a bar; where there is room it has a gap at its right."""
        return self.cells - 1 if self.cells > 2 else self.cells

    def line(self, marks: Sequence[Mark], below: int) -> Parts:
        """One line of them, with `below` lines under it."""
        styles = self.styles
        parts = [(f"{self._step(below):>{LABEL - 1}}┤", styles.axis)]
        for mark in marks:
            fill = EXPECTED if mark.is_expected else " "
            behind = styles.expected if mark.is_expected else styles.plain
            text, style = self._piece(mark, below)
            if style is None:
                parts.append((fill * self.cells, behind))
            else:
                parts.append((text, style + styles.shade if mark.is_expected else style))
                parts.append((fill * (self.cells - self._wide), behind))
        return parts

    def _piece(self, mark: Mark, below: int) -> tuple[str, Style | None]:
        """What of a bar stands on a line. Its symbol stands on it, or in its top if it is full."""
        level = -(-(mark.severity or 0) * self.size * _EIGHTHS // self.symptom.worst)
        here = min(max(level - below * _EIGHTHS, 0), _EIGHTHS)
        if mark.symbol:
            top = -(-level // _EIGHTHS)
            symbol = mark.symbol.center(self._wide)
            if below == top:
                return symbol, self.styles.past
            if top == self.size == below + 1:
                return symbol, self.styles.past + self.styles.hand
        if not here:
            return "", None
        return _BLOCKS[here] * self._wide, self.styles.past if mark.is_past else self.styles.bar

    def _step(self, below: int) -> str:
        """The step of the scale whose bar ends with this line; empty between two.

        A line alone shows every step, and is not named by the worst of them.
        """
        if self.size == 1:
            return ""
        step, between = divmod((below + 1) * self.symptom.worst, self.size)
        return "" if between else words.step_label(self.symptom, step)

    def values(self, marks: Sequence[Mark], label: str) -> Parts:
        """The line they stand on: their figures; if it is narrow, zeros and what was missed."""
        styles = self.styles
        parts = [(f"  {label:<{LABEL - 3}}┼", styles.area)]
        for mark in marks:
            text = "" if mark.severity is None else str(mark.severity)
            if not self.size:
                text = mark.symbol + text if self.cells == 1 else text + mark.symbol
            text += MISSING * mark.is_missing
            if text and (self.cells > 1 or not self.size):
                style = styles.missing if text == MISSING else styles.plain
                parts.append((centred(text[: self.cells], self.cells), style))
            elif mark.is_missing:
                parts.append((MISSING, styles.missing))
            else:
                parts.append(("0" if mark.severity == 0 else "─" * self.cells, styles.axis))
        return parts
