"""Settings: each that can't be taken leaves the usual one, alone, and is named."""

from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.errors import UnclearTimeError
from diary.core.settings import USUAL_TIME, Questions, Settings, read_hour, read_minutes
from diary.core.text import clean

SETTINGS = st.builds(
    Settings,
    st.integers(0, 1440),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(clean),
    st.sampled_from(Questions),
    st.booleans(),
    st.just("") | st.times().map(lambda at: f"{at:%H:%M}"),
    st.booleans(),
    not_read=st.just(()),
)


def test_a_diary_without_settings_locks_after_five_minutes_and_moves_nothing() -> None:
    assert Settings() == Settings.from_toml("")
    assert Settings() == Settings(5, "", Questions.AUTO, False, "", False, ())


@given(SETTINGS)
def test_what_is_written_is_read_back(settings: Settings) -> None:
    assert Settings.from_toml(settings.to_toml()) == settings


def test_every_setting_is_written_on_its_own_line() -> None:
    written = Settings(0, 'a "b" \\', Questions.ONE, True, "21:00", True).to_toml()
    assert written.splitlines() == [
        "lock_after_minutes = 0",
        'theme = "a \\"b\\" \\\\"',
        'questions = "one"',
        "vim_keys = true",
        'reminder_hour = "21:00"',
        "animations = true",
    ]
    assert len(written.splitlines()) == len(Settings._fields) - 1


@pytest.mark.parametrize(("text", "minutes"), [("0", 0), ("1", 1), ("1440", 1440)])
def test_the_minutes_are_read(text: str, minutes: int) -> None:
    read = Settings.from_toml(f"lock_after_minutes = {text}\nof_a_later_version = 'x'\n")
    assert read == Settings(minutes)


WRONG = {
    "lock_after_minutes": ["-1", "1441", "true", "2.5", "'5'", "[5]", "1979-05-27"],
    "theme": ["7", "''' a'''", '"a\\u0007"', f"'{'x' * 81}'", "['nord']"],
    "questions": ["'some'", "1", "true", "''"],
    "vim_keys": ["1", "'yes'"],
    "reminder_hour": ["21", "'21'", "'25:00'", "21:00:00", "false"],
    "animations": ["0", "'no'"],
}


@pytest.mark.parametrize(("name", "text"), [(name, one) for name in WRONG for one in WRONG[name]])
def test_a_setting_that_cannot_be_taken_leaves_the_others_alone(name: str, text: str) -> None:
    others = {"lock_after_minutes": 7, "theme": "nord", "vim_keys": True}
    kept: dict[str, Any] = {key: one for key, one in others.items() if key != name}
    lines = [line for line in Settings(**kept).to_toml().splitlines() if not line.startswith(name)]
    read = Settings.from_toml("\n".join([f"{name} = {text}", *lines]))
    assert read == Settings(**kept, not_read=(name,))


def test_every_setting_has_something_that_it_is_not() -> None:
    assert set(WRONG) == set(Settings._fields) - {"not_read"}
    read = Settings.from_toml("\n".join(f"{name} = {texts[0]}" for name, texts in WRONG.items()))
    assert read == Settings(not_read=tuple(WRONG))


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


@pytest.mark.parametrize(("typed", "minutes"), [("0", 0), (" 15 ", 15), ("1440", 1440)])
def test_minutes_are_taken_as_they_are_typed(typed: str, minutes: int) -> None:
    assert read_minutes(typed) == minutes


@pytest.mark.parametrize("typed", ["", "1441", "-1", "five", "1.5", "٣", "9" * 5000])
def test_other_minutes_are_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        read_minutes(typed)


@pytest.mark.parametrize(
    ("typed", "hour"), [("", ""), ("  ", ""), ("9:05", "09:05"), ("21.30", "21:30")]
)
def test_the_hour_is_taken_as_it_is_typed(typed: str, hour: str) -> None:
    assert read_hour(typed) == hour


def test_another_hour_is_refused() -> None:
    with pytest.raises(UnclearTimeError):
        read_hour("nine")


def test_without_an_hour_a_calendar_reminds_in_the_evening() -> None:
    assert Settings().remind_at == USUAL_TIME == time(21)
    assert Settings(reminder_hour="09:05").remind_at == time(9, 5)
