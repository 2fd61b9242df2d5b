"""What the tests of this folder share."""

import pytest

from diary.storage.keys import Key, unwrapped
from tests.storage.samples import IDENTITY, PASSPHRASE


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of the tests, as opening it costs a thousandth of what a real one costs."""
    key = unwrapped(IDENTITY.read_bytes(), PASSPHRASE, "")
    monkeypatch.setattr(Key, "new", lambda: key)
    monkeypatch.setattr(Key, "wrapped", lambda self, passphrase: IDENTITY.read_bytes())
