"""The parts of `diary amend` for what is planned and answered around a session."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from diary.cli.answer import read_answer, read_reactions, read_seen
from diary.cli.context import Context
from diary.core.answers import AreaSeen, PlannedSession, Reaction, ResultAnswer
from diary.core.areas import AREAS, Area, area_named
from diary.core.errors import RecordError
from diary.core.preparing import is_put_in_the_past
from diary.core.records import Record, TreatmentSession
from diary.core.text import tidy_name
from diary.wording.days import day_words

#: Given in place of something, it takes it out.
_OUT = "-"


def _day_of_plan(context: Context, old: PlannedSession, typed: str) -> date:
    day = context.coming_day(typed)
    if is_put_in_the_past(replace(old, day=day), context.now.today, old):
        raise RecordError("plan-past", day_words(day, context.now.today))
    return day


def answer_parts(context: Context, old: Record, given: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of the record that the options change. Raises `DiaryError`."""
    from diary.core.days import read_time

    parts: dict[str, Any] = {}
    if "at" in given:
        parts["at"] = None if given["at"] == _OUT else read_time(given["at"])
    if "areas" in given:
        taken = given["areas"] == (_OUT,)
        parts["areas"] = () if taken else tuple(area_named(name) for name in given["areas"])
    if isinstance(old, PlannedSession) and ("check" in given or "uncheck" in given):
        parts["checked"] = ticked(context, old, given.get("check", ()), given.get("uncheck", ()))
    if isinstance(old, PlannedSession) and "on" in given:
        parts["day"] = _day_of_plan(context, old, given["on"])
    if "session" in given:
        parts["session"] = _session(context, given["session"])
    if isinstance(old, Reaction) and "seen" in given:
        # What an earlier plan had a name for may stay.
        parts["seen"] = read_reactions(given["seen"], context.journal.plan, old.seen)
    if "size" in given:
        parts["size"] = "" if given["size"] == _OUT else given["size"]
    if "week" in given:
        parts["week"] = given["week"]
    if "answer" in given:
        parts["answer"] = read_answer(given["answer"])
    if isinstance(old, ResultAnswer) and "results" in given:
        parts["seen"] = _results(old, given["results"])
    if "plan" in given:
        from diary.cli.plan import plan_text

        parts["text"] = plan_text(given["plan"])
    return parts


def ticked(
    context: Context, old: PlannedSession, check: tuple[str, ...], uncheck: tuple[str, ...]
) -> frozenset[str]:
    """The points that are done, with these ticked and those not. Raises `DiaryError`."""
    from diary.core.errors import UnknownNameError

    names = tuple(context.journal.plan.checklist)
    on, off = (frozenset(map(tidy_name, many)) for many in (check, uncheck))
    for name in sorted(on | off):
        if name not in names and name not in old.checked:
            raise UnknownNameError("point", name, accepted=names or ("a plan that has some",))
    return (old.checked | on) - off


def _session(context: Context, typed: str) -> str:
    found = context.journal.find(typed)[-1]
    if not isinstance(found.value, TreatmentSession) or found.withdrawn:
        raise RecordError("not-a-session", typed)
    return found.id


def _results(old: ResultAnswer, given: tuple[str, ...]) -> tuple[AreaSeen, ...]:
    """What was said, with what is given in place of what was said of the same areas."""
    seen: dict[Area, AreaSeen] = {one.area: one for one in old.seen}
    said = set()
    for text in given:
        name, _, change = text.rpartition(":")
        found = None if change.strip() == _OUT else read_seen(text)
        area = found.area if found else area_named(name)
        if area in said:
            raise RecordError("area-twice", area.name)
        said.add(area)
        seen.pop(area, None)
        if found:
            seen[area] = found
    return tuple(seen[area] for area in AREAS if area in seen)
