"""The body map: its shapes, the way over it by keys and mouse, and what it says without colour."""

from collections import deque
from collections.abc import Mapping

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Offset
from textual.widgets import Input

from diary.core.areas import AREAS, Area, area_named
from diary.core.scales import BRUISING, SORENESS, Symptom
from diary.ui.ramp import FILLS
from diary.ui.themes import DARK, LIGHT, THEMES
from diary.ui.widgets.body_figure import WIDTH, Figure, Place, figure
from diary.ui.widgets.body_map import HEIGHT, LOW_HEIGHT, BodyMap
from tests.ui.stage import BELLY, THIGH

KNEE = area_named("right-knee")
BOTH = pytest.mark.parametrize("body", [figure(is_low=False), figure(is_low=True)])


# The shapes.


@BOTH
def test_every_area_is_one_piece_and_no_two_overlap(body: Figure) -> None:
    taken: set[Place] = set()
    for area in AREAS:
        places = set(body.places[area])
        assert not places & taken
        taken |= places
        found, waiting = set[Place](), deque([next(iter(places))])
        while waiting:
            y, x = waiting.popleft()
            if (y, x) in places - found:
                found.add((y, x))
                waiting += [(y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)]
        assert found == places, area
    assert all(0 <= x < WIDTH for _, x in taken)


@BOTH
def test_every_area_has_room_for_a_ten_and_for_a_mark_that_it_was_treated(body: Figure) -> None:
    for area in AREAS:
        line, start, end = body.labels[area]
        assert {(line, x) for x in range(start, end)} <= set(body.places[area])
        assert end - start >= 2
        marks = set(body.outlines) & set(body.places[area])
        assert marks - {(line, start)}, area


@BOTH
def test_no_outline_is_torn_by_the_value_within_it(body: Figure) -> None:
    for area in AREAS:
        line, start, end = body.labels[area]
        beside = [body.outlines.get((line, x), "") for x in range(start, end)]
        lines = {y for y, x in body.places[area] if body.lines[y][x].is_full}
        assert end - start >= 4 or len(lines) == 1 or not any(beside), area
    thigh = sorted(place for place in body.places[THIGH] if place in body.outlines)
    text = "".join(body.outlines[place] for place in thigh)
    assert text == ("└┘" if body.is_low else "┌┐└┘")


@BOTH
def test_areas_side_by_side_have_another_tone(body: Figure) -> None:
    def is_plain(place: Place) -> bool:
        return place[1] in body.lines[place[0]] and body.lines[place[0]][place[1]].is_full

    for area in AREAS:
        for y, x in filter(is_plain, body.places[area]):
            for beside in filter(is_plain, [(y + 1, x), (y, x + 1)]):
                here, there = body.lines[y][x], body.lines[beside[0]][beside[1]]
                assert there.area is area or there.tone != here.tone, (area, there.area)


@BOTH
def test_the_patients_left_is_on_the_right_of_the_front_and_on_the_left_of_the_back(
    body: Figure,
) -> None:
    def middle(name: str) -> float:
        columns = [x for _, x in body.places[area_named(name)]]
        return sum(columns) / len(columns)

    for part in (
        "cheek",
        "upper-arm",
        "hand",
        "flank",
        "hip",
        "front-thigh",
        "inner-thigh",
        "knee",
    ):
        assert middle(f"left-{part}") > middle(f"right-{part}")
    for part in ("buttock", "back-thigh", "calf"):
        assert middle(f"left-{part}") < middle(f"right-{part}")


@BOTH
def test_every_area_can_be_reached_from_every_other_by_arrows(body: Figure) -> None:
    for start in AREAS:
        found, waiting = {start}, deque([start])
        while waiting:
            here = waiting.popleft()
            for way in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                there = body.neighbours.get((here, *way))
                if there is not None and there not in found:
                    found.add(there)
                    waiting.append(there)
        assert found == set(AREAS), start


# Keys and mouse.


