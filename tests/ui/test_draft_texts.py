"""Drafts as texts and back, whatever the text holds."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from diary.core.records import Answer
from diary.core.scales import BRUISING, SORENESS
from diary.ui.drafts import (
    CheckInDraft,
    SettingsDraft,
    TellDraft,
    WithdrawalDraft,
    drafts_in,
    text_of,
)
from diary.ui.session_draft import SessionDraft
from tests.ui.stage import (
    BELLY,
    THIGH,
    TODAY,
)

AREAS = st.sampled_from([THIGH, BELLY])


@given(
    st.dates(),
    st.booleans(),
    st.lists(AREAS, unique=True),
    st.dictionaries(st.tuples(AREAS, st.sampled_from([BRUISING, SORENESS])), st.integers(0, 4)),
    st.dictionaries(AREAS, st.sampled_from(list(Answer))),
)
def test_a_draft_is_read_back_as_it_was(
    day: date,
    is_another: bool,
    areas: list[object],
    ratings: dict[object, int],
    answers: dict[object, Answer],
) -> None:
    in_order = tuple(area for area in (BELLY, THIGH) if area in areas)
    draft = CheckInDraft(day, "an-id", is_another, in_order, ratings, answers, "a “note”")  # type: ignore[arg-type]
    session = SessionDraft("yesterday", day, "9", in_order, is_another, not is_another, "n")
    drafts = (
        draft,
        draft._replace(why="a slip"),
        session._replace(entry="another", why="“wrong” day"),
        session,
        SettingsDraft({"name": "Ana", "vim": is_another}),
        WithdrawalDraft("an-id", "entered twice"),
        TellDraft(("sign:fever", 80 * "x"), "“A” sentence.", "yesterday", day, "a “note”"),
    )
    assert drafts_in(text_of(drafts)) == drafts


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("form", "day", "typed_on", "entry", "areas", "ratings", "answers", "note"),
                    *("at", "typed", "why", "flags", "about"),
                ]
            ),
            inner,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_no_text_in_place_of_a_draft_raises(plain: object) -> None:
    forms = ("check-in", "session", "settings", "withdrawal")
    mangled = [{"form": form, "typed": plain, "entry": plain, "why": plain} for form in forms]
    about = {"about": "", "day": "", "typed_on": "2026-11-22", "note": ""}
    told = [{"form": "told", **about, "flags": plain}, {"form": "told", **about, "note": plain}]
    for one in (plain, [plain], [{"form": "session", "x": plain}, plain], mangled, told):
        assert isinstance(drafts_in(json.dumps(one)), tuple)


def test_a_hostile_text_holds_no_draft() -> None:
    for text in ("", "[", "[" * 100_000, "[" + "9" * 6000 + "]", "\x00", "null", "[" * 900):
        assert drafts_in(text) == ()


def test_what_of_a_draft_cannot_be_understood_is_passed_over() -> None:
    text = (
        '[{"form": "check-in", "day": "2026-11-22", "entry": "", "is_another": 1, "areas":'
        ' ["nose", "lower-abdomen"], "ratings": [["nose", "bruising", 1], ["lower-abdomen",'
        ' "bruising", 9], ["lower-abdomen", "soreness", true], ["lower-abdomen", "soreness", 3],'
        ' [[], {}, 1]], "answers": {"lower-abdomen": "perhaps"}, "note": "a\\u001b]52;c;x\\u0007b"}'
        ', {"form": "check-in", "day": "2026-13-22"}, 7]'
    )
    assert drafts_in(text) == (
        CheckInDraft(TODAY, "", False, (BELLY,), {(BELLY, SORENESS): 3}, {}, "a]52;c;xb"),
    )
