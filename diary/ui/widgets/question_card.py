"""The question that is due, on one calm card: the most pressing one, and how many more wait."""

from datetime import date

from textual.content import Content
from textual.widgets import Static

from diary.core.asking import Due, LateCheckDue, ReactionDue, ResultDue
from diary.core.plan import CarePlan
from diary.core.text import clean
from diary.ui.widgets.key_bar import Key, link
from diary.ui.widgets.view import say
from diary.wording import today as words


class QuestionCard(Static):
    """Hidden while nothing is asked. `asked` is the question that shows."""

    DEFAULT_CSS = """
    QuestionCard { height: auto; margin: 0 1; padding: 0 1; border: round $primary;
                   border-title-color: $text-primary; border-title-style: bold; display: none; }
    """
    asked: Due | None = None
    _text = _links = Content()

    def show(self, due: tuple[Due, ...], plan: CarePlan, as_of: date) -> None:
        """Show the first of these."""
        self.asked = due[0] if due else None
        self.display = bool(due)
        if self.asked is None:
            return
        title, question, about, no, more = _told(self.asked, plan, as_of)
        self.border_title = title
        self.border_subtitle = words.more_questions(len(due) - 1) if due[1:] else ""
        # A plan may be a stranger's.
        self._text = Content(f"{clean(question)}\n{clean(about)}")
        keys = [Key("z", no, "screen.say_no", "today.no")] if no else []
        keys.append(Key("r", more, "screen.answer", "today.answer"))
        self._links = Content("   ").join(link(self.app, one) for one in keys)
        self.on_resize()

    def on_resize(self) -> None:
        """The answers stand beside what it is about where they fit, else below."""
        last = self._text.split("\n")[-1]
        fits = last.cell_length + 3 + self._links.cell_length <= self.content_size.width
        say(self, Content("   " if fits else "\n").join([self._text, self._links]))


def _told(asked: Due, plan: CarePlan, as_of: date) -> tuple[str, str, str, str, str]:
    """Title, question, what it is about, and the words of the answers."""
    match asked:
        case ReactionDue(session):
            about = words.about_test(session.value.day, as_of)
            question = plan.test_injections.question
            return words.REACTION, question, about, words.NONE, words.SAY_WHAT
        case LateCheckDue(ref, week):
            about = words.about_late_check(week, ref, as_of)
            return words.LATE_CHECK, plan.late_checks.question, about, words.NO, words.YES
        case ResultDue(ref, areas):
            about = words.about_result(ref, areas, as_of)
            return words.RESULT, plan.results.question, about, "", words.ANSWER
