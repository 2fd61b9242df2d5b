from datetime import date

from diary.core import errors as e


def test_every_error_is_a_diary_error_that_carries_the_facts() -> None:
    assert e.OffScaleError("soreness", 11).given == 11
    assert e.UnknownNameError("area", "x", ("neck",), ("a", "b")).accepted == ("a", "b")
    assert e.NoSuchDayError("2026-02-30").given == "2026-02-30"
    assert e.FutureDayError(date(2026, 3, 3), date(2026, 3, 2)).today == date(2026, 3, 2)
    assert e.RecordError("too-long", "2000").detail == "2000"
    assert e.PlanError("windows", "is missing").key == "windows"
    assert e.DamagedError("/a", "line 3").detail == "line 3"
    for name, kind in vars(e).items():
        if isinstance(kind, type) and name.endswith("Error"):
            assert issubclass(kind, e.DiaryError), name


def test_a_day_error_is_one_kind_whatever_was_wrong_with_the_day() -> None:
    for kind in (e.UnclearDayError, e.BareNumberError, e.NoSuchDayError, e.UnclearTimeError):
        assert issubclass(kind, e.DayError)
    assert issubclass(e.BusyError, e.StorageError)
