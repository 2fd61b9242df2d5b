"""Handing the diary on: which days and in which form, what it says, and where the file went."""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from diary import wording
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.text import clean_line
from diary.journal import Journal
from diary.journal.sharing import Exporters, shared_from
from diary.ui.making import GROUP, Making
from diary.ui.widgets.key_bar import Key, KeyLine
from diary.ui.widgets.places import SHARE, PlacesBar
from diary.ui.widgets.share_form import ShareForm
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import screens, tips
from diary.wording import share as words

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp


class ShareScreen(Screen[None]):
    """One page: the choices, and below them the summary they make."""

    CSS_PATH = "../share.tcss"
    AUTO_FOCUS = "OneOf"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide")]
    BINDINGS = [
        Binding("ctrl+s", "write", words.WRITE, id="share.write", tooltip=words.TIP_WRITE),
        Binding("y", "copy", words.COPY, id="share.copy", tooltip=words.TIP_COPY),
        Binding("pagedown", "page(1)", words.SCROLL, id="share.down", tooltip=words.TIP_DOWN),
        Binding("pageup", "page(-1)", words.SCROLL, id="share.up", tooltip=words.TIP_UP),
        Binding("escape", "back", screens.BACK, id="share.back", tooltip=tips.BACK),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now], exporters: Exporters) -> None:
        super().__init__()
        self._journal, self._clock, self._exporters = journal, clock, exporters
        self._summary, self._is_making = "", False

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        with VerticalScroll(can_focus=False, id="page"):
            yield ShareForm(self._journal, self._clock, self._exporters)
            yield Static(words.ENCRYPTED, id="encrypted", markup=False)
            yield Static(id="written", markup=False)
            yield Static(words.PREVIEW, classes="title", id="preview-title", markup=False)
            yield Static(id="preview", markup=False)
        yield KeyLine(
            Key("^s", words.WRITE_KEY, "screen.write", "share.write"),
            Key("y", words.COPY, "screen.copy", "share.copy"),
            Key("pgdn", words.SCROLL, "screen.page(1)", "share.down"),
        )
        yield PlacesBar(SHARE, "share.back")

    def on_mount(self) -> None:
        self.query_one("#written").display = False

    def on_screen_resume(self) -> None:
        if self.is_mounted:
            self.catch_up()

    def on_share_form_changed(self) -> None:
        self.catch_up()

    def catch_up(self) -> None:
        """Show what the choices come to, in the diary as it is now."""
        if self._journal.is_locked or not self.form.is_complete:
            return
        today, form = self._clock().today, self.form
        try:
            shared = shared_from(self._journal, form.selection(), today)
        except DiaryError as error:
            self._summary = ""
            form.say_left_out(())
            self._show(wording.problem(error))
            return
        lines = self._exporters.summary(shared).splitlines()
        self._summary = "\n".join(map(clean_line, lines))
        self.query_one("#encrypted").display = self._journal.is_encrypted and not form.key_file
        forms = form.formats()
        held, *left_out = words.going_out(
            shared,
            today,
            has_history=any(one.has_history for one in forms),
            has_name=any(one.has_name for one in forms),
            has_answers=not forms or any(one.has_answers for one in forms),
        )
        self._show(held.removesuffix("."))
        form.say_left_out(left_out)
        form.propose(shared)

    def _show(self, heading: str) -> None:
        self.query_one("#heading", TwoSides).say(screens.SHARE, heading)
        self.query_one("#preview", Static).update(self._summary)

    @property
    def is_complete(self) -> bool:
        """Whether all choices are there, for keys that were typed ahead to go to."""
        return any(one.is_complete for one in self.query(ShareForm))

    @property
    def form(self) -> ShareForm:
        return self.query_one(ShareForm)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "path":
            self.action_write()
        else:
            self.focus_next()

    def action_write(self) -> None:
        """Make the files; what could not be made is said, and those that could are there."""
        form = self.form
        if not form.is_complete or self._is_making:
            return
        if form.hindrance:
            self._say(form.hindrance)
            return
        try:
            shared = shared_from(self._journal, form.selection(), self._clock().today)
            files = tuple(zip(form.formats(), form.paths(), strict=True))
        except (DiaryError, OSError) as error:
            self._say(words.not_written(error, ()))
            return
        self._is_making, is_seen, app = True, Event(), cast("DiaryApp", self.app)
        self._say(words.making(len(files)))
        # The line may have to be scrolled to: it is seen after the refresh that follows that.
        self.call_after_refresh(self.call_after_refresh, is_seen.set)

        def made(said: str) -> None:
            self._is_making = False
            if self in app.screen_stack:
                self._say(said)
            elif not app.is_covered:
                app.notify(said, markup=False, timeout=12)

        # A worker of the app: it outlasts this screen.
        making = Making(self._exporters, files, shared, form.key_file)
        app.run_worker(making.make(is_seen, made), group=GROUP)

    def _say(self, said: str) -> None:
        written = self.query_one("#written", Static)
        written.update(said)
        written.display = True
        self.call_after_refresh(written.scroll_visible, animate=False, immediate=True)

    def action_copy(self) -> None:
        """Put the summary on the clipboard, if the terminal lets it."""
        if not self._summary:
            self.notify(words.NOT_YET, markup=False)
            return
        self.app.copy_to_clipboard(self._summary)
        self.notify(words.COPIED, markup=False)

    def action_page(self, pages: int) -> None:
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=pages * (page.size.height - 1), animate=False)

    def action_back(self) -> None:
        self.dismiss()
