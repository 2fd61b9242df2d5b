"""The owner's own keys: what can be taken is, the rest is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.keymap import Bound, Keymap, letters, read_keymap

BOUND = (
    Bound("today.why", ("w",)),
    Bound("app.help", ("question_mark", "f1")),
    Bound("app.lock", ("ctrl+l",), always=True),
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('"today.why" = "f2"', {"today.why": "f2"}),
        ('today.why = "f2"', {"today.why": "f2"}),
        ('[today]\nwhy = "f2"', {"today.why": "f2"}),
        ('"app.help" = "f1, ?"', {"app.help": "f1,?"}),
        ('"app.help" = ["ctrl+h", "é"]', {"app.help": "ctrl+h,é"}),
        ('"app.lock" = "f12"', {"app.lock": "f12"}),
        ('"today.why" = "ctrl+shift+w"', {"today.why": "ctrl+shift+w"}),
        ("# nothing yet", {}),
    ],
)
def test_keys_are_taken_by_the_id_of_their_binding(text: str, keys: dict[str, str]) -> None:
    assert read_keymap(text, BOUND) == Keymap(keys)


@pytest.mark.parametrize(
    "value",
    [
        *('""', '","', '"a,"', '"two words"', '"+"', '"a+"', "7", "true", "[]", "[7]", '[["a"]]'),
        *('"a\\u0007"', f'"{"x" * 41}"', str(["a"] * 9), "1979-05-27"),
    ],
)
def test_what_is_no_key_is_named_and_the_others_are_taken(value: str) -> None:
    read = read_keymap(f'"today.why" = {value}\n"app.help" = "f3"', BOUND)
    assert read == Keymap({"app.help": "f3"}, (("unusable", "today.why"),))


def test_a_letter_is_no_key_for_what_acts_while_something_is_typed() -> None:
    assert read_keymap('"app.lock" = "l"', BOUND) == Keymap({}, (("unusable", "app.lock"),))


def test_an_id_that_nothing_has_is_named() -> None:
    read = read_keymap('"today.wy" = "f2"\n[today.why]\nx = "f2"', BOUND)
    assert read == Keymap({}, (("unknown", "today.wy"), ("unknown", "today.why.x")))


@pytest.mark.parametrize("text", ["=", "a = ", "x = " + "[" * 20_000, "n = " + "9" * 5000, "\x00"])
def test_a_text_that_is_no_toml_is_named_whole(text: str) -> None:
    assert read_keymap(text, BOUND) == Keymap({}, (("whole", ""),))


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert read_keymap(text, BOUND).keys.keys() <= {one.id for one in BOUND}


def test_letters_stand_beside_the_arrows_and_take_nothing_away() -> None:
    bound = (
        Bound("rows.up", ("up",)),
        Bound("rows.down", ("down", "j"), frozenset({"down", "j"})),
        Bound("rows.less", ("left", "minus")),
        Bound("rows.more", ("right",)),
        Bound("grid.left", ("left",), frozenset({"h"})),
        Bound("grid.right", ("right",), frozenset({"h"})),
        Bound("app.undo", ("u",)),
    )
    assert letters(bound) == {
        "rows.up": "up,k",
        "rows.less": "left,minus,h",
        "rows.more": "right,l",
        "grid.right": "right,l",
    }
