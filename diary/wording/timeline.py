"""The texts of the timeline: its views, what the day in hand says, how sessions compare."""

from collections.abc import Sequence
from datetime import date

from diary.core.areas import Area
from diary.core.compare import Clearing, Compared, Outcome, Point, against
from diary.core.grid import Bar, Row
from diary.core.scales import BRUISING, BRUISING_WORDS, Symptom
from diary.core.summary import Summary
from diary.core.text import clean
from diary.core.timeline import Column, Scale, Tick, Unit, Zoom
from diary.wording.body import area_label, mark_words, severity_phrase, symptom_label
from diary.wording.days import MONTHS, WEEKDAYS, after_session, count, day_words, span_words

BARS = "Bars"
ALL_AREAS = "All areas"
COMPARED = "Sessions compared"
BODY = "Body"

KEY_DAY = "Day"
KEY_AREA = "Area"
KEY_ROW = "Row"
KEY_ZOOM_OUT = "Zoom out"
KEY_ZOOM_IN = "Zoom in"
KEY_SESSION = "Session"
KEY_BACK = "Seven days back"
KEY_ON = "Seven days on"
KEY_FIRST = "First day"
KEY_LAST = "Last day"
KEY_LATER = "Later session"
KEY_EARLIER = "Earlier session"
KEY_SYMPTOM = "Bruise or sore"

TIP_VIEW = "Show the timeline in another way"
TIP_DAY_BEFORE = "The day before"
TIP_DAY_AFTER = "The day after"
TIP_ABOVE = "The area or row above"
TIP_BELOW = "The area or row below"
TIP_BACK = "Seven days or columns back"
TIP_ON = "Seven days or columns on"
TIP_FIRST = "The first day"
TIP_LAST = "The last day"
TIP_OPEN = "Open this day; where a column is several days, look closer"
TIP_ZOOM_OUT = "Show more days at once"
TIP_ZOOM_IN = "Show fewer days at once"
TIP_SYMPTOM = "Change between bruise and sore"
TIP_LATER = "The session above, a later one"
TIP_EARLIER = "The session below, an earlier one"

NOTHING_YET = "Nothing to show yet. Add a session first."
NOTHING_TO_COMPARE = "This area has no session yet."

LEGEND = "░ expected  ▲ past it  △ maybe  · missed  ▼ session  L late  C corrected"
LEGEND_GRID = f"{LEGEND}  X 10"
#: In markup. Of the grid where there is room for one character: a line under it is past it.
LEGEND_NARROW = (
    "░ expected  [u]1[/u] past it or maybe  · missed  ▼ session  L late  C corrected  X 10"
)
LEGEND_COMPARED = "░ expected  ▲ past it  △ maybe past it  · missed"

REMEDY = "remedy"
ENTERED = "entered"


def heading(title: str, summary: Summary) -> str:
    """`Timeline · ◇ planned Sun 29 Nov`: what is to come has no column yet."""
    planned = [one.value.day for one in summary.records.planned if one.value.day > summary.as_of]
    return f"{title} · ◇ planned {day_words(planned[0], summary.as_of)}" if planned else title


def scale_words(laid: Scale, zoom: Zoom, columns: Sequence[Column] = ()) -> str:
    """`2 weeks, 9 to 22 Nov`, `all, each column is a week`; without the dates if none are given."""
    if laid.days > 1:
        weeks = laid.days // 7
        return f"all, each column is {'a week' if weeks == 1 else f'{weeks} weeks'}"
    name = {Zoom.TWO_WEEKS: "2 weeks", Zoom.SIX_WEEKS: "6 weeks", Zoom.ALL: "all days"}[zoom]
    if not columns:
        return name
    return f"{name}, {span_words(columns[0].first, columns[-1].last, laid.last)}"


def place_words(place: int, of: int) -> str:
    """Which of the areas is in hand."""
    return f"area {place} of {of}"


def tick_words(tick: Tick) -> str:
    """A label of the axis."""
    day = tick.day
    match tick.unit:
        case Unit.DAY:
            return str(day.day)
        case Unit.DATE:
            return f"{day.day} {MONTHS[day.month - 1]}"
        case Unit.MONTH:
            return MONTHS[day.month - 1]
        case Unit.WEEKDAY:
            return WEEKDAYS[day.weekday()][:2]
        case Unit.YEAR:
            return str(day.year)


def step_label(symptom: Symptom, severity: int) -> str:
    """A step of the scale as it stands beside the bars: `coin 2`, `10`."""
    if symptom is BRUISING:
        return f"{BRUISING_WORDS[severity]} {severity}"
    return str(severity)


def figure(severity: int) -> str:
    """A severity where there is room for one character."""
    return "X" if severity == 10 else str(severity)


def bars_words(pairs: Sequence[tuple[Row, Bar]], used: Sequence[str], summary: Summary) -> str:
    """What the column in hand says, of these rows of one area."""
    row, bar = pairs[0]
    if bar.first != bar.last:
        return _column(pairs, summary)
    parts = [*_when(row.area, bar.first, summary), area_label(row.area)]
    parts += [_said(one, of_one) for one, of_one in pairs]
    if used:
        parts.append(f"used: {clean(', '.join(used))}")
    return " · ".join(parts)


