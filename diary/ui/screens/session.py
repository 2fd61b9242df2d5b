"""Adding a session: when it was, and where."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from diary import wording
from diary.core.days import read_day, read_time
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.records import SessionKind, TreatmentSession
from diary.journal import Journal
from diary.ui.screens.ask_day import day_echo
from diary.ui.widgets.area_list import AreaList
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.ui.widgets.tick import Tick
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import screens as words

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp


class SessionScreen(Screen[bool]):
    """A form that stays as it was when something in it cannot be taken."""

    CSS_PATH = "../session.tcss"
    AUTO_FOCUS = "#day"
    IS_FORM = True
    BINDINGS = [
        Binding("ctrl+s", "save", words.SAVE, id="session.save", tooltip=words.TIP_SAVE),
        Binding("enter", "save", words.SAVE, id="session.save_too", tooltip=words.TIP_SAVE),
        Binding("escape", "back", words.CANCEL, id="session.back", tooltip=words.TIP_BACK),
        Binding("down", "app.focus_next", show=False, id="session.down", tooltip=words.TIP_NEXT),
        Binding("up", "app.focus_previous", show=False, id="session.up", tooltip=words.TIP_NEXT),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now], *, is_first: bool) -> None:
        super().__init__()
        self._journal, self._clock, self._is_first = journal, clock, is_first

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        with VerticalScroll(can_focus=False):
            if self._is_first:
                yield Static(words.WELCOME, classes="paragraph", markup=False)
            with Horizontal(classes="field"):
                yield Static(words.WHEN, classes="label", markup=False)
                yield Input(words.TODAY.lower(), id="day", compact=True)
            yield Static(id="echo", classes="echo", markup=False)
            with Horizontal(classes="field"):
                yield Static(words.AT, classes="label", markup=False)
                yield Input(placeholder=words.AT_EXAMPLE, id="at", compact=True)
            yield Static(id="at-echo", classes="echo", markup=False)
            yield Static(words.WHERE, classes="heading", markup=False)
            yield Static(id="areas-echo", classes="echo", markup=False)
            yield AreaList(id="areas")
            yield Tick(words.CREAM, id="cream")
            yield Tick(words.TEST, id="test")
            yield Input(placeholder=words.NOTE, id="note", compact=True)
        yield KeyBar(
            Key("tab", words.NEXT_FIELD, "app.focus_next"),
            Key("space", words.CHOOSE, "screen.choose"),
            Key("^s", words.SAVE, "screen.save"),
            Key("esc", words.CANCEL, "screen.back"),
        )

    def on_mount(self) -> None:
        self._echo_areas()
        # Focusing the first field must not push the welcome off a small screen.
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_home, animate=False)

    # Each field says what it understood.

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "day":
            _say(self.query_one("#echo", Static), day_echo(event.value, self._clock().today))
        elif event.input.id == "at":
            _say(self.query_one("#at-echo", Static), "")

    def on_area_list_chosen(self) -> None:
        self._echo_areas()

    def _echo_areas(self) -> None:
        areas = self.query_one(AreaList).chosen
        self.query_one("#heading", TwoSides).say(words.SESSION, words.number_chosen(areas))
        self.query_one("#areas-echo", Static).update(words.chosen_areas(areas))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "note":
            self.action_save()
        else:
            self.focus_next()

    def action_choose(self) -> None:
        self.query_one(AreaList).action_choose()

    def action_save(self) -> None:
        now = self._clock()
        field = "day"
        try:
            day = read_day(self.query_one("#day", Input).value, now.today)
            field = "at"
            typed = self.query_one("#at", Input).value
            at = read_time(typed) if typed.strip() else None
            field = "areas"
            kind = SessionKind.TEST if self.query_one("#test", Tick).value else None
            session = TreatmentSession(
                day,
                self.query_one(AreaList).chosen,
                kind or SessionKind.TREATMENT,
                at,
                self.query_one("#cream", Tick).value,
                self.query_one("#note", Input).value,
            )
            field = "note"
            self._journal.record(session, now)
        except (DiaryError, OSError) as error:
            self._say_why(field, error)
            return
        self.notify(words.session_saved(day, now.today), markup=False)
        self.dismiss(True)

    def _say_why(self, field: str, error: DiaryError | OSError) -> None:
        """Beside the field at fault; what the disk refused is said above everything."""
        echo = {"day": "#echo", "at": "#at-echo", "areas": "#areas-echo"}.get(field)
        if echo:
            _say(self.query_one(echo, Static), wording.problem(error))
            self.query_one(f"#{field}").focus()
        else:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)

    @property
    def is_changed(self) -> bool:
        """Whether something chosen or typed here isn't saved."""
        return bool(self.query_one(AreaList).chosen or self.query_one("#note", Input).value)

    def action_back(self) -> None:
        if cast("DiaryApp", self.app).may_leave(self):
            self.dismiss(False)


def _say(echo: Static, text: str) -> None:
    """An echo takes a line only while it says something."""
    echo.update(text)
    echo.display = bool(text)