class Stage(App[None]):
    """A map between two fields."""

    def __init__(self, body: BodyMap, theme: str = DARK.name) -> None:
        super().__init__()
        self.body = body
        self.said: list[tuple[str, str]] = []
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme

    def compose(self) -> ComposeResult:
        yield Input(id="before")
        yield self.body
        yield Input(id="after")

    def on_mount(self) -> None:
        self.body.focus()

    def on_body_map_pointed(self, event: BodyMap.Pointed) -> None:
        assert event.control is self.body
        self.said.append(("pointed", event.area.name))

    def on_body_map_chosen(self, event: BodyMap.Chosen) -> None:
        assert event.control is self.body
        self.said.append(("chosen", event.area.name))


SIZE = (80, 30)


def place_of(body: BodyMap, area: Area) -> Offset:
    """A cell in the middle of an area, in the widget's own lines and columns."""
    is_low = body.size.height < HEIGHT
    places = figure(is_low=is_low).places[area]
    y, x = places[len(places) // 2]
    return Offset(x + (body.size.width - WIDTH) // 2, y + 1)


def text_of(body: BodyMap) -> str:
    return "\n".join(body.render_line(y).text for y in range(body.size.height))


async def test_arrows_move_to_the_next_area_and_tab_leaves() -> None:
    app = Stage(BodyMap())
    async with app.run_test(size=SIZE) as pilot:
        assert app.body.hand is BELLY
        await pilot.press("down", "right", "down", "up", "up", "left")
        assert app.said == [
            ("pointed", "left-inner-thigh"),
            ("pointed", "left-front-thigh"),
            ("pointed", "left-knee"),
            ("pointed", "left-front-thigh"),
            ("pointed", "left-hip"),
            ("pointed", "lower-abdomen"),
        ]
        assert app.body.hand is BELLY
        await pilot.press("tab")
        assert app.focused is not None and app.focused.id == "after"


async def test_the_arrows_up_and_down_leave_the_body_at_its_ends() -> None:
    app = Stage(BodyMap())
    async with app.run_test(size=SIZE) as pilot:
        app.body.point(area_named("left-calf"))
        await pilot.press("down")
        assert app.focused is not None and app.focused.id == "after"
        app.body.focus()
        app.body.point(area_named("forehead"))
        await pilot.press("up")
        assert app.focused is not None and app.focused.id == "before"
        app.body.focus()
        app.body.point(area_named("right-hand"))
        await pilot.press("left")
        assert app.focused is app.body and app.body.hand.name == "right-hand"


@pytest.mark.parametrize("height", [HEIGHT, LOW_HEIGHT])
async def test_every_area_can_be_clicked(height: int) -> None:
    app = Stage(BodyMap())
    async with app.run_test(size=SIZE) as pilot:
        app.body.styles.height = height
        await pilot.pause()
        for area in AREAS:
            await pilot.click(BodyMap, offset=place_of(app.body, area))
            assert app.body.hand is area
            assert app.said[-1] == ("chosen", area.name)
        said = len(app.said)
        await pilot.click(BodyMap, offset=(0, 5))
        assert len(app.said) == said


async def test_what_the_mouse_is_over_is_named_and_nothing_changes_hands() -> None:
    app = Stage(BodyMap())
    async with app.run_test(size=SIZE) as pilot:
        app.body.point(BELLY)
        await pilot.hover(BodyMap, offset=place_of(app.body, KNEE))
        assert "Right knee" in text_of(app.body) and "▹" in text_of(app.body)
        assert app.body.hand is BELLY
        await pilot.hover("#before")
        assert "Lower abdomen" in text_of(app.body) and "▹" not in text_of(app.body)


async def test_space_and_enter_ask_for_the_area_in_hand() -> None:
    app = Stage(BodyMap())
    async with app.run_test(size=SIZE) as pilot:
        app.body.point(THIGH)
        await pilot.press("space", "enter")
        assert app.said[1:] == [("chosen", "left-front-thigh")] * 2
        assert app.body.chosen == ()


async def test_areas_are_chosen_and_unchosen_from_head_to_toe() -> None:
    app = Stage(BodyMap([KNEE], is_choosing=True))
    async with app.run_test(size=SIZE) as pilot:
        app.body.point(THIGH)
        await pilot.press("space")
        await pilot.click(BodyMap, offset=place_of(app.body, BELLY))
        assert list(app.body.chosen) == [BELLY, THIGH, KNEE]
        assert "Lower abdomen · chosen" in text_of(app.body)
        assert text_of(app.body).count("x") == 3
        # Enter is left to the form, which saves by it.
        await pilot.press("enter")
        await pilot.click(BodyMap, offset=place_of(app.body, KNEE))
        assert list(app.body.chosen) == [BELLY, THIGH]
        assert "Right knee · not chosen" in text_of(app.body)
        app.body.choose([KNEE])
        assert list(app.body.chosen) == [KNEE]


# What it says, by more than colour.


def cells(body: BodyMap, area: Area) -> list[tuple[str, bool]]:
    """The character of each cell of an area and whether it is reversed: all that colour isn't."""
    left = (body.size.width - WIDTH) // 2
    found = []
    for y, x in figure(is_low=body.size.height < HEIGHT).places[area]:
        [segment] = body.render_line(y + 1).crop(x + left, x + left + 1)
        assert segment.style is not None
        found.append((segment.text, bool(segment.style.reverse)))
    return found


@pytest.mark.parametrize(
    ("symptom", "severities"), [(BRUISING, (None, 0, 1, 4)), (SORENESS, (None, 0, 9, 10))]
)
async def test_without_colour_no_two_states_of_an_area_look_the_same(
    symptom: Symptom, severities: tuple[int | None, ...]
) -> None:
    app = Stage(BodyMap())
    async with app.run_test(size=SIZE) as pilot:
        for area in AREAS:
            looks = []
            for severity in severities:
                for outlined in ((), (area,)):
                    said: Mapping[Area, int] = {} if severity is None else {area: severity}
                    for hand in (area, AREAS[0] if area is not AREAS[0] else AREAS[1]):
                        app.body.point(hand)
                        app.body.show(said, symptom, outlined=outlined)
                        looks.append(tuple(cells(app.body, area)))
            assert len(set(looks)) == len(looks), area
        await pilot.pause()


async def test_a_chosen_area_shows_without_colour_whether_it_is_in_hand_or_not() -> None:
    app = Stage(BodyMap(is_choosing=True))
    async with app.run_test(size=SIZE):
        looks = []
        for chosen in ((), (KNEE,)):
            for hand in (KNEE, BELLY):
                app.body.choose(chosen)
                app.body.point(hand)
                looks.append(tuple(cells(app.body, KNEE)))
        assert len(set(looks)) == 4


async def test_the_area_in_hand_is_named_with_what_it_says() -> None:
    app = Stage(BodyMap())
    async with app.run_test(size=SIZE):
        app.body.point(THIGH)
        app.body.show({THIGH: 2}, BRUISING, outlined=[THIGH])
        assert "Left thigh (front) · bruise: coin · treated" in text_of(app.body)
        app.body.show({THIGH: 10}, SORENESS)
        assert "Left thigh (front) · sore: 10 (severe)" in text_of(app.body)
        assert "treated" not in text_of(app.body)
        app.body.point(KNEE)
        assert "Right knee · sore: not logged" in text_of(app.body)


async def test_the_legend_says_what_the_outlines_mean_where_there_are_any() -> None:
    app = Stage(BodyMap())
    async with app.run_test(size=SIZE):
        assert "treated" not in text_of(app.body)
        app.body.show({}, BRUISING, outlined=[THIGH])
        app.body.point(KNEE)
        assert "┌┐[] treated" in text_of(app.body)
        app.body.show({}, SORENESS)
        assert "treated" not in text_of(app.body)


async def test_all_fits_a_box_of_38_columns_and_19_lines() -> None:
    app = Stage(BodyMap())
    async with app.run_test(size=(WIDTH, 30)):
        assert app.body.size == (WIDTH, HEIGHT) == (38, 19)
        for area in AREAS:
            app.body.point(area)
            app.body.show({area: 10}, SORENESS, outlined=AREAS)
            assert "sore: 10" in app.body.render_line(HEIGHT - 1).text
        for word in ("front", "back", "face", "left", "right", "moderate"):
            assert word in text_of(app.body)


async def test_where_the_window_is_low_the_body_is_shorter() -> None:
    app = Stage(BodyMap())
    async with app.run_test(size=(80, 17)):
        assert app.body.size.height == LOW_HEIGHT
        assert "Lower abdomen" in app.body.render_line(LOW_HEIGHT - 1).text


async def test_only_the_lines_that_change_are_painted_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Stage(BodyMap())
    async with app.run_test(size=SIZE) as pilot:
        app.body.point(BELLY)
        await pilot.pause()
        text_of(app.body)
        painted: list[int] = []
        strip = BodyMap._strip

        def noting(self: BodyMap, y: int) -> object:
            painted.append(y)
            return strip(self, y)

        monkeypatch.setattr(BodyMap, "_strip", noting)
        app.body.point(area_named("left-hip"))
        text_of(app.body)
        assert painted == [8, 9, 10, HEIGHT - 1]
        painted.clear()
        app.body.show({THIGH: 1}, BRUISING)
        text_of(app.body)
        assert painted == [11, 12, 13, HEIGHT - 1]


# Contrast.


def luminance(colour: Color) -> float:
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
@pytest.mark.parametrize("is_choosing", [False, True])
async def test_the_body_its_outlines_and_its_digits_can_be_made_out(
    theme: str, *, is_choosing: bool
) -> None:
    app = Stage(BodyMap([THIGH], is_choosing=is_choosing), theme)
    async with app.run_test(size=SIZE):
        _, screen = app.screen.background_colors
        app.body.point(KNEE)
        for severity in (None, 0, 1, 2, 3, 4):
            said = {} if severity is None else dict.fromkeys(AREAS, severity)
            app.body.show(said, BRUISING, outlined=AREAS[::2])
            for y in range(app.body.size.height):
                for segment in app.body.render_line(y):
                    style, shown = segment.style, set(segment.text) - {" "}
                    assert style is not None and style.color and style.bgcolor
                    colour = Color.from_rich_color(style.color)
                    on = Color.from_rich_color(style.bgcolor)
                    if shown & set("░▒▓▄▜▛▐▌▗▟▙▖▝▘"):
                        # The fills of the ramp may be as pale as the screen: the digit says it.
                        assert contrast(colour, screen) >= 3 or colour.hex in FILLS, segment
                    elif shown:
                        is_read = any(one.isalnum() for one in shown)
                        assert contrast(colour, on) >= (4.5 if is_read else 3), segment


async def test_what_is_painted_bit_by_bit_is_what_is_painted_at_once() -> None:
    body = BodyMap()
    async with Stage(body).run_test(size=SIZE) as pilot:
        for severities, symptom, outlined in (
            ({BELLY: 2}, BRUISING, (BELLY,)),
            ({BELLY: 7, THIGH: 1}, SORENESS, (BELLY,)),
            ({KNEE: 10}, SORENESS, (THIGH, BELLY)),
            ({}, BRUISING, ()),
            ({THIGH: 4}, BRUISING, (KNEE,)),
        ):
            text_of(body)  # all of it is painted and kept
            body.show(severities, symptom, outlined=outlined)
            await pilot.pause()
            painted = [body.render_line(y) for y in range(body.size.height)]
            body._strips.clear()
            assert painted == [body.render_line(y) for y in range(body.size.height)]
