"""What all resources of one bundle share: whose it is, what is in it, how each record stands."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from diary.core.answers import PlanChange, PlannedSession
from diary.core.areas import AREAS, Area
from diary.core.entries import Entry, chains
from diary.core.reasons import read_reason
from diary.core.records import Rating, Record, Revision, TreatmentSession
from diary.core.scales import SORENESS, Symptom
from diary.core.shared import Shared
from diary.core.summary import Summary
from diary.sharing.fhir.form import questionnaire
from diary.sharing.fhir.parts import Plain, id_of


@dataclass(frozen=True)
class Frame:
    """What goes out, with what is looked up again and again."""

    shared: Shared

    @property
    def summary(self) -> Summary:
        return self.shared.summary

    @cached_property
    def patient(self) -> str:
        """The patient's id. It comes from the diary's first entry, so no two diaries share it."""
        return id_of("Patient", self._first)

    def own_id(self, kind: str, *names: str) -> str:
        """The id of what every diary may have, such as a flag about a warning sign."""
        return id_of(kind, self.patient, *names)

    @cached_property
    def _first(self) -> str:
        found = [*self.summary.records.entries]
        # What is planned goes once it took place; the patient stays the same.
        found = [one for one in found if one.value.RECORD not in ("planned", "plan")] or found
        first = min(found, key=lambda one: (one.history[0].recorded_at, one.id), default=None)
        return first.id if first else ""

    @cached_property
    def chains(self) -> tuple[tuple[Revision, ...], ...]:
        """The revisions of each record that goes out, by its day and in order of entry.

        The same, in whatever order they were put into the log. A change of the care plan is none:
        it says nothing about the patient, and each flag names its plan.
        """
        every = chains(self.shared.revisions).values()
        found = [tuple(one) for one in every if not isinstance(one[-1].value, PlanChange)]
        found.sort(key=lambda one: (one[-1].value.day, one[0].recorded_at, one[0].id))
        return tuple(found)

    @cached_property
    def _whole(self) -> dict[str, Entry[Record]]:
        return {one.id: one for one in self.summary.records.entries}

    def entry(self, chain: tuple[Revision, ...]) -> Entry[Record]:
        """The record with all its revisions, those too that don't go out.

        When a rating was entered, and whether it was corrected, holds without its history too.
        """
        last = chain[-1]
        return self._whole.get(last.id) or Entry(last.id, last.value, chain)

    @cached_property
    def form(self) -> Plain:
        """The questionnaire that the check-ins answer, of the chosen areas alone."""
        return questionnaire(self.summary.plan, filter(self.shared.selection.holds, AREAS))

    @cached_property
    def questions(self) -> dict[str, str]:
        """What is asked, by the links that answers name."""
        items = [*self.form["item"]]
        items += [inner for one in items for inner in one.get("item", ())]
        return {one["linkId"]: one["text"] for one in items}

    @cached_property
    def procedures(self) -> dict[str, str]:
        """The ids of the sessions that go out, by the record's own id."""
        return {
            chain[-1].id: id_of("Procedure", chain[-1].id)
            for chain in self.chains
            if isinstance(chain[-1].value, TreatmentSession)
        }

    @cached_property
    def _plans(self) -> dict[str, str]:
        """The planned sessions that go out, by the session that each became."""
        there = {one[-1].id for one in self.chains if isinstance(one[-1].value, PlannedSession)}
        along = ((one[0].id, read_reason(one[0].reason).along) for one in self.chains)
        return {id_: found[0] for id_, found in along if found and found[0] in there}

    def became(self, session: str) -> str:
        """The planned session that became this one; none where it was not, or stays here."""
        return self._plans.get(session, "")

    @cached_property
    def _masked(self) -> set[tuple[Area, date]]:
        sessions = (one.value for one in self.shared.records.sessions)
        return {(area, one.day) for one in sessions if one.numbing_cream for area in one.areas}

    def is_masked(self, rating: Rating, day: date) -> bool:
        """Whether a cream of that day may have hidden some of it."""
        return rating.symptom is SORENESS and (rating.area, day) in self._masked

    @cached_property
    def issues(self) -> dict[str, str]:
        """The ids under which flags go out, by the flag's own id."""
        return {flag.id: self.own_id("DetectedIssue", flag.id) for flag in self.shared.flags}

    @cached_property
    def _sessions(self) -> dict[tuple[Area, Symptom], dict[int, list[str]]]:
        """For each area and symptom the sessions that a day's report certainly belongs to."""
        found: dict[tuple[Area, Symptom], dict[int, list[str]]] = {}
        for course in self.summary.courses:
            days = found.setdefault((course.area, course.symptom), {})
            for day, certain in zip(course.days, course.certain, strict=True):
                if certain:
                    days.setdefault(day, []).append(course.session.id)
        return found

    def part_of(self, area: Area, symptom: Symptom, day: date) -> list[str]:
        """The procedures, as far as they go out, that a day's report belongs to."""
        sessions = self._sessions.get((area, symptom), {}).get(day.toordinal(), ())
        return [self.procedures[one] for one in sessions if one in self.procedures]

    def current_session(self, area: Area, day: date) -> list[str]:
        """The procedure of the latest session on an area up to a day, where it goes out."""
        of_area = self.summary.areas.get(area)
        past = [one.id for one in of_area.sessions if one.day <= day] if of_area else []
        return [self.procedures[past[-1]]] if past and past[-1] in self.procedures else []
