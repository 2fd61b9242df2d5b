"""Every flag of a diary, whatever plans it went by: each day is judged by those that held on it."""

from diary.core.flags import Basis, Flag
from diary.core.raising import Raised, raised
from diary.core.tracks import all_courses


def flags(basis: Basis) -> tuple[Flag, ...]:
    """Every flag as of the date: active before past, then the most urgent, then the oldest."""
    found = _under_all_plans(basis) if len(basis.plans) > 1 else _under_one(basis)
    found.sort(key=lambda flag: (not flag.is_active, -flag.level, flag.first.day, flag.id))
    return tuple(found)


def _under_one(basis: Basis) -> list[Flag]:
    return [one.flag for one in raised(basis)]


def _under_all_plans(basis: Basis) -> list[Flag]:
    """Each day is judged by the plan that held on it, and a flag names the first that raised it.

    On the day of a change both plans judge: what was flagged that day is not unsaid.

    What the plan in force now would not raise any more is no longer active.
    """
    kept = _Kept()
    ends = [*(one.since.toordinal() + 1 for one in basis.plans[1:]), basis.until]
    for place, ((since, plan), end) in enumerate(zip(basis.plans, ends, strict=True)):
        courses = basis.courses
        if plan is not basis.plan:
            courses = tuple(all_courses(basis.areas, plan, basis.as_of))
        for one in raised(
            basis._replace(
                plan=plan, courses=courses, since=since.toordinal(), until=end, place=place
            )
        ):
            kept.take(one)
    active = {id_ for one in raised(basis) if one.flag.is_active for id_ in kept.same_as(one)}
    return [flag._replace(is_active=id_ in active) for id_, flag in kept.flags.items()]


class _Kept:
    """The flags that one plan after another raised, by their ids."""

    def __init__(self) -> None:
        self.flags: dict[str, Flag] = {}
        self._stretches: list[tuple[str, Raised]] = []

    def same_as(self, one: Raised) -> list[str]:
        """The ids of those that are about the same, whatever plan raised them.

        A course's flag has the course's name. A bruise that never clears is named after the session
        from which a plan's limit makes it count, and what is one stretch to one plan may be two to
        another: it is the same where two of its stretches share a day on which it was there.
        """
        if one.stretch is None:
            return [one.flag.id] if one.flag.id in self.flags else []
        first, last = one.stretch
        found = [
            id_
            for id_, (flag, stretch) in self._stretches
            if flag.area is one.flag.area and stretch and first <= stretch[1] and stretch[0] <= last
        ]
        return sorted(set(found), key=lambda id_: self.flags[id_].first.day)

    def take(self, one: Raised) -> None:
        """Keep a flag, or let the latest that is about the same grow by its days."""
        same = self.same_as(one)
        id_ = same[-1] if same else one.flag.id
        self.flags[id_] = _grown(self.flags[id_], one.flag) if same else one.flag
        if one.stretch is not None:
            self._stretches.append((id_, one))


def _grown(before: Flag, flag: Flag) -> Flag:
    """The same with the days that a later plan adds."""
    # Of the two, a stretch that never clears may be named after different sessions.
    since = before.session
    there = {one.day for one in before.evidence}
    added = [
        one._replace(day_number=(one.day - since.day).days) if since else one
        for one in flag.evidence
        if one.day not in there
    ]
    evidence = (*before.evidence, *added)
    return before._replace(evidence=evidence, level=max(before.level, flag.level))
