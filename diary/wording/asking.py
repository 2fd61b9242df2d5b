"""What is said where a check-in is asked line by line."""

from collections.abc import Sequence
from datetime import date

from diary.core.areas import Area
from diary.core.courses import SessionRef
from diary.core.plan import CarePlan
from diary.core.records import CheckIn
from diary.wording.body import area_label
from diary.wording.commands import DAYS, check_in_lines, leftover_question
from diary.wording.days import ago, day_words

ASK_START = "Enter takes what stands in brackets. “?” explains. Ctrl-C leaves and saves nothing."
NOTHING_SAVED = "Nothing was saved."
ASK_AREA = "No area is being followed that day. Which area? [Enter: none] "
ASK_MORE = "Another area? [Enter: none] "
ASK_REMEDIES = "What did you use? {}, or your own words [Enter: nothing] "
HELP_REMEDIES = "Name what you used that day, with commas between. Enter means nothing."
GO_ON = "Press Enter to go on with your check-in. "
ASK_NOTE = "A note? [Enter: none] "
ASK_SAVE = "Save it? [Enter: yes] "
ASK_YES_NO = "Press Enter to save, or type no to leave without saving."
HELP_DAY = DAYS
HELP_BRUISE = (
    "0 none. 1 spots, each smaller than a fingertip. 2 coin, the biggest up to a coin."
    " 3 palm, up to a palm. 4 large, bigger than a palm or swollen. “-” leaves it out."
)
HELP_SORE = "0 is not sore, 10 is the worst soreness you can imagine. “-” leaves it out."
HELP_LEFTOVER = "Type yes, no or unsure. Enter leaves it unanswered."
HELP_NOTE = "Anything you want to remember or tell your clinic, on one line."
HELP_AREA = "Name a body area, such as left calf or lower abdomen."


def ask_day(offered: date, today: date) -> str:
    return f"Which day? [Enter: {day_words(offered)}, {ago(offered, today)}] "


def about_day(day: date, today: date) -> str:
    return f"Your check-in for {day_words(day)}, {ago(day, today)}."


def already_logged(times: int) -> str:
    has = "is a check-in" if times == 1 else f"are {times} check-ins"
    return f"There {has} for that day already. This adds another, and the worst value counts."


def ask_severity(area: Area, is_bruise: bool, yesterday: str) -> str:
    scale = "bruise at its worst, 0 to 4" if is_bruise else "soreness at its worst, 0 to 10"
    default = f"{yesterday}, as yesterday" if yesterday else "leave out"
    return f"{area_label(area)}, {scale} [Enter: {default}] "


def ask_leftover(area: Area, session: SessionRef, day: date) -> str:
    return f"{leftover_question(area, session, day)} yes, no or unsure [Enter: leave out] "


def ask_remedies(plan: CarePlan) -> str:
    return ASK_REMEDIES.format(", ".join(one.replace("-", " ") for one in plan.remedies))


def ask_signs(names: Sequence[str]) -> str:
    plain = ", ".join(name.replace("-", " ") for name in names)
    return f"Any of these right now? none of these, {plain} [Enter: none of these] "


def help_signs(plan: CarePlan) -> list[str]:
    lines = ["Type the name of each sign you have, with commas between. Enter: none of these."]
    return [
        *lines,
        *(f"{one.name.replace('-', ' ')}: {one.words}" for one in plan.signs.values()),
    ]


def to_be_saved(check_in: CheckIn, today: date, plan: CarePlan) -> list[str]:
    return [
        f"To be saved for {day_words(check_in.day)} ({ago(check_in.day, today)}):",
        *check_in_lines(check_in, plan),
    ]
