"""What can be asked over a check-in: another area, what was used, what a warning sign asks for."""

from collections.abc import Callable
from contextlib import suppress

from textual.screen import Screen

from diary.core.areas import Area
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.journal import Journal
from diary.ui.widgets.check_in_form import CheckInForm
from diary.ui.widgets.sign_list import SignList


class CheckInAsksScreen(Screen[None]):
    """A screen around one `CheckInForm`, with what comes up over it."""

    def __init__(self, journal: Journal, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._journal, self._clock = journal, clock
        #: What was typed of why a check-in is corrected and not saved, by its id.
        self._whys: dict[str, str] = {}

    @property
    def is_changed(self) -> bool:
        return self.form.is_changed

    @property
    def form(self) -> CheckInForm:
        return self.query_one(CheckInForm)

    def action_area(self) -> None:
        from diary.ui.screens.ask_area import AskAreaScreen

        def add(area: Area | None) -> None:
            if area is not None:
                self.form.add_area(area)

        self.app.push_screen(AskAreaScreen(), add)

    def action_remedies(self) -> None:
        """Say what was used on this day."""
        from diary.ui.screens.remedies import RemediesScreen

        plan, used = self.form.summary.plan, self.form.used
        screen = RemediesScreen(plan, used.remedies, lambda remedies: used.show(remedies, plan))
        self.app.push_screen(screen)

    def on_sign_list_ticked(self, event: SignList.Ticked) -> None:
        """Say what to do at once, saved or not."""
        from diary.ui.screens.sign_card import SignCardScreen

        plan, profile = self.form.summary.plan, self.form.summary.profile
        # What is typed keeps the form as it was; whom to call may have been said since.
        with suppress(DiaryError, OSError):
            profile = self._journal.recent(self.form.day).profile
        is_now = plan.is_of_now(self.form.day, self._clock().today)
        self.app.push_screen(SignCardScreen(event.signs, plan, profile, is_now=is_now))
