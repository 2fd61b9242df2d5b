"""A care plan as plain JSON values: what `diary plan show --json` prints."""

from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from typing import Any

from diary.core.flags import Flag
from diary.core.plan import CarePlan, Level
from diary.core.scales import Symptom
from diary.core.summary import Summary

Plain = dict[str, Any]


def plan_plain(plan: CarePlan) -> Plain:
    """Every part under its own name."""
    return {one.name: _plain(getattr(plan, one.name)) for one in fields(plan)}


def changed_plain(before: Summary, after: Summary) -> Plain:
    """What another plan does to what there is to tell the clinic now: the ids of the flags."""
    was, will = _active(before), _active(after)
    return {
        "appear": [id_ for id_ in will if id_ not in was],
        "no_longer_active": [id_ for id_ in was if id_ not in will],
        "stay": [id_ for id_ in was if id_ in will],
    }


def _active(summary: Summary) -> dict[str, Flag]:
    return {flag.id: flag for flag in summary.active_flags}


def _plain(value: object) -> object:
    if isinstance(value, Level):
        return value.label
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {
            key.name if isinstance(key, Symptom) else key: _plain(one) for key, one in value.items()
        }
    if isinstance(value, tuple):
        named = getattr(value, "_asdict", None)
        return _plain(named()) if named else [_plain(one) for one in value]
    return value
