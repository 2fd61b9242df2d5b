"""The two scales: bruising 0–4 in words, soreness 0–10 as a number."""

from dataclasses import dataclass

from diary.core.errors import OffScaleError, UnknownNameError


@dataclass(frozen=True, slots=True, eq=False)
class Symptom:
    """One symptom and its scale, 0 to `worst`. One object each, compared by identity."""

    name: str
    worst: int

    def __repr__(self) -> str:
        return f"Symptom({self.name})"


#: By size, so that it reads the same on every skin: 0 none, 1 spots (each smaller than a
#: fingertip), 2 coin (the biggest up to a coin), 3 palm (up to a palm, or past the treated spots),
#: 4 large (bigger than a palm, or swollen).
BRUISING = Symptom("bruising", 4)

#: Numeric rating scale of the worst soreness of the day: 0 not sore, 10 the worst imaginable.
SORENESS = Symptom("soreness", 10)

SYMPTOMS = (BRUISING, SORENESS)

BRUISING_WORDS = ("none", "spots", "coin", "palm", "large")

# 1–3 / 4–6 / 7–10 is a convention of pain research, not a measured threshold: store the number.
_SORENESS_WORDS = ("none", *("mild",) * 3, *("moderate",) * 3, *("severe",) * 4)


def severity_word(symptom: Symptom, severity: int) -> str:
    """The word for a severity, e.g. `coin` for bruising 2 and `moderate` for soreness 5."""
    return (BRUISING_WORDS if symptom is BRUISING else _SORENESS_WORDS)[severity]


#: Of the five steps of one ramp, the step of each soreness.
_SORENESS_STEPS = (0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4)


def step_of(symptom: Symptom, severity: int) -> int:
    """The step of a severity on a ramp that both symptoms share, 0 to 4."""
    return severity if symptom is BRUISING else _SORENESS_STEPS[severity]


def symptom_named(name: str) -> Symptom:
    """Find a symptom by name; raises `UnknownNameError`."""
    for symptom in SYMPTOMS:
        if symptom.name == name:
            return symptom
    raise UnknownNameError("symptom", name, accepted=tuple(known.name for known in SYMPTOMS))


def severity_from(symptom: Symptom, text: str) -> int:
    """Read a severity as typed: a whole number, or for bruising one of its five words.

    Raises `OffScaleError` for anything that the scale does not have.
    """
    tidy = text.strip().lower()
    if symptom is BRUISING and tidy in BRUISING_WORDS:
        return BRUISING_WORDS.index(tidy)
    # isascii and a short length: int() reads other digits too, and slowly thousands of them.
    if tidy.isascii() and tidy.isdigit() and len(tidy) <= 3 and int(tidy) <= symptom.worst:
        return int(tidy)
    raise OffScaleError(symptom.name, text)
