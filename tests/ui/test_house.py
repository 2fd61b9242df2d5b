"""How the app's room is kept: small files, no rule and no date arithmetic in it."""

import ast
import re
from pathlib import Path

import pytest

import diary.ui
from diary.ui.widgets.timeline_view import TimelineView

ROOM = Path(diary.ui.__file__).parent
FILES = sorted(ROOM.rglob("*.py"))
#: What reckons with days. Rooms that may do so give the app days that are ready.
_RECKONING = {"timedelta", "relativedelta", "toordinal", "fromordinal", "days", "monthrange"}


def reckoned(source: str) -> set[str]:
    """The names in a module that reckon with days."""
    tree = ast.parse(source)
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return names & _RECKONING


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_file_of_the_app_reckons_with_days(file: Path) -> None:
    # A widget may have `days` of its own: a number of columns, or the days that it is given.
    assert reckoned(file.read_text("utf-8")) <= {"days"}


def test_reckoning_with_days_is_noticed() -> None:
    assert reckoned("from datetime import timedelta") == {"timedelta"}
    assert reckoned("a = day.toordinal()") == {"toordinal"}
    assert reckoned("a = day.isoformat()") == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_screen_has_fewer_than_200_lines_and_any_file_at_most_300(file: Path) -> None:
    most = 199 if file.parent.name == "screens" else 300
    assert len(file.read_text("utf-8").splitlines()) <= most


#: What the styles of one screen may begin with: they are all read once, and hold for every screen.
_OF_ONE_SCREEN = re.compile(r"\w+(Screen|Form|Base)\b|\.dialog\b")
STYLES = sorted(path for path in ROOM.glob("*.tcss") if path.name != "app.tcss")


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.stem)
def test_the_styles_of_a_screen_reach_no_other(file: Path) -> None:
    bare = re.sub(r"/\*.*?\*/|\{.*?\}", ";", file.read_text("utf-8"), flags=re.DOTALL)
    selectors = [one.strip() for rule in bare.split(";") for one in rule.split(",") if one.strip()]
    assert selectors
    assert [one for one in selectors if not _OF_ONE_SCREEN.match(one)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_left_to_children_is_abstract(file: Path) -> None:
    assert "NotImplementedError" not in file.read_text("utf-8")


def test_no_view_can_be_made_while_it_leaves_something_out() -> None:
    class Half(TimelineView):
        pass

    with pytest.raises(TypeError, match="abstract"):
        Half()  # type: ignore[abstract]
