"""The body beside the rows of a check-in, where the window is wide."""

from collections.abc import Collection

from diary.core.areas import Area
from diary.core.scales import BRUISING
from diary.ui.widgets.body_map import BodyMap
from diary.ui.widgets.rating_rows import RatingRows


class BesideBody(BodyMap):
    """Shows what the rows say of the symptom in hand, as it is typed."""

    DEFAULT_CSS = """
    BesideBody { dock: right; width: 40; margin: 1 1 0 0; }
    """

    def on_mount(self) -> None:
        rows = self.screen.query_one(RatingRows)
        rows.post_message(RatingRows.Changed(rows))

    def follow(self, rows: RatingRows, treated: Collection[Area]) -> None:
        """Show the symptom of the row in hand, that area in hand, and what was treated outlined."""
        hand = rows.hand
        symptom = (hand[1] if hand else None) or BRUISING
        values = {area: worst for (area, one), worst in rows.ratings.items() if one is symptom}
        self.show(values, symptom, outlined=treated)
        if hand and not self.has_focus:
            self.point(hand[0])
