"""The body beside the rows of a check-in, in a wide window."""

from pathlib import Path

from diary.core.areas import area_named
from diary.core.scales import BRUISING, SORENESS
from diary.ui.app import DiaryApp
from diary.ui.widgets.beside_body import BesideBody
from diary.ui.widgets.rating_rows import RatingRows
from tests.ui.stage import BELLY, THIGH, app_over, two_sessions
from tests.ui.test_today import press, rows_of

WIDE = (120, 40)


def body(app: DiaryApp) -> BesideBody:
    return app.screen.query_one(BesideBody)


async def test_a_wide_window_has_the_body_and_a_narrow_one_does_not(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(109, 40)) as pilot:
        assert not app.screen.query(BesideBody)
        await pilot.resize_terminal(110, 40)
        await pilot.pause()
        assert body(app).display
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not body(app).display


async def test_the_body_shows_what_is_typed_of_the_symptom_in_hand(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "2 down 7")
        assert (body(app)._severities, body(app)._symptom) == ({BELLY: 7}, SORENESS)
        assert body(app).hand is BELLY
        await press(pilot, "down")
        assert (body(app)._severities, body(app)._symptom) == ({BELLY: 2}, BRUISING)
        assert body(app).hand is THIGH
        assert body(app)._outlined == {THIGH, BELLY}


async def test_an_area_clicked_on_the_body_is_the_row_in_hand(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        calf = area_named("left-calf")
        spot = next(
            (x, y)
            for y in range(body(app).size.height)
            for x in range(body(app).size.width)
            if body(app)._figure.area_at(y - 1, x - body(app)._left) is calf
        )
        await pilot.click(BesideBody, offset=spot)
        await press(pilot, "3")
        assert rows_of(app).ratings == {(calf, BRUISING): 3}
        assert app.focused is app.screen.query_one(RatingRows)


async def test_the_body_is_reached_and_left_by_keys(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "shift+tab")
        assert app.focused is body(app)
        await press(pilot, "up enter 4")
        assert rows_of(app).ratings == {(area_named("upper-abdomen"), BRUISING): 4}
