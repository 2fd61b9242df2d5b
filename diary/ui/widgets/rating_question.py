"""One question of a check-in at a time, for a small window or whoever prefers it."""

from collections.abc import Mapping, Sequence
from textwrap import shorten, wrap

from diary import wording
from diary.core.scales import BRUISING, BRUISING_WORDS, SORENESS, Symptom, severity_word
from diary.ui.ramp import STEPS, step_of
from diary.ui.widgets.rating_lines import (
    ANSWERS,
    AREA,
    HINT,
    PLAIN,
    QUESTION,
    Asked,
    Line,
    RowKey,
)
from diary.wording import screens as words
from diary.wording.body import BRUISE_HINTS, SHORT_BRUISE_HINTS
from diary.wording.lines import unbroken

#: So many in every question, so that what stands below stays where it is.
_LINES = 9
_OPTION = 10


def question_lines(
    keys: Sequence[RowKey], asked: Asked, values: Mapping[RowKey, int | None], hand: int, width: int
) -> list[Line]:
    """The question in hand: what it is about, each answer that there is, what it was before."""
    if not keys:
        return []
    key = keys[hand]
    area, symptom = key
    title = Line(key)
    title.add(f"▸ {wording.area_label(area)}", AREA)
    title.add(f"   {words.place_of(hand + 1, len(keys))}", HINT)
    if symptom is None:
        lines = _answers(key, words.leftover_question(asked.questions[area]), values[key], width)
    elif symptom is BRUISING:
        lines = _sizes(key, values[key], width)
    else:
        lines = _numbers(key, values[key])
    before = asked.before.get((area, symptom)) if symptom else None
    if symptom and before is not None:
        lines.append(_hint(key, words.was(symptom, before)))
    lines += [Line(key) for _ in range(_LINES - 1 - len(lines))]
    return [title, *lines]


def _sizes(key: RowKey, chosen: int | None, width: int) -> list[Line]:
    lines = [_asks(key, words.one_question(BRUISING))]
    room = max(2, width - _OPTION - 4)
    hints = BRUISE_HINTS if max(map(len, BRUISE_HINTS)) <= room else SHORT_BRUISE_HINTS
    for value, word in enumerate(BRUISING_WORDS):
        line = _option(key, f"{value} {word}", value, chosen, BRUISING)
        line.add(f"  {shorten(hints[value], room, placeholder='…')}", HINT)
        line.boxes.append((0, width, value))
        lines.append(line)
    return lines


def _numbers(key: RowKey, chosen: int | None) -> list[Line]:
    line = Line(key)
    line.add("  ")
    for value in range(SORENESS.worst + 1):
        in_brackets = value == chosen
        text = f"[{value}]" if in_brackets else f" {value} "
        line.add(text, STEPS[step_of(SORENESS, value)] if in_brackets else PLAIN, value)
    word = severity_word(SORENESS, chosen) if chosen else ""
    ends = [_hint(key, one) for one in words.SORENESS_ENDS]
    return [_asks(key, words.one_question(SORENESS)), line, _hint(key, word), *ends]


def _answers(key: RowKey, question: str, chosen: int | None, width: int) -> list[Line]:
    parts = wrap(unbroken(question), max(20, width - 2))
    lines = [_asks(key, part.replace("\u00a0", " ")) for part in parts]
    lines += [_option(key, one.value, n, chosen, None) for n, one in enumerate(ANSWERS)]
    return lines


def _option(
    key: RowKey, text: str, value: int, chosen: int | None, symptom: Symptom | None
) -> Line:
    line = Line(key)
    line.add("  ")
    if value == chosen:
        line.add(
            f"[{text}]".ljust(_OPTION), STEPS[step_of(symptom, value) if symptom else 1], value
        )
    else:
        line.add(f" {text} ".ljust(_OPTION), PLAIN, value)
    return line


def _asks(key: RowKey, text: str) -> Line:
    line = Line(key)
    line.add(f"  {text}", QUESTION)
    return line


def _hint(key: RowKey, text: str) -> Line:
    line = Line(key)
    line.add(f"  {text}", HINT)
    return line
