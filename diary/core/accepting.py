"""What the diary takes: a value as it is entered, before it is kept."""

from dataclasses import replace

from diary.core.errors import FutureDayError, RecordError, UnknownNameError
from diary.core.moment import Now
from diary.core.plan import CarePlan
from diary.core.profile import Profile, accepted_profile
from diary.core.records import CheckIn, Record, ToldClinic, TreatmentSession
from diary.core.text import LONGEST_NAME, LONGEST_NOTE, clean


def accepted(value: Record, now: Now, plan: CarePlan, before: Record | None = None) -> Record:
    """The value with its texts cleaned. Raises `DiaryError` for what the diary refuses.

    A sign that the record had `before` its correction may stay, though the plan has it no more.
    """
    if value.day > now.today and value.RECORD != "planned":
        raise FutureDayError(value.day, now.today)
    if isinstance(value, Profile):
        return accepted_profile(value, now.today)
    at = value.at if isinstance(value, TreatmentSession) else None
    if at is not None and (value.day, at) > (now.today, now.local.time()):
        raise RecordError("time-to-come", f"{at:%H:%M}")
    note = _text(value.note, LONGEST_NOTE)
    if isinstance(value, TreatmentSession):
        products, by = _text(value.products, LONGEST_NOTE), _text(value.by, LONGEST_NAME)
        return replace(value, note=note, products=products, by=by)
    if isinstance(value, ToldClinic):
        return replace(value, note=note)
    if not isinstance(value, CheckIn):
        from diary.core.answers import cleaned  # hardly ever

        return cleaned(value)
    known = tuple(plan.signs)
    ticked = before.signs if isinstance(before, CheckIn) else None
    for sign in value.signs or ():
        if sign not in known and sign not in (ticked or ()):
            raise UnknownNameError("sign", sign, accepted=("none", *known))
    remedies = tuple(_text(one, LONGEST_NAME) for one in value.remedies)
    return replace(value, note=note, remedies=tuple(one for one in remedies if one))


def _text(text: str, longest: int) -> str:
    tidy = clean(text)
    if len(tidy) > longest:
        raise RecordError("too-long", str(longest))
    return tidy
