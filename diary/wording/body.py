"""Areas, symptoms and severities in words."""

from diary.core.areas import Area, Region
from diary.core.scales import BRUISING, Symptom, severity_word
from diary.wording.letters import capital

_PARTS = {
    "around-eyes": "eye area",
    "under-chin": "chin (underneath)",
    "upper-abdomen": "upper abdomen",
    "lower-abdomen": "lower abdomen",
    "front-thigh": "thigh (front)",
    "inner-thigh": "thigh (inner)",
    "back-thigh": "thigh (back)",
}

BRUISE_HINTS = (
    "no bruise",
    "each smaller than a fingertip",
    "the biggest is up to a coin",
    "up to a palm, or past the treated spots",
    "bigger than a palm, or swollen",
)
#: The same where there is room for few words.
SHORT_BRUISE_HINTS = (
    "no bruise",
    "under a fingertip each",
    "biggest up to a coin",
    "palm, or past the spots",
    "over a palm, or swollen",
)


def area_words(area: Area) -> str:
    """As it stands after "your": `left thigh (front)`."""
    part = area.name.removeprefix(f"{area.side}-") if area.side else area.name
    words = _PARTS.get(part, part.replace("-", " "))
    return f"{area.side} {words}" if area.side else words


def area_label(area: Area) -> str:
    """As it stands alone: `Left thigh (front)`."""
    words = area_words(area)
    return capital(words)


def region_label(region: Region) -> str:
    return region.value.capitalize()


def symptom_label(symptom: Symptom) -> str:
    """What the rows are headed with: `bruise` and `sore`."""
    return "bruise" if symptom is BRUISING else "sore"


def mark_words(is_late: bool, is_edited: bool) -> str:
    """What stands beside a value that was not entered in time, or not as it is now."""
    return ", ".join(["logged late"] * is_late + ["corrected"] * is_edited)


def severity_phrase(symptom: Symptom, severity: int) -> str:
    """`bruise: coin`, `sore: 3 (mild)`, `sore: 0`."""
    word = severity_word(symptom, severity)
    if symptom is BRUISING:
        return f"bruise: {word}"
    return f"sore: {severity} ({word})" if severity else "sore: 0"
