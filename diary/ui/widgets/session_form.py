"""The fields of a session: when it was, where, and what was special. Each says what it read."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from diary import wording
from diary.core.errors import (
    DayError,
    DiaryError,
    FutureDayError,
    RecordError,
    UnclearTimeError,
)
from diary.core.moment import Now
from diary.ui.drafts import SessionDraft
from diary.ui.screens.ask_day import day_echo
from diary.ui.widgets.area_choice import AreaChoice
from diary.ui.widgets.field import Field
from diary.ui.widgets.tick import Tick
from diary.ui.widgets.view import say
from diary.wording import screens as words
from diary.wording import tips


class SessionForm(VerticalScroll, can_focus=False):
    """A form that stays as it was when something in it cannot be taken."""

    # Here, not on the screen: as something that scrolls, the form would take these keys before it.
    BINDINGS = [
        Binding("down", "app.focus_next", show=False, id="session.down", tooltip=tips.NEXT),
        Binding("up", "app.focus_previous", show=False, id="session.up", tooltip=tips.BEFORE),
    ]

    def __init__(self, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._clock = clock

    def compose(self) -> ComposeResult:
        with Horizontal(classes="field"):
            yield Static(words.WHEN, classes="label", markup=False)
            yield Field(words.TODAY.lower(), id="day")
        yield Static(id="echo", classes="echo", markup=False)
        with Horizontal(classes="field"):
            yield Static(words.AT, classes="label", markup=False)
            yield Field(placeholder=words.AT_EXAMPLE, id="at")
        yield Static(id="at-echo", classes="echo", markup=False)
        yield Static(words.WHERE, classes="heading", markup=False)
        yield Static(id="areas-echo", classes="echo", markup=False)
        yield AreaChoice(id="areas")
        yield Tick(words.CREAM, id="cream")
        yield Tick(words.TEST, id="test")
        yield Field(placeholder=words.NOTE, id="note", is_note=True)

    def show(self, draft: SessionDraft) -> None:
        """Let the fields hold this."""
        day = self.query_one("#day", Field)
        day.value = draft.day
        day.action_select_all()
        self.query_one("#at", Field).value = draft.at
        self.areas.choose(draft.areas)
        self.query_one("#cream", Tick).value = draft.cream
        self.query_one("#test", Tick).value = draft.test
        self.query_one("#note", Field).value = draft.note
        self.echo_areas()

    def to_draft(self, entry: str) -> SessionDraft:
        """What the fields hold; `entry` is the id of the session that is corrected, if any."""
        return SessionDraft(
            self.query_one("#day", Field).value,
            self._clock().today,
            self.query_one("#at", Field).value,
            self.areas.chosen,
            self.query_one("#cream", Tick).value,
            self.query_one("#test", Tick).value,
            self.query_one("#note", Field).value,
            entry,
        )

    @property
    def areas(self) -> AreaChoice:
        return self.query_one(AreaChoice)

    # Each field says what it understood.

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "day":
            _say(self.query_one("#echo", Static), day_echo(event.value, self._clock().today))
        elif event.input.id == "at":
            _say(self.query_one("#at-echo", Static), "")

    def on_area_choice_chosen(self) -> None:
        self.echo_areas()

    def echo_areas(self) -> None:
        """Name the areas that are chosen."""
        chosen = words.chosen_areas(self.areas.chosen)
        say(self.query_one("#areas-echo", Static), chosen)

    def say_why(self, error: DiaryError | OSError) -> None:
        """Beside the field at fault; what the disk refused is said above everything."""
        field, echo = _at_fault(error)
        if field:
            _say(self.query_one(f"#{echo}", Static), wording.problem(error))
            self.query_one(f"#{field}").focus()
        else:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)


def _at_fault(error: DiaryError | OSError) -> tuple[str, str]:
    """The field that an error is about, and where that is said; empty for none."""
    match error:
        case UnclearTimeError() | RecordError(problem="time-to-come"):
            return "at", "at-echo"
        case DayError() | FutureDayError():
            return "day", "echo"
        case RecordError(problem="session-without-area"):
            return "areas", "areas-echo"
    return "", ""


def _say(echo: Static, text: str) -> None:
    """An echo takes a line only while it says something."""
    echo.update(text)
    echo.display = bool(text)
