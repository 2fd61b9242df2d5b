"""Tests marked `long` run only where `-m` asks for them; the others never wait for them."""

import pytest
from hypothesis import settings

# A shared machine pauses when it likes: how long one example takes proves nothing.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]
