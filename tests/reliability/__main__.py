"""Run the full numbers and print the table: `python -m tests.reliability`."""

import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    folder = str(Path(__file__).parent)
    sys.exit(pytest.main([folder, "-m", "long or not long", *sys.argv[1:]]))
