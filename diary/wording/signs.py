"""The warning signs of a check-in: the question, and what to do now where one is ticked."""

from collections.abc import Iterable

from diary.core.plan import CarePlan, Level, WarningSign
from diary.core.profile import Profile
from diary.wording.flags import NOBODY_ANSWERS, what_to_do
from diary.wording.profile import LOCAL_NUMBER, clinic_line, if_still_there

NOW = "Any of these right now?"
THEN = "Any of these on that day?"
NONE = "None of these"
SIGNS = "Warning signs"
CALL_CLINIC = "Call your clinic, or whoever treated you."
NOT_ANSWERED = "not answered yet"
NO_SIGN = "none"
TICK = "Tick"
LEAVE = "Go on"
TIP_TICK = "Tick the line in hand, or take it back"
TIP_UP = "The sign above"
TIP_DOWN = "The sign below"
TIP_LEAVE = "Go back to your check-in"


#: What Enter does: where nothing was answered and none is in hand, or a sign is; and after that.
ENTER_NONE = "enter: none of these, and save"
ENTER_TICK = "enter: tick this one"
ENTER_SAVE = "enter: save"


def known(name: str, plan: CarePlan) -> WarningSign:
    """A sign by its name; one of another plan is worth a call to the clinic today."""
    return plan.signs.get(name) or WarningSign(name, Level.CONTACT_TODAY, name, "")


def urgent_first(names: Iterable[str], plan: CarePlan) -> list[WarningSign]:
    """These signs, the most urgent first, else in the order of the plan."""
    place = {name: number for number, name in enumerate(plan.signs)}
    signs = [known(name, plan) for name in names]
    return sorted(signs, key=lambda one: (-one.level, place.get(one.name, len(place)), one.name))


def answered(names: frozenset[str] | None, plan: CarePlan) -> str:
    """What was said, in words: `none`, `Strong or growing pain`."""
    if names is None:
        return NOT_ANSWERED
    return "; ".join(one.words for one in urgent_first(names, plan)) or NO_SIGN


def card_heading(level: Level, *, is_now: bool = True) -> str:
    """What to do: `✚ Get emergency help now`."""
    return what_to_do(level, is_now=is_now)


def card_lines(
    names: frozenset[str], plan: CarePlan, profile: Profile | None, *, is_now: bool = True
) -> list[str]:
    """At most five points, what to do first; of a sign of a day that is past, if it is there."""
    signs = urgent_first(names, plan)
    clinic = profile.clinic if profile else ""
    lines: Iterable[str]
    if signs[0].level is not Level.EMERGENCY:
        lines = clinic_line(profile) or CALL_CLINIC, NOBODY_ANSWERS
    elif is_now:
        number = (profile.emergency if profile else "") or LOCAL_NUMBER
        lines = f"Call {number}.", f"Then tell {clinic or 'your clinic'}."
    else:
        lines = if_still_there(profile)
    return [*lines, _ticked(signs), "Nobody reads this diary live."]


def printed_card(
    names: frozenset[str], plan: CarePlan, profile: Profile | None = None, *, is_now: bool = True
) -> list[str]:
    """The card as lines, below an empty one; nothing where no sign was ticked."""
    if not names:
        return []
    heading = card_heading(urgent_first(names, plan)[0].level, is_now=is_now)
    points = card_lines(names, plan, profile, is_now=is_now)
    return ["", heading, *(f"  - {one}" for one in points)]


def _ticked(signs: list[WarningSign]) -> str:
    """`You ticked “Feeling hot and shivery” and “Pus, an open sore or blisters”.`"""
    *others, last = (f"“{sign.words}”" for sign in signs)
    return f"You ticked {', '.join(others)} and {last}." if others else f"You ticked {last}."
