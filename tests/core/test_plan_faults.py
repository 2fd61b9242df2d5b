"""A plan file with anything wrong in it: refused, with the key and the line, and never a crash."""

from random import Random
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.errors import PlanError
from diary.core.plan import LONGEST_PLAN, CarePlan
from diary.core.plan_reading import faults_of, line_of
from diary.core.scales import BRUISING, SORENESS
from tests.core.plans import SHIPPED, Key, keys, tables, with_line

CASES = [(name, one) for name, text in SHIPPED.items() for one in keys(text)]
IDS = [f"{name}-{one.name}" for name, one in CASES]
each_key = pytest.mark.parametrize(("name", "key"), CASES, ids=IDS)
each_plan = pytest.mark.parametrize("name", SHIPPED)


def first_fault(text: str) -> tuple[str, str, int]:
    """What reading it says, and on which line that is, which a check of it says first too."""
    with pytest.raises(PlanError) as refused:
        CarePlan.from_toml(text)
    fault = refused.value
    assert (fault.key, fault.problem) in {(one.key, one.problem) for one in faults_of(text)}
    return fault.key, fault.problem, line_of(text, fault)


def table_line(text: str, key: str) -> int:
    """Where a key that is missing is to be put: at its table, from 1."""
    table = key.rpartition(".")[0]
    lines = text.splitlines()
    return lines.index(f"[{table}]") + 1 if table else 1


@each_plan
def test_what_ships_has_no_fault_and_says_what_it_is(name: str) -> None:
    assert faults_of(SHIPPED[name]) == ()
    assert CarePlan.from_toml(SHIPPED[name]).id == name


def test_a_second_plan_judges_by_other_numbers() -> None:
    first, second = (
        CarePlan.from_toml(SHIPPED[one]) for one in ("mesotherapy", "injection-lipolysis")
    )
    assert first.window_days(SORENESS) < second.window_days(SORENESS)
    assert first.window_days(BRUISING) == second.window_days(BRUISING)
    assert "3.5 to 3.9 days" in second.windows[SORENESS].source
    assert set(first.signs) == set(second.signs)
    assert not second.timers
    assert not second.tips


@each_key
def test_a_key_that_is_missing_is_named(name: str, key: Key) -> None:
    text = with_line(SHIPPED[name], key.line, "")
    assert first_fault(text) == (key.name, "is missing", table_line(text, key.name))


@each_key
def test_a_key_that_is_mistyped_is_named_as_missing_and_as_one_that_no_plan_has(
    name: str, key: Key
) -> None:
    lines = SHIPPED[name].splitlines()
    text = with_line(SHIPPED[name], key.line, f"x{lines[key.line]}")
    assert first_fault(text)[:2] == (key.name, "is missing")
    wrong = f"{key.name[: -len(key.last)]}x{key.last}"
    (strange,) = [one for one in faults_of(text) if one.key == wrong]
    assert strange.problem == "is a key that no plan has"
    assert line_of(text, strange) == key.line + 1


@each_key
def test_a_value_of_a_wrong_type_or_out_of_its_range_is_named(name: str, key: Key) -> None:
    values = ["true", "2.5", "nan", "{}", "1979-05-27", '""', '"  "', '"a\\nb"', "[[]]", '["x"]']
    if isinstance(key.value, str):
        values += ["7", '"\\u001b[2J"', "[]"]
    else:
        values += ['"2"', "-1", "9999", "9" * 400]
    if isinstance(key.value, int):
        least, most = key.range
        values += [str(least - 1), str(most + 1), "[2]"]
        for value in (least, most):
            good = with_line(SHIPPED[name], key.line, f"{key.last} = {value}")
            assert faults_of(good) == ()
    for wrong in values:
        text = with_line(SHIPPED[name], key.line, f"{key.last} = {wrong}")
        assert first_fault(text) == (key.name, key.problem, key.line + 1), wrong


@each_key
def test_a_text_that_is_too_long_is_named(name: str, key: Key) -> None:
    if key.problem == "is not a text of one line":
        text = with_line(SHIPPED[name], key.line, f'{key.last} = "{"a" * 601}"')
        assert first_fault(text)[:2] == (key.name, "is longer than 600 letters")


@pytest.mark.parametrize(
    ("name", "table", "line"),
    [(name, *one) for name, text in SHIPPED.items() for one in tables(text)],
)
def test_a_table_that_is_missing_or_no_table_is_named(name: str, table: str, line: int) -> None:
    without = with_line(SHIPPED[name], line, "[elsewhere]")
    if f"[{table}." not in without:
        assert first_fault(without)[:2] == (table, "is missing")
    lines = without.splitlines()
    rest = [one for at, one in enumerate(lines) if not inside(lines, at, table)]
    parent, _, last = table.rpartition(".")
    number = [*rest, f"[{parent}]", f"{last} = 3"] if parent else [f"{last} = 3", *rest]
    text = "\n".join(number)
    assert first_fault(text)[:2] == (table, "is not a table")
    assert text.splitlines()[line_of(text, PlanError(table, "")) - 1] == f"{last} = 3"


