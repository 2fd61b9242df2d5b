"""Settings: what can't be taken leaves the diary as it is without settings, and is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.settings import Settings


def test_a_diary_without_settings_locks_after_five_minutes() -> None:
    assert Settings() == Settings.from_toml("") == Settings(5)


@pytest.mark.parametrize(("text", "minutes"), [("0", 0), ("1", 1), ("1440", 1440)])
def test_the_minutes_are_read(text: str, minutes: int) -> None:
    read = Settings.from_toml(f"lock_after_minutes = {text}\nof_a_later_version = 'x'\n")
    assert read == Settings(minutes)


@pytest.mark.parametrize("text", ["-1", "1441", "true", "2.5", "'5'", "[5]", "1979-05-27"])
def test_minutes_out_of_range_leave_the_usual_ones(text: str) -> None:
    read = Settings.from_toml(f"lock_after_minutes = {text}")
    assert read == Settings(5, not_read=("lock_after_minutes",))


@pytest.mark.parametrize(
    "text",
    [
        "lock_after_minutes = ",
        "lock_after_minutes = 5\nlock_after_minutes = 6",
        "lock_after_minutes = " + "9" * 5000,
        "x = " + "[" * 20_000,
        "\x00",
        "\ud800",
    ],
)
def test_a_text_that_is_no_toml_is_named_whole(text: str) -> None:
    assert Settings.from_toml(text) == Settings(5, not_read=("",))


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert 0 <= Settings.from_toml(text).lock_after_minutes <= 1440
