"""What stands in a form and is not saved, as a text that can be kept, and back."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from diary.core.areas import AREAS, BY_NAME, Area
from diary.core.errors import DiaryError
from diary.core.profile import LONGEST
from diary.core.records import Answer, Rating
from diary.core.scales import Symptom, symptom_named
from diary.core.text import LONGEST_NAME, LONGEST_NOTE, clean
from diary.ui.answer_draft import KINDS, About, AnswerDraft
from diary.ui.session_draft import SessionDraft
from diary.ui.widgets.check_in_parts import Typed

#: Of one's own words in a reason; a code and a colon may stand before them.
LONGEST_WHY = 500
#: Of a text that holds drafts; two full forms need a tenth of it.
_LONGEST = 100_000
_MANGLED = (DiaryError, KeyError, TypeError, ValueError, AttributeError)


class CheckInDraft(NamedTuple):
    """A check-in form as it stands. `entry` is the id of the check-in it corrects, "" for none."""

    day: date
    entry: str
    is_another: bool
    areas: tuple[Area, ...]
    ratings: Mapping[tuple[Area, Symptom], int]
    answers: Mapping[Area, Answer]
    note: str
    #: What was typed of why it is corrected.
    why: str = ""
    #: None where nothing was answered.
    signs: frozenset[str] | None = None
    remedies: tuple[str, ...] = ()

    @property
    def typed(self) -> Typed:
        """What stood in the form."""
        return Typed(self.ratings, self.answers, self.note, self.signs, self.remedies)


class SettingsDraft(NamedTuple):
    """Of the settings only what was changed, by the name of its field."""

    typed: dict[str, str | bool]


class WithdrawalDraft(NamedTuple):
    """What was typed of why the entry of that id is withdrawn."""

    entry: str
    why: str


class TellDraft(NamedTuple):
    """That the clinic was told of the flags with these ids, and `about` what, in a sentence."""

    flags: tuple[str, ...]
    about: str
    #: As it was typed, on the day `typed_on`.
    day: str
    typed_on: date
    note: str


Draft = CheckInDraft | SessionDraft | SettingsDraft | WithdrawalDraft | AnswerDraft | TellDraft


def text_of(drafts: Sequence[Draft]) -> str:
    """These drafts as one text; none at all is an empty one."""
    return json.dumps([_plain(one) for one in drafts], ensure_ascii=False) if drafts else ""


def drafts_in(text: str) -> tuple[Draft, ...]:
    """The drafts that a text holds. Whatever of it can't be understood is passed over."""
    if len(text) > _LONGEST:
        return ()
    try:
        plain = json.loads(text)
    # A number of 5,000 digits is a ValueError too; deep brackets are a RecursionError.
    except (ValueError, RecursionError):
        return ()
    found: list[Draft] = []
    for one in plain if isinstance(plain, list) else ():
        with suppress(*_MANGLED):
            found.append(_READ[one["form"]](one))
    return tuple(found)


def _plain(draft: Draft) -> dict[str, Any]:
    if isinstance(draft, SettingsDraft):
        return {"form": "settings", "typed": draft.typed}
    if isinstance(draft, WithdrawalDraft):
        return {"form": "withdrawal", **draft._asdict()}
    if isinstance(draft, TellDraft):
        return {"form": "told", **draft._asdict(), "typed_on": draft.typed_on.isoformat()}
    if isinstance(draft, AnswerDraft):
        about = draft.about
        return {
            **about._asdict(),
            "form": "answer",
            "areas": [area.name for area in about.areas],
            "typed_on": draft.typed_on.isoformat(),
            "typed": draft.typed,
        }
    areas = [area.name for area in draft.areas]
    if isinstance(draft, SessionDraft):
        return {
            **draft._asdict(),
            "form": "session",
            "typed_on": draft.typed_on.isoformat(),
            "areas": areas,
        }
    return {
        "form": "check-in",
        "day": draft.day.isoformat(),
        "entry": draft.entry,
        "is_another": draft.is_another,
        "areas": areas,
        "ratings": [[area.name, one.name, worst] for (area, one), worst in draft.ratings.items()],
        "answers": {area.name: one.value for area, one in draft.answers.items()},
        "note": draft.note,
        "why": draft.why,
        "signs": None if draft.signs is None else sorted(draft.signs),
        "remedies": list(draft.remedies),
    }


