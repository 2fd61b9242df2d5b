"""Severities as steps of one colour ramp that stays apart under every colour blindness."""

from diary.core.scales import BRUISING, Symptom

#: From none to worst; the digit on each has a contrast of at least 4.5 to 1.
FILLS = ("#F3F6FA", "#C6DBEF", "#6BAED6", "#2171B5", "#08306B")
DIGITS = ("#000000", "#000000", "#000000", "#FFFFFF", "#FFFFFF")

_SORENESS_STEPS = (0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4)

#: The component classes and styles of the steps, for the widgets that draw severities.
STEP_CLASSES = tuple(f"step--{step}" for step in range(5))


def step_css(widget: str) -> str:
    """The CSS of the five steps within one widget."""
    return "".join(
        f"{widget} > .{name} {{ background: {fill}; color: {digit}; text-style: bold; }}\n"
        for name, fill, digit in zip(STEP_CLASSES, FILLS, DIGITS, strict=True)
    )


def step_class(symptom: Symptom, severity: int) -> str:
    """The component class of a severity."""
    step = severity if symptom is BRUISING else _SORENESS_STEPS[severity]
    return STEP_CLASSES[step]
