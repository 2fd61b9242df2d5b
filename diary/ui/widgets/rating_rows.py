"""The rows of a check-in: for each area both scales and, where it is due, the leftover question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from diary.core.areas import Area
from diary.core.records import Answer
from diary.core.scales import BRUISING, SORENESS, SYMPTOMS, Symptom
from diary.ui.widgets.jumping import JumpPoint
from diary.ui.widgets.rating_keys import KEYS
from diary.ui.widgets.rating_lines import (
    ANSWERS,
    HINT,
    QUESTION,
    Asked,
    Line,
    Look,
    RowKey,
    lines_of,
)
from diary.ui.widgets.rating_question import question_lines
from diary.ui.widgets.view import keep_in_view


class RatingRows(Widget, can_focus=True):
    """All rows in one widget: up and down choose a row, digits or left and right set its value."""

    BINDINGS = KEYS
    COMPONENT_CLASSES = {HINT, QUESTION}
    DEFAULT_CSS = """
    RatingRows { height: auto; width: 1fr; }
    RatingRows > .rows--hint { color: $text-muted; }
    RatingRows > .rows--question { color: $text-warning; }
    """

    @dataclass
    class Changed(Message):
        """A value was set or cleared, or another row is in hand."""

        rows: "RatingRows"

        @property
        def control(self) -> "RatingRows":
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked = Asked()
        self._ratings: dict[tuple[Area, Symptom], int] = {}
        self._answers: dict[Area, Answer] = {}
        self._hand = 0
        self._typed_one = self.is_single = False
        self._lines: list[Line] = []
        self._lines_width = -1

    # What the form asks and reads.

    def ask(
        self,
        asked: Asked,
        ratings: Mapping[tuple[Area, Symptom], int],
        answers: Mapping[Area, Answer],
    ) -> None:
        """Show these rows with these values, the first row in hand."""
        self._asked, self._ratings, self._answers = asked, dict(ratings), dict(answers)
        self._hand = 0
        self._repaint(layout=True)
        self.post_message(self.Changed(self))

    def show_one(self, is_single: bool) -> None:
        """Show one question at a time, or all rows."""
        if is_single != self.is_single:
            self.is_single = is_single
            self._repaint(layout=True)
            self.post_message(self.Changed(self))

    def go_on(self) -> bool:
        """To the next question that has no answer yet; False where none is left or all show."""
        keys = self._keys
        ahead = range(self._hand + 1, len(keys)) if self.is_single else ()
        to = next((place for place in ahead if self._value(keys[place]) is None), None)
        if to is not None:
            self._hand, self._typed_one = to, False
            self._moved()
        return to is not None

    @property
    def hand(self) -> RowKey | None:
        """The row in hand."""
        keys = self._keys
        return keys[self._hand] if keys else None

    @property
    def ratings(self) -> dict[tuple[Area, Symptom], int]:
        """The severities set so far; what isn't set is missing, never zero."""
        return dict(self._ratings)

    @property
    def answers(self) -> dict[Area, Answer]:
        """The leftover answers of the areas that have something present."""
        return {area: one for area, one in self._answers.items() if self._is_present(area)}

    @property
    def unanswered(self) -> tuple[Area, ...]:
        """The areas whose leftover question shows and has no answer yet."""
        return tuple(
            area for area, symptom in self._keys if symptom is None and area not in self._answers
        )

    def fill(self, ratings: Mapping[tuple[Area, Symptom], int]) -> None:
        """Set these values; rows that aren't named keep theirs."""
        self._ratings.update(ratings)
        self._changed()

    def take_in_hand(self, key: RowKey) -> None:
        """Move to a row."""
        self._hand = self._keys.index(key)
        self._moved()

    def take_first(self) -> None:
        """Move to the first row."""
        self._hand = 0
        self._moved()

    def jump_points(self) -> Iterator[JumpPoint]:
        def go(key: RowKey) -> None:
            self.focus()
            self.take_in_hand(key)

        tops = {line.key: y for y, line in reversed([*enumerate(self._built())]) if line.key}
        for key, y in tops.items():
            yield JumpPoint(Offset(0, y), partial(go, key))

    # Rows.

    @property
    def _keys(self) -> list[RowKey]:
        keys: list[RowKey] = []
        for area in self._asked.areas:
            keys += [(area, BRUISING), (area, SORENESS)]
            if area in self._asked.questions and self._is_present(area):
                keys.append((area, None))
        return keys

    def _is_present(self, area: Area) -> bool:
        return any(self._ratings.get((area, symptom)) for symptom in SYMPTOMS)

    def _value(self, key: RowKey) -> int | None:
        area, symptom = key
        if symptom is not None:
            return self._ratings.get((area, symptom))
        answer = self._answers.get(area)
        return None if answer is None else ANSWERS.index(answer)

    def _set(self, key: RowKey, value: int | None) -> None:
        area, symptom = key
        if symptom is None:
            if value is None:
                self._answers.pop(area, None)
            else:
                self._answers[area] = ANSWERS[value]
        elif value is None:
            self._ratings.pop((area, symptom), None)
        else:
            self._ratings[area, symptom] = value
        self._changed()
        self.show_hand()

    def _most(self, key: RowKey) -> int:
        return key[1].worst if key[1] else len(ANSWERS) - 1

    def _changed(self) -> None:
        rows_before = len(self._lines)
        self._repaint(layout=False)
        if len(self._built()) != rows_before:
            self._repaint(layout=True)
        self.post_message(self.Changed(self))

    # Keys and mouse.

    def action_move(self, step: int) -> None:
        keys = self._keys
        to = self._hand + step
        self._typed_one = False
        if 0 <= to < len(keys):
            self._hand = to
            self._moved()
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_change(self, step: int) -> None:
        if self._keys:
            key = self._keys[self._hand]
            value = self._value(key)
            least = 0 if value is None else value + step
            self._typed_one = False
            self._set(key, min(max(least, 0), self._most(key)))

    def action_clear(self) -> None:
        if self._keys:
            self._typed_one = False
            self._set(self._keys[self._hand], None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Answer keys are the question's alone: on a scale `n` goes on to "nothing today"."""
        if action in ("answer", "digit"):
            return bool(self._keys) and (self._keys[self._hand][1] is None) == (action == "answer")
        return True

    def action_answer(self, letter: str) -> None:
        letters = [answer.value[0] for answer in ANSWERS]
        self._set(self._keys[self._hand], letters.index(letter))

    def action_digit(self, digit: int) -> None:
        """A digit sets the value; a 0 straight after a 1 makes 10, where the scale has one."""
        key = self._keys[self._hand]
        symptom = key[1]
        assert symptom
        if self._typed_one and digit == 0 and symptom.worst == 10:
            digit = 10
        if digit > symptom.worst:
            self.app.bell()
            return
        self._typed_one = digit == 1
        self._set(key, digit)

    def on_click(self, event: events.Click) -> None:
        line = self._line(event.y)
        if line is None or line.key is None:
            return
        self._hand = self._keys.index(line.key)
        for start, end, value in line.boxes:
            if start <= event.x < end:
                self._set(line.key, value)
        self._typed_one = False
        self._moved()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._repaint(layout=False)

    # Painting.

    def _repaint(self, *, layout: bool) -> None:
        self._lines_width = -1
        self._hand = max(0, min(self._hand, len(self._keys) - 1))
        self.refresh(layout=layout)

    def _moved(self) -> None:
        self._repaint(layout=False)
        self.post_message(self.Changed(self))
        self.show_hand()

    def show_hand(self) -> None:
        """Bring the row in hand into view."""
        at = [n for n, line in enumerate(self._built()) if line.key and line.key == self.hand]
        if at:
            keep_in_view(self, Region(0, at[0], self.size.width, at[-1] - at[0] + 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._build(width)) or 1

    def _line(self, y: int) -> Line | None:
        lines = self._built()
        return lines[y] if 0 <= y < len(lines) else None

    def _built(self) -> list[Line]:
        if self._lines_width != self.size.width:
            self._lines, self._lines_width = self._build(self.size.width), self.size.width
        return self._lines

    def render_line(self, y: int) -> Strip:
        line = self._line(y)
        width, plain = self.size.width, self.rich_style  # asked for once: it takes its time
        if line is None:
            return Strip.blank(width, plain)
        segments = [Segment(text, self._style(look, plain)) for text, look in line.pieces]
        return Strip(segments).adjust_cell_length(width, plain)

    def _style(self, look: Look, plain: Style) -> Style:
        return self.get_component_rich_style(look) if isinstance(look, str) else plain + look

    def _build(self, width: int) -> list[Line]:
        keys = self._keys
        values = {key: self._value(key) for key in keys}
        if self.is_single:
            return question_lines(keys, self._asked, values, self._hand, width)
        hand = self.hand if self.has_focus else None
        return lines_of(keys, self._asked, values, hand, width)
