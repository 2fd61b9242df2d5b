"""The short way into `diary log` says exactly what click says, or leaves it to click."""

from typing import Any

import click
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diary.cli.clock import now
from diary.cli.context import Context
from diary.cli.group import diary
from diary.cli.quick import read_log, read_start

VALUED = ("--on", "--rate", "--leftover", "--sign", "--remedy", "--note")
FLAGS = ("--same", "--none", "--json")
VALUES = st.one_of(
    st.sampled_from(["-", "--", "neck:1:2", "left-calf:2:-", "", "-x", "--rate", "today", "log"]),
    st.text(max_size=6),
)
WORDS = st.one_of(
    st.sampled_from([*VALUED, *FLAGS, "--ra", "--rate=neck:1:1", "--help", "-", "--"]), VALUES
)
ARGS = st.one_of(
    st.lists(
        st.one_of(st.tuples(st.sampled_from(VALUED), VALUES), st.tuples(st.sampled_from(FLAGS)))
    ).map(lambda parts: [word for part in parts for word in part]),
    st.lists(WORDS),
)


def by_click(args: list[str]) -> tuple[str | None, dict[str, Any]]:
    """What click makes of it, without what it left out."""
    group = diary.make_context("diary", args, obj=Context(now))
    name, command, rest = diary.resolve_command(group, [*group._protected_args, *group.args])
    assert name == "log"
    assert command is not None
    said = command.make_context("log", rest, parent=group).params
    kept = {key: value for key, value in said.items() if value or value == ""}
    return group.params["home"], kept


@given(ARGS, st.sampled_from([[], ["--home", "somewhere"], ["--home", " "]]))
@example(["--rate", "neck:1:2", "--note", "-"], [])
@example(["--on", "today", "--same"], ["--home", "x"])
def test_what_is_read_the_short_way_is_what_click_reads(args: list[str], home: list[str]) -> None:
    read = read_log([*home, "log", *args])
    if read is None:
        return
    found = {key: tuple(one) if isinstance(one, list) else one for key, one in read[1].items()}
    assert (read[0], found) == by_click([*home, "log", *args])


@given(st.lists(WORDS, max_size=4))
@example([])
@example(["--home", "x"])
@example(["--home", " "])
def test_a_start_read_the_short_way_is_what_click_reads(args: list[str]) -> None:
    read = read_start(args)
    if read is not None:
        group = diary.make_context("diary", args, obj=Context(now))
        assert (group.params["home"],) == read
        assert not [*group._protected_args, *group.args]


@pytest.mark.parametrize(
    "args",
    [
        ["log", "--rate", "neck:1:2"],
        ["--home", "x", "log", "--same", "--note", "-", "--json"],
        ["log", "--on", "yesterday", "--none", "--rate", "neck:1:-", "--rate", "scalp:0:0"],
    ],
)
def test_the_usual_check_in_goes_the_short_way(args: list[str]) -> None:
    assert read_log(args) is not None


@pytest.mark.parametrize(
    "args",
    [
        ["log"],
        ["log", "--on", "today"],
        ["log", "--json"],
        ["log", "--help"],
        ["log", "--rate"],
        ["log", "--rate=neck:1:2"],
        ["log", "--note", "-x"],
        ["log", "--note", "--same"],
        ["log", "--note", "a", "--note", "b"],
        ["log", "--same", "extra"],
        ["--home", "", "log", "--same"],
        ["--home"],
        ["--version"],
        ["status"],
        [],
    ],
)
def test_all_else_is_left_to_click(args: list[str]) -> None:
    assert read_log(args) is None


def test_every_option_of_the_command_is_known_here() -> None:
    command = diary.get_command(click.Context(diary), "log")
    assert command is not None
    names = {name for one in command.params for name in one.opts} - {"--help"}
    assert names == {*VALUED, *FLAGS}
    assert all(read_log(["log", "--same", name, "x"]) for name in VALUED)
    assert all(read_log(["log", "--same", name]) for name in FLAGS)
