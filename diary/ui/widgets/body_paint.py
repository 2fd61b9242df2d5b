"""How each cell of the body map looks: by what its area says, and by more than colour."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from diary.core.areas import Area, Aspect
from diary.core.scales import SYMPTOMS, Symptom
from diary.ui.ramp import STEPS, step_of
from diary.ui.widgets.body_figure import WIDTH, Cell, Figure
from diary.wording import body_map as words

#: How much of the text's colour is in each tone of a body of which nothing was said, on a dark
#: screen and on a light one: each at least 3 to 1 on the screen.
DARK_TONES = (0.40, 0.48, 0.56)
LIGHT_TONES = (0.50, 0.54, 0.58)

HAND, HOVERED, CHOSEN = "▸", "▹", "x"
#: What is written above the pictures and beside the necks, and in which column it begins.
_ABOVE = ((6, words.FRONT), (17, words.FACE), (28, words.BACK))
_BESIDE = ((0, words.RIGHT), (11, words.LEFT), (23, words.LEFT), (33, words.RIGHT))
#: Where the legend stands: its first line and its column, between the legs.
_LEGEND = (11, 13)


class Styles(NamedTuple):
    """The colours of the screen that the body is painted in."""

    background: Color
    foreground: Color
    plain: Style
    in_hand: Style
    when_chosen: Style
    hint: Style


class Look(NamedTuple):
    """All that decides how a body is painted. `chosen` None where areas aren't chosen."""

    severities: Mapping[Area, int]
    symptom: Symptom
    outlined: Collection[Area]
    chosen: Collection[Area] | None
    hand: Area
    has_focus: bool
    hovered: Area | None
    styles: Styles

    def fill(self, area: Area | None, tone: int) -> Style:
        """The colour a cell is filled with, and that of what stands on it."""
        if area is not None:
            if area is self.hand and self.has_focus:
                return self.styles.in_hand
            if self.chosen is not None and area in self.chosen:
                return self.styles.when_chosen
            severity = self.severities.get(area)
            if severity is not None and self.chosen is None:
                return self.styles.plain + STEPS[step_of(self.symptom, severity)]
        return _toned(self.styles.background, self.styles.foreground, tone)

    def says(self, area: Area, room: int) -> str:
        """What stands in an area: its severity or that it is chosen, and whether it is in hand."""
        mark = HAND if area is self.hand else HOVERED if area is self.hovered else ""
        if self.chosen is not None:
            return mark + CHOSEN * (area in self.chosen)
        severity = self.severities.get(area)
        value = "" if severity is None else str(severity)
        return (mark + value)[-room:]


@lru_cache
def _toned(background: Color, foreground: Color, tone: int) -> Style:
    """A cell of which nothing was said."""
    tones = LIGHT_TONES if background.brightness > foreground.brightness else DARK_TONES
    fill = background.blend(foreground, tones[tone], alpha=1)
    return Style(color=background.rich_color, bgcolor=fill.rich_color, bold=True)


@lru_cache
def _coloured(style: Style, plain: Style | None) -> Style:
    """A cell or an edge in the colour that a style fills with, on the screen's or on the same."""
    # Where there is no colour, a cell shows by its texture; where there is, by what it's filled
    # with. What is in hand is reversed.
    colour = style.color if style.reverse else style.bgcolor
    return Style(color=colour, bgcolor=plain.bgcolor if plain else colour)


Painted = list[tuple[str, Style]]


def painted(body: Figure, y: int, look: Look) -> list[Segment]:
    """One line of the body, `WIDTH` columns wide; line 0 is what stands above it."""
    line: Painted = [(" ", look.styles.plain)] * WIDTH
    if y == 0:
        for column, word in _ABOVE:
            _write(line, column, word, look.styles.hint)
        return _joined(line)
    at = y - 1
    for x, cell in body.lines[at].items():
        line[x] = _cell(cell, body.outlines.get((at, x)), look)
    for area, (label_line, _, _) in body.labels.items():
        if label_line == at:
            _write_label(line, area, body, look)
    if at == body.neck:
        for column, word in _BESIDE:
            _write(line, column, word, look.styles.hint)
    if look.chosen is None and not body.is_low:
        _legend(line, at, look)
    return _joined(line)


def _cell(cell: Cell, outline: str | None, look: Look) -> tuple[str, Style]:
    fill = look.fill(cell.area, cell.tone)
    if not cell.is_full:
        return cell.text, _coloured(fill, look.styles.plain)
    if outline and cell.area in look.outlined:
        return outline, fill
    if cell.is_feature:
        return cell.text, fill
    if fill.reverse:
        return " ", fill
    return cell.text, _coloured(fill, None)


def _write(line: Painted, column: int, text: str, style: Style) -> None:
    line[column : column + len(text)] = [(character, style) for character in text]


def legend_lines(body: Figure) -> Iterable[int]:
    """The lines on which the legend of either symptom may stand, that of the outlines under it."""
    first, _ = _LEGEND
    longest = max(len(words.legend(symptom)) for symptom in SYMPTOMS)
    return () if body.is_low else range(first + 1, first + 2 + longest)


def _legend(line: Painted, at: int, look: Look) -> None:
    """The steps of the ramp, between the legs, and what the outlines mean where there are any."""
    first, column = _LEGEND
    legend = words.legend(look.symptom)
    if first <= at < first + len(legend):
        severity, figures, word = legend[at - first]
        _write(line, column, figures, look.styles.plain + STEPS[step_of(look.symptom, severity)])
        _write(line, column + len(figures) + 1, word, look.styles.hint)
    elif look.outlined and at == first + len(legend):
        _write(line, column, words.OUTLINED, look.styles.hint)


def _joined(line: Painted) -> list[Segment]:
    """Neighbours of one style as one segment."""
    segments: list[Segment] = []
    for style, cells in groupby(line, key=lambda one: one[1]):
        segments.append(Segment("".join(text for text, _ in cells), style))
    return segments


def _write_label(line: Painted, area: Area, body: Figure, look: Look) -> None:
    at, start, end = body.labels[area]
    # An area of one line must keep room beside its value for the mark that it was treated.
    is_tight = area in look.outlined and all(
        y == at and start <= x < end for y, x in body.places[area] if (y, x) in body.outlines
    )
    text = look.says(area, max(2, end - start - is_tight))
    if not text:
        return
    full = [x for x in range(start, end) if body.lines[at][x].is_full]
    if len(full) >= len(text):
        start, end = full[0], full[-1] + 1
    # Left and right mirror one another.
    is_on_the_right = area.side and (area.side == "left") == (area.aspect is Aspect.FRONT)
    begin = start + (end - start - len(text) + bool(is_on_the_right)) // 2
    if is_tight and len(text) == end - start:
        begin, text = begin - 1, f"[{text}]"
    _write(line, begin, text, look.fill(area, body.lines[at][start].tone))
