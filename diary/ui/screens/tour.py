"""The first start: what this is, when the session was, and where. It ends with a saved session."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Input, Static

from diary import wording
from diary.core.days import read_moment
from diary.core.errors import DayError, DiaryError, FutureDayError, RecordError
from diary.core.moment import Now
from diary.core.records import TreatmentSession
from diary.journal import Journal
from diary.ui.drafts import Draft
from diary.ui.session_draft import SessionDraft
from diary.ui.widgets.area_choice import AreaChoice
from diary.ui.widgets.field import Field
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.ui.widgets.tick import Tick
from diary.ui.widgets.two_sides import TwoSides
from diary.ui.widgets.view import say
from diary.wording import body_map as body
from diary.wording import screens as words
from diary.wording import tips
from diary.wording import tour as told

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp

_WHAT, _WHEN, _WHERE = "what", "when", "where"
_STEPS = (_WHAT, _WHEN, _WHERE)


class TourScreen(Screen[bool]):
    """One question a step. The fourth is Today itself."""

    CSS_PATH = "../tour.tcss"
    IS_FORM = True
    BINDINGS = [
        Binding("enter", "next", told.NEXT, id="tour.next", tooltip=told.NEXT_TIP),
        Binding("escape", "back", words.BACK, id="tour.back", tooltip=told.BACK_TIP),
        Binding("ctrl+s", "save", words.SAVE, id="tour.save", tooltip=tips.SAVE),
        Binding("l", "list", body.LIST, id="tour.list", tooltip=body.LIST_OR_BODY),
        Binding("down", "app.focus_next", id="tour.down", tooltip=tips.NEXT),
        Binding("up", "app.focus_previous", id="tour.up", tooltip=tips.BEFORE),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._journal, self._clock, self._step = journal, clock, 0

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        with ContentSwitcher(initial=_WHAT):
            with Vertical(id=_WHAT):
                for sentence in told.WHAT:
                    yield Static(sentence, classes="said", markup=False)
            with Vertical(id=_WHEN):
                yield Static(told.WHEN_HINT, classes="said", markup=False)
                yield Field(words.TODAY.lower(), id="day")
                yield Static(id="echo", markup=False)
            with Vertical(id=_WHERE):
                yield Static(id="areas-echo", markup=False)
                yield AreaChoice(id="areas")
                yield Tick(words.CREAM, id="cream")
        yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        step = _STEPS[self._step]
        self.query_one("#heading", TwoSides).say(words.TITLE, told.heading(self._step))
        self.query_one(ContentSwitcher).current = step
        is_last = step == _WHERE
        keys = [Key("enter", words.SAVE if is_last else told.NEXT, "screen.next", "tour.next")]
        if is_last:
            keys.insert(0, Key("space", words.CHOOSE, "screen.choose", "body.choose areas.choose"))
            keys.append(Key("l", body.LIST, "screen.list", "tour.list"))
        back = words.BACK if self._step else told.SKIP
        keys.append(Key("esc", back, "screen.back", "tour.back"))
        self.query_one(KeyBar).show(*keys, Key("F1", words.HELP, "app.help", "app.help"))
        self._echo_areas()
        if step == _WHEN:
            self.query_one("#day").focus()
        elif step == _WHERE:
            self._areas.shown.focus()
        else:
            self.set_focus(None)

    @property
    def _areas(self) -> AreaChoice:
        return self.query_one(AreaChoice)

    def on_input_changed(self, event: Input.Changed) -> None:
        today = self._clock().today
        try:
            said = told.understood(*read_moment(event.value, today), today)
        except DiaryError as error:
            said = wording.problem(error) if len(event.value) > 3 else ""
        self.query_one("#echo", Static).update(said)

    def on_area_choice_chosen(self) -> None:
        self._echo_areas()

    def _echo_areas(self) -> None:
        say(self.query_one("#areas-echo", Static), words.chosen_areas(self._areas.chosen))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_next()

    def action_choose(self) -> None:
        self._areas.action_choose()

    def action_list(self) -> None:
        self._areas.action_other()

    def action_next(self) -> None:
        if _STEPS[self._step] == _WHERE:
            self.action_save()
        elif self._step == 0 or self._is_day_read():
            self._step += 1
            self._show()

    def _is_day_read(self) -> bool:
        """Whether what was typed is a day; else that is said, and the step stays."""
        try:
            read_moment(self.query_one("#day", Field).value, self._clock().today)
        except DiaryError as error:
            self.query_one("#echo", Static).update(wording.problem(error))
            return False
        return True

    def action_save(self) -> None:
        now = self._clock()
        try:
            day, at = read_moment(self.query_one("#day", Field).value, now.today)
            cream = self.query_one("#cream", Tick).value
            session = TreatmentSession(day, self._areas.chosen, at=at, numbing_cream=cream)
            self._journal.record(session, now)
        except (DiaryError, OSError) as error:
            self._say_why(error)
            return
        self.app.notify(words.session_saved(day, now.today), markup=False)
        self.dismiss(True)

    def _say_why(self, error: DiaryError | OSError) -> None:
        """In the step at fault; what the disk refused is said above everything."""
        is_areas = isinstance(error, RecordError) and error.problem == "session-without-area"
        is_time = isinstance(error, RecordError) and error.problem == "time-to-come"
        if is_areas:
            self.query_one("#areas-echo", Static).update(wording.problem(error))
        elif is_time or isinstance(error, DayError | FutureDayError):
            self._step = _STEPS.index(_WHEN)
            self._show()
            self.query_one("#echo", Static).update(wording.problem(error))
        else:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)

    def action_back(self) -> None:
        if self._step:
            self._step -= 1
            self._show()
        elif cast("DiaryApp", self.app).may_leave(self):
            self.dismiss(False)

    # What is typed and not saved.

    @property
    def is_changed(self) -> bool:
        if not self.is_mounted:
            return False
        typed = self.query_one("#day", Field).value
        return bool(self._areas.chosen) or typed != words.TODAY.lower()

    def to_drafts(self) -> tuple[Draft, ...]:
        """What is typed here and not saved, as the whole form for a session would hold it."""
        if not self.is_changed:
            return ()
        today, day, clock = self._clock().today, self.query_one("#day", Field).value, ""
        try:
            read, at = read_moment(day, today)
        except DiaryError:
            at = None
        if at:
            day, clock = read.isoformat(), f"{at:%H:%M}"
        cream = self.query_one("#cream", Tick).value
        return (SessionDraft(day, today, clock, self._areas.chosen, cream, False, ""),)

    def open_draft(self, draft: SessionDraft) -> None:
        """Go on with it in the whole form."""
        from diary.ui.screens.session import SessionScreen

        self.app.switch_screen(SessionScreen(self._journal, self._clock, draft=draft))
