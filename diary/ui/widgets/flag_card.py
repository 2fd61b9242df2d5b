"""What is flagged, at the top of Today: the most urgent thing whole, the others a line each."""

from typing import Any

from textual.app import App
from textual.content import Content
from textual.widgets import Static

from diary import wording
from diary.core.plan import Level
from diary.core.summary import Card, Summary
from diary.core.text import clean
from diary.ui.widgets.key_bar import Key, link
from diary.wording import cards as words

#: Lines, so that the rows below stay in sight.
_MOST = 3
#: Lines of the window from which on so many others have one each, and where more than these do.
_FAIR, _HIGH = 24, 30


class FlagCard(Static):
    """One quiet card. Hidden while there is nothing that the clinic doesn't know."""

    DEFAULT_CSS = """
    FlagCard { height: auto; margin: 0 1; padding: 0 1; border: round $warning; display: none;
               border-title-color: $text-warning; border-title-style: bold; }
    FlagCard.-urgent { border: heavy $error; border-title-color: $text-error; }
    """

    def show(self, summary: Summary) -> None:
        """Show the first of the active flags that the clinic was not told of, and its contact."""
        cards, profile = summary.cards, summary.profile
        loud = [card for card in cards if not card.is_quiet]
        self.display = bool(loud)
        if not loud:
            return
        first = loud[0].flag
        self.set_class(first.level >= Level.CONTACT_TODAY, "-urgent")
        self.border_title = wording.heading(first, is_now=summary.is_of_now(first))
        plan = summary.judging(first)
        usual = wording.usually(first, plan, profile, is_now=summary.is_of_now(first))
        judged = wording.judged_by(first, summary.plan, plan)
        lines = [wording.flag(first, plan), usual, judged, wording.clinic_line(profile)]
        # A sign may be a stranger's.
        text = "\n".join(clean(line) for line in lines if line)
        self.update(Content(text) + _links(self.app, cards.index(loud[0])))


class OtherCards(Static):
    """A line for each of the others, those that the clinic was told of last."""

    DEFAULT_CSS = """
    OtherCards { height: auto; margin: 0 1; padding: 0 2; display: none; }
    """

    def show(self, summary: Summary) -> None:
        """Show what the card has not: in a low window only how much it is."""
        cards = summary.cards
        first = next((card for card in cards if not card.is_quiet), None)
        others = [(place, card) for place, card in enumerate(cards) if card is not first]
        self.display = bool(others)
        height = self.app.size.height
        has_room = height >= _HIGH or (height >= _FAIR and len(others) <= _MOST)
        # A single one has its line wherever no card stands above it.
        most = _MOST if has_room or (first is None and len(others) == 1) else 0
        lines = [self._line(place, card, summary) for place, card in others[:most]]
        if more := len(others) - len(lines):
            said = words.more(more) if lines else words.others(more)
            why = Key("w", words.WHY, f"screen.why({others[len(lines)][0]})", "today.why")
            lines.append(Content.assemble(said, "   ", link(self.app, why)))
        self.update(Content("\n").join(lines))

    def _line(self, place: int, card: Card, summary: Summary) -> Content:
        plan = summary.judging(card.flag)
        line = Content(clean(words.card_line(card.flag, plan, summary.as_of)))
        return line.stylize("dim") if card.is_quiet else line + _links(self.app, place)


def _links(app: App[Any], place: int) -> Content:
    """What can be done about a card; the keys are those of the first one."""
    why = Key("w", words.WHY, f"screen.why({place})", "today.why")
    tell = Key("i", words.TELL, f"screen.tell({place})", "today.tell")
    return Content.assemble("   ", link(app, why), "   ", link(app, tell))
