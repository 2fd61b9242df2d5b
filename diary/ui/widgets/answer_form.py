"""The fields of an answer: ticks, choices and lines, as its question needs them."""

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from diary.core.plan import CarePlan
from diary.core.text import clean
from diary.ui.answer_draft import About
from diary.ui.widgets.choice import Choice
from diary.ui.widgets.field import Field
from diary.ui.widgets.tick import Tick
from diary.wording import screens
from diary.wording import today as words

#: A tick's name is its place in the plan: a plan may name what is no name for a widget.
_SEEN = "seen-"


class AnswerForm(VerticalScroll, can_focus=False):
    """`typed` is what stands in it by the names of its fields, what is empty left out."""

    def __init__(self, about: About, plan: CarePlan) -> None:
        super().__init__(classes="fields")
        self._about, self._plan = about, plan
        self._names = tuple(plan.test_injections.reactions)

    def compose(self) -> ComposeResult:
        if self._about.kind == "reaction":
            for number, reaction in enumerate(self._plan.test_injections.reactions.values()):
                yield Tick(clean(reaction), id=f"{_SEEN}{number}")
            for name, label, example, default in _LINES:
                yield _row(label, Field(default, placeholder=example, id=name))
        elif self._about.kind == "late-check":
            yield Choice(words.LATE_ANSWERS, "", id="answer")
        else:
            for area in self._about.areas:
                choice = Choice(words.RESULT_ANSWERS, "", id=area.name)
                yield _row(words.seen_in(area), choice)
        yield Field(placeholder=words.MORE_NOTE, id="note", is_note=True)

    @property
    def lines(self) -> int:
        """How many it takes."""
        kind, areas = self._about.kind, self._about.areas
        fields = {"reaction": len(self._names) + len(_LINES), "late-check": 1, "result": len(areas)}
        return fields[kind] + 2  # and the note, below an empty one

    def show(self, typed: Mapping[str, str]) -> None:
        """Let the fields that are named hold this."""
        for number, tick in enumerate(self.query(Tick)):
            tick.value = bool(typed.get(_SEEN + self._names[number]))
        for one in (*self.query(Choice), *self.query(Field)):
            if value := typed.get(one.id or ""):
                one.value = value

    @property
    def typed(self) -> dict[str, str]:
        return {name: value for name, value in self._values() if value}

    def _values(self) -> Iterator[tuple[str, str]]:
        for number, tick in enumerate(self.query(Tick)):
            yield _SEEN + self._names[number], "x" if tick.value else ""
        for choice in self.query(Choice):
            yield choice.id or "", choice.value
        for field in self.query(Field):
            yield field.id or "", field.value


#: Name, label, example and what stands there first, of the lines about a reaction.
_LINES = (
    ("day", words.SEEN_ON, screens.DAY_EXAMPLES, screens.TODAY.lower()),
    ("at", words.SEEN_AT, screens.AT_EXAMPLE, ""),
    ("size", words.SIZE, words.SIZE_EXAMPLE, ""),
)


def _row(label: str, widget: Widget) -> Horizontal:
    return Horizontal(Static(label, markup=False), widget, classes="row")
