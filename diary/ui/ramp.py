"""Severities as steps of one colour ramp that stays apart under every colour blindness."""

from rich.style import Style

from diary.core.scales import step_of

__all__ = ["DIGITS", "FILLS", "STEPS", "step_of"]

#: From none to worst; the digit on each has a contrast of at least 4.5 to 1.
FILLS = ("#F3F6FA", "#C6DBEF", "#6BAED6", "#2171B5", "#08306B")
DIGITS = ("#000000", "#000000", "#000000", "#FFFFFF", "#FFFFFF")

#: The same in every theme. Styles, not component classes, of which each costs a start 1 ms.
STEPS = tuple(
    Style(bgcolor=fill, color=digit, bold=True) for fill, digit in zip(FILLS, DIGITS, strict=True)
)
