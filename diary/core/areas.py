"""The body areas a diary knows: a fixed list, none overlapping another, left and right apart."""

from dataclasses import dataclass
from enum import StrEnum

from diary.core.errors import UnknownNameError


class Region(StrEnum):
    """Where on the body an area is, for lists that are read from top to toe."""

    FACE = "face"
    HEAD_AND_NECK = "head and neck"
    CHEST_AND_ARMS = "chest and arms"
    BELLY_AND_SIDES = "belly and sides"
    BACK = "back"
    HIPS_AND_BUTTOCKS = "hips and buttocks"
    LEGS = "legs"


class Aspect(StrEnum):
    """The side of the figure an area is drawn on."""

    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """One area. There is one object per area, so areas compare and hash by identity.

    `side` is the patient's own left or right, empty on the midline. `snomed_ct` is a body-site code
    from the DICOM context groups, None where no verified code was found.
    """

    name: str
    region: Region
    aspect: Aspect
    side: str = ""
    snomed_ct: str | None = None

    def __repr__(self) -> str:
        return f"Area({self.name})"


def _pair(
    part: str, region: Region, aspect: Aspect, snomed_ct: str | None = None
) -> tuple[Area, Area]:
    return (
        Area(f"left-{part}", region, aspect, "left", snomed_ct),
        Area(f"right-{part}", region, aspect, "right", snomed_ct),
    )


_F, _B = Aspect.FRONT, Aspect.BACK

AREAS: tuple[Area, ...] = (
    Area("forehead", Region.FACE, _F),
    *_pair("cheek", Region.FACE, _F, "36141000"),
    Area("around-eyes", Region.FACE, _F),
    Area("jawline", Region.FACE, _F, "", "244097004"),
    Area("under-chin", Region.FACE, _F, "", "34926004"),
    Area("scalp", Region.HEAD_AND_NECK, _B, "", "43067004"),
    Area("neck", Region.HEAD_AND_NECK, _F, "", "43081002"),
    Area("chest", Region.CHEST_AND_ARMS, _F),
    *_pair("upper-arm", Region.CHEST_AND_ARMS, _F),
    *_pair("hand", Region.CHEST_AND_ARMS, _F),
    Area("upper-abdomen", Region.BELLY_AND_SIDES, _F, "", "699935000"),
    Area("lower-abdomen", Region.BELLY_AND_SIDES, _F, "", "699914002"),
    *_pair("flank", Region.BELLY_AND_SIDES, _F),
    Area("upper-back", Region.BACK, _B),
    Area("lower-back", Region.BACK, _B),
    *_pair("hip", Region.HIPS_AND_BUTTOCKS, _F),
    *_pair("buttock", Region.HIPS_AND_BUTTOCKS, _B, "22180002"),
    *_pair("front-thigh", Region.LEGS, _F, "61248009"),
    *_pair("inner-thigh", Region.LEGS, _F, "73958006"),
    *_pair("back-thigh", Region.LEGS, _B, "4578000"),
    *_pair("knee", Region.LEGS, _F),
    *_pair("calf", Region.LEGS, _B),
)

BY_NAME: dict[str, Area] = {area.name: area for area in AREAS}


def area_named(name: str) -> Area:
    """Find an area by its name, forgiving case, spaces and underscores.

    Raises `UnknownNameError`, with the nearest areas, for anything else.
    """
    tidy = "-".join(name[:80].lower().replace("_", " ").replace("-", " ").split())
    area = BY_NAME.get(tidy)
    if area is None:
        raise UnknownNameError("area", name, _nearest(tidy))
    return area


def _nearest(tidy: str) -> tuple[str, ...]:
    from difflib import get_close_matches  # 3 ms, and only a typing slip needs it

    within = [name for name in BY_NAME if tidy and all(part in name for part in tidy.split("-"))]
    return tuple((within or get_close_matches(tidy, BY_NAME, n=3, cutoff=0.5))[:4])
