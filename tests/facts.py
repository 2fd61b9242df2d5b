"""The ten facts of the treatment's description, each with the sentences that tell it a patient.

Both halves, the commands and the app, are tested to say each of them; see `told_by`.
"""

from typing import NamedTuple


class Fact(NamedTuple):
    """One fact: what it is called here, what the description says, and what the diary says of it.

    `sentences` are all told where the fact matters. `in_plan` is the line of the care plan's page
    that has its number; `source` names it there; where several numbers come from it, the first.
    """

    name: str
    description: str
    sentences: tuple[str, ...]
    in_plan: str
    source: str


FACTS = (
    Fact(
        "bruising-a-week",
        "Mild bruising usually heals within a week.",
        ("A bruise often fades within about a week.",),
        "Still there more than 7 days after a session: tell your clinic.",
        "Treatment description: mild bruising usually heals within a week.",
    ),
    Fact(
        "soreness-two-days",
        "Soreness may last a day or two.",
        ("Soreness often eases in 1 or 2 days.",),
        "Still there more than 2 days after a session: tell your clinic.",
        "Treatment description: soreness may last a day or two.",
    ),
    Fact(
        "test-injections",
        "Two test injections 24 hours before the treatment, to check for allergy.",
        ("Did the skin around your test injections react?",),
        "Two small injections, 24 hours before the treatment.",
        "Treatment description: two test injections 24 hours before the treatment, to check for"
        " allergy.",
    ),
    Fact(
        "numbing-cream",
        "A numbing cream is put on before.",
        ("A numbing cream can hide how sore an area is on the day of the session.",),
        "A numbing cream can hide how sore an area is on the day of the session.",
        "Treatment description: a numbing cream is put on before.",
    ),
    Fact(
        "no-stimulants",
        "No stimulant or caffeine before the treatment.",
        ("No coffee, tea, cola or energy drinks, and nothing else that stimulates",),
        "From 24 hours before: No coffee, tea, cola or energy drinks",
        "Treatment description: no stimulant or caffeine before the treatment.",
    ),
    Fact(
        "no-make-up",
        "After a facial treatment no make-up for about 4 hours.",
        ("No make-up for about 4 hours",),
        "No make-up for about 4 hours after a treatment of your face.",
        "Treatment description: after a facial treatment no make-up for about 4 hours.",
    ),
    Fact(
        "no-hot-shower",
        "No hot showers for up to 8 hours.",
        ("No hot shower for about 8 hours",),
        "No hot shower for about 8 hours.",
        "Treatment description: no hot showers for up to 8 hours.",
    ),
    Fact(
        "diet-and-exercise",
        "A high-protein diet helps; diet and regular exercise keep the result.",
        (
            "Food rich in protein helps after the session.",
            "Regular exercise and a good diet keep the result.",
        ),
        "From 48 hours after: Regular exercise and a good diet keep the result.",
        "Treatment description: a high-protein diet helps after the treatment.",
    ),
    Fact(
        "remedies",
        "The therapist may prescribe remedies.",
        ("Used: arnica, prescribed",),
        "To choose from: arnica, cold pack, paracetamol, prescribed by the clinic.",
        "Treatment description: the therapist may prescribe remedies.",
    ),
    Fact(
        "results",
        "Results usually show after two to three sessions; they are not permanent.",
        (
            "Can you see a change yet?",
            "Results usually show after two to three sessions, and they are not permanent.",
        ),
        "It says so after 3 sessions with no change.",
        "Treatment description: results usually show after two to three sessions; not permanent.",
    ),
)
BY_NAME = {one.name: one for one in FACTS}


def told_by(shown: str, name: str) -> bool:
    """Whether all the sentences of a fact stand there; see `told`."""
    return all(told(shown, sentence) for sentence in BY_NAME[name].sentences)


def told(shown: str, sentence: str) -> bool:
    """Whether it stands there, however it is broken into lines, with small letters or capitals."""
    return sentence.lower() in " ".join(shown.lower().split())
