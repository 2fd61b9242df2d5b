"""Whatever a diary may hold of any kind: each form takes it."""

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.core.records import Revision
from diary.core.shared import Shared
from diary.sharing import fhir, pdf, text
from tests.core.drawn import revisions
from tests.sharing.fhir.bundles import problems, shared
from tests.sharing.pages import attached

LOGS = st.lists(revisions(), max_size=6)
SLOW = list(HealthCheck)


def held(log: Sequence[Revision]) -> Shared:
    return shared([one._replace(id=one.id or "x") for one in log])


@given(LOGS)
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_a_bundle_of_any_records_is_valid(log: Sequence[Revision]) -> None:
    assert problems(fhir.exported(held(log))) == []


@given(LOGS)
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_the_summary_of_any_records_is_short(log: Sequence[Revision]) -> None:
    lines = text.text(held(log)).splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 78


@given(LOGS)
@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
def test_a_report_of_any_records_is_made_and_holds_them(log: Sequence[Revision]) -> None:
    chosen = held(log)
    found = attached(pdf.exported(chosen))
    assert found is not None
    assert found.count(b'"kind":') >= len(chosen.revisions)
