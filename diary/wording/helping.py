"""The help of each screen: what it is for, and what the symbols on it mean."""

from collections.abc import Mapping
from typing import NamedTuple

from diary.core.scales import BRUISING_WORDS
from diary.wording.body import BRUISE_HINTS


class Help(NamedTuple):
    """What a screen is for, and its symbols: each part with a heading of its own."""

    about: str
    symbols: tuple[str, ...] = ()


#: The heading of the last part: a file of the owner's names a key so.
KEY_NAMES = "Names of the keys, for your own key file"

_IN_HAND = """In hand
▸  the line that the keys act on"""
_ROWS = """In hand
▸      the row that the keys act on
[coin] what you chose"""
_TICKS = """To tick
[x] ticked      [ ] not ticked"""
_FORM = f"""{_TICKS}
[in brackets]   what you chose of several"""
_LEVELS = """What to tell your clinic
▲  tell it
▲▲ contact it
◆  contact it today
✚  get emergency help now"""
_TIMELINE = """The timeline
░  the days on which it is expected
▲  past its window     △  possibly past it
·  missed              ▼  a session
◇  a planned session
L  logged late         C  corrected
*  late and corrected  +  a remedy
X  10, where there is room for one figure
_  under such a figure: past its window, or possibly past it"""
_CALENDAR = """The calendar
●  logged               L  logged late
·  missed               ▲  to tell your clinic
▼  a session            ▽  test injections
◇  a planned session
[22] today"""
_BODY = """The body
▸  the area in hand
1  how bruised or sore it was; 10 is the worst
┌┐ or [ ], an outline: treated in this session
grey: not logged"""
_CHOOSING = """The body
▸  the area in hand
x  chosen"""
_BRUISES = "\n".join(
    f"{number} {word:<6} {hint}"
    for number, (word, hint) in enumerate(zip(BRUISING_WORDS, BRUISE_HINTS, strict=True))
)
_SCALES = f"""Bruise
{_BRUISES}

Sore
0 not sore, to 10, the worst you can imagine"""
_SESSION_FORM = (_CHOOSING, _FORM)

_LEFT_EMPTY = "What you leave empty counts as not said, never as zero."
_WHEN_WHERE = "Say when it was and which areas were treated, then save."

#: By the name of the screen.
HELP: Mapping[str, Help] = {
    "TodayScreen": Help(
        "Each evening: set how bruised and how sore each area was at its worst, then save."
        f" {_LEFT_EMPTY}",
        (_ROWS, _LEVELS, _SCALES, _BODY),
    ),
    "DayScreen": Help(
        f"Fill in or correct one day. An earlier version stays in the history. {_LEFT_EMPTY}",
        (_ROWS, _SCALES, _BODY),
    ),
    "FlagsScreen": Help(
        "What to tell your clinic, with the days that show it. Tell them, then note it here.",
        (_LEVELS,),
    ),
    "TimelineScreen": Help(
        "All your days: as bars, all areas at once, session against session, or on the body.",
        (_TIMELINE, _BODY),
    ),
    "CalendarScreen": Help("Your months. Any day that has come can be opened.", (_CALENDAR,)),
    "SessionsScreen": Help("Your sessions, the newest first, and how each went.", (_IN_HAND,)),
    "SessionDetailScreen": Help("One session: how each area went, and when it was over."),
    "SessionScreen": Help(_WHEN_WHERE, _SESSION_FORM),
    "PlanSessionScreen": Help("Say when your next session is, and where.", _SESSION_FORM),
    "TookPlaceScreen": Help(
        "The planned session took place. Change what was otherwise, then save.", _SESSION_FORM
    ),
    "PlannedScreen": Help(
        "Your next session: what to do before it, and what to tell the clinic.", (_TICKS,)
    ),
    "TourScreen": Help(
        "The first steps: what this diary is, then your last session. You can skip them.",
        (_CHOOSING, _TICKS),
    ),
    "ShareScreen": Help(
        "Choose days and forms, read the summary, then save or copy it for your clinic.",
        ("To choose\n(•) chosen      ( ) not chosen", _TICKS),
    ),
    "HistoryScreen": Help(
        "Everything ever saved, the newest first. Nothing in it is ever lost.", (_IN_HAND,)
    ),
    "SearchScreen": Help(
        "Type words, and the days whose notes have them show at once.", (_IN_HAND,)
    ),
    "SettingsScreen": Help(
        "Your details, your clinic, and how the diary looks and works. Save to keep it.", (_FORM,)
    ),
    "CarePlanScreen": Help("What the diary goes by: its limits, and where each comes from."),
}
