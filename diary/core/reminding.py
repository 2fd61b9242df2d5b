"""Until when somebody is to be reminded each day."""

from collections.abc import Iterable
from datetime import date

from diary.core.areas import AREAS, Area
from diary.core.following import following
from diary.core.summary import Summary


def remind_until(summary: Summary, areas: Iterable[Area] = AREAS) -> date | None:
    """The last day after the as-of date that is worth a reminder about these areas, if one is.

    An area is worth one while it would be followed if nothing more were said. Most of what is there
    now will be over `following_days` after the session, though: so until then only, and to the end
    of the follow-up only for what has outlasted that.
    """
    plan, today, end = summary.plan, summary.as_of.toordinal(), date.max.toordinal()
    ahead = following(
        summary.courses, plan, date.fromordinal(min(today + plan.follow_up_days, end))
    )
    last = today
    for area in areas:
        latest = max(ahead.get(area, ()), default=today)
        if latest > today:
            usual = summary.areas[area].sessions[-1].day.toordinal() + plan.following_days
            last = max(last, min(latest, usual) if usual > today else latest)
    return date.fromordinal(last) if last > today else None
