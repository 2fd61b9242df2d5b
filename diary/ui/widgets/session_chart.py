"""Sessions compared: the courses of one area and symptom, aligned by days since the session."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from textwrap import wrap

from rich.segment import Segment
from rich.style import Style
from textual import events

from diary.core.areas import Area
from diary.core.compare import Compared, Point, compared
from diary.core.grid import rows, telling_area
from diary.core.scales import BRUISING, SORENESS, SYMPTOMS, Symptom
from diary.core.summary import Summary
from diary.ui.widgets import chart_keys as keys
from diary.ui.widgets.bars import LABEL
from diary.ui.widgets.session_lines import SessionLines
from diary.ui.widgets.timeline_view import Hand, Line, TimelineView
from diary.wording import timeline as words

#: Sessions that show; one more is only compared with.
_MOST = 4
#: Lines of bars, the best first: those that fall on whole steps of the scale.
_SIZES = {BRUISING: (4, 2, 1, 0), SORENESS: (5, 4, 2, 1, 0)}
_WIDEST = 5
#: Lines of a session besides its bars, and of the chart besides its sessions.
_OWN, _HEAD = 2, 2


class SessionChart(TimelineView):
    """The latest session on top. Left and right move the day, up and down the area."""

    BINDINGS = keys.SESSIONS_BINDINGS
    KEYS = keys.SESSIONS_KEYS
    LEGEND = words.LEGEND_COMPARED

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._summary: Summary | None = None
        self._areas: list[Area] = []
        self._hand = Hand()
        self._sessions: tuple[Compared, ...] = ()
        self._session = self._number = self._left = 0
        self._cells = 1
        self._lines: list[Line] = []
        #: The session that each line shows.
        self._of_line: list[int | None] = []

    def show(self, summary: Summary, hand: Hand) -> None:
        self._summary = summary
        self._areas = [row.area for row in rows(summary)[:: len(SYMPTOMS)]]
        area = hand.area or telling_area(summary) or next(iter(self._areas), None)
        self._hand = hand._replace(area=area, symptom=hand.symptom or BRUISING)
        self._look_up()

    def _look_up(self) -> None:
        """Compare the sessions of what is in hand; the day in hand stays if one of them has it."""
        area, symptom, day, _ = self._hand
        self._sessions, self._session, self._number = (), 0, 0
        if self._summary is not None and area is not None and symptom is not None:
            self._sessions = compared(self._summary, area, symptom, _MOST + 1)[::-1]
        for place, one in enumerate(self._shown):
            if day >= one.session.day:
                days = [point.day for point in one.points]
                number = days.index(day) if day in days else len(days) - 1
                self._session, self._number = place, number
                break
        self._lay_out()

    @property
    def _shown(self) -> tuple[Compared, ...]:
        """The sessions there is room for, the latest first."""
        room = (self.size.height - _HEAD - 1) // _OWN
        return self._sessions[: max(1, min(_MOST, room))]

    @property
    def _points(self) -> tuple[Point, ...]:
        return self._shown[self._session].points

    @property
    def hand(self) -> Hand:
        if not self._sessions:
            return self._hand
        return self._hand._replace(day=self._points[self._number].day)

    # Keys and mouse.

    def action_move_day(self, days: int) -> None:
        self._point(self._session, self._number + days)

    def action_first(self) -> None:
        self._point(self._session, 0)

    def action_last(self) -> None:
        self._point(self._session, len(self._points) - 1 if self._sessions else 0)

    def action_move_session(self, steps: int) -> None:
        self._point(self._session + steps, self._number)

    def action_next_session(self) -> None:
        """The one below, and after the last the first: for the mouse."""
        self._point((self._session + 1) % max(1, len(self._shown)), self._number)

    def action_move_area(self, steps: int) -> None:
        if self._hand.area in self._areas:
            place = self._areas.index(self._hand.area) + steps
            area = self._areas[min(max(place, 0), len(self._areas) - 1)]
            self._change(self.hand._replace(area=area))

    def action_next_area(self) -> None:
        """The one below, and after the last the first: for the mouse."""
        if self._hand.area in self._areas:
            place = self._areas.index(self._hand.area) + 1
            area = self._areas[place % len(self._areas)]
            self._change(self.hand._replace(area=area))

    def action_symptom(self) -> None:
        other = SORENESS if self._hand.symptom is BRUISING else BRUISING
        self._change(self.hand._replace(symptom=other))

    def _change(self, hand: Hand) -> None:
        self._hand = hand
        self._look_up()

    def action_open(self) -> None:
        if self._sessions:
            self.post_message(self.Opened(self, self.hand.day))

    def on_click(self, event: events.Click) -> None:
        number = self._left + (event.x - LABEL) // self._cells
        session = self._session_at(event.y)
        if event.x < LABEL or session is None:
            return
        if (session, number) == (self._session, self._number):
            self.action_open()
        else:
            self._point(session, number)

    def on_mouse_scroll_up(self) -> None:
        self.action_move_day(-1)

    def on_mouse_scroll_down(self) -> None:
        self.action_move_day(1)

    def on_resize(self) -> None:
        self._lay_out()

    def _point(self, session: int, number: int) -> None:
        """Take another session or day in hand, among those that show."""
        if not self._sessions:
            return
        was, left = self._session, self._left
        self._session = min(max(session, 0), len(self._shown) - 1)
        self._number = min(max(number, 0), len(self._points) - 1)
        self._follow()
        if self._session != was:
            self._lay_out()
        elif self._left != left:
            self.repaint()

    def _follow(self) -> None:
        """Scroll so that the day in hand shows, and say what it says."""
        fit = max(1, (self.size.width - LABEL) // self._cells)
        self._left = max(min(self._left, self._number), self._number - fit + 1)
        self.refresh()
        self._tell()

    def _tell(self) -> None:
        area, symptom = self._hand.area, self._hand.symptom
        if self._summary is None or area is None or symptom is None or not self._sessions:
            self.post_message(self.Pointed(self, ""))
            return
        number = self._shown[self._session].session.number
        point = self._points[self._number]
        said = words.point_words(area, symptom, point, number, self._summary.as_of)
        self.post_message(self.Pointed(self, said))

    # Its lines.

    def _lay_out(self) -> None:
        """As many sessions as there is room for, with the bars as high as they fit."""
        if not self._sessions or not self.size.width:
            self._lines, self._of_line = [], []
            self.repaint()
            self._tell()
            return
        self._session = min(self._session, len(self._shown) - 1)
        self._number = min(self._number, len(self._points) - 1)
        longest = max(len(one.points) for one in self._shown)
        self._cells = max(1, min(_WIDEST, (self.size.width - LABEL) // longest))
        laid_out = list(self._laid_out())
        self._lines = [line for line, _ in laid_out]
        self._of_line = [place for _, place in laid_out]
        self.repaint()
        self._follow()

    def _laid_out(self) -> Iterator[tuple[Line, int | None]]:
        """The lines, each with the session it belongs to."""
        height = self.size.height
        yield Line(self._title), None
        sentence = wrap(self._comparison(), max(1, self.size.width - 2))
        if height >= _HEAD + len(sentence) + _OWN:
            for text in sentence:
                yield Line(partial(self._plain_line, text)), None
            height -= len(sentence)
        longest = max(len(one.points) for one in self._shown)
        yield Line(lambda: self._drawn.axis(longest), "hand"), None
        room = (height - _HEAD) // len(self._shown) - _OWN
        size = next((one for one in _SIZES[self._symptom] if one <= room), 0)
        for place, one in enumerate(self._shown):
            is_here = place == self._session
            yield Line(partial(self._heading, one, "▸" if is_here else " ")), place
            for below in reversed(range(size)):
                yield Line(partial(self._bar_line, one, size, below), "column"), place
            hand = "hand" if is_here else "column"
            yield Line(partial(self._value_line, one, size), hand), place

    @property
    def _symptom(self) -> Symptom:
        return self._hand.symptom or BRUISING

    def _comparison(self) -> str:
        """The session in hand against the one before it."""
        before = self._sessions[self._session + 1 :]
        if not before:
            return words.FIRST_SESSION
        return words.comparison(self._symptom, self._shown[self._session], before[0])

    def line(self, y: int) -> list[Segment]:
        if not self._sessions:
            text = words.NOTHING_TO_COMPARE if self._areas else words.NOTHING_YET
            return [Segment(f" {text}" if y == 0 else "", self.rich_style)]
        return self._lines[y].paint() if y < len(self._lines) else []

    def in_hand(self, y: int) -> tuple[int, int, Style] | None:
        name = self._lines[y].hand if y < len(self._lines) else ""
        if not name:
            return None
        start = LABEL + (self._number - self._left) * self._cells
        return start, start + self._cells, self.style(name)

    def _session_at(self, y: int) -> int | None:
        return self._of_line[y] if y < len(self._of_line) else None

    def _title(self) -> list[Segment]:
        area = self._hand.area
        title = words.compared_title(area, self._symptom) if area else ""
        room = self.size.width - len(title) - 2
        axis = next((one for one in words.DAYS_AFTER if len(one) + 2 <= room), "")
        return [
            Segment(f" {title}{' ' * max(0, room - len(axis))}", self.style("area")),
            Segment(axis, self.style("axis")),
        ]

    def _plain_line(self, text: str) -> list[Segment]:
        return [Segment(f" {text}", self.rich_style)]

    def _heading(self, one: Compared, mark: str) -> list[Segment]:
        as_of = self._summary.as_of if self._summary else date.max
        return self._drawn.heading(one, as_of, mark if self.has_focus else " ")

    def _bar_line(self, one: Compared, size: int, below: int) -> list[Segment]:
        return self._drawn.bars(one, size, below)

    def _value_line(self, one: Compared, size: int) -> list[Segment]:
        return self._drawn.values(one, size)

    @property
    def _drawn(self) -> SessionLines:
        return SessionLines(self._symptom, self._cells, self._left, self.styles_of_chart)
