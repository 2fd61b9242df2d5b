"""Two hands that work the app: one that only presses keys, and one that only has a mouse.

The mouse clicks what it reads on the screen, and turns its wheel. It types nothing but text where
there is text to type, and only into the field that it clicked before.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.strip import Strip

from diary.core.areas import area_named
from diary.ui.widgets.body_map import BodyMap

Prove = Callable[[App[Any]], object]


class Spot(NamedTuple):
    """The `nth` place on the screen where a text shows, and so many cells beside and below it."""

    text: str
    nth: int = 0
    right: int = 0
    down: int = 0


class Wheel(NamedTuple):
    """So many notches of the wheel over that text; less than none turn it up."""

    text: str
    notches: int


class Part(NamedTuple):
    """That area of the body on the screen."""

    area: str


class Command(NamedTuple):
    """A command of the list behind "More", which the wheel turns until it shows."""

    name: str


class Text(NamedTuple):
    """Text, for the field that was clicked."""

    text: str


Mouse = Spot | Part | Wheel | Command | Text | str


class Step(NamedTuple):
    """One action: its binding, the keys that do it, what the mouse does instead, and its proof.

    A step without a binding is on the way to the next one.
    """

    id: str
    keys: str
    mouse: Sequence[Mouse]
    proof: Prove


def lines(app: App[Any]) -> list[str]:
    """What shows, line by line."""
    strips: list[Strip] = app.screen._compositor.render_strips()
    return [strip.text for strip in strips]


async def found(pilot: Pilot[Any], spot: Spot) -> tuple[int, int]:
    """The column and line of a spot, once it shows: a hand waits for the screen."""
    for _ in range(40):
        places = list(_places(pilot.app, spot.text))
        if len(places) > spot.nth:
            x, y = places[spot.nth]
            return x + spot.right, y + spot.down
        await pilot.pause(0.05)
    shown = "\n".join(lines(pilot.app))
    raise AssertionError(f"{spot} does not show on\n{shown}")


def _places(app: App[Any], text: str) -> Iterator[tuple[int, int]]:
    for y, line in enumerate(lines(app)):
        x = line.find(text)
        while x >= 0:
            yield x, y
            x = line.find(text, x + 1)


async def shown(pilot: Pilot[Any], step: Step) -> None:
    """Wait for what the step works on: some of it comes up or moves after the first paint."""
    if step.mouse and isinstance(first := step.mouse[0], str | Spot):
        spot = Spot(first) if isinstance(first, str) else first
        before, place = None, await found(pilot, spot)
        while place != before:
            await pilot.pause(0.1)
            before, place = place, await found(pilot, spot)


async def by_keys(pilot: Pilot[Any], step: Step) -> None:
    """Press the keys of a step. A word in quotes is typed letter by letter."""
    for key in step.keys.split():
        if key.startswith("'"):
            await pilot.press(*("space" if one == "_" else one for one in key[1:-1]))
        else:
            await pilot.press(key)
    await pilot.pause()


async def by_mouse(pilot: Pilot[Any], step: Step) -> None:
    """Do with the mouse what a step's keys do."""
    for one in step.mouse:
        match one:
            case Text(text):
                await pilot.press(*("space" if letter == " " else letter for letter in text))
            case Wheel(text, notches):
                await turn(pilot, await found(pilot, Spot(text)), notches)
            case Part(area):
                body = pilot.app.screen.query_one(BodyMap)
                line, column = body._figure.places[area_named(area)][0]
                x, y = body.region.offset
                await click(pilot, x + body._left + column, y + line + 1)
            case Command(name):
                await click(pilot, *await found(pilot, Spot("^p More")))
                await choose(pilot, name)
            case str() | Spot():
                spot = Spot(one) if isinstance(one, str) else one
                await click(pilot, *await found(pilot, spot))


async def choose(pilot: Pilot[Any], name: str) -> None:
    """Click a command in the list of them."""
    for _ in range(30):
        for y, line in enumerate(lines(pilot.app)):
            if line.strip(" ▁▂▃▄▅▆▇█") == name:
                await click(pilot, 3, y)
                return
        await turn(pilot, (20, pilot.app.size.height - 5), 3)
    raise AssertionError(f"no command {name!r}")


async def click(pilot: Pilot[Any], x: int, y: int) -> None:
    """Press and release the button, as a terminal reports it."""
    for kind in (events.MouseDown, events.MouseUp):
        pilot.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        await pilot._wait_for_screen()
    await pilot.pause()


async def turn(pilot: Pilot[Any], at: tuple[int, int], notches: int) -> None:
    """Turn the wheel so many notches down; less than none turn it up."""
    kind = events.MouseScrollDown if notches > 0 else events.MouseScrollUp
    app, (x, y) = pilot.app, at
    for _ in range(abs(notches)):
        app.screen._forward_event(
            kind(None, x, y, 0, 0, 0, False, False, False, screen_x=x, screen_y=y)
        )
    await pilot.pause()
