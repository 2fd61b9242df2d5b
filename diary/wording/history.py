"""What was saved, changed and taken back, and why: the words of the history."""

from collections.abc import Sequence
from datetime import date

from diary.core.changes import Change
from diary.core.profile import Profile
from diary.core.reasons import CHANGED, CODES, TOOK_PLACE, read_reason
from diary.core.records import (
    CheckIn,
    Record,
    Revision,
    SessionKind,
    ToldClinic,
    TreatmentSession,
)
from diary.core.scales import BRUISING, Symptom, severity_word
from diary.core.steps import Saved
from diary.wording import answers
from diary.wording.body import area_words, symptom_label
from diary.wording.commands import check_in_lines, session_line
from diary.wording.days import day_words, moment_words
from diary.wording.profile import PAGE, PART_WORDS, profile_lines
from diary.wording.sessions import given

NOTHING_SAVED_YET = "Nothing has been saved in this diary yet."

#: What each code says where a reason is chosen, and after "because" where one is told.
REASONS = {
    "mistake": ("I typed it wrong", "you typed it wrong"),
    "remembered": ("I remembered it better later", "you remembered it better later"),
    "wrong-day": ("I put it on the wrong day", "it was put on the wrong day"),
    "twice": ("I entered it twice", "you entered it twice"),
    "other": ("Another reason", "of something else"),
}

_RIVAL = "This change was made in two places. Both versions are kept, and {}."


def choices() -> list[str]:
    """The short list of reasons, each with its number."""
    return [f"  {number} {REASONS[code][0]}" for number, code in enumerate(CODES, start=1)]


def because(stored: str) -> str:
    """`because you typed it wrong`; empty where no reason was given."""
    reason = read_reason(stored)
    if reason.along:
        return ""
    if reason.code is not None:
        words = f"because {REASONS[reason.code][1]}"
        return f"{words}: “{reason.text}”" if reason.text else words
    return f"your reason: “{reason.text}”" if reason.text else ""


def entry_words(record: Record) -> str:
    """`check-in for Sat 21 Nov 2026`."""
    if isinstance(record, TreatmentSession):
        kind = "session" if record.kind is SessionKind.TREATMENT else "test injections"
        return f"{kind} on {day_words(record.day)}"
    if isinstance(record, CheckIn):
        return f"check-in for {day_words(record.day)}"
    if isinstance(record, Profile):
        return PAGE
    if isinstance(record, ToldClinic):
        return f"note of {day_words(record.day)} that the clinic was told"
    return answers.answer_words(record)


def change_words(change: Change) -> str:
    """`left calf, bruise: coin → spots`."""
    if change.field == "area" and change.area:
        return f"area {'added' if change.new else 'taken out'}: {area_words(change.area)}"
    if change.field == "withdrawn":
        return "no longer counts" if change.new else "counts again"
    if change.field == "text":
        return answers.PLAN_TEXT
    old, new = (_said_words(change, said) for said in (change.old, change.new))
    return f"{_field_words(change)}: {old} → {new}"


def change_lines(changes: Sequence[Change]) -> list[str]:
    """Each change on a line of its own, a little to the right."""
    return [f"  {change_words(one)}" for one in changes if one.field != "withdrawn"]


_FIELDS = {
    "record": "kind of entry",
    "at": "time",
    "numbing_cream": "numbing cream",
    "signs": "warning signs",
    "remedies": "used",
    "flag": "about",
    **answers.SHORT_FIELDS,
    **PART_WORDS,
}
#: What is said of a field that says nothing.
_NOTHING = {
    "rating": "not said",
    "leftover": "not answered",
    "signs": "not asked",
    "at": "not said",
    "points": "not said",
    "result": "not said",
    "numbing_cream": "no",
}


def _field_words(change: Change) -> str:
    where = f"{area_words(change.area)}, " if change.area else ""
    if change.symptom:
        return f"{where}{symptom_label(change.symptom)}"
    if change.field == "leftover":
        return f"{where}there before the session"
    if change.field == "result":
        return f"{where}{answers.SHORT_FIELDS['result']}"
    return _FIELDS.get(change.field, change.field)


