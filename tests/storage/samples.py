"""Small diaries on disk, and the strategies that draw any revision."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hypothesis import strategies as st

from diary.core.areas import AREAS
from diary.core.profile import Profile
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Rating,
    Record,
    Revision,
    SessionKind,
    ToldClinic,
    TreatmentSession,
    rating,
)
from diary.core.scales import SYMPTOMS
from diary.core.text import clean
from diary.storage import files
from diary.storage.keys import unwrapped
from diary.storage.log import new_chain
from diary.storage.sealed import SealedLog
from diary.storage.store import FileStore
from tests.core.drawn import ANSWERS
from tests.diaries import revise

START = date(2026, 3, 2)


def check_in(number: int, note: str = "") -> Revision:
    """The check-in of the `number`th day, entered that evening."""
    ratings = (rating("left-calf", "bruising", number % 5), rating("neck", "soreness", 3))
    day = START + timedelta(number)
    return revise(f"id-{number}", CheckIn(day, ratings, note=note or f"Day {number}"))


def diary_of(folder: Path, count: int) -> Path:
    """A diary with that many check-ins in it; gives its file."""
    store = FileStore(folder)
    for number in range(count):
        store.append(check_in(number))
    return store.path


def kept(folder: Path) -> list[Revision]:
    """What a program started now reads."""
    return list(FileStore(folder).revisions())


def content(folder: Path) -> dict[str, bytes]:
    """Every file in the folder but the lock and the backups."""
    files = [one for one in folder.iterdir() if one.is_file() and one.name != "diary.lock"]
    return {one.name: one.read_bytes() for one in files}


days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
notes = st.text(st.characters(codec="utf-8"), max_size=60).map(clean)
ratings = st.builds(
    lambda area, symptom, severity: Rating(area, symptom, severity % (symptom.worst + 1)),
    st.sampled_from(AREAS),
    st.sampled_from(SYMPTOMS),
    st.integers(0, 10),
)
_sessions = st.builds(
    TreatmentSession,
    days,
    st.lists(st.sampled_from(AREAS), min_size=1, max_size=5, unique=True).map(tuple),
    st.sampled_from(SessionKind),
    st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    st.booleans(),
    notes,
)
_by_area = st.lists(ratings, min_size=1, max_size=6, unique_by=lambda one: one.area)
_check_ins = st.builds(
    CheckIn,
    days,
    _by_area.map(tuple),
    st.lists(
        st.builds(Leftover, st.sampled_from(AREAS), st.sampled_from(Answer)),
        max_size=4,
        unique_by=lambda one: one.area,
    ).map(tuple),
    st.none() | st.frozensets(notes, max_size=3),
    st.lists(notes, max_size=3).map(tuple),
    notes,
)
records: st.SearchStrategy[Record] = st.one_of(
    _sessions,
    _check_ins,
    st.builds(ToldClinic, notes, days, notes),
    st.builds(Profile, days, notes, st.none() | days, notes, notes, notes),
    ANSWERS,
)


@st.composite
def revisions(draw: st.DrawFn) -> Revision:
    """Any revision that the journal might hand over, its texts cleaned and otherwise anything."""
    value, offset = draw(records), draw(st.integers(-720, 840))
    moment = datetime.combine(value.day, time(), UTC) + draw(
        st.timedeltas(timedelta(days=1), timedelta(days=400))
    )
    return Revision(
        draw(notes),
        draw(st.integers(1, 99)),
        moment,
        offset,
        draw(notes),
        value,
        draw(notes),
        draw(st.booleans()),
    )


#: What opens the key kept with the tests, which was made to be opened quickly.
PASSPHRASE = "four quiet words"

#: That key, under its passphrase.
IDENTITY = Path(__file__).parent / "golden" / "v1-sealed" / "identity.age"


def sealed_diary_of(folder: Path, count: int) -> Path:
    """An encrypted diary with that many check-ins in it; gives its file."""
    files.make_folder(str(folder))
    identity = IDENTITY.read_bytes()
    (folder / "identity.age").write_bytes(identity)
    (folder / "identity.age").chmod(0o600)
    log = SealedLog(folder, unwrapped(identity, PASSPHRASE, ""))
    log.put(new_chain().content)
    store = FileStore(folder, log)
    for number in range(count):
        store.append(check_in(number))
    return store.path


def unlocked(folder: Path) -> FileStore:
    """The diary there as a program started now opens it, with its passphrase if it has one."""
    store = FileStore(folder)
    if store.is_locked:
        store.unlock(PASSPHRASE)
    return store
