"""All that a report says, as plain values: the template lays it out and adds no words."""

from typing import Any

from diary.core.shared import Shared
from diary.sharing.pdf import answers, courses, first_page, flagged, listed
from diary.wording import report as words
from diary.wording import report_answers as around
from diary.wording import report_pages as later

_FIRST = (
    *("PAGE", "OF", "LOOK_AT", "PAST_FLAGS", "DAY_BY_DAY", "NOTHING_LOGGED", "SESSIONS", "LOGGED"),
    *("REMEDIES", "SIGNS", "AREA", "AFTER_SESSIONS", "ALL_FLAGS", "ENTRIES", "ATTACHMENT"),
)
_LATER = (
    *("NO_ENTRIES", "CHANGES", "NO_CHANGES", "WITHDRAWN", "NOTHING_WITHDRAWN", "NOT_FOLLOWED"),
    *("NOTE", "HOW_TO_READ", "SCALES", "WINDOWS", "MARKS", "WHERE_FROM"),
    *("SCALE_HEAD", "SORE_HEAD", "WINDOW_HEAD", "MARK_HEAD"),
)
_AROUND = ("AROUND", "ALL_ANSWERS", "NOT_YET", "RESULTS", "PLAN_CHANGES")


def content(shared: Shared, data: bytes, *, with_data: bool) -> dict[str, Any]:
    """The whole report; `data` is what is attached to it, if it is."""
    as_of = shared.last
    return {
        "title": words.title(shared.summary.plan, shared.first, as_of),
        "date": [as_of.year, as_of.month, as_of.day],
        "words": {
            **{name.lower(): getattr(words, name) for name in _FIRST},
            **{name.lower(): getattr(later, name) for name in _LATER},
            **{name.lower(): getattr(around, name) for name in _AROUND},
        },
        "legend": later.CHART_LEGEND,
        "footer": _footer(shared),
        "first": first_page.first_page(shared),
        "sessions": courses.session_pages(shared),
        "flags": list(flagged.flags_of(shared)),
        "answers": answers.all_answers(shared),
        "plans": answers.plan_changes(shared),
        "entries": listed.entries(shared),
        "changes": listed.changed(shared),
        "changes_left_out": listed.left_out(shared),
        "withdrawn": listed.withdrawn(shared),
        "how": listed.how_to_read(shared, data, is_attached=with_data),
    }


def _footer(shared: Shared) -> str:
    """Whose report it is, on every page."""
    profile = shared.records.profile
    name = profile.value.name if profile and shared.selection.with_name else ""
    title = words.title(shared.summary.plan, shared.first, shared.last)
    return " · ".join(filter(None, (name, title)))