def _said_words(change: Change, said: object) -> str:
    match change.field, said:
        case _, None:
            return _NOTHING.get(change.field, "none")
        case "rating", int() if change.symptom:
            return _severity(change.symptom, said)
        case "day" | "born", date():
            return day_words(said)
        case "numbing_cream", _:
            return "yes"
        case "note" | "flag" | "products" | "by" | "size", _:
            return f"“{said}”"
        case "kind", _:
            return "treatment" if said is SessionKind.TREATMENT else "test injections"
        case "at", _:
            return f"{said:%H:%M}"
        case "result", _:
            return answers.SEEN_WORDS[str(said)]
        case _, frozenset():
            return answers.names_words(said)
        case "remedies", tuple():
            return ", ".join(said)
    return str(said)


def _severity(symptom: Symptom, severity: int) -> str:
    word = severity_word(symptom, severity)
    if symptom is BRUISING:
        return word
    return f"{severity} ({word})" if severity else "0"


# The history.


def saved_heading(saved: Saved, zone: str = "") -> str:
    """`You, Sun 22 Nov 2026 at 21:18 (late entry): check-in for Sat 21 Nov 2026`."""
    one = saved.revision
    marks = ", ".join(part for part in (zone, "late entry" if saved.is_late else "") if part)
    when = f"You, {moment_words(one.local_time)}{f' ({marks})' if marks else ''}"
    what = whole_entry(one.value) if saved.before is None else entry_words(one.value)
    return f"{when}: {what}"


def whole_entry(record: Record) -> str:
    """`session on Thu 19 Nov 2026 at 14:30: left calf`, `check-in for Sat 21 Nov 2026`."""
    return session_line(record) if isinstance(record, TreatmentSession) else entry_words(record)


def _done(saved: Saved) -> str:
    """`corrected, because you typed it wrong`; empty for a new entry."""
    one, before = saved.revision, saved.before
    if saved.undid is not None:
        undid = saved.undid.revision
        what = step_words(undid, saved.undid.before)
        return f"undone: the {what} of {moment_words(undid.local_time)}"
    done = ""
    if one.withdrawn:
        if one.value.RECORD == "planned" and one.reason == TOOK_PLACE:
            return answers.TOOK_PLACE
        done = "withdrawn"
    elif before is not None:
        done = "brought back" if before.withdrawn else _changed_words(one.value)
    is_set = one.value.RECORD in ("profile", "planned") and one.reason == CHANGED
    why = "" if is_set else because(one.reason)
    return ", ".join(part for part in (done, why) if part)


def _changed_words(record: Record) -> str:
    return "changed" if record.RECORD in ("profile", "planned") else "corrected"


def step_words(undid: Revision, before: Revision | None) -> str:
    """What a step was, with the word for the first one."""
    if undid.withdrawn:
        return "withdrawal"
    if before is None:
        return "entry"
    return "return" if before.withdrawn else "correction"


def saved_lines(saved: Saved) -> list[str]:
    """What was done and why, what it says or what changed, and whether it counts; a line each."""
    one = saved.revision
    lines = [done] if (done := _done(saved)) else []
    if saved.before is None and not one.withdrawn:
        lines += said_lines(one.value)
    else:
        lines += [line.strip() for line in change_lines(saved.changes)]
    if saved.is_rival:
        counts = "this one counts" if saved.counts else "the other one counts"
        lines.append(_RIVAL.format(counts))
    return lines


def said_lines(record: Record) -> list[str]:
    """What a record says beyond that, a line each."""
    if isinstance(record, CheckIn):
        return [line.strip() for line in check_in_lines(record)]
    if isinstance(record, Profile):
        return profile_lines(record)
    if isinstance(record, TreatmentSession):
        about = given(record)
    elif isinstance(record, ToldClinic):
        about = [f"About: {record.flag}"]
    else:
        about = answers.answer_lines(record)
    return [*about, f"Note: {record.note}"] if record.note else about


def id_line(short: str) -> str:
    return f"Id: {short}"


def zone_words(revision: Revision) -> str:
    """`Europe/Madrid`, or `UTC+01:00` where the zone has no name."""
    if revision.zone:
        return revision.zone
    hours, minutes = divmod(abs(revision.offset), 60)
    return f"UTC{'-' if revision.offset < 0 else '+'}{hours:02}:{minutes:02}"
