import pytest

from diary.core.areas import AREAS, BY_NAME, Area, Aspect, Region, area_named
from diary.core.errors import UnknownNameError


def nearest(name: str) -> tuple[str, ...]:
    with pytest.raises(UnknownNameError) as refused:
        area_named(name)
    assert (refused.value.what, refused.value.given) == ("area", name)
    return refused.value.nearest


def test_there_are_33_areas_and_no_two_share_a_name() -> None:
    assert len(AREAS) == len(BY_NAME) == 33


def test_every_area_of_a_side_has_its_twin_and_says_its_side() -> None:
    for area in AREAS:
        if area.side:
            other = "right" if area.side == "left" else "left"
            twin = BY_NAME[area.name.replace(area.side, other)]
            assert twin.side == other
            assert (twin.region, twin.aspect) == (area.region, area.aspect)
            assert twin.snomed_ct == area.snomed_ct
        assert (area.side != "") == area.name.startswith(("left-", "right-"))


def test_the_face_is_the_first_six_areas() -> None:
    face = [area.name for area in AREAS if area.region is Region.FACE]
    assert face == ["forehead", "left-cheek", "right-cheek", "around-eyes", "jawline", "under-chin"]
    assert list(AREAS[:6]) == [BY_NAME[name] for name in face]


def test_areas_of_one_region_stand_together_so_that_a_list_reads_from_head_to_toe() -> None:
    regions = list(dict.fromkeys(area.region for area in AREAS))
    assert regions == list(Region)
    assert [area.region for area in AREAS] == sorted(
        (area.region for area in AREAS), key=regions.index
    )


def test_only_the_scalp_and_what_lies_behind_is_drawn_on_the_back() -> None:
    behind = {area.name.removeprefix(f"{area.side}-") for area in AREAS if area.aspect == "back"}
    assert behind == {"scalp", "upper-back", "lower-back", "buttock", "back-thigh", "calf"}
    assert {area.aspect for area in AREAS} == set(Aspect)


@pytest.mark.parametrize("typed", ["left-calf", "Left Calf", " LEFT_CALF ", "left--calf"])
def test_case_spaces_and_underscores_are_forgiven(typed: str) -> None:
    assert area_named(typed) is BY_NAME["left-calf"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("left-claf", "left-calf"),
        ("foreheed", "forehead"),
        ("thigh left", "left-front-thigh"),
        ("knee", "left-knee"),
    ],
)
def test_a_slip_is_answered_with_the_nearest_areas(typed: str, offered: str) -> None:
    assert offered in nearest(typed)


def test_a_part_that_fits_many_areas_offers_four_at_most() -> None:
    assert nearest("thigh") == (
        *("left-front-thigh", "right-front-thigh"),
        *("left-inner-thigh", "right-inner-thigh"),
    )


@pytest.mark.parametrize("typed", ["", "   ", "--", "qqqq", "☃"])
def test_what_is_near_to_nothing_offers_nothing(typed: str) -> None:
    assert nearest(typed) == ()


def test_a_huge_name_is_refused_at_once() -> None:
    assert nearest("left-calf" + "x" * 1_000_000) == ()


def test_an_area_shows_its_name() -> None:
    assert repr(area_named("left-calf")) == "Area(left-calf)"
    assert area_named("left-calf") != Area("left-calf", Region.LEGS, Aspect.BACK, "left")
