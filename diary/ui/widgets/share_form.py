"""What is handed on: which days, in which form, and under which name."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widget import MountError
from textual.widgets import Checkbox, Input, Static

from diary import wording
from diary.core.areas import Area
from diary.core.days import read_day
from diary.core.errors import DiaryError, RecordError
from diary.core.moment import Now
from diary.core.period import Span, period_of
from diary.core.selection import Part, Selection, Which
from diary.core.shared import Shared
from diary.journal import Journal
from diary.journal.sharing import Exporters, Format
from diary.ui.screens.ask_day import day_echo
from diary.ui.widgets.area_choice import AreaChoice
from diary.ui.widgets.field import Field
from diary.ui.widgets.one_of import OneOf
from diary.ui.widgets.tick import Tick
from diary.wording import share as words
from diary.wording import tips

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp

_SPANS = tuple(Span)
_WHICH = tuple(Which)
#: Characters of a path; longer ones no system takes.
_LONGEST = 1000
#: Seconds from a key in a field to the summary that follows it.
_AFTER_TYPING = 0.3


class ShareForm(Vertical):
    """The choices. It names the files that they would make."""

    # Here, not on the screen: what scrolls would take these keys on their way there.
    BINDINGS = [
        Binding("down", "app.focus_next", id="share.next", tooltip=tips.NEXT),
        Binding("up", "app.focus_previous", id="share.before", tooltip=tips.BEFORE),
    ]
    DEFAULT_CSS = """
    ShareForm { height: auto; }
    """

    @dataclass
    class Changed(Message):
        """Something else was chosen."""

        form: "ShareForm"

        @property
        def control(self) -> "ShareForm":
            return self.form

    def __init__(self, journal: Journal, clock: Callable[[], Now], exporters: Exporters) -> None:
        super().__init__()
        self._journal, self._clock, self._exporters = journal, clock, exporters
        self._proposed = ""
        self._is_sealed = False
        self._key_field = Field(placeholder=words.KEY_EXAMPLE, id="key", longest=_LONGEST)
        self._soon: Timer | None = None
        #: Whether all choices are there.
        self.is_complete = False

    def compose(self) -> ComposeResult:
        with Horizontal(classes="choices"), Vertical():
            yield Static(words.WHICH_DAYS, classes="title", markup=False)
            yield OneOf([words.span(one) for one in _SPANS], id="span")

    def on_mount(self) -> None:
        # The first choice is seen before the others are laid out.
        self.call_after_refresh(self._complete)

    async def _complete(self) -> None:
        first, *_ = forms = self._exporters.formats
        ticks = [
            Tick(words.format_label(one.name), id=one.name, value=one is first) for one in forms
        ]
        as_what = Static(words.AS_WHAT, classes="title", markup=False)
        with suppress(MountError), self.app.batch_update():  # closed again already
            await self.query_one(".choices").mount(Vertical(as_what, *ticks))
            await self.mount(_Rest(self._key_field))
            self.is_complete = True
            self.on_one_of_changed()
            self.call_after_refresh(cast("DiaryApp", self.app).go_on)

    # What is chosen.

    def selection(self) -> Selection:
        """What goes out. Raises `DiaryError` for days that can't be understood."""
        today = self._clock().today
        first, last = (self._day(field, today) for field in ("from", "to"))
        period = period_of(self._span, self._journal.recent(today), first, last)
        left_out = frozenset(part for part in Part if not self._is_ticked(part.value))
        return Selection(period, self._areas(today), left_out, self._is_ticked("name"))

    @property
    def _span(self) -> Span:
        return _SPANS[self.query_one("#span", OneOf).chosen]

    @property
    def _which(self) -> Which:
        return _WHICH[self.query_one("#areas", OneOf).chosen]

    def _areas(self, today: date) -> frozenset[Area]:
        if self._which is Which.PICKED:
            picked = self.query_one(AreaChoice).chosen
            if not picked:  # which would mean all of them
                raise RecordError("choose-area")
            return frozenset(picked)
        if self._which is Which.LAST_SESSION:
            return self._journal.summary(today).last_areas
        return frozenset()

    def _day(self, field: str, today: date) -> date | None:
        typed = self.query_one(f"#{field}", Field).value
        return read_day(typed, today) if typed.strip() and self._span is Span.FROM_TO else None

    def formats(self) -> Sequence[Format]:
        return [one for one in self._exporters.formats if self._is_ticked(one.name)]

    def _is_ticked(self, name: str) -> bool:
        return self.query_one(f"#{name}", Tick).value

    def paths(self) -> Sequence[str]:
        """Where each format's file goes. Raises `RecordError`."""
        typed = self.query_one("#path", Field).value
        return self._exporters.paths(self.formats(), typed, is_sealed=bool(self.key_file))

    @property
    def key_file(self) -> str:
        """The file with the clinic's key, to which the files are encrypted; empty for none."""
        return self._key_field.value.strip()

    @property
    def hindrance(self) -> str:
        """Why there is nothing to save as it stands; empty where there is something."""
        return "" if self.formats() else words.NOTHING_CHOSEN

    # What it says.

    def propose(self, shared: Shared) -> None:
        """Offer a name for these days, unless another was typed."""
        field = self.query_one("#path", Field)
        if field.value == self._proposed:
            field.value = self._proposed = self._exporters.proposed(shared)
        self._show_files()

    def _show_files(self) -> None:
        said = self.hindrance
        if not said:
            try:
                said = words.will_be(self.paths())
            except DiaryError as error:
                said = wording.problem(error)
        self.query_one("#files", Static).update(said)

    def say_left_out(self, said: Sequence[str]) -> None:
        """Say what of the diary is in the files and what isn't."""
        line = self.query_one("#left-out", Static)
        line.update(" ".join(said))
        line.display = bool(said)

    def on_one_of_changed(self) -> None:
        if not self.is_complete:
            return
        self.query_one("#from-to").display = self._span is Span.FROM_TO
        self.query_one(AreaChoice).display = self._which is Which.PICKED
        self._say_changed()

    def on_area_choice_chosen(self, event: AreaChoice.Chosen) -> None:
        event.stop()
        self._say_changed()

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        event.stop()
        self._say_changed()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input.id == "path":
            self._show_files()
            return
        if event.input is self._key_field:
            self._show_files()
            if bool(self.key_file) is not self._is_sealed:
                self._is_sealed = not self._is_sealed
                self._say_changed()
            return
        echo = self.query_one(f"#{event.input.id}-echo", Static)
        echo.update(day_echo(event.value, self._clock().today))
        if self._soon:
            self._soon.stop()
        self._soon = self.set_timer(_AFTER_TYPING, self._say_changed)

    def _say_changed(self) -> None:
        if self.is_complete:
            self.post_message(self.Changed(self))


