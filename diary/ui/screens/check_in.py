"""What Today and a past day share: a check-in form with its keys."""

from typing import TYPE_CHECKING, cast

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Input

from diary.ui.screens.check_in_asks import CheckInAsksScreen
from diary.ui.widgets.rating_rows import RatingRows
from diary.wording import screens as words
from diary.wording import tips, today

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp
    from diary.ui.drafts import CheckInDraft, Draft
    from diary.ui.widgets.beside_body import BesideBody
    from diary.ui.widgets.body_map import BodyMap

#: Columns; from there on the rows leave room for the body.
_WIDE = 110


class CheckInScreen(CheckInAsksScreen):
    """A screen around one `CheckInForm`."""

    AUTO_FOCUS = "RatingRows"
    BINDINGS = [
        Binding("enter", "go_on", words.SAVE, id="check_in.save", tooltip=tips.SAVE),
        Binding("ctrl+s", "save", words.SAVE, id="check_in.save_too", tooltip=tips.SAVE),
        Binding("down", "app.focus_next", id="check_in.down", tooltip=tips.NEXT),
        Binding("up", "app.focus_previous", id="check_in.up", tooltip=tips.BEFORE),
        Binding("s", "same", words.SAME, id="check_in.same", tooltip=tips.SAME),
        Binding("n", "nothing", words.NOTHING, id="check_in.nothing", tooltip=tips.NOTHING),
        Binding("e", "area", words.AREA, id="check_in.area", tooltip=tips.AREA),
        Binding("m", "remedies", today.REMEDIES, id="check_in.used", tooltip=today.TIP_REMEDIES),
        Binding("plus", "add_another", words.ADD_ANOTHER, id="check_in.add", tooltip=tips.ADD),
        Binding("o", "other", words.OTHER, id="check_in.other", tooltip=tips.OTHER),
        Binding(
            "ctrl+z", "put_back", words.PUT_BACK, id="check_in.put_back", tooltip=tips.PUT_BACK
        ),
        Binding("x", "withdraw", words.WITHDRAW, id="check_in.withdraw", tooltip=tips.WITHDRAW),
    ]

    def to_drafts(self) -> "tuple[Draft, ...]":
        """What is typed here and not saved, if anything is."""
        if not self.is_changed:
            return ()
        draft = self.form.to_draft()
        return (draft._replace(why=self._whys.get(draft.entry, "")),)

    def open_draft(self, draft: "CheckInDraft") -> None:
        """Show what was typed and not saved, over what the diary says now."""
        self.form.open_draft(draft)
        self._whys[draft.entry] = draft.why

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was saved can be withdrawn."""
        return action != "withdraw" or self.form.entry is not None

    @property
    def asks_one_by_one(self) -> bool:
        return cast("DiaryApp", self.app).asks_one_by_one

    def on_resize(self) -> None:
        self.fit()

    def fit(self) -> None:
        """Use the room there is."""
        self.form.rows.show_one(self.asks_one_by_one)
        is_wide = self.size.width >= _WIDE
        for body in self.query("BesideBody"):
            body.display = is_wide
        if is_wide and not self.query("BesideBody"):
            from diary.ui.widgets.beside_body import BesideBody  # not in a start that shows none

            self.query_one(VerticalScroll).mount(BesideBody())

    def on_rating_rows_changed(self, event: RatingRows.Changed) -> None:
        for body in self.query("BesideBody"):
            cast("BesideBody", body).follow(event.rows, self.form.treated)

    def on_body_map_chosen(self, event: "BodyMap.Chosen") -> None:
        """What is chosen on the body is the row in hand, whether or not it was asked about."""
        self.form.add_area(event.area)
        self.form.rows.focus()

    def action_go_on(self) -> None:
        """Save, once every question was asked."""
        if not self.form.go_on():
            self.action_save()

    def action_save(self) -> None:
        if not self.form.may_save():
            return
        if self.form.entry is None:
            self.form.save()
        else:
            self._ask_why_corrected(self.form.entry.id)

    def _ask_why_corrected(self, entry: str) -> None:
        from diary.ui.screens.ask_why import AskWhyScreen, ask_why

        def keep(typed: str) -> None:
            self._whys[entry] = typed

        def correct(reason: str) -> None:
            self.form.save(reason)
            if not self.is_changed:
                del self._whys[entry]

        typed = self._whys.setdefault(entry, "")
        ask_why(self, AskWhyScreen(words.WHY_CORRECTED, typed=typed, keep=keep), correct)

    def action_withdraw(self) -> None:
        entry = self.form.entry
        if entry is None or not self._is_free_to_turn():
            return
        self._ask_why_withdrawn(entry.id)

    def _ask_why_withdrawn(self, entry: str, typed: str = "") -> None:
        from diary.ui.screens.ask_why import AskWhyScreen, ask_why

        def withdraw(reason: str) -> None:
            if not self.form.withdraw(reason) and asked.is_changed:
                self._ask_why_withdrawn(entry, asked.typed)

        asked = AskWhyScreen(words.WHY_WITHDRAWN, typed=typed, withdraws=entry)
        ask_why(self, asked, withdraw)

    def action_put_back(self) -> None:
        """Show what was saved instead of what is typed, once that was asked: it is not kept."""
        if not self.is_changed:
            self.notify(words.NOTHING_TYPED, markup=False)
            return
        from diary.ui.screens.ask_sure import AskSureScreen

        def answered(is_sure: bool | None) -> None:
            if is_sure:
                self.form.put_back()
                cast("DiaryApp", self.app).keep_typed()

        self.app.push_screen(AskSureScreen(words.PUT_BACK_SURE, words.PUT_BACK), answered)

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

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()
