"""The whole diary as JSON, with its history: the export that loses nothing."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from diary.core.payload import Plain, revision_to_plain
from diary.core.profile import Profile
from diary.core.records import Revision
from diary.journal import Journal

FORMAT = "symptom-diary-export"
SCHEMA = 1


def exported(journal: Journal, today: date, first: date | None, last: date | None) -> bytes:
    """The records whose day, as they stand now, lies within; each with all its revisions.

    The profile is about no day: only an export of all days has it.
    """
    return whole(journal.history(), first or date.min, last or date.max)


def whole(revisions: Iterable[Revision], first: date = date.min, last: date = date.max) -> bytes:
    """The same diary gives the same bytes: nothing here is about the file or the moment."""
    chains: dict[str, list[Plain]] = {}
    days: dict[str, tuple[tuple[int, str, str], date | None]] = {}
    for one in revisions:
        plain = revision_to_plain(one)
        chains.setdefault(one.id, []).append(plain)
        order = (one.revision, plain["recorded_at"], repr(one))
        if one.id not in days or order > days[one.id][0]:
            days[one.id] = order, None if isinstance(one.value, Profile) else one.value.day

    def is_within(day: date | None) -> bool:
        return first <= day <= last if day else (first, last) == (date.min, date.max)

    kept = [plain for id_, chain in chains.items() if is_within(days[id_][1]) for plain in chain]
    kept.sort(
        key=lambda plain: (plain["recorded_at"], plain["id"], plain["revision"], _text(plain))
    )
    text = json.dumps(
        {"format": FORMAT, "schema": SCHEMA, "revisions": kept}, ensure_ascii=False, indent=1
    )
    # A lone surrogate becomes `\\ud800`, which in JSON is just what it was.
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _text(plain: Any) -> str:
    return json.dumps(plain, sort_keys=True)
