"""The use cases while the file, read before, cannot be read any more: nothing goes away by that."""

from collections.abc import Sequence
from datetime import date

import pytest

from diary.core.errors import StorageError
from diary.core.records import Revision
from diary.journal import Journal
from tests.core.small import day
from tests.core.test_journal import NOW, SESSION, Pages, check_in
from tests.diaries import PLAN


class Sheet(Pages):
    """A store whose file may be taken away and put back."""

    is_away = False

    def revisions(self, since: date | None = None) -> Sequence[Revision]:
        self._refuse()
        return super().revisions(since)

    def append(self, *revisions: Revision) -> None:
        self._refuse()
        super().append(*revisions)

    def has_grown(self) -> bool:
        return self.is_away or super().has_grown()

    def _refuse(self) -> None:
        if self.is_away:
            raise StorageError("diary.jsonl", "not a file")


@pytest.fixture
def sheet() -> Sheet:
    kept = Journal(pages := Pages(), PLAN)
    kept.record(SESSION, NOW)
    kept.record(check_in(2), NOW)
    return Sheet(pages.kept)


def test_what_was_read_goes_on_being_shown_and_the_trouble_is_said(sheet: Sheet) -> None:
    journal = Journal(sheet, PLAN)
    before = journal.summary(day(3))
    sheet.is_away = True
    assert journal.summary(day(3)) == before
    assert journal.recent(day(2)).ratings_on(day(2))
    assert journal.history() == sheet.kept
    assert journal.find(sheet.kept[1].id) == (sheet.kept[1],)
    assert str(journal.trouble) == str(StorageError("diary.jsonl", "not a file"))


def test_where_the_last_months_alone_were_read_they_are_shown(sheet: Sheet) -> None:
    journal = Journal(sheet, PLAN)
    journal.recent(day(3))
    sheet.is_away = True
    assert journal.summary(day(3)).ratings_on(day(2))
    assert len(journal.history()) == 2


def test_nothing_can_be_kept_then_and_nothing_is_said_to_be(sheet: Sheet) -> None:
    journal = Journal(sheet, PLAN)
    journal.records()
    sheet.is_away = True
    id_ = sheet.kept[1].id
    for change in (
        lambda: journal.record(check_in(3), NOW),
        lambda: journal.amend(id_, check_in(2, 3), NOW, "mistake"),
        lambda: journal.withdraw(id_, NOW, "mistake"),
        lambda: journal.undo(NOW),
    ):
        with pytest.raises(StorageError):
            change()
    assert len(journal.history()) == 2


def test_once_it_can_be_read_again_what_it_holds_counts_and_the_trouble_is_over(
    sheet: Sheet,
) -> None:
    journal = Journal(sheet, PLAN)
    journal.records()
    sheet.is_away = True
    journal.records()
    sheet.is_away = False
    sheet.kept.append(Journal(Pages(), PLAN).record(check_in(3), NOW))
    assert journal.recent(day(3)).ratings_on(day(3))
    assert journal.trouble is None


def test_a_diary_that_was_never_read_is_not_taken_for_an_empty_one(sheet: Sheet) -> None:
    sheet.is_away = True
    journal = Journal(sheet, PLAN)
    for look in (journal.records, journal.history, lambda: journal.recent(day(3))):
        with pytest.raises(StorageError):
            look()
