"""The cards at the top of Today: what to tell the clinic, why, and that it was told."""

from textual.binding import Binding

from diary import wording
from diary.core.summary import Card, Summary
from diary.ui.screens.asked_today import AskedTodayScreen
from diary.ui.widgets.flag_card import FlagCard, OtherCards
from diary.wording import cards, tips


class FlaggedTodayScreen(AskedTodayScreen):
    """A check-in below what is flagged."""

    BINDINGS = [
        Binding("w", "why", cards.WHY, id="today.why", tooltip=tips.WHY),
        Binding("i", "tell", cards.TELL, id="today.tell", tooltip=cards.TELL_TIP),
    ]
    _cards: tuple[Card, ...] = ()
    _about: tuple[str, ...] = ()
    _flagged: Summary

    def fit(self) -> None:
        super().fit()
        self.query_one(OtherCards).show(self._flagged)

    def show_cards(self, summary: Summary) -> None:
        self._cards, self._flagged = summary.cards, summary
        self._about = tuple(
            wording.flag(one.flag, summary.judging(one.flag)) for one in summary.cards
        )
        self.query_one(FlagCard).show(summary)
        self.query_one(OtherCards).show(summary)

    def action_why(self, place: int = 0) -> None:
        from diary.ui.screens.flags import FlagsScreen

        self.app.push_screen(FlagsScreen(self._journal, self._clock, place))

    def action_tell(self, place: int | None = None) -> None:
        """Note that the clinic was told of this card, else of the first one they do not know."""
        if place is None:
            place = next((n for n, card in enumerate(self._cards) if not card.is_quiet), None)
        if place is None or place >= len(self._cards):
            self.notify(cards.NOTHING_TO_TELL, markup=False)
            return
        from diary.ui.screens.tell import TellScreen

        ids = [flag.id for flag in self._cards[place].flags]
        self.app.push_screen(TellScreen(self._journal, self._clock, ids, self._about[place]))
