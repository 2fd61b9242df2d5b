"""What went wrong, in one clear sentence, for everything that can."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import diary
from diary import wording
from diary.core import errors as e
from diary.core.answers import PlanChange
from diary.core.plans import Unread
from diary.wording.problems import _RECORDS
from tests.wording.reading import assert_reads_well, sentences

ROOT = Path(diary.__file__).parent
DAY = date(2026, 11, 19)
PATH = "/home/me/diary.jsonl"

#: At least one of every class of `diary.core.errors`, with every sentence it can lead to.
PROBLEMS: list[e.DiaryError] = [
    e.OffScaleError("soreness", 11),
    e.OffScaleError("bruising", "huge"),
    e.UnknownNameError("area", "left-claf", ("left-calf",)),
    e.UnknownNameError("area", "thigh", ("left-front-thigh", "right-front-thigh")),
    e.UnknownNameError("area", "tail"),
    e.UnknownNameError("sign", "hiccups", (), ("none", "fever", "sight")),
    e.UnknownNameError("format", "docx", (), ("csv", "json", "text")),
    e.DayError("whenever"),
    e.UnclearDayError("soon"),
    e.BareNumberError("19"),
    e.NoSuchDayError("2026-02-30"),
    e.UnclearTimeError("noon"),
    e.FutureDayError(date(2026, 11, 20), DAY),
    *(e.RecordError(key, "left-calf") for key in _RECORDS),
    e.BadFileError("", e.RecordError("not-an-export")),
    e.BadFileError("row 12", e.OffScaleError("bruising", "9")),
    e.BadFileError("entry 40", e.FutureDayError(date(2026, 11, 20), DAY)),
    e.PlanError("windows.bruising.days", "is not a whole number from 1 to 365"),
    e.PlanError("id", "is missing"),
    e.PlanError("", "Expected '=' after a key in a key/value pair (at line 1, column 4)"),
    e.StorageError(PATH, "it is a folder"),
    e.BusyError(PATH),
    e.DamagedError(PATH, "line 3"),
    e.NewerDiaryError(PATH),
    e.NotConfirmedError(PATH),
    e.LockedError(PATH),
    e.WrongPassphraseError(PATH),
]


@pytest.mark.parametrize("error", PROBLEMS, ids=repr)
def test_every_problem_is_one_clear_sentence_or_two(error: e.DiaryError) -> None:
    text = wording.problem(error)
    assert_reads_well(text)
    assert len(sentences(text)) <= 2
    not_saved = wording.not_saved(error)
    assert not_saved.endswith(text)
    assert not_saved.startswith("Not saved. ") is not isinstance(error, e.NotConfirmedError)


def test_no_class_of_error_was_forgotten() -> None:
    classes = {
        kind
        for kind in vars(e).values()
        if isinstance(kind, type) and issubclass(kind, e.DiaryError) and kind is not e.DiaryError
    }
    assert {type(error) for error in PROBLEMS} == classes


def raised_keys() -> Iterator[str]:
    """Every key that a `RecordError` is raised with anywhere in the program."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in ("RecordError", "_refuse_twice"):
                key = node.args[0]
                # `_refuse_twice` hands its own first argument on.
                assert isinstance(key, ast.Constant) or ast.unparse(key) == "problem", path
                if isinstance(key, ast.Constant):
                    yield str(key.value)


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else ast.unparse(func)


def test_every_key_of_a_record_error_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert set(raised_keys()) == set(_RECORDS)


def test_a_problem_says_what_is_accepted() -> None:
    assert wording.problem(e.OffScaleError("bruising", 5)) == (
        "Bruising “5” is off its scale. Use 0 to 4, or none, spots, coin, palm, large."
    )
    assert wording.problem(e.UnknownNameError("area", "x", ("neck", "chest", "scalp"))) == (
        "There is no area “x”. Did you mean neck, chest or scalp?"
    )
    assert wording.problem(e.FutureDayError(date(2026, 11, 20), DAY)) == (
        "Fri 20 Nov 2026 is still to come; today is Thu 19 Nov 2026."
        " The diary takes days up to today."
    )
    assert wording.problem(e.PlanError("id", "is missing")) == (
        "The care plan cannot be used: “id” is missing."
    )
    assert wording.problem(e.PlanError("", "Invalid value.")) == (
        "The care plan cannot be used: Invalid value."
    )


def test_what_was_typed_is_quoted_short_and_cannot_act_on_the_terminal() -> None:
    long = wording.problem(e.UnclearDayError("\x1b[31m" + "x" * 5000))
    assert "\x1b" not in long
    assert "…" in long
    assert len(long) < 250
    assert "\x1b" not in wording.problem(FileNotFoundError(2, "No such file", "a\x1b[31m\n"))


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (OSError(28, "No space left on device"), "The disk is full."),
        (
            PermissionError(13, "Permission denied", "/x"),
            "Nothing may be written or read there (/x).",
        ),
        (OSError("the disk went away"), "The disk went away."),
    ],
)
def test_what_the_machine_refuses_is_said_with_where(error: OSError, text: str) -> None:
    assert wording.problem(error) == text
    assert wording.not_saved(error) == f"Not saved. {text}"


def test_anything_else_is_said_as_it_is() -> None:
    assert wording.problem(ValueError("odd")) == "odd"


def noticed_keys() -> Iterator[str]:
    """Every key of a notice, as storage makes them: a pair whose first part is the key."""
    for path in (ROOT / "storage").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Tuple) or len(node.elts) != 2:
                continue
            key, detail = node.elts
            if isinstance(key, ast.Constant) and not isinstance(detail, ast.Constant):
                yield str(key.value)


def test_every_notice_reads_well() -> None:
    change = PlanChange(date(2026, 3, 2), "injection-lipolysis", "2", "")
    keys = {*noticed_keys(), *(Unread(change, one).notice[0] for one in (True, False))}
    assert {"torn-tail", "moved-aside"} <= keys
    for key in keys:
        text = wording.notice(key, "/home/me/torn.jsonl")
        assert not text.startswith(key), key
        assert_reads_well(text)
