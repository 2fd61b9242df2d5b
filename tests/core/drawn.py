"""Records and revisions as hypothesis draws them."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from diary.core.answers import (
    AreaSeen,
    LateAnswer,
    PlanChange,
    PlannedSession,
    Reaction,
    ResultAnswer,
    Seen,
)
from diary.core.areas import AREAS
from diary.core.profile import Profile
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Rating,
    Revision,
    SessionKind,
    ToldClinic,
    TreatmentSession,
)
from diary.core.scales import SYMPTOMS
from diary.core.text import clean
from tests.core.plans import SHIPPED

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(clean)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
CLOCKS = st.none() | st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
AREA_LISTS = st.lists(st.sampled_from(AREAS), max_size=4, unique=True)
SESSIONS = st.builds(
    TreatmentSession,
    day=DAYS,
    areas=AREA_LISTS.filter(bool).map(tuple),
    kind=st.sampled_from(SessionKind),
    at=CLOCKS,
    numbing_cream=st.booleans(),
    note=TEXTS,
    products=TEXTS,
    points=st.none() | st.integers(1, 9999),
    by=TEXTS,
)
PLANNED = st.builds(
    PlannedSession,
    day=DAYS,
    areas=AREA_LISTS.map(tuple),
    at=CLOCKS,
    checked=st.frozensets(TEXTS, max_size=3),
    note=TEXTS,
)
REACTIONS = st.builds(
    Reaction,
    session=TEXTS,
    day=DAYS,
    seen=st.frozensets(TEXTS, max_size=3),
    at=CLOCKS,
    size=TEXTS,
    note=TEXTS,
)
LATE_ANSWERS = st.builds(
    LateAnswer,
    session=TEXTS,
    week=st.integers(1, 520),
    day=DAYS,
    answer=st.sampled_from(Answer),
    note=TEXTS,
)
RESULTS = st.builds(
    ResultAnswer,
    session=TEXTS,
    day=DAYS,
    seen=st.lists(
        st.builds(AreaSeen, st.sampled_from(AREAS), st.sampled_from(Seen)),
        min_size=1,
        max_size=4,
        unique_by=lambda one: one.area,
    ).map(tuple),
    note=TEXTS,
)
PLAN_CHANGES = st.builds(
    lambda day, id_, note: PlanChange(day, id_, "1", SHIPPED[id_], note),
    DAYS,
    st.sampled_from(sorted(SHIPPED)),
    TEXTS,
)
ANSWERS = st.one_of(PLANNED, REACTIONS, LATE_ANSWERS, RESULTS, PLAN_CHANGES)
TOLD = st.builds(ToldClinic, flag=TEXTS, day=DAYS, note=TEXTS)
PROFILES = st.builds(
    Profile,
    day=DAYS,
    name=TEXTS,
    born=st.none() | DAYS,
    patient_number=TEXTS,
    clinic=TEXTS,
    emergency=TEXTS,
)


@st.composite
def check_ins(draw: st.DrawFn) -> CheckIn:
    ratings = tuple(
        Rating(area, symptom, draw(st.integers(0, symptom.worst)))
        for area in draw(AREA_LISTS)
        for symptom in draw(st.lists(st.sampled_from(SYMPTOMS), unique=True))
    )
    leftovers = tuple(Leftover(area, draw(st.sampled_from(Answer))) for area in draw(AREA_LISTS))
    signs = draw(st.none() | st.frozensets(TEXTS, max_size=3))
    remedies = tuple(draw(st.lists(TEXTS, max_size=2)))
    said = ratings or signs is not None or remedies
    return CheckIn(
        draw(DAYS), ratings, leftovers, signs, remedies, draw(TEXTS) if said else "nothing else"
    )


RECORDS = st.one_of(SESSIONS, check_ins(), TOLD, PROFILES, ANSWERS)


@st.composite
def revisions(draw: st.DrawFn) -> Revision:
    value = draw(RECORDS)
    offset = draw(st.integers(-1439, 1439))
    since = timedelta(minutes=draw(st.integers(0, 10**6)), microseconds=draw(st.integers(0, 10**6)))
    local = datetime.combine(value.day, time(), UTC) + since
    return Revision(
        draw(TEXTS),
        draw(st.integers(1, 9)),
        local - timedelta(minutes=offset),
        offset,
        draw(TEXTS),
        value,
        draw(TEXTS),
        draw(st.booleans()),
    )
