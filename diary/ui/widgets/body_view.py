"""The healing on the body, as a view of the timeline."""

from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from diary.core.scales import BRUISING
from diary.core.summary import Summary
from diary.ui.widgets.body_replay import BodyReplay
from diary.ui.widgets.day_slider import DaySlider
from diary.ui.widgets.key_bar import Key
from diary.ui.widgets.timeline_view import Hand, TimelineView
from diary.wording import body_map as words
from diary.wording import screens as said
from diary.wording import timeline


class BodyView(Vertical):
    """Left and right move a day, space plays. Enter opens the day that shows."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("←→", timeline.KEY_DAY, "move(1)", "slider.left slider.right", ("move(-1)", "move(1)")),
        Key("space", words.PLAY.capitalize(), "play", "slider.play"),
        Key("pgup", timeline.KEY_SESSION, "next_session", "slider.before"),
        Key("b", timeline.KEY_SYMPTOM, "other_symptom", "replay.symptom"),
        Key("enter", said.OPEN_DAY, "open", "body_view.open"),
    )
    LEGEND: ClassVar[str] = ""
    BINDINGS = [
        Binding("enter", "open", said.OPEN_DAY, id="body_view.open", tooltip=timeline.TIP_OPEN)
    ]
    DEFAULT_CSS = """
    BodyView { height: 1fr; align: center middle; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hand = Hand()

    def compose(self) -> ComposeResult:
        yield BodyReplay()

    @property
    def hand(self) -> Hand:
        return self._hand._replace(symptom=self._replay.symptom)

    def show(self, summary: Summary, hand: Hand) -> None:
        """Show a summary; the day in hand is the slider's own."""
        self._hand = hand
        self._replay.show(summary, hand.symptom or BRUISING)

    def focus(self, scroll_visible: bool = True) -> Self:
        self._replay.slider.focus(scroll_visible)
        return self

    @property
    def _replay(self) -> BodyReplay:
        return self.query_one(BodyReplay)

    def on_resize(self) -> None:
        self._replay.fit(self.size)

    # The slider's and the body's keys, for the mouse.

    def action_move(self, days: int) -> None:
        self.query_one(DaySlider).action_move(days)

    def action_next_session(self) -> None:
        """The one before, and after the first the last: for the mouse."""
        self.query_one(DaySlider).turn_back()

    def action_play(self) -> None:
        self.query_one(DaySlider).action_play()

    def action_other_symptom(self) -> None:
        self._replay.action_other_symptom()

    def action_open(self) -> None:
        if day := self._replay.slider.day:
            self.post_message(TimelineView.Opened(self, day))
