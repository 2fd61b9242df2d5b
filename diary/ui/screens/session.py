"""Adding a session: when it was, and where."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
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
from diary.ui.drafts import Draft, SessionDraft
from diary.ui.screens.ask_day import day_echo
from diary.ui.widgets.area_choice import AreaChoice
from diary.ui.widgets.field import Field
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.ui.widgets.tick import Tick
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import body_map as body
from diary.wording import screens as words
from diary.wording import tips

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp


class SessionScreen(Screen[bool]):
    """A form that stays as it was when something in it cannot be taken."""

    CSS_PATH = "../session.tcss"
    AUTO_FOCUS = "#day"
    IS_FORM = True
    BINDINGS = [
        Binding("ctrl+s", "save", words.SAVE, id="session.save", tooltip=tips.SAVE),
        Binding("enter", "save", words.SAVE, id="session.save_too", tooltip=tips.SAVE),
        Binding("escape", "back", words.CANCEL, id="session.back", tooltip=tips.BACK),
        Binding("l", "list", body.LIST, id="session.list", tooltip=body.LIST_OR_BODY),
        Binding("down", "app.focus_next", show=False, id="session.down", tooltip=tips.NEXT),
        Binding("up", "app.focus_previous", show=False, id="session.up", tooltip=tips.NEXT),
    ]

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], Now],
        *,
        is_first: bool = False,
        draft: SessionDraft | None = None,
    ) -> None:
        super().__init__()
        self._journal, self._clock, self._is_first = journal, clock, is_first
        self._draft = draft

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        with VerticalScroll(can_focus=False):
            if self._is_first:
                yield Static(words.WELCOME, classes="paragraph", markup=False)
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
        yield KeyBar(
            Key("tab", words.NEXT_FIELD, "app.focus_next"),
            Key("space", words.CHOOSE, "screen.choose"),
            Key("l", body.LIST, "screen.list"),
            Key("^s", words.SAVE, "screen.save"),
            Key("esc", words.CANCEL, "screen.back"),
        )

    def on_mount(self) -> None:
        if self._draft:
            self.open_draft(self._draft)
        self._echo_areas()
        # Focusing the first field must not push the welcome off a small screen.
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_home, animate=False)

    # Each field says what it understood.

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "day":
            _say(self.query_one("#echo", Static), day_echo(event.value, self._clock().today))
        elif event.input.id == "at":
            _say(self.query_one("#at-echo", Static), "")

    def on_area_choice_chosen(self) -> None:
        self._echo_areas()

    def _echo_areas(self) -> None:
        areas = self.query_one(AreaChoice).chosen
        self.query_one("#heading", TwoSides).say(words.SESSION, words.number_chosen(areas))
        self.query_one("#areas-echo", Static).update(words.chosen_areas(areas))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "note":
            self.action_save()
        else:
            self.focus_next()

    def action_choose(self) -> None:
        self.query_one(AreaChoice).action_choose()

    def action_list(self) -> None:
        self.query_one(AreaChoice).action_other()

    def action_save(self) -> None:
        now = self._clock()
        field = "day"
        try:
            day = read_day(self.query_one("#day", Field).value, now.today)
            field = "at"
            typed = self.query_one("#at", Field).value
            at = read_time(typed) if typed.strip() else None
            field = "areas"
            kind = SessionKind.TEST if self.query_one("#test", Tick).value else None
            session = TreatmentSession(
                day,
                self.query_one(AreaChoice).chosen,
                kind or SessionKind.TREATMENT,
                at,
                self.query_one("#cream", Tick).value,
                self.query_one("#note", Field).value,
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

    # What is typed and not saved.

    @property
    def is_changed(self) -> bool:
        """Whether something chosen or typed here isn't saved."""
        untouched = SessionDraft(words.TODAY.lower(), date.min, "", (), False, False, "")
        return self.is_mounted and self._to_draft()._replace(typed_on=date.min) != untouched

    def to_drafts(self) -> tuple[Draft, ...]:
        """What is typed here and not saved, if anything is."""
        return (self._to_draft(),) if self.is_changed else ()

    def _to_draft(self) -> SessionDraft:
        return SessionDraft(
            self.query_one("#day", Field).value,
            self._clock().today,
            self.query_one("#at", Field).value,
            self.query_one(AreaChoice).chosen,
            self.query_one("#cream", Tick).value,
            self.query_one("#test", Tick).value,
            self.query_one("#note", Field).value,
        )

    def open_draft(self, draft: SessionDraft) -> None:
        """Put what was typed back; words such as "yesterday" keep the day that they meant."""
        day = draft.day
        if draft.typed_on != self._clock().today:
            with suppress(DiaryError, OSError):
                day = read_day(draft.day, draft.typed_on).isoformat()
        self.query_one("#day", Field).value = day
        self.query_one("#at", Field).value = draft.at
        self.query_one(AreaChoice).choose(draft.areas)
        self.query_one("#cream", Tick).value = draft.cream
        self.query_one("#test", Tick).value = draft.test
        self.query_one("#note", Field).value = draft.note
        self._echo_areas()

    def action_back(self) -> None:
        if cast("DiaryApp", self.app).may_leave(self):
            self.dismiss(False)


def _say(echo: Static, text: str) -> None:
    """An echo takes a line only while it says something."""
    echo.update(text)
    echo.display = bool(text)
