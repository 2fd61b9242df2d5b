"""The patient's own details, which are part of the diary, and how the app looks and works."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from diary import wording
from diary.core.days import read_day
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.profile import Profile, accepted_profile
from diary.core.settings import Questions, Settings, read_hour, read_minutes
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.drafts import Draft, SettingsDraft
from diary.ui.themes import NAMES, theme_of
from diary.ui.widgets.choice import Choice
from diary.ui.widgets.key_bar import FIXED, Key, KeyBar
from diary.ui.widgets.settings_form import Form, SettingsForm
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import screens
from diary.wording import settings as words
from diary.wording.care_plan import title

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp


class SettingsScreen(Screen[None]):
    """A form with one Save. A theme shows at once, and goes again where it isn't saved."""

    CSS_PATH = "../settings.tcss"
    AUTO_FOCUS = "#name"
    IS_FORM = True
    BINDINGS = [
        Binding("ctrl+s", "save", screens.SAVE, id="settings.save", tooltip=words.SAVE_TIP),
        Binding("enter", "save", screens.SAVE, id="settings.save_too", tooltip=words.SAVE_TIP),
        Binding("escape", "back", screens.BACK, id="settings.back", tooltip=words.BACK_TIP),
    ]

    def __init__(
        self, journal: Journal, clock: Callable[[], Now], *, draft: SettingsDraft | None = None
    ) -> None:
        super().__init__()
        self._journal, self._clock = journal, clock
        self._typed_before = draft.typed if draft else {}
        self._profile: Profile | None = None
        self._settings = Settings()
        #: What the app was shown in when this opened: by the palette it may be another than saved.
        self._theme = ""

    def compose(self) -> ComposeResult:
        choices = self._journal.choices
        yield TwoSides(id="heading")
        self._theme = self.app.theme
        where = words.where(choices.settings_path, choices.keys_path)
        themes = (theme_of(choices.settings()), self._theme, *self._theme_before())
        yield SettingsForm(self._clock, themes, where)
        yield KeyBar(
            Key("tab", screens.NEXT_FIELD, "app.focus_next", FIXED),
            Key("^s", screens.SAVE, "screen.save", "settings.save"),
            Key("esc", screens.BACK, "screen.back", "settings.back"),
            Key("F1", screens.HELP, "app.help", "app.help"),
        )

    def on_mount(self) -> None:
        self.query_one("#heading", TwoSides).say(words.TITLE)
        self._fill()
        if self._typed_before:
            self._form.show(self._saved.with_changes(self._typed_before))
            for theme in self._theme_before():
                self.app.theme = theme

    def _theme_before(self) -> tuple[str, ...]:
        """The theme that was chosen before and not saved, if there is one of that name."""
        return tuple(one for one in (self._typed_before.get("theme"),) if one in NAMES)

    @property
    def _form(self) -> SettingsForm:
        return self.query_one(SettingsForm)

    def catch_up(self) -> None:
        """Show what is saved now; what is being typed stays."""
        if not self.is_changed:
            self._fill()

    def _fill(self) -> None:
        self._profile = self._journal.recent(self._clock().today).profile
        self._settings = self._journal.choices.settings()
        self._form.show(self._saved)
        self._form.say_plan(clean(title(self._journal.plan)))

    @property
    def is_complete(self) -> bool:
        """Whether the whole form is there, for keys that were typed ahead to go to."""
        return any(one.is_complete for one in self.query(SettingsForm))

    @property
    def _saved(self) -> Form:
        profile = self._profile or Profile(self._clock().today)
        return Form.of(profile, self._settings, self._theme)

    @property
    def is_changed(self) -> bool:
        """Whether something chosen or typed here isn't saved."""
        return self.is_mounted and self._form.typed != self._saved

    def to_drafts(self) -> tuple[Draft, ...]:
        """What is chosen or typed here and not saved, if anything is."""
        if not self.is_changed:
            return ()
        return (SettingsDraft(self._form.typed.changes(self._saved)),)

    def on_opener_opened(self) -> None:
        """What is typed here stays until the plan was looked at."""
        from diary.ui.screens.care_plan import CarePlanScreen

        def done(_: bool | None) -> None:
            self._form.say_plan(clean(title(self._journal.plan)))

        self.app.push_screen(CarePlanScreen(self._journal, self._clock), done)

    def on_choice_changed(self, event: Choice.Changed) -> None:
        if event.choice.id == "theme":
            self.app.theme = event.value

    def action_save(self) -> None:
        now, typed, field = self._clock(), self._form.typed, "born"
        try:
            born = read_day(typed.born, now.today) if typed.born.strip() else None
            said = Profile(now.today, typed.name, born, *typed[2:5])
            profile = accepted_profile(said, now.today)
            field = "hour"
            hour = read_hour(typed.hour)
            field = "minutes"
            minutes = read_minutes(typed.minutes)
        except (DiaryError, ValueError) as error:
            is_number = not isinstance(error, DiaryError)
            self._form.say(field, words.WRONG_MINUTES if is_number else wording.problem(error))
            self.query_one(f"#{field}").focus()
            return
        is_same = typed.theme == theme_of(self._settings)
        theme = self._settings.theme if is_same else typed.theme
        questions = Questions(typed.questions)
        settings = Settings(minutes, theme, questions, typed.vim, hour, typed.animations)
        self._keep(profile, settings, now)

    def _keep(self, profile: Profile, settings: Settings, now: Now) -> None:
        before = self._profile or Profile(now.today)
        profile = replace(profile, day=before.day)
        if (profile, settings) == (before, self._settings):
            self.notify(screens.NOTHING_CHANGED, markup=False)
            return
        try:
            if profile != before:
                self._journal.keep_profile(profile, now)
                self._profile = profile
            if settings != self._settings:
                self._journal.choices.keep(settings)
        except (DiaryError, OSError) as error:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)
            return
        app = cast("DiaryApp", self.app)
        app.use(settings)
        self._theme = app.theme
        self._fill()
        app.keep_typed()  # of this nothing is left to keep
        self.dismiss()
        self.notify(words.SAVED, markup=False)

    def action_back(self) -> None:
        app = cast("DiaryApp", self.app)
        if app.may_leave(self):
            app.theme = self._theme
            self.dismiss()
