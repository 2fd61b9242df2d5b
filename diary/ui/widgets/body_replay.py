"""The healing after a session, day by day, on the body."""

from collections.abc import Collection, Iterator, Mapping

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from diary import wording
from diary.core.areas import AREAS, Area
from diary.core.replay import replay
from diary.core.scales import BRUISING, SORENESS, SYMPTOMS, Symptom
from diary.core.summary import Summary
from diary.ui.ramp import DIGITS, FILLS, step_of
from diary.ui.widgets.body_figure import WIDTH
from diary.ui.widgets.body_map import LOW_HEIGHT, BodyMap
from diary.ui.widgets.day_slider import DaySlider
from diary.ui.widgets.key_bar import shown_key
from diary.ui.widgets.view import say
from diary.wording import body_map as words
from diary.wording import timeline

#: The lines of the switch and of the slider.
_AROUND = 3
#: Columns at each side of the list, and at its right when it is longer than its room.
_PADDING, _SCROLLBAR = 2, 2
#: The steps of the ramp as a `Content` takes them.
_STEPS = tuple(f"b {digit} on {fill}" for fill, digit in zip(FILLS, DIGITS, strict=True))


class Switch(Static):
    """Which of the two symptoms shows; a click changes it."""

    def show(self, symptom: Symptom) -> None:
        names = [wording.symptom_label(one) for one in SYMPTOMS]
        shown = wording.symptom_label(symptom)
        parts = [f"[reverse] {one} [/]" if one == shown else f" {one} " for one in names]
        key = shown_key(self.app, "replay.symptom", "b")
        say(self, Content.from_markup(f"[b $accent]$key[/] {' '.join(parts)}", key=key))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        replay_ = self.parent
        assert isinstance(replay_, BodyReplay)
        replay_.action_other_symptom()


class BodyReplay(Vertical):
    """A body, or a list where there is no room for it, on the day of the slider under it."""

    BINDINGS = [
        Binding(
            "b",
            "other_symptom",
            timeline.KEY_SYMPTOM,
            id="replay.symptom",
            tooltip=words.BRUISE_OR_SORE,
        )
    ]
    DEFAULT_CSS = """
    BodyReplay { height: auto; }
    BodyReplay Static { height: auto; }
    BodyReplay > VerticalScroll { height: auto; padding: 0 2; }
    BodyReplay.-list { height: 100%; }
    BodyReplay.-list > VerticalScroll { height: 1fr; }
    BodyReplay > Switch { text-align: center; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._symptom = BRUISING
        self._body, self._slider = BodyMap(spare=_AROUND), DaySlider()
        self._list, self._switch = Static(markup=False), Switch()
        self._page = VerticalScroll(self._list, can_focus=False)
        self._room: Size | None = None

    def compose(self) -> ComposeResult:
        yield self._switch
        yield self._body
        yield self._page
        yield self._slider

    def show(self, summary: Summary, symptom: Symptom) -> None:
        """Show a summary: the day in hand stays; at first it is the last logged of its session."""
        self._symptom = symptom
        found = replay(summary)
        before, day = self._slider.replay, self._slider.day
        if found is None:
            self._slider.display = self._body.display = self._switch.display = False
            self._list.display = self._page.display = True
            self._list.update(timeline.NOTHING_YET)
            return
        self._slider.display = self._switch.display = True
        while before and found.first > before.first and (earlier := found.beside(-1)):
            found = earlier
        if before is None and found.areas:
            self._body.point(found.areas[0])
        in_hand = found.day(found.number(day)) if before and day else found.last_logged
        self._slider.show(found, in_hand)
        self._switch.show(symptom)
        self._fit()

    @property
    def symptom(self) -> Symptom:
        return self._symptom

    @property
    def slider(self) -> DaySlider:
        return self._slider

    def action_other_symptom(self) -> None:
        self._slider.stop()
        self._symptom = SORENESS if self._symptom is BRUISING else BRUISING
        self._switch.show(self._symptom)
        self._paint()

    def on_day_slider_moved(self) -> None:
        self._paint()

    def on_resize(self) -> None:
        self._fit()

    def fit(self, size: Size) -> None:
        """Have no more room than this: the days are a list where the body does not fit."""
        self._room = size
        self._fit()

    def _fit(self) -> None:
        if self._slider.replay is None:
            return
        # Before the first layout the window's width is the best guess.
        width, height = self._room or (self.size.width or self.app.size.width, LOW_HEIGHT + _AROUND)
        has_room = width >= WIDTH and height >= LOW_HEIGHT + _AROUND
        self.set_class(not has_room, "-list")
        if self._body.has_focus and not has_room:
            self._slider.focus()
        self._body.display = has_room
        self._list.display = self._page.display = not has_room
        self._paint()

    def _paint(self) -> None:
        shown, day = self._slider.replay, self._slider.day
        if shown is None or day is None:
            return
        severities = shown.severities(self._symptom, day)
        if self._body.display:
            self._body.show(severities, self._symptom, outlined=shown.areas)
        else:
            self._list.update(Content("\n").join(self._lines(severities, shown.areas)))

    def _lines(
        self, severities: Mapping[Area, int], treated: Collection[Area]
    ) -> Iterator[Content]:
        """An area a line, in columns: its name, its figure on the ramp, its word, `treated`."""
        symptom = self._symptom
        areas = [area for area in AREAS if area in severities or area in treated]
        longest = max((len(wording.area_label(area)) for area in areas), default=0)
        said = [words.word(symptom, severities.get(area)) for area in areas]
        widest = max(map(len, said), default=0)
        for area, word in zip(areas, said, strict=True):
            severity, is_treated = severities.get(area), area in treated
            cell = words.cell(symptom, severity, is_treated=is_treated)
            line = Content.assemble(
                f"{wording.area_label(area):<{longest}} ",
                (cell, "b" if severity is None else _STEPS[step_of(symptom, severity)]),
                f" {word:<{widest}}",
            )
            has_room = line.cell_length + len(words.TREATED) + 1 <= self._list_width
            yield line + f" {words.TREATED}" if is_treated and has_room else line.rstrip()

    @property
    def _list_width(self) -> int:
        return (self._room or self.size or self.app.size).width - 2 * _PADDING - _SCROLLBAR
