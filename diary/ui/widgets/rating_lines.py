"""How the rows of a check-in are laid out: pieces of text, their styles, and what a click hits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rich.style import Style

from diary import wording
from diary.core.areas import Area
from diary.core.records import Answer
from diary.core.scales import BRUISING, BRUISING_WORDS, SORENESS, Symptom, severity_word
from diary.ui.ramp import STEPS, step_of
from diary.wording import screens as words

ANSWERS = tuple(Answer)
_LABEL_WIDTH = 22
_WIDE = 74

#: How a piece looks: a style of its own, or the name of the component class the theme colours.
Look = Style | str
PLAIN, AREA, HAND = Style(), Style(bold=True), Style(bold=True, reverse=True)
HINT, QUESTION = "rows--hint", "rows--question"

#: What a row is about: an area and one symptom, or, with None, its leftover question.
RowKey = tuple[Area, Symptom | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the rows ask for: the areas, what was said the day before, the questions due."""

    areas: tuple[Area, ...] = ()
    before: Mapping[tuple[Area, Symptom], int] = field(default_factory=dict)
    questions: Mapping[Area, date] = field(default_factory=dict)


@dataclass(slots=True)
class Line:
    """One painted line: pieces of text with their styles, and the columns that answer a click."""

    key: RowKey | None = None
    pieces: list[tuple[str, Look]] = field(default_factory=list)
    boxes: list[tuple[int, int, int]] = field(default_factory=list)
    width: int = 0

    def add(self, text: str, look: Look = PLAIN, value: int | None = None) -> None:
        if value is not None:
            self.boxes.append((self.width, self.width + len(text), value))
        self.pieces.append((text, look))
        self.width += len(text)


def lines_of(
    keys: Sequence[RowKey],
    asked: Asked,
    values: Mapping[RowKey, int | None],
    hand: RowKey | None,
    width: int,
) -> list[Line]:
    """Every line of the rows; wide windows put the area's name beside its scales, others above."""
    wide = width >= _WIDE
    lines: list[Line] = []
    for key in keys:
        area, symptom = key
        if symptom is None:
            question = words.leftover_question(asked.questions[area])
            lines += _question_lines(key, question, values[key], in_hand=key == hand, wide=wide)
            continue
        if symptom is BRUISING and not wide:
            heading = Line()
            heading.add(f"  {wording.area_label(area)}", AREA)
            lines.append(heading)
        before = asked.before.get((area, symptom))
        lines.append(
            _scale_line(area, symptom, values[key], before, in_hand=key == hand, wide=wide)
        )
    return lines


def _scale_line(
    area: Area,
    symptom: Symptom,
    chosen: int | None,
    before: int | None,
    *,
    in_hand: bool,
    wide: bool,
) -> Line:
    line = Line((area, symptom))
    line.add("▸ " if in_hand else "  ")
    if wide:
        label = wording.area_label(area) if symptom is BRUISING else ""
        line.add(label.ljust(_LABEL_WIDTH)[:_LABEL_WIDTH], AREA)
    line.add(wording.symptom_label(symptom).ljust(6), HAND if in_hand else PLAIN)
    line.add(" ")
    options = BRUISING_WORDS if symptom is BRUISING else tuple(map(str, range(11)))
    _add_options(line, chosen, options, lambda value: STEPS[step_of(symptom, value)])
    if chosen and symptom is SORENESS:
        line.add(f" {severity_word(symptom, chosen)}", HINT)
    elif chosen is None and before is not None:
        line.add(f"  {words.was(symptom, before)}", HINT)
    return line


def _add_options(
    line: Line, chosen: int | None, options: Sequence[str], look: Callable[[int], Look]
) -> None:
    """The chosen one stands in brackets and on its colour: seen without the colour too."""
    for value, text in enumerate(options):
        if value == chosen:
            line.add(f"[{text}]", look(value), value)
        else:
            line.add(f" {text} ", PLAIN, value)


def _question_lines(
    key: RowKey, question: str, chosen: int | None, *, in_hand: bool, wide: bool
) -> list[Line]:
    first = Line(key)
    first.add("▸ " if in_hand else "  ")
    first.add(question, HAND if in_hand else QUESTION)
    fits = wide and len(question) < _WIDE - 24
    answers = first if fits else Line(key)
    answers.add(" " if fits else " " * 9)
    _add_options(answers, chosen, [answer.value for answer in ANSWERS], lambda _: STEPS[1])
    return [first] if fits else [first, answers]
