"""How one session of the comparison is drawn: its heading, its bars, its values."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.segment import Segment

from diary.core.compare import Compared
from diary.core.scales import Symptom
from diary.ui.widgets.bars import LABEL, Bars, Mark
from diary.ui.widgets.timeline_view import Styles, centred, segments
from diary.wording import symptom_label
from diary.wording import timeline as words

#: Days from one numbered one to the next where columns are too narrow for each.
_EVERY = 5


class SessionLines(NamedTuple):
    """Columns of `cells` characters from the day number `left` on."""

    symptom: Symptom
    cells: int
    left: int
    styles: Styles

    def axis(self, longest: int) -> list[Segment]:
        """The days since the session, as far as the longest course."""
        every = 1 if self.cells > 2 else _EVERY
        text = ""
        for place, number in enumerate(range(self.left, longest)):
            if number % every == 0:
                text = text.ljust(place * self.cells) + centred(str(number), self.cells)
        return [Segment(" " * LABEL + text, self.styles.axis)]

    def heading(self, one: Compared, as_of: date, mark: str) -> list[Segment]:
        return [
            Segment(f"{mark}{words.session_heading(one, as_of)}", self.styles.session),
            Segment(f" · {words.cleared(one.clearing)}", self.styles.plain),
        ]

    def bars(self, one: Compared, size: int, below: int) -> list[Segment]:
        return segments(self._bars(size).line(self._marks(one), below))

    def values(self, one: Compared, size: int) -> list[Segment]:
        return segments(self._bars(size).values(self._marks(one), symptom_label(self.symptom)))

    def _bars(self, size: int) -> Bars:
        return Bars(self.symptom, size, self.cells, self.styles)

    def _marks(self, one: Compared) -> Sequence[Mark]:
        return [Mark(*point[2:]) for point in one.points[self.left :]]
