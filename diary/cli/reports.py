"""`diary status`, `diary flags` and `diary courses`: what the summary says, in words or as JSON."""

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from diary import wording
from diary.cli.context import Context
from diary.cli.say import folded, say, show, show_json, table
from diary.core.areas import AREAS, Area
from diary.wording import commands as words
from diary.wording import reports

if TYPE_CHECKING:
    from diary.core.courses import Course
    from diary.core.flags import Flag
    from diary.core.moment import Now
    from diary.core.summary import Summary

#: How far back a missed day is offered to be filled in.
_REMEMBERED = timedelta(3)


@click.command(help=words.STATUS, epilog=words.DAYS)
@click.option("--as-of", metavar="DAY", help=words.AS_OF)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def status(context: Context, as_of: str | None, as_json: bool) -> None:
    summary = context.summary(as_of)
    if as_json:
        from diary.cli.around import now_on, planned_by
        from diary.sharing.plain import status_plain
        from diary.sharing.plain_around import around_plain

        now = now_on(summary, context.now)
        around = around_plain(summary, now, planned_by(summary, now))
        show_json(status_plain(summary) | around)
    else:
        print_status(summary, context.now, is_whole=context.journal.is_whole)


def print_status(summary: "Summary", now: "Now", *, is_whole: bool = True) -> None:
    """Today at a glance: what is flagged, what is asked, the areas followed, what is to be done."""
    from diary.cli.around import now_on, print_around

    as_of, last = summary.as_of, summary.last_session
    since = ""
    if last is not None:
        since = reports.since_session((as_of - last.day).days, last.number, last.day, as_of)
    _show(reports.today_heading(as_of, since))
    if not is_whole:
        _show(reports.NOT_WHOLE)
    elif last is None:
        say(reports.NO_SESSION)
    for card in summary.cards:
        show("")
        _show_message(card.flag, summary)
    if summary.cards:
        _show(reports.MORE_FLAGS, "  ")
    elif last is not None and is_whole:
        _show(reports.NOTHING_TO_TELL)
    show("")
    print_around(summary, now_on(summary, now))
    _show_followed(summary)
    is_today = as_of == now.today
    if is_today and summary.followed:
        logged = as_of in summary.records.by_day
        _show(reports.LOGGED if logged else reports.NOT_LOGGED)
    done = reports.completion(summary.completion)
    if done:
        _show(done)
    missed = summary.missed_days[-1:]
    if is_today and missed and missed[0] >= as_of - _REMEMBERED:
        _show(reports.missed(len(summary.missed_days), missed[0], as_of))
    _show(f"{wording.NOT_LIVE} {wording.NOT_ADVICE}")


def _show_followed(summary: "Summary") -> None:
    if not summary.followed:
        if summary.sessions:
            _show(reports.NOT_FOLLOWED)
        return
    _show(reports.FOLLOWED)
    show(*table([reports.followed_row(summary, area) for area in summary.followed], "  "), "")


@click.command(help=words.FLAGS, epilog=words.DAYS)
@click.option("--as-of", metavar="DAY", help=words.AS_OF)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def flags(context: Context, as_of: str | None, as_json: bool) -> None:
    summary = context.summary(as_of)
    if as_json:
        from diary.sharing.plain import flags_plain

        show_json(flags_plain(summary))
        return
    if summary.cards or context.journal.is_whole:
        show(reports.things_to_tell(len(summary.cards), summary.as_of, context.now.today))
    if not context.journal.is_whole:
        _show(reports.NOT_WHOLE)
    for card in summary.cards:
        show("")
        _show_message(card.flag, summary)
        if card.later:
            _show(reports.and_later(len(card.later)), "  ")
        _show_days(card.flag, summary)
    past = [flag for flag in summary.flags if not flag.is_active]
    if past:
        show("", reports.PAST_FLAGS)
    for flag in past:
        show("")
        _show_message(flag, summary)
        _show_days(flag, summary)
    show("")
    if any(card.flag.symptom for card in summary.cards):
        _show(wording.NOT_WRONG)
    _show(wording.NOT_LIVE)


def _show_message(flag: "Flag", summary: "Summary") -> None:
    is_now = summary.is_of_now(flag)
    show(wording.heading(flag, is_now=is_now))
    _show(wording.flag(flag, summary.judging(flag)), "  ")
    usual = wording.usually(flag, summary.judging(flag), summary.profile, is_now=is_now)
    if usual and flag.is_active:
        _show(usual, "  ")
    if judged := wording.judged_by(flag, summary.plan, summary.judging(flag)):
        _show(judged, "  ")
    if flag.told:
        _show(reports.told(flag.told.day, summary.as_of, flag.told.note), "  ")


def _show_days(flag: "Flag", summary: "Summary") -> None:
    from diary.cli.told import short_id

    show(f"  {reports.THE_DAYS}")
    rows = [
        reports.evidence_row(flag, one, summary.marks(flag, one), summary.as_of)
        for one in flag.evidence
    ]
    show(*table(rows, "    "))
    show(f"  {reports.flag_id(short_id(flag))}")


@click.command(help=words.COURSES, epilog=words.DAYS)
@click.option("--as-of", metavar="DAY", help=words.AS_OF)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def courses(context: Context, as_of: str | None, as_json: bool) -> None:
    summary = context.summary(as_of)
    if as_json:
        from diary.sharing.plain import courses_plain

        show_json(courses_plain(summary))
        return
    if not summary.courses:
        say(reports.NO_SESSION)
    by_area: dict[Area, list[Course]] = {}
    for course in sorted(summary.courses, key=lambda one: one.session.day):
        by_area.setdefault(course.area, []).append(course)
    for place, area in enumerate(area for area in AREAS if area in by_area):
        show(*([""] if place else []), wording.area_label(area))
        session = None
        for course in by_area[area]:
            if course.session != session:
                session = course.session
                show(f"  {reports.after(session, summary.as_of)}")
            lines = [
                reports.course_line(course, episode, summary.as_of)
                for episode in summary.episodes(course) or (None,)
            ]
            said = [summary.stated(area, course.symptom, one.day) for one in course.reports]
            marks = reports.course_marks(
                sum(one.is_late for one in said), sum(one.is_edited for one in said)
            )
            for line in (*lines[:-1], f"{lines[-1]} {marks}".strip()):
                show(*folded(line, "    ", "      "))


def _show(text: str, indent: str = "") -> None:
    show(*folded(text, indent))
