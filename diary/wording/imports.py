"""What is said when a file is brought in: what it is, what it changes, what was done."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from diary.core.changes import changes
from diary.core.merge import AnyEntry, Collision, Merge
from diary.core.merge import Change as RecordChange
from diary.core.profile import Profile
from diary.core.records import CheckIn, Revision, TreatmentSession
from diary.core.text import clean
from diary.wording.body import mark_words
from diary.wording.commands import check_in_lines, session_line
from diary.wording.days import count, day_words, moment_words
from diary.wording.history import change_words, entry_words
from diary.wording.letters import capital
from diary.wording.profile import profile_lines

IMPORT = """Bring in what another diary, or a table, holds.

FILE is a PDF, JSON or FHIR export, or a table in the form of “diary export csv”. Another copy of
the diary's own file will do, too. “-” reads the input. You see what would change, and are asked.
Then all of it comes in, or nothing.

Nothing is doubled and nothing is lost: what is here already stays, and so does every earlier
version.
"""
DRY_RUN = "Only show what would change."
YES = "Bring it in without asking."
JSON = "Print it as JSON, for other programs."
NEEDS_YES = "the input is the file, so nothing can be asked. Add --yes or --dry-run."
QUESTION = "Bring this in?"
NOTHING_IN_IT = "There is nothing in it to bring in."
NOTHING_NEW = "All of it is in your diary already. Nothing was changed."

#: The reason kept with what a table changed.
FROM_TABLE = "imported from a table"

_FORMS = {
    "json": "A diary's JSON export",
    "csv": "A table",
    "diary": "A diary's own file",
    "fhir": "A FHIR bundle of a diary",
    "pdf": "A report's PDF",
}
#: So many entries of a kind are told one by one.
_SHOWN = 20
_COLUMNS_SHOWN = 5

T = TypeVar("T")
#: What an entry is called, and lines about it.
Told = tuple[str, list[str]]


def heading(form: str, merge: Merge) -> str:
    """`A table: 3 entries and 1 correction, for Thu 19 Nov 2026 to Sat 21 Nov 2026.`"""
    days = [one.value.day for one in merge.incoming]
    if not days:
        return f"{_FORMS[form]}. {NOTHING_IN_IT}"
    first, last = day_words(min(days)), day_words(max(days))
    when = first if first == last else f"{first} to {last}"
    return f"{_FORMS[form]}: {_saves(merge.incoming)}, for {when}."


def counts(merge: Merge) -> str:
    """How much of it is new, where anything is."""
    held, new = len(merge.known) + len(merge.narrower), len(merge.new)
    if not held:
        return "All of it is new." if new > 1 else "It is new."
    already = f"{held} {'is' if held == 1 else 'are'} in your diary already"
    return f"{new} {'is' if new == 1 else 'are'} new, {already}."


def remarks(found: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What was passed over, and what a table cannot hold."""
    columns = [clean(detail) for key, detail in found if key == "columns"]
    if columns:
        names = ", ".join(f"“{one[:40]}”" for one in columns[:_COLUMNS_SHOWN])
        more = f" and {len(columns) - _COLUMNS_SHOWN} more" if len(columns) > _COLUMNS_SHOWN else ""
        yield f"Columns that no diary has are passed over: {names}{more}."
    for key, detail in found:
        if key != "columns":
            yield _remark(key, int(detail))


def _remark(key: str, number: int) -> str:
    check_ins = count(number, "check-in")
    return {
        "paper": "What was kept on paper is marked as logged late.",
        "table-only": "A table holds values, answers and notes. "
        "Sessions, warning signs and remedies are not in it.",
        "left-out": f"Left out, since a table cannot hold what was said: {check_ins}.",
        "older": f"In the table as before a correction, which stays: {check_ins}.",
        "spoilt-lines": f"Damaged, and passed over: {count(number, 'line')} of the file.",
        "narrowed": "Something was left out of it when it was made.",
        "withdrawn": f"Withdrawn in your diary, and left so: {check_ins}.",
    }[key]


