"""One flag whole: what happened, day by day, the rule, where it comes from, what it isn't."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from diary import wording
from diary.core.flags import Flag
from diary.core.summary import Summary
from diary.core.text import clean
from diary.ui.widgets.key_bar import Key, link
from diary.wording import cards as words
from diary.wording import screens
from diary.wording.proof import proof_lines


class FlagStory(Static, can_focus=True):
    """The flags of one card, told by the earliest one. In hand it has a heavier border."""

    DEFAULT_CSS = """
    FlagStory { border: round $warning; border-title-color: $text-warning; margin: 0 1;
                padding: 0 1; height: auto; }
    FlagStory:focus { border: heavy $warning; }
    FlagStory.-past { border: round $foreground-muted; border-title-color: $text-muted; }
    FlagStory.-past:focus { border: heavy $foreground-muted; }
    """

    @dataclass
    class Told(Message):
        """The clinic was told of it, says who clicked on that."""

        story: "FlagStory"

        @property
        def control(self) -> "FlagStory":
            return self.story

    def __init__(self, flags: Sequence[Flag], summary: Summary) -> None:
        flag = flags[0]
        super().__init__(markup=False, classes="" if flag.is_active else "-past")
        self._parts = tuple(_parts(flag, len(flags) - 1, summary))
        self.flags = flags
        self.sentence = wording.flag(flag, summary.judging(flag))
        self.border_title = words.card_heading(flag, summary.as_of, is_now=summary.is_of_now(flag))

    def on_mount(self) -> None:
        tell = link(self.app, Key("i", words.TELL, "told", "flags.tell"))
        self.update(Content("\n").join([*self._parts, tell]))

    def action_told(self) -> None:
        self.post_message(self.Told(self))


def _parts(flag: Flag, later: int, summary: Summary) -> Iterator[Content]:
    plan = summary.judging(flag)
    # A sign's name may be a stranger's, and so may a note.
    yield Content(clean(wording.flag(flag, plan))).stylize("bold")
    is_now = summary.is_of_now(flag)
    usual = wording.usually(flag, plan, summary.profile, is_now=is_now)
    if flag.is_active and usual:
        yield Content(clean(usual))
    if later:
        yield Content(screens.folded(later))
    yield Content("")
    yield from map(Content, proof_lines(flag, summary))
    yield Content("")
    yield Content(wording.rule_words(flag, plan))
    source = screens.source(wording.because(flag, plan), has_limit=flag.symptom is not None)
    yield Content(clean(source)).stylize("dim")
    if judged := wording.judged_by(flag, summary.plan, plan):
        yield Content(clean(judged)).stylize("dim")
    if flag.is_active and flag.symptom:
        yield Content(wording.NOT_WRONG)
    if contact := wording.clinic_line(summary.profile):
        yield Content(clean(contact))
    if flag.told and flag.told.note:
        yield Content(clean(words.they_said(flag.told.note)))
