"""The clock of this machine: the only place in the program that reads it."""

import os
import time
from datetime import UTC, datetime

from diary.core.moment import Now
from diary.core.text import clean

_ZONES = "zoneinfo/"


def now() -> Now:
    """This instant, with the offset and the name of the zone the machine is set to."""
    instant = datetime.now(UTC)
    local = time.localtime(instant.timestamp())
    return Now(instant, local.tm_gmtoff // 60, _zone_name() or local.tm_zone)


def _zone_name() -> str:
    """The zone as `Europe/Madrid`, from TZ or else from where /etc/localtime leads to."""
    name = os.environ.get("TZ", "").removeprefix(":")
    if not name:
        try:
            name = os.readlink("/etc/localtime")  # noqa: PTH115 - pathlib costs a start too much
        except OSError:
            return ""
    return clean(name.rpartition(_ZONES)[2])[:60]