def lines(merge: Merge) -> Iterator[str]:
    """What would change, in indented lines; nothing where nothing would."""
    yield from _section("New:", merge.added, _whole)
    yield from _section("Changed:", merge.changed, _changed)
    yield from _section("Withdrawn:", merge.withdrawn, lambda one: (entry_words(one.value), []))
    yield from _section("Back again:", merge.returned, _whole)
    yield from _section("Saved in two places, so both are kept:", merge.collisions, _rivals)
    if merge.narrower:
        saves = count(len(merge.narrower), "entry", "entries")
        yield f"Your diary says more already, and stays so: {saves}."
    quiet = _quiet(merge)
    if quiet:
        come = count(quiet, "earlier version comes", "earlier versions come")
        yield f"{come} into the history."


def _section(title: str, found: Sequence[T], tell: Callable[[T], Told]) -> Iterator[str]:
    if found:
        yield title
    for one in found[:_SHOWN]:
        what, details = tell(one)
        yield f"  {capital(what)}"
        yield from (f"    {detail}" for detail in details)
    if len(found) > _SHOWN:
        yield f"  … and {len(found) - _SHOWN} more. “--json” shows all of them."


def _whole(entry: AnyEntry) -> Told:
    """An entry with all that it says, and whether it was entered late or corrected."""
    record = entry.value
    is_edited = entry.is_edited()
    if isinstance(record, CheckIn):
        marks = mark_words(entry.history[0].is_late_for(record.day), is_edited)
        details = [line.strip() for line in check_in_lines(record)]
        return _marked(entry_words(record), marks), details
    if isinstance(record, Profile):
        return entry_words(record), profile_lines(record)
    what = session_line(record) if isinstance(record, TreatmentSession) else entry_words(record)
    details = [f"Note: {record.note}"] if record.note else []
    return _marked(what, mark_words(False, is_edited)), details


def _changed(change: RecordChange) -> Told:
    record = change.new.value
    is_late = isinstance(record, CheckIn) and change.new.latest.is_late_for(record.day)
    details = list(map(change_words, changes(change.old.value, record)))
    return _marked(entry_words(record), mark_words(is_late, False)), details


def _marked(what: str, marks: str) -> str:
    return f"{what} ({marks})" if marks else what


def _quiet(merge: Merge) -> int:
    """How many of the new revisions are not what their record says in the end."""
    said = (*merge.added, *merge.returned, *(one.new for one in merge.changed))
    shown = {(one.id, one.latest.revision) for one in said}
    shown |= {(one.id, one.revision) for one in merge.collisions}
    gone = {one.id for one in merge.withdrawn}
    return sum((one.id, one.revision) not in shown and one.id not in gone for one in merge.new)


def _rivals(one: Collision) -> Told:
    """What differs, from the version that is only kept to the one that counts."""
    *others, counting = one.versions
    found = []
    for other in others:
        found.append(
            f"saved {moment_words(other.local_time)},"
            f" and {moment_words(counting.local_time)}, which counts"
        )
        differ = list(map(change_words, changes(other.value, counting.value)))
        if other.withdrawn != counting.withdrawn:
            which = "only is kept" if other.withdrawn else "counts"
            differ.append(f"the one that {which} is withdrawn")
        found += differ or ["both say the same"]
    return entry_words(counting.value), found


def brought_in(number: int, merge: Merge) -> str:
    """How many of what was new did come in: all, if nobody else was faster."""
    if number == len(merge.new):
        return f"Done. {_saves(merge.new)} came in."
    return f"Done. {number} came in; the others were there already."


def _saves(revisions: Sequence[Revision]) -> str:
    """`3 entries and 1 correction`."""
    entries = sum(one.revision == 1 for one in revisions)
    corrections = count(len(revisions) - entries, "correction")
    said = [count(entries, "entry", "entries")] if entries else []
    return " and ".join([*said, corrections] if len(revisions) > entries else said)
