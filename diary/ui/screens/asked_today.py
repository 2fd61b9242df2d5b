"""What Today asks and tells around a session: the question that is due, and the hours after it."""

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from diary import wording
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.summary import Summary
from diary.journal import Journal
from diary.ui.abstract import Abstract
from diary.ui.screens.check_in import CheckInScreen
from diary.ui.widgets.planned_card import PlannedCard
from diary.wording import screens as words
from diary.wording import today as asked

if TYPE_CHECKING:
    from diary.core.asking import Due
    from diary.ui.widgets.aftercare_lines import AftercareLines, Tip
    from diary.ui.widgets.question_card import QuestionCard


class AskedTodayScreen(CheckInScreen, metaclass=Abstract):
    """A check-in with a card for the question that is due, and lines for what to leave be."""

    BINDINGS = [
        Binding("z", "say_no", asked.SAY_NO, id="today.no", tooltip=asked.TIP_NO),
        Binding("r", "answer", asked.ANSWER, id="today.answer", tooltip=asked.TIP_ANSWER),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now]) -> None:
        super().__init__(journal, clock)

    @abstractmethod
    def refresh_diary(self) -> None:
        """Show what the diary says now."""

    def show_asked(self, summary: Summary, now: Now) -> None:
        """Show what is due and what goes on. The first time after the first paint: few need it."""
        from diary.core.asking import due
        from diary.journal.zones import zone_named

        parts = self._parts()
        if parts is None:
            return
        card, lines, tip = parts
        card.show(due(summary, now, zone_named), summary.plan, summary.as_of)
        lines.show(summary, now)
        tip.show(summary, now)
        self.refresh_bindings()

    def show_reminders(self, summary: Summary, now: Now) -> None:
        """Show what is planned, and what was there last and is not among the rows' answers."""
        self.query_one(PlannedCard).show(summary, now.today)
        reminders = [
            words.reminder(one, summary.as_of)
            for one in summary.reminders
            if not one.is_beside(self.form.day)
        ]
        lines = self.query_one("#reminders", Static)
        lines.display = bool(reminders)
        lines.update("\n".join(reminders[:2]))

    def _parts(self) -> "tuple[QuestionCard, AftercareLines, Tip] | None":
        """Where all this shows; None in an app that is closing, which takes nothing in any more."""
        from diary.ui.widgets.aftercare_lines import AftercareLines, Tip
        from diary.ui.widgets.question_card import QuestionCard

        if not self.query(QuestionCard):
            scroll = self.query_one(VerticalScroll)
            scroll.mount(QuestionCard(markup=False), AftercareLines(), before="#reminders")
            scroll.mount(Tip(markup=False), after=self.form)
        if not self.query(Tip):
            return None
        return self.query_one(QuestionCard), self.query_one(AftercareLines), self.query_one(Tip)

    def count_down(self, now: Now) -> None:
        """Show the time that is left now."""
        for lines in self.query("AftercareLines"):
            cast("AftercareLines", lines).tick(now)

    @property
    def question(self) -> "Due | None":
        """The one that shows."""
        for card in self.query("QuestionCard"):
            return cast("QuestionCard", card).asked
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is asked can be answered, and not every question with no."""
        if action in ("say_no", "answer"):
            return self.question is not None and (action == "answer" or self._no() is not None)
        return super().check_action(action, parameters)

    def _no(self) -> object:
        from diary.ui.answer_draft import said_no

        return said_no(self.question, self._clock().evening) if self.question else None

    def action_say_no(self) -> None:
        """Answer the question that shows with no."""
        from diary.ui.answer_draft import said_no

        now = self._clock()
        answer = said_no(self.question, now.evening) if self.question else None
        if answer is None:
            return
        try:
            self._journal.record(answer, now)
        except (DiaryError, OSError) as error:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)
            return
        self.refresh_diary()
        self.notify(asked.answered(), markup=False)

    def action_answer(self) -> None:
        from diary.ui.answer_draft import about
        from diary.ui.screens.answer import AnswerScreen

        if self.question:
            screen = AnswerScreen(self._journal, self._clock, about(self.question))
            self.app.push_screen(screen)
