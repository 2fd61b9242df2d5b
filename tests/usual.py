"""What each care plan that ships calls usual, as a patient reads it beside what is flagged."""

#: Soreness by the plan's id: the days of its window, and the sentence.
SORENESS = {
    "mesotherapy": (2, "Soreness often eases in 1 or 2 days."),
    "injection-lipolysis": (5, "Soreness often eases in about 4 days."),
}
#: Bruises, by either.
BRUISING = (7, "A bruise often fades within about a week.")
#: Said where another plan than the one in force judged.
JUDGED_BY_THE_FIRST = "Judged by the care plan “Mesotherapy” (mesotherapy), version 1."
