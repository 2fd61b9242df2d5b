"""Answering a question of Today in more than one word: a small form over Today."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from diary import wording
from diary.core.errors import DayError, DiaryError, FutureDayError, RecordError, UnclearTimeError
from diary.core.moment import Now
from diary.core.records import Record
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.answer_draft import About, AnswerDraft
from diary.ui.screens.ask_day import day_echo
from diary.ui.widgets.answer_form import AnswerForm
from diary.ui.widgets.key_bar import Key, KeyLine
from diary.wording import screens, tips
from diary.wording import today as words

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp

#: What can be put right in the form itself.
_IN_THE_FORM = (DayError, FutureDayError, RecordError, UnclearTimeError)
#: Lines of the dialog beside its fields.
_AROUND = 10


class AnswerScreen(ModalScreen[bool]):
    """Stays as it is where the answer cannot be kept. Gives whether it was."""

    CSS_PATH = "../dialog.tcss"
    AUTO_FOCUS = "Tick, Choice"
    BINDINGS = [
        Binding("ctrl+s", "save", screens.SAVE, id="answer.save", tooltip=words.TIP_SAVE),
        Binding("enter", "save", screens.SAVE, id="answer.save_too", tooltip=words.TIP_SAVE),
        Binding("escape", "cancel", screens.CANCEL, id="answer.cancel", tooltip=tips.BACK),
        Binding("down", "app.focus_next", id="answer.down", tooltip=tips.NEXT),
        Binding("up", "app.focus_previous", id="answer.up", tooltip=tips.BEFORE),
    ]

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], Now],
        about: About,
        typed: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._journal, self._clock, self._about = journal, clock, about
        self._typed = typed or {}
        self._loaded: Mapping[str, str] = {}

    def compose(self) -> ComposeResult:
        plan = self._journal.plan
        question = {
            "reaction": plan.test_injections.question,
            "late-check": plan.late_checks.question,
            "result": plan.results.question,
        }[self._about.kind]
        with Vertical(classes="dialog"):
            yield Static(clean(question), markup=False)
            yield AnswerForm(self._about, plan)
            yield Static(id="echo", classes="echo", markup=False)
            yield KeyLine(
                Key("^s", screens.SAVE, "screen.save", "answer.save"),
                Key("esc", screens.CANCEL, "screen.cancel", "answer.cancel"),
            )

    def on_mount(self) -> None:
        form = self.query_one(AnswerForm)
        self._loaded = form.typed
        form.show(self._typed)
        self.query_one("#echo").display = False

    def on_resize(self) -> None:
        """Where not all of it fits, its fields scroll."""
        lines = self.query_one(AnswerForm).lines + _AROUND
        self.query_one(".dialog").set_class(lines > self.size.height, "-tall")

    @property
    def is_changed(self) -> bool:
        """Whether something typed here isn't saved."""
        return self.query_one(AnswerForm).typed != self._loaded

    def _draft(self) -> AnswerDraft:
        return AnswerDraft(self._about, self._clock().evening, self.query_one(AnswerForm).typed)

    def to_drafts(self) -> tuple[AnswerDraft, ...]:
        """What is typed here and not saved, if anything is."""
        return (self._draft(),) if self.is_changed else ()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "day":
            today = self._clock().evening
            is_today = event.value.strip().lower() == screens.TODAY.lower()
            self._say("" if is_today else day_echo(event.value, today))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        draft, now = self._draft(), self._clock()
        if not draft.is_answered:
            self._say(words.UNANSWERED[self._about.kind])
            return
        try:
            saved = self._journal.record(draft.to_record(now.evening), now)
        except _IN_THE_FORM as error:
            self._say(wording.problem(error))
        except (DiaryError, OSError) as error:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)
        else:
            with suppress(DiaryError, OSError):  # it is saved, whatever can be said about it
                self._say_what_follows(saved.value, now)
            self.app.notify(words.answered(), markup=False)
            self.dismiss(True)

    def _say_what_follows(self, saved: Record, now: Now) -> None:
        """Where no change is seen after as many sessions as it usually takes, what is usual."""
        if self._about.kind != "result":
            return
        from diary.core.results import without_change
        from diary.wording.treatment import no_change

        summary = self._journal.summary(now.today)
        said = {one.area for one in getattr(saved, "seen", ())}
        if areas := [one for one in without_change(summary) if one in said]:
            text = clean(no_change(areas, summary.plan))
            self.app.notify(text, markup=False, timeout=12)

    def _say(self, text: str) -> None:
        echo = self.query_one("#echo", Static)
        echo.display = bool(text)
        echo.update(text)

    def action_cancel(self) -> None:
        if cast("DiaryApp", self.app).may_leave(self):
            self.dismiss(False)
