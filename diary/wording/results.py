"""The results of the sessions in words: how much of a change was seen, area by area."""

from collections.abc import Sequence

from diary.core.answers import Seen
from diary.core.areas import Area
from diary.core.plan import CarePlan
from diary.core.results import AfterSession
from diary.wording.body import area_words

HEADING = "The change you see"
_SEEN = {Seen.NONE: "none", Seen.SLIGHT: "slight", Seen.CLEAR: "clear"}
_NOT_SAID = "not said"


def over_sessions(after: Sequence[AfterSession]) -> str:
    """`Session 1: none · Session 2: slight`, as far as anything was said."""
    said = [number for number, one in enumerate(after) if one.seen is not None]
    shown = after[: said[-1] + 1] if said else ()
    return " · ".join(f"Session {one.session.number}: {_seen(one.seen)}" for one in shown)


def without_change(areas: Sequence[Area], plan: CarePlan) -> str:
    """Said once results usually show and none was seen; it says what is usual, and blames none."""
    return f"No change seen yet: {', '.join(map(area_words, areas))}. {plan.results.words}"


def _seen(seen: Seen | None) -> str:
    return _SEEN[seen] if seen else _NOT_SAID