class _Rest(Vertical):
    """The choices after the first ones, and what they come to."""

    DEFAULT_CSS = """
    _Rest { height: auto; }
    """

    def __init__(self, key: Field) -> None:
        super().__init__()
        self._key = key

    def compose(self) -> ComposeResult:
        with Vertical(id="from-to"):
            yield from _field(words.FROM, Field(placeholder=words.FROM_EXAMPLE, id="from"))
            yield Static(id="from-echo", classes="echo", markup=False)
            yield from _field(words.TO, Field(placeholder=words.TO_EXAMPLE, id="to"))
            yield Static(id="to-echo", classes="echo", markup=False)
        with Horizontal(classes="choices"):
            with Vertical():
                yield Static(words.WHICH_AREAS, classes="title", markup=False)
                yield OneOf(words.AREA_CHOICES, id="areas")
            with Vertical():
                yield Static(words.WITH_WHAT, classes="title", markup=False)
                for part in Part:
                    yield Tick(words.part_label(part), id=part.value, value=True)
                yield Tick(words.MY_NAME, id="name", value=True)
        yield AreaChoice(id="picked")
        yield from _field(words.WHERE_TO, Field(id="path", longest=_LONGEST))
        yield from _field(words.FOR_CLINIC, self._key)
        yield Static(id="files", markup=False)
        yield Static(id="left-out", markup=False)


def _field(label: str, field: Field) -> Iterator[Horizontal]:
    yield Horizontal(
        Static(label, classes="label", markup=False), field, classes=f"field of-{field.id}"
    )
