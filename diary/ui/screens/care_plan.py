"""The care plan in words, with its sources, and going by another one."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static

from diary import wording
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.plan import CarePlan
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.widgets.key_bar import FIXED, Key, KeyBar, KeyLine
from diary.ui.widgets.listing import Listing
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import care_plan as words
from diary.wording import preparing, screens, tips
from diary.wording.lines import unbroken

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp


class CarePlanScreen(Screen[bool]):
    """The plan in force; with `text`, another one and what it changes, to be used or not."""

    CSS_PATH = "../reading.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [
        Binding("o", "others", words.OTHERS, id="care_plan.others", tooltip=words.OTHERS_TIP),
        Binding("ctrl+s", "use", words.USE, id="care_plan.use", tooltip=words.USE_TIP),
        Binding("escape", "back", screens.BACK, id="care_plan.back", tooltip=tips.BACK),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now], text: str = "") -> None:
        super().__init__()
        self._journal, self._clock, self._text = journal, clock, text

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        yield VerticalScroll(id="page")
        key = Key("o", words.OTHERS, "screen.others", "care_plan.others")
        if self._text:
            key = Key("^s", words.USE, "screen.use", "care_plan.use")
        yield KeyBar(
            key,
            Key("pgdn", tips.SCROLL, "screen.scroll_on", FIXED),
            Key("esc", screens.BACK, "screen.back", "care_plan.back"),
            Key("?", screens.HELP, "app.help", "app.help"),
        )

    def on_mount(self) -> None:
        self.catch_up()

    def catch_up(self) -> None:
        """Show what the diary says now."""
        plan = CarePlan.from_toml(self._text) if self._text else self._journal.plan
        stands = words.NOT_USED if self._text else words.IN_USE
        self.query_one("#heading", TwoSides).say(preparing.CARE_PLAN, stands)
        page = self.query_one("#page", VerticalScroll)
        page.remove_children()
        page.mount(*self._changed(), *_explained(plan))

    def _changed(self) -> Iterator[Widget]:
        if not self._text:
            return
        now = self._clock()
        before = self._journal.summary(now.today)
        after = self._journal.under_plan(self._text, now)
        yield Static(words.CHANGES, classes="heading", markup=False)
        for line in (*words.changed_flags(before, after), words.FROM_TODAY):
            yield Static(clean(unbroken(line)), classes="fact", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A plan that is not in use can be used; beside the one in use the others are offered."""
        if action == "others":
            return not self._text
        return action != "use" or bool(self._text)

    def action_others(self) -> None:
        texts = cast("DiaryApp", self.app).plans()

        def chosen(text: str | None) -> None:
            if text:
                self.app.push_screen(CarePlanScreen(self._journal, self._clock, text), used)

        def used(is_used: bool | None) -> None:
            if is_used:
                self.catch_up()
                self.query_one("#page").scroll_home(animate=False)

        self.app.push_screen(OtherPlansScreen(texts, self._journal.plan), chosen)

    def action_use(self) -> None:
        try:
            self._journal.change_plan(self._text, self._clock())
        except (DiaryError, OSError) as error:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)
            return
        self.notify(words.used(self._journal.plan), markup=False)
        self.dismiss(True)

    def action_scroll_on(self) -> None:
        """A page on: for the mouse."""
        self.query_one("#page", VerticalScroll).action_page_down()

    def action_back(self) -> None:
        self.dismiss(False)


def _explained(plan: CarePlan) -> Iterator[Widget]:
    for heading, lines in words.explained(plan):
        yield Static(clean(heading), classes="heading", markup=False)
        for line in lines:
            is_source = line.startswith(words.SOURCE)
            classes = "fact -quiet" if is_source else "fact"
            yield Static(clean(unbroken(line)), classes=classes, markup=False)


class OtherPlansScreen(ModalScreen[str]):
    """The plans that come with the diary. Gives the text of the chosen one, "" for none."""

    CSS_PATH = "../dialog.tcss"
    BINDINGS = [
        Binding("escape", "cancel", screens.CANCEL, id="other_plans.cancel", tooltip=tips.BACK)
    ]

    def __init__(self, texts: Sequence[str], in_use: CarePlan) -> None:
        super().__init__()
        self._texts, self._in_use = texts, in_use

    def compose(self) -> ComposeResult:
        plans = [CarePlan.from_toml(text) for text in self._texts]
        with Vertical(classes="dialog"):
            yield Static(words.WHICH, markup=False)
            yield Listing(*(words.choice(one, self._in_use) for one in plans), markup=False)
            yield Static(words.FROM_FILE, classes="echo", markup=False)
            yield KeyLine(Key("esc", screens.CANCEL, "screen.cancel", "other_plans.cancel"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        text = self._texts[event.option_index]
        if CarePlan.from_toml(text) == self._in_use:
            self.notify(words.IN_USE_ALREADY, markup=False)
        else:
            self.dismiss(text)

    def action_cancel(self) -> None:
        self.dismiss("")
