"""The fields of a session: when it was, where, and what was special. Each says what it read.

The same form takes a session to come, of which no more is known than when and where.
"""

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Checkbox, Input, Static

from diary import wording
from diary.core.days import day_to_come, near_day_to_come, read_coming_day, read_day
from diary.core.errors import (
    DayError,
    DiaryError,
    FutureDayError,
    RecordError,
    UnclearTimeError,
)
from diary.core.moment import Now
from diary.core.text import LONGEST_NOTE
from diary.ui.screens.ask_day import day_echo
from diary.ui.session_draft import SessionDraft
from diary.ui.widgets.area_choice import AreaChoice
from diary.ui.widgets.field import Field
from diary.ui.widgets.tick import Fold, LongTick, Tick
from diary.ui.widgets.view import say
from diary.wording import preparing, tips
from diary.wording import screens as words

#: What is asked only where somebody wants to say more; the ids of the fields.
_MORE = ("products", "points", "by")


class SessionForm(VerticalScroll, can_focus=False):
    """A form that stays as it was when something in it cannot be taken."""

    # Here, not on the screen: as something that scrolls, the form would take these keys before it.
    BINDINGS = [
        Binding("down", "app.focus_next", id="session.down", tooltip=tips.NEXT),
        Binding("up", "app.focus_previous", id="session.up", tooltip=tips.BEFORE),
    ]

    def __init__(self, clock: Callable[[], Now], cream: str, *, is_plan: bool = False) -> None:
        """`cream` is what the care plan says of a numbing cream."""
        super().__init__(classes="-plan" if is_plan else "")
        self._clock, self._cream, self._is_plan = clock, cream, is_plan

    def compose(self) -> ComposeResult:
        with Horizontal(classes="field"):
            yield Static(id="when", classes="label", markup=False)
            day = "" if self._is_plan else words.TODAY.lower()
            examples = preparing.DAY_EXAMPLES if self._is_plan else words.DAY_EXAMPLES
            yield Field(day, id="day", placeholder=examples)
        yield Static(id="echo", classes="echo", markup=False)
        with Horizontal(classes="field"):
            yield Static(words.AT, classes="label", markup=False)
            yield Field(placeholder=words.AT_EXAMPLE, id="at")
        yield Static(id="at-echo", classes="echo", markup=False)
        yield Static(id="where", classes="heading", markup=False)
        yield Static(id="areas-echo", classes="echo", markup=False)
        yield AreaChoice(id="areas")
        yield Tick(words.CREAM, id="cream")
        yield Static(self._cream, id="cream-hint", classes="hint", markup=False)
        yield LongTick(words.TEST, id="test")
        yield Static(preparing.TEST_HINT, id="test-hint", classes="hint", markup=False)
        yield Field(placeholder=words.NOTE, id="note", is_note=True)
        yield Fold(preparing.MORE_FIELDS, id="more")
        yield from _more_fields()
        yield Static(id="more-echo", classes="echo", markup=False)

    def on_mount(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Show what is asked of this kind of session, and whatever already holds something."""
        is_test, is_short = self.is_test, self._is_plan
        when, where = (preparing.WHEN, preparing.WHERE) if is_short else (words.WHEN, words.WHERE)
        if is_test:
            when, where = preparing.WHEN_TEST, preparing.WHERE_TEST
        self.query_one("#when", Static).update(when)
        self.query_one("#where", Static).update(where)
        self.query_one("#test").display = not self._is_plan
        self.query_one("#test-hint").display = is_test
        self._tick("cream").display = not is_short and (not is_test or self._tick("cream").value)
        self.query_one("#cream-hint").display = self._tick("cream").value and not is_short
        fold = self.query_one(Fold)
        fold.display = not is_short
        for name in _MORE:
            # Test injections are two, and hardly anybody knows more of them than what was in them.
            is_asked = name == "products" or not is_test or bool(self._field(name).value)
            self.query_one(f"#{name}-row").display = fold.display and fold.value and is_asked

    @property
    def is_test(self) -> bool:
        """Whether it holds test injections."""
        return self._tick("test").value and not self._is_plan

    def _tick(self, name: str) -> Tick:
        return self.query_one(f"#{name}", Tick)

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        self._fit()
        if isinstance(event.checkbox, Fold) and event.value:
            self.call_after_refresh(self.scroll_end, animate=False)

    def open_more(self) -> None:
        """Show the fields that are folded away, and begin with the first; or fold them again."""
        fold = self.query_one(Fold)
        fold.value = not fold.value
        self._fit()
        (self._field(_MORE[0]) if fold.value else fold).focus()

    def show(self, draft: SessionDraft) -> None:
        """Let the fields hold this."""
        day = self._field("day")
        day.value = draft.day
        day.action_select_all()
        self._field("at").value = draft.at
        self.areas.choose(draft.areas)
        self._tick("cream").value = draft.cream
        self._tick("test").value = draft.test
        self._field("note").value = draft.note
        for name in _MORE:
            self._field(name).value = getattr(draft, name)
        if any(getattr(draft, name) for name in _MORE):
            self.query_one(Fold).value = True
        self._fit()
        self.echo_areas()

    def to_draft(self, entry: str, *, plan: str = "") -> SessionDraft:
        """What the fields hold; `entry` is the id of what is corrected, if anything is.

        `plan` is the id of the planned session that took place.
        """
        return SessionDraft(
            self._field("day").value,
            self._clock().today,
            self._field("at").value,
            self.areas.chosen,
            self._tick("cream").value,
            self._tick("test").value,
            self._field("note").value,
            entry,
            products=self._field("products").value,
            points=self._field("points").value,
            by=self._field("by").value,
            is_plan=self._is_plan,
            plan=plan,
        )

    @property
    def areas(self) -> AreaChoice:
        return self.query_one(AreaChoice)

    # Each field says what it understood.

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "day":
            _say(self.query_one("#echo", Static), self._day_echo(event.value))
        elif event.input.id == "at":
            _say(self.query_one("#at-echo", Static), "")
        elif event.input.id == "points":
            _say(self.query_one("#more-echo", Static), "")

    def _day_echo(self, typed: str) -> str:
        today = self._clock().today
        if self._is_plan:
            return plan_echo(typed, today)
        if to_come := day_to_come(typed, today):
            return preparing.to_come(to_come, today)
        if meant := near_day_to_come(typed, today):
            return preparing.long_ago(read_day(typed, today), meant, today)
        return day_echo(typed, today)

    def on_area_choice_chosen(self) -> None:
        self.echo_areas()

    def echo_areas(self) -> None:
        """Name the areas that are chosen."""
        chosen = words.chosen_areas(self.areas.chosen)
        if self._is_plan and not self.areas.chosen:
            chosen = preparing.NO_AREA
        say(self.query_one("#areas-echo", Static), chosen)

    def say_why(self, error: DiaryError | OSError) -> None:
        """Beside the field at fault; what the disk refused is said above everything."""
        field, echo = _at_fault(error)
        if field:
            if field in _MORE:
                self.query_one(Fold).value = True
                self._fit()
            _say(self.query_one(f"#{echo}", Static), wording.problem(error))
            self.query_one(f"#{field}").focus()
        else:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)


def _at_fault(error: DiaryError | OSError) -> tuple[str, str]:
    """The field that an error is about, and where that is said; empty for none."""
    match error:
        case UnclearTimeError() | RecordError(problem="time-to-come"):
            return "at", "at-echo"
        case DayError() | FutureDayError() | RecordError(problem="plan-past"):
            return "day", "echo"
        case RecordError(problem="session-without-area"):
            return "areas", "areas-echo"
        case RecordError(problem="points"):
            return "points", "more-echo"
    return "", ""


def plan_echo(typed: str, today: date) -> str:
    """What was understood of the day of a plan, or nothing while there is nothing yet."""
    try:
        return words.understood(read_coming_day(typed, today), today)
    except DayError as error:
        return wording.problem(error) if len(typed) > 3 else ""


def _more_fields() -> ComposeResult:
    products = Field(placeholder=preparing.PRODUCTS_EXAMPLE, id="products", longest=LONGEST_NOTE)
    points = Field(placeholder=preparing.POINTS_EXAMPLE, id="points")
    for label, field in (
        (preparing.PRODUCTS, products),
        (preparing.POINTS, points),
        (preparing.BY, Field(id="by")),
    ):
        with Horizontal(classes="field", id=f"{field.id}-row"):
            yield Static(label, classes="label", markup=False)
            yield field


def _say(echo: Static, text: str) -> None:
    """An echo takes a line only while it says something."""
    echo.update(text)
    echo.display = bool(text)