def inside(lines: list[str], at: int, table: str) -> bool:
    """Whether a line belongs to a table within that one."""
    heads = [one for one in lines[: at + 1] if one.startswith("[")]
    return bool(heads) and heads[-1].startswith(f"[{table}.")


@pytest.mark.parametrize("last", ["None", "a b", "ä", "-a", "a-", "a--b", "", "x" * 41, "none"])
@pytest.mark.parametrize("table", ["signs", "timers", "tips", "remedies.names"])
def test_a_part_is_called_by_a_plain_name(table: str, last: str) -> None:
    text = f'{SHIPPED["mesotherapy"]}\n[{table}."{last}"]\n'
    assert first_fault(text)[0] == f"{table}.{last}" if last else table
    assert len(faults_of(text)) > 1


def test_a_plan_has_no_more_parts_than_anybody_reads() -> None:
    many = "\n".join(f'[remedies.names.x{one}]\nwords = "x"' for one in range(37))
    assert first_fault(f"{SHIPPED['mesotherapy']}\n{many}")[:2] == (
        *("remedies.names", "has more than 40 parts"),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id = ", 1),
        ("\n\n\x00", 3),
        ("a = 1\na = 2", 2),
        ("a = 1\n[windows", 2),
        ("a = 1\n\nid = '''", 3),
        ("\ufeffid = 1", 1),
        (f"a = {'9' * 5000}", 1),
        ("[a.b]\n[a]\nb = 1", 3),
    ],
    ids=range(8),
)
def test_what_is_no_toml_is_refused_without_a_key(text: str, line: int) -> None:
    (fault,) = faults_of(text)
    assert first_fault(text) == ("", fault.problem, line)
    assert fault.problem


@pytest.mark.parametrize("opening", ["[", "{a="])
def test_brackets_that_are_too_deep_are_refused(opening: str) -> None:
    found: list[tuple[str, str, int]] = []
    text = f"a = {opening * 9_000}"
    # In a thread of its own: what measures the coverage gives up where the stack is full.
    reader = Thread(target=lambda: found.append(first_fault(text)))
    reader.start()
    reader.join()
    assert found == [("", "has too many brackets inside one another", 1)]


def test_a_file_that_is_longer_than_a_plan_is_not_even_read() -> None:
    for text in (
        "x" * 2**20,
        "a." * 2**19,
        "[" * 2**20,
        SHIPPED["mesotherapy"] + "#" * LONGEST_PLAN,
    ):
        assert first_fault(text) == ("", f"is longer than {LONGEST_PLAN} letters", 1)
    assert all(2 * len(one) < LONGEST_PLAN for one in SHIPPED.values())


@given(st.binary(max_size=400), st.integers(0, 2**32))
@settings(max_examples=300, deadline=None)
def test_no_bytes_make_it_crash(content: bytes, seed: int) -> None:
    draw = Random(seed)
    text = SHIPPED["mesotherapy"]
    at = draw.randrange(len(text))
    strange = content.decode("utf-8", "replace")
    for made in (strange, text[:at] + strange + text[at + draw.randrange(200) :]):
        for fault in faults_of(made):
            assert 1 <= line_of(made, fault) <= made.count("\n") + 1
            assert fault.problem
        try:
            CarePlan.from_toml(made)
        except PlanError:
            assert faults_of(made)


def test_all_faults_are_told_at_once_and_what_is_in_a_missing_table_only_once() -> None:
    text = SHIPPED["mesotherapy"].replace("days = 7", "days = 0").replace("slips = 1", "slip = 1")
    text = text[: text.index("[sign_flags]")] + text[text.index("# What to leave be") :]
    told = [(one.key, one.problem) for one in faults_of(text)]
    assert told == [
        ("windows.bruising.days", "is not a whole number from 1 to 365"),
        ("episodes.slips", "is missing"),
        ("sign_flags", "is missing"),
        ("episodes.slip", "is a key that no plan has"),
    ]
    empty = faults_of("")
    assert {one.problem for one in empty} == {"is missing"}
    assert (empty[0].key, line_of("", empty[0])) == ("id", 1)


def test_a_key_that_nobody_knows_is_passed_over_by_a_diary_that_has_it_already() -> None:
    text = f"motto = 1\n{SHIPPED['mesotherapy']}"
    assert CarePlan.from_toml(text) == CarePlan.from_toml(SHIPPED["mesotherapy"])
    assert [(one.key, line_of(text, one)) for one in faults_of(text)] == [("motto", 1)]


def test_a_line_is_found_however_a_key_is_written() -> None:
    text = 'id = "x"\n\n[ "windows" . bruising ]\n\t"days" = 0\n[severe]\nsoreness = 11'
    lines = {one.key: line_of(text, one) for one in faults_of(text)}
    assert lines["windows.bruising.days"] == 4
    assert lines["windows.bruising.usual"] == 3
    assert lines["windows.soreness"] == 3
    assert lines["severe.soreness"] == 6
    assert lines["severe.bruising"] == 5
    assert lines["not_clearing"] == lines["version"] == 1