def _check_in(plain: Mapping[str, Any]) -> CheckInDraft:
    ratings = {}
    for area, symptom, worst in plain["ratings"]:
        with suppress(*_MANGLED):
            one = Rating(BY_NAME[area], symptom_named(symptom), worst)
            ratings[one.area, one.symptom] = one.severity
    answers = {}
    for name, answer in plain["answers"].items():
        with suppress(*_MANGLED):
            answers[BY_NAME[name]] = Answer(answer)
    return CheckInDraft(
        date.fromisoformat(plain["day"]),
        clean(plain["entry"])[:LONGEST_NAME],
        plain["is_another"] is True,
        _areas(plain),
        ratings,
        answers,
        clean(plain["note"])[:LONGEST_NOTE],
        _why(plain),
        # An older program kept drafts without these.
        None if plain.get("signs") is None else frozenset(_names(plain["signs"])),
        tuple(_names(plain.get("remedies", ()))),
    )


def _names(plain: Sequence[object]) -> list[str]:
    names = [clean(one)[:LONGEST_NAME] for one in plain if isinstance(one, str)]
    return [one for one in dict.fromkeys(names) if one]


def _session(plain: Mapping[str, Any]) -> SessionDraft:
    return SessionDraft(
        clean(plain["day"])[:LONGEST_NAME],
        date.fromisoformat(plain["typed_on"]),
        clean(plain["at"])[:LONGEST_NAME],
        _areas(plain),
        plain["cream"] is True,
        plain["test"] is True,
        clean(plain["note"])[:LONGEST_NOTE],
        clean(plain.get("entry", ""))[:LONGEST_NAME],
        _why(plain),
        clean(plain.get("products", ""))[:LONGEST_NOTE],
        clean(plain.get("points", ""))[:LONGEST_NAME],
        clean(plain.get("by", ""))[:LONGEST_NAME],
        plain.get("is_plan") is True,
        clean(plain.get("plan", ""))[:LONGEST_NAME],
    )


def _settings(plain: Mapping[str, Any]) -> SettingsDraft:
    typed = plain["typed"].items()
    return SettingsDraft(
        {
            name: one if isinstance(one, bool) else clean(one)[: LONGEST.get(name, LONGEST_NAME)]
            for name, one in typed
            if isinstance(one, str | bool)
        }
    )


def _withdrawal(plain: Mapping[str, Any]) -> WithdrawalDraft:
    return WithdrawalDraft(clean(plain["entry"])[:LONGEST_NAME], _why(plain))


def _answer(plain: Mapping[str, Any]) -> AnswerDraft:
    kind, week = plain["kind"], plain["week"]
    if kind not in KINDS or not isinstance(week, int):
        raise ValueError(kind)
    typed = {
        clean(name)[:LONGEST_NAME]: clean(one)[:LONGEST_NOTE]
        for name, one in plain["typed"].items()
        if isinstance(one, str)
    }
    about = About(kind, clean(plain["session"])[:LONGEST_NAME], week, _areas(plain))
    return AnswerDraft(about, date.fromisoformat(plain["typed_on"]), typed)


def _told(plain: Mapping[str, Any]) -> TellDraft:
    flags = tuple(clean(one)[:LONGEST_NOTE] for one in plain["flags"])
    if not flags:
        raise ValueError(plain)
    return TellDraft(
        flags,
        clean(plain["about"])[:LONGEST_NOTE],
        clean(plain["day"])[:LONGEST_NAME],
        date.fromisoformat(plain["typed_on"]),
        clean(plain["note"])[:LONGEST_NOTE],
    )


def _why(plain: Mapping[str, Any]) -> str:
    return clean(plain.get("why", ""))[:LONGEST_WHY]


def _areas(plain: Mapping[str, Any]) -> tuple[Area, ...]:
    names = plain["areas"]
    return tuple(area for area in AREAS if area.name in names)


_READ: Mapping[str, Callable[[Mapping[str, Any]], Draft]] = {
    "check-in": _check_in,
    "session": _session,
    "settings": _settings,
    "withdrawal": _withdrawal,
    "answer": _answer,
    "told": _told,
}
