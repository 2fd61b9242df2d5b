"""The days of a session, one after another."""

from diary.core.areas import area_named
from diary.core.replay import replay
from diary.core.scales import BRUISING, SORENESS
from tests.core.small import CALF, day, diary, said, session


def test_the_days_go_from_the_last_session_to_the_as_of_date() -> None:
    found = replay(diary(session(0), said("P2 0, P 1, Z 3"), as_of=5))
    assert found is not None
    assert (found.first, found.last, found.length) == (day(0), day(5), 6)
    assert [found.number(day(n)) for n in (0, 3)] == [0, 3]
    assert [found.day(n) for n in (-1, 0, 2, 5, 9)] == [day(0), day(0), day(2), day(5), day(5)]
    assert [found.is_logged(day(n)) for n in range(4)] == [True, True, False, True]
    calf = area_named(CALF)
    assert found.severities(BRUISING, day(0)) == {calf: 2}
    assert found.severities(BRUISING, day(3)) == {calf: 0}
    assert found.severities(BRUISING, day(2)) == found.severities(SORENESS, day(0)) == {}
    assert found.areas == (calf,)


def test_an_earlier_session_ends_the_day_before_the_next() -> None:
    of = diary(session(0), session(7, "chest"), session(7, "neck", CALF, id_="other"), as_of=9)
    last = replay(of)
    assert last is not None and (last.first, last.last) == (day(7), day(9))
    # Two sessions of one day are replayed together.
    assert [area.name for area in last.areas] == ["neck", "chest", CALF]
    before = last.beside(-1)
    assert before is not None and (before.first, before.last) == (day(0), day(6))
    assert before.beside(-1) is None
    after = before.beside(1)
    assert after == last and last.beside(1) is None


def test_the_last_logged_day_is_one_of_the_session_s_own() -> None:
    of = diary(session(0), said("P 0–2, P 8"), session(7, "chest", id_="other"), as_of=11)
    last = replay(of)
    assert last is not None and (last.last_logged, last.last) == (day(8), day(11))
    before = last.beside(-1)
    assert before is not None and before.last_logged == day(2)
    silent = replay(diary(session(3), said("P 0–2"), as_of=6))
    assert silent is not None and silent.last_logged == silent.last == day(6)


def test_a_session_today_has_one_day() -> None:
    found = replay(diary(session(0), as_of=0))
    assert found is not None and found.length == 1


def test_without_a_session_there_is_nothing_to_replay() -> None:
    assert replay(diary(as_of=0)) is None
