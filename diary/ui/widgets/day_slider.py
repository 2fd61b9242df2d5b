"""The days of a session on a bar: a step, a click, or one after another by themselves."""

from dataclasses import dataclass
from datetime import date

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from diary.core.replay import Replay
from diary.wording import body_map as words

#: Seconds that a day shows while the days play.
_A_DAY = 0.5
_BEFORE, _AFTER = "◀ ", " ▶"
_LOGGED, _MISSING, _HERE = "━", "·", "●"
#: Columns of what is clicked to play, with the gap before it.
_PLAY = len(words.PLAY) + 1


class DaySlider(Widget, can_focus=True):
    """Left and right move a day, space plays from the day in hand on."""

    BINDINGS = [
        Binding("left", "move(-1)", id="slider.left", tooltip=words.DAY_BEFORE),
        Binding("right", "move(1)", id="slider.right", tooltip=words.DAY_AFTER),
        Binding("home", "first", words.KEY_FIRST, id="slider.first", tooltip=words.SESSION_DAY),
        Binding("end", "last", words.KEY_LAST, id="slider.last", tooltip=words.LAST_DAY),
        Binding(
            "pageup",
            "session(-1)",
            words.KEY_BEFORE,
            id="slider.before",
            tooltip=words.SESSION_BEFORE,
        ),
        Binding(
            "pagedown",
            "session(1)",
            words.KEY_AFTER,
            id="slider.after",
            tooltip=words.SESSION_AFTER,
        ),
        Binding("space", "play", words.KEY_PLAY, id="slider.play", tooltip=words.PLAY_THEM),
    ]
    COMPONENT_CLASSES = {"slider--bar", "slider--hand"}
    DEFAULT_CSS = """
    DaySlider { height: 2; width: 1fr; }
    DaySlider > .slider--bar { color: $text-muted; }
    DaySlider > .slider--hand { color: $text-accent; text-style: bold; }
    DaySlider:focus > .slider--hand { color: $text-accent; text-style: bold reverse; }
    """

    @dataclass
    class Moved(Message):
        """Another day shows."""

        slider: "DaySlider"
        day: date

        @property
        def control(self) -> "DaySlider":
            return self.slider

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._replay: Replay | None = None
        self._number = 0
        self._timer: Timer | None = None
        self._has_key_stopped = False

    def show(self, replay: Replay, day: date) -> None:
        """Show the days of a session, with this one in hand."""
        self.stop()
        self._replay, self._number = replay, replay.number(day)
        self._moved()

    @property
    def replay(self) -> Replay | None:
        """The session whose days these are; None before any was shown."""
        return self._replay

    @property
    def day(self) -> date | None:
        """The day in hand."""
        return self._replay.day(self._number) if self._replay else None

    @property
    def is_playing(self) -> bool:
        return self._timer is not None

    def stop(self) -> None:
        """Play no further."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self.refresh()

    # Keys and mouse.

    def action_move(self, days: int) -> None:
        self.stop()
        self._to(self._number + days)

    def action_first(self) -> None:
        self.stop()
        self._to(0)

    def action_last(self) -> None:
        self.stop()
        self._to(self._last)

    def action_session(self, step: int) -> None:
        beside = self._replay.beside(step) if self._replay else None
        self.stop()
        if beside:
            self.show(beside, beside.first)

    def turn_back(self) -> None:
        """Show the session before this one; from the first one the last."""
        found = self._replay and self._replay.beside(-1)
        if not found:
            found = self._replay
            while found and (later := found.beside(1)):
                found = later
        if found:
            self.show(found, found.first)

    def action_play(self) -> None:
        if not self._has_key_stopped:
            self._play_or_stop()

    def _play_or_stop(self) -> None:
        if self.is_playing:
            self.stop()
        elif self._last:
            if self._is_all_seen:
                self._to(0)
            self._timer = self.set_interval(_A_DAY, self._play)
            self.refresh()

    def _play(self) -> None:
        # Another screen, the lock's too, may have come over this one.
        if self.screen is self.app.screen and self._number < self._last:
            self._to(self._number + 1)
        if self.screen is not self.app.screen or self._number >= self._last:
            self.stop()

    def on_key(self) -> None:
        # Comes before what the key itself does, which must not begin anew what it has ended.
        self._has_key_stopped = self.is_playing
        self.stop()

    def on_blur(self) -> None:
        self.stop()

    def on_click(self, event: events.Click) -> None:
        if self._replay is None:
            return
        text = self._text
        left = (self.size.width - len(text)) // 2
        if event.y == 0:
            half = left + len(text) // 2
            self.action_move(-1 if event.x < half else 1)
        elif event.x >= self._bar_width:
            self._play_or_stop()
        else:
            self.stop()
            self._to(round(event.x * self._last / max(1, self._bar_width - 1)))

    @property
    def _last(self) -> int:
        return self._replay.length - 1 if self._replay else 0

    @property
    def _is_all_seen(self) -> bool:
        """Whether no day that was logged comes after the day in hand."""
        return (
            self._replay is not None and self._replay.day(self._number) >= self._replay.last_logged
        )

    def _to(self, number: int) -> None:
        before, self._number = self._number, min(max(number, 0), self._last)
        if self._number != before:
            self._moved()

    def _moved(self) -> None:
        self.refresh()
        if self.day:
            self.post_message(self.Moved(self, self.day))

    # Painting.

    @property
    def _bar_width(self) -> int:
        return max(1, self.size.width - _PLAY)

    @property
    def _text(self) -> str:
        """The day in words, as many as there is room for, between two arrows."""
        assert self._replay
        room = self.size.width - len(_BEFORE + _AFTER)
        texts = words.day_lines(self._replay, self._replay.day(self._number))
        text = next((one for one in texts if len(one) <= room), texts[-1])
        return f"{_BEFORE}{text}{_AFTER}"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 2

    def render_line(self, y: int) -> Strip:
        width, plain = self.size.width, self.rich_style
        if self._replay is None:
            return Strip.blank(width, plain)
        if y == 0:
            segments = [Segment(self._text.center(width), plain)]
        else:
            here = self._column(self._number)
            bar = self.get_component_rich_style("slider--bar")
            hand = self.get_component_rich_style("slider--hand")
            line = self._bar(self._replay)
            play = words.STOP if self.is_playing else words.PLAY
            segments = [
                Segment(line[:here], bar),
                Segment(_HERE, hand),
                Segment(line[here + 1 :], bar),
                Segment(f" {play}", plain),
            ]
        return Strip(segments).adjust_cell_length(width, plain)

    def _column(self, number: int) -> int:
        return round(number * (self._bar_width - 1) / max(1, self._last))

    def _bar(self, replay: Replay) -> str:
        """A day without a check-in is a gap in the bar."""
        per_column = self._last / max(1, self._bar_width - 1)
        days = [round(column * per_column) for column in range(self._bar_width)]
        return "".join(_LOGGED if replay.is_logged(replay.day(n)) else _MISSING for n in days)
