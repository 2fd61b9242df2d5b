"""What Today and a past day share: a check-in form with its keys."""

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from diary.core.areas import Area
from diary.ui.widgets.check_in_form import CheckInForm
from diary.wording import screens as words


class CheckInScreen(Screen[None]):
    """A screen around one `CheckInForm`."""

    AUTO_FOCUS = "RatingRows"
    BINDINGS = [
        Binding("enter", "save", words.SAVE, id="check_in.save", tooltip=words.TIP_SAVE),
        Binding("ctrl+s", "save", words.SAVE, id="check_in.save_too", tooltip=words.TIP_SAVE),
        Binding("down", "app.focus_next", id="check_in.down", show=False, tooltip=words.TIP_NEXT),
        Binding("up", "app.focus_previous", id="check_in.up", show=False, tooltip=words.TIP_BEFORE),
        Binding("s", "same", words.SAME, id="check_in.same", tooltip=words.TIP_SAME),
        Binding("n", "nothing", words.NOTHING, id="check_in.nothing", tooltip=words.TIP_NOTHING),
        Binding("e", "area", words.AREA, id="check_in.area", tooltip=words.TIP_AREA),
        Binding("plus", "add_another", words.ADD_ANOTHER, id="check_in.add", tooltip=words.TIP_ADD),
        Binding("o", "other", words.OTHER, id="check_in.other", tooltip=words.TIP_OTHER),
    ]

    @property
    def is_changed(self) -> bool:
        """Whether something typed here isn't saved."""
        return self.form.is_changed

    @property
    def form(self) -> CheckInForm:
        return self.query_one(CheckInForm)

    def action_save(self) -> None:
        self.form.save()

    def action_same(self) -> None:
        self.form.repeat_day_before()

    def action_nothing(self) -> None:
        self.form.set_all_to_zero()

    def action_add_another(self) -> None:
        if self._is_free_to_turn():
            self.form.open(self.form.day, new=True)

    def action_other(self) -> None:
        if self._is_free_to_turn():
            self.form.open_other()

    def _is_free_to_turn(self) -> bool:
        """Whether the form can show something else without losing what was typed."""
        if self.form.is_changed:
            self.notify(words.SAVE_FIRST, markup=False)
        return not self.form.is_changed

    def action_area(self) -> None:
        from diary.ui.screens.ask_area import AskAreaScreen

        def add(area: Area | None) -> None:
            if area is not None:
                self.form.add_area(area)

        self.app.push_screen(AskAreaScreen(), add)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.form.save()