def _when(area: Area, day: date, summary: Summary) -> list[str]:
    parts = [day_words(day, summary.as_of)]
    before = [session for session in summary.areas[area].sessions if session.day <= day]
    if before:
        number = (day - before[-1].day).days
        parts.append(after_session(number, f"session {before[-1].number}"))
    return parts


def _said(row: Row, bar: Bar) -> str:
    """`sore: 4 (moderate), past its window, logged late`."""
    if bar.severity is None:
        return f"{symptom_label(row.symptom)}: {'missed' if bar.missing else 'not logged'}"
    cell = row.cell(bar.first)
    past = _past(bar.is_possible) if bar.past else ""
    parts = [severity_phrase(row.symptom, bar.severity), past]
    parts.append(mark_words(cell.is_late, cell.is_edited))
    return ", ".join(filter(None, parts))


def _past(is_possible: bool) -> str:
    return "possibly past its window" if is_possible else "past its window"


def _column(pairs: Sequence[tuple[Row, Bar]], summary: Summary) -> str:
    """What a column of several days says: the worst of them, and what it holds besides."""
    row, bar = pairs[0]
    parts = [span_words(bar.first, bar.last, summary.as_of), area_label(row.area)]
    if bar.sessions:
        parts.append(f"session {' and '.join(map(str, bar.sessions))}")
    for one, of_one in pairs:
        if of_one.severity is None:
            parts.append(f"{symptom_label(one.symptom)}: not logged")
            continue
        said = f"worst {severity_phrase(one.symptom, of_one.severity)}"
        if of_one.past:
            said += f", {count(of_one.past, 'day')} {_past(of_one.is_possible)}"
        parts.append(said)
    if missing := max(of_one.missing for _, of_one in pairs):
        parts.append(f"{count(missing, 'day')} missed")
    return " · ".join(parts)


# Sessions compared.


def point_words(area: Area, symptom: Symptom, point: Point, number: int, as_of: date) -> str:
    """What the day in hand of one session says."""
    parts = [
        day_words(point.day, as_of),
        after_session(point.day_number, f"session {number}"),
        area_label(area),
    ]
    if point.severity is None:
        state = "missed" if point.is_missing else "not logged"
        parts.append(f"{symptom_label(symptom)}: {state}")
    else:
        parts.append(severity_phrase(symptom, point.severity))
    if point.is_past:
        parts.append(_past(point.is_possible))
    return " · ".join(parts)


def session_heading(one: Compared, as_of: date) -> str:
    return f"Session {one.session.number}, {day_words(one.session.day, as_of)}"


def cleared(one: Clearing) -> str:
    """How long it took: `cleared after 6 to 8 days`, `looks clear after 6 days`."""
    least, most, did = one.at_least, one.at_most, "cleared"
    if most is None:
        most, did = one.looks_clear, "looks clear"
    if most is None:
        return "not cleared yet" if one.is_running else "not known when it cleared"
    if most == 0:
        return "nothing there"
    if not least:
        return f"{did} within {count(most, 'day')}"
    days = count(most, "day") if least == most else f"{least} to {most} days"
    return f"{did} after {days}"


def comparison(symptom: Symptom, this: Compared, earlier: Compared) -> str:
    """What can be said of two sessions for certain, in one sentence."""
    name = "bruise" if symptom is BRUISING else "soreness"
    for one in (this, earlier):
        if one.clearing.at_most is not None and not any(point.severity for point in one.points):
            return f"No {name} was logged after session {one.session.number}."
    than = f"after session {earlier.session.number}"
    found = against(this.clearing, earlier.clearing)
    days = count(found.days, "day") if found.is_exact else f"at least {count(found.days, 'day')}"
    match found.outcome:
        case Outcome.SOONER:
            return f"This {name} cleared {days} sooner than {than}."
        case Outcome.LATER if this.clearing.at_most is None:
            return f"This {name} has lasted {days} longer than {than}."
        case Outcome.LATER:
            return f"This {name} cleared {days} later than {than}."
        case Outcome.ABOUT_AS_LONG if found.is_exact:
            return f"This {name} took as long to clear as {than}."
        case Outcome.ABOUT_AS_LONG:
            return f"This {name} took about as long to clear as {than}."
        case Outcome.TOO_EARLY:
            return f"It is too early to compare this {name} with the one {than}."
        case Outcome.UNKNOWN:
            return f"Too little was logged to compare this {name} with the one {than}."


def compared_title(area: Area, symptom: Symptom) -> str:
    return f"{area_label(area)}: {symptom_label(symptom)}"


#: As many of the words as there is room for.
DAYS_AFTER = ("days after the session", "days after it", "days")
FIRST_SESSION = "This is the first session of this area, so there is nothing to compare yet."
