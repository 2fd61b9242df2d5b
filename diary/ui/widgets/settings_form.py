"""The fields of the settings in one scrolling form, and what stands in them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widget import MountError, Widget
from textual.widgets import Input, Static

from diary import wording
from diary.core.days import read_day
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.profile import LONGEST, Profile
from diary.core.settings import Settings
from diary.core.text import clean
from diary.ui.themes import THEMES
from diary.ui.widgets.choice import Choice
from diary.ui.widgets.field import Field
from diary.ui.widgets.opener import Opener
from diary.ui.widgets.tick import Tick
from diary.wording import settings as words

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp


class Form(NamedTuple):
    """All that stands in the form, as it stands there; each part is the id of its widget."""

    name: str
    born: str
    patient_number: str
    clinic: str
    emergency: str
    theme: str
    questions: str
    hour: str
    minutes: str
    vim: bool
    animations: bool

    @classmethod
    def of(cls, profile: Profile, settings: Settings, theme: str) -> "Form":
        """What is saved, as it stands in the form before anything is typed."""
        return cls(
            profile.name,
            words.born_words(profile.born),
            profile.patient_number,
            profile.clinic,
            profile.emergency,
            theme,
            settings.questions.value,
            settings.reminder_hour,
            str(settings.lock_after_minutes),
            settings.vim_keys,
            settings.animations,
        )

    def changes(self, saved: "Form") -> dict[str, str | bool]:
        """What stands here otherwise, by the name of its part."""
        was = saved._asdict()
        return {name: value for name, value in self._asdict().items() if value != was[name]}

    def with_changes(self, typed: Mapping[str, str | bool]) -> "Form":
        """The same with these instead; what no part of a form can hold is passed over."""
        parts = self._asdict()
        kept = {name: one for name, one in typed.items() if type(one) is type(parts.get(name))}
        return Form(**{**parts, **kept})


#: Characters of a day of which nothing is said yet: its year is still to come.
_TYPING = 11


class SettingsForm(VerticalScroll, can_focus=False):
    """What is printed, the clinic, and how the app looks and works."""

    #: Here and not on the screen: else the arrows would scroll the form.
    BINDINGS = [
        Binding("down", "app.focus_next", "", id="settings.down", tooltip=words.NEXT_TIP),
        Binding("up", "app.focus_previous", "", id="settings.up", tooltip=words.BEFORE_TIP),
    ]

    def __init__(self, clock: Callable[[], Now], themes: Iterable[str], where: str) -> None:
        """`themes` are those in use, besides our own; `where` says where the settings lie."""
        super().__init__()
        self._clock, self._where = clock, where
        self._themes = dict.fromkeys((*(theme.name for theme in THEMES), *themes))
        #: What was last let stand in the form, also in what is still to be mounted.
        self._shown: Form | None = None
        #: The parts that are there and say what is saved or typed; the others are still empty.
        self._filled: tuple[str, ...] = ()
        self._plan = ""
        #: Whether both parts are there, for keys that were typed ahead to go to.
        self.is_complete = False

    def compose(self) -> ComposeResult:
        """The first part; the second one follows once this is painted."""
        yield Static(words.PRINTED, classes="heading", markup=False)
        yield _row(words.NAME, Field(id="name"))
        yield _row(words.BORN, Field(placeholder=words.BORN_EXAMPLE, id="born"))
        yield Static(id="born-echo", classes="echo", markup=False)
        number = Field(placeholder=words.PATIENT_NUMBER_EXAMPLE, id="patient_number")
        yield _row(words.PATIENT_NUMBER, number)
        yield Static(words.PRINTED_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        self.call_after_refresh(self._complete)

    async def _complete(self) -> None:
        standing = self.typed
        with suppress(MountError):  # closed again already
            await self.mount_all(self._second_part())
            self._fill(standing)
            self.say_plan(self._plan)
            self.is_complete = True
            self.call_after_refresh(cast("DiaryApp", self.app).go_on)

    def _second_part(self) -> Iterator[Widget]:
        yield Static(words.YOUR_CLINIC, classes="heading", markup=False)
        clinic = Field(placeholder=words.CLINIC_EXAMPLE, id="clinic", longest=LONGEST["clinic"])
        yield _row(words.CLINIC, clinic)
        yield _row(words.EMERGENCY, Field(placeholder=words.EMERGENCY_EXAMPLE, id="emergency"))
        yield Static(words.CLINIC_HINT, classes="hint", markup=False)
        yield Static(words.LOOKS, classes="heading", markup=False)
        themes = [(name, words.theme_words(name)) for name in self._themes]
        yield _row(words.THEME, Choice(themes, "", id="theme"))
        yield Static(words.MORE_THEMES, classes="hint", markup=False)
        yield _row(words.QUESTIONS, Choice(words.QUESTION_WORDS, "", id="questions"))
        yield _row(words.REMIND_AT, Field(placeholder=words.REMIND_EXAMPLE, id="hour"))
        yield Static(id="hour-echo", classes="echo", markup=False)
        yield _row(words.LOCK_AFTER, Field(id="minutes"))
        yield Static(id="minutes-echo", classes="echo", markup=False)
        yield Static(words.LOCK_HINT, classes="hint", markup=False)
        yield Tick(words.VIM_KEYS, id="vim")
        yield Tick(words.ANIMATIONS, id="animations")
        yield _row(words.CARE_PLAN, Opener(id="care-plan"))
        yield Static(clean(self._where), classes="hint", markup=False)

    @property
    def typed(self) -> Form:
        assert self._shown
        return self._shown._replace(**{id_: self._widget(id_).value for id_ in self._filled})

    def show(self, form: Form) -> None:
        """Let this stand in the form."""
        self._shown = form
        self._fill(form)

    def _fill(self, form: Form) -> None:
        self._filled = tuple(id_ for id_ in Form._fields if self._widget(id_))
        for id_ in self._filled:
            self._widget(id_).value = getattr(form, id_)

    def say_plan(self, title: str) -> None:
        """Let this stand as the care plan in force."""
        self._plan = title
        for opener in self.query(Opener):
            opener.say(title)

    def say(self, field: str, text: str) -> None:
        """Say something under a field; an echo takes a line only while it says something."""
        echo = self.query_one(f"#{field}-echo", Static)
        echo.update(text)
        echo.display = bool(text)

    def _widget(self, id_: str) -> Any:
        """The field, the choice or the tick of that part; None while it is not there yet."""
        return next(iter(self.query(f"#{id_}")), None)

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "born":
            self.say("born", self._born_echo(event.value))
        elif event.input.id in ("hour", "minutes"):
            self.say(event.input.id, "")

    def _born_echo(self, typed: str) -> str:
        try:
            return words.born_echo(read_day(typed, self._clock().today), typed)
        except DiaryError as error:
            return wording.problem(error) if len(typed) > _TYPING else ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()


def _row(label: str, widget: Field | Choice | Opener) -> Horizontal:
    return Horizontal(Static(label, classes="label", markup=False), widget, classes="field")
