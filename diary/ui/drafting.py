"""Keeping what is typed and not saved, and offering what an app left that ended too early."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from diary.core.changes import changes
from diary.core.days import read_day
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.profile import Profile
from diary.core.records import Record, ToldClinic
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.answer_draft import AnswerDraft
from diary.ui.drafts import (
    CheckInDraft,
    Draft,
    SettingsDraft,
    TellDraft,
    WithdrawalDraft,
    drafts_in,
    text_of,
)
from diary.ui.screens.today import TodayScreen
from diary.ui.session_draft import SessionDraft
from diary.ui.themes import theme_of
from diary.ui.widgets.check_in_parts import Typed
from diary.wording import safety as words

if TYPE_CHECKING:
    from diary.ui.places_app import PlacesApp


class Drafting:
    """The drafts of one running app: those of its screens, and those that were left."""

    def __init__(self, app: "PlacesApp", journal: Journal, clock: Callable[[], Now]) -> None:
        self._app, self._journal, self._clock = app, journal, clock
        self._kept = ""
        self._is_failing = False
        #: What was left and is in this app's forms now; thrown away once that was kept anew.
        self._taken_up: list[str] = []
        self._decided: set[str] = set()

    def keep(self) -> None:
        """Keep what stands in the forms; where that fails, say so once."""
        drafts = [one for screen in self._app.screen_stack for one in _typed_in(screen)]
        try:
            self._keep(text_of(drafts))
        except (DiaryError, OSError):
            if not self._is_failing:
                self._app.notify(words.NOT_KEPT, markup=False)
            self._is_failing = True
        else:
            self._is_failing = False

    def _keep(self, text: str) -> None:
        files = self._journal.drafts
        if text == self._kept and not self._taken_up:
            return
        if text:
            files.keep(text)
        else:
            files.drop()
        self._kept = text
        while self._taken_up:
            files.drop_left(self._taken_up.pop())

    def give_up(self) -> None:
        """Throw away what was left unsaved on purpose."""
        self._keep("")

    # What was left.

    def offer(self) -> None:
        """Ask about each draft that was left, the newest first, until one is gone on with."""
        found = self._next_left()
        if found is None:
            return
        from diary.ui.screens.ask_draft import GO_ON, THROW_AWAY, AskDraftScreen

        key, drafts = found

        def answered(answer: int | None) -> None:
            self._decided.add(key)
            if answer == GO_ON:
                self._go_on(key, drafts)
                return
            if answer == THROW_AWAY:
                self._journal.drafts.drop_left(key)
            self.offer()

        self._app.push_screen(AskDraftScreen(self._words(drafts)), answered)

    def _next_left(self) -> tuple[str, tuple[Draft, ...]] | None:
        """The newest one to decide about. One that was saved after all is thrown away."""
        for key, text in self._journal.drafts.left():
            drafts = tuple(filter(self._can_be_opened, drafts_in(text)))
            if key in self._decided or not drafts:
                continue
            if not all(map(self._is_saved, drafts)):
                return key, drafts
            self._journal.drafts.drop_left(key)
        return None

    def _can_be_opened(self, draft: Draft) -> bool:
        """Whether its day is none to come, as it is where a clock was wrong."""
        today = self._clock().today
        if isinstance(draft, CheckInDraft):
            return draft.day <= today
        if isinstance(draft, SessionDraft | AnswerDraft | TellDraft):
            return draft.typed_on <= today
        return True

    def _words(self, drafts: Sequence[Draft]) -> str:
        return words.left_unsaved([self._form_words(one) for one in drafts])

    def _form_words(self, draft: Draft) -> str:
        match draft:
            case CheckInDraft():
                return words.a_check_in(draft.day, self._clock().today)
            case SessionDraft():
                return words.A_PLAN if draft.is_plan else words.A_SESSION
            case SettingsDraft():
                return words.A_SETTING
            case WithdrawalDraft():
                return words.A_REASON
            case AnswerDraft():
                return words.AN_ANSWER
            case TellDraft():
                return words.A_TELLING

    def _go_on(self, key: str, drafts: Sequence[Draft]) -> None:
        for draft in drafts:
            self._open(draft)
        self._app.notify(words.HERE_AGAIN, markup=False)
        self._taken_up.append(key)
        # Once the forms are up, what they hold is kept anew before the old draft is thrown away.
        self._app.call_after_refresh(self.keep)

    def _open(self, draft: Draft) -> None:
        screen = self._app.screen
        if isinstance(draft, SessionDraft):
            from diary.ui.screens.session import SessionScreen
            from diary.ui.screens.tour import TourScreen

            if draft.is_plan or draft.plan:
                self._open_plan(draft)
            elif isinstance(screen, SessionScreen | TourScreen) and not screen.is_changed:
                screen.open_draft(draft)
            else:
                self._app.push_screen(SessionScreen(self._journal, self._clock, draft=draft))
        elif isinstance(draft, SettingsDraft):
            from diary.ui.screens.settings import SettingsScreen

            self._app.push_screen(SettingsScreen(self._journal, self._clock, draft=draft))
        elif isinstance(draft, WithdrawalDraft):
            self._ask_why_withdrawn(screen, draft)
        elif isinstance(draft, AnswerDraft):
            from diary.ui.screens.answer import AnswerScreen

            about, typed = draft.about, draft.typed
            self._app.push_screen(AnswerScreen(self._journal, self._clock, about, typed))
        elif isinstance(draft, TellDraft):
            from diary.ui.screens.tell import TellScreen

            told = TellScreen(self._journal, self._clock, draft.flags, draft.about, draft)
            self._app.push_screen(told)
        elif isinstance(screen, TodayScreen) and screen.day == draft.day and not screen.is_changed:
            screen.open_draft(draft)
        else:
            from diary.ui.screens.day import DayScreen

            day_screen = DayScreen(self._journal, self._clock, draft.day, draft=draft)
            self._app.push_screen(day_screen)

    def _open_plan(self, draft: SessionDraft) -> None:
        from diary.ui.screens.plan_session import PlanSessionScreen
        from diary.ui.screens.took_place import TookPlaceScreen

        form = (
            PlanSessionScreen(self._journal, self._clock, draft=draft)
            if draft.is_plan
            else TookPlaceScreen(self._journal, self._clock, plan=draft.plan, draft=draft)
        )
        self._app.push_screen(form)

    def _ask_why_withdrawn(self, screen: Screen[Any], draft: WithdrawalDraft) -> None:
        from diary.ui.screens.ask_why import withdraw

        show = self._app.catch_up_all
        withdraw(screen, self._journal, self._clock, draft.entry, show, typed=draft.why)

    # What was saved after all, where the app ended before it could throw the draft away.

    def _is_saved(self, draft: Draft) -> bool:
        if isinstance(draft, SessionDraft):
            return self._is_session(draft)
        if isinstance(draft, SettingsDraft):
            return self._is_set(draft)
        if isinstance(draft, WithdrawalDraft):
            return self._is_withdrawn(draft)
        if isinstance(draft, AnswerDraft):
            records = self._journal.recent(self._clock().today).records
            return draft.is_in((*records.reactions, *records.late_checks, *records.results))
        if isinstance(draft, TellDraft):
            return self._is_told(draft)
        records = self._journal.recent(draft.day).records
        return any(
            Typed.of(entry.value) == draft.typed for entry in records.by_day.get(draft.day, ())
        )

    def _is_session(self, draft: SessionDraft) -> bool:
        try:
            value = draft.to_plan() if draft.is_plan else draft.to_session()
        except DiaryError:
            return False
        records = self._journal.recent(self._clock().today).records
        entries = records.planned if draft.is_plan else records.sessions
        return any(
            draft.entry in ("", one.id) and not _differs(one.value, value) for one in entries
        )

    def _is_set(self, draft: SettingsDraft) -> bool:
        from diary.ui.widgets.settings_form import Form

        today, settings = self._clock().today, self._journal.choices.settings()
        profile = self._journal.recent(today).profile or Profile(today)
        saved = Form.of(profile, settings, theme_of(settings))
        return saved.with_changes(draft.typed) == saved

    def _is_told(self, draft: TellDraft) -> bool:
        try:
            day = read_day(draft.day, draft.typed_on)
        except DiaryError:
            return False
        told = {one.value for one in self._journal.records().told}
        return all(ToldClinic(flag, day, clean(draft.note)) in told for flag in draft.flags)

    def _is_withdrawn(self, draft: WithdrawalDraft) -> bool:
        """Whether it is, or is not in this diary at all."""
        of_it = [one for one in self._journal.history() if one.id == draft.entry]
        return not of_it or of_it[-1].withdrawn


def _differs(saved: Record, typed: Record) -> bool:
    """Whether a form holds something else than what was saved; no form has a plan's list."""
    return any(change.field != "checked" for change in changes(saved, typed))


def _typed_in(screen: Screen[Any]) -> Iterable[Draft]:
    to_drafts = getattr(screen, "to_drafts", None)
    return to_drafts() if to_drafts and screen.is_mounted else ()
