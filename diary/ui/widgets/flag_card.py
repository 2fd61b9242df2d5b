"""What is flagged, at the top of Today: the most urgent thing whole, the others counted."""

from textual.content import Content
from textual.widgets import Static

from diary import wording
from diary.core.plan import CarePlan, Level
from diary.core.summary import Card
from diary.core.text import clean
from diary.wording import screens as words


class FlagCard(Static):
    """One quiet card. Hidden while there is nothing to tell."""

    DEFAULT_CSS = """
    FlagCard { height: auto; margin: 0 1; padding: 0 1; border: round $warning; display: none;
               border-title-color: $text-warning; border-title-style: bold; }
    FlagCard.-urgent { border: heavy $error; border-title-color: $text-error; }
    """

    def show(self, cards: tuple[Card, ...], plan: CarePlan) -> None:
        """Show the active flags, most urgent first."""
        self.display = bool(cards)
        if not cards:
            return
        first = cards[0].flag
        self.set_class(first.level >= Level.CONTACT_TODAY, "-urgent")
        self.border_title = wording.heading(first)
        lines = [wording.flag(first, plan), wording.usually(first, plan)]
        if len(cards) > 1:
            lines.append(words.more_flags(len(cards) - 1))
        text = "\n".join(clean(line) for line in lines if line)  # a sign may be a stranger's
        self.update(
            Content.from_markup(
                "$text   [@click=screen.why][b $accent]w[/]\u00a0$why[/]", text=text, why=words.WHY
            )
        )
