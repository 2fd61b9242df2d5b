"""Taking back what was saved, and bringing back what was taken back."""

from typing import TYPE_CHECKING

from textual.binding import Binding

from diary import wording
from diary.core.errors import DiaryError, RecordError
from diary.core.text import clean
from diary.ui.places_app import PlacesApp
from diary.wording import screens as words
from diary.wording import tips

if TYPE_CHECKING:
    from diary.core.steps import Undone


class UndoApp(PlacesApp):
    """What this app saved is taken back at a key; what is older, only once that was asked."""

    BINDINGS = [
        Binding("u", "undo", words.UNDO, id="app.undo", tooltip=tips.UNDO),
        Binding("y", "bring_back", words.BRING_BACK, id="app.bring_back", tooltip=tips.BRING_BACK),
    ]
    #: What was taken back and can still be brought back, the last one last.
    _taken_back: "tuple[Undone, ...]" = ()
    #: The last revision of the diary after that: nothing is brought back over what came since.
    _mark: tuple[str, int] = "", 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was taken back here can be brought back."""
        may = super().check_action(action, parameters)
        return may and (action != "bring_back" or bool(self._taken_back))

    def action_undo(self) -> None:
        """Take back what was saved last; what is being typed is never touched by it."""
        if not self._is_free():
            return
        try:
            found = self._journal.next_undo(self._clock())
            if self._journal.was_saved_here(found.undid):
                self._undo()
                return
        except (DiaryError, OSError) as error:
            self.notify(wording.problem(error), markup=False)
            return
        from diary.ui.screens.ask_sure import AskSureScreen
        from diary.wording.corrections import TAKE_BACK, take_back

        def answered(is_sure: bool | None) -> None:
            if is_sure:
                self._undo(found)

        question = clean(take_back(found, self._clock().today))
        self.push_screen(AskSureScreen(question, TAKE_BACK), answered)

    def _undo(self, asked: "Undone | None" = None) -> None:
        now = self._clock()
        try:
            if asked and self._journal.next_undo(now).undid != asked.undid:
                self.action_undo()  # another window has saved since: ask about that
                return
            done = self._journal.undo(now)
        except (DiaryError, OSError) as error:
            self.notify(wording.problem(error), markup=False)
            return
        from diary.wording.corrections import taken_back

        self._taken_back = (*self._taken_back, done)
        self._mark = self._last()
        self.catch_up_all()
        self.notify(clean(taken_back(done)), markup=False)

    def action_bring_back(self) -> None:
        """Let what was taken back last count again, as if that had never been."""
        if not self._taken_back or not self._is_free():
            return
        done = self._taken_back[-1]
        try:
            if self._last() != self._mark:
                self._taken_back = ()
                raise RecordError("nothing-to-bring-back")
            self._journal.bring_back(done, self._clock())
        except (DiaryError, OSError) as error:
            self.notify(wording.problem(error), markup=False)
            return
        self._taken_back = self._taken_back[:-1]
        self._mark = self._last()
        from diary.wording.corrections import brought_back

        self.catch_up_all()
        self.notify(clean(brought_back(done)), markup=False)

    def _last(self) -> tuple[str, int]:
        last = self._journal.history()[-1]
        return last.id, last.revision

    def action_lock(self) -> None:
        self._taken_back = ()  # a locked app knows nothing of the diary
        super().action_lock()

    def _is_free(self) -> bool:
        """Whether nothing is being typed that the screens would have to leave behind."""
        typed = [one for one in self.screen_stack if getattr(one, "is_changed", False)]
        if typed:
            can_put_back = hasattr(typed[-1], "action_put_back")
            said = words.SAVE_OR_PUT_BACK if can_put_back else words.SAVE_OR_CLEAR
            self.notify(said, markup=False)
        return not typed
